// @ts-check
// Wordings marked under the words while somebody types. The text stays in its own field, so that undo, caret, input methods and
// screen readers are the browser's; an overlay that nothing can touch repeats the text unseen and draws the lines.

/**
 * @typedef {{start: number, end: number, sentence_start: number, sentence_end: number, tier: string, words: string, category: string, text: string, why: string, question: string, rewrite: string, stale?: boolean}} Mark
 */

/**
 * Turn offsets in code points into offsets of this browser's strings.
 * @param {string} text
 * @param {Mark[]} marks
 * @returns {Mark[]}
 */
export function toUnits(text, marks) {
  const places = /** @type {const} */ (["start", "end", "sentence_start", "sentence_end"]);
  const wanted = [...new Set(marks.flatMap((mark) => places.map((place) => mark[place])))].sort((a, b) => a - b);
  const units = new Map();
  let points = 0;
  let unit = 0;
  for (const point of wanted) {
    for (; points < point; points += 1) unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
    units.set(point, unit);
  }
  return marks.map((mark) => ({ ...mark, ...Object.fromEntries(places.map((place) => [place, units.get(mark[place])])) }));
}

/**
 * Carry marks over an edit until the kernel has looked again: those before it stay, those behind it move, a mark that was touched
 * goes, and a sentence that was touched keeps its mark without the rewrite.
 * @param {Mark[]} marks
 * @param {string} before
 * @param {string} now
 * @returns {Mark[]}
 */
