"""The whole site, built as it is published."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from macros import text
from macros.gallery import good_examples
from macros.library import load
from macros.questions import ROOMS
from tests import projects

FIXED_CLOCK = {"SOURCE_DATE_EPOCH": "1790000000", "NO_MKDOCS_2_WARNING": "1"}


def build(project: Path, out: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(out)]
    return subprocess.run(
        command, cwd=project, env={**os.environ, **FIXED_CLOCK, **environment}, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    done = build(projects.ROOT, out)
    assert done.returncode == 0, done.stderr
    return out


def pages(site: Path) -> Iterator[Path]:
    """Whole pages: fragments of items are no pages."""
    return (page for page in sorted(site.rglob("*.html")) if page.parent != site / "items")


def checksums(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in site.rglob("*")
        if file.is_file()
    }


def test_two_builds_of_one_state_are_equal_byte_for_byte(site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"

    done = build(projects.ROOT, again, PYTHONHASHSEED="7")

    assert done.returncode == 0, done.stderr
    assert checksums(again) == checksums(site)


def test_the_search_knows_no_key_no_feedback_and_no_rationale(site: Path) -> None:
    library = load(projects.ROOT, date(2026, 11, 22))
    index = (site / "search/search_index.json").read_text(encoding="utf-8")
    searched = " ".join(re.sub(r"<[^>]+>", " ", document["text"]) for document in json.loads(index)["docs"])

    items = [*library.items.values(), *(item for room in ROOMS for _, item in good_examples(room))]
    told = [words for item in items for path, words in item.words() if {"rationale", "feedback", "hints"} & set(path)]
    found = [words for words in told if text.plain(words) in searched]

    assert told
    assert found == []


def test_every_page_carries_a_strict_policy_before_anything_that_could_break_it(site: Path) -> None:
    lax = []
    for page in pages(site):
        html = unescape(page.read_text(encoding="utf-8"))
        policy = re.search(r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
        if (
            not policy
            or 0 <= html.find("<script") < html.index(policy[0])
            or "unsafe" in policy[1]
            or "default-src 'self'" not in policy[1]
            or "form-action 'none'" not in policy[1]
        ):
            lax.append(page)

    assert lax == []


def test_no_page_asks_another_origin_for_anything(site: Path) -> None:
    loaded = re.compile(
        r'<(?:script|img|iframe|source|video|audio)[^>]* src="(https?:)?//|<link[^>]* rel="(?:stylesheet|icon|preload|modulepreload|preconnect)"[^>]*href="(https?:)?//'
    )

    asking = [page for page in pages(site) if loaded.search(page.read_text(encoding="utf-8"))]

    assert asking == []


def test_every_link_inside_the_site_leads_to_a_page_and_a_place_that_is_there(site: Path) -> None:
    pages = {page: page.read_text(encoding="utf-8") for page in site.rglob("*.html") if "items" not in page.parts}
    places = {page: set(re.findall(r'\b(?:id|data-item)="([^"]+)"', text)) for page, text in pages.items()}

    links = [(page, link) for page, text in pages.items() if page.name != "404.html" for link in re.findall(LINK, text)]
    assert len(links) > 1_000
    assert [(str(page.relative_to(site)), link) for page, link in links if not _leads(page, unescape(link), places)] == []


LINK = r'<(?:a|link|img|script)\b[^>]*?\b(?:href|src)="?([^"\s>]+)'


def _leads(page: Path, link: str, places: Mapping[Path, set[str]]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    target = target / "index.html" if target.is_dir() else target
    settings = "=" in parts.fragment  # what a page reads, and no place in it
    return target.exists() and (not parts.fragment or settings or unquote(parts.fragment) in places.get(target, {parts.fragment}))


def test_no_yaml_and_no_decision_record_is_published(site: Path) -> None:
    assert [file for file in site.rglob("*") if file.suffix in (".yml", ".yaml") or "decisions" in file.parts] == []


def test_no_check_button_can_be_pressed_before_a_script_took_care_of_the_form(site: Path) -> None:
    buttons = [
        button
        for page in site.rglob("*.html")
        for button in re.findall(r"<button[^>]*type=\"submit\"[^>]*>", page.read_text(encoding="utf-8"))
    ]

    assert buttons
    assert [button for button in buttons if " disabled" not in button] == []


def test_no_control_of_a_question_tells_the_key(site: Path) -> None:
    """The key stands in the template and, for readers without scripts, under Show answer."""
    for page in site.rglob("*.html"):
        for form in re.findall(r"<quiz-item.*?</form>", page.read_text(encoding="utf-8"), re.DOTALL):
            controls = " ".join(re.findall(r"<(?:input|option|select|label|button|textarea)\b[^>]*>", form))
            assert controls
            assert not re.search(r'[\s"]correct["=\s>]|data-key|data-right|\bchecked\b|\bselected\b', controls), page


def test_the_fragment_of_a_module_is_the_same_html_as_its_page(site: Path) -> None:
    fragment = (site / "items/which-support.html").read_text(encoding="utf-8")
    page = (site / "modules/which-support/index.html").read_text(encoding="utf-8")
    items = re.findall(r"<quiz-item id=.*?</quiz-item>", fragment, re.DOTALL)

    assert items
    elsewhere = [item for item in items if item not in page]
    cases = (site / "practise/which-one/index.html").read_text(encoding="utf-8")
    assert len(elsewhere) < len(items)
    assert [item for item in elsewhere if item.split(">", 1)[0] not in cases] == []


def test_a_page_without_questions_links_nothing_that_only_questions_need(site: Path) -> None:
    home = (site / "index.html").read_text(encoding="utf-8")

    assert "client/site.css" in home
    assert not re.search(r"quiz-item|quiz-set|questions/|item\.css", home)


def test_a_build_with_a_fault_publishes_nothing_and_says_where(tmp_path: Path) -> None:
    project = projects.site(
        tmp_path / "project", {"quizzes/coaching.yml": projects.BANK.replace("correct: true", "corect: true", 1)}
    )

    done = build(project, tmp_path / "out")

    assert done.returncode == 1
    assert (
        "quizzes/coaching.yml:11:49  coaching-first-move: there is no field 'corect' here. Did you mean 'correct'?" in done.stderr
    )
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
