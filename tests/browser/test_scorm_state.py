"""What a platform is given to keep: never too long, whatever was answered, and the same again when it comes back."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from macros.exports.scorm import MOST, PASS
from tests.exports.content import tried

from .conftest import PROJECT, served

ROUND = """async ({ state, words }) => {
  const { pack, unpack } = await import("/exports/scorm/state.js")
  const text = pack(state, words)
  return { text, state: unpack(text, words) }
}"""
RESULT = """async ({ best, scored, own, pass }) => (await import("/exports/scorm/result.js")).result(best, scored, own, pass)"""
DURATION = """async (milliseconds) => (await import("/exports/scorm/session.js")).duration(milliseconds)"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    with served(PROJECT / "macros") as address:
        found = chromium.new_page()
        found.goto(f"{address}/client/item.css")
        yield found
        found.close()


IDS = ["ask", "tell", "report", "goal", "a-much-longer-id-than-most-authors-write"]
RESPONSES = st.one_of(
    st.lists(st.sampled_from(IDS), unique=True),
    st.dictionaries(st.sampled_from(IDS), st.sampled_from(IDS)),
    st.dictionaries(st.sampled_from(IDS), st.integers(1, 5)),
    st.text(st.characters(codec="utf-8"), max_size=60),
)
DRAFTS = st.fixed_dictionaries({"response": RESPONSES, "checked": st.booleans(), "seed": st.integers(20_000, 30_000)})
KEYS = [f"{n:06x}" for n in range(8)]
WORDS = {key: sorted(IDS) for key in KEYS}
PLACES = st.fixed_dictionaries(
    {"position": st.sampled_from(["", *KEYS]), "view": st.sampled_from(["one", "all"]), "done": st.booleans()},
    optional={"only": st.lists(st.sampled_from(KEYS), min_size=1, unique=True)},
)
STATES = st.fixed_dictionaries(
    {
        "best": st.dictionaries(st.sampled_from(KEYS), st.integers(0, 10_000).map(lambda n: n / 10_000)),
        "drafts": st.dictionaries(st.sampled_from(KEYS), DRAFTS, max_size=5),
        "progress": PLACES,
    }
)


@tried
@given(state=STATES)
def test_what_was_kept_comes_back_as_it_was(page: Page, state: Mapping[str, Any]) -> None:
    assert page.evaluate(ROUND, {"state": state, "words": WORDS})["state"] == state


@tried
@given(count=st.integers(1, MOST), long=st.integers(0, 3_000), sign=st.sampled_from(["a", '"', "\n", "é"]))
def test_it_is_never_longer_than_scorm_allows_and_no_score_is_lost(page: Page, count: int, long: int, sign: str) -> None:
    keys = [f"{n:06x}" for n in range(count)]
    response = dict.fromkeys(IDS, sign * long)
    drafts = {key: {"response": response, "checked": True, "seed": 20_783} for key in keys}
    state = {"best": dict.fromkeys(keys, 0.6667), "drafts": drafts, "progress": {"position": keys[0], "view": "one", "done": False}}

    kept = page.evaluate(ROUND, {"state": state, "words": dict.fromkeys(keys, sorted(IDS))})

    assert len(kept["text"]) <= 4096
    assert kept["state"]["best"] == state["best"]
    assert set(kept["state"]["drafts"]) <= set(keys)


def test_the_most_questions_with_a_run_of_all_of_them_still_fit(page: Page) -> None:
    keys = [f"{n:06x}" for n in range(MOST)]
    state = {
        "best": dict.fromkeys(keys, 1),
        "drafts": {},
        "progress": {"position": keys[0], "view": "all", "done": True, "only": keys},
    }

    kept = page.evaluate(ROUND, {"state": state, "words": {key: [] for key in keys}})

    assert len(kept["text"]) <= 4096
    assert kept["state"] == state


@tried
@given(best=st.dictionaries(st.sampled_from(KEYS), st.integers(0, 12).map(lambda n: n / 12)), many=st.integers(0, len(KEYS)))
def test_the_score_is_the_mean_of_the_best_tries_and_decides_at_the_end(page: Page, best: Mapping[str, float], many: int) -> None:
    scored, own = KEYS[:many], KEYS[many:]

    said = page.evaluate(RESULT, {"best": best, "scored": scored, "own": own, "pass": PASS})

    whole = all(key in best for key in (scored or own))
    if not scored:
        assert (said.get("raw"), said["status"]) == (None, "completed" if whole else "incomplete")
        return
    points = 100 * math.fsum(best.get(key, 0) for key in scored) / len(scored)
    assert said["raw"] == math.floor(points + 1e-6)
    assert said["status"] == ("incomplete" if not whole else "passed" if points > PASS - 1e-6 else "failed")


@pytest.mark.parametrize(
    ("milliseconds", "said"),
    [(0, "00:00:00"), (59_999, "00:00:59"), (3_723_000, "01:02:03"), (-5, "00:00:00"), (10**12, "99:59:59")],
)
def test_time_is_written_as_scorm_wants_it(page: Page, milliseconds: int, said: str) -> None:
    assert page.evaluate(DURATION, milliseconds) == said


LOADED = """async () => {
  const { run } = await import("/exports/scorm/loader.js")
  const seen = []
  await new Promise((done) => run({
    "client/start.js": (use, load) => {
      seen.push(use("./memory.js").what, use("../client/memory.js").what)
      load("../questions/choice/behaviour.js").then(({ what }) => seen.push(what))
        .then(() => load("./not-here.js")).catch(({ message }) => seen.push(message)).then(done)
    },
    "own/memory.js": (use, load, share) => { seen.push("once"); Object.assign(share, { what: "memory" }) },
    "questions/choice/behaviour.js": (use, load, share) => Object.assign(share, { what: "choice" }),
  }, { "client/memory.js": "own/memory.js" }, "client/start.js"))
  return seen
}"""


def test_modules_of_a_package_find_each_other_run_once_and_fail_where_one_is_missing(page: Page) -> None:
    assert page.evaluate(LOADED) == ["once", "memory", "memory", "choice", "client/not-here.js is not in this package"]
