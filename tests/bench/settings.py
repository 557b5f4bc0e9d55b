"""What a run of the bench was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    place: Path
    """A folder for everything that is made; empty at the start."""

    modules: int = 1_000
    repeat: int = 3
