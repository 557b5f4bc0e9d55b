"""A PDF of each paper of a built site, by the Chromium that the tests use: python -m macros.paper.pdfs SITE ADDRESS

Playwright is the only thing here that is not in the standard library, so this runs in the project's environment. The pages are
handed to the browser from the folder under the address that the site will have: nothing is asked of any network, and the links
in a PDF lead to the site.
"""

from __future__ import annotations

import mimetypes
import os
import re
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, sync_playwright

PAPERS = "paper"
DOWNLOADS = "downloads"

_DATE = re.compile(rb"\((D:[0-9]{14}[^)]*)\)")
_NODE = re.compile(rb"\(node[0-9]{8}")


def main(site: Path, address: str) -> int:
    began = time.perf_counter()
    count = 0
    with sync_playwright() as playwright:
        # Documents in a container are often made as root, where Chromium's sandbox cannot start. The pages are our own.
        browser = playwright.chromium.launch(executable_path=os.environ.get("ALONGSIDE_CHROMIUM"), args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=False).new_page()
        page.route("**/*", lambda route: hand_over(route, site, address))
        for module in modules(site):
            made = [print_one(page, site, address, paper) for paper in papers(site, module)]
            count += len(made)
            print(line(module, made), flush=True)
        browser.close()
    print(f"{count} PDFs in {DOWNLOADS}/, {time.perf_counter() - began:.1f} s.")
    return 0


def modules(site: Path) -> list[str]:
    return sorted(folder.name for folder in (site / PAPERS).iterdir() if folder.is_dir())


def papers(site: Path, module: str) -> Iterator[Path]:
    return (page.parent for page in sorted((site / PAPERS / module).glob("*/index.html")))


def hand_over(route: Route, site: Path, address: str) -> None:
    """A file of the site, and nothing else in the world."""
    below = route.request.url.removeprefix(address)
    file = site / urlsplit(below).path.lstrip("/")
    if below == route.request.url or not (file := file / "index.html" if file.is_dir() else file).is_file():
        route.abort()
        return
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    route.fulfill(body=file.read_bytes(), content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)


def print_one(page: Page, site: Path, address: str, paper: Path) -> tuple[float, int]:
    """One PDF beside the others of its module; how long it took, and its bytes."""
    began = time.perf_counter()
    page.goto(f"{address}{paper.relative_to(site).as_posix()}/", wait_until="load")
    target = site / DOWNLOADS / paper.parent.name / f"{paper.name}.pdf"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(settled(page.pdf(prefer_css_page_size=True, tagged=True, outline=True), commit_time()))
    return time.perf_counter() - began, target.stat().st_size


def settled(pdf: bytes, when: bytes) -> bytes:
    """Without what differs from run to run: the time at hand, and the browser's own numbers of its nodes, by which cells name headers.

    Each is replaced by as many bytes, so no offset in the file moves; numbers keep their order, for they are looked up by halves.
    """
    pdf = _DATE.sub(lambda match: b"(" + when.ljust(len(match[1]))[: len(match[1])] + b")", pdf)
    numbers = {name: b"(node%08d" % place for place, name in enumerate(sorted(set(_NODE.findall(pdf))), 1)}
    return _NODE.sub(lambda match: numbers[match[0]], pdf)


def commit_time() -> bytes:
    when = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    return when.strftime("D:%Y%m%d%H%M%S+00'00'").encode()


def line(module: str, made: list[tuple[float, int]]) -> str:
    return (
        f"{sum(seconds for seconds, _ in made):6.1f} s  {len(made):2} PDFs  {sum(size for _, size in made) / 1e6:5.1f} MB  {module}"
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
