"""SCORM packages, played by scorm-again in a browser to a result, left half-way, and opened again."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, expect

from macros.exports import given, scorm
from macros.item import BaseItem
from macros.library import Library, load
from macros.views import page_of
from tests.exports import content

from .answering import answer, give_up
from .conftest import PROJECT, Faults
from .platform import Platform, platform


@cache
def site() -> Library:
    return load(PROJECT, datetime.now(UTC).date())


def few(*kinds: str) -> list[BaseItem]:
    return [content.example_of(kind) for kind in kinds or ("single-choice", "multiple-response", "true-false")]


def package(items: Sequence[BaseItem]) -> bytes:
    return scorm.write(content.given(*items)).content


@pytest.fixture
def small(chromium: Browser, tmp_path: Path) -> Iterator[Platform]:
    """Three questions."""
    with platform(chromium, tmp_path, package(few())) as made:
        yield made


@pytest.fixture
def every(chromium: Browser, tmp_path: Path) -> Iterator[Platform]:
    """One question of each type."""
    with platform(chromium, tmp_path, package(list(first_of_each().values()))) as made:
        yield made


def first_of_each() -> dict[str, BaseItem]:
    return {kind: content.example_of(kind) for kind in {item.type: item for item in content.items()}}


def play(frame: FrameLocator, items: Sequence[BaseItem]) -> None:
    for item in items:
        answer(frame.locator(f"#{item.id}"), item)


# --- to a result -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", [slug for slug in site().modules if site().asked(slug)])
def test_the_package_of_each_module_plays_to_a_pass(slug: str, chromium: Browser, tmp_path: Path) -> None:
    library = site()
    items = library.asked(slug)

    with platform(chromium, tmp_path, scorm.write(given(page_of(library, slug))).content) as learner:
        frame = learner.visit()
        learner.all_at_once(frame)
        play(frame, items)

        scored = sum(not item.self_marked for item in items)
        expect(frame.locator(".package-state")).to_contain_text(f"{scored} of {scored} questions answered. You have passed.")
        assert (learner.value("core.lesson_status"), learner.value("core.score.raw")) == ("passed", "100")
        assert learner.count("LMSCommit") >= len(items)
        assert learner.refused == []
        assert len(learner.value("suspend_data")) <= 4096


def test_every_type_is_answered_scored_and_committed_at_once(every: Platform) -> None:
    frame = every.visit()
    every.all_at_once(frame)

    for done, item in enumerate(first_of_each().values(), 1):
        answer(frame.locator(f"#{item.id}"), item)
        assert every.count("LMSCommit") == done
    assert (every.value("core.score.raw"), every.value("core.lesson_status")) == ("100", "passed")


def test_who_knows_nothing_comes_to_an_end_and_may_still_pass(small: Platform) -> None:
    frame = small.visit()
    small.all_at_once(frame)
    for item in few():
        give_up(frame.locator(f"#{item.id}"))
    assert (small.value("core.score.raw"), small.value("core.lesson_status")) == ("0", "failed")

    for item in few():
        frame.locator(f"#{item.id}").get_by_role("button", name="Try again").click()
    play(frame, few())

    assert (small.value("core.score.raw"), small.value("core.lesson_status")) == ("100", "passed")


def test_the_best_try_counts_and_a_pass_is_not_taken_back(small: Platform) -> None:
    frame = small.visit()
    small.all_at_once(frame)
    play(frame, few())

    for item in few():
        frame.locator(f"#{item.id}").get_by_role("button", name="Try again").click()
        give_up(frame.locator(f"#{item.id}"))

    assert (small.value("core.score.raw"), small.value("core.lesson_status")) == ("100", "passed")


def test_half_way_is_not_failed(small: Platform) -> None:
    frame = small.visit()
    answer(frame.locator(f"#{few()[0].id}"), few()[0])

    small.leave()

    assert (small.value("core.score.raw"), small.value("core.lesson_status")) == ("33", "incomplete")
    assert small.count("LMSFinish") == 1
    assert (small.refused, small.late) == ([], "")


def test_opening_it_is_told_as_begun_and_never_as_done(small: Platform) -> None:
    small.visit()

    small.leave()

    assert small.value("core.lesson_status") == "incomplete"
    assert small.value("core.exit") == "suspend"
    assert re.fullmatch(r"\d\d:\d\d:\d\d", next(call[2] for call in small.calls if call[1] == "cmi.core.session_time"))


def test_where_learners_mark_all_themselves_doing_it_is_enough(chromium: Browser, tmp_path: Path) -> None:
    own = few("written")

    with platform(chromium, tmp_path, package(own)) as learner:
        frame = learner.visit()
        play(frame, own)

        assert learner.value("core.lesson_status") == "completed"
        assert [call for call in learner.calls if call[0] == "LMSSetValue" and "score" in call[1]] == []
        expect(frame.locator(".package-records")).not_to_contain_text("score")


# --- again -------------------------------------------------------------------------------------------------------------------


def test_who_comes_back_finds_everything_as_it_was(every: Platform) -> None:
    items = [item for item in first_of_each().values() if not item.self_marked]
    frame = every.visit()
    every.all_at_once(frame)
    play(frame, items)
    before = {item.id: shown(frame, item) for item in items}
    every.leave()

    frame = every.visit()

    assert {item.id: shown(frame, item) for item in items} == before
    expect(frame.get_by_role("button", name="Show one at a time")).to_be_visible()
    expect(frame.locator(".package-state")).to_contain_text("You have passed.")


def shown(frame: FrameLocator, item: BaseItem) -> str:
    return frame.locator(f"#{item.id} form").inner_text()


def test_who_comes_back_is_at_the_question_that_was_left(small: Platform) -> None:
    frame = small.visit()
    answer(frame.locator(f"#{few()[0].id}"), few()[0])
    frame.get_by_role("button", name="Continue").click()
    expect(frame.get_by_role("heading", name="Question 2 of 3")).to_be_focused()
    small.leave()

    frame = small.visit()

    expect(frame.get_by_role("heading", name="Question 2 of 3")).to_be_visible()
    assert small.value("core.lesson_location") == few()[1].id


def test_a_reload_ends_one_visit_and_begins_another(small: Platform) -> None:
    frame = small.visit()
    answer(frame.locator(f"#{few()[0].id}"), few()[0])

    frame = small.visit()

    expect(frame.locator(f"#{few()[0].id} .item-result-heading")).to_have_text("That's right")
    expect(frame.locator(".package-state")).to_contain_text("1 of 3 questions answered.")


def test_a_question_that_was_edited_since_is_open_again(chromium: Browser, tmp_path: Path) -> None:
    first, *others = few()
    edited = type(first).model_validate({**first.model_dump(), "stem": "What else?"})
    with platform(chromium, tmp_path, package([first, *others])) as learner:
        play(learner.visit(), [first])
        learner.leave()
        with zipfile.ZipFile(io.BytesIO(package([edited, *others]))) as held:
            held.extractall(tmp_path / "package")

        frame = learner.visit()

        expect(frame.locator(f"#{first.id}").get_by_role("button", name="Check answer")).to_be_visible()
        expect(frame.locator(".package-state")).to_contain_text("0 of 3 questions answered.")


def test_what_is_written_and_self_marked_is_never_sent(chromium: Browser, tmp_path: Path) -> None:
    items = few("single-choice", "written")
    with platform(chromium, tmp_path, package(items)) as learner:
        frame = learner.visit()
        learner.all_at_once(frame)
        play(frame, items)
        learner.leave()

        assert learner.calls
        assert "nobody else reads" not in str(learner.calls)


def test_what_the_platform_kept_may_be_nonsense(small: Platform) -> None:
    small.visit()
    for nonsense in ('{"v":1,"b":[],"d":{"x":5},"p":7}', "null", '{"v":1,"b":null,"d":null,"p":null}', "<p>"):
        small.leave()
        small.page.evaluate("text => localStorage.kept = JSON.stringify({ 'cmi.suspend_data': text })", nonsense)

        frame = small.visit()

        expect(frame.locator(".package-state")).to_contain_text("0 of 3 questions answered.")


# --- with and without a platform ------------------------------------------------------------------------------------------------


def test_in_a_review_nothing_is_written(small: Platform) -> None:
    small.visit()
    small.leave()
    small.page.evaluate(
        "() => { delete localStorage.calls; localStorage.kept = JSON.stringify({ 'cmi.core.lesson_mode': 'review' }) }"
    )

    frame = small.visit()
    answer(frame.locator(f"#{few()[0].id}"), few()[0])
    small.leave()

    assert [call for call in small.calls if call[0] in ("LMSSetValue", "LMSCommit")] == []


@pytest.mark.parametrize("way", ["from a disk", "from a server"])
def test_without_a_platform_the_questions_work_and_say_that_nothing_is_recorded(way: str, small: Platform, tmp_path: Path) -> None:
    address = f"file://{tmp_path}" if way == "from a disk" else small.address
    small.page.goto(f"{address}/package/index.html")

    question = small.page.locator(f"#{few()[0].id}")
    answer(question, few()[0])

    expect(question.get_by_role("heading", name="That's right")).to_be_focused()
    expect(small.page.locator(".package-state")).to_contain_text("Nothing is recorded now")


def test_a_platform_that_throws_stops_no_question(small: Platform) -> None:
    small.page.add_init_script("if (parent === window) Object.defineProperty(window, 'API', { get: () => ({}), set() {} })")

    frame = small.visit()
    answer(frame.locator(f"#{few()[0].id}"), few()[0])

    expect(frame.get_by_role("heading", name="That's right")).to_be_focused()


def test_a_platform_in_the_window_that_opened_it_is_found(small: Platform) -> None:
    small.page.goto(f"{small.address}/opener.html")
    with small.page.expect_popup() as opened:
        small.page.evaluate("() => void window.open('package/index.html')")

    expect(opened.value.locator(".package-state")).to_contain_text("0 of 3 questions answered.")


def test_without_scripts_it_reads_and_explains_itself(chromium: Browser, tmp_path: Path) -> None:
    with platform(chromium, tmp_path, package(few()), java_script_enabled=False) as learner:
        learner.page.goto(f"{learner.address}/package/index.html")

        expect(learner.page.get_by_text("Show answer")).to_have_count(3)


# --- for everyone ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_before_and_after(width: int, every: Platform, faults: Faults) -> None:
    every.page.set_viewport_size({"width": width, "height": 900})
    every.page.goto(f"{every.address}/package/index.html")
    page = every.page
    page.get_by_role("button", name="Show all on one page").click()
    before = faults(page, "body")
    for item in first_of_each().values():
        give_up(page.locator(f"#{item.id}"))

    assert before == []
    assert faults(page, "body") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_learner_needs_only_the_keyboard(small: Platform) -> None:
    small.page.goto(f"{small.address}/package/index.html")
    page = small.page
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('input[type=radio]')"):
            break
    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    expect(page.locator(".item-result-heading")).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_every_control_is_large_enough_to_press(small: Platform) -> None:
    small.page.goto(f"{small.address}/package/index.html")
    sizes = small.page.evaluate(
        "() => [...document.querySelectorAll('button, summary, .item-option')].filter((one) => one.checkVisibility())"
        ".map((one) => one.getBoundingClientRect().height)"
    )

    assert sizes
    assert min(sizes) >= 43.9


def test_no_package_asks_for_anything_but_its_own_files(small: Platform) -> None:
    asked: list[str] = []
    small.page.on("request", lambda request: asked.append(request.url))

    frame = small.visit()
    small.all_at_once(frame)
    play(frame, few())

    inside = {url.rsplit("/", 1)[1] for url in asked if "/package/" in url}
    assert inside == {"index.html", "package.js", "package.css"}


def test_a_package_runs_where_its_folder_is_unpacked(tmp_path: Path, chromium: Browser) -> None:
    """Some organisations put the folder on a server of their own, as ESR asks for."""
    with platform(chromium, tmp_path, package(few())) as learner:
        shutil.copytree(tmp_path / "package", tmp_path / "deep/in a/folder")
        learner.page.goto(f"{learner.address}/deep/in%20a/folder/index.html")

        expect(learner.page.get_by_role("button", name="Check answer").first).to_be_enabled()
