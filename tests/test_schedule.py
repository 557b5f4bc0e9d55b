"""When a question comes back: as the reference implementation says, in whole days, and in time for an assessment."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given, settings
from hypothesis import strategies as st

from .scripts import run

RATINGS = {"wrong": Rating.Again, "unsure": Rating.Hard, "right": Rating.Good}
REPLAYED = """
  const { after, memoryOf } = await from("client/schedule.js")
  return given.map((history) => {
    const steps = []
    for (const [day, how] of history)
      steps.push(after(steps.at(-1) ?? memoryOf([]), { day, right: how !== "wrong", certainty: how === "unsure" ? 1 : 0 }))
    return steps.map(({ stability, difficulty, interval }) => [stability, difficulty, interval])
  })
"""
History = list[tuple[int, str]]


def replayed(histories: list[History]) -> list[list[list[float]]]:
    steps: list[list[list[float]]] = run(REPLAYED, histories)
    return steps


def reference(history: History) -> list[list[float]]:
    scheduler = Scheduler(desired_retention=0.9, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    card, steps = Card(due=start), []
    for day, how in history:
        now = start + timedelta(days=day)
        card, _ = scheduler.review_card(card, RATINGS[how], now)
        assert card.stability is not None
        assert card.difficulty is not None
        steps.append([card.stability, card.difficulty, (card.due - now).days])
    return steps


def some_history(chance: random.Random) -> History:
    day, history = chance.randrange(20_000), []
    for _ in range(chance.randint(1, 14)):
        history.append((day, chance.choice(list(RATINGS))))
        day += chance.choice([1, 2, 3, 7, 11, 30, 46, 200])
    return history


def test_a_thousand_histories_come_to_the_same_as_in_the_reference() -> None:
    chance = random.Random(50)  # noqa: S311
    histories = [some_history(chance) for _ in range(1_000)]

    ours = replayed(histories)

    for history, steps in zip(histories, ours, strict=True):
        theirs = reference([(day - history[0][0], how) for day, how in history])
        assert [step[2] for step in steps] == [step[2] for step in theirs]
        assert [value for step in steps for value in step] == pytest.approx([value for step in theirs for value in step], abs=5e-5)


def test_what_is_always_right_comes_back_after_2_11_and_46_days() -> None:
    steps = replayed([[(0, "right"), (2, "right"), (13, "right"), (59, "right")]])[0]

    assert [interval for *_, interval in steps] == [2, 11, 46, 163]


PLANNED = """
  const { after, memoryOf, readyOn } = await from("client/schedule.js")
  const days = [0]
  let memory = memoryOf([{ day: 0, right: given.right[0] ?? true, certainty: 0 }])
  for (let day = readyOn(memory, given.assessment); day <= given.assessment && days.length < 100; day = readyOn(memory, given.assessment)) {
    memory = after(memory, { day, right: given.right[days.length] ?? true, certainty: 0 })
    days.push(day)
  }
  return days
"""


@pytest.mark.parametrize(("assessment", "days"), [(14, [0, 2, 6, 12]), (28, [0, 2, 11, 26]), (60, [0, 2, 13, 58])])
def test_four_right_tries_fit_before_an_assessment_and_the_last_is_two_days_before_it(assessment: int, days: list[int]) -> None:
    assert run(PLANNED, {"assessment": assessment, "right": []}) == days


@settings(max_examples=40, deadline=None)
@given(assessment=st.integers(1, 120), right=st.lists(st.booleans(), max_size=12))
def test_before_an_assessment_a_question_is_never_left_for_good(assessment: int, right: list[bool]) -> None:
    days = run(PLANNED, {"assessment": assessment, "right": right})

    assert days == sorted(set(days))
    assert len(days) < 100
    if assessment >= 4:
        assert assessment - days[-1] <= max(2, (assessment + 2) // 3)


CAPPED = """
  const { memoryOf, readyOn } = await from("client/schedule.js")
  const memory = memoryOf([{ day: 0, right: true, certainty: 0 }, { day: 2, right: true, certainty: 0 }, { day: 13, right: true, certainty: 0 }])
  return [undefined, null, NaN, 5, 13, 14, 15, 16, 400].map((assessment) => readyOn(memory, assessment ?? undefined))
"""


def test_an_assessment_that_is_over_or_far_away_changes_nothing() -> None:
    assert run(CAPPED) == [59, 59, 59, 59, 59, 59, 59, 14, 59]


KNOWN = """
  const { memoryOf } = await from("client/schedule.js")
  const tries = given.map(([day, right]) => ({ day, right, certainty: 0 }))
  const half = memoryOf(tries.slice(0, 2))
  return [memoryOf(tries), memoryOf(tries, half), memoryOf(tries, { ...half, form: 0 }), memoryOf(tries, { ...half, tries: 99 })]
