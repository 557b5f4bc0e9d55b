"""The frame around every page, as a reader meets it: colour, reading settings, header, menus, search, print, and leaving no trace."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import PROJECT, served
from .learner import until

Visit = Callable[..., Page]

AXE = PROJECT / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PHONE = {"viewport": {"width": 360, "height": 740}}
DESK = {"viewport": {"width": 1280, "height": 800}}
NARROWEST = {"viewport": {"width": 320, "height": 640}}
MODULE = "modules/which-support/"


def addresses(folder: Path) -> list[str]:
    """Every page a reader can open; a fragment of items is not a page, and papers have tests of their own."""
    pages = (file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    return sorted(page.removesuffix("index.html") for page in pages if not page.startswith(("items/", "paper/", "404")))


# --- what a machine can find ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("scheme", "screen"), [("light", DESK), ("dark", PHONE)], ids=["light-desk", "dark-phone"])
def test_axe_finds_no_barrier_on_any_page(visit: Visit, site_folder: Path, scheme: str, screen: dict[str, Any]) -> None:
    page = visit(color_scheme=scheme, **screen)

    found = []
    for address in addresses(site_folder):
        page.goto(address)
        found += [f"{address}: {problem}" for problem in barriers(page)]

    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_what_the_header_opens(visit: Visit, scheme: str) -> None:
    page = visit("about/privacy/", color_scheme=scheme, **PHONE)

    found = []
    for opener in (".menu-button", ".contents-button", ".settings-button"):
        page.locator(opener).click()
        page.wait_for_timeout(300)
        found += barriers(page)
        page.keyboard.press("Escape")
    page.locator(".search-button").click()
    page.keyboard.type("coaching")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.wait_for_timeout(300)
    found += barriers(page)

    assert found == []


def test_axe_finds_no_barrier_on_the_page_for_what_is_not_there(chromium: Browser, site_folder: Path) -> None:
    with served(site_folder) as address:
        page = chromium.new_context().new_page()
        page.goto(f"{address}/404.html")

        assert page.title().startswith("Page not found")
        assert barriers(page) == []
        page.context.close()


def barriers(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    report = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
    return [f"{rule['id']} {node['target']} {node['failureSummary']}" for rule in report["violations"] for node in rule["nodes"]]


# --- colour ----------------------------------------------------------------------------------------------------------------

WORDS = ["ink", "ink-soft", "accent", "good", "warn"]
EDGES = ["line", "focus", "ochre"]
GROUNDS = ["paper", "panel", "accent-soft", "good-soft", "warn-soft"]


@pytest.mark.parametrize(
    ("scheme", "tint"), [("light", ""), ("light", "cream"), ("light", "blue"), ("dark", ""), ("dark", "cream")]
)
def test_every_pair_of_colours_can_be_read(visit: Visit, scheme: str, tint: str) -> None:
    page = visit(color_scheme=scheme)
    page.evaluate("tint => { if (tint) document.documentElement.dataset.tint = tint }", tint)
    names = [*WORDS, *GROUNDS, *EDGES, "accent-ink"]
    value = "name => getComputedStyle(document.body).getPropertyValue(`--al-${name}`).trim()"
    colour = {name: page.evaluate(value, name) for name in names}

    assert contrast(colour["ink"], colour["paper"]) >= 7
    assert contrast(colour["ink"], colour["panel"]) >= 7
    too_faint = [(word, ground) for word in WORDS for ground in GROUNDS if contrast(colour[word], colour[ground]) < 4.5]
    too_faint += [(edge, ground) for edge in EDGES for ground in GROUNDS if contrast(colour[edge], colour[ground]) < 3]
    too_faint += [("accent-ink", ground) for ground in ("accent", "good") if contrast(colour["accent-ink"], colour[ground]) < 4.5]
    assert too_faint == []


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_page_follows_the_device_and_a_choice_lasts_as_long_as_the_tab(visit: Visit) -> None:
    page = visit(color_scheme="dark", **DESK)
    assert scheme_of(page) == "slate"

    page.get_by_title("Switch to light colours").click()
    page.goto("about/")

    assert scheme_of(page) == "default"
    assert page.evaluate("Object.keys(localStorage)") == []
    other_tab = page.context.new_page()
    other_tab.goto("about/")
    assert scheme_of(other_tab) == "slate"


def scheme_of(page: Page) -> str:
    return str(page.locator("body").get_attribute("data-md-color-scheme"))


def test_forced_colours_leave_words_edges_and_signs_to_be_seen(visit: Visit) -> None:
    page = visit(MODULE, forced_colors="active", color_scheme="dark", **PHONE)

    assert len(page.screenshot()) > 8_000, "an empty page is far smaller"
    assert page.evaluate("getComputedStyle(document.querySelector('.mark-near circle')).fill") != ground(page)
    assert page.evaluate("getComputedStyle(document.querySelector('.search-button svg')).fill") != ground(page)
    assert page.evaluate("getComputedStyle(document.querySelector('.button')).borderTopStyle") != "none"


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_nothing_moves_for_those_who_ask_for_less_movement(visit: Visit) -> None:
    page = visit(MODULE, reduced_motion="reduce", **PHONE)
    page.locator(".menu-button").click()

    assert page.evaluate("document.getAnimations().length") == 0


# --- reading settings -------------------------------------------------------------------------------------------------------


def test_reading_settings_show_at_once_and_on_the_next_page(visit: Visit) -> None:
    page = visit(MODULE, **DESK)
    before = reading(page)

    choose(page, size="150", spacing="wide", tint="cream", font="serif")
    now = reading(page)

    assert now["size"] == pytest.approx(before["size"] * 1.5)
    assert now["letters"] == pytest.approx(now["size"] * 0.12)
    assert now["ground"] != before["ground"]
    assert now["font"] != before["font"]
    page.reload()
    assert reading(page) == now


def test_reading_settings_end_with_the_tab_unless_the_device_is_to_remember_them(visit: Visit) -> None:
    page = visit(MODULE, **DESK)
    choose(page, size="125")
    assert page.evaluate("localStorage.length") == 0
    assert size_in_a_new_tab(page) == pytest.approx(reading(page)["size"] / 1.25)

    page.locator(".settings-button").click()
    page.get_by_label("Remember on this device").check()
    page.get_by_role("button", name="Done").click()

    assert size_in_a_new_tab(page) == pytest.approx(reading(page)["size"])


def test_reset_puts_the_usual_settings_back_and_stores_nothing(visit: Visit) -> None:
    page = visit(**DESK)
    before = reading(page)
    choose(page, size="200", font="easy")

    page.locator(".settings-button").click()
    page.get_by_role("button", name="Reset").click()

    assert reading(page) == before
    assert stored(page) == []


def test_reading_settings_stay_when_progress_is_kept_on_the_device(visit: Visit) -> None:
    page = visit(MODULE, **DESK)
    choose(page, size="150")
    size = reading(page)["size"]

    client = page.evaluate("document.querySelector('script[src*=\"/client/shell.js\"]').src.replace('shell.js', 'store.js')")
    page.evaluate("async (address) => (await (await import(address)).open()).keep()", client)
    page.reload()

    assert reading(page)["size"] == size


def test_what_a_damaged_or_hostile_setting_says_is_not_followed(visit: Visit) -> None:
    page = visit(**DESK)
    before = reading(page)
    for value in ("{", "7", "null", '"x"', '{"size": "900", "tint": "<b>"}'):
        page.evaluate("value => sessionStorage.setItem(alongsideSettings.name, value)", value)
        page.reload()
        assert reading(page) == before


def choose(page: Page, **settings: str) -> None:
    page.locator(".settings-button").click()
    for name, value in settings.items():
        page.locator(f"dialog input[name={name}][value='{value}']").check()
    page.get_by_role("button", name="Done").click()


def reading(page: Page) -> dict[str, Any]:
    return dict(
        page.evaluate("""() => {
            const style = getComputedStyle(document.querySelector("article p:not(.print-head)"))
            const number = (text) => parseFloat(text) || 0
            const size = number(getComputedStyle(document.querySelector("article")).fontSize)
            return { size, letters: number(style.letterSpacing), font: style.fontFamily,
                     ground: getComputedStyle(document.body).backgroundColor }
        }""")
    )


def size_in_a_new_tab(page: Page) -> float:
    tab = page.context.new_page()
    tab.goto(MODULE)
    return float(reading(tab)["size"])


def stored(page: Page) -> list[str]:
    return list(page.evaluate("[...Object.keys(sessionStorage), ...Object.keys(localStorage)]"))


# --- finish and clear --------------------------------------------------------------------------------------------------------


def test_a_page_that_is_only_read_stores_nothing_and_offers_no_clearing(visit: Visit, site_folder: Path) -> None:
    page = visit()
    for address in addresses(site_folder):
        page.goto(address)
        expect(page.locator(".finish-button")).to_be_hidden()
    assert stored(page) == []


def test_finish_and_clear_says_what_goes_takes_it_away_and_says_so(visit: Visit) -> None:
    page = visit(MODULE, **PHONE)
    choose(page, size="125")
    page.locator("quiz-item input").first.check()

    page.locator(".finish-button").click()
    dialog = page.get_by_role("dialog", name="Finish and clear")
    expect(dialog.get_by_role("listitem").first).to_be_visible()
    expect(dialog.get_by_role("link", name="save a file first")).to_have_attribute("href", re.compile("/learn/my-learning/$"))
    dialog.get_by_role("button", name="Clear everything").click()

    expect(page.get_by_role("heading", name="Nothing is stored on this device now.")).to_be_focused()
    assert stored(page) == []
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator(".finish-button")).to_be_hidden()
    assert page.evaluate("document.documentElement.dataset.size") is None


def test_going_back_from_finish_and_clear_changes_nothing(visit: Visit) -> None:
    page = visit(**DESK)
    choose(page, size="125")
    before = stored(page)

    page.locator(".finish-button").click()
    page.get_by_role("button", name="Go back").click()

    assert stored(page) == before
    expect(page.locator(".finish-button")).to_be_focused()


# --- by keyboard --------------------------------------------------------------------------------------------------------------


def test_the_first_stops_of_the_tab_key_on_a_phone_are_the_ones_that_show(visit: Visit) -> None:
    page = visit("about/privacy/", **PHONE)

    assert [*stops(page, 7)] == [
        "Skip to content",
        "Alongside",
        "Menu",
        "Search",
        "Reading settings",
        "Switch to dark colours",
        "On this page",
    ]


def test_the_menu_opens_closes_and_leads_on_by_keyboard(visit: Visit) -> None:
    page = visit("about/", **PHONE)
    menu = page.get_by_role("button", name="Menu")
    links = page.get_by_role("navigation", name="Site")

    menu.press("Enter")
    expect(links).to_be_visible()
    page.keyboard.press("Escape")
    expect(links).to_be_hidden()
    expect(menu).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/modules/")
    assert page.locator("#site-menu [aria-current=page]").all_text_contents() == ["Modules"]


def test_the_list_of_contents_leads_to_its_place_and_closes(visit: Visit) -> None:
    page = visit(MODULE, **PHONE)

    page.get_by_role("button", name="On this page").press("Enter")
    page.locator("#page-contents a").nth(2).press("Enter")

    expect(page.locator("#page-contents")).to_be_hidden()
    expect(page.locator(page.evaluate("location.hash"))).to_be_in_viewport()


@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_search_can_be_used_by_keyboard_alone(visit: Visit, screen: dict[str, Any]) -> None:
    page = visit(**screen)
    query = page.get_by_role("textbox", name="Search this site")
    if screen is PHONE:
        page.locator(".search-button").press("Enter")
    else:
        query.focus()

    expect(query).to_be_focused()
    page.keyboard.type("coaching")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
    if screen is PHONE:
        expect(page.locator(".search-button")).to_be_focused()


def test_letters_typed_outside_a_field_do_nothing(visit: Visit) -> None:
    page = visit("about/privacy/", **DESK)
    address = page.url

    for letter in "pnfs/.,":
        page.keyboard.press(letter)
    page.wait_for_timeout(300)

    assert page.url == address
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_the_focus_can_be_seen_on_every_stop(visit: Visit) -> None:
    page = visit("about/", **DESK)

    outlines = {}
    for stop in stops(page, 25):
        outlines[stop] = page.evaluate("""() => {
            const seen = (element) => parseFloat(getComputedStyle(element).outlineWidth)
            const active = document.activeElement
            return Math.max(seen(active), active.nextElementSibling ? seen(active.nextElementSibling) : 0)
        }""")

    assert [stop for stop, width in outlines.items() if width < 3] == []


def stops(page: Page, count: int) -> Iterator[str]:
    for _ in range(count):
        page.keyboard.press("Tab")
        yield str(
            page.evaluate("""() => {
                const active = document.activeElement
                return active.getAttribute("aria-label") ?? active.textContent.trim().replace(/^Aa/, "")
            }""")
        )


# --- narrow, large, spaced ----------------------------------------------------------------------------------------------------


SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }"
ADOPT = "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets.push(sheet) }"


@pytest.mark.parametrize("change", ["", "spaced", "large"])
def test_nothing_needs_sideways_scrolling_at_320_pixels(visit: Visit, site_folder: Path, change: str) -> None:
    page = visit(**NARROWEST)
    if change == "large":
        choose(page, size="200", spacing="wide")

    wide = []
    for address in addresses(site_folder):
        page.goto(address)
        if change == "spaced":
            page.evaluate(ADOPT, SPACED)
        wide += [f"{address} {element}" for element in sticking_out(page)]

    assert wide == []


def test_text_set_wide_is_not_cut_off(visit: Visit) -> None:
    page = visit(MODULE, **PHONE)
    choose(page, spacing="wide")

    cut = page.evaluate("""() => [...document.querySelectorAll("button, a, p, li, td, th, legend, label, summary")]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }) && ["hidden", "clip"].includes(getComputedStyle(element).overflowY))
        .filter((element) => element.scrollHeight > element.clientHeight + 1 && !element.classList.contains("visually-hidden"))
        .map((element) => element.outerHTML.slice(0, 120))""")
    assert cut == []


def sticking_out(page: Page) -> list[str]:
    return list(
        page.evaluate("""() => [...document.querySelectorAll("body *")]
            .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
            .filter((element) => !element.closest(".visually-hidden, .settings-name, .brand-name, thead, .md-search, pre, .md-overlay, .md-dialog"))
            .filter((element) => { const box = element.getBoundingClientRect(); return box.width && (box.right > innerWidth + 1 || box.left < -1) })
            .map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`)""")
    )


def test_a_comparison_reads_row_by_row_where_it_is_narrow(visit: Visit) -> None:
    page = visit(MODULE, **NARROWEST)
    cell = page.locator(".comparison td[data-label]").first

    assert cell.evaluate("cell => getComputedStyle(cell, '::before').content").strip('"') == cell.get_attribute("data-label")
    assert cell.evaluate("cell => getComputedStyle(cell).display") == "block"
    expect(page.get_by_role("cell").first).to_be_attached()
    page.set_viewport_size({"width": 1280, "height": 800})
    assert cell.evaluate("cell => getComputedStyle(cell).display") == "table-cell"


def test_lines_are_neither_long_nor_short(visit: Visit) -> None:
    page = visit(MODULE, **DESK)

    lines = page.evaluate("""() => [...document.querySelectorAll("article > p:not(.print-head, .carry-on)")].flatMap((paragraph) => {
        const height = parseFloat(getComputedStyle(paragraph).lineHeight)
        const count = Math.round(paragraph.getBoundingClientRect().height / height)
        return count > 2 ? [paragraph.textContent.length / (count - 0.5)] : []
    })""")
    assert 50 <= sum(lines) / len(lines) <= 75


TOO_SMALL = """() => [...document.querySelectorAll(".shell-button, .button, .brand, summary, label:has(input), .md-header__option label")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => { const box = element.getBoundingClientRect(); return box.height && (box.height < 43.5 || box.width < 43.5) })
    .map((element) => element.outerHTML.slice(0, 100))"""


def test_what_one_presses_is_large_enough(visit: Visit, site_folder: Path) -> None:
    page = visit(**PHONE)

    small = []
    for address in addresses(site_folder):
        page.goto(address)
        small += [f"{address} {element}" for element in page.evaluate(TOO_SMALL)]

    assert small == []


# --- print ----------------------------------------------------------------------------------------------------------------------


def test_print_is_black_on_white_without_chrome_and_with_everything_opened(visit: Visit) -> None:
    page = visit(MODULE, color_scheme="dark", **DESK)

    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")

    assert ground(page) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('article')).color") == "rgb(0, 0, 0)"
    for chrome in (".md-header", ".md-sidebar", ".md-footer", ".button"):
        expect(page.locator(chrome).first).to_be_hidden()
    expect(page.locator(".print-head").first).to_contain_text("Alongside")
    assert page.locator("details:not([open])").count() == 0
    away = page.locator("article a[href^=http]").first
    assert away.evaluate("link => getComputedStyle(link, '::after').content") != "none"

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() > 0


# --- what depends on the reader's day and way ---------------------------------------------------------------------------------------


def test_a_module_says_itself_that_its_review_is_due(visit: Visit) -> None:
    page = visit(MODULE)
    due = page.locator("[data-review-by]").get_attribute("data-review-by")

    page.clock.set_fixed_time(f"{due}T12:00:00")
    page.reload()
    page.wait_for_timeout(200)
    expect(page.locator(".review-due")).to_be_hidden()
    page.clock.set_fixed_time("2040-01-01T12:00:00")
    page.reload()
    expect(page.locator(".review-due")).to_be_visible()


def test_a_reader_who_comes_back_is_led_to_where_they_were(visit: Visit) -> None:
    page = visit(MODULE, **DESK)
    heading = page.locator("article > h2[id]").nth(3)
    heading.scroll_into_view_if_needed()
    heading.evaluate("heading => heading.scrollIntoView()")
    until(page, "Object.keys(sessionStorage).some((name) => name.endsWith(':place'))")
    words = heading.inner_text().replace("¶", "").strip()

    page.goto("./")
    link = page.locator("[data-carry-on] a")
    expect(link).to_contain_text(words)
    page.goto(MODULE)
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(".carry-on a")).to_have_text(words)
    page.locator(".carry-on a").click()
    expect(heading).to_be_in_viewport()


def test_a_place_that_leads_elsewhere_is_not_offered(visit: Visit) -> None:
    page = visit(MODULE)
    for href in ("javascript:alert(1)", "https://elsewhere.example/", "//elsewhere.example/"):
        record = json.dumps({"href": href, "title": "x", "heading": "y", "at": "2026-11-22T10:00:00Z"})
        page.evaluate("record => sessionStorage.setItem(alongsideSettings.name.replace('settings', 'place'), record)", record)
        page.goto("./")
        page.wait_for_timeout(200)
        expect(page.locator("[data-carry-on]")).to_be_hidden()


# --- for everyone ----------------------------------------------------------------------------------------------------------------------


def test_every_page_has_one_title_one_live_region_and_a_way_past_the_header(visit: Visit, site_folder: Path) -> None:
    page = visit(**DESK)
    for address in addresses(site_folder):
        if address == "embed/":  # it has no header to get past
            continue
        page.goto(address)
        assert page.locator("h1").count() == 1, address
        assert page.locator("#alongside-status[role=status]").count() == 1, address
        assert page.locator(".md-skip").evaluate("link => document.querySelector(link.hash) !== null"), address


def test_without_scripts_the_menu_opens_and_all_words_are_there(visit: Visit) -> None:
    page = visit(MODULE, java_script_enabled=False, **PHONE)

    expect(page.locator(".settings-button")).to_be_hidden()
    expect(page.locator(".search-button")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("navigation", name="Site").get_by_role("link", name="About")).to_be_visible()


def test_the_shell_stays_small(site_folder: Path) -> None:
    def weight(*names: str) -> int:
        return sum(
            len(gzip.compress(next(site_folder.glob(f"assets/alongside-*/client/{name}")).read_bytes(), 9)) for name in names
        )

    assert weight("shell.js", "settings-early.js") <= 2_048
    assert weight("site.css") <= 6_144
