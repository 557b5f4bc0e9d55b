"""What a learner does with questions, and what one can see of it from outside."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

SINGLE = "choice-coach-first-move"
CASE = "choice-case-with-hints"
SEVERAL = "choice-all-that-apply"
TWO = "choice-select-two"
TRUTH = "choice-true-or-false"
REASON = "choice-with-reason"
ORDERED = "choice-fixed-order"
CHOICE = "quiz-item[data-room=choice]"

RECORD_EVENTS = """
  window.scored = []
  addEventListener("alongside:scored", ({ detail, bubbles, composed }) => window.scored.push({ detail, bubbles, composed }))
"""


def record(context: BrowserContext) -> None:
    context.add_init_script(RECORD_EVENTS)


def opened(page: Page) -> Page:
    """Once every question of the page can be used."""
    expect(page.locator("quiz-item [type=submit][disabled]")).to_have_count(0)
    return page


def item(page: Page, name: str) -> Locator:
    return page.locator(f"#{name}")


def choose(question: Locator, *words: str) -> None:
    for text in words:
        question.get_by_label(text, exact=False).first.check()


def check(question: Locator) -> None:
    question.get_by_role("button", name="Check answer").click()


def heading(question: Locator) -> Locator:
    return question.locator(".item-result-heading")


def order(question: Locator) -> list[str]:
    return [str(row.get_attribute("data-option")) for row in question.locator(".item-option").all()]


def scored(page: Page) -> list[dict[str, Any]]:
    events: list[dict[str, Any]] = page.evaluate("window.scored")
    return events


def stored(page: Page) -> dict[str, Any]:
    """What the session holds of ours, by its name without the site's part."""
    page.evaluate(REMEMBERED)
    entries: dict[str, str] = page.evaluate("({ ...sessionStorage })")
    return {name.split(":", 2)[2]: json.loads(value) for name, value in entries.items() if name.startswith("alongside:")}


# The memory is loaded when it is first needed, and then takes what has waited for it.
REMEMBERED = """async () => {
  const { memory } = await import(new URL("memory.js", document.querySelector("script[src*=shell]").src))
  await memory()
  await new Promise((done) => setTimeout(done))
}"""


def remember(page: Page, name: str, value: object) -> None:
    page.evaluate(
        """([name, value]) => sessionStorage.setItem(`alongside:/learn/:${name}`, JSON.stringify(value))""",
        [name, value],
    )


def opened_again(page: Page) -> None:
    page.evaluate(REMEMBERED)
    page.reload()
    opened(page)


CLEAR = """async () => {
  const script = document.querySelector("script[src*=shell]").src
  const { open } = await import(new URL("store.js", script))
  await (await open()).clear()
}"""


def quiz(page: Page) -> Locator:
    return page.locator("quiz-set")


def press(page: Page, name: str) -> None:
    quiz(page).get_by_role("button", name=name, exact=True).click()


def screen(page: Page) -> Locator:
    """The question on the screen."""
    return quiz(page).locator(".set-question:visible quiz-item")


def respond(question: Locator, *, right: bool) -> None:
    """Chooses the key, or for each part of the question something that is not in it."""
    key = json.loads(question.locator("template").evaluate("(template) => template.content.textContent"))
    keys = {*key["key"], *key.get("reason", ())}
    for field in question.locator("fieldset").all():
        boxes = field.locator("input").all()
        wanted = [box for box in boxes if (box.get_attribute("value") in keys) == right]
        count = len(wanted) if right or field.locator("[type=checkbox]").count() else 1
        for box in wanted[: min(count, key.get("select", count))]:
            box.check()


def step_through(page: Page, *, right: bool) -> None:
    while quiz(page).get_by_role("button", name="Continue").is_visible():
        respond(screen(page), right=right)
        check(screen(page))
        press(page, "Continue")


def length(page: Page) -> int:
    return quiz(page).locator("quiz-item").count()


def put_into(question: Locator, state: str) -> None:
    if state in ("chosen", "right", "wrong"):
        respond(question, right=state != "wrong")
    if state == "partly":
        partly(question)
    if state == "unknown":
        question.get_by_role("button", name="I do not know yet").click()
    if state not in ("fresh", "chosen", "unknown"):
        check(question)


def partly(question: Locator) -> None:
    """Half of the boxes, or of the groups, rightly; the rest wrongly."""
    respond(question, right=True)
    if question.locator("[type=checkbox]").count() and "select" not in str(
        question.locator("template").evaluate("(t) => t.content.textContent")
    ):
        question.locator("input:checked").first.uncheck()
        question.locator("input:not(:checked)").last.check()
    elif question.locator("fieldset").count() > 1:
        question.locator("fieldset").last.locator("input:not(:checked)").first.check()


def until(page: Page, condition: str) -> None:
    """Playwright's own wait needs `eval`, which the policy forbids."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"never came true: {condition}")
