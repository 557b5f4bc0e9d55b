"""Strict YAML: text stays text, nothing is said twice, and every value can be traced to its line.

A small part of YAML 1.2 is enough for content. What surprises people is refused with a sentence: duplicate keys, aliases,
merge keys, tags, a second document, tabs, control characters. `no` is text, `1.10` is refused where text is meant, dates stay text.

Places are not kept: a file is read again for them when something is wrong, so a good library pays nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path as FilePath
from typing import Any

import yaml

from .problems import Path, Placed
from .syntax import SIGNS, explained

try:
    from yaml import CSafeLoader as _Base
except ImportError:  # a machine whose PyYAML was built without libyaml: ten times slower, and stricter about '?' in brackets
    from yaml import SafeLoader as _Base  # type: ignore[assignment]

MAX_BYTES = 2_000_000
MAX_DEPTH = 24
_YAML = "tag:yaml.org,2002:"
DEEP = "this is nested too deeply. Keep lists and groups fewer than 24 deep."
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""What nobody sees in an editor, and what turns the direction of the text around it."""

_COMMENT = re.compile(r"[ \t]+#(?=[^\s#!])")
_MANY_ENTRIES = re.compile(r"[-?][ \t]+[-?][ \t]+(?:[-?][ \t]+){98}")  # the first two written out: thrice as fast
_DEFAULTS = {yaml.ScalarNode: _YAML + "str", yaml.SequenceNode: _YAML + "seq", yaml.MappingNode: _YAML + "map"}
_PLAIN = {_YAML + name for name in ("str", "int", "float", "bool", "null", "seq", "map")}


class _Loader(_Base):
    """The YAML 1.2 core schema: no yes/no/on/off, no dates, no sexagesimal or octal numbers."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """PyYAML's own, without its resolvers by path: it is asked for every node of every file."""
        if kind is yaml.ScalarNode and implicit[0]:
            for tag, pattern in self.yaml_implicit_resolvers.get(value[:1], ()):
                if pattern.match(value):
                    return str(tag)
        return _DEFAULTS[kind]

    def descend_resolver(self, *_: object) -> None:
        """Only resolvers by path need to know where they are."""

    def ascend_resolver(self) -> None:
        """As above."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
    ("float", r"^[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$", "-+0123456789"),
):
    _Loader.add_implicit_resolver(_YAML + _tag, re.compile(_pattern), _first)


@dataclass(frozen=True)
class Fault:
    """What keeps a file from being read: a sentence, with line and column counted from 1."""

    message: str
    line: int = 1
    column: int = 1


class Unreadable(Exception):
    """The file is not YAML that we accept: everything in it that we refuse, in order of place."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("\n".join(fault.message for fault in faults))
        self.faults = faults

    def placed(self, name: str) -> list[Placed]:
        return [Placed(name, fault.line, fault.column, "", fault.message) for fault in self.faults]


@dataclass(frozen=True)
class Lines:
    """One file as it is written: its name as seen from the project's root, and its text."""

    name: str
    text: str

    def place(self, path: Path, *, key: bool = False, words: str = "") -> tuple[int, int]:
        """Line and column of the value at a path, or of the nearest thing above it that is there.

        `key`: of its name instead; `words`: of these words inside it.
        """
        node = _nodes(self.text)
        start = node.start_mark.index
        for index, step in enumerate(path):
            found = _child(node, step)
            if found is None:
                break
            name, node = found
            start = (name if key and index == len(path) - 1 else node).start_mark.index
        inside = self.text.find(words, start, node.end_mark.index) if words else -1
        return _line_and_column(self.text, max(start, inside))


@dataclass(frozen=True)
class Document(Lines):
    """One file, and the plain data in it."""

    data: Any

    @cached_property
    def lines(self) -> Lines:
        """To be kept for places: the data is most of a file, and not needed once there are records."""
        return Lines(self.name, self.text)


def read(file: FilePath, root: FilePath) -> Document:
    """Read one file.

    Raises:
        Unreadable: with each sentence and its place.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = f"the file cannot be read ({error.strerror}). Check its name and its permissions."
        raise Unreadable(Fault(reason)) from None
    text = _decoded(raw)
    return Document(file.relative_to(root).as_posix(), text, parse(text))


def parse(text: str) -> Any:
    """Plain data from YAML text: dict, list, str, int, float, bool, None.

    Raises:
        Unreadable: with each sentence and its place.
    """
    if hidden := UNSEEN.search(text):
        raise Unreadable(_fault(text, hidden.start(), _unseen(hidden[0])))
    node = _compose(text)
    if node is None or node.tag == _YAML + "null":
        raise Unreadable(Fault("the file is empty. Write its content, or delete it."))
    reading = _Reading(text, "#" in text and bool(_COMMENT.search(text)))
    data = reading.plain(node, 0)
    if reading.faults:
        raise Unreadable(*sorted(reading.faults, key=lambda fault: (fault.line, fault.column)))
    return data


def dump(data: Any) -> str:
    """Plain data as YAML text that `parse` reads again: for what we write for an author to go on with."""
    return str(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=120))


def _decoded(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise Unreadable(Fault(f"the file is larger than {MAX_BYTES // 1_000_000} MB. Split it."))
    if raw.startswith(b"\xef\xbb\xbf"):
        raise Unreadable(Fault("the file starts with a byte-order mark. Save it as plain UTF-8, 'without BOM'."))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        raise Unreadable(_fault(before, len(before), "the file is not UTF-8 text from here on. Save it as UTF-8.")) from None


def _fault(text: str, index: int, message: str) -> Fault:
    return Fault(message, *_line_and_column(text, index))


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    """As an editor counts them: YAML itself would start a new line at some characters that editors show as one."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _unseen(character: str) -> str:
    return f"the character U+{ord(character):04X} cannot be seen and is not allowed. Delete it."


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
        raise Unreadable(_fault(text, int(error.position), _unseen(text[error.position]))) from None
    except yaml.MarkedYAMLError as error:
        message, index = explained(text, error)
        raise Unreadable(_fault(text, index, message)) from None
    except RecursionError:  # PyYAML's own parser; libyaml's is kept from it by _refuse_depth
        raise Unreadable(Fault(DEEP)) from None
    finally:
        loader.dispose()


