"""Which questions come, and in what order."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from .scripts import run

TODAY = 20_000
DRAWN = """
  const { draw, arrange } = await from("client/choose.js")
  const seen = new Map(given.seen)
  const kinds = new Map(given.kinds ?? [])
  const kind = (id) => kinds.get(id) ?? ""
  const drawn = draw(given.items, { number: given.number, seed: given.seed, today: 20000, seen: (id) => seen.get(id), kind, met: new Set(given.met ?? []) })
  return { drawn: drawn.map(({ id }) => id), row: arrange(drawn, given.how ?? "mixed", kind) }
"""


@st.composite
def banks(draw: Any) -> dict[str, Any]:
    outcomes = draw(st.lists(st.integers(0, 5), min_size=1, max_size=30))
    items = [{"id": f"item-{n}", "outcome": f"m{o % 2}.o{o}", "module": f"m{o % 2}", "type": "x"} for n, o in enumerate(outcomes)]
    seen = [[item["id"], TODAY - draw(st.integers(0, 9))] for item in items if draw(st.booleans())]
    how = draw(st.sampled_from(["mixed", "module"]))
    return {"items": items, "seen": seen, "number": draw(st.integers(1, 12)), "seed": draw(st.integers(0, 9)), "how": how}


@settings(max_examples=60, deadline=None)
@given(banks())
def test_a_draw_has_the_number_asked_for_and_nothing_twice(bank: dict[str, Any]) -> None:
    drawn = run(DRAWN, bank)["drawn"]

    assert len(drawn) == len(set(drawn)) == min(bank["number"], len(bank["items"]))
    assert set(drawn) <= {item["id"] for item in bank["items"]}


@settings(max_examples=60, deadline=None)
@given(banks())
def test_what_was_seen_in_the_last_days_rests_while_there_is_something_else(bank: dict[str, Any]) -> None:
    drawn = set(run(DRAWN, bank)["drawn"])
    recent = {name for name, day in bank["seen"] if TODAY - day < 3}

    if drawn & recent:
        assert {item["id"] for item in bank["items"]} - recent <= drawn


@settings(max_examples=80, deadline=None)
@given(banks())
def test_the_same_outcome_never_comes_twice_running_where_that_can_be_avoided(bank: dict[str, Any]) -> None:
    row = run(DRAWN, bank)["row"]
    parts = [row] if bank["how"] == "mixed" else [[one for one in row if one["module"] == name] for name in ("m0", "m1")]

    for part in parts:
        outcomes = [one["outcome"] for one in part]
        most = max(Counter(outcomes).values(), default=0)
        if most <= (len(outcomes) + 1) // 2:
            assert all(one != other for one, other in itertools.pairwise(outcomes))


@settings(max_examples=30, deadline=None)
@given(banks())
def test_the_same_seed_gives_the_same_set_to_everyone(bank: dict[str, Any]) -> None:
    reverse = {**bank, "items": bank["items"][::-1]}

    assert run(DRAWN, bank) == run(DRAWN, bank)
    assert len(run(DRAWN, reverse)["drawn"]) == len(run(DRAWN, bank)["drawn"])


@settings(max_examples=30, deadline=None)
@given(banks())
def test_one_module_at_a_time_means_that_none_comes_back_later(bank: dict[str, Any]) -> None:
    row = [one["module"] for one in run(DRAWN, {**bank, "how": "module"})["row"]]

    assert sum(one != other for one, other in itertools.pairwise(row)) <= 1


KINDS = ["coaching", "mentoring", "supervision", "preceptorship"]
CASES = [{"id": f"case-{n}", "outcome": f"w.{'abc'[n % 3]}", "module": "w", "type": "x", "kind": KINDS[n % 4]} for n in range(12)]


def contrasted(met: list[str], number: int = 12) -> list[str]:
    given = {
        "items": CASES,
        "seen": [],
        "number": number,
        "seed": 3,
        "met": met,
        "kinds": [[one["id"], one["kind"]] for one in CASES],
    }
    kinds = {one["id"]: str(one["kind"]) for one in CASES}
    return [kinds[one["id"]] for one in run(DRAWN, given)["row"]]


def test_look_alike_terms_come_in_turns_once_each_has_been_met() -> None:
    row = contrasted(KINDS)

    assert Counter(row) == dict.fromkeys(KINDS, 3)
    assert sum(one == other for one, other in itertools.pairwise(row)) <= 1


def test_of_terms_that_have_not_been_met_only_one_new_one_comes_at_a_time() -> None:
    assert len(set(contrasted([], 3))) == 1
    assert len(set(contrasted(["coaching"], 6)) - {"coaching"}) == 1
    assert len(contrasted([], 12)) == 12


READ = """
  const { read, known, linkTo } = await from("client/practise-link.js")
  const all = { items: new Set(["a-b", "c.d"]), modules: new Set(["coaching"]), outcomes: new Set(["coaching.role"]), types: new Set(["matching"]) }
  return known(read(given), all)
