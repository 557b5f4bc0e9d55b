"""How long the lint takes over ten items to a module, after they are loaded, and which lint takes the most."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from statistics import median

from . import content, sites
from .figures import Figure
from .running import cost_of
from .settings import Settings

_LINT = """
import json, sys, time
started = time.perf_counter()
from datetime import date
from pathlib import Path
from macros import lint
from macros.library import load
library = load(Path(sys.argv[1]), date(2026, 11, 22))
findings, seconds = lint.timed(library, date(2026, 11, 22))
slowest = max((name for name in seconds if name not in ("reading", "placing")), key=seconds.get)
print(json.dumps([len(findings), time.perf_counter() - started, slowest, seconds[slowest]]))
"""


def rows(settings: Settings) -> Iterator[Figure]:
    root = sites.content(settings.place, content.modules(settings.modules))
    runs = [_linted(str(root)) for _ in range(settings.repeat)]
    found, _, slowest, lasts = runs[0]
    yield Figure("findings", found)
    yield Figure("load, check and lint, with imports", median(seconds for _, seconds, _, _ in runs), "s", aim=12)
    yield Figure(f"of it the slowest lint, {slowest}", lasts, "s")
    yield Figure("memory", cost_of([sys.executable, "-c", _LINT, root], sites.ROOT).memory, "MB", aim=600)


def _linted(root: str) -> tuple[int, float, str, float]:
    """In a process of its own, as `make check` does it."""
    done = subprocess.run([sys.executable, "-c", _LINT, root], cwd=sites.ROOT, capture_output=True, text=True, check=True)
    found, seconds, slowest, lasts = json.loads(done.stdout)
    return found, seconds, slowest, lasts
