"""Putting steps in order, as a learner does it: with buttons, by key, by pulling, and on paper."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.gallery import good_examples

from .conftest import Faults, Visit
from .learner import check, heading, item, opened, opened_again, record, remember, scored, stored

GROW = "ordering-grow"
KEY = ["goal", "reality", "options", "will"]
TEXTS = {
    "goal": "What do you want to be different?",
    "reality": "How are things now?",
    "options": "What could you do?",
    "will": "What will you do by when?",
}


@pytest.fixture
def page(visit: Visit) -> Page:
    return opened(visit("gallery/", setup=record))


@pytest.fixture
def grow(page: Page) -> Locator:
    return item(page, GROW)


def order(question: Locator) -> list[str]:
    return [str(step.get_attribute("data-step")) for step in steps(question).all()]


def steps(question: Locator) -> Locator:
    return question.locator("[data-step]")


def mover(question: Locator, way: str, step: str) -> Locator:
    return question.get_by_role("button", name=f"Move {way}: {TEXTS[step]}")


def arrange(question: Locator, wanted: list[str]) -> None:
    """Each step is moved up until it stands where it should."""
    for place, step in enumerate(wanted):
        for _ in range(order(question).index(step) - place):
            mover(question, "up", step).click()


def told(page: Page) -> Locator:
    return page.locator("#alongside-status")


# --- moving -----------------------------------------------------------------------------------------------------------


def test_each_step_has_two_buttons_that_name_it(grow: Locator) -> None:
    for step in steps(grow).all():
        text = step.inner_text().split("\n")[0]
        expect(step.get_by_role("button")).to_have_count(2)
        expect(step.get_by_role("button").first).to_have_accessible_name(f"Move up: {text}")
        expect(step.get_by_role("button").last).to_have_accessible_name(f"Move down: {text}")


def test_a_step_moves_one_place_and_its_new_place_is_told(page: Page, grow: Locator) -> None:
    before = order(grow)

    mover(grow, "down", before[0]).click()

    assert order(grow) == [before[1], before[0], *before[2:]]
    expect(told(page)).to_have_text(f"{TEXTS[before[0]]}, now 2 of 4")
    mover(grow, "up", before[3]).click()
    assert order(grow) == [before[1], before[0], before[3], before[2]]
    expect(told(page)).to_have_text(f"{TEXTS[before[3]]}, now 3 of 4")


def test_the_focus_stays_on_the_button_and_goes_to_the_other_at_the_ends(page: Page, grow: Locator) -> None:
    step = order(grow)[0]
    mover(grow, "down", step).focus()

    page.keyboard.press("Enter")
    expect(mover(grow, "down", step)).to_be_focused()
    page.keyboard.press("Space")
    expect(mover(grow, "down", step)).to_be_focused()
    page.keyboard.press("Enter")

    assert order(grow)[3] == step
    expect(mover(grow, "up", step)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Enter")
    assert order(grow)[0] == step
    expect(mover(grow, "down", step)).to_be_focused()


def test_at_the_ends_a_button_says_that_it_does_nothing_and_stays(page: Page, grow: Locator) -> None:
    first, *_, last = before = order(grow)
    expect(grow.locator("[aria-disabled=true]")).to_have_count(2)
    expect(mover(grow, "up", first)).to_have_attribute("aria-disabled", "true")
    expect(mover(grow, "down", last)).to_have_attribute("aria-disabled", "true")

    mover(grow, "up", first).focus()
    page.keyboard.press("Enter")

    expect(mover(grow, "up", first)).to_be_focused()
    assert order(grow) == before
    expect(told(page)).to_be_empty()


def test_a_learner_needs_only_the_keyboard(page: Page, grow: Locator) -> None:
    for place, step in enumerate(KEY):
        mover(grow, "up", step).focus()
        for _ in range(order(grow).index(step) - place):
            page.keyboard.press("Enter")
    grow.get_by_role("button", name="Check answer").focus()

    page.keyboard.press("Enter")

    expect(heading(grow)).to_be_focused()
    expect(heading(grow)).to_have_text("That's right")


def test_moving_never_submits(page: Page, grow: Locator) -> None:
    mover(grow, "down", order(grow)[0]).click()

    expect(heading(grow)).to_have_count(0)
    assert scored(page) == []


def test_a_step_can_be_pulled_by_its_handle(page: Page, grow: Locator) -> None:
    first, *rest = order(grow)

    pull(page, steps(grow).first, to=steps(grow).last)

    assert order(grow) == [*rest, first]
    expect(told(page)).to_have_text(f"{TEXTS[first]}, now 4 of 4")
    expect(mover(grow, "down", first)).to_have_attribute("aria-disabled", "true")
    opened_again(page)
    assert order(grow) == [*rest, first]


def test_a_step_that_is_pulled_and_put_back_has_not_moved(page: Page, grow: Locator) -> None:
    before = order(grow)

    pull(page, steps(grow).nth(1), to=steps(grow).last, back=True)

    assert order(grow) == before
    expect(told(page)).to_be_empty()


def pull(page: Page, step: Locator, *, to: Locator, back: bool = False) -> None:
    step.scroll_into_view_if_needed()
    handle, target = step.locator(".order-handle").bounding_box(), to.bounding_box()
    assert handle
    assert target
    x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, target["y"] + target["height"] - 2, steps=12)
    if back:
        page.mouse.move(x, y, steps=12)
    page.mouse.up()


def test_the_handle_is_for_the_hand_alone(grow: Locator) -> None:
    expect(grow.locator(".order-handle").first).to_have_attribute("aria-hidden", "true")
    assert grow.locator(".order-handle").first.evaluate("(handle) => handle.tabIndex") == -1


# --- the start, and what is kept ---------------------------------------------------------------------------------------


def test_the_start_holds_nothing_right_in_any_example(page: Page) -> None:
    for _, example in good_examples("ordering"):
        key = list(example.key)  # type: ignore[attr-defined]

        start = order(item(page, example.id))

        assert sorted(start) == sorted(key)
        assert start[0] != key[0]
        assert not set(pairwise(start)) & set(pairwise(key))


def test_the_start_is_drawn_by_a_seed_and_a_reload_keeps_it(page: Page, grow: Locator) -> None:
    before = order(grow)

    opened_again(page)

    assert order(grow) == before
    drawn = set()
    for _ in range(8):
        page.evaluate("(name) => document.getElementById(name).again()", GROW)
        drawn.add(tuple(order(grow)))
    assert len(drawn) > 1
    assert tuple(KEY) not in drawn


def test_the_order_on_the_page_can_be_checked_as_it_is(page: Page, grow: Locator) -> None:
    start = order(grow)

    check(grow)

    expect(heading(grow)).to_have_text("Not quite")
    detail = scored(page)[0]["detail"]
    assert (detail["response"], detail["score"]) == (start, 0)


def test_a_reload_finds_the_order_and_the_feedback(page: Page, grow: Locator) -> None:
    arrange(grow, KEY)
    opened_again(page)
    assert order(grow) == KEY
    expect(heading(grow)).to_have_count(0)

    check(grow)
    opened_again(page)

    assert order(grow) == KEY
    expect(heading(grow)).to_have_text("That's right")
    expect(heading(grow)).not_to_be_focused()


@pytest.mark.parametrize("response", [["goal"], ["goal", "goal", "goal", "goal"], [*KEY, "more"], "goal", 7, {"goal": 1}, None])
def test_a_damaged_draft_leaves_the_start(page: Page, grow: Locator, response: object) -> None:
    start = order(grow)
    digest = grow.get_attribute("data-hash")
    remember(page, f"draft:{GROW}", {"response": response, "checked": False, "seed": seed(page), "hash": digest})

    opened_again(page)

    assert order(grow) == start
    arrange(grow, KEY)
    check(grow)
    expect(heading(grow)).to_have_text("That's right")


def seed(page: Page) -> object:
    """The one of today: a draft with it starts where a fresh question does."""
    step = item(page, "ordering-clear")
    step.get_by_role("button", name=re.compile("^Move down")).first.click()
    return stored(page)["draft:ordering-clear"]["seed"]


# --- what is said of it -------------------------------------------------------------------------------------------------


def test_all_right_is_told_and_scored(page: Page, grow: Locator) -> None:
    arrange(grow, KEY)

    check(grow)

    expect(heading(grow)).to_be_focused()
    expect(heading(grow)).to_have_text("That's right")
    expect(grow.locator(".item-result")).to_contain_text("Every step is in its place.")
    expect(steps(grow).first).to_contain_text("Right place at the top")
    assert scored(page)[0]["detail"]["response"] == KEY
    assert scored(page)[0]["detail"]["score"] == 1


def test_neighbours_earn_credit_and_each_step_says_its_place(page: Page, grow: Locator) -> None:
    arrange(grow, ["will", "goal", "reality", "options"])

    check(grow)

    expect(heading(grow)).to_have_text("Partly right")
    expect(grow.locator(".item-result")).to_contain_text("2 of the 3 links from one step to the next are right.")
    expect(steps(grow).nth(0)).to_contain_text("Not here: comes after “What could you do?”")
    expect(steps(grow).nth(1)).to_contain_text("Not here: comes first")
    expect(steps(grow).nth(2)).to_contain_text("Right place after “What do you want to be different?”")
    expect(steps(grow).nth(3)).to_contain_text("Right place after “How are things now?”")
    assert scored(page)[0]["detail"]["score"] == pytest.approx(2 / 3)
    expect(told(page)).to_have_text(re.compile("now . of 4"))


def test_the_right_order_stands_beside_with_its_reasons(page: Page, grow: Locator) -> None:
    check(grow)

    beside = grow.locator(".order-right")
    expect(beside.get_by_role("heading", name="The right order")).to_be_visible()
    for place, step in enumerate(KEY):
        expect(beside.get_by_role("listitem").nth(place)).to_contain_text(TEXTS[step])
    expect(beside.get_by_role("listitem").first).to_contain_text("The goal gives the rest of the talk its direction.")
    own, right = steps(grow).first.bounding_box(), beside.bounding_box()
    assert own
    assert right
    assert own["x"] + own["width"] <= right["x"]
    assert abs(own["y"] - right["y"]) < 60


def test_once_checked_nothing_can_be_moved(grow: Locator) -> None:
    check(grow)

    expect(grow.locator(":is(.order-move, .order-handle):visible")).to_have_count(0)


def test_not_knowing_shows_the_right_order_and_blames_no_step(page: Page, grow: Locator) -> None:
    grow.get_by_role("button", name="I do not know yet").click()

    expect(heading(grow)).to_have_text("Good to know what to look at next")
    expect(grow.get_by_role("heading", name="The right order")).to_be_visible()
    expect(grow.locator("[data-mark]")).to_have_count(0)
    detail = scored(page)[0]["detail"]
    assert (detail["response"], detail["score"]) == ([], 0)
    opened_again(page)
    expect(heading(grow)).to_have_text("Good to know what to look at next")


def test_try_again_begins_at_the_start(grow: Locator) -> None:
    start = order(grow)
    arrange(grow, KEY)
    check(grow)

    grow.get_by_role("button", name="Try again").click()

    assert order(grow) == start
    expect(mover(grow, "down", start[0])).to_be_focused()
    expect(grow.locator(":is(.order-right, .item-mark, [data-mark])")).to_have_count(0)
    arrange(grow, KEY)
    check(grow)
    expect(heading(grow)).to_have_text("That's right")


# --- without scripts, on paper, for everyone ----------------------------------------------------------------------------


def test_without_scripts_the_steps_are_mixed_and_the_right_order_can_be_read(visit: Visit) -> None:
    page = visit("gallery/", java_script_enabled=False)

    for _, example in good_examples("ordering"):
        question, key = item(page, example.id), list(example.key)  # type: ignore[attr-defined]
        mixed = order(question)
        assert sorted(mixed) == sorted(key)
        assert mixed[0] != key[0]
        assert not set(pairwise(mixed)) & set(pairwise(key))
        question.get_by_text("Show answer").click()
        reasons = question.locator("ol.order-key > li")
        assert [row.get_attribute("data-feedback") for row in reasons.all()] == key
        expect(reasons.last.locator("span")).to_be_visible()
    # Letters name a step; numbers would say a place.
    assert styled(item(page, GROW), "listStyleType") == "upper-alpha"


def test_once_it_can_be_ordered_the_places_are_numbered(grow: Locator) -> None:
    assert styled(grow, "listStyleType") == "decimal"


def styled(question: Locator, name: str) -> str:
    return str(question.locator(".order-steps").evaluate(f"(list) => getComputedStyle(list).{name}"))


def test_on_paper_there_is_a_box_for_each_place(page: Page, grow: Locator) -> None:
    page.emulate_media(media="print")

    expect(grow.locator(":is(.order-move, .order-handle):visible")).to_have_count(0)
    boxes = grow.locator(".order-step").evaluate_all(
        "(all) => all.map((step) => getComputedStyle(step, '::before').borderTopWidth)"
    )
    assert boxes == ["1px"] * 4
    assert styled(grow, "listStyleType") == "upper-alpha"
    expect(grow.locator(".order-key li").last).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_ordering_and_after(visit: Visit, faults: Faults, scheme: str) -> None:
    page = opened(visit("gallery/", color_scheme=scheme, reduced_motion="reduce"))
    question = item(page, GROW)
    arrange(question, ["will", "goal", "reality", "options"])
    assert faults(page, f"#{GROW}") == []

    check(question)

    assert faults(page, f"#{GROW}") == []


def test_buttons_and_handles_can_be_hit_with_a_thumb_at_320_pixels(visit: Visit) -> None:
    page = opened(visit("gallery/", viewport={"width": 320, "height": 640}, has_touch=True))
    question = item(page, "ordering-long-steps")

    boxes = [target.bounding_box() for target in question.locator(".order-move, .order-handle").all()]

    assert len(boxes) == 9
    for box in boxes:
        assert box
        assert box["height"] >= 44
        assert box["width"] >= 44
        assert box["x"] + box["width"] <= 320
    before = order(question)
    question.get_by_role("button", name=re.compile("^Move down")).first.tap()
    assert order(question) == [before[1], before[0], before[2]]
    check(question)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_handle_is_seen_in_forced_colours(visit: Visit) -> None:
    page = opened(visit("gallery/", forced_colors="active"))

    dots = item(page, GROW).locator(".order-handle").first.evaluate("(handle) => getComputedStyle(handle).backgroundImage")

    assert "gradient" in dots
