"""Banks of earlier times keep loading: whoever has a bank in an old form never has to rewrite it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from macros import strict_yaml
from macros.questions import item_types

FOLDER = Path(__file__).parent / "old_banks"

# The first 12 hex digits of SHA-256: a file here is added, and never changed to suit the program.
FILES = {"2026-11.yml": "1db23493de00"}


@pytest.mark.parametrize("file", sorted(FOLDER.iterdir()), ids=lambda file: file.name)
def test_a_bank_of_an_earlier_time_loads_without_a_problem(file: Path) -> None:
    items = strict_yaml.read(file, FOLDER).data["items"]

    assert items
    for data in items:
        item = item_types()[data["type"]].model_validate(data)
        assert [problem.message for problem in item.problems() if problem.level == "error"] == [], item.id


def test_the_banks_of_earlier_times_are_as_they_were() -> None:
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:12] for file in FOLDER.iterdir()}

    assert found == FILES


def test_every_type_there_was_is_among_them() -> None:
    kinds = {data["type"] for file in FOLDER.iterdir() for data in strict_yaml.read(file, FOLDER).data["items"]}

    assert {"single-choice", "matching", "ordering", "cloze", "written", "scenario", "judgement"} <= kinds
