"""A question, a quiz or a module in a frame of somebody else's page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, FrameLocator, Page, expect

from macros.questions import ROOMS

from ..scripts import run
from .conftest import Faults, Visit, complaints_of, served
from .learner import respond

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Somebody's page</title><link rel="icon" href="data:,"></head>
<body><h1>Somebody's page</h1>{frame}
<script>window.told = []; addEventListener("message", ({{ data, source }}) => window.told.push([data, source === frames[0]]))</script>
{script}</body></html>"""

Framed = Callable[..., Page]


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A page of another origin."""
    folder = tmp_path_factory.mktemp("host")
    with served(folder) as address:
        yield folder, address


@pytest.fixture
def framed(chromium: Browser, site: str, host: tuple[Path, str]) -> Iterator[Framed]:
    """Opens somebody's page with ours in a frame, just as the code to embed says: `framed("#q=…")`."""
    folder, address = host
    opened: list[tuple[BrowserContext, list[str]]] = []

    def open_page(fragment: str, *, script: str = "", init: str = "", expected: str = "(?!)", **options: Any) -> Page:
        code: str = run(FRAME, f"{site}embed/{fragment}")
        page = PAGE.format(frame=code, script=script)
        (folder / "index.html").write_text(page, encoding="utf-8")
        context = chromium.new_context(**options)
        complaints = complaints_of(context, site, f"{re.escape(address)}|{expected}")
        opened.append((context, complaints))
        if init:
            context.add_init_script(init)
        shown = context.new_page()
        shown.goto(address)
        return shown

    yield open_page
    for context, _ in opened:
        context.close()
    assert [complaint for _, complaints in opened for complaint in complaints] == []


FRAME = """
  const { frameCode } = await from("client/pathway/embed-code.js")
  return frameCode(given, "From Alongside")
"""


def inside(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def frame(page: Page) -> Frame:
    return next(found for found in page.frames if "/embed/" in found.url)


def question(page: Page) -> Any:
    return inside(page).locator("quiz-item:visible")


def use(page: Page, *, right: bool = True) -> None:
    expect(question(page).get_by_role("button", name="Check answer")).to_be_enabled()
    respond(question(page), right=right)
    question(page).get_by_role("button", name="Check answer").click()
    expect(question(page).locator(".item-result-heading")).to_be_focused()


@pytest.fixture(scope="module")
def choice(site_folder: Path) -> str:
    """A question of a simple kind."""
    text = (site_folder / "items/coaching.html").read_text(encoding="utf-8")
    found = re.search(r'<quiz-item id="([^"]+)" data-type="single-choice"', text)
    assert found
    return found[1]


def test_one_question_can_be_used_in_a_frame(framed: Framed, choice: str) -> None:
    page = framed(f"#q={choice}")

    use(page)

    expect(question(page).locator(".item-result-heading")).to_have_text("That's right")
    expect(inside(page).get_by_text("Your progress here is separate from your progress on the website.")).to_be_visible()
    assert inside(page).locator("header, nav").count() == 0


def test_a_question_of_every_room_that_modules_use_is_drawn(framed: Framed, site_folder: Path) -> None:
    found: dict[str, str] = {}
    for file in sorted((site_folder / "items").glob("*.html")):
        for name, room in re.findall(r'<quiz-item id="([^"]+)"[^>]* data-room="([^"]+)"', file.read_text(encoding="utf-8")):
            found.setdefault(room, name)
    assert found.keys() <= set(ROOMS)
    assert len(found) >= 5

    for room, name in found.items():
        page = framed(f"#q={name}")
        expect(question(page).get_by_role("button", name="Check answer")).to_be_enabled()
        assert frame(page).evaluate("(room) => Boolean(document.querySelector(`link[href*='questions/${room}/style.css']`))", room)
        page.context.close()


def test_a_modules_quiz_goes_question_by_question(framed: Framed) -> None:
    page = framed("#quiz=m02")
    expect(inside(page).get_by_role("button", name="Continue")).to_be_visible()

    use(page)
    inside(page).get_by_role("button", name="Continue").click()

    expect(inside(page).get_by_role("heading", name="Question 2 of")).to_be_focused()


def test_a_set_across_modules_can_be_used(framed: Framed) -> None:
    page = framed("#set=which-one")
    expect(inside(page).get_by_role("button", name="Continue")).to_be_visible()

    use(page)


def test_a_whole_module_is_shown_without_the_site_around_it(framed: Framed) -> None:
    page = framed("#m=m02")
    expect(inside(page).get_by_role("heading", name="Coaching: helping someone", level=2)).to_be_visible()

    assert inside(page).locator(".trainer, .pager, .headerlink, .copy-links").count() == 0
    expect(inside(page).get_by_role("heading", name=re.compile("^Question 1 of"))).to_be_visible()
    links = frame(page).evaluate("[...document.querySelectorAll('embed-view a')].map(({ href, target }) => [href, target])")
    assert len(links) > 20
    assert [link for link in links if link[1] != "_blank" and not re.search(r"/modules/coaching/#", link[0])] == []


def test_a_link_to_a_place_in_the_frame_stays_in_it(framed: Framed) -> None:
    page = framed("#m=m02")
    inside(page).get_by_role("link", name="skip these questions").click()

    focused: str = frame(page).evaluate("document.activeElement.id")
    assert focused == "what-coaching-is"
    assert frame(page).url.endswith("#m=m02")


def test_a_pathway_is_shown_with_links_that_leave_the_frame(framed: Framed) -> None:
    page = framed("#v=1&m=m02,m01&t=Ward+induction")

    expect(inside(page).get_by_role("heading", name="Ward induction")).to_be_visible()
    link = inside(page).get_by_role("link", name="Coaching: helping someone find their own next step (opens in a new tab)")
    expect(link).to_have_attribute("target", "_blank")


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#q=",
        "#q=not-there",
        "#m=m99",
        "#quiz=zzz",
        "#set=not-there",
        "#x=1",
        "#q=<img src=x>",
        "#q=../../my-learning",
        "#%E0%A4%A",
        "#q=a&q=b",
    ],
)
def test_what_is_not_there_gets_a_sentence(framed: Framed, fragment: str) -> None:
    page = framed(fragment, expected="404")

    expect(inside(page).get_by_text(re.compile("is not found in this version|does not say what to show"))).to_be_visible()


