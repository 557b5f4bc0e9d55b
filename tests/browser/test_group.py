"""From a learner who shares to a trainer who sees what to teach next, in a browser."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Faults, Visit
from .grouping import questions, results, tried, uploads

ADDRESS = "trainers/group/"
PRIVATE = "PRIVATE words of mine"


@pytest.fixture(scope="session")
def asked(site_folder: Path) -> list[dict[str, Any]]:
    return questions(site_folder)[:6]


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit(ADDRESS)


def open_files(page: Page, *files: dict[str, Any] | str) -> None:
    page.get_by_label("Open the files that people gave you").set_input_files(uploads(*files))
    expect(page.get_by_role("heading", name="open", level=3)).to_be_focused()


def group(page: Page) -> Locator:
    return page.locator("group-results")


def many(asked: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    return [results(person, asked, wrong=2 if person % 3 else 1) for person in range(count)]


def test_a_trainer_sees_what_to_cover_who_did_what_and_how_the_questions_went(page: Page, asked: list[dict[str, Any]]) -> None:
    open_files(page, *many(asked, 12))

    expect(group(page).get_by_role("heading", level=3).first).to_have_text("12 people's results are open")
    things = group(page).locator(".group-cover > li")
    expect(things.first).to_contain_text("0 of 12 were right first time. 12 of 12 were sure and not right.")
    assert 1 <= things.count() <= 3
    expect(page.get_by_role("row", name="Person 12")).to_contain_text("6 of 40, 1 November 2026 to 20 November 2026")
    question = group(page).locator(".group-question").nth(1)
    question.locator("summary").press("Enter")
    expect(question).to_contain_text("4 of 12 were right first time.")
    expect(question).to_contain_text("Facility: 33 in 100 marks, moderately hard. It is likely to lie between 14 and 61.")
    expect(question.get_by_role("row", name="(right)")).to_contain_text("4 of 12")
    assert "Discrimination" not in question.inner_text()
    assert "Best third" not in question.inner_text()


def test_nothing_is_said_of_a_question_below_five_people(page: Page, asked: list[dict[str, Any]]) -> None:
    open_files(page, *many(asked, 4))

    expect(group(page)).to_contain_text("at least 5 people must share their tries")
    expect(group(page)).to_contain_text("Fewer than 5 people shared their tries at the same question, so nothing is shown here.")
    expect(page.get_by_role("row", name="Person 4")).to_be_visible()
    assert group(page).locator(".group-question, .group-cover").count() == 0


def test_forty_people_show_options_by_thirds_and_what_is_rough(page: Page, asked: list[dict[str, Any]]) -> None:
    open_files(page, *many(asked, 40))
    question = group(page).locator(".group-question").nth(1)
    question.locator("summary").click()

    expect(question).to_contain_text("With fewer than 100 people this is rough.")
    expect(question.get_by_role("columnheader", name="Weakest third")).to_be_attached()


def test_made_up_names_are_shown_only_when_asked_for_and_as_text(page: Page, asked: list[dict[str, Any]]) -> None:
    open_files(page, results(1, asked, pseudonym="<img src=x onerror=alert(1)>"))
    assert "<img" not in group(page).inner_text()

    page.get_by_label("Show the made-up names that people chose").check()

    expect(page.get_by_role("row", name="<img src=x onerror=alert(1)>")).to_be_visible()
    assert group(page).locator("img").count() == 0


def test_what_is_not_used_is_named_with_its_reason_and_the_rest_is_used(page: Page, asked: list[dict[str, Any]]) -> None:
    whole = json.dumps(
        {"format": "alongside-progress", "version": 1, "attempts": [], "records": {"draft:x": {"response": PRIVATE}}}
    )
    foreign = results(5, [], modules=[{"module": "baking", "tried": 1, "total": 1}])
    open_files(page, results(1, asked), whole, "{", foreign, results(1, asked), whole + " " * 1_000_000)

    told = group(page).locator(".group-refused li").all_inner_texts()
    assert [line.split(":")[0] for line in told] == [f"results-{n}.json" for n in (2, 3, 4, 6, 5)]
    assert told[0].startswith("results-2.json: It is a whole progress file, and it may hold private writing.")
    assert told[1:3] == [
        "results-3.json: It could not be read. It may be damaged, or it was not made on this site.",
        "results-4.json: It is about modules that this site does not have.",
    ]
    assert told[3].startswith("results-6.json: It is a whole progress file")
    assert (
        told[4]
        == "results-5.json: It holds results of the same person as results-1.json, which is as new or newer. Each person counts once."
    )
    expect(group(page).get_by_role("heading", level=3).first).to_have_text("1 person's results are open")
    assert "PRIVATE" not in page.content()


def test_nothing_is_kept(page: Page, asked: list[dict[str, Any]]) -> None:
    open_files(page, *many(asked, 5))
    page.get_by_role("button", name="Close all files").click()

    expect(page.get_by_role("heading", name="Open the results")).to_be_focused()
    expect(group(page)).to_contain_text("No file is open.")
    assert group(page).locator("table").count() == 0
    assert (
        page.evaluate(
            "Object.keys(localStorage).length + Object.keys(sessionStorage).filter((name) => name.includes('group')).length"
        )
        == 0
    )


def test_the_tables_leave_for_a_spreadsheet(page: Page, asked: list[dict[str, Any]]) -> None:
    open_files(page, *many(asked, 6))

    files = []
    for name in ("Download who has done what", "Download how the questions went"):
        with page.expect_download() as saving:
            page.get_by_role("button", name=name).click()
        files.append(Path(saving.value.path()).read_text(encoding="utf-8"))

    people, items = (list(csv.reader(file.removeprefix("\ufeff").splitlines())) for file in files)
    assert all(file.startswith("\ufeff") for file in files)
    assert people[6] == ["Person 6", "6", "40", "2026-11-01", "2026-11-20"]
    tried_items = [row for row in items if row[2] == "6"]
    assert len(tried_items) == 6
    assert all(row[4] == "" for row in tried_items), "six people show counts only"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_group_page_is_for_everyone(visit: Visit, faults: Faults, asked: list[dict[str, Any]], scheme: str, width: int) -> None:
    page = visit(ADDRESS, viewport={"width": width, "height": 800}, color_scheme=scheme)
    open_files(page, *many(asked, 40), "{")
    group(page).locator(".group-question summary").first.click()
    expect(group(page).locator(".group-question table")).to_be_visible()

    assert faults(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    low = "[...document.querySelectorAll('group-results :is(button, summary, input[type=file], .group-switch)')].filter((part) => part.checkVisibility() && part.getBoundingClientRect().height < 43.5).map((part) => part.textContent)"
    assert page.evaluate(low) == []


def test_on_paper_every_question_is_open_and_no_button_is(page: Page, asked: list[dict[str, Any]]) -> None:
    open_files(page, *many(asked, 6))

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    assert group(page).locator("details:not([open])").count() == 0
    expect(page.get_by_role("button", name="Close all files")).to_be_hidden()
    expect(page.get_by_role("row", name="Person 6")).to_be_visible()


# Sharing


@pytest.fixture
def sharing(visit: Visit, asked: list[dict[str, Any]]) -> Page:
    page = visit("my-learning/")
    one, two = asked[:2]
    common = {"hash": one["hash"], "maxScore": 1, "certainty": 3, "module": "coaching"}
    attempts = [
        {**common, "item": one["id"], "score": 0, "response": [one["options"][0]], "at": "2026-11-02T09:00:00+00:00"},
        {**common, "item": one["id"], "score": 1, "response": [one["key"]], "at": "2026-11-04T09:00:00+00:00"},
        {**common, "item": two["id"], "score": 1, "response": PRIVATE, "at": "2026-11-03T09:00:00+00:00"},
        {
            **common,
            "item": "mentoring-unknown",
            "module": "mentoring",
            "score": 1,
            "response": ["x"],
            "at": "2026-11-03T09:00:00+00:00",
        },
    ]
    tried(page, attempts)
    return page


def part(page: Page) -> Locator:
    return page.locator("#share-results")


def press(page: Page, name: str) -> None:
    part(page).get_by_role("button", name=name, exact=True).press("Enter")


def begin(page: Page) -> None:
    press(page, "Choose what to share")
    expect(part(page).get_by_role("heading", name="Choose what to share")).to_be_focused()


def preview(page: Page) -> dict[str, Any]:
    press(page, "See what is in the file")
    expect(part(page).get_by_role("heading", name="This is what your trainer gets")).to_be_focused()
    file: dict[str, Any] = json.loads(part(page).get_by_label("The file").input_value())
    return file


def test_a_learner_ticks_sees_and_takes_exactly_that(sharing: Page) -> None:
    begin(sharing)
    assert part(sharing).locator("input:checked").count() == 0, "nothing is ticked beforehand"
    for words in ("Coaching", "How my first try at each question went", "Which options I chose"):
        part(sharing).get_by_label(words).first.press("Space")

    file = preview(sharing)
    with sharing.expect_download() as saving:
        press(sharing, "Download the file")
    taken = json.loads(Path(saving.value.path()).read_text(encoding="utf-8"))

    assert taken == file
    assert saving.value.suggested_filename == f"alongside-results-{file['made'][:10]}.json"
    assert [one["score"] for one in file["attempts"]] == [0, 1]
    assert file["modules"] == [{"module": "coaching", "tried": 2, "total": file["modules"][0]["total"]}]
    assert all("certainty" not in one for one in file["attempts"])
    said = sharing.content()
    assert "PRIVATE" not in part(sharing).inner_html()
    assert "mentoring-unknown" not in said
    expect(part(sharing)).to_contain_text(
        "It says how your first try at 2 questions went: 1 right. It also says which options you chose."
    )
    expect(part(sharing).locator(".share-said")).to_be_focused()


def test_what_a_learner_shares_a_trainer_can_open(sharing: Page, visit: Visit) -> None:
    begin(sharing)
    part(sharing).get_by_label("Coaching").first.check()
    part(sharing).get_by_label("The first and the last day").check()
    file = preview(sharing)
    page = visit(ADDRESS)

    open_files(page, file)

    expect(page.get_by_role("row", name="Person 1")).to_contain_text("2 November 2026 to 4 November 2026")


def test_without_a_module_or_a_name_a_sentence_says_what_is_missing(sharing: Page) -> None:
    begin(sharing)
    press(sharing, "See what is in the file")
    expect(part(sharing).get_by_text("Tick at least one module.")).to_be_focused()

    part(sharing).get_by_label("Coaching").first.check()
    name = part(sharing).get_by_label("Made-up name")
    name.fill("Amina Khan")
    expect(part(sharing).locator(".share-warning")).to_have_text(
        "This looks like a real name, an email address or a phone number. A made-up name protects you better."
    )
    name.fill(" ")
    press(sharing, "See what is in the file")
    expect(part(sharing).get_by_text("Write a made-up name, or press")).to_be_focused()
    press(sharing, "Another made-up name")
    assert preview(sharing)["pseudonym"].split()[1].isdigit()


def test_a_learner_can_go_back_change_and_stop(sharing: Page) -> None:
    begin(sharing)
    part(sharing).get_by_label("Coaching").first.check()
    preview(sharing)
    press(sharing, "Change what I share")
    expect(part(sharing).get_by_label("Coaching").first).to_be_checked()

    press(sharing, "Do not share")

    expect(part(sharing).get_by_role("heading", level=2)).to_be_focused()
    assert part(sharing).locator("input, textarea").count() == 0


def test_who_has_tried_nothing_is_not_asked_to_share(visit: Visit) -> None:
    page = visit("my-learning/")
    expect(page.get_by_text("Nothing is remembered yet.")).to_be_visible()

    expect(part(page)).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sharing_is_for_everyone(sharing: Page, faults: Faults, scheme: Any) -> None:
    sharing.emulate_media(color_scheme=scheme)
    sharing.set_viewport_size({"width": 320, "height": 700})
    begin(sharing)
    assert faults(sharing, "#share-results") == []
    part(sharing).get_by_label("Coaching").first.check()
    preview(sharing)
    part(sharing).locator("summary").click()

    assert faults(sharing, "#share-results") == []
    assert sharing.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_only_the_preview_is_printed(sharing: Page) -> None:
    begin(sharing)
    part(sharing).get_by_label("Coaching").first.check()
    preview(sharing)
    sharing.evaluate("window.print = () => {}")

    press(sharing, "Print this")
    sharing.emulate_media(media="print")

    expect(sharing.get_by_role("heading", name="This is what your trainer gets")).to_be_visible()
    expect(sharing.get_by_role("heading", name="Your modules")).to_be_hidden()
