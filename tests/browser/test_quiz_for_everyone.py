"""Questions in every state for axe, on a narrow screen, in large text, in forced colours and on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Faults, Visit
from .learner import CASE, CHOICE, SINGLE, check, choose, item, opened, put_into, step_through

STATES = ("fresh", "chosen", "right", "wrong", "partly", "unknown", "error")


# The theme lets the colour of a link fade over.
DRESSED = """async (scheme) => {
  document.body.dataset.mdColorScheme = scheme
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
}"""


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state_of_an_example(gallery: Page, faults: Faults, state: str) -> None:
    for question in gallery.locator(CHOICE).all():
        put_into(question, state)
    gallery.evaluate("for (const folded of document.querySelectorAll('quiz-item details')) folded.open = true")
    # Axe passes over what is disabled. A reader does not.
    gallery.evaluate("for (const group of document.querySelectorAll('fieldset')) group.disabled = false")

    for scheme in ("default", "slate"):
        gallery.evaluate(DRESSED, scheme)
        assert faults(gallery, CHOICE) == [], scheme


def test_axe_finds_nothing_in_a_summary(module: Page, faults: Faults) -> None:
    step_through(module, right=False)

    assert faults(module, "quiz-set") == []


def test_there_is_one_polite_region(gallery: Page) -> None:
    check(item(gallery, SINGLE))

    # The theme's search has one of its own, which speaks while somebody searches.
    regions = gallery.locator(":is([aria-live], [role=status], [role=alert], [role=log]):not(.md-search *)")
    expect(regions).to_have_count(1)
    expect(regions).to_be_empty()


@pytest.mark.parametrize("size", ["100", "200"])
def test_nothing_sticks_out_at_320_pixels(visit: Visit, size: str) -> None:
    page = opened(visit("gallery/", viewport={"width": 320, "height": 640}))
    page.evaluate("(size) => { document.documentElement.dataset.size = size }", size)
    for question in page.locator(CHOICE).all():
        put_into(question, "wrong")

    wide = page.evaluate(
        """() => [...document.querySelectorAll("quiz-item[data-room=choice] *")]
          .filter((part) => part.getClientRects().length && !part.closest(".visually-hidden"))
          .filter((part) => part.getBoundingClientRect().right > 320.5 || part.getBoundingClientRect().left < -0.5)
          .map((part) => part.outerHTML.slice(0, 80))"""
    )

    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_spacing_as_a_reader_may_set_it_clips_nothing(gallery: Page) -> None:
    for question in gallery.locator(CHOICE).all():
        put_into(question, "wrong")
    gallery.evaluate(
        """() => {
          const sheet = new CSSStyleSheet()
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }")
          document.adoptedStyleSheets = [sheet]
        }"""
    )

    clipped = gallery.evaluate(
        """() => [...document.querySelectorAll("quiz-item[data-room=choice] :is(label, p, button, h4, legend)")]
          .filter((part) => part.getClientRects().length && !part.closest(".visually-hidden"))
          .filter((part) => part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1)
          .filter((part) => getComputedStyle(part).display !== "inline")
          .map((part) => part.outerHTML.slice(0, 80))"""
    )

    assert clipped == []


def test_targets_are_large_enough(gallery: Page) -> None:
    question = item(gallery, CASE)
    choose(question, "Stop the talk")

    for target in question.locator(":is(label, button, summary):visible").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44, target.inner_text()


def test_signs_are_seen_in_forced_colours(visit: Visit) -> None:
    page = opened(visit("gallery/", forced_colors="active"))
    question = item(page, SINGLE)
    choose(question, "Tell her")
    check(question)

    colours = page.evaluate(
        """(id) => [...document.querySelectorAll(`#${id} :is(.item-mark, .item-result-heading)`)].map((part) => {
          const sign = getComputedStyle(part, "::before")
          return [sign.backgroundColor, getComputedStyle(document.body).backgroundColor, sign.maskImage.startsWith("url")]
        })""",
        SINGLE,
    )

    assert len(colours) == 4
    assert all(sign != paper and shaped for sign, paper, shaped in colours)


def test_on_paper_stand_the_questions_and_the_explanations(visit: Visit) -> None:
    """Of a set of cases, that is: the questions of a module have sheets of their own."""
    page = opened(visit("practise/which-one/"))
    page.emulate_media(media="print")

    questions = page.locator("quiz-set quiz-item")
    expect(questions.last.locator(".item-stem").first).to_be_visible()
    expect(questions.last.locator(".item-rationale")).to_be_visible()
    expect(questions.last.locator(".item-hint p").first).to_be_visible() if questions.last.locator(".item-hint").count() else None
    expect(page.locator("quiz-item button:visible, quiz-set button:visible")).to_have_count(0)
    letters = questions.first.evaluate(
        "(item) => [...item.querySelectorAll('.item-option')].map((row) => getComputedStyle(row, '::before').content)"
    )
    assert letters[0] == "counter(option, upper-alpha)"
