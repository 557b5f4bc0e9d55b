"""`python -m macros export`: the files for learning platforms, written to a folder, with what each leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..library import Library
from ..module import Module
from ..problems import nearest
from . import formats
from .base import Exported, Format

ALL = "all"


class Refused(Exception):
    """What was asked for cannot be written: one sentence with the remedy."""


def export(library: Library, kind: str, module: str | None, folder: Path) -> Iterator[str]:
    """Write the files below the folder, and say of each, line by line, what is in it."""
    for one in _chosen(library, module):
        for wanted in _formats(kind):
            yield from _written(folder / one.id, wanted.write(library, one, library.asked(one.id)))


def _formats(kind: str) -> Sequence[Format]:
    known = formats()
    if kind == ALL:
        return list(known.values())
    if kind not in known:
        raise Refused(f"There is no format '{kind}'.{nearest(kind, known)} Formats: {', '.join(known)}, or '{ALL}'.")
    return [known[kind]]


def _chosen(library: Library, module: str | None) -> Sequence[Module]:
    """The modules to write; those that ask nothing only by name, for then somebody waits for a file."""
    asking: Mapping[str, Module] = {slug: one for slug, one in library.modules.items() if library.asked(slug)}
    if module is None:
        return list(asking.values())
    if module not in library.modules:
        raise Refused(f"There is no module '{module}'.{nearest(module, library.modules)}")
    if module not in asking:
        raise Refused(f"The module '{module}' asks no questions yet. Write some in quizzes/{module}.yml first.")
    return [asking[module]]


def _written(folder: Path, made: Exported) -> Iterator[str]:
    target = folder / made.file
    if target.is_dir():
        raise Refused(f"{target} is a folder. Move it, or choose another folder with --out.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target.write_bytes(made.content)
    except OSError as error:
        raise Refused(f"{target} could not be written: {error.strerror}. Choose another folder with --out.") from None
    yield f"{target}: {made.report.count}"
    for reason in made.report.reasons():
        yield f"    {reason} ({', '.join(reason.items)})"
