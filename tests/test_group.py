"""What a group's results say: the numbers against numpy and scipy, the small-number rules, what is refused, and what a file holds."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from .projects import ROOT
from .scripts import run

SCHEMA = json.loads((ROOT / "docs/schema/alongside-results-1.json").read_text(encoding="utf-8"))
HASH = "0123456789ab"
OPTIONS = ["ask", "tell", "show"]


def made_up(people: int, items: int = 12, missing: float = 0.1) -> list[dict[str, Any]]:
    """A group that differs in how much it knows, and does not do all of the questions: the same for the same numbers."""
    chance = np.random.default_rng(people)
    able, hard = chance.normal(size=people), chance.normal(size=items)
    files = []
    for person in range(people):
        tries = [
            a_try(person, item, float(chance.random() < 1 / (1 + np.exp(hard[item] - able[person]))), int(chance.integers(1, 4)))
            for item in range(items)
            if chance.random() >= missing
        ]
        files.append(a_file(person, tries))
    return files


def a_try(person: int, item: int, score: float, certainty: int = 2, **changes: Any) -> dict[str, Any]:
    chosen = OPTIONS[0] if score >= 1 else OPTIONS[1 + (person + item) % 2]
    told = {"id": f"try-{person:04}-{item:04}", "item": f"q{item}", "hash": HASH, "score": score, "maxScore": 1}
    return {**told, "certainty": certainty, "response": [chosen], **changes}


def a_file(person: int, tries: list[dict[str, Any]], **changes: Any) -> dict[str, Any]:
    done = {"module": "coaching", "tried": len(tries), "total": 12, "from": "2026-11-01", "to": "2026-11-20"}
    head = {"format": "alongside-results", "version": 1, "id": f"file-{person:04}", "made": "2026-11-20T10:00:00+00:00"}
    return {**head, "pseudonym": f"Heron {person}", "modules": [done], "attempts": tries, **changes}


ANALYSED = """
  const { readResults } = await from("client/group/read-results.js")
  const { analysed, toCover, rowsOf } = await from("client/group/analysis.js")
  const items = Array.from({ length: given.items }, (_, n) => ({ id: `q${n}`, type: "single-choice", hash: "0123456789ab", outcome: `o${n % 4}` }))
  const module = { id: "coaching", title: "Coaching", url: "", items, outcomes: [] }
  const group = given.files.map((file) => readResults(JSON.stringify(file), new Set(["coaching"])).results)
  const part = analysed(module, group)
  return { ...part, cover: toCover([part]).map(({ line }) => line.item.id) }
