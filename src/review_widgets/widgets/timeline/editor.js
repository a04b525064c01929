// @ts-check
// The editor of one event.

/**
 * The fields of the chosen event. What stands behind *more* and the marks of wordings join it once their code is there.
 * @param {Frame} kit
 * @param {() => string} zone
 */
export function makeEditor(kit, zone) {
  const state = () => kit.wire.state();
  const readonly = state().readonly;
  let id = "";
  /** @type {any} */
  let behind = null;
  let part = new AbortController();
  const clock = (/** @type {any} */ iso) => (iso ? `${inZone(iso, zone()).date} ${inZone(iso, zone()).time}` : "");
  /** @type {Record<string, any>} */
  let fields = {};
  const put = (/** @type {string} */ of, /** @type {Record<string, any>} */ more) => kit.change({ op: "update", collection: "events", id: of, fields: more });
  const what = (/** @type {string} */ of, /** @type {string} */ value) => (behind ? behind.marked : textField)({
    label: "What", field: `events[${of}].text`, value, rows: 2, readonly, commit: (/** @type {string} */ text) => put(of, { text }),
  }, part.signal);
  const build = (/** @type {any} */ event) => {
    part.abort();
    part = new AbortController();
    const of = id = event.id;
    const when = (/** @type {string} */ field, /** @type {string} */ label, /** @type {string} */ iso) => textField({ label, value: clock(iso), readonly, whole: true, placeholder: readonly ? "" : "14:05, +7m", commit: (text) => kit.request("when", { id: of, field, text, zone: zone() }) });
    const choice = (/** @type {string} */ label, /** @type {string} */ field, /** @type {string} */ value, /** @type {any} */ choices) => choiceField({ label, value, choices, readonly, commit: (chosen) => put(of, { [field]: chosen || null }) });
    fields = {
      text: what(of, event.text),
      at: when("occurred_at", "When", event.at),
      end: when("ended_at", "Until", event.end),
      kind: choice("Kind", "kind", event.kind, state().kinds),
      phase: choice("Phase from here", "phase", event.phase, state().phases),
      actor: choice("Who or what", "actor", event.actor, [["", "not said"], ...state().people]),
      importance: choice("Weight", "importance", event.importance, WEIGHTS.map((one) => [one, one])),
    };
    const [first, ...rest] = Object.values(fields).map((one) => one.node);
    node.replaceChildren(first, h("div", { class: "rw-grid3" }, ...rest), behind?.detail.node ?? "");
  };
  const node = h("div", { class: "rw-editor" });
  return {
    node,
    /** @param {string} name */
    field: (name) => fields[name],
    /** Marks and *more* are there now; what is being typed stays. @param {any} arrived */
    join: (arrived) => {
      behind = arrived;
      if (!id) return;
      fields.text.send();
      const { input, node: old } = fields.text;
      const held = input.ownerDocument.activeElement === input;
      fields.text = what(id, input.value);
      old.replaceWith(fields.text.node);
      node.append(behind.detail.node);
      if (!held) return;
      fields.text.input.focus();
      fields.text.input.setSelectionRange(input.selectionStart, input.selectionEnd);
    },
    update: (/** @type {any} */ event) => {
      node.hidden = !event;
      if (!event) return;
      if (event.id !== id) {
        for (const one of Object.values(fields)) one.send?.();
        build(event);
      }
      for (const [name, field] of Object.entries(fields)) field.update(name === "at" || name === "end" ? clock(event[name]) : event[name]);
      behind?.detail.update(event);
    },
  };
}
