import assert from "node:assert/strict";
import test from "node:test";
import { loadPart } from "./joined.mjs";

const { BOX, boxOf, meet, twoLines, middleOf, placeLabels, whiskerPath, axes, rangeOf, moveRange, centredOn, stretchRange, contour, rangeWords } = await loadPart("risk_likelihood_plot/geometry.js");
const steps = (...edges) => edges.slice(1).map((high, n) => ({ low: edges[n], high }));
const scales = { harm: { unit: "customer-minutes", steps: steps(10, 100, 1000, 10000, 100000, 1000000) }, chance: { steps: steps(0.01, 0.1, 0.35, 0.65, 0.9, 0.99) } };
const on = axes(scales);
const range = { likelihood_low: 0.35, likelihood_high: 0.65, risk_low: 1000, risk_high: 10000 };
const near = (one, other, share = 0.01) => assert.ok(Math.abs(one / other - 1) < share, `${one} is not ${other}`);

test("an even chance stands in the middle and each power of ten is equally high", () => {
  near(on.x(0.5), BOX.left + (BOX.width - BOX.left - BOX.right) / 2);
  near(on.y(100) - on.y(1000), on.y(10000) - on.y(100000));
});

test("a pixel to the right and back is where it was", () => {
  const moved = moveRange(moveRange(range, { dz: on.dz(40), dh: on.dh(-30) }, "lrtb", on), { dz: on.dz(-40), dh: on.dh(30) }, "lrtb", on);
  for (const key of Object.keys(range)) near(moved[key], range[key]);
});

test("a range moved whole keeps its size, also at the edge of the axes", () => {
  const far = moveRange(range, { dz: 99, dh: 99 }, "lrtb", on);
  near(on.x(far.likelihood_high) - on.x(far.likelihood_low), on.x(range.likelihood_high) - on.x(range.likelihood_low), 0.02);
  near(far.risk_high / far.risk_low, range.risk_high / range.risk_low, 0.02);
  near(far.risk_high, 1000000);
});

test("one end moves alone and never passes the other", () => {
  const left = moveRange(range, { dz: 50 }, "l", on);
  assert.ok(left.likelihood_low < left.likelihood_high);
  assert.deepEqual([left.likelihood_high, left.risk_low], [0.65, 1000]);
});

test("a range goes where it is dropped", () => {
  const put = centredOn(range, { x: on.x(0.8), y: on.y(30000) }, on);
  near((on.x(put.likelihood_low) + on.x(put.likelihood_high)) / 2, on.x(0.8));
  near((on.y(put.risk_low) + on.y(put.risk_high)) / 2, on.y(30000));
});

test("wider and narrower keep the middle, and nothing becomes a point", () => {
  const wide = stretchRange(range, 1.3, on);
  assert.ok(wide.risk_high > range.risk_high && wide.likelihood_low < range.likelihood_low);
  const narrow = stretchRange(range, 0, on);
  assert.ok(narrow.risk_high > narrow.risk_low && narrow.likelihood_high > narrow.likelihood_low);
});

test("a takeaway without a place gets a wide range in the middle and keeps the axis it has", () => {
  const none = { likelihood_low: null, likelihood_high: null, risk_low: null, risk_high: null };
  assert.deepEqual(rangeOf(none, scales), { likelihood_low: 0.1, likelihood_high: 0.9, risk_low: 100, risk_high: 100000 });
  assert.equal(rangeOf({ ...none, risk_low: 10, risk_high: 20 }, scales).risk_high, 20);
});

test("along a line of equal harm, harm times chance is the same", () => {
  const line = contour(1000, on);
  assert.ok(line.length > 10);
  for (const [x, y] of line) {
    const chance = 1 / (1 + Math.exp(-(on.z[0] + ((x - BOX.left) / (BOX.width - BOX.left - BOX.right)) * (on.z[1] - on.z[0]))));
    const harm = 10 ** (on.h[0] + ((BOX.height - BOX.bottom - y) / (BOX.height - BOX.top - BOX.bottom)) * (on.h[1] - on.h[0]));
    near(chance * harm, 1000);
  }
});

test("a range is said in numbers with its unit", () => {
  assert.equal(rangeWords(range, scales), "chance 35 to 65 percent, harm 1000 to 10000 customer-minutes");
});

const ground = { x: BOX.left, y: BOX.top, width: BOX.width - BOX.left - BOX.right, height: BOX.height - BOX.top - BOX.bottom };
const meeting = (labels) => labels.flatMap((one, n) => labels.slice(n + 1).filter((other) => meet(one, other)));

test("thirty labels of one and the same range stand beside each other, on the plot", () => {
  const box = boxOf(range, on);
  const labels = placeLabels(Array.from({ length: 30 }, (_, n) => ({ box, width: n < 9 ? 16 : 24 })), ground);
  assert.deepEqual(meeting(labels), []);
  for (const one of labels) {
    assert.ok(one.x >= ground.x && one.x + one.width <= ground.x + ground.width && one.y >= ground.y && one.y + one.height <= ground.y + ground.height);
  }
});

test("a label stands in its own range while there is room, also where ranges cover each other", () => {
  const ranges = [range, { ...range, likelihood_low: 0.1 }, { ...range, risk_high: 100000 }, { likelihood_low: 0.01, likelihood_high: 0.99, risk_low: 10, risk_high: 1000000 }];
  const boxes = ranges.map((one) => boxOf(one, on));
  const labels = placeLabels(boxes.map((box) => ({ box, width: 16 })), ground);
  assert.deepEqual(meeting(labels), []);
  labels.forEach((label, n) => assert.ok(meet(label, boxes[n]), `label ${n}`));
});

test("whiskers go from the lowest hand to the highest on each axis that has hands", () => {
  const box = boxOf(range, on);
  assert.equal(whiskerPath({ likelihood: null, risk: null }, box, on), "");
  const path = whiskerPath({ likelihood: [0.1, 0.9], risk: null }, box, on);
  assert.ok(path.startsWith(`M${on.x(0.1)} `) && path.includes(`H${on.x(0.9)}`) && path.split("M").length === 2);
  const both = whiskerPath({ likelihood: [0.1, 0.9], risk: [10, 100000] }, box, on);
  assert.ok(both.includes(` ${on.y(10)}h12`) && both.includes(`V${on.y(100000)}`));
});

test("the middle of a range is that of its axes", () => {
  const middle = middleOf(range);
  near(middle.likelihood, 0.5);
  near(middle.risk, Math.sqrt(1000 * 10000));
});

test("the words of a step stand on two lines", () => {
  assert.deepEqual(["unlikely", "very unlikely", " one  in ten "].map((word) => twoLines("2", word)), [["2", "unlikely"], ["2 very", "unlikely"], ["2 one in", "ten"]]);
});
