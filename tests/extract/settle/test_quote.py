"""Quotations, their speakers, and pull quotes."""

from collections.abc import Callable

import pytest

from convert.extract.structure import Structure
from convert.model import Paragraph, Quote
from convert.model.text import inline, plain

Read = Callable[[str], Structure]
TEXT = "<p>In the end the harbour board found that nobody had asked the pilots before the dredging began.</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote><p>Nobody asked us.</p><footer>— Ana Reis, pilot</footer></blockquote>",
        "<blockquote><p>Nobody asked us.</p><cite>Ana Reis, pilot</cite></blockquote>",
        "<blockquote><p>Nobody asked us.</p><p>— Ana Reis, pilot</p></blockquote>",
        "<blockquote>Nobody asked us.<br>– Ana Reis, pilot</blockquote>",
        "<blockquote><p>Nobody asked us.</p></blockquote><p>— Ana Reis, pilot</p>",
        "<figure><blockquote><p>Nobody asked us.</p></blockquote>"
        "<figcaption>Ana Reis, pilot</figcaption></figure>",
        "<figure><blockquote><p>Nobody asked us.</p></blockquote>"
        "<figcaption>— Ana Reis, pilot</figcaption></figure>",
        "<blockquote><p>Nobody asked us. — Ana Reis, pilot</p></blockquote>",
        "<blockquote><p>Nobody asked us. <cite>— Ana Reis, pilot</cite></p></blockquote>",
        "<blockquote><p>Nobody <b>asked us.</b> — <a href='/ana'>Ana Reis</a>, pilot</p></blockquote>",
    ],
)
def test_the_speaker_is_told_apart(read: Read, html: str) -> None:
    (block,) = read(html).body
    assert isinstance(block, Quote)
    assert plain(block.blocks) == "Nobody asked us."
    assert inline(block.attribution) == "Ana Reis, pilot"


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote>nobody had asked the pilots before the dredging began</blockquote>",
        "<aside><p>Nobody had asked the pilots before the dredging began</p></aside>",
        "<div class='pull-quote'>“Nobody had asked the pilots before the dredging began”</div>",
    ],
)
def test_what_repeats_a_sentence_of_the_text_is_a_pull_quote(read: Read, html: str) -> None:
    block = read(TEXT + html + "<p>More text follows here, so that the box is not at the end.</p>").body[1]
    assert isinstance(block, Quote)
    assert block.pull


def test_a_quotation_that_is_new_is_no_pull_quote(read: Read) -> None:
    block = read(TEXT + "<blockquote>We were all at sea on that day, as always.</blockquote>").body[1]
    assert isinstance(block, Quote)
    assert not block.pull


@pytest.mark.parametrize(
    "long", ["word " * 30, "港口的领航员说没有人问过他们疏浚开始之前应该怎么办而且他们也不知道"]
)
def test_dialogue_after_a_quotation_is_no_speaker(read: Read, long: str) -> None:
    body = read(f"<blockquote>So.</blockquote><p>— {long}</p>").body
    assert isinstance(body[1], Paragraph)


@pytest.mark.parametrize(
    "said",
    [
        "Nobody asked us — not one of them.",
        "— Yes. — He stood up.",
        "<b>Nobody.</b> — and that was all",
        "It was late. — The board met at 8.30 in the hall",
    ],
)
def test_a_dash_in_what_is_said_names_nobody(read: Read, said: str) -> None:
    (block,) = read(f"<blockquote><p>{said}</p></blockquote>").body
    assert isinstance(block, Quote)
    assert not block.attribution


def test_a_paragraph_in_the_style_of_a_quotation_is_one(read: Read) -> None:
    made = read(
        "<p>He said:</p><p class=MsoIntenseQuote>The tide turned.</p><p class=MsoNormal>So it did.</p>"
    )
    assert [type(block).__name__ for block in made.body] == ["Paragraph", "Quote", "Paragraph"]


@pytest.mark.parametrize("shown", ["", "<div><img src=/ana.jpg alt='Ana Reis'></div>"])
def test_the_same_speaker_is_named_below_each_quotation(read: Read, shown: str) -> None:
    who = "Ana Reis, pilot of the harbour and secretary of the society for old machines"
    said = ("Nobody asked us before it began.", "Nobody asked us when it was over.", "We were not asked.")
    html = TEXT.join(
        f"<figure>{shown}<div><blockquote><p>{words}</p></blockquote><figcaption>{who}</figcaption></div></figure>"
        for words in said
    )
    quotes = [block for block in read(html + TEXT).body if isinstance(block, Quote)]
    assert [inline(quote.attribution) for quote in quotes] == [who] * 3


def test_a_speaker_in_a_paragraph_of_its_own_is_no_copy(read: Read) -> None:
    who = "Ana Reis, pilot of the harbour and secretary of the society for old machines"
    quote = f"<blockquote><p>Nobody asked us.</p></blockquote><p>{who}</p>"
    text = plain(read(f"{quote}{TEXT}{quote}{TEXT}{quote}").body)
    assert text.count(who) == 3
    assert text.count("harbour board") == 1
