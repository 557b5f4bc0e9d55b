"""Published ids: the list only grows, in a real git repository too; what is gone is said to be gone, and nothing comes back."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from macros import published
from macros.__main__ import main
from macros.library import load

from .projects import FILES, write

TODAY = date(2026, 12, 1)
MODULE, BANK, LIST = "docs/modules/coaching.yml", "quizzes/coaching.yml", published.FILE


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The good project with all its ids published."""
    write(tmp_path)
    published.add(tmp_path, load(tmp_path, TODAY))
    return tmp_path


@pytest.fixture
def repository(project: Path) -> Path:
    """The same, committed."""
    _git(project, "init", "--quiet")
    _commit(project)
    return project


def told(root: Path) -> list[str]:
    return [str(problem) for problem in published.problems(root, load(root, TODAY))]


def _git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)


def _commit(root: Path) -> None:
    _git(root, "add", "--all")
    _git(
        root,
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "commit.gpgsign=false",
        "commit",
        "--quiet",
        "--message=x",
    )


def _lines(root: Path) -> list[str]:
    return (root / LIST).read_text(encoding="utf-8").splitlines()


def _relist(root: Path, lines: Sequence[str]) -> None:
    (root / LIST).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def test_every_permanent_id_is_listed(project: Path) -> None:
    lines = _lines(project)

    assert lines[:5] == [
        "module coaching",
        "code m02",
        "section coaching#guess",
        "section coaching#what-a-coach-does",
        "section coaching#compared",
    ]
    assert {"outcome coaching.describe", "term coaching", "item coaching-owner", "option coaching-owner/goal"} <= set(lines)
    assert "option coaching-advice/true" in lines
    assert "option coaching-advice/thinking" in lines
    assert told(project) == []


def test_adding_again_changes_nothing(project: Path) -> None:
    before = (project / LIST).read_bytes()

    added = published.add(project, load(project, TODAY))

    assert added == []
    assert (project / LIST).read_bytes() == before


def test_a_project_that_has_published_nothing_is_warned(tmp_path: Path) -> None:
    write(tmp_path)

    assert told(tmp_path) == [
        "docs/published-ids.txt:1:1  warning: 20 new ids are not listed yet, the first is 'module coaching'. Run: python -m macros ids"
    ]


def test_one_new_id_is_a_warning_that_names_it(project: Path) -> None:
    write(
        project,
        {BANK: FILES[BANK].replace("- {id: questions,", "- {id: plan, text: The plan, feedback: Both.}\n      - {id: questions,")},
    )

    assert told(project) == [
        "docs/published-ids.txt:21:1  warning: a new id is not listed yet: 'option coaching-owner/plan'. Run: python -m macros ids"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (BANK, "id: goal", "id: aim", "docs/published-ids.txt:13:1  coaching-owner/goal: this option has been published and is not there any more. Bring it back; if it is gone for good, run: python -m macros ids --retire 'option coaching-owner/goal'."),
        (MODULE, "id: compared", "id: side-by-side", "docs/published-ids.txt:5:1  coaching#compared: this section has been published and is not there any more. Bring it back; if it is gone for good, run: python -m macros ids --retire 'section coaching#compared'."),
        (MODULE, "code: m02", "code: m07", "docs/published-ids.txt:2:1  m02: this code has been published and is not there any more. Bring it back; if it is gone for good, run: python -m macros ids --retire 'code m02'."),
        (BANK, "id: coaching-advice", "id: coaching-advises", "docs/published-ids.txt:16:1  coaching-advice: this item has been published and is not there any more. Bring it back; if it is gone for good, list it under 'retired:' in its bank."),
    ],
)  # fmt: skip
def test_an_id_that_vanished_is_told_with_the_way_out(project: Path, file: str, old: str, new: str, message: str) -> None:
    write(project, {file: FILES[file].replace(old, new)})

    errors = [line for line in told(project) if "warning" not in line]

    assert errors[0] == message


def test_an_item_is_retired_in_its_bank_and_its_options_go_with_it(project: Path) -> None:
    without = FILES[BANK].split("  - id: coaching-advice")[0]
    write(project, {BANK: without + "retired: [coaching-advice]\n"})

    after = told(project)
    added = published.add(project, load(project, TODAY))

    assert after == []
    assert added == ["retired item coaching-advice"]
    assert told(project) == []


def test_a_retired_item_stays_retired_when_its_bank_forgets_it(project: Path) -> None:
    without = FILES[BANK].split("  - id: coaching-advice")[0]
    write(project, {BANK: without + "retired: [coaching-advice]\n"})
    published.add(project, load(project, TODAY))

    write(project, {BANK: without})
    forgotten = told(project)
    write(project)

    assert forgotten == []
    assert told(project) == ["docs/published-ids.txt:16:1  coaching-advice: this id was retired and is used again. Choose another."]


