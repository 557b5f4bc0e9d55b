"""What is summed up of each question stays true to the log, whatever comes in and in whatever order."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from . import remembering
from .remembering import blank, rig, run

# pytest finds a fixture by its name in the module.
page, person, published = remembering.page, remembering.person, remembering.published

ROWS = """
  const { studiesOf } = await import("/assets/alongside-test/client/studies.js")
  const kept = [...(await store.studies()).values()].sort((one, two) => one.item < two.item ? -1 : 1)
  const made = studiesOf(await store.attempts()).sort((one, two) => one.item < two.item ? -1 : 1)
"""


def log(seed: int, count: int = 60) -> list[dict[str, Any]]:
    chance = random.Random(seed)  # noqa: S311
    return [
        {
            "id": f"aaaaaaaa-{seed}-{number}",
            "item": f"coaching-{chance.randrange(5)}",
            "score": chance.choice([0, 0.5, 1]),
            "maxScore": 1,
            "certainty": chance.choice([None, 1, 2, 3]),
            "at": f"2026-01-{chance.randrange(1, 20):02}T{chance.randrange(24):02}:00:{number % 60:02}+00:00",
            "hash": "0123456789ab",
            "response": ["ask"],
            "module": "coaching",
            "outcome": "coaching.describe",
        }
        for number in range(count)
    ]


@pytest.mark.parametrize("keep", [False, True])
def test_rows_are_what_the_log_comes_to_however_it_was_filled(page: Page, keep: bool) -> None:
    if keep:
        run(page, "await store.keep()")
    run(page, "for (const one of given) await store.append(one)", log(1))
    run(page, "await store.adopt({ attempts: given, records: {} })", log(2))

    kept, made = run(page, ROWS + "return [kept, made]")

    assert len(kept) == 5
    assert kept == made


def test_rows_follow_when_attempts_are_taken_away(page: Page) -> None:
    run(page, "await store.keep()")
    run(page, "await store.adopt({ attempts: given, records: {} })", log(3))

    run(page, "await store.withdraw(given, [])", [one["id"] for one in log(3)[:50]])

    kept, made = run(page, ROWS + "return [kept, made]")
    assert kept == made
    assert sum(len(row["days"]) for row in kept) <= 20


def test_what_was_reckoned_is_kept_unless_the_row_has_changed_meanwhile(page: Page) -> None:
    run(page, "await store.keep()")
    run(page, "await store.append(attempt(1)); await store.append(attempt(2))")

    run(
        page,
        """
      const rows = [...(await store.studies()).values()].map((row) => ({ ...row, memory: { form: 1, tries: 1 } }))
      await store.append(attempt(2, { at: "2026-01-05T10:00:00+00:00" }))
      await store.learnt(rows)""",
    )

    rows = run(page, "return [...(await store.studies()).values()]")
    assert [(row["item"], "memory" in row) for row in rows] == [("coaching-1", True), ("coaching-2", False)]


def test_a_damaged_row_is_made_anew_from_the_log(page: Page) -> None:
    run(page, "await store.keep()")
    run(page, "await store.adopt({ attempts: given, records: {} })", log(4))
    page.evaluate(SPOIL)

    kept, made = run(page, ROWS + "return [kept, made]")

    assert kept == made


SPOIL = """() => new Promise((done) => {
  indexedDB.open("alongside:/").onsuccess = ({ target: { result: db } }) => {
    const change = db.transaction("studies", "readwrite")
    change.objectStore("studies").put({ shelf: 1, text: '[["coaching-1", "often"]]' })
    change.oncomplete = () => { db.close(); done() }
  }
})"""


def test_a_database_of_version_2_is_summed_up_as_it_is_opened(person: BrowserContext, page: Page) -> None:
    page.evaluate(VERSION_2, log(5))

    opened = blank(person)

    kept, made = run(opened, ROWS + "return [kept, made]")
    assert kept == made
    assert len(kept) == 5
    assert run(opened, "return [(await store.attempts()).length, (await store.read('place')).heading]") == [60, "Limits"]


VERSION_2 = """(attempts) => new Promise((done) => {
  localStorage.setItem("alongside:/:kept", "1")
  const request = indexedDB.open("alongside:/", 2)
  request.onupgradeneeded = () => {
    const db = request.result
    const log = db.createObjectStore("attempts", { keyPath: "id" })
    for (const field of ["item", "module", "at"]) log.createIndex(field, field)
    const latest = db.createObjectStore("latest", { keyPath: "item" })
    db.createObjectStore("records").put({ href: "/", heading: "Limits", at: "2026-01-01T10:00:00Z" }, "place")
    db.createObjectStore("meta").put({ version: 2 }, "schema")
    for (const attempt of attempts) { log.put(attempt); latest.put(attempt) }
  }
  request.onsuccess = () => { request.result.close(); done() }
})"""


def test_two_tabs_that_check_at_once_both_count(person: BrowserContext, page: Page) -> None:
    run(page, "await store.keep()")
    other = blank(person)
    half = """await Promise.all(given.map((one) => store.append(one)))"""
    for turn in range(5):
        tries = [{**one, "id": f"{one['id']}-{turn}"} for one in log(6 + turn, 12)]
        run(page, half, tries[:6])
        run(other, half, tries[6:])

    kept, made = run(page, ROWS + "return [kept, made]")

    assert kept == made
    assert run(page, "return (await store.attempts()).length") == 60


def test_where_the_device_is_full_the_tab_counts_too(page: Page) -> None:
    run(page, "await store.keep(); await store.append(attempt(1))")
    rig(page, "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }")

    run(page, "await store.append(attempt(2)); await store.append(attempt(1, { at: '2026-01-09T10:00:00+00:00', score: 0 }))")

    rows = run(page, "return [...(await store.studies()).values()].map(({ item, days }) => [item, days.length])")
    assert rows == [["coaching-1", 4], ["coaching-2", 2]]
    assert "This device has no room left." in run(page, "return store.trouble")
