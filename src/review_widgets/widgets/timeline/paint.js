// @ts-check
// The canvas: lanes by kind with shapes, silent stretches, phases, the incident's own times, and a small map below.

const LEFT = 104;
const LANE = 34;
const HEAD = 38;
const MAP = 30;

/** Shapes by kind, so that nothing is told by colour alone. */
const SHAPES = /** @type {Record<string, string>} */ ({
  alert: "triangle", change: "diamond", action: "square", observation: "circle", hypothesis: "ring", decision: "diamond", communication: "circle",
  escalation: "triangle", status_change: "square", impact_change: "triangle", silence: "ring", note: "circle",
});

/** @param {HTMLElement} el */
function colours(el) {
  const style = getComputedStyle(el);
  const read = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return { ink: read("--rw-ink") || "#111", quiet: read("--rw-quiet") || "#555", line: read("--rw-line") || "#ccc", hair: read("--rw-hair") || "#eee", raised: read("--rw-raised") || "#f7f7f7", accent: read("--rw-accent") || "#0b57a4", warm: read("--rw-warm") || "#9a4a00", paper: read("--rw-paper") || "#fff", font: style.fontFamily };
}

/** @param {any} state */
export function lanesOf(state) {
  const present = new Set(state.events.filter((/** @type {any} */ e) => e.at).map((/** @type {any} */ e) => e.kind));
  return state.kinds.filter((/** @type {any} */ pair) => present.has(pair[0]));
}

/** @param {any} state */
export const canvasHeight = (state) => HEAD + Math.max(lanesOf(state).length, 1) * LANE + 22 + MAP;

/**
 * Draw everything; gives what is where, for the pointer.
 * @param {CanvasRenderingContext2D} pen
 * @param {{state: any, view: Span, whole: Span, width: number, selected: string, shown: Set<string>|null, root: HTMLElement}} at
 * @returns {{id: string, x: number, y: number, x2: number}[]}
 */
