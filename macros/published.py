"""The list of every id that has ever been published: progress, links and posters hang on them, so none may vanish or come back
with another meaning. `docs/published-ids.txt` only ever grows; `python -m macros ids` adds to it, and `check` watches over it.

A line is a kind and an id (`item which-support-first-move`, `option which-support-first-move/ask`), or `retired` before such a line.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from .library import Library
from .problems import Placed

FILE = "docs/published-ids.txt"


def current(library: Library) -> Iterator[str]:
    """Every permanent id of the content as it is now."""
    for module in library.modules.values():
        yield f"module {module.id}"
        yield f"code {module.code}"
        yield from (f"section {module.id}#{section.id}" for section in module.sections)
    yield from (f"outcome {name}" for name in library.outcomes)
    yield from (f"term {name}" for name in library.glossary)
    for item in library.items.values():
        yield f"item {item.id}"
        yield from (f"option {item.id}/{option}" for option in item.option_ids())


def listed(root: Path) -> list[str]:
    file = root / FILE
    return file.read_text(encoding="utf-8").split("\n")[:-1] if file.exists() else []


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
    with (root / FILE).open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def problems(root: Path, library: Library) -> Iterator[Placed]:
    """Ids that vanished, came back, are not listed yet, or were taken out of the list."""
    lines, now = listed(root), set(current(library))
    retired = {line.removeprefix("retired ") for line in lines if line.startswith("retired ")}
    retired |= {f"item {name}" for name in library.retired}
    for number, line in enumerate(lines, 1):
        if line.startswith("retired ") or line in now or _gone_with(line, retired):
            continue
        kind, name = line.split(" ", 1)
        how = "list it under 'retired:' in its bank" if kind == "item" else f"run: python -m macros ids --retire '{line}'"
        yield Placed(FILE, number, 1, name, f"this {kind} has been published and is not there any more. Bring it back; if it is gone for good, {how}.")
    for line in sorted(now & retired):
        yield Placed(FILE, lines.index(line) + 1 if line in lines else 1, 1, line.split(" ", 1)[1], "this id was retired and is used again. Choose another.")
    new = [line for line in current(library) if line not in lines]
    if new:
        yield Placed(FILE, len(lines) + 1, 1, "", f"{len(new)} new ids are not listed yet ({new[0]} …). Run: python -m macros ids", "warning")
    for line in sorted(_ever_listed(root) - set(lines)):
        yield Placed(FILE, 1, 1, line.split(" ", 1)[-1], f"the line '{line}' was taken out of this list, which only grows. Put it back.")


def _gone_with(line: str, retired: set[str]) -> bool:
    """An option goes with its item, a section with its module."""
    if line in retired:
        return True
    kind, name = line.split(" ", 1)
    if kind == "option":
        return f"item {name.split('/')[0]}" in retired
    return kind == "section" and f"module {name.split('#')[0]}" in retired


def _ever_listed(root: Path) -> set[str]:
    """Lines that git remembers to have been taken out; none where there is no git or no history."""
    command = ["git", "log", "--format=", "--patch", "--unified=0", "--no-color", "--no-ext-diff", "--", FILE]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return set()
    return {line[1:] for line in done.stdout.splitlines() if line.startswith("-") and not line.startswith("---")}
