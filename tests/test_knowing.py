"""How somebody stands, how well they know what they know, what they mix up, and how much has stayed: worked out, without a page."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .scripts import run

STANDING = """
  const { standing } = await from("client/status.js")
  const { studiesOf } = await from("client/studies.js")
  const studies = new Map(studiesOf(given.tries.map(([item, day, score]) => ({ item, score, at: `2026-01-${String(day).padStart(2, "0")}T10:00:00+00:00` }))).map((row) => [row.item, row]))
  return standing(given.items ?? [{ id: "a" }, { id: "b" }], studies)
"""


def standing(*tries: tuple[str, int, float], items: list[dict[str, Any]] | None = None) -> tuple[str, int]:
    told = run(STANDING, {"tries": tries, "items": items})
    return told["status"], told["secure"]


def right(item: str, *days: int) -> list[tuple[str, int, float]]:
    return [(item, day, 1) for day in days]


def test_an_outcome_is_new_learning_secure_or_needs_another_go() -> None:
    assert standing() == ("new", 0)
    assert standing(*right("a", 1)) == ("learning", 0)
    assert standing(*right("a", 1, 3, 9)) == ("learning", 1)
    assert standing(*right("a", 1, 3, 9), *right("b", 1, 3, 9)) == ("secure", 2)
    assert standing(*right("a", 1, 3, 9), *right("b", 1, 3, 9), ("b", 20, 0)) == ("needs another go", 1)
    assert standing(*right("a", 1), ("b", 1, 0.5)) == ("needs another go", 0)


def test_three_times_right_on_one_day_is_not_secure() -> None:
    assert standing(*right("a", 1, 1, 1), *right("b", 1, 1, 1)) == ("learning", 0)


def test_what_people_mark_themselves_makes_nothing_secure_or_missed() -> None:
    items: list[dict[str, Any]] = [{"id": "a"}, {"id": "w", "selfMarked": True}]

    assert standing(*right("a", 1, 2, 3), ("w", 3, 0), items=items) == ("secure", 1)
    assert standing(("w", 3, 0), items=items[1:]) == ("learning", 0)


CALIBRATED = """
  const { calibration } = await from("client/calibration.js")
  return calibration(given.map(([level, right]) => ({ days: [1, 2 * level + Number(right)] })))
"""


def calibrated(level: int, right: int, wrong: int) -> dict[str, Any]:
    bars: list[dict[str, Any]] = run(CALIBRATED, [*[[level, True]] * right, *[[level, False]] * wrong])
    return bars[level - 1]


@pytest.mark.parametrize(
    ("level", "right", "wrong", "verdict"),
    [
        (3, 9, 1, "fits"),
        (3, 6, 4, "a little too sure"),
        (3, 4, 6, "too sure"),
        (2, 7, 3, "fits"),
        (2, 2, 8, "too sure"),
        (2, 10, 0, "a little too careful"),
        (2, 30, 0, "too careful"),
        (1, 5, 5, "fits"),
        (1, 20, 0, "too careful"),
        (3, 1, 3, ""),
    ],
)
def test_a_verdict_on_certainty_allows_for_chance(level: int, right: int, wrong: int, verdict: str) -> None:
    bar = calibrated(level, right, wrong)

    assert (bar["asked"], bar["right"], bar["verdict"]) == (right + wrong, right, verdict)


BEST = """
  const { marks } = await from("client/certainty.js")
  return given.map((chance) => [1, 2, 3].map((level) => chance * marks(level, true) + (1 - chance) * marks(level, false)))
"""


def test_it_pays_best_to_say_just_how_sure_one_is() -> None:
    chances = [n / 100 for n in range(101)]

    for chance, expected in zip(chances, run(BEST, chances), strict=True):
        best = 1 + expected.index(max(expected))
        if chance not in (0.8,):
            assert best == (1 if chance < 2 / 3 else 2 if chance < 0.8 else 3), chance


MIXED = """
  const { picks, table, mixUps, fixes } = await from("client/mix-ups.js")
  const terms = new Map(given.terms)
  const all = picks(given.tries.map(([item, day, chosen]) => ({ item, response: [chosen], at: `2026-01-${String(day).padStart(2, "0")}T10:00:00+00:00` })), terms)
  return { table: [...table(all)].map(([was, row]) => [was, Object.fromEntries(row)]), mixUps: mixUps(all), fixes: fixes(all, terms) }
