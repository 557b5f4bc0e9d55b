"""From ticks to a link, a code, a poster, an email and a frame; and from the link to the pathway."""

from __future__ import annotations

import html
import io
import re

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .conftest import Faults, Visit
from .learner import check, choose, heading, opened

BUILD = "trainers/build/"
LINK = "The link to your pathway"


@pytest.fixture
def build(visit: Visit) -> Page:
    return ready(visit(BUILD, setup=allow_copying))


def allow_copying(context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])


def ready(page: Page) -> Page:
    expect(page.get_by_role("button", name="Make the link")).to_be_enabled()
    return page


def tick(page: Page, *titles: str) -> None:
    for title in titles:
        page.get_by_role("checkbox", name=title).check()


def make(page: Page) -> str:
    page.get_by_role("button", name="Make the link").click()
    expect(page.get_by_role("heading", name="Your link")).to_be_focused()
    return page.get_by_label(LINK).input_value()


def decoded(picture: bytes) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("L"))]


def test_ticked_modules_and_a_date_make_a_link_that_shows_them_in_order(build: Page, site: str) -> None:
    tick(build, "Supervision: functions", "Which kind of support?")
    build.get_by_label("Due date").fill("2099-01-15")
    link = make(build)

    assert link == f"{site}trainers/pathway/#v=1&m=m09,m01&due=2099-01-15"
    build.goto(link)

    expect(build.locator("pathway-view li .module-title")).to_have_text(
        [re.compile("^Supervision: functions"), re.compile("^Which kind")]
    )
    expect(build.get_by_text("Please finish by Thursday 15 January 2099")).to_be_visible()
    expect(build.get_by_text("2 modules, about 1 hour and")).to_be_visible()


def test_a_route_ticks_its_modules_and_the_order_can_be_changed(build: Page) -> None:
    build.get_by_role("button", name="Supervision", exact=True).click()
    before = order(build)
    build.get_by_role("button", name=re.compile("^Down Which kind")).click()

    assert before[0] == "m01"
    assert order(build) == [before[1], "m01", *before[2:]]
    expect(build.get_by_role("button", name=re.compile("^Down Which kind"))).to_be_focused()
    assert f"m={before[1]},m01," in make(build)


def order(page: Page) -> list[str]:
    return [str(line.get_attribute("data-code")) for line in page.locator(".pathway-sorting [data-move='1']").all()]


def test_the_whole_form_works_with_the_keyboard_alone(visit: Visit) -> None:
    page = ready(visit(BUILD))
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.get_by_role("button", name=re.compile("^Down")).first.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Title").focus()
    page.keyboard.type("Ward induction")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Your link")).to_be_focused()
    assert page.get_by_label(LINK).input_value().endswith("#v=1&m=m02,m01&t=Ward+induction")


def test_the_code_and_both_of_its_files_lead_to_the_link(build: Page, tmp_path: object) -> None:
    tick(build, "Coaching:", "Preceptorship and")
    build.get_by_label("Title").fill("Induction & café")
    build.get_by_label("A note").fill("Bring your questions, and a colleague who has done it before.")
    link = make(build)

    on_page = decoded(build.locator("pathway-builder > div > .qr-code").screenshot())
    with build.expect_download() as png:
        build.get_by_role("button", name="Save as PNG").click()
    with build.expect_download() as svg:
        build.get_by_role("button", name="Save as SVG").click()

    assert on_page == [link]
    assert decoded(png.value.path().read_bytes()) == [link]
    text = svg.value.path().read_text(encoding="utf-8")
    build.set_content(f"<body>{text.replace('<svg ', '<svg width=500 ')}</body>")
    assert decoded(build.locator("svg").screenshot()) == [link]
    assert "script" not in text


def test_the_poster_prints_on_one_sheet_alone_with_a_code_that_can_be_read(visit: Visit) -> None:
    page = ready(visit(f"{BUILD}#v=1&m=m01,m02,m07,m09,m11&due=2099-01-15&t=Ward+induction&c=practice+educator"))
    link = make(page)
    page.evaluate("window.print = () => undefined")
    page.get_by_role("button", name="Print the poster").click()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})  # A4 at 96 dots to the inch

    sheet = page.locator("body > .poster")
    expect(sheet.get_by_role("heading", name="Ward induction")).to_be_visible()
    expect(page.get_by_role("heading", name="Make a pathway")).to_be_hidden()
    assert decoded(sheet.screenshot()) == [link]
    assert "127.0.0.1" in str(sheet.locator(".poster-address").text_content())
    box = sheet.bounding_box()
    assert box
    assert box["height"] <= 1123
    assert page.pdf(format="A4", margin={"top": "1cm", "bottom": "1cm"}).count(b"/Type /Page\n") == 1


