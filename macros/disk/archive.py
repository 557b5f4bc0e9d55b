"""The copy as one file, the same byte for byte for the same site."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

TOP = "alongside"
BEGINNING = (1980, 1, 1, 0, 0, 0)
"""No file has a date, or two archives of one site would differ."""

READ_ME = """\
Alongside, as a copy that opens from your disk
==============================================

1. Unpack this archive first. On Windows: right-click it, then "Extract All".
2. Open the folder "alongside", then open "index.html" in your browser.

It works without a connection, and nothing is sent to anyone. Pages, questions, forms and search are as on the site.

What you do is remembered in this tab. If you choose to keep it, it is kept in this browser.
All copies that you open from disk in one browser share what is kept. Some browsers keep nothing for a page from disk:
save a file on the page "My learning" to be safe.

This copy does not change when the site does. Compare it with the site now and then.
"""


def write(out: Path, files: Mapping[str, bytes]) -> int:
    with zipfile.ZipFile(out, "w") as archive:
        for path, content in sorted({"README.txt": READ_ME.encode(), **files}.items()):
            archive.writestr(_entry(path), content, zipfile.ZIP_DEFLATED, compresslevel=9)
        return len(archive.namelist())


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(f"{TOP}/{path}", BEGINNING)
    entry.create_system = 3  # as on Unix, on whatever system it is made
    entry.external_attr = 0o644 << 16
    return entry
