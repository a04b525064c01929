// @ts-check

/**
 * The editor of one event.
 * @param {Frame} kit
 * @param {() => string} zone
 */
function makeEditor(kit, zone) {
  const state = () => kit.wire.state();
  const readonly = state().readonly;
  let id = "";
  const put = (/** @type {Record<string, any>} */ fields) => kit.change({ op: "update", collection: "events", id, fields });
  const clock = (/** @type {any} */ iso) => (iso ? `${inZone(iso, zone()).date} ${inZone(iso, zone()).time}` : "");
  /** @type {Record<string, any>} */
  let fields = {};
  const build = (/** @type {any} */ event) => {
    id = event.id;
    const when = (/** @type {string} */ field, /** @type {string} */ label, /** @type {string} */ value) => textField({ label, value, readonly, whole: true, placeholder: "14:05, +7m, yesterday 23:50", commit: (text) => kit.request("when", { id: event.id, field, text, zone: zone() }) });
    const put = (/** @type {Record<string, any>} */ more) => kit.change({ op: "update", collection: "events", id: event.id, fields: more });
    fields = {
      text: textField({ label: "What", value: event.text, rows: 2, readonly, commit: (value) => put({ text: value }) }),
      time: when("occurred_at", "When", clock(event.at)),
      end: when("ended_at", "Until", clock(event.end)),
      kind: choiceField({ label: "Kind", value: event.kind, choices: state().kinds, readonly, commit: (value) => put({ kind: value }) }),
      phase: choiceField({ label: "Phase from here", value: event.phase, choices: state().phases, readonly, commit: (value) => put({ phase: value || null }) }),
      actor: choiceField({ label: "Who or what", value: event.actor, choices: [["", "not said"], ...state().people], readonly, commit: (value) => put({ actor: value || null }) }),
      importance: choiceField({ label: "Weight", value: event.importance, choices: [["key", "key"], ["normal", "normal"], ["background", "background"]], readonly, commit: (value) => put({ importance: value }) }),
      known: choiceField({ label: "Known at the time", value: String(event.known), choices: [["null", "not said"], ["true", "yes"], ["false", "learned later"]], readonly, commit: (value) => put({ known_at_the_time: value === "null" ? null : value === "true" }) }),
    };
    node.replaceChildren(fields.text.node, h("div", { class: "rw-grid3" }, fields.time.node, fields.end.node, fields.kind.node, fields.phase.node, fields.actor.node, fields.importance.node, fields.known.node));
  };
  const node = h("div", { class: "rw-editor" });
  return {
    node,
    put,
    /** @param {string} what */
    field: (what) => fields[what],
    update: (/** @type {any} */ event) => {
      node.hidden = !event;
      if (!event) return;
      if (event.id !== id) {
        for (const one of Object.values(fields)) one.send?.();
        build(event);
      }
      fields.text.update(event.text);
      fields.time.update(clock(event.at));
      fields.end.update(clock(event.end));
      fields.kind.update(event.kind);
      fields.phase.update(event.phase);
      fields.actor.update(event.actor);
      fields.importance.update(event.importance);
      fields.known.update(String(event.known));
    },
  };
}

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
  /** @type {any} */
  let drawn = null;
  let lanes = planLanes(state().events, state().kinds, null);
  /** @type {number[]} */
  let counts = [];
  let c = readColours(kit.root);
  let whole = wholeSpan(state().events, state().marks);
  let first = firstSpan(state().focus, whole);
  let view = first;
  /** @type {{id: string, x: number, y: number, x2: number}[]} */
  let hits = [];
  const canvas = h("canvas", { tabindex: 0, role: "img", class: "rw-canvas" });
  const pen = canvas.getContext("2d");
  const words = h("p", { class: "rw-quiet rw-words" });
  const add = h("input", { class: "rw-field", "aria-label": "Add an event: time and text", placeholder: "add: 14:05 what happened, Enter", hidden: readonly });
  const filter = h("input", { class: "rw-field rw-filter", "aria-label": "Show only events with these words", placeholder: "filter", type: "search" });
  const counted = h("span", { class: "rw-quiet" });
  const fit = h("button", { type: "button", class: "rw-small", title: "Show everything, or the incident itself (0)", onclick: () => setView(nextFit()) });
  const same = (/** @type {Span} */ one, /** @type {Span} */ other) => one.from === other.from && one.to === other.to;
  const nextFit = () => (same(view, whole) ? first : whole);
  const stars = h("button", { type: "button", class: "rw-small", "aria-pressed": "false", text: "★ only", title: "Show only events with a star", onclick: () => { starred = !starred; stars.setAttribute("aria-pressed", String(starred)); refilter(); } });
  const zones = h("select", { class: "rw-field rw-zone", "aria-label": "Show times in" });
  zones.addEventListener("change", () => { zone = zones.value; draw(); });
  const memory = makeMemory(kit, () => zone);
  const paste = makePaste(kit, () => zone);
  const editor = makeEditor(kit, () => zone);
  const removeButton = h("button", { type: "button", class: "rw-bare rw-small", hidden: true, text: "remove this event", onclick: () => remove(selected) });
  const foot = footLine(kit);

  const redraw = () => {
    const size = kit.root.closest(".rw-presenting") ? 1.5 : 1; // letters of 18 px
    const width = Math.max(320, Math.floor(kit.body.clientWidth / size));
    const high = canvasHeight(lanes.length);
    if (counts.length !== mapBins(width)) counts = density(timesNow(), whole, mapBins(width));
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
    hits = paint(pen, { state: drawn ?? state(), zone, lanes, counts, view, whole, width, selected, c });
  };
  let planned = 0;
  const plan = () => {
    if (!planned) planned = requestAnimationFrame(() => { planned = 0; redraw(); });
  };
  const setView = (/** @type {Span} */ next) => {
    view = next;
    fit.textContent = same(view, whole) && !same(first, whole) ? "The incident itself" : "Whole";
    plan();
  };
  const timesNow = () => lanes.flatMap((lane) => lane.items.map((item) => item.at));
  const rowsNow = () => state().events.filter((/** @type {any} */ event) => !shown || shown.has(event.id));
  const select = (/** @type {string} */ id, focus = false) => {
    selected = id;
    const event = state().events.find((/** @type {any} */ one) => one.id === id);
    if (event?.at) {
      const at = Date.parse(event.at);
      if (at < view.from || at > view.to) setView(shiftSpan(view, whole, at - (view.from + view.to) / 2));
      kit.say(`${inZone(event.at, zone).time} ${event.text}`);
    }
    editor.update(event);
    removeButton.hidden = readonly || !event;
    list.show(rowsNow(), selected);
    if (focus) list.node.focus();
    plan();
  };
  const cycle = (/** @type {string} */ field, /** @type {readonly string[]} */ values, /** @type {string} */ name) => {
    const event = state().events.find((/** @type {any} */ one) => one.id === selected);
    const next = values[(values.indexOf(event[field]) + 1) % values.length];
    kit.change({ op: "update", collection: "events", id: selected, fields: { [field]: next || null } });
    kit.say(`${name}: ${next || "as before"}`);
  };
  const star = (/** @type {string} */ id) => {
    const event = state().events.find((/** @type {any} */ one) => one.id === id);
    if (readonly || !event) return;
    kit.change({ op: "update", collection: "events", id, fields: { importance: event.importance === "key" ? "normal" : "key" } });
    kit.say(event.importance === "key" ? "no star" : "starred");
  };
  const edit = (/** @type {string} */ what) => {
    if (what === "star") return star(selected);
    if (what === "text" || what === "time") {
      editor.field(what).input.focus();
      editor.field(what).input.select();
    } else if (!readonly && what === "kind") cycle("kind", state().kinds.map((/** @type {any} */ pair) => pair[0]), "kind");
    else if (!readonly && what === "phase") cycle("phase", state().phases.map((/** @type {any} */ pair) => pair[0]), "phase");
    else if (!readonly) cycle("importance", ["normal", "key", "background"], "weight");
  };
  const remove = async (/** @type {string} */ id) => {
    if (readonly || !id) return;
    const rows = rowsNow();
    const at = rows.findIndex((/** @type {any} */ one) => one.id === id);
    const next = rows[at + 1] ?? rows[at - 1];
    const answer = await kit.change({ op: "remove", collection: "events", id });
    if (answer.ok) {
      select(next?.id ?? "", true);
      kit.say("removed; Undo brings it back");
    }
  };
  const list = makeList({ kit, select, edit, remove, star, zone: () => zone });
  editor.node.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") list.node.focus();
  });
  add.addEventListener("keydown", async (/** @type {KeyboardEvent} */ event) => {
    const line = add.value;
    if (event.key !== "Enter" || !line.trim()) return;
    add.value = "";
    const answer = await kit.request("add", { line, zone });
    if (!answer.ok) add.value ||= line;
    else kit.say(answer.result.note || "added");
  });
  const refilter = () => {
    const wanted = filter.value.trim().toLowerCase();
    const fits = (/** @type {any} */ e) => (!starred || e.importance === "key") && (!wanted || `${e.text} ${e.kind} ${e.who}`.toLowerCase().includes(wanted));
    shown = wanted || starred ? new Set(state().events.filter(fits).map((/** @type {any} */ e) => e.id)) : null;
    drawn = null;
    draw();
  };
  filter.addEventListener("input", refilter);
  navigate(canvas, { kit, span: () => ({ view, whole }), setView, fit: () => setView(nextFit()), hitsNow: () => hits, select, rows: rowsNow, selected: () => selected, edit });
  kit.body.append(memory.node, h("div", { class: "rw-picture" }, canvas), words,
    h("div", { class: "rw-row rw-tools" }, add, filter, stars, zones, counted, fit),
    h("div", { class: "rw-split" }, list.node, h("div", {}, editor.node, removeButton)), paste.node, foot.node);
  const draw = () => {
    const now = state();
    const fresh = model.get("state");
    if (drawn?.events !== fresh.events) {
      drawn = fresh;
      lanes = planLanes(now.events, now.kinds, shown);
      const next = wholeSpan(now.events, now.marks);
      const [atWhole, atFirst] = [same(view, whole), same(view, first)];
      whole = next;
      first = firstSpan(now.focus, whole);
      setView(atFirst ? first : atWhole ? whole : shiftSpan(view, whole, 0));
      counts = [];
    }
    memory.update(now.events.length);
    paste.update(now.events.length);
    showZones(zones, now.zone, zone);
    const few = now.events.length < 2;
    for (const tool of [filter, stars, zones, fit, counted]) tool.hidden = few;
    add.hidden = readonly || !memory.node.hidden;
    canvas.parentElement.hidden = !now.events.some((/** @type {any} */ one) => one.at);
    canvas.setAttribute("aria-label", `${now.events.length} events from ${new Date(whole.from).toISOString()} on; the list below holds the same. Arrow keys step through them, with Shift they move the picture, Home and End go to its ends, plus and minus zoom.`);
    words.textContent = [...now.durations, now.events.length ? `times in ${zone}` : ""].filter(Boolean).join(" · ");
    const rows = rowsNow();
    counted.textContent = shown ? `${rows.length} of ${now.events.length}` : `${now.events.length} events`;
    if (selected && !now.events.some((/** @type {any} */ one) => one.id === selected)) selected = "";
    editor.update(now.events.find((/** @type {any} */ one) => one.id === selected));
    removeButton.hidden = readonly || !selected;
    list.show(rows, selected);
    foot.update(now);
    plan();
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
  const share = (/** @type {any} */ event) => Math.min(Math.max((event.offsetX - LEFT) / (canvas.clientWidth - LEFT - 8), 0), 1);
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
      on.setView(shiftSpan(held.view, whole, (-(event.offsetX - held.x) / (canvas.clientWidth - LEFT - 8)) * (held.view.to - held.view.from)));
    }
  });
  canvas.addEventListener("pointerup", (/** @type {PointerEvent} */ event) => {
    if (held && !held.moved && !held.map) {
      const near = on.hitsNow()
        .map((/** @type {any} */ hit) => ({ hit, far: Math.hypot(Math.max(hit.x - event.offsetX, 0, event.offsetX - hit.x2), hit.y - event.offsetY) }))
        .sort((/** @type {any} */ a, /** @type {any} */ b) => a.far - b.far)[0];
      if (near && near.far < 14) on.select(near.hit.id);
    }
    held = null;
  });
  canvas.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { view, whole } = on.span();
    const rows = on.rows().filter((/** @type {any} */ one) => one.at);
    const at = rows.findIndex((/** @type {any} */ one) => one.id === on.selected());
    if (event.key === "+" || event.key === "=") on.setView(zoomSpan(view, whole, 1 / 1.5, 0.5));
    else if (event.key === "-") on.setView(zoomSpan(view, whole, 1.5, 0.5));
    else if (event.key === "0") on.fit();
    else if (event.shiftKey && (event.key === "ArrowRight" || event.key === "ArrowLeft")) on.setView(shiftSpan(view, whole, ((event.key === "ArrowRight" ? 1 : -1) * (view.to - view.from)) / 4));
    else if (event.key === "Home" || event.key === "End") on.setView(shiftSpan(view, whole, event.key === "End" ? whole.to - view.to : whole.from - view.from));
    else if (event.key === "ArrowRight" && rows.length) on.select(rows[Math.min(at + 1, rows.length - 1)].id);
    else if (event.key === "ArrowLeft" && rows.length) on.select(rows[Math.max(at - 1, 0)].id);
    else if (event.key === "Enter" && on.selected()) on.edit("text");
    else return;
    event.preventDefault();
  });
}

export default { render };
