// @ts-check

/** @param {number} minutes */
export function minuteWords(minutes) {
  const words = lengthWords(minutes * 60000);
  return minutes < 0 ? `minus ${words}` : words;
}

/**
 * Two texts for one place: the kept one, the other one, and the choice.
 * @param {Frame} kit
 * @param {any} one
 */
function conflictCard(kit, one) {
  const settle = (/** @type {boolean} */ other) => kit.request("settle", { id: one.id, other });
  return h("div", { class: "rw-card rw-conflict", role: "group", "aria-label": `Two texts for ${one.where}` },
    h("p", { class: "rw-what", text: `Two texts for ${one.where}` }), h("p", { class: "rw-quiet", text: one.why }),
    h("dl", {}, h("dt", { text: "stands now" }), h("dd", { text: one.kept || "nothing" }), h("dt", { text: "the other one" }), h("dd", { text: one.other || "nothing" })),
    h("div", { class: "rw-row" },
      h("button", { type: "button", class: "rw-small", text: "Leave it", onclick: () => settle(false) }),
      h("button", { type: "button", class: "rw-small", text: "Take the other one", onclick: () => settle(true) })));
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "review-header");
  const state = () => kit.wire.state();
  const set = (/** @type {Record<string, any>} */ fields) => kit.change({ op: "set", collection: "incident", fields });
  const now = state();
  const title = textField({ label: "Title", value: now.incident.title, hideLabel: true, line: true, placeholder: "What happened, in one line", class: "rw-title", commit: (value) => set({ title: value }) });
  const summary = markedField(kit, model, { label: "In short", field: "incident.summary", readonly: state().readonly, value: now.incident.summary, rows: 2, placeholder: "Two or three sentences a neighbouring team would understand", commit: (value) => set({ summary: value }) });
  const impact = textField({ label: "Who could not do what", value: now.incident.impact.text ?? "", rows: 1, commit: (value) => set({ impact: { ...state().incident.impact, text: value } }) });
  const kind = choiceField({ label: "Kind", value: now.incident.kind, choices: now.kinds, commit: (value) => set({ kind: value }) });
  const found = choiceField({ label: "How we found out", value: now.incident.how_found, choices: now.found, commit: (value) => set({ how_found: value || null }) });
  const severity = textField({ label: "Severity", value: now.incident.severity.label ?? "", commit: (value) => set({ severity: { ...state().incident.severity, label: value } }) });
  const services = textField({ label: "Services", line: true, value: now.incident.services, placeholder: "checkout, search", commit: (value) => set({ services: value.split(",").map((one) => one.trim()).filter(Boolean) }) });
  const times = h("div", { class: "rw-times" });
  const zones = [...new Set([now.zone, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  const zone = choiceField({ label: "Times are in", value: now.zone, readonly: now.readonly, choices: zones.map((one) => [one, one]), commit: (value) => set({ zone: value }) });
  const lengths = h("p", { class: "rw-quiet rw-lengths" });
  const people = h("div", { class: "rw-people" });
  const rules = h("ul", { class: "rw-openers" }, ...now.openers.map((/** @type {string} */ text) => h("li", { text })));
  const status = h("span", { class: "rw-status" });
  const foot = footLine(kit);
  const conflicts = h("div", { class: "rw-conflicts", role: "region", "aria-label": "Texts that two people put anew" });
  const history = h("ol", { class: "rw-history" });
  const past = h("details", {}, h("summary", { text: "What was done just now" }), history);
  const add = textField({ label: "Add a person: name, role", value: "", hideLabel: true, placeholder: "add: Priya N., database on-call", commit: () => undefined });
  add.input.addEventListener("keydown", async (/** @type {KeyboardEvent} */ event) => {
    const typed = add.input.value;
    if (event.key !== "Enter" || !typed.trim()) return;
    const [name, ...role] = typed.split(",");
    add.update("");
    add.input.value = "";
    const answer = await sendFor(add.input, () => kit.change({ op: "add", collection: "participants", fields: { name: name.trim(), role: role.join(",").trim() } }));
    if (!answer.ok) add.input.value ||= typed;
  });
  kit.body.append(
    h("div", { class: "rw-headrow" }, title.node, status),
    conflicts,
    summary.node,
    times,
    lengths,
    h("details", {}, h("summary", { text: "More: impact, kind, services, people, time zone" }),
      h("div", { class: "rw-facts" }, impact.node, kind.node, found.node, severity.node, services.node, zone.node),
      people, add.node),
    h("details", {}, h("summary", { text: "How we talk here" }), rules),
    past,
    foot.node,
  );
  const makeTime = (/** @type {any} */ one) => {
    const field = textField({
      label: one.words, value: one.shown, placeholder: "14:05", whole: true,
      commit: async (value) => {
        const answer = await kit.request("time", { field: one.name, text: value });
        if (answer.ok) draw();
      },
    });
    return { node: field.node, update: (/** @type {any} */ next) => field.update(next.shown) };
  };
  const makePerson = (/** @type {any} */ person) => {
    const put = (/** @type {Record<string, any>} */ fields) => kit.change({ op: "update", collection: "participants", id: person.id, fields });
    const name = textField({ label: "Name", hideLabel: true, value: person.name, commit: (value) => put({ name: value }) });
    const role = textField({ label: "Role", hideLabel: true, value: person.role, placeholder: "role", commit: (value) => put({ role: value }) });
    const drop = h("button", { type: "button", class: "rw-bare", text: "remove", "aria-label": `Remove ${person.name}`, onclick: () => kit.change({ op: "remove", collection: "participants", id: person.id }) });
    return {
      node: h("div", { class: "rw-person" }, name.node, role.node, drop),
      update: (/** @type {any} */ next) => {
        name.update(next.name);
        role.update(next.role);
      },
    };
  };
  const draw = () => {
    const next = state();
    title.update(next.incident.title);
    summary.update(next.incident.summary);
    impact.update(next.incident.impact.text ?? "");
    kind.update(next.incident.kind);
    found.update(next.incident.how_found);
    severity.update(next.incident.severity.label ?? "");
    services.update(next.incident.services);
    zone.update(next.zone);
    status.textContent = `${next.review_id} · ${next.status}`;
    keyed(times, next.times, (one) => one.name, makeTime);
    keyed(people, next.people, (/** @type {any} */ one) => one.id, makePerson);
    const known = next.durations.filter((/** @type {any} */ one) => one.minutes !== null);
    lengths.textContent = known.map((/** @type {any} */ one) => `${one.name} ${minuteWords(one.minutes)}`).join(" · ") || `Times are in ${next.zone}.`;
    lengths.title = known.map((/** @type {any} */ one) => `${one.name}: ${one.definition}`).join("\n");
    keyed(conflicts, next.conflicts ?? [], (/** @type {any} */ one) => one.id, (/** @type {any} */ one) => ({ node: conflictCard(kit, one), update: () => undefined }));
    past.hidden = !next.history?.length;
    history.replaceChildren(...(next.history ?? []).map((/** @type {any} */ one) => h("li", { class: one.elsewhere ? "rw-quiet" : null, text: `${clockOf(one.at)}  ${one.words}` })));
    foot.update(next);
  };
  kit.wire.onState(draw);
  draw();
  return kit.stop;
}

export default { render };
