"""A guesser that knows nothing: it scores where cues give the right answer away, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

import pytest

from macros.guesser import CUES, TOGETHER, Guess, result
from macros.reading import Choice, Option
from macros.wording import said


def guess(stem: str, *texts: str) -> Guess:
    """A choice from its texts; a star marks what is right."""
    options = [
        Option("abcdefgh"[n], ("options", n), said(text.removeprefix("*")), text.startswith("*"), "")
        for n, text in enumerate(texts)
    ]
    choice = Choice(("options",), said(stem), tuple(options))
    right = frozenset(n for n, text in enumerate(texts) if text.startswith("*"))
    return Guess(said(stem), tuple(option.said for option in options), right, "item", choice)


def biased() -> Iterator[Guess]:
    """The longest is always right, wherever it stands."""
    texts = ["*Ask her what she has tried so far", "Tell her", "Warn her", "Leave"]
    return (guess("What now?", *texts[turn:], *texts[:turn]) for turn in cycle(range(4)))


def fair() -> Iterator[Guess]:
    """Each of the four is right as often as the others."""
    texts = ["Ask her what she has tried so far", "Tell her always", "Warn her", "Perhaps leave"]
    return (guess("What now?", *(f"*{text}" if n == turn else text for n, text in enumerate(texts))) for turn in cycle(range(4)))


def test_a_bank_in_which_the_longest_is_right_is_found() -> None:
    found = result(list(islice(biased(), 60)))

    assert found.worst == "the longest"
    assert found.above["the longest"].mean == pytest.approx(0.75)
    assert found.above["the longest"].low > 0.10
    assert found.above[TOGETHER].low > 0.10


def test_a_fair_bank_is_not() -> None:
    found = result(list(islice(fair(), 60)))

    assert all(interval.low <= 0.05 for interval in found.above.values())
    assert found.above["the longest"].mean == pytest.approx(0)


def test_a_few_lucky_hits_are_no_proof() -> None:
    """Three of three is no spread at all, and still chance."""
    assert result(list(islice(biased(), 3))).above["the longest"].low < 0.5


def test_ties_are_split_evenly() -> None:
    tie = guess("What now?", "*Ask her", "Pay her", "Go")

    assert tie.picks["the longest"] == [0, 1]
    assert tie.score(tie.picks["the longest"]) == 0.5
    assert result([tie]).above["the longest"].mean == pytest.approx(1 / 2 - 1 / 3)


def test_two_runs_are_equal() -> None:
    assert result(list(islice(fair(), 40))) == result(list(islice(fair(), 40)))


PICKED = [
    ("the longest", guess("What?", "Ask her about it", "Tell", "Warn"), [0]),
    ("the most qualified", guess("What?", "It usually takes weeks", "It takes a day", "It takes years"), [0]),
    ("without absolute words", guess("What?", "Always ask", "Tell her", "Never warn"), [1]),
    ("a word of the stem", guess("Who plans the handover?", "The owner", "The handover lead", "The nurse"), [1]),
    ("the middle number", guess("How long?", "12 weeks", "2 weeks", "6 weeks"), [2]),
    ("the middle number", guess("How long?", "2 weeks", "4 weeks", "6 weeks", "8 weeks"), [1, 2]),
    ("one of two opposites", guess("What?", "Share the notes", "Do not share the notes", "Burn them"), [0, 1]),
    ("most like the others", guess("What?", "Goals and dates", "Goals", "Dates", "Rotas"), [0]),
]


@pytest.mark.parametrize(("cue", "question", "picks"), PICKED, ids=[f"{cue} {n}" for n, (cue, _, _) in enumerate(PICKED)])
def test_each_cue_picks_what_a_test_wise_person_would(cue: str, question: Guess, picks: list[int]) -> None:
    assert list(question.picks[cue]) == picks


@pytest.mark.parametrize("cue", CUES)
def test_a_cue_that_sees_no_difference_says_nothing(cue: str) -> None:
    silent = guess("What?", "Red", "Tan", "Sky")

    assert list(silent.picks[cue]) == []
    assert silent.score(silent.picks[cue]) == silent.chance
