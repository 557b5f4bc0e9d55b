"""As much of JSON Schema as our own published files use. Read by hand: no library for it is among the tools of the project."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .conftest import PROJECT

SCHEMA = json.loads((PROJECT / "docs/schema/alongside-progress-1.json").read_text(encoding="utf-8"))


def misfits(value: Any, shape: dict[str, Any], path: str = "") -> Iterator[str]:
    """As much of JSON Schema as the published one uses; it raises at a word that it does not know."""
    for word, wanted in shape.items():
        yield from (f"{path} {word}: {told}" for told in KEYWORDS[word](value, wanted, shape))


def of_object(check: Callable[[dict[str, Any], Any, dict[str, Any]], Iterable[str]]) -> Callable[..., Iterable[str]]:
    return lambda value, wanted, shape: check(value, wanted, shape) if isinstance(value, dict) else ()


def of_text(check: Callable[[str, Any], bool]) -> Callable[..., Iterable[str]]:
    return lambda value, wanted, _: () if not isinstance(value, str) or check(value, wanted) else [value[:80]]


def of_number(check: Callable[[float, float], bool]) -> Callable[..., Iterable[str]]:
    return lambda value, wanted, _: (
        () if isinstance(value, bool) or not isinstance(value, int | float) or check(value, wanted) else [str(value)]
    )


def others(value: dict[str, Any], wanted: dict[str, Any], shape: dict[str, Any]) -> Iterable[str]:
    rest = {
        name: part
        for name, part in value.items()
        if name not in shape.get("properties", {})
        and not any(re.search(pattern, name) for pattern in shape.get("patternProperties", {}))
    }
    return (told for part in rest.values() for told in misfits(part, wanted))


def is_type(value: object, name: str) -> bool:
    kinds: dict[str, tuple[type, ...]] = {
        "object": (dict,),
        "array": (list,),
        "string": (str,),
        "boolean": (bool,),
        "null": (type(None),),
        "number": (int, float),
    }
    return isinstance(value, kinds[name]) and (name == "boolean" or not isinstance(value, bool))


def nothing(*_: object) -> Iterable[str]:
    return ()


KEYWORDS: dict[str, Callable[..., Iterable[str]]] = {
    **dict.fromkeys(["$schema", "$id", "$defs", "title", "description", "format"], nothing),
    "$ref": lambda value, wanted, _: misfits(value, SCHEMA["$defs"][wanted.removeprefix("#/$defs/")]),
    "type": lambda value, wanted, _: (
        () if any(is_type(value, name) for name in ([wanted] if isinstance(wanted, str) else wanted)) else [str(value)[:80]]
    ),
    "const": lambda value, wanted, _: () if value == wanted and type(value) is type(wanted) else [str(value)[:80]],
    "enum": lambda value, wanted, _: (
        () if any(value == one and isinstance(value, bool) == isinstance(one, bool) for one in wanted) else [str(value)[:80]]
    ),
    "anyOf": lambda value, wanted, _: () if any(not list(misfits(value, one)) for one in wanted) else [str(value)[:80]],
    "required": of_object(lambda value, wanted, _: [name for name in wanted if name not in value]),
    "properties": of_object(
        lambda value, wanted, _: (told for name, one in wanted.items() if name in value for told in misfits(value[name], one, name))
    ),
    "patternProperties": of_object(
        lambda value, wanted, _: (
            told
            for name, part in value.items()
            for pattern, one in wanted.items()
            if re.search(pattern, name)
            for told in misfits(part, one, name)
        )
    ),
    "additionalProperties": of_object(others),
    "propertyNames": of_object(lambda value, wanted, _: (told for name in value for told in misfits(name, wanted))),
    "maxProperties": of_object(lambda value, wanted, _: () if len(value) <= wanted else [str(len(value))]),
    "items": lambda value, wanted, _: (told for part in value for told in misfits(part, wanted)) if isinstance(value, list) else (),
    "maxItems": lambda value, wanted, _: () if not isinstance(value, list) or len(value) <= wanted else [str(len(value))],
    "minItems": lambda value, wanted, _: () if not isinstance(value, list) or len(value) >= wanted else [str(len(value))],
    "pattern": of_text(lambda value, wanted: re.search(wanted, value) is not None),
    "maxLength": of_text(lambda value, wanted: len(value) <= wanted),
    "minimum": of_number(lambda value, wanted: value >= wanted),
    "maximum": of_number(lambda value, wanted: value <= wanted),
}
