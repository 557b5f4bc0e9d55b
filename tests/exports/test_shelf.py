"""The files as the site has them: beside the module's page, and named on its card."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from macros import pages, views
from macros.build import Build
from macros.exports import files
from macros.exports.shelf import Shelf

from . import content


@pytest.fixture(scope="module")
def build() -> Build:
    return Build(content.library())


@pytest.fixture(scope="module")
def card(build: Build) -> str:
    return views._card(build.page("supervision"), content.module())


def test_the_card_names_each_file_with_its_size_and_what_it_holds(card: str) -> None:
    for kind, made in files(views.page_of(content.library(), "supervision")):
        line = next(part for part in card.split("<li>") if made.file in part)
        assert f'href="../../downloads/supervision/{made.file}" download>{kind.title}</a>' in line
        assert f"{round(len(made.content) / 1000)} kB" in line
        assert made.report.count in line


def test_the_card_says_what_is_left_out_and_why(card: str) -> None:
    assert re.search(r"<li>\d+ left out: GIFT has no question that branches\.</li>", card)
    assert re.search(r"<li>\d+ left out: Moodle has no question that branches\.</li>", card)


def test_the_card_of_a_module_without_questions_offers_nothing() -> None:
    silent = Shelf(replace(content.library(), banks={}))

    assert "module-downloads" not in views._card(silent.page("supervision"), content.module())


def test_what_is_written_beside_the_page_is_what_the_card_names(build: Build, card: str) -> None:
    beside = [made for made in build.beside("modules/supervision.md") if isinstance(made, pages.Packed)]

    named = re.findall(r'href="\.\./\.\./(downloads/[^"]+)"', card)
    assert [made.path for made in beside] == named
    assert {made.path: made.data for made in beside} == {
        f"downloads/supervision/{made.file}": made.content for _, made in files(views.page_of(content.library(), "supervision"))
    }


def test_each_file_is_made_once_and_then_let_go_of() -> None:
    shelf = Shelf(content.library())
    shelf.page("supervision").downloads()
    made = [one.content for _, one in shelf._made["supervision"]]

    taken = [data for _, data in shelf.take("supervision")]

    assert all(one is other for one, other in zip(made, taken, strict=True))
    assert (shelf._made, shelf._pages) == ({}, {})
