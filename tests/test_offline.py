"""The list of what a browser keeps for use without a connection."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from macros import offline

FILES = {
    "index.html": "home",
    "modules/coaching/index.html": "a page",
    "items/coaching.html": "questions",
    "assets/alongside-1/client/shell.js": "code",
    "search/search_index.json": "{}",
    "404.html": "shown by a server",
    "downloads/coaching/quiz.txt": "to be downloaded",
    "handouts/coaching.pdf": "to be downloaded",
    "sitemap.xml": "for machines",
    "assets/javascripts/bundle.js.map": "for engineers",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def listing(site: Path) -> dict[str, Any]:
    offline.write(site)
    found: dict[str, Any] = json.loads((site / "offline.json").read_text(encoding="utf-8"))
    return found


def test_what_pages_are_made_of_is_listed_by_its_address_and_what_is_downloaded_is_not(site: Path) -> None:
    paths = [path for path, *_ in listing(site)["files"]]

    assert paths == [
        "assets/alongside-1/client/shell.js",
        "",
        "items/coaching.html",
        "modules/coaching/",
        "search/search_index.json",
    ]


def test_each_file_is_listed_with_what_it_must_be(site: Path) -> None:
    [home] = [entry for entry in listing(site)["files"] if entry[0] == ""]

    assert home == ["", f"sha256-{base64.b64encode(hashlib.sha256(b'home').digest()).decode()}", 4]
    assert listing(site)["bytes"] == sum(size for *_, size in listing(site)["files"])


def test_the_version_is_that_of_the_files_whenever_it_is_written(site: Path) -> None:
    first, again = listing(site), listing(site)
    (site / "modules/coaching/index.html").write_text("a new page", encoding="utf-8")

    assert again == first
    assert listing(site)["version"] != first["version"]
