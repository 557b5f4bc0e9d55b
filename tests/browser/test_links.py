"""Permanent addresses: each opens its place, can be copied, and goes on working when what it names has moved."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests import everything, projects

from .conftest import Faults, Visit, complaints_of, served
from .learner import opened, quiz

COACHING = "modules/coaching/"


def focused(page: Page) -> str:
    words: str = page.evaluate("(document.activeElement.textContent || '').replace('¶', '').trim()")
    return words


def in_view(page: Page, selector: str) -> bool:
    top: float = page.locator(selector).first.evaluate("(place) => place.getBoundingClientRect().top")
    return -1 <= top <= page.evaluate("innerHeight")


def test_a_link_to_a_section_takes_the_focus_to_its_heading(visit: Visit) -> None:
    page = visit(f"{COACHING}#what-coaching-is")

    expect(page.locator("#what-coaching-is")).to_be_focused()
    assert in_view(page, "#what-coaching-is")


def test_a_link_to_an_outcome_takes_the_focus_there(visit: Visit) -> None:
    page = visit(f"{COACHING}#coaching.ownership")

    expect(page.locator("[id='coaching.ownership']")).to_be_focused()
    assert in_view(page, "[id='coaching.ownership']")


def test_a_link_to_a_question_at_a_sections_end_leads_to_its_heading(visit: Visit) -> None:
    page = opened(visit(COACHING))
    name = page.locator(".check-yourself quiz-item").first.get_attribute("id")

    page.goto(f"{COACHING}#{name}")

    expect(page.locator(f"#{name}").locator("xpath=preceding-sibling::h3[1]")).to_be_focused()


def test_a_link_to_a_question_in_the_quiz_shows_it_and_leads_there(visit: Visit) -> None:
    name = opened(visit(COACHING)).locator("quiz-set quiz-item").nth(4).get_attribute("id")

    page = visit(f"{COACHING}#{name}")

    expect(page.locator(f"#{name}")).to_be_visible()
    expect(quiz(page).get_by_role("heading", name="Question 5 of")).to_be_focused()


def test_a_link_followed_on_the_page_itself_does_the_same(visit: Visit) -> None:
    page = opened(visit(COACHING))

    page.evaluate("location.hash = 'coaching.role'")

    expect(page.locator("[id='coaching.role']")).to_be_focused()


def test_what_is_closed_around_a_place_is_opened(visit: Visit) -> None:
    page = opened(visit(COACHING))
    page.locator(".copy-links").evaluate("(list) => list.querySelector('p').id = 'inside'")

    page.evaluate("location.hash = 'inside'")

    expect(page.locator("#inside")).to_be_focused()
    expect(page.locator(".copy-links")).to_have_attribute("open", "")


@pytest.mark.parametrize("fragment", ["nothing-here", "%", "%E0%A4%A", "<b>", "__proto__", "constructor", "a" * 5_000])
def test_a_link_to_nothing_leaves_the_page_as_it_is(visit: Visit, fragment: str) -> None:
    page = opened(visit(f"{COACHING}#{fragment}"))

    expect(page.get_by_role("heading", level=1)).to_contain_text("Coaching")
    assert page.evaluate("document.activeElement === document.body")


def allow_copying(context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])


def test_a_link_to_each_place_can_be_copied(visit: Visit, site: str) -> None:
    page = opened(visit(COACHING, setup=allow_copying))
    page.get_by_text("Copy a link to this module").click()
    links = page.locator(".copy-links")
    expect(links.get_by_role("button").first).to_be_visible()

    links.get_by_role("button", name="Copy link to Explain why the coachee must own").click()

    assert page.evaluate("navigator.clipboard.readText()") == f"{site}{COACHING}#coaching.ownership"
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_have_count(1)
    assert links.get_by_role("link").count() >= 30
    for link in links.get_by_role("link").all():
        _, _, name = str(link.get_attribute("href")).partition("#")
        assert not name or page.locator(f"[id='{name}']").count() == 1


def test_where_copying_is_blocked_the_link_stands_marked_in_a_field(visit: Visit, site: str) -> None:
    page = opened(visit(COACHING, setup=block_copying))
    page.get_by_text("Copy a link to this module").click()

    page.locator(".copy-links").get_by_role("button", name="Copy link to").first.click()

    field = page.get_by_label("This browser does not let us copy")
    expect(field).to_be_focused()
    assert page.evaluate("getSelection().toString()") == f"{site}{COACHING}"


def block_copying(context: BrowserContext) -> None:
    context.add_init_script("if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject(new Error())")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_of_links_is_accessible(visit: Visit, faults: Faults, scheme: str) -> None:
    page = opened(visit(COACHING, color_scheme=scheme))
    page.get_by_text("Copy a link to this module").click()
    expect(page.locator(".copy-links").get_by_role("button").first).to_be_visible()

    assert faults(page, ".copy-links") == []


REDIRECTS = """\
redirects:
  - {old: modules/helping/, new: modules/coaching/, title: Helping, code: m90, moved: 2026-11-22}
  - {old: modules/forgotten/, title: Forgotten arts, moved: 2026-11-22}
  - {old: "modules/coaching/#first-words", new: "modules/supervision/#what-it-is", title: First words, moved: 2026-11-22}
  - {old: "modules/coaching/#last-words", title: Last words, moved: 2026-11-22}
