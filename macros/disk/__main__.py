"""python -m macros.disk SITE ARCHIVE: make a built site into a copy that opens from disk (`python3 dev.py zip` calls it)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from . import write
from .scripts import NotBundled


def main(site: str, out: str) -> int:
    try:
        count = write(Path(site), Path(out), os.environ.get("ALONGSIDE_NODE") or "node")
    except NotBundled as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{out} holds {count} files: unpack it, then open index.html.")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
