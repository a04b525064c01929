"""What JupyterLab's launcher card asks for: make the workbook of a review, and say whether a notebook is one of ours.

A Jupyter server extension with two addresses, ``review-widgets/new`` and ``review-widgets/ours``; both stay inside the server's
own folder and answer with JSON. What a widget shows as a table or picture was made when its cell ran, and the review goes on: so
whenever a workbook is saved its static twins are made anew, and only they are saved. Without a kernel, where it is not trusted
and on paper it then shows the record as it stands, and nothing that looks alive and is not.
"""

from __future__ import annotations

import ast
import asyncio
import base64
import binascii
import json
import logging
import re
import tempfile
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado import web

from review_widgets.errors import InvalidParameter, ReviewError, ReviewExists
from review_widgets.importers import import_review
from review_widgets.plural import count_of
from review_widgets.reports.ours import is_trusted, prepare_workbook, recognise_workbook, trust_workbook
from review_widgets.stores import open_store

MOST_BYTES = 50_000_000
"""The largest export that may be given with a new review."""
_VIEW = "application/vnd.jupyter.widget-view+json"
_STATE = "application/vnd.jupyter.widget-state+json"
_NAMED = re.compile(r"(?P<widget>[A-Z]\w+) of (?P<review>\S+)")
_log = logging.getLogger(__name__)


def make_review(root: Path, asked: dict[str, Any]) -> dict[str, Any]:
    """Make a workbook, importing a file first where one is given; an existing workbook is given back as it is.

    Parameters
    ----------
    root
        The server's folder; nothing outside is read or written.
    asked
        ``id``, ``folder`` (below the root), ``quick`` and, for an import, ``name`` and ``content`` (base64) of the file.

    Returns
    -------
    dict
        ``path`` of the notebook below the root, ``existed``.
    """
    review_id, quick = str(asked.get("id", "")).strip(), asked.get("quick") is True
    folder = inside(root, str(asked.get("folder", "")))
    store = open_store(folder / "reviews")
    revision = store.revision(review_id)
    out = folder / f"{review_id}{'-quick' if quick else ''}.ipynb"
    if asked.get("content"):
        if revision:
            raise ReviewExists.of(
                review_id, found="a review of that id", expected="a new one", do="Leave the file out to open it."
            )
        store.save(_import(str(asked.get("name", "")), str(asked["content"]), review_id), expected_revision=0)
    existed = out.exists()
    if not existed:
        prepare_workbook(review_id, store.url, out, template="quick_review" if quick else "learning_review")
    return {"path": out.relative_to(root).as_posix(), "existed": existed}


def look_at_notebook(root: Path, asked: dict[str, Any]) -> dict[str, Any]:
    """Say whether a notebook is a workbook of ours (``template``, "" if not); sign it if so (``signed``: only just now).

    One that came from elsewhere and names a store outside the server's folder is left to the person who reads it.
    """
    path = inside(root, str(asked.get("path", "")))
    template = recognise_workbook(path)
    if template and not is_trusted(path):
        content = json.loads(path.read_text(encoding="utf-8"))
        if _place_of_store(root, path, _texts_given(content)) is None:
            template = ""
    return {"template": template, "signed": bool(template) and trust_workbook(path)}


def renew_twins(root: Path, path: str, content: dict[str, Any]) -> int:
    """Put the record as it stands into the static twins of a notebook that is about to be saved; gives how many.

    Parameters
    ----------
    root
        The server's folder; a store outside is left alone.
    path
        Of the notebook, below the root.
    content
        The notebook as JSON; changed in place. Outputs of other widgets, and their state, stay.
    """
    outputs = [
        (named, output["data"])
        for cell in content.get("cells", ())
        for output in cell.get("outputs", ())
        if _VIEW in output.get("data", {}) and (named := _NAMED.fullmatch(_text(output["data"].get("text/plain"))))
    ]
    given = _texts_given(content)
    review_id = given.get("review_id", "")
    place = _place_of_store(root, root / path.lstrip("/"), given)
    if not outputs or not review_id or place is None:
        return 0
    import review_widgets.widgets as shelf
    from review_widgets.widgets.base import TO_EDIT

    store = open_store(place)
    review, team, renewed = store.load(review_id), store.load_team(), 0
    for named, data in outputs:
        if named["review"] == review_id and named["widget"] in shelf.__all__:
            widget = getattr(shelf, named["widget"])(review, team=team)
            data["text/html"] = TO_EDIT + widget.static_html()
            widget.close()
            data.pop(_VIEW)
            renewed += 1
    states = content.get("metadata", {}).get("widgets", {}).get(_STATE, {}).get("state", {})
    for key in [
        key
        for key, one in states.items()
        if str(one.get("state", {}).get("_anywidget_id", "")).startswith("review_widgets.")
    ]:
        del states[key]
    return renewed