def test_after_printing_the_page_is_as_it_was(visit: Visit) -> None:
    page = ready(visit(f"{BUILD}#v=1&m=m01"))
    make(page)
    page.evaluate("window.print = () => dispatchEvent(new Event('afterprint'))")
    page.get_by_role("button", name="Print the poster").click()

    expect(page.locator(".poster")).to_have_count(1)
    expect(page.locator("body.printing-poster")).to_have_count(0)


def test_the_email_says_what_to_do_and_copies_whole(build: Page) -> None:
    tick(build, "Coaching:")
    build.get_by_label("Due date").fill("2099-01-15")
    build.get_by_label("Whom to ask").fill("practice educator")
    link = make(build)

    build.get_by_role("button", name="Copy text").click()
    text: str = build.evaluate("navigator.clipboard.readText()")

    assert link in text
    assert "1. Coaching: helping someone find their own next step (about 45 minutes)" in text
    assert "by Thursday 15 January 2099" in text
    assert "If you have a question, ask: practice educator." in text


def test_what_is_entered_survives_a_reload_and_stays_out_of_every_request(visit: Visit) -> None:
    asked: list[str] = []
    page = ready(visit(BUILD, setup=lambda context: context.on("request", lambda request: asked.append(request.url))))
    tick(page, "Coaching:", "Supervision: functions")
    page.get_by_label("Title").fill("Secret garden")
    page.reload()
    ready(page)
    page.goto(make(page))
    expect(page.get_by_role("heading", name="Secret garden")).to_be_visible()

    assert len(asked) > 10
    assert not [url for url in asked if "m02" in url.split("#")[0] or "Secret" in url.split("#")[0]]
    assert page.evaluate("Object.keys(sessionStorage).length + Object.keys(localStorage).length") == 0


def test_what_is_lacking_is_told_with_a_way_to_it(build: Page) -> None:
    build.get_by_role("button", name="Make the link").click()

    expect(build.get_by_role("group", name="There is a problem")).to_be_focused()
    build.get_by_role("link", name="Tick at least one module.").click()

    expect(build.get_by_role("checkbox").first).to_be_focused()


def test_a_name_is_pointed_at_and_never_in_the_way(build: Page) -> None:
    tick(build, "Coaching:")
    field = build.get_by_label("Whom to ask")

    field.fill("Priya Shah")

    warning = build.locator(".pathway-warning")
    expect(warning).to_have_text("This looks like a person's name. Please write a role instead, such as practice educator.")
    assert field.get_attribute("aria-describedby") == warning.get_attribute("id")
    assert "c=Priya+Shah" in make(build)
    field.fill("practice educator")
    expect(warning).to_have_count(0)


def test_no_field_asks_for_a_persons_name(build: Page) -> None:
    labels = [str(label.text_content()).lower() for label in build.locator("pathway-builder label").all()]

    assert len(labels) > 8
    assert not [words for words in labels if re.search(r"\byour name\b|\bname of\b|\bfull name\b|^name\b", words)]


def test_a_session_word_is_announced_and_never_in_the_link(build: Page) -> None:
    tick(build, "Coaching:")
    build.get_by_role("checkbox", name="I will give a session word").check()
    link = make(build)

    assert link.endswith("#v=1&m=m02&w=1")
    build.goto(link)
    expect(build.get_by_text("Your trainer may give you a word during the session.")).to_be_visible()


def test_a_pathway_leads_to_a_statement_for_its_modules(visit: Visit) -> None:
    page = opened(visit("modules/coaching/"))
    question = page.locator(".check-yourself quiz-item[data-type=single-choice]").first
    choose(question, str(question.locator("label").first.text_content()))
    check(question)
    expect(heading(question)).to_be_focused()
    page.goto(f"{PATHWAY}#v=1&m=m02&w=1")

    page.get_by_role("link", name="Make a statement of learning for these modules").click()

    expect(page.locator("learning-statement").get_by_role("checkbox", name="Coaching:")).to_be_checked()
    expect(page.get_by_label("Session word, if your trainer gave you one")).to_be_visible()


def test_without_scripts_the_builder_says_so_and_lists_the_modules(chromium: Browser, site: str) -> None:
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto(BUILD)

    expect(page.get_by_text("Scripts are off or did not load, so no link can be made here.")).to_be_visible()
    page.get_by_role("link", name="See all the modules").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Modules")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_builder_and_all_it_makes_are_accessible(visit: Visit, faults: Faults, scheme: str, width: int) -> None:
    page = ready(visit(f"{BUILD}#v=1&m=m01,m02&t=Ask+Priya+Shah", color_scheme=scheme, viewport={"width": width, "height": 800}))
    page.get_by_label("Due date").fill("2099-01-15")
    make(page)

    assert faults(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator("pathway-builder .button:visible").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().height).filter((height) => height < 44)"
    )
    assert small == []


