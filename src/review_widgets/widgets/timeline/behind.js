// @ts-check
// Everything that comes later: getting in without a file, pasting, marks of wordings, *more* for the picture and for one event.

/**
 * @param {{kit: Frame, model: any, zone: () => string, selected: () => string, select: (id: string, focus?: boolean) => void, rows: () => any[], lens: any, look: () => void, begin: any, lenses: any, paste: any}} on
 */
export function makeBehind(on) {
  const { kit, model } = on;
  const state = () => kit.wire.state();
  const memory = makeMemory(kit, on.zone);
  const paste = makePaste(kit, on.zone, on.paste);
  const marked = (/** @type {any} */ options, /** @type {AbortSignal} */ signal) => markedField({ ...kit, signal: AbortSignal.any([kit.signal, signal]) }, model, options);
  makeLenses(on);
  on.begin.append(memory.node);
  const next = (/** @type {string} */ what, /** @type {any} */ event) => {
    const field = what === "star" ? "importance" : what;
    const values = what === "star" ? ["normal", "key"] : what === "importance" ? WEIGHTS : state()[`${what}s`].map((/** @type {any} */ pair) => pair[0]);
    const value = values[(values.indexOf(event[field]) + 1) % values.length];
    kit.change({ op: "update", collection: "events", id: event.id, fields: { [field]: value || null } });
    kit.say(what === "star" ? (value === "key" ? "starred" : "no star") : `${what === "importance" ? "weight" : what}: ${value || "as before"}`);
  };
  const remove = async (/** @type {string} */ id) => {
    const rows = on.rows();
    const at = rows.findIndex((one) => one.id === id);
    const near = rows[at + 1] ?? rows[at - 1];
    const answer = await kit.change({ op: "remove", collection: "events", id });
    if (!answer.ok) return;
    on.select(near?.id ?? "", true);
    kit.say("removed; Undo brings it back");
  };
  /** Do to an event what a key or a click asks for. @param {string} what @param {string} id */
  const act = (what, id) => {
    const event = state().events.find((/** @type {any} */ one) => one.id === id);
    if (event) what === "remove" ? remove(id) : next(what, event);
  };
  const detail = makeDetail({ ...on, act }, marked);
  return {
    marked, detail, act,
    /** Take what was dropped: a picture shows the chosen event, all else becomes events. @param {File|undefined} file @param {string} text */
    take: (file, text) => {
      if (!file?.type.startsWith("image/")) return paste.take(file, text);
      if (!on.selected()) return kit.say("Choose the event first that the picture shows.");
      return detail.take(file);
    },
    /** @param {any} now */
    update: (now) => {
      memory.update(now.events.length);
      on.begin.hidden = memory.node.hidden;
      paste.update(now.events.length);
    },
  };
}
