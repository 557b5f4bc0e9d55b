"""Whether all the content fits together: every check that needs more than one record.

Each check is a small generator over the draft; `everything` runs them all, so an author sees all problems of a run at once.
Dates only ever earn notices: a clone must still build in ten years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from . import redirects, text
from .item import BaseItem, strings
from .module import Module, Term, TryFirst, measured_minutes
from .problems import Path, Placed, Problem, unknown
from .tool import RESERVED as TOOLS_RESERVED

if TYPE_CHECKING:
    from .library import Draft, Kept

RESERVED = frozenset(redirects.PARTS)
"""Ids that a module's page uses for its own parts."""


def everything(draft: Draft, today: date) -> Iterator[Placed]:
    for check in (
        module_files,
        outcomes,
        sections,
        module_links,
        needs_cycle,
        claims,
        frameworks,
        planned,
        belonging,
        items,
        sets,
        redirects.check,
    ):
        yield from check(draft)
    yield from commands(draft)
    yield from set_addresses(draft)
    yield from mocks(draft)
    yield from tool_files(draft)
    yield from references(draft)
    yield from reviews(draft, today)
    yield from minutes(draft)


def module_files(draft: Draft) -> Iterator[Placed]:
    """A module's file, bank and code are its own."""
    codes: dict[str, str] = {}
    for slug, kept in _heads(draft):
        if kept.record.id != slug:
            message = f"the id is '{kept.record.id}' and the file is '{slug}.yml'. Give both the same name."
            yield kept.placed(Problem(("id",), message))
        if slug == "index":
            yield kept.placed(Problem(("id",), "'index' is kept for the list of modules. Choose another name."))
        if (first := codes.setdefault(kept.record.code, slug)) != slug:
            yield kept.placed(Problem(("code",), f"the code '{kept.record.code}' belongs to '{first}'. Give each module its own."))
    for name, bank in draft.banks.items():
        if name not in draft.heads and not _module_is_broken(draft, name):
            message = unknown("module", name, draft.heads, "docs/modules/")
            line, column = bank.document.place(("module",))
            yield Placed(bank.document.name, line, column, "", message)
        yield from _retired_twice(draft, name)


def _retired_twice(draft: Draft, name: str) -> Iterator[Placed]:
    bank = draft.banks[name]
    for index, old in enumerate(bank.retired):
        if old in draft.items:
            line, column = bank.document.place(("retired", index))
            yield Placed(bank.document.name, line, column, old, "this id is retired and in use. Give the new item another id.")


def outcomes(draft: Draft) -> Iterator[Placed]:
    """Every outcome belongs to a module that teaches it in a section and asks for it in an item."""
    asked = {kept.record.outcome for kept in draft.items.values()}
    for name, kept in draft.shelves["outcomes"].items():
        module = draft.modules.get(kept.record.module)
        if kept.record.module not in draft.heads:
            if not _module_is_broken(draft, kept.record.module):
                yield kept.placed(Problem(("module",), unknown("module", kept.record.module, draft.heads, "docs/modules/")))
            continue
        if not name.startswith(f"{kept.record.module}."):
            message = f"the id does not start with its module. Write '{kept.record.module}.', then a word."
            yield kept.placed(Problem(("id",), message))
            continue
        if name not in draft.heads[kept.record.module].record.outcomes:
            yield kept.placed(
                Problem(("id",), f"module '{kept.record.module}' does not list this outcome. Add it to its 'outcomes:'.")
            )
        if module and not _teaches(module.record, name):
            yield kept.placed(
                Problem(("id",), f"no section of '{module.record.id}' teaches this outcome. Name it in a section's 'outcomes:'.")
            )
        if name not in asked and not _bank_is_broken(draft, kept.record.module):
            yield kept.placed(Problem(("id",), f"no item asks for this outcome. Write one in quizzes/{kept.record.module}.yml."))


def _teaches(module: Module, name: str) -> bool:
    """One that a section names and the module does not may be this one misspelt; it is told there."""
    named = {outcome for section in module.sections for outcome in section.outcomes}
    return name in named or not named <= set(module.outcomes)


