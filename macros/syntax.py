"""What a YAML parser found, in an author's words, at the place where the author has to look.

A parser speaks of tokens, and often stops far from the slip: at the end of the file for a quotation mark that is never closed,
a line late for a missing colon. So the sentence depends on what stands in the text there, and both of PyYAML's parsers get the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

SIGNS = "YAML keeps '{}' for itself, so no text can start with it. Put the text in quotes."
"""What a text earns that starts with one of YAML's own signs."""

TAB = "a tab stands where spaces belong. Use spaces."
TWO_DOCUMENTS = "a second document starts here ('---'). Keep one to a file."
HEADING = "a line that starts with '%' or '...' is a message to YAML. Take it out."
MERGE = "this line was left by a merge of two versions. Keep one version, and take out the lines with the signs."
NO_COLON = (
    "this line should read 'name: value', with a space after the colon, or start with '- '. "
    "If it goes on with the text above, indent it as far."
)
COLON = "a colon and a space stand inside plain text. Put the text in quotes."
TOO_DEEP = "this line is indented further than the one above, which is not the name of a group. Line them up."
COLON_IN_BRACKETS = "a colon stands here where none fits. Put a comma before the name, or the text in quotes."
ESCAPE = "a backslash stands in double quotes. Use single quotes."
AFTER_BAR = "the text after '|' or '>' starts on the next line. Move it there, or put it in quotes."
NEVER_CLOSED = "the quotation mark that opens here is never closed. Close it."
CLOSED_LATE = (
    "the quotation mark that opens here is closed only on line {}. Close it where its text ends; "
    "an apostrophe inside single quotes is written twice ('')."
)
AFTER_QUOTE = (
    "text goes on after its closing quotation mark. Quote all of it; an apostrophe inside single quotes is written twice ('')."
)
AFTER_BRACKET = "text goes on after a closing bracket. Put all of it in quotes."
BRACKET_OPEN = "the bracket '{}' that opens here is not closed where the next line needs it. Close it, or put the text in quotes."
BRACKET_COMMA = "a comma or a closing bracket is missing before this. Add it, or put the text in quotes."
BRACKET_SPARE = "the bracket '{}' closes nothing. Take it out, or put the text in quotes."
ENTRY = "an entry of a list does not fit here. Close the bracket or the text above it, or line it up with the other dashes."
MISFIT = (
    "this line does not fit the lines above. Line it up: the names of one group stand in one column, so do the dashes of one list."
)


@dataclass(frozen=True)
class Stop:
    """Where a parser stopped, where what it was reading had started, and its own words for both."""

    text: str
    at: int
    start: int
    words: str

    @property
    def sign(self) -> str:
        return self.text[self.at : self.at + 1]

    @property
    def line(self) -> str:
        """The line as far as the sign at hand."""
        return self.text[self.text.rfind("\n", 0, self.at) + 1 : self.at]

    def says(self, *words: str) -> bool:
        return any(word in self.words for word in words)


def explained(text: str, error: yaml.MarkedYAMLError) -> tuple[str, int]:
    """A sentence with its remedy, and the place in the text that it speaks of."""
    mark = error.problem_mark or error.context_mark
    at = mark.index if mark else 0
    start = error.context_mark.index if error.context_mark else at
    stop = Stop(text, at, start, f"{error.context} / {error.problem}".lower())
    return _misplaced(stop) or _sign(stop) or _open(stop) or _colon(stop) or _bracket(stop) or _misfit(stop)


Found = tuple[str, int]


def _misplaced(stop: Stop) -> Found | None:
    """What has no business in a file of ours, whatever the parser was about."""
    if stop.says("tab", "'\\t'") or stop.sign == "\t":
        return TAB, stop.at
    begin = stop.start if stop.says("simple key") else stop.at
    line = re.compile(r"^(?:<{7}|={7}|>{7})", re.MULTILINE).match(stop.text, stop.text.rfind("\n", 0, begin) + 1)
    if line:
        return MERGE, line.start()
    if stop.says("document start"):
        return HEADING, max(0, stop.text.rfind("\n", 0, stop.at - 1) + 1)
    return (TWO_DOCUMENTS, stop.at) if stop.says("another document") else None


def _sign(stop: Stop) -> Found | None:
    """A text that starts with something else than a letter."""
    if stop.says("scanning an alias", "scanning an anchor", "scanning a tag", "scanning a directive"):
        return SIGNS.format(stop.text[stop.start]), stop.start
    if stop.says("block scalar"):
        return AFTER_BAR, stop.at
    if stop.says("escape"):
        return ESCAPE, stop.at
    if stop.sign == "-" and not stop.line.strip():
        return ENTRY, stop.at
    entry = stop.says("sequence entries", "mapping keys", "undefined alias", "cannot start any token", "node content")
    return (SIGNS.format(stop.sign), stop.at) if entry and stop.sign else None


def _open(stop: Stop) -> Found | None:
    """A quotation mark that is closed too late or not at all, or text after one that is closed."""
    if stop.says("quoted scalar", "quoted"):
        return NEVER_CLOSED, stop.start
    before = stop.text[: stop.at].rstrip()
    if not before or before[-1] not in "'\"" or stop.sign in ("", "]", "}", "-"):
        return None
    opened = _last_quoted(stop)
    if opened is None:
        return None
    start, end = opened
    if "\n" in stop.text[start:end]:
        return CLOSED_LATE.format(stop.text.count("\n", 0, end) + 1), start
    return AFTER_QUOTE, stop.at


def _last_quoted(stop: Stop) -> tuple[int, int] | None:
    """Start and end of the quoted text right before the place, if one is there."""
    last: Any = None
    try:
        for token in yaml.scan(stop.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if token.end_mark.index > stop.at or token.start_mark.index >= stop.at:
                break
            last = token
    except yaml.YAMLError:
        pass
    if not isinstance(last, yaml.ScalarToken) or last.style not in ("'", '"'):
        return None
    same_line = "\n" not in stop.text[last.end_mark.index : stop.at]
    return (last.start_mark.index, last.end_mark.index) if same_line else None


def _colon(stop: Stop) -> Found | None:
    if stop.says("simple key"):
        return NO_COLON, stop.start
    if stop.says("mapping values"):
        return (TOO_DEEP, stop.at - len(stop.line.lstrip())) if re.fullmatch(r"\s*(?:- +)?[\w.-]+", stop.line) else (COLON, stop.at)
    return (COLON_IN_BRACKETS, stop.at) if stop.says("flow") and stop.sign == ":" and not _later_line(stop) else None


def _bracket(stop: Stop) -> Found | None:
    if stop.says("flow"):
        return (BRACKET_OPEN.format(stop.text[stop.start]), stop.start) if _later_line(stop) else (BRACKET_COMMA, stop.at)
    if stop.sign in ("]", "}"):
        return BRACKET_SPARE.format(stop.sign), stop.at
    if stop.line.rstrip()[-1:] in ("]", "}"):
        return AFTER_BRACKET, stop.at
    return None


def _misfit(stop: Stop) -> Found:
    return MISFIT, stop.at


def _later_line(stop: Stop) -> bool:
    return "\n" in stop.text[stop.start : stop.at]
