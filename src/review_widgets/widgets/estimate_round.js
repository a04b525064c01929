// @ts-check
// Silent estimates: two fields per takeaway, the reveal, the spread. What was sent is never drawn again before the reveal.

const AXES = /** @type {const} */ ([["likelihood", "how likely"], ["risk", "how harmful"]]);

/**
 * What this tab has sent in a round: ids only, never words; survives a reload.
 * @param {string} key
 */
export function sentIn(key) {
  /** @type {Set<string>} */
  let ids = new Set();
  try {
    const kept = JSON.parse(sessionStorage.getItem("review-widgets-sent") ?? "{}");
    if (kept.key === key) ids = new Set(kept.ids);
  } catch {
    // without a store of its own a reloaded tab only forgets that it has answered
  }
  const keep = () => {
    try {
      sessionStorage.setItem("review-widgets-sent", JSON.stringify({ key, ids: [...ids] }));
    } catch {
      // as above
    }
  };
  return {
    has: (/** @type {string} */ id) => ids.has(id),
    add: (/** @type {string} */ id) => {
      ids.add(id);
      keep();
    },
    drop: (/** @type {string} */ id) => {
      ids.delete(id);
      keep();
    },
  };
}

/**
 * Two answers typed into one field: "4 3" or "2-4 ?"; a dash with blanks around it joins one range.
 * @param {string} text
 * @returns {[string, string]}
 */
export function splitAnswer(text) {
  const [first, ...rest] = text.trim().replace(/\s*([-–]|\.\.)\s*/g, "$1").split(/\s+/);
  return [first, rest.join(" ")];
}

/**
 * One axis: five columns of words, a bar per answer, the middle behind them.
 * @param {any} spread
 * @param {any[]} steps
 * @param {string} when the round it is from, while another one is silent
 */
function drawSpread(spread, steps, when) {
  const at = (/** @type {number[]} */ [low, high]) => `grid-column: ${low} / ${high + 1}`;
  const bars = spread.ranges.map((/** @type {number[]} */ one, /** @type {number} */ index) =>
    h("i", { class: one[0] === 1 && one[1] === 5 ? "rw-bar rw-unknown" : "rw-bar", style: `${at(one)}; grid-row: ${index + 1}` }));
  const words = AXES.find(([axis]) => axis === spread.axis)?.[1];
  return h("div", { class: "rw-spread", "data-axis": spread.axis },
    h("div", { class: "rw-axisname" }, h("strong", { text: words }), when && h("span", { class: "rw-quiet", text: when }), spread.apart ? h("span", { class: "rw-tag", text: "apart" }) : null),
    h("div", { class: "rw-columns", "aria-hidden": "true" },
      ...steps.map((step, index) => h("span", { class: "rw-word", style: `grid-column: ${index + 1}`, text: `${index + 1} ${step.word}` }))),
    h("div", { class: "rw-columns rw-bars", role: "img", "aria-label": `${[words, when].filter(Boolean).join(", ")}: ${spread.said}` },
      h("i", { class: "rw-middle", style: `${at(spread.middle)}; grid-row: 1 / ${bars.length + 1}` }), ...bars),
    h("p", { class: "rw-quiet" }, h("span", { text: spread.said }), h("br"), h("span", { text: `middle: ${spread.middle_words}` })));
}

/**
 * @param {{kit: Frame, sent: () => ReturnType<typeof sentIn>, next: (id: string) => void}} context
 * @param {any} first
 */
function makeEstimateRow({ kit, sent, next }, first) {
  const id = first.id;
  const inputs = AXES.map(([axis, words]) =>
    h("input", { class: "rw-field", "data-axis": axis, "aria-label": `${words}: 4, 2-4 or ?`, placeholder: words, autocomplete: "off" }));
  const note = h("span", { class: "rw-note" });
  const answered = h("span", { class: "rw-quiet" });
  const go = async () => {
    const [likelihood, risk] = inputs[1].value.trim() ? inputs.map((one) => one.value) : splitAnswer(inputs[0].value);
    if (!risk) return void inputs[1].focus();
    const [key, typed, before] = [kit.wire.state().round.key, inputs.map((one) => one.value), sent().has(id)];
    sent().add(id);
    for (const one of inputs) one.value = "";
    next(id); // whoever types on at once types into the next one
    const answer = await sendFor(inputs[0], () => kit.request("estimate", { id, round: key, voter: whoAmI() || tabName, likelihood, risk }));
    describe(inputs[1], refusalOf(inputs[0]).id, !answer.ok);
    if (answer.ok) kit.say("sent, hidden until the reveal");
    else {
      if (!before) sent().drop(id);
      inputs.forEach((one, at) => (one.value ||= typed[at]));
      if (!(/** @type {any} */ (document.activeElement)?.value)) inputs[0].focus();
    }
    update(row);
  };
  for (const one of inputs) {
    one.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter" && !event.isComposing) go();
    });
  }
  const number = h("div", { class: "rw-number", "aria-hidden": "true" });
  const text = h("p", { class: "rw-what" });
  const where = h("span", { class: "rw-quiet" });
  const entry = h("div", { class: "rw-row rw-entry" }, ...inputs, h("button", { type: "button", text: "Send", onclick: go }), note, answered, refusalOf(inputs[0]));
  const spreads = h("div", { class: "rw-spreads" });
  const take = h("button", { type: "button", class: "rw-small", text: "Take the middle", onclick: () => kit.request("take", { ids: [id] }).then((/** @type {any} */ answer) => answer.ok && kit.say("placed on the plot")) });
  const node = h("article", { class: "rw-card", "data-id": id }, number, h("div", {}, text, entry, spreads, h("div", { class: "rw-row" }, take, where)));
  let row = first;
  let drawn = "";
  const update = (/** @type {any} */ now) => {
    row = now;
    const state = kit.wire.state();
    const silent = state.round.phase === "silent";
    const mine = sent().has(id);
    number.textContent = row.number;
    text.textContent = row.text;
    entry.hidden = !silent;
    answered.textContent = row.answered;
    note.textContent = mine ? "Yours is in, hidden until the reveal; type again to change it." : "";
    where.textContent = `on the plot: ${row.where}`;
    take.hidden = silent || !row.can_take || state.readonly;
    take.setAttribute("aria-label", `Take the middle: ${row.text}`);
    const when = silent && state.round.number > 1 ? `round ${state.round.number - 1}` : "";
    const wanted = JSON.stringify([when, row.spreads]);
    if (wanted === drawn) return;
    drawn = wanted;
    spreads.replaceChildren(...row.spreads.map((/** @type {any} */ one) => drawSpread(one, one.axis === "risk" ? state.harm.steps : state.chance.steps, when)));
  };
  update(first);
  return { node, update, focus: () => inputs[0].focus() };
}

