// @ts-check

/**
 * The picks of a published review, provisional until confirmed by their one button, with what changed meanwhile.
 * @param {Frame} kit
 */
function pickList(kit) {
  const node = h("div", { class: "rw-picks" });
  const makePick = (/** @type {any} */ first) => {
    const [text, words, changed] = [h("strong"), h("span"), h("span", { class: "rw-quiet" })];
    const today = () => new Date().toISOString().slice(0, 10);
    const confirm = h("button", { type: "button", class: "rw-small", text: "Confirm", onclick: async () => {
      const answer = await kit.change({ op: "update", collection: "takeaways", id: first.id, fields: { confirmed_on: today() } });
      if (answer.ok) kit.say("confirmed");
    } });
    const update = (/** @type {any} */ next) => {
      text.textContent = next.text;
      words.textContent = next.words;
      changed.textContent = next.changed;
      confirm.hidden = !next.waits || kit.wire.state().readonly;
      confirm.setAttribute("aria-label", `Confirm: ${next.text}`);
    };
    update(first);
    return { node: h("div", { class: "rw-row" }, text, words, confirm, changed), update };
  };
  return { node, update: (/** @type {any[]} */ picks) => keyed(node, picks, (one) => one.id, makePick) };
}

/**
 * What readers saw differently: a place to paste it, and for each line what it becomes or why not.
 * @param {Frame} kit
 */
function readerLines(kit) {
  const { readonly, places, lines } = kit.wire.state();
  const told = h("summary", {});
  const list = h("ul", { class: "rw-lines" });
  const paste = h("textarea", { class: "rw-field", rows: 1, "aria-label": "A reader's line, Enter adds it", placeholder: "somebody saw it differently? paste their line, Enter; kept without a name" });
  const add = async () => {
    const text = paste.value;
    if (!text.trim()) return;
    const answer = await sendFor(paste, () => kit.request("add_lines", { text }));
    if (!answer.ok) return;
    paste.value = "";
    kit.say(answer.result.words);
  };
  paste.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    add();
  });
  /** @param {any} first */
  const makeLine = (first) => {
    const answer = async (/** @type {Record<string, any>} */ content) => {
      const said = await kit.request("answer_line", { id: first.id, ...content });
      if (said.ok) kit.say(said.result.words);
    };
    const place = choiceField({ label: "It becomes", hideLabel: true, value: first.place, choices: places, commit: () => {} });
    const reason = h("input", { class: "rw-field", "aria-label": "Why it stays out", placeholder: "or why it stays out" });
    const decline = () => sendFor(reason, () => answer({ answer: "decline", reason: reason.value }));
    reason.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter" && !event.isComposing) decline();
    });
    const open = h("div", { class: "rw-row" },
      place.node, h("button", { type: "button", text: "Merge", onclick: () => answer({ answer: "merge", place: place.input.value }) }),
      reason, h("button", { type: "button", text: "Decline", onclick: decline }));
    const what = h("span", { class: "rw-quiet" });
    const done = h("div", { class: "rw-row" }, what, h("button", { type: "button", text: "Take back", hidden: readonly, onclick: () => answer({ answer: "reopen" }) }));
    const update = (/** @type {any} */ next) => {
      open.hidden = readonly || next.status !== "open";
      done.hidden = next.status === "open";
      what.textContent = next.status === "merged" ? `merged into: ${next.became}` : `declined: ${next.reason}`;
    };
    update(first);
    return { node: h("li", { "data-id": first.id }, h("p", { text: first.text }), open, done), update };
  };
  const node = h("details", { class: "rw-readers", open: lines.some((/** @type {any} */ one) => one.status === "open") }, told, list, h("div", { class: "rw-row", hidden: readonly }, paste, h("button", { type: "button", text: "Add", onclick: add })));
  return {
    node,
    update: (/** @type {any} */ next) => {
      told.textContent = next.lines_told || "Readers’ lines: none yet";
      keyed(list, next.lines, (/** @type {any} */ one) => one.id, makeLine);
    },
  };
}

/**
 * The report: for whom, the button that writes it, and the one that opens it beside the workbook.
 * @param {Frame} kit
 * @param {any} model
 */
