"""The readability figures, against words counted by hand and formulas worked out on paper."""

from __future__ import annotations

import pytest

from macros.readability import Reading, long_sentences, measure, paragraphs, sentence_count, syllables
from macros.wording import sentences, unquoted

COUNTED = {
    1: """a asked called care choice clerk coach does eye goal hour lived moves our shared their there times use used
          were where year you young""",
    2: """agreed always answer being beyond business centre choices client coaching coachee colleague decides doesn't every going
          guidance handled isn't issue judges judgement language likely listen mentor needed nursing patient people playing practice purpose
          quiet really records region review safely science service settled social someone something sometimes special statement technique
          union useful value weekly wider worker workplace""",
    3: """agreement anyone appraisal area audience average awareness behaviour carefully committee completely created decided
          deputy dialogue different earlier easier effective employer everyone everything example families hospital
          idea influence interest manager management medium mentoring normative official opinion period preceptor previous
          procedure quality recognise registered services studying theory usual various video
          violence""",
    4: """accountable appreciate community development emotional evaluate experience initially material portfolio
          preceptorship priority professional reality regulation reliable restorative situation society supervision supervisee usually""",
    5: "association individual managerial occupational organisation",
    6: "accountability physiotherapist responsibility",
    7: "confidentiality",
}
WORDS = [(word, number) for number, words in COUNTED.items() for word in words.split()]


def test_syllables_agree_with_words_counted_by_hand() -> None:
    wrong = {word: syllables(word) for word, number in WORDS if syllables(word) != number}

    assert len(WORDS) > 150
    assert wrong == {}


@pytest.mark.parametrize(
    ("word", "number"), [("NHS", 3), ("HCPC", 4), ("WHO", 5), ("self-aware", 3), ("one-to-one", 3), ("16", 2), ("mentor's", 2)]
)
def test_what_is_not_a_plain_word_is_counted_as_it_is_said(word: str, number: int) -> None:
    assert syllables(word) == number


TEXT = "The coach asks first. A good question helps people think."


def test_a_text_is_measured() -> None:
    """4 and 6 words; the-coach-asks-first 4, a-good-ques-tion-helps-peo-ple-think 8 syllables; 17 and 29 letters."""
    assert measure([TEXT]) == Reading(sentences=2, words=10, syllables=12, letters=46)


def test_the_formulas_are_those_of_their_authors() -> None:
    reading = Reading(sentences=2, words=10, syllables=12, letters=46)

    assert reading.flesch_kincaid == pytest.approx(0.39 * 5 + 11.8 * 1.2 - 15.59)
    assert reading.ari == pytest.approx(4.71 * 4.6 + 0.5 * 5 - 21.43)


def test_no_words_have_no_grade() -> None:
    assert (Reading().flesch_kincaid, Reading().ari, Reading().enough) == (0, 0, False)


MARKDOWN = """\
### A heading that is left out

First [[coaching|paragraph]], over
two lines [@scie-2012].

- One entry.
- A second entry, over
  two lines.
- too short

1. **Bold** step.

> A quotation stays.

| a | table | is | left | out |
"""


def test_markdown_becomes_paragraphs_and_entries() -> None:
    expected = [
        "First paragraph, over two lines .",
        "One entry.",
        "A second entry, over two lines.",
        "Bold step.",
        "A quotation stays.",
    ]

    assert list(paragraphs(MARKDOWN)) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("He said 'Stop.' Then he left.", ["He said 'Stop.'", "Then he left."]),
        ("Dr. Evans asks e.g. this. No. 5 is next.", ["Dr. Evans asks e.g. this.", "No. 5 is next."]),
        ("It takes 1.5 hours. See scie.org.uk for more.", ["It takes 1.5 hours.", "See scie.org.uk for more."]),
    ],
)
def test_sentences_end_where_a_reader_pauses(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts
    assert sentence_count(text) == len(parts)


def test_only_sentences_over_25_words_are_long() -> None:
    enough, too_many = f"{'word ' * 24}end.", f"{'word ' * 25}end."

    assert [count for count, _ in long_sentences(f"{enough} {too_many}")] == [26]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("She says 'I don't know' twice.", "She says … twice."),
        ("The “acid test” is gone.", "The … is gone."),
        ("The manager's and the coach's notes.", "The manager's and the coach's notes."),
        ("The mentees' notes and the mentors' notes.", "The mentees' notes and the mentors' notes."),
    ],
)
def test_quoted_words_are_somebody_else_s(text: str, left: str) -> None:
    assert " ".join(unquoted(text).split()) == left
