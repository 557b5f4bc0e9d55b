"""How sure are you? Asked of those who want it, before the check, and told as what it is: never as a percentage."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.scripts import run as run_script

from .conftest import Faults, Visit
from .learner import check, record, respond, scored
from .practising import press, remember, run, screen, set_of, title

ITEM = "which-support-run-one-hour"
ASKED = {"certainty": True, "at": "2026-01-01T10:00:00+00:00"}

MARKS = """
  const { marks, signed } = await from("client/certainty.js")
  return [1, 2, 3].map((certainty) => [signed(marks(certainty, true)), signed(marks(certainty, false))])
"""


def test_the_marks_are_those_of_certainty_based_marking() -> None:
    assert run_script(MARKS) == [["+1", "0"], ["+2", "−2"], ["+3", "−6"]]


@pytest.fixture
def asked(visit: Visit) -> Page:
    page = visit("about/", setup=record)
    remember(page, revision=ASKED)
    page.goto(set_of(ITEM))
    press(page, "Start")
    return page


def test_nobody_is_asked_who_has_not_chosen_to_be(visit: Visit) -> None:
    page = visit(set_of(ITEM))
    press(page, "Start")

    expect(screen(page).get_by_role("group", name="How sure are you?")).to_have_count(0)


def test_one_says_how_sure_one_is_before_the_check_and_sees_the_marks_after_it(asked: Page) -> None:
    item = screen(asked)
    respond(item, right=False)
    item.get_by_label("Sure (more than 4 in 5)", exact=True).check()

    check(item)

    expect(item.locator(".item-result")).to_contain_text("You said: sure. Certainty marks: −6.")
    expect(item.get_by_label("Sure (more than 4 in 5)", exact=True)).to_be_disabled()
    assert scored(asked)[0]["detail"]["certainty"] == 3
    assert run(asked, "return (await store.attempts()).map(({ certainty }) => certainty)") == [3]


def test_it_may_be_left_out(asked: Page) -> None:
    item = screen(asked)
    respond(item, right=True)

    check(item)

    expect(item.locator(".item-result")).not_to_contain_text("Certainty marks")
    assert scored(asked)[0]["detail"]["certainty"] is None


def test_not_to_know_is_not_asked_how_sure(asked: Page) -> None:
    item = screen(asked)
    item.get_by_label("Fairly sure", exact=False).check()

    item.get_by_role("button", name="I do not know yet").click()

    expect(item.locator(".item-result-heading")).to_be_focused()
    assert scored(asked)[0]["detail"]["certainty"] is None


def test_what_was_said_survives_a_reload(asked: Page) -> None:
    screen(asked).get_by_label("Guessing", exact=False).check()
    run(asked, "return 0")

    asked.reload()

    expect(screen(asked).get_by_label("Guessing", exact=False)).to_be_checked()


def test_another_try_asks_anew(asked: Page) -> None:
    item = screen(asked)
    respond(item, right=False)
    item.get_by_label("Guessing", exact=False).check()
    check(item)

    item.get_by_role("button", name="Try again").click()

    expect(item.locator(".item-certainty input:checked")).to_have_count(0)
    expect(item.locator(".item-certainty input").first).to_be_enabled()


def test_on_the_page_of_a_module_it_is_asked_too_but_not_of_guesses_or_of_what_one_marks_oneself(visit: Visit) -> None:
    page = visit("about/")
    remember(page, revision=ASKED)

    page.goto("modules/which-support/")

    expect(page.locator("quiz-item .item-certainty").first).to_be_attached()
    expect(page.locator("quiz-item[data-unscored] .item-certainty, quiz-item[data-type=written] .item-certainty")).to_have_count(0)


def test_what_one_was_sure_of_and_had_wrong_comes_first_in_the_summary(visit: Visit) -> None:
    other = "which-support-run-senior-time"
    page = visit("about/")
    remember(page, revision=ASKED)
    page.goto(set_of(other, ITEM))
    press(page, "Start")
    for sure in ("Guessing", "Sure (more"):
        item = screen(page)
        respond(item, right=False)
        item.get_by_label(re.compile(f"^{re.escape(sure)}")).check()
        check(item)
        press(page, "Continue")
        expect(title(page)).to_be_focused()
    press(page, "Stop here")
    expect(title(page)).to_have_text("How it went")

    headings = page.locator("practise-page h3").all_inner_texts()

    assert headings[:2] == ["You were sure, and it was not right", "Look at these again"]
    expect(page.locator("practise-page ul").first.get_by_role("link").first).to_have_attribute("href", re.compile(f"#{ITEM}$"))
    expect(page.locator("practise-page")).to_contain_text("Certainty marks: −6 from 2 questions.")
    assert "%" not in page.locator("practise-page").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_to_be_asked_has_no_fault_that_axe_can_find(asked: Page, faults: Faults, scheme: str) -> None:
    asked.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    asked.set_viewport_size({"width": 320, "height": 800})
    item = screen(asked)
    assert faults(asked, "main") == []
    respond(item, right=True)
    item.get_by_label("Fairly sure", exact=False).check()
    check(item)

    assert faults(asked, "main") == []
    assert asked.evaluate("document.documentElement.scrollWidth <= innerWidth")
