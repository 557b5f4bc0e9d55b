"""How long a build takes and how much it holds, beside plain Material and mkdocs-quiz."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from . import content, sites
from .figures import Figure
from .running import Cost, cost_of
from .settings import Settings

OUTPUT = "site"
PLAIN, QUIZ, MENU = "plain Material", "mkdocs-quiz", ", modules in its menu"


@dataclass(frozen=True)
class Site:
    """A project that can be built, and with which Python."""

    root: Path
    python: str

    def build(self) -> Cost:
        shutil.rmtree(self.root / OUTPUT, ignore_errors=True)
        return cost_of([self.python, "-m", "mkdocs", "build", "--quiet", "--site-dir", OUTPUT], self.root)

    def size(self, pattern: str = "**/*") -> float:
        return sum(file.stat().st_size for file in (self.root / OUTPUT).glob(pattern) if file.is_file()) / 1e6


@dataclass(frozen=True)
class Costs:
    """Of all builds of one site: the middle one of each, so that one slow turn counts for nothing."""

    turns: tuple[Cost, ...]

    def middle(self, name: str) -> float:
        return median(getattr(turn, name) for turn in self.turns)


def rows(settings: Settings) -> Iterator[Figure]:
    many, few = settings.modules, max(1, settings.modules // 10)
    compared = all_sites(settings.place / "many", many)
    small = Site(sites.ours(settings.place / "few", content.modules(few)), sys.executable)
    costs = in_turns({**compared, "few": small}, settings.repeat)
    yield from _times(costs, many, few)
    yield from _ratios(costs)
    yield from _sizes(compared, costs)


def all_sites(root: Path, count: int) -> Mapping[str, Site]:
    """Ours is built once already: plain Material gets its pages from it."""
    modules = list(content.modules(count))
    ours = Site(sites.ours(root / "ours", modules), sys.executable)
    ours.build()
    built = ours.root / OUTPUT
    return {
        "ours": ours,
        PLAIN: Site(sites.plain(root / "plain", built, modules), sys.executable),
        QUIZ: Site(sites.quiz(root / "quiz", modules), bench_python()),
        PLAIN + MENU: Site(sites.plain(root / "plain-menu", built, modules, menu=True), sys.executable),
        QUIZ + MENU: Site(sites.quiz(root / "quiz-menu", modules, menu=True), bench_python()),
    }


def bench_python() -> str:
    """The Python of the environment that holds mkdocs-quiz: `make bench` prepares it and says where."""
    return os.environ.get("ALONGSIDE_BENCH") or str(Path(".venv-bench/bin/python").absolute())


def in_turns(compared: Mapping[str, Site], repeat: int) -> Mapping[str, Costs]:
    turns = [{name: site.build() for name, site in compared.items()} for _ in range(repeat)]
    return {name: Costs(tuple(turn[name] for turn in turns)) for name in compared}


def ratio(costs: Mapping[str, Costs], name: str, to: str, what: str = "seconds") -> float:
    return costs[name].middle(what) / costs[to].middle(what)


def _times(costs: Mapping[str, Costs], many: int, few: int) -> Iterator[Figure]:
    for name in ("ours", PLAIN, QUIZ, PLAIN + MENU, QUIZ + MENU):
        yield Figure(f"{many:,} modules: {name}", costs[name].middle("seconds"), "s")
    yield Figure(f"{few:,} modules: ours", costs["few"].middle("seconds"), "s")
    yield Figure(f"ours, {many:,} ÷ {few:,} modules", ratio(costs, "ours", "few"), aim=10.5)


def _ratios(costs: Mapping[str, Costs]) -> Iterator[Figure]:
    """With the same settings, and as the others come: their pages are in the menu unless someone takes them out."""
    for name, aim in ((PLAIN, 1 / 2), (QUIZ, 1 / 3)):
        yield Figure(f"time, ours ÷ {name}", ratio(costs, "ours", name), aim=aim)
        yield Figure(f"time, ours ÷ {name}{MENU}", ratio(costs, "ours", name + MENU))
        yield Figure(f"processor time, ours ÷ {name}", ratio(costs, "ours", name, "processor"))
        yield Figure(f"processor time, ours ÷ {name}{MENU}", ratio(costs, "ours", name + MENU, "processor"))


def _sizes(compared: Mapping[str, Site], costs: Mapping[str, Costs]) -> Iterator[Figure]:
    for name in compared:
        yield Figure(f"memory, {name}", costs[name].middle("memory"), "MB")
    yield Figure(f"memory, ours ÷ {PLAIN}", ratio(costs, "ours", PLAIN, "memory"), aim=1)
    for name, site in compared.items():
        yield Figure(f"output, {name}", site.size(), "MB")
    for name, site in compared.items():
        yield Figure(f"search index, {name}", site.size("search/search_index.json"), "MB", aim=1 if name == "ours" else None)
