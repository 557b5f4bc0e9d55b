"""Which files the site is made of beside those in docs/: plain functions from the library to addresses and text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from . import assets, text, views
from .library import Library
from .paper import views as paper
from .paper.names import style_address


@dataclass(frozen=True)
class Made:
    """A file that the site needs and nobody wrote: its path in docs/, its text, and the YAML that it is made from."""

    path: str
    content: str
    source: str | None = None


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


def set_pages(library: Library) -> Iterator[Made]:
    """A page for each set of cases."""
    for cases in library.sets.values():
        matter = {"title": cases.title, "description": text.plain(cases.summary)}
        yield _page(
            f"{views.set_address(cases.id).rstrip('/')}.md", matter, f"set_page({cases.id!r})", f"quizzes/sets/{cases.id}.yml"
        )


def _page(path: str, matter: Mapping[str, Any], call: str, source: str) -> Made:
    """Front matter and one macro call, so YAML text is never run as a template."""
    front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in matter.items())
    return Made(path, f"---\n{front}---\n\n{{{{ {call} }}}}\n", source)


def client_files() -> Iterator[Made]:
    for name, content in assets.client_files().items():
        yield Made(f"{assets.folder()}/{name}", content)


def data_files(library: Library) -> Iterator[Made]:
    yield Made("items/index.json", views.item_index(library))


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
