"""What every widget shares: it attaches to a session (or shows a frozen review), sends changes, has a static twin.

The kernel is the only writer. The browser sends operations as custom messages (``{"kind": "changes", "seq": n,
"changes": [...]}``), keeps an optimistic copy until the answer (``{"kind": "answer", "seq": n, "ok": bool, "error": str}``)
and draws ``state``, which only the kernel sets.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from review_widgets.errors import ReviewError
from review_widgets.model import Review
from review_widgets.session import ReviewSession, SavedState, SessionNews
from review_widgets.settings import Team

_HERE = Path(__file__).parent
SHARED = ("dom", "wire", "time", "frame", "marks")
"""The shared browser parts, joined in this order before every widget's own."""


def join_esm(stem: str) -> str:
    """Join the shared parts and a widget's own into one module.

    A widget is ``<stem>.js``, or a folder ``<stem>/`` whose ``parts.txt`` lists its files in order. No part imports another.
    """
    parts = [_HERE / "_shared" / f"{name}.js" for name in SHARED]
    folder = _HERE / stem
    if folder.is_dir():
        parts += [folder / name for name in (folder / "parts.txt").read_text(encoding="utf-8").split()]
    else:
        parts.append(_HERE / f"{stem}.js")
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


def join_css(stem: str) -> str:
    """Join the shared style and a widget's own."""
    own = _HERE / f"{stem}.css"
    return (_HERE / "_shared" / "house.css").read_text(encoding="utf-8") + "\n" + own.read_text(encoding="utf-8")


class ReviewWidget(anywidget.AnyWidget):
    """The parent of the widgets.

    Parameters
    ----------
    source
        A session to edit, or a frozen review to show (read-only).
    team
        The team's settings for a frozen review; a session brings its own.
    """

    state = traitlets.Dict().tag(sync=True)
    """What is drawn: made by `view_state`, plus ``readonly``, ``saved`` and ``can_undo``."""

    def __init__(self, source: ReviewSession | Review, *, team: Team | None = None, **traits: Any) -> None:
        self._session = source if isinstance(source, ReviewSession) else None
        self._shown = source.review if isinstance(source, ReviewSession) else source
        self._team = source.team if isinstance(source, ReviewSession) else (team or Team())
        self._telling = threading.RLock()
        super().__init__(state=self._full_state(), **traits)
        self.on_msg(self._on_message)
        self._forget = self._session.on_change(self._on_news) if self._session else lambda: None

    @property
    def review(self) -> Review:
        """The review as it is drawn now."""
        return self._session.review if self._session else self._shown

    def view_state(self, review: Review, team: Team) -> dict[str, Any]:
        """Give what the browser draws, as JSON. Every widget writes its own."""
        raise NotImplementedError

    def static_html(self) -> str:
        """Give the static twin: a table or picture with the present values, safe for an untrusted notebook and for paper."""
        raise NotImplementedError

    def on_request(self, name: str, content: Mapping[str, Any]) -> Any:
        """Answer a named request of the browser other than changes; gives JSON. Raises ReviewError for a clear refusal."""
        raise ReviewError.of("widget", found=name, expected="a request this widget knows", do="Nothing was changed.")

    def close(self) -> None:
        """Stop listening to the session and close the widget."""
        self._forget()
        super().close()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        made = super()._repr_mimebundle_(**kwargs)
        bundle, metadata = made if isinstance(made, tuple) else (made or {}, {})
        bundle = {**bundle, "text/html": self.static_html(), "text/plain": f"{type(self).__name__} of {self.review.id}"}
        return bundle, metadata

    def _full_state(self) -> dict[str, Any]:
        session = self._session
        return {
            **self.view_state(self.review, self._team),
            "review_id": self.review.id,
            "zone": self.review.incident.zone,
            "readonly": session is None,
            "saved": _saved_json(session.saved) if session else None,
            "can_undo": bool(session and session.can_undo),
        }

    def _on_news(self, news: SessionNews) -> None:
        with self._telling:
            self.state = self._full_state()

    def _on_message(self, _widget: object, content: object, _buffers: object) -> None:
        if not isinstance(content, Mapping):
            return
        answer: dict[str, Any] = {"kind": "answer", "seq": content.get("seq"), "ok": True}
        try:
            if self._session is None:
                raise ReviewError.of(
                    "widget",
                    found="a change",
                    expected="nothing: this view is read-only",
                    do="Open the workbook to edit.",
                )
            if content.get("kind") == "changes":
                changes = content.get("changes")
                if not isinstance(changes, list):
                    raise ReviewError.of(
                        "message", found=changes, expected="a list of changes", do="Nothing was changed."
                    )
                self._session.apply(*changes, origin=self)
            elif content.get("kind") == "undo":
                answer["done"] = self._session.undo(origin=self)
            elif content.get("kind") == "request":
                answer["result"] = self.on_request(str(content.get("name")), content)
            else:
                return
        except ReviewError as err:
            answer |= {"ok": False, "error": str(err)}
        self.send(answer)


def picture(svg: str, *, alt: str) -> str:
    """Give an SVG as an ``img`` that an untrusted notebook keeps."""
    data = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    return f'<img alt="{alt}" style="max-width:100%" src="data:image/svg+xml;base64,{data}">'


def _saved_json(saved: SavedState) -> dict[str, str]:
    return {"status": saved.status, "at": saved.at.isoformat(), "reason": saved.reason}
