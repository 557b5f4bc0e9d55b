"""One learner's way: find the module, guess, read, check, go away, come back, find the place."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_a_learner_studies_is_checked_leaves_and_finds_their_place(page: Page) -> None:
    page.get_by_role("link", name="Start: Which kind of support?").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Which kind of support?")
    for outcome in page.locator(".module-outcomes li").all():
        expect(outcome).to_be_visible()

    # A word is explained in place, and the focus comes back to it.
    word = page.locator("button.term").first
    word.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".term-means:popover-open")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".term-means:popover-open")).to_have_count(0)
    expect(word).to_be_focused()

    # The first questions of the quiz, by keyboard.
    quiz = page.locator("quiz-set")
    quiz.scroll_into_view_if_needed()
    for number in (1, 2, 3):
        expect(quiz.get_by_role("heading", name=f"Question {number} of ")).to_be_visible()
        quiz.locator(".set-question:not([hidden])").locator("input").first.focus()
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(quiz.locator(".item-result-heading:visible")).to_be_focused()
        quiz.get_by_role("button", name="Continue").click()
    expect(quiz.get_by_role("heading", name="Question 4 of ")).to_be_focused()

    # Keep it on this device, and close the tab.
    page.goto("my-learning/")
    page.get_by_role("button", name="Keep my progress on this device").first.click()
    expect(page.locator("my-learning")).to_contain_text("It is kept on this device")
    expect(page.locator("my-learning")).to_contain_text("3 of ")
    context = page.context
    page.close()

    later = context.new_page()
    later.goto("modules/which-support/")
    expect(later.locator("quiz-set").get_by_role("heading", name="Question 4 of ")).to_be_visible()
    later.goto("my-learning/")
    expect(later.locator("my-learning")).to_contain_text("3 of ")

    # And away with all of it.
    later.get_by_role("button", name="Finish and clear").first.click()
    later.get_by_role("dialog").get_by_role("button", name="clear").last.click()
    expect(later.get_by_role("heading", name="Nothing is stored")).to_be_focused()
    later.goto("modules/which-support/")
    expect(later.locator("quiz-set").get_by_role("heading", name="Question 1 of ")).to_be_visible()
    assert later.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert later.evaluate("indexedDB.databases().then((all) => all.map(({ name }) => name))") == []
