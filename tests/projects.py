"""Small projects for tests: good content as text, so that a test can spoil just what it is about."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent

MODULE = """\
id: coaching
title: Coaching
summary: What a coach does, and does not do.
level: foundation
minutes: 5
needs: []
code: m02
outcomes: [coaching.describe]
covers: [S0-7]
frameworks:
  - {framework: care-certificate, part: Standard 1, outcomes: [coaching.describe]}
reviewed: 2026-11-22
review_by: 2027-05-22
sections:
  - id: guess
    kind: try-first
    title: Have a guess first
    items: [coaching-first-move]
  - id: what-a-coach-does
    title: What a coach does
    outcomes: [coaching.describe]
    text: |
      A [[coach]] asks before telling [@scie-2012]. [nation: England] has its own words for it.
    check: [coaching-owner]
  - id: compared
    kind: comparison
    title: Compared
    caption: Two kinds of support
    columns: [Coaching, Mentoring]
    rows:
      - {heading: Agenda, cells: [The person's goal, Mainly the person's]}
trainer:
  time: {"30": Read and discuss.}
  group: Three to twelve people
  prompts: [When did someone last ask you first?]
  facilitator_notes: Let people pass.
"""

BANK = """\
module: coaching
items:
  - id: coaching-first-move
    type: single-choice
    outcome: coaching.describe
    level: apply
    section: what-a-coach-does
    sources: [scie-2012]
    stem: What should the coach do first?
    options:
      - {id: ask, text: Ask what she has tried, correct: true, feedback: It keeps the problem hers and shows where she is stuck.}
      - {id: tell, text: Tell her what worked, feedback: That is a mentor's move; she has not said what she needs., misconception: F6}
      - {id: report, text: Report her at once, feedback: Nothing here is unsafe; a late record is a matter for her plan.}
    rationale: A coach starts from the person's own thinking.
    hints: [Whose problem is it?]
    reviewed: 2026-11-22
  - id: coaching-owner
    type: multiple-response
    outcome: coaching.describe
    level: understand
    section: what-a-coach-does
    stem: Which of these belong to the coachee?
    options:
      - {id: goal, text: The goal, correct: true, feedback: The person chooses what to work on.}
      - {id: action, text: The next action, correct: true, feedback: The person decides what to do.}
      - {id: questions, text: The questions, feedback: The coach brings those.}
    rationale: The person owns goal and action.
    reviewed: 2026-11-22
  - id: coaching-advice
    type: true-false
    outcome: coaching.describe
    level: remember
    stem: A coach mostly gives advice.
    options:
      - {id: true, feedback: Advice is a mentor's tool more than a coach's.}
      - {id: false, correct: true, feedback: A coach mostly asks.}
    reason:
      options:
        - {id: thinking, text: Coaching draws out the person's thinking, correct: true, feedback: That is the heart of it.}
        - {id: rules, text: Advice is against the rules, feedback: There is no such rule.}
    rationale: Asking comes first.
    reviewed: 2026-11-22
"""

REGISTERS: Mapping[str, str] = {
    "outcomes": "outcomes:\n  - {id: coaching.describe, module: coaching, text: Describe what a coach does}\n",
    "sources": (
        "sources:\n  - {id: scie-2012, author: SCIE, title: Supervision, year: 2012, publisher: SCIE, "
        'url: "https://www.scie.org.uk/", short: "SCIE, 2012", checked: 2026-11-22, kind: research}\n'
    ),
    "frameworks": (
        "frameworks:\n  - {id: care-certificate, title: Care Certificate, nation: England, source: scie-2012, checked: 2026-11-22}\n"
    ),
    "glossary": "terms:\n  - {id: coaching, term: Coaching, means: Talk that helps someone find a next step., also: [coach, coachee]}\n",
    "claims": "claims:\n  - {id: S0-7, text: Coaching defined, modules: [coaching]}\n",
    "misconceptions": "misconceptions:\n  - {id: F6, says: A good coach gives advice, instead: A coach mostly asks, module: coaching}\n",
    "disagreements": (
        "disagreements:\n  - {id: who-asks, question: Who asks?, one: The coach, other: The coachee, we: Both, why: Words move, about: coaching}\n"
    ),
    "signposts": (
        "signposts:\n  - {id: employer, name: Your employer, nation: UK, helps: [coach], says: Ask there first., checked: 2026-11-22}\n"
    ),
    "commands": "commands:\n"
    + "".join(
        f"  - {{id: {word}, asks: Do it., begin: First, slip: Not to.}}\n"
        for word in (
            "outline",
            "define",
            "describe",
            "explain",
            "compare",
            "distinguish",
            "analyse",
            "justify",
            "evaluate",
            "reflect",
            "show",
        )
    ),
    "routes": (
        "routes:\n  - {id: induction, title: Induction, summary: For new staff, modules: [coaching, mentoring]}\n"
        "planned:\n  - {slug: mentoring, title: Mentoring, level: foundation, minutes: 40, code: m03}\n"
    ),
    "redirects": (
        "redirects:\n  - {old: modules/helping/, new: modules/coaching/, title: Helping, code: m90, moved: 2026-11-22}\n"
    ),
}

FILES: Mapping[str, str] = {
    "docs/modules/coaching.yml": MODULE,
    "quizzes/coaching.yml": BANK,
    **{f"docs/{name}.yml": content for name, content in REGISTERS.items()},
}


def write(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """A good project below `root`; `changes` puts other content in a file, or takes it away (None)."""
    for name, content in {**FILES, **(changes or {})}.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            file.write_bytes(content)
        elif content is not None:
            file.write_text(content, encoding="utf-8")
        else:
            file.unlink(missing_ok=True)
    return root


def site(root: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The same content with our pages and settings, so that the whole site can be built from it."""
    root.mkdir(parents=True, exist_ok=True)
    for name in ("mkdocs.yml", "macros"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, root / name)
    pages = shutil.ignore_patterns("*.yml", "decisions")
    shutil.copytree(ROOT / "docs", root / "docs", ignore=pages)
    return write(root, changes)
