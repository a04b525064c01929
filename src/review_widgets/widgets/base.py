"""What every widget shares: it attaches to a session (or shows a frozen review), sends changes, has a static twin.

The kernel is the only writer. The browser sends operations as custom messages (``{"kind": "changes", "seq": n,
"changes": [...]}``), keeps an optimistic copy until the answer (``{"kind": "answer", "seq": n, "ok": bool, "error": str}``)
and draws ``state``, which only the kernel sets.
"""

from __future__ import annotations

import base64
import re
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from review_widgets.errors import ReviewError
from review_widgets.escape import keep_direction
from review_widgets.model import Review
from review_widgets.session import ReviewSession, SavedState, SessionNews
from review_widgets.settings import Team

_HERE = Path(__file__).parent
SHARED = ("dom", "theme", "wire", "time", "refused", "choice", "frame", "later", "marks", "marked", "lines")
"""The shared browser parts, in the order in which they stand before a widget's own; a part may use those before it."""
TO_EDIT = "<p><em>To edit: Run ▸ Run All Cells</em></p>"
"""The first line of a static twin in a workbook."""
_EXPORTED = re.compile(r"^export (?:(?:async )?function|const) (\w+)", re.MULTILINE)
_ALONE = re.compile(r"^export (?!default)", re.MULTILINE)
_COMMENT = re.compile(
    r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/[ \t]*)\n|/\*\*(?:(?!\*/).)*\*/[ \t]?", re.MULTILINE | re.DOTALL
)
_INDENT = re.compile(r"^[ \t]+|^[ \t]*\n", re.MULTILINE)
_WORDING = re.compile(
    r"""(//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"""
    r"""|(?:(?<=[(,=:\[!&|?{};])|(?<=[(,=:\[!&|?{};] ))/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[*])+/[a-z]*)"""
)
"""Comments at the end of a line; texts, templates and regular expressions, in which every blank counts. Templates are not nested."""
_BLANK = re.compile(
    r" ?(=>|[=!]==?|&&|\|\||\?\?|[-+*<>]=|[=?:,{}<>()\[\];]) ?|(?<=[\w)\]]) ([-+*%|]) (?=[\w(\[])|(?<=[{,(\[;])\n+|\n+(?=[})\].\n])"
)


def list_parts(stem: str) -> tuple[Path, ...]:
    """Give the files of a widget's browser code in order: the shared parts it uses, then its own.

    A widget is ``<stem>.js``, or a folder ``<stem>/`` whose ``parts.txt`` lists its files in order. No part imports another.
    """
    return _with_shared(_listed(stem, "parts.txt") or (_HERE / f"{stem}.js",))


def list_later(stem: str) -> tuple[Path, ...]:
    """Give the files that the browser asks for only when they are needed: those of ``later.txt``, and shared parts only they use."""
    first = list_parts(stem)
    listed = _listed(stem, "later.txt")
    return tuple(part for part in _with_shared((*first, *listed)) if part not in first) if listed else ()


def join_esm(stem: str) -> str:
    """Join the parts of a widget into the module the browser gets, without what only those who read the parts need."""
    later = _handed(stem)
    handing = f"\nObject.assign(handed, {{ {later} }});\n" if later else ""
    return _shorten(_read(list_parts(stem))) + handing


def join_later(stem: str) -> str:
    """Join the parts that come later into a module: a function that takes names of the first module and gives its own; "" for none."""
    code = _read(list_later(stem))
    own = ", ".join(_EXPORTED.findall(code))
    return f"export default ({{ {_handed(stem)} }}) => {{\n{_shorten(code)}\nreturn {{ {own} }};\n}};" if code else ""


def _listed(stem: str, name: str) -> tuple[Path, ...]:
    """Give the files a list in a widget's folder names, in order; none where there is no such list."""
    place = _HERE / stem / name
    return tuple(place.parent / one for one in place.read_text(encoding="utf-8").split()) if place.is_file() else ()


def _with_shared(own: tuple[Path, ...]) -> tuple[Path, ...]:
    """Put the shared parts that are used before a widget's own."""
    parts = list(own)
    code = _read(own)
    for name in reversed(SHARED):
        part = _HERE / "_shared" / f"{name}.js"
        text = part.read_text(encoding="utf-8")
        if part not in own and any(re.search(rf"\b{exported}\b", code) for exported in _EXPORTED.findall(text)):
            parts.insert(0, part)
            code += text
    return tuple(parts)


def _read(parts: tuple[Path, ...]) -> str:
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


