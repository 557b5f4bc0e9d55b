"""What a page may call. mkdocs-macros loads this package and asks `define_env` for the macros.

With hooks (macros/site.py) the library is loaded already and a slot is a mark that is filled after the page is rendered;
without them (an engine that knows macros only) the library is loaded here and a slot is the finished HTML.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Name the macros (called by mkdocs-macros)."""
    from . import fields, mock_views, report, tool_views, trainers, views, written_views
    from .exports.shelf import Shelf
    from .gallery import gallery
    from .library import load

    build = env.conf.get("alongside")
    library = build.library if build else load(Path(env.project_dir), datetime.now(UTC).date())
    slot = build.slot if build else views.at_once
    contact = (env.conf.get("extra") or {}).get("feedback") or {}

    def useful(page: str, version: int) -> str:
        return slot(lambda: tool_views.page_useful(page, version, contact))

    @env.macro
    def module_page(slug: str) -> str:
        """A module's whole page."""
        page = build.page(slug) if build else Shelf(library).page(slug)
        return (
            views.module_page(page, library.modules[slug], slot)
            + "\n\n"
            + useful(f"modules/{slug}/", library.modules[slug].version)
        )

    @env.macro
    def set_page(name: str) -> str:
        """The whole page of a set of cases, or of a mock assessment."""
        if name in library.mocks:
            return mock_views.mock_page(library, name, slot)
        return views.set_page(library, name, slot)

    @env.macro
    def moved_page(old: str) -> str:
        """What stands at an address that has moved."""
        return views.moved_page(library, old, slot)

    @env.macro
    def written_tasks() -> str:
        """The written tasks of all banks by command word, for practise/written.md."""
        return written_views.written_tasks(library, slot)

    @env.macro
    def module_list() -> str:
        """All modules with filters, for modules/index.md."""
        return views.at_once(lambda: views.module_list(library))

    @env.macro
    def route_page(name: str) -> str:
        """The whole page of a route."""
        return views.route_page(library, name)

    @env.macro
    def route_list() -> str:
        """Links to all routes, for modules/index.md."""
        return views.route_list(library)

    @env.macro
    def tool_page(slug: str) -> str:
        """The whole page of a feedback form."""
        tool = library.tools[slug]
        return tool_views.tool_page(library, tool, slot) + "\n\n" + useful(f"tools/{slug}/", tool.version)

    @env.macro
    def tool_list() -> str:
        """All feedback forms and the pooled report, for tools/index.md."""
        return views.at_once(lambda: tool_views.tool_list(library))

    @env.macro
    def pooled_report() -> str:
        """Where a collector opens many files, for tools/pooled-report.md."""
        return slot(lambda: tool_views.pooled_report(library)) + "\n\n" + useful("tools/pooled-report/", 1)

    @env.macro
    def glossary() -> str:
        """All terms, for glossary.md."""
        return views.glossary(library)

    @env.macro
    def misconceptions() -> str:
        """What learners often believe, for misconceptions.md."""
        return views.at_once(lambda: views.misconceptions(library))

    @env.macro
    def disagreements() -> str:
        """Where sources differ, for where-sources-disagree.md."""
        return views.disagreements(library)

    @env.macro
    def signposts() -> str:
        """Where to look for someone who helps, for finding-support.md."""
        return views.at_once(lambda: views.signposts(library))

    @env.macro
    def paper_list() -> str:
        """What of each module can be printed, for trainers/print.md."""
        return views.at_once(lambda: views.paper_list(library, pdfs=bool(build and build.pdfs)))

    @env.macro
    def sources() -> str:
        """All sources, for sources.md."""
        return views.at_once(lambda: views.sources(library))

    @env.macro
    def question_gallery() -> str:
        """Every good example of every room, live, for gallery.md."""
        return gallery(slot)

    @env.macro
    def question_quality() -> str:
        """What the questions cover and how they were checked, for about/question-quality.md."""
        return report.quality_markdown(library, slot)

    @env.macro
    def question_types_guide() -> str:
        """Every type with its fields, for authoring/question-types.md."""
        return fields.item_types_guide()

    @env.macro
    def pathway_builder() -> str:
        """The form that makes a pathway's link, for trainers/build.md."""
        return trainers.pathway_builder(library, slot)

    @env.macro
    def framework_map() -> str:
        """Which modules and outcomes support which framework, for trainers/frameworks.md."""
        return trainers.framework_map(library)

    @env.macro
    def files_guide() -> str:
        """Every file with its fields, for authoring/files.md."""
        return fields.files_guide()
