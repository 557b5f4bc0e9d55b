"""'Was this page useful?': on every module and tool page, kept in the tab, and sent by nobody but the person."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Faults, Visit

MODULE = "modules/coaching/"


@pytest.fixture
def page(visit: Visit) -> Page:
    return opened(visit(MODULE))


def opened(page: Page) -> Page:
    part(page).locator("summary").first.click()
    expect(part(page).get_by_label("Yes")).to_be_visible()
    return page


def part(page: Page) -> Locator:
    return page.locator(".page-useful")


def said(page: Page) -> str:
    return part(page).get_by_label("The text to copy").input_value()


def test_every_module_and_tool_page_asks_and_no_other_does(site_folder: Path) -> None:
    pages = [file for folder in ("modules", "tools") for file in (site_folder / folder).glob("*/index.html")]
    asking = [file for file in site_folder.rglob("*.html") if 'class="page-useful"' in file.read_text(encoding="utf-8")]

    assert len(pages) > 4
    assert sorted(asking) == sorted(pages)


def test_its_form_is_loaded_only_when_somebody_opens_it(visit: Visit) -> None:
    page = visit(MODULE)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    opened(page)

    assert any("page-useful-form.js" in url for url in asked)


def test_reasons_come_first_then_words_and_the_copy_says_which_page_and_version(page: Page) -> None:
    part(page).get_by_label("Partly").check()
    part(page).get_by_label("Out of date").check()
    part(page).get_by_label("There is an error").check()
    part(page).get_by_label("Anything else?").fill("The link is broken")

    assert (
        said(page)
        == "Page: modules/coaching/\nVersion: 1\nUseful: Partly\nReasons: Out of date, There is an error\n\nThe link is broken"
    )
    expect(part(page)).to_contain_text("Nothing is sent. You can copy it")
    assert part(page).locator("a").count() == 0


def test_it_is_kept_in_this_tab_and_goes_with_finish_and_clear(page: Page) -> None:
    part(page).get_by_label("No", exact=True).check()
    part(page).get_by_label("Anything else?").fill("Too many words")
    page.reload()
    opened(page)
    expect(part(page).get_by_label("Anything else?")).to_have_value("Too many words")
    assert "Too many" not in page.evaluate("JSON.stringify({...localStorage})")

    page.locator(".finish-button").click()
    page.get_by_role("button", name="Clear everything").click()
    page.get_by_role("button", name="Close").click()

    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.includes('useful'))") == []
    opened(page)
    expect(part(page).get_by_label("Anything else?")).to_have_value("")


def test_the_guard_stands_below_its_box(page: Page) -> None:
    part(page).get_by_label("Anything else?").press_sequentially("Dr Patel said so")

    expect(part(page).locator(".ff-guard")).to_contain_text("“Dr Patel” looks like a name")
    expect(part(page)).to_contain_text("No names, room numbers, dates or diagnoses.")


SET = """document.querySelector(".page-useful").dataset.email = "learn@example.org"
document.querySelector(".page-useful").dataset.issues = "https://code.example.org/alongside/issues/new" """


def test_the_ways_that_a_publisher_sets_are_links_that_a_person_follows(visit: Visit) -> None:
    page = visit(MODULE)
    page.evaluate(SET)
    opened(page)
    part(page).get_by_label("There is an error").check()

    email = part(page).get_by_role("link", name="Send it by email to learn@example.org")
    issue = part(page).get_by_role("link", name="Write it on code.example.org, where everybody can read it")
    for link in (email, issue):
        carried = parse_qs(urlsplit(str(link.get_attribute("href"))).query)
        assert carried["body"] == ["Page: modules/coaching/\nVersion: 1\nReasons: There is an error"]
    assert parse_qs(urlsplit(str(email.get_attribute("href"))).query)["subject"] == ["An error: modules/coaching/ (version 1)"]
    expect(part(page)).to_contain_text("Nothing is sent unless you choose one of these.")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_it_is_clean_for_axe_and_fits(visit: Visit, faults: Faults, scheme: Any, width: int) -> None:
    page = opened(visit(MODULE, color_scheme=scheme, viewport={"width": width, "height": 700}))

    assert faults(page, ".page-useful") == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
