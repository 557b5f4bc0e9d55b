"""One plain script out of the site's own modules, for a package that has to run from anywhere. See decision 0060.

Only the forms of import and export that our scripts use are known; any other stops the build.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath

from ... import assets
from ...questions import ROOMS

HERE = Path(__file__).parent
OWN = "exports/scorm"
START = f"{OWN}/start.js"
REPLACED: Mapping[str, str] = {"client/memory.js": f"{OWN}/memory.js", "client/style.js": f"{OWN}/style.js"}
"""What is remembered goes to the learning platform instead of the browser; and there is one style sheet."""

LATER = ("client/set-summary.js",)
"""What our scripts load when it is needed, as far as a package needs it. Anything else is not in it, and loading it fails."""

_IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"([^"]+)"$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|class|const) (\w+))", re.MULTILINE)
_LAZY = re.compile(r"\bimport\(")
_LEFT = re.compile(r"^(?:import|export)\b.*|\bimport\.meta\b.*", re.MULTILINE)


@cache
def script() -> str:
    """The whole script of a package."""
    modules = ",\n".join(f"{json.dumps(name)}(use, load, share) {{\n{_as_function(text)}}}" for name, text in _needed().items())
    loader = _EXPORT.sub("", _own()[f"{OWN}/loader.js"])
    return f'(() => {{\n"use strict"\n{loader}run({{\n{modules}\n}}, {json.dumps(REPLACED)}, {json.dumps(START)})\n}})()\n'


@cache
def style() -> str:
    """The whole style sheet: the site's own, those of the questions, and what a page without the site's frame needs."""
    own = assets.client_files()
    names = ("client/site.css", "client/item.css", *(f"questions/{room}/style.css" for room in ROOMS))
    return "".join(own[name] for name in names if name in own) + (HERE / "package.css").read_text(encoding="utf-8")


def _needed() -> Mapping[str, str]:
    """The modules that are reached from the first, and what is loaded later: the rooms, by their names, and LATER."""
    sources = {**assets.client_files(), **_own()}
    waiting = [START, *LATER, *(f"questions/{room}/behaviour.js" for room in ROOMS)]
    found: dict[str, str] = {}
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = sources[name]
            waiting += _reached(name, sources[name])
    return dict(sorted(found.items()))


def _own() -> Mapping[str, str]:
    return {f"{OWN}/{file.name}": assets.without_comments(file.read_text(encoding="utf-8")) for file in HERE.glob("*.js")}


def _reached(name: str, text: str) -> Iterator[str]:
    for match in _IMPORT.finditer(text):
        wanted = normpath(join(dirname(name), match[2]))
        yield REPLACED.get(wanted, wanted)


def _as_function(text: str) -> str:
    """The body of a function that gets what it imports with `use` and puts what it exports on `share`."""
    exported = [match[1] for match in _EXPORT.finditer(text)]
    body = _LAZY.sub("load(", _EXPORT.sub("", _IMPORT.sub(_used, text)))
    if unknown := _LEFT.search(body):
        raise ValueError(f"the package cannot hold this form of import or export: {unknown[0]}")
    return f"{body}Object.assign(share, {{ {', '.join(exported)} }})\n"


def _used(match: re.Match[str]) -> str:
    names = " ".join((match[1] or "").split()).strip(", ").replace(" as ", ": ")
    return f'const {{ {names} }} = use("{match[2]}")' if names else f'use("{match[2]}")'
