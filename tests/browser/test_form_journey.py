"""The feedback form as a person fills it in: from reading to a copy, back again, after a reload, by keyboard, on paper, and away."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from .conftest import Faults, Visit
from .forms import SIX, at, draft, form, move, on_to, rate, reply, uploads

ADDRESS = "tools/six-domains/"
PRIVATE = "A thing that I tell nobody"
SCREENS = ["read", "purpose", "about", "domain-safe", "domain-timely", "domain-effective", "domain-efficient", "domain-equitable",
           "domain-person-centred", "words", "check", "share", "copies"]  # fmt: skip


@pytest.fixture
def page(visit: Visit) -> Page:
    page = visit(ADDRESS)
    expect(form(page)).to_be_visible()
    return page


def filled(page: Page) -> None:
    """To the check, with a rating in each domain, a comment and words of one's own."""
    on_to(page, "domain-safe")
    rate(page, "SA2", "Every time")
    rate(page, "SA3", "Sometimes")
    form(page).locator("[name=comment-safe]").fill(PRIVATE)
    for statement in ("TI1", "EF1", "EC1", "EQ1", "PC1"):
        move(page, "Continue")
        rate(page, statement, "Mostly")
    move(page, "Continue")
    form(page).get_by_label("What helps most?").fill("Time to think")
    move(page, "Check your responses")


def heading(page: Page) -> Locator:
    return form(page).locator(".ff-screen:visible > h2")


# The way through


def test_the_journey_goes_through_every_screen_and_its_heading_takes_the_focus(page: Page) -> None:
    seen = [at(page)]
    while at(page) != "copies":
        form(page).locator(".ff-moves .button:visible").last.click()
        seen.append(at(page))
        expect(heading(page)).to_be_focused()
        expect(form(page).locator(".ff-screen:visible")).to_have_count(1)

    assert seen == SCREENS


def test_everything_can_be_skipped_and_then_there_is_nothing_to_share(page: Page) -> None:
    on_to(page, "share")
    expect(form(page)).to_contain_text("There is nothing to share yet")

    move(page, "Make my copy")

    expect(form(page)).to_contain_text("Nothing is ticked, so there is no copy")


def test_the_short_form_asks_eighteen_statements_and_the_full_form_thirty(page: Page) -> None:
    def asked() -> int:
        return form(page).locator(".ff-statement:not(.ff-left-out)").count()

    assert asked() == 18
    on_to(page, "purpose")
    form(page).get_by_label("Full: 30 statements").check()
    assert asked() == 30


def test_back_loses_nothing_neither_ours_nor_the_browsers(page: Page) -> None:
    filled(page)
    page.go_back()
    assert at(page) == "words"
    expect(form(page).get_by_label("What helps most?")).to_have_value("Time to think")
    for _ in range(6):
        move(page, "Back")

    assert at(page) == "domain-safe"
    expect(form(page).locator('[data-statement="SA2"]').get_by_label("Every time")).to_be_checked()
    expect(form(page).locator("[name=comment-safe]")).to_have_value(PRIVATE)
    page.go_forward()
    expect(form(page).locator(".ff-screen:visible")).to_have_count(1)


def test_a_reload_and_a_way_out_and_back_find_the_form_as_it_was(page: Page) -> None:
    filled(page)
    page.reload()
    expect(heading(page)).to_have_text("Check your responses")

    page.goto("./")
    page.goto(ADDRESS)

    expect(heading(page)).to_have_text("Check your responses")
    expect(form(page).locator('[data-screen="check"]')).to_contain_text(PRIVATE)


def test_a_change_leads_back_to_the_check(page: Page) -> None:
    filled(page)
    form(page).get_by_role("button", name="Change Timely").click()
    assert at(page) == "domain-timely"
    rate(page, "TI1", "Never")

    move(page, "Back to the check")

    expect(form(page).get_by_role("row", name="Sessions happened on the date we agreed")).to_contain_text("Never")


def test_a_response_can_be_taken_back(page: Page) -> None:
    on_to(page, "domain-safe")
    rate(page, "SA2", "Never")
    form(page).get_by_role("button", name="Clear this response").first.click()

    assert form(page).locator('[data-statement="SA2"] :checked').count() == 0
    assert draft(page)["ratings"] == {}  # type: ignore[index]


