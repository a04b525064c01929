"""Make the list of public status incidents in workbooks/public_status from a status history: facts only, no text.

    python tools/public_status.py incidents.jsonl.gz [--since 2024-01-01] [--out workbooks/public_status/incidents.csv]

Kept are each incident's id, link, impact, components and times. Titles and messages are left out: they are their authors' words.
"""

from __future__ import annotations

import argparse
import csv
import io
from pathlib import Path

from review_widgets.importers import import_file
from review_widgets.model import Incident, Review

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "workbooks" / "public_status" / "incidents.csv"
TIMES = ("started_at", "acknowledged_at", "mitigated_at", "resolved_at")
HEADER = ("id", "link", "impact", "components", "started_at", "identified_at", "monitoring_at", "resolved_at")


def choose(reviews: tuple[Review, ...], since: str) -> list[Review]:
    """Give the incidents that have a start and an end and began on or after a day, oldest first; maintenance is none."""
    found = [
        review
        for review in reviews
        if review.incident.started_at
        and review.incident.resolved_at
        and review.incident.started_at.date().isoformat() >= since
        and "maintenance" not in review.incident.tags
    ]
    return sorted(found, key=lambda review: (str(review.incident.started_at), review.id))


def as_csv(reviews: list[Review]) -> str:
    """Give the table, one row per incident, times in UTC to the minute or second as the page has them."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(HEADER)
    for review in reviews:
        one = review.incident
        link = one.links[0].url if one.links else ""
        table.writerow((review.id, link, one.severity.label, "; ".join(one.services), *_times(one)))
    return out.getvalue()


def _times(one: Incident) -> list[str]:
    stated = [getattr(one, name) for name in TIMES]
    return [at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else "" for at in stated]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("history", type=Path)
    parser.add_argument("--since", default="2024-01-01")
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args()
    _, reviews = import_file(asked.history)
    chosen = choose(reviews, asked.since)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(as_csv(chosen), encoding="utf-8")
    print(f"{len(chosen)} incidents")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
