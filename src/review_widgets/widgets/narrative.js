// @ts-check

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "narrative");
  const state = () => kit.wire.state();
  const readonly = state().readonly;
  const setFact = (/** @type {Record<string, any>} */ fields) => kit.change({ op: "set", collection: "incident", fields });
  const summary = textField({ label: "What happened", value: state().summary, rows: 3, readonly, commit: (value) => setFact({ summary: value }) });
  const resolution = textField({ label: "How it ended", value: state().resolution, rows: 2, readonly, commit: (value) => setFact({ resolution: value }) });
  const sections = h("div", { class: "rw-sections" });
  const wordings = h("div", { class: "rw-wordings", "aria-live": "polite" });
  const foot = footLine(kit);
  const addTitle = h("input", { class: "rw-field", "aria-label": "Add a section: its title", placeholder: "add a section: its title, Enter", hidden: readonly });
  addTitle.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || !addTitle.value.trim()) return;
    kit.change({ op: "add", collection: "sections", id: newId("s"), fields: { title: addTitle.value.trim() } });
    addTitle.value = "";
  });
  const makeSection = (/** @type {any} */ one) => {
    const put = (/** @type {Record<string, any>} */ fields) => kit.change({ op: "update", collection: "sections", id: one.id, fields });
    const title = textField({ label: "Title", hideLabel: true, value: one.title, readonly, class: "rw-strong", commit: (value) => put({ title: value }) });
    const text = textField({ label: one.title || "Text", hideLabel: true, value: one.text, rows: 3, readonly, commit: (value) => put({ text: value }) });
    const drop = h("button", { type: "button", class: "rw-bare rw-small", hidden: readonly, text: "remove", "aria-label": `Remove the section ${one.title}`, onclick: () => kit.change({ op: "remove", collection: "sections", id: one.id }) });
    return {
      node: h("div", { class: "rw-section" }, h("div", { class: "rw-row" }, title.node, drop), text.node),
      update: (/** @type {any} */ next) => {
        title.update(next.title);
        text.update(next.text);
      },
    };
  };
  const showWordings = (/** @type {any} */ answer) => {
    if (!answer.ok) return;
    wordings.replaceChildren();
    const found = answer.result.wordings;
    if (!found.length) {
      wordings.append(h("p", { class: "rw-quiet", text: "No wording found that points at a person. A colleague may still see one." }));
      return;
    }
    for (const one of found) wordings.append(wordingCard(one));
  };
  const wordingCard = (/** @type {any} */ one) => {
    const other = h("input", { class: "rw-field", "aria-label": "Another way to put it", value: one.rewrite || one.sentence });
    const use = h("button", { type: "button", text: "Put it this way", onclick: async () => showWordings(await kit.request("reword", { key: one.key, text: other.value })) });
    const reason = h("input", { class: "rw-field", "aria-label": "Why it stays", placeholder: "keep it, because …" });
    const keep = h("button", { type: "button", text: "Keep", onclick: async () => showWordings(await kit.request("keep", { key: one.key, reason: reason.value })) });
    return h("article", { class: "rw-card" },
      h("p", {}, h("span", { class: "rw-tag", text: one.words }), h("span", { class: "rw-quiet", text: ` in ${one.field}` })),
      h("blockquote", {}, one.before, h("mark", { text: one.text }), one.after),
      h("p", { class: "rw-quiet", text: one.why }),
      h("p", {}, h("strong", { text: "Ask instead: " }), one.question),
      h("div", { class: "rw-row rw-two" }, other, use), h("div", { class: "rw-row rw-two" }, reason, keep));
  };
  const ask = h("button", { type: "button", hidden: readonly, text: "Look for wordings that point at a person", onclick: async () => showWordings(await kit.request("wordings")) });
  kit.body.append(summary.node, resolution.node, sections, addTitle, h("div", { class: "rw-row" }, ask, h("span", { class: "rw-quiet", text: "Best done together, after the talk. Nothing is ever marked on its own." })), wordings, foot.node);
  const draw = () => {
    const next = state();
    summary.update(next.summary);
    resolution.update(next.resolution);
    keyed(sections, next.sections, (/** @type {any} */ one) => one.id, makeSection);
    foot.update(next);
  };
  kit.wire.onState(draw);
  draw();
  return kit.stop;
}

export default { render };
