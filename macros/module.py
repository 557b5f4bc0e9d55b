"""What a module and the registers beside it hold, field by field, as authors write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal, get_args

from pydantic import Field

from . import text
from .item import Code, Day, DottedId, Id, MisconceptionId, Nation, Record, Text, Url, Whole, Words
from .problems import CLAIM, FLAG, Path, Problem

ModuleLevel = Literal["foundation", "core", "leader"]
Some = Field(min_length=1)


class Outcome(Record):
    """What a learner can do after a module, in words that start with a verb."""

    id: DottedId
    module: Id
    text: Words


class Source(Record):
    """Something that a statement rests on, with the day when someone last looked."""

    id: Id
    author: Words
    title: Words
    year: Annotated[Whole, Field(ge=1900, le=2100)]
    publisher: Words
    url: Url
    short: Words = Field(description="As it is cited in a sentence: 'NMC, 2018'.")
    checked: Day
    kind: Literal["law", "guidance", "standard", "regulator", "research", "book", "web"]
    nation: Nation | None = None
    confidence: Literal["high", "medium", "low"] = "high"
    note: Words | None = None

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.kind in ("law", "guidance", "standard", "regulator") and self.nation is None:
            yield Problem((), f"'nation' is missing. Say where this {self.kind} holds: {', '.join(text.NATIONS)}.")


class Part(Record):
    id: Id
    title: Words


class Framework(Record):
    """A programme or qualification that a module supports knowledge for."""

    id: Id
    title: Words
    nation: Nation
    source: Id
    checked: Day
    words: Words = "supports knowledge for; workplace assessment still needed"
    parts: tuple[Part, ...] = ()


class Term(Record):
    """A word explained in place and in the glossary."""

    id: Id
    term: Words
    means: Words
    also: tuple[Words, ...] = Field((), description="Other forms that a text may mark: coach, coachee.")
    module: Id | None = None
    nation: Nation | None = None
    sources: tuple[Id, ...] = ()


class Claim(Record):
    """A numbered line of the coverage map: something that the modules named have to teach."""

    id: Annotated[str, Field(pattern=CLAIM)]
    text: Words
    flag: Annotated[str, Field(pattern=FLAG)] | None = Field(None, description="Q qualify, U unverified, T in tension.")
    modules: tuple[Id, ...] = ()


class Misconception(Record):
    """Something that learners often believe, and what is so instead."""

    id: MisconceptionId
    says: Words
    instead: Words
    module: Id


class Disagreement(Record):
    """A point on which good sources differ, and what this site does about it."""

    id: Id
    question: Words
    one: Words = Field(description="One view, with its source where there is one.")
    other: Words = Field(description="The other view.")
    we: Words = Field(description="What this site does.")
    why: Words = Field(description="Why they differ.")
    about: Id = Field(description="The module that teaches it.")
    nations: tuple[Nation, ...] = ()


class Signpost(Record):
    """A place to look for a person who helps."""

    id: Id
    name: Words
    nation: Nation
    helps: Annotated[tuple[Literal["coach", "mentor", "supervisor", "preceptor"], ...], Some] = Field(
        description="Whom one may find there: coach, mentor, supervisor, preceptor."
    )
    says: Words = Field(description="What it is and how to ask, in what one can still say in a year.")
    sources: tuple[Id, ...] = ()
    checked: Day


class CommandWord(Record):
    """A word that tells a learner what to do with what they know, as tasks of the type written use it."""

    id: Id = Field(description="The word itself, in small letters.")
    asks: Words = Field(description="What the word asks for.")
    begin: Words = Field(description="A way to begin, or an opening in quotes.")
    slip: Words = Field(description="What people often do in its place.")


class Planned(Record):
    """A module that is still to be written."""

    slug: Id
    title: Words
    level: ModuleLevel
    minutes: Whole
    code: Code


class Route(Record):
    """Modules in an order that suits a purpose."""

    id: Id
    title: Words
    summary: Words
    modules: Annotated[tuple[Id, ...], Some]


class _Section(Record):
    """A part of a module's page with an address of its own."""

    id: Id = Field(description="Permanent: the address of the section after '#'.")
    title: Words
    outcomes: tuple[DottedId, ...] = Field((), description="The outcomes that this section teaches.")
    text: Text | None = Field(None, description="Markdown, before the rest of the section.")
    after: Text | None = Field(None, description="Markdown, after the rest of the section.")
    nation: Nation | None = None
    check: tuple[Id, ...] = Field((), description="Items for 'Check yourself' at the section's end.")

    def words(self) -> Iterator[tuple[Path, str]]:
        """Every text that a learner reads, with its path."""
        yield ("title",), self.title
        for name in ("text", "after"):
            if value := getattr(self, name):
                yield (name,), value


