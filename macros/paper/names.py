"""Which papers a module has, what they are called and where they stand. Any view may point at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..module import Module

VARIANTS = ("A", "B")
"""Two sheets with the same questions: neighbours at a table see their options in another order."""


SHORT = 10
"""Questions on a sheet: four or five sides, and half an hour."""


@dataclass(frozen=True)
class Paper:
    """One document of a module."""

    name: str
    """The end of its address: 'questions-a'."""

    kind: str
    """handout, plan, questions, key or statement: they look alike in all modules."""

    title: str
    says: str
    variant: str = ""
    whole: bool = False
    """All questions of the module, not a choice of them."""

    def address(self, slug: str) -> str:
        """From the site's root."""
        return f"paper/{slug}/{self.name}/"

    def pdf(self, slug: str) -> str:
        return f"downloads/{slug}/{self.name}.pdf"


def papers(module: Module, questions: int) -> Iterator[Paper]:
    """In the order in which a trainer wants them. Without questions there is no sheet, and without a trainer's part no plan."""
    yield Paper("handout", "handout", "Handout", "key points, tables, words to say and sources")
    if module.trainer:
        yield Paper("session-plan", "plan", "Session plan", f"for {_lengths(module)} minutes, with prompts and notes")
    if questions:
        yield from _sheets(questions)
    yield Paper("statement", "statement", "Statement of learning", "blank, to fill in by hand and talk over")


def _sheets(questions: int) -> Iterator[Paper]:
    for variant in VARIANTS:
        said = f"{min(SHORT, questions)} questions to fill in by hand, options in order {variant}"
        yield Paper(f"questions-{variant.lower()}", "questions", f"Question sheet {variant}", said, variant)
    for variant in VARIANTS:
        said = f"for question sheet {variant}, with the reason for each option"
        yield Paper(f"key-{variant.lower()}", "key", f"Answer key {variant}", said, variant)
    yield Paper("all-questions", "questions", "All the questions", f"all {questions}, part by part", VARIANTS[0], whole=True)
    yield Paper("all-key", "key", "Key to all the questions", "with the reason for each option", VARIANTS[0], whole=True)


def style_address(slug: str) -> str:
    """The margins of a module's printed pages: its title, version and date."""
    return f"paper/{slug}/margins.css"


def _lengths(module: Module) -> str:
    *others, last = module.trainer.time if module.trainer else ("",)
    return f"{', '.join(others)} and {last}" if others else last
