"""Each lint on data that passes and data that fails: tests/lint/<id>.yml. Every sentence that it says is there in full."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros import lint
from macros.chance import binomial_limit, binomial_tail, chi_square_tail, fisher, tail
from macros.library import load
from macros.lint import pairs
from macros.lint.texts import nhs_number
from macros.wording import jaccard

from .lint_library import TODAY, library

FOLDER = Path(__file__).parent / "lint"
FIXTURES = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*.yml"))}
PASSES = [pytest.param(name, case, id=f"{name}: {case['name']}") for name, data in FIXTURES.items() for case in data["passes"]]
FAILS = [pytest.param(name, case, id=f"{name}: {case['name']}") for name, data in FIXTURES.items() for case in data["fails"]]
LINTS = [rule.id for rule in lint.catalogue() if rule.by == "lint"]


def said(root: Path, name: str, case: dict[str, Any]) -> list[str]:
    """What one lint says of a case, with its level, in order of place."""
    loaded = library(root, case)
    found = [finding for finding in lint.findings(loaded, day(case)) if finding.rule.id == name and not finding.excused]
    return [f"{finding.level}: {finding.message}" for finding in found]


def day(case: dict[str, Any]) -> date:
    return date.fromisoformat(case.get("today", TODAY.isoformat()))


@pytest.mark.parametrize(("name", "case"), PASSES)
def test_a_lint_lets_good_content_be(tmp_path: Path, name: str, case: dict[str, Any]) -> None:
    assert said(tmp_path, name, case) == []


@pytest.mark.parametrize(("name", "case"), FAILS)
def test_a_lint_tells_an_author_what_to_do(tmp_path: Path, name: str, case: dict[str, Any]) -> None:
    assert said(tmp_path, name, case) == case["says"]


@pytest.mark.parametrize("name", LINTS)
def test_every_lint_has_data_that_passes_and_data_that_fails(name: str) -> None:
    assert FIXTURES[name]["passes"]
    assert FIXTURES[name]["fails"]


def test_no_data_is_left_of_a_lint_that_is_gone() -> None:
    assert set(FIXTURES) == set(LINTS)


# --- places, excuses, pools ------------------------------------------------------------------------------------------------


def run(root: Path, case: dict[str, Any]) -> list[str]:
    return [str(problem) for problem in lint.run(library(root, case), day(case))]


def test_good_content_earns_no_line(tmp_path: Path) -> None:
    items = [
        {},
        {
            "stem": "Which two belong to the coachee?",
            "stimulus": None,
            "level": "understand",
            "type": "multiple-response",
            "options": ["*The goal", "*The next step", "The questions"],
        },
        {"stimulus": None, "level": "remember", "type": "true-false", "key": False, "stem": "A coach gives orders."},
    ]

    assert run(tmp_path, {"items": items}) == []


def test_a_finding_stands_on_the_line_that_earns_it(tmp_path: Path) -> None:
    case = {"item": {"options": ["*Ask her", "Tell her", "None of the above"]}}
    expected = "quizzes/coaching.yml:22:11  coaching-1: 'None of the above' teaches nothing. Write an option that a learner could believe. (Q11)"

    told = [line for line in run(tmp_path, case) if "Q11" in line]

    line = (tmp_path / "quizzes/coaching.yml").read_text(encoding="utf-8").splitlines()[21]
    assert told == [expected]
    assert line == "    text: None of the above"


def test_a_bank_written_in_another_way_has_its_places_too(tmp_path: Path) -> None:
    loaded = library(tmp_path, {"item": {"stem": "Which step is not the coach's?"}})
    file = tmp_path / "quizzes/coaching.yml"
    file.write_text(json.dumps(yaml.safe_load(file.read_text(encoding="utf-8")), default=str), encoding="utf-8")
    loaded = load(tmp_path, TODAY)

    places = [(problem.line, problem.column) for problem in lint.run(loaded, TODAY) if "Q08" in problem.message]

    assert places == [(1, file.read_text(encoding="utf-8").index('"Which step') + 1)]


def test_a_reason_silences_one_lint_on_one_item(tmp_path: Path) -> None:
    negative = {"stem": "Which step is not the coach's?"}
    case = {"items": [{**negative, "lint_ok": {"Q08": "It is what the policy says."}}, negative]}

    told = [line for line in run(tmp_path, case) if "Q08" in line]
    excused = [finding.excused for finding in lint.findings(library(tmp_path, case), TODAY) if finding.rule.id == "Q08"]

    assert len(told) == 1
    assert "coaching-2" in told[0]
    assert excused == ["It is what the policy says.", ""]


@pytest.mark.parametrize(
    ("excuse", "message"),
    [
        ("Q8", "there is no lint 'Q8'. Did you mean 'Q08'? (lint_ok)"),
        ("q08", "there is no lint 'q08'. Did you mean 'Q08'? (lint_ok)"),
        ("X", "there is no lint 'X'. The page on question quality lists them all. (lint_ok)"),
        ("Q08", "notice: 'lint_ok' silences Q08, which has nothing to say here. Take it out. (lint_ok)"),
        ("Q02", "notice: 'lint_ok' silences Q02, which has nothing to say here. Take it out. (lint_ok)"),
    ],
)
def test_an_excuse_that_nothing_needs_is_told(tmp_path: Path, excuse: str, message: str) -> None:
    told = [line for line in run(tmp_path, {"item": {"lint_ok": {excuse: "Because."}}}) if "(lint_ok)" in line]

    assert len(told) == 1
    assert message.removeprefix("notice: ") in told[0]
    assert ("notice" in told[0]) == message.startswith("notice")


LONG = ["*Ask her what she has tried", "Tell her", "Warn her", "Leave"]


def test_an_excused_item_is_left_out_of_a_count(tmp_path: Path) -> None:
    fair = {"times": 4, "options": ["*Ask her", "Tell her what worked elsewhere", "Warn her", "Leave"]}
    excused = {"options": LONG, "lint_ok": {"B01": "The name of the law is long."}}

    with_all = said(tmp_path, "B01", {"items": [{"times": 6, "options": LONG}, fair]})
    with_excuse = said(tmp_path, "B01", {"items": [{"times": 4, "options": LONG}, {**excused, "times": 2}, fair]})

    assert "6 of 10" in with_all[0]
    assert [line for line in with_excuse if line.startswith("warning")] == []


def test_small_banks_are_judged_together(tmp_path: Path) -> None:
    banks = [{"items": [{"times": 5, "options": LONG}]}, {"items": [{"times": 4, "options": LONG}]}]

    alone = said(tmp_path, "B01", {"items": [{"times": 9, "options": LONG}]})
    together = said(tmp_path, "B01", {"banks": [*banks, {"items": [{"options": LONG}]}]})

    assert alone == []
    assert together[0].startswith(
        "warning: in the small banks together the longest option is right in 10 of 10 items; chance gives about 2.5."
    )


def test_what_is_only_for_the_report_is_told_to_nobody(tmp_path: Path) -> None:
    case = {"item": {"options": ["*Share the notes with her", "Do not share the notes with her", "Burn them"]}}

    assert said(tmp_path, "Q21", case) != []
    assert [line for line in run(tmp_path, case) if "Q21" in line] == []


def test_a_notice_is_all_that_a_date_earns(tmp_path: Path) -> None:
    case = {"items": [{"times": 10, "reviewed": "2020-01-01"}], "today": "2027-01-01"}

    levels = {problem.level for problem in lint.run(library(tmp_path, case), day(case)) if problem.message[-4:-1] in ("Q32", "B12")}

    assert levels == {"notice"}


def test_each_lint_says_how_long_it_took(tmp_path: Path) -> None:
    placed, seconds = lint.timed(library(tmp_path, {}), TODAY)

    assert placed == lint.run(library(tmp_path, {}), TODAY)
    assert {*LINTS, "reading", "placing"} <= set(seconds)


# --- the catalogue ---------------------------------------------------------------------------------------------------------


def test_the_catalogue_has_a_line_for_every_rule_of_the_method() -> None:
    wanted = {*(f"Q{n:02}" for n in range(1, 41)), *(f"B{n:02}" for n in range(1, 13))}

    assert wanted <= {rule.id for rule in lint.catalogue()}


def test_every_line_of_the_catalogue_is_a_sentence() -> None:
    assert all(rule.says[0].isupper() or rule.says[0] == "'" for rule in lint.catalogue())
    assert all(rule.says.endswith((".", ").")) for rule in lint.catalogue())


# --- numbers that can be looked up -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chance", "limits"), [(1 / 4, [6, 8, 9, 13, 16, 22, 33]), (1 / 3, [7, 9, 11, 15, 19, 27, 42])], ids=["four options", "three"]
)
def test_the_limits_of_chance_are_exact(chance: float, limits: list[int]) -> None:
    assert [binomial_limit(tries, chance) for tries in (10, 15, 20, 30, 40, 60, 100)] == limits


def test_tries_of_different_chance_are_added_up() -> None:
    assert tail(2, {0.5: 1, 0.25: 1}) == pytest.approx(0.125)
    assert tail(0, {0.25: 9}) == pytest.approx(1)
    assert tail(6, {0.25: 10}) == pytest.approx(binomial_tail(6, 10, 0.25))


def test_other_tests_agree_with_their_tables() -> None:
    assert chi_square_tail(7.815, 3) == pytest.approx(0.05, abs=1e-4)
    assert chi_square_tail(5.991, 2) == pytest.approx(0.05, abs=1e-4)
    assert fisher(8, 2, 1, 5) == pytest.approx(0.024476, abs=1e-6)


@pytest.mark.parametrize(
    ("number", "is_one"), [("943 476 5919", True), ("9434765918", False), ("000 000 0000", False), ("987 654 3210", True)]
)
def test_an_nhs_number_is_known_by_its_check_digit(number: str, is_one: bool) -> None:
    assert nhs_number(number) is is_one


def test_near_copies_are_found_among_hundreds() -> None:
    """Above some hundred items pairs come together by fingerprint; none that matters may be lost."""
    words = [f"{first}{last}" for first in "bcdfgklmnprst" for last in ("amo", "elo", "iro", "ota", "ufa", "ogi", "abe", "eku")]
    texts = [" ".join(words[(7 * n + 11 * k * (1 + n % 5)) % len(words)] for k in range(9)) for n in range(500)]
    sets = [frozenset(text.split()) for text in texts]

    together = {late: set(earlier) for late, earlier in pairs._bucketed(sets)}

    close = {late: {early for early in range(late) if jaccard(sets[early], sets[late]) >= 0.8} for late in range(len(sets))}
    alike = {late: earlier for late, earlier in close.items() if earlier}
    assert len(alike) > 20
    assert all(together[late] & earlier for late, earlier in alike.items())


LONG_SENTENCE = (
    "A coach who meets a person for the first time asks them what they want to take away, and waits for as long as it takes."
)


def test_a_finding_points_at_the_words_themselves(tmp_path: Path) -> None:
    text = f"A coach asks [@scie-2012].\n\n{LONG_SENTENCE}\n\nThe XYZ says so."
    case = {"item": {"rationale": "First the name, then what is strictly confidential."}, "sections": [{"text": text}]}
    loaded = library(tmp_path, case)

    pointed = {}
    for problem in lint.run(loaded, TODAY):
        line = (tmp_path / problem.file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
        pointed[problem.message[-4:-1]] = line[problem.column - 1 :]

    assert pointed["Q34"].startswith("A coach who")
    assert pointed["Q31"].startswith("XYZ says")
    assert pointed["G02"].startswith("strictly confidential")
