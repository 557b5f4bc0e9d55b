"""The rooms' examples: every good one is good, every bad one earns its sentences and no other. A new example is a new test."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import pytest
from pydantic import ValidationError

from macros.gallery import DEFAULTS, example_item, examples
from macros.item import BaseItem
from macros.library import fields_at
from macros.problems import Problem, from_validation
from macros.questions import FOLDER, ROOMS, item_types

Example = Mapping[str, Any]


def all_examples(*, good: bool) -> list[Any]:
    return [
        pytest.param(example, id=f"{room}: {example['name']}")
        for room in ROOMS
        for example in examples(room)
        if ("problems" not in example) is good
    ]


def problems(example: Example) -> Iterator[Problem]:
    data = {**DEFAULTS, **example["item"]}
    model = item_types()[data["type"]]
    try:
        item = model.model_validate(data)
    except ValidationError as error:
        yield from from_validation(error.errors(include_url=False), data, partial(fields_at, model))
    else:
        yield from item.problems()


def changed(item: BaseItem, **fields: Any) -> BaseItem:
    return type(item).model_validate({**item.model_dump(), **fields})


def good_items() -> list[BaseItem]:
    return [example_item(parameters.values[0]) for parameters in all_examples(good=True)]


@pytest.mark.parametrize("example", all_examples(good=True))
def test_a_good_example_earns_nothing(example: Example) -> None:
    assert list(problems(example)) == []


@pytest.mark.parametrize("example", all_examples(good=False))
def test_a_bad_example_earns_its_sentences_and_no_other(example: Example) -> None:
    assert [problem.message for problem in problems(example)] == example["problems"]


@pytest.mark.parametrize("example", all_examples(good=False))
def test_a_bad_example_is_told_at_a_place_that_is_there(example: Example) -> None:
    for problem in problems(example):
        value: Any = {**DEFAULTS, **example["item"]}
        for step in problem.path[:-1]:
            value = value[step]
        assert isinstance(value, dict | list)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_shows_each_of_its_types_right_and_wrong(room: str) -> None:
    own = {name for name, model in item_types().items() if f".{room}." in model.__module__}
    good = {example["item"]["type"] for example in examples(room) if "problems" not in example}
    bad = {example["item"]["type"] for example in examples(room) if "problems" in example}

    assert own == good == bad


@pytest.mark.parametrize("room", ROOMS)
def test_an_example_has_a_name_of_its_own_and_no_field_that_nothing_reads(room: str) -> None:
    names = Counter(example["name"] for example in examples(room))

    assert [name for name, count in names.items() if count > 1] == []
    assert {field for example in examples(room) for field in example} <= {"name", "item", "scores", "problems"}


def test_all_good_examples_stand_on_one_page_without_sharing_an_id() -> None:
    ids = Counter(item.id for item in good_items())

    assert [name for name, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("item", good_items(), ids=lambda item: item.id)
def test_what_the_browser_needs_to_score_is_plain_data_with_the_type(item: BaseItem) -> None:
    sent = json.loads(json.dumps(item.scoring, default=dict))

    assert sent["type"] == item.type
    assert len(sent) > 1


@pytest.mark.parametrize("item", good_items(), ids=lambda item: item.id)
def test_permanent_ids_inside_an_item_are_its_own(item: BaseItem) -> None:
    ids = Counter(item.option_ids())

    assert [name for name, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("item", good_items(), ids=lambda item: item.id)
def test_the_hash_is_of_what_is_asked_and_not_of_what_is_said_about_it(item: BaseItem) -> None:
    said = changed(item, rationale="Other.", hints=["Other."], level="remember")
    asked = changed(item, stem="Another stem?")

    assert len(item.hash) == 12
    assert int(item.hash, 16) >= 0
    assert said.hash == item.hash
    assert asked.hash != item.hash


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_whole(room: str) -> None:
    assert {"__init__.py", "model.py", "page.html.j2", "behaviour.js", "style.css", "examples.yml"} <= {
        file.name for file in (FOLDER / room).iterdir()
    }
