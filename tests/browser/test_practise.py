"""Practise: choose a set or follow a link to one, work through it, leave and come back, and see how it went."""

from __future__ import annotations

import itertools
import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .conftest import Faults, Visit
from .learner import check, respond
from .practising import go_on, press, record, remember, run, screen, set_of, title, tried

A, B, C = "which-support-run-one-hour", "which-support-run-senior-time", "which-support-run-caseload"
TEXT = "coaching"


def started(visit: Visit, *items: str, **options: object) -> Page:
    page = visit(set_of(*items), **options)
    press(page, "Start")
    expect(title(page)).to_have_text(f"Question 1 of {len(items)}")
    return page


def test_a_link_gives_everyone_the_same_questions_in_the_same_order_with_the_same_options(visit: Visit) -> None:
    pages = [started(visit, B, A) for _ in range(2)]

    shown = [(screen(page).get_attribute("id"), screen(page).locator(".item-option").all_inner_texts()) for page in pages]

    assert shown[0] == shown[1]
    assert shown[0][0] == B


def test_a_link_names_and_skips_what_is_not_on_the_site(visit: Visit) -> None:
    page = visit(f"practise/#items={A},long-gone&colour=red&modules=moved")

    notice = page.locator("practise-page .notice")
    expect(notice.get_by_role("listitem")).to_have_text(["colour=red", "long-gone", "moved"])
    expect(title(page)).to_have_text("A set of 1 question for you")


def test_what_was_missed_comes_back_at_the_end_until_it_is_right_once(visit: Visit) -> None:
    page = started(visit, A, B, C)

    order = [go_on(page, right=right) for right in (False, True, False, False, True, True)]

    assert order == [A, B, C, A, C, A]
    expect(title(page)).to_have_text("How it went")
    expect(page.locator("practise-page")).to_contain_text("1 of 3 right the first time. 2 more right by the end.")


def test_a_question_that_comes_back_starts_empty_and_says_that_it_is_once_more(visit: Visit) -> None:
    page = started(visit, A)

    go_on(page, right=False)

    expect(title(page)).to_have_text("Once more: 1 to go")
    expect(title(page)).to_be_focused()
    expect(screen(page).locator("input:checked")).to_have_count(0)
    expect(screen(page).locator(".item-result")).to_have_count(0)


def test_a_skipped_question_does_not_come_back(visit: Visit) -> None:
    page = started(visit, A, B)
    screen(page)
    press(page, "Continue")

    go_on(page, right=True)

    expect(page.locator("practise-page")).to_contain_text("1 of 1 right the first time.")
    expect(page.get_by_role("heading", name="Not checked yet")).to_be_visible()


def test_a_reload_comes_back_to_the_very_question_with_what_was_chosen(visit: Visit) -> None:
    page = started(visit, A, B)
    go_on(page, right=False)
    respond(screen(page), right=True)
    chosen = screen(page).locator("input:checked").get_attribute("value")
    run(page, "return 0")

    page.reload()

    expect(title(page)).to_have_text("Question 2 of 2")
    expect(screen(page).locator("input:checked")).to_have_value(str(chosen))
    check(screen(page))
    page.reload()
    expect(screen(page).locator(".item-result-heading")).to_have_text("That's right")
    press(page, "Continue")
    expect(title(page)).to_have_text("Once more: 1 to go")


def test_typed_text_survives_a_reload(visit: Visit) -> None:
    page = visit("practise/")
    written = page.evaluate(
        """async () => (await (await fetch("../items/index.json")).json()).modules.flatMap(({ items }) => items).find(({ type }) => type === "written").id"""
    )
    page = started(visit, written)
    screen(page).get_by_role("textbox").first.fill("What I would say")
    run(page, "return 0")

    page.reload()

    expect(screen(page).get_by_role("textbox").first).to_have_value("What I would say")


