"""Every YAML file of the project, read once and checked as a whole: a frozen `Library`, or every problem with its place.

Three steps, and nothing is shown before the last: read the files, give each record its shape, then see whether all fits together
(`crosscheck`). A problem in one file never hides those of another.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path as FilePath
from types import MappingProxyType
from typing import Annotated, Any, Generic, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from . import crosscheck, strict_yaml
from .item import BaseItem, Record
from .mocks import Mock
from .module import (
    SECTIONS,
    Claim,
    CommandWord,
    Disagreement,
    Framework,
    Misconception,
    Module,
    ModuleHead,
    Outcome,
    Planned,
    Route,
    Section,
    Signpost,
    Source,
    Term,
)
from .problems import ContentError, Path, Placed, Problem, from_validation, near, nearest, shown
from .questions import item_types
from .redirects import Redirect
from .sets import CaseSet
from .strict_yaml import Document, Lines, Unreadable
from .tool import Tool

R = TypeVar("R", bound=Record)

REGISTERS: Mapping[str, type[Record]] = {
    "outcomes": Outcome,
    "sources": Source,
    "frameworks": Framework,
    "glossary": Term,
    "claims": Claim,
    "misconceptions": Misconception,
    "disagreements": Disagreement,
    "signposts": Signpost,
    "commands": CommandWord,
    "routes": Route,
    "redirects": Redirect,
}
LISTS: Mapping[str, str] = {"glossary": "terms"}  # where the list in a register has another name than its file
KEYS: Mapping[str, str] = {"redirects": "old"}  # what an entry is known by, where that is no id


@dataclass(frozen=True)
class Kept(Generic[R]):
    """A record with the place that it came from."""

    record: R
    document: Lines
    path: Path
    about: str

    def placed(self, problem: Problem) -> Placed:
        return _placed(self.document, problem.under(*self.path), self.about)


def _placed(document: Lines, problem: Problem, about: str) -> Placed:
    line, column = document.place(problem.path, key=problem.named, words=problem.words)
    return Placed(document.name, line, column, about, problem.message, problem.level)


class Shelf(dict[str, Kept[Any]]):
    """A register by its ids. What could not be read, one entry or all, has been told and is not said to be missing as well."""

    def __init__(self, *, unread: bool = False) -> None:
        super().__init__()
        self.unread = unread
        self.broken: set[str] = set()

    def __contains__(self, name: object) -> bool:
        return self.unread or name in self.broken or super().__contains__(name)


@dataclass(frozen=True)
class Bank:
    """A file of items: the questions of one module, in the order of the file."""

    document: Lines
    module: str
    items: tuple[Kept[BaseItem], ...]
    broken: frozenset[str]
    """Ids of items that have been told about; '' stands for one that cannot be known."""
    retired: tuple[str, ...]


@dataclass
class Draft:
    """What has been read so far, and what was wrong with it. Only this module and `crosscheck` see one."""

    shelves: dict[str, Shelf] = field(default_factory=dict)
    modules: dict[str, Kept[Module]] = field(default_factory=dict)
    heads: dict[str, Kept[ModuleHead]] = field(default_factory=dict)
    banks: dict[str, Bank] = field(default_factory=dict)
    items: dict[str, Kept[BaseItem]] = field(default_factory=dict)
    sets: dict[str, Kept[CaseSet]] = field(default_factory=dict)
    mocks: dict[str, Kept[Mock]] = field(default_factory=dict)
    tools: dict[str, Kept[Tool]] = field(default_factory=dict)
    problems: list[Placed] = field(default_factory=list)
    pages: frozenset[str] = frozenset()
    """Addresses of the pages that are written as Markdown, from the site's root."""

    def ids(self, shelf: str) -> Iterable[str]:
        return self.shelves[shelf].keys()


