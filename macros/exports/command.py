"""`python -m macros export`: the files for learning platforms, written to a folder, with what each leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from .. import views
from ..library import Library
from ..problems import nearest
from . import formats, given
from .base import Exported, Format

ALL = "all"


class Refused(Exception):
    """What was asked for cannot be written: one sentence with the remedy."""


def export(library: Library, kind: str, module: str | None, folder: Path) -> Iterator[str]:
    """Write the files below the folder, and say of each, line by line, what is in it."""
    for slug in _chosen(library, module):
        asked = given(views.page_of(library, slug))
        for wanted in _formats(kind):
            yield from _written(folder / slug, wanted.write(asked))


def _formats(kind: str) -> Sequence[Format]:
    known = formats()
    if kind == ALL:
        return list(known.values())
    if kind not in known:
        raise Refused(f"There is no format '{kind}'.{nearest(kind, known)} Formats: {', '.join(known)}, or '{ALL}'.")
    return [known[kind]]


def _chosen(library: Library, module: str | None) -> Sequence[str]:
    """The modules to write; those that ask nothing only by name, for then somebody waits for a file."""
    asking = [slug for slug in library.modules if library.asked(slug)]
    if module is None:
        return asking
    if module not in library.modules:
        raise Refused(f"There is no module '{module}'.{nearest(module, library.modules)}")
    if module not in asking:
        raise Refused(f"The module '{module}' asks no questions yet. Write some in quizzes/{module}.yml first.")
    return [module]


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
