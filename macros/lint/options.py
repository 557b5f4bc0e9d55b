"""Lints on the options of an item: how many there are, how long, and what gives the right one away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..reading import Choice, Option, numbers, opposite, opposite_pair, sounds_open, unfinished
from ..wording import STOP, absolutes, hedges, jaccard, stem
from .rules import Hit, Question, Rule, counted, listed


def five_options(question: Question) -> Iterator[Hit]:
    choice = question.asked.choice
    if choice and not choice.several and len(choice.options) == 5:
        yield Hit(choice.path, "there are 5 options. Keep the three or four that a learner could believe.")


def longest_key(question: Question) -> Iterator[Hit]:
    for choice in question.choices:
        if not choice.keys or not choice.distractors:
            continue
        right, wrong = _length(choice.keys), _length(choice.distractors)
        if right >= 1.5 * wrong and right - wrong >= 4:
            message = (
                f"the right answer is much longer than the others ({right:.0f} words to {wrong:.0f}). Shorten it, or lengthen them."
            )
            yield Hit((*choice.keys[0].path, "text"), message)


def _length(options: tuple[Option, ...]) -> float:
    return sum(option.said.length for option in options) / len(options)


def length_spread(question: Question) -> Iterator[Hit]:
    for choice in question.choices:
        lengths = [option.said.length for option in choice.options]
        if max(lengths) >= 6 and max(lengths) > 2.5 * min(lengths):
            message = f"the options have from {min(lengths)} to {max(lengths)} words. Make them about the same length."
            yield Hit(choice.path, message)


_ALL = re.compile(
    r"\b(?:all|both|any|each) (?:of )?the (?:above|below|others)\b|^(?:all|both|any) of (?:these|those|them)$|^(?:all|both)$"
    r"|pob un o['’]r rhain",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"^(?:both )?(?:options? )?[A-E](?:(?:,|,? and| &) [A-E])+$")
_NONE = re.compile(
    r"\bnone of the (?:above|below|others)\b|^none of (?:these|those|them)$|^none$|^neither(?: of (?:these|them))?$"
    r"|dim un o['’]r rhain",
    re.IGNORECASE,
)


_LIKELY = frozenset("all both any each none neither a b c d e pob dim".split())
"""One of these words is in whatever the three match."""


def all_of_above(question: Question) -> Iterator[Hit]:
    for option in _like(question, _ALL, _LETTERS):
        message = f"'{option.said.text}' is no option of its own. Ask with 'multiple-response', or write a real one."
        yield Hit((*option.path, "text"), message)


def none_of_above(question: Question) -> Iterator[Hit]:
    for option in _like(question, _NONE):
        yield Hit((*option.path, "text"), f"'{option.said.text}' teaches nothing. Write an option that a learner could believe.")


def _like(question: Question, *patterns: re.Pattern[str]) -> Iterator[Option]:
    for choice in question.choices:
        for option in choice.options:
            if not _LIKELY.isdisjoint(option.said.words) and any(
                pattern.search(option.said.text.rstrip(".! ")) for pattern in patterns
            ):
                yield option


def absolute_words(question: Question) -> Iterator[Hit]:
    for choice in question.choices:
        wrong = [option for option in choice.distractors if absolutes(option.said)]
        right = [option for option in choice.keys if absolutes(option.said)]
        if wrong and not right:
            word = absolutes(wrong[0].said)[0]
            yield Hit(
                (*wrong[0].path, "text"),
                f"'{word}' stands in a wrong option and in no right one: a clue. Say it without such a word.",
            )
        elif right and not wrong:
            word = absolutes(right[0].said)[0]
            yield Hit((*right[0].path, "text"), f"'{word}' stands in the right answer alone: a clue. Say it without such a word.")


def vague_words(question: Question) -> Iterator[Hit]:
    for choice in question.choices:
        vague = [option for option in choice.options if hedges(option.said)]
        if choice.keys and vague and all(option in vague for option in choice.keys) and len(vague) == len(choice.keys):
            word = hedges(choice.keys[0].said)[0]
            yield Hit((*choice.keys[0].path, "text"), f"'{word}' stands in the right answer alone: a clue. Say how often or when.")
        elif len(vague) >= 2 and 2 * len(vague) >= len(choice.options):
            word = hedges(vague[0].said)[0]
            yield Hit((*vague[0].path, "text"), f"{len(vague)} options are vague ('{word}'). Say how often or when.")


def article_cue(question: Question) -> Iterator[Hit]:
    asked = question.asked
    article = asked.stem.words[-1] if asked.stem.words else ""
    if article not in ("a", "an") or not asked.choice or not unfinished(asked):
        return
    wants_open = article == "an"
    odd = [option for option in asked.choice.options if sounds_open(option.said.text) != wants_open]
    if odd:
        message = f"'{article}' at the end of the stem does not fit the option '{odd[0].id}'. Move the article into the options."
        yield Hit((*odd[0].path, "text"), message)


_IS = re.compile(
    r"\b(?:is|was|has)(?: (?:called|named|an?|the|known as))*[\s:…_]*$|^(?:what|who|which) (?:is|was)\b", re.IGNORECASE
)
_ARE = re.compile(
    r"\b(?:are|were|have)(?: (?:called|named|the|known as))*[\s:…_]*$|^(?:what|who|which) (?:are|were)\b", re.IGNORECASE
)


def number_cue(question: Question) -> Iterator[Hit]:
    """Only names of things are judged: options of at most three words."""
    choice = question.asked.choice
    if not choice or not choice.one or any(option.said.length > 3 for option in choice.options):
        return
    lead_in = question.asked.lead_in
    plural = True if _ARE.search(lead_in) else False if _IS.search(lead_in) else None
    if plural is None or _plural(choice.keys[0]) is not plural:
        return
    odd = [option for option in choice.distractors if _plural(option) is not plural]
    if odd:
        number = "plural" if plural else "singular"
        yield Hit(
            (*odd[0].path, "text"), f"the stem asks for a {number}, and the option '{odd[0].id}' is none. Make the options alike."
        )


def _plural(option: Option) -> bool:
    words = option.said.words
    last = words[-1] if words else ""
    return "and" in words or last == "people" or (last.endswith("s") and not last.endswith(("ss", "us", "is", "'s")))


def stem_completion(question: Question) -> Iterator[Hit]:
    choice = question.asked.choice
    if not choice or not unfinished(question.asked):
        return
    capital = [option for option in choice.options if re.match(r"[A-Z][a-z]", option.said.text)]
    kinds = {option.id: _kind(option) for option in choice.options}
    if (capital and len(capital) < len(choice.options)) or any(option.said.length > 3 for option in capital):
        yield Hit(
            (*capital[0].path, "text"),
            f"the option '{capital[0].id}' does not go on where the stem stops. Start it with a small letter.",
        )
    elif len(set(kinds.values())) > 1 and set(kinds.values()) & {"to", "ing", "that"}:
        rare = min(kinds, key=lambda name: list(kinds.values()).count(kinds[name]))
        yield Hit(choice.path, f"the options do not all go on from the stem in the same way: see '{rare}'. Give them one form.")


def _kind(option: Option) -> str:
    first = option.said.words[0] if option.said.words else ""
    return first if first in ("to", "that") else "ing" if first.endswith("ing") and len(first) > 5 else "other"


_EVERYWHERE = frozenset(
    map(stem, "person people someone worker staff support option question following best describe right people's".split())
)


def clang(question: Question) -> Iterator[Hit]:
    """The glossary's words are what the item is about, and words such as 'person' are in every item."""
    for choice in question.choices:
        if not choice.keys or not choice.asks.content:
            continue
        shared = choice.asks.content.intersection(*(option.said.content for option in choice.keys))
        shared = shared.difference(question.around.terms, _EVERYWHERE, *(option.said.content for option in choice.distractors))
        words = (
            [word for word in choice.asks.words if len(word) >= 5 and word not in STOP and stem(word) in shared] if shared else []
        )
        if words:
            message = f"'{words[0]}' stands in the stem and in the right answer alone: a clue. Reword one of them."
            yield Hit((*choice.keys[0].path, "text"), message)


