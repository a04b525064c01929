// @ts-check
// Fields whose wordings are marked while somebody types, alone or several that fold together.

const COUNTED = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/**
 * Fields that fold together: more than three wordings in all of them stand as one line, until somebody asks. F8 goes from field to field.
 * @param {string} id
 */
export function markSection(id = newId("rw")) {
  /** @type {{input: any, marks: () => Mark[], why: () => string, draw: () => void, goTo: (step: number, from: number) => void}[]} */
  let fields = [];
  const line = h("div", { class: "rw-marksline rw-quiet", id });
  let unfolded = false;
  let drawn = "";
  const shown = () => fields.filter((one) => one.input.isConnected);
  const inOrder = () => shown().sort((a, b) => (a.input.compareDocumentPosition(b.input) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const show = (/** @type {any[]} */ ...parts) => {
    const now = parts.map((part) => part.textContent ?? part).join("");
    if (now !== drawn) line.replaceChildren(...parts);
    drawn = now;
  };
  const section = {
    node: line,
    folded: false,
    add: (/** @type {typeof fields[0]} */ field) => { fields.push(field); },
    /** Whether to fold, and what the line says. */
    update: () => {
      const there = shown();
      const count = there.reduce((sum, one) => sum + one.marks().length, 0);
      const words = COUNTED[count] ?? `${count}`;
      const before = section.folded;
      section.folded = !unfolded && count > 3;
      if (section.folded !== before) for (const one of there) one.draw();
      if (!count) show(there.find((one) => one.why())?.why() ?? "");
      else if (section.folded) show(`${words} sentences here could be put another way `, h("button", { class: "rw-small", text: "Look at them one by one", onclick: unfold }));
      else show(`${words} wording${count > 1 ? "s" : ""} to look at `, h("kbd", { text: "F8" }));
    },
    /** Go on to the next field with marks (1) or the one before (-1); one behind the last is the first. */
    goOn: (/** @type {any} */ input, /** @type {number} */ step) => {
      const all = inOrder().filter((one) => one.input === input || one.marks().length);
      const next = all[(all.findIndex((one) => one.input === input) + step + all.length) % all.length];
      if (next?.marks().length) next.goTo(step, step > 0 ? -1 : Infinity);
    },
  };
  const unfold = () => {
    unfolded = true;
    section.update();
    inOrder().find((one) => one.marks().length)?.goTo(1, -1);
  };
  return section;
}

/**
 * A text field (see `textField`) whose wordings are marked while somebody types. F8 goes to the next, Alt+Enter puts it the other
 * way, Tab goes into the card, Escape closes it. The widget's Python class is a `MarkedWidget`. Fields given the same `section`
 * fold together; its node stands where the widget puts it.
 * @param {Frame} kit
 * @param {any} model
 * @param {Parameters<typeof textField>[0] & {field: string, section?: ReturnType<typeof markSection>}} options
 * @returns {ReturnType<typeof textField>}
 */
export function markedField(kit, model, options) {
  if (options.readonly) return textField(options);
  /** Somebody else's text may come into the field with the answer to one's own. */
  const base = textField({
    ...options,
    commit: (value) => {
      const answered = options.commit(value);
      Promise.resolve(answered).then(() => setTimeout(marked.follow));
      return answered;
    },
  });
  const marked = markInput(kit, model, base.input, { field: options.field, section: options.section, send: base.send });
  return {
    ...base,
    node: h("div", { class: "rw-markedfield" }, base.node, marked.line, marked.place),
    update: (value) => {
      base.update(value);
      marked.follow();
    },
  };
}

/**
 * Mark the wordings in an input. `brief` says the first in one line instead of a card, for a line that is gone with Enter.
 * @param {Frame} kit
 * @param {any} model
 * @param {any} input
 * @param {{field: string, section?: ReturnType<typeof markSection>, send?: () => any, brief?: boolean}} options
 */
export function markInput(kit, model, input, options) {
  const layer = markLayer(input, kit.signal);
  const section = options.section ?? markSection();
  const place = h("div", { class: "rw-cardplace" });
  const box = h("span", { class: "rw-marked" });
  input.replaceWith(box);
  box.append(input, layer.node);
  const looked = { text: input.value, composing: false, closed: false, version: -1, timer: /** @type {any} */ (0), why: "" };
  /** @type {Mark[]} */
  let marks = [];
  /** @type {Mark|null} */
  let here = null;
  const said = new Set();
  const presenting = () => wordingOf(model).presenting;
  const inside = () => [input, ...place.querySelectorAll("*")].includes(input.ownerDocument.activeElement);

  const shown = () => (section.folded ? [] : marks);
  const draw = () => {
    if (presenting()) [marks, looked.why] = [[], ""];
    const at = input.selectionStart;
    const next = (inside() && !looked.closed && shown().find((mark) => mark.sentence_start <= at && at <= mark.sentence_end)) || null;
    layer.draw(input.value, shown(), next);
    describe(input, section.node.id, marks.length > 0);
    const looks = (/** @type {Mark|null} */ mark) => mark && mark.text + mark.rewrite + mark.question;
    const same = looks(here) === looks(next);
    here = next;
    if (!same) drawCard();
  };
  const drawCard = () => {
    place.replaceChildren();
    if (!here) return;
    const mark = here;
    if (options.brief) place.append(h("span", { class: "rw-quiet rw-brief" }, `“${mark.text}” ${mark.words}: ${mark.question} `, mark.rewrite && h("kbd", { text: "Alt+Enter" }), mark.rewrite && ` ${mark.rewrite}`));
    else place.append(markCard(mark, { accept, keep, back }));
    const top = layer.markAt(shown().indexOf(mark)).getBoundingClientRect().top - kit.body.getBoundingClientRect().top;
    place.style.setProperty("--rw-card-top", `${Math.max(0, top - 8)}px`);
    if (said.has(mark.text)) return;
    said.add(mark.text);
    kit.say(`“${mark.text}” ${mark.words}. ${mark.rewrite ? "Alt+Enter puts it another way; " : ""}${options.brief ? mark.question : "Tab goes to the card."}`);
  };
  const accept = () => {
    const mark = here;
    if (!mark?.rewrite || mark.stale) return;
    typeOver(input, mark.sentence_start, mark.sentence_end, mark.rewrite);
    options.send?.();
    const open = mark.rewrite.indexOf("…"); // what only the people who were there can say
    if (open >= 0) input.setSelectionRange(mark.sentence_start + open, mark.sentence_start + open + 1);
    kit.say(`Put another way${open >= 0 ? "; the end is yours to say" : ""}. Ctrl+Z takes it back.`);
  };
  const keep = async (/** @type {any} */ reason) => {
    const mark = here;
    if (!mark) return;
    await options.send?.();
    const answer = await sendFor(reason, () => kit.request("keep", { field: options.field, text: mark.text, category: mark.category, reason: reason.value }));
    if (!answer.ok) return;
    input.focus();
    kit.say("It stays as it is; the reason is on the record. Undo takes it back.");
  };
  const back = () => {
    input.focus();
    looked.closed = true;
    draw();
  };
  /** Go to the next mark (1) or the one before (-1), seen from a place in the text. */
  const goTo = (/** @type {number} */ step, /** @type {number} */ from) => {
    const all = shown();
    const ahead = step > 0 ? all.filter((mark) => mark.start > from) : all.filter((mark) => mark.start < from).reverse();
    const mark = ahead[0];
    if (!mark) return section.goOn(input, step);
    looked.closed = false;
    input.focus();
    input.setSelectionRange(mark.start, mark.start);
    draw();
    const drawn = layer.markAt(all.indexOf(mark));
    input.scrollTop = Math.max(0, drawn.offsetTop - input.clientHeight / 2);
    input.scrollLeft = Math.max(0, drawn.offsetLeft - input.clientWidth / 2);
    drawn.scrollIntoView({ block: "nearest" });
  };
  const look = async () => {
    clearTimeout(looked.timer);
    if (looked.composing || presenting()) return;
    const text = input.value;
    const found = text.trim() ? await askMarks(kit, options.field, text) : { marks: [], not_checked: "" };
    if (text !== input.value || presenting()) return;
    marks = toUnits(text, found.marks);
    looked.why = found.not_checked;
    draw();
    section.update();
  };
  const typed = () => {
    marks = carryMarks(marks, looked.text, input.value);
    looked.text = input.value;
    looked.closed = false;
    draw();
    section.update();
    clearTimeout(looked.timer);
    looked.timer = setTimeout(look, 250);
  };
  const told = (/** @type {ReturnType<typeof wordingOf>} */ { version = 0, presenting = false }) => {
    const stamp = presenting ? -2 : version;
    if (stamp === looked.version) return;
    looked.version = stamp;
    draw();
    section.update();
    look();
  };
  const follow = () => {
    if (looked.text !== input.value) typed();
  };
  input.addEventListener("input", typed);
  input.addEventListener("compositionstart", () => { looked.composing = true; });
  input.addEventListener("compositionend", () => { looked.composing = false; typed(); });
  const moved = () => {
    if (input.ownerDocument.activeElement === input) draw();
  };
  input.ownerDocument.addEventListener("selectionchange", moved, { signal: kit.signal });
  input.addEventListener("selectionchange", moved);
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "F8") goTo(event.shiftKey ? -1 : 1, input.selectionStart);
    else if (event.key === "Enter" && event.altKey && here) accept();
    else if (event.key === "Escape" && here) back();
    else return;
    event.preventDefault();
  });
  const left = () => setTimeout(() => {
    if (here && !inside()) draw();
  });
  for (const part of [input, place]) part.addEventListener("focusout", left);
  kit.signal.addEventListener("abort", () => clearTimeout(looked.timer));
  section.add({ input, marks: () => marks, why: () => looked.why, draw, goTo });
  setTimeout(() => onWording(model, kit.signal, told));
  return { line: options.section ? null : section.node, place, follow };
}

/** @type {WeakMap<Frame, {texts: string[][], answer: Promise<any>}>} */
const asking = new WeakMap();

/**
 * Ask the kernel for the marks of a text; what is asked in the same moment goes as one question.
 * @param {Frame} kit
 * @param {string} field
 * @param {string} text
 * @returns {Promise<{marks: Mark[], not_checked: string}>}
 */
async function askMarks(kit, field, text) {
  const open = asking.get(kit);
  const texts = open?.texts ?? [];
  const answer = open?.answer ?? new Promise((go) => setTimeout(() => {
    asking.delete(kit);
    go(kit.wire.look("marks", { texts }));
  }));
  asking.set(kit, { texts, answer });
  const at = texts.push([field, text]) - 1;
  const { ok, result } = await answer;
  return ok ? result[at] : { marks: [], not_checked: "not checked: the kernel gave no answer" };
}
