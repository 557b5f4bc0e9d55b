"""Lints on many items at once: habits that a test-wise person can use. Small banks are judged together, so that chance alone decides nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from .. import guesser
from ..chance import FIVE_PERCENT, chi_square_tail, fisher, tail
from ..item import APPLIED
from ..readability import Reading, measure, paragraphs
from ..reading import Asked, Choice
from ..wording import absolutes
from .pages import grade_hit
from .rules import Bank, Hit, Rule, about, counted, listed
from .texts import review_due

ENOUGH = 10
"""Banks with fewer items are judged together; where even that makes fewer, nothing is said."""

GUESSER_BANK, GUESSER_SITE = 60, 30
GUESSER_AIM, GUESSER_LIMIT = 0.05, 0.10


def longest_rate(bank: Bank) -> Iterator[Hit]:
    """Only choices with a strictly longest option count; its length in characters is what an eye sees."""
    tries: Counter[float] = Counter()
    hits: list[str] = []
    for one, choice in _single(bank):
        lengths = [len(option.said.text) for option in choice.options]
        if lengths.count(max(lengths)) == 1:
            tries[1 / len(lengths)] += 1
            if choice.options[lengths.index(max(lengths))].correct:
                hits.append(one.id)
    if tail(len(hits), tries) <= FIVE_PERCENT:
        expected = sum(chance * count for chance, count in tries.items())
        message = (
            f"{bank.words} the longest option is right in {len(hits)} of {tries.total()} items; chance gives about {about(expected)}. "
            f"Lengthen a wrong option in some of {listed(hits)}."
        )
        yield Hit((), message, items=tuple(hits))


def _single(bank: Bank) -> Iterator[tuple[Asked, Choice]]:
    return ((one, choice) for one in bank.asked for choice in one.choices if choice.one)


PLACES = ("first", "second", "third", "fourth", "fifth")


def key_position(bank: Bank) -> Iterator[Hit]:
    """The order in the file is the order on paper and without scripts. A fixed order has its own reason."""
    keyed = [
        (one, choice, _key_place(choice))
        for one, choice in _single(bank)
        if not choice.fixed and len(choice.options) <= len(PLACES)
    ]
    told = False
    for place, name in enumerate(PLACES):
        tries = Counter(1 / len(choice.options) for _, choice, _ in keyed if len(choice.options) > place)
        hits = [one.id for one, _, key in keyed if key == place]
        if hits and tail(len(hits), tries) <= FIVE_PERCENT:
            told = True
            expected = sum(chance * count for chance, count in tries.items())
            message = (
                f"{bank.words} the {name} option is right in {len(hits)} of {tries.total()} items; chance gives about {about(expected)}. "
                f"Move the right answer in some of {listed(hits)}."
            )
            yield Hit((), message, items=tuple(hits))
    if not told and len(keyed) >= 40 and (likely := _evenness(keyed)) < FIVE_PERCENT:
        counts = Counter(key for _, _, key in keyed)
        spread = ", ".join(f"{name} {counts[place]}" for place, name in enumerate(PLACES) if counts[place])
        message = f"{bank.words} right answers are spread unevenly: {spread} (chance: {likely:.0%}). Move some."
        yield Hit((), message, items=tuple(one.id for one, _, _ in keyed))
    if not told:
        yield from _runs(keyed)


def _key_place(choice: Choice) -> int:
    return choice.options.index(choice.keys[0])


def _evenness(keyed: list[tuple[Asked, Choice, int]]) -> float:
    expected: Counter[int] = Counter()
    for _, choice, _ in keyed:
        for place in range(len(choice.options)):
            expected[place] += 1 / len(choice.options)  # type: ignore[assignment]
    found = Counter(key for _, _, key in keyed)
    value = sum((found[place] - number) ** 2 / number for place, number in expected.items())
    return chi_square_tail(value, len(expected) - 1)


def _runs(keyed: list[tuple[Asked, Choice, int]]) -> Iterator[Hit]:
    for (_, place), run in groupby(keyed, key=lambda entry: (entry[0].module, entry[2])):
        names = tuple(one.id for one, _, _ in run)
        if len(names) >= 4:
            message = f"the {PLACES[place]} option is right in {len(names)} items running: {listed(list(names))}. Move the right answer in one."
            yield Hit(("options",), message, items=names)


def true_or_false(bank: Bank) -> Iterator[Hit]:
    statements = [one for one in bank.asked if one.statement]
    true = [one.id for one in statements if "true" in getattr(one.item, "key", ())]
    if len(statements) >= ENOUGH and not 0.35 <= len(true) / len(statements) <= 0.65:
        more, names = (
            ("true", true) if 2 * len(true) > len(statements) else ("false", [one.id for one in statements if one.id not in true])
        )
        message = f"{bank.words} {len(names)} of {len(statements)} statements are {more}. Turn some of {listed(names)} round."
        yield Hit((), message, items=tuple(names))
    if len(bank.asked) >= ENOUGH and 5 * len(statements) > len(bank.asked):
        share = len(statements) / len(bank.asked)
        message = f"{bank.words} {share:.0%} are true or false, and guessing scores half. Keep them to 20%."
        yield Hit((), message, items=tuple(one.id for one in statements))


def level_spread(bank: Bank) -> Iterator[Hit]:
    if len(bank.asked) < ENOUGH:
        return
    below = [one.id for one in bank.asked if one.item.level not in APPLIED]
    recall = [one.id for one in bank.asked if one.item.level == "remember"]
    whole = len(bank.asked)
    if (whole - len(below)) / whole < 0.4:
        message = (
            f"{bank.words} {(whole - len(below)) / whole:.0%} of the items are at 'apply' or above. Bring it to 40% with cases."
        )
        yield Hit((), message, items=tuple(below))
    if len(recall) / whole > 0.5:
        yield Hit(
            (), f"{bank.words} {len(recall) / whole:.0%} of the items ask to remember. Keep them to half.", items=tuple(recall)
        )


def type_mix(bank: Bank) -> Iterator[Hit]:
    cases = frozenset().union(*(around.cases for around in bank.around.values()))
    asked = [one for one in bank.asked if one.id not in cases]
    if len(asked) < ENOUGH:
        return
    for kind, count in Counter(one.item.type for one in asked).most_common(1):
        if count / len(asked) > 0.6:
            message = f"{bank.words} {count / len(asked):.0%} of the items are {kind}. Bring it to 60% or less with other types."
            yield Hit((), message, items=tuple(one.id for one in asked if one.item.type == kind))


def absolutes_wrong(bank: Bank) -> Iterator[Hit]:
    strong = {True: 0, False: 0}
    mild = {True: 0, False: 0}
    holding: dict[str, None] = {}
    for one in bank.asked:
        for option in (option for choice in one.choices for option in choice.options):
            if absolutes(option.said):
                strong[option.correct] += 1
                holding |= {} if option.correct else {one.id: None}
            else:
                mild[option.correct] += 1
    if strong[False] and fisher(strong[False], mild[False], strong[True], mild[True]) < FIVE_PERCENT:
        message = (
            f"{bank.words} options with words such as 'always' or 'only' are wrong in {strong[False]} of {strong[False] + strong[True]} cases. "
            f"Take such words out of wrong options, in {listed(list(holding))}."
        )
        yield Hit((), message, items=tuple(holding))


def setting_mix(bank: Bank) -> Iterator[Hit]:
    placed = [one for one in bank.asked if one.item.setting not in (None, "any")]
    for setting, count in Counter(one.item.setting for one in placed).most_common(1):
        if len(placed) >= ENOUGH and count / len(placed) > 0.6:
            message = f"{bank.words} {count / len(placed):.0%} of the cases are set in: {setting}. Set some of them elsewhere."
            yield Hit((), message, items=tuple(one.id for one in placed if one.item.setting == setting))


def review_age(bank: Bank) -> Iterator[Hit]:
    """Where the module's own review is due, that is told already."""
    due = []
    for one in bank.asked:
        around = bank.around[one.module]
        if (
            around.module
            and around.module.review_by >= around.today
            and review_due(one.item.reviewed, around.module) < around.today
        ):
            due.append(one.id)
    if due and 10 * len(due) > len(bank.asked):
        yield Hit(
            (),
            f"{bank.words} {counted(len(due), 'item')} of {len(bank.asked)} are due for review: {listed(due)}.",
            items=tuple(due),
        )


