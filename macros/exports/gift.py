"""GIFT: questions as text, which Moodle and some others read. Lossy: see the Report of each file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .. import text
from ..item import BaseItem
from ..questions.choice.model import MultipleResponse, SingleChoice, TrueFalse
from ..questions.cloze.model import Cloze, ShortText
from ..questions.matching.model import Categorise, Matching
from ..questions.written.model import Written
from .base import Exported, Format, Given, LeftOut, Writers, cannot, carry
from .words import Words, credit, title

_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"})


def write(given: Given) -> Exported:
    questions, report = carry(given.items, WRITERS, given.words, losses=_losses)
    category = f"$CATEGORY: $course$/top/Alongside/{text.plain(given.module.title).replace('/', '//')}"  # not escaped: Moodle keeps it as it is
    parts = [f"// {credit(given.module)}", category, *questions]
    return Exported(f"{given.module.id}-gift.txt", ("\n\n".join(parts) + "\n").encode(), report)


def _losses(item: BaseItem) -> Iterable[str]:
    if item.hints:
        yield "GIFT carries no hints."
    if getattr(item, "fixed_order", False):
        yield "GIFT cannot keep the options in their order; set it in the platform."
    if isinstance(item, ShortText) or (isinstance(item, Cloze) and item.gaps[0].kind == "typed"):
        yield "Spelling slips are not forgiven."
    if isinstance(item, Written):
        yield "A trainer marks the text; GIFT carries no notes for graders, so the model comes after it as feedback."


# --- one function for each type ------------------------------------------------------------------------------------------


def single(item: SingleChoice, words: Words) -> str:
    lines = [_alternative("=" if option.correct else "~", option.text, option.feedback, words) for option in item.options]
    return _question(item, words, lines)


def multiple(item: MultipleResponse, words: Words) -> str:
    share = f"{100 / len(item.key):.5f}".rstrip("0").rstrip(".")
    lines = [
        _alternative(f"~%{'' if option.correct else '-'}{share}%", option.text, option.feedback, words) for option in item.options
    ]
    return _question(item, words, lines)


def true_false(item: TrueFalse, words: Words) -> str:
    if item.reason:
        raise LeftOut("GIFT cannot ask for a reason in the same question.")
    if any(option.text for option in item.options):
        lines = [
            _alternative("=" if option.correct else "~", option.text or option.id.capitalize(), option.feedback, words)
            for option in item.options
        ]
        return _question(item, words, lines)
    right, wrong = sorted(item.options, key=lambda option: not option.correct)
    return _question(item, words, [f"{right.id.upper()}#{_html(wrong.feedback, words)}#{_html(right.feedback, words)}"])


def short_text(item: ShortText, words: Words) -> str:
    near = [(one.text, one.feedback) for one in item.near]
    return _question(item, words, _typed(item.accept, item.feedback.right, near, item.feedback.wrong, words))


def cloze(item: Cloze, words: Words) -> str:
    """A question in the middle of its text, if it is only one."""
    if len(item.gaps) > 1:
        raise LeftOut("GIFT has one gap to a question.")
    gap = item.gaps[0]
    if gap.kind == "dropdown":
        lines = [_alternative("=" if option.correct else "~", option.text, option.feedback, words) for option in gap.options]
    else:
        lines = _typed(gap.accept, gap.feedback, [(one.text, one.feedback) for one in gap.near], item.rationale, words)
    before, after = (words.asked(item) + words.blocks(item.passage)).rsplit(f"{{{gap.id}}}", 1)
    return _written_out(item, _escaped(before), [*lines, _why(item, words)], _escaped(after))


def matching(item: Matching, words: Words) -> str:
    texts = {target.id: target.text for target in item.targets}
    pairs = [(prompt.text, texts[prompt.match]) for prompt in item.prompts]
    spare = [("", target.text) for target in item.targets if target.id not in item.pairs.values()]
    return _matched(item, words, [*pairs, *spare], [(prompt.text, prompt.feedback) for prompt in item.prompts])


def categorise(item: Categorise, words: Words) -> str:
    texts = {category.id: category.text for category in item.categories}
    pairs = [(entry.text, texts[entry.category]) for entry in item.asked]
    return _matched(item, words, pairs, [(entry.text, entry.feedback) for entry in item.asked])


def written(item: Written, words: Words) -> str:
    if item.kind == "recall":
        model = words.blocks(item.model or "")
    else:
        model = "".join(f"{words.blocks(one.text)}<p>{words.inline(one.why)}</p>" for one in item.models)
    return _question(item, words, [], model)


WRITERS: Writers[str] = {
    "single-choice": single,
    "multiple-response": multiple,
    "true-false": true_false,
    "matching": matching,
    "categorise": categorise,
    "ordering": cannot("GIFT has no question that puts steps in order."),
    "cloze": cloze,
    "short-text": short_text,
    "scenario": cannot("GIFT has no question that branches."),
    "judgement": cannot("GIFT cannot mark a judgement by how close it comes."),
    "written": written,
}

FORMAT = Format("GIFT questions (text)", "For Moodle, and for other tools that read GIFT.", write)


# --- parts ---------------------------------------------------------------------------------------------------------------


def _question(item: BaseItem, words: Words, lines: Sequence[str], explained: str = "") -> str:
    return _written_out(item, _said(words.asked(item)), [*lines, _why(item, words, explained)])


def _written_out(item: BaseItem, before: str, lines: Sequence[str], after: str = "") -> str:
    """No empty line: it would end the question."""
    inside = "".join(f"\t{line}\n" for line in lines)
    comment = f"// [id:{item.id}] [tag:alongside] [tag:{item.outcome}] [tag:{item.level}]"
    return f"{comment}\n::{_said(title(item))}::[html]{before}{{\n{inside}}}{after}"


def _why(item: BaseItem, words: Words, explained: str = "") -> str:
    return f"####{_said(words.why(item, explained))}"


def _matched(item: BaseItem, words: Words, pairs: Iterable[tuple[str, str]], reasons: Iterable[tuple[str, str]]) -> str:
    lines = [f"={_html(one, words)} -> {_said(text.plain(other))}" for one, other in pairs]
    return _question(item, words, lines, words.listed(reasons))


def _typed(accept: Iterable[str], right: str, near: Iterable[tuple[str, str]], wrong: str, words: Words) -> list[str]:
    """Typed words are no HTML. With an arrow in one of them Moodle would take the question for a matching one."""
    given = [(100, one, right) for one in accept] + [(0, one, said) for one, said in near]
    if any("->" in one for _, one, _ in given):
        raise LeftOut("GIFT cannot accept an answer with '->' in it.")
    lines = [f"=%{percent}%{_said(one.replace('*', chr(92) + '*'))}#{_html(said, words)}" for percent, one, said in given]
    return [*lines, f"=%0%*#{_html(wrong, words)}"]


def _alternative(mark: str, said: str, feedback: str, words: Words) -> str:
    option = _html(said, words)
    if option.startswith("%") and mark == "~":
        mark = "~%0%"  # or its own sign would be read as a weight
    return f"{mark}{option}#{_html(feedback, words)}"


def _html(words: str, given: Words) -> str:
    """A text that starts with a bracket is told to be HTML, or the bracket would be read as the name of a form."""
    said = _said(given.inline(words))
    return f"[html]{said}" if said.startswith("[") else said


def _said(words: str) -> str:
    return _escaped(words.strip())


def _escaped(words: str) -> str:
    """On one line: an empty one would end the question."""
    return re.sub(r"\s+", " ", words).translate(_SIGNS)
