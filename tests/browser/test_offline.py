"""The site without a connection: nothing before it is asked for, then everything, always of one version, and all of it goes again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from tests import projects

from .conftest import Faults, served
from .learner import check, choose, heading, item, opened, until

KEPT = "The whole site is on this device and works without a connection."
NO_NETWORK = "Failed to load resource|Failed to find a valid digest|Fetch API cannot load"
"""What the browser itself says of what did not come, or came otherwise than it should."""
NEWER = "A newer version of this site is ready."


@dataclass
class Site:
    """What is published now, and the two versions of it."""

    address: str
    link: Path
    old: Path
    new: Path

    def publish(self, version: Path) -> None:
        self.link.unlink(missing_ok=True)
        self.link.symlink_to(version, target_is_directory=True)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two builds: in the second the words of a module differ, a page is added, and so is code that every page runs."""
    place = tmp_path_factory.mktemp("versions")
    old = projects.site(place / "old-project")
    new = projects.site(
        place / "new-project", {"docs/modules/coaching.yml": projects.MODULE.replace("Have a guess first", "Guess anew")}
    )
    (new / "docs/added.md").write_text("# Added\n\nA page that the first version has not.\n", encoding="utf-8")
    with (new / "macros/client/make.js").open("a", encoding="utf-8") as script:
        script.write("\nexport const later = true\n")
    return built(old, place / "old"), built(new, place / "new")


def built(project: Path, out: Path) -> Path:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "http://127.0.0.1/learn/"}
    subprocess.run(command, cwd=project, env=environment, check=True)
    return out


@pytest.fixture
def site(versions: tuple[Path, Path], tmp_path: Path) -> Iterator[Site]:
    with served(tmp_path) as address:
        site = Site(f"{address}/learn/", tmp_path / "learn", *versions)
        site.publish(site.old)
        yield site


@pytest.fixture
def person(chromium: Browser, site: Site) -> Iterator[BrowserContext]:
    """Somebody with a browser of their own; an error or a breach of the policy fails the test, what has no network does not."""
    context = chromium.new_context(base_url=site.address)
    context.set_default_timeout(10_000)
    complaints: list[str] = []
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield context
    context.close()
    assert [words for words in complaints if not re.match(NO_NETWORK, words)] == []


def at(person: BrowserContext, address: str = "my-learning/") -> Page:
    page = person.new_page()
    page.goto(address)
    return page


def offer(page: Page) -> Locator:
    return page.locator("offline-choice")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


@pytest.fixture
def keeper(person: BrowserContext) -> Page:
    """On My learning, with the site kept."""
    page = at(person)
    press(page, "Make available offline")
    expect(offer(page)).to_contain_text(KEPT)
    return page


def caches(page: Page) -> list[str]:
    names: list[str] = page.evaluate("caches.keys()")
    return names


def workers(page: Page) -> int:
    count: int = page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)")
    return count


def everything(page: Page) -> dict[str, Any]:
    return {"caches": caches(page), "workers": workers(page), "local": page.evaluate("Object.keys(localStorage)")}


NOTHING = {"caches": [], "workers": 0, "local": []}


# The choice


def test_nothing_is_registered_or_kept_before_it_is_asked_for_and_the_size_is_told(person: BrowserContext) -> None:
    page = at(person)

    expect(offer(page)).to_contain_text(re.compile(r"It takes about \d[\d.]* MB\."))
    expect(page.get_by_role("button", name="Make available offline")).to_be_visible()

    assert everything(page) == NOTHING


def test_the_page_comes_back_to_where_the_person_was_and_says_that_all_is_here(keeper: Page) -> None:
    expect(keeper.get_by_role("heading", name="Use this site without a connection")).to_be_focused()
    expect(offer(keeper)).to_contain_text("It is the newest version.")
    assert len(caches(keeper)) == workers(keeper) == 1


