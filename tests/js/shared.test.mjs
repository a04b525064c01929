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

/** A model whose kernel answers when it is told to. */
function quietKernel() {
  const sent = [];
  const listeners = [];
  const model = { on: (_, listen) => listeners.push(listen), off: () => {}, send: (content) => sent.push(content), get: () => ({}) };
  const answer = async (one, what = { ok: true }) => {
    for (const listen of listeners) listen({ kind: "answer", seq: one.seq, ...what });
    await new Promise((go) => setImmediate(go));
  };
  return { sent, answer, model, soon: () => new Promise((go) => setImmediate(go)), wire: connect(model, new AbortController().signal) };
}
const add = (id) => ({ op: "add", collection: "events", id });

test("what is sent quickly goes out one by one, in the order it was typed", async () => {
  const { sent, answer, wire, soon } = quietKernel();
  const all = ["e-1", "e-2", "e-3"].map((id) => wire.change(add(id)));
  const undone = wire.undo();
  await soon();
  assert.deepEqual(sent.map((one) => one.changes[0].id), ["e-1"]);
  await answer(sent[0], { ok: false, error: "no such item" });
  await answer(sent[1]);
  await answer(sent[2]);
  await answer(sent[3]);
  assert.deepEqual(sent.map((one) => one.changes?.[0].id ?? one.kind), ["e-1", "e-2", "e-3", "undo"]);
  assert.equal((await all[0]).error, "no such item");
  assert.deepEqual((await Promise.all([all[1], all[2], undone])).map((one) => one.ok), [true, true, true]);
});

test("what only reads waits for nothing, and nothing waits for it", async () => {
  const { sent, answer, wire, soon } = quietKernel();
  const first = wire.change(add("e-1"));
  await soon();
  const read = wire.look("marks");
  assert.equal(sent.length, 2);
  await answer(sent[1]);
  assert.equal((await read).ok, true);
  await answer(sent[0]);
  assert.equal((await first).ok, true);
});

test("where the kernel gives no answer, what waits is given back unsent, and the next is tried anew", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { sent, answer, wire, soon } = quietKernel();
  const all = ["e-1", "e-2", "e-3"].map((id) => wire.change(add(id)));
  await soon();
  t.mock.timers.tick(8000);
  for (const one of await Promise.all(all)) assert.match(one.error, /^No answer from the kernel/);
  assert.equal(sent.length, 1);
  const again = wire.change(add("e-2"));
  await soon();
  assert.equal(sent.length, 2);
  await answer(sent[1]);
  assert.equal((await again).ok, true);
});

test("a view that is cut off gives everything back at once", async () => {
  const { model, wire } = quietKernel();
  model.send = () => { throw new Error("Cannot send"); };
  const answers = await Promise.all([wire.change(add("e-1")), wire.change(add("e-2"))]);
  assert.deepEqual(answers.map((one) => one.ok), [false, false]);
});

test("a failed save is said with its reason", () => {
  assert.equal(savedLine(null), "read-only");
  assert.match(savedLine({ status: "failed", at: "2026-03-28T22:30:05Z", reason: "The disk is full." }), /^cannot save: The disk is full\./);
});
