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


@pytest.mark.parametrize("stem", ["timeline"])
def test_what_comes_later_is_small_too_and_uses_only_what_it_is_handed(
    stem: str, tmp_path: Path, require: Callable[[object, str], None]
) -> None:
    require(shutil.which("node"), "there is no Node.js")
    first, later = join_esm(stem), join_later(stem)
    print(f"{stem}, later: {len(later.encode('utf-8')) / 1000:.1f} kB")
    assert len(later.encode("utf-8")) <= MOST_BYTES
    names = {part.name for part in list_later(stem)}
    assert "marks.js" in names
    assert not names & {part.name for part in list_parts(stem)}
    code = f"{first}\nconst made = ({later.removeprefix('export default ').rstrip(';')})(handed);\n"
    check = (
        "for (const name of ['makeBehind', 'markedField']) if (typeof made[name] !== 'function') throw new Error(name);"
    )
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


def test_a_shared_part_comes_only_where_it_is_used() -> None:
    assert "marks.js" in [part.name for part in list_parts("narrative")]
    assert "marks.js" not in [part.name for part in list_parts("capture")]
    assert [part.name for part in list_parts("capture")][:2] == ["dom.js", "wire.js"]
