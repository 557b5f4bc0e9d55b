"""The pages of feedback forms: a form that reads and prints as it is, the list of forms, the pooled report, and 'Was this page useful?'

The same HTML is the paper form, the form without scripts, and what client/form/ turns into a journey.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from html import escape
from typing import Any

from . import text
from .library import Library
from .text import NATIONS
from .tool import Statement, Tool
from .views import Page, Slot, key_json, rendered

ASIDE: tuple[tuple[str, str], ...] = (("not-applicable", "Not applicable"), ("prefer-not", "Prefer not to say"))


def tool_page(library: Library, tool: Tool, slot: Slot) -> str:
    """The Markdown of a form's page."""
    page = Page(library, "../../")
    parts = [
        f"# {text.plain(tool.title)}",
        text.plain(tool.summary),
        slot(partial(rendered, "feedback-form.html.j2", page=page, **_form_values(tool))),
        *_taught(page, tool),
        "## Look at saved files {: #compare }",
        slot(partial(rendered, "feedback-compare.html.j2", tool=tool, data=key_json(for_browser(tool)))),
    ]
    return "\n\n".join(parts)


def _taught(page: Page, tool: Tool) -> list[str]:
    """The modules that this form goes with."""
    modules = [module for module in page.library.modules.values() if tool.id in module.tools]
    links = ", ".join(f'<a href="{page.root}modules/{module.id}/">{escape(text.plain(module.title))}</a>' for module in modules)
    return [f"To learn more about it: {links}."] if links else []


def _form_values(tool: Tool) -> Mapping[str, Any]:
    short = [statement for statement in tool.statements if statement.short]
    return {
        "tool": tool,
        "kinds": [(point.id, point.text) for point in tool.kinds],
        "periods": [(point.id, point.text) for point in tool.periods],
        "scale": [*((point.id, point.text) for point in tool.scale), *ASIDE],
        "counts": (len(short), len(tool.statements)),
        "signposts": by_nation(tool),
        "data": key_json(for_browser(tool)),
    }


def by_nation(tool: Tool) -> list[tuple[str, list[Any]]]:
    """Who else to speak to, in the order of the nations."""
    groups = [(nation, [post for post in tool.signposts if post.nation == nation]) for nation in NATIONS]
    return [(nation, posts) for nation, posts in groups if posts]


def for_browser(tool: Tool) -> dict[str, Any]:
    """What the journey, the files and the report need of a form, as plain data with plain words."""
    return {
        "id": tool.id,
        "title": text.plain(tool.title),
        "version": tool.version,
        "paired": tool.paired,
        "hasShort": tool.has_short,
        "kinds": _points(tool.kinds),
        "periods": _points(tool.periods),
        "scale": _points(tool.scale),
        "domains": [
            {
                "id": domain.id,
                "title": text.plain(domain.title),
                "statements": [_statement(statement) for statement in domain.statements],
            }
            for domain in tool.domains
        ],
        "prompts": [{"id": prompt.id, "ask": text.plain(prompt.ask)} for prompt in tool.prompts],
        "stem": text.plain(tool.stem),
        "isNot": [text.plain(line) for line in tool.warnings.is_not],
        "warnings": {name: text.plain(getattr(tool.warnings, name)) for name in ("comments", "myself", "together", "pooled")},
    }


def _points(points: Any) -> list[dict[str, str]]:
    return [{"id": point.id, "text": text.plain(point.text)} for point in points]


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "text": text.plain(statement.text),
        "pair": text.plain(statement.pair) if statement.pair else "",
        "short": statement.short,
        "care": statement.care,
    }


def tool_list(library: Library) -> str:
    return rendered("tool-list.html.j2", tools=list(library.tools.values()))


def pooled_report(library: Library) -> str:
    """The page on which a collector opens many files; it knows every form of the site."""
    tools = [for_browser(tool) for tool in library.tools.values()]
    return rendered("pooled-report.html.j2", tools=list(library.tools.values()), data=key_json(tools))


def page_useful(page: str, version: int, contact: Mapping[str, str]) -> str:
    """The question at the foot of a page. `contact` holds what the publisher has set: an `email`, an `issues` address, both or none."""
    return rendered(
        "page-useful.html.j2", at=page, version=version, email=contact.get("email", ""), issues=contact.get("issues", "")
    )
