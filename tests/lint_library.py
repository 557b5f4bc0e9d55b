"""A small library from the few fields that a lint is about: see tests/lint/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from macros.library import REGISTERS, Library, load

TODAY = date(2026, 11, 22)

ITEM: Mapping[str, Any] = {
    "type": "single-choice",
    "outcome": "coaching.describe",
    "level": "apply",
    "sources": ["scie-2012"],
    "stimulus": "A deputy manager in a care home wants handover to end on time. She has an idea and is not sure of it.",
    "stem": "What should the coach do first?",
    "options": ["*Ask what she has tried", "Tell her what worked elsewhere", "Take the matter to the owner"],
    "rationale": "A coach starts from the person's own thinking.",
    "reviewed": "2026-11-22",
}
SECTION: Mapping[str, Any] = {
    "id": "what-a-coach-does",
    "title": "What a coach does",
    "outcomes": ["coaching.describe"],
    "text": "A coach asks before telling [@scie-2012].",
}
MODULE: Mapping[str, Any] = {
    "title": "Coaching",
    "summary": "What a coach does, and does not do.",
    "level": "foundation",
    "minutes": 10,
    "outcomes": ["coaching.describe"],
    "reviewed": "2026-11-22",
    "review_by": "2027-05-22",
}
SOURCE = {
    "id": "scie-2012",
    "author": "SCIE",
    "title": "Supervision",
    "year": 2012,
    "publisher": "SCIE",
    "url": "https://www.scie.org.uk/",
    "short": "SCIE, 2012",
    "checked": "2026-11-22",
    "kind": "research",
}


def library(root: Path, case: Mapping[str, Any]) -> Library:
    """A library with the case's items and module; what a case leaves out is good."""
    banks = case.get("banks") or [{"items": case.get("items") or [case.get("item", {})]}]
    names = ["coaching", *(f"module-{number}" for number in range(2, len(banks) + 1))]
    for number, (name, bank) in enumerate(zip(names, banks, strict=True)):
        _write(root / f"quizzes/{name}.yml", {"module": name, "items": list(_items(name, bank["items"]))})
        _write(root / f"docs/modules/{name}.yml", _module(name, number, {**case, **bank}))
    registers: dict[str, list[Any]] = {name: [] for name in REGISTERS if name not in ("glossary", "outcomes")} | {
        "sources": [SOURCE],
        "commands": [{"id": "explain", "asks": "Say why.", "begin": "It helps because", "slip": "Giving no reason."}],
    }
    for register, entries in registers.items():
        _write(root / f"docs/{register}.yml", {register: entries})
    _write(root / "docs/glossary.yml", {"terms": case.get("glossary", [])})
    _write(root / "docs/outcomes.yml", {"outcomes": [_outcome(name) for name in names]})
    return load(root, date.fromisoformat(case.get("today", TODAY.isoformat())))


def _module(name: str, number: int, case: Mapping[str, Any]) -> Mapping[str, Any]:
    section = {**SECTION, "outcomes": [f"{name}.describe"]}
    sections = [{**section, **changes} for changes in case.get("sections", [{}])]
    own = {"id": name, "code": f"m{number + 10:02}", **MODULE, "outcomes": [f"{name}.describe"], "sections": sections}
    return own | case.get("module", {})


def _outcome(name: str) -> Mapping[str, str]:
    return {"id": f"{name}.describe", "module": name, "text": "Describe it"}


def _items(module: str, changes: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Each change of the good item, as often as its `times` says."""
    number = 0
    for change in changes:
        for _ in range(change.get("times", 1)):
            number += 1
            yield _item(module, number, change)


def _item(module: str, number: int, change: Mapping[str, Any]) -> Mapping[str, Any]:
    whole = {"id": f"{module}-{number}", **ITEM, "outcome": f"{module}.describe", **change}
    item = {name: value for name, value in whole.items() if value is not None and name not in ("times", "key")}
    if item["type"] == "true-false":
        item["options"] = [_truth(name, name == str(change["key"]).lower()) for name in ("true", "false")]
    elif "options" in item:
        item["options"] = [_option(place, option) for place, option in enumerate(item["options"])]
    if "reason" in item:
        reasons = [_option(place, option) for place, option in enumerate(item["reason"]["options"])]
        item["reason"] = {**item["reason"], "options": reasons}
    return item


def _truth(name: str, correct: bool) -> Mapping[str, Any]:
    return {"id": name, "correct": correct, "feedback": f"Here is why it is {name}, in a few words."}


def _option(place: int, option: str | Mapping[str, Any]) -> Mapping[str, Any]:
    """A text, with a star where it is right; or the option's own fields."""
    name = "abcdefgh"[place]
    said: Mapping[str, Any] = (
        {"text": option.removeprefix("*"), "correct": option.startswith("*")} if isinstance(option, str) else option
    )
    return {"id": name, "feedback": f"Here is the reason that belongs to option {name}.", **said}


class _Plain(yaml.SafeDumper):
    """Written out in full: our YAML has no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _write(file: Path, data: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.dump(data, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=10_000), encoding="utf-8")
