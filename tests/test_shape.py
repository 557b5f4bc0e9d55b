"""The shape of the code: imports point one way, rooms know little, and a new room is one folder and one line."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from macros.questions import ROOMS

from .projects import ROOT

MACROS = ROOT / "macros"
ENTRIES = {"macros", "macros.site", "macros.__main__"}
BELOW_THE_LIBRARY = {
    "crosscheck",
    "strict_yaml",
    "syntax",
    "module",
    "sets",
    "questions",
    "item",
    "text",
    "problems",
    "redirects",
    "mocks",
    "tool",
}


@cache
def imports() -> Mapping[str, frozenset[str]]:
    """What each module of macros/ imports, whatever the place in it; what only types need is no import."""
    return {_name(file): frozenset(_imported(file)) for file in sorted(MACROS.rglob("*.py"))}


def ours(name: str) -> set[str]:
    return {other for other in imports()[name] if other in imports()}


def reached(name: str) -> set[str]:
    """What a module imports, and what that imports."""
    found: set[str] = set()
    left = [name]
    while left:
        new = ours(left.pop()) - found
        found |= new
        left += new
    return found


def _name(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _imported(file: Path) -> Iterator[str]:
    package = _name(file) if file.name == "__init__.py" else _name(file).rpartition(".")[0]
    for node in _run(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.rsplit(".", node.level - 1)[0] if node.level else ""
            base = ".".join(part for part in (above, node.module) if part)
            whole = {f"{base}.{alias.name}" for alias in node.names}
            modules = {name for name in whole if _is_module(name)}
            yield from modules | ({base} if whole - modules or not modules else set())


def _run(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those under `if TYPE_CHECKING:`."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"):
            yield node
            yield from _run(node)


def _is_module(name: str) -> bool:
    place = ROOT.joinpath(*name.split("."))
    return place.with_suffix(".py").exists() or (place / "__init__.py").exists()


def test_the_reading_of_imports_finds_them() -> None:
    assert {"macros.library", "macros.text", "jinja2"} <= imports()["macros.views"]
    assert {"macros.item", "macros.problems"} <= imports()["macros.questions.choice.model"]
    assert "macros.gallery" in imports()["macros"]
    assert "macros.build" in imports()["macros.site"]
    assert "macros.library" not in imports()["macros.crosscheck"]


def test_no_module_imports_itself_by_a_detour() -> None:
    assert [name for name in imports() if name in reached(name)] == []


def test_nothing_imports_what_the_program_starts_with() -> None:
    assert [name for name in imports() if ours(name) & ENTRIES - {name}] == []


def test_only_two_modules_know_the_engine() -> None:
    knowing = {name for name, others in imports().items() if any(other.split(".")[0] == "mkdocs" for other in others)}

    assert knowing <= {"macros", "macros.site"}


def test_only_the_strict_reader_reads_yaml() -> None:
    reading = re.compile(r"\byaml\.(?:\w*load\w*|compose\w*|parse|scan)\(")

    names = {_name(file) for file in MACROS.rglob("*.py") if reading.search(file.read_text(encoding="utf-8"))}

    assert names <= {"macros.strict_yaml", "macros.syntax"}
    assert names


def test_the_library_knows_no_view() -> None:
    below = {name.split(".")[1] for name in reached("macros.library")}

    assert below <= BELOW_THE_LIBRARY


@pytest.mark.parametrize(
    ("name", "below"), [("problems", set()), ("text", {"problems"}), ("item", {"text", "problems"}), ("syntax", set())]
)
def test_what_all_stand_on_stands_on_little(name: str, below: set[str]) -> None:
    assert reached(f"macros.{name}") == {f"macros.{other}" for other in below}


def test_views_read_no_yaml_and_know_no_page_engine_or_build() -> None:
    assert not ours("macros.views") & {
        f"macros.{name}" for name in ("strict_yaml", "pages", "build", "gallery", "assets", "published")
    }


@pytest.mark.parametrize(
    "room", sorted(folder.name for folder in (MACROS / "questions").iterdir() if (folder / "model.py").exists())
)
def test_a_room_knows_items_text_and_problems_and_no_other_room(room: str) -> None:
    own = {name for name in imports() if name.startswith(f"macros.questions.{room}")}

    others = {other for name in own for other in ours(name)} - own

    assert others <= {"macros.item", "macros.text", "macros.problems"}


@pytest.mark.parametrize("room", ROOMS)
def test_the_script_of_a_room_imports_nothing_of_another(room: str) -> None:
    script = (MACROS / "questions" / room / "behaviour.js").read_text(encoding="utf-8")

    names = re.findall(r"""(?:from|import)\s*\(?\s*["']([^"']+)["']""", script)

    assert [name for name in names if not name.startswith(("./", "../../client/"))] == []


RATING = {
    "__init__.py": '"""Rating: how well something fits, in figures."""\n',
    "model.py": '''\
"""A figure from one to five."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from ...item import BaseItem, Whole
from ...problems import Problem


class Rating(BaseItem):
    """The learner gives a figure."""

    type: Literal["rating"]
    best: Whole

    @property
    def scoring(self) -> Mapping[str, Any]:
        return {"type": self.type, "key": self.best}

    @property
    def hashed(self) -> Any:
        return self.best

    def problems(self) -> Iterator[Problem]:
        yield from super().problems()
        if not 1 <= self.best <= 5:
            yield Problem(("best",), f"{self.best} is not from 1 to 5. Choose another figure.")


TYPES = (Rating,)
''',
    "page.html.j2": """\
{% extends "item.html.j2" %}
{% block how %}Give a figure from 1 to 5.{% endblock %}
{% block interaction %}
<label>Figure <input type="number" name="{{ item.id }}"></label>
{% endblock %}
{% block explanation %}
<p>Best: {{ item.best }}</p>
{% endblock %}
""",
    "behaviour.js": "// A comment that is not published.\nexport const read = (form) => form.elements[0].value\n",
    "style.css": "/* A comment. */\n.rating { color: red; }\n",
    "examples.yml": """\
- name: from one to five
  item: {type: rating, id: rating-good, stem: How well does it fit?, best: 4, rationale: It fits well.}
  scores:
    - {response: "4", score: 1}
- name: a figure too high
  item: {type: rating, id: rating-bad, stem: How well does it fit?, best: 7, rationale: It fits well.}
  problems: [7 is not from 1 to 5. Choose another figure.]
""",
}

SHOWN = """
import json
from macros import assets, schema
from macros.gallery import example_item, examples, gallery
from macros.questions import item_types
shown = []
markdown = gallery(lambda render: shown.append(render()) or "")
good, bad = (example_item(example) for example in examples("rating"))
print(json.dumps({
    "types": list(item_types()),
    "good": [problem.message for problem in good.problems()],
    "bad": [problem.message for problem in bad.problems()],
    "schema": json.loads(schema.schemas()["bank.json"])["$defs"]["Rating"]["properties"]["best"]["type"],
    "gallery": markdown,
    "html": "".join(shown),
    "files": {name: text for name, text in assets.client_files().items() if "rating" in name},
    "links": list(assets.links("", {"quiz-item"}, {"rating"})),
}))
"""


def test_a_new_room_is_one_folder_and_one_line(tmp_path: Path) -> None:
    shutil.copytree(MACROS, tmp_path / "macros", ignore=shutil.ignore_patterns("__pycache__"))
    for name, content in RATING.items():
        file = tmp_path / "macros/questions/rating" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")
    _add_to_the_line(tmp_path / "macros/questions/__init__.py", "rating")

    done = subprocess.run([sys.executable, "-c", SHOWN], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)

    assert done.stderr == ""
    seen = json.loads(done.stdout)
    assert seen["types"][-1] == "rating"
    assert seen["good"] == []
    assert seen["bad"] == ["7 is not from 1 to 5. Choose another figure."]
    assert seen["schema"] == "integer"
    assert "## Rating {: #room-rating }" in seen["gallery"]
    assert '<quiz-item id="rating-good" data-type="rating" data-room="rating"' in seen["html"]
    assert '<template data-key>{"type":"rating","key":4}</template>' in seen["html"]
    assert seen["files"].keys() == {"questions/rating/behaviour.js", "questions/rating/style.css"}
    assert "A comment" not in "".join(seen["files"].values())
    assert [name for name in ("style.css", "behaviour.js") if any(f"rating/{name}" in link for link in seen["links"])] == [
        "style.css",
        "behaviour.js",
    ]


def _add_to_the_line(file: Path, room: str) -> None:
    text = file.read_text(encoding="utf-8")
    changed = re.sub(r"^ROOMS = \((.*)\)$", rf'ROOMS = (\1, "{room}")', text, count=1, flags=re.MULTILINE)
    assert changed != text
    file.write_text(changed.replace(",, ", ", "), encoding="utf-8")
