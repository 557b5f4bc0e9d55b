"""The questions of a page one after another, and the summary."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .conftest import Visit
from .learner import (
    CLEAR,
    check,
    heading,
    length,
    opened,
    opened_again,
    order,
    press,
    quiz,
    respond,
    screen,
    step_through,
    stored,
)


def test_one_question_is_on_the_screen_and_continue_leads_on(module: Page) -> None:
    count = length(module)
    title = quiz(module).get_attribute("data-title")
    expect(screen(module)).to_have_count(1)
    expect(quiz(module).get_by_role("button", name="Back")).to_be_hidden()

    press(module, "Continue")

    second = quiz(module).get_by_role("heading", name=f"Question 2 of {count}")
    expect(second).to_be_focused()
    expect(second).to_be_in_viewport()
    expect(module).to_have_title(f"Question 2 of {count} – {title}")
    press(module, "Back")
    expect(quiz(module).get_by_role("heading", name=f"Question 1 of {count}")).to_be_focused()
    expect(module).to_have_title(f"Question 1 of {count} – {title}")
    expect(screen(module)).to_have_count(1)


def test_the_page_does_not_jump_to_the_quiz_by_itself(module: Page) -> None:
    assert module.evaluate("[scrollY, document.activeElement.tagName]") == [0, "BODY"]
    assert module.title().startswith("Which kind of support?")


def test_a_reload_finds_the_question_and_what_was_chosen(module: Page) -> None:
    press(module, "Continue")
    press(module, "Continue")
    respond(screen(module), right=True)
    check(screen(module))

    opened_again(module)

    expect(quiz(module).get_by_role("heading", name="Question 3 of")).to_be_visible()
    expect(heading(screen(module))).to_have_text("That's right")


def test_all_questions_can_stand_on_one_page(module: Page) -> None:
    press(module, "Continue")
    count = length(module)

    press(module, "Show all on one page")

    expect(screen(module)).to_have_count(count)
    expect(quiz(module).get_by_role("button", name="Show one at a time")).to_be_focused()
    opened_again(module)
    expect(screen(module)).to_have_count(count)
    press(module, "Continue")
    expect(quiz(module).get_by_role("heading", name="How it went")).to_be_focused()
    expect(screen(module)).to_have_count(0)
    press(module, "Back")
    expect(screen(module)).to_have_count(count)
    press(module, "Show one at a time")
    expect(screen(module)).to_have_count(1)
    expect(quiz(module).get_by_role("heading", name=f"Question 2 of {count}")).to_be_visible()


def test_a_link_opens_the_screen_of_its_question(visit: Visit) -> None:
    page = opened(visit("modules/which-support/"))
    names = [str(question.get_attribute("id")) for question in quiz(page).locator("quiz-item").all()]

    page = opened(visit(f"modules/which-support/#{names[4]}"))

    expect(screen(page)).to_have_attribute("id", names[4])
    expect(quiz(page).get_by_role("heading", name="Question 5 of")).to_be_focused()
    page.evaluate("(name) => { location.hash = name }", names[1])
    expect(screen(page)).to_have_attribute("id", names[1])
    expect(quiz(page).get_by_role("heading", name="Question 2 of")).to_be_in_viewport()
    assert [name for name in stored(page) if name.startswith("set")] == []


def test_the_summary_names_what_to_look_at_again(module: Page) -> None:
    step_through(module, right=False)

    summary = quiz(module).locator(".set-summary")
    expect(summary.get_by_role("heading", name="How it went")).to_be_focused()
    expect(module).to_have_title(re.compile("^How it went – "))
    expect(summary.get_by_role("heading", name="Look at these again")).to_be_visible()
    expect(summary.get_by_role("heading", name="Right this time")).to_have_count(0)
    assert not re.search(r"%|percent|points?\b|mark", summary.inner_text())
    for link in summary.get_by_role("listitem").get_by_role("link").all():
        expect(module.locator(str(link.get_attribute("href")))).to_have_count(1)
    assert summary.get_by_role("listitem").get_by_role("link").count() >= summary.get_by_role("listitem").count()


def test_skipping_is_allowed_and_the_summary_says_so(module: Page) -> None:
    count = length(module)

    for _ in range(count):
        press(module, "Continue")

    summary = quiz(module).locator(".set-summary")
    expect(summary).to_contain_text("You have not checked an answer yet.")
    expect(summary.get_by_role("listitem").first).to_contain_text(re.compile("not checked yet", re.IGNORECASE))
    press(module, "Back")
    expect(quiz(module).get_by_role("heading", name=f"Question {count} of {count}")).to_be_focused()


def test_only_what_was_missed_can_be_gone_over(module: Page) -> None:
    count = length(module)
    for place in range(count):
        respond(screen(module), right=place > 1)
        check(screen(module))
        press(module, "Continue")

    press(module, "Go over the ones I missed")

    expect(quiz(module).get_by_role("heading", name="Question 1 of 2")).to_be_focused()
    expect(heading(screen(module))).to_have_count(0)
    expect(screen(module).locator("input:checked")).to_have_count(0)
    opened_again(module)
    expect(quiz(module).get_by_role("heading", name="Question 1 of 2")).to_be_visible()
    step_through(module, right=True)
    expect(quiz(module).locator(".set-summary")).to_contain_text("Every answer was right.")
    press(module, "Start again")
    expect(quiz(module).get_by_role("heading", name=f"Question 1 of {count}")).to_be_focused()
    expect(quiz(module).locator(".item-result")).to_have_count(0)


def test_when_all_is_right_the_summary_says_so_calmly(module: Page) -> None:
    step_through(module, right=True)

    summary = quiz(module).locator(".set-summary")
    expect(summary).to_contain_text("Every answer was right. Come back in a few days and see what has stayed.")
    expect(summary.get_by_role("heading", level=4)).to_have_text(["Right this time"])
    expect(summary.get_by_role("button", name="Go over the ones I missed")).to_be_hidden()
    opened_again(module)
    expect(summary).to_contain_text("Every answer was right.")


def test_a_new_run_draws_the_options_anew(module: Page) -> None:
    before = [order(question) for question in quiz(module).locator("quiz-item").all()]
    for _ in range(length(module)):
        press(module, "Continue")

    press(module, "Start again")

    expect(quiz(module).get_by_role("heading", name="Question 1 of")).to_be_focused()
    after = [order(question) for question in quiz(module).locator("quiz-item").all()]
    assert before != after
    opened_again(module)
    assert after == [order(question) for question in quiz(module).locator("quiz-item").all()]


def test_progress_is_kept_when_somebody_asks(module: Page) -> None:
    for _ in range(length(module)):
        press(module, "Continue")
    assert module.evaluate("localStorage.length") == 0

    press(module, "Keep my progress on this device")

    expect(quiz(module).get_by_text("Your progress is kept on this device.")).to_be_focused()
    opened_again(module)
    expect(quiz(module).get_by_role("heading", name="How it went")).to_be_visible()
    expect(quiz(module).get_by_role("button", name="Keep my progress")).to_be_hidden()


def test_finish_and_clear_leads_a_set_back_to_its_start(module: Page) -> None:
    press(module, "Continue")
    respond(screen(module), right=True)
    check(screen(module))

    module.evaluate(CLEAR)

    expect(quiz(module).get_by_role("heading", name="Question 1 of")).to_be_visible()
    expect(quiz(module).locator(".item-result")).to_have_count(0)
    assert [name for name in stored(module) if name != "place"] == []
