// @ts-check
// Where things stand in time: the window, lanes, packing, ticks. Pure functions on numbers (milliseconds, pixels).

/** @typedef {{from: number, to: number}} Span */

/**
 * The whole stretch the events cover, with a little air.
 * @param {readonly {at: string, end: string}[]} events
 * @param {readonly {at: string}[]} marks
 * @returns {Span}
 */
export function wholeSpan(events, marks) {
  const times = [...events, ...marks].flatMap((/** @type {any} */ one) => [one.at, one.end]).filter(Boolean).map(Date.parse);
  const from = times.reduce((one, other) => Math.min(one, other), Infinity);
  const to = times.reduce((one, other) => Math.max(one, other), -Infinity);
  if (!Number.isFinite(from)) return { from: 0, to: 3600000 };
  const air = Math.max((to - from) * 0.03, 60000);
  return { from: from - air, to: to + air };
}

/**
 * The stretch to look at first: the incident itself with a little air, or the whole.
 * @param {{from: string, to: string}|null|undefined} focus
 * @param {Span} whole
 * @returns {Span}
 */
export function firstSpan(focus, whole) {
  if (!focus) return whole;
  const [from, to] = [Date.parse(focus.from), Date.parse(focus.to)];
  const air = Math.max((to - from) * 0.06, 60000);
  return { from: Math.max(from - air, whole.from), to: Math.min(to + air, whole.to) };
}

/**
 * Zoom a window around a place in it, never beyond the whole and never below ten seconds.
 * @param {Span} view
 * @param {Span} whole
 * @param {number} factor below 1 zooms in
 * @param {number} around 0 to 1 within the window
 * @returns {Span}
 */
export function zoomSpan(view, whole, factor, around) {
  const length = Math.min(Math.max((view.to - view.from) * factor, 10000), whole.to - whole.from);
  const anchor = view.from + (view.to - view.from) * around;
  return shiftSpan({ from: anchor - length * around, to: anchor + length * (1 - around) }, whole, 0);
}

/**
 * Move a window, kept inside the whole.
 * @param {Span} view
 * @param {Span} whole
 * @param {number} by milliseconds
 * @returns {Span}
 */
export function shiftSpan(view, whole, by) {
  const length = Math.min(view.to - view.from, whole.to - whole.from);
  const from = Math.min(Math.max(view.from + by, whole.from), whole.to - length);
  return { from, to: from + length };
}

const STEPS = [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800, 604800, 2592000].map((s) => s * 1000);

/**
 * Tick times at round clock values in a zone, about one per `pixels`.
 * @param {Span} view
 * @param {number} width
 * @param {number} [pixels]
 * @returns {{step: number, times: number[]}}
 */
export function ticks(view, width, pixels = 90) {
  const wanted = ((view.to - view.from) / Math.max(width, 1)) * pixels;
  const longest = STEPS[STEPS.length - 1];
  const step = STEPS.find((one) => one >= wanted) ?? Math.ceil(wanted / longest) * longest;
  const times = [];
  for (let at = Math.ceil(view.from / step) * step; at <= view.to; at += step) times.push(at);
  return { step, times };
}

/** @typedef {{id: string, at: number, end: number, written: number, event: any}} Item */

const MOST_LANES = 12;

/**
 * The lanes that hold anything, each with its events as numbers in order; made once per state, drawn many times. Those with no value
 * come last; of more lanes than fit, the smallest become one.
 * @param {readonly any[]} events in order
 * @param {string} by the field of an event that tells its lane
 * @param {readonly (readonly [string, string])[]} named lanes that have their place and words
 * @param {Set<string>|null} shown
 * @returns {{words: string, items: Item[]}[]}
 */
export function planLanes(events, by, named, shown) {
  const lanes = new Map(named.map(([key, words]) => [key, { words, items: /** @type {Item[]} */ ([]) }]));
  for (const event of events) {
    if (!event.at || (shown && !shown.has(event.id))) continue;
    const key = event[by] ?? "";
    if (!lanes.has(key)) lanes.set(key, { words: key, items: [] });
    lanes.get(key)?.items.push({ id: event.id, at: Date.parse(event.at), end: Date.parse(event.end), written: Date.parse(event.written), event });
  }
  const none = lanes.get("");
  if (none) {
    lanes.delete("");
    lanes.set("", { ...none, words: "not said" });
  }
  const all = [...lanes.values()].filter((lane) => lane.items.length);
  if (all.length <= MOST_LANES) return all;
  const large = new Set([...all].sort((one, other) => other.items.length - one.items.length).slice(0, MOST_LANES - 1));
  const rest = all.filter((lane) => !large.has(lane));
  return [...all.filter((lane) => large.has(lane)), { words: `${rest.length} others`, items: rest.flatMap((lane) => lane.items).sort((one, other) => one.at - other.at) }];
}

/** @typedef {{x: number, x2: number, id: string, event: any}} Dot */

