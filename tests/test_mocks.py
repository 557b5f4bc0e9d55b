"""Mock assessments: what the browser is given, which questions are drawn, and what the clock says."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros import mock_views, views
from macros.library import Library, load

from . import projects
from .scripts import run

MINUTE = 60_000

MOCK = """\
id: trial
kind: mock
title: A trial
summary: A few questions.
intro: Begin when you like. A [[coach]] asks.
minutes: 10
blueprint:
  - {outcome: coaching.describe, levels: [remember], draw: 1}
  - {outcome: coaching.describe, levels: [understand, apply], draw: 2}
"""


@pytest.fixture
def library(tmp_path: Any) -> Library:
    return load(projects.write(tmp_path, {"quizzes/sets/trial.yml": MOCK}), date(2026, 12, 1))


def test_the_page_gives_ids_to_draw_from_and_no_question_or_key(library: Library) -> None:
    html = mock_views.mock_page(library, "trial", views.at_once)

    lines = json.loads(html.split("<template data-lines>")[1].split("</template>")[0])
    assert lines == [
        {"outcome": "coaching.describe", "module": "coaching", "draw": 1, "items": ["coaching-advice"]},
        {"outcome": "coaching.describe", "module": "coaching", "draw": 2, "items": ["coaching-first-move", "coaching-owner"]},
    ]
    assert "correct" not in html
    assert "What should the coach do first" not in html


def test_without_scripts_the_page_says_what_is_asked_about_and_where_it_is_taught(library: Library) -> None:
    html = mock_views.mock_page(library, "trial", views.at_once)

    assert "Scripts are off or did not load" in html
    assert "Coaching: 3 questions" in html
    assert "Describe what a coach does: 3" in html
    assert 'href="../../modules/coaching/"' in html


@st.composite
def blueprints(draw: Any) -> dict[str, Any]:
    sizes = draw(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), min_size=1, max_size=12))
    lines = [
        {"outcome": f"m.o{n // 2}", "module": f"m{n % 3}", "draw": min(wanted, held), "items": [f"i{n}-{k}" for k in range(held)]}
        for n, (wanted, held) in enumerate(sizes)
    ]
    return {"lines": lines, "seed": draw(st.integers(0, 2**32 - 1))}


DRAWN = """
  const { drawMock } = await from("client/mock-draw.js")
  return drawMock(given.lines, given.seed)
"""


@settings(max_examples=80, deadline=None)
@given(blueprints())
def test_a_draw_fills_each_line_and_asks_nothing_twice(blueprint: dict[str, Any]) -> None:
    drawn = [one["id"] for one in run(DRAWN, blueprint)]

    assert len(drawn) == len(set(drawn)) == sum(line["draw"] for line in blueprint["lines"])
    assert [len(set(line["items"]) & set(drawn)) for line in blueprint["lines"]] == [line["draw"] for line in blueprint["lines"]]


@settings(max_examples=80, deadline=None)
@given(blueprints())
def test_an_outcome_does_not_come_twice_running_where_that_can_be_avoided(blueprint: dict[str, Any]) -> None:
    outcomes = [one["outcome"] for one in run(DRAWN, blueprint)]

    if max(Counter(outcomes).values()) <= (len(outcomes) + 1) // 2:
        assert all(one != other for one, other in itertools.pairwise(outcomes))


@settings(max_examples=20, deadline=None)
@given(blueprints())
def test_a_seed_always_draws_the_same(blueprint: dict[str, Any]) -> None:
    assert run(DRAWN, blueprint) == run(DRAWN, blueprint)


def test_over_many_seeds_every_question_has_its_turn() -> None:
    line = {"outcome": "m.o", "module": "m", "draw": 1, "items": ["a", "b", "c", "d"]}

    drawn = {run(DRAWN, {"lines": [line], "seed": seed})[0]["id"] for seed in range(60)}

    assert drawn == {"a", "b", "c", "d"}


# The clock


@pytest.mark.parametrize(
    ("allowance", "minutes"), [("none", 0), ("standard", 40), ("quarter", 50), ("half", 60), ("double", 80), ("damaged", 0)]
)
def test_the_time_is_the_standard_time_or_more_or_none(allowance: str, minutes: int) -> None:
    script = 'return (await from("client/mock-clock.js")).limitOf(40, given)'

    assert run(script, allowance) == minutes * MINUTE


def test_the_choices_begin_with_no_limit_and_say_how_long_each_is() -> None:
    assert run('return (await from("client/mock-clock.js")).allowances(60)') == [
        ["none", "No time limit"],
        ["standard", "Standard time: 1 hour"],
        ["quarter", "A quarter more (+25%): 1 hour 15 minutes"],
        ["half", "Half as much again (+50%): 1 hour 30 minutes"],
        ["double", "Double time: 2 hours"],
    ]


SAID = """
  const { milestone } = await from("client/mock-clock.js")
  const { limit, times } = given
  return times.slice(1).map((after, n) => milestone(limit, times[n], after)).filter(Boolean)
