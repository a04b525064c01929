"""Prometheus Alertmanager: webhook bodies (version 4, also Grafana's) and alerts of the API v2; one file, JSON lines, a folder or a zip.

Each alert is one event where it fires and one where it ends; the year 1 in ``endsAt`` means that it has not ended. All alerts of one
group become one review.

References
----------
Prometheus, "Alertmanager configuration: webhook_config" and its openapi.yaml v2 (github.com/prometheus/alertmanager, Apache-2.0).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from review_widgets.importers._documents import Rows, each_document, inside, object_of, rows_of, some_head, told, word
from review_widgets.importers._form import Content, Importer
from review_widgets.importers._moment import read_moment
from review_widgets.importers._story import Story, severity
from review_widgets.model import Review

_FACTS = ("severity", "service", "job", "team", "env", "environment")


def _identify(content: Content) -> bool:
    return some_head(content, lambda head: any(map(_is_alert, _alerts(head)[:3])))


def _alerts(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the alerts of a document: its own, those of Prometheus' ``/api/v1/alerts``, or the one that it is."""
    if _is_alert(document):
        return [document]
    inner = document.get("data")
    return rows_of(inner if isinstance(inner, dict) and "alerts" in inner else document, "alerts", "data")


def _is_alert(row: dict[str, Any]) -> bool:
    return ("startsAt" in row or "activeAt" in row) and isinstance(row.get("labels"), dict)


def _read(content: Content) -> tuple[Review, ...]:
    groups: dict[str, Rows] = {}
    latest: dict[str, tuple[datetime, dict[str, Any]]] = {}
    for document in each_document(content):
        alone = _is_alert(document)
        for alert in filter(_is_alert, _alerts(document)):
            alert = {"startsAt": alert.get("activeAt"), **alert}
            key = "" if alone else word(document.get("groupKey"))
            groups.setdefault(key, Rows()).append(alert)
            if key not in latest or _latest(alert) > latest[key][0]:
                latest[key] = _latest(alert), {} if alone else document
    return tuple(_tell(key or content.name, alerts, latest[key][1], content) for key, alerts in groups.items())


def _tell(key: str, alerts: Rows, document: dict[str, Any], content: Content) -> Review:
    story = Story(content, "alertmanager", "Alertmanager", key)
    for alert in alerts:
        _take(alert, story)
    shared = {
        **(next(iter(alerts))["labels"] if len(alerts) == 1 else {}),
        **object_of(document.get("commonLabels")),
        **object_of(document.get("groupLabels")),
    }
    labels = [{name: value for name, value in alert["labels"].items() if name in _FACTS} for alert in alerts]
    ended = [read_moment(alert.get("endsAt")).at for alert in alerts if _status(alert) == "resolved"]
    ends = [at for at in ended if at]
    story.set_time(
        "detected_at", min((at for alert in alerts if (at := read_moment(alert.get("startsAt")).at)), default=None)
    )
    if ends and _status({"status": document.get("status")}) == "resolved":
        story.set_time("resolved_at", max(ends), why="the end of the last alert")
    label = word(shared.get("severity")) or next(
        (word(one.get("severity")) for one in labels if word(one.get("severity"))), ""
    )
    story.incident |= {
        "severity": severity(label),
        "how_found": "alert",
        "status": word(document.get("status")),
        "services": list(
            dict.fromkeys(name for one in labels if (name := word(one.get("service")) or word(one.get("job"))))
        ),
        "teams": list(dict.fromkeys(name for one in labels if (name := word(one.get("team"))))),
        "environments": list(
            dict.fromkeys(name for one in labels if (name := word(one.get("env")) or word(one.get("environment"))))
        ),
    }
    summary = word(inside(document, "commonAnnotations", "summary")) or word(document.get("title"))
    title = summary or word(shared.get("alertname")) or word(next(iter(alerts))["labels"].get("alertname"))
    return story.finish(
        title=title, link=word(document.get("externalURL")), review_id=f"alert-{word(shared.get('alertname')) or key}"
    )


def _latest(alert: dict[str, Any]) -> datetime:
    """Give the latest time an alert tells, by which the last webhook of a group is known whatever their order."""
    times = [read_moment(alert.get(name)).at for name in ("startsAt", "endsAt", "updatedAt")]
    ends = times[1] if _status(alert) == "resolved" else None
    return max((at for at in (times[0], ends, times[2]) if at), default=datetime.min.replace(tzinfo=UTC))


def _status(alert: dict[str, Any]) -> str:
    status = alert.get("status") or alert.get("state")
    return word(inside(status, "state")) or word(status)


def _take(alert: dict[str, Any], story: Story) -> None:
    labels = alert["labels"]
    annotations = object_of(alert.get("annotations"))
    name = word(labels.get("alertname")) or "Alert"
    said = [word(annotations.get(key)) for key in ("summary", "message", "description")]
    where = told({key: value for key, value in labels.items() if key not in ("alertname", "severity")})
    key = f"{word(alert.get('fingerprint')) or where} {word(alert.get('startsAt'))}"
    link = word(alert.get("generatorURL"))
    runbook = word(annotations.get("runbook_url")) or word(annotations.get("runbook"))
    text = "\n".join(dict.fromkeys(filter(None, (f"Firing: {name}", *said, where))))
    story.add_event(
        alert.get("startsAt"),
        text,
        key=f"firing {key}",
        kind="alert",
        link=link,
        evidence=[{"url": runbook, "text": "runbook"}] if runbook else (),
    )
    ends = read_moment(alert.get("endsAt"))
    if ends.at and _status(alert) == "resolved":
        story.add_event(
            ends,
            f"Resolved: {name}" + (f"\n{where}" if where else ""),
            key=f"resolved {key}",
            kind="status_change",
            link=link,
        )


IMPORTER = Importer(
    name="alertmanager",
    reads="Alertmanager and Grafana alerts: webhooks and API v2",
    identify=_identify,
    read=_read,
)
