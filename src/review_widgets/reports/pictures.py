"""The pictures of a report: what the events' evidence shows, for whom it may leave the room."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from review_widgets.audience import Audience
from review_widgets.errors import StoreFailed
from review_widgets.escape import to_html
from review_widgets.model import Asset, Review, Visibility
from review_widgets.plural import count_of
from review_widgets.session import read_picture
from review_widgets.stores import Store
from review_widgets.timeline import order_events, zone_of

MOST = 12
"""How many pictures a report holds before it counts the rest."""


def pictures_of(review: Review, store: Store, audience: Audience) -> str:
    """Give the pictures in the order of their events, each with its time and what it shows.

    Nothing can take a name out of a picture. So where people are not shown by name, only those stand that somebody chose for the
    public; by name all but restricted ones. A picture whose file is gone says so in its place.
    """
    shown = list(_shown(review, audience))
    figures = [_figure(review, store, asset, clock) for clock, asset in shown[:MOST]]
    rest = (
        f"<p class='facts'>and {count_of(len(shown) - MOST, 'more picture')} in the record</p>"
        if len(shown) > MOST
        else ""
    )
    return "".join(figures) + rest


def _shown(review: Review, audience: Audience) -> Iterator[tuple[str, Asset]]:
    allowed = {Visibility.PUBLIC, Visibility.OPEN} if audience == "names" else {Visibility.PUBLIC}
    assets = {asset.id: asset for asset in review.assets if asset.visibility in allowed}
    zone = zone_of(review.incident.zone)
    for event in order_events(review.events):
        clock = event.occurred_at.astimezone(zone).strftime("%H:%M") if event.occurred_at else "no time"
        for one in event.evidence:
            if one.asset_id in assets:
                yield clock, assets.pop(one.asset_id)


def _figure(review: Review, store: Store, asset: Asset, clock: str) -> str:
    words = to_html(" · ".join(part for part in (clock, asset.alt) if part))
    try:
        picture = read_picture(store, review.id, asset)
    except StoreFailed as err:
        return f"<p class='facts'>{words}: {to_html(str(err).rpartition('/')[2])}</p>"
    data = base64.b64encode(picture.content).decode("ascii")
    alt = to_html(asset.alt or "a picture of the review, not described")
    style = "max-width:100%;max-height:30rem"
    return (
        f"<figure style='margin:1rem 0'><img style='{style}' alt='{alt}' src='data:{picture.media_type};base64,{data}'>"
        f"<figcaption class='facts'>{words}</figcaption></figure>"
    )
