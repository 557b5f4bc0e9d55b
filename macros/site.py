"""The hook file: how MkDocs meets the library. With `__init__` the only code that knows MkDocs; everything else is plain functions.

MkDocs loads this file once and keeps it for the life of `mkdocs serve`, so it stays small; the package is loaded anew when one of
its files has changed (`on_config`), so that edits to Python show as edits to YAML do.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

if TYPE_CHECKING:
    from macros.build import Build
    from macros.library import Library
    from macros.pages import Made, Packed
    from macros.problems import Placed

log = get_plugin_logger("alongside")
_LOUD = {"error": logging.ERROR, "warning": logging.WARNING, "notice": logging.INFO}
_command = "build"
_last_good: Build | None = None
_package: frozenset[tuple[str, int]] = frozenset()


def on_startup(command: str, dirty: bool) -> None:
    global _command
    _command = command


@event_priority(100)  # before mkdocs-macros asks the package for its macros
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    _load_package_anew(Path(__file__).parent)
    # A macro that fails must stop a build, and must not stop the server that an author is writing against.
    config.plugins["macros"].config["on_error_fail"] = _command != "serve"
    build = config["alongside"] = _loaded(Path(config.config_file_path).parent)
    build.site, build.pdfs = config.site_url or "", bool(config.extra.get("pdfs"))
    return config


def _load_package_anew(folder: Path) -> None:
    """Forget the package where a file of it was edited, and with it what it had made: old objects and new code do not mix."""
    global _package, _last_good
    now = frozenset((str(file), file.stat().st_mtime_ns) for file in folder.rglob("*.*") if "__pycache__" not in file.parts)
    if now == _package:
        return
    _package, _last_good = now, None
    for name in [name for name in sys.modules if name == "macros" or name.startswith("macros.")]:
        del sys.modules[name]


def _loaded(root: Path) -> Build:
    """The checked content; while an author is mending it, the last good one with the problems on top."""
    global _last_good
    from macros.build import Build
    from macros.library import load
    from macros.problems import ContentError

    today = datetime.now(UTC).date()
    try:
        library = load(root, today)
        _last_good = Build(library, _advice(library, today) if _command == "serve" else ())
    except ContentError as error:
        _tell(error.problems)
        if _command != "serve":
            raise Abort("Nothing was published.") from None
        _last_good = Build.broken(error.problems, _last_good)
    return _last_good


def _advice(library: Library, today: date) -> list[Placed]:
    """What an author should hear of while writing and `make check` will ask for. A build leaves it to that: it takes its time."""
    from macros import lint

    problems = [problem for problem in (*library.notes, *lint.run(library, today)) if problem.level != "notice"]
    _tell(problems)
    return problems


def _tell(problems: Iterable[Placed]) -> None:
    for problem in problems:
        log.log(_LOUD[problem.level], str(problem))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    from macros.assets import NotInstalled

    try:
        all_made = list(config["alongside"].files())
    except NotInstalled as missing:
        raise Abort(str(missing)) from None
    for made in all_made:
        file = File.generated(config, made.path, content=made.content)
        if made.source:
            file.edit_uri = f"../{made.source}"
        files.append(file)
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Inline scripts of the theme are allowed by their hashes; a page's own words never hold one."""
    if "<script" in html.lower():
        raise Abort(f"{page.file.src_uri}: a script stands in the page's text. Take it out.")
    return html


@event_priority(-100)  # after everything else has had its say: what we hash is what is written
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    root = get_relative_url(".", page.url)
    root = "" if root == "." else f"{root.rstrip('/')}/"
    build: Build = config["alongside"]
    finished = build.finished(output, root or "./", policy=_command != "serve")
    for made in build.beside(page.file.src_uri, policy=_command != "serve"):
        _write(made, config)
    return finished


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    if not template_name.endswith(".html"):
        return output
    root = "./"
    if template_name == "404.html":  # it is shown at any address that is not there
        root = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
    return str(config["alongside"].finished(output, root, policy=_command != "serve"))


@event_priority(-100)  # when the search has written its index, and whatever else makes files has made them
def on_post_build(config: MkDocsConfig) -> None:
    from macros import offline

    if _command != "serve":  # an author who mends a page wants to see it, not what is kept of it
        offline.write(Path(config.site_dir))


def _write(made: Made | Packed, config: MkDocsConfig) -> None:
    target = Path(config.site_dir, made.path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(made.data)