"""


def test_a_link_says_which_questions_in_which_order() -> None:
    asked = run(READ, "#items=c.d,a-b&seed=7")

    assert (asked["items"], asked["seed"], asked["unknown"]) == (["c.d", "a-b"], 7, [])


def test_a_link_may_name_what_to_draw_from() -> None:
    asked = run(READ, "#modules=coaching&outcomes=coaching.role&types=matching&number=500&order=module")

    assert [asked[name] for name in ("modules", "outcomes", "types", "number", "order")] == [
        ["coaching"],
        ["coaching.role"],
        ["matching"],
        50,
        "module",
    ]


def test_unknown_parts_of_a_link_are_named_and_skipped() -> None:
    asked = run(READ, "#items=a-b,gone,%3Cb%3E&modules=moved&number=ten&seed=-1&colour=red&__proto__=1&constructor=2&%zz")

    assert asked["items"] == ["a-b"]
    assert asked["unknown"] == [
        "<b>",
        "number=ten",
        "seed=-1",
        "colour=red",
        "__proto__=1",
        "constructor=2",
        "%zz",
        "gone",
        "moved",
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_no_link_breaks_the_page(words: str) -> None:
    asked = run(READ, f"#{words}")

    assert set(asked["items"]) <= {"a-b", "c.d"}


LINKED = """
  const { read, linkTo } = await from("client/practise-link.js")
  const link = linkTo("https://learn.example/practise/#old", given, 7)
  return [link, read(new URL(link).hash).items, new URL(link).search]
"""


def test_a_link_comes_back_as_it_was_made_and_tells_no_server() -> None:
    assert run(LINKED, ["a-b", "c.d"]) == ["https://learn.example/practise/#items=a-b,c.d&seed=7", ["a-b", "c.d"], ""]


READY = """
  const { rehearse, ready, coming } = await from("client/review.js")
  const { studyOf } = await from("client/studies.js")
  const { dayOf, isoDay } = await from("client/days.js")
  const studies = given.items.map(({ item, tries }) => studyOf(tries.map(([at, score]) => ({ item, score, at: `${at}T10:00:00+00:00` }))))
  const days = given.today.map(dayOf)
  return days.map((today) => {
    const { known, reckoned } = rehearse(studies, today)
    const listed = (item) => item !== "gone"
    return {
      ready: ready(known, listed, today, given.assessment && dayOf(given.assessment)).map(({ item }) => item),
      coming: coming(known, listed, today, given.assessment && dayOf(given.assessment)).map(({ day, count }) => [isoDay(day), count]),
      reckoned: reckoned.length,
    }
  })
"""


def plan(items: list[dict[str, Any]], *today: str, assessment: str = "") -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = run(READY, {"items": items, "today": today, "assessment": assessment})
    return told


def tried(item: str, *tries: tuple[str, float]) -> dict[str, Any]:
    return {"item": item, "tries": tries}


def test_what_was_right_is_ready_after_two_days_and_stays_ready() -> None:
    items = [tried("a", ("2026-03-28", 1)), tried("gone", ("2026-03-28", 1))]

    told = plan(items, "2026-03-29", "2026-03-30", "2026-06-30")

    assert [one["ready"] for one in told] == [[], ["a"], ["a"]]
    assert told[0]["coming"] == [["2026-03-30", 1]]


def test_what_is_most_likely_to_be_forgotten_comes_first() -> None:
    items = [tried("right", ("2026-01-01", 1)), tried("wrong", ("2026-01-01", 0)), tried("old", ("2025-12-01", 1))]

    assert plan(items, "2026-01-09")[0]["ready"] == ["wrong", "old", "right"]


def test_a_try_from_a_clock_that_was_wrong_does_not_count_and_the_question_is_ready() -> None:
    items = [tried("a", ("2031-01-01", 1)), tried("b", ("2026-01-01", 1), ("2031-01-01", 0))]

    told = plan(items, "2026-01-02", "2026-01-03", "2031-01-02")

    assert [one["ready"] for one in told] == [["a"], ["a", "b"], []]
    assert [one["reckoned"] for one in told] == [0, 0, 2]


def test_a_leap_day_is_counted() -> None:
    assert plan([tried("a", ("2028-02-28", 1))], "2028-02-29", "2028-03-01")[1]["ready"] == ["a"]


def test_an_assessment_brings_a_review_forward() -> None:
    items = [tried("a", ("2026-01-01", 1), ("2026-01-03", 1), ("2026-01-14", 1))]

    assert plan(items, "2026-01-15")[0]["coming"] == [["2026-03-01", 1]]
    assert plan(items, "2026-01-15", assessment="2026-02-01")[0]["coming"] == [["2026-01-30", 1]]
    assert plan(items, "2026-01-15", assessment="2025-02-01")[0]["coming"] == [["2026-03-01", 1]]


CALENDAR = """
  const { calendar } = await from("client/calendar.js")
  return calendar(given.days, given.address, new Date("2026-11-22T10:11:12.345Z"))
"""


def test_review_days_make_a_calendar_that_others_can_read() -> None:
    address = f"https://learn.example/{'long-folder/' * 6}practise/#review"
    days = [{"day": 20_514, "count": 1}, {"day": 20_515, "count": 12}]

    text = run(CALENDAR, {"days": days, "address": address})

    lines = text.split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in lines) <= 75
    whole = text.replace("\r\n ", "").split("\r\n")
    assert [line for line in whole if line.startswith(("UID", "DTSTART", "DTEND", "DTSTAMP", "SUMMARY"))][:5] == [
        "UID:review-2026-03-02@alongside",
        "DTSTAMP:20261122T101112Z",
        "DTSTART;VALUE=DATE:20260302",
        "DTEND;VALUE=DATE:20260303",
        "SUMMARY:Review 1 question on Alongside",
    ]
    assert f"URL:{address}" in whole
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 2
