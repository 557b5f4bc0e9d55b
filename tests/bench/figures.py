"""A figure, its aim, and the table that shows both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """Something measured. An aim is the most that it may be; without one the figure is there to be read beside the others."""

    name: str
    value: float
    unit: str = ""
    aim: float | None = None

    @property
    def met(self) -> bool | None:
        return None if self.aim is None else self.value <= self.aim

    def line(self) -> tuple[str, str, str, str]:
        aim = "" if self.aim is None else f"≤ {_number(self.aim)} {self.unit}".rstrip()
        met = "" if self.met is None else "met" if self.met else "not met"
        return self.name, f"{_number(self.value)} {self.unit}".rstrip(), aim, met


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1_000 or value == int(value) else f"{value:.3g}"


def table(heading: str, figures: Sequence[Figure]) -> str:
    """The figures of one row below each other, in columns."""
    lines = [(heading, "measured", "aim", ""), *(figure.line() for figure in figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(4)]
    return "\n".join(_columns(line, widths) for line in lines)


def _columns(line: Sequence[str], widths: Sequence[int]) -> str:
    name, value, aim, met = line
    return f"{name:<{widths[0]}}  {value:>{widths[1]}}  {aim:>{widths[2]}}  {met}".rstrip()


def plain(rows: Mapping[str, Iterable[Figure]]) -> Mapping[str, list[dict[str, Any]]]:
    """The same as data, for --json."""
    return {row: list(_plain(figures)) for row, figures in rows.items()}


def _plain(figures: Iterable[Figure]) -> Iterator[dict[str, Any]]:
    for figure in figures:
        yield {"name": figure.name, "value": figure.value, "unit": figure.unit, "aim": figure.aim, "met": figure.met}