def test_every_page_and_file_is_there_without_a_connection(keeper: Page, person: BrowserContext) -> None:
    person.set_offline(True)

    missing = keeper.evaluate("""async () => {
      const kept = await caches.open((await caches.keys())[0])
      const { files } = await (await kept.match("../offline.json")).json()
      const answers = await Promise.all(files.map(([path]) => fetch(`../${path}`).then(({ ok }) => ok, () => false)))
      return files.map(([path]) => path).filter((_, place) => !answers[place])
    }""")

    assert missing == []


def test_a_question_and_my_learning_work_without_a_connection(keeper: Page, person: BrowserContext) -> None:
    person.set_offline(True)
    page = opened(at(person, "modules/coaching/"))
    question = item(page, "coaching-owner")

    choose(question, "The goal", "The next action")
    check(question)

    expect(heading(question)).to_have_text("That's right")
    page.get_by_role("link", name="My learning").first.click()
    expect(page.locator("my-learning")).to_contain_text("You have tried 1 question.")
    expect(offer(page)).to_contain_text(KEPT)


def test_the_search_works_without_a_connection(keeper: Page, person: BrowserContext) -> None:
    person.set_offline(True)
    page = at(person, "modules/coaching/")

    query = page.get_by_role("textbox", name="Search this site")
    query.click()
    page.keyboard.type("mentor")

    expect(page.locator(".md-search-result__item").first).to_be_visible()


def test_a_page_that_is_not_kept_says_so_in_plain_words(keeper: Page, person: BrowserContext, site: Site, faults: Faults) -> None:
    site.publish(site.new)
    person.set_offline(True)

    gone = at(person, "added/")

    expect(gone.get_by_role("heading", name="This page needs a connection")).to_be_visible()
    gone.get_by_role("link", name="See all the modules").click()
    expect(gone.get_by_role("link", name="Coaching").first).to_be_visible()
    assert faults(gone, "main") == []


def test_an_address_without_its_last_stroke_still_finds_the_page(keeper: Page, person: BrowserContext) -> None:
    person.set_offline(True)

    page = at(person, "modules/coaching")

    expect(page.get_by_role("heading", name="Coaching", level=1)).to_be_visible()
    assert page.url.endswith("/modules/coaching/")


# Half a download


def without(page: Page, pattern: str) -> None:
    page.context.route(re.compile(pattern), lambda route: route.abort())


def test_half_a_download_is_never_used_and_goes_on_from_where_it_stopped(person: BrowserContext) -> None:
    page = at(person)
    without(page, "/glossary/$")

    press(page, "Make available offline")

    expect(offer(page)).to_contain_text("The connection broke, so not all of it is here. Nothing of it is used. Try again")
    expect(page.get_by_role("heading", name="Use this site without a connection")).to_be_focused()
    assert (len(caches(page)), workers(page)) == (1, 0)
    page.context.unroute_all()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    press(page, "Go on fetching")
    expect(offer(page)).to_contain_text(KEPT)
    assert len(asked[: asked.index(page.url)]) < 12
    assert any(url.endswith("/glossary/") for url in asked)


def test_a_download_can_be_stopped_and_what_came_of_it_removed(person: BrowserContext) -> None:
    page = at(person)
    held: list[Route] = []
    page.context.route(re.compile("/glossary/$"), lambda route: held.append(route))

    press(page, "Make available offline")
    expect(page.get_by_role("button", name="Stop")).to_be_focused()
    expect(offer(page)).to_contain_text(re.compile(r"\d+ of \d+ files are here\. Keep this page open\."))
    press(page, "Stop")

    expect(offer(page)).to_contain_text("You stopped part-way. Nothing of it is used.")
    expect(page.locator("my-learning")).to_contain_text("The pages of this site, for use without a connection")
    expect(page.get_by_role("button", name="Finish and clear").first).to_be_visible()
    press(page, "Remove it from this device")
    expect(offer(page)).to_contain_text("The site is no longer kept on this device.")
    assert everything(page) == NOTHING


