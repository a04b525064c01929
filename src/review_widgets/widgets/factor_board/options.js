// @ts-check
// A list of what fits the words typed so far: arrow keys go through it, Enter or a press takes one.

/**
 * Make such a list.
 * @template T
 * @param {string} label
 * @param {(one: T) => any[]} parts
 * @param {(one: T) => any} press
 * @param {string} on
 */
export function optionList(label, parts, press, on) {
  const node = h("ul", { role: "listbox", id: newId("rw"), "aria-label": label });
  /** @type {any} */
  let input = null;
  /** @type {T[]} */
  let all = [];
  let at = -1;
  const draw = () => {
    const here = /** @type {any} */ (node.children[at]);
    for (const one of node.children) one.classList.toggle("rw-here", one === here);
    input.setAttribute("aria-activedescendant", here?.id ?? "");
    here?.scrollIntoView({ block: "nearest" });
  };
  return {
    node,
    chosen: () => all[at],
    /**
     * @param {any} field
     * @param {T[]} found
     * @param {number} first
     */
    fill: (field, found, first) => {
      [input, all, at] = [field, found, first];
      for (const [name, value] of [["role", "combobox"], ["aria-controls", node.id], ["autocomplete", "off"]]) input.setAttribute(name, value);
      node.replaceChildren(...all.map((one) => h("li", { role: "option", id: newId("rw"), "aria-selected": "false", [on]: (/** @type {Event} */ event) => { event.preventDefault(); press(one); } }, ...parts(one))));
      input.setAttribute("aria-expanded", String(node.isConnected));
      draw();
    },
    /** @param {KeyboardEvent} event */
    key: (event) => {
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (!step || !input) return;
      event.preventDefault();
      at = Math.max(0, Math.min(at + step, all.length - 1));
      draw();
    },
  };
}
