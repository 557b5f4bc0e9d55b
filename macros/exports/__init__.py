"""The formats that a module's questions can leave in, for learning platforms and for people.

A new format is its file (or folder) here and its name in this line. What a format cannot carry it leaves out, and its Report says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from ..views import Page
from .base import Exported, Format, Given

NAMES = ("scorm", "moodle", "gift", "csv")


@cache
def formats() -> Mapping[str, Format]:
    """Each format by the name that its command has."""
    return {name: import_module(f"{__name__}.{name}").FORMAT for name in NAMES}


def given(page: Page) -> Given:
    """The questions of a module's page."""
    if page.module is None:
        raise ValueError("only the page of a module has questions to export")
    return Given(page, page.module, page.library.asked(page.module.id))


def files(page: Page) -> Iterator[tuple[Format, Exported]]:
    """The questions of a module's page in every format; nothing for a module that asks none."""
    asked = given(page)
    for kind in formats().values() if asked.items else ():
        yield kind, kind.write(asked)
