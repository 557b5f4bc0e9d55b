"""A small reader of GIFT, for tests: it knows the notation, and nothing of our writer."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass
class Answer:
    said: str
    percent: float
    feedback: str = ""
    match: str = ""


@dataclass
class Question:
    id: str
    tags: list[str]
    name: str
    asked: str
    kind: str
    answers: list[Answer] = field(default_factory=list)
    explained: str = ""


_ESCAPED = re.compile(r"\\([\\~=#{}:n])")
_HELD = re.compile(r"\ue000(\d+)\ue001")


def read(words: str) -> list[Question]:
    """Questions are parted by empty lines; a part with comments and the category alone is none."""
    parts = re.split(r"\n[ \t]*\n", words)
    return [_question(part) for part in parts if "::" in _held(part)]


def _held(words: str) -> str:
    """Escaped signs are put out of the way, as numbers between two signs that no text of ours has."""
    return _ESCAPED.sub(lambda match: f"\ue000{ord(match[1]) if match[1] != 'n' else 10}\ue001", words)


def _said(words: str) -> str:
    return _HELD.sub(lambda match: chr(int(match[1])), words).strip().removeprefix("[html]")


def _question(part: str) -> Question:
    lines = part.splitlines()
    comments = " ".join(line for line in lines if line.startswith("//"))
    body = _held("\n".join(line for line in lines if not line.startswith("//"))).strip()
    assert body.startswith("::"), body
    name, rest = body[2:].split("::", 1)
    before, inside = rest.split("{", 1)
    inside, after = inside.split("}", 1)
    assert not set("{}~") & set(before + after), "a sign that was not escaped"
    given, _, explained = inside.rpartition("####")
    tags = re.findall(r"\[tag:([^\]]*)\]", comments)
    found = re.search(r"\[id:([^\]]*)\]", comments)
    question = Question(found[1] if found else "", tags, _said(name), _said(f"{before}_____{after}" if after else before), "")
    question.explained = _said(explained)
    question.kind, question.answers = _answers(given.strip())
    return question


def _answers(given: str) -> tuple[str, list[Answer]]:
    if not given:
        return "essay", []
    if truth := re.fullmatch(r"(TRUE|FALSE)#([^#]*)#([^#]*)", given):
        side = truth[1] == "TRUE"
        return "truefalse", [Answer(f"{side}", 100, _said(truth[3])), Answer(f"{not side}", 0, _said(truth[2]))]
    parts = [part for part in re.split(r"(?=[=~])", given) if part.strip()]
    if "~" in given:
        return "multichoice", [_weighed(part[1:], 100 if part[0] == "=" else 0, part[0] == "~") for part in parts]
    if "->" in given:
        pairs = [part[1:].split("->", 1) for part in parts]
        return "match", [Answer(_said(one), 100, match=_said(other)) for one, other in pairs]
    return "shortanswer", [_weighed(part[1:], 100, True) for part in parts]


def _weighed(part: str, percent: float, may_weigh: bool) -> Answer:
    said, _, feedback = part.partition("#")
    weight = re.match(r"\s*%(-?[0-9]+\.?[0-9]*)%", said) if may_weigh else None
    if weight:
        said, percent = said[weight.end() :], float(weight[1])
    return Answer(_said(said), percent, _said(feedback))
