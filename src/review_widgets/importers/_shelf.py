"""The shelf: every importer of this folder, and which one knows a file."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from review_widgets.errors import ImportFailed
from review_widgets.importers._form import Content, Importer
from review_widgets.importers._table import read_header


@cache
def importers() -> tuple[Importer, ...]:
    """Give every importer of this folder.

    Raises
    ------
    ImportError
        A module without an ``IMPORTER`` stands here; files beginning with an underscore are shared parts.
    """
    found = []
    for module in iter_modules([str(Path(__file__).parent)]):
        if module.name.startswith("_"):
            continue
        made = getattr(import_module(f"{__package__}.{module.name}"), "IMPORTER", None)
        if not isinstance(made, Importer):
            raise ImportError(  # noqa: TRY004 - the file is what is wrong, not the type
                f"{__package__}.{module.name}: found no IMPORTER; expected every file of this folder to have one."
            )
        found.append(made)
    return tuple(found)


def count_claims(content: Content) -> int:
    """Give how many importers know a file."""
    return sum(one.identify(content) for one in importers())


def choose_importer(content: Content, name: str) -> Importer:
    """Give the importer of that name, or where none is given the one that knows the content.

    Raises
    ------
    ImportFailed
        There is none of that name; none or two know the content; it is empty or binary.
    """
    known = importers()
    if name:
        for one in known:
            if one.name == name:
                return one
        raise ImportFailed.of(
            "importer", found=name, expected=f"one of {', '.join(one.name for one in known)}", do="Name one of these."
        )
    if not content.heads and content.members is None:
        content.text  # noqa: B018 - an empty, binary or broken file is said before nobody claims it
    claimants = [one for one in known if one.identify(content)]
    if len(claimants) == 1:
        return claimants[0]
    header = read_header(content)
    if header and not claimants:
        raise ImportFailed(
            f"{content.name}: say which columns it has with --column at=NAME --column text=NAME; found {', '.join(header)[:200]}; "
            "expected a column for the time and one for what happened."
        )
    found = (
        f"{len(claimants)} importers that claim it: {', '.join(one.name for one in claimants)}"
        if claimants
        else "no importer that knows it"
    )
    raise ImportFailed.of(
        content.name,
        found=found,
        expected=f"exactly one of {', '.join(one.name for one in known)}",
        do="Name one with --importer.",
    )
