"""One question as a learner meets it: checked, explained, tried again, remembered."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit
from .learner import (
    CLEAR,
    ORDERED,
    REASON,
    SEVERAL,
    SINGLE,
    TRUTH,
    TWO,
    check,
    choose,
    heading,
    item,
    opened,
    opened_again,
    order,
    record,
    remember,
    scored,
    stored,
    until,
)


def test_checking_moves_the_focus_to_the_feedback_heading(gallery: Page) -> None:
    question = item(gallery, SINGLE)
    choose(question, "Ask what she has tried")

    check(question)

    expect(heading(question)).to_be_focused()
    expect(heading(question)).to_have_text("That's right")
    expect(question.get_by_role("button", name="Check answer")).to_be_hidden()
    expect(gallery.locator("#alongside-status")).to_be_empty()


def test_each_option_says_in_words_what_it_was_and_why(gallery: Page) -> None:
    question = item(gallery, SINGLE)
    choose(question, "Tell her")

    check(question)

    expect(heading(question)).to_have_text("Not quite")
    expect(question.locator("[data-option=tell]")).to_contain_text("Your choice – not right")
    expect(question.locator("[data-option=tell] + p")).to_contain_text("Advice from experience is a mentor's move.")
    expect(question.locator("[data-option=ask]")).to_contain_text("Right answer – you did not choose it")
    expect(question.locator("[data-option=ask] + p")).to_contain_text("It keeps the problem hers")
    expect(question.locator("[data-option=check]")).to_contain_text("Not right – you did not choose it")
    expect(question.locator(".item-result")).to_contain_text("Coaching helps a person find their own next step")
    expect(question.get_by_text("That is a question for her supervisor")).to_have_count(2)
    expect(question.locator(".item-others")).not_to_have_attribute("open", "")


def test_a_learner_needs_only_the_keyboard(gallery: Page) -> None:
    question = item(gallery, ORDERED)
    question.locator("input").first.focus()

    gallery.keyboard.press("ArrowDown")
    gallery.keyboard.press("ArrowUp")
    gallery.keyboard.press("Enter")

    expect(heading(question)).to_be_focused()
    expect(heading(question)).to_have_text("That's right")
    for _ in range(2):
        gallery.keyboard.press("Tab")
    expect(question.get_by_role("button", name="Try again")).not_to_be_focused()
    question.get_by_role("button", name="Try again").focus()
    gallery.keyboard.press("Enter")
    expect(question.locator("input").first).to_be_focused()
    gallery.keyboard.press("Tab")
    expect(question.get_by_role("button", name="Check answer")).to_be_focused()


def test_boxes_are_ticked_with_space_and_checked_with_a_button(gallery: Page) -> None:
    question = item(gallery, SEVERAL)
    question.locator("input").first.focus()

    for _ in range(5):
        gallery.keyboard.press("Space")
        gallery.keyboard.press("Tab")
    expect(question.get_by_role("button", name="Check answer")).to_be_focused()
    gallery.keyboard.press("Enter")

    expect(heading(question)).to_have_text("Partly right")
    expect(question.locator(".item-result")).to_contain_text("3 of 3 right answers chosen, and 2 that do not belong.")


def test_choosing_never_submits(gallery: Page) -> None:
    question = item(gallery, SINGLE)
    question.locator("input").first.focus()

    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Space"):
        gallery.keyboard.press(key)

    expect(heading(question)).to_have_count(0)
    assert scored(gallery) == []


def test_the_whole_row_of_an_option_can_be_pressed(gallery: Page) -> None:
    row = item(gallery, SINGLE).locator("[data-option=tell]")
    box = row.bounding_box()
    assert box

    gallery.mouse.click(box["x"] + box["width"] - 6, box["y"] + 6)

    expect(row.get_by_role("radio")).to_be_checked()
    assert box["height"] >= 44


def test_a_score_is_told_to_the_page_and_remembered(gallery: Page) -> None:
    question = item(gallery, SEVERAL)
    choose(question, "What the mentee hopes for", "How often they meet")

    check(question)

    [event] = scored(gallery)
    detail = event["detail"]
    assert (event["bubbles"], event["composed"]) == (True, False)
    assert set(detail) == {"item", "hash", "response", "score", "maxScore", "certainty", "at"}
    assert (detail["item"], detail["maxScore"], detail["certainty"]) == (SEVERAL, 1, None)
    assert detail["hash"] == question.get_attribute("data-hash")
    assert sorted(detail["response"]) == ["goals", "times"]
    assert detail["score"] == pytest.approx(2 / 3)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", detail["at"])
    [attempt] = [value for name, value in stored(gallery).items() if name.startswith("attempt:")]
    assert attempt == detail | {"id": attempt["id"], "module": "gallery", "outcome": "gallery.example"}


def test_the_time_of_an_attempt_is_the_learners_own(visit: Visit) -> None:
    page = opened(visit("gallery/", setup=record, timezone_id="America/St_Johns"))
    page.clock.set_fixed_time("2026-11-22T12:00:00Z")

    choose(item(page, SINGLE), "Tell her")
    check(item(page, SINGLE))

    assert scored(page)[0]["detail"]["at"] == "2026-11-22T08:30:00-03:30"


def test_partial_credit_is_told_in_words(gallery: Page) -> None:
    question = item(gallery, SEVERAL)
    choose(question, "What the mentee hopes for", "How often they meet", "How the mentor will grade")

    check(question)

    expect(heading(question)).to_have_text("Partly right")
    expect(question.locator(".item-result")).to_contain_text("2 of 3 right answers chosen, and 1 that does not belong.")


def test_a_statement_is_told_as_it_is_and_its_reason_counts_half(gallery: Page) -> None:
    question = item(gallery, REASON)
    question.get_by_role("group", name="A coach needs experience").get_by_label("False").check()
    question.get_by_role("group", name="Why is that?").get_by_label("Coaches outrank").check()

    check(question)

    expect(heading(question)).to_have_text("Partly right")
    expect(question.locator(".item-result")).to_contain_text("The statement is false. Your reason is not the right one.")
    assert scored(gallery)[0]["detail"]["response"] == ["false", "rank"]
    assert scored(gallery)[0]["detail"]["score"] == 0.5


def test_not_knowing_is_welcome(gallery: Page) -> None:
    question = item(gallery, SINGLE)
    choose(question, "Tell her")

    question.get_by_role("button", name="I do not know yet").click()

    expect(heading(question)).to_be_focused()
    expect(heading(question)).to_have_text("Good to know what to look at next")
    expect(question.locator("[data-option=ask]")).to_contain_text("Right answer")
    expect(question).not_to_contain_text("you did not choose it")
    detail = scored(gallery)[0]["detail"]
    assert (detail["response"], detail["score"]) == ([], 0)


def test_try_again_restores_the_question_in_the_same_order(gallery: Page) -> None:
    question = item(gallery, SEVERAL)
    before = order(question)
    choose(question, "What the mentee hopes for")
    check(question)
    expect(question.locator("input:enabled")).to_have_count(0)

    question.get_by_role("button", name="Try again").click()

    expect(question.locator("input").first).to_be_focused()
    expect(question.locator("input:checked")).to_have_count(0)
    expect(question.locator("input:enabled")).to_have_count(5)
    expect(question.locator(":is(.item-result, .item-mark, .item-option-feedback, .item-others)")).to_have_count(0)
    assert order(question) == before
    choose(question, "What the mentee hopes for", "How often", "What cannot stay")
    check(question)
    expect(heading(question)).to_have_text("That's right")
    assert len(scored(gallery)) == 2


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (SINGLE, "Select one option."),
        (SEVERAL, "Select at least one option."),
        (TWO, "Select 2. You have selected none."),
        (TRUTH, "Select one of the two."),
    ],
)
def test_what_is_lacking_is_said_at_the_top_and_beside_the_question(gallery: Page, name: str, words: str) -> None:
    question = item(gallery, name)
    title = gallery.title()

    check(question)

    summary = question.get_by_role("group", name="There is a problem")
    expect(summary).to_be_focused()
    expect(question.locator("fieldset").first).to_have_accessible_description(re.compile(rf"Error: {re.escape(words)}$"))
    assert gallery.title() == f"Error: {title}"
    summary.get_by_role("link", name=words).click()
    expect(question.locator("input").first).to_be_focused()
    assert "#" not in gallery.url
    assert scored(gallery) == []
    check(question)
    expect(summary).to_be_focused()
    assert gallery.title() == f"Error: {title}"
    question.get_by_role("button", name="I do not know yet").click()
    expect(summary).to_have_count(0)
    expect(question.locator(".item-error")).to_have_count(0)
    assert gallery.title() == title


def test_a_missing_reason_is_asked_for_where_it_is_missing(gallery: Page) -> None:
    question = item(gallery, REASON)
    question.get_by_label("False").check()

    check(question)

    question.get_by_role("link", name="Select a reason.").click()
    expect(question.get_by_role("group", name="Why is that?").locator("input").first).to_be_focused()


def test_too_many_for_the_number_asked_is_said_with_the_number(gallery: Page) -> None:
    question = item(gallery, TWO)
    choose(question, "What happened next?", "How might you", "Were you upset?")

    check(question)

    expect(question.get_by_role("link", name="Select 2. You have selected 3.")).to_be_visible()


def test_a_reload_finds_the_choice_and_the_order(gallery: Page) -> None:
    question = item(gallery, SEVERAL)
    before = order(question)
    choose(question, "What the mentee hopes for")

    opened_again(gallery)

    assert order(question) == before
    assert [box.get_attribute("value") for box in question.locator("input:checked").all()] == ["goals"]
    expect(heading(question)).to_have_count(0)


def test_a_reload_finds_the_feedback_and_leaves_the_focus_alone(gallery: Page) -> None:
    question = item(gallery, SINGLE)
    choose(question, "Tell her")
    check(question)

    opened_again(gallery)

    expect(heading(question)).to_have_text("Not quite")
    expect(heading(question)).not_to_be_focused()
    expect(question.locator("[data-option=tell]")).to_contain_text("Your choice – not right")
    assert scored(gallery) == []
    question.get_by_role("button", name="Try again").click()
    expect(question.locator("input:checked")).to_have_count(0)


def test_a_reload_knows_who_did_not_know(gallery: Page) -> None:
    question = item(gallery, SINGLE)
    question.get_by_role("button", name="I do not know yet").click()

    opened_again(gallery)

    expect(heading(question)).to_have_text("Good to know what to look at next")


def test_nothing_is_stored_before_somebody_does_something(gallery: Page) -> None:
    assert [name for name in stored(gallery) if name.startswith(("draft", "set", "attempt"))] == []


def test_the_memory_is_loaded_when_there_is_something_to_remember(visit: Visit) -> None:
    asked: list[str] = []
    page = opened(visit("gallery/", setup=lambda context: context.on("request", lambda request: asked.append(request.url))))
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "store" in url] == []

    choose(item(page, SINGLE), "Tell her")

    until(page, "Object.keys(sessionStorage).some((name) => name.includes('draft:'))")
    assert [url for url in asked if url.endswith("/store.js")] != []


def test_options_are_drawn_by_seed_and_those_with_an_order_stay(gallery: Page) -> None:
    assert order(item(gallery, ORDERED)) == ["first", "sensitive", "review", "end"]
    assert order(item(gallery, TRUTH)) == ["true", "false"]
    assert order(item(gallery, REASON))[:2] == ["true", "false"]
    folder = gallery.evaluate("document.querySelector('script[src*=quiz-item]').src")
    firsts = gallery.evaluate(
        """async (script) => {
          const { order } = await import(new URL("seed.js", script))
          const drawn = Array.from({ length: 4000 }, (_, seed) => order(`an-item ${seed} `, ["a", "b", "c", "d"]))
          const again = order("an-item 7 ", ["d", "b", "a", "c"])
          if (String(again) !== String(drawn[7])) throw new Error("one seed, two orders")
          return drawn.map(([first]) => first)
        }""",
        folder,
    )
    assert all(900 < firsts.count(letter) < 1100 for letter in "abcd")


def test_a_changed_question_says_so_and_can_be_tried_anew(gallery: Page) -> None:
    question = item(gallery, SINGLE)
    draft = {"response": ["tell"], "checked": True, "hash": "0" * 12, "seed": 1, "at": "2026-11-01T09:00:00+00:00"}
    remember(gallery, f"draft:{SINGLE}", draft)

    opened_again(gallery)

    expect(question.get_by_text("This question has changed since you last tried it.")).to_be_visible()
    expect(heading(question)).to_have_count(0)
    check(question)
    expect(question.get_by_text("This question has changed since you last tried it.")).to_have_count(0)
    expect(heading(question)).to_have_text("Not quite")


@pytest.mark.parametrize("response", [{"a": 1}, "ask", None, 7, ["gone"]])
def test_a_damaged_draft_leaves_a_question_that_works(gallery: Page, response: object) -> None:
    question = item(gallery, SINGLE)
    same = question.get_attribute("data-hash")
    remember(gallery, f"draft:{SINGLE}", {"response": response, "checked": True, "hash": same, "seed": 1, "at": ""})

    opened_again(gallery)

    if heading(question).count():
        question.get_by_role("button", name="Try again").click()
    choose(question, "Ask what")
    check(question)
    expect(heading(question)).to_have_text("That's right")


def test_finish_and_clear_takes_the_responses_off_the_page(gallery: Page) -> None:
    question = item(gallery, SINGLE)
    choose(question, "Tell her")
    check(question)

    gallery.evaluate(CLEAR)

    expect(heading(question)).to_have_count(0)
    expect(question.locator("input:checked")).to_have_count(0)
    expect(question.get_by_role("button", name="Check answer")).to_be_enabled()
    assert stored(gallery) == {}


def test_a_page_that_comes_back_shows_what_is_stored_now(gallery: Page) -> None:
    question = item(gallery, SINGLE)
    choose(question, "Tell her")
    check(question)

    gallery.evaluate("sessionStorage.clear(); dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    expect(heading(question)).to_have_count(0)
    expect(question.locator("input:checked")).to_have_count(0)


def test_a_question_that_is_moved_in_the_page_works_once(gallery: Page) -> None:
    question = item(gallery, SINGLE)
    choose(question, "Tell her")

    gallery.evaluate(
        "(id) => { const moved = document.getElementById(id); for (const _ of [1, 2]) document.querySelector('.gallery').prepend(moved) }",
        SINGLE,
    )
    check(question)

    expect(heading(question)).to_be_focused()
    expect(heading(question)).to_have_count(1)
    expect(question.get_by_role("button", name="I do not know yet")).to_have_count(0)
    assert len(scored(gallery)) == 1


def test_a_guess_is_not_scored_and_not_kept(module: Page) -> None:
    guess = module.locator("quiz-item[data-unscored]").first
    guess.locator("input").first.check()
    if guess.locator("fieldset").count() > 1:
        guess.locator("fieldset").nth(1).locator("input").first.check()

    check(guess)

    expect(heading(guess)).to_be_focused()
    expect(heading(guess)).to_contain_text("guess")
    assert scored(module) == []
    assert [name for name in stored(module) if name.startswith(("draft", "attempt"))] == []
