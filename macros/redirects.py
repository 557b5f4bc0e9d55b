"""Addresses that were published and have moved, or are gone: what docs/redirects.yml holds, and whether each leads somewhere.

Trainers' links, posters and QR codes are never asked to be printed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .item import Code, Day, Record, Words
from .problems import ADDRESS, Placed, Problem, unknown

if TYPE_CHECKING:
    from .library import Draft

Address = Annotated[str, Field(pattern=ADDRESS, max_length=200)]

PARTS = ("quiz", "sources", "words", "for-trainers", "outcomes", "at-a-glance")
"""Places that every module's page has."""


class Redirect(Record):
    """An address that once was published, and what has become of it."""

    old: Address = Field(description="The old address, from the site's root: modules/old-name/, or modules/coaching/#old-section.")
    new: Address | None = Field(None, description="Where it leads now. Without it the page says that this is gone.")
    title: Words = Field(description="What it was called.")
    code: Code | None = Field(None, description="The code that a module had there: pathways with it lead to the new module.")
    moved: Day = Field(description="The day when it moved or went.")

    @property
    def page(self) -> str:
        return self.old.partition("#")[0]

    @property
    def anchor(self) -> str:
        return self.old.partition("#")[2]

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.code and (self.anchor or not self.page.startswith("modules/")):
            yield Problem(("code",), "only the page of a module has a code. Take it out.")
        if self.anchor and not self.page.startswith(("modules/", "practise/")):
            yield Problem(("old",), "only a place on the page of a module or a set can move. Name the page without '#'.")


def check(draft: Draft) -> Iterator[Placed]:
    """An old address is free of anything new, and a new one leads somewhere at once."""
    shelf = draft.shelves["redirects"]
    if draft.problems:  # what could not be read may be at the address
        return
    live = frozenset(_addresses(draft))
    codes = {kept.record.code for kept in (*draft.heads.values(), *draft.shelves["planned"].values())}
    for kept in shelf.values():
        redirect: Redirect = kept.record
        if redirect.old in live:
            message = f"the address '{redirect.old}' is in use. Give what is there another address, or take the redirect out."
            yield kept.placed(Problem(("old",), message))
        elif redirect.anchor and redirect.page not in live:
            yield kept.placed(Problem(("old",), f"there is no page '{redirect.page}'. Name the page alone, without '#'."))
        if redirect.code in codes:
            yield kept.placed(Problem(("code",), f"the code '{redirect.code}' is in use. A code is never given to another module."))
        if redirect.new in shelf:
            message = f"'{redirect.new}' has moved itself. Name the address where it is now."
            yield kept.placed(Problem(("new",), message))
        elif redirect.new and redirect.new not in live:
            yield kept.placed(Problem(("new",), unknown("address", redirect.new, live, "this site")))


def _addresses(draft: Draft) -> Iterator[str]:
    """Every address that the site has, from its root: pages, and the places on those that are made from YAML."""
    yield from draft.pages
    yield from (f"routes/{name}/" for name in draft.shelves["routes"])
    sets = {name: kept.record for name, kept in draft.sets.items()}
    elsewhere = {item for cases in sets.values() for item in cases.own}
    for slug, kept in draft.modules.items():
        bank = [item.record.id for item in draft.banks[slug].items] if slug in draft.banks else []
        sections = [section.id for section in kept.record.sections]
        items = [item for item in bank if item not in elsewhere]
        yield from _places(f"modules/{slug}/", [*sections, *PARTS, *kept.record.outcomes, *items])
    for name, cases in sets.items():
        yield from _places(f"practise/{name}/", cases.own)
    yield from (f"glossary/#{name}" for name in draft.shelves["glossary"])


def _places(page: str, anchors: Iterable[str]) -> Iterator[str]:
    yield page
    yield from (f"{page}#{anchor}" for anchor in anchors)