def stem_grade(bank: Bank) -> Iterator[Hit]:
    if hit := grade_hit((), "what the questions say", stem_reading(bank.asked)):
        yield hit


def stem_reading(asked: tuple[Asked, ...]) -> Reading:
    """The cases and stems of a bank, joined."""
    texts = (text for one in asked for text in (one.item.stimulus, one.item.stem) if text)
    return measure(paragraph for text in texts for paragraph in paragraphs(text))


def guessed(bank: Bank) -> Iterator[Hit]:
    """Each large bank by itself, then all items of the site together."""
    seen = {module: guesser.guesses(asked) for module, asked in groupby(bank.asked, key=lambda one: one.module)}
    for module, guesses in seen.items():
        if len({guess.item for guess in guesses}) >= GUESSER_BANK:
            yield from _guessed(guesses, f"in the bank '{module}'")
    together = [guess for guesses in seen.values() for guess in guesses]
    if len({guess.item for guess in together}) >= GUESSER_SITE:
        yield from _guessed(together, "over all items")


def _guessed(guesses: Sequence[guesser.Guess], where: str) -> Iterator[Hit]:
    result = guesser.result(guesses)
    found = result.above[result.worst]
    if found.low > GUESSER_AIM:
        how = "by all cues together" if result.worst == guesser.TOGETHER else f"by the cue '{result.worst}'"
        message = (
            f"{where} a person who knows nothing can score {found.mean * 100:.0f} points above chance {how} "
            f"(95%: {found.low * 100:.0f} to {found.high * 100:.0f}). Mend some of {listed(_led_astray(guesses, result.worst))}."
        )
        yield Hit((), message, "error" if found.low > GUESSER_LIMIT else "warning", items=_led_astray(guesses, result.worst))


