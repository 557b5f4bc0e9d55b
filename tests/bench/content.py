"""Modules made up for measuring: the same on every run, with the shape of real ones. The words mean nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

WORDS = (
    "support meeting record person family shift ward visit plan goal worry question feedback trust time practice skill note review "
    "agree listen notice reflect describe ask offer share decide prepare arrange follow explain check choose calm open honest kind "
    "clear early often together usually sometimes first next again with about before after during between because when while or "
    "and the a this that each every another new senior colleague manager learner mentor coach supervisor preceptor team service home"
).split()

ITEMS_EACH = 10


@dataclass(frozen=True)
class Option:
    id: str
    text: str
    feedback: str
    correct: bool


@dataclass(frozen=True)
class Question:
    id: str
    stem: str
    options: tuple[Option, ...]
    rationale: str
    hint: str


@dataclass(frozen=True)
class Module:
    id: str
    code: str
    title: str
    summary: str
    texts: tuple[str, ...]
    """One or two."""

    questions: tuple[Question, ...]


def modules(count: int) -> Iterator[Module]:
    for number in range(count):
        yield _module(number, Random(number))  # noqa: S311  words for measuring, no secret


def _module(number: int, chance: Random) -> Module:
    name = f"module-{number:04}"
    return Module(
        id=name,
        code=f"{chr(ord('a') + number // 100)}{number % 100:02}",
        title=f"Module {number}: {_words(chance, 3).lower()}",
        summary=f"{_words(chance, 10)}.",
        texts=tuple(_prose(chance) for _ in range(1 + number % 2)),
        questions=tuple(_question(f"{name}-q{n}", chance) for n in range(ITEMS_EACH)),
    )


def _question(name: str, chance: Random) -> Question:
    key = chance.randrange(4)
    return Question(
        id=name,
        stem=f"{_words(chance, 14)}?",
        options=tuple(Option(f"o{n}", f"{_words(chance, 6)} {n}", f"{_words(chance, 12)}.", n == key) for n in range(4)),
        rationale=f"{_words(chance, 24)}.",
        hint=f"{_words(chance, 8)}?",
    )


def _prose(chance: Random) -> str:
    """Two paragraphs of some 60 words in all."""
    return "\n\n".join(f"{_words(chance, 16)}. {_words(chance, 14)}." for _ in range(2))


def _words(chance: Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count)).capitalize()
