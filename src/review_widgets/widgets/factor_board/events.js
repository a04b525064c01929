// @ts-check
// The events of the timeline, to be linked with the circumstance somebody is in.

/**
 * A short list of events with a search: Enter or a press links one or unlinks it, and each can be pulled onto a circumstance.
 * @param {Frame} kit
 * @param {any} node where they stand
 * @param {{current: () => any, link: (factor: string, event: string, on: boolean) => any, leave: () => void}} board
 */
export function eventPicker(kit, node, board) {
  const toggle = (/** @type {any} */ event) => {
    const factor = board.current();
    if (factor) board.link(factor.id, event.id, !linked(event));
    else kit.say(title.textContent);
  };
  const linked = (/** @type {any} */ event) => board.current()?.events.some((/** @type {any} */ one) => one.id === event.id);
  const list = optionList("Events", (/** @type {any} */ one) => [quiet(one.time, "rw-quiet"), ` ${one.text}`], toggle, "onclick");
  list.node.setAttribute("aria-multiselectable", "true");
  const title = quiet();
  const search = h("input", { class: "rw-field", "aria-label": "Find an event", placeholder: "find an event" });
  const more = quiet();
  node.append(title, search, list.node, more);
  /** @type {any[]} */
  let found = [];
  let timer = 0;
  const draw = () => {
    const factor = board.current();
    title.textContent = factor ? `Link to: ${factor.text || "no words yet"}` : "Events: go into a circumstance to link them, or drag one onto it";
    found.forEach((one, n) => list.node.children[n].setAttribute("aria-selected", String(Boolean(linked(one)))));
  };
  const look = async () => {
    timer = 0;
    const text = search.value;
    const { ok, result } = await kit.wire.look("events", { text });
    if (!ok || text !== search.value) return;
    if (JSON.stringify(found) !== JSON.stringify(result.found)) {
      found = result.found;
      list.fill(search, found, text ? 0 : -1);
      found.forEach((one, n) => pullable(kit, list.node.children[n], { target: "article", words: () => `${one.time} ${one.text}`, drop: (card) => board.link(card.dataset.id, one.id, true) }));
    }
    more.textContent = !result.count ? "No event on the timeline yet." : !found.length ? "None has these words." : found.length < result.matching ? `${found.length} of ${result.matching}: type for more` : "";
    draw();
  };
  search.addEventListener("input", look);
  search.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    list.key(event);
    if (event.key === "Enter" && list.chosen()) toggle(list.chosen());
    if (event.key === "Escape") board.leave();
  });
  kit.signal.addEventListener("abort", () => clearTimeout(timer));
  return {
    search, draw,
    /** Look again soon: the timeline may have changed. */
    refresh: () => {
      draw();
      timer ||= setTimeout(look, 500);
    },
  };
}
