// @ts-check

/**
 * The clock of the headings: seconds spent at each, kept in this browser only.
 * @param {string} reviewId
 */
export function headingClock(reviewId) {
  const place = `review-widgets:agenda:${reviewId}`;
  const kept = { spent: /** @type {Record<string, number>} */ ({}), paused: false, heading: 1 };
  try {
    const { spent, paused, heading } = JSON.parse(localStorage.getItem(place) ?? "{}");
    for (const [number, seconds] of Object.entries(spent)) if (Number.isFinite(seconds)) kept.spent[number] = seconds;
    if (/^[1-5]$/.test(heading)) Object.assign(kept, { paused: paused === true, heading });
  } catch {
    // begins anew: nothing of the review is in it
  }
  const save = () => {
    try {
      localStorage.setItem(place, JSON.stringify(kept));
    } catch {
      // goes on without being kept
    }
  };
  let last = 0;
  return {
    kept,
    save,
    /** Count what passed since the last call; a computer that slept counts for a minute and a half at most. @param {number} now */
    count: (now) => {
      if (last && !kept.paused) kept.spent[kept.heading] = (kept.spent[kept.heading] ?? 0) + Math.min(Math.max(now - last, 0), 90000) / 1000;
      last = now;
      save();
    },
    stop: () => { last = 0; },
    reset: () => {
      Object.assign(kept, { spent: {}, paused: false, heading: 1 });
      save();
    },
  };
}

/**
 * The time spent at a heading in words.
 * @param {number} seconds
 * @param {number} minutes
 * @returns {{words: string, over: boolean}}
 */
export function timeWords(seconds, minutes) {
  const spent = Math.floor(seconds / 60);
  const over = spent - minutes;
  return { words: `${spent} of ${minutes} min${seconds >= minutes * 60 ? ` · ${over < 1 ? "time to go on" : `${over} min over`}` : ""}`, over: seconds >= minutes * 60 };
}

