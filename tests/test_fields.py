"""The authors' guide is made from the models, and leaves no field unexplained."""

from __future__ import annotations

import pytest

from macros import fields
from macros.item import BaseItem, Record
from macros.library import REGISTERS
from macros.mocks import Line, Mock
from macros.module import SECTIONS, ModuleHead, Trainer
from macros.questions import item_types
from macros.tool import Domain, Signpost, Statement, Tool, Warnings
from tests import projects

TYPES = item_types()
MODELS = [
    BaseItem,
    ModuleHead,
    Trainer,
    *SECTIONS.values(),
    Mock,
    Line,
    *REGISTERS.values(),
    *TYPES.values(),
    Tool,
    Domain,
    Statement,
    Warnings,
    Signpost,
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_explained(model: type[Record]) -> None:
    assert [name for name, info in model.model_fields.items() if not fields.said(name, info)] == []


@pytest.mark.parametrize("kind", TYPES)
def test_the_guide_has_a_part_and_every_own_field_of_a_type(kind: str) -> None:
    part = fields.item_types_guide().split(f"## {kind} {{: #{kind} }}")[1].split("\n## ")[0]

    own = [name for name in TYPES[kind].model_fields if name not in BaseItem.model_fields]
    assert own
    assert [name for name in own if f'scope="row"><code>{name}</code>' not in part] == []


def test_every_command_and_macro_is_in_the_documents() -> None:
    said = "".join(
        page.read_text(encoding="utf-8") for page in [projects.ROOT / "README.md", *(projects.ROOT / "docs").rglob("*.md")]
    )
    called = (projects.ROOT / "macros/__init__.py").read_text(encoding="utf-8")

    macros = [
        line.split("def ")[1].split("(")[0] for line in called.split("@env.macro")[1:] for line in [line.strip().splitlines()[0]]
    ]
    assert macros
    assert [
        name for name in macros if not name.endswith("_page") and not name.startswith("module_") and f"{name}(" not in said
    ] == []
    assert [
        command
        for command in (
            "macros new",
            "macros ids",
            "macros export",
            "make check",
            "make serve",
            "make test",
            "make build",
            "make bench",
        )
        if command not in said
    ] == []
