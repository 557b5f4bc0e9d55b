"""What of a module's page stands on its handout: two to four sides, so not the whole page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .. import text
from ..module import Case, Checklist, Comparison, Module, Section, TextSection, Timeline, Transcript, TryFirst

TABLE_WORDS = 650
"""About one and a half sides of tables."""

LEAD_WORDS = 45

_SPEECH = re.compile(r"['‘\"“]")
_SAID = re.compile(r"\b(?:say|aloud|script|words)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Script:
    """Words to say, under the heading that says when."""

    heading: str
    says: tuple[str, ...]


def key_points(module: Module) -> TextSection | None:
    """The last part that is text alone: every module ends with what it comes to, in short."""
    texts = [section for section in module.sections if isinstance(section, TextSection)]
    return texts[-1] if texts else None


def tables(module: Module) -> list[Section]:
    """Lists to tick first, then tables from the top of the page, as long as there is room; shown in the order of the page."""
    kept: set[str] = set()
    room = TABLE_WORDS
    for section in sorted(_candidates(module), key=lambda section: not isinstance(section, Checklist)):
        size = _size(section)
        if size <= room:
            kept.add(section.id)
            room -= size
    return [section for section in module.sections if section.id in kept]


def _candidates(module: Module) -> Iterator[Section]:
    return (section for section in module.sections if isinstance(section, Checklist | Comparison | Timeline))


def _size(section: Section) -> int:
    return sum(text.count_words(words) for path, words in section.words() if path[0] not in ("text", "after"))


def lead(section: Section) -> str:
    """The last paragraph above a table, where it is short: it often says how to read what follows."""
    last = re.split(r"\n\s*\n", (section.text or "").strip())[-1]
    is_plain = last and not re.match(r"[#>|-]|\d+\.", last)
    return " ".join(last.split()) if is_plain and text.count_words(last) <= LEAD_WORDS else ""


def scripts(module: Module) -> list[Script]:
    """Quoted speech that stands under a heading, or after a line, which tells the reader to say it."""
    found: dict[str, list[str]] = {}
    for section in module.sections:
        if not isinstance(section, Case | Transcript | TryFirst):
            for heading, said in _speeches(section):
                found.setdefault(heading, []).append(said)
    return [Script(heading, tuple(said)) for heading, said in found.items()]


def _speeches(section: Section) -> Iterator[tuple[str, str]]:
    for words in (section.text, section.after):
        heading, lead, asked = section.title, "", False
        for block in re.split(r"\n\s*\n", (words or "").strip()):
            if block.startswith("#"):
                heading, lead = block.lstrip("# ").strip(), ""
                asked = bool(_SAID.search(heading))
            elif block.startswith(">"):
                said = re.sub(r"^> ?", "", block, flags=re.MULTILINE)
                if _SPEECH.match(said) and (asked or (lead.endswith(":") and _SAID.search(lead))):
                    yield (f"{section.title}: {heading[0].lower()}{heading[1:]}" if heading != section.title else heading), said
            else:
                lead = block


def cited(parts: Sequence[str]) -> set[str]:
    """The sources that these words name."""
    return {name for words in parts for name in text.CITE.findall(words)}


def words_shown(module: Module) -> Iterator[str]:
    """All words of the module that the handout shows."""
    if points := key_points(module):
        yield from (said for _, said in points.words())
    for section in tables(module):
        yield lead(section)
        yield from (said for path, said in section.words() if path[0] not in ("text", "after"))
    for script in scripts(module):
        yield from script.says