"""


def analysed(files: list[dict[str, Any]], items: int = 12) -> dict[str, Any]:
    part: dict[str, Any] = run(ANALYSED, {"files": files, "items": items})
    return part


def rows_of(files: list[dict[str, Any]], item: str) -> list[dict[str, Any]]:
    """The reference: of everybody who tried it, their mark and the mean of their other marks."""
    rows = []
    for file in files:
        marks = {one["item"]: one["score"] / one["maxScore"] for one in file["attempts"]}
        if item in marks:
            others = [mark for name, mark in marks.items() if name != item]
            mine = next(one for one in file["attempts"] if one["item"] == item)
            rows.append({**mine, "share": marks[item], "rest": float(np.mean(others)) if others else None})
    return rows


def best_and_weakest(rows: list[dict[str, Any]], part: float) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    ranked = sorted((row for row in rows if row["rest"] is not None), key=lambda row: -row["rest"])
    size = int(len(ranked) * part)
    return ranked[:size], ranked[len(ranked) - size :]


@pytest.mark.parametrize("people", [4, 12, 40, 400])
def test_the_numbers_of_a_group_are_those_of_numpy_and_scipy(people: int) -> None:
    files = made_up(people)

    lines = analysed(files)["lines"]

    assert len(lines) == 12
    for line in lines:
        rows = rows_of(files, line["item"]["id"])
        if len(rows) < 5:
            assert line == {"item": line["item"], "evidence": "nothing", "count": 0, "right": 0}
            continue
        marks = np.array([row["share"] for row in rows])
        assert (line["count"], line["right"]) == (len(rows), int(np.sum(marks >= 1)))
        wrong = sum(row["certainty"] == 3 and row["share"] < 1 for row in rows)
        assert line["sure"] == {"asked": len(rows), "wrong": wrong}
        if len(rows) >= 10:
            assert line["facility"] == pytest.approx(np.mean(marks))
            range_ = stats.binomtest(int(marks.sum()), len(marks)).proportion_ci(0.95, "wilson")
            assert line["interval"] == pytest.approx([range_.low, range_.high])
        if len(rows) >= 30:
            assert line["discrimination"] == pytest.approx(stats.pearsonr(marks, [row["rest"] for row in rows]).statistic)
        if len(rows) >= 40:
            top, bottom = best_and_weakest(rows, 0.27)
            between = np.mean([row["share"] for row in top]) - np.mean([row["share"] for row in bottom])
            assert line["difference"] == pytest.approx(between)
        top, bottom = best_and_weakest(rows, 1 / 3)
        for option in line["options"]:
            assert option["all"] == sum(option["id"] in row["response"] for row in rows)
            if len(rows) >= 30:
                assert option["top"] == sum(option["id"] in row["response"] for row in top)
                assert option["bottom"] == sum(option["id"] in row["response"] for row in bottom)


@pytest.mark.parametrize("people", [4, 12, 40, 400])
def test_alpha_is_that_of_numpy_and_needs_thirty_people_and_ten_questions(people: int) -> None:
    files = made_up(people, missing=0)

    found = analysed(files).get("reliability")

    if people < 30:
        assert found is None
        return
    table = np.array([[one["score"] for one in file["attempts"]] for file in files])
    columns = table.shape[1]
    alpha = columns / (columns - 1) * (1 - table.var(axis=0, ddof=1).sum() / table.sum(axis=1).var(ddof=1))
    assert (found or {}) == {"alpha": pytest.approx(alpha), "people": people, "items": 12}
    assert analysed(made_up(people, items=9, missing=0), items=9).get("reliability") is None


FACTS = {"nothing": set(), "counts": {"sure", "options", "chose"}}
FACTS["facility"] = FACTS["counts"] | {"facility", "interval"}
FACTS["rough"] = FACTS["facility"] | {"discrimination"}
FACTS["normal"] = FACTS["rough"] | {"difference"}


@pytest.mark.parametrize(
    ("people", "evidence"),
    [
        *((1, "nothing"), (4, "nothing"), (5, "counts"), (9, "counts"), (10, "facility"), (29, "facility")),
        *((30, "rough"), (39, "rough"), (40, "rough"), (99, "rough"), (100, "normal")),
    ],
)
def test_each_kind_of_evidence_needs_its_number_of_people(people: int, evidence: str) -> None:
    line = analysed(made_up(people, items=3, missing=0), items=3)["lines"][0]

    assert line["evidence"] == evidence
    extra = {"difference"} if 40 <= people < 100 else set()
    assert line.keys() - {"item", "evidence", "count", "right"} == FACTS[evidence] | extra
    thirds = "top" in (line.get("options") or [{}])[0]
    assert thirds == (people >= 30)


STATISTIC = """
  const { wilson, correlation, alpha } = await from("client/group/statistics.js")
  return { wilson: wilson(given.right / given.of, given.of), r: correlation(given.ones, given.others) ?? null, alpha: alpha(given.table) ?? null }
