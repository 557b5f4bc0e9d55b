"""Node, the libraries of package-lock.json that pages load, and its tools that check and test what runs in the browser."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from tools import running
from tools.environments import CHECKS, NODE, SITE, digests, environment, program, read_stamp, write_stamp
from tools.libraries import all_in_place, put_libraries_in_place
from tools.running import quietly, step

OLDEST = 20


def node_tools() -> str:
    """The path of node, with libraries and tools installed in node_modules."""
    # Whatever a person's own settings leave out: these are dev packages, and their programs are optional ones.
    return installed("tools", ["--include=dev", "--include=optional"], "browser test tools (package-lock.json)")


def browser_libraries() -> None:
    """What pages load: all that a site is built with, and nothing of the tools."""
    installed("libraries", ["--omit=dev"], "browser libraries (package-lock.json)")


def installed(kind: str, options: list[str], what: str) -> str:
    home = running.ROOT / "node_modules"
    locked = digests(["package.json", "package-lock.json"])
    done = read_stamp(home)
    whole = done.get("kind") in (kind, "tools") and all_in_place()
    if whole and locked.items() <= done.items() and (kind == "libraries" or Path(done.get("node", "?")).exists()):
        return done["node"]
    node = machine_node() or wheel_node(CHECKS if kind == "tools" else SITE)
    step(what, [npm_beside(node), "ci", "--loglevel=error", *options])
    put_libraries_in_place()
    write_stamp(home, {**locked, "node": node, "kind": kind})
    return node


def machine_node() -> str:
    node = shutil.which("node") or ""
    return node if node and npm_beside(node) and major_version(node) >= OLDEST else ""


def major_version(node: str) -> int:
    major = quietly([node, "--version"]).stdout.strip().removeprefix("v").split(".")[0]
    return int(major) if major.isdigit() else 0


def wheel_node(lists: Sequence[str] = CHECKS) -> str:
    python = environment(".venv", (*lists, *NODE))
    return str(program(python.parent.parent, "node"))


def npm_beside(node: str) -> str:
    return shutil.which("npm", path=str(Path(node).parent)) or shutil.which("npm") or ""
