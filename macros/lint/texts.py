"""Lints on every text of an item: feedback, other people's lives, acronyms, sources."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from ..module import Module
from ..problems import Path
from ..wording import NEGATIVES, STOP, content, plain_text, words_of
from .rules import Hit, Question, Rule, counted

SHORTEST, LONGEST = 6, 70


def feedback_each(question: Question) -> Iterator[Hit]:
    groups: dict[Path, dict[str, Path]] = defaultdict(dict)
    for path, words in _feedback(question):
        if path[0] not in _PARTS and (length := len(words.split())) < SHORTEST:
            said = f"this feedback has {counted(length, 'word')}. Say why in a sentence or two: 15 to 60 words are best."
            yield Hit(path, said)
            continue
        first = groups[path[:-2]].setdefault(words.casefold(), path)
        if first != path:
            yield Hit(path, "two options have the same feedback. Say of each what is true of it.")


_PARTS = frozenset({"prompts", "entries", "steps"})
"""Where a word may be enough: what goes with what, and what comes after what."""


def feedback_echo(question: Question) -> Iterator[Hit]:
    own = dict(question.asked.texts)
    for path, words in _feedback(question):
        repeats = own.get((*path[:-1], "text"), "")
        if words.count(" ") < 9 or _shares(words, repeats):
            said, option = content(words_of(plain_text(words))), content(words_of(plain_text(repeats)))
            if (said and said <= _VERDICT) or (len(said) >= 3 and len(said & option) >= 0.8 * len(said)):
                yield Hit(path, "this feedback gives no reason: it repeats the option or the verdict. Say why.")


def _shares(words: str, option: str) -> bool:
    """A quick look: half of the longer words begin as words of the option do."""
    starts = {word[:4] for word in option.lower().split()}
    longer = [word[:4] for word in words.lower().split() if len(word) > 3]
    return 2 * sum(start in starts for start in longer) >= len(longer)


_VERDICT = content(
    "correct incorrect right wrong well good yes no not quite done true false great sorry answer that's option".split()
)


def feedback_length(question: Question) -> Iterator[Hit]:
    for path, words in _feedback(question):
        if (length := len(words.split())) > LONGEST:
            yield Hit(path, f"this feedback has {length} words. Aim for 15 to 60.")


def _feedback(question: Question) -> Iterator[tuple[Path, str]]:
    return ((path, words) for path, words in question.asked.texts if "feedback" in path)


_ROLE = (
    r"(?:nurse|doctor|manager|carer|care worker|care assistant|social worker|support worker|consultant|midwife|health visitor|physiotherapist|"
    r"paramedic|pharmacist|psychologist|surgeon|director|chief executive|cleaner|secretary|receptionist|matron|porter|cook)"
)
_GENERIC = re.compile(
    rf"\b(?:an?|each|every|any|no) (?:\w+ ){{0,2}}?{_ROLE}\b[^.?!;]*?\b(?P<pronoun>he|she|his|her|hers|him|himself|herself)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<=[a-z,;:’'] )[A-Z][a-z]{2,}\b|^[A-Z][a-z]{2,}(?=(?:,| is | has | was | works | supervises | manages | leads ))"
)
_DEFAULT = re.compile(
    r"\b(?:male nurses?|lady doctors?|female (?:doctor|surgeon|manager)s?|chairman|manpower|manned|mankind|housewife|housewives|the girls|"
    r"cleaning lad(?:y|ies)|foreman|spokesman)\b",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"\b(?:Polish|Romanian|Filipin[oa]|Nigerian|Ghanaian|Indian|Pakistani|Bangladeshi|Chinese|Jamaican|Caribbean|African|Asian|Zimbabwean|"
    r"Somali|Syrian|Ukrainian|Portuguese|Spanish|Italian|Bulgarian|Lithuanian|Muslim|Hindu|Sikh|Jewish|Catholic|Gypsy|Traveller)\b"
    r"|\b(?:black|white|Black|White) (?:wom[ae]n|m[ae]n|nurses?|doctors?|workers?|carers?|colleagues?|managers?|people|patients?|residents?|staff)\b"
)


_PRONOUNS = (" he ", " she ", " his ", " her ", " hers", " him", " herself")
_USUAL = ("male", "lady", "ladies", "chairman", "manpower", "manned", "mankind", "housewi", "the girls", "foreman", "spokesman")


def defaults(question: Question) -> Iterator[Hit]:
    asked = question.asked
    look = any(hint in asked.whole for hint in (*_PRONOUNS, *_USUAL))
    for path, words in asked.texts if look else ((path, words) for path, words in asked.texts if path[0] in ("stimulus", "stem")):
        plain = plain_text(words)
        generic = _GENERIC.search(plain) if look else None
        if generic and not _NAME.search(plain):
            yield Hit(
                path, f"'{generic['pronoun']}' stands for anyone in a role. Write 'they', or tell of one person.", words=generic[0]
            )
        elif found := _DEFAULT.search(plain):
            yield Hit(path, f"'{found[0]}' takes one sex for granted. Use a word for anyone.", words=found[0])
        elif path[0] in ("stimulus", "stem") and (origin := _ORIGIN.search(plain)):
            yield Hit(
                path,
                f"'{origin[0]}' says where someone is from or what they believe. Leave it out, unless the question is about that.",
                words=origin[0],
            )


_TEN_DIGITS = re.compile(r"(?<![\d/])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
_PHONE = re.compile(r"(?<![\d/])(?:\+44 ?\(?0?\)?|0)(?:\d[ -]?){8,9}\d(?!\d)")
_PUBLIC_LINE = re.compile(r"^(?:\+44 ?|0)(?:3|80|808|500)")
_EMAIL = re.compile(r"\b[\w.+-]+@(?!example\.)[\w-]+\.[\w.-]+\w")
_POSTCODE = re.compile(r"\b(?!A4\b)[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b")
_BIRTH = re.compile(
    r"\b(?:born(?: on)?|date of birth|d\.?o\.?b\.?):? *(?:\d{1,2}[/. -]\d{1,2}[/. -]\d{2,4}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ (?:19|20)\d\d)",
    re.IGNORECASE,
)


def personal_data(question: Question) -> Iterator[Hit]:
    for path, words in question.asked.texts if _DIGIT_OR_AT.search(question.asked.whole) else ():
        for what, found in islice(_personal(words), 1):
            yield Hit(path, f"'{found}' looks like {what}. Take it out, even if it is made up.", words=found)


def _personal(words: str) -> Iterator[tuple[str, str]]:
    """What it looks like, and where: the likeliest first."""
    if _DIGIT.search(words):
        yield from (("an NHS number", match[0]) for match in _TEN_DIGITS.finditer(words) if nhs_number(match[0]))
        yield from (("a date of birth", match[0]) for match in _BIRTH.finditer(words))
        yield from (("a postcode", match[0]) for match in _POSTCODE.finditer(words))
        yield from (("a phone number", match[0]) for match in _PHONE.finditer(words) if not _PUBLIC_LINE.match(match[0]))
    if "@" in words:
        yield from (("an email address", match[0]) for match in _EMAIL.finditer(words))


_DIGIT = re.compile(r"\d")
_DIGIT_OR_AT = re.compile(r"[\d@]")


def nhs_number(written: str) -> bool:
    """Ten digits whose last is the check digit: modulus 11 of the first nine, weighted 10 to 2."""
    digits = [int(character) for character in written if character.isdigit()]
    check = 11 - sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11
    return len(digits) == 10 and len(set(digits)) > 1 and check % 11 == digits[9] and check != 10


ACRONYM = re.compile(r"(?<![\w/.@-])[A-Z](?:[A-Z]|[&-](?=[A-Z]))*[A-Z](?=s?(?![\w]))")
EVERYDAY = frozenset("UK NHS GP HR IT ID TV PC DVD CV OK PDF QR USB AM PM US USA EU UN BBC FAQ COVID DIY II III IV VI".split())
_LOUD = STOP | NEGATIVES | frozenset("true false best first last least important right wrong".split())


def acronyms(question: Question) -> Iterator[Hit]:
    told: set[str] = set()
    for path, words in question.asked.texts:
        for name in unknown_acronyms(words, question.around.acronyms):
            if name not in told:
                yield Hit(
                    path,
                    f"'{name}' is not explained. Write it out once in the module, 'Full Name ({name})', or add it to the glossary.",
                    words=name,
                )
            told.add(name)


_CAPITALS = re.compile(r"[A-Z][A-Z&-]")


def unknown_acronyms(words: str, known: frozenset[str]) -> list[str]:
    found = ACRONYM.findall(plain_text(words)) if _CAPITALS.search(words) else ()
    return [name for name in found if name not in known and name not in EVERYDAY and name.lower() not in _LOUD]


_WRITTEN_OUT = re.compile(r"\w \(([A-Z][A-Z&-]*[A-Z])s?\)")
_THEN_MEANING = re.compile(r"\b([A-Z][A-Z&-]*[A-Z])s? (?:\((?=\w+,? \w+)|stands for |is short for )")


def explained(texts: Iterable[str]) -> Iterator[str]:
    """Acronyms that a text writes out: 'Full Name (FN)', 'FN (Full Name)', 'FN stands for …'."""
    for words in texts:
        plain = plain_text(words)
        yield from _WRITTEN_OUT.findall(plain)
        yield from _THEN_MEANING.findall(plain)


def sources(question: Question) -> Iterator[Hit]:
    item, around = question.asked.item, question.around
    if not item.sources and item.section not in around.cited:
        yield Hit((), "no source is named. Add 'sources:' with what the key rests on, or the 'section:' that cites one.")
    if item.reviewed > around.today:
        yield Hit(
            ("reviewed",), f"'reviewed' is {item.reviewed}, a day still to come. Write the day when the key was checked.", "notice"
        )
    elif around.module and around.module.review_by >= around.today and review_due(item.reviewed, around.module) < around.today:
        yield Hit(("reviewed",), f"the key was last checked on {item.reviewed}. Check it again, and move 'reviewed'.", "notice")


def review_due(reviewed: date, module: Module) -> date:
    """An item is due as long after its review as its module is after the module's."""
    return reviewed + (module.review_by - module.reviewed)


RULES = (
    Rule(
        "Q03", "feedback to each", "error", "Every option has feedback of 6 words or more, and no two have the same.", feedback_each
    ),
    Rule(
        "Q04", "feedback echo", "warning", "Feedback gives a reason; it does not repeat the option or the verdict.", feedback_echo
    ),
    Rule("Q05", "feedback length", "warning", "Feedback has at most 70 words; 15 to 60 are best.", feedback_length),
    Rule(
        "Q29",
        "taken for granted",
        "warning",
        "'He' or 'she' never stands for a role; nobody's origin or faith is named without need.",
        defaults,
    ),
    Rule(
        "Q30",
        "personal data",
        "error",
        "No text holds what looks like an NHS number, phone number, email, postcode or date of birth.",
        personal_data,
    ),
    Rule("Q31", "acronym", "warning", "Every acronym is in the glossary or written out in the module.", acronyms),
    Rule(
        "Q32",
        "sources and review",
        "error",
        "An item names its sources or a section that cites one. A review that is due is a notice.",
        sources,
        also="notice",
    ),
)