"""
NUMBERS = st.lists(st.integers(0, 4), min_size=2, max_size=30)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 500), st.data())
def test_the_formulas_hold_for_any_numbers(of: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, of))
    ones = data.draw(NUMBERS)
    others = data.draw(st.lists(st.integers(0, 4), min_size=len(ones), max_size=len(ones)))
    table = list(zip(ones, others, ones[::-1], strict=True))

    found = run(STATISTIC, {"right": right, "of": of, "ones": ones, "others": others, "table": table})

    range_ = stats.binomtest(right, of).proportion_ci(0.95, "wilson")
    assert found["wilson"] == pytest.approx([range_.low, range_.high], abs=1e-12)
    if len(set(ones)) == 1 or len(set(others)) == 1:
        assert found["r"] is None
    else:
        assert found["r"] == pytest.approx(np.corrcoef(ones, others)[0, 1], abs=1e-9)
    whole = np.array(table).sum(axis=1).var(ddof=1)
    if whole == 0:
        assert found["alpha"] is None
    else:
        assert found["alpha"] == pytest.approx(1.5 * (1 - np.array(table).var(axis=0, ddof=1).sum() / whole), abs=1e-9)


def test_part_marks_count_in_facility_and_only_full_marks_are_right() -> None:
    files = [a_file(person, [a_try(person, 0, 0.5 if person else 1)]) for person in range(10)]

    line = analysed(files)["lines"][0]

    assert (line["right"], line["facility"]) == (1, pytest.approx(0.55))


def test_a_try_at_an_earlier_wording_is_left_out() -> None:
    files = [a_file(person, [a_try(person, 0, 1, hash="ba9876543210" if person < 3 else HASH)]) for person in range(8)]

    assert analysed(files)["lines"][0]["count"] == 5


def test_what_people_are_sure_of_and_wrong_about_is_covered_first_and_each_outcome_once() -> None:
    def tries(person: int) -> list[dict[str, Any]]:
        return [
            a_try(person, 0, 0, 1),  # nobody is right, nobody is sure
            a_try(person, 4, 0, 1),  # of the same outcome
            a_try(person, 1, 0, 3),  # sure and wrong
            a_try(person, 2, float(person > 0), 1),  # well known
            a_try(person, 3, float(person > 2), 1),  # half know it
        ]

    assert analysed([a_file(person, tries(person)) for person in range(6)])["cover"] == ["q1", "q0", "q3"]
    assert analysed([a_file(person, tries(person)) for person in range(4)])["cover"] == []


READ = """
  const { readResults } = await from("client/group/read-results.js")
  const read = readResults(given, new Set(["coaching"]))
  return read.ok ? { ...read.results, tries: [...read.results.tries.values()] } : read.reason
"""
DAMAGED = "It is damaged: something in it does not fit."


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("{", "It could not be read. It may be damaged, or it was not made on this site."),
        ("[]", "It is not a results file."),
        ("null", "It is not a results file."),
        (json.dumps({"format": "other"}), "It is not a results file."),
        (
            json.dumps({"format": "alongside-progress", "version": 1}),
            "It is a whole progress file, and it may hold private writing. We did not look at it. Ask the person for a file from “Share results with a trainer” on My learning, and delete this one.",
        ),
        (
            json.dumps({"format": "alongside-feedback"}),
            "It is feedback on supervision. Please close it, and ask the person whether they meant to give it to you.",
        ),
        (" " * 1_000_001, "It is bigger than 1 MB, and a results file never is."),
        (
            json.dumps(a_file(1, [], version=2)),
            "It was made by a newer version of this site. Reload the page, then open it again.",
        ),
        (
            json.dumps(a_file(1, [], modules=[{"module": "baking", "tried": 1, "total": 1}])),
            "It is about modules that this site does not have.",
        ),
        (json.dumps(a_file(1, [], modules=[])), DAMAGED),
        (json.dumps(a_file(1, [], pseudonym="\u202eevil")), DAMAGED),
        (json.dumps(a_file(1, [], pseudonym="x" * 41)), DAMAGED),
        (json.dumps(a_file(1, [], made="2026-13-41T10:00:00Z")), DAMAGED),
        (json.dumps(a_file(1, [{**a_try(1, 1, 1), "item": "__proto__"}])), DAMAGED),
        (json.dumps(a_file(1, [a_try(1, 1, 2)])), DAMAGED),
        (json.dumps(a_file(1, [{**a_try(1, 1, 1), "certainty": "3"}])), DAMAGED),
        (json.dumps(a_file(1, [a_try(1, 1, 1, response=["<img src=x onerror=alert(1)>"])])), DAMAGED),
        (json.dumps(a_file(1, [a_try(1, 1, 1, maxScore=0)])), DAMAGED),
    ],
)
def test_what_is_no_whole_results_file_of_this_site_is_refused_with_its_reason(file: str, reason: str) -> None:
    assert run(READ, file) == reason


def test_a_whole_progress_file_is_named_as_one_even_where_it_is_too_big() -> None:
    told = run(READ, json.dumps({"format": "alongside-progress", "more": "x" * 1_000_000}))

    assert told.startswith("It is a whole progress file")


def test_fields_that_the_schema_does_not_name_are_left_behind() -> None:
    kept = run(READ, json.dumps(a_file(1, [a_try(1, 1, 1, written="PRIVATE")], email="PRIVATE")))

    assert "PRIVATE" not in json.dumps(kept)
    assert kept["tries"] == [{"id": "try-0001-0001", "item": "q1", "hash": HASH, "share": 1, "chosen": ["ask"], "certainty": 2}]


@settings(max_examples=80, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*a_file(1, []), "x"]), inner),
    ),
    st.sampled_from(list(a_file(1, []))),
)
def test_no_file_at_all_makes_the_reader_stumble(value: Any, field: str) -> None:
    told = run(READ, json.dumps(a_file(1, [a_try(1, 1, 1)], **{field: value})))

    assert isinstance(told, str) or told["pseudonym"].strip()


ONE_EACH = """
  const { readResults } = await from("client/group/read-results.js")
  const { oneEach } = await from("client/group/one-each.js")
  const opened = given.map((file, n) => ({ name: `${n}.json`, results: readResults(JSON.stringify(file), new Set(["coaching"])).results }))
  const { kept, refused } = oneEach(opened)
  return [kept.map(({ name }) => name), refused.map(({ name, reason }) => `${name}: ${reason}`)]
