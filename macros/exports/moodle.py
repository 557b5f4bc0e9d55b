"""Moodle XML: the question bank of Moodle and Totara. What the importer does was read off Moodle itself (decision 0062)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from .. import text
from ..item import BaseItem
from ..module import Module
from ..questions.choice.model import MultipleResponse, Reason, SingleChoice, TrueFalse
from ..questions.cloze.model import Cloze, ShortText
from ..questions.judgement.model import SCALE, Judgement
from ..questions.matching.model import Categorise, Matching
from ..questions.ordering.model import Ordering
from ..questions.written.model import Written
from .base import Exported, Format, Given, LeftOut, Writers, cannot, carry
from .embedded import alternative, choice, plain_html, typed
from .words import Words, credit, title

Question = etree._Element


def write(given: Given) -> Exported:
    questions, report = carry(given.items, WRITERS, given.words, losses=_losses)
    root = etree.Element("quiz")
    root.append(_category(given.module))
    root.extend(questions)
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return Exported(f"{given.module.id}-moodle.xml", content, report)


def _losses(item: BaseItem) -> Iterable[str]:
    if isinstance(item, ShortText) or (isinstance(item, Cloze) and any(gap.kind == "typed" for gap in item.gaps)):
        yield "Moodle does not forgive spelling slips."
    if isinstance(item, Written):
        yield "A trainer marks the text; the marking points are in the notes for graders."


def _category(module: Module) -> Question:
    question = etree.Element("question", type="category")
    path = f"Alongside/{text.plain(module.title).replace('/', '//')}"
    _text(question, "category", f"$course$/top/{path}")
    _text(question, "info", f"<p>{plain_html(credit(module))}</p>", format="html")
    etree.SubElement(question, "idnumber").text = f"alongside-{module.id}"
    return question


# --- one function for each type ------------------------------------------------------------------------------------------


def single(item: SingleChoice, words: Words) -> Question:
    question = _question("multichoice", item, words)
    _multichoice(question, one=True, shuffle=not item.fixed_order)
    for option in item.options:
        _answer(question, 100 if option.correct else 0, words.inline(option.text), words.inline(option.feedback))
    return _finished(question, item, words)


def multiple(item: MultipleResponse, words: Words) -> Question:
    """What is wrong takes away as much as what is right gives, as on our pages."""
    question = _question("multichoice", item, words)
    _multichoice(question, one=False, shuffle=not item.fixed_order)
    share = 100 / len(item.key)
    for option in item.options:
        fraction = share if option.correct else -share
        _answer(question, fraction, words.inline(option.text), words.inline(option.feedback))
    return _finished(question, item, words)


def true_false(item: TrueFalse, words: Words) -> Question:
    if item.reason:
        return _with_reason(item, item.reason, words)
    if any(option.text for option in item.options):
        return _own_truth(item, words)
    question = _question("truefalse", item, words)
    for option in item.options:
        _answer(question, 100 if option.correct else 0, option.id, words.inline(option.feedback), kind="moodle_auto_format")
    return _finished(question, item, words, hints=False)


def _own_truth(item: TrueFalse, words: Words) -> Question:
    """Moodle's own question of this kind would say 'True' and 'False', whatever the author's words."""
    question = _question("multichoice", item, words)
    _multichoice(question, one=True, shuffle=False)
    for option in item.options:
        said = words.inline(option.text or option.id.capitalize())
        _answer(question, 100 if option.correct else 0, said, words.inline(option.feedback))
    return _finished(question, item, words)


def _with_reason(item: TrueFalse, reason: Reason, words: Words) -> Question:
    """Two parts of equal weight in one question."""
    sides = [(option.text or option.id.capitalize(), option.correct, option.feedback) for option in item.options]
    reasons = [(option.text, option.correct, option.feedback) for option in reason.options]
    parts = [choice(1, "MCV", _alternatives(sides, words)), choice(1, "MCVS", _alternatives(reasons, words))]
    asked = f"{words.asked(item)}<p>\0</p><p>{words.inline(reason.stem)}</p><p>\0</p>"
    return _embedded(item, words, asked, parts)


def cloze(item: Cloze, words: Words) -> Question:
    passage, parts = words.blocks(item.passage), []
    for gap in (blank.gap for blank in item.blanks):
        passage = passage.replace(f"{{{gap.id}}}", "\0")
        if gap.kind == "dropdown":
            given = [(option.text, option.correct, option.feedback) for option in gap.options]
            parts.append(choice(1, "MCS", _alternatives(given, words)))
        else:
            near = [(one.text, words.inline(one.feedback)) for one in gap.near]
            parts.append(typed(1, gap.accept, words.inline(gap.feedback), near, words.inline(item.rationale)))
    return _embedded(item, words, words.asked(item) + passage, parts)


def short_text(item: ShortText, words: Words) -> Question:
    question = _question("shortanswer", item, words)
    etree.SubElement(question, "usecase").text = "0"
    given = [(one, 100, item.feedback.right) for one in item.accept]
    given += [(one.text, 0, one.feedback) for one in item.near]
    for accepted, fraction, said in given:
        _answer(question, fraction, accepted.replace("*", r"\*"), words.inline(said), kind="moodle_auto_format")
    _answer(question, 0, "*", words.inline(item.feedback.wrong), kind="moodle_auto_format")
    return _finished(question, item, words)


def matching(item: Matching, words: Words) -> Question:
    spare = [target.text for target in item.targets if target.id not in item.pairs.values()]
    texts = {target.id: target.text for target in item.targets}
    pairs = [(prompt.text, texts[prompt.match], prompt.feedback) for prompt in item.prompts]
    return _matched(item, words, pairs, spare)


def categorise(item: Categorise, words: Words) -> Question:
    texts = {category.id: category.text for category in item.categories}
    return _matched(item, words, [(entry.text, texts[entry.category], entry.feedback) for entry in item.asked], [])


def ordering(item: Ordering, words: Words) -> Question:
    """Marked as on our pages: the share of steps that are followed by the right one."""
    question = _question("ordering", item, words, words.listed((step.text, step.feedback) for step in item.steps))
    settings = {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": str(len(item.steps)),
        "gradingtype": "RELATIVE_NEXT_EXCLUDE_LAST",
        "showgrading": "SHOW",
        "numberingstyle": "none",
        "shownumcorrect": "1",  # without it Moodle 4.5.5 stops half-way through the file
    }
    for name, value in settings.items():
        etree.SubElement(question, name).text = value
    for place, step in enumerate(item.steps, 1):
        _answer(question, place, words.inline(step.text), None)
    return _finished(question, item, words)


def judgement(item: Judgement, words: Words) -> Question:
    """A rating loses what it is away from the expert's, weighted by how far one can be away: the same score as on our pages."""
    if item.mode == "rank":
        raise LeftOut("Moodle cannot mark a ranking by how close it comes.")
    asked, parts = words.asked(item), []
    for response in item.responses:
        farthest = max(response.expert - 1, len(SCALE) - response.expert)
        alternatives = []
        for point, said in enumerate(SCALE, 1):
            share = round(100 * (1 - abs(point - response.expert) / farthest))
            alternatives.append(alternative(share, plain_html(said), words.inline(response.feedback)))
        parts.append(choice(farthest, "MC", alternatives))
        asked += f"<p>{words.inline(response.text)} \0</p>"
    return _embedded(item, words, asked, parts)


