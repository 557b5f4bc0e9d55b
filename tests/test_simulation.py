"""The simulation that the bench prints: the same every time, and fair to all ways."""

from __future__ import annotations

from tests.bench.simulating import SETTING, simulated

SMALL = {**SETTING, "learners": 20}


def test_the_same_seed_gives_the_same_figures() -> None:
    assert simulated(SMALL) == simulated(SMALL)
    assert simulated(SMALL) != simulated({**SMALL, "seed": 2})


def test_no_way_looks_more_often_than_a_day_allows_or_remembers_more_than_there_is() -> None:
    for found in simulated(SMALL).values():
        assert found["looks"] <= SMALL["learners"] * SMALL["days"] * SMALL["daily"]
        assert 0 < found["remembered"] <= SMALL["learners"] * SMALL["items"]


def test_our_schedule_takes_fewer_looks_for_each_one_remembered() -> None:
    found = simulated(SMALL)

    looks = {way: one["looks"] / one["remembered"] for way, one in found.items()}

    assert looks["schedule"] < looks["leitner"] < looks["page"]
