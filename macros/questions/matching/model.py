"""Matching and sorting into categories: each prompt or entry goes with one target or category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import Field

from ... import text
from ...item import BaseItem, Flag, Id, Record, Words
from ...problems import Path, Problem, unknown


class Target(Record):
    """Something to match with, or a category to sort into."""

    id: Id
    text: Words


class Prompt(Record):
    """Something that goes with one target; the feedback says why it does."""

    id: Id
    text: Words
    match: Id
    feedback: Words


class Entry(Record):
    """Something to sort; the feedback says why it belongs where it does."""

    id: Id
    text: Words
    category: Id
    feedback: Words


class Matching(BaseItem):
    """The learner gives each prompt its target (QTI matchInteraction). The score is the share of right pairs."""

    type: Literal["matching"]
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=2, max_length=6)] = Field(description="What is to be matched.")
    targets: Annotated[tuple[Target, ...], Field(min_length=2, max_length=7)] = Field(
        description="What it is matched with, and at least one spare."
    )
    reuse: Flag = Field(False, description="A target may go with more than one prompt.")

    @property
    def pairs(self) -> Mapping[str, str]:
        """The key: the target of each prompt."""
        return {prompt.id: prompt.match for prompt in self.prompts}

    @property
    def asked(self) -> Sequence[Prompt]:
        """What gets a group of choices, in the order of the page: as written, for prompts may be the letters of a model."""
        return self.prompts

    @property
    def places(self) -> Sequence[Target]:
        """The choices of each group: by the alphabet, which tells nothing of the key. Authors write pairs in one order."""
        return sorted(self.targets, key=lambda target: text.plain(target.text).casefold())

    @property
    def scoring(self) -> Mapping[str, Any]:
        return {"type": self.type, "key": self.pairs}

    @property
    def hashed(self) -> Any:
        return [
            [(prompt.id, prompt.text, prompt.match) for prompt in self.prompts],
            [(target.id, target.text) for target in self.targets],
        ]

    def option_ids(self) -> Iterator[str]:
        yield from (prompt.id for prompt in self.prompts)
        yield from (target.id for target in self.targets)

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        yield from _words("prompts", self.prompts)
        yield from ((("targets", n, "text"), target.text) for n, target in enumerate(self.targets))

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        yield from _repeated("prompts", self.prompts)
        yield from _repeated("targets", self.targets)
        yield from _strays("prompts", "match", self.pairs.values(), self.targets, "this item's 'targets:'")
        shared = [target for target, count in Counter(self.pairs.values()).items() if count > 1]
        if shared and not self.reuse:
            yield Problem(("prompts",), f"two prompts go with '{shared[0]}'. Give each its own, or write 'reuse: true'.")
        if not self.reuse and len(self.targets) == len(self.prompts):
            yield Problem(("targets",), "the last pair falls out by itself. Add a spare target that tempts.", "warning")


class Categorise(BaseItem):
    """The learner sorts each entry into a category. The score is the share of entries in the right one."""

    type: Literal["categorise"]
    categories: Annotated[tuple[Target, ...], Field(min_length=2, max_length=4)] = Field(description="Where entries can go.")
    entries: Annotated[tuple[Entry, ...], Field(min_length=3, max_length=10)] = Field(description="What is to be sorted.")

    @property
    def pairs(self) -> Mapping[str, str]:
        """The key: the category of each entry."""
        return {entry.id: entry.category for entry in self.entries}

    @property
    def asked(self) -> Sequence[Entry]:
        """What gets a group of choices: shuffled, always in one way, for authors write category by category."""
        return sorted(self.entries, key=lambda entry: sha256(f"{self.id} {entry.id}".encode()).digest())

    @property
    def places(self) -> Sequence[Target]:
        """The choices of each group: as written, for categories may lie on a scale."""
        return self.categories

    @property
    def scoring(self) -> Mapping[str, Any]:
        return {"type": self.type, "key": self.pairs}

    @property
    def hashed(self) -> Any:
        return [[(entry.id, entry.text, entry.category) for entry in self.entries], [(one.id, one.text) for one in self.categories]]

    def option_ids(self) -> Iterator[str]:
        yield from (entry.id for entry in self.entries)
        yield from (category.id for category in self.categories)

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        yield from _words("entries", self.entries)
        yield from ((("categories", n, "text"), category.text) for n, category in enumerate(self.categories))

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        yield from _repeated("entries", self.entries)
        yield from _repeated("categories", self.categories)
        yield from _strays("entries", "category", self.pairs.values(), self.categories, "this item's 'categories:'")
        used = set(self.pairs.values())
        for n, category in enumerate(self.categories):
            if category.id not in used:
                yield Problem(("categories", n), f"nothing belongs to '{category.id}'. Add an entry for it, or take it out.")


def _words(name: str, entries: tuple[Any, ...]) -> Iterator[tuple[Path, str]]:
    for n, entry in enumerate(entries):
        yield (name, n, "text"), entry.text
        yield (name, n, "feedback"), entry.feedback


def _repeated(name: str, entries: Sequence[Any]) -> Iterator[Problem]:
    """Two with one id, or with the same words: no learner and no score could tell them apart."""
    ids: set[str] = set()
    said: dict[str, str] = {}
    for n, entry in enumerate(entries):
        if entry.id in ids:
            yield Problem((name, n, "id"), f"two {name} have the id '{entry.id}'. Give each its own.")
        ids.add(entry.id)
        first = said.setdefault(text.plain(entry.text).casefold(), entry.id)
        if first != entry.id:
            yield Problem((name, n, "text"), f"the {name} '{first}' and '{entry.id}' say the same. Change one.")


def _strays(name: str, field: str, given: Any, known: tuple[Target, ...], where: str) -> Iterator[Problem]:
    ids = [target.id for target in known]
    for n, target in enumerate(given):
        if target not in ids:
            yield Problem((name, n, field), unknown("target" if field == "match" else "category", target, ids, where))


TYPES = (Matching, Categorise)