"""


def test_each_person_counts_once_by_the_newest_file() -> None:
    older, newer = a_file(1, [a_try(1, 1, 1)]), a_file(2, [a_try(1, 1, 1), a_try(1, 2, 1)], made="2026-11-21T10:00:00+00:00")
    bare = a_file(3, [])

    kept, refused = run(ONE_EACH, [older, newer, bare, bare])

    assert kept == ["1.json", "2.json"]
    same = "It holds results of the same person as {}, which is as new or newer. Each person counts once."
    assert sorted(refused) == [f"0.json: {same.format('1.json')}", f"3.json: {same.format('2.json')}"]


SHARED = """
  const { resultsFile } = await from("client/share/results-file.js")
  const item = (id, type, selfMarked) => ({ id, type, hash: "0123456789ab", outcome: "o", selfMarked })
  const module = (id, items) => ({ id, title: id, url: "", outcomes: [], items })
  const modules = [
    module("coaching", [item("one", "single-choice"), item("gap", "cloze"), item("short", "short-text"), item("essay", "written", true)]),
    module("mentoring", [item("other", "single-choice")]),
  ].filter(({ id }) => given.modules.includes(id))
  return resultsFile(given.attempts, modules, given.parts, { pseudonym: " Heron 12 ", id: "file-0001", made: "2026-11-20T10:00:00+00:00" })
