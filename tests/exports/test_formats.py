"""What holds for every format: nothing is lost quietly, and two runs give the same bytes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from macros import views
from macros.exports import base, files, formats
from macros.exports.base import LeftOut, carry
from macros.questions import item_types
from tests import everything, projects
from tests.projects import ROOT

from . import content

FORMATS = pytest.mark.parametrize("name", formats())


@FORMATS
def test_every_good_example_is_carried_or_listed_as_left_out_with_a_reason(name: str) -> None:
    report = formats()[name].write(content.given()).report

    left = [note.item for note in report.left_out]
    assert sorted([*report.carried, *left]) == sorted(item.id for item in content.items())
    assert all(note.why.endswith(".") for note in (*report.left_out, *report.changed))
    assert report.carried


@FORMATS
def test_a_type_that_a_format_does_not_know_is_left_out(name: str) -> None:
    new = content.example_of("single-choice").model_copy(update={"type": "rating", "id": "a-rating"})

    report = formats()[name].write(content.given(content.items()[0], new)).report

    assert [(note.item, note.why) for note in report.left_out] in ([], [(new.id, base.UNKNOWN)])
    assert (new.id in report.carried) == (name == "scorm")  # the package shows whatever the site shows


@FORMATS
def test_a_file_has_a_plain_name_with_the_modules_id(name: str) -> None:
    made = formats()[name].write(content.given())

    assert made.file.isascii()
    assert " " not in made.file
    assert made.file.startswith("supervision")


def test_a_module_without_questions_has_no_files() -> None:
    none = replace(content.library(), banks={})

    assert list(files(replace(views.page_of(content.library(), "supervision"), library=none))) == []


RUN = """
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path
from macros.exports import files
from macros.library import load
from macros.views import page_of
library = load(Path(sys.argv[1]), date(2026, 11, 23))
for module in library.modules.values():
    for _, made in files(page_of(library, module.id)):
        print(module.id, made.file, sha256(made.content).hexdigest())
"""


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    """In two processes, with other hashes of texts, on other days and in other zones."""
    project = projects.write(tmp_path, everything.files())

    runs = [
        subprocess.run(
            [sys.executable, "-c", RUN, str(project)],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]

    assert runs[0] == runs[1]
    assert len(runs[0].splitlines()) == 2 * len(formats())


PLAIN = '''
"""The stems alone."""

from .base import Exported, Format, Given, carry


def write(given: Given) -> Exported:
    stems, report = carry(given.items, {"single-choice": lambda item: item.stem})
    return Exported(f"{given.module.id}.stems", "\\n".join(stems).encode(), report)


FORMAT = Format("Stems", "For reading.", write)
'''


def test_a_new_format_is_one_file_and_one_line(tmp_path: Path) -> None:
    """Here, where all of the code is copied first; the command then knows it, and so does the card."""
    project = projects.write(tmp_path)
    shutil.copytree(ROOT / "macros", project / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    (project / "macros/exports/stems.py").write_text(PLAIN, encoding="utf-8")
    line = project / "macros/exports/__init__.py"
    line.write_text(line.read_text(encoding="utf-8").replace('"csv")', '"csv", "stems")'), encoding="utf-8")

    command = [sys.executable, "-m", "macros", "export", "stems", "coaching", "--out", "out"]
    said = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=True).stdout

    assert (project / "out/coaching/coaching.stems").read_text(encoding="utf-8") == "What should the coach do first?"
    assert "1 of 3 questions." in said
    assert "2 left out: This format has no question of this kind. (coaching-owner, coaching-advice)" in said


def test_what_a_writer_refuses_is_noted_and_the_rest_goes_on() -> None:
    first, second, third = content.items()[:3]

    def writer(item: object) -> str:
        if item is second:
            raise LeftOut("It is the second.")
        return "made"

    writers = {one.type: writer for one in content.items()}
    made, report = carry([first, second, third], writers, losses=lambda item: ["It is the third."] if item is third else ())

    assert made == ["made", "made"]
    assert report.carried == (first.id, third.id)
    assert report.count == "2 of 3 questions."
    assert [str(reason) for reason in report.reasons()] == ["1 left out: It is the second.", "1 different: It is the third."]


@pytest.mark.parametrize("name", ["moodle", "gift", "csv"])
def test_each_format_says_what_it_does_with_each_type(name: str) -> None:
    module = __import__(f"macros.exports.{name}", fromlist=["WRITERS"])

    assert module.WRITERS.keys() == item_types().keys()
