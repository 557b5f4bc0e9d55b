"""GIFT, read back by a reader that knows nothing of the writer; and the files as they should look, word for word."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import text
from macros.exports import gift
from macros.exports.words import Words
from macros.gallery import example_item
from macros.item import BaseItem

from . import content
from .reading_gift import Question, read

GOLDEN = Path(__file__).parent / "golden"
WORDS = Words(content.library())


def written(*items: BaseItem) -> str:
    return gift.write(content.given(*items)).content.decode()


def one(item: BaseItem) -> Question:
    found = read(written(item))
    assert len(found) == 1
    return found[0]


def test_every_carried_example_is_read_back_with_its_permanent_id() -> None:
    made = gift.write(content.given())

    found = read(made.content.decode())

    assert [question.id for question in found] == list(made.report.carried)
    assert [question.name.split(":")[0] for question in found] == list(made.report.carried)


def test_the_file_is_as_it_should_look() -> None:
    """A change of the notation shows here. To take it: delete the file and run the test twice."""
    golden = GOLDEN / "gift.txt"
    said = written(*content.golden_items())
    if not golden.exists():
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, encoding="utf-8")
        pytest.fail(f"{golden} was missing and is written now: read it, then run again.")

    assert said == golden.read_text(encoding="utf-8")


KINDS = {
    "single-choice": "multichoice",
    "multiple-response": "multichoice",
    "true-false": "truefalse",
    "matching": "match",
    "categorise": "match",
    "short-text": "shortanswer",
    "written": "essay",
}


@pytest.mark.parametrize(("kind", "theirs"), KINDS.items())
def test_each_type_is_the_question_it_should_be(kind: str, theirs: str) -> None:
    assert one(content.example_of(kind)).kind == theirs


CHOICES = [
    (example, given)
    for example in content.good_examples()
    if example["item"]["type"] in ("single-choice", "multiple-response")
    for given in example["scores"]
]


@pytest.mark.parametrize(("example", "given"), CHOICES, ids=lambda value: str(value.get("name", value.get("response"))))
def test_a_choice_is_marked_as_on_the_site(example: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    item: Any = example_item(example)
    answers = dict(zip((option.id for option in item.options), one(item).answers, strict=True))

    mark = sum(answers[chosen].percent for chosen in given["response"]) / 100

    assert max(0, mark) == pytest.approx(given["score"], abs=1e-4)


def test_true_and_false_have_their_own_feedback() -> None:
    item: Any = content.example_of("true-false")

    question = one(item)

    assert [(answer.said, answer.percent) for answer in question.answers] == [("False", 100), ("True", 0)]
    assert [answer.feedback for answer in question.answers] == [option.feedback for option in reversed(item.options)]


def test_a_spare_target_has_no_prompt() -> None:
    item: Any = content.example_of("matching")

    pairs = [(answer.said, answer.match) for answer in one(item).answers]

    texts = {target.id: text.plain(target.text) for target in item.targets}
    assert pairs[: len(item.prompts)] == [(WORDS.inline(prompt.text), texts[prompt.match]) for prompt in item.prompts]
    assert {said for said, _ in pairs[len(item.prompts) :]} == {""}
    assert sorted(match for _, match in pairs) == sorted(texts.values())


TYPES = ["single-choice", "multiple-response", "true-false", "matching", "categorise", "short-text", "written"]
SIGNS = st.text(st.sampled_from("\\~=#{}:%-> [](n)t\nTé£</&;*'\"0123"), min_size=1, max_size=12).map(lambda said: f"{said}x")


@pytest.mark.parametrize("kind", TYPES)
@content.tried
@given(said=SIGNS)
def test_whatever_signs_a_text_holds_come_back(kind: str, said: str) -> None:
    item: Any = content.with_words(content.example_of(kind), lambda old: said)
    if kind == "short-text" and "->" in said:
        assert gift.write(content.given(item)).report.left_out
        return

    question = one(item)

    assert _spaced(question.asked).endswith(_spaced(f"<p>{WORDS.inline(said)}</p>"))
    assert question.explained.startswith(_spaced(WORDS.blocks(said))[:1])
    if kind == "single-choice":
        assert {answer.said for answer in question.answers} == {_spaced(WORDS.inline(said))}
        assert [answer.percent for answer in question.answers] == [100 if option.correct else 0 for option in item.options]
    if kind == "short-text":
        assert {answer.said for answer in question.answers[:-1]} == {_spaced(said.replace("*", r"\*"))}


def _spaced(words: str) -> str:
    return " ".join(words.split())


def test_hostile_words_split_nothing_and_run_nothing() -> None:
    items = [content.with_words(content.example_of(kind), lambda old: content.HOSTILE) for kind in TYPES if kind != "short-text"]

    found = read(written(*items))

    assert [question.id for question in found] == [item.id for item in items]
    assert all("</p>]]" not in question.asked and content.HOSTILE in unescape(question.asked) for question in found)


def test_one_gap_stands_in_the_middle_of_its_text() -> None:
    item: Any = next(
        item for item in map(example_item, content.good_examples()) if item.type == "cloze" and len(getattr(item, "gaps", ())) == 1
    )

    question = one(item)

    gap = item.gaps[0]
    assert WORDS.blocks(item.passage).replace(f"{{{gap.id}}}", "_____") in question.asked
    assert max(answer.percent for answer in question.answers) == 100
