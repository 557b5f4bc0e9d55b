"""What all formats share: a writer for each question type, and a Report of what could not be carried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from .. import views
from ..item import BaseItem
from ..library import Library
from ..module import Module
from .words import Words

Made = TypeVar("Made")


class LeftOut(Exception):
    """This format cannot carry the item. The message says why, as a sentence for a trainer."""


@dataclass(frozen=True)
class Given:
    """Some questions of a module, with what is made once for all formats."""

    page: views.Page
    module: Module
    items: Sequence[BaseItem]

    @property
    def library(self) -> Library:
        return self.page.library

    @cached_property
    def words(self) -> Words:
        return Words(self.library)


@dataclass(frozen=True)
class Note:
    """What became of one item, as a sentence for a trainer."""

    item: str
    why: str


@dataclass(frozen=True)
class Report:
    """What a file carries, what it does not, and what is different in it."""

    carried: tuple[str, ...]
    left_out: tuple[Note, ...] = ()
    changed: tuple[Note, ...] = ()

    @property
    def count(self) -> str:
        """'All 12 questions.' or '10 of 12 questions.'"""
        whole = len(self.carried) + len(self.left_out)
        if not self.left_out:
            return f"All {whole} questions." if whole > 1 else "The one question."
        return f"{len(self.carried)} of {whole} questions."

    def reasons(self) -> Iterator[Reason]:
        """Each reason once, with the questions that it is about."""
        for became, notes in (("left out", self.left_out), ("different", self.changed)):
            for why in dict.fromkeys(note.why for note in notes):
                yield Reason(became, why, tuple(note.item for note in notes if note.why == why))


@dataclass(frozen=True)
class Reason:
    """Why some questions are left out or different."""

    became: str
    why: str
    items: tuple[str, ...]

    def __str__(self) -> str:
        return f"{len(self.items)} {self.became}: {self.why}"


@dataclass(frozen=True)
class Exported:
    """A finished file."""

    file: str
    content: bytes
    report: Report


@dataclass(frozen=True)
class Format:
    """A way out: how people know it, and what writes it."""

    title: str
    use: str
    """Where it is of use, in a few words."""

    write: Callable[[Given], Exported]


Writers = Mapping[str, Callable[..., Made]]
"""How each question type is written, by the type's name; what is not here cannot be carried."""

UNKNOWN = "This format has no question of this kind."


def carry(
    items: Iterable[BaseItem],
    writers: Writers[Made],
    *given: Any,
    losses: Callable[[BaseItem], Iterable[str]] = lambda item: (),
) -> tuple[list[Made], Report]:
    """Each item through the writer of its type, which gets it with whatever else is `given`."""
    made: list[Made] = []
    carried: list[str] = []
    left_out: list[Note] = []
    changed: list[Note] = []
    for item in items:
        try:
            made.append(_writer(writers, item.type)(item, *given))
        except LeftOut as reason:
            left_out.append(Note(item.id, str(reason)))
            continue
        carried.append(item.id)
        changed += [Note(item.id, why) for why in losses(item)]
    return made, Report(tuple(carried), tuple(left_out), tuple(changed))


def _writer(writers: Writers[Made], kind: str) -> Callable[..., Made]:
    if kind not in writers:
        raise LeftOut(UNKNOWN)
    return writers[kind]


def cannot(why: str) -> Callable[..., Any]:
    """The writer of a type that a format cannot express."""

    def leave_out(*_: Any) -> Any:
        raise LeftOut(why)

    return leave_out