def test_only_a_height_is_told_and_it_grows_with_the_content(framed: Framed, choice: str) -> None:
    page = framed(f"#q={choice}")
    use(page, right=False)
    expect(question(page).locator(".item-result")).to_be_visible()
    page.wait_for_function("told.length > 1 && told.at(-1)[0].alongsideHeight > told[0][0].alongsideHeight")

    told: list[Any] = page.evaluate("told")
    assert all(list(data) == ["alongsideHeight"] and isinstance(data["alongsideHeight"], int) and ours for data, ours in told)
    height: float = frame(page).evaluate("document.querySelector('main').getBoundingClientRect().bottom + scrollY")
    assert abs(told[-1][0]["alongsideHeight"] - height) <= 2


GROWING = """
  const { growingScript } = await from("client/pathway/embed-code.js")
  return growingScript
"""


def test_the_script_for_ones_own_page_lets_the_frame_grow_and_takes_nothing_but_a_number(framed: Framed, choice: str) -> None:
    page = framed(f"#q={choice}", script=run(GROWING))
    use(page)
    page.wait_for_function("told.length && Math.abs(document.querySelector('iframe').height - told.at(-1)[0].alongsideHeight) <= 1")
    before: str = page.evaluate("document.querySelector('iframe').height")

    for bad in (
        "{ alongsideHeight: 'x' }",
        "{ alongsideHeight: 1e9 }",
        "{ alongsideHeight: -5 }",
        "null",
        "'12'",
        "{ alongsideHeight: 555 }",
    ):
        page.evaluate(f"postMessage({bad}, '*')")  # not from the frame
    page.evaluate("new Promise((done) => setTimeout(done))")

    assert page.evaluate("document.querySelector('iframe').height") == before


