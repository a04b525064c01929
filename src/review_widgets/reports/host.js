// Gives each widget's module a model that holds its state, without a kernel. The static twin stays for paper and for readers without scripts.
const page = JSON.parse(document.getElementById("review-widgets-data").textContent);

class Model {
  constructor(state) {
    this.state = structuredClone(state);
    this.listeners = {};
  }
  get(name) {
    return this.state[name];
  }
  set(name, value) {
    this.state[name] = value;
    for (const listen of this.listeners[`change:${name}`] ?? []) listen();
  }
  save_changes() {}
  send(content) {
    const answer = { kind: "answer", seq: content?.seq, ok: false, error: "This page is read-only." };
    for (const listen of this.listeners["msg:custom"] ?? []) listen(answer);
  }
  on(names, listen) {
    for (const name of names.split(" ")) (this.listeners[name] ??= new Set()).add(listen);
  }
  off(names, listen) {
    for (const name of names.split(" ")) this.listeners[name]?.delete(listen);
  }
}

for (const place of document.querySelectorAll("[data-model]")) {
  const { module, state } = page.models[Number(place.dataset.model)];
  const url = URL.createObjectURL(new Blob([page.modules[module]], { type: "text/javascript" }));
  const el = document.createElement("div");
  el.className = "alive";
  try {
    const loaded = await import(url);
    place.prepend(el);
    await loaded.default.render({ model: new Model(state), el });
    place.classList.add("is-live");
  } catch (error) {
    el.remove();
    console.error(error);
  }
  URL.revokeObjectURL(url);
}

const dark = matchMedia("(prefers-color-scheme: dark)");
for (const place of document.querySelectorAll("[data-figure]")) {
  const { data, layout } = page.figures[Number(place.dataset.figure)];
  const el = document.createElement("div");
  el.className = "alive";
  place.prepend(el);
  const draw = () => {
    const style = getComputedStyle(document.body);
    const colours = { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { ...layout.font, color: style.color } };
    const line = dark.matches ? "#39414a" : "#dddfe2";
    const axes = Object.fromEntries(Object.keys(layout).filter((name) => /^[xy]axis\d*$/.test(name)).map((name) => [name, { ...layout[name], gridcolor: line, zerolinecolor: line, linecolor: line }]));
    return globalThis.Plotly.react(el, data, { ...layout, ...colours, ...axes, autosize: true }, { showSendToCloud: false, displaylogo: false, responsive: true });
  };
  try {
    await draw();
    place.classList.add("is-live");
    dark.addEventListener("change", draw);
  } catch (error) {
    el.remove();
    console.error(error);
  }
}
for (const text of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(text);
      button.textContent = "Selected: copy it now";
    }
  });
  text.after(button);
}
document.documentElement.dataset.ready = "true";
