"""Lints on what an item asks: the stem and the material before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..item import APPLIED
from ..readability import LONG_SENTENCE, findable, shortened
from ..reading import BLANK, Asked, has_blank
from ..wording import sentences, unquoted, words_of
from .rules import Hit, Question, Rule

_NEGATIVE = re.compile(
    r"\b(?:not|never|cannot|except|false|incorrect|incorrectly|untrue|wrong|(?:is|are|was|were|do|does|did|has|have|had|ca|wo|should|would|could|must|need)n['’]t)\b"
    r"|(?<!at )\bleast\b",
    re.IGNORECASE,
)
_NEGATIVE_WORDS = frozenset("not never cannot except least false incorrect incorrectly untrue wrong".split())
_NO_NEGATIVE = re.compile(
    r"\b(?:whether|or) (?:or )?not\b|\btrue (?:or|and) false\b|\b(?:right|correct) (?:or|and) (?:wrong|incorrect)\b|\bnot only\b"
    r"|\b(?:go|goes|going|went|gone) wrong\b|\b(?:is|was|what's) wrong with\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:^|[,;:]?\s)(?:if|when|who|whom|whose|because|although|though|while|after|before|unless|where|since|until|so that)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\*\*[^*]*\*\*|\b[A-Z]{3,}\b(?:['’]T\b)?")
_NEGATIVE_OPTION = re.compile(r"\b(?:not|never|cannot|except|without|no)\b|n['’]t\b", re.IGNORECASE)


_ORDER = re.compile(r"(?:please )?(?:do not|don['’]t|never)\b", re.IGNORECASE)
"""'Do not use names' says how to work; it asks nothing."""


def negative(asked: Asked) -> str:
    """The word that makes the question a negative one. What stands in quotation marks or in a side clause does not."""
    if _NEGATIVE_WORDS.isdisjoint(asked.stem.words) and "n't" not in asked.stem.text and "n’t" not in asked.stem.text:
        return ""
    main = _NO_NEGATIVE.sub(" ", unquoted(asked.lead_in))
    if _ORDER.match(main):
        return ""
    opening = _ASIDE.match(main)
    if opening and "," in main:  # 'When she did not come, what …'
        main = main[main.index(",") + 1 :]
    first = main.split("?")[0]
    aside = _ASIDE.search(first, 1)
    found = _NEGATIVE.search(first[: aside.start()] if aside else first)
    return found[0] if found else ""


def negative_stem(question: Question) -> Iterator[Hit]:
    word = negative(question.asked)
    if not word or question.asked.item.type in _LONG:
        return
    if any(word.lower() in marked.lower() for marked in _MARKED.findall(question.asked.item.stem)):
        yield Hit(("stem",), f"the question is negative ('{word}'). Ask for what is so, if you can.", "warning")
    else:
        yield Hit(("stem",), f"the question is negative ('{word}'). Ask for what is so, or mark the word as **{word.lower()}**.")


def double_negative(question: Question) -> Iterator[Hit]:
    if question.asked.statement or not question.choices or not negative(question.asked):
        return
    for option in (option for choice in question.choices for option in choice.options):
        if word := _NEGATIVE_OPTION.search(unquoted(option.said.text)):
            message = f"the question is negative, and so is the option '{option.id}' ('{word[0]}'). Take one of the two away."
            yield Hit((*option.path, "text"), message)
            return


def stem_length(question: Question) -> Iterator[Hit]:
    asked = question.asked
    lead_in, stem, whole = len(words_of(asked.lead_in)), asked.stem.length, asked.stem.length + asked.stimulus.length
    if lead_in > LONG_SENTENCE:
        yield Hit(("stem",), f"the sentence that asks has {lead_in} words. Keep it to {LONG_SENTENCE}.")
    if stem > 60:
        yield Hit(("stem",), f"the stem has {stem} words. Keep it to 60, and move the case to 'stimulus:'.")
    elif whole > 120 and asked.item.type not in _LONG:
        yield Hit(("stimulus",), f"the case and the stem have {whole} words. Keep them to 120.")


_LONG = frozenset({"scenario", "written"})

_COMMANDS = frozenset(
    """
    match choose select put sort order complete drag decide place rank rate write explain describe name list give say fill read think
    tick pick arrange group label finish pair mark judge number type look compare note recall define outline justify distinguish analyse
    evaluate reflect show identify state suggest consider find move drop answer tell work use imagine make
    """.split()
)


_ASKS_LATER = frozenset({"scenario"})
"""The stem is what the case is called; its screens ask."""


def no_question(question: Question) -> Iterator[Hit]:
    asked = question.asked
    if (
        asked.statement
        or asked.item.type in _ASKS_LATER
        or "?" in asked.stem.text
        or has_blank(asked.stem.text)
        or not re.search(r"[.!]$", asked.stem.text)
    ):
        return
    starts = {words[0] for sentence in asked.sentences if (words := words_of(sentence))}
    after_comma = {words[0] for part in asked.lead_in.split(",")[1:] if (words := words_of(part))}
    if not (starts | after_comma) & _COMMANDS:
        yield Hit(
            ("stem",), "the stem asks nothing. End it with a question mark, or start it with what to do ('Match …', 'Choose …')."
        )


_EMPTY = re.compile(
    r"^which (?:one |two |three )?(?:of )?(?:(?:these|those|the|the following|the above|following|this) ?)?"
    r"(?:statements?|sentences?|options?|answers?|claims?)? ?(?:below |here )?(?:is|are|seems?|would be) "
    r"(?:the )?(?:most |more |best )?(?:true|correct|right|best|accurate|false|incorrect|wrong|untrue)(?: (?:one|answer|option|statement)s?)?$"
)


def cover_test(question: Question) -> Iterator[Hit]:
    asked = question.asked
    if question.choices and _EMPTY.match(" ".join(words_of(asked.lead_in))):
        yield Hit(
            ("stem",),
            "with the options covered, nobody could say what is asked. Name the topic: 'Which of these is true of coaching?'",
        )


def blanks(question: Question) -> Iterator[Hit]:
    for path, words in _gapped(question.asked):
        found = list(BLANK.finditer(words)) + list(_BRACED.finditer(words))
        length = len(words_of(_BRACED.sub(" ", BLANK.sub(" ", words)))) + len(found)
        before = len(words_of(words[: min(match.start() for match in found)])) if found else 9
        if before < 3:
            yield Hit(path, "a gap stands at the start, before the reader knows what it is about. Move it further on.")
        if len(found) > 4:
            yield Hit(path, f"there are {len(found)} gaps. Keep four at most.")
        elif len(found) > 1 and length < 8 * len(found):
            yield Hit(path, f"there are {len(found)} gaps in {length} words. Leave at least eight words to a gap.")


_BRACED = re.compile(r"\{[a-z0-9-]+\}")


def _gapped(asked: Asked) -> Iterator[tuple[tuple[str, ...], str]]:
    if asked.item.type == "cloze":
        yield ("passage",), str(getattr(asked.item, "passage", ""))
    elif has_blank(asked.stem.text):
        yield ("stem",), asked.stem.text


_JOINED = re.compile(
    r"\bbecause\b|\bso that\b|;|,? \b(?:and|but|so) (?:(?:it|they|he|she|this|that|there|these|you|we|so)\b|(?:\w+ly )?(?:is|are|was|were|has|have|does|do|must|should|can|cannot|will|never|always|not)\b)",
    re.IGNORECASE,
)


def two_ideas(question: Question) -> Iterator[Hit]:
    asked = question.asked
    if not asked.statement:
        return
    if asked.stem.length > 20:
        yield Hit(("stem",), f"the statement has {asked.stem.length} words. Keep it to 20, with one idea.")
    elif join := _JOINED.search(asked.stem.text):
        word = join[0].strip(" ,").split()[0] if join[0].strip(" ,") != ";" else ";"
        yield Hit(("stem",), f"the statement joins two ideas ('{word}'). Ask for one of them.")


_RECALLED = re.compile(
    r"\b(?:what (?:do|does) \w[\w -]* (?:stand for|mean)|what is the (?:definition|meaning|name|term) (?:of|for)|who (?:wrote|developed|devised|introduced)"
    r"|in which year|how many (?:standards|steps|stages|domains|functions|parts)|is (?:called|defined as|known as)|^(?:define|list|name|state|recall)\b)",
    re.IGNORECASE,
)
_CASE_BEFORE = frozenset({"single-choice", "multiple-response", "true-false", "short-text"})
MATERIAL_WORDS = 12


def level_mismatch(question: Question) -> Iterator[Hit]:
    """To apply something, a learner needs something to apply it to: a case, or options that are cases themselves."""
    asked = question.asked
    if asked.item.level not in APPLIED or asked.item.type not in _CASE_BEFORE:
        return
    if recalled := _RECALLED.search(asked.lead_in):
        yield Hit(
            ("level",),
            f"the item is marked '{asked.item.level}' and asks to recall ('{recalled[0].lower()}'). Ask what to do in a case, or mark it lower.",
        )
    elif _material(asked) < MATERIAL_WORDS:
        message = f"the item is marked '{asked.item.level}' and gives nothing to work on. Add a case of a sentence or two, or mark it lower."
        yield Hit(("level",), message)


def _material(asked: Asked) -> int:
    """Words of the case: the stimulus, and the stem without the clause that asks."""
    asks = re.search(r"\b(?:what|which|who|whose|how|why|when|where)\b", asked.lead_in, re.IGNORECASE)
    clause = asked.lead_in[asks.start() :] if asks else asked.lead_in
    aside = re.search(r"\b(?:if|when|after|because|while|where|whose|who|that)\b", clause[5:], re.IGNORECASE)
    asking = len(words_of(clause[: aside.start() + 5] if aside else clause))
    told = asked.stimulus.length + asked.stem.length - (0 if asked.statement else asking)
    if asked.statement:
        told = asked.stimulus.length
    in_options = max(
        (sum(option.said.length for option in choice.options) / len(choice.options) for choice in asked.choices), default=0
    )
    return max(told, int(in_options * 1.2) if not asked.statement else 0)


def long_sentences(question: Question) -> Iterator[Hit]:
    """The sentence that asks is told by Q22."""
    asked = question.asked
    if asked.stimulus.length + asked.stem.length <= LONG_SENTENCE:
        return
    for path, text in ((("stimulus",), asked.item.stimulus or ""), (("stem",), asked.item.stem)):
        for part in re.split(r"\n\s*\n|\n(?=[-*] )", text):
            for sentence in sentences(" ".join(part.split())):
                length = len(words_of(sentence))
                if length > LONG_SENTENCE and not (path == ("stem",) and asked.stem.text.endswith(sentence)):
                    message = f"a sentence has {length} words ('{shortened(sentence)}'). Split it: {LONG_SENTENCE} is the most."
                    yield Hit(path, message, words=findable(sentence))


RULES = (
    Rule(
        "Q08",
        "negative stem",
        "error",
        "A question asks for what is so. A negative is at least marked in bold or capitals.",
        negative_stem,
        also="warning",
    ),
    Rule("Q09", "double negative", "error", "A negative question has no negative option.", double_negative),
    Rule(
        "Q22", "stem length", "warning", "The sentence that asks has at most 25 words, the stem 60, stem and case 120.", stem_length
    ),
    Rule("Q23", "no question", "warning", "A stem asks, leaves a gap, or says what to do.", no_question),
    Rule("Q24", "cover test", "warning", "The stem names the topic: it can be answered with the options covered.", cover_test),
    Rule("Q25", "gaps", "warning", "No gap among the first three words, four gaps at most, and eight words to each.", blanks),
    Rule("Q26", "two ideas", "warning", "A statement to judge holds one idea in at most 20 words.", two_ideas),
    Rule(
        "Q33",
        "level",
        "warning",
        "An item marked 'apply' or higher gives a case of 12 words or more, and does not ask for a name.",
        level_mismatch,
    ),
    Rule("Q34", "long sentence", "warning", "No sentence of a case or stem has more than 25 words.", long_sentences),
)
