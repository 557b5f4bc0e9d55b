"""A good project that uses everything: every kind of section, and every good example of every room as an item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from macros.gallery import DEFAULTS, examples
from macros.questions import ROOMS

from . import projects

MODULE = """\
id: supervision
title: "Supervision: time to think"
summary: What supervision is *for*.
notice: "> In danger? Call **999**, not a [[coach]]."
level: core
minutes: 60
needs: [coaching]
code: m09
outcomes: [supervision.describe]
covers: []
nations: [Wales, England]
frameworks:
  - {framework: care-certificate, part: Standard 1, note: "Knowledge only [@scie-2012]."}
reviewed: 2026-11-22
review_by: 2027-05-22
version: 2
previous: coaching
next: mentoring
sections:
  - id: what-it-is
    title: What it *is*
    outcomes: [supervision.describe]
    nation: Wales
    text: |
      Supervision is **time** to think [@scie-2012].

      ### Not the same

      > A [[coach]] is not a supervisor. [nation: Scotland]

      1. First
      2. Second
    after: And that is all.
  - id: said
    kind: transcript
    title: What was said
    caption: A first meeting
    turns:
      - {who: Sam, says: What would help?, note: "An open question [@scie-2012]."}
      - {who: Priya, says: "I am not sure: time?"}
  - id: a-case
    kind: case
    title: A case
    text: Sam has **twelve** visits.
    prompts: [What would you ask?]
    discussion: |
      - Sam is tired.
      - A [[coachee]] would say so.
  - id: to-do
    kind: checklist
    title: Before you meet
    items: [Find a room, "Agree: what is kept?"]
  - id: by-year
    kind: timeline
    title: By year
    entries:
      - {when: "2012", text: "SCIE writes [@scie-2012]"}
      - {when: "2026", text: We read it}
  - id: try-it
    kind: activity
    title: Try it
    text: Ask someone.
    minutes: 10
    steps: [Ask, Listen]
  - id: side-by-side
    kind: comparison
    title: Side by side
    caption: Two kinds
    columns: [This, "[[coaching|That]]"]
    rows:
      - {heading: When, cells: [Each month, "Any time, really"]}
      - {heading: Who, cells: [A supervisor, Anyone]}
    after: Both count.
"""


SET = """\
id: moves
kind: cases
title: Whose *move* is it?
summary: Short cases, mixed.
intro: A [[coach]] asks [@scie-2012].
kinds:
  - {id: ask, text: Asking}
  - {id: tell, text: Telling}
  - {id: report, text: Reporting}
  - {id: check, text: Checking}
items: [coaching-first-move, choice-coach-first-move]
also_in_module: [choice-coach-first-move]
"""


def items() -> list[Mapping[str, Any]]:
    """Every good example, asking for this module's outcome."""
    defaults = {**DEFAULTS, "outcome": "supervision.describe", "reviewed": str(DEFAULTS["reviewed"])}
    return [{**defaults, **example["item"]} for room in ROOMS for example in examples(room) if "problems" not in example]


def bank() -> str:
    return yaml.safe_dump({"module": "supervision", "items": items()}, sort_keys=False, allow_unicode=True, width=1_000)


def files() -> Mapping[str, str]:
    outcome = "  - {id: supervision.describe, module: supervision, text: Describe supervision}\n"
    return {
        **projects.FILES,
        "docs/modules/supervision.yml": MODULE,
        "quizzes/supervision.yml": bank(),
        "quizzes/sets/moves.yml": SET,
        "docs/outcomes.yml": projects.FILES["docs/outcomes.yml"] + outcome,
    }