def sections(draft: Draft) -> Iterator[Placed]:
    """A section's id is an address on its page; its outcomes are the module's; its items are in the module's bank."""
    for slug, kept in draft.modules.items():
        ids: set[str] = set()
        seen: set[tuple[str | int, str]] = set()
        for index, section in enumerate(kept.record.sections):
            at = ("sections", index)
            yield from _section_id(draft, kept, at, section.id, ids)
            for n, outcome in enumerate(section.outcomes):
                if outcome not in kept.record.outcomes:
                    message = unknown("outcome", outcome, kept.record.outcomes, "this module's 'outcomes:'")
                    yield kept.placed(Problem((*at, "outcomes", n), message))
            named = [(("items", n), name) for n, name in enumerate(section.items)] if isinstance(section, TryFirst) else []
            checks = [(("check", n), name) for n, name in enumerate(section.check)]
            for path, name in [*named, *checks]:
                yield from _item_on_page(draft, kept, (*at, *path), slug, name)
                if (path[0], name) in seen:
                    message = f"the item '{name}' is named twice under '{path[0]}:' on this page. Keep one."
                    yield kept.placed(Problem((*at, *path), message))
                seen.add((path[0], name))


def _section_id(draft: Draft, kept: Kept[Module], at: Path, name: str, ids: set[str]) -> Iterator[Placed]:
    if name in ids:
        yield kept.placed(Problem((*at, "id"), f"two sections have the id '{name}'. Give each its own."))
    if name in RESERVED:
        yield kept.placed(Problem((*at, "id"), f"the id '{name}' is kept for a part of every module's page. Choose another."))
    if name in draft.items:
        yield kept.placed(Problem((*at, "id"), f"an item has the id '{name}' too. An address leads to one place: choose another."))
    ids.add(name)


def _item_on_page(draft: Draft, kept: Kept[Module], path: Path, slug: str, name: str) -> Iterator[Placed]:
    bank = draft.banks.get(slug)
    if bank is None and _bank_is_broken(draft, slug):
        return
    known = [entry.record.id for entry in bank.items] if bank else []
    unsure = bank.broken if bank else frozenset()
    if name not in known and name not in unsure and "" not in unsure:
        yield kept.placed(Problem(path, unknown("item", name, known, f"quizzes/{slug}.yml")))


def module_links(draft: Draft) -> Iterator[Placed]:
    """What a module needs, and what comes before and after it."""
    for slug, kept in _heads(draft):
        record = kept.record
        named: list[tuple[Path, str]] = [(("needs", n), name) for n, name in enumerate(record.needs)]
        named += [((way,), name) for way in ("previous", "next") if (name := getattr(record, way))]
        for path, name in named:
            if name == slug:
                yield kept.placed(Problem(path, f"'{name}' is this module itself. Take it out."))
            else:
                yield from _module_named(draft, kept, path, name)
        for n, name in enumerate(record.outcomes):
            if name not in draft.shelves["outcomes"]:
                yield kept.placed(Problem(("outcomes", n), unknown("outcome", name, draft.ids("outcomes"), "docs/outcomes.yml")))


def _module_named(draft: Draft, kept: Kept[Any], path: Path, name: str) -> Iterator[Placed]:
    """A module is written or planned; one whose file has problems is there, too."""
    known = [*draft.heads, *draft.ids("planned")]
    if name not in draft.heads and name not in draft.shelves["planned"] and not _module_is_broken(draft, name):
        yield kept.placed(Problem(path, unknown("module", name, known, "docs/modules/ or under 'planned:' in docs/routes.yml")))


def needs_cycle(draft: Draft) -> Iterator[Placed]:
    """Nobody can start with a module that needs itself by a detour."""
    needs = {slug: [name for name in kept.record.needs if name in draft.heads and name != slug] for slug, kept in _heads(draft)}
    done: set[str] = set()
    for slug in needs:
        if slug not in done and (cycle := _cycle(slug, needs, done)):
            kept = draft.heads[cycle[0]]
            yield kept.placed(Problem(("needs",), f"the needs go round in a circle: {' → '.join(cycle)}. Take one out."))


def _cycle(start: str, needs: Mapping[str, list[str]], done: set[str]) -> list[str]:
    """The first circle that can be reached from `start`, its first name repeated at the end."""
    trail: list[str] = [start]
    left = [iter(needs[start])]
    while left:
        following = next(left[-1], None)
        if following is None:
            done.add(trail.pop())
            left.pop()
        elif following in trail:
            done.update(trail)
            return [*trail[trail.index(following) :], following]
        elif following not in done:
            trail.append(following)
            left.append(iter(needs[following]))
    return []


