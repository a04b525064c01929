import assert from "node:assert/strict";
import test from "node:test";
import { loadPart } from "./joined.mjs";

const { inZone, lengthWords } = await loadPart("_shared/time.js");
const { newId, connect, savedLine } = await loadPart("_shared/wire.js");

test("a time is shown in the review's zone, across midnight and summer time", () => {
  assert.deepEqual(inZone("2026-03-29T22:30:05Z", "Europe/Berlin"), { date: "2026-03-30", time: "00:30", seconds: "05" });
  assert.equal(inZone("2026-03-28T22:30:05Z", "Europe/Berlin").time, "23:30");
});

test("a length is said in the unit a person would use", () => {
  assert.deepEqual(
    [45, 89, 90, 89 * 60, 90 * 60, 125 * 60, 76 * 3600].map((seconds) => lengthWords(seconds * 1000)),
    ["45 s", "89 s", "2 min", "89 min", "1 h 30 min", "2 h 05 min", "3 d 4 h"],
  );
});

test("fresh ids do not repeat and can be read aloud", () => {
  const ids = Array.from({ length: 500 }, () => newId("ev"));
  assert.equal(new Set(ids).size, ids.length);
  for (const id of ids) assert.match(id, /^ev-[2-9a-hjkmnp-z]{8}$/);
});

test("a change waits for the answer to itself", async () => {
  const sent = [];
  const listeners = [];
  const model = { on: (_, listen) => listeners.push(listen), off: () => {}, send: (content) => sent.push(content), get: () => ({}) };
  const wire = connect(model, new AbortController().signal);
  const first = wire.change({ op: "remove", collection: "events", id: "ev-1" });
  const second = wire.undo();
  for (const listen of listeners) listen({ kind: "answer", seq: sent[1].seq, ok: true });
  for (const listen of listeners) listen({ kind: "answer", seq: sent[0].seq, ok: false, error: "no such item" });
  assert.equal((await first).error, "no such item");
  assert.equal((await second).ok, true);
});

test("a failed save is said with its reason", () => {
  assert.equal(savedLine(null), "read-only");
  assert.match(savedLine({ status: "failed", at: "2026-03-28T22:30:05Z", reason: "The disk is full." }), /^cannot save: The disk is full\./);
});
