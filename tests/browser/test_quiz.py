"""Questions as a learner meets them: by mouse, by keyboard, by screen reader, on paper, and when something fails."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from .conftest import Faults, Visit

SINGLE = "choice-coach-first-move"
CASE = "choice-case-with-hints"
SEVERAL = "choice-all-that-apply"
TWO = "choice-select-two"
TRUTH = "choice-true-or-false"
REASON = "choice-with-reason"
ORDERED = "choice-fixed-order"

RECORD_EVENTS = """
  window.scored = []
  addEventListener("alongside:scored", ({ detail, bubbles, composed }) => window.scored.push({ detail, bubbles, composed }))
"""


@pytest.fixture
def gallery(visit: Visit) -> Page:
    return opened(visit("gallery/", setup=record))


@pytest.fixture
def module(visit: Visit) -> Page:
    return opened(visit("modules/which-support/", setup=record))


def record(context: BrowserContext) -> None:
    context.add_init_script(RECORD_EVENTS)


def opened(page: Page) -> Page:
    """Once every question of the page can be used."""
    expect(page.locator("quiz-item [type=submit][disabled]")).to_have_count(0)
    return page


def item(page: Page, name: str) -> Locator:
    return page.locator(f"#{name}")


def choose(question: Locator, *words: str) -> None:
    for text in words:
        question.get_by_label(text, exact=False).first.check()


def check(question: Locator) -> None:
    question.get_by_role("button", name="Check answer").click()


def heading(question: Locator) -> Locator:
    return question.locator(".item-result-heading")


def order(question: Locator) -> list[str]:
    return [str(row.get_attribute("data-option")) for row in question.locator(".item-option").all()]


def scored(page: Page) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = page.evaluate("window.scored")
    return events


def stored(page: Page) -> dict[str, Any]:
    """What the session holds of ours, by its name without the site's part."""
    page.evaluate(REMEMBERED)
    entries: dict[str, str] = page.evaluate("({ ...sessionStorage })")
    return {
        name.split(":", 2)[2]: json.loads(value) for name, value in entries.items() if name.startswith("alongside:")
    }


# The memory is loaded when it is first needed, and then takes what has waited for it.
REMEMBERED = """async () => {
  const { memory } = await import(new URL("memory.js", document.querySelector("script[src*=quiz-item]").src))
  await memory()
  await new Promise((done) => setTimeout(done))
}"""


def remember(page: Page, name: str, value: object) -> None:
    page.evaluate(
        """([name, value]) => sessionStorage.setItem(`alongside:/learn/:${name}`, JSON.stringify(value))""",
        [name, value],
    )


# --- one question ------------------------------------------------------------------------------------------------------


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
    expect(question.locator(".item-result")).to_contain_text(
        "The statement is false. Your reason is not the right one."
    )
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
    expect(question.locator("fieldset").first).to_have_accessible_description(
        re.compile(rf"Error: {re.escape(words)}$")
    )
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


# --- order, memory and change -----------------------------------------------------------------------------------------


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


def opened_again(page: Page) -> None:
    page.evaluate(REMEMBERED)
    page.reload()
    opened(page)


def test_nothing_is_stored_before_somebody_does_something(gallery: Page) -> None:
    assert [name for name in stored(gallery) if name.startswith(("draft", "set", "attempt"))] == []


def test_the_memory_is_loaded_when_there_is_something_to_remember(visit: Visit) -> None:
    asked: list[str] = []
    page = opened(
        visit("gallery/", setup=lambda context: context.on("request", lambda request: asked.append(request.url)))
    )
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "store" in url] == []

    choose(item(page, SINGLE), "Tell her")

    page.wait_for_function("Object.keys(sessionStorage).some((name) => name.includes('draft:'))")
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


CLEAR = """async () => {
  const script = document.querySelector("script[src*=quiz-item]").src
  const { open } = await import(new URL("store.js", script))
  await (await open()).clear()
}"""


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


# --- a set of questions -------------------------------------------------------------------------------------------------


def quiz(page: Page) -> Locator:
    return page.locator("quiz-set")


def press(page: Page, name: str) -> None:
    quiz(page).get_by_role("button", name=name, exact=True).click()


def screen(page: Page) -> Locator:
    """The question on the screen."""
    return quiz(page).locator(".set-question:visible quiz-item")


def respond(question: Locator, *, right: bool) -> None:
    """Chooses the key, or for each part of the question something that is not in it."""
    key = json.loads(question.locator("template").evaluate("(template) => template.content.textContent"))
    keys = {*key["key"], *key.get("reason", ())}
    for field in question.locator("fieldset").all():
        boxes = field.locator("input").all()
        wanted = [box for box in boxes if (box.get_attribute("value") in keys) == right]
        count = len(wanted) if right or field.locator("[type=checkbox]").count() else 1
        for box in wanted[: min(count, key.get("select", count))]:
            box.check()


def step_through(page: Page, *, right: bool) -> None:
    while quiz(page).get_by_role("button", name="Continue").is_visible():
        respond(screen(page), right=right)
        check(screen(page))
        press(page, "Continue")


def length(page: Page) -> int:
    return quiz(page).locator("quiz-item").count()


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
    expect(summary.get_by_role("listitem").first).to_contain_text("not checked yet")
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