@dataclass(frozen=True)
class Library:
    """All that is taught, asked and cited; checked, and never changed afterwards. Mappings keep the order of their files."""

    modules: Mapping[str, Module]
    banks: Mapping[str, tuple[BaseItem, ...]]
    items: Mapping[str, BaseItem]
    outcomes: Mapping[str, Outcome]
    sources: Mapping[str, Source]
    frameworks: Mapping[str, Framework]
    glossary: Mapping[str, Term]
    claims: Mapping[str, Claim]
    misconceptions: Mapping[str, Misconception]
    disagreements: Mapping[str, Disagreement]
    signposts: Mapping[str, Signpost]
    commands: Mapping[str, CommandWord]
    routes: Mapping[str, Route]
    redirects: Mapping[str, Redirect]
    planned: Mapping[str, Planned]
    sets: Mapping[str, CaseSet]
    retired: frozenset[str]
    notes: tuple[Placed, ...]
    """Warnings and notices: what stops no build."""

    tools: Mapping[str, Tool] = field(default_factory=dict)
    places: Mapping[str, Kept[Any]] = field(default_factory=dict, repr=False)
    """Where each item and module was written, by 'item <id>' and 'module <id>'."""

    mocks: Mapping[str, Mock] = field(default_factory=dict)

    def placed_item(self, item: str, problem: Problem) -> Placed:
        return self.places[f"item {item}"].placed(problem)

    def placed_module(self, module: str, problem: Problem) -> Placed:
        return self.places[f"module {module}"].placed(problem)

    def term(self, words: str) -> Term:
        """The glossary's entry for a word as a text marks it."""
        return self.glossary[self._term_forms[words.casefold()]]

    @cached_property
    def _term_forms(self) -> Mapping[str, str]:
        return crosscheck.term_forms(self.glossary.values())

    @cached_property
    def sets_by_item(self) -> Mapping[str, CaseSet]:
        """The set on whose page an item has its only place."""
        return {name: cases for cases in self.sets.values() for name in cases.own}

    def asked(self, module: str) -> tuple[BaseItem, ...]:
        """The questions on a module's page, wherever they stand there: its bank without what only a set asks."""
        return tuple(item for item in self.banks.get(module, ()) if item.id not in self.sets_by_item)

    def quiz(self, module: Module) -> tuple[BaseItem, ...]:
        """The questions at the end of a module's page: its bank without those at the end of a section or on the page of a set."""
        elsewhere = {*module.checked_items(), *self.sets_by_item}
        return tuple(item for item in self.banks.get(module.id, ()) if item.id not in elsewhere)


