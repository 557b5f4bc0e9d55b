"""What a long memory costs in Chromium: My learning, the list of what is ready, and keeping one more attempt."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from .figures import Figure
from .running import cost_of
from .serving import looking_at
from .settings import Settings
from .sites import ROOT

ITEMS, TRIES = 10_000, 10
OF_A_MODULE = 50
TIMES = 5
KEPT = 100


@dataclass(frozen=True)
class Waits:
    """Milliseconds, the middle of several turns."""

    opened_first: float
    """The first time after a file was added: everything is reckoned."""
    opened: float
    due: float
    kept: float


def rows(settings: Settings) -> Iterator[Figure]:
    site = settings.place / "site"
    cost_of([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site], ROOT)
    waits = measured(site, ITEMS, TRIES)
    yield Figure("questions known", ITEMS)
    yield Figure("attempts kept", ITEMS * TRIES)
    yield Figure("My learning open", waits.opened, "ms", 1_000)
    yield Figure("My learning open, the first time after a file was added", waits.opened_first, "ms")
    yield Figure("list of what is ready", waits.due, "ms", 50)
    yield Figure("an attempt kept", waits.kept, "ms", 5)


def measured(site: Path, items: int, tries: int) -> Waits:
    """On a site whose list of questions is written over."""
    (site / "items/index.json").write_text(index(items), encoding="utf-8")
    with looking_at(site) as page:
        page.set_default_timeout(300_000)
        page.add_init_script(DRAWN)
        page.goto("/about/")
        page.evaluate(FILL, [items, tries, OF_A_MODULE])
        first = opened(page)
        return Waits(first, median(opened(page) for _ in range(TIMES)), page.evaluate(DUE, TIMES), page.evaluate(KEEP, KEPT))


def index(items: int) -> str:
    """As many questions as asked for, fifty to a module and ten to an outcome."""
    modules = [
        {
            "id": f"module-{m}",
            "code": f"m{m}",
            "title": f"Module {m}",
            "url": f"modules/module-{m}/",
            "items": [
                {"id": f"item-{n}", "type": "single-choice", "hash": "0123456789ab", "outcome": f"module-{m}.o{n % 5}"}
                for n in range(m * OF_A_MODULE, min(items, (m + 1) * OF_A_MODULE))
            ],
            "outcomes": [
                {"id": f"module-{m}.o{n}", "text": f"Do the {n}th thing of module {m}", "section": None} for n in range(5)
            ],
        }
        for m in range(-(-items // OF_A_MODULE))
    ]
    return json.dumps({"modules": modules})


def opened(page: Page) -> float:
    page.goto("/about/")
    page.goto("/my-learning/")
    page.wait_for_selector("html[data-drawn]", state="attached")  # to wait for a value would need what the policy forbids
    return float(page.evaluate("document.documentElement.dataset.drawn"))


# The last part to be drawn is the button to clear everything.
DRAWN = """
addEventListener("DOMContentLoaded", () => {
  const look = () => {
    if (document.documentElement.dataset.drawn || !document.querySelector("my-learning section:last-child button")) return
    requestAnimationFrame(() => { document.documentElement.dataset.drawn = performance.now() })
  }
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
})
"""

FOLDER = """
  const script = document.querySelector("script[src*='client/shell.js']").src
  const from = (name) => import(script.replace("shell.js", name))
  const store = await (await from("store.js")).open()
"""

FILL = f"""async ([items, tries, ofAModule]) => {{ {FOLDER}
  await store.keep()
  const {"{ localTime }"} = await from("memory.js")
  const at = (days, hour) => localTime(new Date(Date.now() - days * 864e5 + hour * 36e5 % 36e6))
  const steps = Array.from({{ length: tries }}, (_, turn) => Math.round((tries - turn) ** 1.8))
  for (let start = 0; start < items; start += 1000) {{
    const some = []
    for (let n = start; n < Math.min(items, start + 1000); n += 1)
      for (const [turn, days] of steps.entries())
        some.push({{ id: `bench-${{n}}-${{turn}}`, item: `item-${{n}}`, hash: "0123456789ab", response: ["ask"],
          score: Number((n + turn) % 7 > 0), maxScore: 1, certainty: (n + turn) % 4 || null, at: at(days, n % 10),
          module: `module-${{Math.floor(n / ofAModule)}}`, outcome: `module-${{Math.floor(n / ofAModule)}}.o${{n % 5}}` }})
    await store.adopt({{ attempts: some, records: {{}} }})
  }}
}}"""

DUE = f"""async (times) => {{ {FOLDER}
  const {"{ plan }"} = await from("plan.js")
  const {"{ candidates, fetchModules }"} = await from("bank.js")
  const items = new Map(candidates(await fetchModules()).map((item) => [item.id, item]))
  const waits = []
  for (let turn = 0; turn < times + 1; turn += 1) {{
    const start = performance.now()
    await plan(store, items)
    waits.push(performance.now() - start)
  }}
  return waits.slice(1).sort((one, two) => one - two)[Math.floor(times / 2)]
}}"""

KEEP = f"""async (times) => {{ {FOLDER}
  const waits = []
  for (let turn = 0; turn < times; turn += 1) {{
    const start = performance.now()
    await store.append({{ item: `item-${{turn}}`, hash: "0123456789ab", response: ["ask"], score: 1, maxScore: 1, certainty: null,
      at: new Date().toISOString(), module: "module-0", outcome: "module-0.o0" }})
    waits.push(performance.now() - start)
  }}
  return waits.sort((one, two) => one - two)[Math.floor(times / 2)]
}}"""
