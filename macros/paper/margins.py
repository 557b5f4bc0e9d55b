"""What stands in the margins of a module's printed pages: a style sheet, because the policy allows no style in a page.

Chromium prints it; other browsers leave it out, and their readers find the same at the head of the first page.
"""

from __future__ import annotations

import re

from .. import text
from ..library import Library
from ..module import Module
from ..views import day
from .names import papers

LETTERS = "@page { color: #333; font: 9pt system-ui, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; letter-spacing: 0.01em; }\n"
"""Spaced by a hair: two letters drawn as one are lost to a search and to a screen reader, and nothing else parts them in a margin."""


def margins(library: Library, module: Module, site: str) -> str:
    """The module's own page first, then each of its papers by its name."""
    title = text.plain(module.title)
    sides = [LETTERS, _side("", title, "", module, site)]
    for paper in papers(module, len(library.asked(module.id))):
        sides.append(_side(f" {paper.name}", title, paper.title, module, site))
        sides.append(f".paper-{paper.name} {{ page: {paper.name}; }}\n")
    return "".join(sides)


def _side(name: str, title: str, what: str, module: Module, site: str) -> str:
    """The head is left out on the first page, which says the same in large letters."""
    return (
        f"@page{name} {{\n"
        f"  @top-left {{ content: {_string(title)}; }}\n"
        f"  @top-right {{ content: {_string(what)}; }}\n"
        f"  @bottom-left {{ content: {_string(issue(module, site))}; }}\n"
        '  @bottom-right { content: "Page " counter(page) " of " counter(pages); }\n'
        "}\n"
        f"@page{name}:first {{\n  @top-left {{ content: none; }}\n  @top-right {{ content: none; }}\n}}\n"
    )


def issue(module: Module, site: str) -> str:
    """Which state of which module this is."""
    parts = [site.removesuffix("/").split("://")[-1] if site else "Alongside", module.code.upper()]
    return " · ".join([*parts, f"version {module.version}", f"reviewed {day(module.reviewed)}"])


def _string(words: str) -> str:
    """A string of CSS: what could end it is written by its number."""
    return '"' + re.sub(r'["\\\n\r\f<]', lambda sign: f"\\{ord(sign[0]):x} ", words) + '"'
