"""Progress as a file: out, looked at, in, taken back; and whatever can be wrong with one."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from . import remembering
from .json_schema import SCHEMA, misfits
from .remembering import blank, run, saved

# pytest finds a fixture by its name in the module.
page, person, published = remembering.page, remembering.person, remembering.published


@pytest.mark.parametrize("keep", [False, True])
def test_what_was_saved_and_cleared_comes_back_as_it_was(page: Page, keep: bool) -> None:
    if keep:
        run(page, "await store.keep()")
    file = saved(page)
    run(page, "await store.clear()")
    if keep:
        run(page, "await store.keep()")

    merged = run(page, "return store.merge(given)", json.dumps(file))

    assert (merged["ok"], merged["added"], merged["replaced"]) == (True, 25, 0)
    assert run(page, "return store.exportFile(new Date(0))") == file
    assert run(page, "return store.merge(given)", json.dumps(file))["added"] == 0
    assert run(page, "return store.exportFile(new Date(0))") == file
    assert run(page, "return [await store.undo(), await store.undo()]") == [True, False]


def test_a_file_is_as_the_published_schema_says_and_names_nobody(page: Page) -> None:
    file = saved(page)

    assert list(misfits(file, SCHEMA)) == []
    assert list(file) == ["format", "version", "made", "site", "attempts", "records"]
    assert (file["format"], file["version"], file["made"], file["site"]) == (
        "alongside-progress",
        1,
        "1970-01-01T00:00:00.000Z",
        "/",
    )


@pytest.mark.parametrize("keep", [False, True])
def test_undo_takes_back_the_last_merge_and_nothing_that_came_after(page: Page, keep: bool) -> None:
    if keep:
        run(page, "await store.keep()")
    file = saved(page)
    run(
        page,
        """
      await store.clear()
      if (given) await store.keep()
      await store.append(attempt(1)); await store.write("place", {href: "/old/", at: "2025-01-01T10:00:00Z"}); await store.write("draft:a", {response: [], at: "2026-01-01T10:00:00Z"})""",
        keep,
    )
    before = run(page, "return store.exportFile(new Date(0))")

    merged = run(page, "return store.merge(given)", file)
    assert (merged["attempts"]["new"], merged["records"]) == (22, {"new": 2, "same": 0, "newer": 1, "older": 0, "unreadable": 0})
    assert run(page, "return (await store.read('place')).heading") == "Limits"
    run(page, "await store.write('draft:coaching-1', {response: ['tell'], at: '2026-02-01T10:00:00Z'}); await store.undo()")

    assert run(page, "return (await store.read('draft:coaching-1')).response") == ["tell"]
    run(page, "await store.erase('draft:coaching-1')")
    assert run(page, "return store.exportFile(new Date(0))") == before
    assert run(page, "return [...(await store.latestByItem()).keys()]") == ["coaching-1"]


def test_what_is_here_is_never_replaced_by_something_older_or_different(page: Page) -> None:
    file = saved(page)
    changed = json.loads(json.dumps(file))
    changed["attempts"][0]["score"] = 0.5
    changed["records"]["place"] |= {"heading": "Somewhere older", "at": "2026-01-01T10:00:00Z"}
    changed["records"]["draft:coaching-1"]["response"] = ["same time, other choice"]

    seen = run(page, "return store.preview(given)", changed)

    assert seen["attempts"] == {"new": 0, "same": 21, "conflicting": 1, "unreadable": 0}
    assert seen["records"] == {"new": 0, "same": 1, "newer": 0, "older": 2, "unreadable": 0}
    run(page, "await store.merge(given)", changed)
    assert run(page, "return store.exportFile(new Date(0))") == file


def test_a_preview_changes_nothing(page: Page) -> None:
    file = saved(page)
    run(page, "await store.clear()")

    assert run(page, "return store.preview(given)", file)["attempts"]["new"] == 22
    assert run(page, "return store.anything()") is False


def test_a_file_from_another_address_finds_its_place_here(person: BrowserContext, page: Page) -> None:
    file = saved(page)
    other = blank(person, "/other/blank/")

    seen = run(other, "return store.merge(given)", file)

    assert seen["elsewhere"] is True
    assert run(other, "return (await store.read('place')).href") == "/other/modules/coaching/#limits"


REFUSED = {
    "{": "This file could not be read. It may be damaged, or it was not saved from this site. Nothing has changed.",
    "": "This file could not be read. It may be damaged, or it was not saved from this site. Nothing has changed.",
    "[" * 100_000: "This file could not be read. It may be damaged, or it was not saved from this site. Nothing has changed.",
    "null": "This is not a progress file. It was not opened.",
    "[]": "This is not a progress file. It was not opened.",
    '{"format": "photos"}': "This is not a progress file. It was not opened.",
    '{"format": "alongside-results", "version": 1}': "This is a results file for a trainer, not a progress file. It was not opened.",
    '{"format": "alongside-feedback", "version": 1}': "This is a supervision feedback file, not a progress file. It was not opened.",
    '{"format": "alongside-progress", "version": 2}': "This file was saved by a newer version of this site. Reload the page, then open it again.",
    '{"format": "alongside-progress", "version": "1"}': "This progress file is damaged, and nothing in it could be read. Nothing has changed.",
    '{"format": "alongside-progress", "version": 1, "attempts": {}, "records": {}}': "This progress file is damaged, and nothing in it could be read. Nothing has changed.",
    '{"format": "alongside-progress", "version": 1, "attempts": [7, null], "records": {"place": "x"}}': "This progress file is damaged, and nothing in it could be read. Nothing has changed.",
}


@pytest.mark.parametrize(("text", "told"), REFUSED.items(), ids=range(len(REFUSED)))
def test_a_file_that_cannot_be_opened_earns_a_plain_sentence(page: Page, text: str, told: str) -> None:
    assert run(page, "return store.preview(given)", text) == {"ok": False, "problem": told}
    assert run(page, "return store.merge(given)", text) == {"ok": False, "problem": told}
    assert run(page, "return store.anything()") is False


def test_a_file_that_is_too_big_is_not_even_read(page: Page) -> None:
    told = run(page, "JSON.parse = () => { throw new Error('read') }; return store.preview(' '.repeat(64 * 1024 * 1024 + 1))")

    assert told == {"ok": False, "problem": "This file is bigger than 64 MB, and a progress file never is. It was not opened."}


def test_a_damaged_entry_is_left_out_and_counted_and_the_rest_comes_in(page: Page) -> None:
    file = saved(page)
    run(page, "await store.clear()")
    for fault in (
        {"at": "yesterday"},
        {"item": "<b>"},
        {"score": -1},
        {"score": "1"},
        {"certainty": 4},
        {"id": "short"},
        {"response": [[[["deep"]]]]},
    ):
        file["attempts"].append(file["attempts"][0] | fault)
    file["records"] |= {
        "place": {"href": "https://example.org/", "at": "2026-01-01T10:00:00Z"},
        "draft:x": {"response": []},
        "Draft": {},
        "kept": {"at": "1"},
        "attempt:0": {},
    }

    seen = run(page, "return store.merge(given)", file)

    assert seen["attempts"] == {"new": 22, "same": 0, "conflicting": 0, "unreadable": 7}
    assert seen["records"] == {"new": 2, "same": 0, "newer": 0, "older": 0, "unreadable": 5}
    assert run(page, "return [(await store.attempts()).length, await store.names()]") == [
        22,
        ["draft:coaching-1", "set:coaching.quiz"],
    ]


def test_only_named_fields_come_in_and_a_later_kind_of_record_stays_whole(page: Page) -> None:
    file = saved(page)
    run(page, "await store.clear()")
    file["attempts"] = [file["attempts"][0] | {"more": "kept out"}]
    file["records"] = {
        "plan": {"weeks": [1, {"a": True}], "at": "2026-01-01T10:00:00Z"},
        "place": file["records"]["place"] | {"onclick": "alert(1)"},
    }

    run(page, "await store.merge(given)", file)

    assert "more" not in run(page, "return (await store.attempts())[0]")
    assert sorted(run(page, "return store.read('place')")) == ["at", "heading", "href", "title"]
    assert run(page, "return store.read('plan')") == file["records"]["plan"]


def test_a_key_that_means_something_to_javascript_is_refused(page: Page) -> None:
    text = """{"format": "alongside-progress", "version": 1, "__proto__": {"polluted": 1}, "attempts": [
      {"id": "aaaaaaaa-1", "item": "a", "score": 1, "at": "2026-01-01T10:00:00Z", "__proto__": {"polluted": 1}},
      {"id": "aaaaaaaa-2", "item": "a", "score": 1, "at": "2026-01-01T10:00:00Z", "response": {"__proto__": {"polluted": 1}}},
      {"id": "aaaaaaaa-3", "item": "a", "score": 1, "at": "2026-01-01T10:00:00Z", "response": {"a": {"constructor": 1}}},
      {"id": "aaaaaaaa-4", "item": "a", "score": 1, "at": "2026-01-01T10:00:00Z", "response": {"a": "b"}}],
      "records": {"__proto__": {"at": "2026-01-01T10:00:00Z"}, "constructor": {"at": "2026-01-01T10:00:00Z"}, "plan": {"prototype": 1}}}"""

    seen = run(page, "return store.merge(given)", text)

    assert (seen["attempts"], seen["records"]) == (
        {"new": 1, "same": 0, "conflicting": 0, "unreadable": 3},
        {"new": 0, "same": 0, "newer": 0, "older": 0, "unreadable": 3},
    )
    assert page.evaluate("[({}).polluted ?? null, Object.prototype.hasOwnProperty('polluted')]") == [None, False]


def test_a_hundred_thousand_attempts_make_a_file_that_can_be_opened_again(page: Page) -> None:
    length, most = run(
        page,
        """
      const { asText, MOST_BYTES } = await import("/assets/alongside-test/client/progress-file.js")
      const item = (n) => `which-support-a-rather-long-name-of-an-item-${n}`
      const attempts = Array.from({length: 100000}, (_, n) => ({id: crypto.randomUUID(), ...attempt(n, {item: item(n)})}))
      return [asText({format: "alongside-progress", version: 1, attempts, records: {}}).length, MOST_BYTES]""",
    )

    assert length < most


REVISING: dict[str, Any] = {
    "run:practise": {
        "title": "Your set",
        "items": ["coaching-1", "coaching-2"],
        "queue": ["coaching-2"],
        "seed": 7,
        "turns": 1,
        "results": {"coaching-1": [0, 1, 3], "coaching-2": [0.5, 0.5, None]},
        "done": False,
        "at": "2026-01-02T10:00:00+00:00",
    },
    "revision": {"certainty": True, "assessment": "2026-02-28", "at": "2026-01-02T10:00:00+00:00"},
    "saved": {"at": "2026-01-02T10:00:00+00:00"},
}
REVISING_KINDS = {name.partition(":")[0] for name in REVISING}


def test_how_somebody_revises_goes_out_and_comes_back_in_a_file(page: Page) -> None:
    run(page, "for (const [name, value] of Object.entries(given)) await store.write(name, value)", REVISING)
    file = run(page, "return store.exportFile(new Date(0))")
    run(page, "await store.clear()")

    run(page, "await store.merge(given)", file)

    assert list(misfits(file, SCHEMA)) == []
    assert run(page, "return (await store.exportFile()).records") == REVISING


MUTATE = """
  const { preview } = await import("/assets/alongside-test/client/progress-file.js")
  let state = given.seed
  const chance = (most) => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor(state / 2 ** 32 * most) }
  const pick = (list) => list[chance(list.length)]
  const odd = [null, true, -1, 0, 1e9, 3.5, "", "x", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "__proto__", [], [[[[1]]]], {}, {a: {b: {c: {d: 1}}}},
    {constructor: 1}, "2026-02-30T99:99:99Z", "2026-01-01", "2026-01-01T00:00:00Z", "x".repeat(400), "x".repeat(20001), "coaching-1", "0123456789ab", Array(501).fill(1)]
  const places = (value, path = []) => value && typeof value === "object" ? [path, ...Object.keys(value).flatMap((key) => places(value[key], [...path, key]))] : [path]
  const mutated = (file) => {
    const path = pick(places(file).filter(({length}) => length))
    const parent = path.slice(0, -1).reduce((value, key) => value[key], file)
    const key = path.at(-1)
    const way = chance(5)
    const value = structuredClone(pick(odd))
    if (way === 0) delete parent[key]
    else if (way === 1) Object.defineProperty(parent, pick(["extra", "at", "__proto__", "draft:a", "id", "plan", "attempt:1", "x y"]), {value, enumerable: true, configurable: true, writable: true})
    else if (way === 2 && Array.isArray(parent)) parent.push(structuredClone(parent[key]))
    else parent[key] = value
    return file
  }
  const told = (seen) => seen.ok ? {attempts: seen.attempts, records: seen.records, batch: seen.batch} : {problem: seen.problem}
  const results = []
  for (let n = 0; n < given.rounds; n += 1) {
    let file = JSON.parse(given.text)
    for (let times = 1 + chance(4); times > 0; times -= 1) file = mutated(file)
    let text = JSON.stringify(file)
    if (chance(8) === 0) text = text.slice(0, chance(text.length)) + pick(["", "}", "\\u0000", "[", '"']) + text.slice(chance(text.length))
    results.push({text, ...told(await preview(store, text))})
  }
  await store.merge(results.find(({batch}) => batch?.attempts.length).text)
  return {results, alerted: window.alerted ?? 0, polluted: ({}).polluted ?? 0}"""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_is_wrong_with_a_file_it_is_said_and_only_what_the_schema_allows_comes_in(page: Page, seed: int) -> None:
    file = saved(page)
    file["attempts"] = file["attempts"][-4:]
    file["records"] |= REVISING
    run(page, "await store.clear(); window.alert = () => { window.alerted = 1 }")

    found = run(page, MUTATE, {"seed": seed, "rounds": 900, "text": json.dumps(file)})

    assert (found["alerted"], found["polluted"]) == (0, 0)
    opened = [result for result in found["results"] if "batch" in result]
    assert len(found["results"]) == 900
    assert 250 < len(opened) < 900
    for result in opened:
        batch = {"format": "alongside-progress", "version": 1, "made": "2026-01-01T00:00:00Z", "site": "/", **result["batch"]}
        assert list(misfits(batch, SCHEMA)) == [], result["text"]
        given = json.loads(result["text"])
        assert (
            told_to_be_whole(given) == result["attempts"]["new"] + result["attempts"]["same"] + result["attempts"]["conflicting"]
        ), result["text"]
        assert whole_records(given) == result["records"]["new"], result["text"]
    assert {result["problem"] for result in found["results"] if "problem" in result} <= set(REFUSED.values())


def told_to_be_whole(file: dict[str, Any]) -> int:
    """How many attempts the schema lets pass; that a date is a day of the calendar no pattern can say."""
    shape = SCHEMA["$defs"]["attempt"]
    return sum(not list(misfits(attempt, shape)) and is_a_day(attempt["at"]) for attempt in file["attempts"])


def whole_records(file: dict[str, Any]) -> int:
    """The same for records; nor can a pattern say which links lead away."""
    shape = SCHEMA["properties"]["records"]
    whole = [(name, record) for name, record in file["records"].items() if not list(misfits({name: record}, shape))]
    return sum(
        name.split(":")[0] not in ("draft", "set", "place", *REVISING_KINDS)
        or (is_a_day(record["at"]) and not record.get("href", "").startswith("javascript:"))
        for name, record in whole
    )


def is_a_day(text: object) -> bool:
    try:
        datetime.fromisoformat(str(text))
    except ValueError:
        return False
    return True
