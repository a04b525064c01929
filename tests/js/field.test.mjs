import assert from "node:assert/strict";
import test from "node:test";
import { loadJoined } from "./joined.mjs";

/** A document that can hold one input: enough for a field, nothing more. */
class Node {
  constructor() {
    this.listeners = {};
    this.value = "";
    this.tagName = "INPUT";
    this.isConnected = true;
    this.ownerDocument = globalThis.document;
  }
  addEventListener(name, listen) { (this.listeners[name] ??= []).push(listen); }
  setAttribute() {}
  append() {}
  fire(name, event = {}) { for (const listen of this.listeners[name] ?? []) listen(event); }
}
globalThis.document = { createElement: () => new Node(), activeElement: null };
const { textField } = await loadJoined("capture");
const soon = () => new Promise((go) => setTimeout(go, 5));

test("an older state that comes late takes no newer text away", async () => {
  const answers = [];
  const field = textField({ label: "x", value: "", commit: () => new Promise((answer) => answers.push(answer)) });
  document.activeElement = field.input;
  field.input.value = "one";
  field.send();
  field.input.value = "one two";
  field.send();
  field.update("one");
  assert.equal(field.input.value, "one two");
  answers[0]({ ok: true });
  field.update("one two");
  answers[1]({ ok: true });
  await soon();
  assert.equal(field.input.value, "one two");
});

test("what somebody else put meanwhile is shown once the answer is there", async () => {
  let answer = () => {};
  const field = textField({ label: "x", value: "", commit: () => new Promise((done) => { answer = done; }) });
  field.input.value = "mine";
  field.send();
  field.update("mine, and theirs");
  answer({ ok: true });
  await soon();
  assert.equal(field.input.value, "mine, and theirs");
});

test("half-typed text in the field with the focus stays, and a refused text is sent again", async () => {
  const sent = [];
  const field = textField({ label: "x", value: "old", commit: async (value) => { sent.push(value); return { ok: sent.length > 1 }; } });
  document.activeElement = field.input;
  field.input.value = "half";
  field.update("theirs");
  assert.equal(field.input.value, "half");
  field.send();
  await soon();
  field.send();
  assert.deepEqual(sent, ["half", "half"]);
});
