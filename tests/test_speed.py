"""What a build and a page cost, as ratios within one run and as bytes. The figures themselves: `make bench`.

Time of the processor is compared, the lesser of two turns: a machine that is busy with something else slows both sides.
"""

from __future__ import annotations

import sys

import pytest

from tests.bench import content, sites
from tests.bench.building import OUTPUT, Costs, Site, in_turns
from tests.bench.figures import Figure
from tests.bench.weighing import weights

FEW, MANY = 40, 80


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    place, modules = tmp_path_factory.mktemp("speed"), list(content.modules(MANY))
    few = Site(sites.ours(place / "few", modules[:FEW]), sys.executable)
    many = Site(sites.ours(place / "many", modules), sys.executable)
    few.build()
    plain = Site(sites.plain(place / "plain", few.root / OUTPUT, modules[:FEW]), sys.executable)
    return {"few": few, "many": many, "plain": plain}


@pytest.fixture(scope="module")
def costs(built: dict[str, Site]) -> dict[str, float]:
    return {name: _least(of) for name, of in in_turns(built, 2).items()}


def _least(costs: Costs) -> float:
    return min(turn.processor for turn in costs.turns)


def test_even_a_small_build_costs_little_more_than_plain_material_with_the_same_html(costs: dict[str, float]) -> None:
    """Starting up weighs most at this size, and machines are noisy; `make bench` shows what a thousand modules cost.

    Ours also makes nine papers and four files for learning platforms for each module, which plain Material does not: 1.15 without them.
    """
    assert costs["few"] <= 1.6 * costs["plain"]


def test_twice_the_modules_take_about_twice_the_time(costs: dict[str, float]) -> None:
    assert costs["many"] <= 2.4 * costs["few"]


def test_the_search_index_grows_by_less_than_a_kilobyte_with_a_module(built: dict[str, Site], costs: dict[str, float]) -> None:
    assert costs
    few, many = (built[name].size("search/search_index.json") for name in ("few", "many"))

    assert (many - few) * 1e6 / (MANY - FEW) <= 1_000


@pytest.fixture(scope="module")
def weighed(built: dict[str, Site], costs: dict[str, float]) -> list[Figure]:
    assert costs
    return list(weights(built["few"].root / OUTPUT, {"no question": "/", "a quiz": "/modules/module-0000/"}))


def test_scripts_and_styles_of_a_page_stay_small(weighed: list[Figure]) -> None:
    assert len(weighed) == 4
    assert [figure.line() for figure in weighed if figure.met is False] == []
    assert all(figure.value > 0 for figure in weighed)
