"""Written practice: tasks gathered by command word, marked by the learner."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Faults, Visit
from .learner import opened, stored

ADDRESS = "practise/written/"


@pytest.fixture
def page(visit: Visit) -> Page:
    return opened(visit(ADDRESS))


def task(page: Page, kind: str) -> Locator:
    """The first task with points, or with two examples, opened."""
    boxes = page.locator("details.written-task", has=page.locator(f".written-marking input[type={kind}]"))
    boxes.first.locator("> summary").click()
    return boxes.first


def write(box: Locator, words: str) -> None:
    box.get_by_label("Your words").fill(words)
    box.get_by_role("button", name="Check answer").click()


def test_tasks_are_closed_until_one_is_chosen(page: Page) -> None:
    expect(page.locator("details.written-task[open]")).to_have_count(0)
    assert page.locator("details.written-task").count() > 20
    expect(page.get_by_role("heading", level=2, name="Evaluate")).to_be_visible()


def test_one_writes_then_marks_point_by_point_against_the_model(page: Page) -> None:
    box = task(page, "checkbox")
    expect(box.get_by_text("Model answer")).to_be_hidden()

    write(box, "What I think")

    expect(box.get_by_role("heading", name="Model answer")).to_be_focused()
    points = box.get_by_role("checkbox")
    points.first.check()
    box.get_by_role("button", name="Finish marking").click()
    expect(box.locator(".item-result-heading")).to_be_focused()
    expect(box).to_contain_text(f"You marked 1 of {points.count()} points. Next time add:")


def test_a_strong_and_a_weak_example_are_compared(page: Page) -> None:
    box = task(page, "radio")

    write(box, "What I would say")
    box.get_by_role("radio").first.check()
    box.get_by_role("button", name="Finish marking").click()

    expect(box.locator(".written-option").filter(has_text="Strong example")).to_have_count(1)
    expect(box.locator(".written-option").filter(has_text="Weak example")).to_have_count(1)


def test_what_is_typed_survives_a_reload_and_is_there_on_the_page_of_the_module(page: Page) -> None:
    box = task(page, "checkbox")
    box.get_by_label("Your words").fill("Half a sentence")
    item = box.locator("quiz-item")
    name, module = item.get_attribute("data-item"), item.get_attribute("data-module")
    assert stored(page)[f"draft:{name}"]["response"]["text"] == "Half a sentence"

    page.reload()

    expect(page.locator(f"[data-item={name}] textarea").first).to_have_value("Half a sentence")
    page.goto(f"modules/{module}/#{name}")
    expect(page.locator(f"#{name} textarea").first).to_have_value("Half a sentence")


def test_own_marks_are_never_counted_as_right(page: Page) -> None:
    box = task(page, "checkbox")
    write(box, "What I think")
    for point in box.get_by_role("checkbox").all():
        point.check()
    box.get_by_role("button", name="Finish marking").click()
    expect(box.locator(".item-result-heading")).to_be_focused()
    stored(page)

    page.goto("my-learning/")

    expect(page.get_by_text("Right on the last try: 0 of 1")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_clean_for_assistive_technology_and_fits_a_small_phone(visit: Visit, faults: Faults, scheme: str) -> None:
    page = opened(visit(ADDRESS, color_scheme=scheme, viewport={"width": 320, "height": 700}))
    write(task(page, "checkbox"), "What I think")

    assert faults(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.locator("details.written-task > summary").evaluate_all("all => all.filter((one) => one.offsetHeight < 44).length")
    assert small == 0