# --- the pathway page ----------------------------------------------------------------------------------------------------

PATHWAY = "trainers/pathway/"


def test_a_pathway_shows_each_persons_own_progress(visit: Visit) -> None:
    page = opened(visit("modules/coaching/"))
    question = page.locator(".check-yourself quiz-item[data-type=single-choice]").first
    choose(question, str(question.locator("label").first.text_content()))
    check(question)
    expect(heading(question)).to_be_focused()
    page.goto(f"{PATHWAY}#v=1&m=m01,m02")

    lines = page.locator(".pathway-progress")
    expect(lines.nth(0)).to_have_text("Not started yet")
    expect(lines.nth(1)).to_have_text(re.compile(r"^You have tried 1 of \d+ questions$"))


def test_what_a_link_names_and_the_site_has_not_is_told_and_skipped(visit: Visit) -> None:
    page = visit(f"{PATHWAY}#v=1&m=m99,m02,<img src=x onerror=alert(1)>&l=cy&due=2020-01-15&t=<b>Hi</b>")

    expect(page.get_by_role("heading", name="<b>Hi</b>")).to_be_visible()
    expect(page.locator(".pathway-modules li")).to_have_count(1)
    expect(page.get_by_text("“m99” is not found in this version of the site.")).to_be_visible()
    expect(page.get_by_text("“l=cy” in the link means nothing to this page.")).to_be_visible()
    expect(page.get_by_text("This was due on Wednesday 15 January 2020. You can still do it.")).to_be_visible()
    expect(page.locator("pathway-view img, pathway-view b:has-text('Hi')")).to_have_count(0)


HOSTILE = [
    "",
    "%",
    "v=1",
    "v=1&m=",
    "v=1&m=,,,",
    "v=9&m=m01",
    "v=1&m=" + "m01," * 3_000,
    "v=1&m=m02&t=%E0%A4%A&n=%00%01",
    "v=1&m=m02&t=javascript:alert(1)&c=</script><script>alert(1)</script>",
    "__proto__[x]=1&v=1&m=constructor",
    "v=1&m=m02&n=" + "%F0%9F%98%80" * 400,
    "v=1&m=m02&t=%E2%80%AEevil%E2%80%AC",
    "\u0000\ud7ff",
]


@pytest.mark.parametrize("fragment", HOSTILE, ids=range(len(HOSTILE)))
def test_garbage_gets_a_plain_page_and_runs_nothing(visit: Visit, fragment: str) -> None:
    page = visit(f"{PATHWAY}#{fragment}")
    expect(page.locator("pathway-view h2").first).to_be_visible()

    shown = str(page.locator("pathway-view h2").first.text_content())
    usable = "m=m0" in fragment and not fragment.startswith("v=9")
    assert (shown in ("There is no pathway in this link", "This link is newer than this page")) != usable
    assert page.locator("pathway-view script, pathway-view [onerror], pathway-view a[href^='javascript']").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_pathway_can_be_changed_and_made_anew(visit: Visit) -> None:
    page = visit(f"{PATHWAY}#v=1&m=m02,m01&due=2099-01-15&t=Ward+induction&n=Hello")
    page.get_by_role("link", name="Make a pathway from this one").click()
    ready(page)

    assert make(page).endswith("#v=1&m=m02,m01&due=2099-01-15&t=Ward+induction&n=Hello")


def test_where_the_list_of_modules_does_not_load_a_sentence_says_so(visit: Visit) -> None:
    def block(context: BrowserContext) -> None:
        context.route("**/items/index.json", lambda route: route.abort())

    page = visit(f"{PATHWAY}#v=1&m=m02", setup=block, expected="Failed to load resource")

    expect(page.get_by_text("The list of modules did not load")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fragment", ["v=1&m=m01,m02,m99&due=2099-01-15&t=Ward+induction&c=lead&n=Hello&w=1", "nothing"])
def test_a_pathway_is_accessible(visit: Visit, faults: Faults, scheme: str, fragment: str) -> None:
    page = visit(f"{PATHWAY}#{fragment}", color_scheme=scheme, viewport={"width": 320, "height": 700})
    expect(page.locator("pathway-view h2").first).to_be_visible()

    assert faults(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_frames_code_names_what_it_shows(build: Page, site: str) -> None:
    tick(build, "Coaching:")
    build.get_by_label("Title").fill('A "good" start & <more>')
    make(build)

    code = build.get_by_label("Code to embed")
    first = code.input_value()
    build.get_by_label("What to embed").select_option(label="Quiz: Coaching: helping someone find their own next step")

    assert html.unescape(first.split('title="')[1].split('"')[0]) == 'Pathway: A "good" start & <more>'
    assert f'src="{site}embed/#quiz=m02"' in code.input_value()
