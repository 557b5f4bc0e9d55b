"""Items as a test-wise reader sees them: what is picked among, and what is right, whatever the room."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.item import BaseItem, Option, Record
from macros.reading import Asked, numbers, opposite_pair, read, sounds_open, unfinished
from macros.wording import absolutes, said, stem

from .lint_library import library


def asked(root: Path, item: dict[str, Any]) -> Asked:
    return read(next(iter(library(root, {"item": item}).items.values())), "coaching")


def seen(one: Asked) -> list[tuple[str, list[str], list[str]]]:
    """Where each choice stands, its options and its key."""
    return [
        (".".join(map(str, choice.path)), [option.id for option in choice.options], [key.id for key in choice.keys])
        for choice in one.choices
    ]


def test_options_are_read_where_they_stand(tmp_path: Path) -> None:
    one = asked(tmp_path, {})

    assert seen(one) == [("options", ["a", "b", "c"], ["a"])]
    assert one.choices[0].options[1].path == ("options", 1)


def test_of_a_statement_the_reasons_are_options(tmp_path: Path) -> None:
    reason = {"options": ["*It draws out thinking", "It is a rule"]}

    one = asked(tmp_path, {"type": "true-false", "key": False, "stem": "A coach gives advice.", "reason": reason})

    assert one.statement
    assert seen(one) == [("reason.options", ["a", "b"], ["a"])]


def test_gaps_to_choose_for_are_choices_and_typed_ones_are_not(tmp_path: Path) -> None:
    options = [
        {"id": "asks", "text": "asks", "correct": True, "feedback": "Asking is what a coach does first."},
        {"id": "tells", "text": "tells", "feedback": "Telling is what a mentor may do."},
    ]
    gaps = [
        {"id": "goal", "kind": "typed", "accept": ["goal"], "feedback": "It is what the talk is for."},
        {"id": "move", "kind": "dropdown", "options": options},
    ]
    passage = "The talk starts from a {goal} of the person, and the coach {move} before anything else."

    one = asked(tmp_path, {"type": "cloze", "options": None, "stem": "Fill the gaps.", "passage": passage, "gaps": gaps})

    assert seen(one) == [("gaps.1.options", ["asks", "tells"], ["asks"])]


def test_of_a_scenario_each_decision_is_a_choice(tmp_path: Path) -> None:
    def choice(name: str, quality: int, to: str) -> dict[str, Any]:
        return {"id": name, "text": f"Do {name}", "quality": quality, "feedback": "Here is what follows from it.", "to": to}

    screens = [
        {"id": "start", "text": "She waits.", "ask": "What now?", "choices": [choice("ask", 2, "good"), choice("tell", 0, "poor")]},
        {"id": "good", "text": "It went well.", "ending": "good", "debrief": "Ask first."},
        {"id": "poor", "text": "It went badly.", "ending": "poor", "debrief": "Ask first."},
    ]

    one = asked(tmp_path, {"type": "scenario", "options": None, "stem": "A quiet mentee.", "screens": screens})

    assert seen(one) == [("screens.0.choices", ["ask", "tell"], ["ask"])]


class _Round(Record):
    picks: tuple[Option, ...]


class _NewRoom(BaseItem):
    type: str = "new"
    rounds: tuple[_Round, ...]


def test_a_room_that_says_nothing_of_itself_is_read_by_its_shape() -> None:
    why = "It has a reason."
    picks = (Option(id="a", text="Ask", correct=True, feedback=why), Option(id="b", text="Tell", feedback=why))
    fields: dict[str, Any] = {
        "id": "x",
        "outcome": "c.d",
        "level": "apply",
        "stem": "What?",
        "rationale": "So.",
        "reviewed": "2026-11-22",
    }

    one = read(_NewRoom(**fields, rounds=(_Round(picks=picks),)), "coaching")

    assert seen(one) == [("rounds.0.picks", ["a", "b"], ["a"])]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["2 weeks", "*6 weeks", "12 weeks"], [2.0, 6.0, 12.0]),
        (["*About 10%", "20%", "30%"], [10.0, 20.0, 30.0]),
        (["*In 2019", "In 2020", "In 2021"], [2019.0, 2020.0, 2021.0]),
        (["*2 weeks", "A month", "12 weeks"], None),
        (["*2 people who have met before in this place", "3", "4"], None),
    ],
)
def test_options_that_are_numbers_are_known(tmp_path: Path, options: list[str], expected: list[float] | None) -> None:
    assert numbers(asked(tmp_path, {"options": options}).choices[0]) == expected


@pytest.mark.parametrize(
    ("options", "pair"),
    [
        (["*Share the notes", "Do not share the notes", "Burn them"], ["a", "b"]),
        (["*Meet before the round", "Meet after the round", "Write a note"], ["a", "b"]),
        (["*Share the notes", "Keep the notes", "Burn the notes"], None),
        (["*Ask her", "Do not write", "Leave"], None),
    ],
)
def test_two_opposites_are_known(tmp_path: Path, options: list[str], pair: list[str] | None) -> None:
    found = opposite_pair(asked(tmp_path, {"options": options}).choices[0])

    assert (found and [option.id for option in found]) == pair


@pytest.mark.parametrize("words", ["hour", "NHS trust", "owner", "HCPC rule", "honest view", "uninformed guess"])
def test_an_stands_before_an_open_sound(words: str) -> None:
    assert sounds_open(words)


@pytest.mark.parametrize("words", ["user", "unit", "UK body", "one-off", "European rule", "mentor", "CQC visit"])
def test_a_stands_before_the_others(words: str) -> None:
    assert not sounds_open(words)


@pytest.mark.parametrize(
    ("stem_text", "open_end"),
    [("A coach mostly", True), ("A coach mostly …", True), ("What now?", False), ("A ____ asks first.", False)],
)
def test_a_stem_without_an_end_is_unfinished(tmp_path: Path, stem_text: str, open_end: bool) -> None:
    assert unfinished(asked(tmp_path, {"stem": stem_text})) is open_end


@pytest.mark.parametrize(
    "words",
    [
        "plan plans planned planning",
        "decide decides decided deciding",
        "policy policies",
        "agree agreed agrees agreeing",
        "not never don't cannot",
    ],
)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", ["coach coachee", "mentor mentee", "supervisor supervisee", "need needle"])
def test_different_words_do_not(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 2


@pytest.mark.parametrize(
    ("text", "found"), [("Always ask", ["always"]), ("Nothing at all", []), ("Not only her", []), ("Ask all of them", ["all"])]
)
def test_absolute_words_are_known_from_phrases_that_leave_room(text: str, found: list[str]) -> None:
    assert absolutes(said(text)) == found