function reportRow(kit, model) {
  const audience = choiceField({ label: "The report is for", hideLabel: true, value: "roles", choices: [["roles", "readers in the company: roles in place of names"], ["names", "the people who were there: with names"], ["public", "the public: what may leave"]], commit: () => {} });
  const write = h("button", { type: "button", class: "rw-primary", text: "Write the report", onclick: () => kit.request("report", { audience: audience.input.value }) });
  const open = h("button", { type: "button", text: "Open the report", onclick: () => {
    document.dispatchEvent(new CustomEvent("rw-open", { detail: { path: model.get("report").path, from: kit.root } }));
  } });
  const words = h("span", { class: "rw-quiet rw-brief", role: "status" });
  const node = h("div", { class: "rw-row rw-report" }, audience.node, write, open, words);
  const draw = () => {
    const { status = "", words: said = "" } = model.get("report") ?? {};
    write.disabled = status === "making";
    write.textContent = status === "made" ? "Write it again" : "Write the report";
    write.classList.toggle("rw-primary", status !== "made");
    open.classList.toggle("rw-primary", status === "made");
    open.hidden = status !== "made";
    words.textContent = said;
    words.classList.toggle("rw-error", status === "failed");
  };
  model.on("change:report", draw);
  kit.signal.addEventListener("abort", () => model.off("change:report", draw));
  draw();
  return node;
}

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "publish-panel");
  const state = () => kit.wire.state();
  const left = h("ul", { class: "rw-left" });
  const status = h("p", { class: "rw-status", role: "status" });
  const nothing = markedField(kit, model, { label: "Nothing is carried, because", field: "review.nothing_to_carry_because", readonly: state().readonly, line: true, value: state().nothing_to_carry_because, placeholder: "zero is fine; say why in one line", commit: (value) => kit.change({ op: "set", collection: "review", fields: { nothing_to_carry_because: value } }) });
  const count = (/** @type {string} */ name, /** @type {string} */ words) => {
    const input = h("input", { type: "number", min: 0, max: 999, class: "rw-field rw-count", "aria-label": words });
    input.addEventListener("change", () => {
      const number = Math.max(0, Math.min(999, Math.round(Number(input.value) || 0)));
      sendFor(input, () => kit.request("check_out", { [name]: number }));
    });
    return { input, node: h("label", { class: "rw-row" }, input, h("span", { text: words })), update: (/** @type {number} */ value) => { if (input.ownerDocument.activeElement !== input) input.value = value; } };
  };
  const learned = count("learned_something", "learned something today (hands up)");
  const answered = count("answered", "were asked");
  const unsayable = h("input", { class: "rw-field", "aria-label": "Anything unsayable", placeholder: "was anything unsayable? one line, kept without a name, Enter" });
  unsayable.addEventListener("keydown", async (/** @type {KeyboardEvent} */ event) => {
    const text = unsayable.value.trim();
    if (event.key !== "Enter" || !text) return;
    unsayable.value = "";
    const answer = await sendFor(unsayable, () => kit.request("check_out", { unsayable: text }));
    if (!answer.ok) unsayable.value ||= text;
  });
  const said = h("ul", { class: "rw-quiet" });
  const publish = h("button", {
    type: "button", class: "rw-primary", text: "Publish",
    onclick: async () => {
      nothing.send();
      const answer = await kit.request("publish");
      if (answer.ok) kit.say("published");
    },
  });
  const foot = footLine(kit);
  const reword = h("span", { class: "rw-quiet rw-toreword" });
  const strangers = h("details", { class: "rw-strangers" });
  const drawStrangers = () => {
    const words = model.get("strangers") ?? [];
    strangers.hidden = !words.length;
    strangers.replaceChildren(
      h("summary", { text: `${words.length} ${words.length === 1 ? "word looks like a name and belongs" : "words look like names and belong"} to nobody on the record: look before you publish` }),
      h("ul", {}, ...words.map((/** @type {string} */ text) => h("li", { text }))));
  };
  model.on("change:strangers", drawStrangers);
  kit.signal.addEventListener("abort", () => model.off("change:strangers", drawStrangers));
  const readers = readerLines(kit);
  const report = reportRow(kit, model);
  kit.body.append(status, left, nothing.node, h("details", {}, h("summary", { text: "Check-out: two anonymous questions" }), h("div", { class: "rw-row" }, learned.node, answered.node), unsayable, said), strangers, h("div", { class: "rw-row" }, publish, reword), report, readers.node, foot.node);
  const picks = pickList(kit);
  status.after(picks.node);
  const draw = () => {
    const next = state();
    picks.update(next.picks);
    readers.update(next);
    left.replaceChildren(...next.left.map((/** @type {any} */ one) => h("li", {}, one.what, h("span", { class: "rw-quiet", text: ` ${one.do}` }))));
    nothing.node.hidden = next.carries;
    nothing.update(next.nothing_to_carry_because);
    learned.update(next.check_out.learned_something);
    answered.update(next.check_out.answered);
    said.replaceChildren(...next.check_out.unsayable.map((/** @type {string} */ text) => h("li", { text })));
    const published = next.status === "published" || next.status === "closed";
    status.textContent = published
      ? `Published.${next.picks.some((/** @type {any} */ one) => one.waits) ? " The picks are provisional: sleep on them, look again, then confirm or change them." : ""}`
      : next.left.length ? "Before this can be published, say aloud:" : "Nothing is left to say. Publishing fixes what you expect of each takeaway.";
    publish.hidden = next.readonly || published;
    report.hidden = next.readonly || !published;
    foot.update(next);
  };
  onWording(model, kit.signal, (wording) => { reword.textContent = wording.to_reword ?? ""; });
  kit.wire.onState(draw);
  drawStrangers();
  draw();
  return kit.stop;
}

export default { render };