"""


def test_what_is_known_already_need_not_be_reckoned_again() -> None:
    whole, *others = run(KNOWN, [[0, True], [2, False], [3, True], [9, True]])

    assert others == [whole, whole, whole]
    assert (whole["tries"], whole["right"], whole["reviews"], whole["recalled"]) == (4, 3, 3, 2)
    assert 2 < whole["expected"] < 3


def attempt(at: str, score: float = 1, certainty: int | None = None) -> dict[str, Any]:
    return {"item": "a", "module": "m", "outcome": "m.a", "hash": "0123456789ab", "score": score, "certainty": certainty, "at": at}


STUDIED = """
  const { studyOf, firstTries, rightDays } = await from("client/studies.js")
  const { isoDay } = await from("client/days.js")
  const study = studyOf(given)
  return { at: study.at, right: rightDays(study), tries: firstTries(study).map(({ day, right, certainty }) => [isoDay(day), right, certainty]) }
"""


def test_of_each_day_only_the_first_try_counts() -> None:
    tries = [
        attempt("2026-11-22T09:00:00+00:00", 0, 3),
        attempt("2026-11-22T09:05:00+00:00", 1, 2),
        attempt("2026-11-24T21:00:00+00:00", 1, 1),
        attempt("2026-11-25T01:00:00+00:00", 0.5),
    ]

    study = run(STUDIED, [tries[index] for index in (3, 1, 0, 2)])

    assert study == {
        "at": "2026-11-25T01:00:00+00:00",
        "right": 1,
        "tries": [["2026-11-22", False, 3], ["2026-11-24", True, 1], ["2026-11-25", False, 0]],
    }


def test_the_day_is_the_one_on_the_learners_wall() -> None:
    """Five minutes on either side of midnight, in summer time, are two days, though both are the same day in UTC."""
    study = run(STUDIED, [attempt("2026-07-01T23:55:00+01:00"), attempt("2026-07-02T00:05:00+01:00")])

    assert [day for day, *_ in study["tries"]] == ["2026-07-01", "2026-07-02"]


ADDED = """
  const { studyOf, withAttempt } = await from("client/studies.js")
  return given.map(({ item, score, at }) => at) && [studyOf(given), given.reduce(withAttempt, undefined)]
"""

_moments = st.integers(0, 400).map(lambda hours: (datetime(2026, 2, 20, tzinfo=UTC) + timedelta(hours=hours)).isoformat())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.builds(attempt, at=_moments, score=st.sampled_from([0, 0.5, 1])), min_size=1, max_size=12))
def test_tries_kept_one_by_one_come_to_the_same_as_the_whole_log(tries: list[dict[str, Any]]) -> None:
    whole, one_by_one = run(ADDED, sorted(tries, key=lambda one: str(one["at"])))

    assert one_by_one == whole


DAYS = """
  const { dayOf, isoDay, today } = await from("client/days.js")
  return given.map((moment) => isoDay(today(new Date(moment))))
"""


@pytest.mark.parametrize(
    ("zone", "moments", "days"),
    [
        (  # clocks go forward at 01:00 on 29 March 2026 and back at 02:00 on 25 October
            "Europe/London",
            [
                "2026-03-28T23:59:00Z",
                "2026-03-29T00:30:00Z",
                "2026-03-29T22:59:00Z",
                "2026-03-29T23:01:00Z",
                "2026-10-25T23:30:00Z",
            ],
            ["2026-03-28", "2026-03-29", "2026-03-29", "2026-03-30", "2026-10-25"],
        ),
        ("Pacific/Auckland", ["2028-02-28T11:30:00Z", "2028-02-29T11:30:00Z"], ["2028-02-29", "2028-03-01"]),
        ("America/St_Johns", ["2026-01-01T03:29:00Z", "2026-01-01T03:31:00Z"], ["2025-12-31", "2026-01-01"]),
    ],
)
def test_a_day_ends_at_midnight_whatever_the_clocks_do(zone: str, moments: list[str], days: list[str]) -> None:
    assert run(DAYS, moments, zone) == days


COUNTED = """
  const { dayOf } = await from("client/days.js")
  return given.map((at) => dayOf(at))
"""


def test_a_leap_day_is_a_day_and_a_date_that_is_none_is_not() -> None:
    before, leap, after, wrong, strange = run(
        COUNTED, ["2028-02-28T10:00:00+00:00", "2028-02-29", "2028-03-01T00:00:00+00:00", "2026-02-29", "soon"]
    )

    assert (leap - before, after - leap) == (1, 1)
    assert (wrong, strange) == (None, None)
