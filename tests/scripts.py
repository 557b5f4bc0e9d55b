"""Our pure scripts run in node, with data in and data out: no browser is needed to see what a function returns."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from typing import Any

from .projects import ROOT


def run(script: str, given: object = None, **surroundings: str) -> Any:
    """What `script` returns. It may use `given`, and `from("client/days.js")`, which is a promise of a module of macros/."""
    node = os.environ.get("ALONGSIDE_NODE") or shutil.which("node")
    assert node, "node is not set up: `python3 dev.py test` does it"
    macros = (ROOT / "macros").as_uri()
    program = f"""
      import {{ readFileSync }} from "node:fs"
      const given = JSON.parse(readFileSync(0, "utf8"))
      const from = (name) => import(`{macros}/${{name}}`)
      const job = async () => {{ {script} }}
      process.stdout.write(JSON.stringify((await job()) ?? null))
    """
    environment: Mapping[str, str] = {**os.environ, **surroundings}
    done = subprocess.run(
        [node, "--no-warnings", "--input-type=module", "-e", program],
        input=json.dumps(given),
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
