"""What an author should put right, and where: every such sentence has one shape.

    quizzes/coaching.yml:41:7  coaching-first-move: two options have the id 'ask'. Give each its own.

A room or a model yields a `Problem`, which knows its place inside an item; the library turns it into a `Placed`,
which knows the file. Sentences that belong to one question type live in its room; those that any file can earn are here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any, Literal

Path = tuple[str | int, ...]
Level = Literal["error", "warning", "notice"]

ORDER: Mapping[str, int] = {"error": 0, "warning": 1, "notice": 2}


@dataclass(frozen=True)
class Problem:
    """Something to put right, at a path inside the thing that was checked: ('options', 2, 'id').

    An error stops every build, a warning stops `python -m macros check`, a notice stops nothing.
    `words` are the part of the text that it is about; `named` says that it is about the name at the path, not the value.
    """

    path: Path
    message: str
    level: Level = "error"
    words: str = ""
    named: bool = False

    def under(self, *prefix: str | int) -> Problem:
        return replace(self, path=(*prefix, *self.path))


@dataclass(frozen=True, order=True)
class Placed:
    """A problem with its place: the file as seen from the project's root, line and column counted from 1."""

    file: str
    line: int
    column: int
    about: str
    message: str
    level: Level = "error"

    def __str__(self) -> str:
        about = f"{_one_line(self.about)}: " if self.about else ""
        kind = "" if self.level == "error" else f"{self.level}: "
        return f"{self.file}:{self.line}:{self.column}  {kind}{about}{_one_line(self.message)}"


def _one_line(words: str) -> str:
    """What an author wrote may hold line ends; a problem is one line."""
    return " ".join(words.split())


class ContentError(Exception):
    """The content cannot be published: holds every problem of the run, in order of place."""

    def __init__(self, problems: Iterable[Placed]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def nearest(word: str, known: Iterable[str]) -> str:
    """' Did you mean 'x'?' with the nearest known word, or nothing where none is near."""
    close = near(word, known)
    return f" Did you mean '{close}'?" if close else ""


def near(word: str, known: Iterable[str]) -> str | None:
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.75)), None)


def unknown(kind: str, word: str, known: Iterable[str], where: str) -> str:
    """The sentence for a reference that leads nowhere."""
    meant = nearest(word, known)
    remedy = f"{meant} If not, add it there." if meant else " Add it there, or correct the word."
    return f"there is no {kind} '{word}' in {where}.{remedy}"


def from_validation(
    errors: Iterable[Mapping[str, Any]], data: Any, fields_at: Callable[[Path], Iterable[str]]
) -> Iterator[Problem]:
    """pydantic's list of errors in an author's words; a field that is only misspelt is not said to be missing as well."""
    errors = [{**error, "loc": _written(data, error["loc"])} for error in errors]
    meant = {(*at, near(str(name), fields_at(tuple(at)))) for *at, name in (error["loc"] for error in errors if _unknown(error))}
    for error in errors:
        path: Path = error["loc"]
        if not (error["type"] == "missing" and path in meant) and not _miscounted(error):
            yield from_pydantic(error, fields_at(path[:-1]))


def _written(data: Any, where: Path) -> Path:
    """Where there is a choice of records pydantic puts the name of the one that it took into the path; the file has no such step."""
    path: list[str | int] = []
    for number, step in enumerate(where, 1):
        there = step in data if isinstance(data, dict) else isinstance(data, list) and isinstance(step, int) and step < len(data)
        if there or number == len(where):
            path.append(step)
        data = data[step] if there else data
    return tuple(path)


def _unknown(error: Mapping[str, Any]) -> bool:
    return str(error["type"]) == "extra_forbidden"


