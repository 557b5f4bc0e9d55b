"""How long ten items to a module take from YAML to a checked library, and whether every fault is placed on its line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from macros.library import load
from macros.problems import ContentError

from . import content, faults, sites
from .figures import Figure
from .running import cost_of
from .settings import Settings

TODAY = date(2026, 11, 22)
SPOILT = 0.6
"""Of a thousand files, six hundred."""

_LOAD = """
import json, sys, time
started = time.perf_counter()
from datetime import date
from pathlib import Path
from macros.library import load
library = load(Path(sys.argv[1]), date(2026, 11, 22))
print(json.dumps([len(library.items), time.perf_counter() - started]))
"""


def rows(settings: Settings) -> Iterator[Figure]:
    root = sites.content(settings.place, content.modules(settings.modules))
    loads = [_loaded(root) for _ in range(settings.repeat)]
    yield Figure("items", loads[0][0])
    yield Figure("load and check, with imports", median(seconds for _, seconds in loads), "s", aim=3)
    yield Figure("memory", cost_of([sys.executable, "-c", _LOAD, root], sites.ROOT).memory, "MB")
    yield from _placed(root, int(settings.modules * SPOILT))


def _loaded(root: Path) -> tuple[int, float]:
    """In a process of its own, as a build does it."""
    done = subprocess.run([sys.executable, "-c", _LOAD, str(root)], cwd=sites.ROOT, capture_output=True, text=True, check=True)
    items, seconds = json.loads(done.stdout)
    return items, seconds


def _placed(root: Path, count: int) -> Iterator[Figure]:
    expected = faults.spoil(sorted((root / "quizzes").glob("*.yml"))[:count])
    told = _told(root)
    yield Figure("errors put in", len(expected))
    yield Figure("of them not told on their line", len(expected - told), aim=0)
    yield Figure("told where none was put", len(told - expected), aim=0)


def _told(root: Path) -> set[tuple[str, int]]:
    try:
        load(root, TODAY)
    except ContentError as error:
        return {_place(problem) for problem in error.problems if problem.level == "error"}
    return set()


def _place(problem: Any) -> tuple[str, int]:
    return Path(problem.file).name, problem.line