"""
UP = "Time is up. Nothing is taken away. You can carry on: what you answer from now on is marked as extra time."


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (60, ["Half of the time is left: 30 minutes.", "Ten minutes left.", "One minute left.", UP]),
        (15, ["Ten minutes left.", "Half of the time is left: 8 minutes.", "One minute left.", UP]),
        (5, ["Half of the time is left: 3 minutes.", "One minute left.", UP]),
        (0, []),
    ],
)
def test_half_ten_minutes_one_minute_and_the_end_are_said_once_each(minutes: int, said: list[str]) -> None:
    seconds = list(range(0, (minutes + 2) * MINUTE + 1, 1000))

    assert run(SAID, {"limit": minutes * MINUTE, "times": seconds}) == said


def test_of_milestones_that_went_by_at_once_only_the_last_is_said() -> None:
    assert run(SAID, {"limit": 60 * MINUTE, "times": [0, 59.5 * MINUTE]}) == ["One minute left."]


@pytest.mark.parametrize(
    ("spent", "words"),
    [
        (0, "1 hour 5 minutes left"),
        (4.5, "1 hour 1 minute left"),
        (63.5, "2 minutes left"),
        (64.5, "Less than a minute left"),
        (70, "Time is up"),
    ],
)
def test_the_clock_counts_in_minutes(spent: float, words: str) -> None:
    script = 'return (await from("client/mock-clock.js")).left(given.limit, given.spent)'

    assert run(script, {"limit": 65 * MINUTE, "spent": spent * MINUTE}) == words


# An attempt

CHECKED = """
  const { checked } = await from("client/mock-run.js")
  return checked(given)
"""
GOOD: dict[str, Any] = {
    "seed": 7,
    "items": ["a", "b"],
    "modules": ["m", "m"],
    "position": 1,
    "flags": ["a"],
    "given": ["b"],
    "late": [],
    "time": "double",
    "limit": 1000,
    "spent": 2000,
    "clock": False,
    "sheet": True,
    "away": False,
    "done": False,
    "told": False,
    "past": [["2026-11-01T10:00:00+00:00", 1, 2]],
}
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5), lambda part: st.lists(part, max_size=3), max_leaves=5
)


def test_an_attempt_comes_back_from_its_record_as_it_was() -> None:
    assert run(CHECKED, GOOD) == GOOD


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(GOOD)), PLAIN))
def test_a_damaged_record_is_no_attempt_or_one_that_can_be_shown(damage: dict[str, Any]) -> None:
    attempt = run(CHECKED, {**GOOD, **damage})

    if attempt is not None:
        assert len(attempt["items"]) == len(attempt["modules"]) > 0
        assert 0 <= attempt["position"] < len(attempt["items"])
        assert set(attempt["flags"]) | set(attempt["given"]) | set(attempt["late"]) <= set(attempt["items"])
        assert all(re.match(r"\d{4}", str(when)) for when, _, _ in attempt["past"])


STEPS = """
  const { checked, respond, finish } = await from("client/mock-run.js")
  const run = checked(given.run)
  const next = given.steps.reduce((run, [item, begun]) => respond(item, begun)(run), run)
  return [next.given, next.late]
"""


def test_what_is_answered_after_the_time_counts_and_is_named() -> None:
    in_time: dict[str, Any] = {**GOOD, "given": [], "spent": 10}
    over: dict[str, Any] = {**in_time, "spent": 1000}
    without_limit: dict[str, Any] = {**over, "limit": 0}

    assert run(STEPS, {"run": in_time, "steps": [["a", True], ["b", True], ["b", False]]}) == [["a"], []]
    assert run(STEPS, {"run": over, "steps": [["a", True]]}) == [["a"], ["a"]]
    assert run(STEPS, {"run": without_limit, "steps": [["a", True]]}) == [["a"], []]
