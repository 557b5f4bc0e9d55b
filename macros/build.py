"""One build of the site: the library, the slots that are still empty, and what each finished page gets in its head."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from . import assets, pages, views
from .exports.shelf import Shelf
from .library import Library
from .pages import Made, Packed
from .problems import Placed

_SLOT = re.compile(r'<div data-slot="([0-9]+)"></div>')
_INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_ROOM = re.compile(r'<quiz-item[^>]* data-room="([a-z-]+)"')
_NOT_RUN = re.compile(r'type="?application/(?:ld\+)?json', re.IGNORECASE)


@dataclass(repr=False)  # mkdocs-macros writes all settings out for its log: with a repr, the whole library
class Build:
    """Made anew for each build. Slots keep what makes their HTML, not the HTML, so a large site needs little memory."""

    library: Library
    problems: Sequence[Placed] = ()
    stale: bool = False
    """The content has errors: what is shown is how it was before them."""

    site: str = ""
    """The address that the site will have: paper names it."""

    pdfs: bool = False
    """A PDF of each paper is made after this build."""

    _waiting: dict[str, views.Render] = field(default_factory=dict)
    _pages: dict[str, views.Page] = field(default_factory=dict)
    _count: int = 0

    @classmethod
    def broken(cls, problems: Sequence[Placed], last_good: Build | None) -> Build:
        from .gallery import bare_library

        return cls(last_good.library if last_good else bare_library(), problems, stale=True)

    def slot(self, render: views.Render) -> str:
        self._count += 1
        self._waiting[str(self._count)] = render
        return f'<div data-slot="{self._count}"></div>'

    def page(self, slug: str) -> views.Page:
        """Where a module is taught; what is rendered for it is kept until the page is written."""
        return self._pages.setdefault(slug, self.shelf.page(slug))

    @cached_property
    def shelf(self) -> Shelf:
        return Shelf(self.library, pdfs=self.pdfs)

    def files(self) -> Iterator[Made]:
        yield from pages.module_pages(self.library)
        yield from pages.set_pages(self.library)
        yield from pages.route_pages(self.library)
        yield from pages.moved_pages(self.library)
        yield from pages.tool_pages(self.library)
        yield from pages.client_files()
        yield from pages.data_files(self.library)

    def beside(self, path: str, *, policy: bool = True) -> Iterator[Made | Packed]:
        """What goes with a finished page: a module's questions as a fragment, from the same HTML, its papers, and files to take away."""
        slug = path.removeprefix("modules/").removesuffix(".md")
        if page := self._pages.pop(slug, None):
            yield pages.fragment(page, slug)
            yield from pages.papers(self.library, slug, self.site, policy=policy, pdfs=self.pdfs)
            yield from pages.downloads(self.shelf, slug)

    def finished(self, html: str, root: str, *, policy: bool) -> str:
        """A whole page with its slots filled, what its elements need linked, and its policy first in the head."""
        meta = f'<meta http-equiv="Content-Security-Policy" content="{security_policy(html)}">' if policy else ""
        html = self._filled(html)
        elements = {name for name in assets.ELEMENTS if f"<{name}" in html or f'class="{name}"' in html}
        links = assets.links(root, elements, set(_ROOM.findall(html)) if "quiz-item" in elements else set())
        html = html.replace("</head>", "".join(links) + "</head>", 1)
        html = re.sub(r"(<meta charset=[^>]*>)", lambda match: match[1] + meta, html, count=1, flags=re.IGNORECASE)
        return self._told(html) if self.problems else html

    def _filled(self, html: str) -> str:
        while _SLOT.search(html):  # a slot may hold another
            html = _SLOT.sub(lambda match: self._waiting.pop(match[1])(), html)
        return html

    def _told(self, html: str) -> str:
        return re.sub(
            r"<article[^>]*>", lambda match: match[0] + views.problem_list(self.problems, stale=self.stale), html, count=1
        )


def security_policy(html: str) -> str:
    """One origin, no inline script but the theme's own (by hash), and no form that could send anything anywhere."""
    hashes = sorted({_hash(body) for head, body in _INLINE_SCRIPT.findall(html) if not _NOT_RUN.search(head)})
    return (
        f"default-src 'self'; script-src 'self' {' '.join(hashes)}; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "worker-src 'self'; object-src 'none'; base-uri 'self'; form-action 'none'"
    )


@lru_cache(maxsize=256)
def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
