"""The schema files that editors use: fresh, wired, and of one mind with the loader."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePath
from typing import Any

import pytest

from macros import schema
from macros.__main__ import main
from macros.library import REGISTERS, load
from macros.problems import ContentError
from macros.questions import item_types
from macros.strict_yaml import parse

from . import everything, projects
from .projects import ROOT

SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
WIRED: Mapping[str, str] = {pattern: Path(name).name for name, pattern in SETTINGS["yaml.schemas"].items()}


def schema_of(file: str) -> Any:
    """A checker for the kind of file that an editor takes this one for."""
    names = [name for pattern, name in WIRED.items() if PurePath(file).match(pattern)]
    assert len(names) == 1, file
    return pytest.importorskip("jsonschema").Draft202012Validator(json.loads(schema.schemas()[names[0]]))


def faults(file: str, text: str) -> list[str]:
    return [error.json_path for error in schema_of(file).iter_errors(parse(text))]


def contents() -> Iterator[tuple[str, str]]:
    """Every YAML file of this project, and of one that uses everything."""
    for pattern in WIRED:
        for file in sorted(ROOT.glob(pattern)):
            yield file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")
    yield from everything.files().items()


def test_the_committed_files_are_fresh() -> None:
    """If this fails: python -m macros schema"""
    committed = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / schema.FOLDER).glob("*.json")}

    assert committed == schema.schemas()


def test_every_kind_of_file_is_wired_for_editors() -> None:
    assert set(WIRED.values()) == schema.schemas().keys()
    assert {f"docs/{name}.yml" for name in REGISTERS} < WIRED.keys()


def test_each_schema_is_one() -> None:
    jsonschema = pytest.importorskip("jsonschema")

    for text in schema.schemas().values():
        jsonschema.Draft202012Validator.check_schema(json.loads(text))


@pytest.mark.parametrize(("file", "text"), [pytest.param(*content, id=content[0]) for content in contents()])
def test_good_files_fit_their_schema(file: str, text: str) -> None:
    assert faults(file, text) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("docs/modules/coaching.yml", "level: foundation", "level: low", "$.level"),
        ("docs/modules/coaching.yml", "title: Coaching", "titel: Coaching", "$"),
        ("docs/modules/coaching.yml", "minutes: 5", 'minutes: "5"', "$.minutes"),
        ("docs/modules/coaching.yml", "code: m02", "code: m2", "$.code"),
        ("docs/modules/coaching.yml", "kind: comparison", "kind: comparision", "$.sections[2]"),
        ("docs/modules/coaching.yml", "summary: What a coach does, and does not do.", 'summary: " "', "$.summary"),
        ("quizzes/coaching.yml", "level: apply", "level: aply", "$.items[0]"),
        ("quizzes/coaching.yml", "type: single-choice", "type: essay", "$.items[0]"),
        ("quizzes/coaching.yml", "correct: true", "correct: yes", "$.items[0]"),
        ("quizzes/coaching.yml", "id: true", "id: maybe", "$.items[2]"),
        ("docs/sources.yml", "kind: research", "kind: blog", "$.sources[0].kind"),
        ("docs/glossary.yml", "terms:", "term:", "$"),
        ("docs/routes.yml", "code: m03", "code: 3", "$.planned[0].code"),
    ],
)
def test_an_editor_marks_what_the_check_would_tell(file: str, old: str, new: str, place: str, tmp_path: Path) -> None:
    text = projects.FILES[file].replace(old, new, 1)

    assert set(faults(file, text)) == {place}
    with pytest.raises(ContentError):
        load(projects.write(tmp_path, {file: text}), date(2026, 12, 1))


def test_an_editor_can_say_what_a_field_is_for() -> None:
    bank = json.loads(schema.schemas()["bank.json"])

    choice = bank["$defs"]["SingleChoice"]["properties"]

    assert choice["outcome"]["description"] == "The outcome in docs/outcomes.yml that this question asks for."
    assert set(choice["level"]["enum"]) == {"remember", "understand", "apply", "analyse", "evaluate"}


def test_every_question_type_is_in_the_schema_of_a_bank() -> None:
    bank = json.loads(schema.schemas()["bank.json"])

    assert bank["properties"]["items"]["items"]["discriminator"]["mapping"].keys() == item_types().keys()


def test_the_command_writes_what_has_changed_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    projects.write(tmp_path)

    main(["--root", str(tmp_path), "schema"])
    (tmp_path / schema.FOLDER / "bank.json").write_text("{}\n", encoding="utf-8")
    main(["--root", str(tmp_path), "schema"])
    main(["--root", str(tmp_path), "schema"])

    assert capsys.readouterr().out.splitlines() == [
        f"quizzes/schema: {', '.join(schema.schemas())} written.",
        "quizzes/schema: bank.json written.",
        "quizzes/schema: all files were fresh.",
    ]
