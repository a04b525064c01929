// @ts-check
// For what is painted and not styled.

/**
 * Redraw when JupyterLab changes its theme or the system its colours.
 * @param {() => void} redraw
 * @param {AbortSignal} signal
 */
export function onTheme(redraw, signal) {
  const watcher = new MutationObserver(redraw);
  watcher.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "data-jp-theme-name"] });
  for (const asked of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) matchMedia(asked).addEventListener("change", redraw, { signal });
  signal.addEventListener("abort", () => watcher.disconnect());
}
