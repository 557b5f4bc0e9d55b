"""The browser's files as they are published: comments taken out, all of one version together in one folder.

The folder's name holds a hash of all its files, so a page never mixes two versions, and every file may be kept for ever.
Modules import each other by relative addresses, so nothing has to be rewritten.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from .questions import ROOMS

HERE = Path(__file__).parent

ELEMENTS: Mapping[str, tuple[str, ...]] = {
    "quiz-item": ("client/item.css", "client/quiz-item.js"),
    "quiz-set": ("client/quiz-set.js",),
    "case-confusions": ("client/case-confusions.js",),
    "mock-assessment": ("client/item.css", "client/mock.css", "client/mock-assessment.js"),
    "written-tasks": ("client/written-tasks.css",),
    "learning-statement": ("client/evidence/evidence.css", "client/evidence/statement.js"),
    "cpd-log": ("client/evidence/evidence.css", "client/evidence/cpd-log.js"),
    "my-learning": ("client/my-learning.css", "client/my-learning.js"),
    "practise-page": ("client/item.css", "client/practise.css", "client/practise.js"),
    "offline-choice": ("client/offline/offline.css", "client/offline/choice.js"),
    "filtered": ("client/filters.js",),
    "copy-links": ("client/links.js",),
    "moved-page": ("client/moved.js",),
    "embed-view": ("client/item.css", "client/embed/embed.css", "client/trainers.css", "client/embed/embed-view.js"),
    "pathway-view": ("client/trainers.css", "client/pathway/pathway-view.js"),
    "pathway-builder": ("client/trainers.css", "client/pathway/pathway-builder.js"),
    "feedback-form": ("client/form/form.css", "client/form/feedback-form.js"),
    "feedback-compare": ("client/form/feedback-compare.js",),
    "pooled-report": ("client/form/form.css", "client/form/pooled-report.js"),
    "group-results": ("client/group/group.css", "client/group/group-results.js"),
    "page-useful": ("client/form/page-useful.js",),
}
"""What a page links when one of these stands in it."""

EVERYWHERE = ("client/settings-early.js", "client/site.css", "client/shell.js")
CLASSIC = frozenset({"client/settings-early.js"})
"""Not modules: they run before the first paint."""


LIBRARIES = ("vendor/lean-qr.js", "vendor/ts-fsrs.js")
"""From npm, as they come; `dev.py` puts them there (docs/decisions/0050)."""


class NotInstalled(Exception):
    """A library is not in its place. The one remedy is in the words."""


@cache
def client_files() -> Mapping[str, str]:
    """Text of every published script and style sheet, by its path inside the versioned folder."""
    return {name: _published(file) for name, file in _sources()} | {name: _library(name) for name in LIBRARIES}


def _library(name: str) -> str:
    try:
        return (HERE / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NotInstalled(f"macros/{name} is missing: run 'python3 dev.py build' once, which fetches it.") from None


@cache
def folder() -> str:
    """The versioned folder, as seen from the site's root: 'assets/alongside-0123456789ab'."""
    whole = hashlib.sha256()
    for name, content in sorted(client_files().items()):
        whole.update(f"{name}\0{content}\0".encode())
    return f"assets/alongside-{whole.hexdigest()[:12]}"


def links(root: str, elements: set[str], rooms: set[str]) -> Iterator[str]:
    """The <link> and <script> elements of a page, `root` being the site's root as seen from it."""
    names = [*EVERYWHERE, *(name for element in ELEMENTS if element in elements for name in ELEMENTS[element])]
    names += [f"questions/{room}/style.css" for room in ROOMS if room in rooms]
    known = client_files()
    yield from (_link(f"{root}{folder()}/{name}", name) for name in names if name in known)
    for room in ROOMS:
        if room in rooms:
            yield f'<link rel="modulepreload" href="{root}{folder()}/questions/{room}/behaviour.js">'


def _link(href: str, name: str) -> str:
    if name.endswith(".css"):
        return f'<link rel="stylesheet" href="{href}">'
    return f'<script src="{href}"></script>' if name in CLASSIC else f'<script type="module" src="{href}"></script>'


def _sources() -> Iterator[tuple[str, Path]]:
    for file in sorted((HERE / "client").rglob("*")):
        if file.suffix in (".js", ".css"):
            yield file.relative_to(HERE).as_posix(), file
    for room in ROOMS:
        for name in ("behaviour.js", "style.css"):
            if (file := HERE / "questions" / room / name).exists():
                yield f"questions/{room}/{name}", file


def _published(file: Path) -> str:
    source = file.read_text(encoding="utf-8")
    return without_comments(source) if file.suffix == ".js" else _COMMENT.sub("", _lines(source))


_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_CAST = re.compile(r"/\*\* @[^*]*\*/ ?")
_WHOLE = re.compile(r"^/\*.*?\*/\n?|^//[^\n]*\n", re.DOTALL | re.MULTILINE)


def without_comments(script: str) -> str:
    """A script without the comments that have lines of their own, without types in the midst of one, and without indents.

    Each statement keeps its line, so nothing can run together; what a minifier would save beyond this, gzip saves already.
    No text of ours has a line that looks like a comment.
    """
    return _CAST.sub("", _WHOLE.sub("", _lines(script)))


def _lines(source: str) -> str:
    return "".join(f"{line.strip()}\n" for line in source.splitlines() if line.strip())
