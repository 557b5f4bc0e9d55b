"""Mock assessments: what a file in quizzes/sets/ with `kind: mock` holds. It names no questions; it says which ones to draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from pydantic import Field

from .item import BaseItem, BloomLevel, DottedId, Id, Record, Text, Whole, Words
from .problems import Problem


class Line(Record):
    """So many questions for one outcome, drawn anew for each attempt."""

    outcome: DottedId = Field(description="The outcome in docs/outcomes.yml that these questions ask for.")
    levels: tuple[BloomLevel, ...] = Field((), description="The levels to draw from; none stands for all.")
    draw: Annotated[Whole, Field(ge=1, le=20)] = Field(1, description="How many questions to draw.")

    def takes(self, item: BaseItem) -> bool:
        """Whether this question could be drawn here. What is marked by oneself, or tells on the way, cannot wait for the end."""
        fits = item.outcome == self.outcome and (not self.levels or item.level in self.levels)
        return fits and not (item.self_marked or item.tells_early)


class Mock(Record):
    """A rehearsal of an assessment: questions drawn by outcome and level, and no feedback before the end."""

    id: Id = Field(description="Permanent: the address is /practise/<id>/. The file has the same name.")
    kind: Literal["mock"] = Field(description="mock, for a mock assessment.")
    title: Words
    summary: Words
    intro: Text = Field(description="What to know before starting, in Markdown.")
    minutes: Annotated[Whole, Field(ge=5, le=240)] = Field(
        description="The standard time. Learners may take longer, or do without a clock."
    )
    blueprint: Annotated[tuple[Line, ...], Field(min_length=1, max_length=200)] = Field(
        description="What to draw: a line for each outcome, or for each level of one."
    )

    @property
    def questions(self) -> int:
        return sum(line.draw for line in self.blueprint)

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        for n, line in enumerate(self.blueprint):
            for other in self.blueprint[:n]:
                if line.outcome == other.outcome and (not line.levels or not other.levels or set(line.levels) & set(other.levels)):
                    message = f"two lines draw the same questions for '{line.outcome}'. Join them, or give each its own levels."
                    yield Problem(("blueprint", n), message)
                    break

    def fits(self, items: Iterable[BaseItem]) -> Iterator[Problem]:
        """Lines for which the banks do not hold enough."""
        pool = list(items)
        for n, line in enumerate(self.blueprint):
            there = sum(line.takes(item) for item in pool)
            if there < line.draw:
                yield Problem(("blueprint", n), _short(line, there))


def _short(line: Line, there: int) -> str:
    levels = f" at {' or '.join(line.levels)}" if line.levels else ""
    held = "holds no question" if there == 0 else "holds 1 question" if there == 1 else f"holds {there} questions"
    return f"this line draws {line.draw}, and the bank {held} for '{line.outcome}'{levels} that a mock can ask. Write more, or draw fewer."
