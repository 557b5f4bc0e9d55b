"""Runs every lint over the library, leaves out what authors excuse, and puts each finding in its place."""

from __future__ import annotations

import gc
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from time import process_time
from types import MappingProxyType

from ..library import Library
from ..problems import ORDER, Placed, Problem, nearest
from ..reading import Asked, read
from ..text import CITE
from ..wording import content, words_of
from . import places, rulebook
from .banks import ENOUGH
from .rules import Around, Bank, Hit, Page, Question, Rule
from .safety import texts_of
from .texts import ACRONYM, explained


@dataclass(frozen=True)
class Finding:
    """What one lint found. `module` is the page it is about, or the bank; `excused` is the author's reason to let it be."""

    rule: Rule
    hit: Hit
    module: str
    page: bool = False
    excused: str = ""

    @property
    def level(self) -> str:
        return self.hit.level or self.rule.level

    @property
    def message(self) -> str:
        return f"{self.hit.message} ({self.rule.id})"


def run(library: Library, today: date) -> list[Placed]:
    """Every finding that an author should see, in order of place."""
    return timed(library, today)[0]


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Python's collector would walk the whole library again and again, and there is nothing in it to collect."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_without_collecting()
def timed(library: Library, today: date) -> tuple[list[Placed], Mapping[str, float]]:
    """The same, with the seconds of work that each lint took; 'reading' and 'placing' stand beside them."""
    clock = _Clock()
    found = _findings(library, today, clock)
    told = [finding for finding in found if finding.level in ORDER and not finding.excused]
    told.sort(
        key=lambda finding: (finding.page, finding.module, finding.hit.items[:1])
    )  # what is cut out for a place serves the next
    placed = sorted([_placed(library, finding) for finding in told] + list(_excuses(library, found)))
    clock.lap("placing")
    return placed, MappingProxyType(clock.seconds)


@_without_collecting()
def findings(library: Library, today: date) -> list[Finding]:
    """Everything, for the report: what is only for it and what is excused too."""
    return _findings(library, today, _Clock())


class _Clock:
    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._since = process_time()

    def lap(self, name: str) -> None:
        now = process_time()
        self.seconds[name] += now - self._since
        self._since = now


def _findings(library: Library, today: date, clock: _Clock) -> list[Finding]:
    asked = {slug: read_bank(library, slug) for slug in library.banks}
    around = _surroundings(library, asked, today)
    clock.lap("reading")
    found = [*_on_items(asked, around, clock), *_on_pages(library, asked, around, clock), *_on_banks(asked, around, clock)]
    return [_excused(library, finding) for finding in found]


def read_bank(library: Library, slug: str) -> tuple[Asked, ...]:
    return tuple(read(item, slug) for item in library.banks[slug])


def _surroundings(library: Library, asked: Mapping[str, tuple[Asked, ...]], today: date) -> Mapping[str, Around]:
    forms = [form for term in library.glossary.values() for form in (term.term, *term.also)]
    terms = frozenset().union(*(content(words_of(form)) for form in forms))
    acronyms = frozenset(name for form in forms for name in ACRONYM.findall(form))
    return {slug: _around(library, slug, asked.get(slug, ()), terms, acronyms, today) for slug in {*library.modules, *asked}}


def _around(
    library: Library, slug: str, asked: tuple[Asked, ...], terms: frozenset[str], acronyms: frozenset[str], today: date
) -> Around:
    module = library.modules.get(slug)
    texts = (
        [words for _, words in texts_of(Page(module, Around(module, terms, acronyms, frozenset(), today), asked, library))]
        if module
        else []
    )
    texts += [words for one in asked for _, words in one.texts if "(" in words or "s for " in words]
    sections = module.sections if module else ()
    cited = frozenset(section.id for section in sections if any(CITE.search(words) for _, words in section.words()))
    cases = frozenset(library.sets_by_item)
    return Around(module, terms, acronyms | frozenset(explained(texts)), cited, today, cases)


# --- looking -----------------------------------------------------------------------------------------------------------


