import assert from "node:assert/strict";
import test from "node:test";
import { loadJoined } from "./joined.mjs";

const shelf = new Map();
globalThis.localStorage = { getItem: (key) => shelf.get(key) ?? null, setItem: (key, value) => shelf.set(key, value) };
const { headingClock, timeWords } = await loadJoined("agenda");

test("the clock counts on in words and says kindly when a heading's time has passed", () => {
  assert.deepEqual(timeWords(0, 3), { words: "0 of 3 min", over: false });
  assert.deepEqual(timeWords(179, 3), { words: "2 of 3 min", over: false });
  assert.deepEqual(timeWords(180, 3), { words: "3 of 3 min · time to go on", over: true });
  assert.deepEqual(timeWords(38 * 60 + 5, 35), { words: "38 of 35 min · 3 min over", over: true });
});

test("seconds are counted for the heading that is shown, and kept for the next time", () => {
  shelf.clear();
  const clock = headingClock("R-1");
  clock.count(1000);
  clock.count(4000);
  clock.kept.heading = 2;
  clock.count(6000);
  assert.deepEqual(clock.kept.spent, { 1: 3, 2: 2 });
  assert.deepEqual(headingClock("R-1").kept.spent, { 1: 3, 2: 2 });
  assert.deepEqual(headingClock("R-2").kept.spent, {});
});

test("a pause, a stop and a clock that went back count nothing; a night's sleep counts for a minute and a half", () => {
  shelf.clear();
  const clock = headingClock("R-1");
  clock.count(1000);
  clock.kept.paused = true;
  clock.count(9000);
  clock.kept.paused = false;
  clock.count(8000);
  assert.deepEqual(clock.kept.spent, { 1: 0 });
  clock.count(8000 + 9 * 3600_000);
  assert.deepEqual(clock.kept.spent, { 1: 90 });
  clock.stop();
  clock.count(99 * 3600_000);
  assert.deepEqual(clock.kept.spent, { 1: 90 });
});

test("the clock set to zero begins at the first heading, and whatever else stood in its place does no harm", () => {
  shelf.clear();
  const clock = headingClock("R-1");
  clock.kept.heading = 4;
  clock.count(1000);
  clock.count(2000);
  clock.reset();
  assert.deepEqual({ ...headingClock("R-1").kept }, { spent: {}, paused: false, heading: 1 });
  for (const odd of ["{", "null", "[]", "7", '{"spent":null,"heading":"x"}', '{"spent":{"1":"soon"},"heading":77}']) {
    shelf.set("review-widgets:agenda:R-1", odd);
    const again = headingClock("R-1");
    again.count(1000);
    again.count(3000);
    assert.equal(again.kept.spent[1], 2, odd);
  }
});
