"""The shelf: every importer of this folder, and which one knows a file."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from review_widgets.errors import ImportFailed, list_nearest
from review_widgets.importers._documents import read_documents
from review_widgets.importers._form import JSON_SUFFIXES, Content, Importer
from review_widgets.importers._opening import known_members
from review_widgets.importers._table import read_header
from review_widgets.plural import count_of


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


def _looks_like_json(content: Content) -> bool:
    """Whether a file means to be JSON, whole or not."""
    named = content.name.lower().removesuffix(".gz").endswith(JSON_SUFFIXES)
    return content.members is None and (named or content.head.lstrip().startswith("{"))


def files_beside(content: Content, chosen: Importer) -> Iterator[tuple[str, Content | ImportFailed | None, str]]:
    """Give the files of a folder or zip that are no part of the export an importer reads of it: each with its content, or the reason."""

    def is_part(name: str) -> bool:
        return name in content.unread or bool(chosen.parts and chosen.parts.search(name))

    def is_ours(name: str, one: Content) -> bool:
        return name.lower().endswith(JSON_SUFFIXES) and chosen.identify(one)

    def is_nothing(one: Content) -> bool:
        return one.text.strip() in ("[]", "{}")

    for name, one, why in known_members(content, lambda one: is_nothing(one) or count_claims(one) > 0, leave=is_part):
        if not isinstance(one, Content) or not (is_ours(name, one) or is_nothing(one)):
            yield name, one, why


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
            "importer",
            found=name,
            expected=f"one of {list_nearest(name, [one.name for one in known], most=len(known))}",
            do="Name one of these.",
        )
    if not content.heads and content.members is None:
        content.text  # noqa: B018 - an empty, binary or broken file is said before nobody claims it
    claimants = [one for one in known if one.identify(content)]
    if len(claimants) == 1:
        return claimants[0]
    if not claimants and _looks_like_json(content):
        deque(read_documents(content), maxlen=0)  # a file that is cut or broken is said with its place
    header = read_header(content)
    if header and not claimants:
        raise ImportFailed(
            f"{content.name}: say which columns it has with --column at=NAME --column text=NAME; found {', '.join(header)[:200]}; "
            "expected a column for the time and one for what happened."
        )
    found = (
        f"{count_of(len(claimants), 'importer')} that claim it: {', '.join(one.name for one in claimants)}"
        if claimants
        else "no importer that knows it"
    )
    raise ImportFailed.of(
        content.name,
        found=found,
        expected=f"exactly one of {', '.join(one.name for one in known)}",
        do="Name one with --importer.",
    )
