"""What stands on paper, before a browser sees it: the order of options, what a handout and a sheet take, and the margins."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import text
from macros.gallery import good_examples
from macros.library import Library, load
from macros.module import Comparison, Module, Row, TextSection
from macros.paper import handout, margins, sheet
from macros.paper import views as paper
from macros.paper.draw import drawn
from macros.paper.names import SHORT, VARIANTS, papers
from macros.questions import ROOMS
from macros.questions.choice.model import SingleChoice
from tests import projects
from tests.test_shape import RATING, _add_to_the_line


@pytest.fixture(scope="module")
def library() -> Library:
    return load(projects.ROOT, date(2026, 11, 27))


def on_disk(tmp_path: Path, module: str) -> Module:
    return load(projects.write(tmp_path, {"docs/modules/coaching.yml": module}), date(2026, 11, 27)).modules["coaching"]


# --- the order of options ------------------------------------------------------------------------------------------------

entries = st.lists(st.text(min_size=1), min_size=2, max_size=8, unique=True)


@given(entries, st.text())
def test_a_draw_is_the_same_for_ever_and_loses_nothing(options: list[str], seed: str) -> None:
    for variant in VARIANTS:
        order = drawn(options, seed, variant)

        assert sorted(order) == sorted(options)
        assert order == drawn(options[::-1], seed, variant)


@given(entries, st.text())
def test_neighbours_with_two_variants_see_two_orders(options: list[str], seed: str) -> None:
    assert drawn(options, seed, "A") != drawn(options, seed, "B")


@given(entries, st.text())
def test_a_draw_keeps_to_what_it_has_to_fit(options: list[str], seed: str) -> None:
    last = max(options)

    assert drawn(options, seed, "A", lambda order: order[-1] == last)[-1] == last


def test_the_right_option_is_not_more_often_at_one_letter_than_chance_allows(library: Library) -> None:
    choices = [item for item in library.items.values() if isinstance(item, SingleChoice) and len(item.options) == 4]

    for variant in VARIANTS:
        places = [[option.correct for option in drawn(item.options, item.id, variant)].index(True) for item in choices]
        assert len(choices) > 50
        assert max(places.count(place) for place in range(4)) < 0.4 * len(choices)


# --- the handout -----------------------------------------------------------------------------------------------------------


def test_a_handout_shows_the_key_points_and_some_tables_of_every_module(library: Library) -> None:
    for module in library.modules.values():
        points = handout.key_points(module)
        shown = handout.tables(module)

        assert points is not None
        assert 1 <= len(shown) < len(module.sections) / 2


def test_the_tables_of_a_handout_fit_the_room_that_there_is(library: Library) -> None:
    for module in library.modules.values():
        words = [said for section in handout.tables(module) for path, said in section.words() if path[0] not in ("text", "after")]

        assert sum(map(text.count_words, words)) <= handout.TABLE_WORDS


SAID = """\
  - id: wording
    title: Wording
    text: |
      ### Say it out loud

      > 'I will share only what is needed.'

      ### A weak sample

      > 'All six sessions took place.'

      Then ask this aloud:

      > 'What would help?'

      > This site is for learning.
