"""The spreadsheet, read back by Python's own reader."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import text
from macros.exports import csv as ours
from macros.item import BaseItem

from . import content


def rows(*items: BaseItem) -> list[Mapping[str, str]]:
    raw = ours.write(content.given(*items)).content
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def one(item: BaseItem) -> Mapping[str, str]:
    (row,) = rows(item)
    return row


def test_every_carried_example_is_one_row_with_its_permanent_id() -> None:
    report = ours.write(content.given()).report

    found = rows(*content.items())

    assert [row["id"] for row in found] == list(report.carried)
    assert all(len(row) == len(ours.COLUMNS) and None not in row and None not in row.values() for row in found)


def test_excel_is_told_the_coding_and_gets_its_line_ends() -> None:
    raw = ours.write(content.given()).content

    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_every_row_says_what_is_right_or_shows_an_example() -> None:
    assert [row["id"] for row in rows(*content.items()) if not row["correct"] and "example" not in row["feedback"]] == []
    assert [row["id"] for row in rows(*content.items()) if not (row["question"] and row["feedback"] and row["language"])] == []


def test_a_choice_has_its_options_and_names_the_key() -> None:
    item: Any = content.example_of("single-choice")

    row = one(item)

    assert [row[f"option_{n}"] for n in range(1, 9) if row[f"option_{n}"]] == [option.text for option in item.options]
    assert row["correct"] == next(option.text for option in item.options if option.correct)


def test_pairs_are_written_out() -> None:
    item: Any = content.example_of("matching")
    targets = {target.id: target.text for target in item.targets}

    row = one(item)

    assert row["correct"].split(" | ") == [text.plain(f"{prompt.text}: {targets[prompt.match]}") for prompt in item.prompts]


SIGNS = st.text(st.sampled_from("=+-@\t\r\"',;|1()Aé£ "), min_size=1, max_size=10).map(lambda said: f"{said}x")


@content.tried
@given(said=SIGNS)
def test_a_formula_is_made_words_and_the_words_come_back(said: str) -> None:
    item = content.with_words(content.example_of("single-choice"), lambda old: said)

    row = one(item)

    for name in ("question", "option_1", "correct"):
        cell = row[name]
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert cell.removeprefix("'") == text.plain(said).removeprefix("'")


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://example.org")'])
def test_no_cell_is_a_formula(formula: str) -> None:
    items = [content.with_words(item, lambda old: formula) for item in content.items() if item.type != "cloze"]

    cells = [cell for row in rows(*items) for cell in row.values()]

    assert cells
    assert [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")] == []
