"""Feedback forms in tests: the forms of the site as the browser gets them, files that people could have made, and the pure rules."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from playwright.sync_api import Locator, Page

from macros.library import load
from macros.tool_views import for_browser

from .conftest import PROJECT

SIX = "six-domains"


@cache
def _tools() -> Mapping[str, dict[str, Any]]:
    library = load(PROJECT, date(2026, 12, 1))
    return {name: for_browser(tool) for name, tool in library.tools.items()}


def tool(name: str = SIX) -> dict[str, Any]:
    return _tools()[name]


def statements(name: str = SIX) -> list[str]:
    return [statement["id"] for domain in tool(name)["domains"] for statement in domain["statements"]]


def reply(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A file that somebody saved for a pooled report; it rates every statement 'Mostly'."""
    name = changes.get("form", SIX)
    known = tool(name) if name in _tools() else tool()
    return {
        "format": "alongside-feedback",
        "version": 1,
        "form": SIX,
        "formVersion": known["version"],
        "id": f"{number:08x}",
        "copy": f"c{number:08x}",
        "revision": 1,
        "role": "supervisee",
        "purpose": "pooled",
        "month": "2026-11",
        "kind": "",
        "period": "",
        "mayCompare": False,
        "ratings": dict.fromkeys((s["id"] for d in known["domains"] for s in d["statements"]), known["scale"][1]["id"]),
        "comments": {},
        "words": {},
        **changes,
    }


def uploads(*files: dict[str, Any] | str, start: int = 1) -> list[Any]:
    """As a file field takes them; their names are reply-1.json and so on."""
    return [
        {
            "name": f"reply-{number}.json",
            "mimeType": "application/json",
            "buffer": (file if isinstance(file, str) else json.dumps(file)).encode(),
        }
        for number, file in enumerate(files, start)
    ]


def rule(page: Page, file: str, name: str, *arguments: Any) -> Any:
    """What a pure function of client/form/ gives, on a page of `published`."""
    return rules(page, file, name, [arguments])[0]


def rules(page: Page, file: str, name: str, calls: list[Any]) -> list[Any]:
    """The same for many calls at once."""
    return list(page.evaluate(CALL, {"file": file, "name": name, "calls": calls}))


CALL = """async ({ file, name, calls }) => {
  const rules = await import(`/assets/alongside-test/client/form/${file}.js`)
  return calls.map((given) => rules[name](...given) ?? null)
}"""


def form(page: Page) -> Locator:
    return page.locator("feedback-form[data-ready]")


def move(page: Page, *names: str) -> None:
    """Presses the buttons that lead from screen to screen."""
    for name in names:
        form(page).locator(".ff-moves").get_by_role("button", name=name, exact=True).click()


def rate(page: Page, statement: str, response: str) -> None:
    form(page).locator(f'[data-statement="{statement}"]').get_by_label(response, exact=True).check()


def at(page: Page) -> str:
    return str(form(page).get_attribute("data-at"))


def on_to(page: Page, screen: str) -> None:
    """Goes on, as a person does who skips what is left, until that screen."""
    while at(page) != screen:
        form(page).locator(".ff-moves .button:visible").last.click()


def draft(page: Page, name: str = SIX) -> dict[str, Any] | None:
    stored = page.evaluate("(name) => sessionStorage.getItem(`alongside:/learn/:form:${name}`)", name)
    return json.loads(stored) if stored else None
