"""The files of each module in the site: named on its card with size and what is left out, and written beside its page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from .. import views
from ..library import Library
from . import files
from .base import Exported, Format

FOLDER = "downloads"
Files = tuple[tuple[Format, Exported], ...]


class Shelf:
    """Each module's files are made once, when its page asks for them, and let go of when they are written."""

    def __init__(self, library: Library, *, pdfs: bool = False) -> None:
        self._library, self._pdfs = library, pdfs
        self._pages: dict[str, views.Page] = {}
        self._made: dict[str, Files] = {}

    def page(self, slug: str) -> views.Page:
        """Where a module is taught, with its files on the card."""
        if slug not in self._pages:
            self._pages[slug] = replace(views.page_of(self._library, slug, pdfs=self._pdfs), downloads=partial(self._card, slug))
        return self._pages[slug]

    def take(self, slug: str) -> Iterator[tuple[str, bytes]]:
        """The address and content of each file."""
        made = self._files(slug)
        self._pages.pop(slug, None)
        self._made.pop(slug, None)
        yield from ((f"{FOLDER}/{slug}/{one.file}", one.content) for _, one in made)

    def _files(self, slug: str) -> Files:
        if slug not in self._made:
            self._made[slug] = tuple(files(self.page(slug)))
        return self._made[slug]

    def _card(self, slug: str) -> str:
        entries = [
            {
                "href": f"../../{FOLDER}/{slug}/{one.file}",
                "title": kind.title,
                "size": f"{max(1, round(len(one.content) / 1000))} kB",
                "use": kind.use,
                "report": one.report,
            }
            for kind, one in self._files(slug)
        ]
        return views.rendered("module-downloads.html.j2", entries=entries) if entries else ""
