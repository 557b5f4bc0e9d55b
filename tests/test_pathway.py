"""The link that is a pathway: short, exact there and back, and never put out by what somebody has made of it."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.library import load

from .projects import write
from .scripts import run

READ = """
  const { read } = await from("client/pathway/link.js")
  return given.map(read)
"""
ROUND = """
  const { read, write } = await from("client/pathway/link.js")
  return given.map((pathway) => [write(pathway), read(write(pathway))])
"""
FIELDS = {"modules": [], "due": "", "word": False, "title": "", "contact": "", "notes": ""}


def read(*fragments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run(READ, fragments)
    return found


def test_five_modules_and_a_due_date_take_at_most_sixty_characters() -> None:
    pathway = {**FIELDS, "modules": ["m01", "m03", "m05", "m07", "m11"], "due": "2027-01-15"}

    [[fragment, _]] = run(ROUND, [pathway])

    assert fragment == "#v=1&m=m01,m03,m05,m07,m11&due=2027-01-15"
    assert len(fragment) <= 60


codes = st.lists(st.from_regex(r"[a-z][0-9]{2}", fullmatch=True), min_size=1, max_size=40, unique=True)
days = st.one_of(st.just(""), st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(str))


def words(most: int) -> st.SearchStrategy[str]:
    signs = st.characters(exclude_categories=("C", "Z"), include_characters=" ")
    return st.text(signs, max_size=most).map(lambda said: " ".join(said.split()))


pathways = st.fixed_dictionaries(
    {"modules": codes, "due": days, "word": st.booleans(), "title": words(40), "contact": words(60), "notes": words(300)}
)


@settings(max_examples=15, deadline=None)
@given(st.lists(pathways, min_size=20, max_size=40))
def test_a_pathway_comes_back_from_its_link_as_it_was(given: list[dict[str, Any]]) -> None:
    for pathway, (fragment, back) in zip(given, run(ROUND, given), strict=True):
        assert {name: back[name] for name in FIELDS} == pathway
        assert (back["strange"], back["problem"]) == ([], "")
        assert fragment.isascii()
        assert " " not in fragment


hostile = st.one_of(
    st.text(max_size=400),
    st.lists(
        st.tuples(st.sampled_from(["v", "m", "due", "w", "t", "c", "n", "x", "__proto__"]), st.text(max_size=60)), max_size=12
    ).map(lambda parts: "#" + "&".join(f"{name}={value}" for name, value in parts)),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(hostile, min_size=30, max_size=60))
def test_whatever_stands_in_a_link_is_read_within_bounds(given: list[str]) -> None:
    for found in run(READ, given):
        assert len(found["modules"]) <= 40
        assert len(set(found["modules"])) == len(found["modules"])
        assert [len(found[name]) <= most for name, most in (("title", 80), ("contact", 120), ("notes", 600))] == [True] * 3
        assert all(len(part) <= 40 for part in found["strange"])
        assert found["problem"] in ("", "newer", "nothing")


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("", {"problem": "nothing", "modules": []}),
        ("#", {"problem": "nothing", "modules": []}),
        ("#m=m01", {"problem": "nothing", "modules": ["m01"]}),
        ("#v=1&m=", {"problem": "nothing", "modules": []}),
        ("#v=2&m=m01", {"problem": "newer", "modules": ["m01"]}),
        ("#v=1&m=M01,m02", {"problem": "", "modules": ["m01", "m02"]}),
        ("#v=1&m=m01,m01,<b>,m2", {"problem": "", "modules": ["m01"], "strange": ["<b>", "m2"]}),
        ("#v=1&m=m01&due=2027-02-30", {"due": "", "strange": ["due=2027-02-30"]}),
        ("#v=1&m=m01&due=soon", {"due": "", "strange": ["due=soon"]}),
        ("#v=1&m=m01&l=cy", {"strange": ["l=cy"], "problem": ""}),
        ("#v=1&m=m01&m=m02", {"modules": ["m01"], "strange": ["m=m02"]}),
        ("#v=1&m=m01&t=%E0%A4%A", {"title": "%E0%A4%A", "problem": ""}),
        ("#v=1&m=m01&t=Ward+induction", {"title": "Ward induction"}),
        ("#v=1&m=m01&t=one%0Atwo%E2%80%AEthree", {"title": "one two three"}),
        ("#v=1&m=m01&t=" + "x" * 500, {"title": "x" * 40}),
        ("#v=1&m=m01&w=secret", {"word": False}),
        ("#__proto__=1&v=1&m=m01&constructor=x", {"modules": ["m01"], "problem": ""}),
    ],
)
def test_what_a_link_says_is_taken_as_far_as_it_makes_sense(fragment: str, expected: dict[str, Any]) -> None:
    [found] = read(fragment)

    assert {name: found[name] for name in expected} == expected


def test_a_title_with_signs_of_every_kind_stays_text() -> None:
    title = """a&b=c#d+e%f "g" <h> 'i'"""

    [[fragment, back]] = run(ROUND, [{**FIELDS, "modules": ["m01"], "title": title}])

    assert back["title"] == title
    assert not set(fragment) & set(" <>\"'")
    assert quote(fragment, safe="#&=,+%()!*~._-") == fragment


DUE = """
  const { dueWords } = await from("client/pathway/due.js")
  return given.map(([due, today]) => dueWords(due, today))
"""


