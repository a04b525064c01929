"""What all tests share: the folder of real data, golden files, and no silent skip where everything is required."""

from __future__ import annotations

import difflib
import importlib.util
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

# jsonschema imports a grammar for IRIs that costs more than a second and that no notebook needs; see jsonschema#1428.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

# How long an example takes depends on what else the machine does; speed is measured in benchmarks/.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

ROOT = Path(__file__).resolve().parent.parent

Require = Callable[[object, str], None]


@pytest.fixture(scope="session")
def root() -> Path:
    """Give the folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def tool() -> Callable[[str], ModuleType]:
    """Give ``tool(name)``: a script of ``tools/`` as a module, which it is not by itself."""

    @cache
    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
        assert spec
        assert spec.loader
        module = sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture(scope="session")
def require() -> Require:
    """Give ``require(present, reason)``: skips with the reason, or fails under REVIEW_WIDGETS_REQUIRE_ALL=1."""

    def check(present: object, reason: str) -> None:
        if present:
            return
        if os.environ.get("REVIEW_WIDGETS_REQUIRE_ALL") == "1":
            pytest.fail(f"everything is required (REVIEW_WIDGETS_REQUIRE_ALL=1), but {reason}")
        pytest.skip(reason)

    return check


@pytest.fixture(scope="session")
def shared(require: Require) -> Path:
    """Give the folder of real records, which is not part of the project."""
    folder = Path(os.environ.get("REVIEW_WIDGETS_SHARED", ROOT.parent / "shared"))
    require((folder / "data").is_dir(), f"there is no folder of real data at {folder} (set REVIEW_WIDGETS_SHARED)")
    return folder


@pytest.fixture
def golden() -> Callable[[Path, str], None]:
    """Give ``golden(path, text)``: compares, and writes the file only where REVIEW_WIDGETS_UPDATE_GOLDEN=1 asks for it."""

    def compare(path: Path, text: str) -> None:
        if os.environ.get("REVIEW_WIDGETS_UPDATE_GOLDEN") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        if not path.exists():
            pytest.fail(
                f"no golden file {path}; look at the result, then run with REVIEW_WIDGETS_UPDATE_GOLDEN=1:\n{text}"
            )
        expected = path.read_text(encoding="utf-8")
        if text != expected:
            lines = difflib.unified_diff(expected.splitlines(), text.splitlines(), str(path), "now", lineterm="")
            pytest.fail("\n".join(lines))

    return compare
