"""An author at work: what they see while something is wrong, and that it mends itself."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import projects


class Server(NamedTuple):
    address: str
    project: Path

    def page(self, path: str) -> str:
        with urllib.request.urlopen(f"{self.address}{path}", timeout=60) as answered:  # noqa: S310 - our own server
            return str(answered.read().decode("utf-8"))

    def after(self, name: str, content: str, path: str) -> str:
        """The page as it is once the server has seen that a file was saved: its own live reload says when."""
        epoch, request = re.findall(r"livereload\((\d+), (\d+)\)", self.page(path))[0]
        (self.project / name).write_text(content, encoding="utf-8")
        self.page(f"livereload/{epoch}/{request}")
        return self.page(path)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    project = projects.site(tmp_path_factory.mktemp("serve") / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "SITE_URL": f"http://127.0.0.1:{port}/", "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        for line in process.stderr:
            if "Serving on" in line:
                break
        yield Server(f"http://127.0.0.1:{port}/", project)
        process.terminate()


def test_a_saved_change_to_yaml_shows_without_a_restart(server: Server) -> None:
    page = server.after(
        "quizzes/coaching.yml", projects.BANK.replace("What should the coach do first?", "What comes first?"), "modules/coaching/"
    )

    assert "What comes first?" in page


def test_while_something_is_wrong_the_last_good_page_stays_with_the_problem_on_top(server: Server) -> None:
    spoiled = projects.BANK.replace("rationale:", "rationele:", 1)
    line = spoiled[: spoiled.index("rationele:")].count("\n") + 1

    page = server.after("quizzes/coaching.yml", spoiled, "modules/coaching/")

    assert "There is 1 problem to put right" in page
    assert f"quizzes/coaching.yml:{line}:5" in page
    assert "Did you mean &#39;rationale&#39;?" in page
    assert "Ask what she has tried" in page


def test_once_it_is_mended_the_problem_is_gone(server: Server) -> None:
    page = server.after("quizzes/coaching.yml", projects.BANK, "modules/coaching/")

    assert "You see the last good version" not in page
    assert "rationele" not in page
    assert "What should the coach do first?" in page


def test_an_edit_to_the_package_shows_too(server: Server) -> None:
    views = server.project / "macros/templates/module-card.html.j2"

    page = server.after(
        "macros/templates/module-card.html.j2",
        views.read_text(encoding="utf-8").replace("At a glance", "In short"),
        "modules/coaching/",
    )

    assert "In short" in page
