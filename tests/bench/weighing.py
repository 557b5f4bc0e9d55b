"""How many bytes of ours a page loads, compressed as a web server does it, before anyone touches it."""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from . import content, sites
from .building import OUTPUT, Site, bench_python
from .figures import Figure
from .serving import looking_at
from .settings import Settings

OURS = "/assets/alongside-"
LIMITS: Mapping[str, tuple[float, float]] = {"no question": (2, 6), "a quiz": (12, 8)}
"""kB of script and of style, at most, on a page with…"""

_INLINE = re.compile(r"<(script|style)\b(?![^>]*\bsrc=)[^>]*>(.*?)</\1>", re.DOTALL)


def rows(settings: Settings) -> Iterator[Figure]:
    modules = list(content.modules(2))
    ours = Site(sites.ours(settings.place / "ours", modules), sys.executable)
    ours.build()
    yield from weights(ours.root / OUTPUT, {"no question": "/", "a quiz": f"/modules/{modules[0].id}/"})
    yield from _beside(settings.place, ours.root / OUTPUT, modules)


def weights(site: Path, pages: Mapping[str, str]) -> Iterator[Figure]:
    with looking_at(site) as page:
        for name, address in pages.items():
            loaded = _loaded(page, address)
            for suffix, kind, aim in zip((".js", ".css"), ("script", "style"), LIMITS[name], strict=True):
                files = [site / path.lstrip("/") for path in loaded if path.endswith(suffix)]
                yield Figure(f"{kind} of a page with {name}", sum(map(_compressed, files)), "kB", aim)


def _loaded(page: Page, address: str) -> set[str]:
    """What the browser itself asks for: linked, preloaded, imported and imported later, until it rests."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(300)
    return {path for path in asked if path.startswith(OURS)}


def _compressed(file: Path) -> float:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0)) / 1e3


def _beside(place: Path, built: Path, modules: list[content.Module]) -> Iterator[Figure]:
    """What mkdocs-quiz writes into each page, beside what Material has there already."""
    plain = Site(sites.plain(place / "plain", built, modules), sys.executable)
    quiz = Site(sites.quiz(place / "quiz", modules), bench_python())
    for site in (plain, quiz):
        site.build()
    there = _inline(plain, modules[0].id)
    extra = "".join(sorted(_inline(quiz, modules[0].id) - there))
    yield Figure("script and style in every page of mkdocs-quiz", len(gzip.compress(extra.encode(), 9, mtime=0)) / 1e3, "kB")


def _inline(site: Site, module: str) -> set[str]:
    page = (site.root / OUTPUT / f"modules/{module}/index.html").read_text(encoding="utf-8")
    return {body for _, body in _INLINE.findall(page)}
