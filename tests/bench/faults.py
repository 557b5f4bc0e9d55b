"""Faults put into good banks, each with the line on which an author should be told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

Lines = list[str]
Spoil = Callable[[Lines, int], int]
"""Changes the lines, given where an item starts ('- id: …'); gives the index of the line at fault."""


def spoil(files: Iterable[Path]) -> set[tuple[str, int]]:
    """One fault to a file, of each kind in turn and in another item each time: file names and lines, counted from 1."""
    return {(file.name, _spoilt(file, KINDS[number % len(KINDS)], number)) for number, file in enumerate(files)}


def _spoilt(file: Path, kind: Spoil, number: int) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    starts = [index for index, line in enumerate(lines) if line.startswith("- id: ")]
    at = kind(lines, starts[number % len(starts)])
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return at + 1


def _find(lines: Sequence[str], start: int, beginning: str) -> int:
    return next(index for index in range(start, len(lines)) if lines[index].strip().startswith(beginning))


def _with(beginning: str, line: str) -> Spoil:
    """The first line of the item that begins so becomes another."""

    def change(lines: Lines, start: int) -> int:
        at = _find(lines, start, beginning)
        lines[at] = line
        return at

    return change


def _unknown_field(lines: Lines, start: int) -> int:
    lines.insert(start + 2, "  colour: blue")
    return start + 2


def _missing_field(lines: Lines, start: int) -> int:
    del lines[_find(lines, start, "rationale:")]
    return start


def _twice(lines: Lines, start: int) -> int:
    lines.insert(start + 3, lines[start + 1])
    return start + 3


def _tab(lines: Lines, start: int) -> int:
    at = _find(lines, start, "stem:")
    lines[at] = "\t" + lines[at].strip()
    return at


def _two_keys(lines: Lines, start: int) -> int:
    """The whole list is at fault, so the place is where it begins."""
    at = _find(lines, start, "options:")
    for index in (at + 1, _find(lines, at + 2, "- id: o1"), _find(lines, at + 2, "- id: o2")):
        if "correct" not in lines[index + 2]:
            lines.insert(index + 2, "    correct: true")
            break
    return at + 1


def _same_option(lines: Lines, start: int) -> int:
    at = _find(lines, start, "- id: o2")
    lines[at] = lines[at].replace("o2", "o0")
    return at


KINDS: Sequence[Spoil] = (
    _with("level:", "  level: aply"),
    _with("outcome:", "  outcome: nothing.here"),
    _with("section:", "  section: part-9"),
    _with("- scie-2012", "  - scie-1912"),
    _with("stem:", "  stem: 12"),
    _with("reviewed:", "  reviewed: 2026-13-40"),
    _unknown_field,
    _missing_field,
    _twice,
    _tab,
    _two_keys,
    _same_option,
)
