"""The same site for an engine that runs our macros and no hooks (Zensical): every page and file written out beside a settings file.

There a slot is finished HTML in the Markdown, so a page carries its own links to scripts and styles; all else is the same.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from . import assets, pages
from .exports.shelf import Shelf
from .library import Library


def write(root: Path, folder: Path, library: Library) -> int:
    """Write a whole project below `folder`, which is emptied of an earlier one; returns how many files were made."""
    shutil.rmtree(folder / "docs", ignore_errors=True)
    skip = shutil.ignore_patterns("decisions")
    shutil.copytree(root / "docs", folder / "docs", ignore=skip)
    shutil.copytree(root / "quizzes", folder / "quizzes", dirs_exist_ok=True)
    shutil.copytree(root / "macros/theme", folder / "theme", dirs_exist_ok=True)
    (folder / "mkdocs.yml").write_text(_settings(root), encoding="utf-8")
    made: list[pages.Made | pages.Packed] = [
        *pages.module_pages(library),
        *pages.set_pages(library),
        *pages.route_pages(library),
        *pages.moved_pages(library),
        *pages.client_files(),
        *pages.data_files(library),
        *pages.fragments(library),
        *(file for slug in library.modules for file in pages.papers(library, slug)),
        *pages.tool_pages(library),
        *(made for slug in library.modules for made in pages.downloads(Shelf(library), slug)),
    ]
    for file in made:
        target = folder / "docs" / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    return len(made)


def _settings(root: Path) -> str:
    """Our settings without the hook and without what only it needs; the scripts and styles that pages may need, named for all."""
    lines = (root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(("hooks:", "watch:"))]
    text = "\n".join(kept).replace("custom_dir: macros/theme", "custom_dir: theme")
    return f"{text}\n\nextra_css:\n{_listed(_styles())}extra_javascript:\n{_listed(_scripts())}"


def _styles() -> Iterator[str]:
    yield from (
        f"{assets.folder()}/{name}" for name in assets.client_files() if name.endswith(".css") and name != "client/paper.css"
    )


def _scripts() -> Iterator[str]:
    names = [name for name in assets.EVERYWHERE if name.endswith(".js")]
    names += [name for needed in assets.ELEMENTS.values() for name in needed if name.endswith(".js")]
    for name in names:
        if name in assets.client_files():
            kind = "" if name in assets.CLASSIC else ", type: module"
            yield f"{{path: {assets.folder()}/{name}{kind}}}"


def _listed(entries: Iterator[str]) -> str:
    return "".join(f"  - {entry}\n" for entry in entries)
