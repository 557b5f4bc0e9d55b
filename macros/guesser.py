"""The test-wise guesser: it knows nothing of care work and answers every choice by cues alone.

Each cue gives the options that it would pick, or none where it says nothing. A tie is split evenly, so a result is what the cue
would score on average; nothing is left to chance, and two runs are equal. What counts is points above blind guessing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .chance import Interval, interval
from .reading import Asked, Choice, numbers, opposite_pair, sounds_open, unfinished
from .wording import Said, absolutes, hedges, jaccard

Picks = Sequence[int]
"""The options that a cue would pick among, by their place; empty where the cue says nothing."""


@dataclass(frozen=True)
class Guess:
    """What there is to see of one choice, and which options are right."""

    stem: Said
    options: tuple[Said, ...]
    right: frozenset[int]
    item: str = ""
    choice: Choice | None = None
    asked: Asked | None = None

    @cached_property
    def picks(self) -> Mapping[str, Picks]:
        """What each cue picks, and all of them together."""
        each = {cue: pick(self) for cue, pick in CUES.items()}
        return {TOGETHER: vote(len(self.options), each.values()), **each}

    @property
    def chance(self) -> float:
        return len(self.right) / len(self.options)

    def score(self, picks: Picks) -> float:
        """How often picking one of these at random is right."""
        return sum(pick in self.right for pick in picks) / len(picks) if picks else self.chance


def guesses(asked: Iterable[Asked]) -> list[Guess]:
    return [guess for one in asked for guess in _guesses(one)]


def _guesses(asked: Asked) -> Iterator[Guess]:
    if asked.statement:
        key = getattr(asked.item, "key", ())
        yield Guess(asked.stem, (_TRUE, _FALSE), frozenset({0 if "true" in key else 1}), asked.id, asked=asked)
    for choice in asked.choices:
        right = frozenset(index for index, option in enumerate(choice.options) if option.correct)
        if 0 < len(right) < len(choice.options):
            yield Guess(choice.asks, tuple(option.said for option in choice.options), right, asked.id, choice, asked)


_TRUE, _FALSE = Said("True", ("true",), frozenset()), Said("False", ("false",), frozenset())


# --- the cues ------------------------------------------------------------------------------------------------------------


def longest(guess: Guess) -> Picks:
    return _highest([len(option.text) for option in guess.options]) if guess.choice else ()


def most_qualified(guess: Guess) -> Picks:
    if guess.choice is None:
        return (0,) if _qualifiers(guess.stem) else ()
    return _highest([_qualifiers(option) for option in guess.options])


def _qualifiers(said: Said) -> int:
    return len(hedges(said)) + len(_QUALIFIED.findall(said.text))


_QUALIFIED = re.compile(
    r"\b(?:some|generally|normally|mostly|mainly|partly|likely|tends?|depends?|where (?:possible|needed|safe)|when needed|if|unless|"
    r"within limits|as agreed|at least|about)\b",
    re.IGNORECASE,
)


def no_absolutes(guess: Guess) -> Picks:
    if guess.choice is None:
        return (1,) if absolutes(guess.stem) else ()
    mild = [index for index, option in enumerate(guess.options) if not absolutes(option)]
    return mild if len(mild) < len(guess.options) else ()


def word_of_the_stem(guess: Guess) -> Picks:
    return _highest([len(option.content & guess.stem.content) for option in guess.options])


def middle_number(guess: Guess) -> Picks:
    values = numbers(guess.choice) if guess.choice else None
    if not values or len(set(values)) < 3:
        return ()
    rank = sorted(values)
    middle = {rank[(len(rank) - 1) // 2], rank[len(rank) // 2]}
    return [index for index, value in enumerate(values) if value in middle]


def grammar(guess: Guess) -> Picks:
    """Options that go on from the stem: after 'an', with a small letter where the sentence is open."""
    if guess.choice is None or guess.asked is None or not unfinished(guess.asked):
        return ()
    article = guess.stem.words[-1]
    fits = [
        (article not in ("a", "an") or sounds_open(option.text) == (article == "an")) and not re.match(r"[A-Z][a-z]", option.text)
        for option in guess.options
    ]
    return [index for index, fit in enumerate(fits) if fit] if 0 < sum(fits) < len(fits) else ()


def opposite(guess: Guess) -> Picks:
    pair = opposite_pair(guess.choice) if guess.choice else None
    return [index for index, option in enumerate(guess.choice.options) if option in pair] if guess.choice and pair else ()


def most_like_the_others(guess: Guess) -> Picks:
    contents = [option.content for option in guess.options]
    return _highest([round(sum(jaccard(one, other) for other in contents if other is not one), 6) for one in contents])


def _highest(values: Sequence[float]) -> Picks:
    """The places of the highest value; none where all are alike."""
    most = max(values)
    return [index for index, value in enumerate(values) if value == most] if most > min(values) else ()


CUES: Mapping[str, Callable[[Guess], Picks]] = {
    "the longest": longest,
    "the most qualified": most_qualified,
    "without absolute words": no_absolutes,
    "a word of the stem": word_of_the_stem,
    "the middle number": middle_number,
    "what fits the grammar": grammar,
    "one of two opposites": opposite,
    "most like the others": most_like_the_others,
}
TOGETHER = "all cues together"


def vote(options: int, picked: Iterable[Picks]) -> Picks:
    """Each cue that says something has one vote, shared among its picks."""
    votes = [0.0] * options
    for picks in picked:
        for pick in picks:
            votes[pick] += 1 / len(picks)
    return _highest([round(value, 6) for value in votes])


# --- the result ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Result:
    """What guessing by cues scores above blind guessing, on average, as parts of 1."""

    above: Mapping[str, Interval]
    spoke: Mapping[str, int]
    """On how many questions each cue had something to say."""

    chance: float

    @property
    def count(self) -> int:
        return self.above[TOGETHER].count

    @cached_property
    def worst(self) -> str:
        """What scores surest above chance: one cue, or all together where that is more."""
        return max((*CUES, TOGETHER), key=lambda cue: self.above[cue].low)


def result(seen: Sequence[Guess]) -> Result:
    chances = [guess.chance for guess in seen]
    names = (TOGETHER, *CUES)
    return Result(
        above={cue: interval([guess.score(guess.picks[cue]) - guess.chance for guess in seen], chances) for cue in names},
        spoke={cue: sum(bool(guess.picks[cue]) for guess in seen) for cue in names},
        chance=sum(chances) / len(chances) if chances else 0.0,
    )
