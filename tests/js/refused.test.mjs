import assert from "node:assert/strict";
import test from "node:test";
import { loadPart } from "./joined.mjs";

const { describe, sendFor, sender } = await loadPart("_shared/refused.js");

/** A field that holds attributes. */
const field = () => {
  const kept = new Map();
  return {
    getAttribute: (name) => kept.get(name) ?? null,
    setAttribute: (name, value) => kept.set(name, value),
    removeAttribute: (name) => kept.delete(name),
  };
};

test("a field is described by its marks and by why it was refused, each gone by itself", () => {
  const one = field();
  describe(one, "marks", true);
  describe(one, "why", true);
  describe(one, "why", true);
  assert.equal(one.getAttribute("aria-describedby"), "marks why");
  describe(one, "marks", false);
  assert.equal(one.getAttribute("aria-describedby"), "why");
  describe(one, "why", false);
  assert.equal(one.getAttribute("aria-describedby"), null);
});

test("a field is the sender only while it sends, whatever happens then", () => {
  const one = field();
  assert.equal(sendFor(one, () => sender.input), one);
  assert.throws(() => sendFor(one, () => { throw new Error("cut off"); }), /cut off/);
  assert.equal(sender.input, null);
});
