"""The written tasks of all banks, by command word."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from macros import views, written_views
from macros.library import Library, load
from macros.questions.written.model import Written

from . import everything, projects


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load(projects.write(tmp_path_factory.mktemp("good"), everything.files()), date(2026, 12, 1))


def test_each_task_stands_once_under_its_command_word_in_the_order_of_the_words(library: Library) -> None:
    page = written_views.written_tasks(library, views.at_once)

    parts = re.split(r"^## .+ \{: #([a-z]+) \}$", page, flags=re.MULTILINE)[1:]
    shown = {word: re.findall(r'data-item="([^"]+)"', part) for word, part in zip(parts[::2], parts[1::2], strict=True)}
    written = [item for item in library.items.values() if isinstance(item, Written)]
    assert list(shown) == [word for word in library.commands if any(item.command == word for item in written)]
    assert {name: word for word, names in shown.items() for name in names} == {item.id: item.command for item in written}
    assert sum(map(len, shown.values())) == len(written) > 4


def test_a_command_word_is_explained_before_its_tasks(library: Library) -> None:
    page = written_views.written_tasks(library, views.at_once)

    part = page.split("{: #outline }")[1].split("<details")[0]
    assert [line for line in part.splitlines() if line.startswith("**")] == [
        "**It asks you to:** do it.",
        "**You might begin:** First",
        "**A common slip:** not to.",
    ]


def test_a_site_without_written_tasks_says_so(tmp_path: Path) -> None:
    bare = load(projects.write(tmp_path), date(2026, 12, 1))

    assert written_views.written_tasks(bare, views.at_once) == "There is no written task yet."


def test_every_word_that_an_author_may_use_is_explained_on_the_real_page() -> None:
    real = load(projects.ROOT, date(2026, 12, 1))

    assert set(real.commands) == set(Written.model_fields["command"].annotation.__args__)  # type: ignore[union-attr]