def test_nothing_is_chosen_for_anybody_among_responses_and_ticks(page: Page) -> None:
    on_to(page, "domain-safe")
    assert form(page).locator(".ff-statement :checked").count() == 0
    rate(page, "SA2", "Mostly")
    on_to(page, "share")

    assert form(page).locator('[data-screen="share"] :checked').count() == 0
    expect(form(page)).to_contain_text("Nothing is ticked, so there is nothing to see")


# What it says


@pytest.mark.parametrize(
    "words",
    [
        "If someone is in immediate danger, call 999.",
        "It is not a test, and it is not validated.",
        "It is not a complaint and not an incident report.",
        "It is not an appraisal.",
        "Nothing is sent by this website.",
    ],
)
def test_what_the_form_is_not_is_read_first(page: Page, words: str) -> None:
    expect(form(page).locator('[data-screen="read"]')).to_contain_text(words)


def test_who_will_see_it_is_said_where_the_purpose_is_chosen(page: Page) -> None:
    on_to(page, "purpose")
    expect(form(page)).to_contain_text("This is not anonymous. Your supervisor will know it is from you.")
    expect(form(page)).to_contain_text("not to your supervisor")
    expect(form(page)).to_contain_text("In a small team people may guess")


def test_every_box_for_free_text_has_the_warning_above_it(page: Page) -> None:
    filled(page)
    on_to(page, "share")
    form(page).get_by_role("button", name="Tick everything", exact=True).click()
    on_to(page, "copies")

    boxes = page.locator("feedback-form textarea:not([readonly])")
    assert boxes.count() == 6 + 3 + 1
    for box in boxes.all():
        described = str(box.get_attribute("aria-describedby")).split()
        assert "No names, room numbers, dates or diagnoses." in str(page.locator(f"#{described[0]}").text_content())


def test_the_guard_points_at_a_name_and_does_not_stand_in_the_way(page: Page) -> None:
    on_to(page, "domain-safe")
    form(page).locator("[name=comment-safe]").press_sequentially("Mrs Jones was upset")

    expect(form(page).locator(".ff-guard:visible")).to_contain_text("“Mrs Jones” looks like a name")
    expect(page.locator("#alongside-status")).to_contain_text("looks like a name")
    move(page, "Continue")
    assert draft(page)["comments"]["safe"] == "Mrs Jones was upset"  # type: ignore[index]


@pytest.mark.parametrize(
    ("statement", "screen"), [("SA2", "domain-safe"), ("SA4", "domain-safe"), ("PC4", "domain-person-centred")]
)
def test_a_low_response_about_safety_quietly_shows_who_else_to_speak_to(page: Page, statement: str, screen: str) -> None:
    on_to(page, screen)
    card = form(page).locator(f'[data-statement="{statement}"]')
    rate(page, statement, "Rarely")
    chosen = card.get_by_label("Rarely")

    expect(chosen).to_be_focused()
    card.get_by_text("Who else you could speak to").click()
    for nation in ("England", "Wales", "Scotland", "Northern Ireland"):
        expect(card).to_contain_text(nation)
    rate(page, statement, "Mostly")
    expect(card.get_by_text("Who else you could speak to")).to_have_count(0)


def test_a_low_response_elsewhere_shows_nothing_more(page: Page) -> None:
    on_to(page, "domain-safe")
    rate(page, "SA3", "Never")

    assert form(page).locator(".ff-care").count() == 0


# Copies


def ticked(page: Page, *names: str) -> None:
    for name in names:
        form(page).locator('[data-screen="share"]').get_by_label(name).check()


def saved(page: Page, button: str) -> tuple[str, str]:
    with page.expect_download() as download:
        form(page).get_by_role("button", name=button).click()
    return download.value.suggested_filename, download.value.path().read_text(encoding="utf-8")


def test_what_can_be_ticked_stands_below_its_heading_and_not_squeezed_beside_it(page: Page) -> None:
    filled(page)
    on_to(page, "share")

    choices = form(page).locator('[data-screen="share"] fieldset')
    lefts = choices.evaluate("all => [...all.children].map((one) => Math.round(one.getBoundingClientRect().left))")

    assert len(set(lefts)) == 1