@pytest.mark.parametrize(
    ("due", "today", "said"),
    [
        ("2027-01-15", "2027-01-15", "Please finish today, Friday 15 January 2027."),
        ("2027-01-15", "2027-01-14", "Please finish by Friday 15 January 2027. That is tomorrow."),
        ("2027-01-15", "2027-01-02", "Please finish by Friday 15 January 2027. That is in 13 days."),
        ("2027-01-15", "2026-11-27", "Please finish by Friday 15 January 2027. That is in about 7 weeks."),
        ("2028-02-29", "2027-03-01", "Please finish by Tuesday 29 February 2028. That is in about 12 months."),
        ("2027-03-28", "2027-03-27", "Please finish by Sunday 28 March 2027. That is tomorrow."),
        ("2027-01-15", "2027-01-16", "This was due on Friday 15 January 2027. You can still do it."),
    ],
)
def test_a_due_date_is_said_in_words_and_never_as_a_reproach(due: str, today: str, said: str) -> None:
    assert run(DUE, [[due, today]]) == [said]


def test_today_is_the_date_on_the_wall() -> None:
    script = """
      const { todayOf } = await from("client/pathway/due.js")
      return [todayOf(new Date("2027-06-30T23:30:00Z")), todayOf(new Date("2027-01-15T23:30:00Z"))]
    """

    assert run(script, zone="Europe/London") == ["2027-07-01", "2027-01-15"]


LASTING = """
  const { lasting } = await from("client/pathway/due.js")
  return given.map(lasting)
"""


def test_minutes_are_said_in_hours() -> None:
    assert run(LASTING, [0, 35, 60, 95, 120, 185]) == [
        "0 minutes", "35 minutes", "1 hour", "1 hour and 35 minutes", "2 hours", "3 hours and 5 minutes"
    ]  # fmt: skip


WARN = """
  const { warning } = await from("client/pathway/name-guard.js")
  return given.map(warning)
"""
NAMED = """Priya Shah
Ask Priya Shah on the ward
Mrs Okafor
Dr. O'Neill
Sam O'Brien
Jean-Luc McDonald
Nurse Williams
Ask Sister Evans
j.bloggs@example.org
029 2018 0000
+44 7700 900123
Siân Prys""".splitlines()
ROLES = """practice educator
Practice Educator
Ward Manager
Clinical Nurse Specialist
the Preceptorship Lead
Your Line Manager
Ward induction
New Starters
Winter Induction 2027
Learning and Development Team
Care Certificate week
Bring your questions. We meet in January.
North Wales home care
Newly Registered Nurses
Please do the first module before Monday.
Registered Manager, Deputy Manager""".splitlines()


def test_a_persons_name_is_pointed_at_and_a_role_is_not() -> None:
    warned = run(WARN, [*NAMED, *ROLES])

    assert [name for name, said in zip(NAMED, warned, strict=False) if not said] == []
    assert [role for role, said in zip(ROLES, warned[len(NAMED) :], strict=True) if said] == []


CODE = """
  const { checkCode } = await from("client/pathway/check-code.js")
  return Promise.all(given.map(([fields, word]) => checkCode(fields, word)))
"""
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def reference(fields: list[str], word: str) -> str:
    tidy = [" ".join(line.split()) for line in (*fields, word.lower())]
    number = int.from_bytes(hashlib.sha256("\n".join(tidy).encode()).digest()[:5], "big")
    signs = "".join(SIGNS[number >> shift & 31] for shift in range(35, -1, -5))
    return f"{signs[:4]}-{signs[4:]}"


def test_the_check_code_is_what_its_recipe_says() -> None:
    fields = ["Sam", "Coaching, version 1", "27  November 2026", "5 of 9"]

    plain, worded, shouted, slipped = run(
        CODE, [[fields, ""], [fields, "heron"], [fields, " HERON "], [[*fields[:3], "6 of 9"], ""]]
    )

    assert plain == reference(fields, "")
    assert worded == shouted == reference(fields, "heron")
    assert len({plain, worded, slipped}) == 3


RESOLVED = """
  const { resolved } = await from("client/pathway/index.js")
  const { modules, skipped } = resolved(given[0], given[1])
  return [modules.map(({ code }) => code), skipped]
"""
INDEX = {
    "modules": [{"id": "coaching", "code": "m02"}, {"id": "mentoring", "code": "m03"}],
    "planned": [{"code": "m04", "title": "Coaching models"}],
    "moved": {"m90": {"title": "Helping", "module": "coaching"}, "m91": {"title": "Forgotten"}},
}


def test_what_cannot_be_shown_is_named_and_skipped() -> None:
    shown, skipped = run(RESOLVED, [["m03", "m99", "m04", "m91", "m90", "m02"], INDEX])

    assert shown == ["m03", "m02"]
    assert skipped == [
        "“m99” is not found in this version of the site.",
        "“Coaching models” (m04) is planned and not ready yet.",
        "“Forgotten” (m91) has been taken out of the site.",
    ]


def test_the_index_says_which_codes_have_moved(tmp_path: Any) -> None:
    from macros.views import moved_codes

    library = load(write(tmp_path), date(2026, 12, 1))

    assert moved_codes(library) == {"m90": {"title": "Helping", "module": "coaching"}}
