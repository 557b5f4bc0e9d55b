"""A branching case: one part at a time, by mouse and by keyboard, back and forth, to an end that says why."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit

CASE = "#gallery-scenario-yours"


@pytest.fixture
def case(visit: Visit) -> Locator:
    return ready(visit("gallery/"))


def ready(page: Page, name: str = CASE) -> Locator:
    question = page.locator(name)
    expect(question.get_by_role("button", name="Check answer")).to_be_enabled()
    return question


def decide(question: Locator, words: str) -> None:
    question.get_by_role("radio", name=words).check()
    question.get_by_role("button", name="Decide").click()


def test_a_decision_leads_on_and_what_followed_is_read_first(case: Locator) -> None:
    decide(case, "Say that everyone makes mistakes")

    expect(case.get_by_role("heading", name="Part 2")).to_be_focused()
    expect(case.locator(".scene-consequence")).to_contain_text("smiles and leaves")
    expect(case.get_by_role("group", name="What now?")).to_be_visible()
    expect(case.get_by_role("group", name="What do you do?")).to_be_hidden()
    expect(case.locator(".scene-list li")).to_have_text(["Say that everyone makes mistakes and not to worry"])


def test_one_can_go_back_and_decide_otherwise(case: Locator) -> None:
    decide(case, "Say that everyone makes mistakes")

    case.get_by_role("button", name="Back").click()
    expect(case.get_by_role("heading", name="Part 1")).to_be_focused()
    decide(case, "Sit down, listen")

    expect(case.get_by_role("group", name="What do you say?")).to_be_visible()
    expect(case.locator(".scene-list li")).to_have_count(1)


def test_a_learner_needs_only_the_keyboard(case: Locator) -> None:
    page = case.page
    for words in ("Sit down, listen", "Yes, today"):
        case.get_by_role("radio", name=words).focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
    expect(case.get_by_role("heading", name="How it ends")).to_be_focused()

    case.get_by_role("button", name="Check answer").focus()
    page.keyboard.press("Enter")

    expect(case.get_by_role("heading", name="That's right")).to_be_focused()
    expect(case).to_contain_text("2 of 2 decisions were good moves.")


def test_the_end_names_the_principle_and_each_decision_its_worth(case: Locator) -> None:
    decide(case, "Tell about a mistake")
    decide(case, "Yes, today")

    case.get_by_role("button", name="Check answer").click()

    expect(case.get_by_role("heading", name="Partly right")).to_be_focused()
    review = case.locator(".scene-review > li")
    expect(review.nth(0)).to_contain_text("A fair move")
    expect(review.nth(1)).to_contain_text("A good move")
    expect(case.locator(".scene-debrief")).to_contain_text("Support and safety went together.")
    review.nth(0).get_by_text("The other choices").click()
    expect(review.nth(0)).to_contain_text("A poor move")


def test_a_case_is_not_checked_before_its_end(case: Locator) -> None:
    case.get_by_role("button", name="Check answer").click()

    expect(case.get_by_role("group", name="There is a problem")).to_be_focused()
    case.get_by_role("link", name="The case is not at its end").click()
    expect(case.get_by_role("radio").first).to_be_focused()


def test_not_knowing_shows_a_good_way(case: Locator) -> None:
    case.get_by_role("button", name="I do not know yet").click()

    expect(case.get_by_role("heading", name="A good way through")).to_be_visible()
    expect(case.locator(".scene-review .item-mark")).to_have_text(["A good move", "A good move"])


def test_a_reload_in_the_middle_finds_the_part(case: Locator) -> None:
    decide(case, "Say that everyone makes mistakes")

    case.page.reload()

    again = ready(case.page)
    expect(again.get_by_role("heading", name="Part 2")).to_be_visible()
    expect(again.locator(".scene-list li")).to_have_count(1)


def test_try_again_starts_the_case_anew(case: Locator) -> None:
    decide(case, "Say that everyone makes mistakes")
    decide(case, "Say that the nurse told you")
    case.get_by_role("button", name="Check answer").click()

    case.get_by_role("button", name="Try again").click()

    expect(case.get_by_role("heading", name="Part 1")).to_be_visible()
    expect(case.get_by_role("radio").first).to_be_focused()
    expect(case.locator(".scene-debrief")).to_have_count(0)


def test_the_event_tells_the_path(case: Locator) -> None:
    page = case.page
    page.evaluate("window.told = []; document.addEventListener('alongside:scored', ({ detail }) => window.told.push(detail))")
    decide(case, "Say that everyone makes mistakes")
    decide(case, "Go to the nurse")

    case.get_by_role("button", name="Check answer").click()

    told = page.evaluate("window.told")
    assert [(one["response"], one["score"], one["maxScore"]) for one in told] == [(["cheer", "ask"], 0.5, 1)]


def test_a_worked_case_is_read_and_a_half_worked_one_begun(visit: Visit) -> None:
    page = visit("gallery/")

    worked = ready(page, "#gallery-scenario-worked")
    expect(worked.locator(".scene-list li")).to_have_count(2)
    worked.get_by_role("button", name="Check answer").click()
    expect(worked).to_contain_text("You have read how one person went about it, and why.")

    half = ready(page, "#gallery-scenario-half")
    expect(half.get_by_role("heading", name="Part 2")).to_be_visible()
    expect(half.get_by_role("button", name="Back")).to_be_hidden()


def test_without_scripts_the_parts_are_numbered_and_lead_on(visit: Visit) -> None:
    page = visit("gallery/", java_script_enabled=False)
    case = page.locator(CASE)

    expect(case.get_by_role("heading", name="Part 6, an ending")).to_be_visible()
    expect(case.get_by_text("Then read part 3.")).to_be_visible()
    case.get_by_text("Show answer").click()
    expect(case.get_by_text("What is said to a preceptor is private within limits.")).to_be_visible()
