"""What a page is asked about access: axe-core's rules, and what can take the focus."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """async (place) => {
  const answer = await axe.run(place ? { include: [[place]] } : document, { resultTypes: ["violations"] });
  const words = (node) => `at ${node.target.join(" ")}: ${node.html.slice(0, 160)} (${node.failureSummary.replace(/\\s+/g, " ")})`;
  return answer.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} ${words(node)}`));
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
