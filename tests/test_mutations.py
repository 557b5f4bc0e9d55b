"""Whatever a hand, an editor or a disk does to a file: no traceback, and no problem without a place and a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random

import pytest

from macros import pages, published, views
from macros.library import Library, load
from macros.problems import ContentError, Placed

from . import everything, projects

TODAY = date(2026, 12, 1)
RUNS = 2_000
BATCHES = 20

Lines = list[str]
SIGNS = "\t\0\r\n \"'`@%&*!|>{}[]#-?:,~<\\/é→\u2028\u202e\ufeff😀"
VALUES = ("", "null", "~", "true", "no", "12", "1.10", "-1e999", "9" * 5_000, "[]", "{}", "[[]]", "{a: b}", '""', "' '", "2026-02-30", "|", ">-", "*a", "&a", "!!set {}", "<<", "x" * 2_000)  # fmt: skip


def delete_line(lines: Lines, chance: Random) -> None:
    del lines[chance.randrange(len(lines))]


def repeat_line(lines: Lines, chance: Random) -> None:
    at = chance.randrange(len(lines))
    lines.insert(chance.randrange(len(lines)), lines[at])


def swap_lines(lines: Lines, chance: Random) -> None:
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def indent_line(lines: Lines, chance: Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = chance.choice(("", " ", "   ", "\t", " " * 40)) + lines[at].lstrip()


def change_sign(lines: Lines, chance: Random) -> None:
    at = chance.randrange(len(lines))
    place = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + chance.choice(SIGNS) + lines[at][place + chance.randrange(2) :]


def change_value(lines: Lines, chance: Random) -> None:
    at = chance.choice([index for index, line in enumerate(lines) if ":" in line] or [0])
    name = lines[at].split(":", 1)[0]
    lines[at] = f"{name}: {chance.choice(VALUES)}"


def change_word(lines: Lines, chance: Random) -> None:
    """A value inside braces becomes something else, or a name of another field."""
    at = chance.randrange(len(lines))
    words = lines[at].split(" ")
    words[chance.randrange(len(words))] = chance.choice(
        (*VALUES, "id:", "text:", "kind: case", "[@x]", "[[x]]", "[nation: X]", "{{ 7*7 }}", "<b>")
    )
    lines[at] = " ".join(words)


def drop_name(lines: Lines, chance: Random) -> None:
    at = chance.randrange(len(lines))
    lines[at] = lines[at].split(":", 1)[-1]


def drop_block(lines: Lines, chance: Random) -> None:
    at = chance.randrange(len(lines))
    del lines[at : at + chance.randrange(1, 12)]


def cut_short(lines: Lines, chance: Random) -> None:
    at = chance.randrange(len(lines))
    del lines[at + 1 :]
    lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]


BY_LINE: Sequence[Callable[[Lines, Random], None]] = (
    delete_line, repeat_line, swap_lines, indent_line, change_sign, change_value, change_word, drop_name, drop_block, cut_short,
)  # fmt: skip


def random_bytes(content: bytes, chance: Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(chance.randrange(1, 6)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def mutated(content: str, chance: Random) -> bytes:
    """One to three slips, as often as not on one line."""
    if chance.random() < 0.1:
        return random_bytes(content.encode(), chance)
    lines = content.split("\n")
    for _ in range(chance.choice((1, 1, 2, 3))):
        chance.choice(BY_LINE)(lines, chance)
        lines = lines or [""]
    return "\n".join(lines).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_slip_ends_in_a_traceback_or_in_a_problem_without_a_place(batch: int, tmp_path: Path) -> None:
    files = projects.FILES if batch % 4 else everything.files()
    projects.write(tmp_path, files)

    for number in range(batch, RUNS, BATCHES):
        chance = Random(number)  # noqa: S311  slips, not secrets
        name = chance.choice(sorted(files))
        spoilt = mutated(files[name], chance)
        (tmp_path / name).write_bytes(spoilt)
        told = _told(tmp_path)
        _each_has_a_place(told, {**{other: text.encode() for other, text in files.items()}, name: spoilt}, f"run {number}, {name}")
        (tmp_path / name).write_text(files[name], encoding="utf-8")


def test_the_files_are_good_before_they_are_spoilt(tmp_path: Path) -> None:
    projects.write(tmp_path, everything.files())

    told = _told(tmp_path)

    assert [str(problem) for problem in told if problem.level == "error"] == []


def _told(root: Path) -> Sequence[Placed]:
    """What is told; what passes the check must also become pages."""
    try:
        library = load(root, TODAY)
    except ContentError as error:
        return error.problems
    _becomes_pages(library)
    return [*library.notes, *published.problems(root, library)][:-1]


def _becomes_pages(library: Library) -> None:
    for slug, module in library.modules.items():
        assert views.module_page(views.page_of(library, slug), module, views.at_once)
    assert all((list(pages.module_pages(library)), list(pages.data_files(library))))
    assert all((views.glossary(library), views.sources(library), views.module_list(library)))


def _each_has_a_place(told: Sequence[Placed], files: Mapping[str, bytes], run: str) -> None:
    for problem in told:
        assert problem.file in files, run
        assert 1 <= problem.line <= files[problem.file].count(b"\n") + 2, run
        assert problem.column >= 1, run
        assert len(problem.message) > 20, run
        assert "which cannot be used here" not in problem.message, (run, str(problem))
        assert "\n" not in str(problem), run
