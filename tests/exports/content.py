"""What the tests export: every good example as the questions of one module, and questions with hostile words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings

from macros import strict_yaml, views
from macros.exports.base import Given
from macros.gallery import example_item, examples
from macros.item import BaseItem
from macros.library import Library, load
from macros.module import Module
from macros.questions import ROOMS
from tests import everything, projects
from tests.test_new import TODAY

tried = settings(deadline=None, max_examples=60)
"""How often a property is tried; how long that takes is the machine's business."""

HOSTILE = "</p>]]> {1:MC:=x} ~ = # \\ : & \" ' %50%x -> =1+1 £é"
"""What means something in one of the formats, all at once."""


@cache
def library() -> Library:
    """A project with every good example of every room in the module 'supervision'."""
    with TemporaryDirectory() as folder:
        return load(projects.write(Path(folder), everything.files()), TODAY)


def module() -> Module:
    return library().modules["supervision"]


def items() -> tuple[BaseItem, ...]:
    return library().asked("supervision")


def given(*some: BaseItem, module: Module | None = None) -> Given:
    """All good examples, or some questions, as a format gets them."""
    return Given(views.page_of(library(), "supervision"), module or library().modules["supervision"], some or items())


def named(name: str) -> BaseItem:
    return library().items[name]


@cache
def good_examples() -> list[Mapping[str, Any]]:
    return [example for room in ROOMS for example in examples(room) if "problems" not in example]


def golden_items() -> list[BaseItem]:
    """Those behind the files that hold how a format should look."""
    file = Path(__file__).parent / "golden/items.yml"
    return [example_item({"item": item}) for item in strict_yaml.read(file, file.parent).data]


def with_words(item: BaseItem, change: Callable[[str], str]) -> BaseItem:
    """The same question with every text in it changed; ids and settings stay. It is not checked: what is hostile is refused there."""
    return type(item).model_construct(**{name: _changed(name, value, change) for name, value in item})


_TEXTS = frozenset(
    {"text", "feedback", "stem", "stimulus", "rationale", "hints", "accept", "ask", "debrief", "model", "why", "right", "wrong"}
)


def _changed(name: str, value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value) if name in _TEXTS else value
    if isinstance(value, tuple):
        return tuple(_changed(name, part, change) for part in value)
    if hasattr(value, "model_fields_set"):
        return type(value).model_construct(**{inner: _changed(inner, part, change) for inner, part in value})
    return value


@cache
def example_of(kind: str) -> BaseItem:
    """The first good example of a type."""
    return next(example_item(example) for example in good_examples() if example["item"]["type"] == kind)
