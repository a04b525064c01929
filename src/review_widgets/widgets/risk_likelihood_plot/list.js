// @ts-check
// The ordered list beside the figure: words, numbers on demand, the decision.

/**
 * One field per axis: Enter sends it and goes on, from the first to the second, from the second to the next takeaway.
 * @param {{kit: Frame, id: string, hint: any, next: () => void}} context
 */
function placeFields({ kit, id, hint, next }) {
  const { readonly, chance, harm } = kit.wire.state();
  /** @type {any[]} */
  const inputs = [["likelihood", "how likely", chance.hint], ["risk", "how harmful", harm.hint]].map(([axis, words, said], index) => {
    const input = h("input", { class: "rw-field", "aria-label": `${words}: 4, 2-4, ? or hands`, placeholder: words, hidden: readonly, "data-axis": axis, autocomplete: "off" });
    const send = async (byEnter = false) => {
      const typed = input.value.trim();
      const [one, two = ""] = typed.replace(/\s*([-–]|\.\.)\s*/g, "$1").split(/\s+/);
      if (!typed) return void refuse(input, "");
      input.value = "";
      const answer = await kit.wire.request("place", index ? { id, risk: typed } : { id, likelihood: one, risk: two });
      refuse(input, answer.ok ? "" : answer.error);
      if (answer.ok || input.value) return;
      input.value = typed;
      if (byEnter && kit.root.contains(input.ownerDocument.activeElement)) input.focus();
    };
    input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      const both = /\d\s+[\d?]|\?\s+\S/.test(input.value);
      send(true);
      if (index || both) next();
      else inputs[1].focus();
    });
    input.addEventListener("focus", () => {
      hint.textContent = said;
    });
    input.addEventListener("blur", () => setTimeout(() => {
      const { activeElement } = input.ownerDocument;
      if (activeElement === input) return; // it only moved to another place in the order
      if (!inputs.includes(activeElement)) hint.textContent = "";
      send();
    }));
    return input;
  });
  return inputs;
}

/**
 * A text field whose wordings are marked once the code for it is there; what is being typed stays.
 * @param {Frame} kit
 * @param {any} model
 * @param {Parameters<typeof textField>[0] & {field: string}} options
 */
function proseField(kit, model, options) {
  let field = textField(options);
  const node = h("div", { class: "rw-prose" }, field.node);
  return {
    node,
    update: (/** @type {string} */ value) => field.update(value),
    /** @param {any} made what came later */
    mark: (made) => {
      field.send();
      const { input } = field;
      const held = input.ownerDocument.activeElement === input;
      field = made.marking(kit, model, { ...options, value: input.value });
      node.replaceChildren(field.node);
      if (!held) return;
      field.input.focus();
      field.input.setSelectionRange(input.selectionStart, input.selectionEnd);
    },
  };
}

/**
 * @param {{kit: Frame, model: any, decide: (id: string, decision: string) => any, rare: (id: string, on: boolean) => any, point: (id: string) => void}} context
 */
