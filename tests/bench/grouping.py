"""How long a trainer waits for a group's results: from choosing the files until the questions stand on the page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Page

from .figures import Figure
from .running import cost_of
from .serving import looking_at
from .settings import Settings
from .sites import ROOT

FILES = 400
TRIES = 300
TURNS = 3

_OPEN = """async ([count, tries]) => {
  const { modules } = await (await fetch("/items/index.json")).json()
  const asked = modules.flatMap(({ items }) => items.filter(({ selfMarked }) => !selfMarked)).slice(0, tries)
  const number = (n, size) => n.toString().padStart(size, "0")
  const attempt = (n) => (item, place) => ({ id: `try-${number(n, 4)}-${number(place, 4)}`, item: item.id, hash: item.hash,
    score: (n * 7 + place * 3) % 5 ? 1 : 0, maxScore: 1, certainty: 1 + ((n + place) % 3), response: [["a", "b", "c", "d"][(n + place) % 4]] })
  const files = Array.from({ length: count }, (_, n) => {
    const done = modules.map(({ id, items }) => ({ module: id, tried: items.length, total: items.length }))
    const file = { format: "alongside-results", version: 1, id: `file-${number(n, 4)}`, made: "2026-11-20T10:00:00+00:00", pseudonym: `Heron ${n}`,
      modules: done, attempts: asked.map(attempt(n)) }
    return new File([JSON.stringify(file)], `${n}.json`)
  })
  const part = document.querySelector("group-results")
  const frame = () => new Promise(requestAnimationFrame)
  while (!part.querySelector("input[type=file]")) await frame()
  const field = part.querySelector("input[type=file]")
  const chosen = new DataTransfer()
  for (const file of files) chosen.items.add(file)
  field.files = chosen.files
  const start = performance.now()
  field.dispatchEvent(new Event("change"))
  let longest = 0
  for (let before = start; !part.querySelector(".group-question"); before = performance.now()) {
    await frame()
    longest = Math.max(longest, performance.now() - before)
  }
  return [performance.now() - start, longest, asked.length, part.querySelectorAll(".group-question").length]
}"""


def rows(settings: Settings) -> Iterator[Figure]:
    site = settings.place / "site"
    cost_of([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site], ROOT)
    with looking_at(site) as page:
        turns = [_once(page) for _ in range(TURNS)]
    yield Figure("from choosing the files to the questions", median(whole for whole, _ in turns), "s", aim=3)
    yield Figure("the longest time without a new picture", median(longest for _, longest in turns), "s")


def _once(page: Page) -> tuple[float, float]:
    page.goto("/trainers/group/")
    whole, longest, asked, shown = page.evaluate(_OPEN, [FILES, TRIES])
    assert asked == shown == TRIES, "the site has enough questions, and all are shown"
    return whole / 1_000, longest / 1_000