def test_the_preview_and_every_copy_hold_what_is_ticked_and_no_more(page: Page) -> None:
    filled(page)
    on_to(page, "share")
    ticked(page, "Safe: 2 responses", "What helps most?")
    preview = form(page).locator(".ff-preview").inner_text()
    move(page, "Make my copy")

    assert "Time to think" in preview
    assert PRIVATE not in preview
    assert "Sessions happened" not in preview
    shown = form(page).locator('[data-screen="copies"]')
    assert shown.locator(".ff-result").inner_text() == preview.strip()
    file_name, file = saved(page, "Save a file")
    _, sheet = saved(page, "Save for a spreadsheet")
    boxes = [box.input_value() for box in shown.locator("textarea").all()]
    assert len(boxes) == 4
    assert [text for text in [file, sheet, shown.inner_text(), *boxes] if PRIVATE in text or "Sessions happened" in text] == []
    assert re.fullmatch(r"six-domains-\d{4}-\d{2}\.json", file_name)
    assert json.loads(file)["ratings"] == {"SA2": "every-time", "SA3": "sometimes"}
    assert json.loads(file)["words"] == {"keep": "Time to think"}


def test_a_changed_copy_of_one_reply_is_known_as_the_same_and_newer(page: Page) -> None:
    filled(page)
    on_to(page, "share")
    ticked(page, "Safe: 2 responses")
    move(page, "Make my copy")
    first, same = (json.loads(saved(page, "Save a file")[1]) for _ in range(2))
    move(page, "Back")
    ticked(page, "Timely: 1 response")
    move(page, "Make my copy")
    second = json.loads(saved(page, "Save a file")[1])

    assert first == same
    assert (second["id"], second["revision"]) == (first["id"], first["revision"] + 1)
    assert second["copy"] != first["copy"]


def test_a_copy_for_another_purpose_cannot_be_told_to_be_the_same_persons(page: Page) -> None:
    filled(page)
    on_to(page, "share")
    ticked(page, "Safe: 2 responses")
    move(page, "Make my copy")
    together = json.loads(saved(page, "Save a file")[1])
    page.evaluate("scrollTo(0, 0)")
    while at(page) != "purpose":
        move(page, "Back")
    form(page).get_by_label("For a pooled report").check()
    on_to(page, "copies")
    pooled = json.loads(saved(page, "Save a file")[1])

    assert not {together["id"], together["copy"]} & {pooled["id"], pooled["copy"]}
    expect(form(page)).to_contain_text("Not to your supervisor")


@pytest.mark.parametrize("length", ["Short: 18 statements", "Full: 30 statements"])
def test_a_copy_prints_on_one_a4_page(page: Page, length: str) -> None:
    on_to(page, "purpose")
    form(page).get_by_label(length).check()
    move(page, "Continue", "Continue")
    while at(page).startswith("domain"):
        for card in form(page).locator(".ff-statement:visible").all():
            card.get_by_label("Mostly").check()
        form(page).locator("textarea:visible").fill("When we met I noticed that there was time. It would help if it stayed so.")
        form(page).locator(".ff-moves .button:visible").last.click()
    on_to(page, "share")
    form(page).get_by_role("button", name="Tick everything", exact=True).click()
    move(page, "Make my copy")

    assert pages_of(page) == 1


