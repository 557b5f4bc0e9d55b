"""SCORM 1.2: one package to a module, with its questions as they are on the site. Almost every learning platform plays it.

The same HTML and scripts as on the site run in it; what the platform is told, and when, is in start.js. See decisions 0060 and 0061.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from markupsafe import Markup

from ... import text, views
from ...item import BaseItem
from ..base import Exported, Format, Given, Note, Report
from ..words import credit
from . import bundle
from .manifest import manifest

PASS = 80
"""Points of 100; the page says so."""
MOST = 120
"""Questions whose scores and place fit in what a platform keeps for a package."""
_WHEN = (2026, 1, 1, 0, 0, 0)
"""Of every file in a package, so that two of one module are the same."""


def write(given: Given) -> Exported:
    kept, rest = given.items[:MOST], given.items[MOST:]
    content = _package({"index.html": _page(given, kept), "imsmanifest.xml": manifest(given.module)})
    left = tuple(Note(item.id, f"A SCORM package can remember {MOST} questions.") for item in rest)
    changed = tuple(Note(item.id, "What is written is not kept or sent.") for item in kept if item.self_marked)
    return Exported(f"{given.module.id}-scorm12.zip", content, Report(tuple(item.id for item in kept), left, changed))


FORMAT = Format("SCORM 1.2 package (zip)", "For almost every learning platform. Learners answer the questions in it.", write)


def _page(given: Given, items: Sequence[BaseItem]) -> str:
    module, names = given.module, {name for item in items for name in item.sources}
    return views.rendered(
        "scorm-page.html.j2",
        title=text.plain(module.title),
        summary=text.plain(module.summary),
        quiz=Markup(_quiz(given, [_question(given, item) for item in items])),
        sources=[source for name, source in given.library.sources.items() if name in names],
        credit=credit(module),
        scored=any(not item.self_marked for item in items),
        written=any(item.self_marked for item in items),
        **{"pass": PASS},
    )


def _quiz(given: Given, questions: Sequence[str]) -> str:
    """As on the site, but nothing leads to a section: none is in the package."""
    outcomes = {name: {"text": given.library.outcomes[name].text, "section": None} for name in given.module.outcomes}
    return views.rendered(
        "quiz-set.html.j2",
        id="quiz-set",
        module=given.module.id,
        title=text.plain(given.module.title),
        questions=[Markup(question) for question in questions],
        outcomes_json=views.key_json(outcomes),
    )


def _question(given: Given, item: BaseItem) -> str:
    """The same HTML as on the module's page, where it is at hand, without links to what is not in the package."""
    page = given.page
    at_hand = page.questions.get(item.id) if page.library.items.get(item.id) is item else None
    html = at_hand or views.item_html(page, item, slug=given.module.id)
    return _LINK.sub(r"\1", _WHERE.sub("", html))


_WHERE = re.compile(r'<p class="item-(?:taught|sources)">.*?</p>\n', re.DOTALL)
_LINK = re.compile(r'<a (?:class="(?:cite|term)" )?href="(?!https?:)[^"]*">(.*?)</a>', re.DOTALL)
"""As our templates and `text` write them; the tests see to it that none is left."""


def _package(own: Mapping[str, str]) -> bytes:
    """A zip that starts with what all packages share, which is compressed once."""
    held = io.BytesIO(_shared())
    with zipfile.ZipFile(held, "a") as package:
        _add(package, own.items(), 3)  # half of the time of the usual level, for a tenth more bytes
    return held.getvalue()


@cache
def _shared() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        _add(package, [("package.js", bundle.script()), ("package.css", bundle.style())], 9)
    return held.getvalue()


def _add(package: zipfile.ZipFile, files: Iterable[tuple[str, str]], level: int) -> None:
    for name, content in files:
        entry = zipfile.ZipInfo(name, _WHEN)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system = 3  # or it would tell on which system it was made
        package.writestr(entry, content.encode(), compresslevel=level)
