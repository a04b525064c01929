// @ts-check
// The figure: axes in words, thin lines of equal harm, one movable range per takeaway with its label and the hands as whiskers.

/** What stands in the label of a takeaway: its number, with a sign where it is rare and grave. @param {any} one */
const labelOf = (one) => `${one.number}${one.is_tail ? "▲" : ""}`;
/** What the arrow keys move, in the order of the key e. */
const ENDS = [["lrtb", "the whole"], ["l", "the low end of the chance"], ["r", "the high end of the chance"], ["b", "the low end of the harm"], ["t", "the high end of the harm"]];
const GROUND = { x: BOX.left, y: BOX.top, width: BOX.width - BOX.left - BOX.right, height: BOX.height - BOX.top - BOX.bottom };

/** @param {any} node @param {Record<string, any>} values numbers are rounded to a tenth */
const put = (node, values) => {
  for (const [name, value] of Object.entries(values)) node.setAttribute(name, value.toFixed?.(1) ?? value);
};

/**
 * @param {{kit: Frame, local: Map<string, Range>, send: (id: string, range: Range) => void, decide: (id: string, decision: string) => void, rare: (id: string, on: boolean) => void, moved: (id: string, range: Range|null) => void}} context
 */
export function makeFigure({ kit, local, send, decide, rare, moved }) {
  const { state } = kit.wire;
  const { readonly } = state();
  const svg = h("svg", { role: "group", "aria-label": `Risk versus likelihood. Tab to a takeaway${readonly ? "" : "; arrow keys move it, Shift for small steps, e takes one end after the other, [ and ] narrow and widen it, c carries, l lets go"}.` });
  const ground = h("g", { "aria-hidden": "true" });
  const ranges = h("g");
  const labels = h("g", { "aria-hidden": "true" });
  svg.append(ground, ranges, labels);
  /** Each takeaway's box and label, and how high the strip of those without a place is. */
  const places = /** @type {Map<string, {box: Box, label: Box}>} */ (new Map());
  let strip = 0;

  const drawGround = (/** @type {any} */ now) => {
    const on = axes(now);
    const floor = BOX.height - BOX.bottom;
    const text = (/** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ words, anchor = "middle", example = "") => h("text", { x, y, "text-anchor": anchor, text: words }, example && h("title", { text: example }));
    const line = (/** @type {number} */ x1, /** @type {number} */ x2, /** @type {number} */ y1, /** @type {number} */ y2) => h("line", { class: "rw-grid", x1, x2, y1, y2 });
    ground.replaceChildren(
      ...now.chance.steps.flatMap((/** @type {any} */ step, /** @type {number} */ index) => {
        const x = (on.x(step.low) + on.x(step.high)) / 2;
        const [above, below] = twoLines(`${index + 1}`, step.word);
        return [line(on.x(step.low), on.x(step.low), BOX.top, floor), text(x, floor + 17, above, "middle", step.example), text(x, floor + 33, below, "middle", step.example)];
      }),
      ...now.harm.steps.flatMap((/** @type {any} */ step, /** @type {number} */ index) => [
        line(BOX.left, BOX.width - BOX.right, on.y(step.low), on.y(step.low)),
        text(BOX.left - 8, (on.y(step.low) + on.y(step.high)) / 2 + 4, `${step.word}  ${index + 1}`, "end", step.example),
      ]),
      text(BOX.left - 8, BOX.top - 10, "harm if it does", "end"),
      text((BOX.left + BOX.width) / 2, BOX.height - 8, `chance of it again within ${countOf(now.chance.months, "month")} if nothing is done`),
    );
    for (let power = Math.floor(on.h[0]); power < on.h[1]; power += 1) {
      const points = contour(10 ** power, on);
      if (points.length > 4) ground.append(h("polyline", { class: "rw-contour", points: points.map((point) => point.map((n) => n.toFixed(1)).join(",")).join(" ") }));
    }
    if (strip) ground.append(text(0, 14 - strip, `not placed yet${readonly ? "" : ": say how likely and how harmful, or drag it onto the plot"}`, "start"));
  };

  /** @param {any[]} inOrder */
  const layout = (inOrder) => {
    const on = axes(state());
    const rangeNow = (/** @type {any} */ one) => local.get(one.id) ?? (one.placed ? one : null);
    const waiting = inOrder.filter((one) => !rangeNow(one));
    strip = waiting.length ? 22 + 30 * Math.ceil(waiting.length / 14) : 0;
    svg.setAttribute("viewBox", `0 ${-strip} ${BOX.width} ${BOX.height + strip}`);
    places.clear();
    waiting.forEach((one, index) => {
      const box = { x: 4 + 39 * (index % 14), y: 22 - strip + 30 * Math.floor(index / 14), width: 34, height: 24 };
      places.set(one.id, { box, label: { x: box.x + 3, y: box.y + 3, width: 28, height: 18 } });
    });
    const placed = inOrder.filter(rangeNow).map((one) => ({ id: one.id, box: boxOf(rangeNow(one), on), width: 8 * labelOf(one).length + 8 + (one.is_tail ? 4 : 0) }));
    placeLabels(placed, GROUND).forEach((label, index) => places.set(placed[index].id, { box: placed[index].box, label }));
  };

  /** @param {any} first */
  const makeRange = (first) => {
    let takeaway = first;
    let end = 0;
    const shape = h("rect", { class: "rw-shape", rx: 9 });
    const second = h("rect", { class: "rw-second", rx: 6 });
    const whisker = h("path", { class: "rw-whisker" });
    const title = h("title");
    const grips = ["l", "r", "t", "b"].map((side) => h("circle", { class: "rw-grip", r: 5, "data-side": side, style: `cursor: ${"lr".includes(side) ? "ew" : "ns"}-resize` }));
    const node = h("g", { class: "rw-range", tabindex: 0, role: "slider", "aria-roledescription": "range on two axes", "aria-readonly": readonly && "true", "aria-valuemin": 0, "aria-valuemax": 100, "data-id": first.id }, title, shape, second, whisker, ...grips);
    const [lead, plate, number] = [h("line"), h("rect", { class: "rw-shape", rx: 5 }), h("text", { "text-anchor": "middle" })];
    const label = h("g", { class: "rw-tab", "data-id": first.id }, lead, plate, number);
    labels.append(label);
    const hold = (/** @type {number} */ next) => {
      end = next;
      node.setAttribute("data-end", ENDS[end][0]);
    };
    node.addEventListener("blur", () => hold(0));
    const now = () => local.get(takeaway.id) ?? rangeOf(takeaway, state());
    const draw = () => {
      const range = now();
      const { box, label: tab } = /** @type {{box: Box, label: Box}} */ (places.get(takeaway.id));
      const placed = takeaway.placed || local.has(takeaway.id);
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      put(shape, box);
      put(second, { x: box.x + 4, y: box.y + 4, width: box.width - 8, height: box.height - 8, display: takeaway.is_tail ? "inline" : "none" });
      put(plate, tab);
      put(number, { x: tab.x + tab.width / 2, y: tab.y + 14 });
      number.textContent = labelOf(takeaway);
      put(lead, meet(box, tab) ? { x1: 0, x2: 0, y1: 0, y2: 0 } : { x1: tab.x + tab.width / 2, y1: tab.y + 9, x2: clamp(tab.x, box.x, box.x + box.width), y2: clamp(tab.y, box.y, box.y + box.height) });
      whisker.setAttribute("d", placed ? whiskerPath(takeaway.whiskers, box, axes(state())) : "");
      [[box.x, y], [box.x + box.width, y], [x, box.y], [x, box.y + box.height]].forEach(([cx, cy], index) => put(grips[index], { cx, cy }));
      const said = `${placed ? rangeWords(range, state()) : "not placed yet"}; ${takeaway.decided}`;
      for (const one of [node, label]) put(one, { "data-decision": takeaway.decision, "data-placed": String(placed) });
      put(node, { "aria-label": `${takeaway.number}: ${takeaway.text}`, "aria-valuenow": String(Math.round(middleOf(range).likelihood * 100)), "aria-valuetext": said });
      title.textContent = `${takeaway.text}\n${said}`;
    };
    const move = (/** @type {Range|null} */ range) => {
      if (range) local.set(takeaway.id, range);
      else local.delete(takeaway.id);
      moved(takeaway.id, range);
    };
    const start = (/** @type {{x: number, y: number}} */ point) => (takeaway.placed || local.has(takeaway.id) ? now() : centredOn(now(), { x: point.x, y: point.y - strip }, axes(state())));
    if (!readonly) for (const handle of [node, label]) dragging(handle, node, { kit, now, start, move, drop: (range) => send(takeaway.id, range), box: svg });
    node.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || readonly) return;
      const on = axes(state());
      const step = event.shiftKey ? 0.25 : 1;
      const by = (/** @type {number} */ dz, /** @type {number} */ dh) => () => moveRange(now(), { dz: dz * step, dh: dh * step }, ENDS[end][0], on);
      /** @type {Record<string, () => Range>} */
      const moves = {
        ArrowLeft: by(-0.5, 0), ArrowRight: by(0.5, 0), ArrowUp: by(0, 0.25), ArrowDown: by(0, -0.25),
        "[": () => stretchRange(now(), 0.8, on), "]": () => stretchRange(now(), 1.25, on),
      };
      const decisions = /** @type {Record<string, string>} */ ({ c: "carry", l: "let_go", u: "undecided" });
      if (moves[event.key]) {
        const range = moves[event.key]();
        move(range);
        kit.say(rangeWords(range, state()));
        send(takeaway.id, range);
      } else if (event.key === "e") {
        hold((end + 1) % ENDS.length);
        kit.say(`arrow keys move ${ENDS[end][1]}`);
      } else if (event.key === "t") rare(takeaway.id, !takeaway.is_tail);
      else if (decisions[event.key]) decide(takeaway.id, decisions[event.key]);
      else return;
      event.preventDefault();
    });
    draw();
    return { node, update: (/** @type {any} */ next) => { takeaway = next; draw(); } };
  };
  return {
    node: svg,
    /** Point at a takeaway's range, or at none. */
    point: (/** @type {string} */ id) => {
      for (const one of [...ranges.children, ...labels.children]) one.classList.toggle("rw-here", one.dataset.id === id);
    },
    draw: (/** @type {any} */ now) => {
      const inOrder = [...now.takeaways].sort((a, b) => a.number - b.number);
      layout(inOrder);
      drawGround(now);
      keyed(ranges, inOrder, (/** @type {any} */ one) => one.id, makeRange);
      for (const one of [...labels.children]) if (!places.has(one.dataset.id)) one.remove();
    },
  };
}

