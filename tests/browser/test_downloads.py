"""Files for learning platforms, as a trainer finds and takes them."""

from __future__ import annotations

import zipfile

import pytest
from playwright.sync_api import Page, expect

from .conftest import Faults, Visit

MODULE = "modules/which-support/"
SUMMARY = "Files for learning platforms"


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit(MODULE)


def test_a_trainer_opens_the_list_on_the_card_and_takes_a_file(page: Page) -> None:
    page.get_by_text(SUMMARY).click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="SCORM 1.2 package").click()

    assert taken.value.suggested_filename == "which-support-scorm12.zip"
    with zipfile.ZipFile(taken.value.path()) as package:
        assert "imsmanifest.xml" in package.namelist()


@pytest.mark.parametrize("name", ["Moodle questions (XML)", "GIFT questions (text)", "Spreadsheet (CSV)"])
def test_every_other_file_is_there_too(page: Page, name: str) -> None:
    page.get_by_text(SUMMARY).click()

    with page.expect_download() as taken:
        page.get_by_role("link", name=name).click()

    assert taken.value.suggested_filename.startswith("which-support")
    assert taken.value.path().stat().st_size > 1_000


def test_the_card_leads_to_the_page_that_says_which_to_choose(page: Page) -> None:
    page.get_by_text(SUMMARY).click()

    page.get_by_role("link", name="Which file to choose").click()

    expect(page.get_by_role("heading", name="Files for learning platforms", level=1)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [MODULE, "trainers/files/"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(address: str, scheme: str, visit: Visit, faults: Faults) -> None:
    page = visit(address, color_scheme=scheme, viewport={"width": 320, "height": 900})
    for closed in page.get_by_text(SUMMARY).and_(page.locator("summary")).all():
        closed.click()

    assert faults(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
