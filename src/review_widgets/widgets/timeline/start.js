// @ts-check
// Getting in without a file: three rows from memory, or a pasted log, chat or export with a preview to confirm.

const FROM_MEMORY = [["first sign", "the first thing anybody saw"], ["turning point", "what changed the picture"], ["it was over", "how you knew"]];

/**
 * The three rows of a review that has no event yet; a filled row says where it went.
 * @param {Frame} kit
 * @param {() => string} zone
 */
export function makeMemory(kit, zone) {
  const rows = FROM_MEMORY.map(([name, hint]) => {
    const when = h("input", { class: "rw-field rw-when", "aria-label": `${name}: when`, placeholder: "14:05 or ~14:05" });
    const what = h("input", { class: "rw-field", "aria-label": `${name}: what`, placeholder: hint, spellcheck: "true" });
    const done = h("span", { class: "rw-quiet rw-done", role: "status" });
    const node = h("div", { class: "rw-memory" }, h("span", { class: "rw-label", text: name }), when, what, done, refusalOf(when));
    const file = async () => {
      if (!what.value.trim() || node.dataset.filed) return;
      const line = `${when.value} ${what.value}`.trim();
      node.dataset.filed = "true";
      const answer = await sendFor(when, () => kit.request("add", { line, zone: zone(), key: true }));
      if (!answer.ok) delete node.dataset.filed;
      else {
        when.disabled = what.disabled = true;
        done.textContent = "on the timeline";
        (rows.find((one) => !one.node.dataset.filed) ?? { when: undefined }).when?.focus();
      }
    };
    for (const input of [when, what]) {
      input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Enter") input === when && !what.value.trim() ? what.focus() : file();
      });
    }
    return { node, when };
  });
  const node = h("div", { class: "rw-memories", role: "group", "aria-label": "No export? Start from memory" },
    h("p", { class: "rw-lead", text: "No export? Start from memory. Three moments are enough to begin; times may be rough." }), ...rows.map((one) => one.node));
  return {
    node,
    /** Whether the rows are still needed. @param {number} events */
    update: (events) => {
      const filed = rows.filter((one) => one.node.dataset.filed).length;
      node.hidden = kit.wire.state().readonly || events > filed || filed === rows.length;
    },
  };
}

/**
 * A box for a log, a chat or an export, pasted or dropped; shows what would be added and adds it on a yes.
 * @param {Frame} kit
 * @param {() => string} zone
 * @param {any} node where it goes
 */
export function makePaste(kit, zone, node) {
  let file = "";
  /** @type {any} */
  let timer = 0;
  const box = h("textarea", { class: "rw-field", rows: 3, "aria-label": "Paste a log, a chat or an export", placeholder: "paste or drop a log, a chat or an export here; you see what it becomes before anything is added", spellcheck: "false" });
  const shown = h("div", { class: "rw-preview", role: "status" });
  const add = h("button", { type: "button", class: "rw-primary", hidden: true });
  const ask = (/** @type {string} */ name) => sendFor(box, () => kit.request(name, { text: box.value, file, zone: zone() }));
  const clear = () => {
    refuse(box, "");
    shown.replaceChildren();
    add.hidden = true;
  };
  const look = async () => {
    clear();
    if (!box.value.trim()) return;
    const answer = await ask("preview");
    if (!answer.ok) return;
    const { rows, count, how, without_time: lacking, zone: read } = answer.result;
    const rest = count > rows.length ? `and ${count - rows.length} more` : "";
    shown.replaceChildren(h("p", { class: "rw-quiet", text: [how, countOf(count, "event"), lacking ? `${lacking} without a time` : "", `times in ${read}`].filter(Boolean).join(" · ") }),
      h("table", {}, ...rows.map((/** @type {string[]} */ [at, text]) => h("tr", {}, h("td", { class: "rw-clock", text: at }), h("td", { text })))), rest);
    add.textContent = `Add ${countOf(count, "event")}`;
    add.hidden = false;
  };
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 300);
  });
  add.addEventListener("click", async () => {
    const answer = await ask("paste");
    if (!answer.ok) return;
    kit.say(`${countOf(answer.result.count, "event")} added; Undo takes them back`);
    box.value = file = "";
    clear();
    node.open = false;
  });
  node.append(box, shown, add);
  return {
    /** Look at a file or a text that was dropped. @param {File|undefined} dropped @param {string} text */
    take: async (dropped, text) => {
      file = dropped?.name ?? "";
      box.value = dropped ? await dropped.text() : text;
      node.open = true;
      look();
    },
    update: (/** @type {number} */ events) => {
      if (events || node.dataset.seen) return;
      node.dataset.seen = "true";
      node.open = true;
    },
  };
}
