"""What an author asks for is valid as it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros import lint, new
from macros.library import Library, load
from macros.questions import item_types
from tests import projects

TODAY = date(2026, 11, 23)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return projects.write(tmp_path)


def loaded(project: Path) -> Library:
    return load(project, TODAY)


@pytest.mark.parametrize("kind", item_types())
def test_an_item_of_each_type_stands_at_the_end_of_its_bank(project: Path, kind: str) -> None:
    name = new.item(project, loaded(project), "coaching", kind, TODAY)

    last = loaded(project).banks["coaching"][-1]
    assert (last.id, last.type, last.reviewed) == (name, kind, TODAY)


def test_two_items_of_a_type_get_ids_of_their_own(project: Path) -> None:
    names = [new.item(project, loaded(project), "coaching", "matching", TODAY) for _ in range(3)]

    assert names == ["coaching-matching-1", "coaching-matching-2", "coaching-matching-3"]
    assert {*names} <= {*loaded(project).items}


def test_a_retired_id_is_never_given_again(project: Path) -> None:
    bank = project / "quizzes/coaching.yml"
    bank.write_text(bank.read_text().replace("items:", "retired: [coaching-matching-1]\nitems:", 1))
    library = loaded(project)
    bank.write_text(projects.BANK)

    assert new.item(project, library, "coaching", "matching", TODAY) == "coaching-matching-2"


def test_a_module_that_was_planned_keeps_its_code_and_leaves_the_plan(project: Path) -> None:
    made = new.module(project, loaded(project), "mentoring", TODAY)

    library = loaded(project)
    assert made == ["docs/modules/mentoring.yml", "quizzes/mentoring.yml", "docs/outcomes.yml", "docs/routes.yml"]
    assert (library.modules["mentoring"].code, library.modules["mentoring"].title) == ("m03", "Mentoring")
    assert "mentoring" not in library.planned
    assert [finding for finding in lint.run(library, TODAY) if finding.level == "error" and "mentoring" in finding.file] == []


def test_a_module_out_of_the_blue_gets_a_free_code(project: Path) -> None:
    new.module(project, loaded(project), "active-listening", TODAY)

    module = loaded(project).modules["active-listening"]
    assert (module.code, module.title) == ("m01", "Active listening")


def test_what_an_author_wrote_stays_as_it_was(project: Path) -> None:
    new.item(project, loaded(project), "coaching", "ordering", TODAY)

    assert (project / "quizzes/coaching.yml").read_text().startswith(projects.BANK)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("coachin", "matching"), "There is no module 'coachin'. Did you mean 'coaching'?"),
        (("coaching", "matchin"), "There is no question type 'matchin'. Did you mean 'matching'? Types: "),
    ],
)
def test_a_slip_is_told_with_the_word_that_was_meant(project: Path, asked: tuple[str, str], told: str) -> None:
    with pytest.raises(new.Refused) as refused:
        new.item(project, loaded(project), *asked, TODAY)

    assert str(refused.value).startswith(told)


def test_a_module_that_is_there_is_not_written_over(project: Path) -> None:
    with pytest.raises(new.Refused) as refused:
        new.module(project, loaded(project), "coaching", TODAY)

    assert str(refused.value) == "docs/modules/coaching.yml is there already. Choose another name, or edit that file."
    assert (project / "docs/modules/coaching.yml").read_text() == projects.MODULE