trainer:
"""


def test_only_speech_that_a_reader_is_told_to_say_becomes_a_script(tmp_path: Path) -> None:
    module = on_disk(tmp_path, projects.MODULE.replace("trainer:\n", SAID))

    scripts = handout.scripts(module)

    assert [(script.heading, script.says) for script in scripts] == [
        ("Wording: say it out loud", ("'I will share only what is needed.'",)),
        ("Wording: a weak sample", ("'What would help?'",)),
    ]


@pytest.mark.parametrize(
    ("above", "shown"),
    [
        ("First.\n\nRead one row at a time.", "Read one row at a time."),
        ("Read it.\n\n- a list", ""),
        ("> Quoted", ""),
        ("word " * 60, ""),
        (None, ""),
    ],
)
def test_a_short_last_paragraph_goes_with_its_table(above: str | None, shown: str) -> None:
    row = Row(heading="Agenda", cells=("One", "Other"))
    section = Comparison(
        id="compared", kind="comparison", title="Compared", text=above, caption="Two", columns=("A", "B"), rows=(row,)
    )

    assert handout.lead(section) == shown


# --- the question sheet ------------------------------------------------------------------------------------------------------


def test_a_sheet_asks_for_every_outcome_that_a_question_asks_for(library: Library) -> None:
    for module in library.modules.values():
        items = sheet.chosen(library, module, SHORT)

        asked = library.asked(module.id)
        quick = [item for item in asked if item.room not in sheet.LONG]
        assert len({item.id for item in items}) == min(SHORT, len(asked))
        assert len({item.outcome for item in items}) >= min(SHORT, len({item.outcome for item in asked}))
        assert len(quick) < SHORT or len([item for item in items if item.room in sheet.LONG]) <= len(
            {item.outcome for item in asked} - {item.outcome for item in quick}
        )


def test_every_question_stands_once_under_the_part_that_teaches_it(library: Library) -> None:
    for module in library.modules.values():
        items = library.asked(module.id)
        groups = sheet.by_part(module, items)

        titles = {section.id: text.plain(section.title) for section in module.sections}
        assert sorted(item.id for _, part in groups for item in part) == sorted(item.id for item in items)
        assert all(titles.get(item.section or "", "The whole module") == title for title, part in groups for item in part)


def test_a_module_without_questions_or_trainer_has_no_sheet_and_no_plan(tmp_path: Path) -> None:
    bare = re.sub(r"trainer:\n(  .*\n)+", "", projects.MODULE)
    assert bare != projects.MODULE

    module = on_disk(tmp_path, bare)

    assert [paper.name for paper in papers(module, 0)] == ["handout", "statement"]


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_sheet_tells_nothing_that_only_the_key_should(library: Library, room: str, variant: str) -> None:
    """A statement of the feedback may repeat the stem or an option: what stands there for all to read is no secret."""
    for _, item in good_examples(room):
        asked, key = paper.question(library, item, variant)
        told = [words for path, words in item.words() if {"rationale", "feedback", "debrief", "why", "hints"} & set(path)]

        read = _read(asked)
        assert told
        assert [words for words in told if text.plain(words) in read] == []
        assert "q-right" not in asked
        assert all(text.plain(words) in _read(key) for words in told if words not in item.hints)


def _read(html: str) -> str:
    """The words as a reader sees them: marks inside a word part nothing, a block does."""
    words = re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:strong|em|code|span|a)\b[^>]*>", "", html))
    return re.sub(r"\s+", " ", unescape(words))


FALLBACK = """
import json
from pathlib import Path
from macros.gallery import bare_library, good_examples
from macros.paper.views import question
(_, item), = good_examples("rating")
print(json.dumps(list(question(bare_library(), item, "A"))))
"""


def test_a_room_without_a_template_for_paper_is_on_paper_all_the_same(tmp_path: Path) -> None:
    shutil.copytree(projects.ROOT / "macros", tmp_path / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    for name, content in RATING.items():
        file = tmp_path / "macros/questions/rating" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")
    _add_to_the_line(tmp_path / "macros/questions/__init__.py", "rating")

    done = subprocess.run([sys.executable, "-c", FALLBACK], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)

    assert done.stderr == ""
    asked, key = json.loads(done.stdout)
    assert "Give a figure from 1 to 5." in asked
    assert "Best: 4" not in asked
    assert "Best: 4" in key


# --- the margins -----------------------------------------------------------------------------------------------------------------


@given(st.text().filter(lambda words: "\0" not in words))
def test_no_title_can_end_its_string_in_the_margins(words: str) -> None:
    written = margins._string(words)

    assert not re.search(r'["\n\r\f<]', written[1:-1])
    assert re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), written[1:-1]) == words


def test_the_margins_name_the_module_its_version_and_its_review(library: Library) -> None:
    module = library.modules["coaching"]

    style = margins.margins(library, module, "https://learn.example.org/")

    assert style.count(f'@bottom-left {{ content: "learn.example.org · M02 · version {module.version} · reviewed') == 1 + len(
        list(papers(module, len(library.asked(module.id))))
    )
    assert 'content: "Coaching: helping someone find their own next step"' in style


def test_the_last_text_of_a_module_is_its_key_points(tmp_path: Path) -> None:
    points = handout.key_points(on_disk(tmp_path, projects.MODULE))

    assert isinstance(points, TextSection)
    assert points.id == "what-a-coach-does"
