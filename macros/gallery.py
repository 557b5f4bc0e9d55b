"""The gallery: every good example of every room, shown by the same templates as real items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from . import strict_yaml, text, views
from .item import BaseItem
from .library import Library
from .questions import FOLDER, ROOMS, item_types

DEFAULTS: Mapping[str, Any] = {"outcome": "gallery.example", "level": "apply", "reviewed": date(2026, 11, 22)}
"""What an example need not say."""

EMPTY: Mapping[str, Any] = MappingProxyType({})


def examples(room: str) -> list[dict[str, Any]]:
    """A room's examples.yml: entries with `name`, `item`, and `scores` (good ones) or `problems` (bad ones)."""
    file = FOLDER / room / "examples.yml"
    return list(strict_yaml.read(file, FOLDER).data) if file.exists() else []


def example_item(example: Mapping[str, Any]) -> BaseItem:
    data = {**DEFAULTS, **example["item"]}
    return item_types()[data["type"]].model_validate(data)


def good_examples(room: str) -> Iterator[tuple[str, BaseItem]]:
    for example in examples(room):
        if "problems" not in example:
            yield example["name"], example_item(example)


def gallery(slot: views.Slot) -> str:
    """Markdown: a heading for each room and a slot with its examples."""
    parts = []
    for room in ROOMS:
        parts.append(f"## {room.replace('-', ' ').capitalize()} {{: #room-{room} }}")
        parts.append(slot(lambda room=room: _shown(room)))  # type: ignore[misc]
    return "\n\n".join(parts)


def _shown(room: str) -> str:
    page = views.Page(bare_library(), "../")
    shown = [(name, Markup(views.item_html(page, item, slug="gallery"))) for name, item in good_examples(room)]
    return views.rendered("gallery.html.j2", room=room, examples=shown, named=text.slug)


def bare_library() -> Library:
    """Examples stand alone: they cite nothing and belong to no module."""
    empty: dict[str, Any] = {field.name: EMPTY for field in fields(Library) if field.default_factory is MISSING}
    return Library(**empty | {"retired": frozenset(), "notes": ()})
