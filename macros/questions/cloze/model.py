"""Gaps in a passage, chosen or typed, and a short text of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Any, Literal

from pydantic import Field

from ... import text
from ...item import BaseItem, Id, Option, Record, Text, Words, option_words, repeated_options
from ...problems import Path, Problem, nearest

GAP = re.compile(r"\{([a-z0-9-]+)\}")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n\s*\n|\n(?=[-*] )")

# A slip of the pen must not turn one of these into another: they look alike, and mean different things.
LOOKALIKES = tuple(
    """
    advice advise advised adviser advocate affective appraisal appraiser appraise apprentice approval assess assessor assessment
    assist assistant challenge change coach coached coachee coaching compassion comparison competence competent competition
    compliance complaint compliment complement concern confidence confident confidential conscience conscious consent consensus
    consult consultant contact content context contract contrast council counsel counselling counsellor delegate
    delegation direct direction directive director effective efficient employ employee employer equality equity ethic ethnic
    evaluate evaluation facilitate facilitator facilitation formal formative informal informative learner learned learning manage
    managed manager management mentor mentored mentee mentoring monitor monitored monitoring moral morale normal normative
    observe observer observed patience patients personal personnel policy police practical practice practise preceptee preceptor
    preceptorship principal principle procedure proceed process professional professor reflect reflection reflective reflexive
    register registrar registered regulate regulator regulation regulated relation relationship restorative restrictive safe
    safety session section standard standing statute statutory summative supervise supervised supervisee supervisor supervision
    support supporter train trained trainee trainer training trust truth tutor tutee value valued
    """.split()
)


class Near(Record):
    """A response that is close but not right, with what to say about it."""

    text: Words
    feedback: Words


class Dropdown(Record):
    """A gap to fill by choosing."""

    id: Id
    kind: Literal["dropdown"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=5)]


class Typed(Record):
    """A gap to fill by typing. Case, punctuation, accents and small slips are forgiven."""

    id: Id
    kind: Literal["typed"]
    accept: Annotated[tuple[Words, ...], Field(min_length=1)]
    near: tuple[Near, ...] = ()
    feedback: Words


@dataclass(frozen=True)
class Blank:
    """A gap with its place in the passage."""

    number: int
    gap: Dropdown | Typed
    label: str
    """What a screen reader calls it: "Gap 1 of 3, after 'A coach starts from …'"."""

    sentence: str
    """Where it stands, for asking it alone."""


class Cloze(BaseItem):
    """The learner fills each gap of a passage. The score is the share of gaps filled rightly."""

    type: Literal["cloze"]
    passage: Text = Field(description="The text, with each gap's id in braces: 'A coach starts from the {goal}.'")
    gaps: Annotated[tuple[Annotated[Dropdown | Typed, Field(discriminator="kind")], ...], Field(min_length=1, max_length=4)] = (
        Field(description="Each gap: dropdown or typed.")
    )

    @property
    def scoring(self) -> Mapping[str, Any]:
        return {"type": self.type, "key": {blank.gap.id: _gap_key(blank.gap) for blank in self.blanks}}

    @property
    def hashed(self) -> Any:
        return [self.passage, [(gap.id, _gap_hashed(gap)) for gap in self.gaps]]

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The gaps as a reader meets them."""
        gaps = {gap.id: gap for gap in self.gaps}
        met = [gaps[name] for name in GAP.findall(self.passage) if name in gaps]
        return tuple(_blank(self.passage, gap, f"Gap {number} of {len(met)}", number) for number, gap in enumerate(met, 1))

    def option_ids(self) -> Iterator[str]:
        for gap in self.gaps:
            yield gap.id
            if isinstance(gap, Dropdown):
                yield from (f"{gap.id}-{option.id}" for option in gap.options)

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        yield ("passage",), GAP.sub("…", self.passage)
        for n, gap in enumerate(self.gaps):
            if isinstance(gap, Dropdown):
                yield from ((("gaps", n, *path), said) for path, said in option_words("options", gap.options))
            else:
                yield ("gaps", n, "feedback"), gap.feedback
                yield from ((("gaps", n, "near", m, "feedback"), near.feedback) for m, near in enumerate(gap.near))

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        named = GAP.findall(self.passage)
        ids = [gap.id for gap in self.gaps]
        for name in named:
            if name not in ids:
                yield Problem(
                    ("passage",),
                    f"there is no gap '{name}' in this item's 'gaps:'.{nearest(name, ids) or ' Add it there, or correct the word.'}",
                )
        for n, gap in enumerate(self.gaps):
            if gap.id in ids[:n]:
                yield Problem(("gaps", n, "id"), f"two gaps have the id '{gap.id}'. Give each its own.")
            elif named.count(gap.id) != 1:
                yield Problem(
                    ("gaps", n, "id"), f"the passage has the gap '{{{gap.id}}}' {_times(named.count(gap.id))}. Put it in once."
                )
            found = _dropdown_problems(gap) if isinstance(gap, Dropdown) else _typed_problems(gap)
            yield from (problem.under("gaps", n) for problem in found)


