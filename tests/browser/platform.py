"""A learning platform for tests: scorm-again plays a package in a frame, and keeps what it is told from one visit to the next."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, FrameLocator, Page, expect

from .conftest import PROJECT, complaints_of, served

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A platform</title><script src="scorm12.js"></script>
<script>
  const api = new Scorm12API({ autocommit: false, logLevel: 5, ...JSON.parse(localStorage.settings ?? "{}") })
  api.loadFromFlattenedJSON(JSON.parse(localStorage.kept ?? "{}"))
  const calls = []
  window.API = Object.fromEntries(
    ["LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish"].map((name) => [name, (...given) => {
      const said = String(api[name](...given))
      const trouble = api.LMSGetLastError()
      calls.push([name, ...given, said, trouble])
      if (localStorage.over && name !== "LMSInitialize") localStorage.late = `${localStorage.late ?? ""} ${name}`
      if (name === "LMSFinish") localStorage.over = "yes"
      if (name === "LMSInitialize") localStorage.over = ""
      if (name === "LMSCommit" || name === "LMSFinish") {
        localStorage.kept = JSON.stringify(api.getFlattenedCMI())
        localStorage.calls = JSON.stringify([...JSON.parse(localStorage.calls ?? "[]"), ...calls.splice(0)])
      }
      return said
    }]),
  )
</script></head>
<body style="margin:0">FRAME</body></html>
"""
FRAME = '<iframe title="The package" src="package/index.html" style="width:100%;height:2000px;border:0"></iframe>'


class Platform:
    """One learner's visits to one package."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def visit(self) -> FrameLocator:
        """Open the package, or open it again; every question can be used."""
        self.page.goto(f"{self.address}/platform.html")
        frame = self.page.frame_locator("iframe")
        expect(frame.locator(".package-state")).to_contain_text(re.compile("Your learning platform has|Nothing is recorded"))
        expect(frame.locator("quiz-item [type=submit][disabled]")).to_have_count(0)
        return frame

    def leave(self) -> None:
        self.page.goto("about:blank")
        self.page.goto(f"{self.address}/nothing.html")

    def all_at_once(self, frame: FrameLocator) -> None:
        frame.get_by_role("button", name="Show all on one page").click()

    @property
    def kept(self) -> dict[str, Any]:
        """What the platform knows, as of the last commit."""
        found: dict[str, Any] = self.page.evaluate("JSON.parse(localStorage.kept ?? '{}')")
        return found

    def value(self, name: str) -> str:
        return str(self.kept.get(f"cmi.{name}", ""))

    @property
    def calls(self) -> list[list[str]]:
        found: list[list[str]] = self.page.evaluate("JSON.parse(localStorage.calls ?? '[]')")
        return found

    def count(self, name: str) -> int:
        return sum(call[0] == name for call in self.calls)

    @property
    def late(self) -> str:
        """What was asked of the platform after the end of a visit."""
        return str(self.page.evaluate("localStorage.late ?? ''"))

    @property
    def refused(self) -> list[list[str]]:
        """Calls that the platform did not take."""
        return [call for call in self.calls if call[-1] != "0"]


@contextmanager
def platform(chromium: Browser, folder: Path, package: bytes, **options: Any) -> Iterator[Platform]:
    """A fresh learner; an error in the console or a request to another place fails the test at the end."""
    with zipfile.ZipFile(io.BytesIO(package)) as held:
        held.extractall(folder / "package")
    for name, frame in {"platform.html": FRAME, "opener.html": ""}.items():
        (folder / name).write_text(PAGE.replace("FRAME", frame), encoding="utf-8")
    (folder / "nothing.html").write_text("<!doctype html><title>Elsewhere</title>", encoding="utf-8")
    scripts = PROJECT / "node_modules/scorm-again/dist"
    (folder / "scorm12.js").write_bytes((scripts / "scorm12.min.js").read_bytes())
    with served(folder) as address:
        context = chromium.new_context(**options)
        context.set_default_timeout(10_000)
        complaints = complaints_of(context, f"{address}/learn", "favicon|404|^file:")
        yield Platform(context.new_page(), address)
        context.close()
        assert complaints == []