/**
 * Drag a range whole by its ground or its label, or one side by its grip; one change when it is let go, none when Escape is pressed.
 * @param {any} handle
 * @param {any} node
 * @param {{kit: Frame, now: () => Range, start: (point: {x: number, y: number}) => Range, move: (range: Range|null) => void, drop: (range: Range) => void, box: any}} on
 */
function dragging(handle, node, on) {
  /** @type {any} */
  let held = null;
  const scaleNow = () => BOX.width / (on.box.getBoundingClientRect().width || BOX.width);
  handle.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    if (event.button) return;
    const grip = node.ownerDocument.elementsFromPoint(event.clientX, event.clientY).find((/** @type {any} */ one) => one.matches(".rw-range:focus > .rw-grip"));
    if (grip && !node.contains(grip)) return grip.dispatchEvent(new PointerEvent("pointerdown", event)); // covered by this one, but in hand
    const side = /** @type {any} */ (event.target).getAttribute("data-side") ?? "lrtb";
    const box = on.box.getBoundingClientRect();
    const from = on.start({ x: (event.clientX - box.left) * scaleNow(), y: (event.clientY - box.top) * scaleNow() });
    held = { x: event.clientX, y: event.clientY, from, side, moved: false };
    handle.setPointerCapture(event.pointerId);
    node.focus({ preventScroll: true }); // the page must not move under the pointer
    event.preventDefault();
  });
  handle.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (!held) return;
    const axesNow = axes(on.kit.wire.state());
    const [right, down] = [event.clientX - held.x, event.clientY - held.y];
    held.moved ||= Math.hypot(right, down) > 3;
    if (held.moved) on.move(moveRange(held.from, { dz: axesNow.dz(right * scaleNow()), dh: axesNow.dh(down * scaleNow()) }, held.side, axesNow));
  });
  const end = () => {
    if (held?.moved) on.drop(on.now());
    held = null;
  };
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", end);
  node.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !held) return;
    on.move(null);
    held = null;
  });
}