export function makeList({ kit, model, decide, rare, point }) {
  /** @type {any} */
  let later = null;
  /** @type {((made: any) => void)[]} */
  const waiting = [];
  const whenThere = (/** @type {(made: any) => void} */ call) => (later ? call(later) : waiting.push(call));
  const rows = h("div", { class: "rw-takeaways" });
  const add = h("input", { class: "rw-field", "aria-label": "Add a takeaway", placeholder: "add a takeaway, Enter; Enter again to place them" });
  /** Go on to the first takeaway that has no place yet, else back to where takeaways are added. */
  const goOn = (after = "") => {
    const open = kit.wire.state().takeaways.find((/** @type {any} */ one) => !one.placed && one.id !== after);
    (open ? rows.querySelector(`[data-id="${open.id}"] [data-axis]`) : add).focus();
  };
  add.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const text = add.value.trim();
    if (event.key !== "Enter" || event.isComposing) return;
    add.value = "";
    if (text) kit.change({ op: "add", collection: "takeaways", id: newId("t"), fields: { text } });
    else goOn();
  });
  /** @param {any} first */
  const makeRow = (first) => {
    const id = first.id;
    const { readonly } = kit.wire.state();
    const put = (/** @type {Record<string, any>} */ fields) => kit.change({ op: "update", collection: "takeaways", id, fields });
    const number = h("div", { class: "rw-number", "aria-hidden": "true" });
    const text = proseField(kit, model, { label: "Takeaway", field: `takeaways[${id}].text`, hideLabel: true, value: first.text, rows: 1, readonly, class: "rw-main", commit: (value) => put({ text: value }) });
    const [where, chance, hands, hint] = [h("div"), h("div", { class: "rw-quiet" }), h("div", { class: "rw-quiet" }), h("div", { class: "rw-quiet rw-side" })];
    const places = placeFields({ kit, id, hint, next: () => goOn(id) });
    const button = (/** @type {string} */ decision, /** @type {string} */ words) =>
      h("button", { type: "button", class: "rw-small", disabled: readonly, text: words, "data-decision": decision, onclick: () => decide(id, takeaway.decision === decision ? "undecided" : decision) });
    const buttons = [button("carry", "Carry"), button("let_go", "Let go for now")];
    const gives = proseField(kit, model, { label: "What gives way for it (one beyond the limit)", field: `takeaways[${id}].gives_way`, line: true, value: first.gives_way, readonly, commit: (value) => put({ gives_way: value }) });
    whenThere((made) => { for (const one of [text, gives]) one.mark(made); });
    const tail = h("input", { type: "checkbox", disabled: readonly, "data-tail": id });
    tail.addEventListener("change", () => rare(id, tail.checked));
    const more = h("div", { class: "rw-side rw-more", hidden: true }, hands, h("label", { class: "rw-row" }, tail, h("span", { text: "rare and grave: may be carried although others come before it" })));
    const unfold = h("button", { type: "button", class: "rw-bare rw-small", "aria-expanded": "false", text: "more", onclick: () => {
      more.hidden = !more.hidden;
      unfold.setAttribute("aria-expanded", String(!more.hidden));
    } });
    const drop = h("button", { type: "button", class: "rw-bare rw-small", hidden: readonly, text: "remove", onclick: () => kit.change({ op: "remove", collection: "takeaways", id }) });
    const node = h("article", { class: "rw-card", "data-id": id }, number, text.node, drop,
      h("div", { class: "rw-side" }, where, chance),
      h("div", { class: "rw-side rw-row rw-place" }, h("div", { class: "rw-row" }, ...places), ...places.map(refusalOf), h("div", { class: "rw-row" }, ...buttons, unfold)), hint, more,
      h("div", { class: "rw-side" }, gives.node));
    for (const kind of ["pointerenter", "focusin"]) node.addEventListener(kind, () => point(id));
    for (const kind of ["pointerleave", "focusout"]) node.addEventListener(kind, () => point(""));
    let takeaway = first;
    const update = (/** @type {any} */ next) => {
      takeaway = next;
      number.textContent = next.number;
      node.dataset.decision = next.decision;
      text.update(next.text);
      gives.update(next.gives_way);
      gives.node.hidden = !next.is_over && !next.gives_way;
      where.textContent = next.stands;
      chance.textContent = next.chance;
      hands.textContent = next.hands;
      tail.checked = next.is_tail;
      unfold.setAttribute("aria-label", `More on: ${next.text}`);
      for (const one of buttons) {
        one.setAttribute("aria-pressed", String(one.dataset.decision === next.decision));
        one.hidden = readonly && one.dataset.decision !== next.decision;
      }
      drop.setAttribute("aria-label", `Remove: ${next.text}`);
    };
    update(first);
    return { node, update };
  };
  return {
    node: h("div", {}, rows, h("div", { class: "rw-add" }, add)),
    /** Marks of wordings are there now. @param {any} made */
    join: (made) => {
      later = made;
      for (const call of waiting.splice(0)) call(made);
    },
    draw: (/** @type {any} */ state) => {
      add.hidden = state.readonly;
      keyed(rows, state.takeaways, (/** @type {any} */ one) => one.id, makeRow);
    },
  };
}

/**
 * The figure as a table: the middle and both ends in numbers, to be typed; what is expected; the scales.
 * @param {Frame} kit
 */
