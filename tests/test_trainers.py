"""What trainers are shown: which outcomes support which framework, and where what has moved now is."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from macros import pages, trainers, views
from macros.library import Library, load

from .projects import ROOT, write

TODAY = date(2026, 12, 1)
MOVED = """\
redirects:
  - {old: modules/helping/, new: modules/coaching/, title: "Helping *people*", code: m90, moved: 2026-11-22}
  - {old: modules/gone/, title: Gone, moved: 2026-11-22}
  - {old: "modules/coaching/#first-words", new: "glossary/#coaching", title: First words, moved: 2026-11-22}
  - {old: "modules/coaching/#last-words", title: Last words, moved: 2026-11-22}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return load(write(tmp_path, {"docs/redirects.yml": MOVED}), TODAY)


def test_the_map_names_nation_source_day_words_and_outcomes(library: Library) -> None:
    said = trainers.framework_map(library)

    assert "## Care Certificate {: #care-certificate }" in said
    assert '<span class="nation">England</span> Supports knowledge for this framework; workplace assessment still needed.' in said
    assert "checked 22 November 2026." in said
    assert "- [Coaching](../modules/coaching.md), for *Standard 1*" in said
    assert '    - <a href="../../modules/coaching/#coaching.describe">Describe what a coach does</a>' in said


def test_the_card_leads_to_the_outcomes_that_support_a_framework(library: Library) -> None:
    page = views.page_of(library, "coaching")
    shown: list[str] = []

    views.module_page(page, library.modules["coaching"], lambda render: shown.append(render()) or "")
    card = " ".join(shown[0].split())

    assert '<li id="coaching.describe">Describe what a coach does</li>' in card
    assert "Supports knowledge for <strong>Care Certificate, Standard 1</strong>" in card
    assert "workplace assessment still needed." in card
    assert 'By <a href="#coaching.describe">outcome 1</a>.' in card


def test_every_framework_of_ours_has_a_source_a_nation_a_day_and_the_words() -> None:
    ours = load(ROOT, TODAY)

    assert {framework.words for framework in ours.frameworks.values()} == {
        "supports knowledge for; workplace assessment still needed"
    }
    assert {"care-certificate", "awif", "level-5-adult-care", "nhse-nursing-preceptorship", "nmc-code"} <= ours.frameworks.keys()
    for framework in ours.frameworks.values():
        assert framework.checked <= date.today()
        assert framework.source in ours.sources
    lines = [line for module in ours.modules.values() for line in module.frameworks]
    assert len(lines) >= 20
    assert [line for line in lines if not line.outcomes] == []


def test_each_address_that_has_moved_has_a_page(library: Library) -> None:
    made = {page.path: page.content for page in pages.moved_pages(library)}

    assert made.keys() == {"modules/helping.md", "modules/gone.md"}
    assert "{{ moved_page('modules/helping/') }}" in made["modules/helping.md"]
    assert '"exclude": true' in made["modules/helping.md"]


def test_the_page_of_an_old_address_leads_on_or_says_that_it_is_gone(library: Library) -> None:
    moved, gone = (views.moved_page(library, old, lambda render: render()) for old in ("modules/helping/", "modules/gone/"))

    assert "# Helping people: this page has moved" in moved
    assert '<p class="moved-page"><a href="../../modules/coaching/">' in moved
    assert "# Gone: this page is gone" in gone
    assert "22 November 2026" in gone
    assert "moved-page" not in gone


def test_a_page_knows_where_its_old_places_are_now(library: Library) -> None:
    page = views.page_of(library, "coaching")

    listed = views.copy_links(page, "modules/coaching/")

    [known] = re.findall(r"<template data-moved>(.*?)</template>", listed)
    assert known == '{"first-words":"../../glossary/#coaching","last-words":"#"}'
    assert "data-moved" not in views.copy_links(page, "modules/mentoring/")
