"""The rules of the house that no linter knows: ceilings, names, closed shelves, safe sinks, clean notebooks."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "review_widgets"
WIDGETS = SRC / "widgets"

FILE_LINES = 400
FUNCTION_LINES = 50
RULE_LINES = 80
CELL_LINES = 15
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "data", "process", "misc", "tools"}
SHARED_FOLDERS = {"_shared"}

PYTHON = sorted(path for folder in ("src", "tests", "tools", "benchmarks") for path in (ROOT / folder).rglob("*.py"))
BROWSER = sorted([*WIDGETS.rglob("*.js"), *(ROOT / "tests" / "js").rglob("*.mjs")])
STYLES = sorted(WIDGETS.rglob("*.css"))
MODULES = [path for path in PYTHON if SRC in path.parents]
TEMPLATES = sorted((ROOT / "templates").glob("*.ipynb"))
WORKBOOKS = sorted(path for path in (ROOT / "workbooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)


def name_of(path: object) -> str:
    """Give a path's place in the project, for a test's name."""
    return path.relative_to(ROOT).as_posix() if isinstance(path, Path) else str(path)


def each(paths: list[Path]) -> pytest.MarkDecorator:
    """Run a test once per file; where there is none, the test fails on a file that is not there instead of passing."""
    return pytest.mark.parametrize("path", paths or [ROOT / "nothing-found-to-test"], ids=name_of)


def tracked() -> list[str]:
    """Give the files git knows, or skip outside a clone."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("this is not a git clone")
    return [name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def stems() -> list[str]:
    """Give the widgets: every Python module of the shelf but the shared parent and private ones."""
    return sorted(path.stem for path in WIDGETS.glob("*.py") if path.stem != "base" and not path.stem.startswith("_"))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Give each function with its number of lines, without its docstring."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            said = node.body[0] if ast.get_docstring(node, clean=False) is not None else None
            words = said.end_lineno - said.lineno + 1 if said and said.end_lineno else 0
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1 - words


# ── ceilings ──────────────────────────────────────────────────────────────────────────────────────────────────────


@each([*PYTHON, *BROWSER, *STYLES])
def test_a_file_stays_under_its_ceiling(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LINES


@each(PYTHON)
def test_a_function_stays_under_its_ceiling(path: Path) -> None:
    assert {name: lines for name, lines in functions(path) if lines > FUNCTION_LINES} == {}


@each(sorted(path for path in (SRC / "language" / "rules").glob("*.py") if path.name != "__init__.py"))
def test_a_language_rule_stays_under_its_ceiling(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= RULE_LINES


# ── names ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@each(MODULES)
def test_a_module_is_named_after_what_it_holds(path: Path) -> None:
    inside = path.relative_to(SRC)
    assert {part.removesuffix(".py").strip("_") for part in inside.parts} & NO_NAMES == set()


@each(sorted((ROOT / "tests").glob("test_*.py")))
def test_a_test_is_a_plain_function(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [node.name for node in tree.body if isinstance(node, ast.ClassDef) and node.name.startswith("Test")] == []


@each(sorted(path for path in MODULES if path.name != "__init__.py" and path.parent == SRC))
def test_a_module_has_tests_of_its_name(path: Path) -> None:
    wanted = f"test_{path.stem}*.py"
    without = {"errors": "every module's tests read its messages", "settings": "read with the stores"}
    assert path.stem in without or list((ROOT / "tests").rglob(wanted)), f"no tests/{wanted}"


# ── shelves ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_widget_is_one_stem_in_python_javascript_and_css() -> None:
    assert len(stems()) >= 6, "the shelf of widgets is not full: the workbook and the quick review need more"
    lacking = [
        f"{stem}{kind}"
        for stem in stems()
        for kind in (".js", ".css")
        if not (WIDGETS / f"{stem}{kind}").is_file()
        and not (kind == ".js" and (WIDGETS / stem / "parts.txt").is_file())
    ]
    assert lacking == []


def test_browser_code_belongs_to_a_widget() -> None:
    homes = {path.relative_to(WIDGETS).parts[0] for path in WIDGETS.rglob("*.js")}
    assert {home.removesuffix(".js") for home in homes} - set(stems()) - SHARED_FOLDERS == set()


@each(sorted(WIDGETS.glob("*/parts.txt")) or [WIDGETS / "base.py"])
def test_every_part_of_a_widget_is_listed_and_every_listed_part_is_there(path: Path) -> None:
    if path.name == "base.py":
        pytest.skip("no widget is in parts")
    later = path.with_name("later.txt")
    lists = [path, later] if later.is_file() else [path]
    listed = [name for one in lists for name in one.read_text(encoding="utf-8").split()]
    assert sorted(listed) == sorted(file.name for file in path.parent.glob("*.js"))


def test_every_public_name_leads_somewhere() -> None:
    import review_widgets

    assert [name for name in review_widgets.__all__ if getattr(review_widgets, name, None) is None] == []


def test_every_command_and_every_module_stands_in_the_readme() -> None:
    asked = [sys.executable, "-m", "review_widgets.cli", "--help"]
    usage = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    commands = re.findall(r"\{([a-z,-]+)\}", usage)[0].split(",")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    modules = [path.stem for path in SRC.glob("*.py") if path.stem != "__init__"]
    shelves = [path.parent.name for path in SRC.glob("*/__init__.py")]
    absent = [f"learning-review {name}" for name in commands if f"learning-review {name}" not in readme]
    absent += [name for name in [*modules, *shelves] if not re.search(rf"\b{name}\b", readme)]
    assert absent == []


def test_every_make_target_named_in_the_readme_exists() -> None:
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z-]+)`", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert {"demo", "test"} <= named
    assert named - made == set()


def test_the_version_is_said_once_in_two_places() -> None:
    import review_widgets

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == review_widgets.__version__


# ── imports ───────────────────────────────────────────────────────────────────────────────────────────────────────

HEAVY = {
    "pandas",
    "numpy",
    "plotly",
    "ipywidgets",
    "anywidget",
    "pydantic",
    "nbformat",
    "papermill",
    "IPython",
}


def modules_after(program: str) -> set[str]:
    """Give the names of the top packages that a fresh process has loaded after a program."""
    said = f"{program}\nimport sys; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert modules_after("import review_widgets") & HEAVY == set()


def test_the_language_check_needs_the_standard_library_only() -> None:
    before = modules_after("pass")
    loaded = modules_after("import review_widgets as rw; rw.check_text('The engineer failed to look.')")
    assert loaded - before - sys.stdlib_module_names == {"review_widgets"}


@pytest.mark.parametrize("arguments", [["--help"], ["report", "--help"], ["check", "README.md"]])
def test_a_command_that_runs_no_notebook_loads_nothing_heavy(arguments: list[str]) -> None:
    program = f"from review_widgets.cli import main\ntry:\n    main({arguments!r})\nexcept SystemExit:\n    pass"
    assert modules_after(program) & (HEAVY - {"pydantic"}) == set()


def test_a_grammar_that_takes_a_second_is_not_loaded_by_a_command_that_reads_notebooks() -> None:
    program = "from review_widgets.cli import main; main(['check', 'README.md']); import nbformat.validator, jsonschema"
    assert "lark" not in modules_after(program)


# ── what foreign text can reach ───────────────────────────────────────────────────────────────────────────────────

UNSAFE_CALLS = {
    "HTML",
    "HTMLMath",
    "Markdown",
    "Javascript",
    "display_html",
    "display_markdown",
    "FigureWidget",
}


def calls(path: Path) -> set[str]:
    """Give the names a module calls, the last part of a dotted one."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            found.add(node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""))
    return found


@each(MODULES)
def test_no_module_hands_text_to_a_sink_that_runs_it(path: Path) -> None:
    assert calls(path) & UNSAFE_CALLS == set()


@each(MODULES)
def test_no_module_uses_a_styler_which_does_not_escape(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    styled = [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr in ("style", "Styler")]
    assert styled == [] or "pandas" not in path.read_text(encoding="utf-8")


@each([path for path in BROWSER if path.suffix == ".js"])
def test_browser_code_writes_text_and_keeps_to_its_own_element(path: Path) -> None:
    forbidden = (
        r"\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write\b|\beval\(|new Function\("
        r"|document\.(?:querySelector|getElement)|^\s*import\s|\bimport\(|\bfetch\(|XMLHttpRequest|https?://(?!www\.w3\.org/)"
    )
    code = re.sub(r"/\*.*?\*/|^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    assert re.findall(forbidden, code, re.MULTILINE) == []


@each(STYLES)
def test_a_style_asks_the_network_for_nothing(path: Path) -> None:
    assert re.findall(r"@import|url\((?!['\"]?data:)", path.read_text(encoding="utf-8")) == []


@each([path for path in MODULES if path.stem != "cli" and "cli" not in path.parts])
def test_only_the_command_line_prints(path: Path) -> None:
    assert "print" not in calls(path)


@each(MODULES)
def test_times_always_have_a_zone(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    assert re.findall(r"datetime\.utcnow\(|datetime\.now\(\)|utcfromtimestamp\(|fromtimestamp\([^,()]*\)", code) == []


# ── notebooks ─────────────────────────────────────────────────────────────────────────────────────────────────────


def read_cells(path: Path) -> list[dict[str, Any]]:
    """Give the cells of a notebook, each source as one text."""
    cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell | {"source": "".join(cell["source"])} for cell in cells]


def test_the_three_templates_are_there() -> None:
    assert {path.stem for path in TEMPLATES} >= {"learning_review", "report", "trends"}


def test_the_workbooks_are_there() -> None:
    assert "trends" in {path.stem for path in WORKBOOKS}


@each(TEMPLATES)
def test_a_template_has_no_outputs(path: Path) -> None:
    code = [cell for cell in read_cells(path) if cell["cell_type"] == "code"]
    assert [n for n, cell in enumerate(code) if cell["outputs"] or cell["execution_count"]] == []
    assert "widgets" not in json.loads(path.read_text(encoding="utf-8"))["metadata"]


@each(TEMPLATES)
def test_a_template_has_one_cell_of_parameters_each_typed_and_explained(path: Path) -> None:
    tagged = [c for c in read_cells(path) if "parameters" in c["metadata"].get("tags", [])]
    assert len(tagged) == 1
    lines = [line for line in tagged[0]["source"].splitlines() if line.strip() and not line.startswith("#")]
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[a-z_]+: [\w\[\], |.]+ = .+  # \S.*", line)] == []


@each([*TEMPLATES, *WORKBOOKS])
def test_a_cell_is_short_defines_nothing_and_names_no_path(path: Path) -> None:
    for cell in read_cells(path):
        if cell["cell_type"] != "code":
            continue
        assert len(cell["source"].splitlines()) <= CELL_LINES
        assert not re.search(r"^\s*(?:async )?(?:def|class) ", cell["source"], re.MULTILINE)
        parameters = "parameters" in cell["metadata"].get("tags", [])
        assert parameters or not re.search(r"""['"](?:/|~/|\.\./|[A-Z]:\\)\w""", cell["source"])


@each([*TEMPLATES, *WORKBOOKS])
def test_a_notebook_begins_with_who_it_is_for_and_how_long_it_takes(path: Path) -> None:
    first = read_cells(path)[0]
    assert first["cell_type"] == "markdown"
    assert re.search(r"\bfor\b", first["source"], re.IGNORECASE)
    assert re.search(r"\b(?:minutes?|seconds?|hours?)\b", first["source"])


# ── every file of the project ─────────────────────────────────────────────────────────────────────────────────────

MACHINE = re.compile(
    r"https?://(?:[\w.-]*\.)?(?:npmjs\.org|pypi\.org|pythonhosted\.org|jsdelivr\.net|unpkg\.com|cdnjs\.[\w.]+|esm\.sh)"
    r"|(?<![\w.])/(?:work/(?:main|shared|\.)|(?:home|Users)/\w+/|root/)"
)


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = []
    for name in tracked():
        if name == "tests/test_house.py" or (ROOT / name).suffix in (".png", ".gz", ".parquet"):
            continue
        text = (ROOT / name).read_text(encoding="utf-8", errors="replace")
        found += [f"{name}: {match[0]}" for match in MACHINE.finditer(text)]
    assert found == []


def test_nothing_that_is_made_is_tracked() -> None:
    made = re.compile(
        r"(^|/)(out|dist|node_modules|\.venv|__pycache__|\.ipynb_checkpoints|\.journal)/|\.(pyc|orig|rej)$"
    )
    assert [name for name in tracked() if made.search(name)] == []


@each(MODULES)
def test_an_ignore_has_its_code_and_its_reason(path: Path) -> None:
    with path.open("rb") as source:
        comments = [token.string for token in tokenize.tokenize(source.readline) if token.type == tokenize.COMMENT]
    ignores = [c for c in comments if re.search(r"type: ignore|noqa|pragma: no cover", c)]
    bare = [c for c in ignores if not re.search(r"(?:ignore\[[\w-]+\]|noqa: \w+|no cover)\s*[-#,;:(]\s*\w+", c)]
    assert bare == []


@each([path for path in MODULES if WIDGETS in path.parents or "reports" in path.parts])
def test_the_screen_never_says_blame(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docs = {
        id(n.body[0].value) for n in ast.walk(tree) if isinstance(n, documented) and ast.get_docstring(n) is not None
    }
    texts = [
        n.value
        for n in ast.walk(tree)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs
    ]
    assert [text for text in texts if re.search(r"\bblam(?:e|ing)\b", text, re.IGNORECASE) and " " in text] == []