function makeNumbers(kit) {
  const { readonly, chance, harm } = kit.wire.state();
  const heads = ["no.", "chance, %", "middle", "to", `harm, ${harm.unit}`, "middle", "to", "expected a year"];
  const table = h("table", { class: "rw-numbers" });
  const head = { id: "", node: h("thead", {}, h("tr", {}, ...heads.map((text) => h("th", { text })))), update: () => undefined };
  const makeRow = (/** @type {any} */ first) => {
    const said = [h("td"), h("td")];
    const inputs = Object.keys(first.ends).map((end) => {
      const input = h("input", { class: "rw-field", inputmode: "decimal", readonly, "data-end": end });
      input.addEventListener("change", async () => {
        const answer = await kit.wire.request("number", { id: first.id, end, text: input.value });
        refuse(input, answer.ok ? "" : answer.error);
      });
      return input;
    });
    const update = (/** @type {any} */ next) => {
      said[0].textContent = next.number;
      said[1].textContent = `${next.a_year || "not placed yet"}${next.is_tail ? ", rare and grave" : ""}`;
      for (const input of inputs) {
        const end = input.dataset.end;
        input.hidden = !next.placed;
        input.setAttribute("aria-label", `${next.number}: ${end.replace("_", ", ")}`);
        if (input.ownerDocument.activeElement !== input && input.ariaInvalid !== "true") input.value = next.ends[end];
      }
    };
    update(first);
    return { node: h("tbody", {}, h("tr", { "data-id": first.id }, said[0], ...inputs.map((input) => h("td", {}, input)), said[1]), h("tr", {}, h("td", { class: "rw-why", colspan: heads.length }, ...inputs.map(refusalOf)))), update };
  };
  const scale = (/** @type {string} */ words, /** @type {any[]} */ steps) => h("table", {}, h("caption", { class: "rw-quiet", text: words }), ...steps.map((step, index) =>
    h("tr", {}, ...[index + 1, step.word, step.example, step.span].map((text) => h("td", { text })))));
  return {
    node: h("details", { class: "rw-axes" }, h("summary", { text: "The same in numbers, and what the words mean" }),
      table,
      h("div", { class: "rw-row rw-scales" }, scale(`how likely, within ${countOf(chance.months, "month")}`, chance.steps), scale(`how harmful, in ${harm.unit}`, harm.steps))),
    draw: (/** @type {any[]} */ takeaways) => keyed(table, [head, ...takeaways], (one) => one.id, (one) => (one === head ? head : makeRow(one))),
  };
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "risk-likelihood-plot");
  const { state } = kit.wire;
  /** @type {Map<string, Range>} */
  const local = new Map();
  let sending = 0;
  const decide = async (/** @type {string} */ id, /** @type {string} */ decision) => {
    const answer = await kit.request("decide", { id, decision });
    if (answer.ok) kit.say(decision === "carry" ? "carried" : decision === "let_go" ? "let go for now" : "open again");
  };
  const send = async (/** @type {string} */ id, /** @type {Range} */ range) => {
    sending += 1;
    const { likelihood_low, likelihood_high, risk_low, risk_high } = range;
    const answer = await kit.request("put", { id, likelihood_low, likelihood_high, risk_low, risk_high });
    sending -= 1;
    if (!answer.ok || sending === 0) {
      local.delete(id);
      draw();
    }
  };
  /** @type {{id: string, range: Range}|null} */
  let wanted = null;
  let asking = false;
  /** While a range is moved, the order and its words follow: the kernel tells them without keeping anything. */
  const moved = async (/** @type {string} */ id, /** @type {Range|null} */ range) => {
    figure.draw(state());
    wanted = range && { id, range };
    if (!range) draw();
    if (asking) return;
    asking = true;
    while (wanted) {
      const asked = wanted;
      wanted = null;
      const answer = await kit.wire.request("order", { id: asked.id, ...asked.range });
      if (answer.ok && local.has(asked.id)) list.draw({ ...state(), takeaways: answer.result.takeaways });
    }
    asking = false;
  };
  const rare = async (/** @type {string} */ id, /** @type {boolean} */ on) => {
    const answer = await kit.change({ op: "update", collection: "takeaways", id, fields: { is_tail: on } });
    if (answer.ok) kit.say(on ? "rare and grave" : "no longer rare and grave");
  };
  const figure = makeFigure({ kit, local, send, decide, rare, moved });
  const list = makeList({ kit, model, decide, rare, point: figure.point });
  const numbers = makeNumbers(kit);
  const note = h("p", { class: "rw-quiet rw-note" });
  const foot = footLine(kit);
  kit.body.append(h("div", { class: "rw-split" }, h("div", { class: "rw-figure" }, figure.node, note, numbers.node), list.node), foot.node);
  const draw = () => {
    const now = state();
    note.textContent = now.note;
    figure.draw(now);
    list.draw(now);
    numbers.draw(now.takeaways);
    foot.update(now);
  };
  kit.wire.onState(draw);
  draw();
  laterOnce(kit, list.join)();
  return kit.stop;
}

export default { render };