# --- without scripts, and when they fail ---------------------------------------------------------------------------------


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


# --- for everyone, and on paper -------------------------------------------------------------------------------------------


STATES = ("fresh", "chosen", "right", "wrong", "partly", "unknown", "error")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state_of_an_example(visit: Visit, faults: Faults, scheme: str, state: str) -> None:
    page = opened(visit("gallery/", color_scheme=scheme, reduced_motion="reduce"))
    for question in page.locator("quiz-item").all():
        put_into(question, state)

    assert faults(page, ".gallery") == []


def put_into(question: Locator, state: str) -> None:
    if state in ("chosen", "right", "wrong"):
        respond(question, right=state != "wrong")
    if state == "partly":
        partly(question)
    if state == "unknown":
        question.get_by_role("button", name="I do not know yet").click()
    if state not in ("fresh", "chosen", "unknown"):
        check(question)
    for details in question.locator("details:visible").all():
        details.locator("summary").click()


def partly(question: Locator) -> None:
    """Half of the boxes, or of the groups, rightly; the rest wrongly."""
    respond(question, right=True)
    if question.locator("[type=checkbox]").count() and "select" not in str(
        question.locator("template").evaluate("(t) => t.content.textContent")
    ):
        question.locator("input:checked").first.uncheck()
        question.locator("input:not(:checked)").last.check()
    elif question.locator("fieldset").count() > 1:
        question.locator("fieldset").last.locator("input:not(:checked)").first.check()


def test_axe_finds_nothing_in_a_summary(module: Page, faults: Faults) -> None:
    step_through(module, right=False)

    assert faults(module, "quiz-set") == []


def test_there_is_one_polite_region(gallery: Page) -> None:
    check(item(gallery, SINGLE))

    # The theme's search has one of its own, which speaks while somebody searches.
    regions = gallery.locator(":is([aria-live], [role=status], [role=alert], [role=log]):not(.md-search *)")
    expect(regions).to_have_count(1)
    expect(regions).to_be_empty()


@pytest.mark.parametrize("size", ["100", "200"])
def test_nothing_sticks_out_at_320_pixels(visit: Visit, size: str) -> None:
    page = opened(visit("gallery/", viewport={"width": 320, "height": 640}))
    page.evaluate("(size) => { document.documentElement.dataset.size = size }", size)
    for question in page.locator("quiz-item").all():
        put_into(question, "wrong")

    wide = page.evaluate(
        """() => [...document.querySelectorAll("quiz-item *")]
          .filter((part) => part.getClientRects().length && !part.closest(".visually-hidden"))
          .filter((part) => part.getBoundingClientRect().right > 320.5 || part.getBoundingClientRect().left < -0.5)
          .map((part) => part.outerHTML.slice(0, 80))"""
    )

    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_spacing_as_a_reader_may_set_it_clips_nothing(gallery: Page) -> None:
    for question in gallery.locator("quiz-item").all():
        put_into(question, "wrong")
    gallery.evaluate(
        """() => {
          const sheet = new CSSStyleSheet()
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }")
          document.adoptedStyleSheets = [sheet]
        }"""
    )

    clipped = gallery.evaluate(
        """() => [...document.querySelectorAll("quiz-item :is(label, p, button, h4, legend)")]
          .filter((part) => part.getClientRects().length && !part.closest(".visually-hidden"))
          .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1)
          .filter((part) => getComputedStyle(part).display !== "inline")
          .map((part) => part.outerHTML.slice(0, 80))"""
    )

    assert clipped == []


def test_targets_are_large_enough(gallery: Page) -> None:
    question = item(gallery, CASE)
    choose(question, "Stop the talk")

    for target in question.locator(":is(label, button, summary):visible").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44, target.inner_text()


def test_signs_are_seen_in_forced_colours(visit: Visit) -> None:
    page = opened(visit("gallery/", forced_colors="active"))
    question = item(page, SINGLE)
    choose(question, "Tell her")
    check(question)

    colours = page.evaluate(
        """(id) => [...document.querySelectorAll(`#${id} :is(.item-mark, .item-result-heading)`)].map((part) => {
          const sign = getComputedStyle(part, "::before")
          return [sign.backgroundColor, getComputedStyle(document.body).backgroundColor, sign.maskImage.startsWith("url")]
        })""",
        SINGLE,
    )

    assert len(colours) == 4
    assert all(sign != paper and shaped for sign, paper, shaped in colours)


def test_on_paper_stand_the_questions_and_the_explanations(module: Page) -> None:
    module.emulate_media(media="print")

    questions = quiz(module).locator("quiz-item")
    expect(questions.last.locator(".item-stem").first).to_be_visible()
    expect(questions.last.locator(".item-rationale")).to_be_visible()
    expect(questions.last.locator(".item-hint p").first).to_be_visible() if questions.last.locator(
        ".item-hint"
    ).count() else None
    expect(module.locator("quiz-item button:visible, quiz-set button:visible")).to_have_count(0)
    letters = questions.first.evaluate(
        "(item) => [...item.querySelectorAll('.item-option')].map((row) => getComputedStyle(row, '::before').content)"
    )
    assert letters[0] == "counter(option, upper-alpha)"