class TextSection(_Section):
    kind: Literal["text"] = "text"
    text: Text = Field(description="Markdown.")


class Row(Record):
    heading: Words
    cells: Annotated[tuple[Words, ...], Some]


class Comparison(_Section):
    """A table that compares things column by column; on small screens each row becomes a block."""

    kind: Literal["comparison"]
    caption: Words
    columns: Annotated[tuple[Words, ...], Field(min_length=2, max_length=6)]
    rows: Annotated[tuple[Row, ...], Some]

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        yield ("caption",), self.caption
        yield from ((("columns", n), column) for n, column in enumerate(self.columns))
        for n, row in enumerate(self.rows):
            yield ("rows", n, "heading"), row.heading
            yield from ((("rows", n, "cells", m), cell) for m, cell in enumerate(row.cells))

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        for n, row in enumerate(self.rows):
            if len(row.cells) != len(self.columns):
                counts = f"this row has {len(row.cells)} cells, and the table has {len(self.columns)} columns"
                message = f"{counts}. Make them agree; put a text with a comma in quotes."
                yield Problem(("rows", n, "cells"), message)


class Turn(Record):
    who: Words
    says: Words
    note: Words | None = Field(None, description="What to notice here.")


class Transcript(_Section):
    """A conversation, turn by turn, with what to notice beside it."""

    kind: Literal["transcript"]
    caption: Words | None = None
    turns: Annotated[tuple[Turn, ...], Field(min_length=2)]

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        for n, turn in enumerate(self.turns):
            yield from ((("turns", n, name), value) for name in ("says", "note") if (value := getattr(turn, name)))


class Case(_Section):
    """A situation to think about, and what we would notice in it."""

    kind: Literal["case"]
    text: Text = Field(description="The case, in Markdown.")
    prompts: tuple[Words, ...] = ()
    discussion: Text

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        yield from ((("prompts", n), prompt) for n, prompt in enumerate(self.prompts))
        yield ("discussion",), self.discussion


class Checklist(_Section):
    kind: Literal["checklist"]
    items: Annotated[tuple[Words, ...], Some]

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        yield from ((("items", n), item) for n, item in enumerate(self.items))


class Entry(Record):
    when: Words
    text: Words


class Timeline(_Section):
    kind: Literal["timeline"]
    entries: Annotated[tuple[Entry, ...], Some]

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        yield from ((("entries", n, "text"), entry.text) for n, entry in enumerate(self.entries))


class Activity(_Section):
    kind: Literal["activity"]
    text: Text = Field(description="What to do, in Markdown.")
    minutes: Annotated[Whole, Field(ge=1, le=120)]
    steps: tuple[Words, ...] = ()

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        yield from ((("steps", n), step) for n, step in enumerate(self.steps))


class TryFirst(_Section):
    """Three questions to guess at before reading: never scored, and asked again in the module's quiz."""

    kind: Literal["try-first"]
    items: Annotated[tuple[Id, ...], Field(min_length=1, max_length=3)]