/**
 * Put the events of one lane on sub-lanes so that marks do not cover each other. Where a stretch holds more than there is
 * room for, the stretch is counted instead, in bins of equal width; events that weigh (key) always keep a mark of their own.
 * @param {readonly Dot[]} marks in order of x
 * @param {number} most sub-lanes there is room for
 * @param {number} gap pixels a mark needs
 * @returns {{placed: (Dot & {row: number, heavy?: boolean})[], bins: {x: number, count: number}[]}}
 */
export function packLane(marks, most, gap) {
  const ends = /** @type {number[]} */ ([]);
  const placed = [];
  /** @type {Set<number>} */
  const crowded = new Set();
  const bin = (/** @type {Dot} */ mark) => Math.floor(mark.x / gap);
  for (const mark of marks) {
    let row = ends.findIndex((end) => end + gap <= mark.x);
    if (row < 0 && ends.length < most) row = ends.length;
    if (row < 0) {
      crowded.add(bin(mark));
      continue;
    }
    ends[row] = mark.x2;
    placed.push({ ...mark, row });
  }
  if (!crowded.size) return { placed, bins: [] };
  for (const at of [...crowded]) {
    crowded.add(at - 1);
    crowded.add(at + 1);
  }
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const mark of marks) if (crowded.has(bin(mark))) counts.set(bin(mark), (counts.get(bin(mark)) ?? 0) + 1);
  const alone = placed.filter((mark) => !crowded.has(bin(mark)));
  const heavy = marks.filter((mark) => crowded.has(bin(mark)) && mark.event?.importance === "key").map((mark) => ({ ...mark, row: 0, heavy: true }));
  return { placed: [...alone, ...heavy], bins: [...counts].map(([at, count]) => ({ x: at * gap, count })).sort((one, two) => one.x - two.x) };
}

/**
 * Join neighbouring bins to stretches that are wide enough for one number each.
 * @param {readonly {x: number, count: number}[]} bins
 * @param {number} gap
 * @param {number} wide
 */
export function countStretches(bins, gap, wide) {
  const stretches = /** @type {{x: number, x2: number, count: number}[]} */ ([]);
  for (const one of bins) {
    const last = stretches[stretches.length - 1];
    if (last && one.x - last.x2 < 1 && last.x2 - last.x < wide) {
      last.x2 = one.x + gap;
      last.count += one.count;
    } else stretches.push({ x: one.x, x2: one.x + gap, count: one.count });
  }
  return stretches;
}

/**
 * The names of the incident's own times, none over another and none crossed by a line: what has no room of its own stands with the one before.
 * @param {readonly {x: number, name: string}[]} marks in order
 * @param {(text: string) => number} wide
 * @param {number} left
 * @param {number} width
 * @returns {{x: number, text: string, right: boolean}[]} `right`: it ends before its line instead of beginning behind it
 */
export function nameMarks(marks, wide, left, width) {
  const names = /** @type {{x: number, text: string, right: boolean}[]} */ ([]);
  let free = left;
  for (const { x, name } of marks) {
    if (x < left || x > width) continue;
    const last = names[names.length - 1];
    const long = wide(name) + 10;
    const right = x + long > width;
    if (last && (right ? x - long : x) < free) {
      last.text += ` · ${name}`;
      free = last.right ? last.x : last.x + wide(last.text) + 10;
      if (free > width) last.right = true;
    } else {
      names.push({ x, text: name, right });
      free = right ? x : x + long;
    }
  }
  return names;
}

/**
 * The first lane in which words have room: inside their stretch, over no line and no mark; -1 for none.
 * @param {number} middle
 * @param {number} wide
 * @param {Span} stretch in pixels
 * @param {number} lanes
 * @param {readonly number[]} lines
 * @param {readonly {x: number, x2: number, row: number}[]} marks
 */
export function freeLane(middle, wide, stretch, lanes, lines, marks) {
  const [from, to] = [middle - wide / 2, middle + wide / 2];
  if (from < stretch.from + 3 || to > stretch.to - 3 || lines.some((at) => at > from - 3 && at < to + 3)) return -1;
  return Array.from({ length: lanes }, (_, row) => row).find((row) => !marks.some((mark) => mark.row === row && mark.x < to + 11 && mark.x2 > from - 11)) ?? -1;
}

/**
 * How many events begin in each of `bins` equal stretches.
 * @param {readonly number[]} times
 * @param {Span} whole
 * @param {number} bins
 */
export function density(times, whole, bins) {
  const counts = new Array(bins).fill(0);
  for (const at of times) {
    const bin = Math.floor(((at - whole.from) / (whole.to - whole.from)) * bins);
    if (bin >= 0 && bin < bins) counts[bin] += 1;
  }
  return counts;
}

/**
 * The rows of a list to draw: a window around what is visible.
 * @param {number} count
 * @param {number} scrollTop
 * @param {number} height
 * @param {number} rowHeight
 */
export function visibleRows(count, scrollTop, height, rowHeight) {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - 6);
  const last = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + 6);
  return { first, last };
}
