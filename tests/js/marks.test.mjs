import assert from "node:assert/strict";
import test from "node:test";
import { loadPart } from "./joined.mjs";

const { toUnits, carryMarks } = await loadPart("_shared/marks.js");

const mark = (text, words, sentence = text) => {
  const at = (part) => Array.from(text.slice(0, text.indexOf(part))).length;
  const length = (part) => Array.from(part).length;
  return { start: at(words), end: at(words) + length(words), sentence_start: at(sentence), sentence_end: at(sentence) + length(sentence), rewrite: "x" };
};
const shown = (text, marks) => marks.map((one) => text.slice(one.start, one.end));

test("offsets in code points become offsets of the browser's strings behind every emoji", () => {
  const text = "🔥👩‍🚒 é — We failed it. 🇵🇹 So they forgot.";
  const marks = toUnits(text, [mark(text, "failed", "We failed it."), mark(text, "forgot", "So they forgot.")]);
  assert.deepEqual(shown(text, marks), ["failed", "forgot"]);
  assert.deepEqual(marks.map((one) => text.slice(one.sentence_start, one.sentence_end)), ["We failed it.", "So they forgot."]);
});

test("half an emoji does not move a mark", () => {
  const text = "\ud83d We failed.";
  assert.deepEqual(shown(text, toUnits(text, [mark(text, "failed")])), ["failed"]);
});

const BEFORE = "One. We failed it. Two.";
const SENTENCE = toUnits(BEFORE, [mark(BEFORE, "failed", "We failed it.")]);
const after = (now) => carryMarks(SENTENCE, BEFORE, now);

test("a mark stays on its words while somebody types before, behind or far away", () => {
  for (const now of ["🔥 One. We failed it. Two.", "We failed it. Two.", "One. We failed it.", "One. We failed it at noon. Two.", "One. Yes, We failed it. Two.", `${"long ".repeat(4000)}${BEFORE}`]) {
    assert.deepEqual(shown(now, after(now)), ["failed"], now.slice(0, 60));
  }
});

test("a sentence that was touched keeps its mark and waits with the rewrite", () => {
  assert.deepEqual(after("One. We failed it all. Two.").map((one) => Boolean(one.stale)), [true]);
  assert.deepEqual(after("Zero. One. We failed it. Two.").map((one) => Boolean(one.stale)), [false]);
  assert.deepEqual(after("One. We failed it. Two. Three.").map((one) => Boolean(one.stale)), [false]);
});

test("a mark whose words were changed goes", () => {
  for (const now of ["One. We f it. Two.", "One. We fa-iled it. Two.", "", "One. Two."]) assert.deepEqual(after(now), [], now);
});

test("at every edit the sentence holds its words", () => {
  for (let start = 0; start <= BEFORE.length; start += 1) {
    for (let end = start; end <= BEFORE.length; end += 1) {
      for (const put of ["", "a", "failed", "We "]) {
        const now = BEFORE.slice(0, start) + put + BEFORE.slice(end);
        for (const one of after(now)) {
          assert.equal(now.slice(one.start, one.end), "failed");
          assert.ok(0 <= one.sentence_start && one.sentence_start <= one.start && one.end <= one.sentence_end && one.sentence_end <= now.length);
        }
      }
    }
  }
});
