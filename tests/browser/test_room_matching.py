"""Matching and sorting, as a learner does it: in the list, in the view of pairs, by key, and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Faults, Visit
from .learner import check, heading, item, opened, opened_again, record, remember, scored

GROW = "matching-grow"
QUESTIONS = "matching-questions"
PROCTOR = "matching-proctor"

RIGHT = {
    "The G": "What the person wants to be different",
    "The R": "How things are at present",
    "The O": "What could be done",
    "The W": "What will be done and by when",
}
PARTLY = {**RIGHT, "The O": "What will be done and by when", "The W": "How well the person has performed"}
SORTED = {
    "What happened after that?": "Open",
    "Did you tell the family?": "Closed",
    "You were rushed, were you not?": "Leading",
}


@pytest.fixture
def page(visit: Visit) -> Page:
    return opened(visit("gallery/", setup=record))


@pytest.fixture
def grow(page: Page) -> Locator:
    return item(page, GROW)


def group(question: Locator, name: str) -> Locator:
    return question.get_by_role("group", name=name, exact=True)


def radio(question: Locator, name: str, choice: str) -> Locator:
    return group(question, name).get_by_role("radio", name=choice)


def match(question: Locator, pairs: dict[str, str]) -> None:
    for name, choice in pairs.items():
        radio(question, name, choice).check()


def switch(question: Locator, view: str = "pair") -> None:
    question.get_by_role("button", name=f"Switch to {view} view").click()


def tile(question: Locator, words: str) -> Locator:
    """A button of the view of pairs; it says after its own words what it is paired with."""
    return question.get_by_role("button", name=re.compile(rf"^{re.escape(words)} (?:Paired with|Not paired)"))


def told(page: Page) -> Locator:
    return page.locator("#alongside-status")


def choices(within: Locator) -> list[str]:
    return [str(row.get_attribute("data-option")) for row in within.locator(".match-option").all()]


# --- in the list ---------------------------------------------------------------------------------------------------------


def test_each_prompt_is_a_group_with_every_choice(grow: Locator) -> None:
    expect(grow.get_by_role("group", name=re.compile("^Match each letter"))).to_have_accessible_description(
        "Select one for each. Not all of them are needed."
    )
    for name in RIGHT:
        expect(group(grow, name).get_by_role("radio")).to_have_count(5)
    expect(grow.locator(":checked")).to_have_count(0)


def test_all_right_is_told_and_scored_as_pairs(page: Page, grow: Locator) -> None:
    match(grow, RIGHT)

    check(grow)

    expect(heading(grow)).to_be_focused()
    expect(heading(grow)).to_have_text("That's right")
    expect(grow.locator(".item-result")).to_contain_text("4 of 4 are right.")
    expect(grow.get_by_text("Your choice – right")).to_have_count(4)
    detail = scored(page)[0]["detail"]
    assert detail["response"] == {"g": "goal", "r": "now", "o": "ways", "w": "step"}
    assert detail["score"] == 1
    expect(told(page)).to_be_empty()


def test_each_pair_says_in_words_what_it_was_and_why(page: Page, grow: Locator) -> None:
    match(grow, PARTLY)

    check(grow)

    expect(heading(grow)).to_have_text("Partly right")
    expect(grow.locator(".item-result")).to_contain_text("2 of 4 are right.")
    assert scored(page)[0]["detail"]["score"] == 0.5
    wrong = group(grow, "The O")
    expect(wrong.locator("[data-option=step]")).to_contain_text("Your choice – not right")
    expect(wrong.locator("[data-option=ways]")).to_contain_text("Right answer")
    expect(wrong.locator("[data-option=goal]")).to_be_hidden()
    expect(wrong).to_contain_text("Options are the person's own ideas before the coach's.")
    right = group(grow, "The G")
    expect(right.locator("[data-option=goal]")).to_contain_text("Your choice – right")
    expect(right).to_contain_text("Goal gives the rest of the talk its direction.")
    expect(right.locator(".match-option:visible")).to_have_count(1)


def test_a_learner_needs_only_the_keyboard(page: Page, grow: Locator) -> None:
    grow.get_by_role("button", name="Switch to pair view").focus()
    for name, choice in RIGHT.items():
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range(choices(group(grow, name)).index(str(radio(grow, name, choice).get_attribute("value")))):
            page.keyboard.press("ArrowDown")

    page.keyboard.press("Enter")

    expect(heading(grow)).to_be_focused()
    expect(heading(grow)).to_have_text("That's right")


def test_what_is_left_is_counted_and_the_first_of_it_is_a_press_away(page: Page, grow: Locator) -> None:
    match(grow, {"The G": RIGHT["The G"], "The O": RIGHT["The O"]})

    check(grow)

    summary = grow.get_by_role("group", name="There is a problem")
    expect(summary).to_be_focused()
    expect(group(grow, "The R")).to_have_accessible_description("Error: 2 are left to match. Select one for each.")
    expect(group(grow, "The W")).to_have_accessible_description("")
    summary.get_by_role("link", name="2 are left to match. Select one for each.").click()
    expect(group(grow, "The R").get_by_role("radio").first).to_be_focused()
    match(grow, {"The R": RIGHT["The R"]})
    check(grow)
    summary.get_by_role("link", name="1 is left to match. Select one for each.").click()
    expect(group(grow, "The W").get_by_role("radio").first).to_be_focused()
    assert scored(page) == []


def test_with_nothing_chosen_the_first_group_is_the_one_to_begin_with(page: Page) -> None:
    question = item(page, QUESTIONS)

    check(question)

    question.get_by_role("link", name="3 are left to sort. Select a category for each.").click()
    expect(question.get_by_role("radio").first).to_be_focused()


def test_a_reload_finds_the_pairs_and_the_order(page: Page, grow: Locator) -> None:
    before = choices(grow)
    match(grow, {"The R": RIGHT["The R"]})
    opened_again(page)
    expect(radio(grow, "The R", RIGHT["The R"])).to_be_checked()
    assert choices(grow) == before
    match(grow, PARTLY)
    check(grow)

    opened_again(page)

    expect(heading(grow)).to_have_text("Partly right")
    expect(heading(grow)).not_to_be_focused()
    expect(group(grow, "The O")).to_contain_text("Your choice – not right")


@pytest.mark.parametrize("response", [["goal"], {"g": "nonsense", "x": "goal"}, "goal", 7, None])
def test_a_damaged_draft_leaves_a_question_that_works(page: Page, grow: Locator, response: object) -> None:
    digest = grow.get_attribute("data-hash")
    remember(page, f"draft:{GROW}", {"response": response, "checked": False, "seed": 1, "hash": digest})

    opened_again(page)

    expect(grow.locator(":checked")).to_have_count(0)
    match(grow, RIGHT)
    check(grow)
    expect(heading(grow)).to_have_text("That's right")


def test_try_again_begins_anew(grow: Locator) -> None:
    match(grow, PARTLY)
    check(grow)

    grow.get_by_role("button", name="Try again").click()

    expect(group(grow, "The G").get_by_role("radio").first).to_be_focused()
    expect(grow.locator(":checked")).to_have_count(0)
    expect(grow.locator(":is(.item-mark, .match-feedback, [data-mark])")).to_have_count(0)
    match(grow, RIGHT)
    check(grow)
    expect(heading(grow)).to_have_text("That's right")


def test_not_knowing_shows_every_pair(page: Page, grow: Locator) -> None:
    match(grow, {"The G": RIGHT["The W"]})

    grow.get_by_role("button", name="I do not know yet").click()

    expect(heading(grow)).to_have_text("Good to know what to look at next")
    for name, choice in RIGHT.items():
        expect(group(grow, name).locator(".match-option:visible")).to_contain_text([choice])
    expect(grow.get_by_text("Right answer")).to_have_count(4)
    expect(grow.get_by_text("Your choice")).to_have_count(0)
    detail = scored(page)[0]["detail"]
    assert (detail["response"], detail["score"]) == ({}, 0)


def test_choices_are_drawn_by_seed_alike_in_every_group_and_prompts_stay(page: Page, grow: Locator) -> None:
    drawn = set()
    for _ in range(6):
        page.evaluate("(name) => document.getElementById(name).again()", GROW)
        orders = {tuple(choices(group(grow, name))) for name in RIGHT}
        assert len(orders) == 1
        drawn |= orders
        assert grow.locator("legend.match-name").all_inner_texts() == list(RIGHT)

    assert len(drawn) > 1


# --- in the view of pairs ------------------------------------------------------------------------------------------------


def test_pairs_are_made_by_pressing_one_on_each_side(page: Page, grow: Locator) -> None:
    switch(grow)
    expect(grow.get_by_role("radio")).to_have_count(0)

    tile(grow, "The G").click()
    expect(tile(grow, "The G")).to_have_attribute("aria-pressed", "true")
    tile(grow, RIGHT["The G"]).click()

    expect(told(page)).to_have_text(f"The G: paired with {RIGHT['The G']}. 1 of 4 done")
    expect(grow.locator("[aria-pressed=true]")).to_have_count(0)
    expect(tile(grow, RIGHT["The G"])).to_be_focused()
    expect(tile(grow, "The G")).to_have_accessible_name(f"The G Paired with: {RIGHT['The G']}")
    expect(tile(grow, RIGHT["The G"])).to_have_accessible_name(f"{RIGHT['The G']} Paired with: The G")
    expect(tile(grow, "The R")).to_have_accessible_name("The R Not paired yet")
    # It works from the other side too.
    tile(grow, RIGHT["The R"]).click()
    tile(grow, "The R").click()
    expect(told(page)).to_have_text(f"The R: paired with {RIGHT['The R']}. 2 of 4 done")


def test_what_is_held_can_be_let_go_or_changed(grow: Locator) -> None:
    switch(grow)

    tile(grow, "The G").click()
    tile(grow, "The G").click()
    expect(grow.locator("[aria-pressed=true]")).to_have_count(0)
    tile(grow, "The G").click()
    tile(grow, "The R").click()

    expect(tile(grow, "The G")).to_have_attribute("aria-pressed", "false")
    expect(tile(grow, "The R")).to_have_attribute("aria-pressed", "true")
    expect(grow.get_by_text("Not paired yet")).to_have_count(9)


def test_a_pair_can_be_changed(page: Page, grow: Locator) -> None:
    switch(grow)
    pair(grow, {"The G": RIGHT["The W"]})

    pair(grow, {"The G": RIGHT["The G"]})

    expect(tile(grow, RIGHT["The W"])).to_have_accessible_name(f"{RIGHT['The W']} Not paired yet")
    expect(told(page)).to_have_text(f"The G: paired with {RIGHT['The G']}. 1 of 4 done")


def pair(question: Locator, pairs: dict[str, str]) -> None:
    for name, choice in pairs.items():
        tile(question, name).click()
        tile(question, choice).click()


def test_both_views_show_one_response(page: Page, grow: Locator) -> None:
    match(grow, {"The O": RIGHT["The O"]})

    switch(grow)
    expect(tile(grow, "The O")).to_have_accessible_name(f"The O Paired with: {RIGHT['The O']}")
    pair(grow, {"The W": RIGHT["The W"]})
    switch(grow, "list")

    expect(radio(grow, "The W", RIGHT["The W"])).to_be_checked()
    expect(grow.locator(".match-take:visible")).to_have_count(0)
    opened_again(page)
    expect(radio(grow, "The O", RIGHT["The O"])).to_be_checked()
    expect(radio(grow, "The W", RIGHT["The W"])).to_be_checked()


def test_pairs_can_be_made_and_checked_by_keyboard_alone(page: Page, grow: Locator) -> None:
    grow.get_by_role("button", name="Switch to pair view").focus()
    page.keyboard.press("Enter")
    expect(grow.get_by_role("button", name="Switch to list view")).to_be_focused()
    for name, choice in RIGHT.items():
        tab_to(page, tile(grow, name))
        page.keyboard.press("Space")
        tab_to(page, tile(grow, choice))
        page.keyboard.press("Enter")
        grow.get_by_role("button", name="Switch to list view").focus()
    tab_to(page, grow.get_by_role("button", name="Check answer"))

    page.keyboard.press("Enter")

    expect(heading(grow)).to_be_focused()
    expect(heading(grow)).to_have_text("That's right")
    assert scored(page)[0]["detail"]["response"] == {"g": "goal", "r": "now", "o": "ways", "w": "step"}


def tab_to(page: Page, target: Locator) -> None:
    for _ in range(14):
        page.keyboard.press("Tab")
        if target.evaluate("(target) => target === document.activeElement"):
            return
    pytest.fail("The Tab key does not lead there.")


def test_what_is_left_is_found_in_this_view_too(page: Page, grow: Locator) -> None:
    switch(grow)
    pair(grow, {"The G": RIGHT["The G"]})

    check(grow)

    grow.get_by_role("link", name="3 are left to match. Select one for each.").click()
    expect(tile(grow, "The R")).to_be_focused()
    expect(group(grow, "The R")).to_have_accessible_description("Error: 3 are left to match. Select one for each.")


def test_after_checking_the_list_tells_and_trying_again_comes_back_to_pairs(grow: Locator) -> None:
    switch(grow)
    pair(grow, PARTLY)

    check(grow)

    expect(grow.locator(":is(.match-take, .match-target, .match-view):visible")).to_have_count(0)
    expect(group(grow, "The O")).to_contain_text("Your choice – not right")
    grow.get_by_role("button", name="Try again").click()
    expect(tile(grow, "The G")).to_be_focused()
    expect(grow.get_by_text("Not paired yet")).to_have_count(9)


def test_a_full_stop_does_not_stand_in_the_middle_of_what_is_told(page: Page) -> None:
    question = item(page, "matching-long-words")
    switch(question)

    question.get_by_role("button", name="She needs to change").click()
    question.get_by_role("button", name="Her line manager").click()

    expect(told(page)).to_have_text(re.compile("at short notice: paired with Her line manager"))


def test_a_choice_that_may_be_used_again_names_all_it_is_paired_with(page: Page) -> None:
    question = item(page, PROCTOR)
    expect(question.locator(".item-how").first).to_have_text("Select one for each. You may select the same one again.")
    switch(question)

    pair(question, {"‘What have you learnt from it?’": "Formative", "‘What could you read about it?’": "Formative"})

    expect(tile(question, "Formative")).to_have_accessible_name(
        "Formative Paired with: ‘What have you learnt from it?’; ‘What could you read about it?’"
    )


def test_where_there_is_no_room_there_is_the_list(page: Page, grow: Locator) -> None:
    switch(grow)
    pair(grow, {"The G": RIGHT["The G"]})

    page.set_viewport_size({"width": 500, "height": 800})

    expect(grow.get_by_role("button", name=re.compile("view$"))).to_have_count(0)
    expect(radio(grow, "The G", RIGHT["The G"])).to_be_checked()
    match(grow, {"The R": RIGHT["The R"]})
    page.set_viewport_size({"width": 1200, "height": 800})
    expect(tile(grow, "The R")).to_have_accessible_name(f"The R Paired with: {RIGHT['The R']}")


def test_large_text_counts_as_little_room(visit: Visit) -> None:
    page = opened(visit("gallery/", viewport={"width": 800, "height": 800}))
    view = item(page, GROW).get_by_role("button", name="Switch to pair view")
    expect(view).to_be_visible()

    page.evaluate("document.documentElement.dataset.size = '200'")

    expect(view).to_be_hidden()


# --- sorting -----------------------------------------------------------------------------------------------------------


def test_sorting_is_scored_by_entry_and_ends_in_a_list_by_category(page: Page) -> None:
    question = item(page, QUESTIONS)
    expect(question.get_by_role("button", name=re.compile("view$"))).to_have_count(0)
    match(question, {**SORTED, "Did you tell the family?": "Open"})

    check(question)

    expect(heading(question)).to_have_text("Partly right")
    expect(question.locator(".item-result")).to_contain_text("2 of 3 are right.")
    assert scored(page)[0]["detail"]["score"] == pytest.approx(2 / 3)
    expect(group(question, "Did you tell the family?")).to_contain_text("Yes or no is all that it asks for.")
    summary = question.locator(".match-sorted")
    expect(summary.get_by_role("heading", name="Where each belongs")).to_be_visible()
    assert [" ".join(part.split()) for part in summary.locator(".match-category").all_inner_texts()] == [
        "Open What happened after that?",
        "Closed Did you tell the family? – you chose: Open",
        "Leading You were rushed, were you not?",
    ]


def test_who_did_not_know_sees_where_each_belongs(page: Page) -> None:
    question = item(page, QUESTIONS)

    question.get_by_role("button", name="I do not know yet").click()

    expect(question.locator(".match-sorted")).to_contain_text("What happened after that?")
    expect(question.locator(".match-sorted")).not_to_contain_text("you chose")
    question.get_by_role("button", name="Try again").click()
    expect(question.locator(".match-sorted")).to_have_count(0)


def test_entries_are_drawn_and_categories_stay(page: Page) -> None:
    question = item(page, "matching-four-kinds")
    drawn = set()
    for _ in range(4):
        page.evaluate("(name) => document.getElementById(name).again()", "matching-four-kinds")
        drawn.add(tuple(question.locator("legend.match-name").all_inner_texts()))

    assert len(drawn) > 1
    assert choices(question) == ["coaching", "mentoring", "preceptorship", "management"] * 10


# --- without scripts, on paper, for everyone ----------------------------------------------------------------------------


def test_without_scripts_pairs_and_categories_can_be_read(visit: Visit) -> None:
    page = visit("gallery/", java_script_enabled=False)
    grow, sorting = item(page, GROW), item(page, "matching-four-kinds")

    # By the alphabet: what an author wrote in the order of the key does not stand in it.
    assert group(grow, "The G").locator("label").all_inner_texts() == sorted(
        [*RIGHT.values(), "How well the person has performed"], key=str.casefold
    )
    entries = [str(row.get_attribute("data-pair")) for row in sorting.locator(".match-group").all()]
    assert entries != ["question", "goal", "silence", "story", "career", "introduce", "programme", "transition", "rota", "conduct"]
    expect(grow.locator("button:enabled")).to_have_count(0)
    grow.get_by_text("Show answer").click()
    expect(grow.locator("[data-feedback=o]")).to_contain_text("The O – What could be done")
    expect(grow.get_by_text("Options are the person's own ideas before the coach's.")).to_be_visible()
    sorting.get_by_text("Show answer").click()
    expect(sorting.locator(".match-category").last).to_contain_text("Line management")
    expect(sorting.locator(".match-category").last.get_by_role("listitem")).to_have_count(2)
    expect(sorting.get_by_text("Conduct is a matter for the line manager.")).to_be_visible()


def test_on_paper_there_is_a_box_to_tick_whatever_the_view(page: Page, grow: Locator) -> None:
    switch(grow)

    page.emulate_media(media="print")

    expect(grow.locator("button:visible")).to_have_count(0)
    expect(grow.locator(".match-hint")).to_be_hidden()
    expect(grow.locator("input:visible")).to_have_count(20)
    assert set(grow.locator("input").evaluate_all("(all) => all.map((box) => getComputedStyle(box).borderTopStyle)")) == {"solid"}
    expect(grow.locator("legend.match-name").last).to_be_visible()
    expect(grow.locator(".item-feedback-list li").last).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_either_view_or_after(visit: Visit, faults: Faults, scheme: str) -> None:
    page = opened(visit("gallery/", color_scheme=scheme, reduced_motion="reduce"))
    grow, sorting = item(page, GROW), item(page, QUESTIONS)
    switch(grow)
    tile(grow, "The G").click()
    match(sorting, SORTED)
    assert faults(page, f"#{GROW}") + faults(page, f"#{QUESTIONS}") == []
    tile(grow, RIGHT["The G"]).click()
    check(grow)
    check(sorting)
    assert faults(page, f"#{GROW}") + faults(page, f"#{QUESTIONS}") == []
    pair(grow, PARTLY)

    check(grow)

    assert faults(page, f"#{GROW}") == []


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_to_press_is_large_enough(visit: Visit, width: int) -> None:
    page = opened(visit("gallery/", viewport={"width": width, "height": 800}, has_touch=True))
    question = item(page, GROW)
    if width > 320:
        switch(question)

    targets = question.locator(":is(.match-option, .match-take, .match-target, .match-view):visible").all()

    assert len(targets) == (20 if width == 320 else 10)
    for target in targets:
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["x"] + box["width"] <= width
    targets[-1].tap()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_is_held_is_seen_in_forced_colours(visit: Visit) -> None:
    page = opened(visit("gallery/", forced_colors="active"))
    grow = item(page, GROW)
    switch(grow)

    tile(grow, "The G").click()

    lines = [tile(grow, name).evaluate("(tile) => getComputedStyle(tile).outlineStyle") for name in ("The G", "The R")]
    assert lines == ["solid", "none"]
