"""A log of what one did for one's own development: kept with the rest, and taken away as text or as a table."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Faults, Visit
from .json_schema import SCHEMA, misfits
from .learner import stored
from .test_statement import STUDY

ADDRESS = "my-learning/cpd/"


@pytest.fixture
def page(visit: Visit) -> Page:
    page = visit(ADDRESS, permissions=["clipboard-read", "clipboard-write"])
    expect(page.get_by_text("There is no entry yet.")).to_be_visible()
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def fill(page: Page, **given: str) -> None:
    labels = {"day": "Day", "hours": "Hours", "what": "What did you do?", "learned": "What did you learn", "role": "With whom?"}
    for name, words in given.items():
        page.get_by_label(labels[name], exact=name in ("day", "what")).fill(words)


def add(page: Page, what: str = "A talk about boundaries", day: str = "2026-11-03", hours: str = "1.5") -> None:
    press(page, "Add an entry")
    fill(page, day=day, hours=hours, what=what)
    press(page, "Save the entry")
    expect(page.get_by_role("heading", name="Your log")).to_be_focused()


def log(page: Page) -> Locator:
    return page.locator(".cpd-entry")


def kept(page: Page) -> list[dict[str, Any]]:
    return [value for name, value in stored(page).items() if name.startswith("cpd:")]


def test_an_entry_is_written_saved_and_counted(page: Page) -> None:
    add(page)
    add(page, "A book", "2026-11-20", "0,5")

    expect(page.get_by_text("2 entries, 2 hours.")).to_be_visible()
    assert [title.inner_text() for title in log(page).get_by_role("heading").all()] == [
        "20 November 2026: 0.5 hours",
        "3 November 2026: 1.5 hours",
    ]
    page.reload()
    expect(log(page)).to_have_count(2)


def test_it_is_not_participatory_unless_somebody_says_so(page: Page) -> None:
    add(page)
    expect(log(page)).to_contain_text("Participatory: no")
    assert kept(page)[0]["participatory"] is False

    page.get_by_role("button", name="Change the entry of 3 November 2026").click()
    expect(page.get_by_label("With whom?")).to_be_hidden()
    page.get_by_label("Participatory").check()
    fill(page, role="my preceptor")
    press(page, "Save the entry")

    expect(log(page)).to_have_count(1)
    expect(log(page)).to_contain_text("Participatory: yes, with my preceptor")
    expect(page.get_by_text("1 entry, 1.5 hours, 1.5 of them participatory.")).to_be_visible()


def test_before_each_box_for_words_stands_a_warning_about_people(page: Page) -> None:
    press(page, "Add an entry")

    boxes = page.locator("cpd-log textarea").all()
    assert len(boxes) == 4
    for box in boxes:
        warning = page.locator(f"#{str(box.get_attribute('aria-describedby')).split()[0]}")
        expect(warning).to_contain_text("No names, room numbers, dates of care or diagnoses.")
        above = warning.bounding_box()
        below = box.bounding_box()
        assert above
        assert below
        assert above["y"] < below["y"]


def test_what_may_name_somebody_is_pointed_out_below_its_box_and_never_stopped(page: Page) -> None:
    press(page, "Add an entry")
    fill(page, day="2026-11-03", hours="1", what="I visited Mrs Jones in room 12")

    expect(page.locator(".ff-guard:visible")).to_have_count(1)
    fill(page, what="I visited a person I support")
    expect(page.locator(".ff-guard:visible")).to_have_count(0)
    fill(page, what="I visited Mrs Jones in room 12")
    press(page, "Save the entry")
    expect(page.get_by_role("heading", name="Your log")).to_be_focused()


def test_what_is_lacking_is_told_with_a_way_there_and_nothing_is_lost(page: Page) -> None:
    press(page, "Add an entry")
    fill(page, day="", what="A talk")

    press(page, "Save the entry")

    expect(page.get_by_role("heading", name="There is a problem")).to_be_focused()
    page.get_by_role("link", name="Enter how long it took, in hours, such as 0.5 or 1.25.").click()
    expect(page.get_by_label("Hours")).to_be_focused()
    expect(page.get_by_label("Hours")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("link", name="Enter the day when you did it.")).to_be_visible()
    expect(page.get_by_label("What did you do?")).to_have_value("A talk")
    assert kept(page) == []


def test_a_reload_finds_what_was_being_typed(page: Page) -> None:
    press(page, "Add an entry")
    fill(page, hours="2", what="Half a sent")
    assert stored(page)["draft:cpd"]["response"]["what"] == "Half a sent"

    page.reload()

    expect(page.get_by_label("What did you do?")).to_have_value("Half a sent")
    expect(page.get_by_label("Hours")).to_have_value("2")
    press(page, "Do not save")
    expect(page.get_by_role("button", name="Add an entry")).to_be_focused()
    assert stored(page) == {}


def test_an_entry_that_was_taken_out_can_be_put_back(page: Page) -> None:
    add(page)

    page.get_by_role("button", name="Take out the entry of 3 November 2026").click()

    expect(page.get_by_text("The entry was taken out.")).to_be_focused()
    assert kept(page) == []
    press(page, "Put it back")
    expect(log(page)).to_contain_text("A talk about boundaries")
    expect(page.get_by_text("The entry was taken out.")).to_have_count(0)


def test_what_was_done_here_can_be_added_and_is_then_no_longer_offered(page: Page) -> None:
    page.evaluate(STUDY, 1)
    page.reload()
    offered = page.locator(".cpd-suggested")
    offered.locator("summary").click()
    count = offered.get_by_role("listitem").count()

    offered.get_by_role("button").first.click()

    expect(page.get_by_role("heading", name="Add an entry")).to_be_focused()
    assert page.get_by_label("What did you do?").input_value().startswith("Online module: ")
    assert float(page.get_by_label("Hours").input_value()) > 0
    press(page, "Save the entry")
    expect(log(page)).to_have_count(1)
    expect(offered.locator("li")).to_have_count(count - 1)


def test_the_log_leaves_as_text_and_as_a_table(page: Page) -> None:
    add(page, '=HYPERLINK("http://x")')

    press(page, "Copy the text")
    expect(page.get_by_text("Copied. Paste it where you want to keep it.")).to_be_focused()
    assert 'What I did: =HYPERLINK("http://x")' in page.evaluate("navigator.clipboard.readText()")
    with page.expect_download() as download:
        press(page, "Download for a spreadsheet")
    data = download.value.path().read_bytes()

    assert download.value.suggested_filename.endswith(".csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0][:3] == ["Date", "Hours", "What I did"]
    assert rows[1][:3] == ["2026-11-03", "1.5", '\'=HYPERLINK("http://x")']


def test_on_paper_there_is_the_log_and_no_form(page: Page) -> None:
    add(page)
    press(page, "Add an entry")

    page.emulate_media(media="print")

    expect(log(page)).to_be_visible()
    expect(page.locator("form.cpd-form")).to_be_hidden()
    expect(page.get_by_role("button", name="Print or save as PDF")).to_be_hidden()


def test_an_entry_goes_with_the_saved_file_and_comes_back(page: Page) -> None:
    add(page, "A talk <b>é</b>")
    page.goto("my-learning/")
    with page.expect_download() as download:
        press(page, "Save a file")
    text = download.value.path().read_text(encoding="utf-8")
    file = json.loads(text)
    records = [record for name, record in file["records"].items() if name.startswith("cpd:")]

    assert list(misfits(file, SCHEMA)) == []
    assert set(records[0]) <= set(SCHEMA["$defs"]["cpd"]["properties"])
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.get_by_label("Open a saved file").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    press(page, "Add to what is here")
    expect(page.get_by_role("heading", name="Added")).to_be_focused()
    page.goto(ADDRESS)
    expect(log(page)).to_contain_text("A talk <b>é</b>")


def test_finish_and_clear_takes_the_log_and_the_form_away(page: Page) -> None:
    add(page)
    press(page, "Add an entry")
    fill(page, what="More")
    assert stored(page)["draft:cpd"]

    press(page, "Finish and clear")
    expect(page.get_by_role("dialog")).to_contain_text("An entry in your CPD log")
    page.get_by_role("dialog").get_by_role("button", name="Clear everything").click()

    expect(page.get_by_text("There is no entry yet.")).to_be_visible()
    expect(page.locator("form.cpd-form")).to_have_count(0)
    assert stored(page) == {}


def test_a_damaged_record_is_left_out(page: Page) -> None:
    page.evaluate("""() => sessionStorage.setItem("alongside:/learn/:cpd:x", '{"date": "2026-02-31", "what": {}}')""")

    page.reload()

    expect(page.get_by_text("There is no entry yet.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_clean_for_assistive_technology_and_fits_a_small_phone(visit: Visit, faults: Faults, scheme: str) -> None:
    page = visit(ADDRESS, color_scheme=scheme, viewport={"width": 320, "height": 700})
    add(page)
    page.evaluate(STUDY, 1)
    page.reload()
    page.locator(".cpd-suggested summary").click()
    press(page, "Add an entry")
    press(page, "Save the entry")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_focused()

    assert faults(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.locator("cpd-log :is(button, summary, label, input:not([type=checkbox]), textarea)").evaluate_all(
        "all => all.filter((one) => one.offsetHeight && one.offsetHeight < 44).map((one) => one.outerHTML)"
    )
    assert small == []
