"""Check the browser code of every widget as the browser gets it: the parts joined, by tsc; with --test by `node --test`.

A part may use names of the parts joined before it, so only the joined module can be typed. Messages are given in the
file and line of the part they belong to. Without Node.js both checks are skipped aloud, or fail where
REVIEW_WIDGETS_REQUIRE_ALL=1 says that everything is required.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WIDGETS = ROOT / "src" / "review_widgets" / "widgets"
JOINED = ROOT / "out" / "browser-code"
MESSAGE = re.compile(r"^out/browser-code/(?P<stem>\w+)\.js\((?P<line>\d+),(?P<column>\d+)\)(?P<rest>.*)$")

Part = tuple[Path, int]


def find_stems() -> tuple[str, ...]:
    """Give the stem of every widget that has browser code: a file of its own, or a folder that lists its parts."""
    files = {path.stem for path in WIDGETS.glob("*.js")}
    return tuple(sorted(files | {path.parent.name for path in WIDGETS.glob("*/parts.txt")}))


def find_modules() -> dict[str, tuple[Path, ...]]:
    """Give the parts of every module by its name: a widget's own, and with what comes later where there is any."""
    from review_widgets.widgets.base import list_later, list_parts

    stems = find_stems()
    first = {stem: list_parts(stem) for stem in stems}
    return first | {f"{stem}_later": (*first[stem], *later) for stem in stems if (later := list_later(stem))}


def write_joined(stem: str, parts: tuple[Path, ...]) -> tuple[Part, ...]:
    """Write the parts of a widget as one module, comments and all; give each part with the line it begins on."""
    texts = [part.read_text(encoding="utf-8") for part in parts]
    (JOINED / f"{stem}.js").write_text("\n".join(texts), encoding="utf-8")
    starts: list[Part] = []
    at = 1
    for part, text in zip(parts, texts, strict=True):
        starts.append((part, at))
        at += text.count("\n") + 1
    return tuple(starts)


def explain(line: str, starts: dict[str, tuple[Part, ...]]) -> str:
    """Turn a message about a joined module into one about the part it came from."""
    found = MESSAGE.match(line)
    if not found:
        return line
    at = int(found["line"])
    part, begin = next((p, b) for p, b in reversed(starts[found["stem"]]) if b <= at)
    return f"{part.relative_to(ROOT)}:{at - begin + 1}:{found['column']}{found['rest']}"


def check_types() -> int:
    """Type-check every joined module."""
    compiler = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    if not compiler.exists():
        return missing("node_modules/typescript (make check installs it where npm is found)")
    shutil.rmtree(JOINED, ignore_errors=True)
    JOINED.mkdir(parents=True)
    starts = {name: write_joined(name, parts) for name, parts in find_modules().items()}
    if not starts:
        print(
            f"no browser code under {WIDGETS.relative_to(ROOT)}; a widget is a .js file there, or a folder with parts.txt"
        )
        return 1
    command = ["node", str(compiler), "--project", str(ROOT / "tsconfig.json"), "--pretty", "false"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    seen = dict.fromkeys(explain(line, starts) for line in (done.stdout + done.stderr).splitlines())
    print("\n".join(seen) or f"browser code: {len(starts)} modules typed, no errors")
    return done.returncode


def run_tests() -> int:
    """Run the tests of the browser code."""
    tests = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "tests" / "js").glob("*.test.mjs"))
    if not tests:
        print("no tests/js/*.test.mjs found")
        return 1
    return subprocess.run(["node", "--test", "--test-reporter=spec", *tests], cwd=ROOT, check=False).returncode


def missing(what: str) -> int:
    """Say what is not there; a failure where everything is required."""
    required = os.environ.get("REVIEW_WIDGETS_REQUIRE_ALL") == "1"
    print(f"browser code: {'missing' if required else 'NOT CHECKED, missing'} {what}")
    return int(required)


def main() -> int:
    """Check, or test with --test."""
    if not shutil.which("node"):
        return missing("node")
    return run_tests() if "--test" in sys.argv[1:] else check_types()


if __name__ == "__main__":
    sys.exit(main())
