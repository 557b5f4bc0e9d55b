"""The list of every id that has ever been published: progress, links and posters hang on them, so none may vanish or come back
with another meaning. `docs/published-ids.txt` only ever grows; `python -m macros ids` adds to it, and `check` watches over it.

A line is a kind and an id (`item which-support-first-move`, `option which-support-first-move/ask`), or `retired` before such a line.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from .library import Library
from .problems import Placed

FILE = "docs/published-ids.txt"
_LINE = re.compile(r"(?:retired )?(?:module|code|section|outcome|term|item|option|set|tool|statement) \S+")


def current(library: Library) -> Iterator[str]:
    """Every permanent id of the content as it is now."""
    for module in library.modules.values():
        yield f"module {module.id}"
        yield f"code {module.code}"
        yield from (f"section {module.id}#{section.id}" for section in module.sections)
    yield from (f"outcome {name}" for name in library.outcomes)
    yield from (f"term {name}" for name in library.glossary)
    yield from (f"set {name}" for name in (*library.sets, *library.mocks))
    for tool in library.tools.values():
        yield f"tool {tool.id}"
        yield from (f"statement {tool.id}/{statement.id}" for statement in tool.statements)
    for item in library.items.values():
        yield f"item {item.id}"
        yield from (f"option {item.id}/{option}" for option in item.option_ids())


def listed(root: Path) -> list[str]:
    """The lines of the list; a byte that is no text shows as a sign, and the line is told."""
    file = root / FILE
    text = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
    return text.removesuffix("\n").split("\n") if text else []


def add(root: Path, library: Library) -> list[str]:
    """Append the ids that are new; returns them."""
    known = set(listed(root))
    new = [line for line in current(library) if line not in known]
    new += [line for name in sorted(library.retired) if (line := f"retired item {name}") not in known]
    _append(root, new)
    return new


def retire(root: Path, line: str) -> bool:
    """Note that an id (`section coaching#models`) is gone for good. Returns whether it had been published."""
    if line not in listed(root):
        return False
    _append(root, [f"retired {line}"])
    return True


def _append(root: Path, lines: list[str]) -> None:
    file = root / FILE
    text = file.read_bytes() if file.exists() else b""
    with file.open("a", encoding="utf-8", newline="\n") as end:
        if text and not text.endswith(b"\n"):  # an editor may have taken the last line's end away
            end.write("\n")
        end.writelines(f"{line}\n" for line in lines)


def problems(root: Path, library: Library) -> Iterator[Placed]:
    """Ids that vanished, came back, are not listed yet, or were taken out of the list."""
    lines = listed(root)
    places: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        places.setdefault(line, number)
    now = list(current(library))
    yield from _unknown(places)
    yield from _gone(places, set(now), library)
    new = [line for line in now if line not in places]
    if new:
        what = f"a new id is not listed yet: '{new[0]}'"
        if len(new) > 1:
            what = f"{len(new)} new ids are not listed yet, the first is '{new[0]}'"
        yield Placed(FILE, len(lines) + 1, 1, "", f"{what}. Run: python -m macros ids", "warning")
    for line in sorted(_ever_listed(root) - places.keys()):
        yield Placed(FILE, 1, 1, _name(line), f"the line '{line}' was taken out of this list, which only grows. Put it back.")


def _unknown(places: Mapping[str, int]) -> Iterator[Placed]:
    for line, number in places.items():
        if not _LINE.fullmatch(line):
            message = f"'{line[:40]}' is no kind with an id, as in 'item first-move'. Take the line out."
            yield Placed(FILE, number, 1, "", message)


def _gone(places: Mapping[str, int], now: set[str], library: Library) -> Iterator[Placed]:
    retired = {line.removeprefix("retired ") for line in places if line.startswith("retired ")}
    retired |= {f"item {name}" for name in library.retired}
    for line, number in places.items():
        told_elsewhere = line.startswith("retired ") or not _LINE.fullmatch(line)
        if line in now or line in retired or told_elsewhere or _gone_with_its_own(line, now):
            continue
        kind = line.split(" ", 1)[0]
        how = "list it under 'retired:' in its bank" if kind == "item" else f"run: python -m macros ids --retire '{line}'"
        message = f"this {kind} has been published and is not there any more. Bring it back; if it is gone for good, {how}."
        yield Placed(FILE, number, 1, _name(line), message)
    for line in sorted(now & retired):
        yield Placed(FILE, places.get(line, 1), 1, _name(line), "this id was retired and is used again. Choose another.")


def _name(line: str) -> str:
    return line.split(" ", 1)[-1]


def _gone_with_its_own(line: str, now: set[str]) -> bool:
    """An option goes with its item, a section with its module; that one has been retired, or is told."""
    kind, _, name = line.partition(" ")
    if kind == "statement":
        return f"tool {name.split('/')[0]}" not in now
    if kind == "option":
        return f"item {name.split('/')[0]}" not in now
    return kind == "section" and f"module {name.split('#')[0]}" not in now


def _ever_listed(root: Path) -> set[str]:
    """Lines that git remembers to have been in the list; none where there is no git or no history."""
    command = ["git", "log", "--format=", "--patch", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--", FILE]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return set()
    lines = done.stdout.decode("utf-8", errors="replace").splitlines()
    return {line[1:] for line in lines if line[:1] in ("+", "-") and _LINE.fullmatch(line[1:])}