const FIELDS = "input, textarea, select, [contenteditable='true']";
const STEPS = /** @type {Record<string, number>} */ ({ ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 });

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "agenda");
  const state = () => kit.wire.state();
  const { headings, openers, deeper, review_id: reviewId, readonly } = state();
  const clock = headingClock(reviewId);
  const page = document.documentElement;
  /** The heading that is presented from this workbook, 0 where none is. */
  const heading = () => (kit.root.closest(".rw-way") ? Number(page.dataset.rwHeading ?? 0) : 0);
  /** @type {string[]} */
  const shown = [];
  let asked = false;
  let at = 0;

  const go = (/** @type {number} */ number) => {
    const wish = new CustomEvent("rw-present", { cancelable: true, detail: { heading: number, from: kit.root } });
    if (document.dispatchEvent(wish)) missing.hidden = false;
  };
  const button = (/** @type {string} */ text, /** @type {() => void} */ onclick, /** @type {Record<string, any>} */ more = {}) => h("button", { type: "button", text, onclick, ...more });
  const steps = headings.map((/** @type {any} */ one) => {
    const words = `${one.number} ${one.name}, ${one.minutes} min`;
    return h("button", { type: "button", class: "rw-step", title: words, "aria-label": words, onclick: () => go(one.number) },
      h("span", { class: "rw-n", text: one.number }), h("span", { class: "rw-name", text: one.name }), h("span", { class: "rw-min rw-quiet", text: `${one.minutes} min` }));
  });
  const present = button("Present", () => go(clock.kept.heading), { class: "rw-primary", title: "One heading at a time, large, without the rest of the screen (Ctrl+Alt+P); Esc leaves" });
  const title = h("h2", { class: "rw-heading", tabindex: -1 });
  const time = button("", () => { clock.kept.paused = !clock.kept.paused; drawTime(); }, { class: "rw-bare rw-time", title: "Pause the clock, or let it go on (T)" });
  const parked = button("", () => { lot.hidden = !lot.hidden; draw(); }, { class: "rw-parked", title: "Ideas for fixes that came early: type p and the idea into the line below (P shows them)" });
  const lot = h("ul", { class: "rw-lot", hidden: true, tabindex: 0, "aria-label": "Parking lot" });
  const back = button("‹", () => go(at - 1), { "aria-label": "The heading before", title: "←" });
  const on = button("›", () => go(at + 1), { "aria-label": "The next heading", title: "→" });
  const questions = h("ul", { class: "rw-questions", "aria-label": "Questions to ask" });
  const others = button("Other questions", () => ask(), { title: "Q" });
  const missing = h("p", { class: "rw-error", hidden: true, text: "Presenting needs JupyterLab or Notebook 7 with review-widgets installed beside it; here you can go on without." });
  const again = button("Set the clock to zero", () => { clock.reset(); draw(); }, { class: "rw-small" });
  const ways = h("p", { class: "rw-quiet rw-ways" }, h("kbd", { text: "→" }), " ", h("kbd", { text: "←" }), " or ", h("kbd", { text: "1" }), "–", h("kbd", { text: "5" }), " change the heading, ", h("kbd", { text: "Q" }), " other questions, ", h("kbd", { text: "/" }), " the line, ", h("kbd", { text: "Esc" }), " leaves");
  const first = h("ul", { class: "rw-openers" }, ...openers.map((/** @type {string} */ text) => h("li", { text })));
  kit.body.append(
    h("div", { class: "rw-bar" }, present, h("div", { class: "rw-steps", role: "group", "aria-label": "Headings" }, ...steps), title,
      h("div", { class: "rw-tools" }, back, on, time, others, parked, button("Leave", () => go(0), { class: "rw-leave", title: "Esc" }))),
    missing, lot, first, questions,
    h("details", {}, h("summary", { text: "More: how to present, and when an hour is not enough" }), ways, again,
      h("p", { text: "One of these is reason enough for somebody who was not part of it to talk with the people first:" }),
      h("ul", {}, ...deeper.map((/** @type {string} */ text) => h("li", { text })))),
  );

  const ask = async () => {
    const wanted = heading();
    const answer = readonly || !wanted ? { ok: false } : await kit.request("questions", { heading: wanted, shown });
    if (!answer.ok || wanted !== heading()) return;
    const chosen = /** @type {{text: string, because: string, avoid: string}[]} */ (answer.result);
    for (const { text } of chosen) {
      if (shown.includes(text)) shown.splice(shown.indexOf(text), 1);
      shown.push(text);
    }
    asked = true;
    draw();
    questions.replaceChildren(...chosen.map((one) => h("li", { title: `Rather not: ${one.avoid}` }, h("span", { class: "rw-text", text: one.text }), one.because && h("span", { class: "rw-quiet", text: ` ${one.because}` }))));
  };
  const drawTime = () => {
    const now = headings[at - 1];
    if (!now) return;
    const { words, over } = timeWords(clock.kept.spent[at] ?? 0, now.minutes);
    const text = `${words}${clock.kept.paused ? " · paused" : ""}`;
    if (time.textContent !== text) time.textContent = text;
    time.classList.toggle("rw-over", over);
    time.setAttribute("aria-pressed", String(clock.kept.paused));
  };
  const draw = () => {
    const { parked: items, headings: now } = state();
    const called = now[at - 1]?.called;
    others.textContent = called && asked && !shown.includes(called) ? "A question for the newest line" : "Other questions";
    parked.textContent = `Parked: ${items.length}`;
    parked.setAttribute("aria-expanded", String(!lot.hidden));
    keyed(lot, items, (/** @type {any} */ one) => one.id, (/** @type {any} */ one) => {
      const node = h("li", { text: one.text });
      return { node, update: (/** @type {any} */ next) => { if (node.textContent !== next.text) node.textContent = next.text; } };
    });
    lot.classList.toggle("rw-empty", !items.length);
    again.hidden = !Object.keys(clock.kept.spent).length;
    drawTime();
  };
  /** Follow what the page shows: another heading, or none. */
  const follow = () => {
    const [before, now] = [at, heading()];
    at = now;
    kit.root.classList.toggle("rw-on", now > 0);
    if (now === before) return;
    if (now) {
      clock.count(Date.now()); // what passed belongs to the heading that was left
      clock.kept.heading = now;
      clock.save();
      steps.forEach((/** @type {any} */ one, /** @type {number} */ n) => (n + 1 === now ? one.setAttribute("aria-current", "step") : one.removeAttribute("aria-current")));
      title.textContent = headings[now - 1].name;
      first.hidden = now !== 1;
      back.disabled = now === 1;
      on.disabled = now === headings.length;
      questions.replaceChildren();
      asked = false;
      ask();
      kit.say(`${now} ${title.textContent}`);
      const held = document.activeElement;
      if (!held?.checkVisibility() || held.closest(".rw-elsewhere") || !kit.root.closest(".rw-way")?.contains(held) || /** @type {any} */ (held).disabled) title.focus({ preventScroll: true });
    } else {
      clock.stop();
      lot.hidden = true;
      for (const one of steps) one.removeAttribute("aria-current");
      if (kit.root.contains(document.activeElement) || document.activeElement === document.body) present.focus({ preventScroll: true });
    }
    draw();
  };
  const acts = /** @type {Record<string, () => void>} */ ({ q: () => ask(), t: () => time.click(), p: () => parked.click(), Escape: () => go(0) });
  /** @param {KeyboardEvent} event @returns {void} */
  const onKey = (event) => {
    const target = /** @type {any} */ (event.target);
    const stage = kit.root.closest(".rw-way");
    if (event.ctrlKey && event.altKey && event.code === "KeyP" && kit.root.closest(".jp-NotebookPanel")?.contains(target)) {
      event.preventDefault();
      event.stopPropagation();
      return go(at ? 0 : clock.kept.heading);
    }
    if (!at || !stage || event.isComposing || !(target === document.body || stage.contains(target))) return;
    const home = () => title.focus({ preventScroll: true });
    const widget = target.closest?.(".rw");
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (target.matches?.(FIELDS) || (widget && widget !== target && widget !== kit.root)) {
      const turns = event.key.startsWith("Page") && target.matches?.("button, summary");
      if (event.key === "Escape" && plain) setTimeout(() => { if (!event.defaultPrevented && document.activeElement === target) home(); });
      if (!turns) return;
    }
    if (event.key === "Enter" ? !widget : plain && !["Tab", "/"].includes(event.key)) event.stopPropagation(); // JupyterLab's command mode hears nothing
    const step = STEPS[event.key];
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!plain) return;
    if (step) { if (headings[at - 1 + step]) go(at + step); }
    else if (/^[1-5]$/.test(event.key)) go(Number(event.key));
    else if (act) act();
    else return;
    event.preventDefault();
  };
  window.addEventListener("keydown", onKey, { capture: true, signal: kit.signal });
  document.addEventListener("rw-presenting", follow, { signal: kit.signal });
  const timer = setInterval(() => {
    if (!at) return;
    clock.count(Date.now());
    drawTime();
  }, 1000);
  kit.signal.addEventListener("abort", () => clearInterval(timer));
  kit.wire.onState(draw);
  draw();
  setTimeout(follow);
  return kit.stop;
}

export default { render };
