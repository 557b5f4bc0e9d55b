"""What a person takes away as evidence: the lines of a statement and their code, and a log as text and as a table."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .scripts import run

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE = 'return (await from("client/pathway/check-code.js")).checkCode(given.fields, given.word)'
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30)


def code_by_the_recipe(fields: list[str], word: str) -> str:
    """As the page of the statement tells it, worked out without our script."""
    lines = [" ".join(unicodedata.normalize("NFC", line).split()) for line in [*fields, word.lower()]]
    number = int.from_bytes(hashlib.sha256("\n".join(lines).encode()).digest()[:5], "big")
    signs = "".join(SIGNS[(number >> shift) & 31] for shift in range(35, -1, -5))
    return f"{signs[:4]}-{signs[4:]}"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("abc XYZ,.0-9é", max_size=30), max_size=6), st.text("abcXYZé ", max_size=10))
def test_anyone_can_work_out_the_code_by_the_recipe_on_the_page(fields: list[str], word: str) -> None:
    assert run(CODE, {"fields": fields, "word": word}) == code_by_the_recipe(fields, word)


MODULES = [
    {
        "id": name,
        "code": code,
        "title": title,
        "version": 2,
        "reviewed": "2026-11-22",
        "items": [{"id": f"{name}-{n}", "outcome": "o"} for n in range(3)] + [{"id": f"{name}-w", "selfMarked": True}],
    }
    for name, code, title in (("coaching", "m02", "Coaching: a next step"), ("choose", "m01", "Which kind?"))
]


def attempt(item: str, score: float, at: str) -> dict[str, Any]:
    return {"id": at, "item": item, "module": item.rpartition("-")[0], "score": score, "maxScore": 1, "at": at}


ATTEMPTS = [
    attempt("coaching-0", 0, "2026-11-03T09:00:00+00:00"),
    attempt("coaching-1", 1, "2026-11-03T09:06:00+00:00"),
    attempt("coaching-w", 1, "2026-11-03T09:20:00+00:00"),
    attempt("coaching-0", 1, "2026-11-05T09:00:00+00:00"),
    attempt("choose-2", 1, "2026-11-05T10:00:00+00:00"),
]

LINES = """
  const { rowsOf, wordsOf, fieldsOf } = await from("client/evidence/statement-lines.js")
  const rows = rowsOf(given.modules, given.attempts)
  return { words: rows.map(wordsOf), fields: fieldsOf(rows, new Date("2026-11-27T12:00:00Z"), given.word ?? false) }
"""


def test_a_line_names_module_version_days_and_first_and_latest_results() -> None:
    words = run(LINES, {"modules": MODULES, "attempts": ATTEMPTS})["words"]

    assert words == [
        [
            "M01 Which kind?, version 2",
            "Reviewed 22 Nov 2026. Tried on 5 Nov 2026: 1 of 3 questions. Right at the first try: 1, at the latest: 1.",
        ],
        [
            "M02 Coaching, version 2",
            "Reviewed 22 Nov 2026. Tried from 3 Nov 2026 to 5 Nov 2026: 2 of 3 questions. "
            "Right at the first try: 1, at the latest: 2. Written tasks, marked by the learner: 1.",
        ],
    ]


def test_what_was_not_tried_is_not_on_it() -> None:
    assert run(LINES, {"modules": MODULES, "attempts": []})["words"] == []
    assert len(run(LINES, {"modules": MODULES, "attempts": ATTEMPTS[:1]})["words"]) == 1


READ = """
  const { asText, readBack } = await from("client/evidence/statement-lines.js")
  const text = asText(given.fields, given.code, ["Signature:"])
  return readBack(given.change ? text.replace(...given.change) : text) ?? null