def pages_of(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4")))


def test_the_guide_prints_on_one_page_and_alone(page: Page) -> None:
    filled(page)
    on_to(page, "share")
    ticked(page, "Safe: 2 responses")
    move(page, "Make my copy")
    page.evaluate("document.querySelector('feedback-form').dataset.print = 'guide'")

    assert pages_of(page) == 1
    page.emulate_media(media="print")
    expect(form(page).locator(".ff-guide-paper")).to_be_visible()
    for away in (form(page).locator(".ff-result").last, form(page).get_by_label("One thing to keep"), page.locator("h1")):
        expect(away).to_be_hidden()


def test_what_prints_on_the_way_is_the_blank_form_without_what_was_filled_in(page: Page) -> None:
    filled(page)
    page.emulate_media(media="print")

    expect(form(page).get_by_role("group", name="My strengths were recognised with examples")).to_be_visible()
    expect(form(page).locator('[data-screen="check"]')).to_be_hidden()
    assert form(page).locator("[name=comment-safe]").evaluate("(box) => getComputedStyle(box).color") == "rgba(0, 0, 0, 0)"
    circle = form(page).locator('[data-statement="SA2"] :checked')
    assert circle.evaluate("(radio) => getComputedStyle(radio).backgroundColor") in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")


def test_the_numbers_stand_in_a_table_beside_the_picture_and_there_is_no_total(page: Page) -> None:
    filled(page)
    on_to(page, "share")
    form(page).get_by_role("button", name="Tick everything", exact=True).click()
    move(page, "Make my copy")

    expect(form(page).locator(".ff-result").get_by_role("img")).to_have_accessible_name(
        re.compile("Safe: 1 every time, 1 sometimes")
    )
    form(page).get_by_text("The numbers as a table").click()
    numbers = form(page).get_by_role("table", name="How many statements have each response")
    expect(numbers.get_by_role("row", name="Safe")).to_contain_text("1")
    form(page).get_by_text("The same as a profile").click()
    expect(form(page).locator(".ff-radar")).to_have_accessible_name(re.compile("Safe 1 of 2"))
    assert not re.search(r"\b(total|average|score|%)", form(page).locator('[data-screen="copies"]').inner_text(), re.IGNORECASE)


def test_the_guide_is_about_what_a_person_chooses(page: Page) -> None:
    filled(page)
    on_to(page, "share")
    form(page).get_by_role("button", name="Tick everything", exact=True).click()
    move(page, "Make my copy")
    guide = form(page).locator(".ff-guide")
    guide.get_by_label("One thing to keep").select_option(label="My goals and interests shaped the conversation")
    guide.get_by_label("One thing I will try").fill("Bring two questions")
    guide.get_by_label("When I will look at it again").fill("2027-01-11")

    paper = guide.locator(".ff-guide-paper")
    expect(paper).to_contain_text("“My goals and interests shaped the conversation” (Mostly)")
    expect(paper).to_contain_text("I was told what stays private")
    expect(paper).to_contain_text("One thing to try: Bring two questions")
    expect(paper).to_contain_text("11 January 2027")


# The supervisor


def test_a_supervisor_rates_their_own_behaviour_in_the_paired_words(page: Page) -> None:
    on_to(page, "purpose")
    form(page).get_by_label("I give supervision, and I check my own practice").check()
    expect(form(page).get_by_label("For a pooled report")).to_be_hidden()
    on_to(page, "domain-safe")

    expect(form(page).get_by_role("group", name="I thanked the person for raising problems and stayed curious")).to_be_visible()
    rate(page, "SA2", "Sometimes")
    on_to(page, "share")
    ticked(page, "Safe: 1 response")
    move(page, "Make my copy")
    file = json.loads(saved(page, "Save a file")[1])
    assert (file["role"], file["mayCompare"]) == ("supervisor", False)


def test_two_files_are_laid_side_by_side_where_the_supervisee_allows_it(page: Page) -> None:
    mine, theirs = reply(1, role="supervisor", purpose="myself"), reply(2, purpose="together")
    field = page.get_by_label("Open your self-check and your supervisee's file")
    field.set_input_files(uploads(mine, theirs))
    expect(page.locator("feedback-compare")).to_contain_text("The supervisee's file does not allow this.")

    field.set_input_files(uploads(mine, {**theirs, "mayCompare": True, "ratings": {**theirs["ratings"], "PC5": "never"}}))

    title = page.get_by_role("heading", name="What the files show")
    expect(title).to_be_focused()
    expect(page.get_by_role("heading", name="Something you both see as strong")).to_be_visible()
    rows = page.get_by_role("table", name="Both views").get_by_role("row")
    expect(rows.nth(1)).to_contain_text("I was asked how supervision could be better")
    expect(page.locator("feedback-compare")).to_contain_text("talk about an example, not the rating")
    page.get_by_label("One thing I will try").fill("Ask at the end of each session")


def test_ones_own_files_show_then_and_now(page: Page) -> None:
    then, now = reply(1, month="2026-08", purpose="myself"), reply(2, purpose="myself", ratings={"SA1": "every-time"})

    page.get_by_label("Open two or more of your own files").set_input_files(uploads(now, then))

    row = page.get_by_role("table", name="Then and now").get_by_role("row", name="We talked about at least one risk")
    expect(row).to_contain_text(re.compile(r"Mostly.*Every time.*1 step up", re.DOTALL))
    expect(page.locator("feedback-compare")).to_contain_text("may just be a different week")


def test_files_of_two_versions_are_never_compared(page: Page) -> None:
    page.get_by_label("Open two or more of your own files").set_input_files(uploads(reply(1), reply(2, formVersion=2)))

    expect(page.locator("feedback-compare")).to_contain_text("reply-2.json: It is from version 2 of the form")
    expect(page.get_by_role("table", name="Then and now")).to_have_count(0)


# Privacy


def test_no_request_leaves_the_page_on_the_whole_way(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data or ''}"))

    filled(page)
    on_to(page, "share")
    form(page).get_by_role("button", name="Tick everything", exact=True).click()
    move(page, "Make my copy")
    saved(page, "Save a file")
    page.get_by_label("Open two or more of your own files").set_input_files(uploads(reply(1), reply(2)))

    files = [
        request
        for request in asked
        if not re.fullmatch(r"GET http://127\.0\.0\.1:\d+/learn/assets/alongside-\w+/[\w/.-]+ |GET blob:\S+ ", request)
    ]
    assert files == []
    assert page.url.endswith(ADDRESS)
    assert PRIVATE not in page.title()


@pytest.mark.parametrize("kept", [False, True])
def test_a_draft_is_in_this_tab_and_nowhere_else(page: Page, kept: bool) -> None:
    if kept:
        page.evaluate(KEEP)
        page.reload()
    filled(page)
    page.reload()
    expect(heading(page)).to_have_text("Check your responses")

    assert PRIVATE in json.dumps(draft(page))
    assert PRIVATE not in page.evaluate("JSON.stringify({...localStorage})")
    assert PRIVATE not in page.evaluate(EVERYTHING_KEPT)
    other = page.context.new_page()
    other.goto(ADDRESS)
    assert at(other) == "read"


STORE = 'const { open } = await import(new URL("../store.js", document.querySelector("script[src*=feedback-form]").src)); const store = await open();'
KEEP = f"async () => {{ {STORE} await store.keep() }}"
EVERYTHING_KEPT = f"async () => {{ {STORE} return JSON.stringify(await store.exportFile()) }}"


def test_a_draft_of_other_words_keeps_what_was_written_and_asks_for_the_ratings_again(page: Page) -> None:
    filled(page)
    page.evaluate(
        "(draft) => sessionStorage.setItem('alongside:/learn/:form:six-domains', draft)",
        json.dumps({**(draft(page) or {}), "version": 0}),
    )
    page.reload()

    expect(form(page).locator('[data-screen="read"]')).to_contain_text("The words of this form have changed since you began.")
    assert draft(page)["ratings"] == {}  # type: ignore[index]
    expect(form(page).locator("[name=comment-safe]")).to_have_value(PRIVATE)


def test_finish_and_clear_takes_the_form_with_it(page: Page) -> None:
    filled(page)
    on_to(page, "copies")
    form(page).get_by_role("button", name="Finish and clear").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("A feedback form that you have begun")

    dialog.get_by_role("button", name="Clear everything").click()
    expect(dialog).to_contain_text("Nothing is stored on this device now.")
    dialog.get_by_role("button", name="Close").click()

    assert draft(page) is None
    assert at(page) == "read"
    assert PRIVATE not in page.content()
    assert form(page).locator("[name=comment-safe]").input_value() == ""
    page.go_back()
    assert PRIVATE not in page.content()


def test_a_browser_that_stores_nothing_still_lets_a_person_finish(visit: Visit) -> None:
    def block(context: BrowserContext) -> None:
        context.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError') }")

    page = visit(ADDRESS, setup=block)
    filled(page)
    on_to(page, "share")
    ticked(page, "Safe: 2 responses")
    move(page, "Make my copy")

    assert json.loads(saved(page, "Save a file")[1])["ratings"] == {"SA2": "every-time", "SA3": "sometimes"}


def test_after_ten_minutes_a_cover_hides_the_form_and_loses_nothing(visit: Visit) -> None:
    page = visit("about/", expected="cancelled action")  # the faked clock says so of a timer that a page left behind
    page.clock.install()
    page.goto(ADDRESS)
    on_to(page, "domain-safe")
    form(page).locator("[name=comment-safe]").fill(PRIVATE)
    page.clock.run_for(9 * 60_000)
    expect(page.get_by_role("dialog")).to_have_count(0)

    page.clock.run_for(61_000)

    expect(page.get_by_role("dialog", name="Still there?")).to_be_visible()
    expect(form(page).locator("[name=comment-safe]")).to_be_hidden()
    page.get_by_role("button", name="Show my page again").click()
    expect(form(page).locator("[name=comment-safe]")).to_have_value(PRIVATE)


def test_no_cover_comes_over_a_form_with_nothing_in_it(visit: Visit) -> None:
    page = visit("about/")
    page.clock.install()
    page.goto(ADDRESS)
    expect(form(page)).to_be_visible()

    page.clock.run_for(30 * 60_000)

    expect(page.get_by_role("dialog")).to_have_count(0)


# For everyone


@pytest.mark.parametrize(
    ("scheme", "size"),
    [("light", {"width": 1280, "height": 800}), ("dark", {"width": 320, "height": 640})],
    ids=["light-desk", "dark-phone"],
)
def test_every_screen_is_clean_for_axe_and_fits_the_width(visit: Visit, faults: Faults, scheme: Any, size: Any) -> None:
    page = visit(ADDRESS, color_scheme=scheme, viewport=size)
    found: list[str] = []
    on_to(page, "domain-safe")
    rate(page, "SA2", "Never")
    form(page).locator("[name=comment-safe]").fill("Mrs Jones was upset")
    expect(form(page).locator(".ff-guard:visible")).to_be_visible()
    while at(page) != "read":
        move(page, "Back")
    for screen in SCREENS:
        on_to(page, screen)
        if screen == "share":
            form(page).get_by_role("button", name="Tick everything", exact=True).click()
        page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
        found += [f"{screen}: {fault}" for fault in faults(page, "main")]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"{screen} scrolls sideways")
        small = form(page).locator(
            ".ff-points label:visible, .button:visible, .ff-tick:visible, .ff-clear:visible, textarea:visible"
        )
        found += [
            f"{screen}: {box.inner_text()} is small"
            for box in small.all()
            if (box.bounding_box() or {"height": 0})["height"] < 43.9
        ]

    assert found == []


