// @ts-check

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "capture");
  const line = lineField(kit, model, {
    label: "Capture line", name: "capture", class: "rw-line",
    placeholder: "14:05 the queue began to grow (/ comes here)",
    send: async (text, key) => {
      const answer = await kit.request("file", { line: text, key });
      if (answer.ok) kit.say(`filed under ${answer.result.landed}`);
      return answer;
    },
  });
  const { input } = line;
  const filed = h("ol", { class: "rw-filed", "aria-label": "Filed last, the newest first" });
  const foot = footLine(kit);
  const legend = h("div", { class: "rw-legend rw-quiet" }, h("span", {}, h("kbd", { text: "14:05 …" }), " an event"));
  for (const [mark, words] of kit.wire.state().marks) legend.append(h("span", {}, h("kbd", { text: `${mark} …` }), ` ${words}`));
  const takeBack = async () => {
    const answer = await kit.request("take_back");
    if (!answer.ok) return;
    const { done, line: text } = answer.result;
    if (text && !input.value) line.put(text);
    kit.say(!done ? "nothing to take back" : text ? "taken back into the line" : "taken back");
  };
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (input.value || event.key !== "z" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    takeBack();
  });
  document.addEventListener(
    "keydown",
    (event) => {
      const at = /** @type {any} */ (event.target);
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || at.isContentEditable || at.matches?.("input,textarea,select") || !kit.root.isConnected) return;
      event.preventDefault();
      event.stopPropagation();
      input.focus();
      input.scrollIntoView({ block: "nearest" });
    },
    { capture: true, signal: kit.signal },
  );
  kit.body.append(line.node, legend, filed, foot.node);
  const draw = () => {
    const state = kit.wire.state();
    keyed(filed, state.filed, (/** @type {any} */ one) => one.key, (/** @type {any} */ one) => ({
      node: h("li", {}, h("span", { text: one.line }), h("span", { class: "rw-quiet" }, ` → ${one.landed}`, one.note && ` (${one.note})`)),
      update: () => {},
    }));
    foot.update(state);
  };
  kit.wire.onState(draw);
  draw();
  return kit.stop;
}

export default { render };
