// @ts-check
// What every widget stands in: a root, a place for problems, a live region, guarded keys, fields that survive a redraw.

/**
 * @typedef {{
 *   root: any, body: any, signal: AbortSignal, wire: any, say: (text: string) => void,
 *   change: (...changes: Change[]) => Promise<any>, request: (name: string, content?: Record<string, any>) => Promise<any>,
 *   undo: () => Promise<any>, stop: () => void,
 * }} Frame
 */

/**
 * Make the frame of a widget's view.
 * @param {any} model
 * @param {HTMLElement} el
 * @param {string} name
 * @returns {Frame}
 */
export function frame(model, el, name) {
  const controller = new AbortController();
  const { signal } = controller;
  const body = h("div", { class: "rw-body" });
  const problem = h("div", { class: "rw-problem rw-error", role: "alert" });
  const root = h("section", { class: `rw rw-${name}`, "data-widget": name, tabindex: -1 }, body, problem);
  const say = announcer(root);
  const wire = connect(model, signal);
  guardKeys(root, signal);
  el.append(root);
  document.addEventListener("rw-presenting", () => setTimeout(() => root.querySelectorAll("textarea").forEach(grow)), { signal }); // another size of letters
  /** Say what was refused: at the field it came from, else at the foot. */
  const told = async (/** @type {() => Promise<any>} */ send) => {
    const { input } = sender;
    const answer = await send();
    const why = answer.ok ? "" : answer.error;
    const atField = input && !answer.silent;
    if (atField) refuse(input, why);
    problem.textContent = atField && input.checkVisibility() ? "" : why;
    return answer;
  };
  return {
    root, body, signal, wire, say,
    change: (...changes) => told(() => wire.change(...changes)),
    request: (asked, content = {}) => told(() => wire.request(asked, content)),
    undo: async () => {
      const answer = await told(() => wire.undo());
      if (answer.ok) say(answer.done ? "taken back" : "nothing to take back");
      return answer;
    },
    stop: () => {
      controller.abort();
      root.remove();
    },
  };
}

/**
 * A labelled text field that sends what is typed twice a second and on leaving (with `whole` only on leaving and on Enter, for
 * what means nothing half-typed), and never loses it to a redraw. With `line` it is one line of any length, shown whole.
 * @param {{label: string, value: string, commit: (value: string) => any, rows?: number, line?: boolean, placeholder?: string, class?: string, hideLabel?: boolean, list?: string, readonly?: boolean, whole?: boolean}} options
 * @returns {{node: any, input: any, update: (value: string) => void, send: () => any}}
 */
export function textField(options) {
  let sent = options.value;
  let unanswered = 0;
  /** @type {{value: string}|null} */
  let came = null;
  /** @type {any} */
  let timer = 0;
  const input = h(options.rows || options.line ? "textarea" : "input", {
    rows: options.line ? 1 : options.rows, placeholder: options.placeholder, "aria-label": options.hideLabel ? options.label : null,
    list: options.list, readonly: options.readonly, spellcheck: "true", class: "rw-field",
  });
  input.value = options.value;
  if (options.line) oneLine(input);
  const take = (/** @type {string} */ value) => {
    if (value === sent || (input.value !== sent && input.ownerDocument.activeElement === input)) return;
    sent = value;
    input.value = value;
    grow(input);
  };
  const send = () => {
    clearTimeout(timer);
    timer = 0;
    if (input.value === sent) return void refuse(input, "");
    const [before, now] = [sent, input.value];
    sent = now;
    seen.text = before;
    unanswered += 1;
    const answered = sendFor(input, () => options.commit(now));
    seen.text = undefined;
    if (!answered) refuse(input, "");
    Promise.resolve(answered).then((/** @type {any} */ answer) => {
      unanswered -= 1;
      if (answer?.ok === false && sent === now) sent = before;
      else if (!unanswered && came) take(came.value);
      if (!unanswered) came = null;
    });
    return answered;
  };
  input.addEventListener("input", () => {
    if (!options.whole) timer ||= setTimeout(send, 400); // while somebody types on, at most this long stays unsent
    grow(input);
  });
  input.addEventListener("blur", send);
  if (!options.rows) {
    input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter" && !event.altKey) send();
    });
  }
  setTimeout(() => grow(input));
  const label = options.hideLabel ? null : h("span", { class: "rw-label", text: options.label });
  return {
    node: h("label", { class: `rw-textfield ${options.class ?? ""}` }, label, input),
    input,
    send,
    update: (value) => {
      if (unanswered) came = { value }; // may be older than what was sent: the answer comes after the state that holds it
      else take(value);
    },
  };
}