def _shorten(code: str) -> str:
    """Leave out comments (which the types are), needless blanks, and the word that lets a part be loaded alone by a test."""
    pieces = _WORDING.split(_ALONE.sub("", _INDENT.sub("", _COMMENT.sub("", code))))
    pieces[::2] = (_BLANK.sub(lambda found: found[1] or found[2] or "", piece) for piece in pieces[::2])
    return "".join(piece for piece in pieces if not piece.startswith("//"))


def _handed(stem: str) -> str:
    """Give the names of the first module that the later one uses."""
    later = _COMMENT.sub("", _read(list_later(stem)))
    return ", ".join(name for name in _EXPORTED.findall(_read(list_parts(stem))) if re.search(rf"\b{name}\b", later))


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
    """What is drawn: made by `view_state`, plus ``review_id``, ``zone`` and ``readonly``."""
    status = traitlets.Dict().tag(sync=True)
    """Whether it is saved, who can take something back; apart from ``state``, so that a save does not send everything again."""
    later: str = ""
    """The code of `join_later`, sent when the browser asks for it; "" where everything is in one module."""
    reads: tuple[str, ...] = tuple(Review.model_fields)
    """The fields of the record that `view_state` draws; others may change without a redraw."""

    def __init__(self, source: ReviewSession | Review, *, team: Team | None = None, **traits: Any) -> None:
        self._session = source if isinstance(source, ReviewSession) else None
        self._shown = source.review if isinstance(source, ReviewSession) else source
        self._team = source.team if isinstance(source, ReviewSession) else (team or Team())
        self._drawn = self._shown
        self._telling = threading.RLock()
        super().__init__(state=self._full_state(), status=self._status(), **traits)
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
        """Answer a named request of the browser other than changes; gives JSON. Raises ReviewError for a clear refusal.

        ``later`` gives the code of the rarely used parts.
        """
        if name == "later" and self.later:
            return self.later
        raise ReviewError.of("widget", found=name, expected="a request this widget knows", do="Nothing was changed.")

    def close(self) -> None:
        """Stop listening to the session and close the widget."""
        self._forget()
        super().close()

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        made = super()._repr_mimebundle_(**kwargs)
        bundle, metadata = made if isinstance(made, tuple) else (made or {}, {})
        twin = (TO_EDIT if self._session else "") + self.static_html()
        bundle = {**bundle, "text/html": twin, "text/plain": f"{type(self).__name__} of {self.review.id}"}
        return bundle, metadata

    def _full_state(self) -> dict[str, Any]:
        return {
            **keep_direction(self.view_state(self.review, self._team)),
            "review_id": self.review.id,
            "zone": self.review.incident.zone,
            "readonly": self._session is None,
        }

    def _status(self) -> dict[str, Any]:
        session = self._session
        return {
            "saved": _saved_json(session.saved) if session else None,
            "undoers": sorted(session.undoers) if session else [],
        }

    def _on_news(self, news: SessionNews) -> None:
        with self._telling:
            before, self._drawn = self._drawn, news.review
            if any(getattr(before, name) is not getattr(news.review, name) for name in (*self.reads, "incident")):
                self.state = self._full_state()
            self.status = self._status()

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
            with self._session.acting(str(content.get("who") or "")):
                answer |= self._do(self._session, content)
        except ReviewError as err:
            answer |= {"ok": False, "error": str(err)}
        self.send(keep_direction(answer))

    def _do(self, session: ReviewSession, content: Mapping[str, Any]) -> dict[str, Any]:
        """Do what a message asks and give what belongs into its answer."""
        kind, was = content.get("kind"), content.get("was")
        if kind == "undo":
            return {"done": session.undo(origin=self)}
        if kind == "request":
            return {"result": self.on_request(str(content.get("name")), content)}
        changes = content.get("changes")
        if kind != "changes" or not isinstance(changes, list):
            raise ReviewError.of(
                "message", found=kind, expected="changes, undo or a request", do="Nothing was changed."
            )
        session.apply(*changes, origin=self, was=was if isinstance(was, str) else None)
        return {}


def picture(svg: str, *, alt: str) -> str:
    """Give an SVG as an ``img`` that an untrusted notebook keeps."""
    data = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    return f'<img alt="{alt}" style="max-width:100%" src="data:image/svg+xml;base64,{data}">'


def _saved_json(saved: SavedState) -> dict[str, str]:
    return {"status": saved.status, "at": saved.at.isoformat(), "reason": saved.reason}
