// @ts-check
// The way to the kernel: operations out, answers back, the saved line.

/**
 * @typedef {{op: "add"|"update"|"remove"|"move"|"set", collection: string, id?: string, fields?: Record<string, any>, after?: string|null}} Change
 */

/** What stood in the field whose text is being sent: the kernel merges where somebody else put another text meanwhile. */
export const seen = { text: /** @type {string|undefined} */ (undefined) };

/** A name for this browser tab, so that everybody takes back their own steps only. */
export function whoAmI() {
  try {
    const kept = sessionStorage.getItem("review-widgets") ?? newId("b");
    sessionStorage.setItem("review-widgets", kept);
    return kept;
  } catch {
    return "";
  }
}

/**
 * Connect a widget's view to its model.
 * @param {any} model
 * @param {AbortSignal} signal
 */
export function connect(model, signal) {
  let seq = 0;
  const who = whoAmI();
  const view = newId("v");
  /** @type {Map<string, (answer: any) => void>} */
  const waiting = new Map();
  const onAnswer = (/** @type {any} */ message) => {
    if (message?.kind === "answer") waiting.get(message.seq)?.(message);
  };
  model.on("msg:custom", onAnswer);
  signal.addEventListener("abort", () => model.off("msg:custom", onAnswer));
  const post = (/** @type {Record<string, any>} */ content) =>
    new Promise((/** @type {(answer: any) => void} */ resolve) => {
      const key = `${view}-${++seq}`;
      const silent = () => resolve({ silent: true, ok: false, error: "No answer from the kernel. Run all cells and try again; your text stays." });
      const late = setTimeout(silent, 8000);
      waiting.set(key, (answer) => {
        waiting.delete(key);
        clearTimeout(late);
        resolve(answer);
      });
      try {
        model.send({ ...content, seq: key });
      } catch {
        silent();
      }
    });
  let [turn, cuts] = [Promise.resolve(/** @type {any} */ ({})), 0];
  /** The kernel answers on several threads, so each waits for the answer to the one before; where none comes, the rest is not sent. */
  const ask = (/** @type {Record<string, any>} */ content) => {
    const [mine, before] = [{ ...content, who, was: seen.text }, cuts];
    return (turn = turn.then(async (last) => {
      const answer = cuts > before ? last : await post(mine);
      if (answer.silent) cuts += 1;
      return answer;
    }));
  };
  return {
    /** @returns {any} */
    state: () => ({ ...model.get("state"), ...model.get("status"), can_undo: model.get("status")?.undoers?.includes(who) }),
    /**
     * Send changes as one step; resolves to {ok, error}.
     * @param {...Change} changes
     * @returns {Promise<any>}
     */
    change: (...changes) => ask({ kind: "changes", changes }),
    /** @returns {Promise<any>} */
    undo: () => ask({ kind: "undo" }),
    /**
     * Ask the kernel something by name; resolves to {ok, result, error}.
     * @param {string} name
     * @param {Record<string, any>} [content]
     * @returns {Promise<any>}
     */
    request: (name, content = {}) => ask({ ...content, kind: "request", name }),
    /**
     * The same for what only reads: nothing waits for it.
     * @param {string} name
     * @param {Record<string, any>} [content]
     * @returns {Promise<any>}
     */
    look: (name, content = {}) => post({ ...content, kind: "request", name }),
    /**
     * Call back at every new state.
     * @param {() => void} redraw
     */
    onState: (redraw) => {
      for (const name of ["change:state", "change:status"]) {
        model.on(name, redraw);
        signal.addEventListener("abort", () => model.off(name, redraw));
      }
    },
  };
}

/**
 * Make a fresh item id, safe in two browsers at once.
 * @param {string} prefix
 * @returns {string}
 */
export function newId(prefix) {
  const alphabet = "23456789abcdefghjkmnpqrstvwxyz";
  return `${prefix}-` + Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => alphabet[byte % alphabet.length]).join("");
}

/**
 * The words of the saved state.
 * @param {{status: string, at: string, reason: string}|null} saved
 * @returns {string}
 */
export function savedLine(saved) {
  if (!saved) return "read-only";
  const clock = clockOf(saved.at);
  if (saved.status === "failed") return `cannot save: ${saved.reason} Your text is kept here.`;
  return saved.status === "saved" ? `saved ${clock}` : saved.status === "merging" ? "merging" : "saving";
}

/**
 * The clock of this browser: "14:05:07".
 * @param {string} iso
 */
export function clockOf(iso) {
  const at = new Date(iso);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}
