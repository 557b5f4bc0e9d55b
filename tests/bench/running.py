"""Run a program and see what it took: time by the clock, time of the processor, and the most memory it held."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    seconds: float
    processor: float
    """Seconds, user and system; steadier than the clock where a machine is shared."""

    memory: float
    """MB."""


# A small process in between: on Linux a child's peak is never less than what its parent held when it was started.
_WATCH = """
import json, os, subprocess, sys, time
started = time.perf_counter()
process = subprocess.Popen(sys.argv[2:])
_, status, used = os.wait4(process.pid, 0)
unit = 1 if sys.platform == "darwin" else 1024
cost = [time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6]
json.dump(cost, open(sys.argv[1], "w"))
sys.exit(os.waitstatus_to_exitcode(status))
"""


def cost_of(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run it in the folder; its own words are shown only when it fails."""
    with tempfile.TemporaryDirectory() as place:
        told = Path(place, "cost.json")
        watched = [sys.executable, "-I", "-S", "-c", _WATCH, str(told), *map(str, command)]
        done = subprocess.run(watched, cwd=folder, env=_surroundings(), capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(map(str, command))} in {folder} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
        return Cost(*json.loads(told.read_text(encoding="utf-8")))


def _surroundings() -> dict[str, str]:
    """Compiled modules are kept, as they are for anyone who builds twice; Material's notice is not what is measured."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "NO_MKDOCS_2_WARNING": "1"}
