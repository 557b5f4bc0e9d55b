"""A branching case of three to seven screens. Each decision has a consequence; each ending names the principle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from ...item import BaseItem, Id, Record, Text, Words
from ...problems import Path, Problem, unknown


class Choice(Record):
    """A decision: how good it is (2 good, 1 fair, 0 poor), what follows from it, and the screen that comes next."""

    id: Id
    text: Words
    quality: Annotated[int, Field(ge=0, le=2, strict=True)]
    feedback: Words
    to: Id


class Screen(Record):
    """A step of the case: a question with choices, or an ending with its debrief."""

    id: Id
    text: Text
    ask: Words | None = None
    choices: Annotated[tuple[Choice, ...], Field(max_length=4)] = ()
    ending: Literal["good", "mixed", "poor"] | None = None
    debrief: Text | None = None

    def problems(self) -> Iterator[Problem]:
        if self.ending:
            if self.choices:
                yield Problem(("choices",), "an ending has no choices. Take out 'ending' or 'choices'.")
            if self.debrief is None:
                yield Problem((), "'debrief' is missing. Name the principle that this ending shows.")
        elif len(self.choices) < 2:
            yield Problem(
                (), "this screen has fewer than two choices and is no ending. Give at least two, or write 'ending:' and 'debrief:'."
            )
        elif self.ask is None:
            yield Problem((), "'ask' is missing. Ask the learner what to do.")


class Scenario(BaseItem):
    """The learner decides, sees what follows, and reads at the end why. The score is the quality of the decisions.

    `worked`: the first decision is shown with its reasons, and the rest is read; `half`: the first decision is made already; `yours`: all is open.
    """

    tells_early: ClassVar[bool] = True

    type: Literal["scenario"]
    mode: Literal["worked", "half", "yours"] = Field(
        "yours", description="worked, half or yours: how much is done for the learner."
    )
    screens: Annotated[tuple[Screen, ...], Field(min_length=3, max_length=12)] = Field(
        description="The case; it starts at the first one."
    )

    @cached_property
    def by_id(self) -> Mapping[str, Screen]:
        return {screen.id: screen for screen in self.screens}

    def place(self, screen: str) -> int:
        """The number of a screen, from 1, for readers without scripts."""
        return list(self.by_id).index(screen) + 1

    @property
    def scoring(self) -> Mapping[str, Any]:
        return {
            "type": self.type,
            "mode": self.mode,
            "start": self.screens[0].id,
            "screens": {
                screen.id: {choice.id: [choice.to, choice.quality] for choice in screen.choices} for screen in self.screens
            },
        }

    @property
    def hashed(self) -> Any:
        return [self.mode, [(s.id, s.text, s.ending, [(c.id, c.text, c.quality, c.to) for c in s.choices]) for s in self.screens]]

    def option_ids(self) -> Iterator[str]:
        for screen in self.screens:
            yield screen.id
            yield from (f"{screen.id}-{choice.id}" for choice in screen.choices)

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        for n, screen in enumerate(self.screens):
            yield from ((("screens", n, name), said) for name in ("text", "ask", "debrief") if (said := getattr(screen, name)))
            for m, choice in enumerate(screen.choices):
                yield ("screens", n, "choices", m, "text"), choice.text
                yield ("screens", n, "choices", m, "feedback"), choice.feedback

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        for n, screen in enumerate(self.screens):
            yield from (problem.under("screens", n) for problem in screen.problems())
        broken = [*self._ids(), *self._strays()]
        yield from broken
        if not broken:
            yield from self._paths()

    def _ids(self) -> Iterator[Problem]:
        seen: set[str] = set()
        for n, screen in enumerate(self.screens):
            if screen.id in seen:
                yield Problem(("screens", n, "id"), f"two screens have the id '{screen.id}'. Give each its own.")
            seen.add(screen.id)
            ids = [choice.id for choice in screen.choices]
            for m, name in enumerate(ids):
                if name in ids[:m]:
                    yield Problem(
                        ("screens", n, "choices", m, "id"), f"two choices of this screen have the id '{name}'. Give each its own."
                    )

    def _strays(self) -> Iterator[Problem]:
        for n, screen in enumerate(self.screens):
            for m, choice in enumerate(screen.choices):
                if choice.to not in self.by_id:
                    message = unknown("screen", choice.to, self.by_id, "this item's 'screens:'")
                    yield Problem(("screens", n, "choices", m, "to"), message)

    def _paths(self) -> Iterator[Problem]:
        lengths = self._longest()
        if lengths is None:
            yield Problem(("screens",), "a path goes round in a circle and never ends. Lead each choice onwards.")
            return
        if lengths > 7:
            yield Problem(("screens",), f"the longest path has {lengths} screens. Keep it to seven.")
        reached = self._reached()
        for n, screen in enumerate(self.screens):
            if screen.id not in reached:
                yield Problem(("screens", n), f"no choice leads to the screen '{screen.id}'. Lead one there, or take it out.")
        endings = {screen.ending for screen in self.screens if screen.id in reached}
        for wanted in ("good", "poor"):
            if wanted not in endings:
                yield Problem(("screens",), f"there is no {wanted} ending. Write one, so that decisions matter.")

    def _reached(self) -> set[str]:
        reached: set[str] = set()
        waiting = [self.screens[0].id]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += [choice.to for choice in self.by_id[name].choices]
        return reached

    def _longest(self) -> int | None:
        """Screens on the longest path from the start, or nothing where a path returns to itself."""
        known: dict[str, int] = {}

        def length(name: str, trail: tuple[str, ...]) -> int | None:
            if name in trail:
                return None
            if name not in known:
                following = [length(choice.to, (*trail, name)) for choice in self.by_id[name].choices]
                if None in following:
                    return None
                known[name] = 1 + max((one for one in following if one is not None), default=0)
            return known[name]

        return length(self.screens[0].id, ())


TYPES = (Scenario,)
