"""A small reader of Moodle's embedded questions, for tests, and what is known of Moodle's own limits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

GRADES = (100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10, 5, 0)
"""What an answer may count, in percent; a minus may stand before each."""


@dataclass
class Part:
    """A question inside a text."""

    weight: int
    kind: str
    answers: list[tuple[str, float, str]]
    """What it says, what it counts in percent, what is said about it."""


_PART = re.compile(r"\{(\d+):(MC|MCS|MCV|MCVS|SA):([^{}]*)\}")


def parts(words: str) -> tuple[str, list[Part]]:
    """The text with a \\0 for each part, and the parts."""
    found = [Part(int(match[1]), match[2], [_answer(one) for one in match[3].split("~")]) for match in _PART.finditer(words)]
    rest = _PART.sub("\0", words)
    assert "{" not in rest
    return unescape_braces(rest), found


def unescape_braces(words: str) -> str:
    return words.replace("&#123;", "{")


def _answer(words: str) -> tuple[str, float, str]:
    """A number sign parts what is said from the feedback, but not the one in `&#125;`."""
    said, _, feedback = re.split(r"(?<!&)(#)", words, maxsplit=1)
    weight = re.match(r"=|%(-?\d+)%", said)
    assert weight, words
    return unescape(said[weight.end() :]), float(weight[1] or 100), unescape(feedback)
