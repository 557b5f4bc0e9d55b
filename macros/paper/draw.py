"""The order of options on a variant of a question sheet: drawn by a seed, so that it is the same for ever and on every machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from string import ascii_uppercase
from typing import Any, TypeVar

from .names import VARIANTS

T = TypeVar("T")

DRAWS = 1000
"""Hardly ever more than a few are needed, and none is made before it is."""


def drawn(entries: Sequence[T], seed: str, variant: str, fits: Callable[[Sequence[T]], bool] = lambda order: True) -> Sequence[T]:
    """The order on a variant: the first draw that `fits` and that no earlier variant has.

    Where there is none, as with a single entry, an earlier order comes again.
    """
    taken: list[Sequence[T]] = []
    for name in VARIANTS[: VARIANTS.index(variant) + 1]:
        draws = (_draw(entries, f"{seed} {name} {turn}") for turn in range(DRAWS))
        fresh = (order for order in draws if fits(order) and order not in taken)
        taken.append(next(fresh, taken[-1] if taken else _draw(entries, seed)))
    return taken[-1]


def lettered(entries: Sequence[Any]) -> list[tuple[str, Any]]:
    """Each entry with its letter."""
    return list(zip(ascii_uppercase, entries, strict=False))


def _draw(entries: Sequence[T], seed: str) -> Sequence[T]:
    return sorted(entries, key=lambda entry: sha256(f"{seed} {_name(entry)}".encode()).digest())


def _name(entry: Any) -> str:
    return str(getattr(entry, "id", entry))
