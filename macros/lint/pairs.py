"""Lints on items beside each other: the same question twice, one that gives another away, options used again and again."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import shake_128
from struct import unpack

from ..reading import Asked
from ..wording import NEGATIVES, STOP, jaccard, stem
from .rules import Bank, Hit, Rule, listed

ALIKE, SAME = 0.6, 0.85
DIRECT = 400
"""Up to so many items every pair is compared; above, those that a fingerprint brings together."""

SIGNATURE, ROWS = 48, 3
"""MinHash: 16 bands of 3 bring 98 of 100 pairs together that share six tenths of their words, and few that share two."""

BUCKET = 4
"""How many earlier items of one bucket an item is compared with: a thousand copies of a question need no million comparisons."""


@dataclass(frozen=True, order=True)
class Pair:
    likeness: float
    first: str
    second: str


def duplicates(bank: Bank) -> Iterator[Hit]:
    nearest: dict[str, Pair] = {}
    for pair in alike(bank.asked, ALIKE):
        if pair.second not in nearest or pair.likeness > nearest[pair.second].likeness:
            nearest[pair.second] = pair
    for name, pair in nearest.items():
        same = pair.likeness >= SAME
        says = "asks the same as" if same else "looks like the same question as"
        message = f"this {says} '{pair.first}' ({pair.likeness:.0%} of their words). Keep one, or ask for something else."
        yield Hit(("stem",), message, "error" if same else "warning", (name, pair.first))


def alike(asked: Sequence[Asked], least: float) -> Iterator[Pair]:
    """Pairs that share at least so much of their matter: the first stands before the second."""
    matters = [(one, one.matter | one.stimulus.content) for one in asked if len(one.matter) >= 3]
    sets = [words for _, words in matters]
    for late, earlier in _together(sets):
        for early in earlier:
            if (shared := len(sets[early] & sets[late])) >= 3 and shared >= least * (len(sets[early]) + len(sets[late]) - shared):
                pair = _pair(matters[early][0], matters[late][0], shared / (len(sets[early]) + len(sets[late]) - shared))
                if pair.likeness >= least:
                    yield pair


def _pair(first: Asked, second: Asked, likeness: float) -> Pair:
    """What two questions on one case share is counted without the case."""
    if first.stimulus.text and first.stimulus.text == second.stimulus.text:
        likeness = jaccard(first.matter, second.matter)
    return Pair(likeness, first.id, second.id)


def _together(sets: Sequence[frozenset[str]]) -> Iterable[tuple[int, Iterable[int]]]:
    """For each set, the earlier ones to compare it with."""
    if len(sets) <= DIRECT:
        return ((late, range(late)) for late in range(len(sets)))
    return _bucketed(sets)


def _bucketed(sets: Sequence[frozenset[str]]) -> Iterator[tuple[int, Iterable[int]]]:
    """MinHash in bands: items with much in common fall into one bucket at least once."""
    hashes = {word: _hashes(word) for word in frozenset().union(*sets)}
    same: dict[frozenset[str], int] = {}
    buckets: list[dict[tuple[int, ...], deque[int]]] = [{} for _ in range(0, SIGNATURE, ROWS)]
    for place, words in enumerate(sets):
        if (early := same.setdefault(words, place)) != place:
            yield place, [early]
            continue
        least = tuple(map(min, *(hashes[word] for word in words)))
        met: set[int] = set()
        for band, bucket in enumerate(buckets):
            earlier = bucket.setdefault(least[band * ROWS : band * ROWS + ROWS], deque(maxlen=BUCKET))
            met.update(earlier)
            earlier.append(place)
        yield place, sorted(met)


def _hashes(word: str) -> tuple[int, ...]:
    return unpack(f"<{SIGNATURE}I", shake_128(word.encode()).digest(4 * SIGNATURE))


def nearest(asked: Sequence[Asked], most: int = 10) -> list[Pair]:
    """The pairs that are most alike, for a person to look at."""
    for least in (ALIKE, 0.4, 0.2, 0.05):
        found = sorted(alike(asked, least), key=lambda pair: (-pair.likeness, pair.first, pair.second))
        if len(found) >= most or least == 0.05:
            return found[:most]
    return []


# --- one gives another away ------------------------------------------------------------------------------------------------

Gram = tuple[str, str, str]


def leaks(bank: Bank) -> Iterator[Hit]:
    """Three words of a right answer, two of them telling, that stand in no more than one other item's question."""
    keys: dict[Gram, set[str]] = defaultdict(set)
    for one in bank.asked:
        for gram in _of_keys(one, bank.around[one.module].terms):
            keys[gram].add(one.id)
    seen: dict[Gram, list[str]] = defaultdict(list)
    for one in bank.asked:
        for gram in {*_grams(one.stem.words), *_grams(one.stimulus.words)} & keys.keys():
            seen[gram].append(one.id)
    told: set[tuple[str, str]] = set()
    for gram, owners in keys.items():
        if len(owners) != 1 or len(seen[gram]) != 1:
            continue
        pair = (seen[gram][0], next(iter(owners)))
        if pair not in told and pair[0] != pair[1]:
            told.add(pair)
            message = (
                f"the words '{' '.join(gram)}' give away the right answer of '{pair[1]}'. Say it in other words in one of the two."
            )
            yield Hit(("stem",), message, items=pair)


def _of_keys(asked: Asked, terms: frozenset[str]) -> Iterator[Gram]:
    """In the order of the text: two runs tell the same."""
    for choice in asked.choices:
        shown = {*_grams(asked.stem.words), *_grams(asked.stimulus.words)}.union(
            *(_grams(option.said.words) for option in choice.distractors)
        )
        for option in choice.keys:
            yield from (gram for gram in _grams(option.said.words) if gram not in shown and _tells(gram, terms))


def _grams(words: tuple[str, ...]) -> Iterator[Gram]:
    return zip(words, words[1:], words[2:], strict=False)


def _tells(gram: Gram, terms: frozenset[str]) -> bool:
    telling = [word for word in gram if word not in STOP and word not in NEGATIVES]
    return len(telling) >= 2 and any(stem(word) not in terms for word in telling)


# --- the same wrong option again ---------------------------------------------------------------------------------------------


def reused(bank: Bank) -> Iterator[Hit]:
    """An option that is the right answer elsewhere keeps learners thinking; one that never is, they learn to pass over."""
    wrong: dict[str, list[tuple[str, tuple[str | int, ...], str]]] = defaultdict(list)
    right: dict[str, int] = defaultdict(int)
    for one in bank.asked:
        for choice in one.choices:
            for option in choice.options:
                words = " ".join(option.said.words)
                if option.correct:
                    right[words] += 1
                else:
                    wrong[words].append((one.id, option.path, option.said.text))
    for words, uses in wrong.items():
        names = list(dict.fromkeys(name for name, _, _ in uses))
        if len(names) > 4 and 10 * right[words] < len(names):
            message = f"the wrong option '{uses[0][2]}' is used in {len(names)} items ({listed(names[1:], 4)} too), and learners pass over it. Vary it."
            yield Hit((*uses[0][1], "text"), message, items=tuple(names))


EACH = (
    Rule(
        "B05", "one gives another away", "warning", "No question holds three telling words of another item's right answer.", leaks
    ),
)
SITE = (
    Rule(
        "B04",
        "duplicates",
        "warning",
        "No two items share 60% of the words of stem and right answer (85%: an error).",
        duplicates,
        also="error",
    ),
    Rule(
        "B09",
        "distractor reuse",
        "warning",
        "No wrong option is used in more than four items, unless it is the right one elsewhere.",
        reused,
    ),
)
