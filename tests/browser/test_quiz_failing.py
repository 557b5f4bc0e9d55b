"""Questions without scripts, without memory, and when something is lost on the way."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from .conftest import Visit
from .learner import SINGLE, check, choose, heading, item, opened, quiz, record, scored


def test_without_scripts_all_can_be_read_and_nothing_sent(visit: Visit) -> None:
    page = visit("modules/which-support/", java_script_enabled=False)
    questions = quiz(page).locator("quiz-item")

    explanation = questions.first.locator("details.item-explanation")
    expect(questions.first).to_be_visible()
    expect(questions.last).to_be_visible()
    expect(page.locator("quiz-item [type=submit]:enabled")).to_have_count(0)
    expect(quiz(page).get_by_role("button", name="Continue")).to_be_hidden()
    explanation.get_by_text("Show answer").click()
    expect(explanation.get_by_text("Right answer").first).to_be_visible()
    expect(explanation.locator(".item-rationale")).to_be_visible()


@pytest.mark.parametrize("lost", ["quiz-item.js", "behaviour.js", "make.js"])
def test_when_a_script_fails_no_response_gets_into_the_address(visit: Visit, lost: str) -> None:
    def lose(context: BrowserContext) -> None:
        context.route(f"**/{lost}", lambda route: route.abort())

    page = visit("gallery/", setup=lose, expected="ERR_FAILED|Failed to fetch|Failed to load|dynamically imported")
    page.wait_for_load_state("networkidle")
    question = item(page, SINGLE)
    choose(question, "Tell her")

    page.keyboard.press("Enter")

    assert page.url.endswith("/gallery/")
    expect(question.get_by_role("button", name="Check answer")).to_be_disabled()
    question.get_by_text("Show answer").click()
    expect(question.locator(".item-rationale")).to_be_visible()


def test_without_memory_questions_still_work(visit: Visit) -> None:
    def lose(context: BrowserContext) -> None:
        record(context)
        context.route("**/store*.js", lambda route: route.abort())

    page = opened(visit("gallery/", setup=lose, expected="ERR_FAILED|Failed to fetch|dynamically imported"))
    choose(item(page, SINGLE), "Ask what")
    check(item(page, SINGLE))

    expect(heading(item(page, SINGLE))).to_have_text("That's right")
    assert len(scored(page)) == 1


def test_what_is_chosen_before_the_script_comes_stays(visit: Visit) -> None:
    held: list[Any] = []

    def hold(context: BrowserContext) -> None:
        context.route("**/behaviour.js", lambda route: held.append(route))

    page = visit("gallery/", setup=hold)
    choose(item(page, SINGLE), "Tell her")
    while not held:
        page.wait_for_timeout(20)
    for route in held:
        route.continue_()

    opened(page)
    expect(item(page, SINGLE).get_by_label("Tell her")).to_be_checked()
    expect(item(page, SINGLE).get_by_label("Tell her")).to_be_focused()
