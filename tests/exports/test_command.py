"""`python -m macros export`, as a trainer's helper runs it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.exports import command, formats
from tests import everything, projects

from . import content


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return projects.write(tmp_path / "project", everything.files())


def run(project: Path, *arguments: str) -> int:
    return main(["--root", str(project), "export", *arguments])


def test_without_more_words_every_module_is_written_in_every_format(project: Path, tmp_path: Path) -> None:
    code = run(project, "--out", str(tmp_path / "out"))

    made = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert code == 0
    assert len(made) == 2 * len(formats())
    assert {"coaching/coaching-moodle.xml", "supervision/supervision-gift.txt", "supervision/supervision.csv"} <= {*made}


def test_one_module_in_one_format_is_one_file_and_its_report_is_told(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(project, "csv", "supervision", "--out", str(tmp_path / "out"))

    said = capsys.readouterr().out
    assert code == 0
    assert [path.name for path in tmp_path.rglob("out/**/*.*")] == ["supervision.csv"]
    assert re.search(r"supervision\.csv: \d+ of \d+ questions\.", said)
    assert re.search(r"\d left out: One row cannot hold a case that branches\. \(gallery-scenario-", said)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("moodel",), "There is no format 'moodel'. Did you mean 'moodle'? Formats: "),
        (("moodle", "coachin"), "There is no module 'coachin'. Did you mean 'coaching'?"),
        (("coaching",), "There is no format 'coaching'."),
    ],
)
def test_a_slip_is_told_with_the_word_that_was_meant(
    project: Path, tmp_path: Path, asked: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(project, *asked, "--out", str(tmp_path / "out"))

    assert code == 1
    assert capsys.readouterr().err.startswith(told)
    assert not (tmp_path / "out").exists()


def test_a_module_without_questions_is_told(tmp_path: Path) -> None:
    silent = replace(content.library(), banks={})

    with pytest.raises(command.Refused) as refused:
        list(command.export(silent, "csv", "supervision", tmp_path))

    told = "The module 'supervision' asks no questions yet. Write some in quizzes/supervision.yml first."
    assert str(refused.value) == told


def test_a_file_in_the_way_of_the_folder_is_told(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("mine")

    code = run(project, "csv", "coaching", "--out", str(tmp_path / "out"))

    assert code == 1
    assert "could not be written" in capsys.readouterr().err
    assert (tmp_path / "out").read_text() == "mine"
