"""Moodle XML: the rules that Moodle's importer holds to, and the marks that its engine would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from macros import text
from macros.exports import moodle
from macros.exports.words import Words
from macros.gallery import example_item
from macros.item import BaseItem

from . import content
from .reading_moodle import GRADES, Part, parts

WORDS = Words(content.library())
Element = Any


def file(*items: BaseItem) -> Element:
    made = moodle.write(content.given(*items))
    return etree.fromstring(made.content)


def one(item: BaseItem) -> Element:
    category, question = file(item)
    assert category.get("type") == "category"
    return question


@pytest.fixture(scope="module")
def whole() -> Element:
    return file(*content.items())


def test_every_carried_example_has_its_permanent_id(whole: Element) -> None:
    report = moodle.write(content.given()).report

    assert whole.xpath("//question[not(@type='category')]/idnumber/text()") == list(report.carried)


def test_ids_and_names_are_as_short_and_as_different_as_moodle_needs(whole: Element) -> None:
    ids = Counter(whole.xpath("//idnumber/text()"))

    assert max(map(len, ids)) <= 100
    assert set(ids.values()) == {1}
    assert all(0 < len(name) <= 255 for name in whole.xpath("//question/name/text/text()"))


def test_a_module_is_a_category_and_a_slash_in_its_title_makes_no_other() -> None:
    titled = content.module().model_copy(update={"title": "Before/after & <b>"})

    made = etree.fromstring(moodle.write(content.given(content.items()[0], module=titled)).content)

    assert made.xpath("string(question[1]/category/text)") == "$course$/top/Alongside/Before//after & <b>"


def test_every_question_has_what_its_import_asks_for(whole: Element) -> None:
    """Read off Moodle: where one of these is missing, the import stops half-way or makes a question without a key."""
    wanted = {
        "multichoice": "single[.='true' or .='false'] and shuffleanswers and count(answer) >= 2 and answer[@fraction > 0]",
        "truefalse": "count(answer) = 2 and answer/text = 'true' and answer/text = 'false' and answer[@fraction='100']",
        "matching": "count(subquestion[string(text)]) >= 2 and not(subquestion/answer[not(string(text))])",
        "ordering": "shownumcorrect = '1' and gradingtype = 'RELATIVE_NEXT_EXCLUDE_LAST' and count(answer) >= 3",
        "shortanswer": "usecase = '0' and answer[@fraction='100'] and answer[@fraction='0']/text = '*'",
        "cloze": "not(defaultgrade) and contains(questiontext/text, '{')",
        "essay": "responseformat and graderinfo/text and responsetemplate",
    }

    questions = whole.xpath("question[not(@type='category')]")

    assert {question.get("type") for question in questions} == set(wanted)
    assert [
        question.xpath("string(idnumber)")
        for question in questions
        if not question.xpath(f"{wanted[question.get('type')]} and questiontext[@format='html']/text and generalfeedback/text")
    ] == []


def test_every_fraction_is_on_moodles_list(whole: Element) -> None:
    given = {abs(float(fraction)) for fraction in whole.xpath("//question[not(@type='ordering')]/answer/@fraction")}

    assert given <= set(GRADES)


def test_what_is_right_comes_to_all_the_marks(whole: Element) -> None:
    for question in whole.xpath("question[@type='multichoice']"):
        right = [float(fraction) for fraction in question.xpath("answer/@fraction") if float(fraction) > 0]
        assert sum(right) == pytest.approx(100, abs=1e-4)


# --- marks -----------------------------------------------------------------------------------------------------------------


def marked(item: Any, response: Any) -> float | None:
    """What Moodle would give, from the file alone; nothing where the file holds no such question."""
    carried = moodle.write(content.given(item)).report.carried
    return MARKS[item.type](one(item), item, response) if carried and item.type in MARKS else None


def mark_choice(question: Element, item: Any, response: list[str]) -> float:
    if question.get("type") == "cloze":
        sides, reasons = embedded(question)
        picked = [_picked(part, options, response) for part, options in ((sides, item.options), (reasons, item.reason.options))]
        return weighed([sides, reasons], picked)
    fractions = [float(answer.get("fraction")) for answer in question.findall("answer")]
    given = dict(zip((option.id for option in item.options), fractions, strict=True))
    return max(0, sum(given[chosen] for chosen in response) / 100)


def _picked(part: Part, options: Any, response: list[str]) -> float:
    return next((answer[1] for option, answer in zip(options, part.answers, strict=True) if option.id in response), 0)


def mark_pairs(question: Element, item: Any, response: Mapping[str, str]) -> float:
    pairs = [(one.findtext("text"), one.findtext("answer/text")) for one in question.findall("subquestion") if one.findtext("text")]
    texts = {place.id: text.plain(place.text) for place in item.places}
    given = [texts.get(response.get(entry.id, "")) for entry in item.asked]
    return sum(right == said for (_, right), said in zip(pairs, given, strict=True)) / len(pairs)


def mark_order(question: Element, item: Any, response: list[str]) -> float:
    assert question.findtext("gradingtype") == "RELATIVE_NEXT_EXCLUDE_LAST"
    assert [answer.findtext("text") for answer in question.findall("answer")] == [WORDS.inline(step.text) for step in item.steps]
    following = list(pairwise(item.key))
    return sum(pair in following for pair in pairwise(response)) / len(following)


def mark_gaps(question: Element, item: Any, response: Mapping[str, str]) -> float:
    found = embedded(question)
    return weighed(
        found, [_gap(part, blank.gap, response.get(blank.gap.id, "")) for part, blank in zip(found, item.blanks, strict=True)]
    )


def _gap(part: Part, gap: Any, word: str) -> float:
    if gap.kind == "dropdown":
        return _picked(part, gap.options, [word])
    return _typed([(said, percent) for said, percent, _ in part.answers], word)


def _typed(answers: list[tuple[str, float]], word: str) -> float:
    return next((percent for said, percent in answers if said == "*" or said.casefold() == word.casefold()), 0)


def mark_typed(question: Element, item: Any, response: str) -> float:
    answers = [(str(one.findtext("text")), float(one.get("fraction"))) for one in question.findall("answer")]
    return _typed(answers, response) / 100


def mark_judgement(question: Element, item: Any, response: Mapping[str, int]) -> float:
    found = embedded(question)
    points = [response.get(one.id) for one in item.responses]
    return weighed(found, [part.answers[point - 1][1] if point else 0 for part, point in zip(found, points, strict=True)])


def embedded(question: Element) -> list[Part]:
    return parts(question.findtext("questiontext/text"))[1]


def weighed(found: list[Part], percents: list[float]) -> float:
    whole = sum(part.weight for part in found)
    return sum(part.weight * percent for part, percent in zip(found, percents, strict=True)) / 100 / whole


MARKS: Mapping[str, Any] = {
    "single-choice": mark_choice,
    "multiple-response": mark_choice,
    "true-false": mark_choice,
    "matching": mark_pairs,
    "categorise": mark_pairs,
    "ordering": mark_order,
    "cloze": mark_gaps,
    "short-text": mark_typed,
    "judgement": mark_judgement,
}
SCORED = [(example, one) for example in content.good_examples() if example["item"]["type"] in MARKS for one in example["scores"]]


@pytest.mark.parametrize(("example", "given"), SCORED, ids=lambda value: str(value.get("name", value.get("response"))))
def test_moodle_would_mark_a_response_as_the_site_does(example: Mapping[str, Any], given: Mapping[str, Any]) -> None:
    """Up to a hundredth: a part of a rating is a whole percent. Typed words with slips in them are another matter."""
    item: Any = example_item(example)
    mark = marked(item, given["response"])
    forgiving = item.type == "short-text" or (item.type == "cloze" and any(gap.kind == "typed" for gap in item.gaps))

    if mark is None:
        assert (item.type, getattr(item, "mode", "")) == ("judgement", "rank")
    elif forgiving:
        assert mark <= given["score"] + 0.01
    else:
        assert mark == pytest.approx(given["score"], abs=0.01)


@pytest.mark.parametrize("kind", ["short-text", "cloze"])
def test_each_word_that_the_author_lists_is_right_in_moodle(kind: str) -> None:
    for item in (item for item in map(example_item, content.good_examples()) if item.type == kind):
        listed: Any = item
        if kind == "short-text":
            assert {marked(item, word) for word in listed.accept} == {1}
        else:
            key = {gap.id: gap.accept[0] if gap.kind == "typed" else _key(gap) for gap in listed.gaps}
            assert marked(item, key) == 1


def _key(gap: Any) -> str:
    return str(next(option.id for option in gap.options if option.correct))


# --- hostile words -----------------------------------------------------------------------------------------------------------

SIGNS = st.text(st.sampled_from("\\~=#{}:%-> [](1MCSA)é£</&;*'\"0]"), min_size=1, max_size=14).map(lambda said: f"{said}x")


@pytest.mark.parametrize("kind", [kind for kind in MARKS if kind != "judgement"])
@content.tried
@given(said=SIGNS)
def test_whatever_signs_a_text_holds_come_back(kind: str, said: str) -> None:
    item = content.with_words(content.example_of(kind), lambda old: said)

    question = one(item)

    if question.get("type") != "cloze":
        assert question.findtext("questiontext/text").endswith(f"<p>{WORDS.inline(said)}</p>")
        return
    asked, found = parts(question.findtext("questiontext/text"))
    assert f"<p>{WORDS.inline(said)}</p>" in asked
    assert {feedback for part in found for _, _, feedback in part.answers} == {WORDS.inline(said)}


@content.tried
@given(said=SIGNS)
def test_signs_of_the_notation_in_an_embedded_option_come_back(said: str) -> None:
    reasoned = next(item for item in map(example_item, content.good_examples()) if getattr(item, "reason", None))

    _, reasons = embedded(one(content.with_words(reasoned, lambda old: said)))

    assert {answer[0] for answer in reasons.answers} == {WORDS.inline(said)}


def test_hostile_words_are_words_and_no_markup() -> None:
    hostile = [content.with_words(item, lambda old: content.HOSTILE) for item in content.items() if item.type != "cloze"]

    made = file(*hostile)

    assert len(made) == 1 + len(moodle.write(content.given(*hostile)).report.carried)
    assert made.xpath("//p | //b") == []
    assert all("</p>]]" not in words for words in made.xpath("//*[@format='html']/text/text()"))
