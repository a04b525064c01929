// @ts-check
// The canvas: lanes by kind with shapes, silent stretches, phases, the incident's own times, and a small map below.

const LEFT = 104;
const [LANE, LOW_LANE] = [34, 15];
const MAP = 30;
const GAP = 11;

/** How many bars the map below has at a width. @param {number} width */
export const mapBins = (width) => Math.max(20, Math.floor((width - LEFT - 8) / 5));

const CORNERS = /** @type {Record<string, number[][]>} */ ({ diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]], triangle: [[0, -1.15], [1.1, 0.85], [-1.1, 0.85]] });

/** Shapes by kind, so that nothing is told by colour alone; a circle for the rest. */
const SHAPES = /** @type {Record<string, string>} */ ({
  alert: "triangle", change: "diamond", action: "square", hypothesis: "ring", decision: "diamond",
  escalation: "triangle", status_change: "square", impact_change: "triangle", silence: "ring",
});

/**
 * The colours of the theme; read once per theme, since reading them costs a layout. None while the widget is on no page: JupyterLab
 * draws a cell that is scrolled away before it shows it.
 * @param {HTMLElement} el
 */
export function readColours(el) {
  if (!el.isConnected) return null;
  const style = getComputedStyle(el);
  const colours = /** @type {Record<string, string>} */ ({ font: style.fontFamily });
  for (const name of ["ink", "quiet", "line", "hair", "raised", "accent", "warm", "paper"]) colours[name] = style.getPropertyValue(`--rw-${name}`).trim() || "gray";
  return colours;
}

/** Where the lanes begin: below the names of the incident's times, and of the phases where there are any. @param {any} state */
const headOf = (state) => (state.bands.length ? 46 : 20);

/** How high a lane may be so that all stand in `room` pixels. @param {any} state @param {number} lanes @param {number} room */
export const laneHeight = (state, lanes, room) => Math.min(LANE, Math.max(LOW_LANE, Math.floor((room - headOf(state) - 25 - MAP) / Math.max(lanes, 1))));

/** @param {any} state @param {number} lanes @param {number} lane */
export const canvasHeight = (state, lanes, lane) => headOf(state) + Math.max(lanes, 1) * lane + 25 + MAP;

/**
 * Draw everything; gives what is where, for the pointer.
 * @param {CanvasRenderingContext2D} pen
 * @param {{state: any, zone: string, lanes: {words: string, items: Item[]}[], lane: number, counts: number[], view: Span, whole: Span, width: number, selected: string, written: boolean, c: any}} at
 * @returns {{id: string, x: number, y: number, x2: number}[]}
 */
export function paint(pen, { state, zone, lanes, lane, counts, view, whole, width, selected, written, c }) {
  const head = headOf(state);
  const floor = head + Math.max(lanes.length, 1) * lane;
  const x = (/** @type {number} */ t) => LEFT + ((t - view.from) / (view.to - view.from)) * (width - LEFT - 8);
  pen.clearRect(0, 0, width, floor + 25 + MAP);
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
    pen.fillRect(a, head, b - a, floor - head);
  }
  const { step, times } = ticks(view, width - LEFT);
  for (const t of times) {
    const clock = inZone(t, zone);
    pen.fillStyle = c.hair;
    pen.fillRect(x(t), head, 1, floor - head);
    label(pen, step < 60000 ? `${clock.time}:${clock.seconds}` : step >= 86400000 || clock.time === "00:00" ? clock.date.slice(5) : clock.time, Math.min(Math.max(x(t), LEFT + 17), width - 17), floor + 11, c.quiet, "center");
  }
  for (const band of state.bands) {
    const [a, b] = [x(Date.parse(band.from)), x(Date.parse(band.to))];
    pen.fillStyle = c.line;
    pen.fillRect(a, 19, Math.max(b - a - 2, 2), 3);
    if (b - a > 54) label(pen, band.phase.replace("_", " "), Math.max(a, LEFT) + 2, 10, c.quiet, "left");
  }
  const wide = (/** @type {string} */ text) => pen.measureText(text).width;
  const marks = state.marks.map((/** @type {any} */ mark) => ({ x: x(Date.parse(mark.at)), name: mark.name }));
  const names = nameMarks(marks, wide, LEFT, width);
  pen.fillStyle = c.warm;
  for (const mark of marks) {
    for (let y = names.some((one) => one.x === mark.x) ? head - 16 : head; y < floor; y += 6) pen.fillRect(mark.x, y, 1.4, 3);
  }
  const hits = paintLanes(pen, { lanes, lane, head, x, width, selected, written, c });
  for (const gap of state.gaps) {
    const from = Date.parse(gap.at);
    const text = `${lengthWords(gap.minutes * 60000)} silent`;
    const [a, b] = [Math.max(x(from), LEFT), Math.min(x(from + gap.minutes * 60000), width)];
    const row = freeLane((a + b) / 2, wide(text), { from: a, to: b }, lanes.length, marks.map((/** @type {any} */ one) => one.x), hits.map((hit) => ({ ...hit, row: Math.floor((hit.y - head) / lane) })));
    if (row >= 0) label(pen, text, (a + b) / 2, head + (row + 0.5) * lane, c.quiet, "center");
  }
  for (const one of names) label(pen, one.text, one.right ? one.x - 4 : one.x + 4, head - 10, c.warm, one.right ? "right" : "left");
  pen.restore();
  lanes.forEach(({ words }, row) => label(pen, words.length > 15 ? `${words.slice(0, 14)}…` : words, LEFT - 10, head + (row + 0.5) * lane, c.quiet, "right"));
  paintMap(pen, { counts, view, whole, width, top: floor + 24, c });
  return hits;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {any} on
 */
