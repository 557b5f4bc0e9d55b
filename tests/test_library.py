"""From files to a library: typed, frozen, whole, or every problem at its line. And what the command says and returns."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, fields
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from macros import published
from macros.__main__ import main
from macros.library import REGISTERS, Library, load
from macros.module import SECTIONS, Comparison, TextSection, TryFirst, measured_minutes
from macros.problems import ContentError
from macros.questions.choice.model import MultipleResponse, SingleChoice, TrueFalse

from .bench import content, faults, sites
from .everything import files as everything
from .projects import FILES, ROOT, write

TODAY = date(2026, 12, 1)
MODULE, BANK = "docs/modules/coaching.yml", "quizzes/coaching.yml"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load(write(tmp_path_factory.mktemp("good")), TODAY)


def test_content_is_typed(library: Library) -> None:
    module = library.modules["coaching"]

    assert [type(section) for section in module.sections] == [TryFirst, TextSection, Comparison]
    assert [type(item) for item in library.banks["coaching"]] == [SingleChoice, MultipleResponse, TrueFalse]
    assert module.review_by == date(2027, 5, 22)
    assert module.nations == ("UK",)
    assert library.sources["scie-2012"].year == 2012
    assert library.planned["mentoring"].code == "m03"
    assert library.routes["induction"].modules == ("coaching", "mentoring")


def test_the_order_of_a_file_is_kept(library: Library) -> None:
    assert list(library.items) == ["coaching-first-move", "coaching-owner", "coaching-advice"]


def test_items_at_the_end_of_a_section_are_not_in_the_quiz(library: Library) -> None:
    quiz = library.quiz(library.modules["coaching"])

    assert [item.id for item in quiz] == ["coaching-first-move", "coaching-advice"]


@pytest.mark.parametrize("words", ["coaching", "Coaching", "COACH", "coachee"])
def test_a_term_is_found_in_each_of_its_forms(library: Library, words: str) -> None:
    assert library.term(words).id == "coaching"


def test_nothing_in_a_library_can_be_changed(library: Library) -> None:
    with pytest.raises(FrozenInstanceError):
        library.modules = {}  # type: ignore[misc]
    with pytest.raises(ValidationError):
        library.modules["coaching"].title = "Other"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        library.items["coaching-owner"].stem = "Other?"  # type: ignore[misc]
    for field in fields(Library):
        value = getattr(library, field.name)
        if isinstance(value, Mapping):
            with pytest.raises(TypeError):
                value["new"] = None  # type: ignore[index]
        else:
            assert isinstance(value, frozenset | tuple)


def test_every_kind_of_section_is_read(tmp_path: Path) -> None:
    library = load(write(tmp_path, everything()), TODAY)

    kinds = {section.kind for module in library.modules.values() for section in module.sections}

    assert kinds == SECTIONS.keys()


def test_minutes_are_words_questions_and_activities(tmp_path: Path) -> None:
    words = "word " * 398
    library = load(write(tmp_path, {MODULE: FILES[MODULE].replace("A [[coach]]", f"{words}[[coach]]")}), TODAY)

    minutes = measured_minutes(library.modules["coaching"], 4)

    assert minutes == pytest.approx(2 + 3, abs=0.5)


def test_an_empty_project_is_an_empty_library(tmp_path: Path) -> None:
    names = tuple(name for name in REGISTERS if name != "glossary")
    for name in (*names, "glossary"):
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / f"docs/{name}.yml").write_text(f"{'terms' if name == 'glossary' else name}: []\n", encoding="utf-8")

    library = load(tmp_path, TODAY)

    assert (len(library.modules), len(library.items), library.notes) == (0, 0, ())


def test_problems_of_all_files_are_told_at_once_in_order(tmp_path: Path) -> None:
    write(tmp_path, {name: text.replace("id:", "ident:", 1).replace("old:", "older:", 1) for name, text in FILES.items()})

    with pytest.raises(ContentError) as caught:
        load(tmp_path, TODAY)

    told = [(problem.file, problem.line) for problem in caught.value.problems]
    assert {file for file, _ in told} == FILES.keys()
    assert told == sorted(told)


def test_circles_of_needs_are_all_told(tmp_path: Path) -> None:
    names = ("a", "b", "c", "d", "e")
    needs = {"a": "b", "b": "a", "c": "d", "d": "e", "e": "d"}
    modules = {f"docs/modules/{name}.yml": _module(name, number, needs[name]) for number, name in enumerate(names)}
    banks = {f"quizzes/{name}.yml": FILES[BANK].replace("coaching", name) for name in names}
    outcomes = "".join(f"  - {{id: {name}.describe, module: {name}, text: Describe}}\n" for name in names)
    write(tmp_path, {**modules, **banks, "docs/outcomes.yml": FILES["docs/outcomes.yml"] + outcomes})

    with pytest.raises(ContentError) as caught:
        load(tmp_path, TODAY)

    assert [problem.message for problem in caught.value.problems if "circle" in problem.message] == [
        "the needs go round in a circle: a → b → a. Take one out.",
        "the needs go round in a circle: d → e → d. Take one out.",
    ]


def _module(name: str, number: int, needs: str) -> str:
    text = FILES[MODULE].replace("coaching", name).replace("m02", f"n0{number}").replace("covers: [S0-7]", "covers: []")
    return text.replace("needs: []", f"needs: [{needs}]")


def test_each_of_600_slips_is_told_at_its_line_and_nothing_else(tmp_path: Path) -> None:
    sites.content(tmp_path, content.modules(600))
    put_in = faults.spoil(sorted((tmp_path / "quizzes").glob("*.yml")))

    with pytest.raises(ContentError) as caught:
        load(tmp_path, TODAY)

    told = [(Path(problem.file).name, problem.line) for problem in caught.value.problems if problem.level == "error"]
    assert len(put_in) == 600
    assert len(faults.KINDS) >= 10
    assert sorted(told) == sorted(put_in)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of this project's own content, which is sound, with all its ids published."""
    for pattern in ("docs/*.yml", "docs/modules/*.yml", "docs/tools/*.yml", "quizzes/*.yml", "quizzes/sets/*.yml"):
        for file in ROOT.glob(pattern):
            copy = tmp_path / file.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, copy)
    published.add(tmp_path, load(tmp_path, TODAY))
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "today", "code", "last"),
    [
        ("\nid: ", "\nid: ", "2026-12-15", 0, r"[0-9]+ modules?, [0-9]+ items: 0 errors, 0 warnings, 0 notices\."),
        ("\nid: ", "\nid: ", "2046-01-01", 0, r"[0-9]+ modules?, [0-9]+ items: 0 errors, 0 warnings, [1-9][0-9]* notices?\."),
        ("\nminutes: ", "\nminutes: 1", "2026-12-15", 1, r"[0-9]+ modules?, [0-9]+ items: 0 errors, 1 warning, 0 notices\."),
        ("\nlevel: ", "\nlevel: very-", "2026-12-15", 1, r"1 error, 0 warnings, 0 notices\."),
        ("\nlevel: ", "\nlevel: very-", "2046-01-01", 1, r"1 error, 0 warnings, [0-9]+ notices?\."),
    ],
)
def test_the_last_line_counts_and_only_errors_and_warnings_fail_a_check(
    own: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, today: str, code: int, last: str
) -> None:
    module = own / "docs/modules/which-support.yml"
    module.write_text(module.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    returned = main(["--root", str(own), "check", "--today", today])

    told = capsys.readouterr().out.splitlines()
    assert re.fullmatch(last, told[-1]), told
    assert returned == code


def test_the_check_of_a_folder_that_is_no_project_returns_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--root", str(tmp_path), "check"])

    assert code == 2
    assert capsys.readouterr().err == f"{tmp_path} has no docs/ folder. Run this from the project's root, or name it with --root.\n"


def test_from_a_shell_it_is_the_same_and_never_a_traceback(tmp_path: Path) -> None:
    write(tmp_path, {MODULE: "\x00", BANK: None})

    done = subprocess.run(
        [sys.executable, "-m", "macros", "--root", str(tmp_path), "check"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] == (
        "docs/modules/coaching.yml:1:1  the character U+0000 cannot be seen and is not allowed. Delete it."
    )
