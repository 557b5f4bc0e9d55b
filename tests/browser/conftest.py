"""The built site on a sub-path, and visitors who complain of what no page may do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from .learner import opened, record

PROJECT = Path(__file__).parents[2]

Visit = Callable[..., Page]

expect.set_options(timeout=20_000)  # a machine that is busy with other work must not fail a test


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once. ALONGSIDE_SITE names one that is built already, to save the time while writing tests."""
    if built := os.environ.get("ALONGSIDE_SITE"):
        return Path(built)
    folder = tmp_path_factory.mktemp("built") / "learn"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)]
    subprocess.run(command, cwd=PROJECT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    return folder


@pytest.fixture(scope="session")
def site(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the home page. It is on a sub-path, as on most free hosts, so an address that starts at the root shows."""
    root = tmp_path_factory.mktemp("served")
    (root / "learn").symlink_to(site_folder.absolute(), target_is_directory=True)
    with served(root) as address:
        yield f"{address}/learn/"


# One for each file of tests: two Playwrights in one thread do not get on, and a file may bring its own.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("ALONGSIDE_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Visit]:
    """Opens a page of the site in a fresh browser profile: `visit("gallery/", viewport=…)`.

    An error in the console, a breach of the policy or a request to another origin fails the test at its end. `expected` is a
    pattern of complaints that the test itself provokes, and `setup` is called with the context before the page is opened.
    """
    opened: list[tuple[BrowserContext, list[str]]] = []

    def open_page(
        address: str = "",
        *,
        expected: str = "(?!)",
        setup: Callable[[BrowserContext], Any] | None = None,
        **options: Any,
    ) -> Page:
        context = chromium.new_context(base_url=site, **options)
        context.set_default_timeout(20_000)
        opened.append((context, complaints_of(context, site, expected)))
        if setup:
            setup(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield open_page
    for context, _ in opened:
        context.close()
    assert [complaint for _, complaints in opened for complaint in complaints] == []


def complaints_of(context: BrowserContext, site: str, expected: str) -> list[str]:
    found: list[str] = []
    origin = site.split("/learn")[0]

    def complain(words: str) -> None:
        if not re.search(expected, words):
            found.append(words)

    context.on("weberror", lambda error: complain(str(error.error)))
    context.on("console", lambda message: complain(message.text) if message.type == "error" else None)
    context.on("request", lambda request: None if request.url.startswith((origin, "data:", "blob:")) else complain(request.url))
    return found


@pytest.fixture
def page(visit: Visit) -> Page:
    """A fresh profile on the home page."""
    return visit()


@pytest.fixture
def gallery(visit: Visit) -> Page:
    """Every example of every room, ready to use; `scored` tells what was scored."""
    return opened(visit("gallery/", setup=record))


@pytest.fixture
def module(visit: Visit) -> Page:
    """The first module's page, likewise."""
    return opened(visit("modules/which-support/", setup=record))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """A test says what it has to say itself."""


Faults = Callable[[Page, str], list[str]]


@pytest.fixture(scope="session")
def faults() -> Faults:
    """What axe finds against WCAG 2.2 AA in one part of a page: `faults(page, "main") == []`."""
    source = (PROJECT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")

    def run(page: Page, within: str) -> list[str]:
        page.evaluate(source)
        found: list[str] = page.evaluate(AXE, within)
        return found

    return run


AXE = """async (within) => {
  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
  const { violations } = await axe.run(within, { runOnly, resultTypes: ["violations"] })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`))
}"""
