import test from "node:test";
import assert from "node:assert/strict";
import { loadJoined } from "./joined.mjs";

const { splitAnswer, sentIn } = await loadJoined("estimate_round");

test("two answers in one field are parted, a range with blanks around its dash is not", () => {
  assert.deepEqual(splitAnswer("4 3"), ["4", "3"]);
  assert.deepEqual(splitAnswer(" 2 - 4  ? "), ["2-4", "?"]);
  assert.deepEqual(splitAnswer("2–4"), ["2–4", ""]);
  assert.deepEqual(splitAnswer("1 2 3"), ["1", "2 3"]);
});

test("a tab remembers across a reload that it answered in this round, and forgets it with the next", () => {
  const kept = new Map();
  globalThis.sessionStorage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
  sentIn("r-1").add("t-1");
  assert.equal(sentIn("r-1").has("t-1"), true);
  assert.equal(sentIn("r-2").has("t-1"), false);
  sentIn("r-1").drop("t-1");
  assert.equal(sentIn("r-1").has("t-1"), false);
  assert.doesNotMatch([...kept.values()].join(), /likelihood|risk/);
});