"""
KINDS = ["coaching", "mentoring", "supervision", "preceptorship"]
TERMS = [[f"{kind}-{n}", kind] for kind in KINDS for n in range(5)]


def mixed(*tries: tuple[str, int, str]) -> dict[str, Any]:
    told: dict[str, Any] = run(MIXED, {"terms": TERMS, "tries": tries})
    return told


def test_the_table_counts_what_was_chosen_for_what_on_the_first_try_of_a_day() -> None:
    told = mixed(
        ("coaching-0", 1, "mentoring"),
        ("coaching-0", 1, "coaching"),
        ("coaching-1", 2, "coaching"),
        ("mentoring-0", 2, "line-management"),
    )

    assert told["table"] == [["coaching", {"mentoring": 1, "coaching": 1}], ["mentoring", {"line-management": 1}]]


def test_a_mix_up_that_has_been_put_right_is_none() -> None:
    assert mixed(("coaching-0", 1, "mentoring"), ("coaching-0", 5, "coaching"))["mixUps"] == []
    assert mixed(("coaching-0", 1, "mentoring"), ("coaching-0", 5, "coaching"))["fixes"] == []


def test_to_fix_mix_ups_eight_questions_at_most_come_and_the_missed_ones_first() -> None:
    told = mixed(("coaching-3", 1, "mentoring"), ("coaching-4", 2, "coaching"), ("supervision-2", 3, "coaching"))

    items = [fix["item"] for fix in told["fixes"]]
    assert items[:2] == ["coaching-3", "supervision-2"]
    assert len(items) == len(set(items)) == 8
    assert {item.split("-")[0] for item in items} <= {"coaching", "mentoring", "supervision"}
    assert told["fixes"][0]["why"] == {"was": "coaching", "chosen": "mentoring", "count": 1}


_tries = st.lists(
    st.tuples(st.sampled_from([name for name, _ in TERMS]), st.integers(1, 28), st.sampled_from([*KINDS, "line-management"])),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(_tries)
def test_every_question_to_fix_is_about_one_of_the_two_that_are_mixed_up(tries: list[tuple[str, int, str]]) -> None:
    terms = {str(name): str(kind) for name, kind in TERMS}
    told = mixed(*sorted(tries, key=lambda one: one[1]))

    assert len(told["fixes"]) <= 8
    assert bool(told["fixes"]) == bool(told["mixUps"])
    for fix in told["fixes"]:
        assert terms[fix["item"]] in (fix["why"]["was"], fix["why"]["chosen"])


HISTORY = """
  const { dayLines, retention } = await from("client/history.js")
  const { rehearse } = await from("client/review.js")
  const { studiesOf } = await from("client/studies.js")
  const { isoDay, dayOf } = await from("client/days.js")
  const studies = studiesOf(given.map(([item, at, score]) => ({ item, score, at: `${at}T10:00:00+00:00` })))
  const { known } = rehearse(studies, dayOf("2027-01-01"))
  return { days: dayLines(studies).map(({ day, tried, right }) => [isoDay(day), tried, right]), ...retention(known) }
"""


def test_each_day_is_told_with_what_was_tried_and_right_on_it() -> None:
    told = run(HISTORY, [["a", "2026-11-22", 1], ["b", "2026-11-22", 0], ["a", "2026-11-24", 0]])

    assert told["days"] == [["2026-11-24", 1, 0], ["2026-11-22", 2, 1]]


def test_what_had_stayed_is_set_beside_what_was_expected() -> None:
    tries = [
        [f"item-{n}", day, 0 if n == 0 and day.endswith("24") else 1] for n in range(10) for day in ("2026-11-22", "2026-11-24")
    ]

    told = run(HISTORY, tries)

    assert (told["reviews"], told["recalled"]) == (10, 9)
    assert 9 <= told["expected"] <= 9.3
