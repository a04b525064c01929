// @ts-check
// Rarely used parts come from the kernel when they are needed, so that nobody waits for them before.

/** Names of this module that the later one uses; the joined module fills them in. */
export const handed = /** @type {Record<string, any>} */ ({});

/**
 * Ask for the later module; gives what it exports, or null where no kernel answers (a report, a page whose kernel is gone).
 * @param {Frame} kit
 * @returns {Promise<any>}
 */
export async function loadLater(kit) {
  const answer = await kit.wire.look("later");
  if (!answer.ok) return null;
  const url = URL.createObjectURL(new Blob([answer.result], { type: "text/javascript" }));
  try {
    return (await import(url)).default(handed);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/**
 * A function that asks for the later module, once; where no kernel answered, the next touch of the widget asks again.
 * @param {Frame} kit
 * @param {(made: any) => void} arrived gets what it exports
 * @returns {() => Promise<any>}
 */
export function laterOnce(kit, arrived) {
  /** @type {Promise<any>|null} */
  let asked = null;
  const reach = () => (asked ??= (kit.wire.state().readonly ? Promise.resolve(null) : loadLater(kit)).then((made) => {
    if (!made) asked = null;
    else if (!kit.signal.aborted) arrived(made);
    return made;
  }));
  for (const kind of ["focusin", "pointerenter", "toggle"]) kit.root.addEventListener(kind, reach, true);
  return reach;
}
