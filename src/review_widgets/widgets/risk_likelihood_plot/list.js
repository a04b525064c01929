// @ts-check
// The ordered list beside the figure: words, numbers on demand, the decision.

/**
 * @param {{kit: Frame, decide: (id: string, decision: string) => any}} context
 */
export function makeList({ kit, decide }) {
  const rows = h("div", { class: "rw-takeaways" });
  const add = h("input", { class: "rw-field", "aria-label": "Add a takeaway", placeholder: "add a takeaway, Enter" });
  add.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const text = add.value.trim();
    if (event.key !== "Enter" || !text) return;
    add.value = "";
    kit.change({ op: "add", collection: "takeaways", id: newId("t"), fields: { text } });
  });
  /** @param {any} first */
  const makeRow = (first) => {
    const id = first.id;
    const readonly = kit.wire.state().readonly;
    const put = (/** @type {Record<string, any>} */ fields) => kit.change({ op: "update", collection: "takeaways", id, fields });
    const number = h("div", { class: "rw-number", "aria-hidden": "true" });
    const text = textField({ label: "Takeaway", hideLabel: true, value: first.text, rows: 1, readonly, class: "rw-main", commit: (value) => put({ text: value }) });
    const where = h("span");
    const chance = h("div", { class: "rw-quiet" });
    const place = (/** @type {string} */ axis, /** @type {string} */ label) => {
      const input = h("input", { class: "rw-field", "aria-label": `${label}: 4, 2-4, ? or hands`, placeholder: label, hidden: readonly, "data-axis": axis });
      const go = async () => {
        const words = input.value.trim();
        if (!words) return;
        const [one, two] = axis === "likelihood" ? words.split(/\s+(?![-–])/) : [words, ""];
        const answer = await kit.request("place", axis === "likelihood" ? { id, likelihood: one, risk: two ?? "" } : { id, risk: one });
        if (answer.ok) input.value = "";
      };
      input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
        if (event.key === "Enter") go();
      });
      input.addEventListener("blur", go);
      return input;
    };
    const button = (/** @type {string} */ decision, /** @type {string} */ words) =>
      h("button", { type: "button", class: "rw-small", disabled: readonly, text: words, "data-decision": decision, onclick: () => decide(id, takeaway.decision === decision ? "undecided" : decision) });
    const buttons = [button("carry", "Carry"), button("let_go", "Let go for now")];
    const gives = textField({ label: "What gives way for it (one beyond the limit)", value: first.gives_way, readonly, commit: (value) => put({ gives_way: value }) });
    const drop = h("button", { type: "button", class: "rw-bare rw-small", hidden: readonly, text: "remove", onclick: () => kit.change({ op: "remove", collection: "takeaways", id }) });
    const node = h("article", { class: "rw-card", "data-id": id }, number, text.node,
      h("div", { class: "rw-side" }, where, chance),
      h("div", { class: "rw-side rw-row rw-place" }, place("likelihood", "how likely"), place("risk", "how harmful"), ...buttons, drop),
      h("div", { class: "rw-side" }, gives.node));
    let takeaway = first;
    const update = (/** @type {any} */ next) => {
      takeaway = next;
      const state = kit.wire.state();
      const carried = state.takeaways.filter((/** @type {any} */ one) => one.decision === "carry").length;
      number.textContent = next.number;
      node.setAttribute("data-decision", next.decision);
      text.update(next.text);
      gives.update(next.gives_way);
      gives.node.hidden = !(next.decision === "carry" && carried > state.limit) && !next.gives_way;
      where.textContent = next.where;
      chance.textContent = next.chance;
      chance.title = next.expected ? `expected harm: ${next.expected} (80 % range, from ${kit.wire.state().harm.unit})` : "";
      for (const one of buttons) {
        one.setAttribute("aria-pressed", String(one.getAttribute("data-decision") === next.decision));
        one.hidden = readonly && one.getAttribute("data-decision") !== next.decision;
      }
      drop.setAttribute("aria-label", `Remove: ${next.text}`);
    };
    update(first);
    return { node, update };
  };
  return {
    rows,
    node: h("div", {}, rows, h("div", { style: "margin-top: 8px" }, add)),
    draw: (/** @type {any} */ state) => {
      add.hidden = state.readonly;
      keyed(rows, state.takeaways, (/** @type {any} */ one) => one.id, makeRow);
    },
  };
}

/** @param {any} state */
function axisTable(state) {
  const row = (/** @type {any} */ step, /** @type {number} */ index) => h("tr", {}, h("td", { text: index + 1 }), h("td", { text: step.word }), h("td", { class: "rw-quiet", text: step.example }), h("td", { class: "rw-quiet", text: step.high <= 1 ? `${Math.round(step.low * 100)} to ${Math.round(step.high * 100)} %` : `${step.low} to ${step.high}` }));
  return h("details", { class: "rw-axes" }, h("summary", { text: "What the words mean" }),
    h("div", { class: "rw-row", style: "align-items: start; gap: 24px" },
      h("table", {}, h("caption", { class: "rw-quiet", text: `how likely, within ${state.chance.months} months` }), ...state.chance.steps.map(row)),
      h("table", {}, h("caption", { class: "rw-quiet", text: `how harmful, in ${state.harm.unit}` }), ...state.harm.steps.map(row))));
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "risk-likelihood-plot");
  /** @type {Map<string, Range>} */
  const local = new Map();
  let sending = 0;
  const decide = async (/** @type {string} */ id, /** @type {string} */ decision) => {
    const answer = await kit.request("decide", { id, decision });
    if (answer.ok) kit.say(decision === "carry" ? "carried" : decision === "let_go" ? "let go for now" : "open again");
  };
  const send = async (/** @type {string} */ id, /** @type {Range} */ range) => {
    sending += 1;
    const answer = await kit.change({ op: "update", collection: "takeaways", id, fields: { ...range, risk_unit: kit.wire.state().harm.unit } });
    sending -= 1;
    if (!answer.ok || sending === 0) {
      local.delete(id);
      draw();
    }
  };
  const figure = makeFigure({ kit, local, send, decide, redraw: () => draw() });
  const list = makeList({ kit, decide });
  const empty = h("p", { class: "rw-quiet", text: "No takeaway yet. Write one, then say in words how likely and how harmful it is: 4 and 3, 2-4, or ? when nobody knows." });
  const count = h("p", { class: "rw-quiet" });
  const foot = footLine(kit);
  kit.body.append(empty, h("div", { class: "rw-split" }, h("div", {}, figure.node, count, axisTable(kit.wire.state())), list.node), foot.node);
  const draw = () => {
    const state = kit.wire.state();
    const carried = state.takeaways.filter((/** @type {any} */ one) => one.decision === "carry").length;
    empty.hidden = state.takeaways.length > 0;
    count.textContent = `${carried} carried of at most ${state.limit}. Ranges hold four times out of five; dashed lines are equal harm a year.`;
    figure.draw(state);
    list.draw(state);
    foot.update(state);
  };
  kit.wire.onState(draw);
  draw();
  return kit.stop;
}

export default { render };
