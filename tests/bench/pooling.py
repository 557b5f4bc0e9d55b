"""How long a collector waits for a pooled report: from choosing the files until the report stands on the page."""

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

FILES = 1_000
TURNS = 3

_MAKE = """async (count) => {
  const part = document.querySelector("pooled-report")
  const press = (words) => [...part.querySelectorAll("button")].find((button) => button.textContent === words).click()
  const [tool] = JSON.parse(part.querySelector("template").content.textContent)
  const names = tool.domains.flatMap(({ statements }) => statements.map(({ id }) => id))
  const files = Array.from({ length: count }, (_, n) => {
    const ratings = Object.fromEntries(names.map((name, place) => [name, tool.scale[(n + place) % tool.scale.length].id]))
    const id = n.toString(16).padStart(8, "0")
    const file = { format: "alongside-feedback", version: 1, form: tool.id, formVersion: tool.version, id, copy: id, revision: 1, role: "supervisee",
      purpose: "pooled", month: "2026-11", kind: "", period: "", mayCompare: false, ratings, comments: { [tool.domains[0].id]: "Time to think." }, words: {} }
    return new File([JSON.stringify(file)], `${id}.json`)
  })
  const shows = async (words) => {
    while (!part.textContent.includes(words)) await new Promise(requestAnimationFrame)
  }
  press("No, I collect them")
  const field = part.querySelector("input[type=file]")
  const chosen = new DataTransfer()
  for (const file of files) chosen.items.add(file)
  field.files = chosen.files
  const start = performance.now()
  field.dispatchEvent(new Event("change"))
  await shows(`${count.toLocaleString("en-GB")} replies are open`)
  press("Make the report")
  await shows("How it was made")
  return [performance.now() - start, names.length]
}"""


def rows(settings: Settings) -> Iterator[Figure]:
    site = settings.place / "site"
    cost_of([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site], ROOT)
    with looking_at(site) as page:
        waited = [_once(page) for _ in range(TURNS)]
    yield Figure("from choosing the files to the report", median(waited), "s", aim=2)


def _once(page: Page) -> float:
    page.goto("/tools/pooled-report/")
    milliseconds, statements = page.evaluate(_MAKE, FILES)
    assert statements == 30, "the first form has 30 statements"
    return float(milliseconds) / 1_000
