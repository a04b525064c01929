"""The record itself as JSON: read again it is equal."""

from __future__ import annotations

from review_widgets.exporters import Exporter
from review_widgets.schema import write_review

EXPORTER = Exporter(name="json", write=write_review, words="the whole record as JSON")
