"""Lists that can be narrowed: modules and misconceptions."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visit


def test_modules_are_narrowed_by_level_and_route_and_the_address_says_so(visit: Visit) -> None:
    page = visit("modules/")

    page.get_by_role("radio", name="Core").check()
    page.get_by_role("radio", name="Induction").check()

    shown = page.locator("[data-entry]:visible")
    expect(page.locator("[data-count]")).to_have_text(f"{shown.count()} of 16 shown.")
    levels = {entry.get_attribute("data-level") for entry in shown.all()}
    assert levels == {"core"}
    assert page.url.endswith("#level=core&route=induction")


def test_a_link_opens_a_narrowed_list(visit: Visit) -> None:
    page = visit("misconceptions/#module=coaching")

    expect(page.get_by_role("radio", name="Coaching", exact=True)).to_be_checked()
    entries = page.locator("[data-entry]:visible")
    assert {entry.get_attribute("data-module") for entry in entries.all()} == {"coaching"}


def test_a_misconception_leads_to_a_question_about_it(visit: Visit) -> None:
    page = visit("misconceptions/")
    link = page.locator("#F1").get_by_role("link", name="question 1", exact=True)
    target = str(link.get_attribute("href")).split("#")[1]

    link.click()

    expect(page.locator(f"[id='{target}']")).to_be_visible()


def test_when_nothing_fits_a_way_out_is_named(visit: Visit) -> None:
    page = visit("modules/#level=leader&route=induction")

    expect(page.locator("[data-count]")).to_have_text("Nothing fits all choices. Widen one of them.")


def test_without_scripts_the_whole_list_is_there_and_no_filter(visit: Visit) -> None:
    page = visit("misconceptions/", java_script_enabled=False)

    expect(page.locator("[data-entry]:visible")).to_have_count(80)
    expect(page.get_by_role("radio", name="Coaching", exact=True)).to_be_hidden()
