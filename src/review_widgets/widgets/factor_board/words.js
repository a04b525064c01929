// @ts-check
// The team's own words for a circumstance: those it has are suggested before a new one is coined.

/**
 * One list of suggestions for all cards; it stands under the field somebody types in.
 * @param {Frame} kit
 */
export function wordList(kit) {
  const list = optionList("Words used before", (/** @type {{words: string, note: string}} */ one) => [h("span", { text: one.words }), quiet(one.note, "rw-quiet")], (one) => field.rwTake(one.words), "onpointerdown");
  const note = quiet();
  const node = h("div", { class: "rw-suggest" }, list.node, note);
  /** @type {any} */
  let field = null;
  let timer = 0;
  const close = () => {
    clearTimeout(timer);
    node.remove();
    if (field) list.fill(field, [], -1);
    field = null;
  };
  const look = async () => {
    clearTimeout(timer);
    const [at, text] = [field, field.value.trim()];
    const { ok, result } = await kit.wire.look("labels", { text, id: field.dataset.id });
    if (!ok || at !== field || text !== at.value.trim()) return;
    const options = result.found.map((/** @type {any} */ one) => ({ words: one.label, note: one.reviews ? `used in ${one.reviews} earlier review${one.reviews > 1 ? "s" : ""}` : "used in this review" }));
    const same = result.found.findIndex((/** @type {any} */ one) => one.same);
    if (text && same < 0) options.push({ words: text, note: "a new word" });
    list.fill(at, options, same);
    note.textContent = result.reading ? "still reading …" : options.length ? "" : "none used before";
    if (result.reading) timer = setTimeout(look, 600);
  };
  /** Let a field suggest; `take` gets the words. */
  return (/** @type {any} */ input, /** @type {(words: string) => any} */ take) => {
    input.rwTake = async (/** @type {string} */ words) => {
      input.value = "";
      const { ok } = await take(words);
      if (!ok && !input.value) input.value = words;
      if (input === field) look();
    };
    const typed = () => input.value.replaceAll(",", " ").trim();
    const enter = () => {
      field = input;
      input.after(node);
      look();
    };
    input.addEventListener("focus", enter);
    if (input.ownerDocument.activeElement === input) enter();
    input.addEventListener("blur", () => {
      if (typed()) input.rwTake(typed());
      close();
    });
    input.addEventListener("input", () => (input.value.includes(",") && typed() ? input.rwTake(typed()) : look()));
    input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      list.key(event);
      const words = list.chosen()?.words ?? typed();
      if (event.key === "Enter" && words && !event.isComposing) input.rwTake(words);
      if (event.key === "Escape") close();
    });
  };
}
