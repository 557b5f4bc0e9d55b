"""What a learner does in a mock assessment."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

INDUCTION = "practise/induction/"
QUESTIONS = 16


def mock(page: Page) -> Locator:
    return page.locator("mock-assessment")


def press(page: Page, name: str) -> None:
    mock(page).get_by_role("button", name=name, exact=True).click()


def title(page: Page) -> Locator:
    """The heading of the screen."""
    return mock(page).locator("h3").first


def begin(page: Page, time: str = "No time limit") -> None:
    mock(page).get_by_label(time, exact=False).check()
    press(page, "Start")
    on_question(page, 1)


def on_question(page: Page, number: int) -> None:
    expect(title(page)).to_have_text(f"Question {number} of {QUESTIONS}")
    ready(page)


def ready(page: Page) -> None:
    """Once the question on the screen can be used."""
    expect(question(page).locator("[type=submit][disabled]")).to_have_count(0)


def question(page: Page) -> Locator:
    return mock(page).locator("quiz-item")


def name_of(page: Page) -> str:
    return str(question(page).get_attribute("id"))


def is_choice(page: Page) -> bool:
    return question(page).get_attribute("data-room") == "choice"


def to_choice(page: Page) -> int:
    """Goes on to the first question, from this one on, that is answered with boxes; returns its number."""
    for number in range(number_of(page), QUESTIONS):
        if is_choice(page):
            return number
        press(page, "Continue")
        on_question(page, number + 1)
    raise AssertionError("no question with boxes was drawn")


def number_of(page: Page) -> int:
    return int(title(page).inner_text().split()[1])
