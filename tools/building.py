"""Build aside and put the site in place only when it is whole: docs/decisions/0004-builds.md."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools import running
from tools.running import Trouble, quietly

NO_COMMIT = "1767225600"  # 1 January 2026, for a copy of the project that is not a clone


def settled() -> dict[str, str]:
    """The clock and the chance of a build, so that two of one commit are the same byte for byte."""
    return {
        "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or commit_time(),
        "PYTHONHASHSEED": "0",
    }


def commit_time() -> str:
    if not (running.ROOT / ".git").exists():  # it may lie inside another project's clone
        return NO_COMMIT
    asked = quietly(["git", "log", "-1", "--format=%ct"])
    return asked.stdout.strip() if asked.returncode == 0 else NO_COMMIT


def site_address() -> str:
    """The address that the site will have, as mkdocs.yml reads it; a folder's address ends with a slash."""
    return os.environ.get("SITE_URL", "http://127.0.0.1:8000/").rstrip("/") + "/"


@contextlib.contextmanager
def aside() -> Iterator[Path]:
    """A folder to build in, on the same disk as site/, and gone afterwards."""
    cache = running.ROOT / ".cache"
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="build-", dir=cache, ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "site"


def put_in_place(made: Path) -> None:
    place = running.ROOT / "site"
    before = made.with_name("before")
    try:
        if place.exists():
            place.rename(before)
        made.rename(place)
    except OSError as error:
        if before.exists() and not place.exists():
            before.rename(place)
        raise Trouble(f"site/ could not be replaced ({error.strerror}): close what has it open.") from error
