"""Moodle's embedded questions ("cloze"): small questions inside a text, in a notation of their own.

Signs that mean something in it are written as numbers (`&#125;`), which Moodle decodes once; its own backslashes stay in the text
in some versions. So HTML is encoded once more than it is already, and plain words once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

_SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "&~#{}\\"})


def choice(weight: int, kind: str, alternatives: Iterable[str]) -> str:
    """MC is a list to open, MCV a column of buttons, S at the end shuffles."""
    return f"{{{weight}:{kind}:{'~'.join(alternatives)}}}"


def typed(weight: int, accept: Sequence[str], right: str, near: Iterable[tuple[str, str]], wrong: str) -> str:
    """A gap to type in. What is near and all else get nothing, each with its own words."""
    alternatives = [alternative(100, word.replace("*", r"\*"), right) for word in accept]
    alternatives += [alternative(0, word.replace("*", r"\*"), said) for word, said in near]
    return f"{{{weight}:SA:{'~'.join([*alternatives, alternative(0, '*', wrong)])}}}"


def alternative(percent: int, said: str, feedback: str) -> str:
    """Whole percents only: older versions of Moodle read no others."""
    return f"{'=' if percent == 100 else f'%{percent}%'}{said.translate(_SIGNS)}#{feedback.translate(_SIGNS)}"


def plain_html(words: str) -> str:
    """Plain words as HTML."""
    return escape(words, quote=False)
