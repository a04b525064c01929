// @ts-check
// One of a few words.

/**
 * A labelled choice.
 * @param {{label: string, value: string, choices: readonly (readonly [string, string])[], commit?: (value: string) => any, hideLabel?: boolean, readonly?: boolean}} options
 */
export function choiceField(options) {
  const select = h(
    "select",
    { "aria-label": options.hideLabel ? options.label : null, disabled: options.readonly, class: "rw-field" },
    ...options.choices.map(([value, words]) => h("option", { value, text: words })),
  );
  select.value = options.value;
  select.addEventListener("change", () => sendFor(select, () => options.commit?.(select.value)));
  return {
    node: h("label", { class: "rw-textfield" }, options.hideLabel ? null : h("span", { class: "rw-label", text: options.label }), select),
    input: select,
    update: (/** @type {string} */ value) => {
      if (select.value === value) return;
      select.value = value;
      refuse(select, "");
    },
  };
}