def _place_of_store(root: Path, notebook: Path, given: dict[str, str]) -> Path | None:
    """Give the folder a notebook names as its store; None where it is outside the server's folder, or no folder."""
    store = given.get("store", "reviews/")
    place = (notebook.parent / store).resolve()
    return place if "://" not in store and place.is_relative_to(root) else None


def _text(value: Any) -> str:
    return "".join(value) if isinstance(value, list) else str(value or "")


def _texts_given(content: dict[str, Any]) -> dict[str, str]:
    """Give the texts that the cells of parameters set, later ones over earlier ones."""
    found: dict[str, str] = {}
    for cell in content.get("cells", ()):
        if {"parameters", "injected-parameters"} & set(cell.get("metadata", {}).get("tags", ())):
            try:
                lines = ast.parse(_text(cell.get("source"))).body
            except SyntaxError:
                continue
            for line in lines:
                target = line.targets[0] if isinstance(line, ast.Assign) else getattr(line, "target", None)
                value = getattr(line, "value", None)
                if isinstance(target, ast.Name) and isinstance(value, ast.Constant) and isinstance(value.value, str):
                    found[target.id] = value.value
    return found


def _before_saving(root: Path, model: dict[str, Any], path: str) -> None:
    """Renew the twins of a notebook; whatever goes wrong, what the person saves is saved."""
    content = model.get("content")
    if model.get("type") != "notebook" or not isinstance(content, dict):
        return
    try:
        renew_twins(root, path, content)
    except ReviewError as err:
        _log.warning("the static twins of a notebook were left as they are: %s", type(err).__name__)
    except Exception:
        _log.exception("the static twins of a notebook were left as they are")


def inside(root: Path, path: str) -> Path:
    """Give a place below the root.

    Raises
    ------
    InvalidParameter
        It leads outside.
    """
    place = (root / path.lstrip("/")).resolve()
    if not place.is_relative_to(root.resolve()):
        raise InvalidParameter.of("path", found=path, expected="a place in JupyterLab's folder", do="Choose another.")
    return place


def _import(name: str, content: str, review_id: str) -> Any:
    try:
        body = base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError) as err:
        raise InvalidParameter.of("file", found=name, expected="its content in base64", do="Choose it again.") from err
    if len(body) > MOST_BYTES:
        raise InvalidParameter.of(
            "file",
            found=count_of(len(body), "byte"),
            expected=f"at most {MOST_BYTES}",
            do="Use learning-review import.",
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "export.txt")
        path.write_bytes(body)
        return import_review(path, review_id=review_id)


class _Asking(APIHandler):
    """Answers one address by a function; what this package refuses is said in its own words."""

    def initialize(self, answer: Any) -> None:
        self.answer = answer

    @web.authenticated
    async def post(self) -> None:
        asked = self.get_json_body() or {}
        root = Path(self.settings["server_root_dir"]).expanduser().resolve()
        try:
            said = await asyncio.to_thread(self.answer, root, asked)
        except ReviewError as err:
            self.set_status(400)
            said = {"message": str(err)}
        await self.finish(said)


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "review_widgets.server"}]


def _load_jupyter_server_extension(app: Any) -> None:
    base, root = app.web_app.settings["base_url"], Path(app.web_app.settings["server_root_dir"]).expanduser()

    def before_saving(model: dict[str, Any], path: str, **_: Any) -> None:
        _before_saving(root.resolve(), model, path)

    app.contents_manager.register_pre_save_hook(before_saving)
    addresses = {"new": make_review, "ours": look_at_notebook}
    app.web_app.add_handlers(
        ".*$",
        [(url_path_join(base, "review-widgets", name), _Asking, {"answer": f}) for name, f in addresses.items()],
    )
