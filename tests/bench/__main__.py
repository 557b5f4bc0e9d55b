"""`python -m tests.bench`: the table. `--modules 100 --repeat 1` gives a quick look, `--row library` a part."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from . import building, checking, grouping, linting, loading, pooling, remembering, simulating, weighing
from .figures import Figure, plain, table
from .settings import Settings

Row = Callable[[Settings], Iterator[Figure]]

ROWS: Mapping[str, tuple[str, Row]] = {
    "build": ("Build", building.rows),
    "library": ("YAML to a checked library", loading.rows),
    "lint": ("Lint over the same library", linting.rows),
    "pool": (f"A pooled report of {pooling.FILES:,} files of 30 statements", pooling.rows),
    "group": (f"Results of {grouping.FILES:,} people with {grouping.TRIES:,} tries each", grouping.rows),
    "bytes": ("Bytes of ours, compressed", weighing.rows),
    "feedback": (f"Check to painted feedback, processor slowed {checking.SLOWER} times", checking.rows),
    "memory": ("A long memory", remembering.rows),
    "revision": ("Made-up learners, 28 days before an assessment", simulating.rows),
}


def main(arguments: list[str]) -> int:
    asked = _parser().parse_args(arguments)
    measured = {name: _measured(name, asked) for name in asked.row or ROWS}
    if asked.json:
        asked.json.write_text(json.dumps(plain(measured), indent=1) + "\n", encoding="utf-8")
    return 0


def _measured(name: str, asked: argparse.Namespace) -> list[Figure]:
    heading, row = ROWS[name]
    with tempfile.TemporaryDirectory(prefix="alongside-bench-") as place:
        figures = list(row(Settings(Path(place), asked.modules, asked.repeat)))
    print(f"{table(heading, figures)}\n", flush=True)
    return figures


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="What Alongside costs, beside its aims.")
    parser.add_argument("--modules", type=int, default=1_000, help="how many modules to build (1,000)")
    parser.add_argument("--repeat", type=int, default=3, help="how many builds of each, of which the middle one counts (3)")
    parser.add_argument("--row", action="append", choices=list(ROWS), help="only this part; may be given again")
    parser.add_argument("--json", type=Path, help="a file for the figures as data")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