/**
 * Let a text area hold one line, as high as its words: Enter writes no new one, and pasted lines are joined.
 * @param {any} input
 */
export function oneLine(input) {
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Enter" && !event.isComposing) event.preventDefault();
  });
  input.addEventListener("input", () => {
    const at = input.selectionStart;
    if (!input.value.includes("\n")) return;
    input.value = input.value.replaceAll("\n", " ");
    input.setSelectionRange(at, at);
  });
}

/**
 * Let a text area be as high as its text.
 * @param {any} input
 */
export function grow(input) {
  if (input.tagName !== "TEXTAREA" || !input.isConnected) return;
  input.style.height = "auto";
  if (input.scrollHeight) input.style.height = `${Math.min(input.scrollHeight + 2, 600)}px`;
}

/**
 * Keep one node per item, in order, without touching nodes that stay (focus and half-typed text survive). Where the node with the
 * focus goes, its neighbour takes the focus, so that keys stay in the widget.
 * @template T
 * @param {HTMLElement} parent
 * @param {readonly T[]} items
 * @param {(item: T) => string} key
 * @param {(item: T) => {node: any, update: (item: T) => void}} make
 */
export function keyed(parent, items, key, make) {
  /** @type {Map<string, {node: any, update: (item: T) => void}>} */
  const known = /** @type {any} */ (parent).rwKnown ?? new Map();
  /** @type {any} */ (parent).rwKnown = known;
  const wanted = new Set(items.map(key));
  const held = /** @type {any} */ (parent.contains(parent.ownerDocument.activeElement) ? parent.ownerDocument.activeElement : null);
  const place = held ? [...parent.children].findIndex((one) => one.contains(held)) : -1;
  for (const [id, one] of known) {
    if (!wanted.has(id)) {
      one.node.remove();
      known.delete(id);
    }
  }
  let before = /** @type {any} */ (null);
  for (const item of items) {
    let one = known.get(key(item));
    if (one) one.update(item);
    else {
      one = make(item);
      known.set(key(item), one);
    }
    const next = before ? before.nextSibling : parent.firstChild;
    if (one.node !== next) parent.insertBefore(one.node, next);
    before = one.node;
  }
  if (!held || parent.ownerDocument.activeElement === held) return;
  const near = parent.children[Math.min(place, parent.children.length - 1)]?.querySelector("input, textarea, select, button");
  (held.isConnected ? held : near ?? /** @type {any} */ (parent.closest(".rw")))?.focus();
}

/**
 * The line that says whether what was typed is in the file, with the way back.
 * @param {Frame} kit
 */
export function footLine(kit) {
  const saved = h("span", { class: "rw-saved rw-quiet" });
  const undo = h("button", { text: "Undo", onclick: () => kit.undo(), title: "Takes back the last step (Ctrl+Z)" });
  kit.root.addEventListener("keydown", (/** @type {any} */ event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && !event.target.matches("input,textarea")) {
      event.preventDefault();
      kit.undo();
    }
  });
  return {
    node: h("div", { class: "rw-foot" }, saved, undo),
    update: (/** @type {any} */ state) => {
      saved.textContent = savedLine(state.saved);
      kit.root.dataset.saved = state.saved?.status;
      undo.hidden = state.readonly;
      undo.disabled = !state.can_undo;
    },
  };
}
