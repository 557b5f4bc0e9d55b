"""Which files the site is made of beside those in docs/: plain functions from the library to addresses and text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from . import assets, text, views
from .library import Library


@dataclass(frozen=True)
class Made:
    """A file that the site needs and nobody wrote: its path in docs/, its text, and the YAML that it is made from."""

    path: str
    content: str
    source: str | None = None


def module_pages(library: Library) -> Iterator[Made]:
    """A page for each module: front matter and one macro call, so YAML text is never run as a template."""
    for module in library.modules.values():
        matter = {
            "title": module.title,
            "description": text.plain(module.summary),
            "code": module.code,
            "version": module.version,
            "reviewed": views.day(module.reviewed),
        }
        front = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in matter.items())
        body = f"{{{{ module_page({module.id!r}) }}}}\n"
        yield Made(f"modules/{module.id}.md", f"---\n{front}---\n\n{body}", f"docs/modules/{module.id}.yml")


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


def fragments(library: Library) -> Iterator[Made]:
    """/items/<module>.html: the items of a module, for pages that draw from the bank."""
    for slug in library.modules:
        yield fragment(views.page_of(library, slug), slug)


def fragment(page: views.Page, slug: str) -> Made:
    return Made(f"items/{slug}.html", views.fragment(page, slug))
