"""Items as a test-wise reader sees them: stems, options and what is marked right, whatever the room.

Lints and the guesser ask these few questions of an item and know no room. A new room tells where its options stand by one line in
`WHERE`; without one, every list of things that have a text and may be correct is taken for options.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import wording
from .item import BaseItem
from .problems import Path
from .wording import NOTHING, Said, said


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    path: Path
    said: Said
    correct: bool
    feedback: str


@dataclass(frozen=True)
class Choice:
    """A stem and the options to pick among. An item may hold several: a statement with its reason, a text with gaps."""

    path: Path
    asks: Said
    options: tuple[Option, ...]
    fixed: bool = False
    several: bool = False
    """The learner may pick more than one, whether or not one alone is right."""

    @cached_property
    def keys(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if option.correct)

    @cached_property
    def distractors(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if not option.correct)

    @property
    def one(self) -> bool:
        """Exactly one option is right, and the learner picks one."""
        return len(self.keys) == 1 and not self.several


@dataclass(frozen=True, eq=False)
class Asked:
    """One item, read once."""

    item: BaseItem
    module: str
    stem: Said
    stimulus: Said
    choices: tuple[Choice, ...]

    @property
    def id(self) -> str:
        return self.item.id

    @property
    def statement(self) -> bool:
        """The stem is a statement to judge, and asks nothing."""
        return self.item.type == "true-false"

    @property
    def choice(self) -> Choice | None:
        """The one list of options of an item that is a plain choice."""
        return self.choices[0] if self.item.type in PLAIN_CHOICE and self.choices else None

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        return tuple(wording.sentences(self.stem.text))

    @property
    def lead_in(self) -> str:
        """The last sentence of the stem: the one that asks."""
        return self.sentences[-1] if self.sentences else ""

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Every text that a learner reads, as written, with its path."""
        return tuple(self.item.words())

    @cached_property
    def whole(self) -> str:
        """All of them in small letters: a quick look tells most lints that there is nothing to see."""
        return "\n".join(words for _, words in self.texts).lower()

    @cached_property
    def matter(self) -> frozenset[str]:
        """What the item asks about: the stem with the right options, or with all its parts where nothing is picked."""
        if self.choices or self.statement:
            return self.stem.content.union(*(key.said.content for choice in self.choices for key in choice.keys))
        parts = (words for path, words in self.texts if len(path) > 1 and _BESIDE.isdisjoint(path))
        return self.stem.content.union(*(said(words).content for words in parts))


_BESIDE = frozenset({"feedback", "rationale", "hints", "debrief", "note"})


def read(item: BaseItem, module: str) -> Asked:
    stimulus = said(item.stimulus) if item.stimulus else NOTHING
    stem = said(item.stem)
    return Asked(item, module, stem, stimulus, tuple(WHERE.get(item.type, _found)(item, stem)))


def _options(item: Any, stem: Said) -> Iterator[Choice]:
    several = item.type == "multiple-response"
    yield Choice(("options",), stem, _read_options(("options",), item.options), item.fixed_order, several)


def _reason(item: Any, stem: Said) -> Iterator[Choice]:
    """True and false are no options of an author's; the reasons are."""
    if item.reason:
        path = ("reason", "options")
        yield Choice(path, said(f"{stem.text} {item.reason.stem}"), _read_options(path, item.reason.options))


def _gaps(item: Any, stem: Said) -> Iterator[Choice]:
    """The passage is what a gap's options have to fit."""
    passage = said(f"{stem.text} {dict(item.words())[('passage',)]}")
    for index, gap in enumerate(item.gaps):
        if gap.kind == "dropdown":
            path = ("gaps", index, "options")
            yield Choice(path, passage, _read_options(path, gap.options))


def _decisions(item: Any, stem: Said) -> Iterator[Choice]:
    """What is right on a screen is what is good."""
    for index, screen in enumerate(item.screens):
        path = ("screens", index, "choices")
        options = tuple(
            Option(choice.id, (*path, place), said(choice.text), choice.quality == 2, choice.feedback)
            for place, choice in enumerate(screen.choices)
        )
        if 0 < sum(option.correct for option in options) < len(options):
            yield Choice(path, said(f"{screen.text} {screen.ask or ''}"), options)


def _found(item: Any, stem: Said) -> Iterator[Choice]:
    """Wherever a room keeps options: a list in which something has a text and may be correct."""
    for path, options in _option_lists(item, ()):
        read_options = _read_options(path, options)
        if 0 < sum(option.correct for option in read_options) < len(read_options):
            yield Choice(path, stem, read_options)