"""


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site from which things have moved."""
    root = projects.site(tmp_path_factory.mktemp("moved") / "project", {**everything.files(), "docs/redirects.yml": REDIRECTS})
    out = root.parent / "served/learn"
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "--config-file",
        str(root / "mkdocs.yml"),
        "--site-dir",
        str(out),
    ]
    subprocess.run(command, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    with served(out.parent) as address:
        yield f"{address}/learn/"


@pytest.fixture
def follower(chromium: Browser, moved: str) -> Iterator[BrowserContext]:
    context = chromium.new_context(base_url=moved)
    complaints = complaints_of(context, moved, "(?!)")
    yield context
    context.close()
    assert complaints == []


def followed(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def test_an_address_that_has_moved_leads_on_with_its_place(follower: BrowserContext, moved: str) -> None:
    page = followed(follower, "modules/helping/#what-a-coach-does")

    page.wait_for_url(f"{moved}modules/coaching/#what-a-coach-does")
    expect(page.locator("#what-a-coach-does")).to_be_focused()


def test_without_scripts_a_link_leads_on(chromium: Browser, moved: str) -> None:
    context = chromium.new_context(base_url=moved, java_script_enabled=False)
    page = followed(context, "modules/helping/")

    page.get_by_role("link", name="Go to its new address").click()

    page.wait_for_url(f"{moved}modules/coaching/")
    context.close()


def test_a_place_that_has_moved_to_another_page_leads_on(follower: BrowserContext, moved: str) -> None:
    page = followed(follower, "modules/coaching/#first-words")

    page.wait_for_url(f"{moved}modules/supervision/#what-it-is")


def test_a_place_that_is_gone_is_told_on_its_page(follower: BrowserContext) -> None:
    page = followed(follower, "modules/coaching/#last-words")

    expect(page.get_by_text("The part of this page that your link names has been taken out.")).to_be_focused()


def test_an_address_that_is_gone_says_so_and_leads_to_the_modules(follower: BrowserContext) -> None:
    page = followed(follower, "modules/forgotten/")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Forgotten arts: this page is gone")
    expect(page.get_by_text("taken out of the site on 22 November 2026")).to_be_visible()
    expect(page.get_by_role("link", name="See all the modules")).to_be_visible()


def test_what_has_moved_is_not_found_by_the_search(moved: str, follower: BrowserContext) -> None:
    page = followed(follower, "")

    found: list[str] = page.evaluate(
        "fetch('search/search_index.json').then((got) => got.json()).then(({ docs }) => docs.map(({ location }) => location))"
    )

    assert any(Path(place).name == "coaching" for place in found)
    assert not [place for place in found if "helping" in place or "forgotten" in place]
