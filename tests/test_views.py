"""From a checked library to HTML: words stay words, the key stays where it belongs, and slots keep items out of the Markdown."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from macros import pages, views
from macros.build import Build, security_policy
from macros.gallery import DEFAULTS, bare_library, example_item, examples, gallery
from macros.item import BaseItem
from macros.library import Library, load
from macros.problems import Placed
from macros.questions import ROOMS, item_types

from . import everything, projects

TODAY = date(2026, 12, 1)
HOSTILE = """<script>alert(1)</script><img src=x onerror="alert(2)">"'</template></form></quiz-item>{{ 7-7 }}{% raw %}&lt;b&gt;"""
GOOD = [example["item"] for room in ROOMS for example in examples(room) if "problems" not in example]
NEVER = {"script", "img", "iframe", "object", "embed", "style", "link", "base", "meta", "svg"}


class Seen(HTMLParser):
    """Some HTML as a browser would see it: elements with their attributes in order, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]

    def ids(self) -> Counter[str]:
        return Counter(str(attributes["id"]) for _, attributes in self.elements if "id" in attributes)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load(projects.write(tmp_path_factory.mktemp("good"), everything.files()), TODAY)


def html_of(item: BaseItem, **how: Any) -> str:
    return views.item_html(views.Page(bare_library(), "../"), item, slug="gallery", **how)


def item_of(data: dict[str, Any]) -> BaseItem:
    return example_item({"item": data})


def key_in(html: str) -> Any:
    return json.loads(html.split("<template data-key>")[1].split("</template>")[0])


# Words


@pytest.mark.parametrize("data", GOOD, ids=lambda data: data["id"])
def test_hostile_words_stay_words(data: dict[str, Any]) -> None:
    tame = Seen(html_of(item_of(data)))
    wild = Seen(html_of(item_of(_with_hostile_words(data))))

    assert [tag for tag, _ in wild.elements] == [tag for tag, _ in tame.elements]
    assert not NEVER & {tag for tag, _ in wild.elements}
    assert not [name for _, attributes in wild.elements for name in attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in wild.text
    assert "{{ 7-7 }}" in wild.text


def _with_hostile_words(data: dict[str, Any]) -> dict[str, Any]:
    """The same item with something nasty at the end of its stem, rationale and hints, and of every text inside its options."""
    spoilt = deepcopy(data)
    for name in ("stem", "rationale", "stimulus"):
        if name in spoilt:
            spoilt[name] = spoilt[name].rstrip() + HOSTILE
    spoilt["hints"] = [f"{hint}{HOSTILE}" for hint in data.get("hints", ())]
    for entry in _entries(spoilt):
        for name in {"text", "feedback"} & entry.keys():
            entry[name] = f"{entry[name]}{HOSTILE}"
    return spoilt


def _entries(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "id" in value and "type" not in value:
            yield value
        for inner in value.values():
            yield from _entries(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _entries(inner)


def test_hostile_words_stay_words_on_every_page(tmp_path: Path) -> None:
    """The check refuses such words; the views do not count on it."""
    library = load(projects.write(tmp_path), TODAY)
    module = library.modules["coaching"].model_copy(update={"title": HOSTILE, "summary": HOSTILE})
    wild = Library(**{**vars(library), "modules": {"coaching": module}})
    page = views.page_of(wild, "coaching")

    html = [
        views.module_list(wild),
        Build.broken([Placed("a", 1, 1, HOSTILE, HOSTILE)], None).finished("<article></article>", "", policy=False),
        views.quiz_html(page, module, []),
        *_slots(views.module_page, page, module),
    ]

    assert not NEVER & {tag for part in html for tag, _ in Seen(part).elements}


def _slots(view: Any, *arguments: Any) -> list[str]:
    """What a view puts into its slots."""
    renders: list[views.Render] = []
    view(*arguments, lambda render: renders.append(render) or "")
    return [render() for render in renders]


@pytest.mark.parametrize(
    "data", [HOSTILE, {"key": ["</template>"]}, ["<!--", "]]>", "&amp;"], {"a": "\u2028", "b": None, "c": 1.5}]
)
def test_a_key_cannot_close_its_template_and_reads_back_as_it_was(data: Any) -> None:
    written = str(views.key_json(data))

    assert not set("<>&") & set(written)
    assert json.loads(written) == data


# The frame of an item


@pytest.mark.parametrize("data", GOOD, ids=lambda data: data["id"])
def test_an_item_is_a_form_that_reads_without_scripts(data: dict[str, Any]) -> None:
    item = item_of(data)

    html = html_of(item)

    seen = Seen(html)
    (element,), (form,), (template,) = seen.all("quiz-item"), seen.all("form"), seen.all("template")
    assert element["id"] == item.id
    assert element["data-type"] == item.type
    assert element["data-room"] == item.room
    assert element["data-outcome"] == item.outcome
    assert element["data-hash"] == item.hash
    assert element["data-level"] == item.level
    assert "action" not in form
    assert form["autocomplete"] == "off"
    assert "data-key" in template
    assert key_in(html) == json.loads(json.dumps(item.scoring, default=dict))
    assert [attributes for attributes in seen.all("button") if attributes.get("type") == "submit"] == [
        {"type": "submit", "class": "button", "disabled": None}
    ]
    assert "Check answer" in seen.text
    assert "Show answer" in seen.text
    assert len(seen.all("fieldset")) == len(seen.all("legend")) > 0


@pytest.mark.parametrize("data", GOOD, ids=lambda data: data["id"])
def test_every_control_has_a_name_in_words_and_none_is_chosen(data: dict[str, Any]) -> None:
    html = html_of(item_of(data))

    controls = [attributes for tag, attributes in Seen(html).elements if tag in ("input", "select", "textarea")]
    labelled = set(re.findall(r'for="([^"]+)"', html)) | set(re.findall(r'<label[^>]*>(?:(?!</label>).)*?<(?:input|select|textarea)[^>]* value="([^"]*)"', html, re.DOTALL))  # fmt: skip
    assert not [attributes for attributes in controls if "checked" in attributes or "selected" in attributes]
    assert not [
        attributes
        for attributes in controls
        if not {str(attributes.get("id")), str(attributes.get("value"))} & labelled
        and "aria-label" not in attributes
        and "aria-labelledby" not in attributes
        and not _inside_label(html, attributes)
    ]


def _inside_label(html: str, attributes: dict[str, str | None]) -> bool:
    name = re.escape(str(attributes.get("name")))
    return bool(re.search(rf'<label\b(?:(?!</label>).)*name="{name}"', html, re.DOTALL))


@pytest.mark.parametrize(
    "data", [data for data in GOOD if data["type"] in ("single-choice", "multiple-response")], ids=lambda data: data["id"]
)
def test_no_control_tells_the_key(data: dict[str, Any]) -> None:
    """With the key moved to other options, nothing before 'Show answer' changes but the hash."""
    moved = deepcopy(data)
    for option in moved["options"]:
        option["correct"] = not option.get("correct", False)

    asked, asked_otherwise = (html_of(_any(each)).split('<details class="item-explanation">')[0] for each in (data, moved))

    assert re.sub(r'data-hash="\w+"', "", asked) == re.sub(r'data-hash="\w+"', "", asked_otherwise)


def _any(data: dict[str, Any]) -> BaseItem:
    """An item whose shape is right, sensible or not."""
    return item_types()[data["type"]].model_validate({**DEFAULTS, **data})


def test_a_repeat_says_whose_it_is_and_shares_no_id() -> None:
    item = item_of(GOOD[0])

    first, repeat = html_of(item), html_of(item, canonical=False, unscored=True, uid=f"first-{item.id}")

    (element,) = Seen(repeat).all("quiz-item")
    assert "id" not in element
    assert element["data-item"] == item.id
    assert "data-unscored" in element
    assert "data-unscored" not in Seen(first).all("quiz-item")[0]
    assert not Seen(first).ids().keys() & Seen(repeat).ids().keys()


def test_feedback_leads_to_where_it_is_taught(library: Library) -> None:
    item = library.items["coaching-first-move"]
    here, elsewhere = views.page_of(library, "coaching"), views.Page(library, "../")

    assert 'href="#what-a-coach-does">What a coach does</a>' in views.item_html(here, item, slug="coaching")
    assert 'href="../modules/coaching/#what-a-coach-does">' in views.item_html(elsewhere, item, slug="coaching")


def test_a_citation_leads_to_the_page_itself_or_to_the_list_of_sources(library: Library) -> None:
    item = library.items["coaching-first-move"]

    assert 'href="#source-scie-2012">SCIE, 2012</a>' in views.item_html(views.page_of(library, "coaching"), item, slug="coaching")
    assert 'href="../sources/#source-scie-2012">' in views.item_html(views.Page(library, "../"), item, slug="coaching")


# The hash


def test_the_hash_of_an_item_stays_what_it_was(library: Library) -> None:
    """Attempts are stored with it. It may change for a new release only with a word in the changelog."""
    assert library.items["coaching-first-move"].hash == "cba6f47ac6a7"
    options = [
        ["ask", "Ask what she has tried", True],
        ["tell", "Tell her what worked", False],
        ["report", "Report her at once", False],
    ]
    asked = json.dumps(["single-choice", None, "What should the coach do first?", options], separators=(",", ":"))
    assert hashlib.sha256(asked.encode()).hexdigest()[:12] == "cba6f47ac6a7"


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("It keeps the problem hers", "It leaves the problem with her", True),
        ("A coach starts from", "Every coach starts from", True),
        ("Whose problem is it?", "Who owns it?", True),
        ("reviewed: 2026-11-22", "reviewed: 2026-11-23", True),
        ("text: Tell her what worked", "text: Tell her what failed", False),
        ("id: tell", "id: say", False),
        ("What should the coach do first?", "What should a coach do first?", False),
        ("    stem: What", "    stimulus: Sam is late.\n    stem: What", False),
        ("correct: true, feedback: It keeps", "feedback: It keeps", False),
    ],
)
def test_the_hash_follows_what_is_asked_and_not_what_is_said_about_it(tmp_path: Path, old: str, new: str, same: bool) -> None:
    before = load(projects.write(tmp_path), TODAY).items["coaching-first-move"].hash
    bank = projects.BANK.replace(old, new, 1)
    if "correct: true, feedback: It keeps" in old:
        bank = bank.replace("text: Tell her what worked,", "text: Tell her what worked, correct: true,")

    after = load(projects.write(tmp_path, {"quizzes/coaching.yml": bank}), TODAY).items["coaching-first-move"].hash

    assert (after == before) is same


# The page of a module


def test_no_word_of_an_item_is_in_the_markdown_of_a_page(library: Library) -> None:
    for slug, module in library.modules.items():
        markdown = views.module_page(views.page_of(library, slug), module, lambda render: '<div data-slot="1"></div>')

        words = [words for item in library.banks[slug] for _, words in item.words() if len(words) > 12]
        assert words
        assert [said for said in words if said in markdown] == []
        assert "quiz-item" not in markdown


def test_each_item_of_a_bank_stands_on_its_page_once_and_no_id_twice(library: Library) -> None:
    for slug, module in library.modules.items():
        page = Seen("".join(_slots(views.module_page, views.page_of(library, slug), module)))

        items = Counter(attributes["id"] for attributes in page.all("quiz-item") if "id" in attributes)
        assert items == Counter(item.id for item in library.asked(slug))
        assert [name for name, count in page.ids().items() if count > 1] == []


def test_a_set_asks_its_items_in_order_and_is_the_one_place_of_those_that_no_module_asks(library: Library) -> None:
    page = Seen("".join(_slots(views.set_page, library, "moves")))

    asked = [attributes.get("id") or attributes["data-item"] for attributes in page.all("quiz-item")]
    assert asked == ["coaching-first-move", "choice-coach-first-move"]
    assert [attributes["id"] for attributes in page.all("quiz-item") if "id" in attributes] == ["coaching-first-move"]
    assert "coaching-first-move" not in [item.id for item in library.asked("coaching")]


def test_what_leads_to_an_item_leads_to_the_page_where_it_stands(library: Library) -> None:
    assert views.item_address(library, "coaching", "coaching-first-move") == "practise/moves/#coaching-first-move"
    assert views.item_address(library, "coaching", "coaching-owner") == "modules/coaching/#coaching-owner"


def test_a_term_is_explained_on_the_page_that_marks_it(library: Library) -> None:
    for slug, module in library.modules.items():
        whole = Seen(views.module_page(views.page_of(library, slug), module, views.at_once))

        targets = {attributes["popovertarget"] for attributes in whole.all("button") if "popovertarget" in attributes}
        assert targets
        assert targets <= whole.ids().keys()


def test_every_section_has_its_permanent_address(library: Library) -> None:
    module = library.modules["supervision"]

    markdown = views.module_page(views.page_of(library, "supervision"), module, lambda render: "")

    headings = re.findall(r"^## (.+) \{: #([a-z-]+) \}$", markdown, re.MULTILINE)
    assert [name for _, name in headings][: len(module.sections)] == [section.id for section in module.sections]
    assert headings[0][0] == "What it is"


def test_a_page_made_from_yaml_is_front_matter_and_one_call(library: Library) -> None:
    page = {made.path: made for made in pages.module_pages(library)}["modules/supervision.md"]

    head, body = page.content.split("---\n\n", 1)

    assert body == "{{ module_page('supervision') }}\n"
    assert 'title: "Supervision: time to think"\n' in head
    assert 'description: "What supervision is for."\n' in head
    assert page.source == "docs/modules/supervision.yml"


def test_html_inside_markdown_is_one_block() -> None:
    block = views.at_once(lambda: "<p>a</p>\n\n  \n<p>b</p>\n")

    assert block == "\n\n<div>\n<p>a</p>\n<p>b</p>\n</div>\n\n"


def test_a_day_is_said_as_people_say_it() -> None:
    assert views.day(date(2026, 2, 3)) == "3 February 2026"


# The other pages


def test_the_list_of_items_for_my_learning_tells_no_key(library: Library) -> None:
    index = views.item_index(library)

    told = json.loads(index)["modules"]
    assert [module["id"] for module in told] == ["coaching", "supervision"]
    assert {field for module in told for item in module["items"] for field in item} <= {
        "id",
        "type",
        "hash",
        "outcome",
        "contrast",
        "selfMarked",
        "url",
    }
    assert not [words for item in library.items.values() for _, words in item.words() if len(words) > 12 and words in index]


def test_the_list_of_modules_has_written_and_planned_ones_in_order(library: Library) -> None:
    seen = Seen(views.module_list(library))

    assert [entry["href"] for entry in seen.all("a")] == ["coaching/", "supervision/"]
    assert [entry["class"] for entry in seen.all("li")] == ["module-entry", "module-entry module-planned", "module-entry"]


def test_the_gallery_shows_every_good_example_once() -> None:
    renders: list[views.Render] = []

    markdown = gallery(lambda render: renders.append(render) or f"[slot {len(renders)}]")

    shown = Seen("".join(render() for render in renders))
    assert [element["id"] for element in shown.all("quiz-item")] == [data["id"] for data in GOOD]
    assert re.findall(r"\{: #room-([a-z-]+) \}", markdown) == list(ROOMS)


def test_no_id_stands_twice_in_the_gallery() -> None:
    shown = Seen("".join(_slots(gallery)))

    assert [name for name, count in shown.ids().items() if count > 1] == []


# The finished page


PAGE = """<!doctype html><html><head><meta charset="utf-8"><script>var a = 1 < 2</script><script src="x.js"></script>
<script type="application/json">{"b": 1}</script><SCRIPT>
two()</SCRIPT></head><body><article class="md-content">%s</article></body></html>"""


def directives(policy: str) -> dict[str, list[str]]:
    return {name: words for name, *words in (part.split() for part in policy.split(";"))}


def sha256(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_the_policy_allows_the_inline_scripts_of_the_theme_by_hash_and_nothing_else() -> None:
    policy = directives(security_policy(PAGE))

    assert sorted(policy["script-src"]) == sorted(["'self'", sha256("var a = 1 < 2"), sha256("\ntwo()")])
    assert policy["default-src"] == policy["style-src"] == policy["connect-src"] == ["'self'"]
    assert policy["form-action"] == policy["object-src"] == ["'none'"]
    assert not re.search(r"unsafe|\*|https?:", security_policy(PAGE))


def test_a_finished_page_has_its_policy_first_and_its_slots_filled(library: Library) -> None:
    build = Build(library)
    inner = build.slot(lambda: "<p>inner</p>")
    outer = build.slot(lambda: f"<p>outer</p>{inner}")

    html = build.finished(PAGE % outer, "../", policy=True)

    assert "<p>outer</p><p>inner</p>" in html
    assert "data-slot" not in html
    assert re.search(r'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="[^"]+"><script>', html)


def test_what_a_slot_holds_cannot_widen_the_policy(library: Library) -> None:
    build = Build(library)
    slot = build.slot(lambda: "<script>alert(1)</script>")

    html = build.finished(PAGE % slot, "../", policy=True)

    assert sha256("alert(1)") not in html


@pytest.mark.parametrize(
    ("content", "linked", "not_linked"),
    [
        ("<p>Words</p>", ["shell.js"], ["quiz-item", "questions/", "modulepreload"]),
        ('<quiz-item data-room="choice"></quiz-item>', ["quiz-item.js", "item.css", "questions/choice/style.css", "modulepreload"], ["quiz-set.js"]),
        ('<quiz-set></quiz-set><quiz-item data-room="ordering"></quiz-item>', ["quiz-set.js", "questions/ordering/"], ["questions/choice/"]),
    ],
)  # fmt: skip
def test_a_page_links_what_its_elements_need(
    library: Library, content: str, linked: Sequence[str], not_linked: Sequence[str]
) -> None:
    html = Build(library).finished(PAGE % content, "../", policy=True)

    assert [name for name in linked if name not in html] == []
    assert [name for name in not_linked if name in html] == []


def test_what_is_wrong_is_shown_on_top_of_the_last_good_page(library: Library) -> None:
    problem = Placed("quizzes/coaching.yml", 41, 7, "first-move", "two options have the id 'ask'. Give each its own.")
    broken = Build.broken([problem], Build(library))

    html = broken.finished(PAGE % "<p>Words</p>", "../", policy=False)

    said = Seen(html).text
    assert "There is 1 problem to put right" in said
    assert "quizzes/coaching.yml:41:7" in said
    assert "two options have the id 'ask'. Give each its own." in said
    assert "<p>Words</p>" in html
    assert "Content-Security-Policy" not in html


def test_what_learners_mark_themselves_is_told_apart_in_the_index() -> None:
    index = json.loads(views.item_index(load(projects.ROOT, date(2026, 11, 23))))

    marked = {item["id"] for module in index["modules"] for item in module["items"] if item.get("selfMarked")}
    library = load(projects.ROOT, date(2026, 11, 23))
    assert marked == {item.id for item in library.items.values() if item.type == "written"} != set()


def test_a_route_links_what_is_written_and_names_what_is_planned(library: Library) -> None:
    seen = Seen(views.route_page(library, "induction"))

    assert [entry["href"] for entry in seen.all("a")] == ["../../modules/coaching/"]
    assert [entry["class"] for entry in seen.all("li")] == ["module-entry", "module-entry module-planned"]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (20, "about 20 minutes"),
        (60, "about 1 hour"),
        (95, "about 1 and a half hours"),
        (120, "about 2 hours"),
        (445, "about 7 and a half hours"),
    ],
)
def test_a_length_is_told_as_people_tell_it(minutes: int, words: str) -> None:
    assert views.hours(minutes) == words


def test_a_disagreement_shows_both_views_and_where_it_is_taught(library: Library) -> None:
    said = views.disagreements(library)

    entry = library.disagreements["who-asks"]
    assert said.startswith("## Who asks? {: #who-asks }")
    assert [words for words in (entry.one, entry.other, entry.we, entry.why) if words not in said] == []
    assert '<a href="../modules/coaching/">' in said


def test_a_signpost_for_the_whole_uk_answers_to_each_nation(library: Library) -> None:
    [entry] = [attributes for attributes in Seen(views.signposts(library)).all("li") if "data-entry" in attributes]

    assert str(entry["data-nation"]).split() == ["uk", "england", "wales", "scotland", "northern-ireland"]
    assert entry["data-helps"] == "coach"


def test_a_notice_stands_before_everything_else_on_its_page(library: Library) -> None:
    module = library.modules["supervision"]

    whole = views.module_page(views.page_of(library, "supervision"), module, views.at_once)

    assert whole.index("In danger?") < whole.index("module-card")
    assert '<a class="term" href="../../glossary/#coaching">coach</a>' in whole[: whole.index("module-card")]
