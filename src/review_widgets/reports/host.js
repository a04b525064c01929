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

const [dark, narrow, hovers] = ["(prefers-color-scheme: dark)", "(max-width: 640px)", "(hover: hover)"].map((query) => matchMedia(query));
const quiet = { showSendToCloud: false, displaylogo: false, responsive: true };
/** Names of rows in lines of some twenty letters, so that a small screen has room for the figure beside them. */
const shortLines = (data) => {
  const names = new Set(data.flatMap((trace) => trace.y ?? []).filter((name) => typeof name === "string"));
  return names.size ? Object.fromEntries([...names].map((name) => [name, name.replace(/(.{12,20}?)\s+/g, "$1<br>")])) : undefined;
};
for (const place of document.querySelectorAll("[data-figure]")) {
  const { data, layout, caption } = page.figures[Number(place.dataset.figure)];
  const [el, words, drawn] = ["div", "p", "div"].map((tag) => document.createElement(tag));
  el.className = "alive";
  words.textContent = caption;
  el.append(words, drawn);
  place.prepend(el);
  const draw = async () => {
    const small = narrow.matches;
    const style = getComputedStyle(document.body);
    const colours = { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { ...layout.font, color: style.color } };
    const line = dark.matches ? "#39414a" : "#dddfe2";
    const label = small ? { labelalias: shortLines(data), tickfont: { size: 11 } } : {};
    const axes = Object.fromEntries(Object.keys(layout).filter((name) => /^[xy]axis\d*$/.test(name)).map((name) => [name, { ...layout[name], gridcolor: line, zerolinecolor: line, linecolor: line, ...(name[0] === "y" ? label : {}) }]));
    const room = (layout.height - layout.margin.t) * (small && label.labelalias ? 1.25 : 1);
    const own = { annotations: layout.annotations?.filter((one) => one.name !== "caption"), margin: { ...layout.margin, t: 12, ...(small ? { l: 4, r: 8 } : {}) } };
    const fixed = small ? { dragmode: false } : {};
    await globalThis.Plotly.react(drawn, data, { ...layout, ...own, ...colours, ...axes, ...fixed, autosize: true, height: room }, { ...quiet, displayModeBar: hovers.matches && !small ? "hover" : false });
    const key = drawn.querySelector(".legend")?.getBoundingClientRect().height ?? 0;
    await globalThis.Plotly.relayout(drawn, { height: room + key });
  };
  try {
    await draw();
    const table = place.querySelector(".still table");
    if (table) {
      const [same, head] = ["details", "summary"].map((tag) => document.createElement(tag));
      head.textContent = "The same as a table";
      same.append(head, table.cloneNode(true));
      el.append(same);
    }
    place.classList.add("is-live");
    for (const change of [dark, narrow]) change.addEventListener("change", draw);
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
