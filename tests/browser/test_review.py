"""Review: what is ready and never late, ten at a time; and on My learning what to do today."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import Faults, Visit
from .practising import go_on, press, record, remember, run, screen, title, tried
from .test_my_learning import lines, part

# Twelve questions that one can respond to in one way
CASES = [
    f"which-support-run-{name}"
    for name in ("reports", "one-hour", "senior-time", "back-to-work", "caseload", "team-leader", "whole-year", "hard-shift")
]
OTHERS = ["which-support-not-shown", "which-support-signed-for", "which-support-old-word", "which-support-informal-chat"]
ALL = [*CASES, *OTHERS]
NOW = datetime(2026, 3, 30, 9, tzinfo=UTC)


def on(visit: Visit, day: datetime, address: str = "about/", **options: object) -> Page:
    """A page on a device whose clock says so, in London."""

    def clock(context: object) -> None:
        context.clock.set_fixed_time(day)  # type: ignore[attr-defined]

    return visit(address, setup=clock, timezone_id="Europe/London", **options)


@pytest.fixture
def waiting(visit: Visit) -> Page:
    """Twelve questions were tried two days ago, the night before the clocks went forward; eleven were right."""
    page = on(visit, NOW)
    attempts = [tried(name, "2026-03-28T23:30:00+00:00", score=float(name != ALL[3])) for name in ALL]
    remember(page, *attempts)
    page.goto("practise/#review")
    return page


def test_what_is_ready_is_said_and_never_called_late(waiting: Page) -> None:
    expect(title(waiting)).to_have_text("12 questions are ready to review")
    assert not re.search("overdue|late|missed|streak", waiting.locator("practise-page").inner_text(), re.IGNORECASE)


def test_ten_at_a_time_and_then_the_rest(waiting: Page) -> None:
    press(waiting, "Review 10 now")
    expect(title(waiting)).to_have_text("Question 1 of 10")

    for _ in range(10):
        go_on(waiting, right=True)
    expect(title(waiting)).to_have_text("How it went")
    waiting.get_by_role("link", name="See what else is ready").click()

    expect(title(waiting)).to_have_text("2 questions are ready to review")


def test_what_is_right_goes_away_for_days_and_what_is_wrong_until_tomorrow(waiting: Page) -> None:
    press(waiting, "Review 10 now")
    wrong = go_on(waiting, right=False)
    right = go_on(waiting, right=True)
    assert wrong != right

    waiting.clock.set_fixed_time(datetime(2026, 3, 31, 9, tzinfo=UTC))
    waiting.goto("practise/")
    waiting.goto("practise/#review")

    expect(title(waiting)).to_have_text("11 questions are ready to review")


def test_a_review_that_was_begun_can_be_carried_on(waiting: Page) -> None:
    press(waiting, "Review 10 now")
    go_on(waiting, right=True)

    waiting.reload()
    expect(title(waiting)).to_have_text("Question 2 of 10")
    waiting.goto("practise/#review")
    waiting.reload()
    waiting.get_by_role("link", name="Carry on with your review").click()

    expect(title(waiting)).to_have_text("Question 2 of 10")


def test_a_day_begins_at_midnight(visit: Visit) -> None:
    page = on(visit, datetime(2026, 3, 29, 22, 59, tzinfo=UTC))
    remember(page, tried(ALL[0], "2026-03-28T00:01:00+00:00"))
    page.goto("practise/#review")
    expect(title(page)).to_have_text("Nothing is ready to review")
    expect(page.locator("practise-page")).to_contain_text("The next question is ready on 30 March 2026.")

    page.clock.set_fixed_time(datetime(2026, 3, 29, 23, 1, tzinfo=UTC))
    page.reload()

    expect(title(page)).to_have_text("1 question is ready to review")


def test_a_clock_that_was_years_ahead_loses_nothing(visit: Visit) -> None:
    page = on(visit, datetime(2031, 1, 1, 9, tzinfo=UTC))
    remember(page, tried(ALL[0], "2031-01-01T09:00:00+00:00"))

    page.clock.set_fixed_time(NOW)
    page.goto("practise/#review")
    expect(title(page)).to_have_text("1 question is ready to review")
    press(page, "Review 1 now")
    go_on(page, right=True)
    page.goto("about/")
    page.goto("practise/#review")

    expect(title(page)).to_have_text("Nothing is ready to review")
    expect(page.locator("practise-page")).to_contain_text("ready on 1 April 2026")


def test_my_learning_says_what_to_do_today(waiting: Page) -> None:
    waiting.goto("my-learning/")
    today = part(waiting, "Today")

    expect(today).to_contain_text("12 questions are ready to review. Ten take about five minutes.")
    expect(today.get_by_role("heading", name="Needs another go")).to_be_visible()
    today.get_by_role("link", name="Review 10 now").click()
    expect(title(waiting)).to_have_text("12 questions are ready to review")


def test_what_one_was_sure_of_and_had_wrong_comes_before_what_needs_another_go(visit: Visit) -> None:
    page = on(visit, NOW)
    remember(page, tried(ALL[0], "2026-03-28T10:00:00+00:00", 0, certainty=3), tried(ALL[1], "2026-03-28T10:00:00+00:00", 0))

    page.goto("my-learning/")

    today = part(page, "Today")
    expect(today.get_by_role("heading", level=3)).to_have_text(["You were sure, and it was not right", "Needs another go"])
    expect(today.get_by_role("link", name="Question 1")).to_have_attribute("href", re.compile(f"#{ALL[0]}$"))


def test_an_assessment_date_is_kept_and_changes_the_plan(visit: Visit) -> None:
    page = on(visit, datetime(2026, 1, 15, 9, tzinfo=UTC))
    days = ("2026-01-01", "2026-01-03", "2026-01-14")
    remember(page, *(tried(ALL[0], f"{day}T10:00:00+00:00") for day in days))
    page.goto("my-learning/")
    expect(part(page, "Today")).to_contain_text("ready on 1 March 2026")
    expect(part(page, "Today").get_by_role("link", name="Give its date")).to_have_attribute("href", "#how-you-revise")

    page.get_by_label("When is your assessment? (optional)").fill("2026-02-01")
    page.get_by_role("button", name="Use this date").click()

    expect(page.get_by_text("Reviews are planned for 1 February 2026")).to_be_focused()
    expect(part(page, "Today")).to_contain_text("ready on 30 January 2026")
    expect(part(page, "Today")).to_contain_text("Your assessment is in 17 days, on 1 February 2026.")
    page.reload()
    expect(page.get_by_label("When is your assessment? (optional)")).to_have_value("2026-02-01")
    page.get_by_role("button", name="No date").click()
    expect(part(page, "Today")).to_contain_text("ready on 1 March 2026")


@pytest.mark.parametrize(
    ("given", "said"), [("", "Choose a date first."), ("2026-01-15", "That day is over, or it is today. Choose a day to come.")]
)
def test_a_date_that_cannot_be_is_said_in_words(visit: Visit, given: str, said: str) -> None:
    page = on(visit, datetime(2026, 1, 15, 9, tzinfo=UTC), "my-learning/")
    page.get_by_label("When is your assessment? (optional)").fill(given)

    page.get_by_role("button", name="Use this date").click()

    expect(page.get_by_text(said)).to_be_focused()
    assert record(page, "revision") is None


def test_review_days_go_into_a_calendar_of_ones_own(waiting: Page) -> None:
    waiting.goto("my-learning/")

    with waiting.expect_download() as download:
        waiting.get_by_role("button", name="Review days for my calendar").click()

    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename == "alongside-review-days.ics"
    assert "DTSTART;VALUE=DATE:20260330" in text
    assert "SUMMARY:Review 12 questions on Alongside" in text
    expect(waiting.get_by_label("The days, and how many questions")).to_have_value("30 March 2026: 12")


def test_somebody_who_keeps_is_told_to_save_a_file_after_five_days(visit: Visit) -> None:
    page = on(visit, NOW)
    remember(page, tried(ALL[0], "2026-03-26T10:00:00+00:00"), saved={"at": "2026-03-26T10:00:00+00:00"})
    run(page, "await store.keep()")
    page.goto("my-learning/")
    expect(page.get_by_text("Last saved file: 26 March 2026.")).to_be_visible()
    expect(page.get_by_text("You last saved a file on")).to_have_count(0)

    page.clock.set_fixed_time(datetime(2026, 3, 31, 9, tzinfo=UTC))
    page.reload()
    notice = part(page, "Today").locator(".notice")
    expect(notice).to_contain_text(
        "You last saved a file on 26 March 2026. Some browsers clear what a site keeps after seven days without a visit."
    )
    with page.expect_download():
        page.get_by_role("button", name="Save a file").click()

    expect(notice).to_have_count(0)
    expect(page.get_by_text("Last saved file: 31 March 2026.")).to_be_visible()


def test_mix_ups_are_shown_and_a_small_set_puts_them_right(visit: Visit) -> None:
    page = on(visit, NOW)
    at = "2026-03-28T10:00:00+00:00"
    remember(
        page,
        tried("which-support-run-one-hour", at, 0, response=["coaching"]),
        tried("which-support-run-senior-time", at, 1, response=["mentoring"]),
    )
    page.goto("my-learning/")
    terms = part(page, "Telling the four apart")

    expect(terms.get_by_role("row", name=re.compile("^Mentoring"))).to_contain_text("1")
    expect(terms).to_contain_text("you chose coaching where it was mentoring, once.")
    terms.get_by_role("link", name=re.compile("Fix my mix-ups")).click()

    expect(title(page)).to_have_text(re.compile("A set of [2-8] questions for you"))
    press(page, "Start")
    screen(page)
    assert "which-support-run-one-hour" in record(page, "run:practise")["items"]


def test_how_sure_and_how_right_is_told_in_a_plain_sentence(visit: Visit) -> None:
    page = on(visit, NOW)
    at = "2026-03-28T10:00:00+00:00"
    remember(page, *(tried(name, at, float(n < 6), certainty=3) for n, name in enumerate(ALL[:10])))

    page.goto("my-learning/")

    knowing = part(page, "How sure, and how right")
    expect(knowing).to_contain_text("When you were sure, 6 of 10 were right")
    assert "%" not in knowing.inner_text()


def test_days_and_what_has_stayed_are_told(visit: Visit) -> None:
    page = on(visit, NOW)
    remember(page, *(tried(name, f"2026-03-{day}T10:00:00+00:00") for name in ALL for day in ("26", "28")))

    page.goto("my-learning/")
    history = part(page, "What you have done")
    expect(history).to_contain_text("You looked at a question again on a later day 12 times, and had it right 12 times.")
    history.get_by_text("Your days: 2").click()

    assert lines(history) == [
        "28 March 2026: 12 questions, 12 right the first time",
        "26 March 2026: 12 questions, 12 right the first time",
    ]


def test_a_date_that_is_being_typed_is_not_taken_away(visit: Visit) -> None:
    page = on(visit, NOW, "my-learning/")
    field = page.get_by_label("When is your assessment? (optional)")
    field.fill("2026-05-01")
    field.focus()

    run(page, "await store.write('place', { href: '/learn/modules/', heading: 'Modules', at: '2026-03-30T10:00:00Z' })")
    expect(part(page, "What is remembered now")).not_to_contain_text("Nothing is remembered yet")

    expect(field).to_have_value("2026-05-01")
    expect(field).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_full_my_learning_has_no_fault_that_axe_can_find(visit: Visit, faults: Faults, scheme: str, width: int) -> None:
    page = on(visit, NOW, color_scheme=scheme, viewport={"width": width, "height": 800})
    at = ("2026-03-20T10:00:00+00:00", "2026-03-28T10:00:00+00:00")
    kinds = ["coaching", "mentoring", "supervision", "preceptorship", "line-management"]
    attempts = [
        tried(name, when, float(n % 3 > 0), certainty=1 + n % 3, response=[kinds[n % 5]])
        for n, name in enumerate(ALL)
        for when in at
    ]
    remember(page, *attempts)
    run(page, "await store.keep()")
    page.goto("my-learning/")
    expect(part(page, "Today")).to_contain_text("ready to review")
    for summary in page.locator("my-learning summary").all():
        summary.click()

    assert faults(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto("practise/#review")
    expect(title(page)).to_contain_text("ready to review")
    assert faults(page, "main") == []
