"""Views for trainers: the form of the pathway builder, and which outcomes support which framework."""

from __future__ import annotations

from functools import partial

from . import views
from .library import Library


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
