"""Python environments inside the project, each holding exactly what its requirements files name."""

import hashlib
import importlib.util
import json
import os
import platform
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tools import running
from tools.running import WINDOWS, Trouble, quietly, step

FIRST = ".venv"  # it holds uv, which fills the others too

SITE = ("requirements.txt",)
CHECKS = ("requirements.txt", "requirements-dev.txt")
NODE = ("requirements-node.txt",)
BENCH = ("requirements-bench.txt",)
ZENSICAL = ("requirements-zensical.txt",)
INSTALLER = "requirements-uv.txt"

STAMP = "alongside-set-up.json"


def environment(name: str, lists: Sequence[str]) -> Path:
    """The Python of the environment `name` with what `lists` ask for: made, completed or made anew where needed."""
    home = running.ROOT / name
    python = program(home, "python")
    done = read_stamp(home)
    if python.exists() and wanted(lists).items() <= done.items():
        return python
    set_up(home, [*lists, *(known for known in done if known.startswith("requirements"))])
    return python


def set_up(home: Path, lists: Iterable[str]) -> None:
    python = program(home, "python")
    whole = python.exists() and read_stamp(home).items() >= made_with().items()
    (home / STAMP).unlink(missing_ok=True)  # written again last, so that an interrupted set-up starts afresh
    if not whole:
        make(home)
    present = sorted({name for name in lists if (running.ROOT / name).is_file()} - {INSTALLER})
    fill(python, present)
    put_on_path(python)
    write_stamp(home, wanted(present))


def wanted(lists: Iterable[str]) -> dict[str, str]:
    return made_with() | digests(lists)


def made_with() -> dict[str, str]:
    """What an environment has to be made anew for."""
    return {"python": platform.python_version(), **digests([INSTALLER])}


def digests(names: Iterable[str]) -> dict[str, str]:
    return {name: hashlib.sha256((running.ROOT / name).read_bytes()).hexdigest() for name in names}


def read_stamp(home: Path) -> dict[str, str]:
    try:
        found = json.loads((home / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_stamp(home: Path, done: Mapping[str, str]) -> None:
    (home / STAMP).write_text(json.dumps(done, indent=1), encoding="utf-8")


def program(home: Path, name: str) -> Path:
    return home / "Scripts" / f"{name}.exe" if WINDOWS else home / "bin" / name


def make(home: Path) -> None:
    base = getattr(sys, "_base_executable", sys.executable)  # not the Python inside the environment to be cleared
    name = f"a Python environment in {home.name}"
    if home.name != FIRST:
        step(name, [*uv(), "venv", "--quiet", "--clear", "--python", base, home])
        return
    missing = [module for module in ("venv", "ensurepip") if importlib.util.find_spec(module) is None]
    if missing:
        raise Trouble(no_venv(missing[0]))
    step(name, [base, "-m", "venv", "--clear", home])
    hashed = ["--require-hashes", "--disable-pip-version-check", "--quiet", "-r", INSTALLER]
    step("uv, which installs the rest", [program(home, "python"), "-m", "pip", "install", *hashed])


def uv() -> list[str | Path]:
    return [program(running.ROOT / FIRST, "python"), "-m", "uv"]


def no_venv(missing: str) -> str:
    return (
        f"This Python lacks its module '{missing}', without which no environment can be made: "
        "on Debian or Ubuntu run 'apt-get install python3-venv' as root, then the same command again."
    )


def fill(python: Path, lists: Sequence[str]) -> None:
    installing = [*uv(), "pip", "sync", "--quiet", "--require-hashes", "--python", python]
    step(f"Python packages ({', '.join(lists)})", [*installing, *lists])


def put_on_path(python: Path) -> None:
    """Make `import macros` work from any folder: docs/decisions/0002-on-the-path.md."""
    asked = quietly([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
    packages = Path(asked.stdout.strip())
    (packages / "alongside.pth").write_text(os.path.relpath(running.ROOT, packages) + "\n", encoding="utf-8")
