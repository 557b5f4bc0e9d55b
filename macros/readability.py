"""How hard a text is to read: US school grades by Flesch and Kincaid, which decide, and by ARI, which is shown beside them.

Formulas mean little on a few words, so they are run on whole pages and on the stems of a bank joined. What helps a writer is
the length of sentences and paragraphs; those are told one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from . import wording

LONG_SENTENCE = 25
LONG_PARAGRAPH = 5
GRADE_AIM, GRADE_LIMIT = 8.0, 10.0
ENOUGH_WORDS = 100
"""Below this many words a grade says more about chance than about the text."""

FRAGMENT = 8
"""A cell or list entry without a full stop and with fewer words is no sentence, and would flatter the grade."""


@dataclass(frozen=True)
class Reading:
    """What the formulas need to know of a text."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    letters: int = 0

    def __add__(self, other: Reading) -> Reading:
        return Reading(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
            self.letters + other.letters,
        )

    @property
    def enough(self) -> bool:
        return self.words >= ENOUGH_WORDS

    @property
    def sentence_length(self) -> float:
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def flesch_kincaid(self) -> float:
        """US school grade, from the length of sentences and the syllables of words."""
        if not self.words:
            return 0.0
        return 0.39 * self.sentence_length + 11.8 * self.syllables / self.words - 15.59

    @property
    def ari(self) -> float:
        """US school grade by the automated readability index: letters instead of syllables."""
        return 4.71 * self.letters / self.words + 0.5 * self.sentence_length - 21.43 if self.words else 0.0


def measure(paragraphs: Iterable[str]) -> Reading:
    """The figures of plain paragraphs, such as `paragraphs` gives."""
    whole = Reading()
    for paragraph in paragraphs:
        for sentence in wording.sentences(paragraph):
            whole += _sentence(sentence)
    return whole


def _sentence(sentence: str) -> Reading:
    words = _TOKEN.findall(sentence)
    if not words:
        return Reading()
    letters = sum(map(len, words)) - sum(map(sentence.count, "'’-"))
    return Reading(1, len(words), sum(map(syllables, words)), letters)


def paragraphs(markdown: str) -> Iterator[str]:
    """The paragraphs and list entries of Markdown as plain text, without headings, tables and fragments."""
    for block in re.split(r"\n\s*\n", markdown.strip()):
        for part in _LIST_START.split(block):
            lines = [line.strip() for line in part.splitlines()]
            kept = [line.removeprefix("> ") for line in lines if line and not line.startswith(("#", "|"))]
            plain = wording.plain_text(" ".join(kept))
            if _reads_as_sentence(plain):
                yield plain


def _reads_as_sentence(plain: str) -> bool:
    return bool(re.search(r"[.!?:…][\"'”’)]*$", plain)) or len(plain.split()) >= FRAGMENT


def long_sentences(paragraph: str) -> Iterator[tuple[int, str]]:
    """Each sentence with too many words, and how many it has."""
    for sentence in wording.sentences(paragraph):
        if (count := len(_TOKEN.findall(sentence))) > LONG_SENTENCE:
            yield count, sentence


def sentence_count(paragraph: str) -> int:
    return sum(1 for _ in wording.sentences(paragraph))


def shortened(sentence: str, words: int = 5) -> str:
    """The first words of a sentence, enough to find it."""
    start = sentence.split()
    return " ".join(start[:words]) + (" …" if len(start) > words else "")


def findable(sentence: str) -> str:
    """Its first three words: where the source has no mark among them and no line ends there, they lead to its place."""
    return " ".join(sentence.split()[:3])


_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LIST_START = re.compile(r"(?:^|\n)\s*(?:[-*]|\d+\.) +")

# --- syllables ---------------------------------------------------------------------------------------------------------

_EXACT = {
    word: number
    for number, words in {
        1: "forms queue tired world",
        2: "argue business cruel duty every evening hundred maybe people poem quiet react science soldier theatre towards wednesday",
        3: "anyone area areas businesses element elements everyone everything interest medicine museum reacted recipe several theory",
        4: "anybody everybody initiative society",
    }.items()
    for word in words.split()
}
_MORE = re.compile(
    r"(?<=[aeiou])(?<!gu)(?<!qu)ing$"  # go-ing, agree-ing
    r"|(?<=y)ing$"  # study-ing
    r"|i(?=a)(?<![cst]i(?=a[ln](?!ity)))(?!age)"  # materi-al, but not spe-cial, marri-age
    r"|(?<![tscgx])(?<!sh)(?<!n)(?<!ll)i(?=o)(?!our)|(?<=phys)i"  # peri-od, but not na-tion, opi-nion
    r"|i(?=um|us)|(?<![ctsh])i(?=en[ct])|i(?=et)|i(?=ers?$|est$)"  # medi-um, cli-ent, vari-ety, earli-er
    r"|(?<![gq])u(?=a)|(?<!q)u(?=en|ou)"  # individu-al, influ-ence, continu-ous
    r"|e(?=o$|os$)|cre(?=at(?!ur))|re(?=alit)|(?<=id)e(?=a)|co(?=op|ord)|(?<=[sdn])n't$(?<!on't)(?<!an't)"  # vide-o, cre-ate, ide-as, co-operate, is-n't
    r"|sms?$"  # critici-sm
)
_FEWER = re.compile(
    r"(?<=[^aeiouy])e$(?<![^aeiouy]le)(?<![bcdgt]re)"  # time, but not ta-ble, cen-tre
    r"|(?<=[^aeiouyscgxzh])es$(?<![^aeiouy]les)|(?<=th)es$"  # times, but not chan-ges, exam-ples
    r"|(?<=[^aeiouytd])ed$(?<![bcdfgkpstz]led)"  # asked, but not need-ed, hand-led
    r"|(?<=[aeiouy][^aeiouy])e(?=(?:ments?|ful(?:ly)?|less(?:ly)?|ly|ness(?:es)?|things?|times|where|work(?:er)?s?)$)"  # state-ment
    r"|(?<=dg)e(?=ments?$)|(?<=^saf)e(?=g)|(?<=^hom)e(?=w)|(?<=^car)e(?=[fgl])|(?<=^lif)e(?=[lst])"  # judge-ment, safe-guard, home-work
    r"|(?<=[aeiouy][gq])ues?$"  # colleague, technique
)


@lru_cache(maxsize=50_000)
def syllables(word: str) -> int:
    """Syllables by spelling: right for some 97 words in 100 of our texts, and never none."""
    if word.isupper() and len(word) > 1 and word.isalpha():
        return sum(3 if letter == "W" else 1 for letter in word)
    parts = word.lower().replace("’", "'").split("-")
    return sum(_part(part) for part in parts if part)


def _part(word: str) -> int:
    word = word.removesuffix("'s").removesuffix("s'") if "'" in word and word not in _EXACT else word
    if word in _EXACT:
        return _EXACT[word]
    if word.isdigit():
        return len(word)
    heard = re.sub(r"(?<=[aeiou])y(?=[aeiou])", "j", word)  # y between vowels: be-yond, play-er
    groups = len(re.findall(r"[aeiouy]+", heard))
    return max(1, groups + len(_MORE.findall(heard)) - len(_FEWER.findall(heard)))
