// @ts-check
// How it was found, the conditions at the time, and notes of one line each.

/**
 * A row of chips that are pressed or not.
 * @param {string} label
 * @param {readonly (readonly [string, string])[]} choices
 * @param {boolean} readonly
 * @param {(value: string, on: boolean) => any} press
 */
export function pressRow(label, choices, readonly, press) {
  const chips = choices.map(([value, words]) => {
    const one = h("button", { class: "rw-chip", "data-value": value, disabled: readonly, text: words, onclick: () => press(value, one.getAttribute("aria-pressed") !== "true") });
    return one;
  });
  return {
    node: h("div", { class: "rw-pressrow", role: "group", "aria-label": label }, quiet(label), ...chips),
    update: (/** @type {Set<string>} */ pressed) => {
      for (const one of chips) one.setAttribute("aria-pressed", String(pressed.has(one.dataset.value)));
    },
  };
}

/**
 * Notes of one list as chips one can write in, with a line to add one.
 * @param {Frame} kit
 * @param {any} model
 * @param {{collection: string, title: string, one?: string, section: any, words?: (note: any) => string, fixed?: boolean}} options
 */
export function noteList(kit, model, options) {
  const { collection, title } = options;
  const { readonly } = kit.wire.state();
  const rows = h("div", { class: "rw-notes" });
  const make = (/** @type {any} */ note) => {
    const kind = options.words?.(note) ?? "";
    const field = markedField(kit, model, { label: kind || title, hideLabel: true, value: note.text, rows: 1, placeholder: kind && "say more", readonly, field: `${collection}[${note.id}].text`, section: options.section, commit: (value) => kit.change({ op: "update", collection, id: note.id, fields: { text: value } }) });
    const drop = dropButton(kit, collection, note.id, "×");
    return {
      node: h("div", { class: "rw-note rw-chip" }, kind && quiet(kind), field.node, drop),
      update: (/** @type {any} */ next) => {
        field.update(next.text);
        drop.setAttribute("aria-label", `Remove: ${kind} ${next.text}`);
      },
    };
  };
  const add = options.fixed ? null : adder(kit, model, { collection, label: `add ${options.one}`, fields: (text) => ({ text }) });
  return {
    node: h("div", {}, !options.fixed && h("h3", { text: title }), rows, add?.node),
    draw: () => keyed(rows, kit.wire.state()[collection], (/** @type {any} */ one) => one.id, (one) => {
      const made = make(one);
      made.update(one);
      return made;
    }),
  };
}

/**
 * A line that adds an item to a list with Enter.
 * @param {Frame} kit
 * @param {any} model
 * @param {{collection: string, label: string, fields: (text: string) => Record<string, any>, name?: string}} options
 */
export function adder(kit, model, { collection, label, fields, name = collection }) {
  const made = lineField(kit, model, {
    label, placeholder: `${label}, Enter`, name,
    send: (line, key) => {
      const there = kit.wire.state()[collection].some((/** @type {any} */ one) => one.id === key);
      return there ? Promise.resolve({ ok: true }) : kit.change({ op: "add", collection, id: key, fields: fields(line.trim()) });
    },
  });
  made.node.hidden = kit.wire.state().readonly;
  return made;
}
