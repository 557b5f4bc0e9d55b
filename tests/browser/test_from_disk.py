"""The copy of the site that opens from disk: all of it works, and none of it asks anybody for anything."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros import disk

from .conftest import Faults
from .learner import check, heading, item, opened, respond

NODE = os.environ.get("ALONGSIDE_NODE", "node")
MODULE = "modules/which-support/index.html"


@pytest.fixture(scope="module")
def archive(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("archive") / "site.zip"
    disk.write(site_folder, out, NODE)
    return out


@pytest.fixture(scope="module")
def copy(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Unpacked, in a folder with a name as people give them."""
    place = tmp_path_factory.mktemp("my downloads (2) & more #1")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(place)
    return place / "alongside"


@pytest.fixture
def reader(chromium: Browser, copy: Path) -> Iterator[BrowserContext]:
    """Somebody with a browser of their own; an error, or a request for anything but a file of the copy, fails the test."""
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    context.on(
        "request", lambda asked: complaints.append(asked.url) if not asked.url.startswith(("file:", "data:", "blob:")) else None
    )
    yield context
    context.close()
    assert complaints == []


def at(reader: BrowserContext, copy: Path, path: str) -> Page:
    page = reader.new_page()
    page.goto((copy / path).as_uri())
    return page


def test_two_copies_of_one_site_are_equal_byte_for_byte(archive: Path, site_folder: Path, tmp_path: Path) -> None:
    disk.write(site_folder, tmp_path / "again.zip", NODE)

    assert (tmp_path / "again.zip").read_bytes() == archive.read_bytes()


def test_every_page_opens_without_an_error_a_request_or_a_link_to_a_folder(reader: BrowserContext, copy: Path) -> None:
    page = reader.new_page()
    pages = sorted(copy.rglob("index.html"))
    folders, idle = [], []

    for path in pages:
        page.goto(path.as_uri())
        links: list[str] = page.eval_on_selector_all("a[href]", "(links) => links.map(({ href }) => href)")
        folders += [(path, link) for link in links if link.startswith("file:") and link.partition("#")[0].endswith("/")]
        idle += [path for button in page.locator(".settings-button").all() if button.is_hidden()]

    assert len(pages) > 20
    assert folders == []
    assert idle == []


def test_every_link_leads_to_a_file_of_the_copy(copy: Path) -> None:
    nowhere = []
    for page in sorted(copy.rglob("index.html")):
        for href in re.findall(r'<a\b[^>]*? href="([^"#?]+)', page.read_text(encoding="utf-8")):
            if not re.match("[a-z]+:", href) and not (page.parent / href).is_file():
                nowhere.append((page.relative_to(copy), href))

    assert nowhere == []


def test_every_question_of_every_kind_can_be_used(reader: BrowserContext, copy: Path) -> None:
    page = opened(at(reader, copy, "gallery/index.html"))

    rooms = set(page.eval_on_selector_all("quiz-item", "(items) => items.map(({ dataset }) => dataset.room)"))

    assert rooms == {path.name for path in (copy / "assets").glob("alongside-*/questions/*")}


def test_progress_is_remembered_and_shown_on_my_learning(reader: BrowserContext, copy: Path) -> None:
    page = opened(at(reader, copy, "gallery/index.html"))
    question = item(page, "choice-coach-first-move")
    respond(question, right=True)
    check(question)
    expect(heading(question)).to_have_text("That's right")

    page.reload()

    expect(heading(question)).to_have_text("That's right")
    page.get_by_role("link", name="My learning").first.click()
    expect(page.locator("my-learning")).to_contain_text("You have tried 1 question.")
    page.get_by_role("button", name="Keep my progress on this device").click()
    expect(page.locator("my-learning")).to_contain_text("It is kept on this device")
    later = at(reader, copy, "my-learning/index.html")
    expect(later.locator("my-learning")).to_contain_text("You have tried 1 question.")


def test_a_saved_file_can_be_taken_away_and_all_of_it_cleared(reader: BrowserContext, copy: Path) -> None:
    page = opened(at(reader, copy, "gallery/index.html"))
    question = item(page, "choice-coach-first-move")
    respond(question, right=True)
    check(question)
    expect(heading(question)).to_be_visible()
    page.get_by_role("link", name="My learning").first.click()

    with page.expect_download() as saving:
        page.get_by_role("button", name="Save a file").click()
    page.get_by_role("button", name="Finish and clear").first.click()
    page.get_by_role("button", name="Clear everything").click()

    assert '"choice-coach-first-move"' in saving.value.path().read_text(encoding="utf-8")
    expect(page.get_by_role("dialog")).to_contain_text("Nothing is stored on this device now.")
    assert page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]


def test_links_that_scripts_make_lead_to_pages(reader: BrowserContext, copy: Path) -> None:
    page = at(reader, copy, "my-learning/index.html")

    page.locator("my-learning").get_by_role("link", name="Choose a module to begin").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Modules")
    assert page.url == (copy / "modules/index.html").as_uri()


def test_a_script_that_goes_to_a_folder_comes_to_its_page(reader: BrowserContext, copy: Path) -> None:
    page = at(reader, copy, "index.html")

    page.evaluate("location.assign(new URL('modules/#content', location.href))")

    page.wait_for_url(f"{(copy / 'modules/index.html').as_uri()}#content")


def test_the_search_works(reader: BrowserContext, copy: Path) -> None:
    page = at(reader, copy, MODULE)

    page.get_by_role("textbox", name="Search this site").click()
    page.keyboard.type("preceptorship")
    page.locator(".md-search-result__link", has_text="Preceptorship").first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Preceptorship")


def test_a_page_without_scripts_stays_without() -> None:
    sheet = '<!doctype html><html><head></head><body><a href="../">All sheets</a></body></html>'

    made = disk.files.page(sheet, "paper/coaching/index.html", "assets/alongside-1", {"paper/"}, [])

    assert made == sheet.replace("../", "../index.html")


def test_nothing_can_be_sent_anywhere(copy: Path) -> None:
    policies = [
        re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', unescape(page.read_text(encoding="utf-8")))
        for page in copy.rglob("index.html")
    ]

    # A sheet for paper runs no script at all, so it has nothing that could connect.
    shut = ("connect-src 'none'", "script-src 'none'")
    assert all(policy and any(part in policy[1] for part in shut) and "form-action 'none'" in policy[1] for policy in policies)
    assert not any(policy and "unsafe" in policy[1] for policy in policies)


def test_my_learning_says_that_no_connection_is_needed(reader: BrowserContext, copy: Path) -> None:
    page = at(reader, copy, "my-learning/index.html")

    expect(page.locator("offline-choice")).to_contain_text(
        "You opened this site from your disk. It works without a connection as it is."
    )


def test_the_copy_is_as_accessible_as_the_site(chromium: Browser, copy: Path, faults: Faults) -> None:
    page = chromium.new_page()  # axe asks for style sheets, which the policy refuses aloud
    page.goto((copy / "my-learning/index.html").as_uri())
    expect(page.locator("offline-choice")).to_contain_text("from your disk")

    found = faults(page, "main")

    page.close()
    assert found == []


def test_the_copy_says_how_to_open_it(archive: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        words = packed.read("alongside/README.txt").decode()

    assert "Unpack this archive first." in words
    assert 'open "index.html"' in words


def test_a_folder_that_is_no_site_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()

    with pytest.raises(
        disk.scripts.NotBundled, match=r"is no built site: there is no folder assets/alongside-… in it\. Build the site first\."
    ):
        disk.write(tmp_path, tmp_path / "site.zip", NODE)
