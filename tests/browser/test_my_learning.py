"""My learning: how one is getting on, what is stored and where, and the ways out and in."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from . import remembering
from .conftest import Faults, Visit
from .json_schema import SCHEMA, misfits
from .remembering import BLOCKED, blank, local_keys, rig, run, saved, session_keys

# pytest finds a fixture by its name in the module.
person, published = remembering.person, remembering.published


@pytest.fixture
def learning(person: BrowserContext) -> Page:
    return blank(person, "/my-learning/")


def part(page: Page, words: str) -> Locator:
    return page.locator("section", has=page.get_by_role("heading", name=words, level=2))


def lines(where: Locator) -> list[str]:
    return [text.strip() for text in where.get_by_role("listitem").all_inner_texts()]


def revisit(page: Page, body: str = "", given: object = None) -> None:
    run(page, body, given)
    page.reload()
    expect(part(page, "Finish and clear").get_by_role("paragraph").first).to_be_visible()


def test_my_learning_is_friendly_when_there_is_nothing(learning: Page) -> None:
    expect(part(learning, "What is remembered now")).to_contain_text("Nothing is remembered yet.")
    expect(learning.get_by_role("link", name="Choose a module to begin")).to_have_attribute("href", re.compile("/modules/$"))
    expect(part(learning, "What is stored")).to_contain_text("Nothing is stored in this browser.")
    expect(part(learning, "Finish and clear")).to_contain_text("there is nothing to clear")
    expect(learning.get_by_role("button", name="Keep my progress on this device")).to_have_count(0)
    assert lines(part(learning, "Your modules")) == ["Coaching <b>one</b> & all", "Mentoring"]


def test_my_learning_says_how_one_is_getting_on(learning: Page) -> None:
    revisit(
        learning,
        """for (const [n, more] of [[0, {score: 0}], [0, {}], [1, {score: 0.5}], [2, {hash: "ffffffffffff"}], [9, {}]]) await store.append(attempt(n, more))
        await store.append(attempt(1, {item: "gone-1", module: "gone"}))
        await store.write("place", {href: "/modules/coaching/#limits", title: "Coaching", heading: "Limits", at: "2026-01-02T10:00:00Z"})""",
    )
    modules = part(learning, "Your modules")

    expect(part(learning, "What is remembered now")).to_contain_text(
        "You have tried 5 questions. It is remembered in this tab only, and goes when you close the tab."
    )
    assert [text.strip() for text in modules.get_by_role("heading", level=3).all_inner_texts()] == [
        "Coaching <b>one</b> & all",
        "Not started yet",
    ]
    assert lines(modules)[:5] == [
        "Tried: 3 of 3 questions",
        "Right on the last try: 2 of 3",
        "Last tried: 1 January 2026",
        "1 retired question: no longer on the site, but your tries stay in your record.",
        "Changed since you last tried: 1 (question 1)",
    ]
    expect(modules.get_by_role("link", name="question 1")).to_have_attribute("href", re.compile("/modules/coaching/#coaching-2$"))
    expect(modules.get_by_role("link", name="Carry on: Limits")).to_have_attribute("href", re.compile("/modules/coaching/#limits$"))
    expect(modules).to_contain_text("1 retired question: no longer on the site")
    modules.get_by_text("What you can do").click()
    expect(modules.get_by_text("Say what a coach does: needs another go (2 right of 3 tried, 0 of 3 secure)")).to_be_visible()
    expect(modules.get_by_role("link", name="Say what a coach does")).to_have_attribute(
        "href", re.compile("/modules/coaching/#what-a-coach-does$")
    )


def test_my_learning_keeps_when_asked_and_says_where(learning: Page) -> None:
    revisit(learning, "await store.append(attempt(1))")
    learning.evaluate("document.addEventListener('alongside:stored', () => { window.heard = true })")

    learning.get_by_role("button", name="Keep my progress on this device").click()

    expect(learning.get_by_text("It is kept on this device, in this browser, until you remove it.")).to_be_visible()
    expect(part(learning, "What is remembered now").get_by_role("heading", level=2)).to_be_focused()
    assert learning.evaluate("heard") is True
    assert local_keys(learning) == ["alongside:/:kept"]


def test_my_learning_shows_what_another_tab_does(person: BrowserContext, learning: Page) -> None:
    revisit(learning, "await store.keep()")
    run(blank(person), "await store.append(attempt(1))")

    expect(part(learning, "What is remembered now")).to_contain_text("You have tried 1 question.")


def test_a_file_leaves_by_download_copy_and_print(learning: Page) -> None:
    revisit(learning, "await store.append(attempt(1, {response: 'é <b>'}))")
    rig(
        learning,
        "window.print = () => { window.printed = true }; navigator.clipboard.writeText = async (text) => { window.copied = text }",
    )

    with learning.expect_download() as download:
        learning.get_by_role("button", name="Save a file").click()

    file = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert re.fullmatch(r"alongside-progress-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    assert (file["format"], file["attempts"][0]["response"]) == ("alongside-progress", "é <b>")
    assert list(misfits(file, SCHEMA)) == []
    expect(learning.get_by_role("heading", name="Your file")).to_be_focused()
    learning.get_by_role("button", name="Copy the text").click()
    expect(learning.get_by_text("Copied. Paste it where you want to keep it.")).to_be_focused()
    assert json.loads(learning.evaluate("copied")) == file
    assert json.loads(learning.get_by_label("The text of your file").input_value()) == file
    learning.get_by_role("button", name="Print this page").click()
    assert learning.evaluate("printed") is True
    rig(learning, "navigator.clipboard.writeText = () => Promise.reject(new Error('blocked'))")
    learning.get_by_role("button", name="Copy the text").click()
    expect(learning.get_by_text("This browser does not let us copy.")).to_be_visible()
    assert learning.evaluate("getSelection().toString().length") > 100


def test_a_file_is_shown_before_it_is_added_and_can_be_taken_back(learning: Page, tmp_path: Path) -> None:
    file = saved(learning)
    path = tmp_path / "progress.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    revisit(
        learning, "await store.clear(); await store.write('place', {href: '/old/', heading: 'Old', at: '2025-01-01T10:00:00Z'})"
    )
    opener = learning.get_by_label("Open a saved file")

    opener.set_input_files(path)
    panel = learning.locator(".learning-panel")
    expect(panel.get_by_role("heading", name="What is in this file")).to_be_focused()
    expect(panel).to_contain_text("It was saved on 1 January 1970.")
    assert lines(panel) == [
        "22 tries at questions are new.",
        "2 drafts or places are new.",
        "1 draft or place is newer and takes the place of yours.",
    ]
    panel.get_by_role("button", name="Cancel").click()
    expect(part(learning, "Take it with you").get_by_role("heading", level=2)).to_be_focused()
    assert run(learning, "return [(await store.attempts()).length, (await store.read('place')).heading]") == [0, "Old"]

    opener.set_input_files(path)
    panel.get_by_role("button", name="Add to what is here").click()
    expect(panel.get_by_role("heading", name="Added")).to_be_focused()
    expect(part(learning, "What is remembered now")).to_contain_text("You have tried 7 questions.")
    panel.get_by_role("button", name="Undo").click()
    expect(panel.get_by_role("heading", name="Taken back")).to_be_focused()
    assert run(learning, "return [(await store.attempts()).length, (await store.read('place')).heading]") == [0, "Old"]

    learning.get_by_text("Or paste the text of a saved file").click()
    learning.get_by_label("Text of the file").fill('{"format": "alongside-results"}')
    learning.get_by_role("button", name="Look at it").click()
    expect(panel.get_by_role("heading", name="This file was not opened")).to_be_focused()
    expect(panel).to_contain_text("This is a results file for a trainer, not a progress file.")


def test_what_a_file_says_is_text_and_never_runs(learning: Page) -> None:
    attack = "<img src=x onerror=alert(1)><script>alert(1)</script>"
    learning.on("dialog", lambda dialog: pytest.fail(f"it ran: {dialog.message}"))
    file = {
        "format": "alongside-progress",
        "version": 1,
        "made": attack,
        "site": attack,
        "attempts": [
            {
                "id": "aaaaaaaa-1",
                "item": "coaching-1",
                "score": 1,
                "at": "2026-01-01T10:00:00Z",
                "response": attack,
                "module": "coaching",
            }
        ],
        "records": {
            "place": {"href": "modules/coaching/", "title": attack, "heading": attack, "at": "2026-01-01T10:00:00Z"},
            "plan": {attack: attack},
        },
    }

    learning.get_by_label("Open a saved file").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()}
    )
    learning.get_by_role("button", name="Add to what is here").click()
    expect(learning.get_by_role("heading", name="Added")).to_be_focused()
    learning.reload()

    expect(learning.get_by_role("link", name=f"Carry on: {attack}").first).to_be_visible()
    assert learning.locator("main :is(img, script)").count() == 0
    assert run(learning, "return (await store.attempts())[0].response") == attack


def test_a_place_that_leads_away_is_no_link(learning: Page) -> None:
    revisit(learning, "await store.write('place', {href: 'javascript:alert(1)', heading: 'x'})")
    expect(learning.get_by_role("link", name="Carry on")).to_have_count(0)
    revisit(learning, "await store.write('place', {href: 'https://example.org/', heading: 'x'})")
    expect(learning.get_by_role("link", name="Carry on")).to_have_count(0)


def test_each_stored_thing_is_in_the_table_and_goes_when_asked(learning: Page) -> None:
    revisit(learning, "await store.append(attempt(1)); await store.write('draft:coaching-1', {response: []}); await store.keep()")
    rows = part(learning, "What is stored").get_by_role("row")

    assert [row.get_by_role("cell").first.inner_text() for row in rows.all()[1:]] == [
        "attempts",
        "draft:coaching-1",
        "alongside:/:kept",
    ]
    learning.get_by_role("button", name="Remove: draft:coaching-1").click()
    expect(rows).to_have_count(3)
    expect(part(learning, "What is stored").get_by_role("heading", level=2)).to_be_focused()
    assert run(learning, "return store.names()") == []
    learning.get_by_role("button", name="Remove: attempts").click()
    expect(rows).to_have_count(2)
    assert run(learning, "return (await store.attempts()).length") == 0


def test_thousands_of_drafts_are_not_drawn(learning: Page) -> None:
    revisit(learning, "for (let n = 0; n < 1000; n += 1) await store.write(`draft:x-${n}`, {response: []})")

    expect(part(learning, "What is stored").get_by_role("row")).to_have_count(101)
    expect(part(learning, "What is stored")).to_contain_text("And 900 more drafts. Finish and clear removes them all.")


def test_finish_and_clear_asks_first_and_then_nothing_is_left(learning: Page) -> None:
    revisit(learning, "await store.append(attempt(1)); await store.keep()")

    part(learning, "Finish and clear").get_by_role("button", name="Finish and clear").click()
    dialog = learning.get_by_role("dialog")
    expect(dialog).to_contain_text("What you chose and how it went: 1 try")
    expect(dialog.get_by_role("link", name="save a file first")).to_be_visible()
    assert run(learning, "return (await store.attempts()).length") == 1
    dialog.get_by_role("button", name="Clear everything").click()

    expect(dialog).to_contain_text("Nothing is stored on this device now.")
    expect(part(learning, "What is stored")).to_contain_text("Nothing is stored in this browser.")
    assert [local_keys(learning), session_keys(learning), learning.evaluate("indexedDB.databases()")] == [[], [], []]


def test_my_learning_works_where_storage_is_blocked(person: BrowserContext) -> None:
    person.add_init_script(BLOCKED)
    learning = blank(person, "/my-learning/")

    expect(learning.get_by_text("This browser would not let us keep anything.")).to_be_visible()
    run(learning, "await store.append(attempt(1))")
    expect(part(learning, "What is remembered now")).to_contain_text("You have tried 1 question.")
    learning.get_by_role("button", name="Keep my progress on this device").click()
    expect(learning.get_by_text("This browser would not let us keep anything.")).to_be_visible()
    with learning.expect_download() as download:
        learning.get_by_role("button", name="Save a file").click()
    assert len(json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["attempts"]) == 1


def test_my_learning_says_when_the_list_of_questions_does_not_load(person: BrowserContext) -> None:
    person.route("**/items/index.json", lambda route: route.abort())
    learning = blank(person, "/my-learning/")
    run(learning, "await store.append(attempt(1))")

    expect(part(learning, "Your modules")).to_contain_text(
        "The list of questions did not load, so we cannot show how far you are. Nothing is lost"
    )
    expect(part(learning, "What is remembered now")).to_contain_text("You have tried 1 question.")


def test_nothing_is_asked_of_another_site_or_sent(person: BrowserContext, published: str) -> None:
    asked: list[tuple[str, str]] = []
    person.on("request", lambda request: asked.append((request.method, request.url)))
    learning = blank(person, "/my-learning/")
    revisit(
        learning,
        "await store.append(attempt(1)); await store.keep(); await store.merge(await store.exportFile()); await store.stored(); await store.clear()",
    )

    assert {method for method, _ in asked} == {"GET"}
    assert all(url.startswith(published) and "?" not in url for _, url in asked)


# On the site itself


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_my_learning_has_no_fault_that_axe_can_find(visit: Visit, faults: Faults, scheme: str, width: int) -> None:
    page = visit("my-learning/", color_scheme=scheme, viewport={"width": width, "height": 800})
    expect(part(page, "What is remembered now")).to_contain_text("Nothing is remembered yet.")
    assert faults(page, "main") == []

    page.goto("modules/which-support/")
    item = page.locator("quiz-item[data-type=single-choice]:not([data-unscored])").first
    item.get_by_role("radio").first.check()
    item.get_by_role("button", name="Check answer").click()
    expect(item.locator(".item-result-heading")).to_be_focused()
    page.goto("my-learning/")
    expect(part(page, "What is remembered now")).to_contain_text("You have tried 1 question.")
    page.get_by_text("What you can do").click()
    page.get_by_text("Or paste the text of a saved file").click()
    with page.expect_download():
        page.get_by_role("button", name="Save a file").click()

    assert faults(page, "main") == []
    assert too_small(page) == []
    assert page.locator("main").evaluate("(main) => main.scrollWidth <= innerWidth")


def too_small(page: Page) -> list[str]:
    """Whatever one can press, and is not a link in text, in less than 44 by 44 pixels."""
    return page.locator("my-learning :is(button, input:not([type=checkbox]), .learning-choice, textarea, summary)").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).filter(({width, height}) => width && (width < 44 || height < 44)).map(String)"
    )


def test_what_a_real_quiz_keeps_is_as_the_schema_says_and_comes_back(visit: Visit) -> None:
    page = visit("modules/which-support/")
    item = page.locator("quiz-item[data-type=single-choice]:not([data-unscored])").first
    item.get_by_role("radio").first.check()
    item.get_by_role("button", name="Check answer").click()
    page.locator("quiz-set").get_by_role("button", name="Continue").first.click()
    page.goto("my-learning/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a file").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    file = json.loads(text)

    assert list(misfits(file, SCHEMA)) == []
    assert {name.partition(":")[0] for name in file["records"]} >= {"draft", "set"}
    assert known_fields_only(file)
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.get_by_label("Open a saved file").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
    )
    expect(page.locator(".learning-panel")).not_to_contain_text("cannot be read")
    page.get_by_role("button", name="Add to what is here").click()
    expect(part(page, "What is remembered now")).to_contain_text("You have tried 1 question.")


def known_fields_only(file: dict[str, Any]) -> bool:
    """A field that the schema does not name would be lost on the way through a file."""
    shapes = SCHEMA["$defs"]
    records = [(shapes[name.partition(":")[0]], record) for name, record in file["records"].items()]
    whole = [*records, *((shapes["attempt"], attempt) for attempt in file["attempts"])]
    return all(set(thing) <= set(shape["properties"]) for shape, thing in whole)
