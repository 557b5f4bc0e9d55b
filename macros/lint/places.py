"""Where findings stand. Composing a whole file for one line of it costs as much as loading it, so an item is cut out first."""

from __future__ import annotations

import re
from functools import lru_cache

from ..library import Library
from ..problems import Placed, Problem
from ..strict_yaml import Document


def in_item(library: Library, name: str, problem: Problem) -> Placed:
    kept = library.places[f"item {name}"]
    cut = _entry(kept.document.text, name)
    if cut is None:  # written in a way that lines alone do not tell: the file as a whole knows
        return library.placed_item(name, problem)
    start, indent, lines = cut
    line, column = Document(kept.document.name, lines, None).place(problem.path, key=problem.named, words=problem.words)
    return Placed(kept.document.name, start + line - 1, indent + column, name, problem.message, problem.level)


@lru_cache(maxsize=64)
def _entry(text: str, name: str) -> tuple[int, int, str] | None:
    """The lines of one item without their indent: the number of the first, how far it was indented, and the lines."""
    start = _line_of(text, f"- id: {name}")
    if start is None:
        return None
    rest = text[start:].split("\n")
    indent = len(rest[0]) - len(rest[0].lstrip()) + 2
    inside = [" " * indent + rest[0].lstrip()[2:]]
    for line in rest[1:]:
        if line.strip() and not line.startswith(" " * indent):
            break
        inside.append(line)
    return text.count("\n", 0, start) + 1, indent, "\n".join(line[indent:] for line in inside) + "\n"


def _line_of(text: str, line: str) -> int | None:
    """Where the line starts that says just this, however far it is indented."""
    at = text.find(line)
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        if not text[start:at].strip() and text[at + len(line) : at + len(line) + 1] in ("", "\n"):
            return start
        at = text.find(line, at + 1)
    return None


def in_bank(library: Library, module: str, problem: Problem) -> Placed:
    """Beside the name of the module, which every bank starts with."""
    document = library.places[f"item {library.banks[module][0].id}"].document
    found = re.search(r"^module: *(?=\S)", document.text, re.MULTILINE)
    if found is None:
        line, column = document.place(("module",))
    else:
        line, column = document.text.count("\n", 0, found.end()) + 1, found.end() - found.start() + 1
    return Placed(document.name, line, column, "", problem.message, problem.level)
