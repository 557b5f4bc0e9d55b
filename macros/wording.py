"""Texts as words: how lints, the guesser and the readability figures see what a learner reads.

All of it is plain and English, and made for comparing short texts: a word is cut to a stem by its ending, and words that carry no
matter are left out. Negatives always count as content: 'record it' and 'do not record it' are different options.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from . import text

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MARKED = re.compile(r"[\[*`\n]|  |^[#>-]|^\d+\.|^\s|\s$")
_END = re.compile(r"""[.!?…]+["'”’)\]]*(?=\s|$)""")
_SHORT = re.compile(r"(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|no|dr|mr|mrs|ms|st|[a-z])\.$", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<![\w’'])‘[^’]*’(?!\w)|(?<![\w'])'(?:[^']|(?<=\w)'(?=\w))*'(?!\w)")

NEGATIVES = frozenset("not no never none nobody nothing neither nor without cannot except".split())
STOP = (
    frozenset(
        """
        a about above after again all also although am among an and another any are around as at away back be because been before being
        below beside between both but by can could did do does doing done down during each either else enough even every few for from
        further get gets give gives given go goes going had has have having he her here hers him his how i if in into is it its itself
        just kind least less let like made make makes many may me might mine more most much must my now of off often on once one only
        onto or other others our out over own per put rather really same say says she should since so some someone something such take
        takes than that the their theirs them themselves then there these they thing things this those through to together too towards
        under until up upon us use used uses usually very want was way we well were what when where whether which while who whom whose
        why will with within would yet you your yours
        """.split()
    )
    - NEGATIVES
)
ABSOLUTES = frozenset("always never all none only every must completely impossible".split())
HEDGES = frozenset("usually often sometimes rarely may might".split())
_NO_ABSOLUTE = re.compile(
    r"\b(?:at all|above all|after all|all right|all in all|not (?:only|all|always|every)|if only|all day|every (?:day|week|month|year))\b"
)


@dataclass(frozen=True, slots=True)
class Said:
    """One text: as a reader says it, as words in small letters, and as the stems of the words that carry matter."""

    text: str
    words: tuple[str, ...]
    content: frozenset[str]

    @property
    def length(self) -> int:
        return len(self.words)


def said(source: str) -> Said:
    plain = plain_text(source)
    words = words_of(plain)
    return Said(plain, words, content(words))


NOTHING = Said("", (), frozenset())


def plain_text(source: str) -> str:
    """`text.plain`, which most options do not need: they hold no mark at all."""
    return text.plain(source) if _MARKED.search(source) else source


def words_of(plain: str) -> tuple[str, ...]:
    """The words in small letters, with one kind of apostrophe."""
    return tuple(_WORD.findall(plain.replace("’", "'").lower()))


def content(words: Iterable[str]) -> frozenset[str]:
    """The stems of the words that carry matter; every negative becomes 'not'."""
    return frozenset(stem(word) for word in words if word not in STOP)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its ending, so that 'plans', 'planned' and 'planning' are one: 'plan'."""
    if word in NEGATIVES or word.endswith("n't"):
        return "not"
    word = word.removesuffix("'s").removesuffix("'")
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
        return word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ings", ""),
    ("ing", ""),
    ("eed", "ee"),
    ("ees", "ee"),
    ("ed", ""),
    ("ss", "ss"),
    ("us", "us"),
    ("es", ""),
    ("ly", ""),
    ("s", ""),
)


def sentences(plain: str) -> Iterator[str]:
    """The sentences of one paragraph; what is left without a full stop counts as one."""
    start = 0
    for match in _END.finditer(plain):
        if (
            plain[match.end() - 1] == "."
            and match.end() < len(plain)
            and _SHORT.search(plain, max(start, match.end() - 7), match.end())
        ):
            continue
        yield plain[start : match.end()].strip()
        start = match.end()
    if rest := plain[start:].strip():
        yield rest


def unquoted(plain: str) -> str:
    """The text without what stands in quotation marks: somebody else's words."""
    return _QUOTED.sub(" … ", plain)


def jaccard(left: frozenset[str], right: frozenset[str]) -> float:
    """How much two sets share: 0 for nothing, 1 for all."""
    shared = len(left & right)
    return shared / (len(left) + len(right) - shared) if shared else 0.0


def absolutes(option: Said) -> list[str]:
    """Words that leave no room: always, never, all … Phrases such as 'at all' and 'not only' do leave room."""
    if ABSOLUTES.isdisjoint(option.words):
        return []
    return [word for word in words_of(_NO_ABSOLUTE.sub(" ", option.text.lower())) if word in ABSOLUTES]


def hedges(option: Said) -> list[str]:
    """Words that leave room: usually, often, sometimes … 'It can help' leaves room; 'you can ring' says what is possible."""
    found = [word for word in option.words if word in HEDGES] if not HEDGES.isdisjoint(option.words) else []
    return [*found, "can"] if "can" in option.words and _CAN.search(option.text) else found


_CAN = re.compile(r"\bcan (?:also |still )?(?:be|become|cause|differ|happen|help|lead|mean|seem|take|vary|work)\b", re.IGNORECASE)