"""


def statement() -> dict[str, Any]:
    fields = run(LINES, {"modules": MODULES, "attempts": ATTEMPTS})["fields"]
    return {"fields": fields, "code": code_by_the_recipe(fields, "")}


def test_the_code_fits_a_text_that_was_copied_also_with_other_spaces() -> None:
    made = statement()

    for change in (None, ["Reviewed 22", "Reviewed   22"], ["Name:", "Name: Sam\r"]):
        read = run(READ, {**made, "change": change})
        assert run(CODE, {"fields": read["fields"], "word": ""}) == read["code"] == made["code"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_changed_figure_or_letter_no_longer_fits(data: st.DataObject) -> None:
    made = statement()
    line = data.draw(st.sampled_from(made["fields"]))
    place = data.draw(st.sampled_from([n for n, sign in enumerate(line) if sign.isalnum()]))
    changed = f"{line[:place]}{'7' if line[place] != '7' else '8'}{line[place + 1 :]}"

    read = run(READ, {**made, "change": [line, changed]})

    assert read is None or run(CODE, {"fields": read["fields"], "word": ""}) != made["code"]


def test_a_session_word_gives_another_code_whatever_its_capitals() -> None:
    fields = statement()["fields"]
    plain, small, large = (run(CODE, {"fields": fields, "word": word}) for word in ("", "heron", "Heron"))

    assert small == large != plain


@pytest.mark.parametrize("text", ["", "Hello", "Check code: AAAA-BBBB", "Made on a day\nand no code"])
def test_what_is_no_statement_is_not_read_as_one(text: str) -> None:
    script = 'return (await from("client/evidence/statement-lines.js")).readBack(given) ?? null'

    assert run(script, text) is None


@pytest.mark.parametrize(
    ("fragment", "codes", "strange"),
    [
        ("", [], []),
        ("#v=1&m=m02,m01&due=2027-01-15", ["m02", "m01"], []),
        ("#m=M02,zz,m02", ["m02"], ["zz"]),
        ("#m=%3Cb%3E&x", [], ["<b>"]),
        ("#m=" + "m02," * 5000, ["m02"], []),
    ],
)
def test_a_link_chooses_modules_and_what_it_names_in_vain_is_told(fragment: str, codes: list[str], strange: list[str]) -> None:
    script = 'return (await from("client/evidence/statement-lines.js")).asked(given.fragment, given.modules)'

    assert run(script, {"fragment": fragment, "modules": MODULES}) == {"codes": codes, "strange": strange}


# The log


@st.composite
def entries(draw: Any) -> list[dict[str, Any]]:
    words = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=20)
    rough = st.one_of(words, st.sampled_from(["=1+1", "@SUM(A1)", "+44", "-1", "\t=1", ' =HYPERLINK("x")', 'a "b", c', "one\ntwo"]))
    fields = dict.fromkeys(("what", "learned", "next", "code", "with"), rough)
    day = st.dates().map(str)
    return list(
        draw(
            st.lists(
                st.fixed_dictionaries(
                    {"id": st.just("x"), "date": day, "minutes": st.integers(1, 1440), "participatory": st.booleans(), **fields}
                ),
                max_size=4,
            )
        )
    )


CSV = 'return (await from("client/evidence/cpd.js")).asCsv(given)'


@settings(max_examples=80, deadline=None)
@given(entries())
def test_a_spreadsheet_gets_every_word_and_no_formula(log: list[dict[str, Any]]) -> None:
    text = run(CSV, log)

    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == len(log) + 1
    assert {len(row) for row in rows} == {8}
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=+\-@|%]", cell)]
    told = sorted((row[0], row[2].removeprefix("'")) for row in rows[1:])
    assert told == sorted((entry["date"], entry["what"].removeprefix("'")) for entry in log)


def test_the_log_as_text_leaves_out_what_is_empty_and_says_whether_it_was_together() -> None:
    log = [
        {
            "id": "a",
            "date": "2026-11-03",
            "minutes": 90,
            "what": "A talk",
            "learned": "To ask",
            "next": "",
            "code": "",
            "participatory": True,
            "with": "preceptor",
        }
    ]

    text = run('return (await from("client/evidence/cpd.js")).asText(given)', log)

    assert text == (
        "CPD log\n\n1 entry, 1.5 hours, 1.5 of them participatory.\n\n"
        "Date: 2026-11-03\nHours: 1.5\nWhat I did: A talk\nWhat I learned: To ask\nParticipatory: Yes\nWith whom (role): preceptor"
    )


SUGGESTED = """
  const { suggestions } = await from("client/evidence/cpd.js")
  return suggestions(given.modules, given.attempts, given.entries)
"""


def test_what_was_done_is_offered_by_module_and_day_until_it_is_in_the_log() -> None:
    given_ = {"modules": MODULES, "attempts": ATTEMPTS, "entries": []}

    offered = run(SUGGESTED, given_)

    assert [(one["date"], one["from"], one["what"], one["minutes"]) for one in offered] == [
        ("2026-11-05", "coaching 2026-11-05", "Online module: Coaching: a next step (version 2), 1 question", 0),
        ("2026-11-05", "choose 2026-11-05", "Online module: Which kind? (version 2), 1 question", 0),
        ("2026-11-03", "coaching 2026-11-03", "Online module: Coaching: a next step (version 2), 3 questions", 15),
    ]
    rest = run(SUGGESTED, {**given_, "entries": [{"from": "coaching 2026-11-03"}]})
    assert [one["from"] for one in rest] == ["coaching 2026-11-05", "choose 2026-11-05"]


@pytest.mark.parametrize(
    ("minutes", "spent"),
    [([], 0), ([0], 0), ([0, 9, 18], 15), ([0, 9], 0), ([0, 600, 605, 612, 620], 30), ([30, 0, 10, 20], 30)],
)
def test_time_is_rounded_down_and_a_long_pause_is_no_work(minutes: list[int], spent: int) -> None:
    script = 'return (await from("client/evidence/cpd.js")).timeSpent(given)'

    assert run(script, [minute * 60_000 for minute in minutes]) == spent


@pytest.mark.parametrize(
    ("day", "real"),
    [
        ("2028-02-29", True),
        ("2027-02-29", False),
        ("2026-11-31", False),
        ("2026-1-1", False),
        ("", False),
        (None, False),
        (20261122, False),
    ],
)
def test_a_day_is_one_that_there_is(day: object, real: bool) -> None:
    assert run('return (await from("client/evidence/cpd.js")).isDay(given)', day) is real


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        ({"date": "2026-11-03", "minutes": 30, "what": "x"}, []),
        ({"date": "2026-02-30", "minutes": 0, "what": "  "}, ["date", "hours", "what"]),
        ({"date": "2026-11-03", "minutes": 1441, "what": "x"}, ["hours"]),
        ({"date": "2026-11-03", "minutes": None, "what": "x"}, ["hours"]),
    ],
)
def test_an_entry_needs_a_day_a_time_and_what_was_done(entry: dict[str, Any], fields: list[str]) -> None:
    problems = run('return (await from("client/evidence/cpd.js")).lacking(given)', entry)

    assert [name for name, _ in problems] == fields


@settings(max_examples=80, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["date", "minutes", "what", "participatory", "with"]),
        st.none() | st.booleans() | WORDS | st.lists(WORDS, max_size=2),
    )
)
def test_a_damaged_record_is_no_entry_or_one_that_can_be_shown(record: dict[str, Any]) -> None:
    entry = run('return (await from("client/evidence/cpd.js")).checked("x", given) ?? null', record)

    if entry is not None:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", entry["date"])
        assert all(isinstance(entry[name], str) for name in ("what", "learned", "next", "code", "with", "from"))
        assert isinstance(entry["participatory"], bool)
        assert isinstance(entry["minutes"], int | float)
