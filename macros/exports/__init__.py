"""The formats that a module's questions can leave in, for learning platforms and for people.

A new format is its file (or folder) here and its name in this line. What a format cannot carry it leaves out, and its Report says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from ..library import Library
from ..module import Module
from .base import Exported, Format

NAMES = ("scorm", "moodle", "gift", "csv")


@cache
def formats() -> Mapping[str, Format]:
    """Each format by the name that its command has."""
    return {name: import_module(f"{__name__}.{name}").FORMAT for name in NAMES}


def files(library: Library, module: Module) -> Iterator[tuple[Format, Exported]]:
    """The questions of a module's page in every format; nothing for a module that asks none."""
    items = library.asked(module.id)
    for kind in formats().values() if items else ():
        yield kind, kind.write(library, module, items)
