"""Ordering: the learner puts steps into the order that the author wrote them in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import Field

from ... import text
from ...item import BaseItem, Id, Record, Words
from ...problems import Path, Problem

_POSITION = re.compile(
    r"(?:first|second|third|last)(?:ly)?,|(?:to start|to begin|to finish|to end) with\b|then\b|next,|after that\b|finally\b",
    re.IGNORECASE,
)
"""Words that give a place away where a step starts with them; 'Agree the next step' is innocent."""


class Step(Record):
    """One step; its feedback says why it stands where it does."""

    id: Id
    text: Words
    feedback: Words


class Ordering(BaseItem):
    """The learner orders the steps (QTI orderInteraction). The author writes them in the right order.

    The score is the share of neighbours in the key that follow one another in the response too, so one step out of place
    does not cost everything.
    """

    type: Literal["ordering"]
    steps: Annotated[tuple[Step, ...], Field(min_length=3, max_length=7)] = Field(description="The steps, in the right order.")

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(step.id for step in self.steps)

    @property
    def shown(self) -> Sequence[Step]:
        """The order on paper and without scripts: always the same, and with nothing right in it."""
        drawn = (self._drawn(chance) for chance in range(50))
        return next((steps for steps in drawn if self.tells_nothing(steps)), self.steps[::-1])

    def tells_nothing(self, steps: Sequence[Step]) -> bool:
        """It does not start as the key does, and no neighbours of the key stand together."""
        return not _any_right(self.steps, steps)

    def _drawn(self, chance: int) -> Sequence[Step]:
        return sorted(self.steps, key=lambda step: sha256(f"{self.id} {chance} {step.id}".encode()).digest())

    @property
    def scoring(self) -> Mapping[str, Any]:
        return {"type": self.type, "key": self.key}

    @property
    def hashed(self) -> Any:
        return [(step.id, step.text) for step in self.steps]

    def option_ids(self) -> Iterator[str]:
        return (step.id for step in self.steps)

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        for n, step in enumerate(self.steps):
            yield ("steps", n, "text"), step.text
            yield ("steps", n, "feedback"), step.feedback

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        ids: set[str] = set()
        said: dict[str, str] = {}
        for n, step in enumerate(self.steps):
            if step.id in ids:
                yield Problem(("steps", n, "id"), f"two steps have the id '{step.id}'. Give each its own.")
            ids.add(step.id)
            first = said.setdefault(text.plain(step.text).casefold(), step.id)
            if first != step.id:
                yield Problem(("steps", n, "text"), f"the steps '{first}' and '{step.id}' say the same. Change one.")
            if word := _POSITION.match(text.plain(step.text)):
                yield Problem(("steps", n, "text"), f"'{word[0]}' gives the place away. Reword the step.", "warning")


def _any_right(key: Sequence[Step], steps: Sequence[Step]) -> bool:
    """Does it start as the key does, or do neighbours of the key stand together?"""
    return steps[0].id == key[0].id or any(pair in set(pairwise(key)) for pair in pairwise(steps))


TYPES = (Ordering,)