"""
PRIVATE = "PRIVATE words of mine"


def attempt(n: int, item: str, response: object, **more: Any) -> dict[str, Any]:
    told = {"id": f"attempt-{n}", "item": item, "hash": HASH, "score": 1, "maxScore": 1, "certainty": 3, "response": response}
    return {**told, "at": f"2026-11-{n:02}T10:00:00+00:00", "module": "coaching", "outcome": "o", **more}


ATTEMPTS = [
    attempt(3, "one", ["tell"], score=0, certainty=2),
    attempt(2, "one", ["ask"]),
    attempt(4, "gap", {"first": PRIVATE}),
    attempt(5, "short", PRIVATE),
    attempt(6, "essay", {"text": PRIVATE, "points": ["p"]}),
    attempt(7, "other", ["unticked"]),
    attempt(8, "gone", ["unticked"]),
]


@pytest.mark.parametrize("ticked", [[], ["coaching"], ["coaching", "mentoring"]])
@pytest.mark.parametrize("days", [False, True])
@pytest.mark.parametrize("scores", [False, True])
@pytest.mark.parametrize("options", [False, True])
@pytest.mark.parametrize("certainty", [False, True])
def test_a_file_holds_what_is_ticked_and_never_what_is_private(
    ticked: list[str], days: bool, scores: bool, options: bool, certainty: bool
) -> None:
    parts = {"days": days, "scores": scores, "options": options, "certainty": certainty}

    file = run(SHARED, {"attempts": ATTEMPTS, "modules": ticked, "parts": parts})

    said = json.dumps(file)
    assert "PRIVATE" not in said
    assert "essay" not in said
    assert ("unticked" in said) == ("mentoring" in ticked and scores and options)
    assert [one["module"] for one in file["modules"]] == ticked
    assert ("2026-11-02" in said) == (days and bool(ticked))
    assert bool(file["attempts"]) == (scores and bool(ticked))
    assert ('"certainty"' in said) == (scores and certainty and bool(ticked))
    assert ('"response"' in said) == (scores and options and bool(ticked))
    assert all(one["id"] != "attempt-3" for one in file["attempts"]), "only the first try counts"
    if ticked:
        jsonschema.validate(file, SCHEMA)
        assert isinstance(run(READ, json.dumps(file)), dict)


def test_the_name_in_a_file_is_made_up_and_a_real_one_is_warned_of() -> None:
    told = run("""
      const { newPseudonym, nameWarning, pseudonymProblem } = await from("client/share/pseudonym.js")
      const made = Array.from({ length: 200 }, (_, n) => newPseudonym(() => n / 200))
      return [made, [...made, "Amina Khan", "a.khan@example.org", "07700 900123"].map(nameWarning), ["", " ", "\\u202ex", "x".repeat(41), "Heron 12"].map(pseudonymProblem)]
    """)

    made, warnings, problems = told
    assert all(name.split()[1].isdigit() for name in made)
    assert warnings[:200] == [""] * 200
    assert (
        warnings[200:]
        == ["This looks like a real name, an email address or a phone number. A made-up name protects you better."] * 3
    )
    assert [bool(problem) for problem in problems] == [True, True, True, True, False]


WORDS = """
  const { facilityBand, discriminationBand, sentences, optionNote } = await from("client/group/words.js")
  return {
    facility: [0.05, 0.06, 0.1, 0.11, 0.19, 0.2, 0.34, 0.35, 0.64, 0.66, 0.8, 0.81, 1].map(facilityBand),
    discrimination: [0.5, 0.3, 0.29, 0.2, 0.1, 0, -0.01].map(discriminationBand),
    nothing: sentences({ evidence: "nothing" }),
    beaten: optionNote({ id: "ask", all: 3 }, [{ id: "ask", all: 3 }, { id: "tell", all: 9 }], ["ask"], { chose: 12 }),
    best: optionNote({ id: "tell", all: 9, top: 4, bottom: 3 }, [], ["ask"], { chose: 30 }),
    hardly: optionNote({ id: "show", all: 1, top: 0, bottom: 1 }, [], ["ask"], { chose: 30 }),
    few: optionNote({ id: "show", all: 0 }, [], ["ask"], { chose: 9 }),
  }
"""


def test_the_bands_are_in_words() -> None:
    told = run(WORDS)

    assert told["facility"] == [
        "extremely hard, or the question is at fault",
        *["very hard"] * 2,
        *["hard"] * 2,
        *["moderately hard"] * 2,
        *["about right"] * 2,
        *["fairly well known"] * 2,
        *["well known"] * 2,
    ]
    assert told["discrimination"] == [
        *("very well", "well enough", "weakly", "weakly", "very weakly", "very weakly"),
        "the wrong way round: check the key",
    ]
    assert told["nothing"] == ["Fewer than 5 people shared a try at this, so nothing is shown."]
    assert told["beaten"] == "Chosen less often than a wrong option: check the key."
    assert told["best"] == "The best third chose it more often than the weakest third."
    assert told["hardly"] == "Hardly anybody chose it."
    assert told["few"] == ""


def test_rows_for_a_spreadsheet_run_no_formula() -> None:
    told = run("""
      const { peopleRows } = await from("client/group/spreadsheet.js")
      const { csv } = await from("client/form/output-text.js")
      const results = { modules: [{ module: "coaching", tried: 3, total: 12, from: "2026-11-01", to: "2026-11-02" }] }
      return csv(peopleRows([{ name: "=HYPERLINK(1)", results }], [{ id: "coaching", title: "Coaching" }]))
    """)

    assert told.startswith("\ufeff")
    assert told.splitlines()[1] == '"\'=HYPERLINK(1)","3","12","2026-11-01","2026-11-02"'