export function carryMarks(marks, before, now) {
  if (before === now) return marks;
  const most = Math.min(before.length, now.length);
  let head = 0;
  while (head < most && before[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const last = before.length - tail;
  const shift = now.length - before.length;
  const moved = (/** @type {number} */ at) => (at >= last ? at + shift : Math.min(at, head));
  return marks
    .filter((mark) => mark.end <= head || mark.start >= last)
    .map((mark) => {
      const by = mark.end <= head ? 0 : shift;
      const [start, end] = [mark.start + by, mark.end + by];
      return {
        ...mark, start, end,
        sentence_start: Math.min(mark.sentence_start <= head ? mark.sentence_start : moved(mark.sentence_start), start),
        sentence_end: Math.max(moved(mark.sentence_end), end),
        stale: mark.stale || (mark.sentence_end > head && mark.sentence_start < last),
      };
    });
}

/**
 * What the kernel says about wordings: {to_reword, version}, empty where nobody marks; and whether this browser presents, which
 * marks nothing, whatever the others do.
 * @param {any} model
 * @returns {{presenting?: boolean, to_reword?: string, version?: number}}
 */
export function wordingOf(model) {
  return { ...model.get("wording"), presenting: document.documentElement.classList.contains("rw-presenting") };
}

/**
 * Call back now and whenever the kernel says something else about wordings, or this browser presents or stops.
 * @param {any} model
 * @param {AbortSignal} signal
 * @param {(wording: ReturnType<typeof wordingOf>) => void} redraw
 */
export function onWording(model, signal, redraw) {
  const told = () => redraw(wordingOf(model));
  model.on("change:wording", told);
  document.addEventListener("rw-presenting", told, { signal });
  signal.addEventListener("abort", () => model.off("change:wording", told));
  told();
}

const COPIED = /^(font|letter|word|text-(indent|transform|align|rendering)|tab-size|direction|overflow-wrap|line-break|hyphens|padding)/;

/**
 * The overlay over a text area or a line: the same text in the same place, unseen, with lines under the marks.
 * @param {any} input
 * @param {AbortSignal} signal
 */
export function markLayer(input, signal) {
  const mirror = h("span", { class: "rw-mirror" });
  const node = h("span", { class: "rw-marks", "aria-hidden": "true" }, mirror);
  const lines = input.tagName === "TEXTAREA";
  let drawn = "";
  const scroll = () => { mirror.style.transform = `translate(${-input.scrollLeft}px, ${-input.scrollTop}px)`; };
  const fit = () => {
    const style = getComputedStyle(input);
    for (const name of style) if (COPIED.test(name)) mirror.style.setProperty(name, style.getPropertyValue(name));
    const edge = (/** @type {string} */ side) => parseFloat(style.getPropertyValue(`border-${side}-width`)) || 0;
    const bar = Math.max(0, input.offsetWidth - input.clientWidth - Math.round(edge("left") + edge("right")));
    const box = input.getBoundingClientRect();
    const height = box.height - edge("top") - edge("bottom");
    node.style.inset = `${input.offsetTop + edge("top")}px auto auto ${input.offsetLeft + edge("left")}px`;
    node.style.width = `${box.width - edge("left") - edge("right") - bar}px`;
    node.style.height = `${height}px`;
    mirror.style.whiteSpace = lines ? "pre-wrap" : "pre";
    mirror.style.lineHeight = lines ? style.lineHeight : `${height - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)}px`;
    scroll();
  };
  const watcher = new ResizeObserver(fit);
  watcher.observe(input);
  signal.addEventListener("abort", () => watcher.disconnect());
  input.addEventListener("scroll", scroll, { signal });
  return {
    node,
    fit,
    /**
     * @param {string} text
     * @param {Mark[]} marks
     * @param {Mark|null} here
     */
    draw: (text, marks, here) => {
      const wanted = marks.length ? JSON.stringify([text, marks.map((mark) => [mark.start, mark.end, mark.tier, mark === here])]) : "";
      if (wanted === drawn) return;
      drawn = wanted;
      const parts = [];
      let at = 0;
      for (const mark of marks) {
        parts.push(text.slice(at, mark.start), h("mark", { class: `rw-${mark.tier}${mark === here ? " rw-here" : ""}`, text: text.slice(mark.start, mark.end) }));
        at = mark.end;
      }
      mirror.replaceChildren(...(marks.length ? [...parts, `${text.slice(at)}\u200b`] : []));
      if (marks.length) fit();
    },
    /** @param {number} index @returns {any} */
    markAt: (index) => mirror.querySelectorAll("mark")[index],
  };
}

/**
 * The card beside a marked wording: another way to put it, why, a question, and keeping it with a reason.
 * @param {Mark} mark
 * @param {{accept: () => void, keep: (reason: any) => void, back: () => void}} acts
 */
export function markCard(mark, acts) {
  const reason = h("input", { class: "rw-field", "aria-label": "Why it stays as it is", placeholder: "it stays, because …" });
  const use = h("button", { class: "rw-primary", title: "Alt+Enter in the text", text: "Put it this way", onclick: acts.accept });
  const keep = h("button", { text: "Keep", onclick: () => acts.keep(reason) });
  const node = h("div", { class: "rw-card rw-wording", role: "group", "aria-label": "Another way to put it" },
    h("p", {}, h("span", { class: "rw-tag", text: mark.words }), " ", h("q", { text: mark.text })),
    mark.rewrite && h("p", { class: "rw-label", text: "Another way to put it" }),
    mark.rewrite && h("blockquote", { text: mark.rewrite }),
    mark.rewrite && h("div", { class: "rw-row" }, use, h("kbd", { text: "Alt+Enter" })),
    h("p", { class: "rw-quiet", text: mark.why }),
    h("p", {}, h("strong", { text: "Ask instead: " }), mark.question),
    h("div", { class: "rw-row rw-two" }, reason, keep), refusalOf(reason));
  reason.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Enter") acts.keep(reason);
  });
  node.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") acts.back();
  });
  return node;
}

/**
 * Put a text in the place of a part of a field, as if typed: the browser's own undo takes it back.
 * @param {any} input
 * @param {number} start
 * @param {number} end
 * @param {string} text
 */
export function typeOver(input, start, end, text) {
  input.focus();
  input.setSelectionRange(start, end);
  if (input.ownerDocument.execCommand("insertText", false, text)) return;
  input.setRangeText(text, start, end, "end");
  input.dispatchEvent(new Event("input", { bubbles: true }));
}