def _on_items(asked: Mapping[str, tuple[Asked, ...]], around: Mapping[str, Around], clock: _Clock) -> Iterator[Finding]:
    questions = [Question(one, around[slug]) for slug, bank in asked.items() for one in bank]
    for rule in rulebook.ITEM:
        if rule.check is None:
            continue
        for question in questions:
            for hit in rule.check(question):
                yield Finding(rule, replace(hit, items=(question.id,)), question.asked.module)
        clock.lap(rule.id)


def _on_pages(
    library: Library, asked: Mapping[str, tuple[Asked, ...]], around: Mapping[str, Around], clock: _Clock
) -> Iterator[Finding]:
    pages = [Page(module, around[slug], asked.get(slug, ()), library) for slug, module in library.modules.items()]
    for rule in rulebook.PAGE:
        for page in pages:
            for hit in rule.check(page) if rule.check else ():
                yield Finding(rule, hit, page.module.id, page=True)
        clock.lap(rule.id)


def _on_banks(asked: Mapping[str, tuple[Asked, ...]], around: Mapping[str, Around], clock: _Clock) -> Iterator[Finding]:
    each = [Bank(slug, bank, around) for slug, bank in asked.items() if bank]
    whole = Bank("", tuple(one for bank in each for one in bank.asked), around)
    for rules, banks in ((rulebook.EACH, each), (rulebook.POOLED, pooled(each)), (rulebook.SITE, [whole])):
        for rule in rules:
            for bank in banks:
                for hit in _bank_hits(rule, bank):
                    yield Finding(rule, hit, bank.name or (each[0].name if each else ""))
            clock.lap(rule.id)


def pooled(banks: Sequence[Bank]) -> list[Bank]:
    """Large banks by themselves; the small ones as one, if together they are enough to tell habit from chance."""
    large = [bank for bank in banks if len(bank.asked) >= ENOUGH]
    small = [bank for bank in banks if len(bank.asked) < ENOUGH]
    together = tuple(one for bank in small for one in bank.asked)
    if len(together) < ENOUGH:
        return large
    return [*large, Bank(small[0].name, together, small[0].around, pooled=True)]


def _bank_hits(rule: Rule, bank: Bank) -> list[Hit]:
    """What is found, and what is left of it without the items that excuse themselves."""
    found = list(rule.check(bank)) if rule.check else []
    excused = frozenset(one.id for one in bank.asked if rule.id in one.item.lint_ok)
    if not (found and excused and rule.leaves_out):
        return found
    left = list(rule.check(bank.without(excused))) if rule.check else []
    used = [replace(hit, items=tuple(name for name in hit.items if name in excused), level="report") for hit in found]
    return [*left, *(hit for hit in used if hit.items)]


def _excused(library: Library, finding: Finding) -> Finding:
    for name in finding.hit.items:
        if reason := library.items[name].lint_ok.get(finding.rule.id):
            return replace(finding, excused=reason)
    return finding


# --- telling -----------------------------------------------------------------------------------------------------------


def _placed(library: Library, finding: Finding) -> Placed:
    problem = Problem(finding.hit.path, finding.message, finding.level, finding.hit.words)  # type: ignore[arg-type]
    if finding.page:
        return library.placed_module(finding.module, problem)
    if finding.hit.path or len(finding.hit.items) == 1:
        return places.in_item(library, finding.hit.items[0], problem)
    return places.in_bank(library, finding.module, problem)


def _excuses(library: Library, found: Sequence[Finding]) -> Iterator[Placed]:
    """Excuses for a lint that is not there, and excuses that nothing needs."""
    needed = Counter((name, finding.rule.id) for finding in found if finding.excused for name in finding.hit.items)
    known = rulebook.ids()
    for item in library.items.values():
        for name in item.lint_ok:
            if name not in known:
                message = f"there is no lint '{name}'.{nearest(_in_full(name), known) or ' The page on question quality lists them all.'} (lint_ok)"
                yield library.placed_item(item.id, Problem(("lint_ok", name), message, named=True))
            elif not needed[item.id, name]:
                message = f"'lint_ok' silences {name}, which has nothing to say here. Take it out. (lint_ok)"
                yield library.placed_item(item.id, Problem(("lint_ok", name), message, "notice", named=True))


def _in_full(name: str) -> str:
    """'q8' is meant for 'Q08'."""
    return f"{name[:1].upper()}{name[1:].zfill(2)}"
