import assert from "node:assert/strict";
import test from "node:test";
import { loadPart } from "./joined.mjs";

const { nameMarks, freeLane, packLane, countStretches, planLanes, zoomSpan, shiftSpan, wholeSpan, firstSpan, density, ticks, visibleRows } = await loadPart("timeline/layout.js");
const { laneHeight, canvasHeight, readColours } = await loadPart("timeline/paint.js");

const mark = (x, more = {}) => ({ x, x2: x, id: `e${x}`, event: {}, ...more });

test("marks that fit stand on sub-lanes without covering each other", () => {
  const { placed, bins } = packLane([mark(0), mark(3), mark(20)], 3, 11);
  assert.deepEqual(placed.map((one) => one.row), [0, 1, 0]);
  assert.deepEqual(bins, []);
});

test("where there is no room every event is counted once, and only those with weight keep a mark", () => {
  const many = Array.from({ length: 400 }, (_, n) => mark(n / 4, { id: `e${n}`, event: { importance: n === 200 ? "key" : "normal" } }));
  const { placed, bins } = packLane([...many, mark(500)], 3, 11);
  assert.equal(bins.reduce((sum, one) => sum + one.count, 0), 400);
  assert.deepEqual(placed.map((one) => one.id), ["e500", "e200"]);
});

test("no event is lost between marks and counts, however they lie", () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let round = 0; round < 50; round += 1) {
    const xs = Array.from({ length: 120 }, () => Math.floor(random() * 900)).sort((a, b) => a - b);
    const { placed, bins } = packLane(xs.map((x, n) => ({ x, x2: x + Math.floor(random() * 30), id: `e${n}`, event: {} })), 3, 11);
    assert.equal(placed.length + bins.reduce((sum, one) => sum + one.count, 0), 120);
  }
});

test("neighbouring bins become stretches with one number each", () => {
  const bins = [0, 11, 22, 33, 200].map((x) => ({ x, count: 2 }));
  assert.deepEqual(countStretches(bins, 11, 30), [{ x: 0, x2: 33, count: 6 }, { x: 33, x2: 44, count: 2 }, { x: 200, x2: 211, count: 2 }]);
});

test("lanes hold the events that are shown, as numbers, in the order of the kinds", () => {
  const events = [{ id: "a", kind: "note", at: "2026-03-01T14:05:00Z", end: "" }, { id: "b", kind: "alert", at: "2026-03-01T14:06:00Z", end: "2026-03-01T14:09:00Z" }, { id: "c", kind: "note", at: "", end: "" }];
  const kinds = [["alert", "alert"], ["action", "action"], ["note", "note"]];
  const lanes = planLanes(events, "kind", kinds, null);
  assert.deepEqual(lanes.map((lane) => [lane.words, lane.items.map((item) => item.id)]), [["alert", ["b"]], ["note", ["a"]]]);
  assert.equal(lanes[0].items[0].end - lanes[0].items[0].at, 180000);
  assert.deepEqual(planLanes(events, "kind", kinds, new Set(["c"])), []);
});

test("lanes of another field stand in the order of their first events, those with no value last", () => {
  const at = (id, source) => ({ id, source, at: "2026-03-01T14:05:00Z" });
  const lanes = planLanes([at("a"), at("b", "Slack"), at("c", "Grafana"), at("d", "Slack")], "source", [], null);
  assert.deepEqual(lanes.map((lane) => [lane.words, lane.items.map((item) => item.id)]), [["Slack", ["b", "d"]], ["Grafana", ["c"]], ["not said", ["a"]]]);
});

test("of more lanes than can be read the small ones become one, in order of time, and no event is lost", () => {
  const events = Array.from({ length: 60 }, (_, n) => ({ id: `e${n}`, team: n < 30 ? "large" : `t${n}`, at: new Date(1e12 - n * 1000).toISOString() }));
  const lanes = planLanes(events, "team", [], null);
  assert.equal(lanes.length, 12);
  assert.equal(lanes.reduce((sum, lane) => sum + lane.items.length, 0), 60);
  const rest = lanes.at(-1);
  assert.equal(rest.words, "20 others");
  assert.deepEqual(rest.items.map((item) => item.at), rest.items.map((item) => item.at).sort((one, other) => one - other));
});

