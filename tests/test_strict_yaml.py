"""Strict YAML: what is plain data, where it stands, and what hostile files cannot do. What slips earn is in tests/bad/yaml.yml."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from macros import strict_yaml
from macros.strict_yaml import MAX_BYTES, Document, Unreadable, parse, read

from . import everything, projects


def told(text: str) -> list[tuple[str, int, int]]:
    with pytest.raises(Unreadable) as caught:
        parse(text)
    return [(fault.message, fault.line, fault.column) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"), ("Yes", "Yes"), ("on", "on"), ("NO", "NO"), ("True", "True"), ("true", True), ("false", False),
        ("null", None), ("~", None), ("", None), ("Null", "Null"),
        ("12", 12), ("-3", -3), ("0", 0), ("012", "012"), ("0x1F", "0x1F"), ("1_000", "1_000"), ("22:30", "22:30"),
        ("1.10", 1.1), ("1e3", 1000.0), (".5", ".5"), ("1.", "1."), (".inf", ".inf"), ("2026-11-22", "2026-11-22"),
        ("=", "="), ("'12'", "12"), ('"true"', "true"), ("a # comment", "a"), ("C# and b#", "C# and b#"),
    ],
)  # fmt: skip
def test_only_true_false_null_and_plain_numbers_are_not_text(written: str, value: Any) -> None:
    data = parse(f"field: {written}\n")

    assert data == {"field": value}
    assert type(data["field"]) is type(value)


def test_blocks_of_text_keep_their_lines() -> None:
    data = parse("kept: |\n  one\n\n  two: 'three' # four\nfolded: >-\n  one\n  two\n")

    assert data == {"kept": "one\n\ntwo: 'three' # four\n", "folded": "one two"}


def test_the_good_files_mean_what_a_common_loader_reads_but_for_its_surprises() -> None:
    for text in everything.files().values():
        common = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506  it makes nothing but text

        assert _as_text(parse(text)) == common


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _as_text(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_as_text(inner) for inner in value]
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_places_are_those_of_an_editor() -> None:
    text = 'a:\r\n  - {b: "é→😀", c: 1}\n  - |\n    some words\n    more [@here] words\n'
    document = Document("x.yml", text, parse(text))

    places = {
        "value": document.place(("a", 0, "c")),
        "name": document.place(("a", 0, "c"), key=True),
        "words": document.place(("a", 1), words="[@here]"),
        "words that are not there": document.place(("a", 1), words="nowhere"),
        "the nearest above what is missing": document.place(("a", 0, "gone", 3)),
        "the whole": document.place(()),
    }

    assert places == {
        "value": (2, 19),
        "name": (2, 16),
        "words": (5, 10),
        "words that are not there": (3, 5),
        "the nearest above what is missing": (2, 5),
        "the whole": (1, 1),
    }


def test_all_that_content_does_not_use_is_told_in_one_go() -> None:
    faults = told("a: &x one\nb: *x\nc: !!set {}\nd: 1\nd: 2\n1: e\n")

    assert faults == [
        ("aliases ('*name') are not used in content. Write the text out, or put it in quotes.", 1, 4),
        ("tags ('!!set') are not used in content. Take it out.", 3, 4),
        ("'d' is here twice; the first is on line 4. Keep one, or start a new entry with '- '.", 5, 1),
        ("the name before a colon should be a plain word. Put it in quotes.", 6, 1),
    ]


def test_a_number_beyond_all_use_is_told() -> None:
    faults = told(f"a: {'9' * 5_000}\n")

    assert faults == [(f"'{'9' * 40}' is not a number that can be used. Put it in quotes if it is text.", 1, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 400_000,
        "[" * 400_000 + "]" * 400_000,
        "{a: " * 150_000,
        "[a, " * 200_000,
        "- " * 400_000 + "a",
        "? " * 200_000 + "a",
        "- ? " * 200_000 + "a",
        ": " * 200_000,
        "- &a " * 100_000,
        "- ! " * 100_000,
        "\n".join(" " * depth + "a:" for depth in range(400)),
        "a: [" * 4_999,
    ],
    ids=lambda text: f"{text[:8]!r} x {len(text)}",
)
def test_depth_ends_in_a_sentence_and_not_in_the_end_of_python(text: str) -> None:
    faults = told(text)

    assert len(faults) == 1


def test_a_thousand_laughs_stay_one() -> None:
    text = "a: &a [l, l]\n" + "".join(
        f"{after}: &{after} [*{name}, *{name}]\n" for name, after in zip("abcdefgh", "bcdefghi", strict=True)
    )

    faults = told(text)

    assert {message.split(" (")[0] for message, _, _ in faults} == {"aliases"}


def test_a_file_larger_than_anybody_writes_is_refused_unread(tmp_path: Path) -> None:
    (tmp_path / "large.yml").write_bytes(b"#" * (MAX_BYTES + 1))

    with pytest.raises(Unreadable) as caught:
        read(tmp_path / "large.yml", tmp_path)

    assert str(caught.value) == "the file is larger than 2 MB. Split it."


def test_a_folder_with_the_name_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs.yml").mkdir()

    with pytest.raises(Unreadable) as caught:
        read(tmp_path / "docs.yml", tmp_path)

    assert str(caught.value) == "the file cannot be read (Is a directory). Check its name and its permissions."


def test_the_name_of_a_file_is_as_seen_from_the_root(tmp_path: Path) -> None:
    projects.write(tmp_path)

    document = read(tmp_path / "docs/modules/coaching.yml", tmp_path)

    assert document.name == "docs/modules/coaching.yml"
    assert [str(placed) for placed in Unreadable(strict_yaml.Fault("x. Y.", 2, 3)).placed(document.name)] == [
        "docs/modules/coaching.yml:2:3  x. Y."
    ]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The same module on a machine whose PyYAML has no libyaml."""
    monkeypatch.delattr(yaml, "CSafeLoader")
    specification = importlib.util.spec_from_file_location("macros.slow_yaml", strict_yaml.__file__)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    monkeypatch.setitem(sys.modules, "macros.slow_yaml", module)
    specification.loader.exec_module(module)
    return module


def test_without_libyaml_the_data_are_the_same(slow: ModuleType) -> None:
    for name in ("docs/modules/coaching.yml", "docs/sources.yml", "docs/routes.yml"):
        text = projects.FILES[name].replace("?", ".")

        assert slow.parse(text) == parse(text)


@pytest.mark.parametrize(
    "text",
    [
        'a: "b',
        "a: 'b' c",
        "a: b: c",
        "a: @b",
        "a: [b",
        "a: {b: c: d}",
        "a b\nc: d",
        "- a\nb: c",
        "a:\n\tb: c",
        "a: *b",
        "a: | b",
        "[" * 900,
        "a: \x01",
    ],
)
def test_without_libyaml_a_slip_is_told_at_the_same_line(slow: ModuleType, text: str) -> None:
    with pytest.raises(slow.Unreadable) as caught:
        slow.parse(text)

    assert [fault.line for fault in caught.value.faults] == [line for _, line, _ in told(text)]
