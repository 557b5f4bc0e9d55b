"""Lints on a module's page: how hard its prose is to read, acronyms, and whether its outcomes are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..item import APPLIED
from ..module import Module
from ..problems import Path
from ..readability import (
    GRADE_AIM,
    GRADE_LIMIT,
    LONG_PARAGRAPH,
    LONG_SENTENCE,
    Reading,
    findable,
    long_sentences,
    measure,
    paragraphs,
    sentence_count,
    shortened,
)
from .rules import Hit, Level, Page, Rule, counted
from .texts import unknown_acronyms

_NO_PROSE = frozenset({"title", "heading", "caption", "columns", "when"})


def readable(page: Page) -> Iterator[Hit]:
    reading = page_reading(page.module)
    if hit := grade_hit(("title",), "this page", reading):
        yield hit
    for path, words in prose(page.module):
        for paragraph in paragraphs(words):
            yield from _paragraph(path, paragraph)


def _paragraph(path: Path, paragraph: str) -> Iterator[Hit]:
    for length, sentence in long_sentences(paragraph):
        yield Hit(
            path,
            f"a sentence has {length} words ('{shortened(sentence)}'). Split it: {LONG_SENTENCE} is the most.",
            words=findable(sentence),
        )
    if (count := sentence_count(paragraph)) > LONG_PARAGRAPH:
        yield Hit(
            path,
            f"a paragraph has {count} sentences ('{shortened(paragraph)}'). Split it: {LONG_PARAGRAPH} is the most.",
            words=findable(paragraph),
        )


def page_reading(module: Module) -> Reading:
    return measure(paragraph for _, words in prose(module) for paragraph in paragraphs(words))


def prose(module: Module) -> Iterator[tuple[Path, str]]:
    """The texts of a module's sections that are made of sentences."""
    for index, section in enumerate(module.sections):
        for path, words in section.words():
            if not _NO_PROSE.intersection(map(str, path)):
                yield ("sections", index, *path), words


def grade_hit(path: Path, what: str, reading: Reading) -> Hit | None:
    """Flesch and Kincaid's grade decides; ARI stands beside it."""
    grade = reading.flesch_kincaid
    if not reading.enough or grade <= GRADE_AIM:
        return None
    level: Level = "error" if grade > GRADE_LIMIT else "warning"
    figures = (
        f"grade {grade:.1f} by Flesch and Kincaid, {reading.ari:.1f} by ARI, {reading.sentence_length:.0f} words to a sentence"
    )
    return Hit(
        path, f"{what} is hard to read ({figures}). Shorten sentences and use plainer words: {GRADE_AIM:.0f} is the aim.", level
    )


def acronyms(page: Page) -> Iterator[Hit]:
    told: set[str] = set()
    for path, words in prose(page.module):
        for name in unknown_acronyms(words, page.around.acronyms):
            if name not in told:
                message = f"'{name}' is not explained. Write it out here, 'Full Name ({name})', or add it to the glossary."
                yield Hit(path, message, words=name)
            told.add(name)


def coverage(page: Page) -> Iterator[Hit]:
    """Each outcome: three items, one of them at apply or above. An outcome without any is an error of the model."""
    of: Counter[str] = Counter(asked.item.outcome for asked in page.asked)
    applied = {asked.item.outcome for asked in page.asked if asked.item.level in APPLIED}
    for index, outcome in enumerate(page.module.outcomes):
        about = tuple(asked.id for asked in page.asked if asked.item.outcome == outcome)
        if 0 < of[outcome] < 3:
            message = f"the outcome '{outcome}' has {counted(of[outcome], 'item')}. Write three at least."
            yield Hit(("outcomes", index), message, items=about)
        elif about and outcome not in applied:
            message = f"the outcome '{outcome}' is asked for nowhere at 'apply' or above. Write one item with a case."
            yield Hit(("outcomes", index), message, items=about)


RULES = (
    Rule("Q31", "acronym", "warning", "Every acronym is in the glossary or written out in the module.", acronyms),
    Rule(
        "Q34",
        "readability",
        "warning",
        "A page, and a bank's stems joined, read at grade 8 (above is a warning, above 10 an error). Sentences: 25 words. Paragraphs: 5 sentences.",
        readable,
        also="error",
    ),
    Rule("B06", "outcome coverage", "warning", "Each outcome has three items or more, one of them at apply or above.", coverage),
)
