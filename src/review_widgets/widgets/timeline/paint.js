// @ts-check
// The canvas: lanes by kind with shapes, silent stretches, phases, the incident's own times, and a small map below.

const LEFT = 104;
const LANE = 34;
const HEAD = 38;
const MAP = 30;
const GAP = 11;

/** How many bars the map below has at a width. @param {number} width */
export const mapBins = (width) => Math.max(20, Math.floor((width - LEFT - 8) / 5));

/** Shapes by kind, so that nothing is told by colour alone. */
const SHAPES = /** @type {Record<string, string>} */ ({
  alert: "triangle", change: "diamond", action: "square", observation: "circle", hypothesis: "ring", decision: "diamond", communication: "circle",
  escalation: "triangle", status_change: "square", impact_change: "triangle", silence: "ring", note: "circle",
});

/**
 * The colours of the theme; read once per theme, since reading them costs a layout.
 * @param {HTMLElement} el
 */
export function readColours(el) {
  const style = getComputedStyle(el);
  const read = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return { ink: read("--rw-ink") || "#111", quiet: read("--rw-quiet") || "#555", line: read("--rw-line") || "#ccc", hair: read("--rw-hair") || "#eee", raised: read("--rw-raised") || "#f7f7f7", accent: read("--rw-accent") || "#0b57a4", warm: read("--rw-warm") || "#9a4a00", paper: read("--rw-paper") || "#fff", font: style.fontFamily };
}

/** @param {number} lanes */
export const canvasHeight = (lanes) => HEAD + Math.max(lanes, 1) * LANE + 22 + MAP;

/**
 * Draw everything; gives what is where, for the pointer.
 * @param {CanvasRenderingContext2D} pen
 * @param {{state: any, zone: string, lanes: {words: string, items: Item[]}[], counts: number[], view: Span, whole: Span, width: number, selected: string, c: any}} at
 * @returns {{id: string, x: number, y: number, x2: number}[]}
 */
export function paint(pen, { state, zone, lanes, counts, view, whole, width, selected, c }) {
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
    const clock = inZone(t, zone);
    pen.fillStyle = c.hair;
    pen.fillRect(x(t), HEAD, 1, floor - HEAD);
    label(pen, step < 60000 ? `${clock.time}:${clock.seconds}` : step >= 86400000 || clock.time === "00:00" ? clock.date.slice(5) : clock.time, Math.min(Math.max(x(t), LEFT + 17), width - 17), floor + 11, c.quiet, "center");
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
  const hits = paintLanes(pen, { lanes, x, width, selected, c });
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
  lanes.forEach((/** @type {any} */ lane, /** @type {number} */ row) => label(pen, lane.words, LEFT - 10, HEAD + row * LANE + LANE / 2, c.quiet, "right"));
  paintMap(pen, { counts, view, whole, width, top: floor + 24, c });
  return hits;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {any} on
 */
function paintLanes(pen, { lanes, x, width, selected, c }) {
  /** @type {{id: string, x: number, y: number, x2: number}[]} */
  const hits = [];
  lanes.forEach((/** @type {{items: Item[]}} */ lane, /** @type {number} */ row) => {
    const top = HEAD + row * LANE;
    pen.fillStyle = c.hair;
    pen.fillRect(LEFT, top + LANE - 1, width, 1);
    const marks = [];
    for (const item of lane.items) {
      const a = x(item.at);
      const b = Number.isNaN(item.end) ? a : Math.max(x(item.end), a + 6);
      if (b >= LEFT - 20 && a <= width + 20) marks.push({ x: a, x2: b, id: item.id, event: item.event });
    }
    const { placed, bins } = packLane(marks, 3, GAP);
    paintBins(pen, bins, top, c);
    const rows = Math.max(1, ...placed.map((mark) => mark.row + 1));
    for (const mark of placed) {
      const y = top + ((mark.row + 0.5) * LANE) / rows;
      paintMark(pen, mark, y, rows, c);
      hits.push({ id: mark.id, x: mark.x, y, x2: mark.x2 });
    }
    const chosen = marks.find((mark) => mark.id === selected);
    if (chosen) {
      pen.strokeStyle = c.ink;
      pen.lineWidth = 2;
      pen.beginPath();
      pen.arc(chosen.x, hits.find((hit) => hit.id === selected)?.y ?? top + LANE / 2, 11, 0, 7);
      pen.stroke();
    }
  });
  return hits;
}

/**
 * Where there are more events than marks have room: their number as height, and in figures.
 * @param {CanvasRenderingContext2D} pen @param {{x: number, count: number}[]} bins @param {number} top @param {any} c
 */
function paintBins(pen, bins, top, c) {
  if (!bins.length) return;
  const most = Math.max(...bins.map((one) => one.count));
  pen.fillStyle = c.line;
  for (const one of bins) {
    const high = 3 + Math.sqrt(one.count / most) * (LANE - 18);
    pen.fillRect(one.x + 0.5, top + LANE - 3 - high, GAP - 1, high);
  }
  for (const one of countStretches(bins, GAP, 88)) {
    if (one.x2 - one.x >= 22) label(pen, String(one.count), (one.x + one.x2) / 2, top + 8, c.quiet, "center");
  }
}

/** @param {CanvasRenderingContext2D} pen @param {any} mark @param {number} y @param {number} rows @param {any} c */
function paintMark(pen, mark, y, rows, c) {
  const { event } = mark;
  pen.globalAlpha = event.importance === "background" ? 0.55 : 1;
  if (event.end) {
    pen.fillStyle = c.accent;
    pen.fillRect(mark.x, y - 1.5, mark.x2 - mark.x, 3);
  }
  shape(pen, SHAPES[event.kind] ?? "circle", mark.x, y, event.importance === "key" ? 7 : rows > 2 ? 4 : 5, c.accent, event.precision === "approximate" || event.precision === "unknown", c.paper);
  pen.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} pen @param {any} on */
function paintMap(pen, { counts, view, whole, width, top, c }) {
  const bins = counts.length;
  const most = Math.max(1, ...counts);
  pen.fillStyle = c.quiet;
  counts.forEach((/** @type {number} */ count, /** @type {number} */ bin) => {
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
