// @ts-check
// The view: the picture, its tools, the list and the editor, kept in step.

/** What stands above and below the picture while it is shown to a group, in pixels: the questions, the tools, the line. */
const AROUND = 340;

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "timeline");
  const state = () => kit.wire.state();
  const readonly = state().readonly;
  let selected = "";
  /** @type {Set<string>|null} */
  let shown = null;
  let starred = false;
  let zone = state().zone;
  let own = zone;
  /** What is looked at, chosen behind *more*. */
  const lens = { lanes: "kind", known: "", asked: false, written: false };
  /** @type {any} */
  let drawn = null;
  /** @type {ReturnType<typeof planLanes>} */
  let lanes = [];
  /** @type {number[]} */
  let counts = [];
  let c = readColours(kit.root);
  let whole = wholeSpan(state().events, state().marks);
  let first = firstSpan(state().focus, whole);
  let view = first;
  /** @type {{id: string, x: number, y: number, x2: number}[]} */
  let hits = [];
  const small = (/** @type {string} */ text, /** @type {string} */ title, /** @type {() => void} */ onclick, pressed = /** @type {any} */ (null)) => h("button", { type: "button", class: "rw-small", text, title, "aria-label": text[1] ? null : title, onclick, "aria-pressed": pressed });
  const canvas = h("canvas", { tabindex: 0, role: "img", class: "rw-canvas", title: "Drag moves, Ctrl and the wheel zoom" });
  const pen = canvas.getContext("2d");
  const words = h("p", { class: "rw-quiet rw-words" });
  const add = h("input", { class: "rw-field", "aria-label": "Add an event: time and text", placeholder: "add: 14:05 what happened, Enter", hidden: readonly });
  const filter = h("input", { class: "rw-field rw-filter", "aria-label": "Show only events with these words; Enter goes to the next", placeholder: "filter", type: "search" });
  const counted = h("span", { class: "rw-quiet" });
  const fit = small("Whole", "Show everything, or the incident itself (0)", () => setView(nextFit()));
  const nearer = small("+", "Nearer (+)", () => setView(zoomSpan(view, whole, 1 / 1.5, 0.5)));
  const farther = small("−", "Farther (-)", () => setView(zoomSpan(view, whole, 1.5, 0.5)));
  const same = (/** @type {Span} */ one, /** @type {Span} */ other) => one.from === other.from && one.to === other.to;
  const nextFit = () => (same(view, whole) ? first : whole);
  const stars = small("★ only", "Show only events with a star", () => { starred = !starred; stars.setAttribute("aria-pressed", String(starred)); refilter(); }, "false");
  const zones = h("select", { class: "rw-field rw-zone", "aria-label": "Show times in" });
  zones.addEventListener("change", () => { zone = zones.value; draw(); });
  const begin = h("div", { hidden: true });
  const lenses = h("details", { class: "rw-lenses", hidden: readonly }, h("summary", { text: "More: lanes, known then or learned later, when it was written down" }));
  const paste = h("details", { class: "rw-paste", hidden: readonly }, h("summary", { text: "Paste or drop a log, a chat or an export" }));
  const editor = makeEditor(kit, () => zone);
  const foot = footLine(kit);

  /** @type {any} */
  let behind = null;
  /** What stands behind *more* is asked for at the first touch of this widget. */
  const reach = laterOnce(kit, (made) => {
    behind = made.makeBehind({ kit, model, zone: () => zone, selected: () => selected, select, rows: rowsNow, lens, look: refilter, begin, lenses, paste });
    editor.join(behind);
    draw();
  });
  kit.root.addEventListener("dragover", (/** @type {DragEvent} */ event) => event.preventDefault());
  kit.root.addEventListener("drop", async (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    event.stopPropagation();
    const [file, text] = [event.dataTransfer?.files[0], event.dataTransfer?.getData("text/plain")];
    await reach();
    behind?.take(file, text);
  });

  const redraw = () => {
    c ??= readColours(kit.root);
    if (!c) return;
    const size = kit.root.closest(".rw-presenting") ? 1.5 : 1; // letters of 18 px
    const width = Math.max(320, Math.floor(kit.body.clientWidth / size));
    const now = drawn ?? state();
    const lane = laneHeight(now, lanes.length, size > 1 ? (innerHeight - AROUND) / size : Infinity);
    const high = canvasHeight(now, lanes.length, lane);
    if (counts.length !== mapBins(width)) counts = density(lanes.flatMap((lane) => lane.items.map((item) => item.at)), whole, mapBins(width));
    const ratio = (devicePixelRatio || 1) * size;
    if (canvas.width !== Math.floor(width * ratio) || canvas.height !== Math.floor(high * ratio)) {
      canvas.width = Math.floor(width * ratio);
      canvas.height = Math.floor(high * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${high}px`;
      canvas.style.scale = `${size}`;
      canvas.style.marginBottom = `${high * (size - 1)}px`;
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    hits = paint(pen, { state: now, zone, lanes, lane, counts, view, whole, width, selected, written: lens.written, c });
  };
  let planned = 0;
  const plan = () => {
    planned ||= requestAnimationFrame(() => { planned = 0; redraw(); });
  };
  const setView = (/** @type {Span} */ next) => {
    view = next;
    fit.textContent = same(view, whole) && !same(first, whole) ? "The incident itself" : "Whole";
    plan();
  };
  const eventOf = (/** @type {string} */ id) => state().events.find((/** @type {any} */ one) => one.id === id);
  const rowsNow = () => state().events.filter((/** @type {any} */ event) => !shown || shown.has(event.id));
  const showChosen = (focus = false) => {
    const event = eventOf(selected);
    if (!event) selected = "";
    editor.update(event);
    list.show(rowsNow(), selected, lens.written);
    if (focus) list.node.focus();
    plan();
  };
  const select = (/** @type {string} */ id, focus = false) => {
    selected = id;
    const event = eventOf(id);
    if (event?.at) {
      const at = Date.parse(event.at);
      if (at < view.from || at > view.to) setView(shiftSpan(view, whole, at - (view.from + view.to) / 2));
      kit.say(`${inZone(event.at, zone).time} ${event.text}`);
    }
    showChosen(focus);
  };
  const edit = (/** @type {string} */ what, id = selected) => {
    if (what === "text" || what === "at") {
      editor.field(what).input.focus();
      editor.field(what).input.select();
    } else reach().then(() => behind?.act(what, id));
  };
  const list = makeList({ select, edit, zone: () => zone, readonly });
  editor.node.addEventListener("keydown", (/** @type {any} */ event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !event.target.closest(".rw-wording")) list.node.focus();
  });
  add.addEventListener("keydown", async (/** @type {KeyboardEvent} */ event) => {
    const line = add.value;
    if (event.key !== "Enter" || !line.trim()) return;
    add.value = "";
    const answer = await sendFor(add, () => kit.request("add", { line, zone }));
    if (!answer.ok) add.value ||= line;
    else kit.say(answer.result.note || "added");
  });
  const fitting = () => {
    const wanted = filter.value.trim().toLowerCase();
    if (!wanted && !starred && !lens.known && !lens.asked) return null;
    return new Set(state().events.filter((/** @type {any} */ e) => (!starred || e.importance === "key") && (!lens.known || (e.known === false) === (lens.known === "later")) && (!lens.asked || e.asks)
      && [e.text, e.kind, e.who, e.source, e.team].join(" ").toLowerCase().includes(wanted)).map((/** @type {any} */ e) => e.id));
  };
  const refilter = () => {
    drawn = null;
    draw();
  };
  filter.addEventListener("input", refilter);
  filter.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const rows = rowsNow();
    if (event.key === "Enter" && rows.length) select(rows[(rows.findIndex((/** @type {any} */ one) => one.id === selected) + 1) % rows.length].id);
  });
  navigate(canvas, { span: () => ({ view, whole }), setView, fit: () => setView(nextFit()), hitsNow: () => hits, select, rows: rowsNow, selected: () => selected, edit });
  kit.body.append(begin, h("div", { class: "rw-picture" }, canvas), words,
    h("div", { class: "rw-row rw-tools" }, add, filter, stars, zones, counted, farther, nearer, fit), refusalOf(add), lenses,
    h("div", { class: "rw-split" }, list.node, editor.node), paste, foot.node);
  const draw = () => {
    const now = state();
    const fresh = model.get("state");
    if (drawn?.events !== fresh.events) {
      drawn = fresh;
      shown = fitting();
      lanes = planLanes(now.events, lens.lanes, lens.lanes === "kind" ? now.kinds : [], shown);
      const [atWhole, atFirst] = [same(view, whole), same(view, first)];
      whole = wholeSpan(now.events, now.marks);
      first = firstSpan(now.focus, whole);
      setView(atFirst ? first : atWhole ? whole : shiftSpan(view, whole, 0));
      counts = [];
    }
    const count = now.events.length;
    if (!count) reach();
    behind?.update(now);
    if (now.zone !== own) zone = own = now.zone; // the team reads another zone from now on
    showZones(zones, now.zone, zone);
    for (const tool of [filter, stars, zones, fit, nearer, farther, counted]) tool.hidden = count < 2;
    lenses.hidden = readonly || count < 2;
    add.hidden = readonly || !begin.hidden;
    canvas.parentElement.hidden = !now.events.some((/** @type {any} */ one) => one.at);
    canvas.setAttribute("aria-label", `${countOf(count, "event")} in time; the list below holds the same. Arrow keys step, with Shift they move the picture, Home and End go to its ends, plus and minus zoom.`);
    words.textContent = [...now.durations, count ? `times in ${zone}` : ""].filter(Boolean).join(" · ");
    counted.textContent = shown ? `${rowsNow().length} of ${count}` : countOf(count, "event");
    showChosen();
    foot.update(now);
  };
  kit.wire.onState(draw);
  onTheme(() => { c = readColours(kit.root); plan(); }, kit.signal);
  const sized = new ResizeObserver(plan);
  sized.observe(kit.root);
  kit.signal.addEventListener("abort", () => sized.disconnect());
  draw();
  return kit.stop;
}

/**
 * The zones a team may want to read in: the review's, UTC, this browser's.
 * @param {any} select @param {string} own @param {string} chosen
 */
function showZones(select, own, chosen) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = [...new Set([own, "UTC", here, chosen])];
  if ([...select.options].map((one) => one.value).join() === all.join()) return;
  select.replaceChildren(...all.map((value) => h("option", { value, text: value === own ? value : value === here ? `${value} (here)` : value })));
  select.value = chosen;
}

/**
 * Pointer and keys on the canvas: click selects, drag pans, wheel zooms, the map below jumps, arrows step.
 * @param {any} canvas
 * @param {any} on
 */
function navigate(canvas, on) {
  /** @type {any} */
  let held = null;
  const broad = () => canvas.clientWidth - LEFT - 8;
  const share = (/** @type {any} */ event) => Math.min(Math.max((event.offsetX - LEFT) / broad(), 0), 1);
  canvas.addEventListener("wheel", (/** @type {WheelEvent} */ event) => {
    if (!event.ctrlKey && !event.shiftKey && canvas.ownerDocument.activeElement !== canvas) return;
    event.preventDefault();
    const { view, whole } = on.span();
    on.setView(event.shiftKey ? shiftSpan(view, whole, ((event.deltaY || event.deltaX) / 600) * (view.to - view.from)) : zoomSpan(view, whole, event.deltaY > 0 ? 1.2 : 1 / 1.2, share(event)));
  }, { passive: false });
  canvas.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    held = { x: event.offsetX, view: on.span().view, moved: false, map: event.offsetY > canvas.clientHeight - MAP };
    canvas.setPointerCapture(event.pointerId);
    if (held.map) jump(event);
  });
  const jump = (/** @type {any} */ event) => {
    const { view, whole } = on.span();
    on.setView(shiftSpan(view, whole, whole.from + share(event) * (whole.to - whole.from) - (view.from + view.to) / 2));
  };
  canvas.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (!held) return;
    held.moved ||= Math.abs(event.offsetX - held.x) > 3;
    if (held.map) jump(event);
    else if (held.moved) {
      const { whole } = on.span();
      on.setView(shiftSpan(held.view, whole, (-(event.offsetX - held.x) / broad()) * (held.view.to - held.view.from)));
    }
  });
  canvas.addEventListener("pointerup", (/** @type {PointerEvent} */ event) => {
    if (held && !held.moved && !held.map) {
      const far = (/** @type {any} */ hit) => Math.hypot(Math.max(hit.x - event.offsetX, 0, event.offsetX - hit.x2), hit.y - event.offsetY);
      const [near] = [...on.hitsNow()].sort((one, other) => far(one) - far(other));
      if (near && far(near) < 14) on.select(near.id);
    }
    held = null;
  });
  canvas.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { view, whole } = on.span();
    const rows = on.rows().filter((/** @type {any} */ one) => one.at);
    const at = rows.findIndex((/** @type {any} */ one) => one.id === on.selected());
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === "+" || event.key === "=") on.setView(zoomSpan(view, whole, 1 / 1.5, 0.5));
    else if (event.key === "-") on.setView(zoomSpan(view, whole, 1.5, 0.5));
    else if (event.key === "0") on.fit();
    else if (event.shiftKey && step) on.setView(shiftSpan(view, whole, (step * (view.to - view.from)) / 4));
    else if (event.key === "Home" || event.key === "End") on.setView(shiftSpan(view, whole, event.key === "End" ? whole.to - view.to : whole.from - view.from));
    else if (step && rows.length) on.select(rows[Math.min(Math.max(at + step, 0), rows.length - 1)].id);
    else if (event.key === "Enter" && on.selected()) on.edit("text");
    else return;
    event.preventDefault();
  });
}

export default { render };
