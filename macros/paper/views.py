"""From the checked library to the HTML of a module's papers: whole pages that need no script and print as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from html import escape
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from .. import text, views
from ..item import BaseItem
from ..library import Library
from ..module import Module
from ..questions import FOLDER as ROOMS_FOLDER
from . import handout, sheet
from .draw import drawn, lettered
from .margins import issue, margins
from .names import SHORT, Paper, papers, style_address

ROOT = "../../../"
"""The site's root as seen from a paper."""


@dataclass(frozen=True)
class Print:
    """What paper says of the site that it comes from."""

    styles: str
    """The address of the sheet that all papers share, from the site's root."""

    site: str = ""
    """The address of the site itself."""

    policy: str = ""
    pdfs: bool = False
    """Whether there is a PDF of each paper."""


@cache
def templates() -> Environment:
    """As for pages, but a question stands in the frame for paper, and a room may have a template for it."""
    here = Path(__file__).parent
    loader = FileSystemLoader([here / "templates", here.parent / "templates", ROOMS_FOLDER])
    environment = views.templates().overlay(loader=loader)
    environment.filters = {**environment.filters, "lettered": lettered, "sentence": _sentence}
    return environment


def _sentence(words: str) -> str:
    """With a full stop, where more follows on the same line."""
    return words if words.rstrip().endswith((".", "!", "?", "…")) else f"{words.rstrip()}."


def files(library: Library, module: Module, about: Print) -> Iterator[tuple[str, str]]:
    """Every file that a module's papers are made of, by its path."""

    @cache
    def asked(name: str, variant: str) -> Asked:
        return question(library, library.items[name], variant)

    yield style_address(module.id), margins(library, module, about.site)
    for paper in papers(module, len(library.asked(module.id))):
        yield f"{paper.address(module.id)}index.html", document(library, module, paper, about, asked)


def document(library: Library, module: Module, paper: Paper, about: Print, asked: Ask) -> str:
    """One whole page; `asked` gives each question of it."""
    fill = {"handout": _handout, "plan": _plan, "questions": _sheet, "key": _sheet, "statement": _statement}[paper.kind]
    questions = len(library.asked(module.id))
    return _rendered(
        f"paper/{paper.kind}.html.j2",
        module=module,
        paper=paper,
        about=about,
        root=ROOT,
        issue=issue(module, about.site),
        pdf=paper.pdf(module.id) if about.pdfs else None,
        margins=style_address(module.id),
        online=f"{about.site}modules/{module.id}/",
        questions=questions,
        minutes=views.rounded_minutes(module, questions),
        outcomes=[library.outcomes[name] for name in module.outcomes],
        marks=marks(library),
        **fill(library, module, paper, asked),
    )


def _rendered(template: str, **values: Any) -> str:
    return templates().get_template(template).render(**values)


def marks(library: Library) -> text.Marks:
    """On paper nothing can be followed: a source is named, and a term is its words."""
    return text.Marks(
        cite=lambda name: f'<span class="cite">({escape(library.sources[name].short)})</span>',
        term=lambda term, words: escape(words, quote=False),
    )


def _handout(library: Library, module: Module, paper: Paper, asked: Ask) -> Mapping[str, Any]:
    names = handout.cited([*handout.words_shown(module)])
    return {
        "points": handout.key_points(module),
        "tables": handout.tables(module),
        "leads": {section.id: handout.lead(section) for section in module.sections},
        "scripts": handout.scripts(module),
        "sources": [source for source in views.cited(library, module) if source.id in names],
    }


def _plan(library: Library, module: Module, paper: Paper, asked: Ask) -> Mapping[str, Any]:
    return {"trainer": module.trainer}


def _statement(library: Library, module: Module, paper: Paper, asked: Ask) -> Mapping[str, Any]:
    return {
        "frameworks": [(line, library.frameworks[line.framework]) for line in module.frameworks],
        "prompts": module.trainer.prompts[:3] if module.trainer else (),
    }


def _sheet(library: Library, module: Module, paper: Paper, asked: Ask) -> Mapping[str, Any]:
    items = library.asked(module.id) if paper.whole else sheet.chosen(library, module, SHORT)
    numbers = count(1)

    def entry(item: BaseItem) -> tuple[int, str, Markup]:
        both = asked(item.id, paper.variant)
        return next(numbers), item.id, both.key if paper.kind == "key" else both.sheet

    return {
        "groups": [(title, [entry(item) for item in part]) for title, part in sheet.by_part(module, items)],
        "number": len(items),
        "partner": _partner(paper),
    }


def _partner(paper: Paper) -> str:
    """The key of a sheet, and the sheet of a key."""
    if paper.whole:
        return "the key to all the questions" if paper.kind == "questions" else "the sheet of all the questions"
    return f"{'answer key' if paper.kind == 'questions' else 'question sheet'} {paper.variant}"


class Asked(NamedTuple):
    """A question on the sheet, and on the key to it."""

    sheet: Markup
    key: Markup


Ask = Callable[[str, str], Asked]
"""A question by its id, on a variant."""


def question(library: Library, item: BaseItem, variant: str) -> Asked:
    """A room without a template for paper is shown by the one for pages."""
    template = templates().select_template([f"{item.room}/paper.html.j2", f"{item.room}/page.html.j2"])
    html = template.render(
        item=item,
        uid=item.id,
        drawn=partial(_drawn, item, variant),
        sources=[library.sources[name].short for name in item.sources],
        marks=marks(library),
    )
    asked, _, key = html.partition("<!-- key -->\n")
    return Asked(Markup(asked), Markup(key))


def _drawn(item: BaseItem, variant: str, entries: Any, part: str = "", fits: Any = None) -> Any:
    seed = f"{item.id} {part}".strip()
    return drawn(entries, seed, variant, fits) if fits else drawn(entries, seed, variant)
