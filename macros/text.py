"""Small markup for the words of items and tables, and the three marks that all prose may use.

| mark | gives |
|---|---|
| `[@scie-2012]` | a citation that leads to the dated source |
| `[nation: Wales]` | a nation label |
| `[[supervision]]`, `[[supervision\\|supervised]]` | a glossary term that explains itself in place |

Prose (`text:` of a section) goes through Python-Markdown afterwards; the words of an item never do: `inline` and `blocks`
know bold, emphasis, code, links, paragraphs and lists, and escape all else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape

from .problems import Problem, nearest

NATIONS = ("UK", "England", "Wales", "Scotland", "Northern Ireland")

CITE = re.compile(r"\[@([a-z0-9-]+)\]")
NATION = re.compile(r"\[nation: ?([^\]]*)\]")
TERM = re.compile(r"\[\[([^\]|]+)(?:\|([^\]]+))?\]\]")
_MARKS = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|\*\*(?P<bold>.+?)\*\*(?!\*)"
    r"|\*(?P<em>[^*\s](?:[^*]*[^*\s])?)\*"
    r"|\[@(?P<cite>[a-z0-9-]+)\]"
    r"|\[nation: ?(?P<nation>[^\]]*)\]"
    r"|\[\[(?P<term>[^\]|]+)(?:\|(?P<words>[^\]]+))?\]\]"
    r"|\[(?P<label>[^\]]+)\]\((?P<href>[^)\s]+)\)",
    re.DOTALL,
)
_HTML = re.compile(r"<[A-Za-z/!?][^>\s]{0,20}>?")
_TEMPLATE = re.compile(r"\{\{|\{%")
_ATTRIBUTES = re.compile(r"\{[:#.]")
_FIRST_WORDS = re.compile(r"^[^\]\n]*\]?")
_SUSPECT = re.compile(r"[<{\[]")
_OPENED: Mapping[str, tuple[re.Pattern[str], str]] = {
    "[@": (CITE, "Write one source's id from docs/sources.yml in its own brackets, as in '[@scie-2012]'."),
    "[[": (TERM, "Write '[[term]]' or '[[term|words]]'."),
    "[nation:": (NATION, "Write '[nation: Wales]'."),
}
"""How each of our marks begins, its whole form, and what to do when it has another."""

_LIST_LINE = re.compile(r"^[-*] +")
_NOT_PLAIN = re.compile(r"[\[*`#>]|^[-0-9]|  |[^\S ]")
"""Where none of this stands, a text is plain as it is; most are, and there are very many."""


@dataclass(frozen=True)
class Marks:
    """How the three marks become HTML on the page at hand: each takes what stands in the mark and returns finished HTML."""

    cite: Callable[[str], str]
    term: Callable[[str, str], str]

    def nation(self, name: str) -> str:
        return f'<span class="nation">{escape(name)}</span>'


PLAIN = Marks(cite=lambda source: "", term=lambda term, words: escape(words, quote=False))


def inline(text: str, marks: Marks = PLAIN) -> str:
    """One run of words as safe HTML."""
    return _inline(escape(text.strip(), quote=False), marks)


def blocks(text: str, marks: Marks = PLAIN) -> str:
    """Paragraphs (parted by an empty line) and lists (lines that start with '- ') as safe HTML."""
    return "".join(_block(part.strip(), marks) for part in re.split(r"\n\s*\n", text.strip()))


def prose(text: str, marks: Marks = PLAIN) -> str:
    """Markdown with our three marks made into HTML; the rest is left for Markdown."""
    text = CITE.sub(lambda match: marks.cite(match[1]), text)
    text = NATION.sub(lambda match: marks.nation(match[1]), text)
    return TERM.sub(lambda match: marks.term(match[1], match[2] or match[1]), text)


def plain(text: str) -> str:
    """The words alone, as a reader says them: for counting, searching and comparing."""
    if not _NOT_PLAIN.search(text):
        return text.strip()
    text = NATION.sub("", CITE.sub("", text))
    text = TERM.sub(lambda match: match[2] or match[1], text)
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^(?:#+|>|[-*]|\d+\.) +", "", text, flags=re.MULTILINE)
    return re.sub(r"\s+", " ", re.sub(r"[*`]", "", text)).strip()


def count_words(text: str) -> int:
    return len(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", plain(text)))


def slug(words: str) -> str:
    """A term's id from its words: 'Restorative supervision' → 'restorative-supervision'."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def problems(text: str) -> Iterator[Problem]:
    """What no text of ours may hold: markup that a page would run or that a reader would see raw."""
    if not _SUSPECT.search(text):
        return
    if tag := _HTML.search(text):
        message = f"raw HTML ('{tag[0]}') is not used in text. Take it out, or write 'less than'."
        yield Problem((), message, words=tag[0])
    if sign := _TEMPLATE.search(text):
        yield Problem((), "'{{' and '{%' are not used in text. Take them out.", words=sign[0])
    elif sign := _ATTRIBUTES.search(text):
        yield Problem((), "an attribute list ('{: …}') is not used in text. Take it out.", words=sign[0])
    yield from _marks(text)


def _marks(text: str) -> Iterator[Problem]:
    for opening, (whole, remedy) in _OPENED.items():
        for match in re.finditer(re.escape(opening), text, re.IGNORECASE):
            if not whole.match(text, match.start()):
                words = "".join(_FIRST_WORDS.findall(text[match.start() : match.start() + 40])[:1])
                yield Problem((), f"the mark '{words}' is not complete, or holds too much. {remedy}", words=words)
    for match in NATION.finditer(text):
        if match[1] not in NATIONS:
            message = f"there is no nation '{match[1]}'.{nearest(match[1], NATIONS)} Use one of: {', '.join(NATIONS)}."
            yield Problem((), message, words=match[0])


def _inline(text: str, marks: Marks) -> str:
    """Marks inside bold and emphasis count too, so those two come back here."""

    def html(match: re.Match[str]) -> str:
        part = match.groupdict()
        if part["code"] is not None:
            return f"<code>{part['code']}</code>"
        if part["bold"] is not None:
            return f"<strong>{_inline(part['bold'], marks)}</strong>"
        if part["em"] is not None:
            return f"<em>{_inline(part['em'], marks)}</em>"
        if part["cite"] is not None:
            return marks.cite(part["cite"])
        if part["nation"] is not None:
            return marks.nation(unescape(part["nation"]))
        if part["term"] is not None:  # a mark gets the author's own words and escapes them itself
            return marks.term(unescape(part["term"]), unescape(part["words"] or part["term"]))
        return _link(_inline(part["label"], marks), part["href"])

    return _MARKS.sub(html, text)


def _link(label: str, href: str) -> str:
    """Only addresses that a reader would expect: a page of ours, a part of one, or the web. `javascript:` stays text."""
    if not re.match(r"(?:https?://|[./#a-z0-9])", href, re.IGNORECASE) or re.match(
        r"(?!https?:)[a-z][a-z0-9+.-]*:", href, re.IGNORECASE
    ):
        return f"[{label}]({href})"
    return f'<a href="{href.replace(chr(34), "%22")}">{label}</a>'


def _block(part: str, marks: Marks) -> str:
    lines = part.splitlines()
    if lines and all(_LIST_LINE.match(line) or line.startswith("  ") for line in lines):
        entries = re.split(r"\n(?=[-*] )", part)
        return f"<ul>{''.join(f'<li>{inline(_LIST_LINE.sub(str(), entry), marks)}</li>' for entry in entries)}</ul>"
    return f"<p>{inline(' '.join(lines), marks)}</p>"
