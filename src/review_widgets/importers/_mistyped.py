"""An id that does not exist: the next incident, or another one mistyped?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from review_widgets.errors import ReviewExists, ReviewNotFound, is_mistyped, list_nearest

if TYPE_CHECKING:
    from review_widgets.stores import Store


def check_new(review_id: str, store: Store, *, is_new: bool, wanted_new: bool, is_given: bool = False) -> None:
    """Refuse to make a review whose id looks like another's mistyped, unless it is said to be new.

    Where the id ``is_given`` to something new, another digit at one place of the same form is another incident.

    Raises
    ------
    ReviewNotFound
        There is none of that id, but one that is nearly the same.
    ReviewExists
        It is said to be new, and there is one.
    """
    if wanted_new and not is_new:
        raise ReviewExists.of(review_id, found="a review of that id", expected="a new one", do="Leave --new out.")
    if wanted_new or not is_new:
        return
    ids = store.ids()
    near = [
        other for other in ids if is_mistyped(review_id, other) and not (is_given and _is_sibling(review_id, other))
    ]
    if near and not _is_next(review_id, ids):
        raise ReviewNotFound.of(
            store.url,
            found=f"no review {review_id}",
            expected=f"one that is there, such as {list_nearest(review_id, ids)}",
            do=f"Mend the id, or add --new to make {review_id}.",
        )


def _is_sibling(one: str, other: str) -> bool:
    (form, _, digits), (other_form, _, there) = _numbered(one), _numbered(other)
    differ = sum(a != b for a, b in zip(digits, there, strict=False))
    return form == other_form and len(digits) == len(there) and differ == 1


def _is_next(review_id: str, ids: tuple[str, ...]) -> bool:
    """Say whether an id numbers on from those of its form: higher than all, and not by a sign too many or two in the wrong order."""
    form, parts, digits = _numbered(review_id)
    there = [other for other in map(_numbered, ids) if other[0] == form]
    if not parts or not there:
        return False
    highest = max(other[1] for other in there)
    slips = [other[2] for other in there if is_mistyped(digits, other[2])]
    is_one_more = parts == (*highest[:-1], highest[-1] + 1)
    return is_one_more or (
        parts > highest and all(len(slip) == len(digits) and sorted(slip) != sorted(digits) for slip in slips)
    )


def _numbered(review_id: str) -> tuple[str, tuple[int, ...], str]:
    """Give an id's form, its numbers and their digits: ``INC-2026-07`` is of the form ``inc-#-#``."""
    found = re.findall(r"\d+", review_id)
    return re.sub(r"\d+", "#", review_id.lower()), tuple(map(int, found)), "".join(found)