def _miscounted(error: Mapping[str, Any]) -> bool:
    """pydantic leaves entries with a fault out when it counts a list; they have been told."""
    return bool(error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"])


def from_pydantic(error: Mapping[str, Any], fields: Iterable[str]) -> Problem:
    """One error of pydantic's list, in an author's words.

    `fields` are the names that could stand where an unknown one was found.
    """
    path: Path = tuple(error["loc"])
    name = path[-1] if path else "this"
    if _unknown(error):
        message = f"there is no field '{name}' here.{_remedy(str(name), error.get('input'), fields)}"
        return Problem(path, message, named=True)
    if str(error["type"]).startswith("union_tag"):
        return _no_such_record(path, error)
    subject = f"entry {name + 1} of this list" if isinstance(name, int) else f"'{name}'"
    return Problem(path, _sentence(str(error["type"]), subject, error.get("input"), error.get("ctx", {})))


def _no_such_record(path: Path, error: Mapping[str, Any]) -> Problem:
    """A field says which record it is (`kind: typed`), and names none that there is."""
    context = error["ctx"]
    name = context["discriminator"].strip("'")
    if "tag" not in context:
        return Problem((*path, name), f"'{name}' is missing. Add it.")
    expected = {"expected": context["expected_tags"].replace(", ", " or ")}
    return Problem((*path, name), _sentence("literal_error", f"'{name}'", error["input"].get(name), expected))


def _remedy(name: str, given: Any, fields: Iterable[str]) -> str:
    if given is None and not near(name, fields):  # {text: Ask, then wait} holds a field 'then wait'
        return " If it belongs to the text before a comma, put that whole text in quotes; else take it out."
    return nearest(name, fields) or " Take it out."


def _sentence(kind: str, subject: str, given: Any, context: Mapping[str, Any]) -> str:
    if kind != "missing" and _empty(given):
        return f"{subject} is empty. Fill it in, or take it out."
    match kind:
        case "missing":
            return f"{subject} is missing. Add it."
        case "string_type":
            return f"{subject} should be text, not {_sort(given)}. Put it in quotes."
        case "string_too_long":
            return f"{subject} is longer than {context['max_length']} characters. Shorten it."
        case "string_pattern_mismatch":
            return f"{subject} is {shown(given)}. Use {PATTERNS[context['pattern']]}."
        case "literal_error":
            return f"{subject} is {shown(given)}. Use one of: {_listed(context['expected'])}.{_meant(given, context)}"
        case "bool_type" | "bool_parsing":
            return f"{subject} should be true or false in small letters, not {shown(given)}."
        case "int_type" | "int_parsing" | "int_from_float":
            return f"{subject} should be a whole number, not {shown(given)}. Write figures, without quotes."
        case "tuple_type" | "list_type":
            return f"{subject} should be a list, not {shown(given)}. Start each entry with '- '."
        case "dict_type" | "model_type" | "model_attributes_type" | "mapping_type":
            return f"{subject} should be a group of 'name: value' lines, not {shown(given)}."
        case "too_short":
            return f"{subject} has {_count(context['actual_length'])}; at least {context['min_length']} needed. Add to it."
        case "too_long":
            return f"{subject} has {_count(context['actual_length'])}; {context['max_length']} at most. Shorten it."
        case "greater_than_equal":
            return f"{subject} is {shown(given)}. Use {context['ge']} or more."
        case "less_than_equal":
            return f"{subject} is {shown(given)}. Use {context['le']} or less."
        case "value_error":
            return str(context["error"])
        case _ if kind.startswith("date"):
            return f"{subject} is {shown(given)}. Write a real date as 2026-11-22."
    return f"{subject} is {shown(given)}, which cannot be used here."


ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
DOTTED_ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*$"
SOMETHING = r"\S"
URL = r"^https?://\S+$"
CODE = r"^[a-z][0-9]{2}$"
CLAIM = r"^[A-Z][0-9]+-[0-9]+$"
FLAG = r"^[A-Z](?:[;, ]+[A-Z])*$"
MISCONCEPTION = r"^F[0-9]+$"
ADDRESS = r"^(?:[a-z0-9-]+/)+(?:#[a-z0-9]+(?:[.-][a-z0-9]+)*)?$"
STATEMENT = r"^[A-Z]{2,4}[0-9]{1,2}$"

PATTERNS: Mapping[str, str] = {
    ID: "small letters, figures and single hyphens, as in 'first-move'",
    DOTTED_ID: "the module, a full stop and a word, as in 'coaching.limits'",
    URL: "a whole address that starts with https://",
    CODE: "a letter and two figures, as in 'm02'",
    CLAIM: "the number of a claim, as in 'S0-7'",
    FLAG: "capital letters, as in 'Q' or 'Q, U'",
    MISCONCEPTION: "F and a number, as in 'F12'",
    ADDRESS: "an address from the site's root, as in 'modules/coaching/' or 'modules/coaching/#limits'",
    STATEMENT: "two to four capital letters and a number, as in 'SA1'",
}


def shown(value: Any) -> str:
    """A value as an author would recognise it in their file."""
    match value:
        case None:
            return "empty"
        case bool():
            return str(value).lower()
        case dict():
            return "a group of fields"
        case list() | tuple():
            return "a list"
        case str() if len(value) > 40:
            return f"'{value[:37].strip()}…'"
        case str():
            return f"'{value}'"
    return str(value)


def _empty(given: Any) -> bool:
    return given is None or (isinstance(given, str) and not given.strip())


def _sort(given: Any) -> str:
    """1.10 has become 1.1 by now, so a number is not shown."""
    return "a number" if isinstance(given, int | float) and not isinstance(given, bool) else shown(given)


def _listed(expected: str) -> str:
    return expected.replace(" or ", ", ").replace("'", "")


def _meant(given: Any, context: Mapping[str, Any]) -> str:
    return nearest(given, _listed(context["expected"]).split(", ")) if isinstance(given, str) else ""


def _count(number: int) -> str:
    return "nothing" if number == 0 else "1 entry" if number == 1 else f"{number} entries"
