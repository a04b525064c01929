"""A widget of which little is on the screen: JupyterLab would leave its cell out of the layout."""

from __future__ import annotations

from browser.audit import number_focusable, shows_focus
from browser.lab import Lab
from browser.test_access import open_sample


def test_a_board_of_which_little_is_in_sight_keeps_its_height_and_shows_the_focus(lab: Lab) -> None:
    page = open_sample(lab, "learning_review").page
    board = page.locator(".rw-factor-board")
    high = page.evaluate("() => document.querySelector('.rw-factor-board').getBoundingClientRect().height")
    numbers = [number for number, name in enumerate(number_focusable(page)) if name.startswith("factor-board")]
    board.evaluate("(one) => one.scrollIntoView({ block: 'start' })")
    assert page.evaluate("() => document.querySelector('.rw-factor-board').getBoundingClientRect().height") == high
    strip = "(one) => { one.closest('.jp-WindowedPanel-outer').scrollTop -= innerHeight - 300; }"
    board.evaluate(strip)
    page.wait_for_timeout(500)
    top = page.evaluate("() => document.querySelector('.rw-factor-board').getBoundingClientRect().top")
    assert 600 < top < 1000, "less than a tenth of the board is in sight"
    page.keyboard.press("Shift")
    assert shows_focus(page, numbers[0])