class Feedback(Record):
    right: Words
    wrong: Words


class ShortText(BaseItem):
    """The learner writes a word or a few (QTI textEntryInteraction). Case, punctuation, accents and small slips are forgiven and shown."""

    type: Literal["short-text"]
    accept: Annotated[tuple[Words, ...], Field(min_length=1)] = Field(
        description="Every wording that is right; the first is shown."
    )
    near: tuple[Near, ...] = Field((), description="Wordings that are close but not right, with what to say.")
    feedback: Feedback = Field(description="What to say when it is right, and when it is not.")

    @property
    def scoring(self) -> Mapping[str, Any]:
        typed = dict(_typed_key(self))
        return {"type": self.type, "key": typed.pop("accept"), **typed}

    @property
    def hashed(self) -> Any:
        return [self.accept, [near.text for near in self.near]]

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        yield ("feedback", "right"), self.feedback.right
        yield ("feedback", "wrong"), self.feedback.wrong
        yield from ((("near", n, "feedback"), near.feedback) for n, near in enumerate(self.near))

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        yield from _typed_problems(self)


def _blank(passage: str, gap: Dropdown | Typed, label: str, number: int) -> Blank:
    mark = f"{{{gap.id}}}"
    sentence = next(part for part in SENTENCE_END.split(passage) if mark in part)
    before, after = (GAP.split(part) for part in sentence.split(mark, 1))
    first, last = text.plain(before[-1]).split()[-4:], text.plain(after[0]).split()[:4]
    if first:
        label += f", after '{' '.join(first)} …'"
    elif last:
        label += f", before '… {' '.join(last)}'"
    return Blank(number, gap, label, re.sub(r"^[-*] ", "", sentence.strip()))


def _gap_key(gap: Dropdown | Typed) -> Mapping[str, Any]:
    if isinstance(gap, Dropdown):
        return {"option": next((option.id for option in gap.options if option.correct), "")}
    return _typed_key(gap)


def _typed_key(asked: Typed | ShortText) -> Mapping[str, Any]:
    """What is right, what is near, and what must not be taken for a slip of either; each only where there is any."""
    near = [near.text for near in asked.near]
    parts = {"accept": asked.accept, "near": near, "other": _lookalikes([*asked.accept, *near])}
    return {name: part for name, part in parts.items() if part}


def _lookalikes(listed: Iterable[str]) -> list[str]:
    words = [folded for phrase in listed if " " not in (folded := _folded(phrase).removeprefix("the "))]
    close = {(word, other) for word in words for other in get_close_matches(word, LOOKALIKES, n=8, cutoff=0.75)}
    return sorted({other for word, other in close if other[0] == word[0]} - set(words) - {word.rstrip("s") for word in words})


def _folded(words: str) -> str:
    """As the browser compares: without case, punctuation, accents and doubled spaces. See fold() in behaviour.js."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", words) if not unicodedata.combining(sign) and sign not in "'’")
    return " ".join(re.findall(r"[^\W_]+", bare.lower()))


def _gap_hashed(gap: Dropdown | Typed) -> Any:
    if isinstance(gap, Dropdown):
        return [(option.id, option.text, option.correct) for option in gap.options]
    return gap.accept


def _dropdown_problems(gap: Dropdown) -> Iterator[Problem]:
    yield from repeated_options("options", gap.options)
    right = sum(option.correct for option in gap.options)
    if right != 1:
        yield Problem(("options",), f"{right} options of this gap are marked as right. Mark exactly one 'correct: true'.")


def _typed_problems(asked: Typed | ShortText) -> Iterator[Problem]:
    listed: list[tuple[Path, str]] = [(("accept", n), words) for n, words in enumerate(asked.accept)]
    listed += [(("near", n, "text"), near.text) for n, near in enumerate(asked.near)]
    seen: set[str] = set()
    for path, words in listed:
        folded = _folded(words)
        if not folded:
            yield Problem(path, f"'{words}' holds no letter and no digit. Nothing that a learner types would match it.")
        elif folded in seen:
            yield Problem(path, f"'{words}' is listed already. Case, accents and punctuation make no difference.")
        seen.add(folded)


def _times(count: int) -> str:
    return "nowhere" if count == 0 else f"{count} times"


TYPES = (Cloze, ShortText)
