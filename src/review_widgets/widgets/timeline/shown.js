// @ts-check
// What shows it: links, notes and pictures of one event. A picture is drawn anew before it is sent, so that nothing but the picture goes.

const MOST_SIDE = 2000;
const MOST_BYTES = 1400000;

/**
 * Draw a picture anew, smaller until it fits; gives it in base64.
 * @param {Blob} file
 * @returns {Promise<string>}
 */
async function drawAnew(file) {
  const bitmap = await createImageBitmap(file);
  for (let shrink = Math.min(1, MOST_SIDE / Math.max(bitmap.width, bitmap.height)); ; shrink *= 0.8) {
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * shrink)), Math.max(1, Math.round(bitmap.height * shrink)));
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    let made = await canvas.convertToBlob({ type: "image/png" });
    if (made.size > MOST_BYTES) made = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 });
    if (made.size > MOST_BYTES) continue;
    const bytes = new Uint8Array(await made.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  }
}

/**
 * The evidence of the chosen event.
 * @param {{kit: Frame, selected: () => string}} on
 */
export function makeShown({ kit, selected }) {
  const entry = h("input", { class: "rw-field", "aria-label": "Add what shows it: a link, a note, or a pasted picture; Enter", placeholder: "a link, a note, or paste a picture; Enter" });
  const file = h("input", { type: "file", accept: "image/*", class: "rw-file", "aria-label": "Choose a picture" });
  const rows = h("div", { class: "rw-shown" });
  const takePicture = async (/** @type {File} */ chosen) => {
    const id = selected();
    let data = "";
    try {
      data = await drawAnew(chosen);
    } catch {
      kit.say(`${chosen.name} could not be read as a picture`);
      entry.value ||= `${chosen.name} could not be read as a picture`;
      entry.select();
      return;
    }
    const answer = await sendFor(file, () => kit.request("picture", { id, data, file: chosen.name }));
    if (!answer.ok) return;
    kit.say("picture added, without its metadata; say in words what it shows");
    rows.querySelector(`[data-picture="${answer.result.picture}"] input`)?.focus();
  };
  entry.addEventListener("keydown", async (/** @type {KeyboardEvent} */ event) => {
    const text = entry.value;
    if (event.key !== "Enter" || !text.trim()) return;
    entry.value = "";
    const answer = await sendFor(entry, () => kit.request("evidence", { id: selected(), text }));
    if (!answer.ok) entry.value ||= text;
    else kit.say("added");
  });
  entry.addEventListener("paste", (/** @type {ClipboardEvent} */ event) => {
    const pasted = [...(event.clipboardData?.files ?? [])].find((one) => one.type.startsWith("image/"));
    if (!pasted) return;
    event.preventDefault();
    takePicture(pasted);
  });
  file.addEventListener("change", () => {
    if (file.files[0]) takePicture(file.files[0]);
    file.value = "";
  });
  const drop = (/** @type {any} */ one) => h("button", { type: "button", class: "rw-bare rw-small", text: "remove", "aria-label": `Remove ${one.url || one.text || "the picture"}`, onclick: () => kit.request("detach", { id: selected(), evidence: one.id }) });
  const makePicture = (/** @type {any} */ one) => {
    const now = () => kit.wire.state().pictures[one.picture] ?? { alt: "", name: "", visibility: "open" };
    const put = (/** @type {Record<string, any>} */ fields) => kit.change({ op: "update", collection: "assets", id: one.picture, fields });
    const image = h("img", { alt: now().alt });
    const lacking = h("span", { class: "rw-quiet" });
    kit.wire.request("show", { id: one.picture }).then((/** @type {any} */ answer) => {
      if (answer.ok) image.src = answer.result.url;
      else lacking.textContent = answer.error;
    });
    const alt = textField({ label: "What it shows", value: now().alt, commit: (value) => put({ alt: value }) });
    const open = h("input", { type: "checkbox", onchange: () => put({ visibility: open.checked ? "public" : "open" }) });
    const update = () => {
      image.alt = now().alt || now().name;
      alt.update(now().alt);
      open.checked = now().visibility === "public";
    };
    update();
    return { node: h("div", { class: "rw-evidence", "data-picture": one.picture }, h("div", {}, image, lacking), h("div", { class: "rw-about" }, alt.node, h("label", { class: "rw-tick" }, open, "the public may see it"), drop(one))), update };
  };
  const makeNote = (/** @type {any} */ one) => {
    const safe = /^https?:\/\//i.test(one.url);
    const words = safe ? h("a", { href: one.url, target: "_blank", rel: "noopener noreferrer", text: one.text || one.url }) : h("span", { text: [one.text, one.url].filter(Boolean).join(" ") });
    return { node: h("div", { class: "rw-evidence" }, words, drop(one)), update: () => {} };
  };
  return {
    node: h("div", { class: "rw-group", role: "group", "aria-label": "What shows it" }, h("span", { class: "rw-label", text: "What shows it" }), rows, entry, file),
    takePicture,
    update: (/** @type {any} */ event) => keyed(rows, event.evidence ?? [], (one) => one.id, (one) => (one.picture ? makePicture(one) : makeNote(one))),
  };
}
