"""What exporters of follow-ups share: which actions are meant, and what an issue says about where it comes from."""

from __future__ import annotations

from review_widgets.model import ActionItem, Review


def open_actions(review: Review) -> tuple[ActionItem, ...]:
    """Give the actions that wait for a tracker: open or begun, and in none yet."""
    return tuple(
        action
        for action in review.actions
        if action.status in ("open", "in_progress") and not (action.external_issue and action.external_issue.key)
    )


def list_labels(action: ActionItem) -> list[str]:
    """Give the labels of an action's issue."""
    return ["learning-review", *([action.type] if action.type else [])]


def list_facts(review: Review, action: ActionItem) -> list[str]:
    """Give what the issue says beneath its description: the takeaways it carries, whose it is, by when, and the review."""
    takeaways = {takeaway.id: takeaway.text for takeaway in review.takeaways}
    who = {person.id: person.name or person.pseudonym for person in review.participants}
    lines = [f"Carries: {takeaways[known]}" for known in action.takeaway_ids if takeaways.get(known)]
    whose = [name for name in (who.get(action.assignee, ""), action.assignee_team) if name]
    lines += [f"With: {', '.join(whose)}"] if whose else []
    lines += [f"By: {action.due_date.isoformat()}"] if action.due_date else []
    return [*lines, f"From the learning review {review.id}: {review.title}"]
