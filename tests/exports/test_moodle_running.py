"""A running Moodle takes our files, where there is one: MOODLE_ROOT names its folder, and php is on the path."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from macros.exports import formats

from . import content

ROOT = os.environ.get("MOODLE_ROOT", "")
IMPORT = Path(__file__).parent / "moodle_import.php"


@pytest.mark.skipif(not ROOT, reason="no Moodle is at hand: MOODLE_ROOT names the folder of one")
@pytest.mark.parametrize(("name", "theirs"), [("moodle", "xml"), ("gift", "gift")])
def test_every_carried_example_arrives_in_moodle_with_its_id(name: str, theirs: str, tmp_path: Path) -> None:
    made = formats()[name].write(content.given())
    file = tmp_path / made.file
    file.write_bytes(made.content)

    said = imported(theirs, file)

    assert said["done"], said["said"]
    assert [question["idnumber"] for question in said["questions"]] == list(made.report.carried)


def imported(kind: str, file: Path) -> dict[str, Any]:
    php = shutil.which("php")
    assert php, "MOODLE_ROOT is set, and there is no php to run it with"
    done = subprocess.run([php, str(IMPORT), ROOT, kind, str(file)], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found
