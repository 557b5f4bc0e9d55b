"""The rules of pooled reports, held against 2,000 groups made by chance and against somebody who does sums with two reports."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from . import remembering
from .conftest import PROJECT
from .forms import reply, rule, rules, tool

# pytest finds a fixture by its name in the module.
person, published = remembering.person, remembering.published


@pytest.fixture(scope="module")
def page(chromium: Any, published: str) -> Any:
    """One page for all groups: nothing is kept between two calls of a pure rule."""
    context = chromium.new_context(base_url=published)
    page = context.new_page()
    page.goto("/blank/")
    yield page
    context.close()


def small(points: int) -> dict[str, Any]:
    """Two domains of three statements and one of a single one."""
    domains = {"first": ["AA1", "AA2", "AA3"], "second": ["BB1", "BB2", "BB3"], "third": ["CC1"]}
    return {
        "id": "small", "title": "Small", "version": 1, "prompts": [{"id": "keep", "ask": "Keep?"}],
        "scale": [{"id": f"p{point}", "text": f"Point {point}"} for point in range(points)],
        "domains": [{"id": name, "title": name, "statements": [{"id": one, "text": one} for one in own]} for name, own in domains.items()],
    }  # fmt: skip


NAMES = ["AA1", "AA2", "AA3", "BB1", "BB2", "BB3", "CC1"]
OFF_SCALE = ["not-applicable", None]


MOST = 14


@st.composite
def groups(draw: Any) -> tuple[dict[str, Any], list[dict[str, Any]], int]:
    """A form, what up to fourteen people say to it, and the least number that a collector asks for."""
    points, n = draw(st.sampled_from([3, 4, 5])), draw(st.integers(0, MOST))
    seats = draw(st.binary(min_size=len(NAMES) * MOST, max_size=len(NAMES) * MOST))
    columns = {name: column(points, n, seats[place * MOST :]) for place, name in enumerate(NAMES)}
    files = [
        reply(person, form="small", ratings={name: said[person] for name, said in columns.items() if said[person] is not None})
        for person in range(n)
    ]
    return small(points), files, draw(st.sampled_from([5, 5, 5, 6, 8, 3, 0]))


def column(points: int, n: int, seats: bytes) -> list[str | None]:
    """What n people say to one statement. The corners are drawn as often as the middle: all alike, all but a few, a few left out."""
    said = [*(f"p{point}" for point in range(points)), *OFF_SCALE]
    kind, few, most, other = seats[0] % 3, seats[1] % 7, said[seats[2] % points], said[seats[3] % len(said)]
    if kind:
        return [other if (person + seats[0]) % MOST < few else most for person in range(n)]
    return [said[seat % len(said)] for seat in seats[:n]]


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(many=st.lists(groups(), min_size=20, max_size=20), other=st.sampled_from(["p0", "p1", "p2"]))
def test_no_report_shows_what_fewer_than_five_said_or_lets_it_be_worked_out(page: Page, many: list[Any], other: str) -> None:
    """A hundred times twenty groups."""
    reports = rules(page, "pool", "pooled", [list(group) for group in many])
    changed = rules(page, "pool", "pooled", [[form, otherwise(files, other), wished] for form, files, wished in many])

    assert reports == changed
    for (form, files, wished), report in zip(many, reports, strict=True):
        least = max(5, wished)
        assert (report is None) is (len(files) < least)
        if report:
            keeps_its_promise(report, form, files, least)


def keeps_its_promise(report: dict[str, Any], form: dict[str, Any], files: list[dict[str, Any]], least: int) -> None:
    assert set(report) == {"n", "least", "domains"}
    assert (report["n"], report["least"]) == (len(files), least)
    for domain in report["domains"]:
        assert set(domain) == {"id", "title", "lines"}
        kept_back = sum(line["shown"] == "nothing" for line in domain["lines"])
        assert kept_back != 1 or len(domain["lines"]) == 1
        for line in domain["lines"]:
            holds(line, form, files, least)


def holds(line: dict[str, Any], form: dict[str, Any], files: list[dict[str, Any]], least: int) -> None:
    said = Counter(file["ratings"].get(line["id"]) for file in files)
    counts = [said[point["id"]] for point in form["scale"]]
    base, apart = sum(counts), len(files) - sum(counts)
    if line["shown"] == "nothing":
        assert set(line) == {"id", "text", "shown"}
        return
    assert base >= least
    if line["shown"] == "band":
        assert set(line) == {"id", "text", "shown", "band"}
        named = {int(figure) for figure in re.findall(r"“Point (\d)”", line["band"])}
        inside = sum(counts[point] for point in named)
        assert len(named) >= 2
        assert inside >= least
        assert inside * 2 > base
        assert not re.search(r"\d", re.sub(r"“Point \d”", "", line["band"]))
        return
    assert set(line) == {"id", "text", "shown", "base", "counts"}
    assert (line["base"], line["counts"]) == (base, counts)
    assert apart == 0 or apart >= least, "how few left it out follows by subtraction"
    assert max(counts) < base, "all said the same, so each one's response is known"


def otherwise(files: list[dict[str, Any]], other: str) -> list[dict[str, Any]]:
    """The same people, who say something else to each statement that fewer than five of them rated."""
    rated = Counter(name for file in files for name, point in file["ratings"].items() if point != "not-applicable")
    return [
        {
            **file,
            "ratings": {
                name: other if rated[name] < 5 and point != "not-applicable" else point for name, point in file["ratings"].items()
            },
        }
        for file in files
    ]


def test_two_groups_that_differ_by_fewer_than_five_raise_the_warning(page: Page) -> None:
    """Every way in which two groups of five or more can overlap, up to eight who left and eight who came."""
    far = [f"x{n}" for n in range(20)]
    ways = [
        (both, gone, come) for both in range(11) for gone in range(9) for come in range(9) if both + gone >= 5 and both + come >= 5
    ]
    calls = [[_people(both, c=come), [far, _people(both, g=gone)]] for both, gone, come in ways]

    warned = rules(page, "pool", "tellsApart", calls)

    assert [way for way, told in zip(ways, warned, strict=True) if 0 < way[1] + way[2] < 5 and not told] == []
    assert [way for way, told in zip(ways, warned, strict=True) if told is not (0 < way[1] < 5 or 0 < way[2] < 5)] == []
    assert {True, False} == set(warned)


def _people(both: int, **others: int) -> list[str]:
    return [*(f"s{n}" for n in range(both)), *(f"{name}{n}" for name, count in others.items() for n in range(count))]


def test_earlier_groups_that_share_nobody_are_held_together_against_a_new_one(page: Page) -> None:
    first, second = [f"a{n}" for n in range(6)], [f"b{n}" for n in range(6)]

    assert rule(page, "pool", "tellsApart", [*first, *second, "new"], [first, second]) is True
    assert rule(page, "pool", "tellsApart", [*first, *second], [first, second]) is False
    assert rule(page, "pool", "tellsApart", first, []) is False


def test_a_statement_that_few_more_rated_raises_the_warning_too(page: Page) -> None:
    form = small(5)
    ten = [reply(n, form="small", ratings=dict.fromkeys(NAMES, f"p{n % 3}")) for n in range(10)]
    more = [
        reply(n, form="small", ratings={**dict.fromkeys(NAMES, "p0"), **({"AA1": "not-applicable"} if n > 12 else {})})
        for n in range(10, 18)
    ]
    then, now = rules(page, "pool", "pooled", [[form, ten], [form, ten + more]])

    assert rule(page, "pool", "linesTellApart", then, then) is False
    assert rule(page, "pool", "linesTellApart", now, then) is True


def test_a_reply_counts_once_by_its_newest_copy(page: Page) -> None:
    files = [reply(1), reply(2), reply(1, revision=3, month="2026-10"), reply(1, revision=2)]

    kept = rule(page, "pool", "newest", files)

    assert sorted((file["id"], file["revision"]) for file in kept) == [("00000001", 3), ("00000002", 1)]


COMMENTS = """async ([tool, files, seed]) => {
  const { commentsOf } = await import("/assets/alongside-test/client/form/pool.js")
  let last = seed
  return commentsOf(tool, files, () => (last = (last * 16807) % 2147483647) / 2147483647)
}"""


def written(count: int, by: int) -> list[dict[str, Any]]:
    return [reply(n, form="small", words={"keep": f"words {n}"} if n < by else {}) for n in range(count)]


@pytest.mark.parametrize(("count", "by", "shown"), [(7, 7, 0), (8, 4, 0), (8, 5, 5), (12, 12, 12)])
def test_comments_are_shown_from_eight_replies_and_five_who_wrote(page: Page, count: int, by: int, shown: int) -> None:
    groups = page.evaluate(COMMENTS, [small(5), written(count, by), 7])

    assert sum(len(group["comments"]) for group in groups) == shown


def test_comments_come_in_an_order_of_chance_and_none_is_lost(page: Page) -> None:
    files = written(12, 12)

    one, other = (page.evaluate(COMMENTS, [small(5), files, seed])[0]["comments"] for seed in (7, 8))

    assert sorted(one) == sorted(other) == sorted(file["words"]["keep"] for file in files)
    assert one != other


def test_one_persons_examples_do_not_stand_together_under_their_domains(page: Page) -> None:
    files = [reply(n, form="small", comments={"first": f"first {n}", "second": f"second {n}"}) for n in range(8)]

    [group] = page.evaluate(COMMENTS, [small(5), files, 11])

    assert group["ask"] == "Examples"
    assert len(group["comments"]) == 16


def test_a_report_file_fits_its_schema_and_holds_no_reply(page: Page) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((PROJECT / "docs/schema/alongside-pooled-report-1.json").read_text(encoding="utf-8"))
    points = [point["id"] for point in tool()["scale"]]
    files = [reply(n, ratings=dict.fromkeys(("SA1", "SA2"), points[n % 2]), comments={"safe": "A secret"}) for n in range(6)]
    report = rule(page, "pool", "pooled", tool(), files)

    file = rule(page, "report-file", "reportFile", tool(), report, [one["copy"] for one in files], "2026-11")

    jsonschema.Draft202012Validator(schema).validate(file)
    assert list(file["lines"]) == ["SA1", "SA2"]
    assert "secret" not in json.dumps(file)
    assert not {one["id"] for one in files} & set(file["copies"])
    seen = rule(page, "report-file", "readReport", json.dumps(file), tool())
    assert seen["ok"]
    assert sorted(seen["copies"]) == sorted(file["copies"])


@pytest.mark.parametrize(
    "text", ["{", "null", "[]", '{"format": "alongside-feedback"}', json.dumps({"format": "alongside-pooled-report", "form": "x"})]
)
def test_what_is_no_earlier_report_is_refused(page: Page, text: str) -> None:
    assert rule(page, "report-file", "readReport", text, tool())["ok"] is False


def test_a_thousand_replies_make_one_report(page: Page) -> None:
    report = rule(page, "pool", "pooled", tool(), [reply(n, ratings={"SA1": "mostly" if n % 2 else "never"}) for n in range(1000)])

    assert report["domains"][0]["lines"][0]["counts"] == [0, 500, 0, 0, 500]
