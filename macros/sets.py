"""Sets of questions that belong to no single module: what a file in quizzes/sets/ holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from .item import BaseItem, Id, Record, Text, Words
from .problems import Path, Problem, unknown


class Kind(Record):
    """One of the look-alikes that the set tells apart. Options with this id stand for it, in every question of the set."""

    id: Id
    text: Words


class CaseSet(Record):
    """Short cases that mix look-alikes, to learn what sets them apart. The questions stay in the banks of their modules."""

    id: Id = Field(description="Permanent: the set's address is /practise/<id>/. The file has the same name.")
    kind: Literal["cases"]
    title: Words
    summary: Words
    intro: Text = Field(description="What to know before starting, in Markdown.")
    kinds: Annotated[tuple[Kind, ...], Field(min_length=2, max_length=6)] = Field(
        description="The look-alikes: each with an id, which is also the id of the options that stand for it, and its words."
    )
    items: Annotated[tuple[Id, ...], Field(min_length=2)] = Field(
        description="The questions, in the order in which they are asked: mixed, so that no two in a row have the same key."
    )
    also_in_module: tuple[Id, ...] = Field(
        (), description="Those that their module's own quiz asks too. The others are asked here only."
    )

    @property
    def own(self) -> frozenset[str]:
        """Items whose only place is the page of this set."""
        return frozenset(self.items) - frozenset(self.also_in_module)

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        yield from _twice("kinds", [kind.id for kind in self.kinds], ("id",))
        yield from _twice("items", self.items)
        yield from _twice("also_in_module", self.also_in_module)
        for n, name in enumerate(self.also_in_module):
            if name not in self.items:
                yield Problem(("also_in_module", n), unknown("item", name, self.items, "this set's 'items:'"))

    def fits(self, items: Sequence[BaseItem | None]) -> Iterator[Problem]:
        """What is wrong with the questions named, in their order; nothing stands for one that could not be read."""
        known = [kind.id for kind in self.kinds]
        before = None
        for n, item in enumerate(items):
            stray = next((option for option in item.option_ids() if option not in known), None) if item else None
            if item and item.type != "single-choice":
                yield Problem(
                    ("items", n), f"the item '{item.id}' is of the type {item.type}. A set of cases takes single-choice only."
                )
            elif item and stray:
                message = f"the item '{item.id}' offers '{stray}', which is none of this set's 'kinds:' ({', '.join(known)})."
                yield Problem(("items", n), f"{message} Change the option's id, or leave the item out.")
            elif item and before and before is not item and key_of(item) == key_of(before):
                message = (
                    f"'{before.id}' and '{item.id}' come one after the other, and both are '{key_of(item)}'. Put another between."
                )
                yield Problem(("items", n), message, "warning")
            before = item


def key_of(item: BaseItem) -> str:
    """The one right option of a single choice."""
    return str(item.scoring["key"][0])


def _twice(field: str, names: Sequence[str], inside: Path = ()) -> Iterator[Problem]:
    for n, name in enumerate(names):
        if name in names[:n]:
            yield Problem((field, n, *inside), f"'{name}' is named twice under '{field}:'. Keep one.")
