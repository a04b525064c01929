"""What every noun of the record shares: ids, checked numbers, the frozen parent that keeps unknown keys."""

from __future__ import annotations

import re
import secrets
from hashlib import blake2s
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

ID_PATTERN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


def _checked_id(value: str) -> str:
    if not ID_PATTERN.fullmatch(value):
        raise ValueError(
            f"found the id {value[:80]!r}; expected letters, digits, '.', '_' or '-', at most 64, no '/' or '..'"
        )
    return value


Id = Annotated[str, AfterValidator(_checked_id)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Harm = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Precision = Literal["exact", "minute", "approximate", "unknown"]
TimeName = Literal[
    "started_at",
    "detected_at",
    "acknowledged_at",
    "in_triage_at",
    "reported_at",
    "mitigated_at",
    "resolved_at",
    "closed_at",
    "cancelled_at",
]
TIME_NAMES: tuple[TimeName, ...] = get_args(TimeName)


def new_id(prefix: str) -> str:
    """Make a fresh item id such as ``e-7k3fq2mh``, safe to make in two kernels at once."""
    return f"{prefix}-" + "".join(secrets.choice(_ALPHABET) for _ in range(8))


def stable_id(prefix: str, *parts: object) -> str:
    """Make the same item id for the same parts, so that importing a source twice adds nothing."""
    digest = blake2s("\x1f".join(str(part) for part in parts).encode("utf-8", "replace"), digest_size=8).digest()
    return f"{prefix}-" + "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest)


class Record(BaseModel):
    """The parent of every noun: frozen, tuples only, unknown keys kept, empty fields left out of the file."""

    model_config = ConfigDict(frozen=True, extra="allow", use_attribute_docstrings=True, validate_default=False)

    @model_serializer(mode="wrap")
    def _leave_out_empty(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        known = type(self).model_fields
        return {
            key: value
            for key, value in handler(self).items()
            if key not in known or value not in (None, "", (), [], {})
        }
