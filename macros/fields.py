"""Tables of fields for the authors' guide, made from the models, so that the guide is never behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, get_args

from .item import BaseItem, Record
from .library import LISTS, REGISTERS
from .mocks import Mock
from .module import SECTIONS, ModuleHead, Trainer
from .questions import item_types
from .sets import CaseSet
from .tool import Domain, Signpost, Statement, Tool, Warnings
from .views import at_once, rendered

SAID: Mapping[str, str] = {
    "id": "Permanent id: small letters, figures, hyphens.",
    "type": "The kind of question.",
    "kind": "The kind of section.",
    "text": "The words that are shown.",
    "title": "The words of the heading.",
    "correct": "true where picking it is right.",
    "feedback": "Why it is right or not: 15 to 60 words.",
    "misconception": "What it stands for, from docs/misconceptions.yml: F12.",
    "match": "The id of the target that it goes with.",
    "category": "The id of the category that it belongs to.",
    "stem": "The sentence that asks.",
    "options": "What can be picked.",
    "accept": "Every wording that is right.",
    "near": "Wordings that are close but not right, each with feedback.",
    "why": "Why it is as strong or as weak as it is.",
    "strength": "strong or weak.",
    "ask": "The question of this part.",
    "choices": "What can be decided here.",
    "ending": "good, mixed or poor, where the case ends.",
    "debrief": "The principle that this ending shows.",
    "quality": "2 good, 1 fair, 0 poor.",
    "to": "The id of the part that comes next.",
    "right": "What to say when it is right.",
    "wrong": "What to say when it is not.",
    "outcomes": "Outcomes that this teaches.",
    "module": "The module that it belongs to.",
    "summary": "What it is for, in one line.",
    "level": "foundation, core or leader.",
    "needs": "Modules to do before this one.",
    "code": "Permanent and short: m02.",
    "nations": "Where it holds.",
    "nation": "Where it holds, if it differs.",
    "frameworks": "What it counts towards: framework, part, note, and the outcomes that support it.",
    "reviewed": "The day of the last review.",
    "review_by": "The day when the next review is due.",
    "version": "Raised with each change of substance.",
    "previous": "The module before this one.",
    "next": "The module after this one.",
    "trainer": "The part for trainers.",
    "sections": "The parts of the page, in order.",
    "caption": "What the table or the talk shows.",
    "columns": "What is compared.",
    "rows": "Each with a heading and a cell for each column.",
    "turns": "Each with who, says and, where it helps, note.",
    "prompts": "Questions to think about or to talk about.",
    "discussion": "What we would notice, in Markdown; it opens when asked for.",
    "items": "What is listed, or the ids of the questions.",
    "entries": "Each with when and text.",
    "minutes": "How long it takes.",
    "steps": "What to do, one after another.",
    "time": "A plan for each length, by its minutes.",
    "group": "How many people it suits.",
    "facilitator_notes": "What to know about distress and disclosure, in Markdown.",
    "photocopy": "What to copy beforehand.",
    "author": "Who wrote it.",
    "year": "When it came out.",
    "publisher": "Who published it.",
    "url": "Where it is.",
    "short": "How it is cited.",
    "checked": "The day when someone last looked.",
    "confidence": "high, medium or low.",
    "note": "Anything that a reader should know.",
    "source": "The id of its source.",
    "sources": "Ids of its sources.",
    "words": "The promise it makes, and its limit.",
    "parts": "Its parts, each with id and title.",
    "term": "The word.",
    "means": "What it means, in plain words.",
    "also": "Other forms of the word.",
    "flag": "Q qualify, U unverified, T in tension.",
    "modules": "The modules, in order.",
    "says": "What people believe.",
    "instead": "What is so.",
    "command": "The command word of the task.",
    "question": "The point in question.",
    "name": "What it is called.",
}
"""What a field is, where its model does not say it in words of its own."""


def item_types_guide() -> str:
    """Markdown: what all questions have, then a part for each type."""
    parts = ["## What every question has {: #every-question }", _table("Every question", BaseItem)]
    for kind, model in item_types().items():
        parts += [f"## {kind} {{: #{kind} }}", _summary(model), _table(f"Beside these, {kind}", model, without=BaseItem)]
        parts += [_table(f"In {kind}: {inner.__name__}", inner) for inner in _inner(model)]
    return "\n\n".join(parts)


def files_guide() -> str:
    """Markdown: the fields of modules, sections and registers."""
    parts = ["## docs/modules/ {: #module }", _table("A module", ModuleHead)]
    parts += ["### The part for trainers {: #trainer }", _table("The part for trainers", Trainer)]
    for kind, model in SECTIONS.items():
        parts += [f"### A section of the kind {kind} {{: #section-{kind} }}", _table(f"A {kind} section", model)]
    parts += ["## quizzes/sets/ {: #set }", _summary(CaseSet), _table("A set of cases", CaseSet)]
    parts += [_table(f"In a set of cases: {inner.__name__}", inner) for inner in _inner(CaseSet)]
    parts += ["### A mock assessment {: #mock }", _summary(Mock), _table("A mock assessment", Mock)]
    parts += [_table(f"In a mock assessment: {inner.__name__}", inner) for inner in _inner(Mock)]
    parts += [
        "## docs/tools/ {: #tool }",
        f"{_summary(Tool)} Another form is another file, and nothing else.",
        _table("A form", Tool),
    ]
    parts += [_table(f"In a form: {_summary(model)}", model) for model in (Domain, Statement, Warnings, Signpost)]
    for name, register in REGISTERS.items():
        parts += [f"## docs/{name}.yml {{: #file-{name} }}", f"A list under `{LISTS.get(name, name)}:`."]
        parts.append(_table("Each entry", register))
    return "\n\n".join(parts)


def said(name: str, info: Any) -> str:
    """What a field is: its model's own words, or the common ones."""
    return str(info.description or SAID.get(name, ""))


def _table(caption: str, model: type[Record], without: type[Record] = Record) -> str:
    fields = [(name, info.is_required(), said(name, info)) for name, info in model.model_fields.items()]
    own = [field for field in fields if field[0] not in without.model_fields]
    return at_once(partial(rendered, "field-table.html.j2", caption=caption, fields=own))


def _summary(model: type[Record]) -> str:
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())


def _inner(model: type[Record]) -> Iterator[type[Record]]:
    """The groups of fields inside a type, each once."""
    seen: list[type[Record]] = []
    for name, info in model.model_fields.items():
        if name not in BaseItem.model_fields:
            seen += [inner for inner in _records(info.annotation) if inner not in seen]
    yield from seen


def _records(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
        for info in annotation.model_fields.values():
            yield from _records(info.annotation)
    for part in get_args(annotation):
        yield from _records(part)
