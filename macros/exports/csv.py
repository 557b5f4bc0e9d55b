"""CSV: one row to a question, for people, spreadsheets and tools that read nothing better."""

from __future__ import annotations

import csv as table
import io
from collections.abc import Iterable, Mapping, Sequence

from .. import text
from ..item import BaseItem
from ..module import Module
from ..questions.choice.model import MultipleResponse, SingleChoice, TrueFalse
from ..questions.cloze.model import GAP, Cloze, ShortText
from ..questions.judgement.model import Judgement
from ..questions.matching.model import Categorise, Matching
from ..questions.ordering.model import Ordering
from ..questions.written.model import Written
from .base import Exported, Format, Given, Writers, cannot, carry
from .words import LICENCE, Words

OPTIONS = 8
COLUMNS = (
    *("id", "module", "type", "level", "outcome", "nation", "case", "question"),
    *(f"option_{number}" for number in range(1, OPTIONS + 1)),
    *("correct", "feedback", "source", "language", "licence"),
)
Row = Mapping[str, str]


def write(given: Given) -> Exported:
    rows, report = carry(given.items, WRITERS, given.module, given.words)
    out = io.StringIO()
    writer = table.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _safe(value) for name, value in row.items()} for row in rows)
    return Exported(f"{given.module.id}.csv", out.getvalue().encode("utf-8-sig"), report)  # with a mark, or Excel misreads £ and é


def _safe(value: str) -> str:
    """A spreadsheet would run what starts with one of these as a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value


# --- one function for each type ------------------------------------------------------------------------------------------


def choice(item: SingleChoice | MultipleResponse, module: Module, words: Words) -> Row:
    right = [option.text for option in item.options if option.correct]
    said = [(option.text, option.feedback) for option in item.options]
    return _row(item, module, words, [option.text for option in item.options], right, said)


def true_false(item: TrueFalse, module: Module, words: Words) -> Row:
    sides = [(option.text or option.id.capitalize(), option) for option in item.options]
    reasons = item.reason.options if item.reason else ()
    stem = f" {item.reason.stem}" if item.reason else ""
    right = [name for name, side in sides if side.correct] + [reason.text for reason in reasons if reason.correct]
    said = [(name, side.feedback) for name, side in sides] + [(reason.text, reason.feedback) for reason in reasons]
    options = [name for name, _ in sides] + [reason.text for reason in reasons]
    return _row(item, module, words, options, right, said, stem)


def matching(item: Matching | Categorise, module: Module, words: Words) -> Row:
    texts = {place.id: place.text for place in item.places}
    pairs = [f"{text.plain(entry.text)}: {texts[item.pairs[entry.id]]}" for entry in item.asked]
    asked = f" ({' | '.join(text.plain(entry.text) for entry in item.asked)})"
    said = [(entry.text, entry.feedback) for entry in item.asked]
    return _row(item, module, words, list(texts.values()), pairs, said, asked)


def ordering(item: Ordering, module: Module, words: Words) -> Row:
    said = [(step.text, step.feedback) for step in item.steps]
    return _row(item, module, words, [step.text for step in item.shown], [step.text for step in item.steps], said)


def cloze(item: Cloze, module: Module, words: Words) -> Row:
    numbers = {blank.gap.id: f"(gap {blank.number})" for blank in item.blanks}
    passage = GAP.sub(lambda match: numbers.get(match[1], match[0]), item.passage)
    options, right, said = [], [], []
    for blank in item.blanks:
        gap, name = blank.gap, f"gap {blank.number}"
        if gap.kind == "dropdown":
            options.append(f"{name}: {' | '.join(text.plain(option.text) for option in gap.options)}")
            right.append(f"{name}: {next(option.text for option in gap.options if option.correct)}")
            said += [(f"{name}, {option.text}", option.feedback) for option in gap.options]
        else:
            right.append(f"{name}: {' or '.join(gap.accept)}")
            said.append((name, gap.feedback))
            said += [(f"{name}, {near.text}", near.feedback) for near in gap.near]
    return _row(item, module, words, options, right, said, f" {passage}")


def short_text(item: ShortText, module: Module, words: Words) -> Row:
    said = [("Right", item.feedback.right), ("Wrong", item.feedback.wrong), *((near.text, near.feedback) for near in item.near)]
    return _row(item, module, words, [], item.accept, said)


def judgement(item: Judgement, module: Module, words: Words) -> Row:
    right = [f"{text.plain(one.text)}: {item.points[one.expert - 1]}" for one in item.responses]
    said = [(one.text, one.feedback) for one in item.responses]
    return _row(item, module, words, [one.text for one in item.responses], right, said)


def written(item: Written, module: Module, words: Words) -> Row:
    if item.kind == "recall":
        return _row(item, module, words, [], [point.text for point in item.points], [("Model", item.model or "")])
    said = [(f"{one.strength.capitalize()} example: {one.text}", one.why) for one in item.models]
    return _row(item, module, words, [], [], said)


WRITERS: Writers[Row] = {
    "single-choice": choice,
    "multiple-response": choice,
    "true-false": true_false,
    "matching": matching,
    "categorise": matching,
    "ordering": ordering,
    "cloze": cloze,
    "short-text": short_text,
    "scenario": cannot("One row cannot hold a case that branches."),
    "judgement": judgement,
    "written": written,
}

FORMAT = Format("Spreadsheet (CSV)", "For Excel, forms and quiz tools, and for reading.", write)


# --- parts ---------------------------------------------------------------------------------------------------------------


def _row(
    item: BaseItem,
    module: Module,
    words: Words,
    options: Sequence[str],
    right: Iterable[str],
    said: Iterable[tuple[str, str]],
    more: str = "",
) -> Row:
    feedback = [f"{text.plain(part)}: {text.plain(why)}" for part, why in said]
    return {
        "id": item.id,
        "module": module.id,
        "type": item.type,
        "level": item.level,
        "outcome": item.outcome,
        "nation": item.nation or "",
        "case": text.plain(item.stimulus or ""),
        "question": text.plain(item.stem + more),
        **{f"option_{number}": text.plain(option) for number, option in enumerate(options, 1)},
        "correct": " | ".join(text.plain(one) for one in right),
        "feedback": " | ".join([text.plain(item.rationale), *feedback]),
        "source": "; ".join(words.sources(item)),
        "language": "en-GB",
        "licence": LICENCE,
    }
