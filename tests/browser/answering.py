"""How a learner who knows everything answers a question of any type: from the model, with the mouse."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator

from macros.item import BaseItem


def answer(question: Locator, item: BaseItem) -> None:
    """Respond rightly and check."""
    RIGHTLY[item.type](question, item)
    question.get_by_role("button", name="Check answer").click() if not item.self_marked else None


def give_up(question: Locator) -> None:
    question.locator("[data-do=unknown]").click()


def _choose(question: Locator, item: Any) -> None:
    key = [*item.key, *(item.reason.key if getattr(item, "reason", None) else ())]
    for name in key:
        question.locator(f".item-options input[value='{name}']").check()


def _match(question: Locator, item: Any) -> None:
    for entry, place in item.pairs.items():
        question.locator(f"[data-pair='{entry}'] input[value='{place}']").check()


def _arrange(question: Locator, item: Any) -> None:
    for place, name in enumerate(item.key):
        while [step.get_attribute("data-step") for step in question.locator("li[data-step]").all()].index(name) > place:
            question.locator(f"li[data-step='{name}'] [data-way=up]").click()


def _fill(question: Locator, item: Any) -> None:
    for blank in item.blanks:
        field = question.locator(f".cloze-passage [name='{blank.gap.id}']")
        if blank.gap.kind == "typed":
            field.fill(blank.gap.accept[0])
        else:
            field.select_option(next(option.id for option in blank.gap.options if option.correct))


def _type(question: Locator, item: Any) -> None:
    question.locator("input[name=text]").fill(item.accept[0])


def _decide(question: Locator, item: Any) -> None:
    while not question.locator(".scene:visible[data-ending]").count():
        here = item.by_id[question.locator(".scene:visible").get_attribute("data-scene")]
        best = max(here.choices, key=lambda choice: choice.quality)
        question.locator(f".scene:visible input[value='{best.id}']").check()
        question.get_by_role("button", name="Decide").click()


def _judge(question: Locator, item: Any) -> None:
    for name, point in item.key.items():
        question.locator(f"[data-response='{name}'] input[value='{point}']").check()


def _write(question: Locator, item: Any) -> None:
    question.locator("textarea[name=text]").fill("A text that nobody else reads.")
    question.get_by_role("button", name="Check answer").click()
    for name in [point.id for point in item.points] or [model.id for model in item.models if model.strength == "strong"]:
        question.locator(f".written-options input[value='{name}']").check()
    question.get_by_role("button", name="Finish marking").click()


RIGHTLY = {
    "single-choice": _choose,
    "multiple-response": _choose,
    "true-false": _choose,
    "matching": _match,
    "categorise": _match,
    "ordering": _arrange,
    "cloze": _fill,
    "short-text": _type,
    "scenario": _decide,
    "judgement": _judge,
    "written": _write,
}
