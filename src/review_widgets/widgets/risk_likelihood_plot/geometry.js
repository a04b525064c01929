// @ts-check
// Where a range stands on the plot, and where it goes when it is moved. Chances on a log-odds axis, harm on a log axis.

export const BOX = { width: 560, height: 420, left: 128, right: 8, top: 26, bottom: 60 };
const EDGE = 0.006;
const LABEL = { height: 18, gap: 3 };

/** @param {number} p */
export const logit = (p) => Math.log(p / (1 - p));
/** @param {number} z */
export const unlogit = (z) => 1 / (1 + Math.exp(-z));
/** @param {number} value @param {number} low @param {number} high */
export const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

/**
 * The two axes: from values to pixels and back.
 * @param {{harm: {steps: {low: number, high: number}[]}}} scales
 */
export function axes(scales) {
  const steps = scales.harm.steps;
  const z0 = logit(EDGE);
  const z1 = logit(1 - EDGE);
  const h0 = Math.log10(steps[0].low);
  const h1 = Math.log10(steps[steps.length - 1].high);
  const wide = BOX.width - BOX.left - BOX.right;
  const high = BOX.height - BOX.top - BOX.bottom;
  return {
    z: [z0, z1],
    h: [h0, h1],
    x: (/** @type {number} */ p) => BOX.left + ((logit(clamp(p, EDGE, 1 - EDGE)) - z0) / (z1 - z0)) * wide,
    y: (/** @type {number} */ harm) => BOX.height - BOX.bottom - clamp((Math.log10(Math.max(harm, 1e-9)) - h0) / (h1 - h0), 0, 1) * high,
    dz: (/** @type {number} */ pixels) => (pixels / wide) * (z1 - z0),
    dh: (/** @type {number} */ pixels) => (-pixels / high) * (h1 - h0),
  };
}

/** @typedef {{likelihood_low: number, likelihood_high: number, risk_low: number, risk_high: number}} Range */

/**
 * The range a takeaway has, or a wide one in the middle while it has none.
 * @param {any} takeaway
 * @param {any} scales
 * @returns {Range}
 */
export function rangeOf(takeaway, scales) {
  if (takeaway.likelihood_low !== null && takeaway.risk_low !== null) return takeaway;
  const chance = scales.chance.steps;
  const harm = scales.harm.steps;
  return {
    likelihood_low: takeaway.likelihood_low ?? chance[1].low,
    likelihood_high: takeaway.likelihood_high ?? chance[3].high,
    risk_low: takeaway.risk_low ?? harm[1].low,
    risk_high: takeaway.risk_high ?? harm[3].high,
  };
}

/**
 * Move or resize a range by steps on the axes. Sides: any of "l" "r" "t" "b"; all four move it whole and keep its size.
 * @param {Range} range
 * @param {{dz?: number, dh?: number}} by
 * @param {string} sides
 * @param {ReturnType<typeof axes>} on
 * @returns {Range}
 */
export function moveRange(range, by, sides, on) {
  let zl = logit(clamp(range.likelihood_low, EDGE, 1 - EDGE));
  let zh = logit(clamp(range.likelihood_high, EDGE, 1 - EDGE));
  let hl = Math.log10(Math.max(range.risk_low, 1e-9));
  let hh = Math.log10(Math.max(range.risk_high, 1e-9));
  if (sides === "lrtb") {
    const dz = clamp(by.dz ?? 0, on.z[0] - zl, on.z[1] - zh);
    const dh = clamp(by.dh ?? 0, on.h[0] - hl, on.h[1] - hh);
    zl += dz; zh += dz; hl += dh; hh += dh;
  } else {
    if (sides.includes("l")) zl = clamp(zl + (by.dz ?? 0), on.z[0], zh - 0.2);
    if (sides.includes("r")) zh = clamp(zh + (by.dz ?? 0), zl + 0.2, on.z[1]);
    if (sides.includes("b")) hl = clamp(hl + (by.dh ?? 0), on.h[0], hh - 0.15);
    if (sides.includes("t")) hh = clamp(hh + (by.dh ?? 0), hl + 0.15, on.h[1]);
  }
  return { likelihood_low: round(unlogit(zl), 4), likelihood_high: round(unlogit(zh), 4), risk_low: round(10 ** hl), risk_high: round(10 ** hh) };
}

/** The middle of a range on the axes. @param {Range} range */
export const middleOf = (range) => ({ likelihood: unlogit((logit(clamp(range.likelihood_low, EDGE, 1 - EDGE)) + logit(clamp(range.likelihood_high, EDGE, 1 - EDGE))) / 2), risk: Math.sqrt(Math.max(range.risk_low, 1e-9) * Math.max(range.risk_high, 1e-9)) });

/**
 * The range moved so that its middle stands at a point of the figure, as far as the axes allow.
 * @param {Range} range
 * @param {{x: number, y: number}} point
 * @param {ReturnType<typeof axes>} on
 * @returns {Range}
 */
export function centredOn(range, point, on) {
  const middle = middleOf(range);
  return moveRange(range, { dz: on.dz(point.x - on.x(middle.likelihood)), dh: on.dh(point.y - on.y(middle.risk)) }, "lrtb", on);
}

