"""What the browser gets of every widget: little, whole, and without what it does not need."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import review_widgets.widgets as shelf
from review_widgets.widgets.base import ReviewWidget, _tighten, join_esm, list_parts

MOST_BYTES = 40_000
OVER = {"timeline": 43_000}
"""What is beyond the aim, and by how much at most; may only become smaller."""
WIDGETS = sorted(
    one.__module__.rpartition(".")[2]
    for name in shelf.__all__
    if (one := getattr(shelf, name)) is not ReviewWidget and issubclass(one, ReviewWidget)
)


@pytest.mark.parametrize("stem", WIDGETS)
def test_a_widget_sends_at_most_forty_kilobytes_of_code(stem: str) -> None:
    size = len(join_esm(stem).encode("utf-8"))
    print(f"{stem}: {size / 1000:.1f} kB")
    assert size <= OVER.get(stem, MOST_BYTES)


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
    assert {"marks.js", "marked.js"} <= {part.name for part in list_parts("narrative")}
    assert "marked.js" not in [part.name for part in list_parts("publish_panel")]
    assert "marks.js" not in [part.name for part in list_parts("estimate_round")]
    assert [part.name for part in list_parts("estimate_round")][:2] == ["dom.js", "wire.js"]


@pytest.mark.parametrize(
    ("line", "sent"),
    [
        ("const a = { b: 1, c };", "const a={b:1,c};"),
        ("for (const one of [x, y]) at = n - 1;", "for(const one of[x,y])at=n-1;"),
        ('say("a , b = c", d) ;', 'say("a , b = c",d);'),
        ("x = `a , ${b} c` + `d : e`;", "x=`a , ${b} c` + `d : e`;"),
        ("x = `a ${b ? ` ( ${c} )` : 1} , d` , e;", "x=`a ${b ? ` ( ${c} )` : 1} , d`,e;"),
        ("const far = a / b , c = /x ? y/ ;", "const far = a / b , c = /x ? y/ ;"),
        ('const a = "it\'s"; // why, and so', 'const a = "it\'s";'),
        ("a = b; // say, so;", "a=b;"),
        ('put("a \\" , b" , c);', 'put("a \\" , b" , c);'),
        ("x = y - -z;", "x=y - -z;"),
    ],
)
def test_spaces_go_out_of_code_and_stay_in_texts(line: str, sent: str) -> None:
    assert _tighten(line) == sent


@pytest.mark.parametrize("stem", WIDGETS)
def test_nothing_a_widget_calls_is_left_out_and_nothing_nobody_calls_is_sent(stem: str) -> None:
    whole = "\n".join(part.read_text(encoding="utf-8") for part in list_parts(stem))
    sent = join_esm(stem)
    for name in set(re.findall(r"^export (?:async )?function (\w+)", whole, re.MULTILINE)):
        uses = len(re.findall(rf"(?<![.\w]){name}\(", sent))
        assert (f"function {name}(" in sent) == (uses > 0)