HOSTILE = [
    "clear", "keep", "write", {"what": "clear"}, {"type": "alongside:cleared"}, {"alongsideHeight": 5}, {"q": "x"}, None, 7, ["a"],
    {"html": "<img src=x onerror=alert(1)>"}, {"hash": "#m=m01", "location": "javascript:alert(1)"}, "x" * 100_000,
]  # fmt: skip


def test_hostile_messages_do_nothing(framed: Framed, choice: str) -> None:
    page = framed(f"#q={choice}")
    use(page)
    before = frame(page).evaluate("[document.body.innerHTML, JSON.stringify({ ...sessionStorage }), location.href]")

    page.evaluate("(all) => all.forEach((data) => frames[0].postMessage(data, '*'))", HOSTILE)
    frame(page).evaluate("new Promise((done) => setTimeout(done, 50))")

    assert frame(page).evaluate("[document.body.innerHTML, JSON.stringify({ ...sessionStorage }), location.href]") == before


DENIED = """
  for (const name of ["sessionStorage", "localStorage", "indexedDB"])
    Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError") } })
"""


def test_it_works_and_says_so_where_storage_is_denied(framed: Framed, choice: str) -> None:
    page = framed(f"#q={choice}", init=DENIED)

    use(page)

    expect(inside(page).get_by_text("This frame is not allowed to remember anything.")).to_be_visible()


def test_finish_and_clear_is_there_as_soon_as_there_is_something_to_clear(framed: Framed, choice: str) -> None:
    page = framed(f"#q={choice}")
    button = inside(page).get_by_role("button", name="Finish and clear")
    expect(question(page).get_by_role("button", name="Check answer")).to_be_enabled()
    expect(button).to_be_hidden()

    use(page)
    expect(button).to_be_visible()
    button.click()

    expect(inside(page).get_by_role("dialog")).to_be_visible()


def test_the_frame_leads_to_its_place_on_the_website(framed: Framed, choice: str, site: str) -> None:
    page = framed(f"#q={choice}")
    use(page)

    link = inside(page).get_by_role("link", name="Open this on the website")

    expect(link).to_have_attribute("href", f"{site}modules/coaching/#{choice}")


def test_another_fragment_shows_another_question(visit: Visit, choice: str) -> None:
    page = visit(f"embed/#q={choice}")
    expect(page.locator(f"#{choice}")).to_be_visible()

    page.evaluate("location.hash = '#quiz=m01'")

    expect(page.get_by_role("heading", name="Question 1 of")).to_be_visible()
    expect(page.locator(f"#{choice}")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fragment", ["q", "quiz=m02", "m=m02", "v=1&m=m01,m02", "nothing"])
def test_what_is_embedded_is_accessible(visit: Visit, faults: Faults, choice: str, scheme: str, fragment: str) -> None:
    asked = f"q={choice}" if fragment == "q" else fragment
    page = visit(f"embed/#{asked}", color_scheme=scheme, viewport={"width": 320, "height": 700})
    expect(page.locator("embed-view > :not(style)").first).to_be_attached()
    expect(page.locator("quiz-item [type=submit][disabled]")).to_have_count(0)

    assert faults(page, "body") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    background: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", background)[:3])) < 300) == (scheme == "dark")


def test_the_code_to_embed_stays_code_whatever_its_title(host: tuple[Path, str]) -> None:
    title = '"><script>alert(1)</script>'

    code: str = run(
        'const { frameCode } = await from("client/pathway/embed-code.js")\nreturn frameCode(given[0], given[1])',
        ["https://x/#a&b", title],
    )

    assert "<script" not in code
    assert f'title="{escape(title)}"'.replace("&#x27;", "'") in code
    assert json.dumps(code)


ASKED = """
  const { asked } = await from("client/embed/asked.js")
  return given.map(asked)
"""


def test_a_fragment_asks_for_one_thing_or_for_nothing() -> None:
    fragments = [
        "#q=coaching-first",
        "#quiz=m02",
        "#set=which-one",
        "#m=m02",
        "#v=1&m=m01",
        "#q=A",
        "#__proto__=x",
        "#constructor=x",
        "q=x",
        "#q=x y",
    ]

    found = [thing["kind"] for thing in run(ASKED, fragments)]

    assert found == ["item", "quiz", "set", "module", "pathway", *["nothing"] * 5]
