"""All modules of a built site as one classic script. A module still runs only when a page asks for it, or another module does."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from .files import BUNDLE, EARLY

HERE = Path(__file__).parent
ESBUILD = HERE.parents[1] / "node_modules/esbuild/bin/esbuild"

# In a bundle nothing knows the address of its own module any more.
OWN_ADDRESS = "import.meta.url"


class NotBundled(Exception):
    """The bundle could not be made; the words say why."""


def folder(site: Path) -> str:
    """The versioned folder of the site, as seen from its root."""
    found = sorted((site / "assets").glob("alongside-*/client"))
    if not found:
        raise NotBundled(f"{site} is no built site: there is no folder assets/alongside-… in it. Build the site first.")
    return found[-1].parent.relative_to(site).as_posix()


def bundle(site: Path, modules: Iterable[str], node: str) -> Mapping[str, bytes]:
    """The two scripts that each page of the copy links, by their paths."""
    place = folder(site)
    with tempfile.TemporaryDirectory() as made:
        _lay_out(site / place, Path(made))
        entry = Path(made, "entry.js")
        entry.write_text(_entry(sorted(modules)), encoding="utf-8")
        return {
            f"{place}/{EARLY}": (HERE / EARLY).read_bytes(),
            f"{place}/{BUNDLE}": _esbuild(entry, node),
        }


def _lay_out(source: Path, target: Path) -> None:
    for file in source.rglob("*.js"):
        name = file.relative_to(source).as_posix()
        own = f"new URL({json.dumps(name)}, alongsideDisk.folder).href"
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(file.read_text(encoding="utf-8").replace(OWN_ADDRESS, own), encoding="utf-8")


def _entry(modules: list[str]) -> str:
    """Each page names what it begins with, in the order in which it did as modules."""
    table = "".join(f"  {json.dumps(name)}: () => import({json.dumps(f'./{name}')}),\n" for name in modules)
    return f'const modules = {{\n{table}}}\nfor (const name of document.currentScript.dataset.modules.split(" ")) modules[name]()\n'


def _esbuild(entry: Path, node: str) -> bytes:
    if not ESBUILD.exists():
        raise NotBundled("esbuild is not installed: 'python3 dev.py zip' sets up what is needed and makes the copy.")
    options = ["--bundle", "--format=iife", "--target=es2022", "--charset=utf8", "--minify-whitespace", "--log-level=warning"]
    done = subprocess.run([node, ESBUILD, entry.name, *options], cwd=entry.parent, capture_output=True, check=False)
    if done.returncode:
        raise NotBundled(f"The scripts of the site could not be put together: {done.stderr.decode(errors='replace')}")
    return done.stdout
