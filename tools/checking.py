"""What `check` runs, and what it says at the end."""

import os
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools.running import Command, quietly

BIOME = "node_modules/@biomejs/biome/bin/biome"
TSC = "node_modules/typescript/bin/tsc"


@dataclass(frozen=True)
class Row:
    name: str
    passed: bool
    seconds: float
    output: str


def checks(python: Path, node: str) -> list[tuple[str, Command]]:
    return [
        ("content", [python, "-m", "macros", "check"]),
        ("Python format", [python, "-m", "ruff", "format", "--check", "."]),
        ("Python style", [python, "-m", "ruff", "check", "."]),
        ("Python types", [python, "-m", "mypy"]),
        ("browser style", [node, BIOME, "check", "--error-on-warnings"]),
        ("browser types", [node, TSC, "--noEmit"]),
    ]


def fixers(python: Path, node: str) -> list[Command]:
    return [
        [python, "-m", "ruff", "check", "--fix", "--quiet", "."],
        [python, "-m", "ruff", "format", "--quiet", "."],
        [node, BIOME, "check", "--write"],
    ]


def all_checked(named: Iterable[tuple[str, Command]]) -> list[Row]:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(checked, named))


def checked(named: tuple[str, Command]) -> Row:
    name, command = named
    began = time.perf_counter()
    done = quietly(command)
    return Row(name, done.returncode == 0, time.perf_counter() - began, done.stdout.strip())


def report(rows: Sequence[Row]) -> int:
    """Print what failed in its own words, then a line for each check; 1 when any failed."""
    for row in rows:
        if not row.passed:
            print(f"{row.name}\n{row.output}\n")
    for row in rows:
        print(f"{'ok' if row.passed else 'FAILED':<7}{row.seconds:5.1f} s  {row.name}", flush=True)
    return 0 if all(row.passed for row in rows) else 1