function paintLanes(pen, { lanes, lane: high, head, x, width, selected, written, c }) {
  /** @type {{id: string, x: number, y: number, x2: number}[]} */
  const hits = [];
  lanes.forEach((/** @type {{items: Item[]}} */ lane, /** @type {number} */ row) => {
    const top = head + row * high;
    pen.fillStyle = c.hair;
    pen.fillRect(LEFT, top + high - 1, width, 1);
    const marks = [];
    for (const item of lane.items) {
      const a = x(item.at);
      const b = Number.isNaN(item.end) ? a : Math.max(x(item.end), a + 6);
      if (b >= LEFT - 20 && a <= width + 20) marks.push({ x: a, x2: b, id: item.id, event: item.event, late: written ? x(item.written) : NaN });
    }
    const { placed, bins } = packLane(marks, Math.floor(high / GAP), GAP);
    paintBins(pen, bins, top, high, c);
    const rows = Math.max(1, ...placed.map((mark) => mark.row + 1));
    for (const mark of placed) {
      const y = mark.heavy ? top + high - 11 : top + ((mark.row + 0.5) * high) / rows;
      paintMark(pen, mark, y, rows, c);
      hits.push({ id: mark.id, x: mark.x, y, x2: mark.x2 });
    }
    const chosen = marks.find((mark) => mark.id === selected);
    if (chosen) {
      pen.strokeStyle = c.ink;
      pen.lineWidth = 2;
      pen.beginPath();
      pen.arc(chosen.x, hits.find((hit) => hit.id === selected)?.y ?? top + high / 2, 11, 0, 7);
      pen.stroke();
    }
  });
  return hits;
}

/**
 * Where there are more events than marks have room: their number as height, and in figures.
 * @param {CanvasRenderingContext2D} pen @param {{x: number, count: number}[]} bins @param {number} top @param {number} lane @param {any} c
 */
function paintBins(pen, bins, top, lane, c) {
  if (!bins.length) return;
  const most = Math.max(...bins.map((one) => one.count));
  pen.fillStyle = c.line;
  for (const one of bins) {
    const high = 3 + Math.sqrt(one.count / most) * Math.max(lane - 18, 3);
    pen.fillRect(one.x + 0.5, top + lane - 3 - high, GAP - 1, high);
  }
  for (const one of countStretches(bins, GAP, 88)) {
    if (one.x2 - one.x >= 22) label(pen, String(one.count), (one.x + one.x2) / 2, top + 8, c.quiet, "center");
  }
}

/** @param {CanvasRenderingContext2D} pen @param {any} mark @param {number} y @param {number} rows @param {any} c */
function paintMark(pen, mark, y, rows, c) {
  const { event, late } = mark;
  pen.globalAlpha = event.importance === "background" ? 0.55 : 1;
  if (event.end) {
    pen.fillStyle = c.accent;
    pen.fillRect(mark.x, y - 1.5, mark.x2 - mark.x, 3);
  }
  if (late) {
    pen.fillStyle = c.warm;
    pen.fillRect(Math.min(mark.x, late), y, Math.abs(late - mark.x), 1);
    pen.fillRect(late - 1, y - 5, 2, 10);
  }
  const unsure = event.precision === "approximate" || event.precision === "unknown";
  if (event.known === false) pen.setLineDash([2, 2]);
  shape(pen, SHAPES[event.kind] ?? "circle", mark.x, y, event.importance === "key" ? 7 : rows > 2 ? 4 : 5, c.accent, unsure || event.known === false, c.paper);
  pen.setLineDash([]);
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
  else if (CORNERS[kind]) for (const [dx, dy] of CORNERS[kind]) pen.lineTo(x + dx * r, y + dy * r);
  else pen.arc(x, y, r, 0, 7);
  pen.closePath();
  pen.fillStyle = hollow || kind === "ring" ? paper : colour;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.6;
  pen.fill();
  pen.stroke();
}
