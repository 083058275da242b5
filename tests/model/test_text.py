"""The words of blocks."""

from convert.model import (
    Callout,
    Cell,
    Code,
    Embed,
    Entry,
    Figure,
    Heading,
    Image,
    Item,
    Link,
    List,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Row,
    Rule,
    Table,
    Terms,
    Text,
)
from convert.model.text import plain


def says(words: str) -> Paragraph:
    return Paragraph((Text(words),))


BODY = (
    Heading(2, (Text("head"),)),
    Paragraph((Text("see "), Link((Text("link"),), "#x"), NoteRef("n", "1"))),
    Quote((says("quote"),), (Text("speaker"),)),
    List((Item((says("item"),)),)),
    Terms((Entry(((Text("term"),),), ((says("meaning"),),)),)),
    Figure((Image("a.jpg", "described"),), (Text("caption"),), "credit"),
    Table((Row((Cell((says("a"),)), Cell((says("b"),)))),), caption=(Text("all"),), source=(Text("source"),)),
    Code("x =  1\ny"),
    Callout((says("box"),), (Text("title"),)),
    Embed("post", "https://example.org/", text=(says("post"),)),
    Rule(),
    Note("n", "1", (says("note"),)),
)


def test_every_kind_of_block_gives_its_words_in_order() -> None:
    assert plain(BODY).split("\n") == [
        *("head", "see link1", "quote", "speaker", "item", "term", "meaning", "caption", "credit"),
        *("all", "a\tb", "source", "x =  1", "y", "title", "box", "post", "note"),
    ]


def test_words_of_pictures_can_be_left_out() -> None:
    assert "caption" not in plain(BODY, captions=False)
    assert "credit" not in plain(BODY, captions=False)
