"""How many looks it takes for each question that is remembered on the day: our schedule beside a box of cards and the order of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.scripts import run

from .figures import Figure
from .settings import Settings

SETTING = {"learners": 200, "items": 60, "days": 28, "daily": 15, "seed": 1}
SIMULATED = 'return (await from("../tests/js/simulation.js")).simulate(given)'
WAYS = {
    "schedule": "our schedule",
    "leitner": "a box of cards (Leitner: 1, 2, 4, 8, 16 days)",
    "page": "the order of the page, again and again",
}


def rows(settings: Settings) -> Iterator[Figure]:
    found = simulated(SETTING)
    looks = {way: found[way]["looks"] / found[way]["remembered"] for way in WAYS}
    for way, words in WAYS.items():
        share = found[way]["remembered"] / (SETTING["learners"] * SETTING["items"])
        yield Figure(f"remembered on the day, by {words}", 100 * share, "of 100")
        yield Figure(f"looks for each one remembered, by {words}", looks[way])
    yield Figure("looks by the box of cards to one by our schedule", looks["leitner"] / looks["schedule"])
    yield Figure("looks by the order of the page to one by our schedule", looks["page"] / looks["schedule"])


def simulated(setting: Mapping[str, int]) -> dict[str, dict[str, float]]:
    found: Any = run(SIMULATED, setting)
    return dict(found)
