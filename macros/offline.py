"""What a browser keeps of the built site, for a person who asks for it: `sw.js`, and the list of all files of this one version.

The list says for each file what it must be, so files of two builds never mix: docs/decisions/0080-offline-is-a-choice.md.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import assets

LISTING = "offline.json"
WORKER = "sw.js"

KINDS = frozenset(".html .css .js .json .svg .png .jpg .jpeg .webp .gif .ico .woff .woff2 .txt .ics".split())
"""What pages are made of. Whatever else a site offers is there to be downloaded: it is large, and needs a connection anyway."""

LEFT_OUT = (LISTING, WORKER, "404.html", "downloads/", "assets/javascripts/lunr/")
"""The last of these holds the languages of the search; English needs none."""


def write(site: Path) -> None:
    """Both files, made from what is in the folder: call it when all else is there."""
    listing = json.dumps(_listing(site), separators=(",", ":"), ensure_ascii=False)
    (site / LISTING).write_text(listing + "\n", encoding="utf-8")
    (site / WORKER).write_text(assets.client_files()["client/offline/worker.js"], encoding="utf-8")


def _listing(site: Path) -> dict[str, Any]:
    files = [(_address(path), _hash(site / path), (site / path).stat().st_size) for path in _paths(site)]
    return {"version": _version(files), "bytes": sum(size for *_, size in files), "files": files}


def _paths(site: Path) -> Iterator[str]:
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if file.is_file() and file.suffix in KINDS and not path.startswith(LEFT_OUT):
            yield path


def _address(path: str) -> str:
    """As the pages link it: a folder stands for its page."""
    return path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path


def _hash(file: Path) -> str:
    """As a browser checks it: https://www.w3.org/TR/SRI/"""
    return f"sha256-{base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()}"


def _version(files: list[tuple[str, str, int]]) -> str:
    return hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
