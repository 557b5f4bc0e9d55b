"""The pooled report as a collector makes it: who may, from how many, what is refused, what it says, and two reports beside each other."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Faults, Visit
from .forms import reply, uploads

ADDRESS = "tools/pooled-report/"
PRIVATE = "I could tell you who wrote this"


@pytest.fixture
def page(visit: Visit) -> Page:
    return collecting(visit(ADDRESS))


def collecting(page: Page) -> Page:
    page.get_by_role("button", name="No, I collect them").click()
    return page


def pooling(page: Page) -> Locator:
    return page.locator("pooled-report")


def open_replies(page: Page, *files: dict[str, Any] | str, start: int = 1) -> None:
    page.get_by_label("Open the files that people gave you").set_input_files(uploads(*files, start=start))


def make(page: Page) -> None:
    page.get_by_role("button", name="Make the report").click()


def mixed(count: int, start: int = 1, **changes: Any) -> list[dict[str, Any]]:
    """Replies of people who do not all think alike."""
    points = ["every-time", "mostly", "sometimes"]
    return [
        reply(n, ratings={"SA1": points[n % 3], "SA2": points[n % 2], "TI1": "never"}, **changes)
        for n in range(start, start + count)
    ]


def title(page: Page) -> Locator:
    return pooling(page).get_by_role("heading", level=2)


def line(page: Page, words: str) -> Locator:
    return page.get_by_role("row", name=words)


def test_the_supervisor_is_asked_to_leave_it_to_a_colleague(visit: Visit) -> None:
    page = visit(ADDRESS)
    page.get_by_role("button", name="Yes, they are about me").click()

    expect(title(page)).to_have_text("Please ask a colleague to collect")
    expect(title(page)).to_be_focused()
    assert pooling(page).locator("input[type=file]").count() == 0
    expect(pooling(page).get_by_role("link", name="Six domains: feedback on supervision")).to_be_visible()


@pytest.mark.parametrize("count", [0, 1, 4])
def test_nothing_is_shown_below_five(page: Page, count: int) -> None:
    if count:
        open_replies(page, *mixed(count))
    make(page)

    expect(pooling(page)).to_contain_text("There is no report yet: fewer than 5 people have replied.")
    assert pooling(page).locator("table, svg").count() == 0


def test_six_replies_show_counts_words_or_nothing_and_how_it_was_made(page: Page) -> None:
    open_replies(page, *mixed(6))
    make(page)

    expect(title(page)).to_have_text("The report")
    expect(title(page)).to_be_focused()
    expect(line(page, "We talked about at least one risk")).to_contain_text("2 every time, 2 mostly, 2 sometimes (6 of 6)")
    expect(line(page, "Sessions happened on the date we agreed")).to_contain_text("Most replies were “Rarely” or “Never”.")
    expect(line(page, "I left with a clear next step")).to_contain_text("Not shown, to protect people")
    for words in ("from 6 replies", "It cannot show who said what", "It is not validated. It is not a complaint"):
        expect(pooling(page).locator(".ff-report")).to_contain_text(words)


def test_the_number_can_be_raised_and_never_lowered(page: Page) -> None:
    least = page.get_by_label("Hide what fewer people than this have said")
    least.fill("2")
    least.blur()
    expect(least).to_have_value("5")
    least.fill("7")
    least.blur()
    open_replies(page, *mixed(6))
    make(page)

    expect(pooling(page)).to_contain_text("fewer than 7 people have replied")


def test_foreign_and_hostile_files_are_refused_by_name_and_reason(page: Page) -> None:
    hostile = json.dumps(reply(9, id="<img src=x onerror=alert(1)>"))
    bad: list[Any] = [
        hostile,
        "{",
        json.dumps({"format": "alongside-progress"}),
        reply(7, role="supervisor"),
        reply(8, purpose="together"),
        reply(9, formVersion=3),
    ]
    open_replies(page, reply(1), *bad)

    told = pooling(page).locator(".ff-refused li")
    assert told.all_inner_texts() == [
        "reply-2.json: It is damaged: something in it does not fit the form.",
        "reply-3.json: It could not be read. It may be damaged, or it was not saved from this site.",
        "reply-4.json: It is a progress file. Open it on My learning.",
        "reply-5.json: It is a supervisor's self-check, not a reply.",
        "reply-6.json: It was not made for a pooled report. The person may not want it pooled: ask them for a file that is.",
        "reply-7.json: It is from version 3 of the form, and this page has version 1. The words differ, so they are not compared.",
    ]
    expect(pooling(page)).to_contain_text("1 reply is open.")


def test_another_form_is_not_mixed_in(page: Page) -> None:
    other = reply(2, form="supervision-check-in", ratings={"CI1": "fully"})
    open_replies(page, reply(1), other)

    expect(pooling(page)).to_contain_text(
        "It is from another form, “Supervision session check-in”. This report is about “Six domains: feedback on supervision”."
    )


def test_a_reply_that_is_opened_twice_counts_once(page: Page) -> None:
    open_replies(page, *mixed(4))
    open_replies(page, *mixed(4), reply(1, revision=2, copy="c9999999"))

    expect(pooling(page)).to_contain_text("4 replies are open.")
    expect(pooling(page)).to_contain_text("5 files were a second copy of a reply.")


# Two reports


def test_one_more_reply_in_the_same_sitting_raises_the_warning(page: Page) -> None:
    open_replies(page, *mixed(6))
    make(page)
    page.get_by_role("button", name="Back to the files").click()
    open_replies(page, *mixed(1, start=7))
    make(page)

    expect(title(page)).to_have_text("Comparing these two reports could reveal one person")
    assert pooling(page).locator("table").count() == 0
    page.get_by_role("button", name="The earlier report is destroyed: show this one").click()
    expect(pooling(page).locator(".ff-report")).to_contain_text("has to be destroyed")


def test_a_reply_that_was_changed_in_between_raises_the_warning(page: Page) -> None:
    open_replies(page, *mixed(6))
    make(page)
    page.get_by_role("button", name="Back to the files").click()
    open_replies(page, reply(1, revision=2, copy="c9999999", ratings={"SA1": "never"}))
    make(page)

    expect(title(page)).to_have_text("Comparing these two reports could reveal one person")


def test_five_more_replies_raise_none(page: Page) -> None:
    open_replies(page, *mixed(6))
    make(page)
    page.get_by_role("button", name="Back to the files").click()
    open_replies(page, *mixed(5, start=7))
    make(page)

    expect(title(page)).to_have_text("The report")


@pytest.mark.parametrize(("more", "warned"), [(1, True), (5, False)])
def test_an_earlier_report_is_held_against_the_new_one_in_another_sitting(visit: Visit, more: int, warned: bool) -> None:
    first = collecting(visit(ADDRESS))
    open_replies(first, *mixed(6))
    make(first)
    with first.expect_download() as download:
        first.get_by_role("button", name="Save the report's file").click()
    earlier = download.value.path().read_text(encoding="utf-8")

    page = collecting(visit(ADDRESS))
    open_replies(page, *mixed(6 + more))
    page.get_by_label("If there was an earlier report of this team").set_input_files(uploads(earlier))
    expect(pooling(page)).to_contain_text("1 earlier report is open.")
    make(page)

    expect(title(page)).to_have_text("Comparing these two reports could reveal one person" if warned else "The report")


def test_a_file_that_is_no_report_is_not_taken_for_an_earlier_one(page: Page) -> None:
    open_replies(page, *mixed(6))
    page.get_by_label("If there was an earlier report of this team").set_input_files(uploads(reply(1)))

    expect(pooling(page)).to_contain_text("reply-1.json: It is not a pooled report that was saved from this page.")


# Comments


def with_words(count: int) -> list[dict[str, Any]]:
    return mixed(count, words={"keep": PRIVATE}, comments={"safe": "Mrs Jones was there"})


def test_comments_are_not_offered_below_eight(page: Page) -> None:
    open_replies(page, *with_words(7))
    make(page)

    expect(pooling(page)).to_contain_text("Comments can be shown only if 8 or more people have replied")
    assert PRIVATE not in page.content()


def test_comments_are_off_until_the_collector_has_read_and_edited_them(page: Page) -> None:
    open_replies(page, *with_words(8))
    make(page)
    report = pooling(page).locator(".ff-report")
    text = pooling(page).locator("#ff-report-text")
    assert PRIVATE not in page.content()

    page.get_by_role("button", name="Read and edit the comments").click()
    expect(page.locator(".ff-guard:visible").first).to_contain_text("“Mrs Jones” looks like a name")
    page.get_by_role("button", name="Put the comments in the report").click()
    expect(pooling(page)).to_contain_text("First tick that you have read and edited every comment.")
    assert PRIVATE not in report.inner_text() + text.input_value()
    for box in pooling(page).locator("[id^=ff-said-]:is(textarea)").all():
        box.fill("")
    page.get_by_label("What helps most? Comment 1 of 8").fill("Time to think")
    page.get_by_label("I have read every comment").check()
    page.get_by_role("button", name="Put the comments in the report").click()

    expect(report).to_contain_text("Time to think")
    assert "Time to think" in text.input_value()
    assert PRIVATE not in report.inner_text() + text.input_value()


# Privacy, and for everyone


def test_nothing_is_stored_and_a_person_who_comes_back_finds_nothing(page: Page) -> None:
    open_replies(page, *mixed(6))
    make(page)

    assert page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]
    page.goto("./")
    page.go_back()
    expect(title(page)).to_have_text("First, who are you?")


def test_after_ten_minutes_a_cover_hides_the_report(visit: Visit) -> None:
    page = visit("about/")
    page.clock.install()
    page.goto(ADDRESS)
    collecting(page)
    open_replies(page, *mixed(6))
    expect(pooling(page)).to_contain_text("6 replies are open.")

    page.clock.run_for(601_000)

    expect(page.get_by_role("dialog", name="Still there?")).to_be_visible()
    page.get_by_role("button", name="Show my page again").click()
    expect(pooling(page)).to_contain_text("6 replies are open.")


def test_no_request_leaves_the_page(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_replies(page, *with_words(8))
    make(page)
    page.get_by_role("button", name="Read and edit the comments").click()
    with page.expect_download():
        page.get_by_role("button", name="Save the report's file").click()

    assert [url for url in asked if not url.startswith("blob:")] == []


def test_what_prints_is_the_report_alone(page: Page) -> None:
    open_replies(page, *mixed(6))
    make(page)
    page.evaluate("document.querySelector('pooled-report').dataset.print = 'report'")
    page.emulate_media(media="print")

    expect(pooling(page).locator(".ff-report")).to_be_visible()
    for away in (page.get_by_role("button", name="Print the report"), pooling(page).locator("textarea").first, page.locator("h1")):
        expect(away).to_be_hidden()


@pytest.mark.parametrize(
    ("scheme", "size"),
    [("light", {"width": 1280, "height": 800}), ("dark", {"width": 320, "height": 640})],
    ids=["light-desk", "dark-phone"],
)
def test_every_screen_is_clean_for_axe_and_fits_the_width(visit: Visit, faults: Faults, scheme: Any, size: Any) -> None:
    page = visit(ADDRESS, color_scheme=scheme, viewport=size)
    found = faults(page, "main")
    collecting(page)
    open_replies(page, *with_words(9), "{")
    found += faults(page, "main")
    make(page)
    page.get_by_role("button", name="Read and edit the comments").click()
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    found += faults(page, "main")
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")

    assert (found, wide) == ([], False)
