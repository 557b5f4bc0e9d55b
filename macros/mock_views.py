"""The page of a mock assessment: what it asks about, for every reader, and what the browser draws from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from . import text
from .library import Library
from .mocks import Line, Mock
from .views import Page, Slot, key_json, rendered


def mock_page(library: Library, name: str, slot: Slot) -> str:
    """The Markdown of the page."""
    page, mock = Page(library, "../../"), library.mocks[name]
    return "\n\n".join(
        [
            f"# {text.plain(mock.title)}",
            text.prose(mock.intro, page.item_marks),
            "## The questions {: #quiz data-search-exclude }",
            slot(partial(_element, library, mock)),
            "## What it asks about {: #blueprint data-search-exclude }",
            slot(partial(_blueprint, page, mock)),
        ]
    )


def _element(library: Library, mock: Mock) -> str:
    outcomes = {line.outcome: {"text": library.outcomes[line.outcome].text, "section": None} for line in mock.blueprint}
    lines = [_drawn_from(library, line) for line in mock.blueprint]
    return rendered(
        "mock-assessment.html.j2",
        mock=mock,
        lines_json=key_json(lines),
        outcomes_json=key_json(outcomes),
    )


def _drawn_from(library: Library, line: Line) -> Mapping[str, Any]:
    """Ids only: the questions themselves are in /items/<module>.html."""
    module = library.outcomes[line.outcome].module
    ids = [item.id for item in library.banks.get(module, ()) if line.takes(item)]
    return {"outcome": line.outcome, "module": module, "draw": line.draw, "items": ids}


def _blueprint(page: Page, mock: Mock) -> str:
    modules = dict.fromkeys(page.library.outcomes[line.outcome].module for line in mock.blueprint)
    return rendered(
        "mock-blueprint.html.j2",
        page=page,
        marks=page.item_marks,
        modules=[_of_module(page.library, slug, mock.blueprint) for slug in modules],
    )


def _of_module(library: Library, slug: str, lines: Iterable[Line]) -> Mapping[str, Any]:
    drawn: dict[str, int] = {}
    for line in lines:
        if library.outcomes[line.outcome].module == slug:
            drawn[line.outcome] = drawn.get(line.outcome, 0) + line.draw
    outcomes = [(library.outcomes[name].text, count) for name, count in drawn.items()]
    return {"slug": slug, "title": library.modules[slug].title, "questions": sum(drawn.values()), "outcomes": outcomes}
