"""Writing and marking one's own, as a learner does it: nothing is shown before something is written, and nothing is called right."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Faults, Visit
from .learner import check, heading, item, opened, opened_again, record, remember, scored, stored

COACHING = "written-coaching-in-your-words"
BRUISE = "written-bruise-and-confidence"
FEEDBACK = "written-feedback-example"
REFLECTION = "written-reflection-example"

WORDS = "A talk with questions. No advice."


@pytest.fixture
def page(visit: Visit) -> Page:
    return opened(visit("gallery/", setup=record))


@pytest.fixture
def coaching(page: Page) -> Locator:
    return item(page, COACHING)


@pytest.fixture
def feedback(page: Page) -> Locator:
    return item(page, FEEDBACK)


def box(question: Locator) -> Locator:
    return question.get_by_role("textbox", name="Your words")


def write(question: Locator, words: str = WORDS) -> None:
    box(question).fill(words)
    check(question)


def press(question: Locator, name: str) -> None:
    question.get_by_role("button", name=name, exact=True).click()


def tick(question: Locator, *points: str) -> None:
    for point in points:
        question.get_by_label(point).check()


# --- points to tick --------------------------------------------------------------------------------------------------------


def test_there_is_room_to_write_and_a_warning_before_it(coaching: Locator) -> None:
    expect(box(coaching)).to_have_attribute("rows", "6")
    expect(box(coaching)).to_have_attribute("spellcheck", "true")
    expect(box(coaching)).to_have_accessible_description(
        "Describe your practice, not people. No names, room numbers, dates or diagnoses."
    )
    expect(coaching.get_by_text("Describe your practice, not people.")).to_be_visible()
    expect(coaching.get_by_role("button", name="I do not know yet")).to_have_count(0)


def test_the_model_stays_closed_until_something_is_written(page: Page, coaching: Locator) -> None:
    expect(coaching.get_by_text("Coaching is a talk that helps").locator("visible=true")).to_have_count(0)
    expect(coaching.get_by_text("Show answer")).to_be_hidden()
    box(coaching).fill("  \n ")

    check(coaching)

    expect(coaching.get_by_role("group", name="There is a problem")).to_be_focused()
    coaching.get_by_role("link", name="Write something first, or choose “I cannot answer yet”.").press("Enter")
    expect(box(coaching)).to_be_focused()
    expect(coaching.get_by_text("Coaching is a talk that helps").locator("visible=true")).to_have_count(0)


def test_who_has_written_compares_and_ticks(page: Page, coaching: Locator) -> None:
    check(coaching)
    write(coaching)

    expect(coaching.get_by_role("heading", name="Model answer")).to_be_focused()
    expect(coaching.locator(".item-problem, .item-error")).to_have_count(0)
    expect(page).not_to_have_title(re.compile("^Error"))
    expect(coaching.get_by_text("Coaching is a talk that helps").locator("visible=true")).to_have_count(1)
    expect(coaching.get_by_role("group", name="Tick each point that your writing holds").get_by_role("checkbox")).to_have_count(4)
    expect(coaching.locator(":checked")).to_have_count(0)
    expect(coaching.get_by_role("button", name="I cannot answer yet")).to_be_hidden()
    expect(box(coaching)).to_have_value(WORDS)
    assert scored(page) == []


def test_the_marking_is_the_learners_and_is_neither_right_nor_wrong(page: Page, coaching: Locator) -> None:
    write(coaching)
    tick(coaching, "It works by questions", "It is not giving advice")

    press(coaching, "Finish marking")

    expect(heading(coaching)).to_be_focused()
    expect(heading(coaching)).to_have_text("Compare and mark your own")
    expect(coaching.locator(".item-result")).to_have_attribute("data-verdict", "marked")
    expect(coaching.locator(".item-result")).to_contain_text(
        "You marked 2 of 4 points. Next time add: “It helps a person find a next step of their own”, “It is not judging or managing someone's work”."
    )
    expect(coaching.locator("[data-option=questions]")).to_contain_text("In your writing")
    expect(coaching.locator("[data-option=own-step]")).to_contain_text("Add this next time")
    expect(box(coaching)).to_be_disabled()
    detail = scored(page)[0]["detail"]
    assert detail["response"] == {"text": WORDS, "points": ["questions", "no-advice"]}
    assert detail["score"] == 0.5
    assert sorted(detail) == ["at", "certainty", "hash", "item", "maxScore", "response", "score"]
    expect(page.locator("#alongside-status")).to_be_empty()


def test_ticking_nothing_and_ticking_all_are_both_in_order(page: Page, coaching: Locator) -> None:
    write(coaching)
    press(coaching, "Finish marking")
    expect(coaching.locator(".item-result")).to_contain_text("You marked 0 of 4 points. Next time add:")
    bruise = item(page, BRUISE)
    write(bruise)
    for point in bruise.get_by_role("checkbox").all():
        point.check()

    press(bruise, "Finish marking")

    expect(heading(bruise)).to_have_text("Compare and mark your own")
    expect(bruise.locator(".item-result")).to_contain_text("You marked 3 of 3 points. Nothing is left to add.")
    assert [event["detail"]["score"] for event in scored(page)] == [0, 1]


def test_who_cannot_answer_yet_sees_the_model_and_has_nothing_to_mark(page: Page, coaching: Locator) -> None:
    press(coaching, "I cannot answer yet")

    expect(heading(coaching)).to_be_focused()
    expect(heading(coaching)).to_have_text("Good to know what to look at next")
    expect(coaching.get_by_text("Coaching is a talk that helps").locator("visible=true")).to_have_count(1)
    expect(coaching.locator(".written-models").get_by_text("It works by questions and listening", exact=True)).to_be_visible()
    expect(coaching.get_by_role("checkbox")).to_have_count(0)
    assert scored(page)[0]["detail"]["response"] == {"text": "", "points": []}


def test_saying_that_one_cannot_loses_nothing_that_was_begun(page: Page, coaching: Locator) -> None:
    box(coaching).fill("A talk")

    press(coaching, "I cannot answer yet")

    expect(coaching.get_by_role("heading", name="Model answer")).to_be_focused()
    expect(box(coaching)).to_have_value("A talk")
    assert scored(page) == []


def test_a_learner_needs_only_the_keyboard(page: Page, coaching: Locator) -> None:
    box(coaching).focus()
    page.keyboard.type("A talk")
    page.keyboard.press("Enter")
    page.keyboard.type("with questions")
    expect(coaching.locator(".written-marking")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(coaching.get_by_role("button", name="Check answer")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(coaching.get_by_role("checkbox").nth(1)).to_be_focused()
    page.keyboard.press("Space")

    page.keyboard.press("Enter")

    expect(heading(coaching)).to_be_focused()
    assert scored(page)[0]["detail"]["response"] == {"text": "A talk\nwith questions", "points": ["questions"]}


def test_another_try_begins_with_what_was_written(page: Page, coaching: Locator) -> None:
    write(coaching)
    tick(coaching, "It works by questions")
    press(coaching, "Finish marking")

    press(coaching, "Try again")

    expect(box(coaching)).to_be_focused()
    expect(box(coaching)).to_have_value(WORDS)
    expect(coaching.locator(".written-marking")).to_be_hidden()
    expect(coaching.locator(".item-mark, :checked")).to_have_count(0)
    expect(coaching.get_by_role("button", name="Check answer")).to_be_enabled()


def test_a_reload_finds_what_was_written_ticked_and_finished(page: Page, coaching: Locator) -> None:
    box(coaching).fill(WORDS)
    assert stored(page)[f"draft:{COACHING}"]["response"] == {"text": WORDS, "points": []}
    opened_again(page)
    expect(box(coaching)).to_have_value(WORDS)
    expect(coaching.locator(".written-marking")).to_be_hidden()
    check(coaching)
    tick(coaching, "It works by questions")

    opened_again(page)

    expect(coaching.get_by_label("It works by questions")).to_be_checked()
    press(coaching, "Finish marking")
    opened_again(page)
    expect(coaching.locator(".item-result")).to_contain_text("You marked 1 of 4 points.")
    expect(coaching.locator("[data-option=questions]")).to_contain_text("In your writing")


@pytest.mark.parametrize("response", [["a"], "text", None, 7, {"text": 3, "points": "gone"}, {"points": [None, "gone"], "why": {}}])
def test_a_damaged_draft_leaves_a_question_that_works(page: Page, coaching: Locator, response: object) -> None:
    given = {"response": response, "checked": False, "hash": coaching.get_attribute("data-hash"), "seed": 1}
    remember(page, f"draft:{COACHING}", {**given, "at": "2026-11-22T10:00:00+00:00"})

    page.reload()
    opened(page)

    box(coaching).fill(WORDS)
    if coaching.get_by_role("button", name="Check answer").count():
        check(coaching)
    press(coaching, "Finish marking")
    expect(heading(coaching)).to_have_text("Compare and mark your own")


def test_what_is_written_stays_text_and_on_the_page(page: Page, coaching: Locator) -> None:
    write(coaching, "<img src=x onerror=alert(1)>")
    press(coaching, "Finish marking")

    expect(coaching.locator("img")).to_have_count(0)
    assert page.url.endswith("/gallery/")


# --- two examples ------------------------------------------------------------------------------------------------------------


def test_two_examples_are_compared_before_either_is_named(page: Page, feedback: Locator) -> None:
    write(feedback)

    expect(feedback.get_by_role("heading", name="Two examples")).to_be_focused()
    choices = feedback.get_by_role("group", name="Which is yours more like?").get_by_role("radio")
    expect(choices).to_have_count(2)
    expect(feedback.get_by_text("Strong example").locator("visible=true")).to_have_count(0)
    expect(feedback.get_by_role("textbox", name="Why? (optional)")).to_be_visible()


def test_a_choice_is_asked_for_and_the_reason_is_free(page: Page, feedback: Locator) -> None:
    write(feedback)

    press(feedback, "Finish marking")

    feedback.get_by_role("link", name="Select the example that yours is more like.").press("Enter")
    expect(feedback.get_by_role("radio").first).to_be_focused()
    feedback.get_by_label("Well done, that was really good.").check()
    press(feedback, "Finish marking")
    expect(heading(feedback)).to_have_text("Compare and mark your own")


def test_after_the_choice_both_examples_say_what_they_are_and_why(page: Page, feedback: Locator) -> None:
    write(feedback)
    feedback.get_by_label("Well done, that was really good.").check()
    feedback.get_by_role("textbox", name="Why? (optional)").fill("Mine is short too")

    press(feedback, "Finish marking")

    expect(feedback.locator("[data-option=general]")).to_contain_text("Weak example – yours is more like this It is kind, but")
    expect(feedback.locator("[data-option=specific]")).to_contain_text("Strong example It names what was seen")
    expect(feedback.locator("[data-option=specific]")).not_to_contain_text("yours is more like")
    expect(feedback.locator(".item-result")).to_contain_text("You chose the weak example. Read what makes the other stronger")
    detail = scored(page)[0]["detail"]
    assert detail["response"] == {"text": WORDS, "points": ["general"], "why": "Mine is short too"}
    assert detail["score"] == 1


def test_examples_are_drawn_by_seed(page: Page, feedback: Locator) -> None:
    orders = set()
    for seed in range(1, 9):
        given = {"response": {}, "checked": False, "hash": feedback.get_attribute("data-hash"), "seed": seed}
        remember(page, f"draft:{FEEDBACK}", {**given, "at": "2026-11-22T10:00:00+00:00"})
        page.reload()
        opened(page)
        orders.add(tuple(feedback.locator(".written-option").evaluate_all("(all) => all.map(({ dataset }) => dataset.option)")))

    assert orders == {("general", "specific"), ("specific", "general")}


def test_both_examples_are_told_to_who_cannot_answer_yet(page: Page, feedback: Locator) -> None:
    press(feedback, "I cannot answer yet")

    expect(feedback.get_by_text("Strong example").locator("visible=true")).to_have_count(1)
    expect(feedback.get_by_text("It names what was seen, what it did").locator("visible=true")).to_have_count(1)
    expect(feedback.get_by_role("radio")).to_have_count(0)


# --- among other questions ---------------------------------------------------------------------------------------------------


def test_in_a_set_self_marks_are_told_apart_and_counted_nowhere(visit: Visit) -> None:
    page = visit("gallery/", setup=record)
    page.evaluate(SET, [COACHING, BRUISE, "choice-true-or-false"])
    opened(page)
    coaching, truth = item(page, COACHING), item(page, "choice-true-or-false")
    write(coaching)
    press(coaching, "Finish marking")
    truth.get_by_label("False").check()
    check(truth)

    press(page.locator("quiz-set"), "Continue")

    summary = page.locator(".set-summary")
    expect(summary.get_by_role("heading", name="How it went")).to_be_visible()
    expect(summary).to_contain_text("Every answer was right.")
    own = summary.locator("h4:text-is('You marked these yourself') + ul li")
    expect(own).to_have_text(
        [
            "Explain in your own words what coaching is and what it is not.",
            "What should the mentor do next, and why? Not marked yet.",
        ]
    )
    expect(summary.get_by_role("button", name="Go over the ones I missed")).to_be_hidden()
    expect(summary).not_to_contain_text("of 3")
    own.first.get_by_role("link").click()
    expect(summary).to_be_hidden()
    expect(coaching).to_be_visible()


# A set as quiz-set.html.j2 makes it, of questions that stand on the page, all shown at once.
SET = """async (names) => {
  const part = (tag, properties, ...content) => {
    const element = Object.assign(document.createElement(tag), properties)
    element.append(...content)
    return element
  }
  const button = (does) => {
    const element = part("button", { type: "button" }, does[0].toUpperCase() + does.slice(1))
    element.dataset.do = does
    return element
  }
  const heading = (words) => part("h3", { className: "set-heading", tabIndex: -1 }, words)
  const questions = names.map((name) => part("section", { className: "set-question" }, heading(""), document.getElementById(name)))
  const missed = button("missed")
  missed.textContent = "Go over the ones I missed"
  const keep = part("div", { className: "set-keep" }, button("keep"))
  const outcomes = part("div", { className: "set-outcomes" })
  const summary = part("section", { className: "set-summary", hidden: true }, heading("How it went"), outcomes, missed, keep)
  const template = part("template", {})
  template.dataset.outcomes = ""
  template.content.append(JSON.stringify({ "gallery.example": { text: "An example", section: null } }))
  const set = document.createElement("quiz-set")
  set.append(button("view"), ...questions, summary, button("back"), button("continue"), template)
  document.querySelector(".gallery").before(set)
  const [{ src }] = [...document.scripts].filter((script) => script.src.endsWith("quiz-item.js"))
  await import(src.replace("quiz-item.js", "quiz-set.js"))
  set.querySelector("[data-do=view]").click()
}"""


# --- for everyone, and on paper ------------------------------------------------------------------------------------------------


def test_without_scripts_the_model_is_a_press_away(visit: Visit) -> None:
    page = visit("gallery/", java_script_enabled=False)
    coaching, feedback = item(page, COACHING), item(page, FEEDBACK)

    expect(box(coaching)).to_be_visible()
    expect(coaching.locator(".written-marking")).to_be_hidden()
    coaching.get_by_text("Show answer").click()
    expect(coaching.get_by_text("Coaching is a talk that helps")).to_be_visible()
    expect(coaching.locator("[data-feedback=questions]")).to_have_text("It works by questions and listening")
    feedback.get_by_text("Show answer").click()
    expect(feedback.locator("[data-feedback=general]")).to_contain_text("Weak example")
    expect(feedback.get_by_text("It names what was seen, what it did, and one thing to try.")).to_be_visible()


def test_on_paper_there_are_lines_to_write_on(page: Page, coaching: Locator) -> None:
    page.emulate_media(media="print")

    expect(box(coaching)).to_have_css("background-image", re.compile("repeating-linear-gradient"))
    expect(box(coaching)).to_have_css("print-color-adjust", "exact")
    expect(coaching.locator("button:visible")).to_have_count(0)
    expect(coaching.locator(".written-marking")).to_be_hidden()
    expect(coaching.locator("[data-feedback=questions]")).to_be_visible()


@pytest.mark.parametrize("size", ["100", "200"])
def test_nothing_sticks_out_at_320_pixels(visit: Visit, size: str) -> None:
    page = opened(visit("gallery/", viewport={"width": 320, "height": 640}))
    page.evaluate("(size) => { document.documentElement.dataset.size = size }", size)
    assert wide(page) == []
    finish(page)

    assert wide(page) == []


def finish(page: Page) -> None:
    """Every question of the room in another state."""
    check(item(page, "written-candour-in-wales"))
    write(item(page, COACHING), "incomprehensibilities " * 20)
    tick(item(page, COACHING), "It works by")
    press(item(page, COACHING), "Finish marking")
    press(item(page, BRUISE), "I cannot answer yet")
    press(item(page, FEEDBACK), "I cannot answer yet")
    write(item(page, REFLECTION))
    item(page, REFLECTION).get_by_role("radio").first.check()
    press(item(page, REFLECTION), "Finish marking")
    write(item(page, "written-first-supervision"))


def wide(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("[data-room=written] *")]
          .filter((part) => part.getClientRects().length && !part.closest(".visually-hidden"))
          .filter((part) => part.getBoundingClientRect().right > 320.5 || part.getBoundingClientRect().left < -0.5)
          .map((part) => part.outerHTML.slice(0, 80))"""
    )
    return found


def test_targets_are_large_enough(coaching: Locator) -> None:
    boxes = [target.bounding_box() for target in coaching.locator(":is(textarea, button):visible").all()]
    write(coaching)
    boxes += [target.bounding_box() for target in coaching.locator(":is(.written-option, button):visible").all()]

    assert len(boxes) == 8
    assert [box for box in boxes if not box or box["height"] < 44 or box["width"] < 44] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(visit: Visit, faults: Faults, scheme: str) -> None:
    page = opened(visit("gallery/", color_scheme=scheme, reduced_motion="reduce"))
    assert found(page, faults) == []
    finish(page)

    assert found(page, faults) == []


def found(page: Page, faults: Faults) -> list[str]:
    """Axe passes over what is disabled. A reader does not."""
    page.locator("[data-room=written] fieldset:disabled").evaluate_all(
        "(all) => { for (const group of all) group.disabled = false }"
    )
    names = [str(question.get_attribute("id")) for question in page.locator("[data-room=written]").all()]
    return [problem for name in names for problem in faults(page, f"#{name}")]
