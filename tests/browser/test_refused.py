"""What is refused is said at the field it came from, in words, and is gone when it is mended."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.audit import AXE, violations
from browser.lab import Lab
from review_widgets.changes import Change
from review_widgets.session import open_review

WIDGETS = ("ReviewHeader", "Capture", "Timeline", "QuickReview")
NEAR = 40
"""Pixels below its field at which a reason still belongs to it."""
_DESCRIBED = """(one) => (one.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)
  .map((id) => document.getElementById(id).textContent).join(" ")"""


def open_four(lab: Lab) -> Page:
    with open_review("INC-300", str(lab.folder / "reviews")) as session:
        session.apply(
            Change("add", "events", "e1", {"text": "first card refused", "occurred_at": "2026-03-01T14:05:00Z"}),
            Change("add", "takeaways", "t1", {"text": "A rotation deserves a canary", "decision": "carry"}),
        )
    cells = ["import review_widgets as rw\nsession = rw.open_review('INC-300', 'reviews')"]
    notebook = lab.open(lab.write_notebook("four.ipynb", [*cells, *(f"rw.{name}(session)" for name in WIDGETS)]))
    notebook.run_all()
    page = notebook.page
    page.locator(".rw-timeline .rw-event").click()
    expect(page.locator(".rw-timeline").get_by_label("When", exact=True)).to_be_visible()
    return page


def must_be_said_at(field: Locator, widget: Locator, words: str) -> None:
    """Look whether a field says why it was refused, to eyes and to screen readers, and the foot does not say it too."""
    expect(field).to_have_attribute("aria-invalid", "true")
    assert words in field.evaluate(_DESCRIBED)
    expect(widget.locator(".rw-problem")).to_be_empty()
    said, own = widget.get_by_role("alert").filter(has_text=words).bounding_box(), field.bounding_box()
    assert said
    assert own
    assert 0 <= said["y"] - own["y"] - own["height"] <= NEAR


def must_be_silent(field: Locator) -> None:
    expect(field).not_to_have_attribute("aria-invalid", "true")
    assert "expected" not in field.evaluate(_DESCRIBED)


FIELDS: tuple[tuple[str, Callable[[Locator], Locator], str, str, str], ...] = (
    ("review-header", lambda one: one.get_by_label("began", exact=True), "some day", "'some day'", "14:01"),
    ("capture", lambda one: one.get_by_label("Capture line"), "29:99 nobody knows", "expected 14:05", "14:02 slow"),
    ("timeline", lambda one: one.get_by_label("Add an event"), "29:99 nobody knows", "expected 14:05", "14:03 late"),
    ("timeline", lambda one: one.get_by_label("When", exact=True), "some day", "'some day'", "14:04"),
    ("quick-review", lambda one: one.get_by_label("how likely, how harmful").first, "often", "expected 4, 2-4", "4 3"),
)


def test_a_refusal_is_said_at_its_field_and_is_gone_when_the_field_is_mended(
    lab: Lab, require: Callable[[object, str], None]
) -> None:
    require(AXE.is_file(), "there is no node_modules/axe-core (make check installs it where npm is found)")
    page = open_four(lab)
    for name, find, wrong, words, right in FIELDS:
        widget = page.locator(f".rw-{name}")
        field = find(widget)
        field.fill(wrong)
        field.press("Enter")
        must_be_said_at(field, widget, words)
        expect(field).to_have_value(wrong)
        assert violations(page, f".rw-{name}") == []
        field.fill(right)
        field.press("Enter")
        must_be_silent(find(widget))


def test_a_field_put_back_as_it_was_is_no_longer_refused(lab: Lab) -> None:
    page = open_four(lab)
    when = page.locator(".rw-timeline").get_by_label("When", exact=True)
    before = when.input_value()
    when.fill("some day")
    when.press("Enter")
    expect(when).to_have_attribute("aria-invalid", "true")
    when.fill(before)
    when.press("Enter")
    must_be_silent(when)


@pytest.mark.parametrize("width", [1000, 1400])
def test_a_reason_has_room_at_every_width(lab: Lab, width: int) -> None:
    page = open_four(lab)
    page.set_viewport_size({"width": width, "height": 1000})
    for name, find, wrong, _, _ in FIELDS:
        widget = page.locator(f".rw-{name}")
        find(widget).fill(wrong)
        find(widget).press("Enter")
        expect(find(widget)).to_have_attribute("aria-invalid", "true")
    for one in page.locator(".rw-refused:not(:empty)").all():
        said = one.bounding_box()
        assert said
        assert said["width"] > said["height"], one.inner_text()
