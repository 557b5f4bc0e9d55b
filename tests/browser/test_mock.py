"""A mock assessment: frozen when it is drawn, as long as one likes, and silent until its end."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .conftest import Faults, Visit
from .json_schema import SCHEMA, misfits
from .learner import record, respond, scored, stored
from .mocking import (
    INDUCTION,
    QUESTIONS,
    begin,
    is_choice,
    mock,
    name_of,
    number_of,
    on_question,
    press,
    question,
    ready,
    title,
    to_choice,
)

ATTEMPT = "mock:induction"


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit(INDUCTION, setup=record)


@pytest.fixture
def timed(visit: Visit) -> Page:
    """With a clock that only moves when it is told to."""
    page = visit(INDUCTION, setup=with_clock)
    expect(title(page)).to_have_text("Before you start")
    return page


def with_clock(context: BrowserContext) -> None:
    context.clock.install(time=1_800_000_000_000)


def attempt(page: Page) -> dict[str, Any]:
    return dict(stored(page)[ATTEMPT])


def noted(page: Page, field: str, value: object) -> None:
    """What was chosen is noted a moment later."""
    for _ in range(100):
        if attempt(page).get(field) == value:
            return
        page.evaluate("new Promise((done) => requestAnimationFrame(done))")
    assert attempt(page).get(field) == value


def again(page: Page) -> None:
    page.reload()
    expect(title(page)).not_to_have_text("Before you start")


def names(page: Page) -> list[str]:
    return list(attempt(page)["items"])


def test_nothing_is_told_before_the_end(page: Page) -> None:
    begin(page)
    to_choice(page)

    respond(question(page), right=True)
    question(page).locator("input").first.press("Enter")

    expect(mock(page).get_by_role("button", name="Check answer")).to_have_count(0)
    expect(mock(page).get_by_role("button", name="I do not know yet")).to_have_count(0)
    expect(mock(page).get_by_text("Show answer")).to_have_count(1)
    expect(mock(page).get_by_text("Show answer")).to_be_hidden()
    expect(question(page).locator(".item-hint, .item-result, [data-mark]")).to_have_count(0)
    assert scored(page) == []
    assert [name for name in stored(page) if name.startswith("attempt")] == []
    page.emulate_media(media="print")
    expect(question(page).locator(".item-explanation")).to_be_hidden()


def test_the_draw_fills_the_blueprint_and_stays_through_a_reload(page: Page) -> None:
    begin(page)
    drawn = names(page)
    lines = json.loads(mock(page).locator("template[data-lines]").evaluate("(template) => template.content.textContent"))
    assert [len({*line["items"]} & {*drawn}) for line in lines] == [line["draw"] for line in lines]
    press(page, "Continue")
    on_question(page, 2)
    assert name_of(page) == drawn[1]

    again(page)

    on_question(page, 2)
    assert name_of(page) == drawn[1]
    assert names(page) == drawn
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_a_reload_keeps_what_was_chosen(page: Page) -> None:
    begin(page)
    number = to_choice(page)
    respond(question(page), right=True)
    noted(page, "given", [name_of(page)])
    chosen = question(page).locator("input:checked").count()

    again(page)
    on_question(page, number)

    expect(question(page).locator("input:checked")).to_have_count(chosen)


def test_what_is_chosen_here_is_kept_apart_from_the_same_question_elsewhere(page: Page) -> None:
    begin(page)
    to_choice(page)
    respond(question(page), right=True)
    name = name_of(page)
    noted(page, "given", [name])

    assert [key for key in stored(page) if key.startswith("draft:")] == [f"draft:induction.{name}"]


def test_one_can_leave_and_come_back_another_time(page: Page) -> None:
    begin(page)
    drawn = names(page)
    press(page, "Continue")
    on_question(page, 2)

    press(page, "Leave for now")
    expect(title(page)).to_have_text("You have begun")
    expect(title(page)).to_be_focused()
    page.goto("my-learning/")
    page.get_by_role("link", name="Carry on with your mock assessment: induction").click()

    expect(title(page)).to_have_text("You have begun")
    expect(mock(page)).to_contain_text(f"0 of {QUESTIONS} answered.")
    press(page, "Carry on")
    on_question(page, 2)
    expect(title(page)).to_be_focused()
    assert names(page) == drawn


def test_who_comes_back_without_having_left_is_asked_first(page: Page) -> None:
    begin(page)

    page.goto(INDUCTION)

    expect(title(page)).to_have_text("You have begun")
    press(page, "Carry on")
    on_question(page, 1)


def test_a_new_one_asks_before_the_old_one_goes(page: Page) -> None:
    begin(page)
    to_choice(page)
    respond(question(page), right=True)
    noted(page, "given", [name_of(page)])
    drawn = names(page)
    press(page, "Leave for now")

    press(page, "Start a new one")
    expect(title(page)).to_have_text("Put this one away?")
    expect(title(page)).to_be_focused()
    press(page, "Keep it")
    expect(title(page)).to_have_text("You have begun")
    assert names(page) == drawn
    press(page, "Start a new one")
    press(page, "Put it away")
    begin(page)

    assert names(page) != drawn
    assert attempt(page)["given"] == []
    assert [name for name in stored(page) if name.startswith("draft:induction.")] == []


def test_the_answer_sheet_lists_every_question_with_its_state_and_leads_there(page: Page) -> None:
    begin(page)
    number = to_choice(page)
    respond(question(page), right=True)
    noted(page, "given", [name_of(page)])
    page.get_by_label("Flag this question to come back to it").check()
    noted(page, "flags", [name_of(page)])

    press(page, "Answer sheet")

    expect(title(page)).to_have_text("Answer sheet")
    expect(title(page)).to_be_focused()
    lines = mock(page).get_by_role("list").last.get_by_role("button")
    told = [" ".join(line.split()) for line in lines.all_inner_texts()]
    assert told == [
        f"Question {n} answered, flagged" if n == number else f"Question {n} not answered yet" for n in range(1, QUESTIONS + 1)
    ]
    expect(mock(page)).to_contain_text(f"{QUESTIONS - 1} not answered yet.")
    lines.nth(number - 1).click()
    on_question(page, number)
    expect(page.get_by_label("Flag this question to come back to it")).to_be_checked()
    expect(question(page).locator("input:checked").first).to_be_visible()


def test_after_the_last_question_comes_the_answer_sheet(page: Page) -> None:
    begin(page)
    press(page, "Answer sheet")
    mock(page).get_by_role("button", name=f"Question {QUESTIONS}").click()
    on_question(page, QUESTIONS)

    press(page, "Continue")

    expect(title(page)).to_have_text("Answer sheet")
    again(page)
    expect(title(page)).to_have_text("Answer sheet")


def finish(page: Page) -> None:
    press(page, "Answer sheet")
    press(page, "Finish and see how it went")
    expect(mock(page).locator(".set-outcomes")).not_to_be_empty()


def test_the_end_tells_by_outcome_and_gives_the_reason_for_every_option(page: Page) -> None:
    begin(page)
    number = to_choice(page)
    respond(question(page), right=True)
    name = name_of(page)
    noted(page, "given", [name])

    finish(page)

    expect(title(page)).to_have_text("How it went")
    expect(title(page)).to_be_focused()
    expect(mock(page).locator(".set-outcomes")).to_contain_text(f"1 of {QUESTIONS} right")
    assert not re.search(r"%|percent|fail|pass", mock(page).locator(".set-outcomes").inner_text())
    box = mock(page).get_by_role("group").filter(has=page.locator(f"#{name}"))
    box = mock(page).locator("details.mock-question", has=page.locator(f"#{name}"))
    expect(box.locator("> summary")).to_have_text(f"Question {number}: right")
    box.locator("> summary").click()
    expect(box.locator(".item-result-heading")).to_have_text("That's right")
    for row in box.locator(".item-option").all():
        assert len(row.inner_text().split("\n")) > 1 or box.get_by_text("Why not the others").count()
    expect(mock(page).get_by_role("button", name="Try again")).to_have_count(0)
    expect(mock(page).locator("details.mock-question > summary").filter(has_text="not answered")).to_have_count(QUESTIONS - 1)
    opened = mock(page).locator("details.mock-question").filter(has_text="not answered").first
    opened.locator("> summary").click()
    expect(opened.locator(".item-result-heading")).to_have_text("Good to know what to look at next")


def test_what_was_answered_joins_the_record_once_and_what_was_not_does_not(page: Page) -> None:
    begin(page)
    to_choice(page)
    respond(question(page), right=False)
    name = name_of(page)
    noted(page, "given", [name])
    finish(page)
    noted(page, "told", True)
    again(page)
    expect(mock(page).locator(".set-outcomes")).not_to_be_empty()

    tries = [value for key, value in stored(page).items() if key.startswith("attempt")]

    assert [(one["item"], one["score"] < 1) for one in tries] == [(name, True)]
    assert len(attempt(page)["past"]) == 1
    assert attempt(page)["past"][0][1:] == [0, QUESTIONS]


def test_how_earlier_ones_went_is_shown_beside_a_new_one(page: Page) -> None:
    begin(page)
    finish(page)
    noted(page, "told", True)
    press(page, "Start a new one")
    begin(page)

    press(page, "Leave for now")

    mock(page).get_by_text("How it went before").click()
    expect(mock(page).get_by_role("listitem").filter(has_text=f"0 of {QUESTIONS} right")).to_have_count(1)


# Time


def test_there_is_no_time_limit_unless_one_is_chosen(page: Page) -> None:
    expect(mock(page).get_by_role("radio", checked=True)).to_have_accessible_name("No time limit")

    begin(page)

    expect(mock(page).get_by_role("timer")).to_have_count(0)
    assert attempt(page)["limit"] == 0


def run_for(page: Page, minutes: float) -> None:
    page.clock.run_for(int(minutes * 60_000))


def test_the_clock_shows_minutes_and_only_milestones_are_said(timed: Page) -> None:
    status = timed.locator("#alongside-status")
    begin(timed, "Double time")
    timer = mock(timed).get_by_role("timer")
    expect(timer).to_have_text("48 minutes left")
    assert timer.get_attribute("aria-live") is None
    run_for(timed, 23)
    expect(status).to_be_empty()

    run_for(timed, 1.1)

    expect(status).to_have_text("Half of the time is left: 24 minutes.")
    expect(timer).to_have_text("24 minutes left")
    run_for(timed, 14)
    expect(status).to_have_text("Ten minutes left.")
    run_for(timed, 9)
    expect(status).to_have_text("One minute left.")
    expect(timer).to_have_text("Less than a minute left")


def test_the_clock_can_be_hidden_and_stays_hidden(timed: Page) -> None:
    begin(timed, "Standard time")

    press(timed, "Hide the clock")

    expect(mock(timed).get_by_role("timer")).to_be_hidden()
    expect(mock(timed).get_by_role("button", name="Show the clock")).to_be_focused()
    press(timed, "Continue")
    on_question(timed, 2)
    expect(mock(timed).get_by_role("timer")).to_be_hidden()
    press(timed, "Show the clock")
    expect(mock(timed).get_by_role("timer")).to_have_text("24 minutes left")


def test_when_the_time_is_up_nothing_is_taken_away_and_later_answers_are_named(timed: Page) -> None:
    begin(timed, "Standard time")
    number = to_choice(timed)
    respond(question(timed), right=True)
    early = name_of(timed)
    noted(timed, "given", [early])

    run_for(timed, 25)

    expect(mock(timed).locator(".mock-over")).to_contain_text("Time is up. Nothing is taken away.")
    expect(timed.locator("#alongside-status")).to_contain_text("Time is up.")
    expect(question(timed).locator("input:checked").first).to_be_enabled()
    press(timed, "Continue")
    on_question(timed, number + 1)
    to_choice(timed)
    respond(question(timed), right=True)
    late = name_of(timed)
    noted(timed, "late", [late])
    finish(timed)
    expect(mock(timed)).to_contain_text("1 question was answered in extra time.")
    boxes = mock(timed).locator("details.mock-question > summary")
    expect(boxes.filter(has_text="right, in extra time")).to_have_count(1)
    expect(mock(timed).locator(".set-outcomes")).to_contain_text(f"2 of {QUESTIONS} right")


def test_the_clock_stands_still_while_one_is_away(timed: Page) -> None:
    begin(timed, "Standard time")
    run_for(timed, 4)
    press(timed, "Leave for now")
    run_for(timed, 60)

    expect(mock(timed)).to_contain_text("20 minutes left. The clock stands still until you carry on.")
    timed.goto("my-learning/")
    timed.goto(INDUCTION)
    press(timed, "Carry on")

    expect(mock(timed).get_by_role("timer")).to_have_text("20 minutes left")


def test_a_device_clock_that_jumps_does_not_change_the_time_left(timed: Page) -> None:
    begin(timed, "Standard time")
    run_for(timed, 4)

    timed.clock.set_system_time(1_900_000_000_000)
    run_for(timed, 1)

    expect(mock(timed).get_by_role("timer")).to_have_text("19 minutes left")


# Whatever goes wrong


def test_a_question_that_does_not_load_is_told_and_the_rest_goes_on(visit: Visit) -> None:
    page = visit(INDUCTION, expected="Failed to load|ERR_FAILED|items/")
    page.route("**/items/*.html", lambda route: route.abort())

    mock(page).get_by_role("button", name="Start").click()

    expect(mock(page)).to_contain_text("This question did not load.")
    press(page, "Continue")
    expect(title(page)).to_have_text(f"Question 2 of {QUESTIONS}")
    page.unroute("**/items/*.html")
    press(page, "Try again")
    on_question(page, 2)
    expect(question(page)).to_have_count(1)


def test_a_record_that_is_none_begins_anew(page: Page) -> None:
    expect(title(page)).to_have_text("Before you start")
    page.evaluate("""() => sessionStorage.setItem("alongside:/learn/:mock:induction", '{"items": "x", "modules": [1]}')""")

    page.reload()

    expect(title(page)).to_have_text("Before you start")
    begin(page)


def test_finish_and_clear_leads_back_to_the_start(page: Page) -> None:
    begin(page)

    page.get_by_role("button", name="Finish and clear").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything").click()

    expect(title(page)).to_have_text("Before you start")
    assert stored(page) == {}


KEEP = """async () => {
  const { open } = await import(new URL("store.js", document.querySelector("script[src*=shell]").src))
  await (await open()).keep()
}"""


def test_two_tabs_do_not_undo_each_other(page: Page) -> None:
    begin(page)
    page.evaluate(KEEP)
    other = page.context.new_page()
    other.goto(INDUCTION)
    press(other, "Carry on")
    on_question(other, 1)
    press(other, "Continue")
    on_question(other, 2)

    other.get_by_label("Flag this question to come back to it").check()
    page.get_by_label("Flag this question to come back to it").check()

    for tab in (page, other):
        press(tab, "Answer sheet")
        expect(mock(tab)).to_contain_text("2 questions flagged.")


def test_an_attempt_fits_the_published_schema_and_comes_back_from_a_file(page: Page) -> None:
    begin(page, "Standard time")
    finish(page)
    noted(page, "told", True)
    drawn = names(page)
    page.goto("my-learning/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a file").click()
    text = download.value.path().read_text(encoding="utf-8")
    file = json.loads(text)

    assert list(misfits(file, SCHEMA)) == []
    assert set(file["records"][ATTEMPT]) <= set(SCHEMA["$defs"]["mock"]["properties"])
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.get_by_label("Open a saved file").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Add to what is here").click()
    expect(page.get_by_role("heading", name="Added")).to_be_focused()
    assert json.loads(str(page.evaluate(f'sessionStorage.getItem("alongside:/learn/:{ATTEMPT}")')))["items"] == drawn


# For everyone


def test_all_of_it_can_be_done_by_keyboard(page: Page) -> None:
    def press_on(name: str) -> None:
        mock(page).get_by_role("button", name=name, exact=True).focus()
        page.keyboard.press("Enter")

    mock(page).get_by_label("No time limit").focus()
    page.keyboard.press("Enter")
    on_question(page, 1)
    expect(title(page)).to_be_focused()
    for number in range(1, QUESTIONS + 1):
        if is_choice(page):
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
            expect(question(page).locator("input:checked").first).to_be_focused()
        press_on("Continue")
        if number < QUESTIONS:
            on_question(page, number + 1)
            expect(title(page)).to_be_focused()
    expect(title(page)).to_have_text("Answer sheet")
    press_on("Finish and see how it went")
    expect(title(page)).to_have_text("How it went")
    expect(title(page)).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_clean_for_assistive_technology_and_fits_a_small_phone(visit: Visit, faults: Faults, scheme: str) -> None:
    page = visit(INDUCTION, color_scheme=scheme, viewport={"width": 320, "height": 700})
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        ready(page) if question(page).count() == 1 else None
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        small = (
            mock(page)
            .locator(":is(button, summary, label)")
            .evaluate_all(
                "all => all.map(one => [one.textContent, one.getBoundingClientRect()]).filter(([, {width, height}]) => width && height < 44).map(([words]) => words)"
            )
        )
        found[name] = [*faults(page, "main"), *(["too wide"] if wide else []), *(small if name != "results" else [])]

    expect(title(page)).to_have_text("Before you start")
    look("start")
    begin(page, "Standard time")
    look("question")
    press(page, "Answer sheet")
    expect(title(page)).to_have_text("Answer sheet")
    look("sheet")
    press(page, "Leave for now")
    expect(title(page)).to_have_text("You have begun")
    look("away")
    press(page, "Carry on")
    expect(title(page)).to_have_text("Answer sheet")
    press(page, "Finish and see how it went")
    expect(mock(page).locator(".set-outcomes")).not_to_be_empty()
    mock(page).locator("details.mock-question > summary").first.click()
    look("results")

    assert {name: faults for name, faults in found.items() if faults} == {}


def test_the_page_says_where_it_is(page: Page) -> None:
    begin(page)

    assert number_of(page) == 1
    expect(page).to_have_title(f"Question 1 of {QUESTIONS} – Mock assessment: induction")
