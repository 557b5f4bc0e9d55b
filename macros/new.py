"""`python -m macros new`: a module or an item that is valid as it stands, for an author to write over.

An item starts from the first good example of its type in the rooms, so the form is always today's. Files are added to, never
rewritten: an author's own layout and comments stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from . import gallery, strict_yaml
from .library import Library
from .problems import nearest
from .questions import ROOMS, item_types

REVIEW_AFTER = timedelta(days=182)


class Refused(Exception):
    """What was asked for cannot be made: one sentence with the remedy."""


def item(root: Path, library: Library, module: str, kind: str, today: date) -> str:
    """Add an item of a type to a module's bank; returns its id."""
    if module not in library.modules:
        raise Refused(f"There is no module '{module}'.{nearest(module, library.modules)}")
    if kind not in item_types():
        raise Refused(f"There is no question type '{kind}'.{nearest(kind, item_types())} Types: {', '.join(item_types())}.")
    name = _fresh(f"{module}-{kind}", {*library.items, *library.retired})
    outcome = library.modules[module].outcomes[0]
    _append_entries(root / f"quizzes/{module}.yml", [_skeleton(library, kind, name, outcome, today)])
    return name


def module(root: Path, library: Library, slug: str, today: date) -> list[str]:
    """Write a module with one section, its bank with one item, and its outcome; returns the files that were made or added to."""
    files = [f"docs/modules/{slug}.yml", f"quizzes/{slug}.yml", "docs/outcomes.yml"]
    if taken := next((name for name in files[:2] if (root / name).exists()), None):
        raise Refused(f"{taken} is there already. Choose another name, or edit that file.")
    planned = library.planned.get(slug)
    codes = {module.code for module in library.modules.values()} | {planned.code for planned in library.planned.values()}
    card = {
        "id": slug,
        "title": planned.title if planned else slug.replace("-", " ").capitalize(),
        "summary": "Say in one line what this module is for.",
        "level": planned.level if planned else "foundation",
        "minutes": 5,
        "code": planned.code if planned else next(code for n in range(1, 100) if (code := f"m{n:02d}") not in codes),
    }
    outcome = f"{slug}.describe"
    (root / files[0]).write_text(strict_yaml.dump(card) + _body(outcome, today), encoding="utf-8")
    (root / files[1]).write_text(f"module: {slug}\nitems:\n", encoding="utf-8")
    _append_entries(root / files[1], [_skeleton(library, "single-choice", f"{slug}-first", outcome, today)])
    _append_entries(root / files[2], [{"id": outcome, "module": slug, "text": "Describe what this module is about"}])
    if planned:
        _take_out_planned(root / "docs/routes.yml", slug)
        files.append("docs/routes.yml")
    return files


def _body(outcome: str, today: date) -> str:
    dates = f"reviewed: {today}\nreview_by: {today + REVIEW_AFTER}\n"
    section = f"  - id: start\n    title: Where to start\n    outcomes: [{outcome}]\n    text: |\n      Write what a learner needs first.\n"
    return f"outcomes: [{outcome}]\n{dates}sections:\n{section}"


def _skeleton(library: Library, kind: str, name: str, outcome: str, today: date) -> Mapping[str, Any]:
    """The first good example of the type, with an id of its own and a source to exchange for the right one."""
    examples = (example["item"] for room in ROOMS for example in gallery.examples(room) if "problems" not in example)
    example = next(item for item in examples if item["type"] == kind)
    head = {"id": name, "type": kind, "outcome": outcome, "level": "apply", "sources": [*library.sources][:1]}
    return {**head, **{field: value for field, value in example.items() if field not in head}, "reviewed": today}


def _fresh(stem: str, taken: Iterable[str]) -> str:
    known = set(taken)
    return next(name for n in range(1, 10_000) if (name := f"{stem}-{n}") not in known)


def _append_entries(file: Path, entries: list[Mapping[str, Any]]) -> None:
    """Entries at the end of the file's list, which is its last field, indented as a list in these files is."""
    before = file.read_text(encoding="utf-8").rstrip("\n")
    if "retired" in (strict_yaml.parse(before) or {}) and file.parent.name == "quizzes":
        raise Refused(f"{file.name} ends with 'retired:'. Move that above 'items:', then ask again.")
    lines = "".join(f"  {line}\n" for line in strict_yaml.dump(entries).splitlines())
    file.write_text(f"{before}\n{lines}", encoding="utf-8")


def _take_out_planned(file: Path, slug: str) -> None:
    """The module is written now: its entry goes from the list of planned ones, line by line."""
    document = strict_yaml.read(file, file.parent)
    index = next(n for n, entry in enumerate(document.data["planned"]) if entry["slug"] == slug)
    lines = document.text.split("\n")
    start = document.place(("planned", index))[0] - 1
    end = document.place(("planned", index + 1))[0] - 1 if index + 1 < len(document.data["planned"]) else _end(lines, start)
    if len(document.data["planned"]) == 1:
        lines[start - 1] = "planned: []"
    file.write_text("\n".join(lines[:start] + lines[end:]), encoding="utf-8")


def _end(lines: list[str], start: int) -> int:
    """The line after the last one of an entry that nothing follows in its list."""
    following = (n for n in range(start + 1, len(lines)) if lines[n] and not lines[n].startswith(" "))
    return next(following, len(lines) - 1 if lines[-1] == "" else len(lines))
