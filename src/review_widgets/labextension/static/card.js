// A federated extension without a build: JupyterLab calls init with the modules it shares, then get for our plugins.
(() => {
  /** @type {any} */
  let shared;

  /** Give a module that JupyterLab shares, in its newest version. */
  const load = async (/** @type {string} */ name) => {
    const versions = shared[name];
    if (!versions) return {};
    const newest = Object.keys(versions).sort((a, b) => a.localeCompare(b, undefined, { numeric: true })).pop();
    return (await versions[/** @type {string} */ (newest)].get())();
  };

  const modules = async () => {
    const names = ["@jupyterlab/launcher", "@jupyterlab/apputils", "@jupyterlab/notebook", "@jupyterlab/filebrowser", "@jupyterlab/services", "@jupyterlab/coreutils", "@jupyterlab/ui-components", "@lumino/widgets"];
    const [launcher, apputils, notebook, filebrowser, services, coreutils, ui, lumino] = await Promise.all(names.map(load));
    return { launcher, apputils, notebook, filebrowser, services, coreutils, ui, lumino };
  };

  const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24"><g class="jp-icon3" fill="none" stroke="#616161" stroke-width="1.8"><path d="M3 18h18M5 18V6M9 18v-5M13 18V9"/><rect x="15" y="4" width="6" height="7" rx="2"/></g></svg>';

  /** Ask our server extension; an answer that is no success becomes an error in words. */
  const ask = async (/** @type {any} */ m, /** @type {string} */ name, /** @type {any} */ body) => {
    const settings = m.services.ServerConnection.makeSettings();
    const url = m.coreutils.URLExt.join(settings.baseUrl, "review-widgets", name);
    const answer = await m.services.ServerConnection.makeRequest(url, { method: "POST", body: JSON.stringify(body) }, settings);
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(said.message || `the server answered ${answer.status}; is review-widgets installed beside JupyterLab?`);
    return said;
  };

  const read = (/** @type {File|undefined} */ file) =>
    file
      ? new Promise((resolve, reject) => {
          const reader = new FileReader();
          reader.onload = () => resolve({ name: file.name, content: String(reader.result).split(",")[1] ?? "" });
          reader.onerror = () => reject(reader.error);
          reader.readAsDataURL(file);
        })
      : Promise.resolve({});

  /** The dialog: an id, optionally a file. */
  const makeBody = (/** @type {any} */ m) => {
    const today = new Date().toLocaleDateString("sv-SE");
    const node = document.createElement("div");
    const row = (/** @type {string} */ words, /** @type {any} */ input) => {
      const label = document.createElement("label");
      label.style.cssText = "display:block;margin-bottom:12px";
      const said = document.createElement("div");
      said.textContent = words;
      said.style.marginBottom = "3px";
      label.append(said, input);
      node.append(label);
      return input;
    };
    const id = row("A short id for the review", document.createElement("input"));
    Object.assign(id, { type: "text", value: `REVIEW-${today}`, spellcheck: false, className: "jp-mod-styled", pattern: "[A-Za-z0-9][A-Za-z0-9._\\-]{0,63}", title: "letters, digits, '.', '_' and '-'" });
    const file = row("An export to begin with, if there is one (postmortem, timeline, status page)", document.createElement("input"));
    file.type = "file";
    const body = new m.lumino.Widget({ node });
    body.getValue = () => ({ id: id.value.trim(), file: file.files?.[0] });
    id.addEventListener("focus", () => id.select());
    return body;
  };

  const makeReview = async (/** @type {any} */ m, /** @type {any} */ app, /** @type {any} */ browser, /** @type {boolean} */ quick, /** @type {any} */ args) => {
    let wish = args?.id ? { id: args.id, file: undefined } : undefined;
    if (!wish) {
      const { Dialog, showDialog } = m.apputils;
      const asked = await showDialog({ title: quick ? "New quick review" : "New learning review", body: makeBody(m), focusNodeSelector: "input", buttons: [Dialog.cancelButton(), Dialog.okButton({ label: "Begin" })] });
      if (!asked.button.accept) return;
      wish = asked.value;
    }
    try {
      const made = await ask(m, "new", { id: /** @type {any} */ (wish).id, quick, folder: args?.cwd ?? browser?.model.path ?? "", ...(await read(/** @type {any} */ (wish).file)) });
      await app.commands.execute("docmanager:open", { path: made.path, factory: "Notebook" });
    } catch (error) {
      await m.apputils.showErrorMessage("No review was made", /** @type {any} */ (error));
    }
  };

  /** Whether the kernel holds what this notebook shows: somebody else works in it, or it was closed and opened again. */
  const isAwake = async (/** @type {any} */ panel) => {
    const said = await panel.sessionContext.session?.kernel?.requestCommInfo({ target_name: "jupyter.widget" });
    const alive = said?.content?.comms ?? {};
    const outputs = panel.content.widgets.flatMap((/** @type {any} */ cell) => (cell.model.type === "code" ? cell.model.outputs.toJSON() : []));
    return outputs.some((/** @type {any} */ output) => output.data?.["application/vnd.jupyter.widget-view+json"]?.model_id in alive);
  };

  /** Run a workbook whose cells are ours, unless it runs already, and put the caret where typing begins. */
  const wake = async (/** @type {any} */ m, /** @type {any} */ app, /** @type {any} */ panel) => {
    await panel.context.ready;
    const said = await ask(m, "ours", { path: panel.context.localPath ?? panel.context.path }).catch(() => ({}));
    if (!said.template || panel.isDisposed) return;
    panel.node.dataset.learningReview = said.template;
    if (said.signed && !panel.context.model.dirty) await panel.context.revert();
    await panel.sessionContext.ready;
    await panel.sessionContext.session?.kernel?.info;
    await panel.revealed;
    if (await isAwake(panel)) return begin(app, panel);
    await m.notebook.NotebookActions.runAll(panel.content, panel.sessionContext);
    await begin(app, panel);
    await panel.context.save();
  };

  /** Wait for the widgets, go to the top, put the caret where typing begins. */
  const begin = async (/** @type {any} */ app, /** @type {any} */ panel) => {
    for (let tries = 0; tries < 100 && !panel.isDisposed; tries += 1) {
      const field = panel.content.node.querySelector(".rw-line, .rw-quick-review input");
      if (field) {
        panel.content.activeCellIndex = 0;
        await panel.content.scrollToItem(0, "start").catch(() => undefined);
        if (app.shell.currentWidget === panel) field.focus({ preventScroll: true });
        return;
      }
      await new Promise((go) => setTimeout(go, 100));
    }
  };

  /** A workbook shows what a team fills in; its code and its prompts stay out of the way. */
  const STYLE = `
    [data-learning-review] .jp-CodeCell .jp-Cell-inputWrapper { display: none; }
    [data-learning-review] .jp-OutputPrompt, [data-learning-review] .jp-OutputArea-promptOverlay { visibility: hidden; }
    [data-learning-review] .jp-CodeCell:not(:has(.jp-OutputArea-output)) { display: none; }
  `;

  const plugins = async () => {
    const m = await modules();
    const { ILauncher } = m.launcher;
    const { ICommandPalette } = m.apputils;
    const { INotebookTracker } = m.notebook;
    const { IDefaultFileBrowser } = m.filebrowser;
    const icon = new m.ui.LabIcon({ name: "review-widgets:card", svgstr: ICON });
    return [
      {
        id: "review-widgets:card",
        description: "A launcher card that begins a learning review.",
        autoStart: true,
        optional: [ILauncher, ICommandPalette, IDefaultFileBrowser],
        activate: (/** @type {any} */ app, /** @type {any} */ launcher, /** @type {any} */ palette, /** @type {any} */ browser) => {
          for (const [command, label, quick, rank] of /** @type {[string, string, boolean, number][]} */ ([["review-widgets:new", "New learning review", false, 1], ["review-widgets:quick", "New quick review", true, 2]])) {
            app.commands.addCommand(command, { label, caption: "Rebuild what happened, choose what to carry, let the rest go", icon, execute: (/** @type {any} */ args) => makeReview(m, app, browser, quick, args) });
            launcher?.add({ command, category: "Learning reviews", rank });
            palette?.addItem({ command, category: "Learning reviews" });
          }
        },
      },
      {
        id: "review-widgets:wake",
        description: "Runs a workbook of this package when it is opened.",
        autoStart: true,
        requires: [INotebookTracker],
        activate: (/** @type {any} */ app, /** @type {any} */ tracker) => {
          const style = document.createElement("style");
          style.textContent = STYLE;
          document.head.append(style);
          tracker.widgetAdded.connect((/** @type {any} */ _, /** @type {any} */ panel) => void wake(m, app, panel));
        },
      },
    ];
  };

  const host = /** @type {any} */ (window);
  host._JUPYTERLAB = host._JUPYTERLAB ?? {};
  host._JUPYTERLAB["review-widgets"] = {
    init: (/** @type {any} */ scope) => void (shared = scope),
    get: async (/** @type {string} */ name) => {
      if (name !== "./extension") throw new Error(`review-widgets has no module ${name}`);
      const made = await plugins();
      return () => ({ __esModule: true, default: made });
    },
  };
})();
