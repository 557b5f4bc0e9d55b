"""Strict YAML: text stays text, nothing is said twice, and every value can be traced to its line.

A small part of YAML 1.2 is enough for content. What surprises people is refused with a sentence: duplicate keys, aliases,
merge keys, tags, a second document, tabs, control characters. `no` is text, `1.10` is refused where text is meant, dates stay text.

Places are not kept: a file is read again for them when something is wrong, so a good library pays nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any, NoReturn

import yaml

from .problems import Path, Placed

try:
    from yaml import CSafeLoader as _Base
except ImportError:  # a machine whose PyYAML was built without libyaml: the same result, ten times slower
    from yaml import SafeLoader as _Base  # type: ignore[assignment]

MAX_BYTES = 2_000_000
MAX_DEPTH = 24
_YAML = "tag:yaml.org,2002:"
_PLAIN = {_YAML + name for name in ("str", "int", "float", "bool", "null", "seq", "map")}


class _Loader(_Base):
    """The YAML 1.2 core schema: no yes/no/on/off, no dates, no sexagesimal or octal numbers."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
    ("float", r"^[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$", "-+0123456789"),
):
    _Loader.add_implicit_resolver(_YAML + _tag, re.compile(_pattern), _first)


class Unreadable(Exception):
    """The file is not YAML that we accept: one sentence, with line and column counted from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


@dataclass(frozen=True)
class Document:
    """One file: its name as seen from the project's root, its text and the plain data in it."""

    name: str
    text: str
    data: Any

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Line and column of the value at a path, or of the nearest thing above it that is there; `key`: of its name."""
        node = _nodes(self.text)
        mark = node.start_mark
        for index, step in enumerate(path):
            found = _child(node, step)
            if found is None:
                break
            name, node = found
            mark = name.start_mark if key and index == len(path) - 1 else node.start_mark
        return mark.line + 1, mark.column + 1


def read(file: FilePath, root: FilePath) -> Document:
    """Read one file.

    Raises:
        Unreadable: with the sentence and the place.
    """
    name = file.relative_to(root).as_posix()
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise Unreadable(f"the file cannot be read ({error.strerror}). Check its name and its permissions.") from None
    return Document(name, text := _decoded(raw), parse(text))


def placed(document: Document, error: Unreadable) -> Placed:
    return Placed(document.name, error.line, error.column, "", error.message)


def parse(text: str) -> Any:
    """Plain data from YAML text: dict, list, str, int, float, bool, None.

    Raises:
        Unreadable: with the sentence and the place.
    """
    node = _compose(text)
    if node is None:
        raise Unreadable("the file is empty. Write its content, or delete it.")
    return _plain(node, set(), 0)


def _decoded(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise Unreadable(f"the file is larger than {MAX_BYTES // 1_000_000} MB. Split it.")
    if raw.startswith(b"\xef\xbb\xbf"):
        raise Unreadable("the file starts with a byte-order mark. Save it as plain UTF-8, 'without BOM'.")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line = before.count("\n") + 1
        raise Unreadable("the file is not UTF-8 text. Save it as UTF-8.", line, len(before) - before.rfind("\n")) from None


@lru_cache(maxsize=8)
def _nodes(text: str) -> Any:
    """The same file is asked for many places when much in it is wrong."""
    return _compose(text)


def _compose(text: str) -> Any:
    _refuse_depth(text)
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    except yaml.reader.ReaderError as error:
        raise _bad_character(text, error) from None
    except yaml.MarkedYAMLError as error:
        raise _bad_syntax(text, error) from None
    finally:
        loader.dispose()


def _refuse_depth(text: str) -> None:
    """libyaml composes by recursion in C: some hundred thousand nested brackets end Python itself. Events do not nest."""
    if text.count("[") + text.count("{") + text.count("- -") + text.count("? ?") < 5_000:
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Base):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                _refuse(event, "this is nested too deeply. Keep lists and groups fewer than 24 deep.")
    except yaml.YAMLError:
        return  # composing says it properly


def _bad_character(text: str, error: Any) -> Unreadable:
    position = int(error.position)
    code = error.character if isinstance(error.character, int) else ord(error.character)
    before = text[:position]
    line, column = before.count("\n") + 1, position - before.rfind("\n")
    return Unreadable(f"the character U+{code:04X} cannot be seen and is not allowed. Delete it.", line, column)


def _bad_syntax(text: str, error: yaml.MarkedYAMLError) -> Unreadable:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Unreadable(f"this is not YAML: {error.problem}.")
    problem, line = str(error.problem or error.context), mark.line
    source = (text.splitlines() or [""])[min(line, text.count("\n"))] if text else ""
    return Unreadable(_explained(problem, source), line + 1, mark.column + 1)


def _explained(problem: str, line: str) -> str:
    """What libyaml found, with the remedy that most often helps."""
    if "\t" in line[: len(line) - len(line.lstrip())] or "found character that cannot start any token" in problem and "\t" in line:
        return "a tab stands in the indent. Use spaces."
    if "another document" in problem or "expected a single document" in problem:
        return "a second document starts here ('---'). Keep one to a file."
    if "undefined alias" in problem or "found undefined" in problem:
        return "aliases ('*name') are not used in content. Write the text out, or put it in quotes."
    if "mapping values are not allowed" in problem:
        return "a colon and a space stand inside plain text. Put the text in quotes."
    if "did not find expected key" in problem or "could not find expected ':'" in problem:
        return "this line does not fit the lines above. Check its indent, its colon and its quotes."
    if "unknown escape" in problem:
        return "a backslash stands in double quotes. Use single quotes."
    if "cannot start any token" in problem:
        return "a word starts with a character that YAML keeps for itself (such as @, ` or %). Put the text in quotes."
    if "unexpected end" in problem or "end of stream" in problem:
        return "a quotation mark or a bracket is opened and never closed. Close it."
    return f"this is not YAML ({problem}). Check the indent and the quotes of this line and the one above."


def _plain(node: Any, seen: set[int], depth: int) -> Any:
    if id(node) in seen:
        _refuse(node, "aliases ('*name') are not used in content. Write the text out.")
    seen.add(id(node))
    if depth > MAX_DEPTH:
        _refuse(node, "this is nested too deeply. Keep lists and groups fewer than 24 deep.")
    if node.tag not in _PLAIN:
        _refuse(node, f"tags ('{node.tag.replace(_YAML, '!!')}') are not used in content. Take it out.")
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(child, seen, depth + 1) for child in node.value]
    return _mapping(node, seen, depth)


def _scalar(node: Any) -> Any:
    value, tag = node.value, node.tag
    if tag == _YAML + "str":
        return value
    if tag == _YAML + "bool":
        return value == "true"
    if tag == _YAML + "null":
        return None
    try:
        return int(value) if tag == _YAML + "int" else float(value)
    except ValueError:
        _refuse(node, f"'{value[:40]}' is not a number that can be used. Put it in quotes if it is text.")


def _mapping(node: Any, seen: set[int], depth: int) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for name, value in node.value:
        if not isinstance(name, yaml.ScalarNode) or name.tag != _YAML + "str":
            _refuse(name, "the name before a colon should be a plain word. Put it in quotes.")
        if id(name) in seen:
            _refuse(name, "aliases ('*name') are not used in content. Write the text out.")
        seen.add(id(name))
        if name.value == "<<":
            _refuse(name, "merge keys ('<<') are not used in content. Write the fields out.")
        if name.value in data:
            _refuse(name, f"'{name.value}' is here twice; the first is on line {_first(node, name)}. Keep one.")
        data[name.value] = _plain(value, seen, depth + 1)
    return data


def _first(node: Any, name: Any) -> int:
    return int(next(key.start_mark.line + 1 for key, _ in node.value if key.value == name.value))


def _refuse(node: Any, message: str) -> NoReturn:
    raise Unreadable(message, node.start_mark.line + 1, node.start_mark.column + 1)


def _child(node: Any, step: str | int) -> tuple[Any, Any] | None:
    return next(_children(node, step), None)


def _children(node: Any, step: str | int) -> Iterator[tuple[Any, Any]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((name, value) for name, value in node.value if name.value == step)
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        yield node.value[step], node.value[step]