export function paint(pen, { state, view, whole, width, selected, shown, root }) {
  const c = colours(root);
  const lanes = lanesOf(state);
  const floor = HEAD + Math.max(lanes.length, 1) * LANE;
  const x = (/** @type {number} */ t) => LEFT + ((t - view.from) / (view.to - view.from)) * (width - LEFT - 8);
  pen.clearRect(0, 0, width, floor + 22 + MAP);
  pen.font = `12px ${c.font}`;
  pen.textBaseline = "middle";
  pen.save();
  pen.beginPath();
  pen.rect(LEFT, 0, width - LEFT, floor + 22);
  pen.clip();
  for (const gap of state.gaps) {
    const from = Date.parse(gap.at);
    const [a, b] = [x(from), x(from + gap.minutes * 60000)];
    pen.fillStyle = c.raised;
    pen.fillRect(a, HEAD, b - a, floor - HEAD);
    if (b - a > 76) label(pen, `${lengthWords(gap.minutes * 60000)} silent`, (Math.max(a, LEFT) + Math.min(b, width)) / 2, HEAD - 8, c.quiet, "center");
  }
  const { step, times } = ticks(view, width - LEFT);
  for (const t of times) {
    const clock = inZone(new Date(t).toISOString(), state.zone);
    pen.fillStyle = c.hair;
    pen.fillRect(x(t), HEAD, 1, floor - HEAD);
    label(pen, step < 60000 ? `${clock.time}:${clock.seconds}` : step >= 86400000 || clock.time === "00:00" ? clock.date.slice(5) : clock.time, x(t), floor + 11, c.quiet, "center");
  }
  for (const band of state.bands) {
    const [a, b] = [x(Date.parse(band.from)), x(Date.parse(band.to))];
    pen.fillStyle = c.line;
    pen.fillRect(a, 20, Math.max(b - a - 2, 2), 3);
    if (b - a > 54) label(pen, band.phase.replace("_", " "), Math.max(a, LEFT) + 2, 10, c.quiet, "left");
  }
  for (const mark of state.marks) {
    const at = x(Date.parse(mark.at));
    pen.fillStyle = c.warm;
    for (let y = HEAD - 2; y < floor; y += 6) pen.fillRect(at, y, 1.4, 3);
  }
  const hits = paintLanes(pen, { state, lanes, x, width, selected, shown, c });
  let free = -Infinity;
  for (const mark of state.marks) {
    const at = x(Date.parse(mark.at));
    if (at < LEFT || at < free) continue;
    const wide = pen.measureText(mark.name).width;
    if (at + wide + 6 > width && at - wide - 6 < free) continue;
    label(pen, mark.name, at + wide + 6 > width ? at - 4 : at + 4, HEAD + 5, c.warm, at + wide + 6 > width ? "right" : "left");
    free = at + wide + 10;
  }
  pen.restore();
  lanes.forEach((/** @type {any} */ lane, /** @type {number} */ row) => label(pen, lane[1], LEFT - 10, HEAD + row * LANE + LANE / 2, c.quiet, "right"));
  paintMap(pen, { state, view, whole, width, top: floor + 24, c });
  return hits;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {any} on
 */
function paintLanes(pen, { state, lanes, x, width, selected, shown, c }) {
  /** @type {{id: string, x: number, y: number, x2: number}[]} */
  const hits = [];
  lanes.forEach((/** @type {any} */ lane, /** @type {number} */ row) => {
    const top = HEAD + row * LANE;
    pen.fillStyle = c.hair;
    pen.fillRect(LEFT, top + LANE - 1, width, 1);
    const marks = [];
    for (const event of state.events) {
      if (event.kind !== lane[0] || !event.at || (shown && !shown.has(event.id))) continue;
      const a = x(Date.parse(event.at));
      const b = event.end ? Math.max(x(Date.parse(event.end)), a + 6) : a;
      if (b < LEFT - 20 || a > width + 20) continue;
      marks.push({ x: a, x2: b, id: event.id, event });
    }
    const { placed, crowds } = packLane(marks, 3, 11);
    const rows = Math.max(1, ...placed.map((mark) => mark.row + 1));
    for (const crowd of crowds) {
      pen.fillStyle = c.line;
      pen.fillRect(crowd.x - 2, top + 4, crowd.x2 - crowd.x + 4, LANE - 9);
      if (crowd.count > 2 && crowd.x2 - crowd.x > 14) label(pen, String(crowd.count), (crowd.x + crowd.x2) / 2, top + LANE / 2, c.ink, "center");
    }
    for (const mark of placed) {
      const y = top + ((mark.row + 0.5) * LANE) / rows;
      const event = /** @type {any} */ (mark).event;
      const key = event.importance === "key";
      pen.globalAlpha = event.importance === "background" ? 0.55 : 1;
      if (event.end) {
        pen.fillStyle = c.accent;
        pen.fillRect(mark.x, y - 1.5, mark.x2 - mark.x, 3);
      }
      shape(pen, SHAPES[event.kind] ?? "circle", mark.x, y, key ? 7 : rows > 2 ? 4 : 5, c.accent, event.precision === "approximate" || event.precision === "unknown", c.paper);
      pen.globalAlpha = 1;
      if (event.id === selected) {
        pen.strokeStyle = c.ink;
        pen.lineWidth = 2;
        pen.beginPath();
        pen.arc(mark.x, y, 11, 0, 7);
        pen.stroke();
      }
      hits.push({ id: event.id, x: mark.x, y, x2: mark.x2 });
    }
  });
  return hits;
}

/** @param {CanvasRenderingContext2D} pen @param {any} on */
function paintMap(pen, { state, view, whole, width, top, c }) {
  const bins = Math.max(20, Math.floor((width - LEFT - 8) / 5));
  const counts = density(state.events.filter((/** @type {any} */ e) => e.at).map((/** @type {any} */ e) => Date.parse(e.at)), whole, bins);
  const most = Math.max(1, ...counts);
  pen.fillStyle = c.quiet;
  counts.forEach((count, bin) => {
    const high = count ? 3 + (count / most) * (MAP - 8) : 0;
    pen.fillRect(LEFT + (bin / bins) * (width - LEFT - 8), top + MAP - high, 4, high);
  });
  const at = (/** @type {number} */ t) => LEFT + ((t - whole.from) / (whole.to - whole.from)) * (width - LEFT - 8);
  pen.strokeStyle = c.accent;
  pen.lineWidth = 1.5;
  pen.strokeRect(at(view.from), top + 0.5, Math.max(at(view.to) - at(view.from), 4), MAP - 1);
}

/** @param {CanvasRenderingContext2D} pen @param {string} text @param {number} x @param {number} y @param {string} colour @param {CanvasTextAlign} align */
function label(pen, text, x, y, colour, align) {
  pen.fillStyle = colour;
  pen.textAlign = align;
  pen.fillText(text, x, y);
}

/** @param {CanvasRenderingContext2D} pen @param {string} kind @param {number} x @param {number} y @param {number} r @param {string} colour @param {boolean} hollow @param {string} paper */
function shape(pen, kind, x, y, r, colour, hollow, paper) {
  pen.beginPath();
  if (kind === "square") pen.rect(x - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7);
  else if (kind === "diamond") for (const [dx, dy] of [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]]) pen.lineTo(x + dx * r, y + dy * r);
  else if (kind === "triangle") for (const [dx, dy] of [[0, -1.15], [1.1, 0.85], [-1.1, 0.85]]) pen.lineTo(x + dx * r, y + dy * r);
  else pen.arc(x, y, r, 0, 7);
  pen.closePath();
  pen.fillStyle = hollow || kind === "ring" ? paper : colour;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.6;
  pen.fill();
  pen.stroke();
}
