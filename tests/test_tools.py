"""Feedback forms from YAML to a page: the brief's statements, what no form may leave out, and words that stay words."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from macros import tool_views, views
from macros.library import Library, load
from macros.pages import tool_pages
from macros.tool import Tool

from . import projects

TODAY = date(2026, 12, 1)
GOOD = (projects.ROOT / "tests/form/tool.yml").read_text(encoding="utf-8")
HOSTILE = "</template><script>alert(1)</script>{{ 7-7 }}"


@pytest.fixture(scope="module")
def ours() -> Library:
    return load(projects.ROOT, TODAY)


def page(library: Library, name: str) -> str:
    return tool_views.tool_page(library, library.tools[name], views.at_once)


def test_the_six_domains_have_thirty_paired_statements_and_a_short_form_of_three_each(ours: Library) -> None:
    tool = ours.tools["six-domains"]

    assert [len(domain.statements) for domain in tool.domains] == [5] * 6
    assert [sum(statement.short for statement in domain.statements) for domain in tool.domains] == [3] * 6
    assert {statement.id for statement in tool.statements if statement.care} == {"SA2", "SA4", "PC4"}
    assert all(statement.short for statement in tool.statements if statement.care)
    assert tool.paired
    assert [point.text for point in tool.scale] == ["Every time", "Mostly", "Sometimes", "Rarely", "Never"]
    assert tool.periods[0].text == "The last three sessions"


def test_there_is_a_second_form_of_six_questions(ours: Library) -> None:
    assert len(ours.tools["supervision-check-in"].statements) == 6


@pytest.mark.parametrize("name", ["six-domains", "supervision-check-in"])
def test_every_form_says_what_it_is_not_and_signposts_each_nation(ours: Library, name: str) -> None:
    tool = ours.tools[name]
    said = " ".join(tool.warnings.is_not)

    assert [
        word for word in ("not validated", "not a complaint", "not an incident report", "not an appraisal") if word not in said
    ] == []
    assert "call 999" in tool.warnings.danger
    assert {post.nation for post in tool.signposts} == {"UK", "England", "Wales", "Scotland", "Northern Ireland"}


def test_a_form_needs_its_file_and_nothing_else(tmp_path: Path) -> None:
    library = load(projects.write(tmp_path, {"docs/tools/check-in.yml": GOOD}), TODAY)

    html = page(library, "check-in")

    assert "We agreed what it was for" in html
    assert [made.path for made in tool_pages(library)] == ["tools/check-in.md"]
    assert 'href="check-in/"' in tool_views.tool_list(library)
    assert json.loads(tool_views.pooled_report(library).split("data-tools>")[1].split("</template>")[0])[0]["id"] == "check-in"


@pytest.mark.parametrize("field", ["We had time", "Not yet", "How we began", "What more?", "No names.", "A manager"])
def test_words_of_a_form_stay_words(tmp_path: Path, field: str) -> None:
    library = load(projects.write(tmp_path, {"docs/tools/check-in.yml": GOOD}), TODAY)
    tool = library.tools["check-in"]
    wild = Tool.model_validate(json.loads(tool.model_dump_json().replace(field, f"{field}{HOSTILE}")))

    html = tool_views.tool_page(library, wild, views.at_once)

    assert "<script>" not in html
    assert html.count("</template>") == 2
    assert "alert(1)" in html


def test_ratings_stand_on_radio_buttons_with_none_chosen(ours: Library) -> None:
    html = page(ours, "six-domains")

    assert html.count('type="radio" name="SA2"') == 7
    assert 'name="SA2" value="every-time" checked' not in html
    assert "prefer-not" in html


def test_page_useful_carries_page_version_and_what_the_publisher_set() -> None:
    html = tool_views.page_useful("modules/coaching/", 3, {"email": 'a"b@example.org'})

    assert 'data-page="modules/coaching/" data-version="3" data-email="a&#34;b@example.org" data-issues=""' in html
