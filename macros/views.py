"""From the checked library to text: the Markdown and HTML of every page. Nothing here opens a content file or knows MkDocs.

What a page shows from YAML is either Markdown that the engine renders (prose, so that it is searched and listed in the contents),
or finished HTML in a *slot* that is filled after the engine is done: items, keys and feedback, which must stay out of the search
index and would only be parsed again. The caller says what a slot is: see `Slot`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from html import escape
from pathlib import Path
from typing import Any

import markdown
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from . import text
from .item import BaseItem, Record, strings
from .library import Library
from .module import Disagreement, Misconception, Module, Planned, Source, Term, TryFirst, measured_minutes
from .paper.names import papers
from .problems import Placed
from .questions import FOLDER as ROOMS_FOLDER
from .sets import CaseSet, key_of

Render = Callable[[], str]
Slot = Callable[[Render], str]
"""Takes what makes the HTML, gives what stands in the Markdown for it: a mark to fill later, or the HTML itself."""

LEVELS: Mapping[str, str] = {"foundation": "Foundation", "core": "Core", "leader": "Leader"}


def at_once(render: Render) -> str:
    """The slot of an engine without hooks: the finished HTML, in a <div>, which Markdown leaves alone; it would wrap our elements."""
    return f"\n\n<div>\n{_one_block(render())}\n</div>\n\n"


@cache
def templates() -> Environment:
    here = Path(__file__).parent
    environment = Environment(
        loader=FileSystemLoader([here / "templates", ROOMS_FOLDER]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # the package is loaded anew for each build; asking the disk for each question is not free
    )
    environment.filters |= {
        "inline": _inline,
        "blocks": _blocks,
        "prose": _prose,
        "day": day,
        "json": key_json,
    }
    return environment


@pass_context
def _inline(context: Context, words: str) -> Markup:
    """One run of words; the marks in it lead from the page at hand."""
    return Markup(text.inline(words, context["marks"]))


@pass_context
def _blocks(context: Context, words: str) -> Markup:
    """Paragraphs and lists, likewise."""
    return Markup(text.blocks(words, context["marks"]))


@pass_context
def _prose(context: Context, words: str) -> Markup:
    """Markdown as finished HTML, for prose that stands inside other HTML."""
    converter = _converter()
    converter.reset()
    return Markup(converter.convert(text.prose(words, context["marks"])))


def rendered(template: str, **values: Any) -> str:
    """A template filled in; texts in it are marked up for its `page`, where it has one."""
    page = values.get("page")
    values.setdefault("marks", page.prose_marks if page else text.PLAIN)
    return templates().get_template(template).render(**values)


def key_json(data: Any) -> Markup:
    """JSON that may stand inside a <template>: nothing in it can close the element or start another."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=dict)
    return Markup(plain.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def day(when: Any) -> str:
    """A date as people write it here: 22 November 2026."""
    return f"{when.day} {when:%B} {when.year}"


@dataclass(frozen=True)
class Page:
    """Where HTML will stand: addresses in it are relative to that page, and the marks of a text lead from there."""

    library: Library
    root: str
    """The site's root as seen from the page: '../../'."""

    module: Module | None = None
    pdfs: bool = False
    """Whether a PDF of each paper is made."""

    downloads: Render = lambda: ""
    """What names the files to take away, as HTML."""

    @cached_property
    def questions(self) -> Mapping[str, str]:
        """Each item of the module as finished HTML, by its id: made once, for the page and for its fragment."""
        if self.module is None:
            return {}
        return {item.id: item_html(self, item, slug=self.module.id) for item in self.library.banks.get(self.module.id, ())}

    def source_href(self, name: str) -> str:
        return f"#source-{name}" if self.module and name in self._own_sources else f"{self.root}sources/#source-{name}"

    @cached_property
    def sources(self) -> list[Source]:
        """Those that the page lists itself."""
        return cited(self.library, self.module) if self.module else []

    @cached_property
    def _own_sources(self) -> frozenset[str]:
        return frozenset(source.id for source in self.sources)

    @cached_property
    def prose_marks(self) -> text.Marks:
        """In prose a term explains itself in place."""
        return text.Marks(cite=self._cite, term=self._term_button)

    @cached_property
    def item_marks(self) -> text.Marks:
        """In an item a term is a link: an item also stands on pages that do not carry the explanation."""
        return text.Marks(cite=self._cite, term=self._term_link)

    def _cite(self, name: str) -> str:
        source = self.library.sources[name]
        return f'<a class="cite" href="{self.source_href(name)}">({escape(source.short)})</a>'

    def _term_button(self, term: str, words: str) -> str:
        name = self.library.term(term).id
        return f'<button type="button" class="term" popovertarget="term-{name}">{escape(words, quote=False)}</button>'

    def _term_link(self, term: str, words: str) -> str:
        name = self.library.term(term).id
        return f'<a class="term" href="{self.root}glossary/#{name}">{escape(words, quote=False)}</a>'


@cache
def _converter() -> markdown.Markdown:
    return markdown.Markdown(extensions=["tables", "sane_lists"])


# --- items -----------------------------------------------------------------------------------------------------------


def item_html(page: Page, item: BaseItem, *, slug: str, canonical: bool = True, unscored: bool = False, uid: str = "") -> str:
    """One question. `canonical` gives it its id on the page; a repeat says whose it is, and needs a `uid` of its own."""
    return rendered(
        f"{item.room}/page.html.j2",
        item=item,
        module=slug,
        canonical=canonical,
        unscored=unscored,
        uid=uid or item.id,
        taught=_taught(page, item, slug),
        sources=[{"href": page.source_href(name), "short": page.library.sources[name].short} for name in item.sources],
        key_json=key_json(item.scoring),
        marks=page.item_marks,
    )


def _taught(page: Page, item: BaseItem, slug: str) -> Mapping[str, str] | None:
    module = page.library.modules.get(slug)
    if module is None or item.section is None:
        return None
    title = next(section.title for section in module.sections if section.id == item.section)
    here = "" if page.module is module else f"{page.root}modules/{slug}/"
    return {"href": f"{here}#{item.section}", "title": text.plain(title)}


def fragment(page: Page, slug: str) -> str:
    """A module's items for pages that draw from the bank; addresses in it count from the module's page."""
    whole = "\n".join(page.questions.values())
    return f'<div data-module="{slug}" data-base="../modules/{slug}/">\n{whole}\n</div>\n'


# --- the page of a module ----------------------------------------------------------------------------------------------


def page_of(library: Library, slug: str, *, pdfs: bool = False) -> Page:
    """Where a module is taught."""
    return Page(library, "../../", library.modules[slug], pdfs)


def module_page(page: Page, module: Module, slot: Slot) -> str:
    """The Markdown of a module's page, slots and all.

    Headings that stand on every module's page are no finds, and would be a sixth of the search index.
    """
    library = page.library
    parts = [f"# {_heading(module.title)}"]
    parts += [text.prose(module.notice, page.item_marks)] if module.notice else []
    parts += [slot(partial(_card, page, module)), *_sections(page, module, slot)]
    if library.quiz(module):
        parts += ["## Check what you know {: #quiz data-search-exclude }", slot(partial(_quiz, page, module))]
    if module.trainer:
        parts += [
            "## For trainers {: #for-trainers data-search-exclude }",
            slot(partial(_trainer, page, module)),
        ]
    parts.append(slot(partial(copy_links, page, f"modules/{module.id}/")))
    if page.sources:
        shown = partial(rendered, "source-list.html.j2", sources=page.sources, page=page)
        parts += ["## Sources {: #sources data-search-exclude }", slot(shown)]
    parts.append(slot(partial(_page_end, page, module)))
    return "\n\n".join(parts)


def copy_links(page: Page, address: str) -> str:
    """The permanent addresses of a page, listed when asked for, and where places have gone that once were on it."""
    moved = [redirect for redirect in page.library.redirects.values() if redirect.anchor and redirect.page == address]
    new = {redirect.anchor: f"{page.root}{redirect.new}" if redirect.new else "#" for redirect in moved}
    return rendered("copy-links.html.j2", module=page.module, moved=key_json(new) if new else "")


def _trainer(page: Page, module: Module) -> str:
    printed = papers(module, len(page.library.asked(module.id)))
    return rendered("trainer.html.j2", page=page, trainer=module.trainer, module=module, papers=list(printed))


def _card(page: Page, module: Module) -> str:
    library = page.library
    items = library.asked(module.id)
    return rendered(
        "module-card.html.j2",
        page=page,
        module=module,
        level=LEVELS[module.level],
        outcomes=[library.outcomes[name] for name in module.outcomes],
        minutes=rounded_minutes(module, len(items)),
        questions=len(items),
        needs=[{"title": _title(library, name), "href": _href(library, name, "../")} for name in module.needs],
        tools=[library.tools[name] for name in module.tools],
        frameworks=[(line, library.frameworks[line.framework]) for line in module.frameworks],
        sources=library.sources,
        downloads=Markup(page.downloads()),
    )


def rounded_minutes(module: Module, items: int) -> int:
    return max(5, round(measured_minutes(module, items) / 5) * 5)


def _title(library: Library, slug: str) -> str:
    return library.modules[slug].title if slug in library.modules else f"{library.planned[slug].title} (planned)"


def _href(library: Library, slug: str, up: str) -> str | None:
    """Where a module's page is, from a folder `up`; nothing for a module still to be written."""
    return f"{up}{slug}/" if slug in library.modules else None


def _sections(page: Page, module: Module, slot: Slot) -> Iterator[str]:
    for section in module.sections:
        yield f"## {_heading(section.title)} {{: #{section.id} }}"
        if isinstance(section, TryFirst):
            yield slot(partial(_try_first, page, module, section))
            continue
        if section.nation:
            yield page.prose_marks.nation(section.nation)
        if section.text and section.kind not in ("case", "activity"):
            yield text.prose(section.text, page.prose_marks)
        if section.kind != "text":
            yield _one_block(rendered(f"section-{section.kind}.html.j2", page=page, section=section))
        if section.after:
            yield text.prose(section.after, page.prose_marks)
        if section.check:
            yield slot(partial(_check_yourself, page, module, section))


def _heading(title: str) -> str:
    return text.plain(title).replace("{", "&#123;")


def _one_block(html: str) -> str:
    """Raw HTML that Markdown keeps as it is: one block, without an empty line that would end it."""
    return "\n".join(line for line in html.splitlines() if line.strip())


def _try_first(page: Page, module: Module, section: TryFirst) -> str:
    library = page.library
    items = [
        item_html(page, library.items[name], slug=module.id, canonical=False, unscored=True, uid=f"first-{name}")
        for name in section.items
    ]
    after = next((other.id for other in module.sections if other is not section), "quiz")
    return rendered("try-first.html.j2", items=[Markup(item) for item in items], after=after)


def _check_yourself(page: Page, module: Module, section: Any) -> str:
    items = [Markup(page.questions[name]) for name in section.check]
    return rendered("check-yourself.html.j2", items=items)


def _quiz(page: Page, module: Module) -> str:
    return quiz_html(page, module, [page.questions[item.id] for item in page.library.quiz(module)])


def quiz_html(page: Page, module: Module, questions: Sequence[str], name: str = "quiz-set") -> str:
    outcomes = {
        outcome: {"text": page.library.outcomes[outcome].text, "section": _section_of(module, outcome)}
        for outcome in module.outcomes
    }
    return rendered(
        "quiz-set.html.j2",
        id=name,
        module=module.id,
        title=module.title,
        questions=[Markup(question) for question in questions],
        outcomes_json=key_json(outcomes),
    )


def _section_of(module: Module, outcome: str) -> str | None:
    return next(
        (section.id for section in module.sections if outcome in section.outcomes and not isinstance(section, TryFirst)), None
    )


def _page_end(page: Page, module: Module) -> str:
    library = page.library
    return rendered(
        "page-end.html.j2",
        page=page,
        marks=page.item_marks,
        module=module,
        terms=[library.glossary[name] for name in terms_in(library, module)],
        ways=[
            (way, _title(library, name), _href(library, name, "../"))
            for way in ("previous", "next")
            if (name := getattr(module, way))
        ],
    )


def cited(library: Library, module: Module) -> list[Source]:
    """The sources of a module's page, by author: those of its text and of its items."""
    names = {name for words in _all_words(module) for name in text.CITE.findall(words)}
    names |= {library.frameworks[line.framework].source for line in module.frameworks}
    for item in library.banks.get(module.id, ()):
        names |= set(item.sources)
        names |= {name for _, words in item.words() for name in (text.CITE.findall(words) if "[@" in words else ())}
    return sorted((library.sources[name] for name in names), key=lambda source: (source.author.casefold(), source.year, source.id))


def terms_in(library: Library, module: Module) -> list[str]:
    """The glossary terms that a module's prose marks, in the order of the alphabet."""
    marked = {library.term(term).id for words in _all_words(module) for term, _ in text.TERM.findall(words)}
    return sorted(marked, key=lambda name: library.glossary[name].term.casefold())


def _all_words(module: Module) -> Iterator[str]:
    return (words for _, words in strings(module))


# --- the other pages ---------------------------------------------------------------------------------------------------


def module_list(library: Library, up: str = "") -> str:
    """Every module, written and planned, in the order of their codes, with filters by level and route."""
    entries = [written(library, module, up) for module in library.modules.values()]
    entries += [_planned(library, planned) for planned in library.planned.values()]
    entries.sort(key=lambda entry: entry["code"])
    routes = [(route.id, route.title) for route in library.routes.values()]
    return rendered("module-list.html.j2", entries=entries, routes=routes, levels=LEVELS)


def route_page(library: Library, name: str) -> str:
    """The Markdown of a route: its modules in order, those to be written named and no links."""
    route = library.routes[name]
    entries = [
        written(library, library.modules[slug], "../../modules/")
        if slug in library.modules
        else _planned(library, library.planned[slug])
        for slug in route.modules
    ]
    minutes = sum(entry["minutes"] for entry in entries if entry["href"])
    listed = at_once(partial(rendered, "route.html.j2", entries=entries, minutes=hours(minutes)))
    return f"# {_heading(route.title)} route\n\n{text.prose(route.summary, Page(library, '../../').item_marks)}\n\n{listed}"


def hours(minutes: int) -> str:
    """As people say it: 'about 3 hours', 'about 1 hour', 'about 40 minutes'."""
    if minutes < 55:
        return f"about {minutes} minutes"
    whole, half = divmod(round(minutes / 30), 2)
    words = f"{whole} and a half" if half else f"{whole}"
    return f"about {words} hour{'' if words == '1' else 's'}"


def route_list(library: Library) -> str:
    """Links to the pages of all routes, as Markdown."""
    lines = [f"- [{route.title}](../routes/{route.id}.md): {route.summary}" for route in library.routes.values()]
    return "\n".join(lines)


def written(library: Library, module: Module, up: str) -> dict[str, Any]:
    questions = len(library.asked(module.id))
    said = {"summary": text.plain(module.summary), "minutes": rounded_minutes(module, questions), "questions": questions}
    return {**_listed(library, module.id, module), **said, "href": f"{up}{module.id}/"}


def _planned(library: Library, planned: Planned) -> dict[str, Any]:
    """A module still to be written is named, and is no link."""
    return {**_listed(library, planned.slug, planned), "summary": "", "minutes": planned.minutes, "questions": 0, "href": None}


def _listed(library: Library, slug: str, entry: Module | Planned) -> dict[str, Any]:
    routes = [route.id for route in library.routes.values() if slug in route.modules]
    return {"code": entry.code, "title": entry.title, "level": entry.level, "level_words": LEVELS[entry.level], "routes": routes}


def glossary(library: Library) -> str:
    """Markdown, so that the search leads straight to a word."""
    terms = sorted(library.glossary.values(), key=lambda term: term.term.casefold())
    return "\n\n".join(_term(library, term) for term in terms)


def _term(library: Library, term: Term) -> str:
    said = [text.prose(term.means, Page(library, "../").item_marks)]
    if term.nation:
        said.append(text.PLAIN.nation(term.nation))
    if term.module and term.module in library.modules:
        said.append(f"Taught in [{library.modules[term.module].title}](modules/{term.module}.md).")
    return f"## {_heading(term.term)} {{: #{term.id} }}\n\n{' '.join(said)}"


def moved_page(library: Library, old: str, slot: Slot) -> str:
    """What stands at an address that has moved, or is gone."""
    redirect, root = library.redirects[old], "../" * old.count("/")
    words = f"{_heading(redirect.title)}: {'this page has moved' if redirect.new else 'this page is gone'}"
    href = f"{root}{redirect.new}" if redirect.new else None
    return f"# {words}\n\n{slot(partial(rendered, 'moved-page.html.j2', redirect=redirect, href=href, root=root))}"


def item_address(library: Library, slug: str, name: str) -> str:
    """Where an item stands, counted from the site's root."""
    cases = library.sets_by_item.get(name)
    return f"{set_address(cases.id)}#{name}" if cases else f"modules/{slug}/#{name}"


def set_address(name: str) -> str:
    return f"practise/{name}/"


def set_page(library: Library, name: str, slot: Slot) -> str:
    """The Markdown of the page of a set of cases."""
    page, cases = Page(library, "../../"), library.sets[name]
    return "\n\n".join(
        [
            f"# {_heading(cases.title)}",
            text.prose(cases.intro, page.item_marks),
            "## The cases {: #quiz data-search-exclude }",
            slot(partial(_cases, page, cases)),
            "## What you take for what {: #confusions data-search-exclude }",
            slot(partial(_confusions, library, cases)),
            slot(partial(copy_links, page, set_address(name))),
        ]
    )


def _cases(page: Page, cases: CaseSet) -> str:
    library = page.library
    slugs = {item.id: slug for slug, bank in library.banks.items() for item in bank}
    questions = [item_html(page, library.items[name], slug=slugs[name], canonical=name in cases.own) for name in cases.items]
    outcomes = dict.fromkeys(library.items[name].outcome for name in cases.items)
    return rendered(
        "quiz-set.html.j2",
        id=cases.id,
        module="",
        title=cases.title,
        questions=[Markup(question) for question in questions],
        outcomes_json=key_json({name: {"text": library.outcomes[name].text, "section": None} for name in outcomes}),
    )


def _confusions(library: Library, cases: CaseSet) -> str:
    keys = {name: key_of(library.items[name]) for name in cases.items}
    kinds = [{"id": kind.id, "text": kind.text} for kind in cases.kinds]
    modules = [slug for slug, bank in library.banks.items() if any(item.id in keys for item in bank)]
    return rendered("case-confusions.html.j2", data_json=key_json({"modules": modules, "kinds": kinds, "keys": keys}))


def misconceptions(library: Library) -> str:
    """What learners often believe, each with what is so, the module that puts it right and the questions that name it."""
    questions: dict[str, list[str]] = {}
    for slug, bank in library.banks.items():
        for item in bank:
            for name in dict.fromkeys(named_misconceptions(item)):
                questions.setdefault(name, []).append(f"../{item_address(library, slug, item.id)}")
    entries = [_misconception(library, entry, questions.get(entry.id, [])) for entry in library.misconceptions.values()]
    coded: Mapping[str, Module | Planned] = {**library.modules, **library.planned}
    modules = sorted({entry["module"]: entry["title"] for entry in entries}.items(), key=lambda module: coded[module[0]].code)
    return rendered("misconceptions.html.j2", page=Page(library, "../"), entries=entries, modules=modules)


def _misconception(library: Library, entry: Misconception, questions: list[str]) -> dict[str, Any]:
    title = re.split(r"(?<=\?) |:| \(planned\)", _title(library, entry.module))[0]
    href = _href(library, entry.module, "../modules/")
    said = {"id": entry.id, "says": entry.says, "instead": entry.instead}
    return {**said, "module": entry.module, "title": title, "href": href, "questions": questions}


def disagreements(library: Library) -> str:
    """Where sources differ, for where-sources-disagree.md. Markdown, so that the search leads straight to a question."""
    page = Page(library, "../")
    return "\n\n".join(_disagreement(page, entry) for entry in library.disagreements.values())


def _disagreement(page: Page, entry: Disagreement) -> str:
    marks = page.item_marks
    href = _href(page.library, entry.about, "../modules/")
    title = _title(page.library, entry.about)
    parts = [f"## {_heading(entry.question)} {{: #{entry.id} }}"]
    parts += [" ".join(marks.nation(nation) for nation in entry.nations)] if entry.nations else []
    said = {"One view": entry.one, "Another view": entry.other, "Why they differ": entry.why, "What we do": entry.we}
    parts += [f"**{label}.** {text.prose(words, marks)}" for label, words in said.items()]
    parts.append(f'Taught in <a href="{href}">{escape(title)}</a>.' if href else f"Belongs to {escape(title)}.")
    return "\n\n".join(parts)


def paper_list(library: Library, *, pdfs: bool = False) -> str:
    """The papers of every module, for trainers/print.md."""
    ordered = sorted(library.modules.values(), key=lambda module: module.code)
    modules = [(module, list(papers(module, len(library.asked(module.id))))) for module in ordered]
    return rendered("paper-lists.html.j2", page=Page(library, "../../", pdfs=pdfs), modules=modules)


HELPERS: Mapping[str, str] = {"coach": "A coach", "mentor": "A mentor", "supervisor": "A supervisor", "preceptor": "A preceptor"}


def signposts(library: Library) -> str:
    """Where to look for a person who helps, with filters by nation and kind, for finding-support.md."""
    entries = sorted(library.signposts.values(), key=lambda entry: text.NATIONS.index(entry.nation))
    shown = [
        {
            "signpost": entry,
            "nations": text.NATIONS if entry.nation == "UK" else (entry.nation,),
            "sources": [library.sources[name] for name in entry.sources],
        }
        for entry in entries
    ]
    nations = [(_value(nation), nation) for nation in text.NATIONS if nation != "UK"]
    return rendered("signposts.html.j2", page=Page(library, "../"), entries=shown, nations=nations, helpers=HELPERS, value=_value)


def _value(nation: str) -> str:
    return nation.lower().replace(" ", "-")


def named_misconceptions(value: Any) -> Iterator[str]:
    """Every misconception that a part of an item stands for, as often as it does, wherever its room keeps it."""
    if isinstance(value, tuple):
        for part in value:
            yield from named_misconceptions(part)
    elif isinstance(value, Record):
        for name in value.model_fields_set:
            inner = getattr(value, name)
            if name == "misconception" and inner:
                yield inner
            elif not isinstance(inner, str):
                yield from named_misconceptions(inner)


def sources(library: Library) -> str:
    page = Page(library, "../")
    everything = sorted(library.sources.values(), key=lambda source: (source.author.casefold(), source.year, source.id))
    return rendered("source-list.html.j2", sources=everything, page=page)


def problem_list(problems: Sequence[Placed], *, stale: bool) -> str:
    """What an author sees in the page while something is wrong; `stale` where the page is older than the fault."""
    return rendered("problems.html.j2", problems=problems, stale=stale)


def _item_line(library: Library, item: BaseItem) -> dict[str, Any]:
    line = {"id": item.id, "type": item.type, "hash": item.hash, "outcome": item.outcome}
    if cases := library.sets_by_item.get(item.id):
        line["url"] = set_address(cases.id)
    contrast = {"contrast": True} if getattr(item, "contrast", None) else {}
    return line | contrast | ({"selfMarked": True} if item.self_marked else {})


def item_index(library: Library) -> str:
    """What My learning needs to know of all items, as JSON: ids and hashes, never a key."""
    modules = [
        {
            "id": module.id,
            "code": module.code,
            "title": module.title,
            "version": module.version,
            "reviewed": str(module.reviewed),
            "url": f"modules/{module.id}/",
            "level": LEVELS[module.level],
            "minutes": rounded_minutes(module, len(library.asked(module.id))),
            "items": [_item_line(library, item) for item in library.banks.get(module.id, ())],
            "outcomes": [
                {"id": name, "text": library.outcomes[name].text, "section": _section_of(module, name)} for name in module.outcomes
            ],
        }
        for module in sorted(library.modules.values(), key=lambda module: module.code)
    ]
    planned = [{"code": plan.code, "title": plan.title} for plan in library.planned.values()]
    everything = {"modules": modules, "planned": planned, "moved": moved_codes(library)}
    return json.dumps(everything, ensure_ascii=False, separators=(",", ":"))


def moved_codes(library: Library) -> Mapping[str, Mapping[str, str]]:
    """Codes that are no module's any more, each with what it was called and the module that has come in its place."""
    codes: dict[str, Mapping[str, str]] = {}
    for redirect in library.redirects.values():
        slug = (redirect.new or "").removeprefix("modules/").partition("/")[0]
        if redirect.code:
            codes[redirect.code] = {"title": redirect.title} | ({"module": slug} if slug in library.modules else {})
    return codes
