"""Each room's examples, scored by the room's own script in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from macros.gallery import example_item, examples
from macros.questions import ROOMS

from .conftest import Visit

SCORED = """async ({ room, cases }) => {
  const links = [...document.querySelectorAll("link[rel=modulepreload]")].map(({ href }) => href)
  const { score } = await import(links.find((href) => href.includes(`/questions/${room}/`)))
  return cases.map(({ response, key }) => score(response, key))
}"""


@pytest.mark.parametrize("room", ROOMS)
def test_the_script_gives_each_response_of_an_example_the_score_it_names(room: str, visit: Visit) -> None:
    cases = [
        {"name": example["name"], "response": given["response"], "key": plain(example), "score": given["score"]}
        for example in examples(room)
        for given in example.get("scores", ())
    ]

    got = scored(visit("gallery/"), room, cases)

    assert cases
    assert [told(case, score) for case, score in zip(cases, got, strict=True)] == [told(case, case["score"]) for case in cases]


@pytest.mark.parametrize("room", ROOMS)
def test_every_good_example_says_what_scores_all_and_what_scores_nothing(room: str) -> None:
    good = [example for example in examples(room) if "problems" not in example]

    scores = {example["name"]: {given["score"] for given in example["scores"]} for example in good}

    assert [name for name, named in scores.items() if not {0, 1} <= named] == []


def plain(example: dict[str, object]) -> dict[str, object]:
    return dict(example_item(example).scoring)


def scored(page: Page, room: str, cases: list[dict[str, object]]) -> list[float]:
    got: list[float] = page.evaluate(SCORED, {"room": room, "cases": cases})
    return got


def told(case: dict[str, object], score: object) -> str:
    return f"{case['name']}: {case['response']} scores {float(str(score)):.3f}"
