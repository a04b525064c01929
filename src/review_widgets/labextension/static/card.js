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
    if (!panel.sessionContext.session?.kernel) return; // somebody reads it without one: what it shows stays
    if (!(await isAwake(panel))) {
      await m.notebook.NotebookActions.runAll(panel.content, panel.sessionContext);
      await begin(app, panel);
      await panel.context.save();
    } else await begin(app, panel);
    const kept = sessionStorage.getItem(KEPT)?.split("\n") ?? [];
    if (kept[0] === panel.context.path && panel.node.querySelector(".rw-agenda")) show(panel, Number(kept[1]));
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

  // ── presenting: one heading, nothing else; by classes only, so that leaving gives everything back as it was ──

  const KEPT = "review-widgets:presenting";
  /** @type {{panel: any, heading: number, windowing: string}|null} */
  let stage = null;

  /** The heading each cell stands under; 0 before the first. */
  const headings = (/** @type {any} */ panel) => {
    let at = 0;
    return panel.content.widgets.map((/** @type {any} */ cell) => {
      const found = cell.model.type === "markdown" && /^## ([1-5]) /.exec(cell.model.sharedModel.getSource());
      return { cell, title: Boolean(found), at: found ? (at = Number(found[1])) : at };
    });
  };

  const setWindowing = (/** @type {any} */ panel, /** @type {string} */ windowingMode) => {
    panel.content.notebookConfig = { ...panel.content.notebookConfig, windowingMode };
  };

  /** Tell the widgets of this page; they read the class and the heading from the root. */
  const tell = () => document.dispatchEvent(new CustomEvent("rw-presenting"));

  /** Show one heading of a workbook and hide the rest of JupyterLab; the cells stay, so that nothing typed is lost. */
  const show = (/** @type {any} */ panel, /** @type {number} */ heading) => {
    if (stage && stage.panel !== panel) leave();
    if (!stage) {
      stage = { panel, heading, windowing: panel.content.notebookConfig.windowingMode };
      setWindowing(panel, "none"); // a cell that is not attached could not be shown
      panel.disposed.connect(leave);
      for (let at = panel.node; at.parentElement && at !== document.body; at = at.parentElement) {
        at.classList.add("rw-way");
        if (at.parentElement !== document.body) for (const one of at.parentElement.children) if (one !== at) one.classList.add("rw-away");
      }
      panel.content.mode = "command";
    }
    stage.heading = heading;
    for (const { cell, title, at } of headings(panel)) cell.node.classList.toggle("rw-elsewhere", title || at !== heading);
    const root = document.documentElement;
    root.classList.add("rw-presenting");
    root.dataset.rwHeading = String(heading);
    sessionStorage.setItem(KEPT, `${panel.context.path}\n${heading}`);
    panel.content.outerNode?.scrollTo(0, 0);
    panel.content.node.scrollTo(0, 0);
    tell();
  };

  const leave = () => {
    if (!stage) return;
    const { panel, heading, windowing } = stage;
    stage = null;
    sessionStorage.removeItem(KEPT);
    document.documentElement.classList.remove("rw-presenting");
    delete document.documentElement.dataset.rwHeading;
    for (const name of ["rw-way", "rw-away", "rw-elsewhere"]) for (const one of document.querySelectorAll(`.${name}`)) one.classList.remove(name);
    panel.disposed.disconnect(leave);
    if (!panel.isDisposed) {
      setWindowing(panel, windowing);
      panel.update(); // measures its own place again
      const place = headings(panel).find((/** @type {any} */ one) => one.at === heading);
      setTimeout(() => place?.cell.node.scrollIntoView({ block: "start" }), 100); // when everything has its own size again
    }
    tell();
  };

  /** A workbook shows what a team fills in; its code and its prompts stay out of the way. */
  const STYLE = `
    [data-learning-review] .jp-CodeCell .jp-Cell-inputWrapper { display: none; }
    [data-learning-review] .jp-OutputPrompt, [data-learning-review] .jp-OutputArea-promptOverlay { visibility: hidden; }
    [data-learning-review] .jp-CodeCell:not(:has(.jp-OutputArea-output)) { display: none; }
    .rw-presenting .rw-away { visibility: hidden !important; }
    .rw-presenting .rw-way { contain: none !important; overflow: visible !important; }
    .rw-presenting .rw-way.jp-NotebookPanel { position: fixed !important; inset: 0 !important; width: auto !important; height: auto !important; max-width: none !important; margin: 0 !important; z-index: 1000; }
    .rw-presenting .rw-way.jp-NotebookPanel > * { visibility: hidden; }
    .rw-presenting .rw-way.jp-NotebookPanel > :has(.rw-agenda) { visibility: visible; position: absolute !important; inset: 0 !important; width: auto !important; height: auto !important; }
    .rw-presenting .rw-way .jp-Notebook :is(.jp-Notebook-footer, .jp-cell-toolbar, .jp-Collapser, .jp-InputPrompt, .jp-OutputPrompt, .jp-CodeCell > .jp-Cell-inputWrapper) { display: none !important; }
    .rw-presenting .rw-way .rw-elsewhere:not(:has(.rw-agenda, .rw-capture)) { display: none !important; }
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
      {
        id: "review-widgets:present",
        description: "Shows one heading of a workbook to the group, large and without the rest of the screen.",
        autoStart: true,
        requires: [INotebookTracker],
        optional: [ICommandPalette],
        activate: (/** @type {any} */ app, /** @type {any} */ tracker, /** @type {any} */ palette) => {
          const command = "review-widgets:present";
          const here = () => (tracker.currentWidget?.node.querySelector(".rw-agenda") ? tracker.currentWidget : null);
          app.commands.addCommand(command, {
            label: "Present the review, one heading at a time", isEnabled: () => Boolean(stage || here()), isToggled: () => Boolean(stage),
            execute: () => (stage ? leave() : here() && show(here(), 1)),
          });
          app.commands.addKeyBinding({ command, keys: ["Ctrl Alt P"], selector: "body" });
          palette?.addItem({ command, category: "Learning reviews" });
          document.addEventListener("rw-present", (/** @type {any} */ event) => {
            event.preventDefault(); // the answer: somebody is here to do it
            const { heading, from } = event.detail;
            const panel = tracker.find((/** @type {any} */ one) => one.node.contains(from));
            if (!heading) leave();
            else if (panel) show(panel, heading);
          });
          document.addEventListener("rw-open", (/** @type {any} */ event) => {
            const panel = tracker.find((/** @type {any} */ one) => one.node.contains(event.detail.from));
            if (!panel) return;
            leave();
            const folder = m.coreutils.PathExt.dirname(panel.context.path);
            app.commands.execute("docmanager:open", { path: m.coreutils.PathExt.join(folder, event.detail.path), factory: "HTML Viewer" });
          });
          app.shell.currentChanged?.connect(() => {
            if (stage && app.shell.currentWidget !== stage.panel) leave();
          });
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
