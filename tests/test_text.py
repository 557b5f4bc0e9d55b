"""Small markup: what becomes HTML, what stays text, and what no text may hold."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros import text

MARKS = text.Marks(cite=lambda source: f"<cite>{source}</cite>", term=lambda term, words: f"<dfn>{term}={words}</dfn>")


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("plain", "plain"),
        ("**strong**", "<strong>strong</strong>"),
        ("*soft*", "<em>soft</em>"),
        ("**strong and *soft***", "<strong>strong and <em>soft</em></strong>"),
        ("`a * b`", "<code>a * b</code>"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("so it says [@scie-2012].", "so it says <cite>scie-2012</cite>."),
        ("**so [@scie-2012]**", "<strong>so <cite>scie-2012</cite></strong>"),
        ("[nation: Wales] has", '<span class="nation">Wales</span> has'),
        ("[[coach]]", "<dfn>coach=coach</dfn>"),
        ("[[coach|a coach]]", "<dfn>coach=a coach</dfn>"),
        ("[here](../b/)", '<a href="../b/">here</a>'),
        ("[**here**](#part)", '<a href="#part"><strong>here</strong></a>'),
        ("[there](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">there</a>'),
        ('[there](https://example.org/"x)', '<a href="https://example.org/%22x">there</a>'),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("  spaced  ", "spaced"),
    ],
)
def test_a_run_of_words_becomes_html(written: str, html: str) -> None:
    assert text.inline(written, MARKS) == html


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "ms-word:x",
        "&#106;avascript:x",
        "mailto:a@b",
        "blob:x",
    ],
)
def test_a_link_leads_nowhere_but_to_pages(href: str) -> None:
    html = text.inline(f"[a]({href})")

    assert "<a" not in html


def test_a_mark_gets_the_words_as_they_were_written() -> None:
    html = text.inline("[[Health & Care|health & <care>]]", MARKS)

    assert html == "<dfn>Health & Care=health & <care></dfn>"


def test_paragraphs_and_lists_are_told_by_empty_lines_and_dashes() -> None:
    html = text.blocks("One\nline.\n\n- first\n- second\n  goes on\n\nLast - not a list.\n", MARKS)

    assert html == "<p>One line.</p><ul><li>first</li><li>second\n  goes on</li></ul><p>Last - not a list.</p>"


def test_in_prose_only_our_marks_are_made_and_markdown_is_left_alone() -> None:
    prose = text.prose("# Title\n\n*Soft* [link](x) [@scie-2012] [nation: UK] [[coach|coaches]] [[coach]]", MARKS)

    assert prose == (
        '# Title\n\n*Soft* [link](x) <cite>scie-2012</cite> <span class="nation">UK</span> <dfn>coach=coaches</dfn> <dfn>coach=coach</dfn>'
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("A **strong** *soft* `code`", "A strong soft code"),
        ("### Title\n\n> quoted\n\n- one\n2. two", "Title quoted one two"),
        ("[[coach|a coach]] and [[mentor]] [@scie-2012] [nation: Wales]", "a coach and mentor"),
        ("[words](https://example.org)", "words"),
    ],
)
def test_plain_words_are_what_a_reader_says(written: str, said: str) -> None:
    assert text.plain(written) == said


@pytest.mark.parametrize(
    ("written", "count"),
    [("", 0), ("One, two: three!", 3), ("It's well-known", 2), ("a_b", 2), ("3.5 hours", 3), ("[@scie-2012] so", 1)],
)
def test_words_are_counted_without_marks(written: str, count: int) -> None:
    assert text.count_words(written) == count


@pytest.mark.parametrize(
    ("words", "slug"), [("Restorative supervision", "restorative-supervision"), ("  A & B!  ", "a-b"), ("é", "")]
)
def test_a_slug_is_small_letters_figures_and_hyphens(words: str, slug: str) -> None:
    assert text.slug(words) == slug


@pytest.mark.parametrize(
    ("written", "told", "words"),
    [
        ("a <b>c</b>", "raw HTML ('<b>') is not used in text. Take it out, or write 'less than'.", "<b>"),
        ("a <!-- c -->", "raw HTML ('<!--') is not used in text. Take it out, or write 'less than'.", "<!--"),
        ("a<b", "raw HTML ('<b') is not used in text. Take it out, or write 'less than'.", "<b"),
        ("a {{ b }}", "'{{' and '{%' are not used in text. Take them out.", "{{"),
        ("a {% b %}", "'{{' and '{%' are not used in text. Take them out.", "{%"),
        ("a {: .b }", "an attribute list ('{: …}') is not used in text. Take it out.", "{:"),
        ("a {#b}", "an attribute list ('{: …}') is not used in text. Take it out.", "{#"),
        ("[nation: Wale]", "there is no nation 'Wale'. Did you mean 'Wales'? Use one of: UK, England, Wales, Scotland, Northern Ireland.", "[nation: Wale]"),
        ("[Nation: Wales]", "the mark '[Nation: Wales]' is not complete, or holds too much. Write '[nation: Wales]'.", "[Nation: Wales]"),
        ("[[a]", "the mark '[[a]' is not complete, or holds too much. Write '[[term]]' or '[[term|words]]'.", "[[a]"),
        ("[[]]", "the mark '[[]' is not complete, or holds too much. Write '[[term]]' or '[[term|words]]'.", "[[]"),
        ("[@A 1]", "the mark '[@A 1]' is not complete, or holds too much. Write one source's id from docs/sources.yml in its own brackets, as in '[@scie-2012]'.", "[@A 1]"),
    ],
)  # fmt: skip
def test_markup_that_a_page_would_run_or_show_raw_is_told(written: str, told: str, words: str) -> None:
    problems = list(text.problems(written))

    assert [(problem.message, problem.words) for problem in problems] == [(told, words)]


@pytest.mark.parametrize(
    "written", ["a < b", "2 <3", "{a}", "[a]", "[a](b)", "[@scie-2012] [[a|b]] [nation: UK] [nation:UK]", "50 %} off"]
)
def test_what_only_looks_like_markup_is_left_alone(written: str) -> None:
    assert list(text.problems(written)) == []


PIECES = (*"ab <>&\"'*`[]()|@:!/{}#-\n", "**", "[a](", "[[", "]]", "javascript:", "nation: ", "https://", "<script>", "<a href=")


@settings(max_examples=500, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_words_whatever_become_an_element_of_their_own(words: str) -> None:
    for html in (text.inline(words), text.blocks(words)):
        seen = Elements(html)

        assert seen.names <= {"strong", "em", "code", "a", "span", "p", "ul", "li"}
        assert seen.attributes <= {"href", "class"}
        assert all(re.match(r"https?:|(?![a-z0-9+.-]+:)", href, re.IGNORECASE) for href in seen.hrefs)


class Elements(HTMLParser):
    """The names of all elements and attributes in some HTML, as a browser would see them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.hrefs: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.hrefs.extend(value or "" for name, value in attrs if name == "href")
