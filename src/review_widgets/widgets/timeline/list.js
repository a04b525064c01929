// @ts-check
// The list: the accessible truth of the timeline. Only the rows in sight are in the document; where nobody edits, whole texts are, up to MOST_WHOLE.

const ROW = 30;
const MOST_WHOLE = 1000;

/** The weights an event may have, in the order in which i goes through them. */
export const WEIGHTS = ["normal", "key", "background"];

/**
 * @param {{select: (id: string, focus?: boolean) => void, edit: (what: string, id?: string) => void, zone: () => string, readonly: boolean}} on
 */
export function makeList({ select, edit, zone, readonly }) {
  const inside = h("div", { class: "rw-inside", role: "presentation" });
  const box = h("div", { class: "rw-list", role: "listbox", tabindex: 0, "aria-label": `Events. Arrow keys move${readonly ? "" : ", Enter edits the text, t the time; k kind, p phase, i weight, s star, Delete removes"}.` }, inside);
  let rows = /** @type {any[]} */ ([]);
  let selected = "";
  let written = false;
  const isWhole = () => readonly && rows.length <= MOST_WHOLE;
  const draw = () => {
    const whole = isWhole();
    const { first, last } = whole ? { first: 0, last: rows.length } : visibleRows(rows.length, box.scrollTop, box.clientHeight || 320, ROW);
    box.toggleAttribute("data-whole", whole);
    inside.style.height = whole ? "" : `${rows.length * ROW}px`;
    keyed(inside, rows.slice(first, last).map((event, index) => ({ event, top: (first + index) * ROW })), (one) => one.event.id, makeRow);
    box.setAttribute("aria-activedescendant", rows.some((one) => one.id === selected) ? rowId(selected) : "");
  };
  const base = newId("row");
  const rowId = (/** @type {string} */ id) => `${base}-${id}`;
  const makeRow = (/** @type {any} */ first) => {
    const id = first.event.id;
    const spans = ["day", "clock", "kind", "text", "who"].map((name) => h("span", { class: `rw-${name}` }));
    const [day, clock, kind, text, who] = spans;
    const mark = h("span", { class: "rw-star", "aria-hidden": "true", title: "star (s)", onclick: (/** @type {Event} */ event) => { event.stopPropagation(); edit("star", id); } });
    const node = h("div", { class: "rw-event", role: "option", id: rowId(id), "data-id": id, onclick: () => select(id, true) }, mark, ...spans);
    const update = (/** @type {any} */ { event, top }) => {
      node.style.top = `${top}px`;
      const at = event.at ? inZone(event.at, zone()) : null;
      const index = rows.indexOf(event);
      const before = index > 0 && rows[index - 1].at ? inZone(rows[index - 1].at, zone()).date : "";
      day.textContent = at && at.date !== before ? at.date.slice(5) : "";
      clock.textContent = at ? `${event.precision === "approximate" ? "~" : ""}${at.time}` : "no time";
      clock.title = [at ? at.date : "", event.note].filter(Boolean).join("\n");
      kind.textContent = event.kind.replace("_", " ");
      mark.textContent = event.importance === "key" ? "★" : "☆";
      text.textContent = event.text || "(no text)";
      const lag = written && event.written && lengthWords(Date.parse(event.written) - Date.parse(event.at));
      who.textContent = [lag && `written ${lag} later`, event.known === false && "learned later", event.asks && `${event.asks} asked`, event.who].filter(Boolean).join(" · ");
      node.setAttribute("aria-selected", String(id === selected));
      node.setAttribute("data-importance", event.importance);
    };
    update(first);
    return { node, update };
  };
  const reveal = () => {
    const index = rows.findIndex((one) => one.id === selected);
    if (index < 0) return;
    const row = /** @type {HTMLElement | false} */ (isWhole() && inside.children[index]);
    const [at, high] = row ? [row.offsetTop, row.offsetHeight] : [index * ROW, ROW];
    if (at < box.scrollTop) box.scrollTop = at;
    else if (at + high > box.scrollTop + box.clientHeight) box.scrollTop = at + high - box.clientHeight;
  };
  box.addEventListener("scroll", () => isWhole() || draw());
  box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !rows.length) return;
    const at = rows.findIndex((one) => one.id === selected);
    const page = Math.max(1, Math.floor(box.clientHeight / ROW) - 1);
    const steps = /** @type {Record<string, number>} */ ({ ArrowDown: at + 1, ArrowUp: at < 0 ? 0 : at - 1, Home: 0, End: rows.length - 1, PageDown: at + page, PageUp: at - page });
    const editing = /** @type {Record<string, string>} */ ({ Enter: "text", t: "at", k: "kind", p: "phase", i: "importance", s: "star", Delete: "remove" });
    if (event.key in steps) select(rows[Math.min(Math.max(steps[event.key], 0), rows.length - 1)].id);
    else if (selected && editing[event.key]) edit(editing[event.key]);
    else return;
    event.preventDefault();
  });
  return {
    node: box,
    show: (/** @type {any[]} */ next, /** @type {string} */ id, /** @type {boolean} */ lags) => {
      const moved = id !== selected;
      rows = next;
      selected = id;
      written = lags;
      draw();
      if (moved) {
        reveal();
        draw();
      }
    },
  };
}