def _led_astray(guesses: Sequence[guesser.Guess], cue: str) -> tuple[str, ...]:
    """Items in which the cue gives the right answer away for sure: those to mend first."""
    return tuple(dict.fromkeys(guess.item for guess in guesses if guess.score(guess.picks[cue]) == 1))


POOLED = (
    Rule(
        "B01",
        "longest is right",
        "warning",
        "The longest option is right no more often than chance allows (5%, exact).",
        longest_rate,
        leaves_out=True,
    ),
    Rule(
        "B02",
        "place of the key",
        "warning",
        "No place of the right answer is more frequent than chance allows; no four running.",
        key_position,
        leaves_out=True,
    ),
    Rule(
        "B03",
        "true or false",
        "warning",
        "Of ten or more statements 35 to 65% are true; statements are 20% of a bank at most.",
        true_or_false,
        leaves_out=True,
    ),
    Rule(
        "B07",
        "level spread",
        "warning",
        "At least 40% of the items are at apply or above, at most 50% ask to remember.",
        level_spread,
        leaves_out=True,
    ),
    Rule("B08", "type mix", "warning", "No type makes up more than 60% of the items.", type_mix, leaves_out=True),
    Rule(
        "B10",
        "absolutes are wrong",
        "warning",
        "Absolute words do not gather in wrong options (Fisher's exact test, 5%).",
        absolutes_wrong,
        leaves_out=True,
    ),
    Rule("B11", "setting mix", "warning", "No setting has more than 60% of the cases.", setting_mix, leaves_out=True),
    Rule("B12", "review age", "notice", "No more than one item in ten is due for review.", review_age, leaves_out=True),
)
EACH = (
    Rule(
        "Q34",
        "readability",
        "warning",
        "The cases and stems of a bank, joined, read at grade 8 (above 10 is an error).",
        stem_grade,
        also="error",
    ),
)
SITE = (
    Rule(
        "B13",
        "test-wise guesser",
        "warning",
        "Cues alone score at most 5 points above chance (lower bound; above 10 is an error), over all items and over each bank of 60.",
        guessed,
        also="error",
    ),
)