def test_the_whole_form_can_be_filled_in_by_keyboard(page: Page) -> None:
    start = form(page).get_by_role("button", name="Start", exact=True)
    start.focus()
    page.keyboard.press("Enter")
    for screen in ("about", "domain-safe"):
        form(page).locator(".ff-moves .button:visible").last.focus()
        page.keyboard.press("Enter")
        assert at(page) == screen
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(form(page).get_by_role("button", name="Clear this response").first).to_be_focused()

    assert draft(page)["ratings"] == {"SA2": "mostly"}  # type: ignore[index]


def test_without_scripts_the_page_is_the_paper_form(visit: Visit) -> None:
    page = visit(ADDRESS, java_script_enabled=False)

    assert "Scripts are off, so this page is a paper form." in str(page.locator("feedback-form noscript").text_content())
    expect(page.get_by_role("group", name="I left with a clear next step")).to_be_visible()
    assert page.locator(".ff-statement").count() == 30
    assert page.locator(".ff-statement input[type=radio]").count() == 30 * 7
    page.emulate_media(media="print")
    expect(page.get_by_text("Who I am did not make it harder to speak")).to_be_visible()
    expect(page.get_by_text("It is not a test, and it is not validated.")).to_be_visible()


@pytest.mark.parametrize(
    ("button", "words"), [("Print a blank form", "I could raise a mistake"), ("Print a blank self-check", "I thanked the person")]
)
def test_a_blank_form_prints_for_both(page: Page, button: str, words: str) -> None:
    page.evaluate(
        "window.print = () => { window.printed = document.querySelector('feedback-form').dataset.print + document.querySelector('feedback-form form').textContent }"
    )

    form(page).get_by_role("button", name=button).click()

    printed = page.evaluate("window.printed")
    assert printed.startswith("blank")
    assert words in printed


def test_a_second_form_is_yaml_and_nothing_else(visit: Visit) -> None:
    page = visit("tools/supervision-check-in/")
    expect(form(page)).to_be_visible()
    assert form(page).locator(".ff-statement").count() == 6
    on_to(page, "domain-talk")
    rate(page, "CI3", "Not this time")
    expect(form(page).locator(".ff-care")).to_be_visible()
    rate(page, "CI4", "Yes, fully")
    on_to(page, "share")
    ticked(page, "How we talked: 2 responses")
    move(page, "Make my copy")

    file = json.loads(saved(page, "Save a file")[1])
    assert (file["form"], file["ratings"]) == ("supervision-check-in", {"CI3": "not-yet", "CI4": "fully"})
    assert draft(page, SIX) is None
