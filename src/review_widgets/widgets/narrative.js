// @ts-check

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "narrative");
  const state = () => kit.wire.state();
  const readonly = state().readonly;
  const setFact = (/** @type {Record<string, any>} */ fields) => kit.change({ op: "set", collection: "incident", fields });
  const prose = (/** @type {string} */ label, /** @type {string} */ name, /** @type {number} */ rows, /** @type {(value: string) => any} */ commit) =>
    markedField(kit, model, { label, field: `incident.${name}`, value: state()[name.split(".")[0]], rows, readonly, commit });
  const facts = [
    { name: "summary", field: prose("What happened", "summary", 3, (value) => setFact({ summary: value })) },
    { name: "impact", field: prose("Who could not do what", "impact.text", 2, (value) => kit.request("impact", { text: value })) },
    { name: "resolution", field: prose("How it ended", "resolution", 2, (value) => setFact({ resolution: value })) },
  ];
  const sections = h("div", { class: "rw-sections" });
  const addTitle = h("input", { class: "rw-field", "aria-label": "Add a section: its title", placeholder: "add a section: its title, Enter", hidden: readonly });
  addTitle.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || !addTitle.value.trim()) return;
    sendFor(addTitle, () => kit.change({ op: "add", collection: "sections", id: newId("s"), fields: { title: addTitle.value.trim() } }));
    addTitle.value = "";
  });
  const makeSection = (/** @type {any} */ one) => {
    const put = (/** @type {Record<string, any>} */ fields) => kit.change({ op: "update", collection: "sections", id: one.id, fields });
    const title = textField({ label: "Title", hideLabel: true, line: true, value: one.title, readonly, class: "rw-strong", commit: (value) => put({ title: value }) });
    const text = markedField(kit, model, { label: one.title || "Text", hideLabel: true, field: `sections[${one.id}].text`, value: one.text, rows: 3, readonly, commit: (value) => put({ text: value }) });
    const drop = h("button", { type: "button", class: "rw-bare rw-small", hidden: readonly, text: "remove", "aria-label": `Remove the section ${one.title}`, onclick: () => kit.change({ op: "remove", collection: "sections", id: one.id }) });
    return {
      node: h("div", { class: "rw-section" }, h("div", { class: "rw-row" }, title.node, drop), text.node),
      update: (/** @type {any} */ next) => {
        title.update(next.title);
        text.update(next.text);
      },
    };
  };
  const close = rewording(kit);
  const hint = h("p", { class: "rw-quiet rw-hint" }, "Wordings that point at a person are marked while you type. ", h("kbd", { text: "F8" }), " goes to the next, ", h("kbd", { text: "Alt+Enter" }), " puts it another way.");
  const foot = footLine(kit);
  kit.body.append(h("div", { hidden: readonly }, hint),
    h("div", { class: "rw-prose" }, ...facts.map((one) => one.field.node), sections, addTitle), close.node, foot.node);
  const draw = () => {
    const next = state();
    for (const { name, field } of facts) field.update(next[name]);
    keyed(sections, next.sections, (/** @type {any} */ one) => one.id, makeSection);
    foot.update(next);
  };
  kit.wire.onState(draw);
  draw();
  onWording(model, kit.signal, ({ presenting = false, to_reword = "" }) => {
    hint.hidden = presenting;
    close.update(to_reword);
  });
  return kit.stop;
}

/**
 * What waits until the close: the line with how many, and on asking every sentence of the whole review with its cards.
 * @param {Frame} kit
 */
function rewording(kit) {
  const line = h("span", { role: "status" });
  const cards = h("div", { class: "rw-wordings" });
  const show = (/** @type {any} */ answer) => {
    if (!answer.ok) return;
    cards.replaceChildren(...answer.result.wordings.map(card));
    if (!cards.children.length) cards.append(h("p", { class: "rw-quiet", text: "No wording found that points at a person. A colleague may still see one." }));
  };
  const card = (/** @type {any} */ one) => {
    const other = h("input", { class: "rw-field", "aria-label": "Another way to put it", value: one.rewrite || one.sentence });
    const use = h("button", { type: "button", text: "Put it this way", onclick: async () => show(await sendFor(other, () => kit.request("reword", { key: one.key, text: other.value }))) });
    const reason = h("input", { class: "rw-field", "aria-label": "Why it stays as it is", placeholder: "it stays, because …" });
    const keep = h("button", { type: "button", text: "Keep", onclick: async () => {
      const answer = await sendFor(reason, () => kit.request("keep", { field: one.field, text: one.text, category: one.category, reason: reason.value }));
      if (answer.ok) show(await kit.request("wordings"));
    } });
    return h("article", { class: "rw-card" },
      h("p", {}, h("span", { class: "rw-tag", text: one.words }), h("span", { class: "rw-quiet", text: ` in ${one.place}` })),
      h("blockquote", {}, one.before, h("mark", { text: one.text }), one.after),
      h("p", { class: "rw-quiet", text: one.why }),
      h("p", {}, h("strong", { text: "Ask instead: " }), one.question),
      h("div", { class: "rw-row rw-two" }, other, use), refusalOf(other), h("div", { class: "rw-row rw-two" }, reason, keep), refusalOf(reason));
  };
  const ask = h("button", { type: "button", text: "Look at them one by one", onclick: async () => show(await kit.request("wordings")) });
  return {
    node: h("div", { hidden: kit.wire.state().readonly }, h("div", { class: "rw-row" }, line, ask), cards),
    update: (/** @type {string} */ waiting) => {
      line.textContent = waiting || "Nothing to reword was found in the whole review.";
      ask.textContent = waiting ? "Look at them one by one" : "Look again";
    },
  };
}

export default { render };