ALL_BUT_ONE = """() => {
  const [, here, all] = /(\\d+) of (\\d+) files/.exec(document.querySelector("offline-choice").textContent) ?? []
  return all && Number(here) === Number(all) - 1
}"""


def test_what_changes_while_it_is_fetched_is_not_used(person: BrowserContext, site: Site) -> None:
    page = at(person)
    held: list[Route] = []
    page.context.route(re.compile("/modules/coaching/$"), lambda route: held.append(route))
    press(page, "Make available offline")
    until(page, ALL_BUT_ONE)

    site.publish(site.new)
    for route in held:
        route.continue_()

    expect(offer(page)).to_contain_text("The site changed while it was being fetched. Nothing of it is used.")
    assert workers(page) == 0


def test_a_device_without_room_is_told_of_in_plain_words_and_given_its_room_back(person: BrowserContext, site: Site) -> None:
    page = at(person)
    devtools = person.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": site.address.removesuffix("/learn/"), "quotaSize": 200_000})

    press(page, "Make available offline")

    expect(offer(page)).to_contain_text("There is no room for this on your device: it needs about")
    assert everything(page) == NOTHING


# A newer version


def test_a_newer_version_is_offered_in_words_and_fetches_only_what_is_new(keeper: Page, site: Site) -> None:
    site.publish(site.new)
    keeper.reload()

    expect(offer(keeper)).to_contain_text(NEWER)
    expect(offer(keeper)).to_contain_text("Until all of it is here you keep the one you have.")
    asked: list[str] = []
    keeper.on("request", lambda request: asked.append(request.url))
    press(keeper, "Use it now")
    expect(offer(keeper)).to_contain_text("It is the newest version.")
    assert len(asked) > 10
    assert not any("bundle" in url for url in asked[: asked.index(keeper.url)])
    keeper.goto("modules/coaching/")
    expect(keeper.get_by_role("heading", name="Guess anew").first).to_be_visible()


def test_a_module_offers_it_once_and_takes_no_for_an_answer(keeper: Page, site: Site, faults: Faults) -> None:
    keeper.goto("modules/coaching/")
    site.publish(site.new)
    keeper.clock.install()
    keeper.clock.fast_forward("02:00:00")
    keeper.reload()
    news = keeper.get_by_role("region", name="A newer version")

    expect(news).to_contain_text(NEWER)
    assert faults(keeper, "main") == []
    news.get_by_role("button", name="Not now").click()

    expect(news).to_have_count(0)
    expect(keeper.get_by_role("heading", level=1)).to_be_focused()
    keeper.reload()
    expect(keeper.get_by_role("heading", level=1)).to_be_visible()
    keeper.goto("my-learning/")
    expect(offer(keeper)).to_contain_text(NEWER)
    keeper.goto("modules/coaching/")
    expect(keeper.get_by_role("region", name="A newer version")).to_have_count(0)


def test_versions_never_mix_a_page_keeps_the_one_it_was_opened_with(keeper: Page, person: BrowserContext, site: Site) -> None:
    other = opened(at(person, "modules/coaching/"))
    site.publish(site.new)
    keeper.reload()
    press(keeper, "Use it now")
    expect(offer(keeper)).to_contain_text("It is the newest version.")

    told = other.evaluate("fetch('.').then((answer) => answer.text())")
    fragment = other.evaluate("fetch(document.querySelector('script[src*=shell]').src).then(({ status }) => status)")

    assert "Guess anew" not in told
    assert fragment == 200
    choose(item(other, "coaching-owner"), "The goal", "The next action")
    check(item(other, "coaching-owner"))
    press(other, "Finish and clear")
    expect(other.get_by_role("dialog")).to_be_visible()
    press(other, "Go back")
    assert len(caches(keeper)) == 2
    other.reload()
    expect(other.get_by_role("heading", name="Guess anew").first).to_be_visible()
    keeper.reload()
    until(keeper, "async () => (await caches.keys()).length === 1")


