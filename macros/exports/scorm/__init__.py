"""SCORM 1.2: one package to a module, with its questions as they are on the site. Almost every learning platform plays it.

The same HTML and scripts as on the site run in it; what the platform is told, and when, is in start.js. See decisions 0060 and 0061.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from html import escape

from markupsafe import Markup

from ... import text, views
from ...item import BaseItem
from ...library import Library
from ...module import Module
from ..base import Exported, Format, Note, Report
from ..words import credit
from . import bundle
from .manifest import manifest

PASS = 80
"""Points of 100; the page says so."""
MOST = 120
"""Questions whose scores and place fit in what a platform keeps for a package."""
_WHEN = (2026, 1, 1, 0, 0, 0)
"""Of every file in a package, so that two of one module are the same."""


def write(library: Library, module: Module, items: Sequence[BaseItem]) -> Exported:
    kept, rest = items[:MOST], items[MOST:]
    content = _package({"index.html": _page(library, module, kept), "imsmanifest.xml": manifest(module)})
    left = tuple(Note(item.id, f"A SCORM package can remember {MOST} questions.") for item in rest)
    changed = tuple(Note(item.id, "What is written is not kept or sent.") for item in kept if item.self_marked)
    return Exported(f"{module.id}-scorm12.zip", content, Report(tuple(item.id for item in kept), left, changed))


FORMAT = Format("SCORM 1.2 package (zip)", "For almost every learning platform. Learners answer the questions in it.", write)


class _Elsewhere(views.Page):
    """No page of ours is at hand: citations and terms are words."""

    @cached_property
    def item_marks(self) -> text.Marks:
        return text.Marks(
            cite=lambda name: f"({escape(self.library.sources[name].short)})",
            term=lambda term, words: escape(words, quote=False),
        )


def _page(library: Library, module: Module, items: Sequence[BaseItem]) -> str:
    page = _Elsewhere(library, "", module)
    questions = [_question(page, module, item) for item in items]
    names = {name for item in items for name in item.sources}
    return views.rendered(
        "scorm-page.html.j2",
        title=text.plain(module.title),
        summary=text.plain(module.summary),
        quiz=Markup(_quiz(library, module, questions)),
        sources=[source for name, source in library.sources.items() if name in names],
        credit=credit(module),
        scored=any(not item.self_marked for item in items),
        written=any(item.self_marked for item in items),
        **{"pass": PASS},
    )


def _quiz(library: Library, module: Module, questions: Sequence[str]) -> str:
    """As on the site, but nothing leads to a section: none is in the package."""
    outcomes = {name: {"text": library.outcomes[name].text, "section": None} for name in module.outcomes}
    return views.rendered(
        "quiz-set.html.j2",
        id="quiz-set",
        module=module.id,
        title=text.plain(module.title),
        questions=[Markup(question) for question in questions],
        outcomes_json=views.key_json(outcomes),
    )


def _question(page: views.Page, module: Module, item: BaseItem) -> str:
    """The same template as everywhere, without links to pages that are not in the package."""
    return views.rendered(
        f"{item.room}/page.html.j2",
        item=item,
        module=module.id,
        canonical=True,
        unscored=False,
        uid=item.id,
        taught=None,
        sources=[],
        key_json=views.key_json(item.scoring),
        marks=page.item_marks,
    )


def _package(own: Mapping[str, str]) -> bytes:
    """A zip that starts with what all packages share, which is compressed once."""
    held = io.BytesIO(_shared())
    with zipfile.ZipFile(held, "a") as package:
        _add(package, own.items())
    return held.getvalue()


@cache
def _shared() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        _add(package, [("package.js", bundle.script()), ("package.css", bundle.style())])
    return held.getvalue()


def _add(package: zipfile.ZipFile, files: Iterable[tuple[str, str]]) -> None:
    for name, content in files:
        entry = zipfile.ZipInfo(name, _WHEN)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system = 3  # or it would tell on which system it was made
        package.writestr(entry, content.encode())
