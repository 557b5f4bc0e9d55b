"""The same content on Zensical, which runs our macros and knows no hooks: Material announces its end for May 2027."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests import projects

PYTHON = os.environ.get("ALONGSIDE_ZENSICAL", "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not PYTHON:
        pytest.skip("Zensical is not set up: `make test` does it and names its Python in ALONGSIDE_ZENSICAL")
    folder = tmp_path_factory.mktemp("zensical")
    environment = {**os.environ, "PYTHONPATH": str(projects.ROOT), "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"}
    run(PYTHON, "-m", "macros", "pages", str(folder), cwd=projects.ROOT, environment=environment)
    run(PYTHON, "-m", "zensical", "build", "--strict", cwd=folder, environment=environment)
    return folder / "site"


def run(*command: str, cwd: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_question_of_a_module_stands_whole_on_its_page(site: Path) -> None:
    fragment = (site / "items/which-support.html").read_text(encoding="utf-8")
    page = (site / "modules/which-support/index.html").read_text(encoding="utf-8")

    cases = (site / "practise/which-one/index.html").read_text(encoding="utf-8")
    assert sorted({*ids(page), *ids(cases)}) == sorted(ids(fragment))
    assert "<p><quiz-set" not in page


def test_a_page_links_what_its_questions_need(site: Path) -> None:
    page = (site / "modules/which-support/index.html").read_text(encoding="utf-8")

    assert re.search(r'<script[^>]*src="[^"]*client/quiz-item\.js"[^>]*type="module"', page)
    assert re.search(r'<link[^>]*href="[^"]*questions/choice/style\.css"', page)


def test_every_page_of_the_navigation_is_there(site: Path) -> None:
    made = {page.parent.relative_to(site).as_posix() for page in site.rglob("index.html")}

    assert {
        ".",
        "modules",
        "modules/which-support",
        "my-learning",
        "glossary",
        "sources",
        "gallery",
        "trainers",
        "about/privacy",
    } <= made


def ids(html: str) -> list[str]:
    return re.findall(r'<quiz-item id="([^"]+)"', html)
