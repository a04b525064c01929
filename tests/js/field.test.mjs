import assert from "node:assert/strict";
import test from "node:test";
import { loadPart } from "./joined.mjs";

Object.assign(globalThis, {
  seen: {},
  h: (tag) => Object.assign(new EventTarget(), { tagName: tag.toUpperCase(), value: "", isConnected: false, ownerDocument: { activeElement: null } }),
});
const { textField } = await loadPart("_shared/frame.js");
const settled = () => new Promise((go) => setTimeout(go));

test("a state older than the text that was sent last does not put the old text back", async () => {
  const answers = [];
  const field = textField({ label: "x", value: "", commit: () => new Promise((go) => answers.push(go)) });
  for (const text of ["We saw", "We saw it grow"]) {
    field.input.value = text;
    field.send();
  }
  field.update("We saw");
  assert.equal(field.input.value, "We saw it grow");
  answers.shift()({ ok: true });
  await settled();
  field.update("We saw");
  assert.equal(field.input.value, "We saw it grow");
  answers.shift()({ ok: true });
  await settled();
  field.update("We saw it grow, and so did they");
  assert.equal(field.input.value, "We saw it grow, and so did they");
});
