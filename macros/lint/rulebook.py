"""Every lint by its id: those that are functions here, those that the model makes sure of, and those that need a person."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from . import banks, options, pages, pairs, safety, stems, texts
from .rules import Rule

ITEM: tuple[Rule, ...] = (*options.RULES, *stems.RULES, *texts.RULES, *safety.ITEM_RULES)
PAGE: tuple[Rule, ...] = (*pages.RULES, *safety.PAGE_RULES)
EACH: tuple[Rule, ...] = (*banks.EACH, *pairs.EACH)
POOLED: tuple[Rule, ...] = banks.POOLED
SITE: tuple[Rule, ...] = (*pairs.SITE, *banks.SITE)

ELSEWHERE: tuple[Rule, ...] = (
    Rule(
        "Q02",
        "one key",
        "error",
        "A single choice has one right option; several have at least one right and one wrong.",
        by="model",
    ),
    Rule("Q28", "jokes", "report", "No option is a joke or absurd.", by="person"),
    Rule(
        "Q35",
        "categories",
        "error",
        "Every category has an entry; at most six pairs, no key shared, one target to spare.",
        by="model",
    ),
    Rule("Q36", "ordering", "error", "Three to seven steps; none says 'first' or 'finally'.", by="model"),
    Rule("Q37", "marking points", "error", "Two to six points of 20 words at most, all of them in the model response.", by="model"),
    Rule(
        "Q38",
        "scenario",
        "error",
        "Every screen can be reached, every path ends within seven, every ending has a debrief.",
        by="model",
    ),
    Rule("Q39", "raw markup", "error", "No text holds HTML, macros or attribute lists.", by="model"),
    Rule("Q40", "Welsh", "report", "The Welsh version has the same options, key and gaps (when there is one).", by="later"),
)


@cache
def catalogue() -> tuple[Rule, ...]:
    """One line for each id, in order; an id that looks at items and pages alike stands once."""
    lines: dict[str, Rule] = {}
    for rule in (*ITEM, *PAGE, *EACH, *POOLED, *SITE, *ELSEWHERE):
        lines.setdefault(rule.id, rule)
    return tuple(lines[name] for name in sorted(lines, key=lambda name: ("QBG".index(name[0]), name)))


@cache
def ids() -> Mapping[str, Rule]:
    return {rule.id: rule for rule in catalogue()}
