// @ts-check
// Behind *more*, for the picture: what makes a lane, what was known, what has a question, when it was written down.

/**
 * Fill the place above the list.
 * @param {{lens: any, look: () => void, lenses: any}} on
 */
export function makeLenses({ lens, look, lenses }) {
  const put = (/** @type {string} */ name) => (/** @type {any} */ value) => {
    lens[name] = value;
    look();
  };
  const choice = (/** @type {string} */ label, /** @type {string} */ name, /** @type {[string, string][]} */ choices) => choiceField({ label, value: lens[name], choices, commit: put(name) }).node;
  const tick = (/** @type {string} */ text, /** @type {string} */ name) =>
    h("label", { class: "rw-tick" }, h("input", { type: "checkbox", onchange: (/** @type {any} */ event) => put(name)(event.target.checked) }), text);
  lenses.append(
    h("div", { class: "rw-row" },
      choice("Lanes by", "lanes", [["kind", "kind"], ["source", "source"], ["team", "team"], ["perspective", "perspective"]]),
      choice("Show", "known", [["", "everything"], ["then", "what was known then"], ["later", "what was learned later"]]),
      tick("only with an open question", "asked"),
      tick("show when it was written down", "written")),
    h("p", { class: "rw-quiet rw-words", text: "Large: has a star. Hollow: a rough time. Dashed: learned later. A bar: it lasted. A thin line: from when it happened to when it was written down. Grey columns: more events than there is room for, with their number." }),
  );
}
