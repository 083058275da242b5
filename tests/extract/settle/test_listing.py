"""Lists, real and faked, and lists of terms."""

from collections.abc import Callable

import pytest

from convert.extract.structure import Structure
from convert.model import Item, List, Paragraph, Terms, Text
from convert.model.text import plain

Read = Callable[[str], Structure]


def item(words: str) -> Item:
    return Item((Paragraph((Text(words),)),))


def test_a_list_in_a_list_stays_in_its_item(read: Read) -> None:
    (block,) = read("<ul><li>fish<ul><li>cod</ul><li>meat</ul>").body
    assert block == List((Item((Paragraph((Text("fish"),)), List((item("cod"),)))), item("meat")))


def test_numbers_keep_their_start_and_kind(read: Read) -> None:
    (block,) = read("<ol start=4 type=a><li>four<li>five</ol>").body
    assert block == List((item("four"), item("five")), ordered=True, start=4, style="lower-alpha")


def test_a_list_that_stands_between_items_belongs_to_the_item_before(read: Read) -> None:
    (block,) = read("<ul><li>one</li><ul><li>deep</li></ul><li>two</li></ul>").body
    assert isinstance(block, List)
    assert len(block.items) == 2
    assert isinstance(block.items[0].blocks[1], List)


def test_lines_that_begin_with_bullets_become_a_list(read: Read) -> None:
    body = read("<p>We need:<br>• rope<br>• tar</p>").body
    assert body == (Paragraph((Text("We need:"),)), List((item("rope"), item("tar"))))


def test_paragraphs_that_begin_with_bullets_become_one_list(read: Read) -> None:
    assert read("<p>• rope</p><p>• tar</p>").body == (List((item("rope"), item("tar"))),)


def test_a_dash_that_opens_a_speech_makes_no_list(read: Read) -> None:
    body = read("<p>– Where to?</p><p>– Home.</p>").body
    assert all(isinstance(block, Paragraph) for block in body)


def test_terms_in_a_row_share_their_definition(read: Read) -> None:
    (block,) = read("<dl><dt>ebb</dt><dt>low</dt><dd>out</dd><div><dt>flood</dt><dd>in</dd></div></dl>").body
    assert isinstance(block, Terms)
    assert [len(entry.terms) for entry in block.entries] == [2, 1]
    assert plain([block]).split() == ["ebb", "low", "out", "flood", "in"]


def test_words_that_stand_beside_terms_are_kept(read: Read) -> None:
    body = read("<dl>Prices of 1998 <dt>rope<dd>4</dd><div>and <dt>tar<dd>9</div></dl>").body
    assert plain(body).split() == ["Prices", "of", "1998", "and", "rope", "4", "tar", "9"]


@pytest.mark.parametrize(
    "html",
    ["<p>3. rope<br>4. tar</p>", "<p>3) rope</p><p>4) tar</p>", "<p><span>3.</span> rope<br/>\n4. tar</p>"],
)
def test_lines_numbered_one_after_the_other_are_a_list(read: Read, html: str) -> None:
    made = read(html)
    assert made.body == (List((item("rope"), item("tar")), ordered=True, start=3),)
    assert [entry.text for entry in made.trail] in (["3. 4."], ["3) 4)"])


def test_words_before_numbered_lines_stay_before_the_list(read: Read) -> None:
    body = read("<p>We need:<br>1. rope<br>2. <b>tar</b></p>").body
    assert [type(block) for block in body] == [Paragraph, List]


@pytest.mark.parametrize(
    "html",
    ["<p>1. rope</p>", "<p>1. rope<br>3. tar</p>", "<p>1. rope</p><p>x</p><p>2. tar</p>", "<p>1. a<br>b</p>"],
)
def test_numbers_that_do_not_follow_one_another_are_words(read: Read, html: str) -> None:
    assert not any(isinstance(block, List) for block in read(html).body)


def test_numbers_that_stand_in_the_items_are_not_printed_twice(read: Read) -> None:
    for one, two in (("<div>1</div><p>Ebb</p>", "<div>2</div><p>Flow</p>"), ("1. Ebb", "2. Flow")):
        for kind in ("ol", "ul"):
            made = read(f"<{kind}><li>{one}<li>{two}</{kind}>")
            assert made.body == (List((item("Ebb"), item("Flow")), ordered=True),)
            assert [removal.text for removal in made.trail] == ["1 2"]


def test_numbers_that_are_not_those_of_the_items_are_words(read: Read) -> None:
    assert plain(read("<ol><li>1. Ebb<li>3. Flow</ol>").body) == "1. Ebb\n3. Flow"
    assert plain(read("<ol><li>1<li>2</ol>").body) == "1\n2"
