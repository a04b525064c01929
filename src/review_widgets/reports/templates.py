"""Where the templates and the sample archive are: in the wheel beside the package, in a clone at its top."""

from __future__ import annotations

from pathlib import Path

from review_widgets.errors import RenderFailed

_PACKAGE = Path(__file__).resolve().parent.parent
_CLONE = _PACKAGE.parent.parent


def find_template(name: str) -> Path:
    """Give the path of a template such as ``report``.

    Raises
    ------
    RenderFailed
        It is neither in the package nor in the clone.
    """
    return _find(_PACKAGE / "templates" / f"{name}.ipynb", _CLONE / "templates" / f"{name}.ipynb")


def find_sample() -> Path:
    """Give the folder of the sample archive."""
    return _find(_PACKAGE / "sample", _CLONE / "workbooks" / "sample")


def _find(*places: Path) -> Path:
    for place in places:
        if place.exists():
            return place
    raise RenderFailed.of(
        "installation",
        found=f"no {places[0].name}",
        expected=" or ".join(map(str, places)),
        do="Install the package again.",
    )
