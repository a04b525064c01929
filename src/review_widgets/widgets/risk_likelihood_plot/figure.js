// @ts-check
// The figure: axes in words, thin lines of equal harm, one movable range per takeaway.

/** What the arrow keys move, in the order of the key e. */
const ENDS = [["lrtb", "the whole"], ["l", "the low end of the chance"], ["r", "the high end of the chance"], ["b", "the low end of the harm"], ["t", "the high end of the harm"]];

/**
 * @param {{kit: Frame, local: Map<string, Range>, send: (id: string, range: Range) => void, decide: (id: string, decision: string) => void, redraw: () => void}} context
 */
export function makeFigure({ kit, local, send, decide, redraw }) {
  const svg = h("svg", { viewBox: `0 0 ${BOX.width} ${BOX.height}`, role: "group", "aria-label": "Risk versus likelihood. Tab to a takeaway; arrow keys move it, Shift for small steps, e takes one end after the other instead of the whole, [ and ] narrow and widen it, c carries, l lets go." });
  const ground = h("g", { "aria-hidden": "true" });
  const ranges = h("g");
  svg.append(ground, ranges);

  const drawGround = (/** @type {any} */ state) => {
    const on = axes(state);
    ground.replaceChildren();
    const floor = BOX.height - BOX.bottom;
    state.chance.steps.forEach((/** @type {any} */ step, /** @type {number} */ index) => {
      const [a, b] = [on.x(step.low), on.x(step.high)];
      ground.append(h("line", { class: "rw-grid", x1: a, x2: a, y1: BOX.top, y2: floor }));
      ground.append(h("text", { x: (a + b) / 2, y: floor + 16, "text-anchor": "middle", text: `${index + 1}` }));
      ground.append(h("text", { x: (a + b) / 2, y: floor + 31, "text-anchor": "middle", text: step.word }));
    });
    state.harm.steps.forEach((/** @type {any} */ step, /** @type {number} */ index) => {
      const middle = (on.y(step.low) + on.y(step.high)) / 2;
      ground.append(h("line", { class: "rw-grid", x1: BOX.left, x2: BOX.width - BOX.right, y1: on.y(step.low), y2: on.y(step.low) }));
      ground.append(h("text", { x: BOX.left - 8, y: middle + 4, "text-anchor": "end", text: `${step.word}  ${index + 1}` }));
    });
    for (let power = Math.floor(on.h[0]); power < on.h[1]; power += 1) {
      const points = contour(10 ** power, on);
      if (points.length > 4) ground.append(h("polyline", { class: "rw-contour", points: points.map((point) => point.map((n) => n.toFixed(1)).join(",")).join(" ") }));
    }
    ground.append(h("text", { x: (BOX.left + BOX.width) / 2, y: BOX.height - 8, "text-anchor": "middle", text: `chance that it contributes again within ${state.chance.months} months if nothing is done` }));
  };

  /** @param {any} first */
  const makeRange = (first) => {
    let takeaway = first;
    let end = 0;
    const state = () => kit.wire.state();
    const shape = h("rect", { class: "rw-shape", rx: 9 });
    const number = h("text", { "text-anchor": "middle" });
    const title = h("title");
    const grips = ["l", "r", "t", "b"].map((side) => h("circle", { class: "rw-grip", r: 5, "data-side": side, style: `cursor: ${"lr".includes(side) ? "ew" : "ns"}-resize` }));
    const node = h("g", { class: "rw-range", tabindex: 0, role: "slider", "aria-roledescription": "range on two axes", "aria-valuemin": 0, "aria-valuemax": 100, "data-id": first.id }, title, shape, number, ...grips);
    const hold = (/** @type {number} */ next) => {
      end = next;
      node.setAttribute("data-end", ENDS[end][0]);
    };
    node.addEventListener("blur", () => hold(0));
    const now = () => local.get(takeaway.id) ?? rangeOf(takeaway, state());
    const draw = () => {
      const on = axes(state());
      const waiting = !takeaway.placed && !local.has(takeaway.id);
      const range = now();
      const tray = state().takeaways.filter((/** @type {any} */ one) => !one.placed).sort((/** @type {any} */ a, /** @type {any} */ b) => a.number - b.number).findIndex((/** @type {any} */ one) => one.id === takeaway.id);
      let [x0, x1, y0, y1] = [on.x(range.likelihood_low), on.x(range.likelihood_high), on.y(range.risk_high), on.y(range.risk_low)];
      if (waiting) [x0, x1, y0, y1] = [BOX.left + 10 + tray * 36, BOX.left + 38 + tray * 36, BOX.top + 8, BOX.top + 36];
      const size = { x: x0, y: y0, width: Math.max(x1 - x0, 14), height: Math.max(y1 - y0, 14) };
      for (const [name, value] of Object.entries(size)) shape.setAttribute(name, value.toFixed(1));
      number.setAttribute("x", (x0 + size.width / 2).toFixed(1));
      number.setAttribute("y", (y0 + size.height / 2 + 5).toFixed(1));
      number.textContent = takeaway.number;
      const places = [[x0, y0 + size.height / 2], [x0 + size.width, y0 + size.height / 2], [x0 + size.width / 2, y0], [x0 + size.width / 2, y0 + size.height]];
      grips.forEach((grip, index) => {
        grip.setAttribute("cx", places[index][0].toFixed(1));
        grip.setAttribute("cy", places[index][1].toFixed(1));
      });
      node.setAttribute("data-decision", takeaway.decision);
      node.setAttribute("data-placed", String(!waiting));
      node.setAttribute("aria-label", `${takeaway.number}: ${takeaway.text}`);
      node.setAttribute("aria-valuenow", String(Math.round(((range.likelihood_low + range.likelihood_high) / 2) * 100)));
      node.setAttribute("aria-valuetext", `${takeaway.placed ? rangeWords(range, state()) : "not placed yet"}; ${takeaway.decision === "carry" ? "carried" : takeaway.decision === "let_go" ? "let go for now" : "not decided"}`);
      title.textContent = `${takeaway.text}\n${rangeWords(range, state())}`;
    };
    dragging(node, { kit, now, start: (/** @type {any} */ point) => (takeaway.placed || local.has(takeaway.id) ? now() : centredOn(now(), point, axes(state()))), put: (range) => { local.set(takeaway.id, range); draw(); }, drop: (range) => send(takeaway.id, range), axesNow: () => axes(state()), box: svg });
    node.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || state().readonly) return;
      const on = axes(state());
      const step = event.shiftKey ? 0.25 : 1;
      /** @type {Record<string, () => Range>} */
      const moves = {
        ArrowLeft: () => moveRange(now(), { dz: -0.5 * step }, ENDS[end][0], on),
        ArrowRight: () => moveRange(now(), { dz: 0.5 * step }, ENDS[end][0], on),
        ArrowUp: () => moveRange(now(), { dh: 0.25 * step }, ENDS[end][0], on),
        ArrowDown: () => moveRange(now(), { dh: -0.25 * step }, ENDS[end][0], on),
        "[": () => stretchRange(now(), 0.8, on),
        "]": () => stretchRange(now(), 1.25, on),
      };
      const decisions = /** @type {Record<string, string>} */ ({ c: "carry", l: "let_go", u: "undecided" });
      if (moves[event.key]) {
        const range = moves[event.key]();
        local.set(takeaway.id, range);
        draw();
        kit.say(rangeWords(range, state()));
        send(takeaway.id, range);
      } else if (event.key === "e") {
        hold((end + 1) % ENDS.length);
        kit.say(`arrow keys move ${ENDS[end][1]}`);
      } else if (decisions[event.key]) decide(takeaway.id, decisions[event.key]);
      else return;
      event.preventDefault();
    });
    draw();
    return { node, update: (/** @type {any} */ next) => { takeaway = next; draw(); } };
  };
  return {
    node: svg,
    draw: (/** @type {any} */ state) => {
      drawGround(state);
      const inOrder = [...state.takeaways].sort((a, b) => a.number - b.number);
      keyed(ranges, inOrder, (/** @type {any} */ one) => one.id, makeRange);
    },
  };
}

