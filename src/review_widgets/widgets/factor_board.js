// @ts-check

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "factor-board");
  const state = () => kit.wire.state();
  const readonly = state().readonly;
  const lists = { hindered: h("div", { class: "rw-cards" }), helped: h("div", { class: "rw-cards" }) };
  const domains = h("datalist", { id: newId("dom") }, ...state().domains.map((/** @type {string} */ value) => h("option", { value })));
  const foot = footLine(kit);

  const adder = (/** @type {string} */ label, /** @type {(text: string) => any} */ commit) => {
    const input = h("input", { class: "rw-field", "aria-label": label, placeholder: label, hidden: readonly });
    input.addEventListener("keydown", async (/** @type {KeyboardEvent} */ event) => {
      const text = input.value.trim();
      if (event.key !== "Enter" || !text) return;
      input.value = "";
      const answer = await commit(text);
      if (!answer.ok && !input.value) input.value = text;
    });
    return input;
  };
  const addFactor = (/** @type {string} */ aspect) => (/** @type {string} */ text) =>
    kit.change({ op: "add", collection: "factors", id: newId("f"), fields: { text, aspect } });

  const makeFactor = (/** @type {any} */ factor) => {
    const put = (/** @type {Record<string, any>} */ fields) => kit.change({ op: "update", collection: "factors", id: factor.id, fields });
    const text = textField({ label: "What it was", hideLabel: true, value: factor.text, rows: 1, readonly, class: "rw-main", commit: (value) => put({ text: value }) });
    const aspect = choiceField({ label: "How it mattered", hideLabel: true, value: factor.aspect, choices: state().aspects, readonly, commit: (value) => put({ aspect: value }) });
    const shown = textField({ label: "A test or alert that would have shown it", value: factor.would_have_detected, rows: 1, readonly, commit: (value) => put({ would_have_detected: value }) });
    const smooth = textField({ label: "A tool that would have made it smoother", value: factor.would_have_smoothed, rows: 1, readonly, commit: (value) => put({ would_have_smoothed: value }) });
    const domain = textField({ label: "Domain", value: factor.domain, list: domains.id, readonly, commit: (value) => put({ domain: value }) });
    const labels = textField({ label: "Our words for it, by which we find it again", value: factor.labels.join(", "), placeholder: "retries without budget", readonly, commit: (value) => put({ labels: value.split(",").map((one) => one.trim()).filter(Boolean) }) });
    const events = h("p", { class: "rw-quiet rw-events" });
    const drop = h("button", { type: "button", class: "rw-bare rw-small", hidden: readonly, text: "remove", onclick: () => kit.change({ op: "remove", collection: "factors", id: factor.id }) });
    const more = h("details", {}, h("summary", { text: "more" }), h("div", { class: "rw-two" }, domain.node, labels.node), events);
    const update = (/** @type {any} */ next) => {
      text.update(next.text);
      aspect.update(next.aspect);
      shown.update(next.would_have_detected);
      smooth.update(next.would_have_smoothed);
      domain.update(next.domain);
      labels.update(next.labels.join(", "));
      events.textContent = next.events.length ? `Shown by: ${next.events.join(" · ")}` : "";
      drop.setAttribute("aria-label", `Remove: ${next.text}`);
    };
    update(factor);
    return {
      node: h("article", { class: "rw-card", "aria-label": "Contributing factor" }, text.node, h("div", { class: "rw-row" }, aspect.node, drop), h("div", { class: "rw-two" }, shown.node, smooth.node), more),
      update,
    };
  };

  const noteList = (/** @type {string} */ collection, /** @type {string} */ title, /** @type {string} */ prefix) => {
    const rows = h("div", { class: "rw-notes" });
    const make = (/** @type {any} */ note) => {
      const field = textField({ label: title, hideLabel: true, value: note.text, readonly, commit: (value) => kit.change({ op: "update", collection, id: note.id, fields: { text: value } }) });
      const drop = h("button", { type: "button", class: "rw-bare rw-small", hidden: readonly, text: "remove", "aria-label": `Remove: ${note.text}`, onclick: () => kit.change({ op: "remove", collection, id: note.id }) });
      return { node: h("div", { class: "rw-note" }, field.node, drop), update: (/** @type {any} */ next) => field.update(next.text) };
    };
    const add = adder(`add: ${title.toLowerCase()}`, (text) => kit.change({ op: "add", collection, id: newId(prefix), fields: { text } }));
    return {
      node: h("div", {}, h("h4", { text: title }), rows, add),
      draw: () => keyed(rows, state()[collection], (/** @type {any} */ one) => one.id, make),
    };
  };
  const notes = [noteList("surprises", "Surprises", "su"), noteList("open_questions", "Open questions", "q"), noteList("conditions", "Conditions of work", "c"), noteList("parking_lot", "Parking lot", "pl")];
  const empty = h("p", { class: "rw-quiet", text: "Nothing yet. Several circumstances meet in every incident: write each on a line of its own." });
  kit.body.append(
    domains,
    h("div", { class: "rw-columns" },
      h("div", {}, h("h3", { text: "Circumstances" }), empty, lists.hindered, adder("add a circumstance that mattered, Enter", addFactor("made_possible"))),
      h("div", {}, h("h3", { text: "What helped" }), lists.helped, adder("add what helped, Enter", addFactor("helped")))),
    h("details", {}, h("summary", { text: "More: surprises, open questions, conditions, parking lot" }), h("div", { class: "rw-columns rw-even" }, ...notes.map((one) => one.node))),
    foot.node,
  );
  const draw = () => {
    const { factors } = state();
    keyed(lists.hindered, factors.filter((/** @type {any} */ one) => one.aspect !== "helped"), (/** @type {any} */ one) => one.id, makeFactor);
    keyed(lists.helped, factors.filter((/** @type {any} */ one) => one.aspect === "helped"), (/** @type {any} */ one) => one.id, makeFactor);
    empty.hidden = factors.length > 0;
    for (const one of notes) one.draw();
    foot.update(state());
  };
  kit.wire.onState(draw);
  draw();
  return kit.stop;
}

export default { render };
