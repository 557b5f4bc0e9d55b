"""The page on question quality: what is covered, what guessing scores, what was let be and why. Made at build, from the content alone.

It holds dates and no ages: what depends on the day would make two builds of one commit differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import get_args

from . import guesser, lint, text
from .item import BloomLevel
from .library import Library
from .lint.banks import GUESSER_AIM, GUESSER_BANK, GUESSER_SITE, stem_reading
from .lint.engine import read_bank
from .lint.pages import page_reading
from .lint.pairs import nearest
from .lint.rules import Rule
from .module import Module
from .readability import GRADE_AIM, GRADE_LIMIT, Reading
from .reading import Asked
from .views import Slot, at_once, day, named_misconceptions, rendered

LEVELS: tuple[str, ...] = get_args(BloomLevel)
NO_DAY = date.min
"""A day on which nothing is due."""


def quality_markdown(library: Library, slot: Slot = at_once) -> str:
    """The page below its title: headings for the engine, tables as finished HTML in slots."""
    asked = {slug: read_bank(library, slug) for slug in library.banks}
    everything = [one for bank in asked.values() for one in bank]
    findings = lint.findings(library, NO_DAY)
    parts = (
        ("What the questions ask", _coverage(library, asked)),
        ("What guessing scores", _guessing(asked, everything)),
        ("How hard the texts are to read", _readability(library, asked)),
        ("When they were reviewed", _reviews(library)),
        ("Wrong answers and the misconceptions behind them", _misconceptions(library)),
        ("The ten nearest pairs", _pairs(library, everything)),
        ("Opposites among the options", _opposites(findings)),
        ("What was let be, and why", _excused(library)),
        ("Everything that is looked for", _catalogue()),
    )
    return "\n\n".join(_part(heading, list(body), slot) for heading, body in parts)


def _part(heading: str, body: Sequence[str | Table], slot: Slot) -> str:
    shown = [slot(partial(_html, part)) if isinstance(part, Table) else part for part in body or ["Nothing to show yet."]]
    return "\n\n".join([f"## {heading}", *shown])


@dataclass(frozen=True)
class Table:
    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def _html(table: Table) -> str:
    return rendered("quality-table.html.j2", caption=table.caption, columns=table.columns, rows=table.rows)


# --- its parts -----------------------------------------------------------------------------------------------------------


def _coverage(library: Library, asked: dict[str, tuple[Asked, ...]]) -> Iterator[str | Table]:
    count = sum(map(len, asked.values()))
    yield f"{_number(len(library.modules), 'module')} with {_number(count, 'question')}. Each outcome should have three or more, one of them at apply or above."
    for module in library.modules.values():
        rows = [_outcome(library, name, asked.get(module.id, ())) for name in module.outcomes]
        yield Table(f"{module.title}: questions by outcome, level and type", ["Outcome", *map(str.capitalize, LEVELS), "All"], rows)


def _outcome(library: Library, outcome: str, asked: Sequence[Asked]) -> list[str]:
    own = [one for one in asked if one.item.outcome == outcome]
    cells = [_kinds(one.item.type for one in own if one.item.level == level) for level in LEVELS]
    return [text.plain(library.outcomes[outcome].text), *cells, str(len(own))]


def _kinds(types: Iterator[str]) -> str:
    counts = Counter(types)
    return ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())) or "0"


def _guessing(asked: dict[str, tuple[Asked, ...]], everything: Sequence[Asked]) -> Iterator[str | Table]:
    yield (
        "A program answers every choice by cues alone: it takes the longest option, the one without absolute words, and so on, and never "
        "asks what is true. Points are counted above blind guessing, with a 95% interval. Beside each cue is the number of choices on which it says anything."
    )
    found = guesser.result(guesser.guesses(everything))
    if not found.count:
        return
    yield Table(
        f"All {_number(found.count, 'choice')}; blind guessing scores {found.chance * 100:.0f} of 100",
        _GUESS_COLUMNS,
        _guess_rows(found),
    )
    for slug, bank in asked.items():
        own = guesser.result(guesser.guesses(bank))
        if own.count >= GUESSER_BANK:
            yield Table(f"The bank '{slug}': {_number(own.count, 'choice')}", _GUESS_COLUMNS, _guess_rows(own))
    yield _verdict(found)


_GUESS_COLUMNS = ("Cue", "Says something on", "Points above chance", "95% interval")


def _guess_rows(found: guesser.Result) -> list[list[str]]:
    return [
        [cue, str(found.spoke[cue]), _points(above.mean), f"{_points(above.low)} to {_points(above.high)}"]
        for cue, above in found.above.items()
    ]


def _points(share: float) -> str:
    points = round(share * 100)
    return f"−{-points}" if points < 0 else f"+{points}" if points else "0"


def _verdict(found: guesser.Result) -> str:
    if found.count < GUESSER_SITE:
        return f"With fewer than {GUESSER_SITE} questions chance decides too much: there is no verdict yet."
    worst = found.above[found.worst]
    if worst.low <= GUESSER_AIM:
        return "No cue is surely more than 5 points above chance."
    return f"The cue '{found.worst}' is surely more than 5 points above chance. The questions that it gives away are to be mended."


def _readability(library: Library, asked: dict[str, tuple[Asked, ...]]) -> Iterator[str | Table]:
    yield (
        f"Grades are of schools in the United States; five more gives about an age. Flesch and Kincaid's grade decides: {GRADE_AIM:.0f} is "
        f"the aim, above {GRADE_LIMIT:.0f} nothing is published. ARI, which counts letters, stands beside it."
    )
    rows = []
    for module in library.modules.values():
        rows.append(_reading(f"{module.title}: the page", page_reading(module)))
        rows.append(_reading(f"{module.title}: cases and questions", stem_reading(asked.get(module.id, ()))))
    yield Table(
        "How hard the texts are to read", ("Text", "Words", "Words to a sentence", "Flesch–Kincaid grade", "ARI grade"), rows
    )


def _reading(name: str, reading: Reading) -> list[str]:
    if not reading.enough:
        return [name, str(reading.words), "too few words to judge", "–", "–"]
    return [name, str(reading.words), f"{reading.sentence_length:.1f}", f"{reading.flesch_kincaid:.1f}", f"{reading.ari:.1f}"]


def _reviews(library: Library) -> Iterator[str | Table]:
    rows = [_review(library, module) for module in library.modules.values()]
    yield Table("Days of review", ("Module", "Reviewed", "Next review by", "Oldest check of a key", "Newest check of a key"), rows)


def _review(library: Library, module: Module) -> list[str]:
    checked = sorted(item.reviewed for item in library.banks.get(module.id, ()))
    ends = [day(checked[0]), day(checked[-1])] if checked else ["–", "–"]
    return [module.title, day(module.reviewed), day(module.review_by), *ends]


def _misconceptions(library: Library) -> Iterator[str | Table]:
    uses: dict[str, list[str]] = defaultdict(list)
    for item in library.items.values():
        for name in named_misconceptions(item):
            uses[name].append(item.id)
    own = [entry for entry in library.misconceptions.values() if uses[entry.id] or entry.module in library.modules]
    rows = [
        [f"{entry.id}: {text.plain(entry.says)}", str(len(uses[entry.id])), ", ".join(dict.fromkeys(uses[entry.id])) or "–"]
        for entry in own
    ]
    if rows:
        yield "A wrong answer may name the misconception that it stands for. Of modules still to be written, only those in use are listed."
        yield Table(
            "Misconceptions and the wrong answers that stand for them", ("Misconception", "Wrong answers", "Questions"), rows
        )


def _pairs(library: Library, everything: Sequence[Asked]) -> Iterator[str | Table]:
    found = nearest(everything)
    if found:
        yield "How many of the telling words two questions share, in case, stem and right answer. A person decides whether they ask the same."
        rows = [
            [pair.first, pair.second, f"{pair.likeness:.0%}", _stem(library, pair.first), _stem(library, pair.second)]
            for pair in found
        ]
        yield Table("The ten nearest pairs", ("Question", "And", "Shared", "The first asks", "The second asks"), rows)


def _stem(library: Library, name: str) -> str:
    return text.plain(library.items[name].stem)


def _opposites(findings: Sequence[lint.Finding]) -> Iterator[str | Table]:
    rows = [[finding.hit.items[0], finding.hit.message] for finding in findings if finding.rule.id == "Q21" and not finding.excused]
    if rows:
        yield Table("Questions in which one of two opposites is right", ("Question", "Options"), rows)


def _excused(library: Library) -> Iterator[str | Table]:
    rules = {rule.id: rule for rule in lint.catalogue()}
    rows = [
        [item.id, f"{name}: {rules[name].name}" if name in rules else name, text.plain(reason)]
        for item in library.items.values()
        for name, reason in item.lint_ok.items()
    ]
    if not rows:
        yield "Nothing: no question is excused from any rule."
    else:
        yield Table("Rules that authors set aside", ("Question", "Rule", "Reason"), rows)


def _catalogue() -> Iterator[str | Table]:
    yield (
        "An error stops a build. A warning stops the checks before a change is taken in. A notice is about a date and stops nothing. "
        "Whether a key is true, a wrong answer believable and a question worth asking, no program can tell: that is for people."
    )
    rows = [[rule.id, rule.name, rule.says, _level(rule), _BY[rule.by]] for rule in lint.catalogue()]
    yield Table("Every rule", ("Id", "Name", "What holds", "Level", "Who looks"), rows)


_BY = {"lint": "this check", "model": "the form of the file", "person": "a person", "later": "later"}


def _level(rule: Rule) -> str:
    if rule.by in ("person", "later") or rule.level == "report":
        return "listed here" if rule.by == "lint" else "–"
    return f"{rule.level} or {rule.also}" if rule.also else rule.level


def _number(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
