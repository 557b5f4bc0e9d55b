"""Results in tests: files that learners of the real site could have made, and a learner who has something to share."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path
from re import DOTALL, findall, search
from typing import Any

from playwright.sync_api import Page

MADE = "2026-11-20T10:00:00+00:00"


def questions(site_folder: Path, module: str = "coaching") -> list[dict[str, Any]]:
    """The single-choice questions of a module, each with its options and its key."""
    index = json.loads((site_folder / "items/index.json").read_text(encoding="utf-8"))
    html = (site_folder / f"items/{module}.html").read_text(encoding="utf-8")
    items = next(one["items"] for one in index["modules"] if one["id"] == module)
    return [_question(item, html) for item in items if item["type"] == "single-choice" and not item.get("url")]


def _question(item: dict[str, Any], html: str) -> dict[str, Any]:
    part = search(rf'<quiz-item id="{item["id"]}".*?</quiz-item>', html, DOTALL)
    assert part
    key = search(r"<template data-key>(.*?)</template>", part[0], DOTALL)
    assert key
    return {**item, "options": findall(r'data-option="([^"]+)"', part[0]), "key": json.loads(unescape(key[1]))["key"][0]}


def results(person: int, asked: list[dict[str, Any]], wrong: int = 0, **changes: Any) -> dict[str, Any]:
    """Somebody who was wrong about the first `wrong` of these questions, and sure of it."""
    tries = [_try(person, n, question, n >= wrong) for n, question in enumerate(asked)]
    done = {"module": "coaching", "tried": len(tries), "total": 40, "from": "2026-11-01", "to": "2026-11-20"}
    head = {"format": "alongside-results", "version": 1, "id": f"file-{person:04}", "made": MADE, "pseudonym": f"Heron {person}"}
    return {**head, "modules": [done], "attempts": tries, **changes}


def _try(person: int, n: int, question: dict[str, Any], right: bool) -> dict[str, Any]:
    chosen = question["key"] if right else next(option for option in question["options"] if option != question["key"])
    told = {"id": f"try-{person:04}-{n:04}", "item": question["id"], "hash": question["hash"], "certainty": 3}
    return {**told, "score": int(right), "maxScore": 1, "response": [chosen]}


def uploads(*files: dict[str, Any] | str) -> list[Any]:
    return [
        {
            "name": f"results-{n}.json",
            "mimeType": "application/json",
            "buffer": (file if isinstance(file, str) else json.dumps(file)).encode(),
        }
        for n, file in enumerate(files, 1)
    ]


def tried(page: Page, attempts: list[dict[str, Any]]) -> None:
    """As if somebody had done these before, in this tab."""
    page.evaluate(
        """async (attempts) => {
          const { open } = await import(new URL("store.js", document.querySelector("script[src*=shell]").src))
          const store = await open()
          for (const attempt of attempts) await store.append(attempt)
        }""",
        attempts,
    )
    page.reload()