const tabName = newId("b");

/** @param {any} state */
function legendOf(state) {
  const line = (/** @type {string} */ words, /** @type {any[]} */ steps, /** @type {string} */ unit) =>
    h("li", {}, h("strong", { text: words }), h("span", { class: "rw-quiet", text: ` ${unit}: ` }),
      ...steps.flatMap((step, index) => [h("span", { class: "rw-step", title: step.example }, h("kbd", { text: index + 1 }), ` ${step.word}`), "  "]));
  return h("ul", { class: "rw-legend" },
    line("how likely", state.chance.steps, `to contribute again within ${countOf(state.chance.months, "month")} if nothing is done`),
    line("how harmful", state.harm.steps, "if it does"));
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "estimate-round");
  let kept = { key: "", sent: sentIn("") };
  const sent = () => {
    const { key } = kit.wire.state().round;
    if (key !== kept.key) kept = { key, sent: sentIn(key) };
    return kept.sent;
  };
  const said = h("p", { class: "rw-said", role: "status" });
  const hint = h("p", { class: "rw-quiet" });
  const widest = h("p", { class: "rw-widest" });
  const list = h("div", { class: "rw-rows" });
  const ask = (/** @type {string} */ name, /** @type {string} */ words) => async () => {
    const answer = await kit.request(name, name === "take" ? { ids: kit.wire.state().rows.map((/** @type {any} */ row) => row.id) } : {});
    if (answer.ok) kit.say(words);
  };
  const reveal = h("button", { type: "button", class: "rw-primary", text: "Reveal", onclick: ask("reveal", "revealed") });
  const take = h("button", { type: "button", class: "rw-primary", text: "Take the middle of all", onclick: ask("take", "all placed on the plot") });
  const again = h("button", { type: "button", onclick: ask("again", "a silent round again") });
  /** @type {Map<string, () => void>} */
  const focus = new Map();
  const next = (/** @type {string} */ id) => {
    const { rows } = kit.wire.state();
    const at = rows.findIndex((/** @type {any} */ row) => row.id === id);
    const open = [...rows.slice(at + 1), ...rows.slice(0, at)].find((row) => !sent().has(row.id));
    if (open) focus.get(open.id)?.();
  };
  const foot = footLine(kit);
  kit.body.append(h("h3", { text: "Estimates, each alone first" }), legendOf(kit.wire.state()),
    h("div", { class: "rw-row rw-state" }, said, h("div", { class: "rw-row" }, reveal, take, again)), hint, widest, list, foot.node);
  const draw = () => {
    const state = kit.wire.state();
    const { phase } = state.round;
    const empty = state.rows.length === 0;
    said.textContent = empty ? "No takeaway yet. Write one on the plot or with > in the capture line; it appears here for everybody." : state.round.said;
    hint.textContent = empty || phase === "recorded" ? ""
      : phase === "revealed" ? `Ask first, explain second. Then ${state.round.number > 1 ? "another" : "a second"} round, or take the middle: from the median of the low ends to the median of the high ends.`
      : `Type 4, 2-4 or ? for each axis, Enter sends. Nobody sees an estimate before the reveal, and nobody ever sees whose it was.${state.round.number > 1 ? " Whoever says nothing keeps the range of the round before, which the bars show." : state.round.can_reveal ? "" : " Two answers are needed for the reveal."}`;
    hint.hidden = !hint.textContent;
    reveal.hidden = empty || phase !== "silent";
    reveal.disabled = !state.round.can_reveal;
    again.textContent = state.round.number > 1 ? "Another round" : "Second round";
    again.hidden = take.hidden = empty || phase !== "revealed";
    widest.textContent = phase === "recorded" ? "" : state.widest;
    widest.hidden = !widest.textContent;
    keyed(list, state.rows, (/** @type {any} */ row) => row.id, (/** @type {any} */ row) => {
      const made = makeEstimateRow({ kit, sent, next }, row);
      focus.set(row.id, made.focus);
      return made;
    });
    foot.update(state);
  };
  kit.wire.onState(draw);
  draw();
  return kit.stop;
}

export default { render };
