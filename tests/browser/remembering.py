"""The memory of the site on a bare page: the client files as they are published, a person's browser, and what it may do to us."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from macros.assets import client_files

from .conftest import served

POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'none'"

MODULES = {
    "modules": [
        {
            "id": "coaching",
            "title": "Coaching <b>one</b> & all",
            "url": "modules/coaching/",
            "items": [{"id": f"coaching-{n}", "hash": "0123456789ab", "outcome": "coaching.describe"} for n in range(3)],
            "outcomes": [{"id": "coaching.describe", "text": "Say what a coach does", "section": "what-a-coach-does"}],
        },
        {
            "id": "mentoring",
            "title": "Mentoring",
            "url": "modules/mentoring/",
            "items": [{"id": "mentoring-0", "hash": "0123456789ab", "outcome": "m.a"}],
            "outcomes": [],
        },
    ]
}

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>My learning</title>
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<link rel="icon" href="data:,">{{head}}</head><body><main><h1>My learning</h1>{{body}}</main></body></html>"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The client files as they are published, at the root and again in a folder, with a page that does nothing."""
    folder = tmp_path_factory.mktemp("site")
    for root in (folder, folder / "other"):
        for name, text in client_files().items():
            write(root / "assets/alongside-test" / name, text)
        element = '<link rel="stylesheet" href="/assets/alongside-test/client/my-learning.css"><script type="module" src="/assets/alongside-test/client/my-learning.js"></script>'
        write(root / "blank/index.html", PAGE.format(head="", body=""))
        write(root / "my-learning/index.html", PAGE.format(head=element, body="<div><my-learning></my-learning></div>"))
        write(root / "items/index.json", json.dumps(MODULES))
    write(folder / "sw.js", "self.addEventListener('fetch', () => {})")
    with served(folder) as address:
        yield address


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def person(chromium: Browser, published: str) -> Iterator[BrowserContext]:
    """Somebody with a browser of their own; a page that breaks the policy or throws fails the test."""
    context = chromium.new_context(base_url=published, viewport={"width": 800, "height": 900})
    context.set_default_timeout(10_000)
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda message: complaints.append(message.text) if "Security Policy" in message.text else None)
    yield context
    context.close()
    assert complaints == []


@pytest.fixture
def page(person: BrowserContext) -> Page:
    return blank(person)


def blank(person: BrowserContext, address: str = "/blank/") -> Page:
    page = person.new_page()
    page.goto(address)
    return page


def run(page: Page, body: str, given: object = None) -> Any:
    """Runs `body` with the page's `store`, `given`, and `attempt(n, …)` which makes an attempt."""
    return page.evaluate(f"async (given) => {{ {PRELUDE}\n{body} }}", given)


PRELUDE = """
  const root = location.pathname.startsWith("/other/") ? "/other" : ""
  const { open, changed } = await import(`${root}/assets/alongside-test/client/store.js`)
  const store = await open()
  const attempt = (n, more = {}) => ({
    item: `coaching-${n}`, hash: "0123456789ab", response: ["ask"], score: 1, maxScore: 1, certainty: null,
    at: new Date(Date.UTC(2026, 0, 1) + n * 60000).toISOString(), module: "coaching", outcome: "coaching.describe", ...more })
"""


def rig(page: Page, statement: str) -> None:
    """Makes the browser behave badly."""
    page.evaluate(f"() => {{ {statement} }}")


def local_keys(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).sort()")


def session_keys(page: Page) -> list[str]:
    return page.evaluate("Object.keys(sessionStorage).sort()")


BLOCKED = """for (const name of ["sessionStorage", "localStorage", "indexedDB"])
  Object.defineProperty(window, name, {get() { throw new DOMException("blocked", "SecurityError") }})"""


def saved(page: Page) -> dict[str, Any]:
    """A person with a week of work, and their file."""
    return run(
        page,
        """
      for (let n = 0; n < 20; n += 1) await store.append(attempt(n % 5, {at: new Date(Date.UTC(2026, 0, n + 1)).toISOString(), score: n % 2}))
      await store.append(attempt(6, {response: {text: "What I would say", points: ["one"]}, certainty: 2}))
      await store.append(attempt(7, {response: {left: "right", "a b": "c"}}))
      await store.write("draft:coaching-1", {response: ["ask"], checked: true, hash: "0123456789ab", seed: 20454, at: "2026-01-02T10:00:00+00:00"})
      await store.write("set:coaching.quiz", {position: "coaching-1", view: "one", done: false, only: ["coaching-1"], at: "2026-01-02T10:00:00+00:00"})
      await store.write("place", {href: "/modules/coaching/#limits", title: "Coaching", heading: "Limits", at: "2026-01-02T10:00:00+00:00"})
      return store.exportFile(new Date(0))""",
    )
