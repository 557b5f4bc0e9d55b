"""Practice on a bad day: no room left, two tabs at once, a record that somebody has spoilt, a tab that dies."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .conftest import Visit
from .learner import check, respond
from .practising import go_on, press, record, remember, run, screen, set_of, title

A, B, C = "which-support-run-one-hour", "which-support-run-senior-time", "which-support-run-caseload"

FULL = """Storage.prototype.setItem = function () { throw new DOMException("full", "QuotaExceededError") }"""


def full(context: BrowserContext) -> None:
    context.add_init_script(FULL)


def test_a_set_goes_on_where_there_is_no_room_and_says_so(visit: Visit) -> None:
    page = visit(set_of(A, B), setup=full)
    press(page, "Start")
    go_on(page, right=False)

    expect(page.locator(".memory-trouble")).to_contain_text("This browser has no room left for this site.")
    go_on(page, right=True)
    go_on(page, right=True)

    expect(page.locator("practise-page")).to_contain_text("1 of 2 right the first time. 1 more right by the end.")
    assert len(run(page, "return store.attempts()")) == 3


def test_two_tabs_may_work_through_the_same_set_at_once_and_every_try_is_kept(visit: Visit) -> None:
    page = visit("about/")
    run(page, "await store.keep()")
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto(set_of(A, B, C))
        press(tab, "Start")
        screen(tab)

    for _ in range(3):
        for tab in (page, other):
            go_on(tab, right=True)

    expect(title(page)).to_have_text("How it went")
    expect(title(other)).to_have_text("How it went")
    assert len(run(page, "return store.attempts()")) == 6
    assert [len(row) for row in run(page, "return [...(await store.studies()).values()].map(({ days }) => days)")] == [2, 2, 2]


def test_to_clear_in_one_tab_ends_the_set_in_the_other(visit: Visit) -> None:
    page = visit("about/")
    run(page, "await store.keep()")
    other = page.context.new_page()
    other.goto(set_of(A, B))
    press(other, "Start")
    respond(screen(other), right=True)

    run(page, "await store.clear()")

    expect(title(other)).to_have_text("Choose a set")
    assert record(other, "run:practise") is None


def test_a_tab_that_dies_after_the_check_has_kept_the_try_and_the_place(visit: Visit) -> None:
    page = visit("about/")
    run(page, "await store.keep()")
    page.goto(set_of(A, B))
    press(page, "Start")
    go_on(page, right=True)
    respond(screen(page), right=False)
    check(screen(page))
    expect(screen(page).locator(".item-result-heading")).to_be_focused()
    run(page, "return store.attempts()")
    context = page.context
    page.close()

    again = context.new_page()
    again.goto("practise/#practising")

    expect(title(again)).to_have_text("Question 2 of 2")
    expect(screen(again).locator(".item-result-heading")).to_have_text("Not quite")
    assert len(run(again, "return store.attempts()")) == 2


SPOILT = [
    {"items": "all of them", "queue": []},
    {"items": ["gone"], "queue": ["gone"]},
    {"items": [A, "gone", B], "queue": ["gone", B, "other"], "passed": 1, "seed": "x", "results": {A: [0, 1, 9]}},
    {"items": [A], "queue": [A], "results": {A: "<img src=x onerror=alert(1)>"}, "title": "<b>x</b>", "seed": None},
]


@pytest.mark.parametrize("spoilt", SPOILT, ids=range(len(SPOILT)))
def test_a_run_that_somebody_has_spoilt_breaks_no_page(visit: Visit, spoilt: dict[str, object]) -> None:
    page: Page = visit("about/")
    remember(page, run__practise={**spoilt, "at": "2026-01-01T10:00:00+00:00"})

    page.goto("practise/#practising")

    expect(title(page)).to_be_visible()
    press(page, "Stop here" if page.get_by_role("button", name="Stop here").is_visible() else "Start")
    expect(title(page)).to_be_focused()
    assert page.locator("practise-page img").count() == 0