def written(item: Written, words: Words) -> Question:
    if item.kind == "recall":
        model = words.blocks(item.model or "")
        points = "".join(f"<li>{words.inline(point.text)}</li>" for point in item.points)
        marking = f"<p>A full answer holds:</p><ul>{points}</ul>{model}"
    else:
        marking = "".join(
            f"<p><strong>{one.strength.capitalize()} example</strong></p>{words.blocks(one.text)}<p>{words.inline(one.why)}</p>"
            for one in item.models
        )
    question = _question("essay", item, words, marking)
    settings = {"responseformat": "editor", "responserequired": "1", "responsefieldlines": "10", "attachments": "0"}
    for name, value in settings.items():
        etree.SubElement(question, name).text = value
    _text(question, "graderinfo", marking, format="html")
    _text(question, "responsetemplate", "", format="html")
    return _finished(question, item, words, hints=False)


WRITERS: Writers[Question] = {
    "single-choice": single,
    "multiple-response": multiple,
    "true-false": true_false,
    "matching": matching,
    "categorise": categorise,
    "ordering": ordering,
    "cloze": cloze,
    "short-text": short_text,
    "scenario": cannot("Moodle has no question that branches."),
    "judgement": judgement,
    "written": written,
}

FORMAT = Format("Moodle questions (XML)", "For the question bank of Moodle or Totara.", write)


