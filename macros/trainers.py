"""Views for trainers: the form of the pathway builder, and which outcomes support which framework."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape

from . import text, views
from .library import Library
from .module import CountsTowards, Framework, Module


def pathway_builder(library: Library, slot: views.Slot) -> str:
    """The form that makes a pathway's link: client/pathway/pathway-builder.js does the rest."""
    entries = sorted((views.written(library, module, "../../modules/") for module in library.modules.values()), key=_code)
    routes = [
        {"title": route.title, "codes": codes}
        for route in library.routes.values()
        if (codes := [library.modules[slug].code for slug in route.modules if slug in library.modules])
    ]
    return slot(partial(views.rendered, "pathway-builder.html.j2", entries=entries, routes=routes))


def _code(entry: dict[str, object]) -> str:
    return str(entry["code"])


def framework_map(library: Library) -> str:
    """Markdown: each framework with the modules that support knowledge for it, and by which outcomes."""
    page = views.Page(library, "../../")
    return "\n\n".join(part for framework in library.frameworks.values() for part in _framework(page, framework))


def _framework(page: views.Page, framework: Framework) -> Iterator[str]:
    lines = [
        (module, line) for module in page.library.modules.values() for line in module.frameworks if line.framework == framework.id
    ]
    if not lines:
        return
    before, _, after = framework.words.partition(";")
    source = page.library.sources[framework.source]
    cited = f'<a class="cite" href="{page.source_href(source.id)}">({escape(source.short)})</a>'
    yield f"## {text.plain(framework.title)} {{: #{framework.id} }}"
    nation = page.item_marks.nation(framework.nation)
    yield f"{nation} {before.capitalize()} this framework;{after}. Source: {cited}, checked {views.day(framework.checked)}."
    yield "\n".join(_support(page, module, line) for module, line in lines)


def _support(page: views.Page, module: Module, line: CountsTowards) -> str:
    said = f"- [{text.plain(module.title)}](../modules/{module.id}.md)"
    said += f", for *{text.plain(line.part)}*" if line.part else ""
    outcomes = [page.library.outcomes[name] for name in line.outcomes]
    # Outcomes stand in a slot, where the engine that checks links does not see them; a test does.
    where = f"{page.root}modules/{module.id}/"
    listed = [f'    - <a href="{where}#{outcome.id}">{text.plain(outcome.text)}</a>' for outcome in outcomes]
    return "\n".join([said, *listed])