def test_a_page_from_the_network_gets_nothing_of_the_older_version_that_is_kept(
    keeper: Page, person: BrowserContext, site: Site
) -> None:
    site.publish(site.new)

    page = at(person, "added/")
    words = page.evaluate("fetch('../modules/coaching/', { cache: 'reload' }).then((answer) => answer.text())")

    assert "Guess anew" in words


def test_until_a_newer_version_is_whole_the_one_that_is_here_is_used(keeper: Page, person: BrowserContext, site: Site) -> None:
    site.publish(site.new)
    keeper.reload()
    without(keeper, "/added/$")

    press(keeper, "Use it now")

    expect(offer(keeper)).to_contain_text("The connection broke, so not all of it is here.")
    expect(offer(keeper)).to_contain_text(KEPT)
    page = at(person, "modules/coaching/")
    expect(page.get_by_role("heading", name="Have a guess first").first).to_be_visible()


# All of it goes again


def test_finish_and_clear_takes_pages_and_worker_away(keeper: Page) -> None:
    press(keeper, "Finish and clear")
    expect(keeper.get_by_role("dialog")).to_contain_text("The pages of this site, for use without a connection")
    press(keeper, "Clear everything")

    expect(keeper.get_by_role("dialog")).to_contain_text("Nothing is stored on this device now.")
    assert everything(keeper) == NOTHING
    press(keeper, "Close")
    expect(keeper.get_by_role("button", name="Make available offline")).to_be_visible()
    keeper.goto("glossary/")
    assert everything(keeper) == NOTHING


def test_finish_and_clear_in_another_tab_stops_a_download_for_good(person: BrowserContext) -> None:
    page, other = at(person), at(person, "modules/coaching/")
    held: list[Route] = []
    page.context.route(re.compile("/glossary/$"), lambda route: held.append(route))
    press(page, "Make available offline")
    expect(offer(page)).to_contain_text(re.compile(r"\d+ of \d+ files"))
    other.evaluate("sessionStorage.setItem('alongside:/learn/:settings', '{}')")
    other.reload()

    press(other, "Finish and clear")
    press(other, "Clear everything")

    expect(offer(page)).to_contain_text("Everything was cleared, so this was stopped too.")
    assert everything(page) == NOTHING


def test_removing_it_leaves_what_was_learned(keeper: Page) -> None:
    keeper.goto("modules/coaching/")
    opened(keeper)
    choose(item(keeper, "coaching-owner"), "The goal")
    check(item(keeper, "coaching-owner"))
    keeper.get_by_role("link", name="My learning").first.click()

    press(keeper, "Remove it from this device")

    expect(offer(keeper)).to_contain_text("The site is no longer kept on this device.")
    expect(keeper.get_by_role("heading", name="Use this site without a connection")).to_be_focused()
    assert everything(keeper) == NOTHING
    expect(keeper.locator("my-learning")).to_contain_text("You have tried 1 question.")


# For everyone


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_state_of_the_offer_is_accessible_and_fits_a_small_screen(
    person: BrowserContext, site: Site, faults: Faults, scheme: Any
) -> None:
    page = at(person)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 700})
    expect(page.get_by_role("button", name="Make available offline")).to_be_visible()
    found = faults(page, "offline-choice")
    press(page, "Make available offline")
    expect(offer(page)).to_contain_text(KEPT)
    found += faults(page, "offline-choice")
    site.publish(site.new)
    page.reload()
    expect(offer(page)).to_contain_text(NEWER)
    found += faults(page, "offline-choice")

    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for button in offer(page).get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44


def test_a_browser_that_cannot_keep_pages_is_told_why(person: BrowserContext) -> None:
    person.add_init_script("delete Navigator.prototype.serviceWorker")

    page = at(person)

    expect(offer(page)).to_contain_text("This browser cannot keep the site here.")
