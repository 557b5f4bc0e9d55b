"""What chance alone would do: exact tails and plain intervals, so that a lint does not take luck for a habit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb, erfc, exp, fsum, gamma, lgamma, log, log1p, sqrt

FIVE_PERCENT = 0.05
_Z95 = 1.959963984540054


def binomial_tail(hits: int, tries: int, chance: float) -> float:
    """How likely at least so many hits are."""
    return fsum(_binomial(k, tries, chance) for k in range(max(0, hits), tries + 1))


def binomial_limit(tries: int, chance: float) -> int:
    """The smallest number of hits that chance reaches in at most 5 of 100 cases."""
    return next(k for k in range(tries + 2) if binomial_tail(k, tries, chance) <= FIVE_PERCENT)


def tail(hits: int, chances: Mapping[float, int]) -> float:
    """The same where tries differ in their chance: how many tries there are for each chance."""
    spread = [1.0]
    for chance, tries in chances.items():
        spread = _together(spread, [_binomial(k, tries, chance) for k in range(tries + 1)])
    return min(1.0, fsum(spread[max(0, hits) :]))


def _together(left: Sequence[float], right: Sequence[float]) -> list[float]:
    """The distribution of a sum. What is too unlikely to matter is passed over, or thousands of tries would take minutes."""
    total = [0.0] * (len(left) + len(right) - 1)
    heavy = [(k, weight) for k, weight in enumerate(right) if weight > 1e-12]
    for start, share in enumerate(left):
        if share > 1e-12:
            for k, weight in heavy:
                total[start + k] += share * weight
    return total


def _binomial(hits: int, tries: int, chance: float) -> float:
    if not 0 < chance < 1:
        return float(hits == (tries if chance >= 1 else 0))
    if tries < 500:
        return comb(tries, hits) * chance**hits * (1 - chance) ** (tries - hits)
    return exp(_log_comb(tries, hits) + hits * log(chance) + (tries - hits) * log1p(-chance))


def _log_comb(whole: int, part: int) -> float:
    return lgamma(whole + 1) - lgamma(part + 1) - lgamma(whole - part + 1)


def fisher(with_a: int, without_a: int, with_b: int, without_b: int) -> float:
    """Fisher's exact test, one-sided: how likely at least so many of `a` have it, were `a` and `b` alike."""
    a, b, having = with_a + without_a, with_b + without_b, with_a + with_b
    whole = _log_comb(a + b, having)
    possible = range(with_a, min(a, having) + 1)
    return min(1.0, fsum(exp(_log_comb(a, k) + _log_comb(b, having - k) - whole) for k in possible if having - k <= b))


def chi_square_tail(value: float, freedom: int) -> float:
    """How likely a chi-square at least so large is, for a whole number of degrees of freedom."""
    half = value / 2
    if value <= 0:
        return 1.0
    start = 0.0 if freedom % 2 == 0 else 0.5
    first = 0.0 if freedom % 2 == 0 else erfc(sqrt(half))
    steps = (start + k for k in range(freedom // 2))
    return min(1.0, first + fsum(exp(-half) * half**step / gamma(step + 1) for step in steps))


@dataclass(frozen=True)
class Interval:
    """A mean with the 95 % interval around it."""

    mean: float
    low: float
    high: float
    count: int


def interval(differences: Iterable[float], chances: Iterable[float]) -> Interval:
    """The mean of per-question differences from chance, by the normal approximation.

    The spread is never taken as smaller than guessing alone gives it: three lucky hits in a row have no spread at all.
    """
    values, guesses = list(differences), list(chances)
    count = len(values)
    if not count:
        return Interval(0.0, -1.0, 1.0, 0)
    mean = fsum(values) / count
    found = fsum((value - mean) ** 2 for value in values) / max(1, count - 1)
    guessing = fsum(guess * (1 - guess) for guess in guesses) / count
    reach = _Z95 * sqrt(max(found, guessing) / count)
    return Interval(mean, mean - reach, mean + reach, count)
