"""A long memory: what takes time grows no faster than what is remembered. The figures themselves: `make bench`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bench.remembering import Waits, measured

FEW, TIMES_MORE, TRIES = 300, 4, 10
# A machine that is busy with something else slows one side or the other: this much of it is forgiven, in milliseconds.
NOISE = 15


@pytest.fixture(scope="module")
def waits(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Waits, Waits]:
    site = tmp_path_factory.mktemp("scale") / "site"
    shutil.copytree(site_folder, site)
    few = [measured(site, FEW, TRIES) for _ in range(2)]
    many = [measured(site, FEW * TIMES_MORE, TRIES) for _ in range(2)]
    return least(few), least(many)


def least(turns: list[Waits]) -> Waits:
    names = Waits.__dataclass_fields__
    return Waits(**{name: min(getattr(turn, name) for turn in turns) for name in names})


@pytest.mark.parametrize("what", ["opened", "due", "opened_first"])
def test_more_to_remember_takes_no_more_than_its_share(waits: tuple[Waits, Waits], what: str) -> None:
    few, many = (getattr(side, what) for side in waits)

    assert many <= TIMES_MORE * few + NOISE


def test_to_keep_an_attempt_takes_no_more_than_its_share_either(waits: tuple[Waits, Waits]) -> None:
    few, many = waits

    assert many.kept <= TIMES_MORE * few.kept + NOISE / 3
