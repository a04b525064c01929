// @ts-check
// Elements, keys and announcements. Text goes in as text, never as markup.

/**
 * Make an element. Attributes beginning with "on" are listeners; `text` is its text; null and false are left out.
 * @param {string} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {any}
 */
export function h(tag, attributes = {}, ...children) {
  const svg = /^(svg|g|path|line|rect|circle|ellipse|text|title|polyline|tspan)$/.test(tag);
  const made = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  if (tag === "button") made.setAttribute("type", "button");
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on") && typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (name === "text") made.textContent = String(value);
    else if (name === "value" && "value" in made) /** @type {any} */ (made).value = value;
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null && child !== undefined && child !== false) made.append(child);
  return made;
}

/**
 * Give a number with its noun, such as "1 event".
 * @param {number} count
 * @param {string} noun in the singular
 */
export const countOf = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/**
 * Keep JupyterLab's command mode away from everything focusable inside. The attribute must stand on the focused element
 * itself; keys are stopped at the widget's edge as well.
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 */
export function guardKeys(el, signal) {
  const mark = () => {
    for (const one of el.querySelectorAll("a,button,input,select,textarea,summary,[tabindex]")) {
      if (!one.hasAttribute("data-lm-suppress-shortcuts")) one.setAttribute("data-lm-suppress-shortcuts", "true");
    }
  };
  const watcher = new MutationObserver(mark);
  watcher.observe(el, { childList: true, subtree: true });
  signal.addEventListener("abort", () => watcher.disconnect());
  el.setAttribute("data-lm-suppress-shortcuts", "true");
  for (const kind of ["keydown", "keyup", "keypress"]) el.addEventListener(kind, (event) => event.stopPropagation(), { signal });
  mark();
}

/**
 * A polite live region; say(text) announces it.
 * @param {HTMLElement} el
 * @returns {(text: string) => void}
 */
export function announcer(el) {
  const region = h("div", { class: "rw-live", role: "status", "aria-live": "polite" });
  el.append(region);
  return (text) => {
    region.textContent = "";
    region.textContent = text;
  };
}
