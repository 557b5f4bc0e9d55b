"""The same content as three sites: ours, plain Material with the HTML that ours came to, and mkdocs-quiz."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.projects import REGISTERS, ROOT

from .content import Module, Question

SETTINGS = "mkdocs.yml"
ARTICLE = re.compile(r"<article[^>]*>(.*)</article>", re.DOTALL)
Write = Callable[[str, str], None]


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml as it is without the environment: the last word of an !ENV is what holds then."""


def _last_word(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    assert isinstance(node, yaml.SequenceNode)
    return loader.construct_sequence(node)[-1]


_Settings.add_constructor("!ENV", _last_word)


# --- ours ------------------------------------------------------------------------------------------------------------


def ours(root: Path, modules: Iterable[Module]) -> Path:
    """Our settings, code and theme, one line on each page of the menu, and the modules as YAML."""
    write = _writer(root)
    _pages(root, write)
    shutil.copy2(ROOT / SETTINGS, root / SETTINGS)
    shutil.copytree(ROOT / "macros", root / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    return content(root, modules)


def content(root: Path, modules: Iterable[Module]) -> Path:
    """The YAML alone."""
    write = _writer(root)
    outcomes = []
    for module in modules:
        write(f"docs/modules/{module.id}.yml", _yaml(_module_record(module)))
        write(f"quizzes/{module.id}.yml", _yaml(_bank_record(module)))
        outcomes.append({"id": f"{module.id}.describe", "module": module.id, "text": f"Describe {module.title}"})
    for name, text in {**REGISTERS, **_registers(outcomes)}.items():
        write(f"docs/{name}.yml", text)
    return root


def _registers(outcomes: list[dict[str, str]]) -> Mapping[str, str]:
    lists = {"glossary": "terms"}
    empty = {name: _yaml({lists.get(name, name): []}) for name in REGISTERS if name not in ("outcomes", "sources")}
    return empty | {"outcomes": _yaml({"outcomes": outcomes})}


def _module_record(module: Module) -> Mapping[str, Any]:
    return {
        "id": module.id,
        "title": module.title,
        "summary": module.summary,
        "level": "foundation",
        "minutes": 8,
        "code": module.code,
        "outcomes": [f"{module.id}.describe"],
        "reviewed": "2026-11-22",
        "review_by": "2027-05-22",
        "sections": [
            {"id": f"part-{n}", "title": f"Part {n}", "outcomes": [f"{module.id}.describe"], "text": text}
            for n, text in enumerate(module.texts)
        ],
    }


def _bank_record(module: Module) -> Mapping[str, Any]:
    return {"module": module.id, "items": [_item_record(module, question) for question in module.questions]}


def _item_record(module: Module, question: Question) -> Mapping[str, Any]:
    return {
        "id": question.id,
        "type": "single-choice",
        "outcome": f"{module.id}.describe",
        "level": "apply",
        "section": "part-0",
        "sources": ["scie-2012"],
        "stem": question.stem,
        "options": [
            {"id": option.id, "text": option.text, **({"correct": True} if option.correct else {}), "feedback": option.feedback}
            for option in question.options
        ],
        "rationale": question.rationale,
        "hints": [question.hint],
        "reviewed": "2026-11-22",
    }


# --- plain Material ----------------------------------------------------------------------------------------------------


def plain(root: Path, built: Path, modules: Sequence[Module], *, menu: bool = False) -> Path:
    """What our built module pages hold, as raw HTML in Markdown: no macros, no hooks, the theme as it comes."""
    write = _writer(root)
    _pages(root, write)
    write(SETTINGS, _yaml(_settings(["search"], modules if menu else ())))
    for module in modules:
        page = (built / f"modules/{module.id}/index.html").read_text(encoding="utf-8")
        write(f"docs/modules/{module.id}.md", f"{_matter(module)}<div>\n{_article(page)}\n</div>\n")
    return root


def _article(page: str) -> str:
    found = ARTICLE.search(page)
    if found is None:
        raise ValueError("a built page has no <article>")
    return found[1].strip()


# --- mkdocs-quiz -------------------------------------------------------------------------------------------------------


def quiz(root: Path, modules: Sequence[Module], *, menu: bool = False) -> Path:
    """The same texts and questions, with feedback to each option, as mkdocs-quiz writes them."""
    write = _writer(root)
    _pages(root, write)
    write(SETTINGS, _yaml(_settings(["search", "mkdocs_quiz"], modules if menu else ())))
    for module in modules:
        parts = [f"# {module.title}", module.summary, *_headed(module), *map(_quiz_block, module.questions)]
        write(f"docs/modules/{module.id}.md", _matter(module) + "\n\n".join(parts) + "\n")
    return root


def _headed(module: Module) -> Iterator[str]:
    for n, text in enumerate(module.texts):
        yield f"## Part {n}\n\n{text}"


def _quiz_block(question: Question) -> str:
    options = [f"- [{'x' if option.correct else ' '}] {option.text}\n  > {option.feedback}" for option in question.options]
    return "\n".join(["<quiz>", question.stem, *options, "", question.rationale, "</quiz>"])


# --- what they share ---------------------------------------------------------------------------------------------------


def _settings(plugins: list[str], menu: Sequence[Module]) -> Mapping[str, Any]:
    """Our settings without our code: the same theme, features, menu and extensions; `menu` puts module pages into the menu."""
    settings: dict[str, Any] = yaml.load((ROOT / SETTINGS).read_text(encoding="utf-8"), Loader=_Settings)  # noqa: S506  a SafeLoader
    settings["theme"].pop("custom_dir")
    if menu:
        settings["nav"].append({"All modules": _by_tens(menu)})
        settings.pop("not_in_nav")
    return {name: value for name, value in settings.items() if name not in ("hooks", "watch")} | {"plugins": plugins}


def _by_tens(modules: Sequence[Module]) -> list[dict[str, list[str]]]:
    """Ten to a part, as a person would group them: a menu lists the pages of its open part alone."""
    paths = [f"modules/{module.id}.md" for module in modules]
    return [{f"Part {start // 10}": paths[start : start + 10]} for start in range(0, len(paths), 10)]


def _pages(root: Path, write: Write) -> None:
    """One line on each page that the menu names: only module pages are measured."""
    settings: dict[str, Any] = yaml.load((ROOT / SETTINGS).read_text(encoding="utf-8"), Loader=_Settings)  # noqa: S506  a SafeLoader
    for path in _named(settings["nav"]):
        write(f"docs/{path}", f"# {path.removesuffix('.md').replace('/', ' ')}\n\nOne line.\n")
    shutil.copytree(ROOT / "docs/assets", root / "docs/assets", dirs_exist_ok=True)


def _named(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    for entry in nav.values() if isinstance(nav, dict) else nav if isinstance(nav, list) else ():
        yield from _named(entry)


def _matter(module: Module) -> str:
    return f"---\ntitle: {json.dumps(module.title)}\ndescription: {json.dumps(module.summary)}\n---\n\n"


def _yaml(record: Mapping[str, Any]) -> str:
    """In blocks, as people write it, each text on one line."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(record, Dumper=dumper, sort_keys=False, allow_unicode=True, width=100_000))


def _writer(root: Path) -> Write:
    def write(name: str, text: str) -> None:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    return write
