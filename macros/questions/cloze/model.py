"""Gaps in a passage, chosen or typed, and a short text of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from ...item import BaseItem, Id, Option, Record, Text, Words, option_words, repeated_options
from ...problems import Path, Problem, nearest

GAP = re.compile(r"\{([a-z0-9-]+)\}")


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


class Cloze(BaseItem):
    """The learner fills each gap of a passage. The score is the share of gaps filled rightly."""

    type: Literal["cloze"]
    passage: Text = Field(description="The text, with each gap's id in braces: 'A coach starts from the {goal}.'")
    gaps: Annotated[tuple[Annotated[Dropdown | Typed, Field(discriminator="kind")], ...], Field(min_length=1, max_length=4)] = Field(
        description="Each gap: dropdown or typed."
    )

    @property
    def scoring(self) -> Mapping[str, Any]:
        return {"type": self.type, "key": {gap.id: _gap_key(gap) for gap in self.gaps}}

    @property
    def hashed(self) -> Any:
        return [self.passage, [(gap.id, _gap_hashed(gap)) for gap in self.gaps]]

    @property
    def parts(self) -> tuple[tuple[str, Dropdown | Typed | None], ...]:
        """The passage cut at its gaps: each piece of text with the gap that follows it, the last with none."""
        gaps = {gap.id: gap for gap in self.gaps}
        pieces = GAP.split(self.passage)
        return tuple(zip(pieces[::2], [gaps.get(name) for name in pieces[1::2]] + [None], strict=True))

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
                yield Problem(("passage",), f"there is no gap '{name}' in this item's 'gaps:'.{nearest(name, ids) or ' Add it there, or correct the word.'}")
        for n, gap in enumerate(self.gaps):
            if named.count(gap.id) != 1:
                yield Problem(("gaps", n, "id"), f"the passage has the gap '{{{gap.id}}}' {_times(named.count(gap.id))}. Put it in once.")
            if isinstance(gap, Dropdown):
                yield from (problem.under("gaps", n) for problem in _dropdown_problems(gap))


class Feedback(Record):
    right: Words
    wrong: Words


class ShortText(BaseItem):
    """The learner writes a word or a few (QTI textEntryInteraction). Case, punctuation, accents and small slips are forgiven and shown."""

    type: Literal["short-text"]
    accept: Annotated[tuple[Words, ...], Field(min_length=1)] = Field(description="Every wording that is right; the first is shown.")
    near: tuple[Near, ...] = Field((), description="Wordings that are close but not right, with what to say.")
    feedback: Feedback = Field(description="What to say when it is right, and when it is not.")

    @property
    def scoring(self) -> Mapping[str, Any]:
        return {"type": self.type, "key": self.accept, "near": [near.text for near in self.near]}

    @property
    def hashed(self) -> Any:
        return [self.accept, [near.text for near in self.near]]

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        yield ("feedback", "right"), self.feedback.right
        yield ("feedback", "wrong"), self.feedback.wrong
        yield from ((("near", n, "feedback"), near.feedback) for n, near in enumerate(self.near))


def _gap_key(gap: Dropdown | Typed) -> Mapping[str, Any]:
    if isinstance(gap, Dropdown):
        return {"option": next((option.id for option in gap.options if option.correct), "")}
    return {"accept": gap.accept, "near": [near.text for near in gap.near]}


def _gap_hashed(gap: Dropdown | Typed) -> Any:
    if isinstance(gap, Dropdown):
        return [(option.id, option.text, option.correct) for option in gap.options]
    return gap.accept


def _dropdown_problems(gap: Dropdown) -> Iterator[Problem]:
    yield from repeated_options("options", gap.options)
    right = sum(option.correct for option in gap.options)
    if right != 1:
        yield Problem(("options",), f"{right} options of this gap are marked as right. Mark exactly one 'correct: true'.")


def _times(count: int) -> str:
    return "nowhere" if count == 0 else f"{count} times"


TYPES = (Cloze, ShortText)
