"""What makes a question easy to guess, hard to read or unsafe to publish, told to its author. No machine judges whether it is true.

`run(library, today)` gives every finding in its place; `catalogue()` says what is looked for, and by whom.
"""

from .engine import Finding, findings, run, timed
from .rulebook import catalogue

__all__ = ["Finding", "catalogue", "findings", "run", "timed"]
