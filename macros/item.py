"""What every question has, whatever its type. Rooms add their own fields, sense and scoring."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt
from pydantic_core import PydanticCustomError

from . import text
from .problems import CODE, DOTTED_ID, ID, MISCONCEPTION, SOMETHING, URL, Path, Problem


def _written_as_a_day(value: Any) -> Any:
    """pydantic would take a number for seconds since 1970, and a time for a day."""
    if isinstance(value, date) or (isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)):
        return value
    raise PydanticCustomError("date_form", "not a date")


Id = Annotated[str, Field(pattern=ID, max_length=80)]
DottedId = Annotated[str, Field(pattern=DOTTED_ID, max_length=120)]
Code = Annotated[str, Field(pattern=CODE)]
Url = Annotated[str, Field(pattern=URL, max_length=500)]
Text = Annotated[str, Field(pattern=SOMETHING, max_length=20_000)]
Words = Annotated[str, Field(pattern=SOMETHING, max_length=1_000)]
Day = Annotated[date, BeforeValidator(_written_as_a_day)]
MisconceptionId = Annotated[str, Field(pattern=MISCONCEPTION)]
Whole = StrictInt
Flag = StrictBool
Nation = Literal["UK", "England", "Wales", "Scotland", "Northern Ireland"]
Setting = Literal["any", "care home", "home care", "hospital", "community", "social work", "mental health"]
BloomLevel = Literal["remember", "understand", "apply", "analyse", "evaluate"]

APPLIED: frozenset[str] = frozenset({"apply", "analyse", "evaluate"})


class Record(BaseModel):
    """One group of fields in a YAML file: unknown fields are refused, nothing is changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))

    def problems(self) -> Iterator[Problem]:
        """What makes no sense although each field has the right shape."""
        for path, words in strings(self):
            for problem in text.problems(words):
                yield problem.under(*path)


def strings(record: Record) -> list[tuple[Path, str]]:
    """Every text in a record, however deep, with its path: no field can be forgotten."""
    found: list[tuple[Path, str]] = []
    _gather(record, (), found)
    return found


def _gather(value: Any, path: Path, found: list[tuple[Path, str]]) -> None:
    """Into one list: generators inside generators cost a tenth of the loading of ten thousand items."""
    if isinstance(value, str):
        found.append((path, value))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            _gather(inner, (*path, index), found)
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            if (inner := getattr(value, name)) is not None:
                _gather(inner, (*path, name), found)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            _gather(inner, (*path, name), found)


class Option(Record):
    """One thing to pick. Its feedback says why picking it is right or not."""

    id: Id
    text: Words
    correct: Flag = False
    feedback: Words
    misconception: MisconceptionId | None = None


class BaseItem(Record):
    """A question with all that belongs to it.

    A room's model adds its interaction and says how it is scored: `scoring` is what the room's `score(response, key)` needs.
    """

    self_marked: ClassVar[bool] = False
    """The learner gives the marks: they are shown apart, and never mix with scores."""

    tells_early: ClassVar[bool] = False
    """It says how a choice was before the whole is done, so it cannot wait for the end of a mock assessment."""

    id: Id = Field(description="Permanent and readable; unique in the whole project. Progress and links hang on it.")
    type: str
    outcome: DottedId = Field(description="The outcome in docs/outcomes.yml that this question asks for.")
    level: BloomLevel = Field(description="What the learner has to do: remember, understand, apply, analyse or evaluate.")
    section: Id | None = Field(None, description="The section of the module that teaches it; feedback links there.")
    sources: tuple[Id, ...] = Field((), description="Sources in docs/sources.yml that the key rests on.")
    nation: Nation | None = Field(None, description="Shown before the question where law, regulator or programme differ.")
    setting: Setting | None = Field(None, description="Where a case is set.")
    stimulus: Text | None = Field(None, description="The case or material to read first.")
    stem: Words = Field(description="The one sentence that asks.")
    rationale: Text = Field(description="Why the key is the key.")
    hints: Annotated[tuple[Words, ...], Field(max_length=3)] = Field((), description="Up to three hints, each a little plainer.")
    reviewed: Day = Field(description="The day when someone last checked the key, as 2026-11-22.")
    lint_ok: Mapping[str, Words] = Field({}, description="Lints to silence on this item, each with the reason: {Q08: reason}.")

    @property
    def room(self) -> str:
        """The folder that holds this type."""
        return type(self).__module__.split(".")[-2]

    @property
    def scoring(self) -> Mapping[str, Any]:
        """What the browser needs to score a response, as plain data. A room adds its key."""
        return {"type": self.type}

    @property
    def hashed(self) -> Any:
        """The interaction with its key, as plain data, without feedback: a change to it changes what was asked."""
        return None

    @cached_property
    def hash(self) -> str:
        """The first 12 hex digits of SHA-256 over type, stimulus, stem and interaction."""
        asked = json.dumps([self.type, self.stimulus, self.stem, self.hashed], ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(asked.encode()).hexdigest()[:12]

    def option_ids(self) -> Iterator[str]:
        """Every permanent id inside the item, in order."""
        yield from ()

    def words(self) -> Iterator[tuple[Path, str]]:
        """Every text of the item that a learner reads, with its path."""
        for name in ("stimulus", "stem", "rationale"):
            if value := getattr(self, name):
                yield (name,), value
        for index, hint in enumerate(self.hints):
            yield ("hints", index), hint


def option_words(name: str, options: tuple[Option, ...]) -> Iterator[tuple[Path, str]]:
    for index, option in enumerate(options):
        yield (name, index, "text"), option.text
        yield (name, index, "feedback"), option.feedback


def repeated_options(name: str, options: tuple[Option, ...]) -> Iterator[Problem]:
    """Two options with one id, or with the same words: no learner and no score could tell them apart."""
    ids: set[str] = set()
    texts: dict[str, str] = {}
    for index, option in enumerate(options):
        if option.id in ids:
            yield Problem((name, index, "id"), f"two options have the id '{option.id}'. Give each its own.")
        ids.add(option.id)
        said = text.plain(option.text).casefold()
        if said in texts and texts[said] != option.id:
            yield Problem((name, index, "text"), f"the options '{texts[said]}' and '{option.id}' say the same. Change one.")
        texts.setdefault(said, option.id)