test("a window never leaves the whole, zooms around its anchor and stops at ten seconds", () => {
  const whole = { from: 0, to: 100_000 };
  assert.deepEqual(zoomSpan(whole, whole, 0.5, 0.25), { from: 12_500, to: 62_500 });
  assert.deepEqual(shiftSpan({ from: 0, to: 50_000 }, whole, 90_000), { from: 50_000, to: 100_000 });
  const deep = zoomSpan({ from: 0, to: 11_000 }, whole, 0.001, 0.5);
  assert.equal(deep.to - deep.from, 10_000);
});

test("the whole covers ends and marks, and is an hour where nothing has a time", () => {
  const span = wholeSpan([{ at: "2026-03-01T14:00:00Z", end: "2026-03-01T15:00:00Z" }], [{ at: "2026-03-01T13:00:00Z" }]);
  assert.ok(span.from < Date.parse("2026-03-01T13:00:00Z") && span.to > Date.parse("2026-03-01T15:00:00Z"));
  assert.deepEqual(wholeSpan([], []), { from: 0, to: 3_600_000 });
});

test("the map counts every event within the whole once", () => {
  assert.deepEqual(density([0, 1, 50, 99, 100, -1], { from: 0, to: 100 }, 4), [2, 0, 1, 1]);
});

test("ticks stand at round times", () => {
  assert.deepEqual(ticks({ from: 1_000, to: 3_600_000 }, 400).times.map((at) => at % 900_000), [0, 0, 0, 0]);
});

test("the incident itself comes first where there is a focus, never beyond the whole", () => {
  const hour = 3_600_000;
  const whole = { from: 0, to: 1000 * hour };
  assert.deepEqual(firstSpan(null, whole), whole);
  const focus = { from: new Date(900 * hour).toISOString(), to: new Date(1000 * hour).toISOString() };
  assert.deepEqual(firstSpan(focus, whole), { from: 894 * hour, to: 1000 * hour });
});

test("ticks are few enough to be read, over seconds and over years", () => {
  for (const hours of [0.01, 1, 7, 30, 24 * 400, 24 * 40_000]) {
    const { times } = ticks({ from: 17 * 60_000, to: 17 * 60_000 + hours * 3_600_000 }, 900);
    assert.ok(times.length <= 11, `${times.length} ticks over ${hours} h`);
  }
});

test("a long list draws what is seen and a little more", () => {
  assert.deepEqual(visibleRows(5000, 2600, 260, 26), { first: 94, last: 116 });
  assert.deepEqual(visibleRows(3, 0, 260, 26), { first: 0, last: 3 });
});

const wide = (text) => 6 * text.length;

test("a time with no room for its name stands with the one before, so that no line crosses a name", () => {
  const names = nameMarks([{ x: 100, name: "began" }, { x: 300, name: "detected" }, { x: 311, name: "taken up" }, { x: 520, name: "resolved" }], wide, 90, 560);
  assert.deepEqual(names, [
    { x: 100, text: "began", right: false }, { x: 300, text: "detected · taken up", right: false }, { x: 520, text: "resolved", right: true },
  ]);
});

test("joined names take in the next time they would reach, and those out of sight have none", () => {
  const names = nameMarks([{ x: 20, name: "began" }, { x: 300, name: "detected" }, { x: 311, name: "taken up" }, { x: 390, name: "bleeding stopped" }], wide, 90, 900);
  assert.deepEqual(names.map((one) => one.text), ["detected · taken up · bleeding stopped"]);
});

test("words about a silence take the first lane without a mark there, and none where a line or the stretch leaves no room", () => {
  const marks = [{ x: 205, x2: 205, row: 0 }, { x: 190, x2: 240, row: 1 }];
  const stretch = { from: 100, to: 300 };
  assert.equal(freeLane(200, 80, stretch, 3, [90, 310], marks), 2);
  assert.equal(freeLane(200, 80, stretch, 2, [90, 310], marks), -1);
  assert.equal(freeLane(200, 80, stretch, 3, [230], marks), -1);
  assert.equal(freeLane(200, 198, stretch, 3, [], []), -1);
});

test("lanes are as high as there is room for, never too low for their names", () => {
  const state = { bands: [1] };
  assert.equal(canvasHeight(state, 10, laneHeight(state, 10, 300)) <= 300, true);
  assert.equal(laneHeight(state, 10, Infinity), 34);
  assert.equal(laneHeight(state, 100, 300), 15);
});

test("no colour is read while the widget is on no page", () => {
  assert.equal(readColours({ isConnected: false }), null);
});
