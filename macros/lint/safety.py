"""Words that mislead or harm: law without its nation, promises nobody can keep, terms that are out of date.

What stands in quotation marks is somebody else's words, and is how a page corrects them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from ..problems import Path
from ..text import NATION
from ..wording import plain_text, sentences, unquoted
from .rules import Hit, Page, Question, Rule

Texts = Iterable[tuple[Path, str]]

GREAT_BRITAIN = frozenset({"England", "Wales", "Scotland"})
HOLDS_IN: Mapping[str, tuple[re.Pattern[str], frozenset[str]]] = {
    "CQC": (re.compile(r"\bCQC\b|\bCare Quality Commission\b"), frozenset({"England"})),
    "Regulation 18": (re.compile(r"\bRegulation 18\b"), frozenset({"England"})),
    "Care Certificate": (re.compile(r"\bCare Certificate\b"), frozenset({"England"})),
    "DoLS": (re.compile(r"\bDoLS\b|\bDeprivation of Liberty Safeguards\b"), frozenset({"England", "Wales"})),
    "Equality Act": (re.compile(r"\bEquality Act\b"), GREAT_BRITAIN),
}


def nations(texts: Texts, labels: frozenset[str]) -> Iterator[Hit]:
    """Law and bodies of one nation, without a label of it among `labels` or in the texts themselves."""
    texts = [(path, words) for path, words in texts if _LAW.search(words)]
    for name, (pattern, holds) in HOLDS_IN.items() if texts else ():
        found = next(((path, match[0]) for path, said in texts if (match := pattern.search(said))), None)
        if found is not None and not labels & holds:
            path, words = found
            where = "Great Britain" if holds is GREAT_BRITAIN else " and ".join(sorted(holds))
            nation = "England" if holds is GREAT_BRITAIN else min(holds)
            yield Hit(path, f"'{name}' holds in {where}. Say so beside it: [nation: {nation}].", words=words)


_LAW = re.compile("|".join(pattern.pattern for pattern, _ in HOLDS_IN.values()))

_LAWS = ("cqc", "care quality commission", "regulation 18", "care certificate", "dols", "deprivation of liberty", "equality act")


@dataclass(frozen=True)
class Banned:
    """Words that no text may hold but in quotation marks, what to do, and a part of them in small letters to look for first."""

    pattern: re.Pattern[str]
    hint: str
    remedy: str
    says: str


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


BANNED: Mapping[str, Banned] = {
    "G02": Banned(
        _words("(?:strictly|totally|completely|entirely) confidential"),
        "confidential",
        "confidentiality always has limits. Say what they are.",
        "Nothing is called strictly or totally confidential.",
    ),
    "G03": Banned(
        _words("vulnerable adults?"), "vulnerable adult", "write 'adult at risk'.", "'Adult at risk', not 'vulnerable adult'."
    ),
    "G04": Banned(
        _words("acid test"),
        "acid test",
        "the Supreme Court overruled it on 2 June 2026. Quote it to correct it, or take it out.",
        "The acid test is named just to correct it.",
    ),
    "G05": Banned(
        _words("(?:15|fifteen) standards"),
        " standards",
        "the Care Certificate has had 16 standards since March 2025.",
        "The Care Certificate is not said to have 15 standards.",
    ),
    "G06": Banned(
        _words("Mark Twain"), "mark twain", "the credit is not sound. Take the quotation out.", "Mark Twain is not quoted."
    ),
}


def banned(words: Banned, texts: Texts) -> Iterator[Hit]:
    for path, said in texts:
        if words.pattern.search(said) and (found := words.pattern.search(unquoted(plain_text(said)))):
            yield Hit(path, f"'{found[0]}': {words.remedy}", words=found[0])


_KLOE = re.compile(r"\bKLOEs?\b|\bkey lines? of enquiry\b", re.IGNORECASE)


def undated(texts: Texts) -> Iterator[Hit]:
    for path, words in texts:
        for paragraph in re.split(r"\n\s*\n|\n(?=- )", words) if _KLOE.search(words) else ():
            found = _KLOE.search(unquoted(plain_text(paragraph)))
            if found and not re.search(r"\b20\d\d\b", plain_text(paragraph)):
                yield Hit(
                    path,
                    f"'{found[0]}' has no date beside it, and which framework holds has changed. Add the year.",
                    words=found[0],
                )
                break


# --- where the texts are -------------------------------------------------------------------------------------------------


def _in_item(words: Banned, question: Question) -> Iterator[Hit]:
    return banned(words, question.asked.texts if words.hint in question.asked.whole else ())


def _in_page(words: Banned, page: Page) -> Iterator[Hit]:
    return banned(words, texts_of(page))


def undated_in_item(question: Question) -> Iterator[Hit]:
    whole = question.asked.whole
    return undated(question.asked.texts if "kloe" in whole or " of enquiry" in whole else ())


def undated_in_page(page: Page) -> Iterator[Hit]:
    return undated(texts_of(page))


def texts_of(page: Page) -> Iterator[tuple[Path, str]]:
    """Every text on a module's page but the items, with its path in the module."""
    module = page.module
    yield ("title",), module.title
    yield ("summary",), module.summary
    for index, section in enumerate(module.sections):
        yield from ((("sections", index, *path), words) for path, words in section.words())
    if module.trainer:
        yield from ((("trainer", *path), words) for path, words in module.trainer.words())


def nations_in_item(question: Question) -> Iterator[Hit]:
    if not any(hint in question.asked.whole for hint in _LAWS):
        return iter(())
    asked, module = question.asked, question.around.module
    labels = {asked.item.nation, *(module.nations if module else ())}
    labels |= {name for _, words in asked.texts if "[nation" in words for name in NATION.findall(words)}
    return nations(((path, _not_said(words)) for path, words in asked.texts), frozenset(label for label in labels if label))


def _not_said(words: str) -> str:
    """Without the sentences that name a nation themselves: 'In England, Regulation 18 …'."""
    return " ".join(sentence for sentence in sentences(words) if not _NAMED.search(sentence)) if _LAW.search(words) else words


_NAMED = re.compile(r"\b(?:England|Wales|Scotland|Great Britain)\b|\(GB\)")


def nations_in_page(page: Page) -> Iterator[Hit]:
    """A label counts for its own section; the module's nations count everywhere."""
    groups: dict[Path, list[tuple[Path, str]]] = {}
    for path, words in texts_of(page):
        groups.setdefault(path[:2] if path[0] == "sections" else path[:1], []).append((path, words))
    for path, texts in groups.items():
        labels = {name for _, words in texts for name in NATION.findall(words)}
        section = page.module.sections[int(path[1])] if path[0] == "sections" else None
        labels |= {section.nation} if section and section.nation else set()
        yield from nations(texts, frozenset(labels | set(page.module.nations)))


_NATIONS = "CQC, Regulation 18, Care Certificate, DoLS and Equality Act stand beside a nation label."
_DATED = "KLOEs are named with the year."

ITEM_RULES = (
    Rule("G01", "nation label", "error", _NATIONS, nations_in_item),
    *(Rule(name, "out of use", "error", words.says, partial(_in_item, words)) for name, words in BANNED.items()),
    Rule("G07", "date", "error", _DATED, undated_in_item),
)
PAGE_RULES = (
    Rule("G01", "nation label", "error", _NATIONS, nations_in_page),
    *(Rule(name, "out of use", "error", words.says, partial(_in_page, words)) for name, words in BANNED.items()),
    Rule("G07", "date", "error", _DATED, undated_in_page),
)