def claims(draft: Draft) -> Iterator[Placed]:
    """A module covers claims that are its own, and all of them."""
    shelf = draft.shelves["claims"]
    for slug, kept in _heads(draft):
        for n, name in enumerate(kept.record.covers):
            if name not in shelf:
                yield kept.placed(Problem(("covers", n), unknown("claim", name, shelf, "docs/claims.yml")))
            elif (claim := shelf.get(name)) and slug not in claim.record.modules:
                message = f"docs/claims.yml gives the claim '{name}' to {_either(claim.record.modules)}. Add '{slug}' there, or take it out here."
                yield kept.placed(Problem(("covers", n), message))
        covers = kept.record.covers
        owed = [name for name, claim in shelf.items() if slug in claim.record.modules and name not in covers]
        if owed and all(name in shelf for name in covers):
            yield kept.placed(
                Problem(
                    ("covers",),
                    f"docs/claims.yml gives claims to this module that 'covers:' leaves out: {', '.join(owed)}. Teach and list them.",
                    "warning",
                )
            )


def _either(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names) or "no module"


def frameworks(draft: Draft) -> Iterator[Placed]:
    shelf = draft.shelves["frameworks"]
    for kept in shelf.values():
        if kept.record.source not in draft.shelves["sources"]:
            yield kept.placed(Problem(("source",), unknown("source", kept.record.source, draft.ids("sources"), "docs/sources.yml")))
    for _, module in _heads(draft):
        for n, line in enumerate(module.record.frameworks):
            if line.framework not in shelf:
                yield module.placed(
                    Problem(("frameworks", n, "framework"), unknown("framework", line.framework, shelf, "docs/frameworks.yml"))
                )
            for m, outcome in enumerate(line.outcomes):
                if outcome not in module.record.outcomes:
                    message = unknown("outcome", outcome, module.record.outcomes, "this module's 'outcomes:'")
                    yield module.placed(Problem(("frameworks", n, "outcomes", m), message))


def planned(draft: Draft) -> Iterator[Placed]:
    """A module is planned or written, never both, and no two have one code."""
    codes: dict[str, str] = {}
    for name, kept in draft.shelves["planned"].items():
        if (first := codes.setdefault(kept.record.code, name)) != name:
            yield kept.placed(Problem(("code",), f"the code '{kept.record.code}' belongs to '{first}'. Give each module its own."))
        if name in draft.heads:
            yield kept.placed(Problem(("slug",), f"the module '{name}' is written now. Take it out of 'planned:'."))
        for slug, head in _heads(draft):
            if head.record.code == kept.record.code and slug != name:
                yield kept.placed(
                    Problem(("code",), f"the code '{kept.record.code}' belongs to '{slug}'. Give each module its own.")
                )


def belonging(draft: Draft) -> Iterator[Placed]:
    """What names a module names one that is there."""
    for shelf in ("routes", "claims"):
        for kept in draft.shelves[shelf].values():
            for n, name in enumerate(kept.record.modules):
                yield from _module_named(draft, kept, ("modules", n), name)
    for shelf in ("glossary", "misconceptions"):
        for kept in draft.shelves[shelf].values():
            if kept.record.module:
                yield from _module_named(draft, kept, ("module",), kept.record.module)
    for kept in draft.shelves["disagreements"].values():
        yield from _module_named(draft, kept, ("about",), kept.record.about)


def items(draft: Draft) -> Iterator[Placed]:
    """An item asks for an outcome of its module, and leads back to a section that is there."""
    known_outcomes, known_sources = draft.shelves["outcomes"], draft.shelves["sources"]
    for bank in draft.banks.values():
        module = draft.modules.get(bank.module)
        section_ids = {section.id for section in module.record.sections} if module else set()
        for kept in bank.items:
            item = kept.record
            if item.id in RESERVED:
                yield kept.placed(
                    Problem(("id",), f"the id '{item.id}' is kept for a part of every module's page. Choose another.")
                )
            if item.outcome not in known_outcomes:
                yield kept.placed(Problem(("outcome",), unknown("outcome", item.outcome, known_outcomes, "docs/outcomes.yml")))
            elif module and item.outcome not in module.record.outcomes:
                message = f"'{item.outcome}' is no outcome of '{bank.module}'. Move the item, or name one of the module's outcomes."
                yield kept.placed(Problem(("outcome",), message))
            if module and item.section and item.section not in section_ids:
                yield kept.placed(
                    Problem(("section",), unknown("section", item.section, section_ids, f"docs/modules/{bank.module}.yml"))
                )
            for n, source in enumerate(item.sources):
                if source not in known_sources:
                    yield kept.placed(Problem(("sources", n), unknown("source", source, known_sources, "docs/sources.yml")))