/**
 * Make a range narrower (share < 1) or wider around its middle.
 * @param {Range} range
 * @param {number} share
 * @param {ReturnType<typeof axes>} on
 * @returns {Range}
 */
export function stretchRange(range, share, on) {
  const half = (/** @type {number} */ low, /** @type {number} */ high) => ((high - low) / 2) * (share - 1);
  const z = (/** @type {number} */ p) => logit(clamp(p, EDGE, 1 - EDGE));
  const [dz, dh] = [half(z(range.likelihood_low), z(range.likelihood_high)), half(Math.log10(range.risk_low), Math.log10(range.risk_high))];
  return moveRange(moveRange(range, { dz: -dz, dh: -dh }, "lb", on), { dz, dh }, "rt", on);
}

/**
 * The words of a step on two lines, so that neighbours do not touch: its number with all but the last word, then that word.
 * @param {string} number @param {string} word
 */
export function twoLines(number, word) {
  const parts = word.trim().split(/\s+/);
  return [[number, ...parts.slice(0, -1)].join(" "), parts[parts.length - 1]];
}

/** @typedef {{x: number, y: number, width: number, height: number}} Box */

/**
 * Where a range stands on the figure; a little smaller than it is, so that neighbours keep an edge each.
 * @param {Range} range
 * @param {ReturnType<typeof axes>} on
 * @returns {Box}
 */
export function boxOf(range, on) {
  const [x, y] = [on.x(range.likelihood_low) + 2, on.y(range.risk_high) + 2];
  return { x, y, width: Math.max(on.x(range.likelihood_high) - x - 2, 14), height: Math.max(on.y(range.risk_low) - y - 2, 14) };
}

/** @param {Box} a @param {Box} b */
export const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/**
 * A place for each range's label that no other label has: in its range from the top left on, else close around it.
 * @param {{box: Box, width: number}[]} ranges in the order in which labels choose
 * @param {Box} ground no label leaves it
 * @returns {Box[]}
 */
export function placeLabels(ranges, ground) {
  /** @type {Box[]} */
  const taken = [];
  for (const { box, width } of ranges) {
    const [across, down] = [width + LABEL.gap, LABEL.height + LABEL.gap];
    const columns = Math.max(1, Math.floor((box.width - LABEL.gap) / across));
    const rows = Math.max(1, Math.floor((box.height - LABEL.gap) / down));
    const left = box.width > across + LABEL.gap ? box.x + LABEL.gap : box.x + (box.width - width) / 2;
    const top = box.height > down + LABEL.gap ? box.y + LABEL.gap : box.y + (box.height - LABEL.height) / 2;
    /** @type {Box[]} */
    const places = [];
    for (let ring = 0; ring < 12; ring += 1) {
      for (let row = -ring; row < rows + ring; row += 1) {
        for (let column = -ring; column < columns + ring; column += 1) {
          if (ring && row > -ring && row < rows + ring - 1 && column > -ring && column < columns + ring - 1) continue;
          const x = clamp(left + column * across, ground.x, ground.x + ground.width - width);
          const y = clamp(top + row * down, ground.y, ground.y + ground.height - LABEL.height);
          places.push({ x, y, width, height: LABEL.height });
        }
      }
    }
    taken.push(places.find((one) => !taken.some((other) => meet(one, other))) ?? places[0]);
  }
  return taken;
}

/**
 * The whiskers of a range: along each axis on which hands were shown, from the lowest to the highest, with a cap at each end.
 * @param {{likelihood: number[]|null, risk: number[]|null}} whiskers
 * @param {Box} box
 * @param {ReturnType<typeof axes>} on
 */
export function whiskerPath({ likelihood, risk }, box, on) {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return (likelihood ? `M${on.x(likelihood[0])} ${y - 6}v12m0-6H${on.x(likelihood[1])}m0-6v12` : "") + (risk ? `M${x - 6} ${on.y(risk[0])}h12m-6 0V${on.y(risk[1])}m-6 0h12` : "");
}

/**
 * The points of a line of equal harm per year (harm × chance), as pixels.
 * @param {number} harm
 * @param {ReturnType<typeof axes>} on
 * @returns {[number, number][]}
 */
export function contour(harm, on) {
  const points = [];
  for (let step = 0; step <= 60; step += 1) {
    const p = unlogit(on.z[0] + ((on.z[1] - on.z[0]) * step) / 60);
    const needed = Math.log10(harm / p);
    if (needed >= on.h[0] && needed <= on.h[1]) points.push(/** @type {[number, number]} */ ([on.x(p), on.y(harm / p)]));
  }
  return points;
}

/** @param {number} value @param {number} [digits] */
export function round(value, digits) {
  if (digits !== undefined) return Number(value.toFixed(digits));
  return Number(value.toPrecision(3));
}

/**
 * What a screen reader says of a range.
 * @param {Range} range
 * @param {any} scales
 */
export function rangeWords(range, scales) {
  const percent = (/** @type {number} */ p) => Math.round(p * 100);
  return `chance ${percent(range.likelihood_low)} to ${percent(range.likelihood_high)} percent, harm ${round(range.risk_low)} to ${round(range.risk_high)} ${scales.harm.unit}`;
}
