"""The browser libraries that pages load, copied from node_modules to where the package publishes them: docs/decisions/0050."""

import re
from collections.abc import Mapping
from pathlib import Path

from tools import running

LIBRARIES: Mapping[str, str] = {"ts-fsrs": "dist/index.mjs"}
"""The one file of each npm package that a browser can load as a module."""


def put_libraries_in_place() -> None:
    for name, file in LIBRARIES.items():
        target = place(name)
        text = published(running.ROOT / "node_modules" / name, file)
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")


def all_in_place() -> bool:
    return all(place(name).exists() for name in LIBRARIES)


def place(name: str) -> Path:
    return running.ROOT / "macros/vendor" / f"{name}.js"


def published(package: Path, file: str) -> str:
    """The file under its licence, as the licence asks; its map stays behind, so a browser should not look for it."""
    licence = (package / "LICENSE").read_text(encoding="utf-8").strip().replace("*/", "* /")
    script = (package / file).read_text(encoding="utf-8")
    return f"/*!\n{licence}\n*/\n{re.sub(r'^//# sourceMappingURL=.*$', '', script, flags=re.MULTILINE).strip()}\n"
