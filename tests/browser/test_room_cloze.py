"""Gaps and short texts, as a learner fills them: in the passage, one gap at a time, by key, with slips of the pen, and on paper."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import Faults, Visit
from .learner import check, heading, item, opened, opened_again, record, remember, scored, stored

THREE = "cloze-three-supports"
GROW = "cloze-grow"
AGREEMENT = "cloze-wales-agreement"
FUNCTION = "cloze-function-of-standards"
PERSON = "cloze-person-who-brings"

RIGHT = ("asks", "share", "new")

MATCHED = """async (cases) => {
  const links = [...document.querySelectorAll("link[rel=modulepreload]")].map(({ href }) => href)
  const { match } = await import(links.find((href) => href.includes("/questions/cloze/")))
  return cases.map(([typed, gap]) => match(typed, gap).slice(0, 1).concat(match(typed, gap)[2] ?? ""))
}"""


@pytest.fixture
def page(visit: Visit) -> Page:
    return opened(visit("gallery/", setup=record))


@pytest.fixture
def three(page: Page) -> Locator:
    return item(page, THREE)


@pytest.fixture
def grow(page: Page) -> Locator:
    return item(page, GROW)


def gap(question: Locator, number: int) -> Locator:
    return question.get_by_label(re.compile(rf"^Gap {number} of \d,"))


def choose(question: Locator, *options: str) -> None:
    for number, option in enumerate(options, 1):
        gap(question, number).select_option(option)


def write(question: Locator, words: str) -> None:
    question.get_by_role("textbox", name="Your answer").fill(words)


def line(question: Locator, words: str) -> Locator:
    """What is told about one word, below the passage."""
    return question.locator(".cloze-told > ul > li").filter(
        has=question.page.locator("strong", has_text=re.compile(f"^{re.escape(words)}$"))
    )


def press(question: Locator, name: str) -> None:
    question.get_by_role("button", name=name, exact=True).click()


# --- in the passage ------------------------------------------------------------------------------------------------------


def test_each_gap_is_named_by_its_number_and_the_words_before_it(three: Locator, grow: Locator) -> None:
    expect(three.get_by_role("combobox", name="Gap 1 of 3, after 'A coach mostly …'", exact=True)).to_have_value("")
    expect(three.get_by_role("combobox", name="Gap 3 of 3, after 'A preceptor …'", exact=True)).to_be_visible()
    expect(grow.get_by_role("textbox", name="Gap 1 of 3, after 'coach starts from the …'", exact=True)).to_have_attribute(
        "spellcheck", "true"
    )
    expect(gap(three, 1).locator("option").first).to_have_text("Choose")
    expect(three.locator(".cloze-number")).to_have_text(["1", "2", "3"])


def test_all_gaps_right_are_told_and_scored(page: Page, three: Locator) -> None:
    choose(three, *RIGHT)

    check(three)

    expect(heading(three)).to_be_focused()
    expect(heading(three)).to_have_text("That's right")
    expect(three.locator(".item-result")).to_contain_text("3 of 3 gaps right.")
    expect(line(three, "Gap 1: asks and listens")).to_contain_text("Your answer – right")
    expect(line(three, "Gap 1: asks and listens")).to_contain_text("Questions and listening keep the thinking with the person.")
    detail = scored(page)[0]["detail"]
    assert detail["response"] == {"coach": "asks", "mentor": "share", "preceptor": "new"}
    assert detail["score"] == 1
    expect(page.locator("#alongside-status")).to_be_empty()


def test_each_gap_says_by_its_number_what_it_was_and_why(page: Page, three: Locator) -> None:
    choose(three, "asks", "decide", "student")

    check(three)

    expect(heading(three)).to_have_text("Partly right")
    expect(three.locator(".item-result")).to_contain_text("1 of 3 gaps right.")
    expect(three.locator(".cloze-gap .item-mark")).to_have_text(["right", "not right", "not right"])
    expect(line(three, "Gap 2: decide for the person")).to_contain_text("Your answer – not right The person keeps the decision.")
    expect(line(three, "Gap 2: share what they learned")).to_contain_text(
        "Right answer Shared experience is what sets a mentor apart"
    )
    expect(three.locator(".item-result")).to_contain_text(
        "A mentor may also share what they learned from having been there before."
    )
    expect(gap(three, 2)).to_be_disabled()
    expect(gap(three, 2)).to_have_value("decide")
    expect(three.get_by_text("A mentor of this kind does not judge the work.").last).to_be_hidden()
    three.get_by_text("Why not the others").click()
    expect(three.get_by_text("A mentor of this kind does not judge the work.").first).to_be_visible()
    assert round(scored(page)[0]["detail"]["score"], 3) == 0.333


def test_an_open_gap_is_asked_for_by_its_number(page: Page, three: Locator) -> None:
    gap(three, 1).select_option("asks")

    check(three)

    expect(three.get_by_role("group", name="There is a problem")).to_be_focused()
    link = three.get_by_role("link", name="Fill gap 2 and gap 3.")
    expect(three.get_by_role("group", name=re.compile("^Complete the passage"))).to_have_accessible_description(
        re.compile("Error: Fill gap 2 and gap 3.")
    )
    link.press("Enter")
    expect(gap(three, 2)).to_be_focused()
    assert scored(page) == []


def test_a_learner_needs_only_the_keyboard(page: Page, grow: Locator) -> None:
    gap(grow, 1).focus()
    page.keyboard.type("goal")
    page.keyboard.press("Tab")
    expect(gap(grow, 2)).to_be_focused()
    page.keyboard.type("reality")
    page.keyboard.press("Tab")
    page.keyboard.type("will")

    page.keyboard.press("Enter")

    expect(heading(grow)).to_be_focused()
    expect(heading(grow)).to_have_text("That's right")


def test_try_again_begins_with_the_first_gap(three: Locator) -> None:
    choose(three, "asks", "decide", "new")
    check(three)

    press(three, "Try again")

    expect(gap(three, 1)).to_be_focused()
    for number in (1, 2, 3):
        expect(gap(three, number)).to_have_value("")
    expect(three.locator(".item-mark, .cloze-told, [data-mark]")).to_have_count(0)


def test_not_knowing_shows_the_whole_passage_and_reproaches_nobody(page: Page) -> None:
    agreement = item(page, AGREEMENT)

    press(agreement, "I do not know yet")

    expect(heading(agreement)).to_be_focused()
    expect(heading(agreement)).to_have_text("Good to know what to look at next")
    expect(agreement.locator(".item-result")).to_contain_text("We meet every four to six weeks for an hour")
    expect(line(agreement, "Gap 2: harmed")).to_contain_text("Right answer A risk of harm is the limit")
    expect(agreement.locator(".cloze-gap .item-mark")).to_have_count(0)
    expect(agreement.get_by_text("Your answer")).to_have_count(0)
    assert scored(page)[0]["detail"]["response"] == {}


def test_a_reload_finds_what_was_filled_in(page: Page, grow: Locator) -> None:
    gap(grow, 1).fill("goal")
    gap(grow, 2).select_option("reward")
    options = gap(grow, 2).locator("option").all_inner_texts()

    opened_again(page)

    expect(gap(grow, 1)).to_have_value("goal")
    expect(gap(grow, 2)).to_have_value("reward")
    expect(gap(grow, 3)).to_have_value("")
    assert gap(grow, 2).locator("option").all_inner_texts() == options
    gap(grow, 3).fill("will")
    check(grow)
    opened_again(page)
    expect(heading(grow)).to_have_text("Partly right")
    expect(line(grow, "Gap 2: reward at the end")).to_contain_text("Your answer – not right")


@pytest.mark.parametrize("response", [[1], "ask", None, 7, {"goal": 3, "reality": "gone"}])
def test_a_damaged_draft_leaves_a_question_that_works(page: Page, grow: Locator, response: object) -> None:
    remember(
        page,
        f"draft:{GROW}",
        {
            "response": response,
            "checked": False,
            "hash": grow.get_attribute("data-hash"),
            "seed": 1,
            "at": "2026-11-22T10:00:00+00:00",
        },
    )

    page.reload()
    opened(page)

    expect(gap(grow, 2)).to_have_value("")
    gap(grow, 1).fill("goal")
    gap(grow, 2).select_option("reality")
    gap(grow, 3).fill("will")
    check(grow)
    expect(heading(grow)).to_have_text("That's right")


def test_choices_are_drawn_by_seed_alike_in_both_views(page: Page, three: Locator) -> None:
    orders = []
    for seed in range(1, 9):
        remember(
            page,
            f"draft:{THREE}",
            {
                "response": {},
                "checked": False,
                "hash": three.get_attribute("data-hash"),
                "seed": seed,
                "at": "2026-11-22T10:00:00+00:00",
            },
        )
        page.reload()
        opened(page)
        orders.append(tuple(gap(three, 1).locator("option").evaluate_all("(all) => all.map(({ value }) => value)")))
        alone = three.locator("[data-step=coach] input").evaluate_all("(all) => all.map(({ value }) => value)")
        assert orders[-1] == ("", *alone)

    assert len(set(orders)) > 2


# --- one gap at a time -----------------------------------------------------------------------------------------------------


def test_one_gap_at_a_time_asks_a_choice_by_radios_and_a_word_by_a_field(page: Page, grow: Locator) -> None:
    press(grow, "One gap at a time")

    expect(grow.get_by_role("combobox")).to_have_count(0)
    alone = grow.get_by_role("group", name=re.compile("^Gap 1 of 3: In the GROW model a coach starts from the gap 1 ?, then"))
    expect(alone.get_by_role("textbox", name="Your word")).to_be_focused()
    page.keyboard.type("goal")
    press(grow, "Next gap")
    expect(grow.get_by_role("radiogroup", name=re.compile("^Gap 2 of 3:")).get_by_role("radio")).to_have_count(3)
    expect(grow.get_by_role("radio").first).to_be_focused()
    grow.get_by_role("radio", name="reality now").check()
    press(grow, "Previous gap")
    expect(grow.get_by_role("textbox", name="Your word")).to_have_value("goal")


def test_both_views_hold_one_response(page: Page, grow: Locator) -> None:
    gap(grow, 2).select_option("reward")
    press(grow, "One gap at a time")
    press(grow, "Next gap")
    expect(grow.get_by_role("radio", name="reward at the end")).to_be_checked()
    expect(grow.get_by_role("radio", name="reward at the end")).to_be_focused()

    page.keyboard.press("Space")
    grow.get_by_role("radio", name="reality now").check()
    press(grow, "Whole passage")

    expect(gap(grow, 1)).to_be_focused()
    expect(gap(grow, 2)).to_have_value("reality")
    assert stored(page)[f"draft:{GROW}"]["response"] == {"reality": "reality"}


def test_what_is_open_is_found_in_this_view_too(page: Page, grow: Locator) -> None:
    press(grow, "One gap at a time")
    page.keyboard.type("goal")

    page.keyboard.press("Enter")

    link = grow.get_by_role("link", name="Fill gap 2 and gap 3.")
    expect(grow.get_by_role("group", name="There is a problem")).to_be_focused()
    link.press("Enter")
    expect(grow.get_by_role("radio").first).to_be_focused()
    assert scored(page) == []


def test_checked_gap_by_gap_the_whole_passage_tells_and_trying_again_asks_gap_by_gap(page: Page, grow: Locator) -> None:
    press(grow, "One gap at a time")
    page.keyboard.type("goal")
    press(grow, "Next gap")
    page.keyboard.press("Space")
    press(grow, "Next gap")
    page.keyboard.type("will")

    page.keyboard.press("Enter")

    expect(heading(grow)).to_be_focused()
    expect(grow.locator(".cloze-gap .item-mark").first).to_be_visible()
    expect(grow.locator(".cloze-step:visible")).to_have_count(0)
    press(grow, "Try again")
    expect(grow.get_by_role("textbox", name="Your word")).to_be_focused()
    expect(grow.get_by_role("textbox", name="Your word")).to_have_value("")


# --- what is typed ---------------------------------------------------------------------------------------------------------


def test_a_slip_is_forgiven_and_the_proper_spelling_shown(page: Page) -> None:
    question = item(page, FUNCTION)
    write(question, "normatve")

    page.keyboard.press("Enter")

    expect(heading(question)).to_have_text("That's right")
    expect(line(question, "normative")).to_contain_text(
        "Your answer – right We read 'normatve' as 'normative'. The normative function looks at standards"
    )
    assert scored(page)[0]["detail"] | {"at": "", "hash": ""} == {
        "item": FUNCTION, "hash": "", "response": "normatve", "score": 1, "maxScore": 1, "certainty": None, "at": "",
    }  # fmt: skip


def test_a_near_miss_is_told_apart_from_wrong(page: Page) -> None:
    near, wrong = item(page, FUNCTION), item(page, PERSON)
    write(near, "Formative!")
    check(near)
    write(wrong, "the manager")
    check(wrong)

    expect(heading(near)).to_have_text("Not quite")
    expect(line(near, "formative")).to_contain_text("Your answer – close, but not right The formative function is about learning.")
    expect(near.locator(".cloze-gap .item-mark")).to_have_text("close, but not right")
    expect(line(near, "normative")).to_contain_text("Right answer")
    expect(line(wrong, "Another word")).to_contain_text("Your answer – not right It is the one of the two who is supervised.")
    expect(wrong.locator(".cloze-gap .item-mark")).to_have_text("not right")
    assert [event["detail"]["score"] for event in scored(page)] == [0, 0]


def test_a_short_text_needs_something_typed(page: Page) -> None:
    question = item(page, PERSON)
    write(question, "   ")

    page.keyboard.press("Enter")

    question.get_by_role("link", name="Type your answer.").press("Enter")
    expect(question.get_by_role("textbox", name="Your answer")).to_be_focused()
    expect(question.get_by_role("textbox", name="Your answer")).to_have_attribute("autocomplete", "off")


def test_what_is_typed_stays_text(page: Page) -> None:
    question = item(page, FUNCTION)
    write(question, "<img src=x onerror=alert(1)>")

    check(question)

    expect(question.locator("img")).to_have_count(0)
    expect(heading(question)).to_have_text("Not quite")


SUPERVISION = {"accept": ["supervision"], "other": ["supervise", "supervised", "supervisor"]}
ASKED: list[tuple[str, dict[str, list[str]], str, str]] = [
    ("SUPERVISION.", SUPERVISION, "right", ""),
    ("  the   supervision ", SUPERVISION, "right", ""),
    ("supervisions", SUPERVISION, "right", ""),
    ("supervison", SUPERVISION, "right", "supervision"),
    ("supervisoin", SUPERVISION, "right", "supervision"),
    ("suprevison", SUPERVISION, "right", "supervision"),
    ("suprvsn", SUPERVISION, "wrong", ""),
    ("supervisor", SUPERVISION, "wrong", ""),
    ("supervisors", SUPERVISION, "wrong", ""),
    ("upervision", SUPERVISION, "wrong", ""),
    ("", SUPERVISION, "wrong", ""),
    ("ineffective", {"accept": ["effective"]}, "wrong", ""),
    ("dependent", {"accept": ["independent"]}, "wrong", ""),
    ("goal", {"accept": ["goal"]}, "right", ""),
    ("an aim", {"accept": ["goal", "aim"]}, "right", ""),
    ("goals", {"accept": ["goal"]}, "right", ""),
    ("gaol", {"accept": ["goal"]}, "wrong", ""),
    ("trsut", {"accept": ["trust"]}, "right", "trust"),
    ("turts", {"accept": ["trust"]}, "wrong", ""),
    ("organised", {"accept": ["organized"]}, "right", ""),
    ("Organize", {"accept": ["organise"]}, "right", ""),
    ("analyze", {"accept": ["analyse"]}, "right", ""),
    ("cafe", {"accept": ["café"]}, "right", ""),
    ("persons choice", {"accept": ["the person’s choice"]}, "right", ""),
    ("self care", {"accept": ["self-care"]}, "right", ""),
    ("selfcare", {"accept": ["self-care"]}, "right", ""),
    ("way foward", {"accept": ["way forward"]}, "right", "way forward"),
    ("way out", {"accept": ["way forward"]}, "wrong", ""),
    ("2023", {"accept": ["2022"]}, "wrong", ""),
    ("10000", {"accept": ["10001"]}, "wrong", ""),
    ("formative", {"accept": ["normative"], "near": ["formative"]}, "near", ""),
    ("formatve", {"accept": ["normative"], "near": ["formative"]}, "near", "formative"),
    ("coachees", {"accept": ["coachee"], "near": ["coached"]}, "right", ""),
    ("coached", {"accept": ["coachee"], "near": ["coached"]}, "near", ""),
    ("coachet", {"accept": ["coachee"], "near": ["coached"]}, "near", "coached"),
    ("mentors", {"accept": ["mentors"], "near": ["mentor"]}, "right", ""),
]


def test_typed_words_are_read_as_a_kind_examiner_would(page: Page) -> None:
    read = page.evaluate(MATCHED, [[typed, asked] for typed, asked, _, _ in ASKED])

    assert [[typed, *got] for (typed, *_), got in zip(ASKED, read, strict=True)] == [
        [typed, mark, word] for typed, _, mark, word in ASKED
    ]


def test_the_key_names_subject_words_that_are_no_slips_of_it(page: Page) -> None:
    key: dict[str, Any] = json.loads(item(page, PERSON).locator("template").evaluate("(template) => template.content.textContent"))

    assert key["other"] == ["supervise", "supervised", "supervision"]


# --- for everyone, and on paper --------------------------------------------------------------------------------------------


def test_without_scripts_the_passage_reads_and_the_key_is_a_press_away(visit: Visit) -> None:
    page = visit("gallery/", java_script_enabled=False)
    grow, function = item(page, GROW), item(page, FUNCTION)

    expect(gap(grow, 2)).to_be_visible()
    expect(grow.locator(".cloze-number")).to_have_text(["1", "2", "3"])
    expect(grow.get_by_text("For gap 2: reality now · reason for the problem · reward at the end")).to_be_visible()
    expect(grow.locator("button:visible")).to_have_count(1)
    expect(grow.locator(".cloze-step:visible")).to_have_count(0)
    grow.get_by_text("Show answer").click()
    expect(
        grow.get_by_text(
            "a coach starts from the goal, then asks about the reality now, then about the options, and last about the will."
        )
    ).to_be_visible()
    expect(grow.locator("[data-feedback='reality:reason']")).to_contain_text(
        "Not right Looking for reasons can become looking for blame."
    )
    expect(grow.locator("[data-feedback='goal:near-problem']")).to_contain_text("Close, but not right")
    function.get_by_text("Show answer").click()
    expect(function.locator("[data-feedback='text:right']")).to_contain_text("Also right: normative function.")


def test_on_paper_there_are_lines_to_write_on_and_words_to_choose_from(page: Page, three: Locator) -> None:
    press(three, "One gap at a time")

    page.emulate_media(media="print")

    expect(three.locator(".cloze-field:visible")).to_have_count(3)
    expect(three.locator(".cloze-step:visible, button:visible")).to_have_count(0)
    expect(three.get_by_text("For gap 1: asks and listens · marks and reports · tells and shows")).to_be_visible()
    expect(gap(three, 1)).to_have_css("color", "rgba(0, 0, 0, 0)")
    expect(gap(three, 1)).to_have_css("border-top-width", "0px")
    expect(three.locator(".item-feedback-list li").last).to_be_visible()


@pytest.mark.parametrize("size", ["100", "200"])
def test_nothing_sticks_out_at_320_pixels(visit: Visit, size: str) -> None:
    page = opened(visit("gallery/", viewport={"width": 320, "height": 640}))
    page.evaluate("(size) => { document.documentElement.dataset.size = size }", size)
    assert wide(page) == []
    press(item(page, GROW), "One gap at a time")
    press(item(page, GROW), "Next gap")
    assert wide(page) == []
    for field in page.locator("[data-room=cloze] select:visible").all():
        field.select_option(index=3)
    for field in page.locator("[data-room=cloze] input[type=text]:visible").all():
        field.fill("incomprehensibilities")
    for name in (THREE, AGREEMENT, FUNCTION, PERSON):
        check(item(page, name))

    assert wide(page) == []


def wide(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("[data-room=cloze] *")]
          .filter((part) => part.getClientRects().length && !part.closest(".visually-hidden"))
          .filter((part) => part.getBoundingClientRect().right > 320.5 || part.getBoundingClientRect().left < -0.5)
          .map((part) => part.outerHTML.slice(0, 80))"""
    )
    return found


