"""How long a learner waits from a click on 'Check answer' until the feedback is painted, on a processor slowed four times."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

from playwright.sync_api import Locator, Page

from .figures import Figure
from .running import cost_of
from .serving import looking_at
from .settings import Settings
from .sites import ROOT

CHECKS = 60
SLOWER = 4
ROUNDS = 3

# From the moment the browser got the click to the frame after the one that holds the feedback.
_CLOCK = """
window.waits = []
let pressed = 0
addEventListener("click", (event) => { pressed = event.timeStamp }, { capture: true })
addEventListener("alongside:scored", () => {
  requestAnimationFrame(() => requestAnimationFrame(() => waits.push(performance.now() - pressed)))
})
"""


def rows(settings: Settings) -> Iterator[Figure]:
    site = settings.place / "site"
    cost_of([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site], ROOT)
    yield from _figures(waits(site, _first_module(ROOT)))


def _first_module(root: Path) -> str:
    return f"/modules/{min((root / 'docs/modules').glob('*.yml')).stem}/"


def _figures(waited: list[float]) -> Iterator[Figure]:
    parts = quantiles(waited, n=20, method="inclusive")
    yield Figure("checks", len(waited))
    yield Figure("middle", parts[9], "ms")
    yield Figure("95 of 100 within", parts[18], "ms", aim=50)


def waits(site: Path, address: str) -> list[float]:
    """Milliseconds for each of at least `CHECKS` checks, question by question as a learner goes."""
    with looking_at(site) as page:
        page.add_init_script(_CLOCK)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        waited: list[float] = []
        while len(waited) < CHECKS:
            waited += _once_through(page, address)
        return waited


def _once_through(page: Page, address: str) -> list[float]:
    page.goto(address)
    page.evaluate("sessionStorage.clear()")
    page.reload()
    for question in page.locator("quiz-set quiz-item").all():
        for turn in range(ROUNDS if question.get_attribute("data-type") == "single-choice" else 0):
            _check(question, turn)
        page.locator(".set-moves").get_by_role("button", name="Continue", exact=True).click()
    return list(page.evaluate("waits"))


def _check(question: Locator, turn: int) -> None:
    options = question.locator(".item-option input")
    options.nth(turn % options.count()).check()
    before = question.page.evaluate("waits.length")
    question.get_by_role("button", name="Check answer").click(delay=100)
    question.page.wait_for_function("before => waits.length > before", arg=before)
    question.get_by_role("button", name="Try again").click()
