"""Where reviews are kept: one protocol, one file per store, `open_store` chooses by address.

A store saves whole reviews with a revision check and keeps an append-only journal per open session beside them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from review_widgets.errors import StoreFailed
from review_widgets.model import Review
from review_widgets.settings import Team


class Journal(Protocol):
    """The unsaved changes of one open session, safe on disk before anything is shown as typed."""

    def append(self, *lines: str) -> None:
        """Add lines of JSON and force them to the disk at once."""

    def clear(self) -> None:
        """Forget the lines; called after they stand in a saved revision."""

    def keep(self, line: str) -> None:
        """Set aside a line that no longer fits, in a file a person can open."""

    def close(self) -> None:
        """Release the journal; an empty one is removed."""


class Store(Protocol):
    """What every store can do. Ids are unique ignoring case."""

    url: str

    def ids(self) -> tuple[str, ...]:
        """Give the ids of all reviews, sorted."""

    def must_exist(self) -> None:
        """Raise StoreFailed where nothing was ever stored at this address, such as a folder that is not there."""

    def load(self, review_id: str) -> Review:
        """Read one review; raises ReviewNotFound, InvalidRecord or StoreFailed."""

    def save(self, review: Review, *, expected_revision: int) -> Review:
        """Save and give the review with its new revision.

        ``expected_revision`` is the revision the change was made on, 0 for a new review. Raises StaleRevision when the
        store has another one, ReviewExists when a new review's id is taken.
        """

    def revision(self, review_id: str) -> int:
        """Give the saved revision without reading the whole review where the store can; 0 when there is none."""

    def stamp(self, review_id: str) -> str:
        """Give a cheap mark that changes whenever the stored review changes; "" when there is none."""

    def labels(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Give each review's id with the labels of its factors, without reading whole reviews again where the store can.

        A review that cannot be read is left out; reading all is not quick, so nobody waits for it.
        """

    def load_team(self) -> Team:
        """Read the team's settings; the defaults where there is no file."""

    def save_team(self, team: Team, *, expected_revision: int) -> Team:
        """Save the settings with the same revision check."""

    def save_file(self, review_id: str, name: str, content: bytes) -> None:
        """Save a file beside a review. What it holds names it: a name that is there already is that file."""

    def load_file(self, review_id: str, name: str) -> bytes:
        """Read a file beside a review; raises StoreFailed where it is not there."""

    def open_journal(self, review_id: str) -> Journal:
        """Open a new journal for one session."""

    def orphaned_journals(self, review_id: str) -> Iterator[list[str]]:
        """Give the lines of each journal a dead session left behind, removing it when the loop goes on."""


def open_store(url: str | os.PathLike[str] = "reviews/") -> Store:
    """Open the store at an address.

    Parameters
    ----------
    url
        A folder (made when it is missing on the first save; ``~`` is this user's home), ``sqlite:///file`` or ``postgresql+psycopg://...``.

    Raises
    ------
    StoreFailed
        No store serves this address, or the folder is a file.
    """
    address = os.fspath(url)
    scheme = address.partition("://")[0] if "://" in address else "folder"
    if scheme not in ("folder", "file"):
        raise StoreFailed.of(
            "store",
            found=address,
            expected="a folder",
            do="Database stores are not part of this version; give a folder.",
        )
    from review_widgets.stores.folder import FolderStore

    return FolderStore(Path(address.removeprefix("file://") or ".").expanduser())