/**
 * Drag a range whole, or one side by its grip; one change when it is let go, none when Escape is pressed.
 * @param {any} node
 * @param {{kit: Frame, now: () => Range, start: (point: {x: number, y: number}) => Range, put: (range: Range) => void, drop: (range: Range) => void, axesNow: () => any, box: any}} on
 */
function dragging(node, on) {
  /** @type {any} */
  let held = null;
  node.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    if (event.button !== 0 || on.kit.wire.state().readonly) return;
    const side = /** @type {any} */ (event.target).getAttribute("data-side") ?? "lrtb";
    const box = on.box.getBoundingClientRect();
    const scale = BOX.width / (box.width || BOX.width);
    const from = on.start({ x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale });
    held = { x: event.clientX, y: event.clientY, from, side, moved: false };
    node.setPointerCapture(event.pointerId);
    node.focus();
    event.preventDefault();
  });
  node.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (!held) return;
    const scale = BOX.width / (on.box.getBoundingClientRect().width || BOX.width);
    const axesNow = on.axesNow();
    const by = { dz: axesNow.dz((event.clientX - held.x) * scale), dh: axesNow.dh((event.clientY - held.y) * scale) };
    held.moved ||= Math.hypot(event.clientX - held.x, event.clientY - held.y) > 3;
    if (held.moved) on.put(moveRange(held.from, by, held.side, axesNow));
  });
  const end = () => {
    if (held?.moved) on.drop(on.now());
    held = null;
  };
  node.addEventListener("pointerup", end);
  node.addEventListener("pointercancel", end);
  node.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !held) return;
    on.put(held.from);
    held = null;
  });
}
