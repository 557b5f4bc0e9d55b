"""JSON Schema for every kind of YAML file, so that an editor completes fields and marks slips while an author types.

The models are the only definition; these files are made from them and committed, because editors read them from disk.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Union

from pydantic import ConfigDict, Field, TypeAdapter, create_model

from .item import Record
from .library import LISTS, REGISTERS
from .mocks import Mock
from .module import Module, Planned
from .questions import item_types
from .sets import CaseSet
from .tool import Tool

FOLDER = "quizzes/schema"
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Mapping[str, str]:
    """Text of each schema file by its name."""
    made = {
        "module": _schema(Module, "A module"),
        "bank": _bank(),
        "set": _set(),
        "tool": _schema(Tool, "A feedback form"),
    }
    for name, model in REGISTERS.items():
        made[name] = _register(name, model)
    return {f"{name}.json": f"{json.dumps(schema, indent=2, ensure_ascii=False)}\n" for name, schema in made.items()}


def write(root: Path) -> list[str]:
    """Write the schema files that have changed; returns their names."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    changed = [name for name, content in schemas().items() if not _same(folder / name, content)]
    for name in changed:
        (folder / name).write_text(schemas()[name], encoding="utf-8")
    return changed


def _same(file: Path, content: str) -> bool:
    return file.exists() and file.read_text(encoding="utf-8") == content


def _schema(model: Any, title: str) -> dict[str, Any]:
    return {"$schema": DRAFT, **TypeAdapter(model).json_schema(), "title": title}


def _bank() -> dict[str, Any]:
    item: Any = Annotated[Union[tuple(item_types().values())], Field(discriminator="type")]  # noqa: UP007 - made from a list
    fields: dict[str, Any] = {"module": (str, ...), "items": (list[item], ...), "retired": (list[str], [])}
    return _schema(create_model("Bank", __config__=ConfigDict(extra="forbid"), **fields), "A bank of items")


def _set() -> dict[str, Any]:
    return _schema(Annotated[CaseSet | Mock, Field(discriminator="kind")], "A set of cases, or a mock assessment")


def _register(name: str, model: type[Record]) -> dict[str, Any]:
    fields: dict[str, Any] = {LISTS.get(name, name): (list[model], ...)}  # type: ignore[valid-type]
    if name == "routes":
        fields["planned"] = (list[Planned], [])
    return _schema(create_model(name.capitalize(), __config__=ConfigDict(extra="forbid"), **fields), name.capitalize())
