"""The pure rules of feedback forms: what a copy holds, what a file may be, what two files show, and which words are pointed at."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from . import remembering
from .conftest import PROJECT
from .forms import SIX, reply, rule, rules, statements, tool
from .remembering import run

# pytest finds a fixture by its name in the module.
page, person, published = remembering.page, remembering.person, remembering.published

GUARD = yaml.safe_load((PROJECT / "tests/form/guard.yml").read_text(encoding="utf-8"))
PRIVATE = "xyzzy-not-ticked"


# The guard for identities


def test_the_guard_finds_nine_in_ten_of_what_may_tell_who_somebody_is(page: Page) -> None:
    found = rules(page, "guard", "risks", [[text] for text in GUARD["risky"]])

    missed = [text for text, risks in zip(GUARD["risky"], found, strict=True) if not risks]
    assert len(GUARD["risky"]) == 30
    assert len(missed) <= 3, missed


def test_the_guard_leaves_nine_in_ten_of_plain_sentences_alone(page: Page) -> None:
    found = rules(page, "guard", "risks", [[text] for text in GUARD["innocent"]])

    alarmed = [(text, risks) for text, risks in zip(GUARD["innocent"], found, strict=True) if risks]
    assert len(GUARD["innocent"]) == 30
    assert len(alarmed) <= 3, alarmed


@pytest.mark.parametrize(
    ("number", "good"), [("943 476 5919", True), ("943 476 5918", False), ("94347659", False), ("0000000000", True)]
)
def test_a_health_number_is_known_by_its_check_digit(page: Page, number: str, good: bool) -> None:
    assert rule(page, "guard", "isHealthNumber", number) is good


def test_the_guard_is_polite_and_says_what_to_write(page: Page) -> None:
    words = rule(page, "guard", "inWords", rule(page, "guard", "risks", "Mrs Jones fell on 12 March."))

    assert words.startswith("Please look again: ")
    assert "“Mrs Jones” looks like a name" in words
    assert "Write “a person I support” or “a colleague”." in words
    assert rule(page, "guard", "inWords", []) == ""


# Drafts


def test_a_progress_file_brings_no_draft_of_a_form_in_and_takes_none_out(page: Page) -> None:
    page.evaluate("sessionStorage.setItem('alongside:/:form:six-domains', '{}')")
    record = {"at": "2026-01-01T10:00:00Z", "role": "supervisor"}

    file = run(page, "return store.exportFile(new Date(0))")
    seen = run(page, "return store.preview(given)", json.dumps({**file, "records": {"form:six-domains": record, "plan": record}}))

    assert file["records"] == {}
    assert (seen["records"]["unreadable"], list(seen["batch"]["records"])) == (1, ["plan"])


# What a copy holds


def drafted(**changes: Any) -> dict[str, Any]:
    """Everything filled in, with words in each box that are searched for afterwards."""
    known = tool()
    return {
        "version": 1, "at": "share", "role": "supervisee", "purpose": "together", "length": "full", "kind": "group", "period": "last-three",
        "ratings": dict.fromkeys(statements(), "mostly"),
        "comments": {domain["id"]: f"{PRIVATE} comment:{domain['id']}" for domain in known["domains"]},
        "words": {prompt["id"]: f"{PRIVATE} words:{prompt['id']}" for prompt in known["prompts"]},
        "ticks": [], "ids": {}, "tryThis": "", "tryBy": "", **changes,
    }  # fmt: skip


IDS = {"id": "00000001", "copy": "00000002", "revision": 1}
CHOSEN = {"keep": "SA1", "change": ["TI1"], "tryThis": "", "tryBy": ""}


def copies(page: Page, draft: dict[str, Any]) -> dict[str, str]:
    """Every text that leaves the form."""
    known = tool()
    file = rule(page, "share", "shared", known, draft, IDS, "2026-11")
    return {
        "text": rule(page, "output-text", "asText", known, file),
        "email": rule(page, "output-text", "asEmail", known, file),
        "csv": rule(page, "output-text", "asCsv", known, file),
        "json": rule(page, "output-text", "asJson", file),
        "guide": rule(page, "agenda", "guideText", known, file, CHOSEN),
    }


def test_nothing_is_ticked_for_anybody(page: Page) -> None:
    assert rule(page, "draft", "fresh", tool())["ticks"] == []


def ticks() -> list[str]:
    known = tool()
    parts = [f"{kind}:{domain['id']}" for domain in known["domains"] for kind in ("ratings", "comment")]
    return ["about", *parts, *(f"words:{prompt['id']}" for prompt in known["prompts"])]


@pytest.mark.parametrize("left_out", [tick for tick in ticks() if tick.startswith(("comment", "words"))])
def test_no_copy_holds_a_comment_that_is_not_ticked(page: Page, left_out: str) -> None:
    made = copies(page, drafted(ticks=[tick for tick in ticks() if tick != left_out]))

    assert [name for name, text in made.items() if f"{PRIVATE} {left_out}" in text] == []
    assert PRIVATE in made["text"]
    assert PRIVATE in made["csv"]
    assert PRIVATE in made["json"]


def test_no_copy_holds_a_rating_or_a_kind_that_is_not_ticked(page: Page) -> None:
    made = copies(page, drafted(ticks=["ratings:timely"]))

    assert list(json.loads(made["json"])["ratings"]) == ["TI1", "TI2", "TI3", "TI4", "TI5"]
    assert all("Group or peer" not in text for text in made.values())
    assert all("without being put down" not in text for name, text in made.items() if name != "guide")
    assert all(PRIVATE not in text for text in made.values())


def test_the_short_form_shares_no_rating_of_a_statement_that_it_does_not_ask(page: Page) -> None:
    file = rule(page, "share", "shared", tool(), drafted(length="short", ticks=ticks()), IDS, "2026-11")

    assert len(file["ratings"]) == 18
    assert {"SA2", "SA4", "PC4"} <= set(file["ratings"])


def test_prefer_not_to_say_is_said_in_no_copy(page: Page) -> None:
    made = copies(page, drafted(ratings={"SA1": "prefer-not", "SA2": "mostly"}, ticks=ticks()))

    assert json.loads(made["json"])["ratings"] == {"SA2": "mostly"}
    assert all("prefer" not in text.lower() for text in made.values())


def test_the_supervisor_may_compare_only_a_copy_that_says_so(page: Page) -> None:
    def may(**changes: Any) -> bool:
        return bool(rule(page, "share", "shared", tool(), drafted(**changes), IDS, "2026-11")["mayCompare"])

    assert not may(ticks=ticks())
    assert may(ticks=["compare"])
    assert not may(ticks=["compare"], purpose="pooled")


@pytest.mark.parametrize("size", [10, 300, 2000])
def test_the_text_for_an_email_has_at_most_2000_characters_and_no_comment_in_half(page: Page, size: int) -> None:
    comments = {domain["id"]: f"[{'w' * size}]" for domain in tool()["domains"]}
    made = copies(page, drafted(comments=comments, ticks=ticks()))["email"]

    assert len(made) <= 2000
    assert made.count("[w") == made.count("w]")
    assert ("too long for an email" in made) is (size > 10)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "\n+"])
def test_no_cell_of_a_spreadsheet_starts_a_formula(page: Page, start: str) -> None:
    hostile = f'{start}HYPERLINK("http://evil.example")'
    text = copies(page, drafted(comments={"safe": f"x{hostile}"}, words={"keep": hostile}, ticks=ticks()))["csv"]
    direct = rule(page, "output-text", "cell", hostile)

    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert {len(row) for row in rows} == {7}
    assert [cell for row in rows for cell in row if cell.lstrip()[:1] in ("=", "+", "@")] == []
    assert direct.startswith("\"'")


def test_a_copy_as_a_file_fits_the_published_schema_and_is_read_again(page: Page) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((PROJECT / "docs/schema/alongside-feedback-1.json").read_text(encoding="utf-8"))

    text = copies(page, drafted(ticks=ticks()))["json"]

    jsonschema.Draft202012Validator(schema).validate(json.loads(text))
    assert rule(page, "read-file", "readFeedback", text, [tool()])["file"] == json.loads(text)


def test_a_copy_names_a_month_and_no_day(page: Page) -> None:
    assert rule(page, "output-text", "fileName", {"form": SIX, "month": "2026-11"}, "json") == "six-domains-2026-11.json"
    assert "November 2026" in copies(page, drafted(ticks=ticks()))["text"]


def test_the_guide_has_a_strength_a_change_or_two_and_twenty_minutes(page: Page) -> None:
    ratings = {**dict.fromkeys(statements(), "every-time"), "EF1": "rarely", "SA4": "rarely", "PC1": "sometimes"}
    file = reply(ratings=ratings)

    chosen = rule(page, "share", "suggested", tool(), file)
    text = rule(page, "agenda", "guideText", tool(), file, {**chosen, "tryThis": "Set a date", "tryBy": "2026-12-24"})

    assert chosen == {"keep": "SA2", "change": ["SA4", "EF1"]}
    assert "0 to 2 minutes" in text
    assert "18 to 20 minutes" in text
    assert "Set a date" in text
    assert "24 December 2026" in text


# What is refused


BAD: list[tuple[str, Any, str]] = [
    ("no JSON", "{", "It could not be read. It may be damaged, or it was not saved from this site."),
    ("a list", "[]", "It is not a feedback file."),
    ("too big", " " * 200_001, "It is bigger than a feedback file can be."),
    ("progress", {"format": "alongside-progress"}, "It is a progress file. Open it on My learning."),
    ("a report", {"format": "alongside-pooled-report"}, "It is a pooled report, not a reply."),
    ("a stranger", {"format": "x"}, "It is not a feedback file."),
    ("newer", reply(version=2), "It was saved by a newer version of this site. Reload the page, then open it again."),
    ("another form", reply(form="other"), "It is from another form, which this page does not know."),
    (
        "another version",
        reply(formVersion=2),
        "It is from version 2 of the form, and this page has version 1. The words differ, so they are not compared.",
    ),
    ("an unknown statement", reply(ratings={"ZZ9": "mostly"}), "It is damaged: something in it does not fit the form."),
    ("an unknown point", reply(ratings={"SA1": "splendid"}), "It is damaged: something in it does not fit the form."),
    ("a rating that is a list", reply(ratings={"SA1": ["mostly"]}), "It is damaged: something in it does not fit the form."),
    ("an unknown domain", reply(comments={"__proto__x": "a"}), "It is damaged: something in it does not fit the form."),
    ("a long comment", reply(comments={"safe": "x" * 2001}), "It is damaged: something in it does not fit the form."),
    ("no id", reply(id=""), "It is damaged: something in it does not fit the form."),
    ("markup as an id", reply(id="<img src=x>"), "It is damaged: something in it does not fit the form."),
    ("a day", reply(month="2026-11-03"), "It is damaged: something in it does not fit the form."),
    ("a revision of nought", reply(revision=0), "It is damaged: something in it does not fit the form."),
]


@pytest.mark.parametrize(("text", "reason"), [pytest.param(*case[1:], id=case[0]) for case in BAD])
def test_a_file_that_does_not_fit_is_refused_with_its_reason(page: Page, text: Any, reason: str) -> None:
    read = rule(page, "read-file", "readFeedback", text if isinstance(text, str) else json.dumps(text), [tool()])

    assert read == {"ok": False, "reason": reason}


def test_a_key_that_means_something_to_javascript_comes_to_nothing(page: Page) -> None:
    text = json.dumps(reply()).replace('"comments": {}', '"comments": {"__proto__": {"polluted": 1}}')

    assert rule(page, "read-file", "readFeedback", text, [tool()])["ok"] is False
    assert page.evaluate("({}).polluted ?? null") is None


def test_what_a_file_has_beside_the_form_is_left_behind(page: Page) -> None:
    read = rule(page, "read-file", "readFeedback", json.dumps({**reply(), "name": "Sam"}), [tool()])

    assert read["file"] == reply()


# Over time, and side by side


def test_then_and_now_tells_each_step_and_no_trend(page: Page) -> None:
    files = [
        reply(1, month="2026-09", ratings={"SA1": "never", "SA2": "mostly", "SA3": "mostly", "SA4": "mostly"}),
        reply(2, month="2026-11", ratings={"SA1": "sometimes", "SA2": "rarely", "SA3": "mostly", "SA4": "not-applicable"}),
    ]

    lines = rule(page, "compare", "overTime", tool(), files)

    assert [(line["statement"]["id"], line["moved"]) for line in lines] == [("SA1", 2), ("SA2", -2), ("SA3", 0), ("SA4", None)]
    assert rules(page, "compare", "movedInWords", [[2], [-1], [0], [None]]) == [
        "2 steps up",
        "1 step down",
        "The same",
        "Cannot be compared",
    ]
    assert [file["month"] for file in rule(page, "compare", "inTime", files[::-1])] == ["2026-09", "2026-11"]


def test_over_time_takes_different_files_of_one_kind(page: Page) -> None:
    def why(*files: dict[str, Any]) -> str:
        return str(rule(page, "compare", "whyNotOverTime", list(files)))

    assert why(reply(1), reply(2)) == ""
    assert why(reply(1), reply(1)) == "Open two or more different files."
    assert why(reply(1), reply(2, role="supervisor")) == "One is a supervisor's self-check and one is not. Open files of one kind."


def test_side_by_side_needs_the_supervisees_leave(page: Page) -> None:
    mine, theirs = reply(1, role="supervisor"), reply(2, purpose="together")

    def why(*files: dict[str, Any]) -> str:
        return str(rule(page, "compare", "whyNotSideBySide", list(files)))

    assert why(mine, theirs) == "The supervisee's file does not allow this. Only they can make one that does."
    assert why(mine, {**theirs, "mayCompare": True}) == ""
    assert why(mine, mine) == "Open two files: one self-check, and one file of a supervisee."


def test_side_by_side_starts_with_a_strength_then_the_largest_gaps(page: Page) -> None:
    mine = reply(
        1,
        role="supervisor",
        ratings={"SA1": "every-time", "SA2": "every-time", "SA3": "mostly", "SA4": "mostly", "SA5": "every-time"},
    )
    theirs = reply(2, ratings={"SA1": "every-time", "SA2": "never", "SA3": "sometimes", "SA4": "never", "SA5": "not-applicable"})

    seen = rule(page, "compare", "sideBySide", tool(), [theirs, mine])

    assert seen["strength"]["statement"]["id"] == "SA1"
    assert [(pair["statement"]["id"], pair["gap"]) for pair in seen["pairs"]] == [("SA2", 4), ("SA4", 3), ("SA3", 1)]
