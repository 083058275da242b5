"""What is taken for Markdown, and that it is read like a page."""

import pytest

import convert
from convert.model import Article, Code, Figure, Heading, Link, List, NoteRef, Paragraph, Table, Text
from convert.model.text import plain
from convert.model.walk import descend
from convert.sources import read_bytes

TEXT = """\
# Rivers under the streets

*By Owen Hart — 5 June 2024*

Cities are digging up **buried rivers**. See [the study](https://rivers.example/study). The work is slow and
costly, and nobody has yet measured what it gives back.[^1]

## Costs

| City | Cost per metre |
|---|---|
| Lyon | 2400 |
| Graz | 1900 |

1. Survey
2. Dig
    * by night

```
x = 1
```

## Related

- [Who pays for rain](https://rivers.example/rain)
- [The bench that moved](https://rivers.example/bench)

[^1]: Figures of 2023, *rounded*.
"""

FRONT = """\
---
title: "Lamps on the quay"
author: [Owen Hart, Lea Brandt]
date: 2024-06-05
tags:
  - light
---
The lamps on the quay were changed in June, and **nobody** has complained. We propose to change the others.
"""


def read(text: str, name: str = "paste.txt") -> Article:
    return convert.extract(read_bytes(text.encode(), name))


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (TEXT, "standard input", "html"),
        (FRONT, "standard input", "html"),
        (TEXT.replace("\n", "\r\n"), "paste.txt", "html"),
        ("# One sign\n\nis enough in a file of that name.", "a.md", "html"),
        ("# One sign\n\nis not enough elsewhere.", "a.txt", "text"),
        ("Plain words in a file of that name.", "a.md", "text"),
        (
            "- a list\n- of [brackets] and *stars*\n\n> and a quotation\n\nWords ** and 2 ** 3",
            "a.txt",
            "text",
        ),
        ("Deploy\n\n# stop the server\nmake stop\n\nSee a[0](x) and b[1](y).", "a.txt", "text"),
    ],
)
def test_two_kinds_of_unmistakable_signs_make_markdown(text: str, name: str, kind: str) -> None:
    assert read_bytes(text.encode(), name).kind == kind


def test_each_mark_is_read_as_what_it_means() -> None:
    article = read(TEXT)
    assert article.title == "Rivers under the streets"
    assert [person.name for person in article.byline] == ["Owen Hart"]
    assert article.published == "2024-06-05"
    assert [type(b) for b in article.body] == [Paragraph, Heading, Table, List, Code]
    assert [related.href for related in article.related] == [
        "https://rivers.example/rain",
        "https://rivers.example/bench",
    ]
    values = list(descend(article.body))
    assert [v.href for v in values if isinstance(v, Link)] == ["https://rivers.example/study"]
    assert len([v for v in values if isinstance(v, NoteRef)]) == 1
    assert plain(article.notes) == "Figures of 2023, rounded."


@pytest.mark.parametrize("sign", ["*", "#", "[", "](", "```", "|", "^"])
def test_no_mark_is_printed(sign: str) -> None:
    article = read(TEXT)
    assert sign not in plain(article.body) + plain(article.notes) + article.title


def test_front_matter_tells_the_facts() -> None:
    article = read(FRONT)
    assert article.title == "Lamps on the quay"
    assert [person.name for person in article.byline] == ["Owen Hart", "Lea Brandt"]
    assert article.published == "2024-06-05"
    assert "title:" not in plain(article.body)


def test_front_matter_cannot_close_its_declaration() -> None:
    article = read(FRONT.replace("Lamps on the quay", "Lamps</script><p>more"))
    assert "more" not in plain(article.body)


@pytest.mark.parametrize("mark", ["[", "![a", "*a ", "> ", "- ", "[^a] ", "|a"])
def test_marks_without_end_come_through(mark: str) -> None:
    assert read(TEXT + "\n" + mark * 5000).title == "Rivers under the streets"


@pytest.mark.parametrize("depth", [15, 60, 500])
def test_nothing_that_follows_a_deep_list_is_lost(depth: int) -> None:
    items = "".join(f"{'  ' * level}- The lock of level {level} is shut.\n" for level in range(depth))
    body = plain(read(f"{TEXT}\n{items}\nNobody has the key.\n", "page.md").body)
    assert f"The lock of level {depth - 1} is shut." in body
    assert "Nobody has the key." in body


def test_the_title_of_a_picture_is_its_caption_with_the_credit_in_it() -> None:
    picture = '![A lamp](lamp.png "A lamp at <night>. Photo: R. Ames")'
    article = read(f"# Lamps\n\n{TEXT}\n\n## More\n\n{picture}\n\nThe bench is next.\n", "x.md")
    figure = next(block for block in article.body if isinstance(block, Figure))
    assert figure.caption == (Text("A lamp at <night>."),)
    assert figure.credit == "Photo: R. Ames"
