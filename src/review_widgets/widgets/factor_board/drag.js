// @ts-check
// Pulling by the pointer: a circumstance to another group, an event onto a circumstance.

/**
 * Let something be pulled onto a target inside the board; at the edge of what is seen, the notebook scrolls.
 * @param {Frame} kit
 * @param {any} grip
 * @param {{target: string, words: () => string, drop: (target: any) => any, pulling?: (on: boolean) => void}} options
 */
export function pullable(kit, grip, options) {
  grip.addEventListener("pointerdown", (/** @type {PointerEvent} */ down) => {
    if (down.button !== 0) return;
    const doc = grip.ownerDocument;
    const ghost = h("div", { class: "rw-ghost", text: options.words() });
    const stop = new AbortController();
    let over = /** @type {any} */ (null);
    let at = down;
    const show = () => {
      const box = kit.root.getBoundingClientRect();
      ghost.style.transform = `translate(${at.clientX - box.left + 12}px, ${at.clientY - box.top + 12}px)`;
      const found = doc.elementFromPoint(at.clientX, at.clientY)?.closest(options.target);
      const next = kit.root.contains(found) ? found : null;
      if (next === over) return;
      over?.classList.remove("rw-over");
      next?.classList.add("rw-over");
      over = next;
    };
    const scroller = scrollerOf(kit.root);
    const scroll = () => {
      if (stop.signal.aborted) return;
      const box = scroller.getBoundingClientRect();
      const by = at.clientY < box.top + 40 ? -14 : at.clientY > box.bottom - 40 ? 14 : 0;
      if (by) {
        scroller.scrollTop += by;
        show();
      }
      requestAnimationFrame(scroll);
    };
    const listen = (/** @type {string} */ name, /** @type {(event: any) => void} */ call) => doc.addEventListener(name, call, { signal: stop.signal, capture: true });
    const end = (/** @type {any} */ target) => {
      stop.abort();
      over?.classList.remove("rw-over");
      if (!ghost.isConnected) return;
      ghost.remove();
      options.pulling?.(false);
      const press = new AbortController(); // the end of a pull is no press
      doc.addEventListener("click", (/** @type {Event} */ event) => event.stopImmediatePropagation(), { capture: true, signal: press.signal });
      setTimeout(() => press.abort(), 50);
      if (target) options.drop(target);
    };
    listen("pointermove", (move) => {
      at = move;
      if (!ghost.isConnected) {
        if (Math.hypot(at.clientX - down.clientX, at.clientY - down.clientY) < 5) return;
        kit.root.append(ghost);
        options.pulling?.(true);
        scroll();
      }
      move.preventDefault();
      show();
    });
    listen("pointerup", () => end(over));
    listen("pointercancel", () => end(null));
    listen("keydown", (event) => {
      if (event.key === "Escape") end(null);
    });
  });
}