Section = TextSection | Comparison | Transcript | Case | Checklist | Timeline | Activity | TryFirst
SECTIONS: Mapping[str, type[_Section]] = {get_args(model.model_fields["kind"].annotation)[0]: model for model in get_args(Section)}


class Trainer(Record):
    """What a person needs who runs the module in a room."""

    time: Annotated[Mapping[str, Text], Field(min_length=1)] = Field(
        description='A plan for each length in minutes: {"30": …, "60": …}.'
    )
    group: Words
    prompts: Annotated[tuple[Words, ...], Some]
    facilitator_notes: Text
    photocopy: tuple[Words, ...] = ()

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from ((("time", minutes), plan) for minutes, plan in self.time.items())
        yield ("group",), self.group
        yield from ((("prompts", n), prompt) for n, prompt in enumerate(self.prompts))
        yield ("facilitator_notes",), self.facilitator_notes
        yield from ((("photocopy", n), line) for n, line in enumerate(self.photocopy))


class CountsTowards(Record):
    """A line of the card: which part of a framework the module supports knowledge for."""

    framework: Id
    part: Words | None = None
    note: Words | None = None
    outcomes: tuple[DottedId, ...] = Field((), description="The outcomes of this module that support it.")


class ModuleHead(Record):
    """A module but for its sections, which are checked one by one so that each problem has its own place."""

    id: Id = Field(
        description="Permanent: the address, the bank's name and stored progress hang on it. The file has the same name."
    )
    title: Words
    summary: Words = Field(description="The purpose in one line.")
    notice: Text | None = Field(
        None, description="What a reader has to see before anything else, in Markdown: where to turn in danger."
    )
    level: ModuleLevel
    minutes: Annotated[Whole, Field(ge=1, le=600)] = Field(
        description="How long it takes, within a quarter of what the build measures."
    )
    needs: tuple[Id, ...] = ()
    code: Code = Field(description="Permanent and short, for links and QR codes: m02.")
    outcomes: Annotated[tuple[DottedId, ...], Some]
    covers: tuple[str, ...] = Field((), description="Claims in docs/claims.yml that this module teaches.")
    nations: tuple[Nation, ...] = ("UK",)
    tools: tuple[Id, ...] = Field(
        (), description="Forms in docs/tools/ that go with this module: its card links them, and they link it."
    )
    frameworks: tuple[CountsTowards, ...] = ()
    reviewed: Day
    review_by: Day
    version: Annotated[Whole, Field(ge=1)] = 1
    previous: Id | None = None
    next: Id | None = None
    trainer: Trainer | None = None

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.review_by <= self.reviewed:
            yield Problem(
                ("review_by",), f"'review_by' is not after 'reviewed' ({self.reviewed}). Give the next review a later day."
            )
        for minutes in self.trainer.time if self.trainer else ():
            if not minutes.isdigit():
                message = f"the time plan '{minutes}' should be a number of minutes, as in \"30\"."
                yield Problem(("trainer", "time", minutes), message, named=True)


class Module(ModuleHead):
    """A whole module, as it is taught on one page."""

    sections: Annotated[tuple[Section, ...], Some]

    @cached_property
    def reading(self) -> int:
        """How many words there are to read."""
        return sum(text.count_words(said) for section in self.sections for _, said in section.words())

    def checked_items(self) -> Iterator[str]:
        """Items that stand at the end of a section, in order; the rest of the bank is the module's quiz."""
        for section in self.sections:
            yield from section.check

    def guessed_items(self) -> Iterator[str]:
        for section in self.sections:
            if isinstance(section, TryFirst):
                yield from section.items


SECTION_MINUTES_PER_WORD = 1 / 200
ITEM_MINUTES = 0.75


def measured_minutes(module: Module, items: int) -> float:
    """Reading at 200 words a minute, 45 seconds a question, and what each activity says of itself."""
    activities = sum(section.minutes for section in module.sections if isinstance(section, Activity))
    return module.reading * SECTION_MINUTES_PER_WORD + items * ITEM_MINUTES + activities