def _option_lists(record: Any, path: Path) -> Iterator[tuple[Path, tuple[Any, ...]]]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if not isinstance(value, tuple) or not value or not hasattr(value[0], "model_fields_set"):
            continue
        if hasattr(value[0], "text") and hasattr(value[0], "correct"):
            yield (*path, name), value
        for index, inner in enumerate(value):
            yield from _option_lists(inner, (*path, name, index))


def _read_options(path: Path, options: Iterable[Any]) -> tuple[Option, ...]:
    return tuple(
        Option(option.id, (*path, index), said(option.text or option.id), option.correct, getattr(option, "feedback", None) or "")
        for index, option in enumerate(options)
    )


WHERE: Mapping[str, Callable[[Any, Said], Iterable[Choice]]] = {
    "single-choice": _options,
    "multiple-response": _options,
    "true-false": _reason,
    "cloze": _gaps,
    "scenario": _decisions,
}
PLAIN_CHOICE = frozenset({"single-choice", "multiple-response"})

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_NUMERIC = re.compile(
    r"^(?:(?:about|at least|at most|up to|over|under|after|within|from|in|on|by|every|for|the) +)*"
    r"[£$]?\d+(?:[.,]\d+)?(?:st|nd|rd|th)?(?: *%| ?[-–] ?[£$]?\d+(?:[.,]\d+)?| to \d+(?:[.,]\d+)?)?(?: +\w+){0,2}$",
    re.IGNORECASE,
)


def numbers(choice: Choice) -> list[float] | None:
    """The first number of each option, where all options are numbers or dates with at most two words beside them."""
    if not all(_NUMERIC.match(option.said.text.rstrip(".")) for option in choice.options):
        return None
    return [float(_NUMBER.findall(option.said.text)[0].replace(",", "")) for option in choice.options]


_PAIRS = [
    frozenset(pair.split("/"))
    for pair in (
        "more/less more/fewer more/not higher/lower increase/decrease increases/decreases before/after always/never formal/informal "
        "internal/external public/private open/closed short/long shorter/longer inside/outside agree/disagree agrees/disagrees "
        "true/false safe/unsafe start/stop begin/end early/late earlier/later all/none with/without strong/weak fast/slow better/worse "
        "required/optional mandatory/optional mandatory/voluntary positive/negative include/exclude includes/excludes do/not can/cannot "
        "is/isn't does/doesn't"
    ).split()
]


def opposite(left: Option, right: Option) -> bool:
    """The two say the same but for a 'not', or for one pair of words with contrary meaning."""
    one, other = frozenset(left.said.words), frozenset(right.said.words)
    apart = one ^ other
    if not apart or len(apart) > 3 or len(one & other) < 1:
        return False
    without = apart - _NEGATIONS
    return (without < apart and len(without) <= 1) or any(pair <= apart for pair in _PAIRS)


_NEGATIONS = frozenset("not no never don't doesn't isn't aren't do does without cannot".split())


def opposite_pair(choice: Choice) -> tuple[Option, Option] | None:
    """The only pair of opposites among the options."""
    found = [
        (left, right) for index, left in enumerate(choice.options) for right in choice.options[index + 1 :] if opposite(left, right)
    ]
    return found[0] if len(found) == 1 else None


_VOWEL_EXCEPTIONS = re.compile(r"^(?:uni(?!n|m)|use|usu|user|util|uk\b|u-|eu|one\b|once)")
_SILENT_H = re.compile(r"^(?:hour|honest|honour|heir)")


def sounds_open(words: str) -> bool:
    """Whether 'an' stands before these words: an hour, an NHS trust; a user, a UK body."""
    first = re.split(r"[\s-]", words.strip(), maxsplit=1)[0]
    if re.fullmatch(r"[A-Z]{2,}s?", first):
        return first[0] in "AEFHILMNORSX"
    low = words.strip().lower()
    return bool(_SILENT_H.match(low)) or (low[:1] in set("aeiou") and not _VOWEL_EXCEPTIONS.match(low))


def unfinished(asked: Asked) -> bool:
    """The options end the sentence that the stem begins."""
    end = asked.stem.text.rstrip("\"'”’) ")[-1:]
    return not asked.statement and end not in ("", ".", "?", "!") and not has_blank(asked.stem.text)


def has_blank(words: str) -> bool:
    return bool(BLANK.search(words))


BLANK = re.compile(r"_{2,}|\[\d+\]|…(?=\s\w)")
