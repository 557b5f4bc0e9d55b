"""Which files the site is made of beside those in docs/: plain functions from the library to addresses and text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from . import assets, text, views
from .exports.shelf import Shelf
from .library import Library
from .mocks import Mock
from .paper import views as paper
from .paper.names import style_address
from .sets import CaseSet


@dataclass(frozen=True)
class Made:
    """A file that the site needs and nobody wrote: its path in docs/, its text, and the YAML that it is made from."""

    path: str
    content: str
    source: str | None = None

    @property
    def data(self) -> bytes:
        return self.content.encode()


@dataclass(frozen=True)
class Packed:
    """A file to take away: its path in the site and its content."""

    path: str
    data: bytes


def module_pages(library: Library) -> Iterator[Made]:
    """A page for each module."""
    for module in library.modules.values():
        matter = {
            "title": module.title,
            "description": text.plain(module.summary),
            "code": module.code,
            "version": module.version,
            "reviewed": views.day(module.reviewed),
            "margins": style_address(module.id),
        }
        yield _page(f"modules/{module.id}.md", matter, f"module_page({module.id!r})", f"docs/modules/{module.id}.yml")


def route_pages(library: Library) -> Iterator[Made]:
    """A page for each route through the modules."""
    for route in library.routes.values():
        matter = {"title": f"{route.title} route", "description": text.plain(route.summary)}
        yield _page(f"routes/{route.id}.md", matter, f"route_page({route.id!r})", "docs/routes.yml")


def set_pages(library: Library) -> Iterator[Made]:
    """A page for each set of cases and each mock assessment."""
    every: list[CaseSet | Mock] = [*library.sets.values(), *library.mocks.values()]
    for cases in every:
        matter = {"title": cases.title, "description": text.plain(cases.summary)}
        yield _page(
            f"{views.set_address(cases.id).rstrip('/')}.md", matter, f"set_page({cases.id!r})", f"quizzes/sets/{cases.id}.yml"
        )


def moved_pages(library: Library) -> Iterator[Made]:
    """A page at each address that has moved; a place on a page has none of its own."""
    for redirect in library.redirects.values():
        if not redirect.anchor:
            matter = {"title": redirect.title, "search": {"exclude": True}}
            yield _page(f"{redirect.old.rstrip('/')}.md", matter, f"moved_page({redirect.old!r})", "docs/redirects.yml")


def _page(path: str, matter: Mapping[str, Any], call: str, source: str) -> Made:
    """Front matter and one macro call, so YAML text is never run as a template."""
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in matter.items())
    return Made(path, f"---\n{front}---\n\n{{{{ {call} }}}}\n", source)


def tool_pages(library: Library) -> Iterator[Made]:
    """A page for each feedback form, likewise."""
    for tool in library.tools.values():
        matter = {"title": text.plain(tool.title), "description": text.plain(tool.summary)}
        front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in matter.items())
        yield Made(f"tools/{tool.id}.md", f"---\n{front}---\n\n{{{{ tool_page({tool.id!r}) }}}}\n", f"docs/tools/{tool.id}.yml")


def client_files() -> Iterator[Made]:
    for name, content in assets.client_files().items():
        yield Made(f"{assets.folder()}/{name}", content)


def data_files(library: Library) -> Iterator[Made]:
    yield Made("items/index.json", views.item_index(library))


def downloads(shelf: Shelf, slug: str) -> Iterator[Packed]:
    """/downloads/<module>/…: the questions of a module for learning platforms."""
    yield from (Packed(path, content) for path, content in shelf.take(slug))


def fragments(library: Library) -> Iterator[Made]:
    """/items/<module>.html: the items of a module, for pages that draw from the bank."""
    for slug in library.modules:
        yield fragment(views.page_of(library, slug), slug)


def fragment(page: views.Page, slug: str) -> Made:
    return Made(f"items/{slug}.html", views.fragment(page, slug))


PAPER_POLICY = "default-src 'self'; script-src 'none'; style-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"
"""Paper needs no script."""


def papers(library: Library, slug: str, site: str = "", *, policy: bool = True, pdfs: bool = False) -> Iterator[Made]:
    """/paper/<module>/…: what of a module can be printed, as pages that stand alone."""
    about = paper.Print(f"{assets.folder()}/client/paper.css", site, PAPER_POLICY if policy else "", pdfs)
    for path, content in paper.files(library, library.modules[slug], about):
        yield Made(path, content)
