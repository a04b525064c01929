"""What a page is asked about access: axe-core's rules, and what can take the focus."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
FOCUSABLE = "a[href], button, input, select, textarea, summary, canvas, [tabindex]:not([tabindex='-1'])"
"""What the key Tab can reach, before it is asked whether it is shown."""

_RUN = """async (place) => {
  const answer = await axe.run(place ? { include: [[place]] } : document, { resultTypes: ["violations"] });
  return answer.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id} at ${node.target.join(" ")}: ${node.html.slice(0, 160)} (${node.failureSummary.split("\\n").slice(1).join(" ").trim().slice(0, 200)})`));
}"""


def violations(page: Page, place: str = "") -> list[str]:
    """Give what axe-core finds in a part of the page, or in all of it: rule, element, what to do."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(_RUN, place)
    return found


def unfold(page: Page) -> None:
    """Open everything that stands behind *more*."""
    page.locator(".rw details").evaluate_all("(all) => { for (const one of all) one.open = true; }")


def focusable(place: Locator) -> list[Locator]:
    """Give everything shown in a place that can take the focus."""
    all_of_them = place.locator(FOCUSABLE)
    return [all_of_them.nth(n) for n in range(all_of_them.count()) if all_of_them.nth(n).is_visible()]
