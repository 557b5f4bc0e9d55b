"""Which questions stand on a sheet, and under which part of the module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .. import text
from ..item import BaseItem
from ..library import Library
from ..module import Module, TryFirst

LONG = frozenset({"scenario", "written"})
"""Rooms whose questions take a side or a talk of their own: they are on the sheet of all questions."""


def chosen(library: Library, module: Module, count: int) -> list[BaseItem]:
    """As many questions as asked for: the outcomes take turns, and each gives the kind of question that was drawn least so far."""
    left = {name: [item for item in library.asked(module.id) if item.outcome == name] for name in module.outcomes}
    kinds: Counter[str] = Counter()
    kept: list[BaseItem] = []
    while len(kept) < count and any(left.values()):
        for items in left.values():
            if items and len(kept) < count:
                item = min(items, key=lambda item: (item.room in LONG, kinds[item.type]))
                items.remove(item)
                kinds[item.type] += 1
                kept.append(item)
    return kept


def by_part(module: Module, items: Sequence[BaseItem]) -> list[tuple[str, list[BaseItem]]]:
    """Under the part that teaches them, so that a group can fill in what it has talked about."""
    titles = {section.id: text.plain(section.title) for section in module.sections if not isinstance(section, TryFirst)}
    groups = [(title, [item for item in items if item.section == name]) for name, title in titles.items()]
    rest = [item for item in items if item.section not in titles]
    return [(title, found) for title, found in [*groups, ("The whole module", rest)] if found]
