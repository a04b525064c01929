// What a test of browser code loads: one part alone, or a widget's parts joined as the browser gets them.
import { readFile, access } from "node:fs/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import path from "node:path";

const widgets = fileURLToPath(new URL("../../src/review_widgets/widgets/", import.meta.url));
const shared = ["dom", "theme", "wire", "time", "refused", "choice", "frame", "later", "marks", "marked", "lines"].map((name) => path.join("_shared", `${name}.js`));

/** Load one part, for example "_shared/time.js". It must not need names of other parts at load. */
export const loadPart = (name) => import(pathToFileURL(path.join(widgets, name)).href);

/** Load a whole widget, for example "timeline": all shared parts first, then its own. */
export async function loadJoined(stem) {
  const listed = path.join(widgets, stem, "parts.txt");
  const isFolder = await access(listed).then(() => true, () => false);
  const own = isFolder
    ? (await readFile(listed, "utf8")).split(/\s+/).filter(Boolean).map((name) => path.join(stem, name))
    : [`${stem}.js`];
  const parts = await Promise.all([...shared, ...own].map((name) => readFile(path.join(widgets, name), "utf8")));
  return import(`data:text/javascript;base64,${Buffer.from(parts.join("\n")).toString("base64")}`);
}
