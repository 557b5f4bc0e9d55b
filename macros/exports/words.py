"""The words of an item where our pages are not at hand: citations in words, terms without their explanation, no link that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape

from .. import text
from ..item import BaseItem
from ..library import Library
from ..module import Module
from ..views import day

LICENCE = "CC BY 4.0"
TITLE = 80
"""Letters of a stem that are enough to know it by."""
_OWN_LINK = re.compile(r"\[([^\]]+)\]\((?!https?://)[^)\s]+\)")


@dataclass(frozen=True)
class Words:
    library: Library
    _known: dict[str, str] = field(default_factory=dict, compare=False)
    """What has been made into HTML already: several formats ask for the same words."""

    @cached_property
    def _marks(self) -> text.Marks:
        return text.Marks(cite=self._cite, term=lambda term, words: escape(words, quote=False))

    def _cite(self, name: str) -> str:
        return f"({escape(self.library.sources[name].short, quote=False)})"

    def inline(self, words: str) -> str:
        """One run of words as HTML."""
        if words not in self._known:
            self._known[words] = text.inline(_OWN_LINK.sub(r"\1", words), self._marks)
        return self._known[words]

    def blocks(self, words: str) -> str:
        """Paragraphs and lists as HTML."""
        return text.blocks(_OWN_LINK.sub(r"\1", words), self._marks)

    def before(self, item: BaseItem) -> str:
        """The nation and the case, as HTML, where there are any."""
        nation = f"<p><strong>{item.nation}</strong></p>" if item.nation else ""
        return nation + (self.blocks(item.stimulus) if item.stimulus else "")

    def asked(self, item: BaseItem) -> str:
        """All that stands before the options, as HTML."""
        return f"{self.before(item)}<p>{self.inline(item.stem)}</p>"

    def why(self, item: BaseItem, *more: str) -> str:
        """Why the key is the key, as HTML: the rationale, whatever else there is to say, and the sources."""
        return "".join((self.blocks(item.rationale), *more, self._sources(item)))

    def listed(self, pairs: Iterable[tuple[str, str]]) -> str:
        """Parts of an item, each with what is said about it, as an HTML list."""
        return f"<ul>{''.join(f'<li><strong>{self.inline(part)}</strong> {self.inline(said)}</li>' for part, said in pairs)}</ul>"

    def _sources(self, item: BaseItem) -> str:
        shorts = "; ".join(self.sources(item))
        return f"<p>{'Sources' if len(item.sources) > 1 else 'Source'}: {escape(shorts, quote=False)}</p>" if shorts else ""

    def sources(self, item: BaseItem) -> list[str]:
        return [self.library.sources[name].short for name in item.sources]


def title(item: BaseItem) -> str:
    """The name of a question in a list. Many ask 'What should she do first?'; the id tells them apart."""
    stem = text.plain(item.stem)
    return f"{item.id}: {stem if len(stem) <= TITLE else f'{stem[:TITLE].rpartition(chr(32))[0]} …'}"


def credit(module: Module) -> str:
    """Where a file comes from, how old it is and what one may do with it."""
    return f"Alongside, module “{text.plain(module.title)}”, version {module.version}, reviewed {day(module.reviewed)}. {LICENCE}."
