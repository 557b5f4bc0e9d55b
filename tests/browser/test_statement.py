"""A statement of learning: one sheet, honest about what it is, and nothing typed for it is stored."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import Faults, Visit
from .learner import stored

ADDRESS = "my-learning/statement/"

STUDY = """async (modules) => {
  const src = document.querySelector("script[src*=shell]").src
  const { open } = await import(new URL("store.js", src))
  const { fetchModules } = await import(new URL("bank.js", src))
  const store = await open()
  let time = Date.UTC(2026, 8, 23, 9)
  for (const { id, items } of (await fetchModules()).slice(0, modules)) {
    for (const score of [0, 1]) for (const { id: item, hash, outcome } of items) {
      await store.append({ item, hash, outcome, module: id, response: [], score, maxScore: 1, certainty: null, at: new Date(time).toISOString() })
      time += 600_000
    }
  }
}"""


def studied(page: Page, modules: int) -> Page:
    page.evaluate(STUDY, modules)
    expect(page.locator(".statement-code strong")).to_have_text(re.compile("^[0-9A-Z]{4}-[0-9A-Z]{4}$"))
    return page


@pytest.fixture
def page(visit: Visit) -> Page:
    page = visit(ADDRESS, permissions=["clipboard-read", "clipboard-write"])
    expect(page.get_by_text("You have not tried a question yet")).to_be_visible()
    return page


def code(page: Page) -> str:
    return page.locator(".statement-code strong").inner_text()


def test_before_the_first_try_there_is_nothing_to_state(page: Page) -> None:
    expect(page.get_by_role("link", name="Choose a module to begin")).to_be_visible()
    expect(page.locator(".statement-sheet")).to_have_count(0)


def test_the_sheet_says_what_it_is_and_has_a_place_to_sign(page: Page) -> None:
    studied(page, 2)

    sheet = page.locator(".statement-sheet")
    expect(sheet.get_by_role("listitem").filter(has_text=re.compile(r"version 1\s*Reviewed"))).to_have_count(2)
    expect(sheet).to_contain_text("not a qualification, not the Care Certificate, and not proof of competence")
    expect(sheet).to_contain_text("this website has not checked it")
    expect(sheet).to_contain_text("For an assessor, a manager or a preceptor")
    expect(sheet).to_contain_text("Signature and date:")
    assert not re.search(r"\bcertificate\b", sheet.inner_text().replace("Care Certificate", ""), re.IGNORECASE)


MORE = """(more) => {
  const list = document.querySelector(".statement-modules")
  for (let n = 0; n < more; n += 1) list.append(list.children[n].cloneNode(true))
}"""


@pytest.mark.parametrize("planned", [0, 6])
def test_all_modules_of_the_site_fit_on_one_page_of_a4_and_so_will_those_planned(page: Page, tmp_path: Path, planned: int) -> None:
    studied(page, 99)
    page.get_by_label("Your name, for the paper only").fill("Priyadarshini Abercrombie-Featherstonehaugh")

    expect(page.locator(".statement-name")).to_contain_text("Priyadarshini")
    page.evaluate(MORE, planned)

    page.pdf(path=tmp_path / "statement.pdf", format="A4")

    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "statement.pdf").read_bytes())) == 1
    page.emulate_media(media="print")
    expect(page.locator(".statement-sheet")).to_be_visible()
    for hidden in (page.locator("form.evidence-form"), page.get_by_role("heading", level=1), page.locator(".statement-how")):
        expect(hidden).to_be_hidden()


def test_name_and_session_word_are_for_the_paper_and_are_never_stored(page: Page) -> None:
    studied(page, 1)
    plain = code(page)

    page.get_by_label("Your name, for the paper only").fill("Sam Rowe")
    page.get_by_label("Session word").first.fill("heron")

    expect(page.locator(".statement-name")).to_have_text("Name: Sam Rowe")
    expect(page.locator(".statement-code strong")).not_to_have_text(plain)
    expect(page.locator(".statement-sheet")).to_contain_text("A session word is mixed into the code.")
    assert "heron" not in page.locator(".statement-sheet").inner_text()
    assert not re.search("Sam|heron", str(stored(page)) + page.url + page.title())
    page.goto("my-learning/")
    page.go_back()
    expect(page.get_by_label("Your name, for the paper only")).to_have_value("")


def test_modules_are_chosen_by_hand_or_by_a_link(page: Page) -> None:
    studied(page, 3)
    lines = page.locator(".statement-modules > li")
    expect(lines).to_have_count(3)
    before = code(page)

    page.get_by_role("checkbox").first.uncheck()

    expect(lines).to_have_count(2)
    expect(page.locator(".statement-code strong")).not_to_have_text(before)
    first = lines.first.inner_text().split()[0].lower()
    page.evaluate("(code) => { location.hash = `m=${code},x99` }", first)
    expect(lines).to_have_count(1)
    expect(page.get_by_text("This site has no module x99.")).to_be_visible()


def test_a_copied_statement_can_be_checked_and_a_changed_one_is_told(page: Page) -> None:
    studied(page, 2)
    page.get_by_label("Session word, if your trainer gave you one").fill("heron")
    expect(page.locator(".statement-sheet")).to_contain_text("A session word is mixed")
    page.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_text("Copied. Paste it where you want to keep it.")).to_be_focused()
    text = str(page.evaluate("navigator.clipboard.readText()"))
    page.get_by_text("Check a statement that you were given").click()
    box = page.locator(".statement-check")

    def told(words: str, word: str) -> str:
        box.get_by_label("Text of the statement").fill(words)
        box.get_by_label("Session word").fill(word)
        box.get_by_role("button", name="Check the code").click()
        expect(box.locator(".evidence-said")).to_be_focused()
        return box.locator(".evidence-said").inner_text()

    assert code(page) in text
    assert told(text, "HERON").startswith("The code fits this text.")
    assert told(text, "").startswith("The code does not fit this text.")
    assert told(text.replace("at the latest: ", "at the latest: 1"), "heron").startswith("The code does not fit this text.")
    assert told("<img src=x onerror=alert(1)>", "").startswith("This is no statement of learning")


def test_it_leaves_as_a_file_and_where_copying_is_blocked_as_marked_text(page: Page) -> None:
    studied(page, 1)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as text").click()

    assert download.value.suggested_filename == "statement-of-learning.txt"
    assert code(page) in download.value.path().read_text(encoding="utf-8")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('blocked')) }")
    page.get_by_role("button", name="Copy the text").click()
    expect(page.get_by_label("The text of your statement")).to_be_focused()
    assert code(page) in str(page.evaluate("getSelection().toString()"))


def test_finish_and_clear_empties_the_sheet(page: Page) -> None:
    studied(page, 1)
    page.get_by_label("Your name, for the paper only").fill("Sam Rowe")

    page.reload()
    page.get_by_role("button", name="Finish and clear").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear everything").click()

    expect(page.get_by_text("You have not tried a question yet")).to_be_visible()
    expect(page.locator(".statement-sheet")).to_have_count(0)


def test_a_list_that_does_not_load_is_told(visit: Visit) -> None:
    page = visit(
        ADDRESS,
        expected="Failed to load|ERR_FAILED",
        setup=lambda context: context.route("**/items/index.json", lambda route: route.abort()),
    )

    expect(page.get_by_text("The list of modules did not load. Nothing is lost: reload the page to try again.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_clean_for_assistive_technology_and_fits_a_small_phone(visit: Visit, faults: Faults, scheme: str) -> None:
    page = studied(visit(ADDRESS, color_scheme=scheme, viewport={"width": 320, "height": 700}), 2)
    page.get_by_text("Check a statement that you were given").click()

    assert faults(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.locator("learning-statement :is(button, summary, label, input:not([type=checkbox]), textarea)").evaluate_all(
        "all => all.filter((one) => one.offsetHeight && one.offsetHeight < 44).map((one) => one.outerHTML)"
    )
    assert small == []
