"""Single choice, multiple response, and true or false with an optional reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from ...item import BaseItem, Flag, MisconceptionId, Option, Record, Words, option_words, repeated_options
from ...problems import Path, Problem


class _Choice(BaseItem):
    """The learner picks among options; whichever are `correct: true` are the key."""

    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=8)] = Field(description="What the learner can pick.")
    fixed_order: Flag = Field(False, description="Keep the options in this order, because the order carries meaning.")

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options if option.correct)

    @property
    def scoring(self) -> Mapping[str, Any]:
        return {"type": self.type, "key": self.key} | ({"fixed": True} if self.fixed_order else {})

    @property
    def hashed(self) -> Any:
        return [(option.id, option.text, option.correct) for option in self.options]

    def option_ids(self) -> Iterator[str]:
        return (option.id for option in self.options)

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        yield from option_words("options", self.options)

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        yield from repeated_options("options", self.options)


KINDS_OF_SUPPORT = ("coaching", "mentoring", "supervision", "preceptorship")


class SingleChoice(_Choice):
    """The learner picks one option (QTI choiceInteraction, cardinality single)."""

    type: Literal["single-choice"]
    contrast: Literal["support"] | None = Field(
        None,
        description="The options are the four kinds of support, with coaching, mentoring, supervision, preceptorship as their ids: "
        "My learning shows which ones a learner mixes up.",
    )

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if self.contrast and len(set(self.option_ids()) & set(KINDS_OF_SUPPORT)) < 2:
            yield Problem(
                ("contrast",),
                "mix-ups are counted by the ids of the options, and fewer than two name a kind of support. "
                f"Call each option by what it stands for: {', '.join(KINDS_OF_SUPPORT)}.",
            )
        if not 3 <= len(self.options) <= 5:
            yield Problem(
                ("options",), f"there are {len(self.options)} options. Give the learner three to five they could believe."
            )
        if len(self.key) != 1:
            yield Problem(("options",), f"{_marked(len(self.key))}. Mark exactly one option 'correct: true'.")


class MultipleResponse(_Choice):
    """The learner picks every option that applies (QTI choiceInteraction, cardinality multiple).

    The score is (right − wrong) ÷ all that are right, and never below 0.
    """

    type: Literal["multiple-response"]
    select: Annotated[int, Field(ge=1, le=8, strict=True)] | None = Field(None, description="Say how many to select: 'Select 2'.")

    @property
    def scoring(self) -> Mapping[str, Any]:
        return {**super().scoring, **({"select": self.select} if self.select else {})}

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if len(self.options) < 3:
            yield Problem(("options",), "there are 2 options. Give the learner at least three.")
        if not self.key:
            yield Problem(("options",), "no option is marked 'correct: true'. Mark each one that is right.")
        if len(self.key) == len(self.options):
            yield Problem(("options",), "every option is marked 'correct: true'. Add one that is tempting and wrong.")
        if self.select and self.select != len(self.key):
            yield Problem(
                ("select",), f"the learner is told to select {self.select}, but {len(self.key)} are right. Make them agree."
            )


# YAML reads a bare `true` as a truth value; an author who writes `id: true` means the word.
TruthId = Annotated[
    Literal["true", "false"],
    BeforeValidator(lambda value: str(value).lower() if isinstance(value, bool) else value),
    WithJsonSchema({"enum": ["true", "false", True, False]}),
]


class Truth(Record):
    """One side of a true or false question. The words are 'True' and 'False' unless others are given."""

    id: TruthId
    text: Words | None = None
    correct: Flag = False
    feedback: Words
    misconception: MisconceptionId | None = None


class Reason(Record):
    """The second step: why is it true or false? Exactly one option is right."""

    stem: Words = "Why?"
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=5)]

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options if option.correct)


class TrueFalse(BaseItem):
    """The learner judges one statement, and may be asked for the reason: half the score each."""

    type: Literal["true-false"]
    options: Annotated[tuple[Truth, ...], Field(min_length=2, max_length=2)] = Field(description="Two: the ids are true and false.")
    reason: Reason | None = Field(None, description="Ask why, for half of the score.")

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options if option.correct)

    @property
    def scoring(self) -> Mapping[str, Any]:
        return {"type": self.type, "key": self.key, "fixed": True} | ({"reason": self.reason.key} if self.reason else {})

    @property
    def hashed(self) -> Any:
        reasons = self.reason.options if self.reason else ()
        return [[(option.id, option.text, option.correct) for option in group] for group in (self.options, reasons)]

    def option_ids(self) -> Iterator[str]:
        yield from (option.id for option in self.options)
        yield from (option.id for option in self.reason.options) if self.reason else ()

    def words(self) -> Iterator[tuple[Path, str]]:
        yield from super().words()
        for index, option in enumerate(self.options):
            if option.text:
                yield ("options", index, "text"), option.text
            yield ("options", index, "feedback"), option.feedback
        if self.reason:
            yield ("reason", "stem"), self.reason.stem
            for path, words in option_words("options", self.reason.options):
                yield ("reason", *path), words

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if {option.id for option in self.options} != {"true", "false"}:
            yield Problem(("options",), "the ids are not 'true' and 'false'. Give each option one of them.")
        if len(self.key) != 1:
            yield Problem(("options",), f"{_marked(len(self.key))}. Mark exactly one option 'correct: true'.")
        if self.reason:
            yield from self._reason_problems(self.reason)

    def _reason_problems(self, reason: Reason) -> Iterator[Problem]:
        for problem in repeated_options("options", reason.options):
            yield problem.under("reason")
        if len(reason.key) != 1:
            yield Problem(("reason", "options"), f"{_marked(len(reason.key))}. Mark exactly one reason 'correct: true'.")
        for index, option in enumerate(reason.options):
            if option.id in ("true", "false"):
                yield Problem(
                    ("reason", "options", index, "id"), f"'{option.id}' is kept for the statement. Give the reason another id."
                )


def _marked(number: int) -> str:
    return {0: "no option is marked as right", 1: "1 option is marked as right"}.get(
        number, f"{number} options are marked as right"
    )


TYPES = (SingleChoice, MultipleResponse, TrueFalse)
