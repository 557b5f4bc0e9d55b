"""What a learner does on the page to practise, and what one can see of it from outside."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from .learner import check, respond

SIMPLE = ["single-choice", "multiple-response", "true-false"]


def set_of(*items: str, seed: int = 7) -> str:
    return f"practise/#items={','.join(items)}&seed={seed}"


def screen(page: Page) -> Locator:
    """The question on the screen, once it can be used."""
    item = page.locator("practise-page quiz-item")
    expect(item.locator("[type=submit]:not([disabled])")).to_have_count(1)
    return item


def title(page: Page) -> Locator:
    return page.locator("practise-page > h2").first


def press(page: Page, name: str) -> None:
    page.locator("practise-page").get_by_role("button", name=name, exact=True).click()


def go_on(page: Page, *, right: bool) -> str:
    """Responds to the question on the screen and goes to the next; the item's id."""
    item = screen(page)
    name = str(item.get_attribute("id"))
    respond(item, right=right)
    check(item)
    expect(item.locator(".item-result-heading")).to_be_focused()
    press(page, "Continue")
    expect(title(page)).to_be_focused()
    return name


STORE = """
  const script = document.querySelector("script[src*='client/shell.js']").src
  const { open } = await import(script.replace("shell.js", "store.js"))
  const store = await open()
"""


def run(page: Page, body: str, given: object = None) -> Any:
    """Runs `body` with the `store` of a page of the real site."""
    return page.evaluate(f"async (given) => {{ {STORE}\n{body} }}", given)


def tried(item: str, at: str, score: float = 1, **more: Any) -> dict[str, Any]:
    module = more.pop("module", "which-support")
    return {
        "id": f"aaaaaaaa-{item}-{at[:10]}",
        "item": item,
        "hash": "",
        "response": [],
        "score": score,
        "maxScore": 1,
        "certainty": None,
        "at": at,
        "module": module,
        "outcome": f"{module}.define",
    } | more


def remember(page: Page, *attempts: dict[str, Any], **records: Any) -> None:
    run(
        page,
        "await store.adopt(given)",
        {"attempts": attempts, "records": {name.replace("__", ":"): value for name, value in records.items()}},
    )


def record(page: Page, name: str) -> Any:
    return json.loads(json.dumps(run(page, "return (await store.read(given)) ?? null", name)))
