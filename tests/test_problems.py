"""The shape of what an author is told, and the sentences that any file can earn. What whole files earn is in tests/bad/."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, ValidationError

from macros.item import Day, Flag, Id, Record, Text, Whole, Words, strings
from macros.library import fields_at
from macros.problems import ContentError, Placed, Problem, from_validation, near, nearest, shown, unknown


class Leaf(Record):
    name: Words
    size: Annotated[Whole, Field(ge=1, le=9)] = 1


class Bud(Record):
    kind: Literal["bud"]
    size: Whole = 1


class Branch(Record):
    kind: Literal["branch"]
    leaf: Leaf
    length: Whole = 1


class Tree(Record):
    id: Id = "tree"
    text: Text = "Text"
    colour: Literal["green", "brown"] = "green"
    tall: Flag = False
    planted: Day | None = None
    leaf: Leaf | None = None
    growth: tuple[Annotated[Bud | Branch, Field(discriminator="kind")], ...] = ()
    leaves: Annotated[tuple[Leaf, ...], Field(min_length=2, max_length=3)] = (Leaf(name="one"), Leaf(name="two"))


LEAVES = [{"name": "one"}, {"name": "two"}]


def told(data: Any) -> list[tuple[tuple[str | int, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        Tree.model_validate(data)
    problems = from_validation(caught.value.errors(include_url=False), data, partial(fields_at, Tree))
    return [(problem.path, problem.message) for problem in problems]


def test_a_problem_is_printed_with_its_place_its_subject_and_its_sentence() -> None:
    error = Placed("quizzes/coaching.yml", 41, 7, "first-move", "two options have the id 'ask'. Give each its own.")
    warning = Placed("docs/sources.yml", 3, 1, "", "nothing cites this source. Cite it,\nor take it out.", "warning")

    assert str(error) == "quizzes/coaching.yml:41:7  first-move: two options have the id 'ask'. Give each its own."
    assert str(warning) == "docs/sources.yml:3:1  warning: nothing cites this source. Cite it, or take it out."


def test_problems_of_a_run_are_in_order_of_place() -> None:
    places = [("b.yml", 1, 1), ("a.yml", 10, 1), ("a.yml", 9, 2), ("a.yml", 9, 1)]

    error = ContentError(Placed(file, line, column, "", "Mend it.") for file, line, column in places)

    assert [(problem.file, problem.line, problem.column) for problem in error.problems] == sorted(places)
    assert str(error).splitlines()[0] == "a.yml:9:1  Mend it."


def test_a_problem_moves_with_what_it_is_about() -> None:
    problem = Problem(("text",), "empty.", "warning", words="x", named=True)

    assert problem.under("options", 2) == Problem(("options", 2, "text"), "empty.", "warning", words="x", named=True)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("levle", ["level", "stem"], "level"),
        ("scie-2021", ["nmc-2018", "scie-2012"], "scie-2012"),
        ("hard", ["apply"], None),
        ("x", [], None),
    ],
)
def test_the_nearest_known_word_is_named_and_no_far_one(word: str, known: list[str], meant: str | None) -> None:
    assert near(word, known) == meant
    assert nearest(word, known) == (f" Did you mean '{meant}'?" if meant else "")


def test_a_reference_that_leads_nowhere_says_where_to_look() -> None:
    assert unknown("source", "scie-2021", ["scie-2012"], "docs/sources.yml") == (
        "there is no source 'scie-2021' in docs/sources.yml. Did you mean 'scie-2012'? If not, add it there."
    )
    assert unknown("source", "nice", ["scie-2012"], "docs/sources.yml") == (
        "there is no source 'nice' in docs/sources.yml. Add it there, or correct the word."
    )


@pytest.mark.parametrize(
    ("data", "path", "message"),
    [
        ({"leaf": {}}, ("leaf", "name"), "'name' is missing. Add it."),
        ({"text": None}, ("text",), "'text' is empty. Fill it in, or take it out."),
        ({"text": ""}, ("text",), "'text' is empty. Fill it in, or take it out."),
        ({"text": " \n "}, ("text",), "'text' is empty. Fill it in, or take it out."),
        ({"text": "x" * 20_001}, ("text",), "'text' is longer than 20000 characters. Shorten it."),
        ({"text": True}, ("text",), "'text' should be text, not true. Put it in quotes."),
        ({"text": 1.1}, ("text",), "'text' should be text, not a number. Put it in quotes."),
        ({"text": {"a": 1}}, ("text",), "'text' should be text, not a group of fields. Put it in quotes."),
        ({"text": ["a"]}, ("text",), "'text' should be text, not a list. Put it in quotes."),
        ({"id": "A b"}, ("id",), "'id' is 'A b'. Use small letters, figures and single hyphens, as in 'first-move'."),
        ({"id": "a--b"}, ("id",), "'id' is 'a--b'. Use small letters, figures and single hyphens, as in 'first-move'."),
        ({"id": "a\n"}, ("id",), "'id' is 'a\n'. Use small letters, figures and single hyphens, as in 'first-move'."),
        ({"colour": "gren"}, ("colour",), "'colour' is 'gren'. Use one of: green, brown. Did you mean 'green'?"),
        ({"colour": ["green"]}, ("colour",), "'colour' is a list. Use one of: green, brown."),
        ({"tall": "yes"}, ("tall",), "'tall' should be true or false in small letters, not 'yes'."),
        ({"tall": 1}, ("tall",), "'tall' should be true or false in small letters, not 1."),
        ({"planted": "2026-02-30"}, ("planted",), "'planted' is '2026-02-30'. Write a real date as 2026-11-22."),
        ({"planted": 0}, ("planted",), "'planted' is 0. Write a real date as 2026-11-22."),
        ({"planted": "2026-11-22T00:00:00Z"}, ("planted",), "'planted' is '2026-11-22T00:00:00Z'. Write a real date as 2026-11-22."),
        ({"leaf": "oak"}, ("leaf",), "'leaf' should be a group of 'name: value' lines, not 'oak'."),
        ({"leaf": {"name": "a", "size": "2"}}, ("leaf", "size"), "'size' should be a whole number, not '2'. Write figures, without quotes."),
        ({"leaf": {"name": "a", "size": 2.5}}, ("leaf", "size"), "'size' should be a whole number, not 2.5. Write figures, without quotes."),
        ({"leaf": {"name": "a", "size": True}}, ("leaf", "size"), "'size' should be a whole number, not true. Write figures, without quotes."),
        ({"leaf": {"name": "a", "size": 0}}, ("leaf", "size"), "'size' is 0. Use 1 or more."),
        ({"leaf": {"name": "a", "size": 10}}, ("leaf", "size"), "'size' is 10. Use 9 or less."),
        ({"leaves": "oak"}, ("leaves",), "'leaves' should be a list, not 'oak'. Start each entry with '- '."),
        ({"leaves": {"name": "a"}}, ("leaves",), "'leaves' should be a list, not a group of fields. Start each entry with '- '."),
        ({"leaves": []}, ("leaves",), "'leaves' has nothing; at least 2 needed. Add to it."),
        ({"leaves": LEAVES[:1]}, ("leaves",), "'leaves' has 1 entry; at least 2 needed. Add to it."),
        ({"leaves": LEAVES * 2}, ("leaves",), "'leaves' has 4 entries; 3 at most. Shorten it."),
        ({"leaves": [*LEAVES, "oak"]}, ("leaves", 2), "entry 3 of this list should be a group of 'name: value' lines, not 'oak'."),
        ({"leaves": [*LEAVES, {}]}, ("leaves", 2, "name"), "'name' is missing. Add it."),
        ({"growth": [{"kind": "branch"}]}, ("growth", 0, "leaf"), "'leaf' is missing. Add it."),
        ({"growth": [{"kind": "branch", "leaf": {"name": ""}}]}, ("growth", 0, "leaf", "name"), "'name' is empty. Fill it in, or take it out."),
        ({"growth": [{"kind": "bud", "siez": 1}]}, ("growth", 0, "siez"), "there is no field 'siez' here. Did you mean 'size'?"),
        ({"growth": [{"kind": "brnch"}]}, ("growth", 0, "kind"), "'kind' is 'brnch'. Use one of: bud, branch. Did you mean 'branch'?"),
        ({"growth": [{"kind": None}]}, ("growth", 0, "kind"), "'kind' is empty. Fill it in, or take it out."),
        ({"growth": [{}]}, ("growth", 0, "kind"), "'kind' is missing. Add it."),
        ({"growth": ["bud"]}, ("growth", 0), "entry 1 of this list should be a group of 'name: value' lines, not 'bud'."),
        ({"colur": "green"}, ("colur",), "there is no field 'colur' here. Did you mean 'colour'?"),
        ({"height": 3}, ("height",), "there is no field 'height' here. Take it out."),
        ({"so wide": None}, ("so wide",), "there is no field 'so wide' here. If it belongs to the text before a comma, put that whole text in quotes; else take it out."),
    ],
)  # fmt: skip
def test_a_fault_of_shape_has_its_own_sentence(data: Any, path: tuple[str | int, ...], message: str) -> None:
    assert told(data) == [(path, message)]


def test_a_suggestion_fits_the_place() -> None:
    assert told({"leaf": {"name": "a", "colur": "green"}}) == [(("leaf", "colur"), "there is no field 'colur' here. Take it out.")]
    assert told({"siz": 1}) == [(("siz",), "there is no field 'siz' here. Take it out.")]


def test_a_misspelt_field_is_not_said_to_be_missing_as_well() -> None:
    assert told({"leaf": {"nme": "a"}}) == [(("leaf", "nme"), "there is no field 'nme' here. Did you mean 'name'?")]


def test_a_list_is_not_said_to_be_short_for_an_entry_with_a_fault() -> None:
    assert told({"leaves": [{"name": "a"}, {"name": ""}]}) == [
        (("leaves", 1, "name"), "'name' is empty. Fill it in, or take it out.")
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "empty"),
        (True, "true"),
        ({}, "a group of fields"),
        ([], "a list"),
        ("a" * 50, f"'{'a' * 37}…'"),
        ("a", "'a'"),
        (3, "3"),
    ],
)
def test_a_value_is_shown_as_an_author_knows_it(value: Any, words: str) -> None:
    assert shown(value) == words


def test_every_text_in_a_record_is_looked_at() -> None:
    tree = Tree(leaf=Leaf(name="<b>"), leaves=(Leaf(name="{{ a }}"), Leaf(name="fine")))

    assert [path for path, _ in strings(tree)] == [
        ("id",),
        ("text",),
        ("colour",),
        ("leaf", "name"),
        ("leaves", 0, "name"),
        ("leaves", 1, "name"),
    ]
    assert [problem.path for problem in tree.problems()] == [("leaf", "name"), ("leaves", 0, "name")]