def load(root: FilePath, today: date) -> Library:
    """Read and check all content below the project's root.

    Raises:
        ContentError: with every error, in order of place.
    """
    with _without_collecting():
        draft = draft_of(root)
        problems = [*draft.problems, *crosscheck.everything(draft, today)]
    errors = [problem for problem in problems if problem.level == "error"]
    if errors:
        raise ContentError(problems)
    return _frozen(draft, tuple(sorted(problems)))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """What is read is kept, so Python's collector would walk all of it again and again, for a fifth of the time, and free nothing."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def draft_of(root: FilePath) -> Draft:
    draft = Draft(pages=frozenset(_pages(root)))
    for name, model in REGISTERS.items():
        draft.shelves[name] = _register(draft, root, name, model)
    draft.shelves["planned"] = _planned(draft, root)
    for file in sorted((root / "docs/modules").glob("*.yml")):
        _module(draft, root, file)
    for file in sorted((root / "quizzes").glob("*.yml")):
        _bank(draft, root, file)
    for file in sorted((root / "quizzes/sets").glob("*.yml")):
        _set(draft, root, file)
    for file in sorted((root / "docs/tools").glob("*.yml")):
        _tool(draft, root, file)
    draft.problems.extend(_strays(root))
    return draft


def _pages(root: FilePath) -> Iterator[str]:
    for file in (root / "docs").rglob("*.md"):
        parts = file.relative_to(root / "docs").with_suffix("").parts
        yield "".join(f"{part}/" for part in parts if part != "index")


def _strays(root: FilePath) -> Iterator[Placed]:
    """YAML that nothing reads: an author would wait for it in vain."""
    for folder, known in (
        ("docs", REGISTERS),
        ("docs/modules", None),
        ("docs/tools", None),
        ("quizzes", None),
        ("quizzes/sets", None),
    ):
        for file in sorted((root / folder).glob("*.[yY]*[mM][lL]")):
            name = f"{folder}/{file.name}"
            if file.suffix != ".yml":
                yield Placed(
                    name, 1, 1, "", f"nothing reads this file, because its name does not end in '.yml'. Call it '{file.stem}.yml'."
                )
            elif known is not None and file.stem not in known:
                remedy = nearest(file.stem, known) or " A module belongs in docs/modules/, a bank of items in quizzes/."
                yield Placed(name, 1, 1, "", f"nothing reads a file of this name.{remedy}")


def _document(draft: Draft, root: FilePath, file: FilePath) -> Document | None:
    try:
        return strict_yaml.read(file, root)
    except Unreadable as error:
        draft.problems.extend(error.placed(file.relative_to(root).as_posix()))
        return None


def _register(draft: Draft, root: FilePath, name: str, model: type[Record]) -> Shelf:
    file = root / "docs" / f"{name}.yml"
    if not file.exists():
        message = f"the file is missing. Make it, with '{LISTS.get(name, name)}: []' in it if there is nothing to list yet."
        draft.problems.append(Placed(f"docs/{name}.yml", 1, 1, "", message))
        return Shelf(unread=True)
    document = _document(draft, root, file)
    allowed = {LISTS.get(name, name)} | ({"planned"} if name == "routes" else set())
    if document is None:
        return Shelf(unread=True)
    return _shelf(draft, document, LISTS.get(name, name), model, allowed, KEYS.get(name, "id"))


def _planned(draft: Draft, root: FilePath) -> Shelf:
    file = root / "docs/routes.yml"
    if not file.exists():
        return Shelf(unread=True)
    try:
        document = strict_yaml.read(file, root)
    except Unreadable:  # told already, with the routes
        return Shelf(unread=True)
    if not isinstance(document.data, dict) or "planned" not in document.data:
        return Shelf()
    return _shelf(draft, document, "planned", Planned, set(document.data), key="slug")


def _shelf(draft: Draft, document: Document, name: str, model: type[R], allowed: set[str], key: str = "id") -> Shelf:
    entries = _list_in(draft, document, name, allowed)
    shelf = Shelf(unread=entries is None)
    for index, data in enumerate(entries or ()):
        kept = _shaped(draft, document, (name, index), data, model)
        if kept is None:
            shelf.broken.add(name := _name_of(model, data, key))
            shelf.unread |= not name
            continue
        name_of = getattr(kept.record, key)
        if first := shelf.get(name_of):
            line, _ = document.place((*first.path, key))
            message = f"the id '{name_of}' is used already, on line {line}. Give each its own."
            draft.problems.append(kept.placed(Problem((key,), message)))
        else:
            shelf[name_of] = kept
    return shelf


def _name_of(model: type[Record], data: Any, key: str = "id") -> str:
    """The id of an entry with a fault, or '' where the id itself is at fault: it may be any that others name."""
    try:
        return str(TypeAdapter(Annotated[str, *model.model_fields[key].metadata]).validate_python(_called(data)))
    except ValidationError:
        return ""


def _list_in(draft: Draft, document: Document, name: str, allowed: set[str]) -> list[Any] | None:
    """The list that a file holds under one name; anything else in the file is told."""
    data = document.data
    if not isinstance(data, dict):
        _tell(draft, document, (), f"the file holds {shown(data)}. Start it with '{name}:' and put the list below.")
        return None
    extras = data.keys() - allowed
    for extra in extras:
        message = f"there is no field '{extra}' here.{nearest(extra, allowed) or ' Take it out.'}"
        _tell(draft, document, (extra,), message, key=True)
    if isinstance(data.get(name), list):
        return list(data[name])
    if name in data:
        _tell(draft, document, (name,), f"'{name}' should be a list, not {shown(data[name])}. Start each entry with '- '.")
    elif not any(near(extra, allowed) == name for extra in extras):
        _tell(draft, document, (), f"'{name}' is missing. Add it.")
    return None


def _tell(draft: Draft, document: Document, path: Path, message: str, *, about: str = "", key: bool = False) -> None:
    draft.problems.append(_placed(document, Problem(path, message, named=key), about))


def _shaped(draft: Draft, document: Document, path: Path, data: Any, model: type[R], about: str = "") -> Kept[R] | None:
    """The record in `data`, or nothing with each fault told."""
    if not isinstance(data, dict):
        _tell(draft, document, path, f"this should be a group of 'name: value' lines, not {shown(data)}.", about=about)
        return None
    about = about or _called(data)
    try:
        record = model.model_validate(data)
    except ValidationError as error:
        for problem in from_validation(error.errors(include_url=False), data, partial(fields_at, model)):
            draft.problems.append(_placed(document, problem.under(*path), about))
        return None
    kept = Kept(record, document.lines, path, about)
    draft.problems.extend(kept.placed(problem) for problem in record.problems())
    return kept


def _called(data: Any) -> str:
    name = data.get("id", data.get("slug", "")) if isinstance(data, dict) else ""
    return name if isinstance(name, str) else ""


def fields_at(model: type[Record], path: Path) -> list[str]:
    """The fields that a record may have at a path inside it, for suggesting the word that was meant."""
    models = [model]
    for step in path:
        if isinstance(step, str):
            fields = [at.model_fields[step] for at in models if step in at.model_fields]
            models = [inner for info in fields for inner in _records_in(info.annotation)]
    return list(dict.fromkeys(name for at in models for name in at.model_fields))


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _records_in(part)


def _module(draft: Draft, root: FilePath, file: FilePath) -> None:
    document = _document(draft, root, file)
    if document is None:
        return
    if not isinstance(document.data, dict):
        _tell(draft, document, (), f"the file holds {shown(document.data)}. Start it with 'id:' and the module's other fields.")
        return
    about = _called(document.data)
    head_data = {name: value for name, value in document.data.items() if name != "sections"}
    head = _shaped(draft, document, (), head_data, ModuleHead, about)
    if head:
        draft.heads[file.stem] = head
    sections = _sections(draft, document, about)
    if head and sections is not None:
        record = Module.model_construct(**head.record.__dict__, sections=sections)
        draft.modules[file.stem] = Kept(record, document.lines, (), about)


def _sections(draft: Draft, document: Document, about: str) -> tuple[Section, ...] | None:
    data = document.data.get("sections")
    if not isinstance(data, list) or not data:
        given = "missing" if data is None else f"{shown(data) if data else 'empty'}"
        _tell(
            draft,
            document,
            ("sections",),
            f"'sections' is {given}. List at least one section, each starting with '- id:'.",
            about=about,
        )
        return None
    kept = [_section(draft, document, index, section, about) for index, section in enumerate(data)]
    return None if None in kept else tuple(section.record for section in kept if section)


def _section(draft: Draft, document: Document, index: int, data: Any, about: str) -> Kept[Any] | None:
    path = ("sections", index)
    if isinstance(data, dict) and (message := _kind_problem(data)):
        _tell(draft, document, (*path, "kind"), message, about=about)
        return None
    kind = data.get("kind", "text") if isinstance(data, dict) else "text"
    return _shaped(draft, document, path, data, SECTIONS[kind], about)


def _kind_problem(data: Mapping[str, Any]) -> str:
    kind = data.get("kind", "text")
    if not isinstance(kind, str):
        return f"'kind' is {shown(kind)}. Use one of: {', '.join(SECTIONS)}."
    if kind not in SECTIONS:
        return f"there is no kind of section '{kind}'.{nearest(kind, SECTIONS)} Use one of: {', '.join(SECTIONS)}."
    for field_name in () if "kind" in data else data:
        owners = [name for name, model in SECTIONS.items() if field_name in model.model_fields]
        if len(owners) == 1:
            return f"'kind' is missing, and '{field_name}' belongs to the kind '{owners[0]}'. Add 'kind: {owners[0]}'."
    return ""


def _bank(draft: Draft, root: FilePath, file: FilePath) -> None:
    document = _document(draft, root, file)
    if document is None:
        return
    entries = _list_in(draft, document, "items", {"module", "items", "retired"})
    shaped = [(data, _item(draft, document, index, data)) for index, data in enumerate(entries or ())]
    broken = {_name_of(BaseItem, data) for data, kept in shaped if kept is None} | ({""} if entries is None else set())
    items = tuple(kept for _, kept in shaped if kept)
    for kept in items:
        _add_item(draft, kept)
    data = document.data if isinstance(document.data, dict) else {}
    module = _bank_module(draft, document, file, data)
    draft.banks[file.stem] = Bank(document.lines, module, items, frozenset(broken), _retired(draft, document, data))


def _bank_module(draft: Draft, document: Document, file: FilePath, data: Mapping[str, Any]) -> str:
    module = data.get("module")
    if isinstance(module, str) and module == file.stem:
        return module
    if data:
        given = "missing" if "module" not in data else shown(module)
        _tell(draft, document, ("module",), f"'module' is {given}. Write '{file.stem}', the name of this file.")
    return file.stem


def _retired(draft: Draft, document: Document, data: Mapping[str, Any]) -> tuple[str, ...]:
    retired = data.get("retired", [])
    if isinstance(retired, list) and all(isinstance(name, str) for name in retired):
        return tuple(retired)
    _tell(draft, document, ("retired",), "'retired' should be a list of item ids. Start each entry with '- '.")
    return ()


def _item(draft: Draft, document: Document, index: int, data: Any) -> Kept[Any] | None:
    path = ("items", index)
    if not isinstance(data, dict):
        _tell(draft, document, path, f"an item should be a group of 'name: value' lines, not {shown(data)}.")
        return None
    kind, types = data.get("type"), item_types()
    if isinstance(kind, str) and kind in types:
        return _shaped(draft, document, path, data, types[kind])
    if isinstance(kind, str):
        message = f"there is no question type {shown(kind)}.{nearest(kind, types)} Use one of: {', '.join(types)}."
    else:
        given = "missing" if "type" not in data else shown(kind)
        message = f"'type' is {given}. Use one of: {', '.join(types)}."
    _tell(draft, document, (*path, "type"), message, about=_called(data))
    return None


def _set(draft: Draft, root: FilePath, file: FilePath) -> None:
    document = _document(draft, root, file)
    if document is None:
        return
    kind = document.data.get("kind", "cases") if isinstance(document.data, dict) else "cases"
    if kind not in ("cases", "mock"):
        message = f"'kind' is {shown(kind)}. Use one of: cases, mock.{nearest(str(kind), ('cases', 'mock'))}"
        _tell(draft, document, ("kind",), message, about=_called(document.data))
    elif kind == "mock":
        if mock := _shaped(draft, document, (), document.data, Mock):
            draft.mocks[file.stem] = mock
    elif cases := _shaped(draft, document, (), document.data, CaseSet):
        draft.sets[file.stem] = cases


def _tool(draft: Draft, root: FilePath, file: FilePath) -> None:
    document = _document(draft, root, file)
    if document and not isinstance(document.data, dict):
        _tell(draft, document, (), f"the file holds {shown(document.data)}. Start it with 'id:' and the form's other fields.")
    elif document and (kept := _shaped(draft, document, (), document.data, Tool)):
        draft.tools[file.stem] = kept


def _add_item(draft: Draft, kept: Kept[BaseItem]) -> None:
    first = draft.items.setdefault(kept.record.id, kept)
    if first is not kept:
        line, _ = first.document.place((*first.path, "id"))
        message = f"the id '{kept.record.id}' is used already, in {first.document.name} on line {line}. Give each item its own."
        draft.problems.append(kept.placed(Problem(("id",), message)))


def _frozen(draft: Draft, notes: tuple[Placed, ...]) -> Library:
    def shelf(name: str) -> Mapping[str, Any]:
        return _records(draft.shelves[name])

    return Library(
        modules=_records(draft.modules),
        banks=MappingProxyType({name: tuple(kept.record for kept in bank.items) for name, bank in draft.banks.items()}),
        items=_records(draft.items),
        **{name: shelf(name) for name in REGISTERS},
        planned=shelf("planned"),
        sets=_records(draft.sets),
        tools=_records(draft.tools),
        retired=frozenset(name for bank in draft.banks.values() for name in bank.retired),
        notes=notes,
        places=MappingProxyType(
            {f"item {name}": kept for name, kept in draft.items.items()}
            | {f"module {name}": kept for name, kept in draft.modules.items()}
        ),
        mocks=_records(draft.mocks),
    )


def _records(shelf: Mapping[str, Kept[Any]]) -> Mapping[str, Any]:
    return MappingProxyType({name: kept.record for name, kept in shelf.items()})
