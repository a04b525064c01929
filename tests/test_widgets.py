"""What the browser gets of every widget: little, whole, and without what it does not need."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import review_widgets.widgets as shelf
from review_widgets.widgets.base import ReviewWidget, join_esm, join_later, list_later, list_parts

MOST_BYTES = 40_000
ROOT = Path(__file__).resolve().parent.parent
WIDGETS = sorted(
    one.__module__.rpartition(".")[2]
    for name in shelf.__all__
    if (one := getattr(shelf, name)) is not ReviewWidget and issubclass(one, ReviewWidget)
)


@pytest.mark.parametrize("stem", WIDGETS)
def test_a_widget_sends_at_most_forty_kilobytes_of_code(stem: str) -> None:
    size = len(join_esm(stem).encode("utf-8"))
    print(f"{stem}: {size / 1000:.1f} kB")
    assert size <= MOST_BYTES


LATER = {
    "timeline": ("marks.js", ["makeBehind", "markedField"]),
    "factor_board": ("drag.js", ["pullable", "eventPicker", "wordList"]),
    "risk_likelihood_plot": ("marks.js", ["marking"]),
}
ROOM = 3_000
"""What a widget that is drawn in two steps leaves free for what comes next."""


def test_every_widget_in_two_modules_is_looked_at_and_has_room() -> None:
    assert {stem for stem in WIDGETS if list_later(stem)} == set(LATER)
    sizes = {stem: len(join_esm(stem).encode("utf-8")) for stem in ("factor_board", "risk_likelihood_plot")}
    assert all(size <= MOST_BYTES - ROOM for size in sizes.values()), sizes
    shelved = {one.__module__.rpartition(".")[2]: one for one in map(vars(shelf).get, shelf.__all__) if one}
    assert all(shelved[stem].later == join_later(stem) for stem in LATER), "what comes later is there for who asks"


@pytest.mark.parametrize("stem", LATER)
def test_what_comes_later_is_small_too_and_uses_only_what_it_is_handed(
    stem: str, tmp_path: Path, require: Callable[[object, str], None]
) -> None:
    require(shutil.which("node"), "there is no Node.js")
    first, later = join_esm(stem), join_later(stem)
    print(f"{stem}, later: {len(later.encode('utf-8')) / 1000:.1f} kB")
    assert len(later.encode("utf-8")) <= MOST_BYTES
    names = {part.name for part in list_later(stem)}
    part, functions = LATER[stem]
    assert part in names
    assert not names & {part.name for part in list_parts(stem)}
    code = f"{first}\nconst made = ({later.removeprefix('export default ').rstrip(';')})(handed);\n"
    check = f"for (const name of {functions}) if (typeof made[name] !== 'function') throw new Error(name);"
    module = tmp_path / "both.mjs"
    module.write_text(code + check, encoding="utf-8")
    done = subprocess.run(["node", str(module)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_widget_in_one_module_has_nothing_that_comes_later() -> None:
    assert (list_later("capture"), join_later("capture")) == ((), "")


@pytest.mark.parametrize("stem", WIDGETS)
def test_the_joined_module_is_whole_without_its_comments(
    stem: str, tmp_path: Path, require: Callable[[object, str], None]
) -> None:
    require(shutil.which("node"), "there is no Node.js")
    code = join_esm(stem)
    assert "/**" not in code
    assert [line for line in code.splitlines() if line.count("`") % 2] == [], (
        "a text over several lines loses its indents"
    )
    module = tmp_path / f"{stem}.mjs"
    module.write_text(code + "\nif (typeof render !== 'function') throw new Error('no render');", encoding="utf-8")
    done = subprocess.run(["node", str(module)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


_TOKENS = """
import ts from "TYPESCRIPT";
import { readFileSync } from "node:fs";
const read = (path) => {
  const text = readFileSync(path, "utf8").replace(/^export (?!default)/gm, "");
  const source = ts.createSourceFile("a.js", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const found = [];
  const walk = (node) => {
    const inside = node.getChildren(source).filter((one) => !ts.isJSDoc(one));
    if (inside.length) inside.forEach(walk);
    else if (node.getText(source)) found.push(node.getText(source));
  };
  walk(source);
  return found;
};
const [one, two] = process.argv.slice(2).map(read);
const at = one.findIndex((token, index) => token !== two[index]);
const near = (tokens) => tokens.slice(at, at + 5).join(" ");
if (at >= 0 || one.length !== two.length) throw new Error(`token ${at} of ${one.length}: ${near(one)} | ${near(two)}`);
if (one.length < 500) throw new Error("hardly any token was read");
"""


@pytest.mark.parametrize("stem", WIDGETS)
def test_what_the_browser_gets_says_the_same_as_the_parts(
    stem: str, tmp_path: Path, require: Callable[[object, str], None]
) -> None:
    typescript = ROOT / "node_modules" / "typescript" / "lib" / "typescript.js"
    require(shutil.which("node") and typescript.is_file(), "there is no Node.js with typescript")
    whole, sent, script = tmp_path / "whole.js", tmp_path / "sent.js", tmp_path / "tokens.mjs"
    whole.write_text("\n".join(part.read_text(encoding="utf-8") for part in list_parts(stem)), encoding="utf-8")
    sent.write_text(join_esm(stem).partition("\nObject.assign(handed,")[0], encoding="utf-8")
    script.write_text(_TOKENS.replace("TYPESCRIPT", typescript.as_uri()), encoding="utf-8")
    done = subprocess.run(["node", str(script), str(whole), str(sent)], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_shared_part_comes_only_where_it_is_used() -> None:
    assert {"marks.js", "marked.js"} <= {part.name for part in list_parts("narrative")}
    assert "marked.js" not in [part.name for part in list_parts("agenda")]
    assert "marks.js" not in [part.name for part in list_parts("estimate_round")]
    assert [part.name for part in list_parts("estimate_round")][:2] == ["dom.js", "wire.js"]
