// @ts-check
// A line that Enter sends off. What is not in the record yet stays in sight, in its order, and in this tab until it is.

/**
 * A field for lines. Each goes with a key of its own, so that sending it again adds nothing twice.
 * @param {Frame} kit
 * @param {any} model
 * @param {{label: string, placeholder: string, name: string, send: (line: string, key: string) => Promise<any>, class?: string}} options
 * @returns {{node: any, input: any, put: (line: string) => void}}
 */
export function lineField(kit, model, options) {
  const place = `rw ${kit.wire.state().review_id} ${options.name}`;
  const readonly = kit.wire.state().readonly;
  const input = h("textarea", { rows: 1, class: `rw-field ${options.class ?? ""}`, "aria-label": options.label, placeholder: options.placeholder, autocomplete: "off", spellcheck: "true", disabled: readonly });
  oneLine(input);
  const rows = h("ol", { "aria-label": "Not saved yet" });
  const again = h("button", { class: "rw-small", text: "Try again", onclick: () => send() });
  const unsent = h("div", { class: "rw-unsent", hidden: true }, rows, again);
  const box = h("div", {}, input);
  const marked = markInput(kit, model, input, { field: `line.${options.name}`, brief: true });
  /** @type {{line: string, key: string, why?: string}[]} */
  let lines = [];
  let busy = false;
  const keep = (/** @type {typeof lines} */ now) => {
    lines = now;
    try {
      if (lines.length) sessionStorage.setItem(place, JSON.stringify(lines));
      else sessionStorage.removeItem(place);
    } catch {
      // without a store of this tab the lines stand in this view alone
    }
  };
  const drop = (/** @type {typeof lines[0]} */ one) => keep(lines.filter((each) => each !== one));
  const put = (/** @type {string} */ line) => {
    input.value = line;
    grow(input);
    marked.follow();
  };
  const draw = () => {
    unsent.hidden = !lines.length;
    again.hidden = busy;
    rows.replaceChildren(...lines.map((one) => h("li", {}, h("span", { text: one.line }),
      h("span", { class: "rw-quiet", text: one.why ? ` not saved: ${one.why} ` : busy ? " saving …" : " not saved yet " }),
      !busy && h("button", { class: "rw-bare rw-small", text: "edit", onclick: () => {
        drop(one);
        put(`${one.line} ${input.value}`.trim());
        draw();
        input.focus();
      } }))));
  };
  const send = async () => {
    if (busy) return;
    busy = true;
    const slow = setTimeout(draw, 300);
    keep(lines.map(({ line, key }) => ({ line, key })));
    for (let one; (one = lines.find((each) => !each.why)); ) {
      const answer = await sendFor(input, () => options.send(one.line, one.key));
      if (answer.ok) drop(one);
      else if (answer.silent) break;
      else if (input.value) { // it goes on being filled: said at the line that waits
        one.why = answer.error;
        refuse(input, "");
        kit.say(`not saved: ${one.why}`);
      }
      else {
        drop(one);
        put(one.line);
      }
    }
    busy = false;
    clearTimeout(slow);
    draw();
  };
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.isComposing || event.altKey) return;
    const line = input.value.trim();
    if (line) {
      keep([...lines, { line: input.value, key: newId("l") }]);
      put("");
    }
    if (lines.length) send();
  });
  input.addEventListener("input", () => {
    grow(input);
    if (!input.value) refuse(input, "");
  });
  try {
    lines = JSON.parse(sessionStorage.getItem(place) ?? "[]");
  } catch {
    // nothing was left behind
  }
  if (lines.length && !readonly) setTimeout(send);
  return { node: h("div", { class: "rw-linefield" }, box, marked.place, unsent), input, put };
}
