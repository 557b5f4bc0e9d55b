"""Papers as they are published: sheets and keys that agree, pages that need no script, and links that lead to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros import text
from macros.item import BaseItem
from macros.library import Library, load
from macros.paper.names import papers

from .conftest import PROJECT, Faults, Visit

MODULE = "coaching"
KINDS = ("handout", "session-plan", "questions-a", "questions-b", "key-a", "key-b", "all-questions", "all-key", "statement")
PAIRS = (("questions-a", "key-a"), ("questions-b", "key-b"), ("all-questions", "all-key"))


@pytest.fixture(scope="module")
def library() -> Library:
    return load(PROJECT, date(2026, 11, 27))


# --- sheets and keys -------------------------------------------------------------------------------------------------------

READ = """() => [...document.querySelectorAll(".q")].map((question) => {
  const said = (part) => part ? part.textContent.replace(/\\s+/g, " ").trim() : ""
  const rows = (list) => [...list.children].map((row) => ({
    letter: said(row.querySelector(":scope > .q-letter")),
    text: said(row.querySelector(".q-text")),
    strong: [...row.querySelectorAll("strong")].map(said),
    right: said(row.querySelector(".q-right")),
    em: said(row.querySelector("em")),
  }))
  return {
    id: question.dataset.item,
    number: said(question.querySelector(".q-number")),
    right: [...question.querySelectorAll("p.q-right")].map((line) => [...line.querySelectorAll("strong")].map(said)),
    lists: [...question.querySelectorAll("ol:not(.q-strip)")].map(rows),
    ticks: [...question.querySelectorAll("tbody th")].map(said),
    said: said(question),
  }
})"""

Question = Mapping[str, Any]


def pairs(visit: Visit, library: Library) -> Iterator[tuple[BaseItem, Question, Question]]:
    """Each question of every sheet of every module, as it stands there and as it stands on its key."""
    page = visit("trainers/print/")
    for slug in library.modules:
        for sheet, key in PAIRS:
            page.goto(f"paper/{slug}/{sheet}/")
            asked: list[Question] = page.evaluate(READ)
            page.goto(f"paper/{slug}/{key}/")
            keyed: list[Question] = page.evaluate(READ)
            assert [(one["id"], one["number"]) for one in asked] == [(one["id"], one["number"]) for one in keyed]
            yield from ((library.items[one["id"]], one, other) for one, other in zip(asked, keyed, strict=True))


def letters(rows: list[dict[str, Any]]) -> dict[str, str]:
    return {row["letter"]: row["text"] for row in rows}


def plain(words: str) -> str:
    return " ".join(text.plain(words).split())


def bare(words: str) -> str:
    return words.rstrip(".")


def choice(item: Any, sheet: Question, key: Question) -> None:
    groups = [item.options, *([item.reason.options] if item.type == "true-false" and item.reason else [])]
    for options, right, rows in zip(groups, key["right"], sheet["lists"], strict=True):
        wanted = sorted(plain(option.text or option.id.capitalize()) for option in options if option.correct)
        assert sorted(letters(rows)[letter] for letter in right) == wanted


def matching(item: Any, sheet: Question, key: Question) -> None:
    entries, places = map(letters, sheet["lists"])
    (rows,) = key["lists"]
    by_text = {plain(entry.text): entry.id for entry in item.asked}
    by_id = {place.id: plain(place.text) for place in item.places}
    assert {by_text[entries[row["letter"]]]: places[row["right"]] for row in rows} == {
        entry: by_id[place] for entry, place in item.pairs.items()
    }


def ordering(item: Any, sheet: Question, key: Question) -> None:
    shown, rows = letters(sheet["lists"][0]), key["lists"][0]
    assert [row["letter"] for row in rows] == [str(place) for place in range(1, len(rows) + 1)]
    assert [shown[row["right"]] for row in rows] == [plain(step.text) for step in item.steps]
    assert item.tells_nothing(sorted(item.steps, key=lambda step: list(shown.values()).index(plain(step.text))))


def cloze(item: Any, sheet: Question, key: Question) -> None:
    gaps = [blank.gap for blank in getattr(item, "blanks", ()) if blank.gap.kind == "dropdown"]
    for gap, asked, keyed in zip(gaps, sheet["lists"], key["lists"], strict=True):
        (right,) = [row["letter"] for row in keyed if row["right"]]
        assert letters(asked)[right] == next(plain(option.text) for option in gap.options if option.correct)
    typed = [blank.gap for blank in getattr(item, "blanks", ()) if blank.gap.kind == "typed"]
    for asked in [item] if item.type == "short-text" else typed:
        assert asked.accept[0] in key["said"]


def judgement(item: Any, sheet: Question, key: Question) -> None:
    shown = letters(sheet["lists"][0]) if sheet["lists"] else {row[0]: row[2:] for row in sheet["ticks"]}
    given = {shown[row["letter"]]: row["right"] for row in key["lists"][0]}
    assert given == {plain(response.text): item.points[response.expert - 1] for response in item.responses}


def scenario(item: Any, sheet: Question, key: Question) -> None:
    moves = {"A poor move.": 0, "A fair move.": 1, "A good move.": 2}
    screens = [screen for screen in item.screens if screen.choices]
    for screen, asked, keyed in zip(screens, sheet["lists"], key["lists"], strict=True):
        given = {letters(asked)[row["letter"]]: moves[row["em"]] for row in keyed}
        assert given == {f"{plain(one.text)} Go to part {item.place(one.to)}.": one.quality for one in screen.choices}


def written(item: Any, sheet: Question, key: Question) -> None:
    for words in [point.text for point in item.points] or [model.why for model in item.models]:
        assert plain(words) in key["said"]
        assert plain(words) not in sheet["said"]


AGREE: Mapping[str, Callable[[Any, Question, Question], None]] = {
    check.__name__: check for check in (choice, matching, ordering, cloze, judgement, scenario, written)
}


def test_every_letter_of_a_key_leads_to_the_right_option_of_its_sheet(visit: Visit, library: Library) -> None:
    checked = []
    for item, sheet, key in pairs(visit, library):
        AGREE[item.room](item, sheet, key)
        checked.append(item.room)

    assert set(checked) == set(AGREE)
    assert len(checked) >= len(library.modules) * 20


def test_the_two_variants_ask_the_same_with_other_letters(visit: Visit, library: Library) -> None:
    page = visit("trainers/print/")
    for slug in library.modules:
        rights = []
        for name in ("key-a", "key-b"):
            page.goto(f"paper/{slug}/{name}/")
            rights.append(page.evaluate(READ))

        assert [question["id"] for question in rights[0]] == [question["id"] for question in rights[1]]
        assert [question["lists"] for question in rights[0]] != [question["lists"] for question in rights[1]]


def test_nothing_on_a_sheet_marks_an_option_or_says_why(visit: Visit, library: Library) -> None:
    page = visit("trainers/print/")
    for slug in library.modules:
        for sheet, _ in PAIRS:
            page.goto(f"paper/{slug}/{sheet}/")
            read = " ".join(page.locator("main").inner_text().split())
            told = [
                plain(words)
                for item in library.asked(slug)
                for path, words in item.words()
                if {"rationale", "feedback", "debrief", "why", "model"} & set(path)
            ]
            looks = page.evaluate(
                "[...document.querySelectorAll('.q-options li')].map((row) => row.cloneNode(true)).map((row) => {"
                "row.querySelectorAll('.q-text').forEach((words) => words.replaceChildren());"
                "row.querySelector('.q-letter').replaceChildren(); return row.outerHTML.replace(/\\s+/g, '')})"
            )

            assert [words for words in told if words in read] == []
            assert "Right answer" not in read
            assert len(set(looks)) <= 3  # with a box to tick, with a box for a place, with a letter alone


def test_the_variant_stands_on_every_sheet_and_key(visit: Visit) -> None:
    for name in ("questions-b", "key-b"):
        page = visit(f"paper/{MODULE}/{name}/")

        expect(page.locator(".paper-kind")).to_contain_text(" B")
        expect(page.locator("main > p").filter(has_text="sheet B")).to_be_visible()


# --- for everyone ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_on_any_kind_of_paper(visit: Visit, faults: Faults, scheme: str) -> None:
    page = visit(color_scheme=scheme, viewport={"width": 360, "height": 740})

    found = []
    for kind in KINDS:
        page.goto(f"paper/{MODULE}/{kind}/")
        found += [f"{kind}: {problem}" for problem in faults(page, "html")]

    assert found == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_paper_needs_a_script_or_scrolls_sideways_on_the_narrowest_screen(visit: Visit, kind: str) -> None:
    page = visit(f"paper/six-domains/{kind}/", viewport={"width": 320, "height": 640})

    assert page.locator("script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => +heading.localName[1])")[0] == 1
    assert page.evaluate("getComputedStyle(document.querySelector('main')).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_a_trainer_finds_every_paper_from_the_module_and_from_the_list(visit: Visit, site_folder: Path, library: Library) -> None:
    module = library.modules[MODULE]
    wanted = [paper.title for paper in papers(module, len(library.asked(MODULE)))]
    page = visit(f"modules/{MODULE}/")
    page.locator("details.trainer > summary").press("Enter")

    links = page.locator("details.trainer h3:has-text('To print') + ul > li > a:first-child")
    assert links.all_inner_texts() == wanted
    addresses = [link.evaluate("link => link.href") for link in links.all()]
    listed = visit("trainers/print/").locator(f"section:has(#print-{MODULE}) li > a:first-child")
    assert [link.evaluate("link => link.href") for link in listed.all()] == addresses
    for title, address in zip(wanted, addresses, strict=True):
        page.goto(address)
        expect(page.locator(".paper-kind")).to_have_text(title)
    page.get_by_role("link", name="Back to the module").press("Enter")
    page.wait_for_url(f"**/modules/{MODULE}/", wait_until="commit")


def test_a_search_finds_no_paper(site_folder: Path) -> None:
    assert "paper/" not in (site_folder / "search/search_index.json").read_text(encoding="utf-8")


# --- the page of a module, printed ----------------------------------------------------------------------------------------------


def test_a_printed_module_holds_what_is_taught_and_not_the_questions(visit: Visit) -> None:
    page: Page = visit(f"modules/{MODULE}/")

    page.emulate_media(media="print")

    for part in (".transcript", ".comparison", ".case", ".checklist", "#sources", ".print-note"):
        expect(page.locator(part).first).to_be_visible()
    expect(page.locator("article :is(quiz-item, .trainer, #quiz, #for-trainers, .try-first):visible")).to_have_count(0)
    expect(page.get_by_role("heading", name="Have a guess first")).to_have_count(0)
