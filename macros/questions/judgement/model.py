"""Judgement: rate or rank responses to a situation; the score is how close this comes to an expert key with its reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from ...item import BaseItem, Id, Record, Words
from ...problems import Path, Problem

SCALE = ("Very appropriate", "Fairly appropriate", "Not very appropriate", "Not appropriate at all")
"""The points of the rating scale; an expert's 1 is the first."""


class Response(Record):
    """Something that one could do, with the expert's view of it and the reason."""

    id: Id
    text: Words
    expert: Annotated[int, Field(ge=1, le=5, strict=True)] = Field(
        description="rate: 1 very appropriate to 4 not at all; rank: its place, 1 first."
    )
    feedback: Words


class Judgement(BaseItem):
    """The learner rates or ranks responses. The score is 1 − (distance from the key ÷ the largest distance that is possible)."""

    type: Literal["judgement"]
    mode: Literal["rate", "rank"] = Field(description="rate each on four points, or rank them all.")
    responses: Annotated[tuple[Response, ...], Field(min_length=4, max_length=5)] = Field(description="What one could do.")

    @property
    def points(self) -> tuple[str, ...]:
        """What a learner can say of a response, in words; an expert's 1 is the first."""
        return SCALE if self.mode == "rate" else tuple(f"Place {place}" for place in range(1, len(self.responses) + 1))

    @property
    def key(self) -> Mapping[str, int]:
        return {response.id: response.expert for response in self.responses}

    @property
    def scoring(self) -> Mapping[str, Any]:
        return {"type": self.type, "mode": self.mode, "key": self.key}

    @property
    def hashed(self) -> Any:
        return [self.mode, [(response.id, response.text, response.expert) for response in self.responses]]

    def option_ids(self) -> Iterator[str]:
        return (response.id for response in self.responses)

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        for n, response in enumerate(self.responses):
            yield ("responses", n, "text"), response.text
            yield ("responses", n, "feedback"), response.feedback

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        ids = [response.id for response in self.responses]
        for n, name in enumerate(ids):
            if name in ids[:n]:
                yield Problem(("responses", n, "id"), f"two responses have the id '{name}'. Give each its own.")
        given = [response.expert for response in self.responses]
        if self.mode == "rank" and sorted(given) != list(range(1, len(given) + 1)):
            yield Problem(("responses",), f"ranks are {', '.join(map(str, given))}. Use each of 1 to {len(given)} once.")
        if self.mode == "rate" and max(given) > len(SCALE):
            yield Problem(("responses",), "a rating is 5. The scale has four points: use 1 to 4.")
        if self.mode == "rate" and len(set(given)) == 1:
            yield Problem(("responses",), "every response has the same rating. Give the learner something to tell apart.")


TYPES = (Judgement,)
