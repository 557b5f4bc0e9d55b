"""Rating and ranking: groups of radio buttons, a key with reasons, and a score by distance."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit

RATE, RANK = "#gallery-judge-worry", "#gallery-judge-rank"


@pytest.fixture
def gallery(visit: Visit) -> Page:
    page = visit("gallery/")
    expect(page.locator(RANK).get_by_role("button", name="Check answer")).to_be_enabled()
    return page


def judge(question: Locator, **points: int) -> None:
    for name, point in points.items():
        question.locator(f"[data-response={name}]").get_by_role("radio").nth(point - 1).check()


def test_a_rating_is_set_beside_the_expert_key_with_its_reason(gallery: Page) -> None:
    question = gallery.locator(RATE)
    judge(question, explain=1, report=2, wait=3, coach=3)

    question.get_by_role("button", name="Check answer").click()

    expect(question.get_by_role("heading", name="Partly right")).to_be_focused()
    expect(question).to_contain_text("3 of 4 ratings agree with the expert key, and 1 is one step away.")
    waiting = question.locator("[data-response=wait]")
    expect(waiting.locator("[data-mark=wrong]")).to_contain_text("Your choice")
    expect(waiting.locator("[data-mark=missed]")).to_contain_text("Expert key")
    expect(waiting.locator(".judge-feedback")).to_contain_text("A month is long")


def test_what_is_left_to_rate_is_said_with_its_number(gallery: Page) -> None:
    question = gallery.locator(RATE)
    judge(question, explain=1)

    question.get_by_role("button", name="Check answer").click()
    question.get_by_role("link", name="3 are left to rate.").click()

    expect(question.locator(".judge-response:not([data-response=explain]) input").first).to_be_focused()


def test_a_place_is_used_once(gallery: Page) -> None:
    question = gallery.locator(RANK)
    judge(question, picture=1, tried=1, story=3, rule=4)

    question.get_by_role("button", name="Check answer").click()

    expect(question.get_by_role("link", name="Two responses have place 1. Use each place once.")).to_be_visible()


def test_a_learner_needs_only_the_keyboard(gallery: Page) -> None:
    question = gallery.locator(RANK)
    for place, name in enumerate(("picture", "tried", "story", "rule")):
        question.locator(f"[data-response={name}] input").first.focus()
        gallery.keyboard.press("Space")
        for _ in range(place):
            gallery.keyboard.press("ArrowDown")
    gallery.keyboard.press("Enter")

    expect(question.get_by_role("heading", name="That's right")).to_be_focused()


def test_a_reload_finds_the_ratings_and_try_again_clears_them(gallery: Page) -> None:
    question = gallery.locator(RATE)
    judge(question, explain=1, report=2, wait=4, coach=3)

    gallery.reload()
    expect(question.get_by_role("button", name="Check answer")).to_be_enabled()
    expect(question.locator("input:checked")).to_have_count(4)
    question.get_by_role("button", name="Check answer").click()
    question.get_by_role("button", name="Try again").click()

    expect(question.locator("input:checked")).to_have_count(0)
    expect(question.locator(".judge-feedback")).to_have_count(0)


def test_without_scripts_the_key_and_its_reasons_can_be_read(visit: Visit) -> None:
    question = visit("gallery/", java_script_enabled=False).locator(RATE)

    question.get_by_text("Show answer").click()

    expect(question.locator(".item-explanation")).to_contain_text("Not appropriate at all")
    expect(question.locator(".item-explanation")).to_contain_text("A month is long when somebody may be dropped.")
