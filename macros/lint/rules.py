"""What a lint is: a small function with an id, that looks at one thing and yields what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from ..library import Library
from ..module import Module
from ..problems import Path
from ..reading import Asked, Choice

Level = Literal["error", "warning", "notice", "report"]
"""Of a finding: an error stops the build, a warning stops `check`, a notice and what is only for the report stop nothing."""


@dataclass(frozen=True)
class Hit:
    """Something to put right: a path inside the item or module looked at, and a sentence with the remedy.

    A lint on many items names the `items` that it is about: the first is where the sentence is placed, and each may excuse itself.
    """

    path: Path
    message: str
    level: Level | None = None
    items: tuple[str, ...] = ()
    words: str = ""
    """The part of the text that it is about."""


@dataclass(frozen=True)
class Rule:
    """A line of the catalogue. `by` says who looks: a lint, the model, or a person."""

    id: str
    name: str
    level: Level
    says: str
    check: Callable[[Any], Iterator[Hit]] | None = None
    by: str = "lint"
    also: Level | None = None
    """Another level that some of its findings have."""

    leaves_out: bool = False
    """On a bank: an item that excuses itself is left out of the count. Otherwise it takes the finding about it away."""


@dataclass(frozen=True)
class Around:
    """What an item stands in: its module, and the words that are explained there."""

    module: Module | None
    terms: frozenset[str]
    """Stems of the words that the glossary explains."""

    acronyms: frozenset[str]
    """Acronyms that the glossary explains or the module writes out."""

    cited: frozenset[str]
    """Sections that cite a source."""

    today: date

    cases: frozenset[str] = frozenset()
    """Items of the bank that only a set asks: all of one type, and not on the module's page."""


@dataclass(frozen=True)
class Question:
    """One item with all that a lint on items may look at."""

    asked: Asked
    around: Around

    @property
    def id(self) -> str:
        return self.asked.id

    @property
    def choices(self) -> tuple[Choice, ...]:
        return self.asked.choices


@dataclass(frozen=True)
class Page:
    """One module with all that a lint on modules may look at."""

    module: Module
    around: Around
    asked: tuple[Asked, ...]
    library: Library = field(repr=False)


@dataclass(frozen=True)
class Bank:
    """The items of a module, or those of all small banks together."""

    name: str
    asked: tuple[Asked, ...]
    around: Mapping[str, Around] = field(repr=False)
    pooled: bool = False

    @property
    def words(self) -> str:
        """How a sentence speaks of it."""
        return "in the small banks together" if self.pooled else "in this bank"

    def without(self, excused: frozenset[str]) -> Bank:
        return Bank(self.name, tuple(one for one in self.asked if one.id not in excused), self.around, self.pooled)


def counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def about(number: float) -> str:
    """A number in a sentence: one figure behind the point while it is small."""
    return f"{number:.0f}" if number >= 10 else f"{number:.1f}".removesuffix(".0")


def listed(names: Sequence[str], most: int = 5) -> str:
    """Names in a sentence, the first few when they are many."""
    shown = ", ".join(f"'{name}'" for name in names[:most])
    return shown + (f" and {len(names) - most} more" if len(names) > most else "")