def test_a_set_is_kept_apart_from_the_page_of_the_module(visit: Visit) -> None:
    page = started(visit, A)
    go_on(page, right=True)

    page.goto(f"modules/which-support/#{A}")

    expect(page.locator(f"#{A} .item-result")).to_have_count(0)
    expect(page.locator(f"#{A} [type=submit]:not([disabled])")).to_have_count(1)
    assert [one["item"] for one in run(page, "return store.attempts()")] == [A]


def test_one_may_leave_and_carry_on_where_one_was(visit: Visit) -> None:
    page = started(visit, A, B)
    go_on(page, right=True)

    page.goto("practise/")
    page.get_by_role("link", name="Carry on").click()

    expect(title(page)).to_have_text("Question 2 of 2")


def test_back_leads_out_of_the_set_and_forward_into_it_again(visit: Visit) -> None:
    page = started(visit, A, B)

    page.go_back()
    expect(title(page)).to_have_text("A set of 2 questions for you")
    page.go_forward()

    expect(title(page)).to_have_text("Question 1 of 2")


def test_a_heading_of_the_page_is_no_link_to_a_set(visit: Visit) -> None:
    page = started(visit, A, B)

    page.evaluate("location.hash = 'other-ways-to-practise'")

    expect(title(page)).to_have_text("Question 1 of 2")
    go_on(page, right=True)
    expect(title(page)).to_have_text("Question 2 of 2")
    page.goto("practise/#other-ways-to-practise")
    page.reload()
    expect(title(page)).to_have_text("Choose a set")
    expect(page.get_by_text("Some parts of this link")).to_have_count(0)


def test_with_nothing_chosen_it_is_ten_mixed_questions_and_no_outcome_twice_running(visit: Visit) -> None:
    page = visit("practise/")

    press(page, "Start")

    expect(title(page)).to_have_text("Question 1 of 10")
    items = record(page, "run:practise")["items"]
    outcomes = page.evaluate(OUTCOMES, items)
    assert len(set(items)) == 10
    assert all(one != other for one, other in itertools.pairwise(outcomes))


OUTCOMES = """async (ids) => {
  const { modules } = await (await fetch("../items/index.json")).json()
  const all = new Map(modules.flatMap(({ items }) => items).map(({ id, outcome }) => [id, outcome]))
  return ids.map((id) => all.get(id))
}"""


def test_one_chooses_modules_outcomes_kinds_and_number(visit: Visit) -> None:
    page = visit("practise/")
    page.get_by_label("Which kind of support?", exact=False).first.check()
    page.get_by_text("Choose outcomes").click()
    expect(page.get_by_label("Describe what a coach does and does not do")).to_be_hidden()
    page.get_by_label("Define coaching, mentoring", exact=False).check()
    page.get_by_text("Choose kinds of question").click()
    page.get_by_label("One right answer").check()
    page.get_by_label("5 questions").check()

    press(page, "Start")

    expect(title(page)).to_have_text(re.compile("Question 1 of [1-5]$"))
    assert set(page.evaluate(OUTCOMES, record(page, "run:practise")["items"])) == {"which-support.define"}


def test_choices_that_leave_nothing_are_said_in_words(visit: Visit) -> None:
    page = visit("practise/#outcomes=which-support.define&types=scenario")

    press(page, "Start")

    problem = page.locator(".practise-problem")
    expect(problem).to_be_focused()
    expect(problem).to_contain_text("No question fits all of this. Take away one of your choices.")


def test_what_was_seen_today_rests(visit: Visit) -> None:
    page = visit("practise/#modules=which-support&number=10", timezone_id="Europe/London")
    ids = page.evaluate(
        "async () => (await (await fetch('../items/index.json')).json()).modules.find(({ id }) => id === 'which-support').items.map(({ id }) => id)"
    )
    now = page.evaluate("new Date().toISOString().slice(0, 19) + '+00:00'")
    remember(page, *(tried(name, now) for name in ids[:10]))

    press(page, "Start")

    expect(title(page)).to_have_text("Question 1 of 10")
    assert not set(record(page, "run:practise")["items"]) & set(ids[:10])