# --- parts ---------------------------------------------------------------------------------------------------------------


def _question(kind: str, item: BaseItem, words: Words, explained: str = "", asked: str = "") -> Question:
    question = etree.Element("question", type=kind)
    _text(question, "name", title(item))
    _text(question, "questiontext", asked or words.asked(item), format="html")
    _text(question, "generalfeedback", words.why(item, explained), format="html")
    for name, value in {"defaultgrade": "1", "penalty": "0.3333333", "hidden": "0", "idnumber": item.id}.items():
        etree.SubElement(question, name).text = value
    return question


def _multichoice(question: Question, *, one: bool, shuffle: bool) -> None:
    settings = {"single": one, "shuffleanswers": shuffle}
    for name, value in settings.items():
        etree.SubElement(question, name).text = str(value).lower()
    etree.SubElement(question, "answernumbering").text = "abc"
    etree.SubElement(question, "showstandardinstruction").text = "1"


def _matched(item: Matching | Categorise, words: Words, pairs: Sequence[tuple[str, str, str]], spare: Sequence[str]) -> Question:
    """Answers are plain text in Moodle; one without a question is a spare."""
    question = _question("matching", item, words, words.listed((one, said) for one, _, said in pairs))
    etree.SubElement(question, "shuffleanswers").text = "true"
    asked = [(words.inline(one), other) for one, other, _ in pairs] + [("", other) for other in spare]
    for one, other in asked:
        part = _text(question, "subquestion", one, format="html")
        _text(part, "answer", text.plain(other))
    return _finished(question, item, words)


def _embedded(item: BaseItem, words: Words, asked: str, parts: Sequence[str]) -> Question:
    """A text with questions in it; each \\0 is the place of the next part."""
    text_with_parts, *rest = asked.replace("{", "&#123;").split("\0")
    for part, following in zip(parts, rest, strict=True):
        text_with_parts += part + following
    question = _question("cloze", item, words, asked=text_with_parts)
    question.remove(question.find("defaultgrade"))  # type: ignore[arg-type]  # the sum of its parts
    return _finished(question, item, words)


def _alternatives(options: Iterable[tuple[str, bool, str]], words: Words) -> list[str]:
    return [
        alternative(100 if correct else 0, words.inline(option), words.inline(feedback)) for option, correct, feedback in options
    ]


def _answer(question: Question, fraction: float, said: str, feedback: str | None, kind: str = "html") -> None:
    answer = _text(question, "answer", said, fraction=_number(fraction), format=kind)
    if feedback is not None:
        _text(answer, "feedback", feedback, format="html")


def _number(fraction: float) -> str:
    """As Moodle lists its grades: 33.33333, not 33.3333333."""
    return f"{fraction:.5f}".rstrip("0").rstrip(".")


def _finished(question: Question, item: BaseItem, words: Words, *, hints: bool = True) -> Question:
    for hint in item.hints if hints else ():
        _text(question, "hint", f"<p>{words.inline(hint)}</p>", format="html")
    tags = etree.SubElement(question, "tags")
    for tag in ("alongside", item.outcome, item.level):
        _text(tags, "tag", tag)
    return question


def _text(parent: Question, name: str, words: str, **attributes: str) -> Question:
    element = etree.SubElement(parent, name, attributes)
    etree.SubElement(element, "text").text = words
    return element
