// @ts-check

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "let-go-list");
  const state = () => kit.wire.state();
  const readonly = state().readonly;
  const rows = h("div", { class: "rw-rows" });
  const chosen = h("p", { class: "rw-quiet rw-chosen", role: "status" });
  const selected = () => [...rows.querySelectorAll("[data-also]")].filter((box) => box.checked).map((box) => box.dataset.also);
  const count = () => {
    const some = selected().length;
    chosen.textContent = some ? `${some} selected: A on a line gives it to all of them` : "";
  };
  rows.addEventListener("change", count);
  const empty = h("p", { class: "rw-quiet" });
  const foot = footLine(kit);
  /** @param {any} first */
  const makeRow = (first) => {
    const line = (/** @type {Record<string, any>} */ fields) => kit.request("line", { id: first.id, ...fields });
    const prose = (/** @type {string} */ label, /** @type {string} */ key, /** @type {string} */ name, placeholder = "") => {
      return markedField(kit, model, { label, line: true, field: `takeaways[${first.id}].let_go.${name}`, value: first[key], readonly, placeholder, commit: (value) => line({ [key]: value }) });
    };
    const title = h("p", { class: "rw-what" });
    const reason = choiceField({ label: "Why (keys 1 to 7)", value: first.reason, choices: state().reasons, readonly, commit: (value) => line({ reason: value }) });
    const rely = prose("What we rely on instead (n: nothing)", "rely", "what_we_rely_on_instead", "the nightly check, the manual switch");
    const date = h("input", { type: "date", class: "rw-field", "aria-label": "We look again on", readonly });
    date.value = first.revisit_on;
    date.addEventListener("change", () => {
      if (date.value || !date.validity.badInput) sendFor(date, () => line({ revisit_on: date.value }));
    });
    const trigger = prose("or when", "trigger", "revisit_if", "it happens once more");
    const words = prose("The reason in our words", "reason_text", "reason_text");
    const cost = prose("What doing it would cost", "cost", "cost_if_done");
    const mind = prose("What would change our mind", "mind", "would_change_our_mind");
    const missing = h("p", { class: "rw-missing" });
    const also = h("input", { type: "checkbox", "data-also": first.id, disabled: readonly });
    const more = h("details", {}, h("summary", { text: "more" }), h("div", { class: "rw-line" }, words.node, cost.node, mind.node));
    const rest = [rely.node, h("label", { class: "rw-textfield" }, h("span", { class: "rw-label", text: "We look again on" }), date), trigger.node, more];
    const node = h("div", { class: "rw-card", "data-id": first.id, tabindex: 0, role: "group" },
      h("div", { class: "rw-head" }, title, h("label", { class: "rw-also rw-quiet" }, also, "select")),
      h("div", { class: "rw-line" }, reason.node, ...rest.slice(0, 3)), more, missing);
    const unfold = (/** @type {boolean} */ open) => {
      for (const one of rest) one.hidden = open;
    };
    const accept = () => {
      if (rely.input.value.trim().toLowerCase() === "n") rely.input.value = "nothing, we accept it";
      rely.send();
    };
    rely.input.addEventListener("blur", accept, { capture: true });
    rely.input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key !== "Enter" || event.isComposing || event.altKey) return;
      accept();
      if (!date.value && !trigger.input.value) sendFor(rely.input, () => line({ enter: true }));
      const cards = [...rows.children];
      (cards.slice(cards.indexOf(node) + 1).find((card) => card.querySelector('[data-done="false"]')) ?? node).focus();
    }, { capture: true });
    node.addEventListener("keydown", async (/** @type {any} */ event) => {
      if (readonly || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]),textarea")) return;
      const chosen = state().reasons[Number(event.key)];
      if (/^[1-7]$/.test(event.key) && chosen) {
        event.preventDefault();
        sendFor(reason.input, () => line({ reason: chosen[0] }));
        unfold(false);
        rely.input.focus();
      } else if (event.key === "A" || event.key === "a") {
        event.preventDefault();
        const answer = await kit.request("same", { id: first.id, ids: selected() });
        if (!answer.ok) return;
        for (const box of rows.querySelectorAll("[data-also]")) box.checked = false;
        count();
        kit.say(`the same line for ${answer.result.count} more`);
      }
    });
    let wasOpen = false;
    const update = (/** @type {any} */ next) => {
      node.setAttribute("aria-label", `${next.text} (keys: 1 to 7 the reason, then n or what we rely on, Enter. A gives this line to all selected)`);
      node.setAttribute("data-open", String(next.open));
      title.textContent = `${next.number}  ${next.text}`;
      reason.update(next.reason);
      rely.update(next.rely);
      if (node.ownerDocument.activeElement !== date) date.value = next.revisit_on;
      trigger.update(next.trigger);
      words.update(next.reason_text);
      cost.update(next.cost);
      mind.update(next.mind);
      if (next.open !== wasOpen) unfold(next.open);
      wasOpen = next.open;
      missing.textContent = next.open ? "Not decided yet: a reason lets it go." : next.missing ? `Not aloud yet. ${next.missing}` : "Said aloud.";
      missing.setAttribute("data-done", String(!next.missing));
    };
    update(first);
    return { node, update };
  };
  const rest = h("input", { class: "rw-field", "aria-label": "Let all open ones go: what we rely on instead", placeholder: "let all open ones go as low harm: what do we rely on instead? Enter" });
  rest.addEventListener("keydown", async (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || !rest.value.trim()) return;
    const rely = rest.value.trim();
    rest.value = "";
    const answer = await sendFor(rest, () => kit.request("rest", { rely }));
    if (answer.ok) kit.say(`${answer.result.count} let go for now`);
    else rest.value ||= rely;
  });
  kit.body.append(h("h3", { text: "Letting go for now" }), empty, chosen, rows, rest, foot.node);
  const draw = () => {
    const next = state();
    keyed(rows, next.rows, (/** @type {any} */ one) => one.id, makeRow);
    empty.textContent = next.rows.length > next.open ? "" : next.open ? `${next.open} not decided yet. Whatever is not carried is let go here, aloud.` : "Nothing is let go.";
    empty.hidden = !empty.textContent;
    rows.toggleAttribute("data-alone", next.rows.length < 2);
    count();
    rest.hidden = readonly || next.open < 2;
    foot.update(next);
  };
  kit.wire.onState(draw);
  draw();
  return kit.stop;
}

export default { render };