def convergence(question: Question) -> Iterator[Hit]:
    for choice in question.choices:
        if not choice.one or len(choice.options) < 3:
            continue
        alike = likeness(choice)
        key = choice.options.index(choice.keys[0])
        rest = max(value for index, value in enumerate(alike) if index != key)
        if alike[key] - rest >= 0.25:
            message = "the right answer is made of parts of the others, so it can be put together. Give the wrong ones less in common with it."
            yield Hit((*choice.keys[0].path, "text"), message)


def likeness(choice: Choice) -> list[float]:
    """For each option, how much of its matter the others share, summed."""
    contents = [option.said.content for option in choice.options]
    return [sum(jaccard(one, other) for other in contents if other is not one) for one in contents]


def overlap(question: Question) -> Iterator[Hit]:
    for choice in question.choices:
        for left, right in _pairs(choice):
            if left.said.words == right.said.words:
                yield Hit(
                    (*right.path, "text"), f"the options '{left.id}' and '{right.id}' use the same words. Change one.", "error"
                )
            elif _too_alike(left, right, question.around.terms):
                yield Hit((*right.path, "text"), f"the options '{left.id}' and '{right.id}' say almost the same. Move them apart.")
            elif _inside(left, right) or _inside(right, left):
                yield Hit(
                    (*right.path, "text"),
                    f"one of the options '{left.id}' and '{right.id}' holds all of the other. Move them apart.",
                )
        yield from _ranges(choice)


def _pairs(choice: Choice) -> Iterator[tuple[Option, Option]]:
    for index, left in enumerate(choice.options):
        for right in choice.options[index + 1 :]:
            if left.said.words == right.said.words or not left.said.content.isdisjoint(right.said.content):
                yield left, right


