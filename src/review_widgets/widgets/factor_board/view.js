// @ts-check

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "factor-board");
  const state = () => kit.wire.state();
  const { readonly, aspects } = state();
  const section = markSection();
  const domains = h("datalist", { id: newId("dom") }, ...state().domains.map((/** @type {string} */ value) => h("option", { value })));
  const foot = footLine(kit);
  const cards = h("div", { class: "rw-cards" });
  let current = "";
  const link = (/** @type {string} */ id, /** @type {string} */ event, /** @type {boolean} */ on) => kit.request("link", { id, event, on });
  const cardOf = (/** @type {string} */ id) => [...cards.children].find((/** @type {any} */ one) => one.dataset.id === id);
  const side = h("div", { class: "rw-side", role: "group", "aria-label": "Link events" });
  /** @type {any} */
  let [events, suggest] = [null, null];
  /** Pulling, the list of events and the words used before come right after the first picture. */
  const reach = laterOnce(kit, (made) => {
    suggest = made.wordList(kit);
    events = made.eventPicker(kit, side, {
      current: () => state().factors.find((/** @type {any} */ one) => one.id === current), link,
      leave: () => {
        kit.root.classList.remove("rw-picking");
        cardOf(current)?.querySelector(".rw-pick")?.focus();
      },
    });
    events.refresh();
    place();
  });
  /** Let the list of events stand beside the card somebody is in, or under it where there is no room beside. */
  const place = () => {
    const card = /** @type {any} */ (cardOf(current));
    for (const one of cards.children) one.classList.toggle("rw-current", one === card);
    const beside = kit.body.clientWidth >= 860;
    const top = card ? card.offsetTop + (beside ? 0 : card.offsetHeight) : cards.offsetTop;
    side.style.top = `${top}px`;
    kit.body.style.minHeight = !side.hidden && beside || kit.root.classList.contains("rw-picking") ? `${top + Math.max(side.offsetHeight, 360)}px` : "";
  };
  const enter = (/** @type {any} */ event) => {
    if (side.contains(event.target)) return;
    kit.root.classList.remove("rw-picking");
    const id = event.target.closest("article")?.dataset.id;
    if (id) current = id;
    events?.draw();
    place();
  };
  kit.body.addEventListener("focusin", enter);
  cards.addEventListener("pointerdown", enter);
  const sizes = new ResizeObserver(place);
  for (const part of [kit.body, side]) sizes.observe(part);
  kit.signal.addEventListener("abort", () => sizes.disconnect());

  const over = h("div", { class: "rw-targets", hidden: true, "aria-hidden": "true" }, ...aspects.map((/** @type {any} */ [value, words], /** @type {number} */ n) => h("span", { "data-aspect": value }, h("kbd", { text: n + 1 }), ` ${words}`)));
  const pulling = (/** @type {boolean} */ on) => {
    const top = kit.root.getBoundingClientRect().top;
    over.style.top = `${Math.max(0, scrollerOf(kit.root).getBoundingClientRect().top - top) + 6}px`;
    over.hidden = !on;
  };
  const board = {
    section, domains: domains.id, pulling, link,
    suggest: (/** @type {any} */ input, /** @type {(words: string) => any} */ take) => reach().then((made) => made && suggest(input, take)),
    pull: (/** @type {any} */ grip, /** @type {any} */ options) => reach().then((made) => made?.pullable(kit, grip, options)),
    pick: () => {
      kit.root.classList.add("rw-picking");
      place();
      reach().then(() => events?.search.focus());
    },
  };
  const heading = (/** @type {any} */ group) => {
    const count = h("span", { class: "rw-quiet", text: group.count });
    return {
      node: h("h3", { class: "rw-group", "data-aspect": group.aspect }, h("kbd", { text: group.number }), ` ${group.words} `, count),
      update: (/** @type {any} */ next) => { count.textContent = next.count; },
    };
  };

  const how = choiceField({ label: "How it mattered", hideLabel: true, value: "made_possible", choices: aspects.filter((/** @type {any} */ [value]) => value !== "helped") });
  const addFactor = (/** @type {string} */ label, /** @type {string} */ name, /** @type {() => string} */ aspect) => adder(kit, model, { collection: "factors", label, name, fields: (text) => ({ text, aspect: aspect() }) });
  const adders = h("div", { class: "rw-adders", hidden: readonly },
    how.node, addFactor("add a circumstance that mattered", "hindered", () => how.input.value).node,
    quiet("helped"), addFactor("add what helped", "helped", () => "helped").node);
  const empty = h("p", { class: "rw-quiet rw-empty", text: state().empty });
  const find = h("input", { type: "search", class: "rw-field rw-find", "aria-label": "Find a circumstance", placeholder: "find a circumstance", hidden: true, oninput: () => draw() });

  const found = pressRow("How we found out", state().ways, readonly, (value, on) => kit.change({ op: "set", collection: "incident", fields: { how_found: on ? value : null } }));
  const conditions = pressRow("Conditions at the time", state().condition_kinds, readonly, (kind, on) => {
    const there = state().conditions.filter((/** @type {any} */ one) => one.kind === kind);
    if (on || kind === "other") return kit.change({ op: "add", collection: "conditions", id: newId("c"), fields: { kind } });
    return kit.change(...there.map((/** @type {any} */ one) => ({ op: "remove", collection: "conditions", id: one.id })));
  });
  const kinds = new Map(state().condition_kinds);
  const details = noteList(kit, model, { collection: "conditions", title: "Condition", section, fixed: true, words: (note) => kinds.get(note.kind) });
  const notes = Object.entries(/** @type {Record<string, string[]>} */ (state().notes))
    .map(([collection, [title, one]]) => noteList(kit, model, { collection, title, one, section }));
  kit.root.append(over);
  kit.body.append(domains,
    h("div", { class: "rw-left" }, found.node, conditions.node, details.node, adders, find, section.node, empty, cards, notes[0].node,
      h("details", {}, h("summary", { text: "More: open questions, parking lot" }), h("div", { class: "rw-even" }, notes[1].node, notes[2].node)), foot.node),
    ...(readonly ? [] : [side]));

  const draw = () => {
    const next = state();
    const shown = aspects.flatMap((/** @type {any} */ [aspect, words], /** @type {number} */ n) => {
      const group = next.factors.filter((/** @type {any} */ one) => one.aspect === aspect);
      return group.length ? [{ id: `group ${aspect}`, aspect, words, number: n + 1, count: group.length }, ...group] : [];
    });
    keyed(cards, shown, (/** @type {any} */ one) => one.id, (one) => (one.number ? heading(one) : factorCard(kit, model, one, board)));
    const wanted = find.value.trim().toLowerCase();
    find.hidden = next.factors.length <= 12 && !wanted;
    const fits = (/** @type {any} */ one) => !wanted || JSON.stringify([one.text, one.labels, one.events, one.domain]).toLowerCase().includes(wanted);
    shown.forEach((/** @type {any} */ one, /** @type {number} */ n) => {
      /** @type {any} */ (cards.children[n]).hidden = one.number ? !next.factors.some((/** @type {any} */ factor) => factor.aspect === one.aspect && fits(factor)) : !fits(one);
    });
    empty.hidden = next.factors.length > 0;
    side.hidden = !empty.hidden;
    found.update(new Set([next.how_found]));
    conditions.update(new Set(next.conditions.map((/** @type {any} */ one) => one.kind)));
    details.draw();
    for (const one of notes) one.draw();
    foot.update(next);
    section.update();
    events?.refresh();
    place();
  };
  kit.wire.onState(draw);
  draw();
  return kit.stop;
}

export default { render };
