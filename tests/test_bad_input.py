"""Broken files and what they earn: the whole table is data, in tests/bad/. A new case is an entry there.

An entry spoils the good project of tests/projects.py and quotes, in full, each line that the check then prints. What lints say of
content that is sound is not in it.

| field | means |
|---|---|
| `file` with `replace` and `by` | the first place where those words stand gets others |
| `file` with `whole` | the file holds this instead |
| `file` with `append` | the file ends with these words, too |
| `file` with `encode` | the file is saved in that encoding (after `replace` and `by`, if they are there) |
| `file` with `delete: true` | the file is gone |
| `and` | a list of further changes like these |
| `modules: two` | the good project has a second module, which needs the first |
| `today` | the day of the check, where it is not 1 December 2026 |
| `told` | the lines that are printed, `{types}` standing for the question types; none where nothing is wrong |
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros import published
from macros.library import load
from macros.problems import ContentError
from macros.questions import item_types

from . import projects

TABLE = Path(__file__).parent / "bad"

MENTORING = {
    "docs/modules/mentoring.yml": """\
id: mentoring
title: Mentoring
summary: What a mentor does.
level: core
minutes: 5
needs: [coaching]
code: m03
outcomes: [mentoring.describe]
reviewed: 2026-11-22
review_by: 2027-05-22
sections:
  - id: what-a-mentor-does
    title: What a mentor does
    outcomes: [mentoring.describe]
    text: A mentor tells.
""",
    "quizzes/mentoring.yml": """\
module: mentoring
items:
  - id: mentoring-first-move
    type: single-choice
    outcome: mentoring.describe
    level: apply
    stem: What does a mentor do?
    options:
      - {id: tell, text: Tell, correct: true, feedback: Yes.}
      - {id: ask, text: Ask, feedback: A coach does.}
      - {id: rate, text: Rate, feedback: A manager does.}
    rationale: It is so.
    reviewed: 2026-11-22
""",
    "docs/outcomes.yml": projects.FILES["docs/outcomes.yml"]
    + "  - {id: mentoring.describe, module: mentoring, text: Describe what a mentor does}\n",
    "docs/routes.yml": projects.FILES["docs/routes.yml"].split("planned:")[0],
}


def cases() -> Iterator[Any]:
    for file in sorted(TABLE.glob("*.yml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{file.stem}: {case['name']}")


@pytest.mark.parametrize("case", list(cases()))
def test_a_broken_file_earns_these_lines_and_no_other(case: Mapping[str, Any], tmp_path: Path) -> None:
    good = {**projects.FILES, **(MENTORING if case.get("modules") == "two" else {})}
    projects.write(tmp_path, good)
    published.add(tmp_path, load(tmp_path, date(2026, 12, 1)))
    projects.write(tmp_path, _spoilt(good, case))

    told = _told(tmp_path, case.get("today", date(2026, 12, 1)))

    assert told == case["told"].replace("{types}", ", ".join(item_types())).splitlines()


def test_every_line_of_the_table_says_where_what_and_what_to_do() -> None:
    lines = [line for case in cases() for line in case.values[0]["told"].splitlines()]

    places = [line for line in lines if not line.startswith(("docs/", "quizzes/")) or line.count(":") < 2]
    without_remedy = [line for line in lines if not re.search(r"\?$|[.:;?] \S.*\.$|should be|Run: .+$", line.split("  ", 1)[1])]

    assert len(lines) > 200
    assert places == []
    assert without_remedy == []


def _told(root: Path, today: date) -> list[str]:
    try:
        library = load(root, today)
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return [str(problem) for problem in sorted([*library.notes, *published.problems(root, library)])]


def _spoilt(good: Mapping[str, str], case: Mapping[str, Any]) -> dict[str, str | bytes | None]:
    files: dict[str, str | bytes | None] = dict(good)
    for change in ([case] if "file" in case else []) + list(case.get("and", [])):
        name = change["file"]
        files[name] = None if change.get("delete") else _changed(str(files.get(name) or ""), change)
    return files


def _changed(content: str, change: Mapping[str, Any]) -> str | bytes:
    content = change.get("whole", content) + change.get("append", "")
    if "replace" in change:
        assert change["replace"] in content, f"'{change['replace']}' does not stand in {change['file']}"
        content = content.replace(change["replace"], change["by"], 1)
    return content.encode(change["encode"]) if "encode" in change else content
