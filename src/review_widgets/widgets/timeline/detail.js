// @ts-check
// Behind *more*, for one event: what was known, who tells it, when it was written down, what shows it, what is asked about it.

/**
 * @param {{kit: Frame, zone: () => string, selected: () => string, act: (what: string, id: string) => void}} on
 * @param {(options: any, signal: AbortSignal) => any} marked
 */
export function makeDetail(on, marked) {
  const { kit, zone } = on;
  const shown = makeShown(on);
  const questions = h("div", { class: "rw-shown" });
  const asking = h("input", { class: "rw-field", "aria-label": "Park a question about this event; Enter", placeholder: "a question to come back to; Enter" });
  const body = h("div", { class: "rw-editor" });
  const more = h("details", { class: "rw-detail" }, h("summary", { text: "More: known then, evidence, questions" }), body);
  const node = h("div", {}, more, h("button", { type: "button", class: "rw-bare rw-small", text: "remove this event", onclick: () => on.act("remove", id) }));
  const lists = ["team", "perspective"].map((name) => h("datalist", { id: newId(name) }));
  let part = new AbortController();
  let id = "";
  /** @type {Record<string, any>} */
  let fields = {};
  const clock = (/** @type {any} */ iso) => (iso ? `${inZone(iso, zone()).date} ${inZone(iso, zone()).time}` : "");
  asking.addEventListener("keydown", async (/** @type {KeyboardEvent} */ event) => {
    const text = asking.value.trim();
    if (event.key !== "Enter" || !text) return;
    asking.value = "";
    const answer = await sendFor(asking, () => kit.change({ op: "add", collection: "open_questions", id: newId("q"), fields: { text, event_ids: [id] } }));
    if (!answer.ok) asking.value ||= text;
    else kit.say("parked among the open questions");
  });
  const build = (/** @type {any} */ event) => {
    part.abort();
    part = new AbortController();
    const of = id = event.id;
    const put = (/** @type {string} */ name) => (/** @type {any} */ value) => kit.change({ op: "update", collection: "events", id: of, fields: { [name]: value } });
    const known = put("known_at_the_time");
    fields = {
      known: choiceField({ label: "Known at the time", value: String(event.known), choices: [["null", "not said"], ["true", "yes"], ["false", "learned later"]], commit: (value) => known(value === "null" ? null : value === "true") }),
      written: textField({ label: "Written down", value: clock(event.written), whole: true, placeholder: "14:05, +7m", commit: (text) => kit.request("when", { id: of, field: "recorded_at", text, zone: zone() }) }),
      team: textField({ label: "Team", value: event.team ?? "", list: lists[0].id, whole: true, commit: put("team") }),
      perspective: textField({ label: "Perspective", value: event.perspective ?? "", list: lists[1].id, whole: true, placeholder: "customer", commit: put("perspective") }),
      source: textField({ label: "Source", value: event.source ?? "", whole: true, commit: put("source") }),
    };
    questions.replaceChildren();
    /** @type {any} */ (questions).rwKnown = undefined;
    body.replaceChildren(h("div", { class: "rw-grid3" }, ...Object.values(fields).map((one) => one.node)), ...lists, shown.node,
      h("div", { class: "rw-group", role: "group", "aria-label": "Questions about it" }, h("span", { class: "rw-label", text: "Questions about it" }), questions, asking));
  };
  const makeQuestion = (/** @type {any} */ one) => {
    const field = (/** @type {string} */ label, /** @type {"text"|"answer"} */ name) => marked({
      label, field: `open_questions[${one.id}].${name}`, value: one[name], rows: 1, commit: (/** @type {string} */ value) => kit.change({ op: "update", collection: "open_questions", id: one.id, fields: { [name]: value } }),
    }, part.signal);
    const [text, answer] = [field("Asked", "text"), field("Answer, once somebody knows", "answer")];
    const drop = h("button", { type: "button", class: "rw-bare rw-small", text: "remove", "aria-label": `Remove the question ${one.text}`, onclick: () => kit.change({ op: "remove", collection: "open_questions", id: one.id }) });
    return {
      node: h("div", { class: "rw-question" }, text.node, answer.node, drop),
      update: (/** @type {any} */ next) => {
        text.update(next.text);
        answer.update(next.answer);
      },
    };
  };
  return {
    node,
    /** Show the chosen event by a picture that was dropped. @param {File} file */
    take: (file) => {
      more.open = true;
      return shown.takePicture(file);
    },
    /** @param {any} event */
    update: (event) => {
      if (event.id !== id) {
        for (const one of Object.values(fields)) one.send?.();
        build(event);
      }
      const now = kit.wire.state();
      ["team", "perspective"].forEach((name, at) => {
        const values = [...new Set(now.events.map((/** @type {any} */ one) => one[name]).filter(Boolean))].slice(0, 50);
        if (lists[at].children.length !== values.length) lists[at].replaceChildren(...values.map((value) => h("option", { value })));
      });
      for (const [name, field] of Object.entries(fields)) field.update(name === "known" ? String(event.known) : name === "written" ? clock(event.written) : event[name] ?? "");
      shown.update(event);
      keyed(questions, now.questions.filter((/** @type {any} */ one) => one.events.includes(id)), (/** @type {any} */ one) => one.id, makeQuestion);
    },
  };
}
