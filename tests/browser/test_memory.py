"""What the site remembers: the session, the device, two tabs, and a storage that is full, blocked or damaged."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page

from . import remembering
from .learner import until
from .remembering import BLOCKED, blank, local_keys, rig, run, session_keys

# pytest finds a fixture by its name in the module.
page, person, published = remembering.page, remembering.person, remembering.published

# The session


def test_nothing_is_kept_beyond_the_tab_until_a_person_asks(page: Page) -> None:
    run(
        page,
        "await store.append(attempt(1)); await store.write('draft:coaching-1', {response: ['ask'], at: '2026-01-01T10:00:00Z'})",
    )

    assert local_keys(page) == []
    assert page.evaluate("indexedDB.databases()") == []
    assert session_keys(page) == ["alongside:/:attempt:0", "alongside:/:draft:coaching-1"]


def test_a_reload_finds_records_and_attempts_as_they_were(page: Page) -> None:
    run(page, "for (const n of [2, 1, 3]) await store.append(attempt(n)); await store.write('place', {href: '/modules/coaching/'})")
    page.reload()

    assert run(page, "return (await store.attempts()).map(({item}) => item)") == ["coaching-1", "coaching-2", "coaching-3"]
    assert run(page, "return store.read('place')") == {"href": "/modules/coaching/"}
    assert run(page, "await store.erase('place'); return [await store.read('place') ?? 'nothing', await store.names()]") == [
        "nothing",
        [],
    ]


@pytest.mark.parametrize("keep", [False, True])
def test_attempts_are_found_by_item_module_and_time(page: Page, keep: bool) -> None:
    if keep:
        run(page, "await store.keep()")
    run(
        page,
        "for (let n = 0; n < 6; n += 1) await store.append(attempt(n % 3, {at: `2026-01-0${n + 1}T01:30:00-10:00`, module: n < 2 ? 'coaching' : 'mentoring'}))",
    )

    found = "return (await store.attempts(given)).map(({at}) => at.slice(8, 10)).join(' ')"

    assert run(page, found, {"item": "coaching-1"}) == "02 05"
    assert run(page, found, {"module": "coaching"}) == "01 02"
    assert run(page, found, {"item": "coaching-1", "module": "mentoring"}) == "05"
    # Half past one at night in -10:00 is half past eleven in the morning in UTC.
    assert run(page, found, {"since": "2026-01-05T11:30:00Z"}) == "05 06"
    assert run(page, found, {"since": "2026-01-05T11:31:00Z"}) == "06"
    assert run(page, "return [...await store.latestByItem()].map(([item, {at}]) => item + at.slice(8, 10))") == [
        "coaching-004",
        "coaching-105",
        "coaching-206",
    ]


def test_two_sites_of_one_host_do_not_see_each_other(person: BrowserContext) -> None:
    one, other = blank(person), blank(person, "/other/blank/")
    run(one, "await store.append(attempt(1)); await store.keep()")

    assert run(other, "await store.keep(); return (await store.attempts()).length") == 0
    assert local_keys(one) == ["alongside:/:kept", "alongside:/other/:kept"]
    assert run(other, "return store.clear()") == []
    assert run(one, "return (await store.attempts()).length") == 1
    assert local_keys(one) == ["alongside:/:kept"]


def test_a_frame_and_its_page_share_a_session_without_overwriting(page: Page) -> None:
    page.evaluate(
        "new Promise((done) => { const frame = document.createElement('iframe'); frame.src = '/blank/'; frame.onload = done; document.body.append(frame) })"
    )
    run(page, "await store.append(attempt(1))")
    page.frames[1].evaluate(
        "import('/assets/alongside-test/client/store.js').then(async ({open}) => (await open()).append({item: 'coaching-2', score: 0, at: '2026-01-02T00:00:00Z'}))"
    )
    run(page, "await store.append(attempt(3))")

    assert run(page, "return (await store.attempts()).map(({item}) => item).sort()") == ["coaching-1", "coaching-2", "coaching-3"]


def test_a_page_is_told_of_each_change(page: Page) -> None:
    told = run(
        page,
        """
      const told = []
      store.addEventListener("change", ({detail}) => told.push(`${detail.what} ${detail.elsewhere}`))
      await store.write("place", {href: "/"}); await store.append(attempt(1)); await store.keep(); await store.clear()
      return told""",
    )

    assert told == ["write false", "append false", "keep false", "clear false"]


def test_changed_says_that_an_item_was_edited_since_an_attempt(page: Page) -> None:
    assert run(
        page,
        "return [changed(attempt(1), '0123456789ab'), changed(attempt(1), 'ffffffffffff'), changed(undefined, 'f'), changed(attempt(1, {hash: ''}), 'f')]",
    ) == [False, True, False, False]


# The device


def test_keeping_moves_the_session_to_the_device_and_a_new_tab_finds_it(person: BrowserContext, page: Page) -> None:
    run(
        page,
        "await store.append(attempt(1)); await store.write('place', {href: '/modules/coaching/'}); await store.keep(); await store.append(attempt(2))",
    )

    assert session_keys(page) == []
    assert local_keys(page) == ["alongside:/:kept"]
    assert page.evaluate("localStorage['alongside:/:kept']") == "1"
    page.close()
    later = blank(person)
    assert run(later, "return [store.kept, store.trouble, (await store.attempts()).length, await store.read('place')]") == [
        True,
        "",
        2,
        {"href": "/modules/coaching/"},
    ]


@pytest.mark.parametrize("moment", ["before the device is written", "before the wish is fulfilled", "before the session is let go"])
def test_a_crash_while_moving_loses_nothing(page: Page, moment: str) -> None:
    crash = {
        "before the device is written": "IDBObjectStore.prototype.put = () => new Promise(() => {}); IDBFactory.prototype.open = () => ({})",
        "before the wish is fulfilled": "IDBObjectStore.prototype.getAllKeys = () => ({})",
        "before the session is let go": "Storage.prototype.removeItem = () => { throw new Error('the tab is gone') }",
    }[moment]
    run(page, "for (const n of [1, 2, 3]) await store.append(attempt(n)); await store.write('place', {href: '/'})")
    rig(page, crash)
    run(page, "await Promise.race([store.keep(), new Promise((done) => setTimeout(done, 500))])")
    page.reload()

    assert run(page, "return [store.kept, store.trouble, (await store.attempts()).length, await store.names()]") == [
        True,
        "",
        3,
        ["place"],
    ]
    assert session_keys(page) == []
    assert page.evaluate("localStorage['alongside:/:kept']") == "1"


def test_work_done_while_moving_is_not_lost(page: Page) -> None:
    run(
        page,
        "for (let n = 0; n < 200; n += 1) await store.append(attempt(n)); await store.write('draft:a', {response: ['old'], at: '2026-01-01T10:00:00Z'})",
    )
    run(
        page,
        """
      const moving = store.keep()
      const writing = (async () => { for (let n = 200; n < 260; n += 1) { await store.append(attempt(n)); await store.write('draft:a', {response: [n], at: `2026-01-02T10:00:00.${n}Z`}) } })()
      await Promise.all([moving, writing])""",
    )
    page.reload()

    assert run(page, "return [(await store.attempts()).length, (await store.read('draft:a')).response]") == [260, [259]]


def test_what_is_written_in_the_middle_of_the_move_stays(page: Page) -> None:
    run(page, "await store.write('draft:a', {response: ['old'], at: '2026-01-01T10:00:00Z'})")
    run(
        page,
        """
      const begin = IDBDatabase.prototype.transaction
      IDBDatabase.prototype.transaction = function (...given) {
        IDBDatabase.prototype.transaction = begin
        store.write("draft:a", {response: ["new"], at: "2026-01-02T10:00:00Z"})
        return begin.apply(this, given)
      }
      await store.keep()""",
    )

    assert run(page, "return [store.kept, (await store.read('draft:a')).response]") == [True, ["new"]]
    page.reload()
    assert run(page, "return (await store.read('draft:a')).response") == ["new"]
    assert session_keys(page) == []


def test_a_device_that_forgets_at_once_is_not_trusted(page: Page) -> None:
    run(page, "await store.append(attempt(1))")
    rig(page, "IDBObjectStore.prototype.put = function () { return this.count() }")

    assert run(page, "await store.keep(); return [store.kept, store.trouble.slice(0, 75)]") == [
        False,
        "This browser would not let us keep your progress on this device. Your work ",
    ]
    assert local_keys(page) == []
    assert session_keys(page) == ["alongside:/:attempt:0"]


def test_what_is_newer_stays_when_a_session_moves_in(person: BrowserContext, page: Page) -> None:
    other = blank(person)
    run(
        other,
        "await store.write('draft:a', {response: ['old'], at: '2026-01-01T10:00:00Z'}); await store.write('draft:b', {response: ['new'], at: '2026-01-03T10:00:00Z'})",
    )
    run(
        page,
        "await store.write('draft:a', {response: ['new'], at: '2026-01-02T10:00:00Z'}); await store.write('draft:b', {response: ['old'], at: '2026-01-02T10:00:00Z'}); await store.keep()",
    )
    until(other, "sessionStorage.length === 0")

    assert run(page, "return [(await store.read('draft:a')).response, (await store.read('draft:b')).response]") == [
        ["new"],
        ["new"],
    ]


VERSION_1 = """async ({attempts, drafts}) => {
  const request = indexedDB.open("alongside:/", 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore("attempts", {autoIncrement: true})
    request.result.createObjectStore("drafts")
  }
  const db = await new Promise((done) => { request.onsuccess = () => done(request.result) })
  const transaction = db.transaction(["attempts", "drafts"], "readwrite")
  attempts.forEach((attempt) => transaction.objectStore("attempts").add(attempt))
  Object.entries(drafts).forEach(([name, draft]) => transaction.objectStore("drafts").put(draft, name))
  await new Promise((done) => { transaction.oncomplete = done })
  if (!window.holdOn) db.close()
  localStorage.setItem("alongside:/:kept", "1")
}"""


def old_attempt(n: int, **more: object) -> dict[str, object]:
    return {
        "item": f"coaching-{n}",
        "hash": "0123456789ab",
        "response": ["ask"],
        "score": 1,
        "maxScore": 1,
        "certainty": None,
        "at": f"2025-12-{n % 28 + 1:02}T10:00:00Z",
        **more,
    }


def test_version_1_is_migrated_with_every_attempt_and_record(page: Page) -> None:
    place = {"href": "/modules/coaching/", "title": "Coaching"}
    old = [*(old_attempt(n) for n in range(300)), old_attempt(1, id="an-id-of-its-own")]
    page.evaluate(
        VERSION_1, {"attempts": [*old, "not an attempt"], "drafts": {"place": place, "draft:coaching-1": {"response": ["ask"]}}}
    )

    assert run(page, "return [store.kept, store.trouble]") == [True, ""]
    attempts = run(page, "return store.attempts()")
    assert len(attempts) == 301
    assert len({attempt["id"] for attempt in attempts}) == 301
    assert "an-id-of-its-own" in {attempt["id"] for attempt in attempts}
    assert {(attempt["module"], attempt["outcome"]) for attempt in attempts} == {("", "")}
    assert sorted(attempt["item"] for attempt in attempts) == sorted(str(attempt["item"]) for attempt in old)
    assert run(page, "return [await store.names(), await store.names('damaged:'), await store.read('place')]") == [
        ["draft:coaching-1", "place"],
        ["damaged:attempt:301"],
        place,
    ]
    assert len(run(page, "return store.attempts({module: ''})")) == 301
    assert page.evaluate("indexedDB.databases()") == [{"name": "alongside:/", "version": 3}]


def test_an_older_release_in_another_tab_is_waited_for_without_losing_work(person: BrowserContext, page: Page) -> None:
    old = blank(person)
    old.evaluate("window.holdOn = true")
    old.evaluate(VERSION_1, {"attempts": [old_attempt(1)], "drafts": {}})
    page.reload()

    assert run(page, "await store.append(attempt(2)); return [store.kept, store.trouble]") == [
        False,
        "Your kept progress is held by an older version of this site in another tab. Nothing is lost: close that tab. What you do now is safe until you close this tab.",
    ]
    assert session_keys(page) == ["alongside:/:attempt:0"]
    old.close()
    until(page, "sessionStorage.length === 0")
    assert run(page, "return [store.kept, store.trouble, (await store.attempts()).length]") == [True, "", 2]


NEWER = """async () => {
  const request = indexedDB.open("alongside:/", 9)
  request.onupgradeneeded = () => { for (const {name} of [{name: "later"}]) request.result.createObjectStore(name).put("precious", "it") }
  const db = await new Promise((done) => { request.onsuccess = () => done(request.result) })
  db.close()
  localStorage.setItem("alongside:/:kept", "1")
}"""


def test_progress_from_a_newer_release_is_left_alone_and_said_in_words(page: Page) -> None:
    page.evaluate(NEWER)

    run(page, "await store.append(attempt(1)); await store.keep()")

    assert run(page, "return [store.kept, store.trouble, (await store.attempts()).length]") == [
        False,
        "Your kept progress was made by a newer version of this site. Nothing is lost: reload the page to open it. What you do now is safe until you close this tab.",
        1,
    ]
    assert page.evaluate("indexedDB.databases()") == [{"name": "alongside:/", "version": 9}]
    assert local_keys(page) == ["alongside:/:kept"]
    assert session_keys(page) == ["alongside:/:attempt:0"]


def test_a_newer_release_in_another_tab_does_not_have_to_wait(person: BrowserContext, page: Page) -> None:
    run(page, "await store.keep(); await store.append(attempt(1))")
    newer = blank(person)
    newer.evaluate(NEWER)

    told, attempts = run(page, "await store.append(attempt(2)); return [store.trouble, await store.attempts()]")

    assert told.startswith(
        "Your kept progress was made by a newer version of this site. Nothing is lost: reload the page to open it."
    )
    assert [attempt["item"] for attempt in attempts] == ["coaching-2"]
    assert session_keys(page) == ["alongside:/:attempt:0"]


# Trouble


def test_a_full_session_holds_the_work_and_says_so(page: Page) -> None:
    run(page, "await store.append(attempt(1))")
    page.evaluate(
        "let size = 2 ** 23; while (size > 8) try { sessionStorage.setItem(`other${Math.random()}`, 'x'.repeat(size)) } catch { size /= 2 }"
    )

    told = run(
        page,
        "await store.append(attempt(2)); await store.write('place', {href: '/modules/a-long-place-that-does-not-fit/'}); return store.trouble",
    )

    assert (
        told
        == "This browser has no room left for this site. What you do now is safe until you leave this page. Save a file now if you need it."
    )
    assert run(
        page, "return [(await store.attempts()).length, await store.names(), (await store.exportFile()).attempts.length]"
    ) == [2, ["place"], 2]


def test_a_full_device_holds_the_work_in_the_tab_and_moves_it_when_there_is_room(page: Page) -> None:
    run(
        page,
        "await store.keep(); await store.append(attempt(1)); await store.write('draft:a', {response: ['kept'], at: '2026-01-01T10:00:00Z'})",
    )
    rig(
        page,
        "IDBObjectStore.prototype.put = function () { this.transaction.abort(); throw new DOMException('full', 'QuotaExceededError') }",
    )

    told = run(
        page,
        "await store.append(attempt(2)); await store.write('draft:a', {response: ['newer'], at: '2026-01-02T10:00:00Z'}); return store.trouble",
    )

    assert told == "This device has no room left. What you do now is safe until you close this tab. Save a file now if you need it."
    assert run(page, "return [store.kept, (await store.attempts()).length, (await store.read('draft:a')).response]") == [
        True,
        2,
        ["newer"],
    ]
    page.reload()
    assert run(page, "return [store.trouble, (await store.attempts()).length, (await store.read('draft:a')).response]") == [
        "",
        2,
        ["newer"],
    ]
    assert session_keys(page) == []


def test_blocked_storage_is_said_once_and_the_page_works(person: BrowserContext) -> None:
    person.add_init_script(BLOCKED)
    page = blank(person)
    run(
        page,
        "window.told = []; store.addEventListener('change', ({detail}) => detail.what === 'trouble' && told.push(store.trouble))",
    )

    found = run(
        page,
        """
      await store.append(attempt(1)); await store.write("draft:a", {response: ["ask"]}); await store.keep(); await store.append(attempt(2))
      return [store.kept, (await store.attempts()).length, await store.read("draft:a"), await store.stored().then((rows) => rows.length), told.length, store.trouble]""",
    )

    assert found == [
        False,
        2,
        {"response": ["ask"]},
        2,
        0,
        "This browser would not let us keep anything. Your work is safe until you leave this page. Save a file now if you need it.",
    ]
    assert run(page, "return [await store.clear(), await store.attempts(), await store.anything()]") == [[], [], False]


@pytest.mark.parametrize(
    "refusal",
    [
        "IDBFactory.prototype.open = () => { throw new DOMException('private', 'InvalidStateError') }",
        "IDBFactory.prototype.open = () => { const request = {error: new DOMException('private', 'UnknownError')}; setTimeout(() => request.onerror?.()); return request }",
    ],
)
def test_a_device_that_refuses_leaves_the_session_as_it_was(page: Page, refusal: str) -> None:
    rig(page, refusal)

    told = run(
        page,
        "await store.append(attempt(1)); await store.keep(); await store.append(attempt(2)); return [store.kept, store.trouble, (await store.attempts()).length]",
    )

    assert told == [
        False,
        "This browser would not let us keep your progress on this device. Your work is safe until you close this tab. Save a file now if you need it.",
        2,
    ]
    assert local_keys(page) == []


def test_a_device_that_stops_working_is_said_and_the_tab_takes_over(page: Page) -> None:
    run(page, "await store.keep(); await store.append(attempt(1))")
    rig(page, "IDBDatabase.prototype.transaction = () => { throw new DOMException('gone', 'UnknownError') }")

    assert run(page, "await store.append(attempt(2)); return [store.trouble, (await store.attempts()).length]") == [
        "Your kept progress could not be reached just now. Nothing is lost: reload the page to try again. What you do now is safe until you close this tab.",
        1,
    ]
    page.reload()
    assert run(page, "return [store.trouble, (await store.attempts()).length]") == ["", 2]


@pytest.mark.parametrize("text", ["{not JSON", "[1, 2]", '"text"', "null", "7", ""])
def test_a_damaged_record_of_the_session_is_set_aside_and_the_rest_is_read(page: Page, text: str) -> None:
    run(page, "await store.append(attempt(1)); await store.write('place', {href: '/'})")
    page.evaluate(
        "(text) => { sessionStorage['alongside:/:draft:a'] = text; sessionStorage['alongside:/:attempt:7'] = text }", text
    )

    assert run(
        page, "return [await store.read('draft:a') ?? 'nothing', (await store.attempts()).length, await store.read('place')]"
    ) == ["nothing", 1, {"href": "/"}]
    assert (
        run(page, "return store.trouble")
        == "One thing kept here was damaged, so we set it aside. Nothing else has changed. It is listed on the My learning page."
    )
    assert page.evaluate("[sessionStorage['alongside:/:damaged:draft:a'], sessionStorage['alongside:/:damaged:attempt:7']]") == [
        text,
        text,
    ]
    assert run(page, "return [await store.names(), await store.names('damaged:')]") == [
        ["place"],
        ["damaged:attempt:7", "damaged:draft:a"],
    ]
    page.evaluate("sessionStorage['alongside:/:draft:a'] = '{again'")
    assert run(page, "await store.read('draft:a'); return (await store.names('damaged:')).length") == 3


def test_a_damaged_record_of_the_device_is_set_aside_and_the_rest_is_read(page: Page) -> None:
    run(page, "await store.keep(); await store.append(attempt(1)); await store.write('place', {href: '/'})")
    page.evaluate("""() => new Promise((done) => { indexedDB.open("alongside:/").onsuccess = ({target}) => {
      const transaction = target.result.transaction(["attempts", "records"], "readwrite")
      transaction.objectStore("records").put("text", "draft:a")
      transaction.objectStore("attempts").put({id: "broken", item: 7})
      transaction.oncomplete = () => { target.result.close(); done() } } })""")

    assert run(
        page, "return [await store.read('draft:a') ?? 'nothing', (await store.attempts()).length, await store.read('place')]"
    ) == ["nothing", 1, {"href": "/"}]
    assert "set it aside" in run(page, "return store.trouble")
    assert run(page, "return [await store.names(), await store.names('damaged:'), await store.read('damaged:attempt:broken')]") == [
        ["place"],
        ["damaged:attempt:broken", "damaged:draft:a"],
        {"value": {"id": "broken", "item": 7}},
    ]


def test_a_part_that_does_not_load_is_said_and_nothing_is_lost(page: Page) -> None:
    page.route("**/store-idb.js", lambda route: route.abort())

    told = run(
        page,
        "await store.append(attempt(1)); await store.keep(); return [store.kept, store.trouble, (await store.attempts()).length]",
    )

    assert told == [
        False,
        "A part of this site did not load. Reload the page to try again. What you do until then is safe until you close this tab.",
        1,
    ]
    assert local_keys(page) == []


# Two tabs


def test_two_tabs_that_keep_add_to_one_log(person: BrowserContext, page: Page) -> None:
    other = blank(person)
    run(
        other,
        "await store.append(attempt(1)); window.told = []; window.kept = () => store.kept;"
        "store.addEventListener('change', ({detail}) => told.push(detail))",
    )
    run(page, "await store.append(attempt(2)); await store.keep(); await store.append(attempt(3))")
    until(other, "told.some(({what}) => what === 'append') && kept()")
    run(other, "await store.append(attempt(4))")

    assert run(page, "return (await store.attempts()).map(({item}) => item)") == [f"coaching-{n}" for n in (1, 2, 3, 4)]
    assert run(other, "return told.filter(({what}) => what === 'append')[0]") == {"what": "append", "elsewhere": True}


def test_clearing_in_one_tab_empties_the_other_at_once(person: BrowserContext, page: Page) -> None:
    other = blank(person)
    run(other, "window.told = []; store.addEventListener('change', ({detail}) => told.push(detail.what))")
    run(page, "await store.append(attempt(1)); await store.keep()")
    until(other, "told.includes('keep')")

    assert run(page, "return store.clear()") == []
    until(other, "told.includes('clear')")
    assert run(other, "return [store.kept, await store.attempts(), await store.anything()]") == [False, [], False]
    run(other, "await store.append(attempt(2))")
    assert other.evaluate("indexedDB.databases()") == []
    assert session_keys(other) == ["alongside:/:attempt:0"]


def test_a_tab_that_has_not_heard_of_it_does_not_bring_back_what_was_cleared(person: BrowserContext, page: Page) -> None:
    run(page, "await store.keep(); await store.append(attempt(1))")
    deaf = person.new_page()
    deaf.add_init_script("delete window.BroadcastChannel")
    deaf.goto("/blank/")
    assert run(deaf, "return (await store.attempts()).length") == 1

    assert run(page, "return store.clear()") == []

    assert run(deaf, "await store.append(attempt(2)); return [store.kept, (await store.attempts()).length]") == [False, 1]
    assert deaf.evaluate("indexedDB.databases()") == []


def test_a_tab_in_its_session_loses_it_when_another_clears(person: BrowserContext, page: Page) -> None:
    other = blank(person)
    run(
        other,
        "await store.append(attempt(1)); window.told = []; store.addEventListener('change', ({detail}) => told.push(detail.what))",
    )

    run(page, "return store.clear()")

    until(other, "told.includes('clear')")
    assert session_keys(other) == []


# Finish and clear


def test_clear_removes_everything_of_this_site_and_nothing_of_another(page: Page, published: str) -> None:
    run(page, "await store.append(attempt(1)); await store.keep(); await store.write('place', {href: '/'})")
    page.evaluate("""async () => {
      localStorage["alongside:/:settings"] = "{}"; localStorage["/.__palette"] = "{}"; localStorage["/.__tabs"] = "[]"; sessionStorage["/.__outdated"] = "true"
      localStorage["/other/.__palette"] = "{}"; localStorage["alongside:/other/:kept"] = "1"; localStorage.neighbour = "1"
      await caches.open("alongside:/:pages"); await caches.open("alongside:/other/:pages") }""")

    assert run(page, "return store.anything()") is True
    assert run(page, "return store.clear()") == []
    assert local_keys(page) == ["/other/.__palette", "alongside:/other/:kept", "neighbour"]
    assert session_keys(page) == []
    assert page.evaluate("Promise.all([indexedDB.databases(), caches.keys()])") == [[], ["alongside:/other/:pages"]]
    assert run(page, "return [await store.anything(), await store.stored(), await store.attempts(), await store.names()]") == [
        False,
        [],
        [],
        [],
    ]


def test_clear_removes_the_worker_of_this_site(page: Page, published: str) -> None:
    page.evaluate("async () => { await caches.open('alongside:/:pages') }")
    registered = page.evaluate("navigator.serviceWorker.register('/sw.js').then(() => true, (error) => String(error))")
    assert registered is True
    assert [row["name"] for row in run(page, "return store.stored()")] == ["alongside:/:pages", f"{published}/"]

    assert run(page, "return store.clear()") == []

    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_clear_names_what_remains(page: Page) -> None:
    run(page, "await store.write('place', {href: '/'})")
    rig(page, "Storage.prototype.removeItem = () => {}")

    assert run(page, "return store.clear()") == ["alongside:/:place"]


def test_a_page_out_of_the_page_cache_is_told_that_all_is_cleared(page: Page) -> None:
    run(
        page,
        "await store.append(attempt(1)); window.told = []; store.addEventListener('change', ({detail}) => told.push(detail.what))",
    )

    page.evaluate("sessionStorage.clear(); dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    assert page.evaluate("told") == ["clear"]


def test_every_stored_thing_is_listed_in_words_and_can_be_removed(page: Page) -> None:
    run(
        page,
        "await store.append(attempt(1)); await store.append(attempt(2)); await store.write('draft:coaching-1', {response: []}); await store.write('set:quiz', {}); await store.write('place', {href: '/'})",
    )
    page.evaluate(
        "localStorage['alongside:/:settings'] = '{}'; localStorage['/.__palette'] = '{}'; sessionStorage['alongside:/:draft:x'] = '{'"
    )

    rows = run(page, "return store.stored()")

    assert [(row["name"], row["what"]) for row in rows] == [
        ("attempts", "What you chose and how it went: 2 tries"),
        ("draft:coaching-1", "What you chose at one question, so that you find it again"),
        ("place", "Where you were reading"),
        ("set:quiz", "How far you are in one quiz"),
        ("damaged:draft:x", "Something that could not be read; it was set aside and is not used"),
        ("alongside:/:settings", "Your reading settings"),
        ("/.__palette", "Whether you chose light or dark"),
    ]
    assert {row["where"] for row in rows[:5]} == {"In this tab, until you close it"}
    assert {row["where"] for row in rows[5:]} == {"On this device, until you remove it"}
    run(page, "for (const row of await store.stored()) await store.remove(row)")
    assert run(page, "return [await store.stored(), await store.anything()]") == [[], False]


# Many attempts


def test_a_hundred_thousand_attempts_do_not_slow_the_next_one(page: Page) -> None:
    run(page, "await store.keep()")
    fill = "const rows = []; for (let n = given[0]; n < given[1]; n += 1) rows.push({id: crypto.randomUUID(), ...attempt(n % 10000, {at: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString()})}); await store.adopt({attempts: rows, records: {}})"
    measure = """
      const times = []
      for (let n = 0; n < 200; n += 1) { const start = performance.now(); await store.append(attempt(n)); times.push(performance.now() - start) }
      const start = performance.now()
      for (let n = 0; n < 50; n += 1) await store.attempts({item: `coaching-${n}`})
      return {append: times.sort((a, b) => a - b)[100], slow: times[190], find: (performance.now() - start) / 50}"""

    run(page, fill, [0, 1000])
    few = run(page, measure)
    run(page, fill, [1000, 100_000])
    many = run(page, measure)

    assert run(page, "return (await store.latestByItem()).size") == 10_000
    assert many["append"] <= 3 * few["append"]
    assert many["find"] <= 5 * few["find"] + 1