def test_other_ids_are_retired_by_the_command_and_never_come_back(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    renamed = {MODULE: FILES[MODULE].replace("id: compared", "id: side-by-side")}
    write(project, renamed)

    code = main(["--root", str(project), "ids", "--retire", "section coaching#compared"])
    main(["--root", str(project), "ids"])

    assert code == 0
    assert capsys.readouterr().out.splitlines() == [
        "Retired: section coaching#compared",
        "docs/published-ids.txt: 1 line added.",
    ]
    assert told(project) == []
    write(project)
    assert "docs/published-ids.txt:5:1  coaching#compared: this id was retired and is used again. Choose another." in told(project)


def test_what_was_never_published_cannot_be_retired(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (project / LIST).read_bytes()

    code = main(["--root", str(project), "ids", "--retire", "section coaching#nowhere"])

    assert code == 1
    assert capsys.readouterr().err == (
        "'section coaching#nowhere' was never published. The lines of docs/published-ids.txt show how ids are written.\n"
    )
    assert (project / LIST).read_bytes() == before


def test_ids_of_content_with_problems_are_not_published(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (project / LIST).read_bytes()
    write(project, {MODULE: FILES[MODULE].replace("level: foundation", "level: low")})

    code = main(["--root", str(project), "ids"])

    assert code == 1
    assert "'level' is 'low'" in capsys.readouterr().out
    assert (project / LIST).read_bytes() == before


def test_a_line_taken_out_of_the_list_is_told_before_it_is_committed_and_after(repository: Path) -> None:
    lines = _lines(repository)
    gone = {MODULE: FILES[MODULE].replace("id: compared", "id: side-by-side")}
    write(repository, gone)
    _relist(repository, [line.replace("#compared", "#side-by-side") for line in lines])

    before = told(repository)
    _commit(repository)
    after = told(repository)

    assert before == after
    assert after == [
        "docs/published-ids.txt:1:1  coaching#compared: the line 'section coaching#compared' was taken out of this list, which only grows. Put it back."
    ]


def test_a_list_that_was_deleted_is_told_line_by_line(repository: Path) -> None:
    (repository / LIST).unlink()

    lines = told(repository)

    assert len([line for line in lines if "was taken out of this list" in line]) == 20


def test_a_list_that_only_grew_is_good(repository: Path) -> None:
    write(repository, {MODULE: FILES[MODULE].replace("id: compared", "id: side-by-side")})
    main(["--root", str(repository), "ids", "--retire", "section coaching#compared"])
    main(["--root", str(repository), "ids"])
    _commit(repository)

    assert told(repository) == []


def test_a_project_inside_a_larger_repository_has_its_own_list(tmp_path: Path) -> None:
    project = write(tmp_path / "sites/alongside")
    published.add(project, load(project, TODAY))
    _git(tmp_path, "init", "--quiet")
    _commit(tmp_path)
    _relist(project, [line for line in _lines(project) if line != "code m02"])

    assert "code m02" in told(project)[-1]


def test_a_list_without_its_last_line_end_is_mended_when_it_grows(project: Path) -> None:
    (project / LIST).write_text("\n".join(_lines(project)[:-1]), encoding="utf-8")

    added = published.add(project, load(project, TODAY))

    assert added == ["option coaching-advice/rules"]
    assert told(project) == []


def test_windows_line_ends_are_line_ends(project: Path) -> None:
    (project / LIST).write_bytes((project / LIST).read_bytes().replace(b"\n", b"\r\n"))

    assert told(project) == []


@pytest.mark.parametrize("line", ["<<<<<<< HEAD", "=======", "", "item", "\udcff", "page home", "item two words"])
def test_a_line_that_is_none_is_told_and_nothing_breaks(project: Path, line: str) -> None:
    with (project / LIST).open("ab") as file:
        file.write(line.encode("utf-8", "surrogateescape") + b"\n")

    shown = line.replace("\udcff", "\ufffd")
    assert told(project) == [
        f"docs/published-ids.txt:21:1  '{shown}' is no kind with an id, as in 'item first-move'. Take the line out."
    ]


def test_problems_with_ids_fail_the_check(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _relist(project, [*_lines(project), "item coaching-old"])

    code = main(["--root", str(project), "check", "--today", "2026-12-01"])

    out = capsys.readouterr().out
    assert code == 1
    assert "docs/published-ids.txt:21:1  coaching-old: this item has been published and is not there any more." in out
