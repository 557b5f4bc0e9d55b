"""The PDFs that `make paper` makes, read by a library that had no part in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from macros import text
from macros.library import Library, load
from macros.paper import pdfs
from macros.views import day

from .conftest import PROJECT

MODULE = "coaching"
SIDES = {
    "handout": (2, 4),
    "session-plan": (1, 4),
    "questions-a": (3, 8),
    "questions-b": (3, 8),
    "key-a": (4, 9),
    "statement": (1, 2),
}


@pytest.fixture(scope="module")
def library() -> Library:
    return load(PROJECT, date(2026, 11, 27))


@pytest.fixture(scope="module")
def made(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All papers of one module, and the handouts of all."""
    folder = tmp_path_factory.mktemp("paper")
    shutil.copytree(site_folder / "assets", folder / "assets")
    for module in (site_folder / "paper").iterdir():
        skip = shutil.ignore_patterns(*(() if module.name == MODULE else ("*-*", "statement")))
        shutil.copytree(module, folder / "paper" / module.name, ignore=skip)
    printed(folder)
    return folder / "downloads"


def printed(folder: Path) -> str:
    chromium = os.environ.get("ALONGSIDE_CHROMIUM") or shutil.which("chromium") or ""
    told = subprocess.run(
        [sys.executable, "-m", "macros.paper.pdfs", str(folder), "https://learn.example.org/"],
        cwd=PROJECT,
        env={**os.environ, "ALONGSIDE_CHROMIUM": chromium, "SOURCE_DATE_EPOCH": "1790000000"},
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout


@pytest.fixture(scope="module")
def words(made: Path) -> dict[tuple[str, str], list[str]]:
    """What a program reads on each side of each PDF."""
    return {
        (module, name): [" ".join(page.extract_text().split()) for page in pdf.pages]
        for module, name, pdf in files(made)
        if module == MODULE or name == "handout"
    }


def files(made: Path) -> Iterator[tuple[str, str, PdfReader]]:
    for file in sorted(made.rglob("*.pdf")):
        yield file.parent.name, file.stem, PdfReader(file)


def test_each_paper_of_each_module_is_a_pdf_of_a_sensible_length(made: Path, site_folder: Path) -> None:
    lengths = {(module, name): len(pdf.pages) for module, name, pdf in files(made)}

    assert {name for module, name in lengths if module == MODULE} == {
        page.parent.name for page in (site_folder / "paper" / MODULE).glob("*/index.html")
    }
    assert {module for module, _ in lengths} == {folder.name for folder in (site_folder / "paper").iterdir()}
    out = {key: sides for key, sides in lengths.items() if key[1] in SIDES and not SIDES[key[1]][0] <= sides <= SIDES[key[1]][1]}
    assert out == {}


def test_each_pdf_is_tagged_for_screen_readers(made: Path) -> None:
    for module, name, pdf in files(made):
        root: Any = pdf.trailer["/Root"]

        assert root["/MarkInfo"]["/Marked"].value is True
        assert root["/Lang"] == "en"
        assert str(pdf.metadata and pdf.metadata.title).endswith("- Alongside")
        kinds = set(tags(root["/StructTreeRoot"]))
        assert {"/H1", "/H2", "/P"} <= kinds, (module, name)
        assert ("/TH" in kinds) == ("/Table" in kinds)
        assert pdf.outline


def tags(node: object) -> Iterator[str]:
    """The kind of each part in the tree that a screen reader walks."""
    found = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(found, list):
        for part in found:
            yield from tags(part)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield str(found["/S"])
        yield from tags(found.get("/K"))


def test_each_page_says_which_version_of_what_it_is(words: dict[tuple[str, str], list[str]], library: Library) -> None:
    for (slug, name), pages in words.items():
        module = library.modules[slug]
        for number, said in enumerate(pages, 1):
            assert f"version {module.version} · reviewed {day(module.reviewed)}" in said, name
            assert f"Page {number} of {len(pages)}" in said
            assert number == 1 or " ".join(text.plain(module.title).split()) in said


def test_each_page_is_upright_a4(made: Path) -> None:
    boxes = {tuple(map(round, page.mediabox)) for _, _, pdf in files(made) for page in pdf.pages}

    assert boxes == {(0, 0, 595, 842)}


def test_a_link_in_a_pdf_leads_to_the_site_and_not_to_this_computer(made: Path) -> None:
    links = {
        str(mark.get_object()["/A"]["/URI"])
        for _, _, pdf in files(made)
        for page in pdf.pages
        for mark in page.get("/Annots", ())
        if "/A" in mark.get_object()
    }

    assert f"https://learn.example.org/modules/{MODULE}/" in links
    assert [link for link in links if re.match(r"(?!https?:)|https?://(?:127\.|localhost)", link)] == []


def test_no_key_is_in_the_pdf_of_a_sheet(words: dict[tuple[str, str], list[str]]) -> None:
    said = {name: " ".join(pages) for (module, name), pages in words.items() if module == MODULE}

    for name in ("questions-a", "questions-b", "all-questions"):
        assert "Right answer" not in said[name]
    for name in ("key-a", "key-b", "all-key"):
        assert "Right answer" in said[name]


def test_two_runs_are_equal_byte_for_byte(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made.parent, tmp_path / "again", ignore=shutil.ignore_patterns("downloads"))
    for other in (tmp_path / "again/paper").iterdir():
        if other.name != MODULE:  # the browser numbers its nodes from where the page before left off
            shutil.rmtree(other)

    told = printed(tmp_path / "again")

    assert re.search(rf"^ +[0-9.]+ s   9 PDFs +[0-9.]+ MB  {MODULE}$", told, re.MULTILINE)
    for file in (made / MODULE).iterdir():
        assert (tmp_path / "again/downloads" / MODULE / file.name).read_bytes() == file.read_bytes(), file.name


def test_what_is_settled_keeps_its_length_and_the_order_of_its_numbers() -> None:
    wild = b"/CreationDate (D:20261127013110+00'00') (node00020485) (node00000007) (node00020485)"

    calm = pdfs.settled(wild, b"D:20260101000000+00'00'")

    assert calm == b"/CreationDate (D:20260101000000+00'00') (node00000002) (node00000001) (node00000002)"
    assert len(calm) == len(wild)
