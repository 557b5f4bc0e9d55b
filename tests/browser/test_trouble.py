"""A browser that will not remember: it is said in words, a file can be saved, and the work goes on."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit


def full(page: Page) -> None:
    """No room: the browser refuses to store anything more."""
    page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }",
    )


def test_a_full_browser_is_told_and_the_work_can_be_saved(visit: Visit) -> None:
    page = visit("gallery/")
    question = page.locator("quiz-item").first
    expect(question.get_by_role("button", name="Check answer")).to_be_enabled()
    full(page)

    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check answer").click()

    note = page.locator(".memory-trouble")
    expect(note).to_contain_text("no room left")
    expect(question.locator(".item-result-heading")).to_be_focused()
    with page.expect_download() as saved:
        note.get_by_role("button", name="Save a file").click()
    progress = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert progress["format"] == "alongside-progress"
    assert [attempt["item"] for attempt in progress["attempts"]] == [question.get_attribute("id")]
    expect(note).to_contain_text(saved.value.suggested_filename)


def test_the_note_can_be_closed(visit: Visit) -> None:
    page = visit("gallery/")
    question = page.locator("quiz-item").first
    expect(question.get_by_role("button", name="Check answer")).to_be_enabled()
    full(page)
    question.get_by_role("radio").first.check()

    page.get_by_role("button", name="Close this note").click()

    expect(page.locator(".memory-trouble")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