def _too_alike(left: Option, right: Option, terms: frozenset[str]) -> bool:
    """What differs by its order, a number, a word of the glossary or a 'not' says something else."""
    one, other = left.said.content, right.said.content
    if (
        jaccard(one, other) < 0.75
        or (one == other and sorted(left.said.words) == sorted(right.said.words))
        or opposite(left, right)
    ):
        return False
    own, others = one - other, other - one
    return not (own and others and all(word in terms or word.isdigit() for word in own | others))


def _inside(small: Option, large: Option) -> bool:
    words = small.said.words
    extra = large.said.content - small.said.content
    return (
        len(words) >= 2
        and len(small.said.content) >= 1
        and bool(extra - {"not"})
        and f" {' '.join(words)} " in f" {' '.join(large.said.words)} "
    )


_RANGE = re.compile(r"^\D{0,12}(\d+) ?(?:[-–]|to) ?(\d+)\b(.*)$")


def _ranges(choice: Choice) -> Iterator[Hit]:
    found = [(option, match) for option in choice.options if (match := _RANGE.match(option.said.text))]
    spans = sorted(((int(match[1]), int(match[2]), option) for option, match in found), key=lambda span: span[:2])
    for (_, end, left), (start, _, right) in pairwise(spans):
        if start <= end:
            yield Hit(
                (*right.path, "text"),
                f"the ranges of '{left.id}' and '{right.id}' overlap. Let one start where the other has ended.",
            )


def number_order(question: Question) -> Iterator[Hit]:
    choice = question.asked.choice
    values = numbers(choice) if choice else None
    if not choice or values is None:
        return
    if values != sorted(values) and values != sorted(values, reverse=True):
        yield Hit(choice.path, "all options are numbers and stand in no order. Sort them, and write 'fixed_order: true'.")
    elif not choice.fixed:
        yield Hit(choice.path, "all options are numbers. Write 'fixed_order: true', so that they keep their order.")


def opposites(question: Question) -> Iterator[Hit]:
    for choice in question.choices:
        pair = opposite_pair(choice) if choice.one else None
        if pair and choice.keys[0] in pair:
            yield Hit(
                choice.path, f"{listed([option.id for option in pair])} are opposites, which hints that one of them is right."
            )


def repeated_prefix(question: Question) -> Iterator[Hit]:
    for choice in question.choices:
        starts = [option.said.words for option in choice.options]
        same = 0
        for column in zip(*starts, strict=False):
            if len(set(column)) > 1:
                break
            same += 1
        if same >= 3:
            words = " ".join(starts[0][:same])
            yield Hit(choice.path, f"all options start with '{words}'. Move {counted(same, 'word')} into the stem.")


RULES = (
    Rule(
        "Q01",
        "option count",
        "warning",
        "A single choice has three or four options (the model refuses fewer than 3 and more than 5).",
        five_options,
    ),
    Rule(
        "Q06", "longest key", "warning", "The right answer is not 1.5 times as long as the others and 4 words longer.", longest_key
    ),
    Rule(
        "Q07",
        "length spread",
        "warning",
        "Where an option has 6 words or more, the longest is at most 2.5 times the shortest.",
        length_spread,
    ),
    Rule("Q10", "all of the above", "error", "No option is 'all of the above', 'both of these' or 'A and B'.", all_of_above),
    Rule("Q11", "none of the above", "error", "No option is 'none of the above'.", none_of_above),
    Rule(
        "Q12",
        "absolutes",
        "warning",
        "Always, never, all, only … stand not just in wrong options, nor just in the right one.",
        absolute_words,
    ),
    Rule(
        "Q13",
        "vague words",
        "warning",
        "Usually, often, may … stand not in the right answer alone, nor in half of the options.",
        vague_words,
    ),
    Rule("Q14", "article cue", "warning", "An 'a' or 'an' at the end of the stem fits every option.", article_cue),
    Rule("Q15", "number cue", "warning", "Short options agree with 'is' or 'are' in the stem, all of them or none.", number_cue),
    Rule("Q16", "completion", "warning", "Options that end the stem's sentence go on from it, all in one form.", stem_completion),
    Rule(
        "Q17",
        "clang",
        "warning",
        "No telling word of five letters or more is shared by the stem and the right answer alone.",
        clang,
    ),
    Rule("Q18", "convergence", "warning", "The right answer does not share most with all the others.", convergence),
    Rule(
        "Q19",
        "overlap",
        "warning",
        "Options do not use the same words, say almost the same, or hold one another.",
        overlap,
        also="error",
    ),
    Rule("Q20", "number order", "warning", "Options that are numbers stand in order and keep it.", number_order),
    Rule("Q21", "opposites", "report", "Two opposites among the options, one of them right, are listed.", opposites),
    Rule("Q27", "repeated start", "warning", "Options do not all start with the same three words.", repeated_prefix),
)
