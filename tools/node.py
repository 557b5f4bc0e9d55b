"""Node, and the tools of package-lock.json that check and test what runs in the browser."""

import shutil
from pathlib import Path

from tools import running
from tools.environments import CHECKS, NODE, digests, environment, program, read_stamp, write_stamp
from tools.running import quietly, step

OLDEST = 20


def node_tools() -> str:
    """The path of node, with the tools installed in node_modules."""
    home = running.ROOT / "node_modules"
    locked = digests(["package.json", "package-lock.json"])
    done = read_stamp(home)
    if locked.items() <= done.items() and Path(done.get("node", "?")).exists():
        return done["node"]
    node = machine_node() or wheel_node()
    # Whatever a person's own settings leave out: these are dev packages, and their programs are optional ones.
    kinds = ["--include=dev", "--include=optional"]
    step("browser test tools (package-lock.json)", [npm_beside(node), "ci", "--loglevel=error", *kinds])
    write_stamp(home, {**locked, "node": node})
    return node


def machine_node() -> str:
    node = shutil.which("node") or ""
    return node if node and npm_beside(node) and major_version(node) >= OLDEST else ""


def major_version(node: str) -> int:
    major = quietly([node, "--version"]).stdout.strip().removeprefix("v").split(".")[0]
    return int(major) if major.isdigit() else 0


def wheel_node() -> str:
    python = environment(".venv", (*CHECKS, *NODE))
    return str(program(python.parent.parent, "node"))


def npm_beside(node: str) -> str:
    return shutil.which("npm", path=str(Path(node).parent)) or shutil.which("npm") or ""
