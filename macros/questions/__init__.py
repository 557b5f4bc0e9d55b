"""The rooms: one folder to a kind of interaction. A new room is its folder and its name in this line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from ..item import BaseItem

ROOMS = ("choice", "matching", "ordering", "cloze", "scenario", "judgement", "written")

FOLDER = Path(__file__).parent


@cache
def item_types() -> Mapping[str, type[BaseItem]]:
    """The model of each question type, by the name that an author writes."""
    found: dict[str, type[BaseItem]] = {}
    for room in ROOMS:
        for model in import_module(f"{__name__}.{room}.model").TYPES:
            found[model.model_fields["type"].annotation.__args__[0]] = model
    return found