def test_targets_are_large_enough(page: Page, grow: Locator) -> None:
    boxes = [field.bounding_box() for field in grow.locator(":is(.cloze-field, button):visible").all()]
    press(grow, "One gap at a time")
    press(grow, "Next gap")
    boxes += [field.bounding_box() for field in grow.locator(":is(.cloze-choice, button):visible").all()]

    assert len(boxes) == 14
    assert [box for box in boxes if not box or box["height"] < 44 or box["width"] < 44] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(visit: Visit, faults: Faults, scheme: str) -> None:
    page = opened(visit("gallery/", color_scheme=scheme, reduced_motion="reduce"))
    assert found(page, faults) == []
    check(item(page, THREE))
    press(item(page, GROW), "One gap at a time")
    press(item(page, GROW), "Next gap")
    assert found(page, faults) == []
    press(item(page, GROW), "Whole passage")
    choose(item(page, THREE), "asks", "decide", "new")
    gap(item(page, GROW), 1).fill("problem")
    gap(item(page, GROW), 2).select_option("reason")
    gap(item(page, GROW), 3).fill("wll")
    write(item(page, FUNCTION), "normatve")
    write(item(page, PERSON), "manager")
    for name in (THREE, GROW, FUNCTION, PERSON):
        check(item(page, name))
    press(item(page, AGREEMENT), "I do not know yet")
    for details in page.locator("[data-room=cloze] details:visible").all():
        details.locator("summary").click()

    assert found(page, faults) == []


def found(page: Page, faults: Faults) -> list[str]:
    """Axe passes over what is disabled. A reader does not."""
    groups = page.locator("[data-room=cloze] fieldset:disabled")
    groups.evaluate_all("(all) => { for (const group of all) { group.disabled = false; group.dataset.was = '' } }")
    problems = [problem for name in (THREE, GROW, AGREEMENT, FUNCTION, PERSON) for problem in faults(page, f"#{name}")]
    page.locator("[data-was]").evaluate_all("(all) => { for (const group of all) group.disabled = true }")
    return problems


def test_marks_show_in_forced_colours_and_not_by_colour_alone(visit: Visit) -> None:
    page = opened(visit("gallery/", forced_colors="active"))
    three = item(page, THREE)
    choose(three, "asks", "decide", "new")

    check(three)

    marks = three.locator(".cloze-gap .item-mark")
    expect(marks).to_have_text(["right", "not right", "right"])
    sizes = marks.evaluate_all("(all) => all.map((mark) => getComputedStyle(mark, '::before').width)")
    assert [size for size in sizes if float(size.removesuffix("px")) < 10] == []
