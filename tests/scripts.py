"""Our pure scripts run in node, with data in and data out: no browser is needed to see what a function returns."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
from functools import cache
from typing import Any

from .projects import ROOT

# One node answers many times, a line for a line: to start one takes longer than most that it is asked.
PROGRAM = f"""
  import {{ createInterface }} from "node:readline"
  const from = (name) => import(`{(ROOT / "macros").as_uri()}/${{name}}`)
  const Job = Object.getPrototypeOf(async () => {{}}).constructor
  for await (const line of createInterface({{ input: process.stdin }})) {{
    const {{ script, given }} = JSON.parse(line)
    const told = await new Job("from", "given", script)(from, given).then((value) => ({{ value: value ?? null }}), ({{ stack }}) => ({{ stack }}))
    process.stdout.write(JSON.stringify(told) + "\\n")
  }}
"""


def run(script: str, given: object = None, zone: str = "UTC") -> Any:
    """What `script` returns. It may use `given`, and `from("client/days.js")`, which is a promise of a module of macros/."""
    node = _node(zone)
    assert node.stdin
    assert node.stdout
    node.stdin.write(json.dumps({"script": script, "given": given}) + "\n")
    node.stdin.flush()
    told = json.loads(node.stdout.readline() or '{"stack": "node has ended"}')
    assert "stack" not in told, told["stack"]
    return told["value"]


@cache
def _node(zone: str) -> subprocess.Popen[str]:
    path = os.environ.get("ALONGSIDE_NODE") or shutil.which("node")
    assert path, "node is not set up: `python3 dev.py test` does it"
    command = [path, "--no-warnings", "--input-type=module", "-e", PROGRAM]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "utf-8"}
    node: subprocess.Popen[str] = subprocess.Popen(command, env={**os.environ, "TZ": zone}, **pipes)  # type: ignore[call-overload]
    atexit.register(node.kill)
    return node