def sets(draft: Draft) -> Iterator[Placed]:
    """A set asks questions that are in the banks, and each of them can stand in it."""
    unsure = any(bank.broken for bank in draft.banks.values())
    homes = {item: f"module '{slug}'" for slug, kept in draft.modules.items() for item in kept.record.checked_items()}
    for name, kept in draft.sets.items():
        if kept.record.id != name:
            yield kept.placed(
                Problem(("id",), f"the id is '{kept.record.id}' and the file is '{name}.yml'. Give both the same name.")
            )
        for n, item in enumerate(kept.record.items):
            if item not in draft.items and not unsure:
                yield kept.placed(Problem(("items", n), unknown("item", item, draft.items, "quizzes/")))
            if item in kept.record.own and homes.setdefault(item, f"set '{name}'") != f"set '{name}'":
                message = f"the item '{item}' has its place in the {homes[item]}. List it here under 'also_in_module:', too."
                yield kept.placed(Problem(("items", n), message))
        yield from map(kept.placed, kept.record.fits([_item_in(draft, item) for item in kept.record.items]))


def commands(draft: Draft) -> Iterator[Placed]:
    """Every command word that a task uses is explained."""
    known = draft.shelves["commands"]
    for kept in draft.items.values():
        word = getattr(kept.record, "command", None)
        if word and word not in known:
            yield kept.placed(Problem(("command",), unknown("command word", word, known, "docs/commands.yml")))


def set_addresses(draft: Draft) -> Iterator[Placed]:
    """Other pages have their place below /practise/ too."""
    every: list[Kept[Any]] = [*draft.sets.values(), *draft.mocks.values()]
    for kept in every:
        if kept.record.id == "written":
            yield kept.placed(Problem(("id",), "'/practise/written/' is the page of written tasks. Choose another id."))


def mocks(draft: Draft) -> Iterator[Placed]:
    """A mock draws for outcomes that are there, and the banks hold enough for each line."""
    unsure = any(bank.broken for bank in draft.banks.values())
    outcomes = draft.shelves["outcomes"]
    for name, kept in draft.mocks.items():
        if kept.record.id != name:
            yield kept.placed(
                Problem(("id",), f"the id is '{kept.record.id}' and the file is '{name}.yml'. Give both the same name.")
            )
        strays = [n for n, line in enumerate(kept.record.blueprint) if line.outcome not in outcomes]
        for n in strays:
            message = unknown("outcome", kept.record.blueprint[n].outcome, outcomes, "docs/outcomes.yml")
            yield kept.placed(Problem(("blueprint", n, "outcome"), message))
        if not unsure:
            short = kept.record.fits(item.record for item in draft.items.values())
            yield from (kept.placed(problem) for problem in short if problem.path[1] not in strays)


def _item_in(draft: Draft, name: str) -> BaseItem | None:
    kept = draft.items.get(name)
    return kept.record if kept else None


def references(draft: Draft) -> Iterator[Placed]:
    """Every citation, glossary mark and misconception named leads somewhere; every source is cited; glossary words are told apart."""
    cited: set[str] = {kept.record.source for kept in draft.shelves["frameworks"].values()}
    terms = term_forms(kept.record for kept in draft.shelves["glossary"].values())
    known, glossary = draft.shelves["sources"], draft.shelves["glossary"]
    unsure = glossary.unread or glossary.broken
    misconceptions = draft.shelves["misconceptions"]
    for kept, path, words in _texts(draft):
        if path[-1] == "misconception" and words not in misconceptions:  # wherever a room keeps it
            yield kept.placed(Problem(path, unknown("misconception", words, misconceptions, "docs/misconceptions.yml")))
        if "[" not in words:
            continue
        for name in dict.fromkeys(text.CITE.findall(words)):
            cited.add(name)
            if name not in known:
                message = unknown("source", name, known, "docs/sources.yml")
                yield kept.placed(Problem(path, message, words=f"[@{name}"))
        for name in dict.fromkeys(name for name, _ in text.TERM.findall(words)):
            if name.casefold() not in terms and not unsure:
                message = unknown("glossary term", name, terms, "docs/glossary.yml")
                yield kept.placed(Problem(path, message, words=f"[[{name}"))
    cited |= {name for kept in draft.items.values() for name in kept.record.sources}
    for shelf in (glossary, draft.shelves["signposts"]):
        cited |= {name for kept in shelf.values() for name in kept.record.sources}
    for name, kept in known.items():
        if name not in cited and not draft.problems:  # what could not be read may cite it
            yield kept.placed(Problem(("id",), "nothing cites this source. Cite it, or take it out.", "warning"))
    yield from _glossary(draft, terms)
    for kept in draft.shelves["signposts"].values():
        yield from _sources_named(draft, kept)


