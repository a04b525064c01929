// @ts-check
// Why a change was refused, said at the field it came from.

/** The field whose change is being sent. */
export const sender = { input: /** @type {any} */ (null) };

/**
 * Send something for a field: a refusal is said at the field then, not at the widget's foot.
 * @template T
 * @param {any} input
 * @param {() => T} send
 * @returns {T}
 */
export function sendFor(input, send) {
  sender.input = input;
  try {
    return send();
  } finally {
    sender.input = null;
  }
}

/**
 * The line under a field that says why; a widget may put it where there is room for a sentence.
 * @param {any} input
 * @returns {any}
 */
export function refusalOf(input) {
  return (input.rwRefusal ??= h("span", { class: "rw-refused rw-error", role: "alert", id: newId("no") }));
}

/**
 * Say at a field why it was refused, or with "" that it no longer is.
 * @param {any} input
 * @param {string} why
 */
export function refuse(input, why) {
  if (!why && !input.rwRefusal) return;
  const line = refusalOf(input);
  if (!line.parentNode) {
    const label = input.closest("label");
    const words = label?.querySelector(".rw-label");
    if (words && !input.ariaLabel) { // the sentence in the label is no part of the field's name
      words.id ||= newId("of");
      input.setAttribute("aria-labelledby", words.id);
    }
    if (label) label.append(line);
    else (input.closest(".rw-marked") ?? input).after(line);
  }
  line.textContent = why;
  describe(input, line.id, Boolean(why));
  if (why) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

/**
 * Add a text to those that describe a field, or take it away.
 * @param {any} input
 * @param {string} id
 * @param {boolean} on
 */
export function describe(input, id, on) {
  const ids = new Set((input.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (on) ids.add(id);
  else ids.delete(id);
  if (ids.size) input.setAttribute("aria-describedby", [...ids].join(" "));
  else input.removeAttribute("aria-describedby");
}
