"""What a feedback form holds, field by field, as authors write it: domains, paired statements, a scale, prompts and warnings.

Any domains and any statements make a form; the pages, the journey and the report are the same for all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Annotated

from pydantic import Field

from .item import Day, Flag, Id, Nation, Record, Text, Url, Whole, Words
from .problems import STATEMENT, Path, Problem

Some = Field(min_length=1)
StatementId = Annotated[str, Field(pattern=STATEMENT)]
RESERVED = frozenset({"index", "pooled-report"})
"""Addresses below /tools/ that are taken."""


class Point(Record):
    id: Id
    text: Words


class Statement(Record):
    """One thing that somebody saw or did not see in the period: the same event as supervisee and supervisor would put it."""

    id: StatementId = Field(description="Permanent: files that people keep hang on it. Capital letters and a figure: SA1.")
    text: Words = Field(description="As the person says it who receives supervision.")
    pair: Words | None = Field(
        None, description="As the supervisor says it of their own practice. All statements of a form have one, or none."
    )
    short: Flag = Field(False, description="true where it belongs to the short form, too.")
    care: Flag = Field(False, description="true where a low response shows who else to speak to.")


class Domain(Record):
    """Statements that belong together: one screen of the form."""

    id: Id
    title: Words
    means: Words = Field(description="What the domain means here, in one or two sentences.")
    statements: Annotated[tuple[Statement, ...], Some] = Field(description="What is rated, in order.")


class Prompt(Record):
    id: Id
    ask: Words


class Signpost(Record):
    """Somebody else to speak to."""

    nation: Nation
    who: Words = Field(description="Whom to speak to.")
    when: Words = Field(description="When they are the right people.")
    url: Url | None = None


class Warnings(Record):
    """What has to be said at each step. None may be left out."""

    danger: Words = Field(description="The first line of the page: what to do if someone is at risk.")
    is_not: Annotated[tuple[Words, ...], Some] = Field(description="What the form is not, a sentence each.")
    always: Words = Field(description="What happens to what people write.")
    comments: Words = Field(description="Above every box that takes free text.")
    myself: Words = Field(description="Who sees a copy that is made for oneself.")
    together: Words = Field(description="Who sees a copy that is talked through.")
    pooled: Words = Field(description="Who sees a copy that is pooled.")


class Tool(Record):
    """A feedback form on a page of its own: /tools/<id>/."""

    id: Id = Field(description="Permanent: the address and people's files hang on it. The file has the same name.")
    title: Words
    summary: Words
    version: Annotated[Whole, Field(ge=1)] = Field(
        description="Raised when the wording of a statement or the scale changes: files of two versions are never compared."
    )
    minutes: Annotated[Whole, Field(ge=1, le=60)] = Field(description="How long the whole form takes.")
    short_minutes: Annotated[Whole, Field(ge=1, le=60)] | None = Field(
        None, description="How long the short form takes, where there is one."
    )
    nations: tuple[Nation, ...] = ("UK",)
    reviewed: Day
    review_by: Day
    intro: Text = Field(description="What it is and where it comes from, in Markdown; it may cite sources.")
    kinds: Annotated[tuple[Point, ...], Some] = Field(description="Kinds of supervision to choose from.")
    periods: Annotated[tuple[Point, ...], Some] = Field(description="Periods to choose from: what the person looks back on.")
    scale: Annotated[tuple[Point, ...], Field(min_length=3, max_length=7)] = Field(
        description="The points of the scale, the best first. 'Not applicable' and 'Prefer not to say' are always there."
    )
    domains: Annotated[tuple[Domain, ...], Some] = Field(description="The parts of the form, in order.")
    stem: Words = Field(description="How a helpful comment may begin.")
    prompts: tuple[Prompt, ...] = Field((), description="Open questions at the end, each with id and ask.")
    warnings: Warnings = Field(description="What is said at each step.")
    signposts: Annotated[tuple[Signpost, ...], Some] = Field(description="Who else to speak to, by nation.")

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(statement for domain in self.domains for statement in domain.statements)

    @property
    def paired(self) -> bool:
        """There is a self-check for the supervisor, too."""
        return all(statement.pair for statement in self.statements)

    @property
    def has_short(self) -> bool:
        return any(statement.short for statement in self.statements)

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        for name, path in (
            ("domain", ("domains",)),
            ("point", ("scale",)),
            ("prompt", ("prompts",)),
            ("kind", ("kinds",)),
            ("period", ("periods",)),
        ):
            yield from _twice(name, path, [record.id for record in getattr(self, path[0])])
        yield from self._statement_problems()
        if self.review_by <= self.reviewed:
            message = f"'review_by' is not after 'reviewed' ({self.reviewed}). Give the next review a later day."
            yield Problem(("review_by",), message)
        if self.has_short and self.short_minutes is None:
            yield Problem((), "some statements are marked 'short: true'. Say in 'short_minutes:' how long the short form takes.")
        if self.short_minutes and not self.has_short:
            yield Problem(("short_minutes",), "no statement is marked 'short: true'. Mark some, or take 'short_minutes' out.")
        for n, point in enumerate(self.scale):
            if point.id in ASIDE:
                yield Problem(("scale", n, "id"), f"'{point.id}' is always there and is no point of the scale. Take it out.")

    def _statement_problems(self) -> Iterator[Problem]:
        places = [
            (("domains", d, "statements", s), statement)
            for d, domain in enumerate(self.domains)
            for s, statement in enumerate(domain.statements)
        ]
        seen: set[str] = set()
        some_paired = any(statement.pair for statement in self.statements)
        for path, statement in places:
            if statement.id in seen:
                yield Problem((*path, "id"), f"two statements have the id '{statement.id}'. Give each its own.")
            seen.add(statement.id)
            if some_paired and not statement.pair:
                message = f"'{statement.id}' has no 'pair:' for the supervisor, and others have. Add it, or take the others out."
                yield Problem(path, message)


ASIDE = ("not-applicable", "prefer-not")
"""What is never scored and stands beside every scale."""


def _twice(kind: str, path: Path, ids: Iterable[str]) -> Iterator[Problem]:
    counts: Counter[str] = Counter()
    for index, name in enumerate(ids):
        counts[name] += 1
        if counts[name] == 2:
            yield Problem((*path, index, "id"), f"two entries have the id '{name}'. Give each {kind} its own.")
