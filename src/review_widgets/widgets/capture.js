// @ts-check

/** @param {{model: any, el: HTMLElement}} view */
function render({ model, el }) {
  const kit = frame(model, el, "capture");
  const input = h("input", {
    class: "rw-field rw-line", "aria-label": "Capture line", autocomplete: "off", spellcheck: "true",
    placeholder: "14:05 the queue began to grow        (press / from anywhere to come here)",
  });
  const filed = h("ol", { class: "rw-filed", "aria-label": "Filed just now" });
  const foot = footLine(kit);
  const legend = h("div", { class: "rw-legend rw-quiet" }, h("span", {}, h("kbd", { text: "14:05 …" }), " an event"));
  for (const [mark, words] of kit.wire.state().marks) legend.append(h("span", {}, h("kbd", { text: `${mark} …` }), ` ${words}`));
  const file = async () => {
    const line = input.value;
    if (!line.trim()) return;
    input.value = "";
    const answer = await kit.request("file", { line });
    if (!answer.ok) {
      if (!input.value) input.value = line;
      return;
    }
    const { landed, note } = answer.result;
    filed.prepend(h("li", {}, h("span", { text: line }), h("span", { class: "rw-quiet", text: ` → ${landed}${note ? ` (${note})` : ""}` })));
    while (filed.children.length > 3) filed.lastChild.remove();
    kit.say(`filed under ${landed}`);
  };
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Enter" && !event.isComposing) file();
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
  kit.body.append(input, legend, filed, foot.node);
  const draw = () => {
    const state = kit.wire.state();
    input.disabled = state.readonly;
    foot.update(state);
  };
  kit.wire.onState(draw);
  draw();
  return kit.stop;
}

export default { render };
