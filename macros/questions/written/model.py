"""A written task that the learner marks: against points, or beside two model examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from ... import text
from ...item import BaseItem, Id, Record, Text, Words
from ...problems import Path, Problem

Command = Literal[
    "define", "describe", "explain", "distinguish", "compare", "justify", "outline", "analyse", "evaluate", "reflect", "show"
]


class Point(Record):
    """An idea that a full response holds: 20 words at most."""

    id: Id
    text: Words


class Model(Record):
    """A response to compare with, and why it is as strong as it is."""

    id: Id
    text: Text
    strength: Literal["strong", "weak"]
    why: Words


class Written(BaseItem):
    """The learner writes, then marks the writing (QTI extendedTextInteraction). Self-marks never mix with other scores.

    `recall`: tick the points that the response holds; then read a model. `example`: say which of two models it is more like, and why.
    """

    self_marked: ClassVar[bool] = True

    type: Literal["written"]
    kind: Literal["recall", "example"] = Field(description="recall, with points and a model; or example, with two models.")
    command: Command = Field(description="The command word of the task, as assessors use it.")
    points: Annotated[tuple[Point, ...], Field(max_length=6)] = Field((), description="What a full response holds: two to six.")
    model: Text | None = Field(None, description="A full response in a few sentences.")
    models: Annotated[tuple[Model, ...], Field(max_length=2)] = Field((), description="A strong and a weak response.")

    @property
    def scoring(self) -> Mapping[str, Any]:
        strong = [model.id for model in self.models if model.strength == "strong"]
        points = {"points": [text.plain(point.text).rstrip(".") for point in self.points]} if self.points else {}
        return {"type": self.type, "kind": self.kind, "key": [point.id for point in self.points] or strong, **points}

    @property
    def hashed(self) -> Any:
        return [
            self.kind,
            [(point.id, point.text) for point in self.points],
            self.model,
            [(model.id, model.text) for model in self.models],
        ]

    def option_ids(self) -> Iterator[str]:
        yield from (point.id for point in self.points)
        yield from (model.id for model in self.models)

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        yield from ((("points", n, "text"), point.text) for n, point in enumerate(self.points))
        if self.model:
            yield ("model",), self.model
        for n, model in enumerate(self.models):
            yield ("models", n, "text"), model.text
            yield ("models", n, "why"), model.why

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        yield from self._recall_problems() if self.kind == "recall" else self._example_problems()
        ids = list(self.option_ids())
        for name in sorted({name for name in ids if ids.count(name) > 1}):
            yield Problem((), f"the id '{name}' is used twice in this item. Give each its own.")

    def _recall_problems(self) -> Iterator[Problem]:
        if len(self.points) < 2:
            yield Problem(("points",), f"there {_points(len(self.points))}. Give two to six that a full response holds.")
        if self.model is None:
            yield Problem((), "'model' is missing. Write the response that you hope for.")
        if self.models:
            yield Problem(("models",), "'models' belongs to 'kind: example'. Take it out, or change the kind.")
        for n, point in enumerate(self.points):
            if text.count_words(point.text) > 20:
                yield Problem(("points", n, "text"), "this point is longer than 20 words. Split it or shorten it.")
            elif self.model and not _holds(self.model, point.text):
                yield Problem(("points", n, "text"), f"the model does not say point {n + 1}. Use its words there.", "warning")

    def _example_problems(self) -> Iterator[Problem]:
        if sorted(model.strength for model in self.models) != ["strong", "weak"]:
            yield Problem(("models",), "an example needs two models: one 'strength: strong' and one 'strength: weak'.")
        for name in ("points", "model"):
            if getattr(self, name):
                yield Problem((name,), f"'{name}' belongs to 'kind: recall'. Take it out, or change the kind.")


def _points(count: int) -> str:
    return {0: "are no points", 1: "is 1 point"}[count]


_SMALL = frozenset(
    "a an and are as at be by for from has have how in is it its of on or so that the their them they this to was what when who why with".split()
)


def _holds(model: str, point: str) -> bool:
    """Whether three fifths of the point's content words, cut to their first five letters, stand in the model."""

    def stems(words: str) -> set[str]:
        return {word.strip(".,;:'’?!()").casefold()[:5] for word in text.plain(words).split()} - {small[:5] for small in _SMALL}

    wanted = stems(point)
    return len(wanted & stems(model)) >= 0.6 * len(wanted)


TYPES = (Written,)
