"""The page on question quality: made from the content alone, readable as tables and as text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros import lint
from macros.report import quality_markdown

from .lint_library import library

FEW = {
    "items": [
        {"lint_ok": {"Q12": "The law says 'always' & means it."}},
        {"type": "true-false", "key": True, "stimulus": None, "level": "remember", "stem": "A coach asks & waits."},
        {"options": ["*Share the notes with her", "Do not share the notes with her", "Burn them"]},
    ]
}


@pytest.fixture
def page(tmp_path: Path) -> str:
    return quality_markdown(library(tmp_path, FEW))


def rows(page: str) -> list[list[str]]:
    """The cells of every row, without markup."""
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr.*?</tr>", page)]


def test_every_table_has_a_caption_and_headers_for_rows_and_columns(page: str) -> None:
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)

    assert len(tables) >= 6
    assert all(table.count("<caption>") == 1 for table in tables)
    assert all(re.search(r'<th [^>]*scope="col">\w', table) for table in tables)
    assert all(
        row.count('scope="row"') == 1 for table in tables for row in re.findall(r"<tr.*?</tr>", table.partition("<tbody")[2])
    )


def test_the_grid_shows_outcome_level_and_type(page: str) -> None:
    assert ["Describe it", "1 true-false", "0", "2 single-choice", "0", "0", "3"] in rows(page)


def test_what_was_let_be_is_listed_with_its_reason(page: str) -> None:
    assert ["coaching-1", "Q12: absolutes", "The law says &#39;always&#39; &amp; means it."] in rows(page)


def test_what_is_only_listed_is_listed(page: str) -> None:
    assert ["coaching-3", "&#39;a&#39;, &#39;b&#39; are opposites, which hints that one of them is right."] in rows(page)


def test_every_rule_has_a_row(page: str) -> None:
    assert {rule.id for rule in lint.catalogue()} <= {row[0] for row in rows(page) if row}


def test_a_few_questions_earn_no_verdict(page: str) -> None:
    assert "With fewer than 30 questions chance decides too much: there is no verdict yet." in page


def test_nothing_in_a_table_ends_its_block_early(page: str) -> None:
    """An empty line would hand the rest to Markdown."""
    assert all("\n\n" not in block for block in re.findall(r"<div>.*?\n</div>\n</div>", page, re.DOTALL))


def test_the_page_depends_on_the_content_and_on_nothing_else(tmp_path: Path, page: str) -> None:
    assert quality_markdown(library(tmp_path, {**FEW, "today": "2040-01-01"})) == page


def test_a_site_without_questions_has_a_page_too(tmp_path: Path) -> None:
    assert "## What the questions ask" in quality_markdown(library(tmp_path, {"items": [{}]}))
