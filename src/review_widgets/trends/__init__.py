"""Trends: many reviews become frames, frames become honest views with the stories one step away."""

from __future__ import annotations

from review_widgets.trends.archive import Archive, open_archive

__all__ = ["Archive", "open_archive"]