def _sources_named(draft: Draft, kept: Kept[Any]) -> Iterator[Placed]:
    for n, source in enumerate(kept.record.sources):
        if source not in draft.shelves["sources"]:
            yield kept.placed(Problem(("sources", n), unknown("source", source, draft.ids("sources"), "docs/sources.yml")))


def _glossary(draft: Draft, terms: Mapping[str, str]) -> Iterator[Placed]:
    for name, kept in draft.shelves["glossary"].items():
        yield from _sources_named(draft, kept)
        forms: list[tuple[Path, str]] = [(("term",), kept.record.term)]
        forms += [(("also", n), words) for n, words in enumerate(kept.record.also)]
        for path, words in forms:
            if (other := terms[words.casefold()]) != name:
                yield kept.placed(Problem(path, f"'{words}' is explained by '{other}' too. Keep it with one of them."))


def term_forms(terms: Iterable[Term]) -> Mapping[str, str]:
    """Every form in which a text may mark a term, in small letters, with the term's id."""
    forms: dict[str, str] = {}
    for term in terms:
        for words in (term.id, term.term, *term.also):
            forms.setdefault(words.casefold(), term.id)
    return forms


def _texts(draft: Draft) -> Iterator[tuple[Any, Path, str]]:
    shelves = [*draft.shelves.values(), draft.modules, draft.items, draft.sets, draft.mocks, draft.tools]
    for kept in (kept for shelf in shelves for kept in shelf.values()):
        yield from ((kept, path, words) for path, words in strings(kept.record))


def tool_files(draft: Draft) -> Iterator[Placed]:
    """A form's file and id are one, and its address is its own."""
    for slug, kept in draft.tools.items():
        if kept.record.id != slug:
            message = f"the id is '{kept.record.id}' and the file is '{slug}.yml'. Give both the same name."
            yield kept.placed(Problem(("id",), message))
        if slug in TOOLS_RESERVED:
            yield kept.placed(Problem(("id",), f"'{slug}' is the address of another page. Choose another name."))
    unsure = any(problem.file.startswith("docs/tools/") for problem in draft.problems)
    for _, kept in _heads(draft):
        for n, name in enumerate(kept.record.tools):
            if name not in draft.tools and not unsure:
                yield kept.placed(Problem(("tools", n), unknown("form", name, draft.tools, "docs/tools/")))


def reviews(draft: Draft, today: date) -> Iterator[Placed]:
    for kept in draft.tools.values():
        if kept.record.review_by < today:
            message = f"the review was due by {kept.record.review_by}. Check the form, then move 'reviewed' and 'review_by'."
            yield kept.placed(Problem(("review_by",), message, "notice"))
    for _, kept in _heads(draft):
        if kept.record.review_by < today:
            message = f"the review was due by {kept.record.review_by}. Check the module, then move 'reviewed' and 'review_by'."
            yield kept.placed(Problem(("review_by",), message, "notice"))


def minutes(draft: Draft) -> Iterator[Placed]:
    for slug, kept in draft.modules.items():
        if _bank_is_broken(draft, slug):
            continue
        measured = measured_minutes(kept.record, _asked_on_page(draft, slug))
        if abs(measured - kept.record.minutes) > max(5, kept.record.minutes / 4):
            said, better = kept.record.minutes, max(5, round(measured / 5) * 5)
            message = f"'minutes' is {said}, but reading, questions and activities take about {measured:.0f}. Write {better}."
            yield kept.placed(Problem(("minutes",), message, "warning"))


def _asked_on_page(draft: Draft, slug: str) -> int:
    elsewhere = {name for kept in draft.sets.values() for name in kept.record.own}
    bank = draft.banks.get(slug)
    return sum(kept.record.id not in elsewhere for kept in bank.items) if bank else 0


def _heads(draft: Draft) -> Iterable[tuple[str, Any]]:
    return draft.heads.items()


def _module_is_broken(draft: Draft, slug: str) -> bool:
    """Its own file has been told about already; what follows from that would only bury it."""
    return any(problem.file == f"docs/modules/{slug}.yml" for problem in draft.problems) and slug not in draft.heads


def _bank_is_broken(draft: Draft, slug: str) -> bool:
    return any(problem.file == f"quizzes/{slug}.yml" for problem in draft.problems)
