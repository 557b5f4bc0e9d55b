"""Which lock file is written from what. They name versions and hashes, and never a place to fetch them from."""

from collections.abc import Sequence
from pathlib import Path

from tools.node import machine_node, npm_beside, wheel_node
from tools.running import step

COMPILE = (
    *("pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
    *("--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate"),
)
LISTS = {
    "requirements-uv.txt": ("--group", "uv"),
    "requirements.txt": ("pyproject.toml",),
    "requirements-dev.txt": ("pyproject.toml", "--group", "dev", "--constraint", "requirements.txt"),
    "requirements-node.txt": ("--group", "node"),
    "requirements-bench.txt": ("--group", "bench"),
    "requirements-zensical.txt": ("--group", "zensical"),
}


def write_locks(python: Path, arguments: Sequence[str]) -> None:
    for name, sources in LISTS.items():
        step(f"writing {name}", [python, "-m", "uv", *COMPILE, *sources, "-o", name, *arguments])
    npm = npm_beside(machine_node() or wheel_node())
    step("writing package-lock.json", [npm, "install", "--package-lock-only", "--loglevel=error"])
