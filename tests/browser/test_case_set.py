"""The set of mixed cases, and what it tells about which kinds a person takes for which."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Faults, Visit
from .learner import check, heading, opened, opened_again, press, quiz, screen

ADDRESS = "practise/which-one/"


@pytest.fixture
def cases(visit: Visit) -> Page:
    return opened(visit(ADDRESS))


def confusions(page: Page) -> Locator:
    return page.locator("case-confusions")


def right(page: Page) -> str:
    """What the case on the screen shows."""
    key: str = screen(page).locator("template").evaluate("template => JSON.parse(template.content.textContent).key[0]")
    return key


def take_for(page: Page, option: str) -> None:
    screen(page).locator(f"input[value={option}]").check()
    check(screen(page))
    expect(heading(screen(page))).to_be_focused()


def wrong(page: Page) -> str:
    values = [box.get_attribute("value") for box in screen(page).locator("input[type=radio]").all()]
    return next(str(value) for value in values if value != right(page))


def test_there_are_at_least_forty_cases_and_no_two_in_a_row_are_of_one_kind(cases: Page) -> None:
    keys: list[str] = cases.evaluate(
        "[...document.querySelectorAll('quiz-set quiz-item > template')].map(key => JSON.parse(key.content.textContent).key[0])"
    )

    assert len(keys) >= 40
    assert len(set(keys)) == 5
    assert [(one, two) for one, two in pairwise(keys) if one == two] == []


def test_before_the_first_case_the_page_says_what_will_stand_there(cases: Page) -> None:
    expect(confusions(cases)).to_contain_text("When you have tried a case")
    expect(confusions(cases).get_by_role("table")).to_have_count(0)


def test_a_mix_up_is_told_in_words_and_counted_in_the_table(cases: Page) -> None:
    was, taken = right(cases), wrong(cases)
    take_for(cases, taken)

    told = confusions(cases)
    expect(told.get_by_role("listitem")).to_have_text(re.compile(r"^You took .+ for .+ once\.$"))
    row = told.get_by_role("row").filter(has=cases.get_by_role("rowheader"))
    expect(row).to_have_count(1)
    chosen = {str(cell.get_attribute("data-label")): cell.inner_text() for cell in row.get_by_role("cell").all()}
    words = {"line-management": "line management or appraisal"}
    assert {label: count for label, count in chosen.items() if count != "0"} == {f"You chose {words.get(taken, taken)}": "1"}
    expect(row.get_by_role("rowheader")).to_have_text(f"It was {words.get(was, was)}")


def test_a_second_try_on_the_same_day_has_read_the_explanation_and_does_not_count(cases: Page) -> None:
    take_for(cases, wrong(cases))
    expect(confusions(cases).get_by_role("listitem")).to_have_count(1)
    screen(cases).get_by_role("button", name="Try again").click()
    take_for(cases, right(cases))

    press(cases, "Continue")
    take_for(cases, right(cases))

    expect(confusions(cases).get_by_role("strong").filter(has_text="right")).to_have_text("1 right")


def test_not_knowing_yet_is_no_mix_up(cases: Page) -> None:
    screen(cases).get_by_role("button", name="I do not know yet").click()
    press(cases, "Continue")
    take_for(cases, right(cases))

    expect(confusions(cases)).to_contain_text("You have not taken one kind for another so far.")
    expect(confusions(cases).get_by_role("rowheader")).to_have_count(1)


def test_what_was_counted_is_there_after_a_reload_and_gone_after_finish_and_clear(cases: Page) -> None:
    take_for(cases, wrong(cases))
    expect(confusions(cases).get_by_role("table")).to_be_visible()

    opened_again(cases)

    expect(confusions(cases).get_by_role("table")).to_be_visible()
    cases.get_by_role("button", name="Finish and clear").click()
    cases.get_by_role("dialog").get_by_role("button", name=re.compile("clear", re.I)).first.click()
    expect(confusions(cases)).to_contain_text("When you have tried a case")


def test_the_position_in_the_set_is_remembered(cases: Page) -> None:
    press(cases, "Continue")

    opened_again(cases)

    expect(quiz(cases).get_by_role("heading", name="Question 2 of")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_clean_for_assistive_technology(visit: Visit, faults: Faults, scheme: str) -> None:
    page = opened(visit(ADDRESS, color_scheme=scheme, viewport={"width": 360, "height": 740}))
    take_for(page, wrong(page))
    expect(confusions(page).get_by_role("table")).to_be_visible()

    assert faults(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
