// @ts-check

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "quick-review");
  const state = () => kit.wire.state();
  const readonly = state().readonly;
  const parts = Array.from({ length: 6 }, () => markSection());
  const prose = (/** @type {number} */ part, /** @type {string} */ field, /** @type {any} */ options) => markedField(kit, model, { readonly, hideLabel: true, ...options, field, section: parts[part] });
  const fields = {
    title: prose(0, "incident.title", { label: "In one line", value: state().title, line: true, placeholder: "Checkout refused cards for an hour", class: "rw-title", commit: (/** @type {string} */ value) => kit.change({ op: "set", collection: "incident", fields: { title: value } }) }),
    events: prose(1, "lines.events", { label: "What happened?", value: state().events, rows: 4, placeholder: "14:05 first card refused\n14:22 support tells us\n15:10 old key put back, payments go through", commit: (/** @type {string} */ text) => kit.request("lines", { field: "events", text }) }),
    factors: prose(2, "lines.factors", { label: "What made it possible or worse, what helped?", value: state().factors, rows: 3, placeholder: "the new key was only tried in staging\n+ support had our number", commit: (/** @type {string} */ text) => kit.request("lines", { field: "factors", text }) }),
    detected: prose(3, "slots.detected", { label: "What test or alert would have shown it?", hideLabel: false, rows: 1, value: state().detected, commit: (/** @type {string} */ detected) => kit.request("slots", { detected }) }),
    smoothed: prose(3, "slots.smoothed", { label: "What tool would have made it smoother?", hideLabel: false, rows: 1, value: state().smoothed, commit: (/** @type {string} */ smoothed) => kit.request("slots", { smoothed }) }),
    nothing: prose(4, "review.nothing_to_carry_because", { label: "Nothing is carried, because", hideLabel: false, line: true, value: state().nothing_to_carry_because, commit: (/** @type {string} */ value) => kit.change({ op: "set", collection: "review", fields: { nothing_to_carry_because: value } }) }),
  };
  const day = h("p", { class: "rw-quiet rw-hint" });
  const carried = h("div", { class: "rw-carried" });
  const gone = h("div", { class: "rw-gone" });
  const opened = h("div", { class: "rw-opened" });
  const left = h("ul", { class: "rw-left rw-quiet" });
  const publish = h("button", { type: "button", class: "rw-primary", text: "Publish", hidden: readonly });
  const status = h("p", { class: "rw-status", role: "status" });
  const foot = footLine(kit);
  /** Rows that stand on the screen before the kernel knows them, so that the order of Tab never waits for an answer. */
  const drafts = { carry: /** @type {string[]} */ ([]), let_go: /** @type {string[]} */ ([]) };
  /** @type {Map<string, any>} */
  const typed = new Map();
  const textOf = (/** @type {string} */ id) => typed.get(id)?.value.trim() ?? "";

  const makeCarry = (/** @type {any} */ first) => {
    const id = first.id;
    const text = prose(4, `takeaways[${id}].text`, { label: "We carry", line: true, value: first.text ?? "", placeholder: "we carry … (or leave empty)", commit: (/** @type {string} */ value) => kit.request("carry", { id, text: value }) });
    const place = textField({ label: "how likely, how harmful: 4 3, 2-4 3, ?", hideLabel: true, value: "", readonly, placeholder: "4 3", class: "rw-place", commit: (words) => words.trim() && kit.request("place", { id, words }) });
    const where = h("span", { class: "rw-quiet rw-where", text: first.where ?? "" });
    typed.set(id, text.input);
    const show = () => { place.node.hidden = !textOf(id); };
    text.input.addEventListener("input", () => { show(); draw(); });
    show();
    return {
      node: h("div", { class: "rw-carryrow", "data-id": id }, text.node, place.node, where, refusalOf(place.input)),
      update: (/** @type {any} */ next) => {
        if (next.text !== undefined) text.update(next.text);
        where.textContent = next.where ?? "";
        show();
      },
    };
  };
  const makeGone = (/** @type {any} */ first) => {
    const id = first.id;
    const say = (/** @type {Record<string, any>} */ more) => kit.request("let_go", { id, ...more });
    const text = prose(5, `takeaways[${id}].text`, { label: "We let go", line: true, value: first.text ?? "", placeholder: "we let go for now … (or leave empty)", commit: (/** @type {string} */ value) => say({ text: value }) });
    const reason = choiceField({ label: "Why, keys 1 to 7", hideLabel: true, value: first.reason ?? "", choices: state().reasons, readonly, commit: (value) => say({ reason: value }) });
    const rely = prose(5, `takeaways[${id}].let_go.what_we_rely_on_instead`, { label: "We rely on", rows: 1, value: first.rely ?? "", placeholder: "instead we rely on …", commit: (/** @type {string} */ value) => say({ rely: value }) });
    const date = textField({ label: "We look again on", hideLabel: true, value: first.revisit_on ?? "", readonly, commit: (value) => say({ revisit_on: value }) });
    const rest = h("div", { class: "rw-gonerest" }, reason.node, rely.node, date.node, refusalOf(reason.input), refusalOf(date.input));
    typed.set(id, text.input);
    const show = () => { rest.hidden = !textOf(id); };
    text.input.addEventListener("input", () => {
      show();
      draw();
      if (!date.input.value) date.update(state().next_look);
    });
    show();
    return {
      node: h("div", { class: "rw-gonerow", "data-id": id }, text.node, rest),
      update: (/** @type {any} */ next) => {
        if (next.text !== undefined) text.update(next.text);
        if (next.decision) {
          reason.update(next.reason);
          rely.update(next.rely);
          date.update(next.revisit_on);
        }
        show();
      },
    };
  };
  const makeOpen = (/** @type {any} */ first) => {
    const text = h("span", { text: first.text });
    const go = (/** @type {string} */ name, /** @type {string} */ words) => h("button", { type: "button", class: "rw-small", text: words, disabled: readonly, onclick: () => kit.request(name, { id: first.id }) });
    return { node: h("div", { class: "rw-row" }, text, go("carry", "Carry"), go("let_go", "Let go")), update: (/** @type {any} */ next) => { text.textContent = next.text; } };
  };
  const question = (/** @type {number} */ number, /** @type {string} */ words, /** @type {any[]} */ ...nodes) =>
    h("section", { class: "rw-question" }, h("h2", {}, h("span", { class: "rw-n", "aria-hidden": "true", text: number }), words), ...nodes, parts[number].node);
  kit.body.append(fields.title.node, parts[0].node,
    question(1, "What happened?", fields.events.node, day),
    question(2, "What made it possible or worse, what helped?", fields.factors.node, h("p", { class: "rw-quiet rw-hint", text: "one line each; begin with + for what helped" })),
    question(3, "What would have shown it, what would have made it smoother?", h("div", { class: "rw-pair" }, fields.detected.node, fields.smoothed.node)),
    question(4, "What do we carry? One or two, or nothing.", carried, fields.nothing.node, opened),
    question(5, "What do we let go, and when do we look again?", gone),
    left, h("div", { class: "rw-row" }, publish, status), foot.node);

  const send = async () => {
    for (const one of Object.values(fields)) await one.send();
    /** @type {any} */ (kit.root.ownerDocument.activeElement)?.blur?.();
    const answer = await kit.request("publish");
    if (answer.ok) kit.say("published");
    publish.focus();
  };
  publish.addEventListener("click", send);
  kit.root.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !readonly) {
      event.preventDefault();
      send();
    }
  });
  /** The rows the kernel knows, those it does not know yet, and one empty row to go on in, up to a limit. */
  const withDrafts = (/** @type {any[]} */ rows, /** @type {"carry"|"let_go"} */ kind, /** @type {number} */ most) => {
    const known = new Set(rows.map((one) => one.id));
    const own = drafts[kind].filter((id) => !known.has(id));
    if (own.every(textOf)) own.push(newId("t"));
    drafts[kind] = own;
    return readonly ? rows : [...rows, ...own.map((id) => ({ id }))].slice(0, Math.max(rows.length, most));
  };
  const draw = () => {
    const next = state();
    fields.title.update(next.title);
    fields.events.update(next.events);
    fields.factors.update(next.factors);
    fields.detected.update(next.detected);
    fields.smoothed.update(next.smoothed);
    fields.nothing.update(next.nothing_to_carry_because);
    fields.nothing.node.hidden = next.carry.length > 0 || drafts.carry.some(textOf);
    day.textContent = `one line each, a time first; 14:05 is read as ${next.day}, ${next.zone}; yesterday 23:50 and ~14:05 work`;
    keyed(carried, withDrafts(next.carry, "carry", next.limit), (/** @type {any} */ one) => one.id, makeCarry);
    keyed(gone, withDrafts(next.let_go, "let_go", 99), (/** @type {any} */ one) => one.id, makeGone);
    keyed(opened, next.open, (/** @type {any} */ one) => one.id, makeOpen);
    left.replaceChildren(...next.left.map((/** @type {any} */ one) => h("li", { text: `${one.what}. ${one.do}` })));
    const published = next.status === "published";
    left.hidden = published;
    status.textContent = published ? "Published. Deepen it any time in the whole workbook; nothing needs retyping." : next.left.length ? "" : "Ready.";
    publish.hidden = readonly || published;
    foot.update(next);
  };
  kit.wire.onState(draw);
  draw();
  return kit.stop;
}

export default { render };
