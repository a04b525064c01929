from __future__ import annotations

import base64
import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from review_widgets.changes import Change
from review_widgets.errors import InvalidId, InvalidParameter, RenderFailed, ReviewExists
from review_widgets.reports.ours import prepare_workbook, recognise_workbook, trust_workbook
from review_widgets.reports.workbook import say_store, sign_workbook
from review_widgets.server import _STATE as STATE
from review_widgets.server import _VIEW as VIEW
from review_widgets.server import _before_saving, look_at_notebook, make_review, renew_twins
from review_widgets.session import open_review

CSV = "time,text\n2026-03-01T14:05:00Z,first card refused\n"


@pytest.fixture(autouse=True)
def own_signatures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "share"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "root"
    made.mkdir()
    return made


def is_signed(path: Path) -> bool:
    return bool(NotebookNotary().check_signature(nbformat.read(path, as_version=4)))


def test_a_new_review_gets_a_signed_workbook_that_shows_no_code(root: Path) -> None:
    made = make_review(root, {"id": "INC-1", "folder": ""})
    assert made == {"path": "INC-1.ipynb", "existed": False}
    assert is_signed(root / "INC-1.ipynb")
    assert (root / "reviews" / "INC-1.json").exists()
    cells = json.loads((root / "INC-1.ipynb").read_text(encoding="utf-8"))["cells"]
    assert all(c["metadata"].get("jupyter", {}).get("source_hidden") for c in cells if c["cell_type"] == "code")
    assert make_review(root, {"id": "INC-1"})["existed"]


def test_a_file_is_imported_first_and_never_over_a_review(root: Path) -> None:
    asked = {"id": "INC-2", "name": "t.csv", "content": base64.b64encode(CSV.encode()).decode(), "quick": True}
    assert make_review(root, asked)["path"] == "INC-2-quick.ipynb"
    record = json.loads((root / "reviews" / "INC-2.json").read_text(encoding="utf-8"))
    assert record["events"][0]["text"] == "first card refused"
    with pytest.raises(ReviewExists, match="Leave the file out"):
        make_review(root, asked)
    with pytest.raises(InvalidParameter, match="base64"):
        make_review(root, asked | {"id": "INC-3", "content": "no base64!"})


def test_nothing_outside_the_folder_is_made(root: Path) -> None:
    with pytest.raises(InvalidParameter, match="place in JupyterLab's folder"):
        make_review(root, {"id": "INC-1", "folder": "../elsewhere"})
    with pytest.raises(InvalidId):
        make_review(root, {"id": "../INC-1"})


def test_a_workbook_from_elsewhere_is_signed_without_what_it_shows(root: Path) -> None:
    path = prepare_workbook("INC-1", str(root / "reviews"), root / "a.ipynb")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[-1].outputs = [nbformat.v4.new_output("display_data", {"text/html": "<script>harm()</script>"})]
    nbformat.write(notebook, path)
    assert look_at_notebook(root, {"path": "a.ipynb"}) == {"template": "learning_review", "signed": True}
    assert is_signed(path)
    assert "harm" not in path.read_text(encoding="utf-8")
    assert look_at_notebook(root, {"path": "a.ipynb"}) == {"template": "learning_review", "signed": False}


def test_a_store_is_said_as_seen_from_the_notebook_where_both_go_together(tmp_path: Path) -> None:
    book = tmp_path / "books" / "a.ipynb"
    for store, said in (("books/reviews", "reviews"), ("reviews", "../reviews"), ("x/y/reviews", None)):
        assert say_store(str(tmp_path / store), book) == (said or str(tmp_path / store))
    assert say_store("sqlite:///reviews.db", book) == "sqlite:///reviews.db"


@pytest.mark.parametrize("store", ["sqlite:///reviews.db", "../elsewhere", "/tmp/elsewhere"])
def test_a_workbook_from_elsewhere_with_a_store_outside_is_neither_signed_nor_run(root: Path, store: str) -> None:
    path = prepare_workbook("INC-1", str(root / "reviews"), root / "a.ipynb")
    notebook = nbformat.read(path, as_version=4)
    cell = next(c for c in notebook.cells if "injected-parameters" in c.metadata.get("tags", []))
    cell.source = f'review_id = "INC-1"\nstore = "{store}"'
    nbformat.write(notebook, path)
    assert look_at_notebook(root, {"path": "a.ipynb"}) == {"template": "", "signed": False}
    sign_workbook(path)
    assert look_at_notebook(root, {"path": "a.ipynb"}) == {"template": "learning_review", "signed": False}


