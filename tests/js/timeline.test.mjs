import assert from "node:assert/strict";
import test from "node:test";
import { loadPart } from "./joined.mjs";

const { wholeSpan, firstSpan, zoomSpan, shiftSpan, ticks, packLane, density, visibleRows } = await loadPart("timeline/layout.js");
const HOUR = 3600000;

test("the whole covers every beginning, end and mark, and something where there is nothing", () => {
  const span = wholeSpan([{ at: "2026-03-01T10:00:00Z", end: "2026-03-01T12:00:00Z" }, { at: "", end: "" }], [{ at: "2026-03-01T09:00:00Z" }]);
  assert.ok(span.from < Date.parse("2026-03-01T09:00:00Z") && span.to > Date.parse("2026-03-01T12:00:00Z"));
  assert.deepEqual(wholeSpan([], []), { from: 0, to: HOUR });
});

test("the incident itself comes first where there is a focus, never beyond the whole", () => {
  const whole = { from: 0, to: 1000 * HOUR };
  assert.deepEqual(firstSpan(null, whole), whole);
  const focus = { from: new Date(900 * HOUR).toISOString(), to: new Date(1000 * HOUR).toISOString() };
  assert.deepEqual(firstSpan(focus, whole), { from: 894 * HOUR, to: 1000 * HOUR });
});

test("zooming keeps the place under the pointer and stops at the whole and at ten seconds", () => {
  const whole = { from: 0, to: 10 * HOUR };
  const near = zoomSpan(whole, whole, 0.5, 0.2);
  assert.equal(near.from + 0.2 * (near.to - near.from), 2 * HOUR);
  assert.deepEqual(zoomSpan(near, whole, 100, 0.5), whole);
  const closest = zoomSpan({ from: 0, to: 11000 }, whole, 0.01, 0);
  assert.equal(closest.to - closest.from, 10000);
});

test("moving stops at both ends with the length kept", () => {
  const whole = { from: 0, to: 10 * HOUR };
  assert.deepEqual(shiftSpan({ from: HOUR, to: 3 * HOUR }, whole, -9 * HOUR), { from: 0, to: 2 * HOUR });
  assert.deepEqual(shiftSpan({ from: HOUR, to: 3 * HOUR }, whole, 99 * HOUR), { from: 8 * HOUR, to: 10 * HOUR });
});

test("ticks stand at round times and are few enough to be read", () => {
  for (const hours of [0.01, 1, 7, 30, 24 * 400, 24 * 40000]) {
    const view = { from: 17 * 60000, to: 17 * 60000 + hours * HOUR };
    const { step, times } = ticks(view, 900);
    assert.ok(times.length <= 11, `${times.length} ticks over ${hours} h`);
    for (const at of times) assert.equal(at % step, 0);
  }
});

test("no two marks of a lane cover each other and none is forgotten", () => {
  const marks = Array.from({ length: 5000 }, (_, n) => ({ id: `e${n}`, x: n * 0.18, x2: n * 0.18 + (n % 7) }));
  const { placed, crowds } = packLane(marks, 3, 8);
  assert.equal(placed.length + crowds.reduce((sum, one) => sum + one.count, 0), marks.length);
  for (const row of [0, 1, 2]) {
    const own = placed.filter((one) => one.row === row);
    for (let n = 1; n < own.length; n += 1) assert.ok(own[n].x >= own[n - 1].x2 + 8);
  }
});

test("the map counts each event once", () => {
  const counts = density([0, 1, 49, 50, 99, 100, -1], { from: 0, to: 100 }, 10);
  assert.deepEqual(counts, [2, 0, 0, 0, 1, 1, 0, 0, 0, 1]);
});

test("a long list draws what is seen and a little more", () => {
  assert.deepEqual(visibleRows(5000, 2600, 260, 26), { first: 94, last: 116 });
  assert.deepEqual(visibleRows(3, 0, 260, 26), { first: 0, last: 3 });
});
