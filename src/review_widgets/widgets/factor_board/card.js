// @ts-check
// One circumstance: its words, how it mattered, the two questions, the events that show it, the team's words for it.

/**
 * Small quiet words.
 * @param {string} [text]
 * @param {string} [kind]
 */
export function quiet(text, kind = "rw-label") {
  return h("span", { class: kind, text });
}

/**
 * A chip with a button that takes it away.
 * @param {string} time
 * @param {string} text
 * @param {string} takeAway
 * @param {(() => any)|null} drop
 */
export function chip(time, text, takeAway, drop) {
  return h("li", { class: "rw-chip" }, time && quiet(`${time} `, "rw-quiet"), h("span", { text, title: text }),
    drop && h("button", { class: "rw-bare", "aria-label": `${takeAway}: ${time} ${text}`, text: "×", onclick: drop }));
}

/**
 * A button that removes an item.
 * @param {Frame} kit
 * @param {string} collection
 * @param {string} id
 * @param {string} text
 */
export function dropButton(kit, collection, id, text) {
  return h("button", { class: "rw-bare rw-small", hidden: kit.wire.state().readonly, text, onclick: () => kit.change({ op: "remove", collection, id }) });
}

/**
 * Make the card of a circumstance.
 * @param {Frame} kit
 * @param {any} model
 * @param {any} factor
 * @param {{section: any, suggest: (input: any, take: (words: string) => any) => void, pull: (grip: any, options: any) => void, domains: string, pulling: (on: boolean) => void, link: (factor: string, event: string, on: boolean) => any, pick: () => void}} board
 */
export function factorCard(kit, model, factor, board) {
  const { readonly, aspects } = kit.wire.state();
  const id = factor.id;
  const put = (/** @type {Record<string, any>} */ fields) => kit.change({ op: "update", collection: "factors", id, fields });
  const prose = (/** @type {string} */ name, /** @type {string} */ label, /** @type {Record<string, any>} */ more = {}) =>
    markedField(kit, model, { label, value: factor[name], rows: 1, readonly, field: `factors[${id}].${name}`, section: board.section, commit: (value) => put({ [name]: value }), ...more });
  /** @type {Record<string, any>} */
  const fields = {
    text: prose("text", "What it was", { hideLabel: true, class: "rw-main" }),
    aspect: choiceField({ label: "How it mattered", hideLabel: true, value: factor.aspect, choices: aspects, readonly, commit: (value) => put({ aspect: value }) }),
    domain: textField({ label: "Domain", hideLabel: true, placeholder: "domain", value: factor.domain, list: board.domains, readonly, commit: (value) => put({ domain: value }) }),
  };
  const slots = Object.entries(kit.wire.state().slots).map(([name, label]) => (fields[name] = prose(name, `${label}`)).node);
  const now = () => node.dataset.aspect;
  const grip = h("button", { class: "rw-bare rw-grip", hidden: readonly, text: "⠿", title: "Drag to another group, or press 1 to 8 or arrow keys" });
  grip.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const at = step ? aspects.findIndex((/** @type {string[]} */ [value]) => value === now()) + step : Number(event.key) - 1;
    if (!aspects[at]) return;
    event.preventDefault();
    put({ aspect: aspects[at][0] });
    kit.say(`now under: ${aspects[at][1]}`);
  });
  board.pull(grip, {
    target: "[data-aspect]", words: () => fields.text.input.value, pulling: board.pulling,
    drop: (/** @type {any} */ target) => target.dataset.aspect !== now() && put({ aspect: target.dataset.aspect }),
  });
  const drop = dropButton(kit, "factors", id, "remove");
  const events = h("ul", { class: "rw-chips", "aria-label": "Events that show it" });
  const labels = h("ul", { class: "rw-chips", "aria-label": "Our words for it" });
  const name = (/** @type {string} */ label, /** @type {boolean} */ on) => kit.request("label", { id, label, on });
  const word = h("input", { class: "rw-field", "aria-label": "Our word for it", placeholder: "our word for it", "data-id": id, hidden: readonly });
  board.suggest(word, (/** @type {string} */ words) => sendFor(word, () => name(words, true)));
  const pick = h("button", { class: "rw-small rw-pick", hidden: readonly, text: "+ event", onclick: board.pick });
  const node = h("article", { class: "rw-card", "data-id": id },
    h("div", { class: "rw-head" }, grip, fields.text.node, fields.aspect.node, drop),
    h("div", { class: "rw-two" }, ...slots),
    h("div", { class: "rw-linked" }, quiet("Shown by"), events, pick),
    h("div", { class: "rw-named" }, quiet("Our words"), labels, h("span", { class: "rw-word" }, word), fields.domain.node));
  let drawn = "";
  const update = (/** @type {any} */ next) => {
    for (const [name, field] of Object.entries(fields)) field.update(next[name]);
    node.dataset.aspect = next.aspect;
    const said = { "Contributing factor": node, "Move to another group": grip, "Link an event": pick, Remove: drop };
    for (const [words, part] of Object.entries(said)) part.setAttribute("aria-label", `${words}: ${next.text}`);
    const chips = JSON.stringify([next.events, next.labels]);
    if (chips === drawn) return;
    drawn = chips;
    events.replaceChildren(...next.events.map((/** @type {any} */ one) => chip(one.time, one.text, "Unlink", readonly ? null : () => { pick.focus(); board.link(id, one.id, false); })));
    labels.replaceChildren(...next.labels.map((/** @type {string} */ one) => chip("", one, "Take away", readonly ? null : () => { word.focus(); name(one, false); })));
  };
  update(factor);
  return { node, update };
}

/**
 * What scrolls a part of the page.
 * @param {any} part
 * @returns {any}
 */
export function scrollerOf(part) {
  for (let at = part.parentElement; at; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return part.ownerDocument.scrollingElement;
}