@pytest.mark.parametrize(
    ("tag", "source"),
    [
        ("", "rw.Capture(session); harm()"),
        ("injected-parameters", "review_id = harm()"),
        ("injected-parameters", 'store = "x"\nimport harm'),
        ("injected-parameters", 'print = "x"'),
        ("injected-parameters", "review_id ="),
    ],
)
def test_a_notebook_with_one_other_cell_is_not_ours(root: Path, tag: str, source: str) -> None:
    path = prepare_workbook("INC-1", str(root / "reviews"), root / "a.ipynb")
    notebook = nbformat.read(path, as_version=4)
    cell = next(c for c in notebook.cells if (tag in c.metadata.get("tags", []) if tag else "Capture" in c.source))
    cell.source = source
    nbformat.write(notebook, path)
    assert recognise_workbook(path) == ""
    with pytest.raises(RenderFailed, match="Trust it by hand"):
        trust_workbook(path)


def test_what_is_no_notebook_is_not_ours(root: Path) -> None:
    (root / "a.ipynb").write_text("{", encoding="utf-8")
    assert look_at_notebook(root, {"path": "a.ipynb"}) == {"template": "", "signed": False}
    assert look_at_notebook(root, {"path": "missing.ipynb"}) == {"template": "", "signed": False}


def made_and_shown(root: Path, text: str, *, store: str = "reviews") -> dict[str, Any]:
    """Give a workbook as a browser saves it after its cells ran: widget views, their state, twins of an empty review."""
    make_review(root, {"id": "INC-1"})
    with open_review("INC-1", str(root / "reviews")) as session:
        session.apply(Change("add", "events", fields={"text": text}))
    content: dict[str, Any] = json.loads((root / "INC-1.ipynb").read_text(encoding="utf-8"))
    for cell in content["cells"]:
        if "injected-parameters" in cell["metadata"].get("tags", ()):
            cell["source"] = "".join(cell["source"]).replace(json.dumps("reviews"), json.dumps(store))
    shown = {VIEW: {"model_id": "m1"}, "text/html": "as it was", "text/plain": ["Timeline of INC-1"]}
    other = {VIEW: {"model_id": "m2"}, "text/html": "a slider", "text/plain": "IntSlider(value=1)"}
    content["cells"][-1]["outputs"] = [
        {"output_type": "execute_result", "metadata": {}, "execution_count": 1, "data": data} for data in (shown, other)
    ]
    states = {"m1": {"state": {"_anywidget_id": "review_widgets.widgets.timeline.Timeline"}}, "m2": {"state": {}}}
    content["metadata"]["widgets"] = {STATE: {"state": states}}
    return content


def test_a_workbook_that_is_saved_shows_the_record_as_it_stands_and_nothing_that_looks_alive(root: Path) -> None:
    content = made_and_shown(root, "first <b>card</b> refused")
    assert renew_twins(root, "INC-1.ipynb", content) == 1
    ours, other = (output["data"] for output in content["cells"][-1]["outputs"])
    assert "first &lt;b&gt;card&lt;/b&gt; refused" in ours["text/html"]
    assert VIEW not in ours
    assert other["text/html"] == "a slider"
    assert VIEW in other
    assert list(content["metadata"]["widgets"][STATE]["state"]) == ["m2"]


def test_a_store_outside_the_servers_folder_is_not_read_into_a_notebook(root: Path) -> None:
    content = made_and_shown(root, "inside", store=str(root / "reviews"))
    assert renew_twins(root, "INC-1.ipynb", content) == 1
    elsewhere = root.parent / "elsewhere"
    shutil.copytree(root / "reviews", elsewhere)
    for store in (str(elsewhere), "../elsewhere"):
        content = made_and_shown(root, "inside", store=store)
        before = json.dumps(content)
        assert renew_twins(root, "INC-1.ipynb", content) == 0
        assert json.dumps(content) == before


def test_a_notebook_is_saved_whatever_its_record_looks_like(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    content = made_and_shown(root, "inside")
    (root / "reviews" / "INC-1.json").write_text("{", encoding="utf-8")
    before = json.dumps(content)
    _before_saving(root, {"type": "notebook", "content": content}, "INC-1.ipynb")
    assert json.dumps(content) == before
    assert "left as they are" in caplog.text