def _refuse_depth(text: str) -> None:
    """libyaml composes by recursion in C: some hundred thousand nested brackets end Python itself. Events do not nest."""
    if text.count("[") + text.count("{") < 5_000 and not _MANY_ENTRIES.search(text):
        return
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Base):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                raise Unreadable(_fault(text, getattr(event.start_mark, "index", 0), DEEP))
    except yaml.YAMLError:
        return  # composing says it properly


@dataclass
class _Reading:
    """From nodes to plain data, with everything on the way that content does not use."""

    text: str
    comments: bool
    faults: list[Fault] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def plain(self, node: Any, depth: int) -> Any:
        if id(node) in self.seen:
            return self.refuse(node, "aliases ('*name') are not used in content. Write the text out, or put it in quotes.")
        self.seen.add(id(node))
        if depth > MAX_DEPTH:
            return self.refuse(node, DEEP)
        if node.tag not in _PLAIN:
            return self.refuse(node, _tagged(node.tag))
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(child, depth + 1) for child in node.value]
        return self.mapping(node, depth)

    def scalar(self, node: Any) -> Any:
        value, tag = node.value, node.tag
        if tag == _YAML + "str":
            return self.string(node) if self.comments or node.style == '"' else value
        if tag == _YAML + "bool":
            return value == "true"
        if tag == _YAML + "null":
            return None
        try:
            return int(value) if tag == _YAML + "int" else float(value)
        except ValueError:
            return self.refuse(node, f"'{value[:40]}' is not a number that can be used. Put it in quotes if it is text.")

    def string(self, node: Any) -> Any:
        if node.style == '"' and (hidden := UNSEEN.search(node.value)):
            return self.refuse(node, _unseen(hidden[0]))
        plain = self.comments and node.style not in ("'", '"', "|", ">")
        if plain and (comment := _COMMENT.match(self.text, node.end_mark.index)):
            lost = "the words from '#' on are a comment, and lost. Put the text in quotes, or a space after the '#'."
            self.faults.append(_fault(self.text, comment.end() - 1, lost))
        return node.value

    def mapping(self, node: Any, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        again: list[Any] = []
        for name, value in node.value:
            if not isinstance(name, yaml.ScalarNode) or name.tag != _YAML + "str":
                self.refuse(name, "the name before a colon should be a plain word. Put it in quotes.")
            elif id(name) in self.seen:
                self.refuse(name, "aliases ('*name') are not used in content. Write the text out.")
            elif name.value == "<<":
                self.refuse(name, "merge keys ('<<') are not used in content. Write the fields out.")
            elif name.value in data:
                again.append(name)
            else:
                self.seen.add(id(name))
                data[name.value] = self.plain(value, depth + 1)
        if again:
            self.refuse(again[0], self.twice(node, again))
        return data

    def twice(self, node: Any, again: list[Any]) -> str:
        """One sentence for a group: many names that come again are one '- ' that was forgotten."""
        name = again[0].value
        first, _ = _line_and_column(self.text, _named(node, name).start_mark.index)
        if len(again) == 1:
            return f"'{name}' is here twice; the first is on line {first}. Keep one, or start a new entry with '- '."
        return (
            f"'{name}' and {len(again) - 1} more names are here twice; the first is on line {first}. Start a new entry with '- '."
        )

    def refuse(self, node: Any, message: str) -> None:
        self.faults.append(_fault(self.text, node.start_mark.index, message))


def _tagged(tag: str) -> str:
    if tag.startswith("!"):
        return SIGNS.format("!")
    return f"tags ('{tag.replace(_YAML, '!!')}') are not used in content. Take it out."


def _named(node: Any, name: str) -> Any:
    return next(key for key, _ in node.value if key.value == name)


def _child(node: Any, step: str | int) -> tuple[Any, Any] | None:
    return next(_children(node, step), None)


def _children(node: Any, step: str | int) -> Iterator[tuple[Any, Any]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((name, value) for name, value in node.value if name.value == step)
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        yield node.value[step], node.value[step]
