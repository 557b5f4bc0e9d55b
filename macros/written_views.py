"""The page of written tasks: what each command word asks for, and the tasks of all banks that use it."""

from __future__ import annotations

from functools import partial
from typing import Any

from markupsafe import Markup

from .library import Library
from .module import CommandWord
from .questions.written.model import Written
from .views import Page, Slot, item_html, rendered

Task = tuple[str, Written]
"""The module, and the item."""


def written_tasks(library: Library, slot: Slot) -> str:
    """Markdown: a heading for each command word, what it asks for, and a slot with its tasks."""
    tasks = [(slug, item) for slug, bank in library.banks.items() for item in bank if isinstance(item, Written)]
    parts = [
        _command(library, command, own, slot)
        for command in library.commands.values()
        if (own := [task for task in tasks if task[1].command == command.id])
    ]
    return "\n\n".join(parts) or "There is no written task yet."


def _command(library: Library, command: CommandWord, tasks: list[Task], slot: Slot) -> str:
    said = [
        f"## {command.id.capitalize()} {{: #{command.id} }}",
        f"**It asks you to:** {_small(command.asks)}",
        f"**You might begin:** {command.begin}",
        f"**A common slip:** {_small(command.slip)}",
        slot(partial(_tasks, library, tasks)),
    ]
    return "\n\n".join(said)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _tasks(library: Library, tasks: list[Task]) -> str:
    return rendered("written-tasks.html.j2", tasks=[_task(library, slug, item) for slug, item in tasks])


def _task(library: Library, slug: str, item: Written) -> dict[str, Any]:
    """A repeat: the item's own place is the page of its module. What is written in either is the same draft."""
    page = Page(library, "../../")
    html = item_html(page, item, slug=slug, canonical=False, uid=f"task-{item.id}")
    how = f"{len(item.points)} points" if item.points else "two examples"
    title = library.modules[slug].title.split(":")[0]
    return {"item": item, "html": Markup(html), "how": how, "title": title, "marks": page.item_marks}
