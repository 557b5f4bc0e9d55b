"""A copy of the site that opens from disk, where a browser loads no modules and fetches nothing: docs/decisions/0081-a-copy-for-the-disk.md.

It is made from a built site and from nothing else, so that whatever a later page links or fetches is in the copy too.
"""

from __future__ import annotations

from pathlib import Path

from . import archive, files, scripts


def write(site: Path, out: Path, node: str) -> int:
    """Write the archive; returns how many files are in it."""
    copy = files.copy(site, scripts.folder(site))
    bundle = scripts.bundle(site, copy.modules, node)
    return archive.write(out, {**copy.files, **bundle})
