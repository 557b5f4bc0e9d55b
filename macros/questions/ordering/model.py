"""Ordering: the learner puts steps into the order that the author wrote them in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from ...item import BaseItem, Id, Record, Words
from ...problems import Path, Problem

_POSITION = re.compile(r"\b(?:first|firstly|second|secondly|then|next|after that|finally|last|lastly)\b", re.IGNORECASE)


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
        seen: set[str] = set()
        for n, step in enumerate(self.steps):
            if step.id in seen:
                yield Problem(("steps", n, "id"), f"two steps have the id '{step.id}'. Give each its own.")
            seen.add(step.id)
            if word := _POSITION.search(step.text):
                yield Problem(("steps", n, "text"), f"'{word[0]}' gives the place away. Reword the step.", "warning")


TYPES = (Ordering,)
