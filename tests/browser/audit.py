"""What a page is asked about access: axe-core's rules, and what can take the focus."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import FloatRect, Locator, Page

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


_NUMBER = """() => {
  const kinds = "a[href], button, input, select, textarea, summary, canvas, [tabindex]:not([tabindex='-1'])";
  const shown = [...document.querySelectorAll(".rw")].flatMap((widget) => [...widget.querySelectorAll(kinds)])
    .filter((one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }));
  shown.forEach((one, number) => one.setAttribute("data-asked", number));
  return shown.map((one) => `${one.closest(".rw").dataset.widget}: ${one.tagName.toLowerCase()} ` +
    (one.getAttribute("aria-label") ?? one.closest("label")?.textContent ?? one.textContent ?? "").trim().slice(0, 50));
}"""
_FOCUS = """(number) => {
  const one = document.querySelector(`[data-asked="${number}"]`);
  if (!one?.checkVisibility() || one.disabled) return false;
  one.focus();
  return document.activeElement === one;
}"""


def number_focusable(page: Page) -> list[str]:
    """Number everything shown in the widgets that Tab can reach; give what each is, by its number."""
    names: list[str] = page.evaluate(_NUMBER)
    return names


def focus(page: Page, number: int) -> bool:
    """Put the focus on one of them; False where it is gone or cannot take it."""
    taken: bool = page.evaluate(_FOCUS, number)
    return taken


_FOCUS_SIGN = """async (number) => {
  const one = document.querySelector(`[data-asked="${number}"]`);
  const sign = () => {
    const [own, shape] = [getComputedStyle(one), one.querySelector(".rw-shape")];
    const stroke = shape && getComputedStyle(shape);
    return own.outlineStyle === "none" ? stroke && `${stroke.stroke} ${stroke.strokeWidth}` : `${own.outlineWidth} ${own.outlineColor}`;
  };
  document.activeElement?.blur();
  const before = sign();
  one.focus({ focusVisible: true });
  for (let frame = 0; frame < 60; frame += 1) {
    if (document.activeElement !== one || sign() !== before) return true;
    await new Promise(requestAnimationFrame);
  }
  return false;
}"""
"""A cell that was out of sight is styled again only with the next frames, so the sign is awaited for a few of them."""


def shows_focus(page: Page, number: int) -> bool:
    """Tell whether one of them looks another way while it has the focus."""
    shown: bool = page.evaluate(_FOCUS_SIGN, number)
    return shown


def pull(page: Page, x: float, y: float, right: float, down: float) -> None:
    """Drag from a place on the screen."""
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 7):
        page.mouse.move(x + right * step / 6, y + down * step / 6)
    page.mouse.up()


_UNDER_ITS_MIDDLE = """(node) => {
  const box = node.getBoundingClientRect();
  const all = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const id = (one) => one?.closest("[data-id]")?.dataset.id;
  if (all.includes(node) && node.matches(".rw-range:focus > .rw-grip")) return ""; // in hand: it comes before what covers it
  return all[0] === node || node.contains(all[0]) || (id(all[0]) && id(all[0]) === id(node)) ? "" : all[0]?.outerHTML.slice(0, 200) ?? "nothing";
}"""
"""What a pointer would meet at the middle of something: nothing to tell where it is that, or another part of the same thing."""


def resting_box(page: Page, place: Locator) -> FloatRect:
    """Give where something is once it is in sight, no longer moves, as it does while what stands above it is drawn, and can be met."""
    before = None
    meets = ""
    for _ in range(60):
        place.scroll_into_view_if_needed()
        box = place.bounding_box()
        if box and box == before:
            meets = place.evaluate(_UNDER_ITS_MIDDLE)
            if not meets:
                return box
        before = box
        page.wait_for_timeout(300)
    raise AssertionError(f"a pointer cannot meet {place} at {before}: it meets {meets or 'it while it moves'}")


_STILL = """async (canvas) => {
  const frame = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
  for (let last = ""; ; ) {
    await frame();
    const now = canvas.toDataURL();
    if (now === last) return now;
    last = now;
  }
}"""


def still_picture(canvas: Locator) -> str:
    """Give what a canvas shows once it stands still."""
    picture: str = canvas.evaluate(_STILL)
    return picture


_INKS = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const inks = new Map();
  for (let at = 0; at < data.length; at += 4) {
    const ink = data.slice(at, at + 3).join();
    if (data[at + 3] === 255) inks.set(ink, (inks.get(ink) ?? 0) + 1);
  }
  return [...inks].filter(([, count]) => count > 100).map(([ink]) => ink.split(",").map(Number));
}"""


def inks_of(canvas: Locator) -> list[str]:
    """Give the colours of which a canvas shows more than a hundred points."""
    return [f"rgb({red}, {green}, {blue})" for red, green, blue in canvas.evaluate(_INKS)]
