"""Start other programs, and say in one sentence what to do when setting up fails."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"

TRY_AGAIN = "check the network and the room on the disk, then run the same command again."

Command = Sequence[str | Path]


class Trouble(Exception):
    """A failure that can be expected: told in one sentence with its remedy, without a traceback."""


def run(command: Command, **variables: str) -> int:
    """Run a program as if it had been started by hand: its own words, and its own way of ending."""
    with subprocess.Popen(words(command), cwd=ROOT, env=surroundings(variables)) as process:
        signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        while True:
            with contextlib.suppress(KeyboardInterrupt):  # it has had the Ctrl+C too, and closes in its own time
                return abs(process.wait())  # minus the signal's number when one has ended it


def step(what: str, command: Command, remedy: str = TRY_AGAIN) -> None:
    """One part of setting up: a line when it begins, its own words only when it fails."""
    print(f"Setting up: {what} ...", flush=True)
    done = quietly(command)
    if done.returncode:
        print(in_short(done.stdout), flush=True)
        raise Trouble(f"Setting up stopped at {what}, for the reason above: {remedy}")


def in_short(output: str) -> str:
    """pip says what went wrong at the end and npm at the beginning, with pages of usage after it."""
    lines = output.strip().splitlines()
    return "\n".join(lines if len(lines) <= 24 else [*lines[:12], "...", *lines[-12:]])


def quietly(command: Command) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            words(command),
            cwd=ROOT,
            env=surroundings({}),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        return subprocess.CompletedProcess(words(command), 127, stdout=str(error))


def words(command: Command) -> list[str]:
    return [str(word) for word in command]


def surroundings(variables: Mapping[str, str]) -> dict[str, str]:
    settled = {
        "NO_MKDOCS_2_WARNING": "1",  # Material's notice on every run; docs/decisions speaks of its end of life
        "PYTHONUTF8": "1",  # Windows would read our files in the encoding of the country
    }
    return {**os.environ, **settled, **variables}
