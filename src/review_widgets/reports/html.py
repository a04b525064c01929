"""One self-contained HTML file from an executed notebook: widgets alive without a kernel, static twins for paper.

A small host in the page gives each widget's own module a model that holds its state. Nothing is fetched: modules come from
the file itself, and a content security policy allows nothing else.

References
----------
anywidget's front-end module contract: ``export default { render({ model, el }) }``.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from review_widgets.errors import RenderFailed
from review_widgets.escape import prose_to_html, to_html

_HERE = Path(__file__).parent
_WIDGET = "application/vnd.jupyter.widget-view+json"
_STATE = "application/vnd.jupyter.widget-state+json"
_PLOTLY = "application/vnd.plotly.v1+json"


def render_page(notebook: Any, *, title: str, overview: bool = False) -> str:
    """Give the page.

    Parameters
    ----------
    notebook
        Executed, with widget state, made from a template of this package.
    title
        Of the page.
    overview
        Charts over many reviews across the whole width, rather than one story in a column of text.

    Raises
    ------
    RenderFailed
        A cell holds an error, or nothing at all is shown.
    """
    page = _Page(notebook)
    body = "".join(page.cell(cell) for cell in notebook.cells)
    if not body.strip():
        raise RenderFailed.of(
            title, found="a notebook that shows nothing", expected="a page", do="Run it again and look at it."
        )
    scripts = [(_HERE / "host.js").read_text(encoding="utf-8")]
    if page.figures:
        scripts.insert(0, _plotly_code())
    data = json.dumps({"modules": page.modules, "models": page.models, "figures": page.figures}).replace("<", "\\u003c")
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'" for code in scripts
    )
    policy = (
        f"default-src 'none'; script-src {hashes} blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:"
    )
    styles = [(_HERE / "page.css").read_text(encoding="utf-8"), *page.styles]
    made = [
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>",
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        "<meta name='viewport' content='width=device-width, initial-scale=1'><meta name='generator' content='review-widgets'>",
        "<meta name='referrer' content='no-referrer'>",
        f"<title>{to_html(title)}</title><style>{_for_style(chr(10).join(styles))}</style></head>\n",
        f"<body><main{' class=overview' if overview else ''}>{body}</main>",
        f"<script type='application/json' id='review-widgets-data'>{data}</script>",
        *(f"<script{' type=module' if code == scripts[-1] else ''}>{code}</script>" for code in scripts),
        "</body></html>\n",
    ]
    return "".join(made)


class _Page:
    """Collects modules, models and figures while the cells are turned into HTML."""

    def __init__(self, notebook: Any) -> None:
        self.states = notebook.metadata.get("widgets", {}).get(_STATE, {}).get("state", {})
        self.modules: dict[str, str] = {}
        self.models: list[dict[str, Any]] = []
        self.figures: list[dict[str, Any]] = []
        self.styles: list[str] = []

    def cell(self, cell: Any) -> str:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type == "markdown":
            return "" if "notebook-only" in tags else prose_to_html(cell.source, lower=0)
        return "".join(self.output(output) for output in cell.get("outputs", ()))

    def output(self, output: Any) -> str:
        if output.output_type == "error":
            raise RenderFailed.of(
                "page", found=f"{output.ename}: {output.evalue}", expected="no failed cell", do="Mend the notebook."
            )
        if output.output_type == "stream":
            return ""
        data = output.get("data", {})
        still = data.get("text/html", "")
        if _WIDGET in data:
            return self.widget(data[_WIDGET]["model_id"], still)
        if _PLOTLY in data:
            return self.figure(data[_PLOTLY], still, data.get("text/plain", ""))
        if still:
            return f"<div class='part'>{still}</div>"
        return f"<pre>{to_html(data['text/plain'])}</pre>" if data.get("text/plain") else ""

    def widget(self, model_id: str, still: str) -> str:
        state = self.states.get(model_id, {}).get("state", {})
        module = state.get("_esm", "")
        if not module:
            raise RenderFailed.of(
                "page",
                found=f"a widget without state ({model_id})",
                expected="its module",
                do="Run the template again.",
            )
        name = hashlib.sha256(module.encode()).hexdigest()[:12]
        self.modules[name] = module
        if state.get("_css") and state["_css"] not in self.styles:
            self.styles.append(state["_css"])
        self.models.append(
            {"module": name, "state": {key: value for key, value in state.items() if not key.startswith("_")}}
        )
        kind = to_html(str(state.get("_anywidget_id", "")).rpartition(".")[2])
        return f"<div class='live' data-model='{len(self.models) - 1}' data-widget='{kind}'><div class='still'>{still}</div></div>"

    def figure(self, figure: Any, still: str, caption: str) -> str:
        layout = {key: value for key, value in figure.get("layout", {}).items() if key not in ("width",)}
        self.figures.append({"data": figure.get("data", []), "layout": layout, "caption": caption})
        return f"<div class='live' data-figure='{len(self.figures) - 1}'><div class='still'>{still}</div></div>"


def _plotly_code() -> str:
    """Give plotly's own bundle, which the package plotly carries."""
    from plotly.offline import get_plotlyjs

    return str(get_plotlyjs()).replace("</script", "<\\/script")


def _for_style(text: str) -> str:
    return text.replace("</", "<\\/")