def test_the_link_to_a_set_can_be_copied_and_says_nothing_of_what_was_chosen(visit: Visit) -> None:
    page = started(visit, A, B, setup=lambda context: context.grant_permissions(["clipboard-read", "clipboard-write"]))
    press(page, "Stop here")
    page.get_by_text("Send this set to others").click()

    page.get_by_role("button", name="Copy the link").click()

    expect(page.get_by_text("Copied. Paste it into a message.")).to_be_focused()
    link = page.get_by_label("Link to this set").input_value()
    assert link.endswith(f"/learn/practise/#items={A},{B}&seed=7")
    assert page.evaluate("navigator.clipboard.readText()") == link


def test_the_links_of_a_drawn_question_lead_where_they_do_on_its_own_page(visit: Visit) -> None:
    page = started(visit, A)
    respond(screen(page), right=True)
    check(screen(page))

    href = screen(page).locator(".item-result .item-taught a").get_attribute("href")

    assert str(href).split("/learn/")[1].startswith("modules/which-support/#")


def test_a_question_that_does_not_load_can_be_asked_for_again(visit: Visit) -> None:
    page = visit(set_of(A), expected="404|ERR_FAILED|Failed to load")
    page.route("**/items/which-support.html", lambda route: route.abort())
    press(page, "Start")
    expect(page.locator("practise-page")).to_contain_text("This question did not load. Nothing is lost.")

    page.unroute("**/items/which-support.html")
    press(page, "Try again")

    expect(screen(page)).to_be_visible()


def test_all_of_it_can_be_done_by_keyboard(visit: Visit) -> None:
    page = visit(set_of(A))
    page.get_by_role("button", name="Start").focus()
    page.keyboard.press("Enter")
    expect(title(page)).to_be_focused()
    screen(page)

    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".item-result-heading")).to_be_focused()
    page.get_by_role("button", name="Continue").focus()
    page.keyboard.press("Enter")

    expect(title(page)).to_be_focused()


def test_a_set_works_where_storage_is_blocked(visit: Visit) -> None:
    page = started(visit, A, B, setup=blocked, expected="blocked")

    go_on(page, right=False)
    go_on(page, right=True)
    go_on(page, right=True)

    expect(page.locator("practise-page")).to_contain_text("1 of 2 right the first time.")


def blocked(context: BrowserContext) -> None:
    from .remembering import BLOCKED

    context.add_init_script(BLOCKED)


def test_to_clear_takes_the_set_away(visit: Visit) -> None:
    page = started(visit, A, B)
    go_on(page, right=True)

    page.get_by_role("button", name="Finish and clear").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything").click()

    expect(title(page)).to_have_text("Choose a set")
    assert record(page, "run:practise") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_practise_has_no_fault_that_axe_can_find(visit: Visit, faults: Faults, scheme: str, width: int) -> None:
    page = visit("practise/", color_scheme=scheme, viewport={"width": width, "height": 800})
    page.get_by_text("Choose outcomes").click()
    page.get_by_text("Choose kinds of question").click()
    assert whole(page, faults)

    page.goto(set_of(A, "gone"))
    page.reload()
    assert whole(page, faults)
    press(page, "Start")
    screen(page)
    assert whole(page, faults)
    go_on(page, right=False)
    assert whole(page, faults)
    press(page, "Stop here")
    page.get_by_text("Send this set to others").click()
    assert whole(page, faults)


def whole(page: Page, faults: Faults) -> bool:
    assert faults(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.locator("practise-page :is(button, .practise-choice, summary, input[type=text])").evaluate_all(
        "all => all.map(one => [one.textContent, one.getBoundingClientRect()]).filter(([, { width, height }]) => width && (width < 44 || height < 44)).map(String)"
    )
    assert small == []
    return True
