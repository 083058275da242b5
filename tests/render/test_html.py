import html
import html.parser
import re

import pytest

from convert.design import Design
from convert.model import (
    Article,
    Block,
    Callout,
    Cell,
    Code,
    Figure,
    Heading,
    Image,
    Item,
    Link,
    List,
    Math,
    Note,
    NoteRef,
    Origin,
    Paragraph,
    Person,
    Publication,
    Related,
    Row,
    Rule,
    Table,
    Text,
)
from convert.render import render
from convert.render.address import clean, write_address
from convert.render.html import Writer
from convert.render.label import labels
from convert.render.picture import Shelf
from convert.render.table import lay_grid

EVIL = """"'><script>alert(1)</script><img src=file:///etc/passwd onerror=x>{{ 7*191 }}"""


def writer(*blocks: Block, notes: tuple[Note, ...] = ()) -> tuple[Writer, str]:
    article = Article("T", blocks, notes=notes)
    made = Writer(article, Shelf(), labels("en"))
    return made, str(made.blocks(article.body))


def line(text: str) -> Paragraph:
    return Paragraph((Text(text),))


class Tags(html.parser.HTMLParser):
    """Every tag with its attributes."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_words_of_a_page_never_become_markup(design: Design) -> None:
    article = Article(
        EVIL,
        (Heading(2, (Text(EVIL),), EVIL), Paragraph((Text(EVIL), Link((Text(EVIL),), "#" + EVIL)))),
        dek=EVIL,
        byline=(Person(EVIL, EVIL, EVIL, "javascript:alert(1)"),),
        site=EVIL,
        section=EVIL,
        lead=Figure((Image(EVIL, EVIL),), (Text(EVIL),), EVIL),
        related=(Related(EVIL, "https://x.example/" + EVIL, EVIL),),
        copyright=EVIL,
        language="en",
        origin=Origin('https://x.example/"><script>'),
    )
    markup = render(Publication((article,)), design, "html").data.decode()
    tags = Tags(markup).seen
    assert {tag for tag, _ in tags}.isdisjoint({"script", "iframe", "object"})
    assert not [name for _, attrs in tags for name in attrs if name.startswith("on")]
    assert "1337" not in markup.replace(EVIL, "")
    assert markup.count("{{ 7*191 }}") > 5


def test_the_html_page_asks_for_nothing(everything: Publication, design: Design) -> None:
    markup = render(everything, design, "html").data.decode()
    sources = [a["src"] for _, a in Tags(markup).seen if a.get("src")]
    assert sources
    assert all(s.startswith("data:image/") for s in sources if s)
    assert "asset:" not in markup
    assert not re.search(r"url\((?!&#39;data:)", markup)


def test_heading_levels_never_skip_one() -> None:
    _, markup = writer(*(Heading(level, (Text(str(level)),)) for level in (3, 5, 6, 4, 2, 6)))
    assert re.findall(r"<h(\d)", markup) == ["2", "3", "4", "3", "2", "3"]


def test_ids_of_the_page_do_not_get_through() -> None:
    _, markup = writer(
        Heading(2, (Text("A"),), "main"),
        Paragraph((Link((Text("up"),), "#main"), Link((Text("no"),), "#gone"))),
    )
    assert 'id="a1-h1"' in markup
    assert 'href="#a1-h1"' in markup
    assert "#gone" not in markup
    assert "no</p>" in markup


def test_notes_and_their_references_lead_to_each_other() -> None:
    made, markup = writer(
        Paragraph((Text("x"), NoteRef("fn:1", "1"), NoteRef("fn:1", "1"), NoteRef("lost", "9"))),
        notes=(Note("fn:1", "1", (line("Words."),)),),
    )
    notes = str(made.notes())
    calls = re.findall(r'<a id="([^"]+)" href="#([^"]+)"', markup)
    assert calls == [("a1-n1-1", "a1-n1"), ("a1-n1-2", "a1-n1")]
    assert 'id="a1-n1"' in notes
    assert notes.count('href="#a1-n1-') == 2
    assert ">9</sup>" in markup


def test_a_link_within_a_link_is_only_words() -> None:
    _, markup = writer(
        Paragraph((Link((Link((Text("in"),), "https://b.example/"), Text("out")), "https://a.example/"),))
    )
    assert markup.count("<a ") == 1


def test_an_address_is_numbered_once_and_not_where_it_is_printed() -> None:
    made, markup = writer(
        Paragraph(
            (
                Link((Text("one"),), "https://a.example/x?utm_source=n"),
                Link((Text("same"),), "https://a.example/x"),
                Link((Text("www.b.example/y"),), "https://www.b.example/y"),
                Link((Text("b.example/y"),), "https://www.b.example/y"),
            )
        )
    )
    assert list(made.inline.link_notes.numbers) == ["https://a.example/x", "https://www.b.example/y"]
    assert markup.count('class="link-number">1<') == 2


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((line(text),), colspan=columns, rowspan=rows)


def widths(table: Table) -> list[int]:
    """Columns that each row covers, spans from above included."""
    grid = lay_grid(table)
    rows = [*grid.head, *(row for group in grid.body for row in group), *grid.foot]
    covered = [0] * len(rows)
    for index, row in enumerate(rows):
        for slot in row:
            for below in range(slot.rowspan):
                covered[index + below] += slot.colspan
    return covered


@pytest.mark.parametrize(
    "table",
    [
        Table((Row((cell("a"),)), Row((cell("b"), cell("c"), cell("d"))))),
        Table((Row((cell("a", 1, 9), cell("b"))), Row((cell("c"),)), Row((cell("d"),))), head=1),
        Table((Row((cell("a", 10**9, 10**9),)), Row((cell("b"),)))),
        Table((Row((cell("a"), cell("b", 1, 2), cell("c"))), Row((cell("d", 3),)), Row((cell("e"),)))),
        Table((Row(()), Row((cell("a", 2),)), Row(())), foot=1),
    ],
)
def test_every_row_of_a_table_covers_every_column(table: Table) -> None:
    assert set(widths(table)) == {lay_grid(table).columns}


@pytest.mark.parametrize(
    "table",
    [
        Table(tuple(Row(tuple(cell(f"{r}-{c}", 1000, 65534) for c in range(3))) for r in range(120)), head=1),
        Table((Row(tuple(cell(f"0-{c}") for c in range(900))), Row((cell("1-0"),))), head=1),
    ],
    ids=["spans", "columns"],
)
def test_a_table_that_no_sheet_has_room_for_is_folded_with_all_its_words(table: Table) -> None:
    grid = lay_grid(table)
    found = [slot.cell for group in grid.body for row in group for slot in row if slot.cell]
    assert found == [each for row in table.rows for each in row.cells]
    assert grid.columns <= 20
    assert not grid.head


def test_rows_that_a_span_joins_are_kept_together() -> None:
    rows = [Row((cell(str(i), 1, 2 if i == 2 else 1), cell("x"))) for i in range(3)] + [
        Row((cell("y"),)),
        Row((cell("z"), cell("z"))),
    ]
    assert [len(group) for group in lay_grid(Table(tuple(rows))).body] == [2, 2, 1]


def test_columns_of_numbers_line_up_at_their_ends() -> None:
    rows = tuple(
        Row((cell(f"Port {i}"), cell(f"{i},204"), cell("€ 3.5%"), cell("2024-01"), cell("–")))
        for i in range(3)
    )
    assert lay_grid(Table(rows)).numeric == {1, 2}


def test_a_word_longer_than_some_lines_is_cut_into_lines() -> None:
    _, markup = writer(line("x" * 500))
    assert markup.count("<br>") == 8
    assert markup.replace("<br>", "") == f"<p>{'x' * 500}</p>"


def test_a_picture_has_words_for_those_who_do_not_see_it(everything: Publication) -> None:
    shelf = Shelf(everything.assets)
    made = Writer(Article("T", ()), shelf, labels("de"))
    said = [
        made.figure(Figure((Image("wide.png", alt),), caption))
        for alt, caption in (
            ("Said", ()),
            (None, (Text("Told"),)),
            (None, ()),
            ("", (Text("Told"),)),
            ("", ()),
        )
    ]
    assert [re.findall(r'alt="([^"]*)"', s) for s in said] == [
        ["Said"],
        ["Told"],
        ["Bild ohne Beschreibung"],
        ["Told"],
        [],
    ]


def test_an_empty_list_or_table_leaves_nothing() -> None:
    assert writer(List(()), Table(()), List((Item(()),)))[1].count("<table") == 0


def test_lines_of_a_program_that_may_be_wrapped_show_where_and_keep_every_letter() -> None:
    long = "    if depth > " + "limit and " * 8 + "x < y:"
    made, markup = writer(Code(f"def f():\n\n{long}\n\treturn"))
    assert markup.count('class="program-line long"') == 1
    assert "text-indent:-7ch" in markup
    assert "wrap.svg" in made.shelf.files
    words = html.unescape(re.sub("<[^>]*>", "", markup))
    assert words == f"def f():\n\n{long}\n\treturn\n"
    assert "program-line" not in writer(Code("short\nlines"))[1]


def test_a_page_parts_neither_the_first_two_lines_of_a_program_nor_the_last_two() -> None:
    lines = [f"line {i} of a program whose lines are long" for i in range(5)]
    held = re.findall(r'<span class="program-end">(.*?\n)</span></span>', shown(Code("\n".join(lines))), re.S)
    assert [[line[:6] for line in re.sub("<[^>]*>", "", part).split("\n") if line] for part in held] == [
        ["line 0", "line 1"],
        ["line 3", "line 4"],
    ]
    assert shown(Code("\n".join(lines[:3]))).count("program-end") == 1
    assert "program-end" not in shown(Code("\n".join(("x" * 500, *lines[:2], "x" * 500))))


def shown(*blocks: Block) -> str:
    return writer(*blocks)[1]


def test_a_list_of_pictures_has_no_bullets() -> None:
    picture = Item((Figure((Image("a.png", "A"),)),))
    assert '<ul class="figures">' in writer(List((picture, picture)))[1]
    assert "<ul>" in writer(List((picture, Item((line("words"),)))))[1]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (Figure((), credit="Ministry of Ports"), "Bild: Ministry of Ports"),
        (Figure((), (Text("The quay."),), "Ministry of Ports"), "Bild: The quay. Ministry of Ports"),
        (Figure((), credit="Foto: J. Ferrante"), "Foto: J. Ferrante"),
        (Figure(()), ""),
    ],
)
def test_a_picture_of_which_only_words_are_left_is_named_as_one(figure: Figure, expected: str) -> None:
    made = Writer(Article("T", ()), Shelf(), labels("de"))
    assert re.sub("<[^>]*>", "", made.figure(figure, "lead")) == expected


def test_an_address_is_parted_after_strokes_and_keeps_every_letter() -> None:
    markup = write_address("https://www.a.example/region/dam-vote-2026/?id=4&page=2")
    parts = re.findall(r'<span class="part">(.*?)</span>', markup)
    assert [html.unescape(p) for p in parts] == [
        "a.example/",
        "region/",
        "dam-vote-2026/",
        "?id=4&page=2",
    ]
    assert "part" not in write_address("https://" + "x" * 50)


def test_small_tables_and_boxes_stay_on_one_page() -> None:
    rows = tuple(Row((cell(str(i)),)) for i in range(11))
    assert ' short"' in writer(Table(rows[:10]))[1]
    assert ' short"' not in writer(Table(rows))[1]
    assert ' short"' in writer(Callout((line("word " * 90),)))[1]
    assert ' short"' not in writer(Callout((line("word " * 91),)))[1]


def test_a_formula_is_drawn_from_its_tex_and_set_as_text_where_that_cannot_be() -> None:
    _, markup = writer(
        Paragraph((Math(r"\frac{a}{b}", r"\frac{a}{b}", True), Math(r"\frac{a"), Math("a = b")))
    )
    assert '<span class="math display"><span class="formula"' in markup
    assert r'<span class="math inline tex">\frac{a</span>' in markup
    assert '<span class="math inline">a = b</span>' in markup


def test_pictures_that_cannot_be_had_are_one_line_with_their_number() -> None:
    gone = [Figure((Image(f"{n}.png", alt),)) for n, alt in enumerate(("A map", None, "A map", "A boat"))]
    _, markup = writer(line("Before."), *gone, line("After."), gone[0])
    assert markup.count("<figure") == 2
    assert "Picture not available × 4: A map; A boat</p>" in markup
    assert "Picture not available: A map</p>" in markup


def test_a_picture_that_cannot_be_had_keeps_its_own_caption() -> None:
    gone = Figure((Image("a.png"),), (Text("The quay."),))
    _, markup = writer(gone, gone)
    assert markup.count("The quay.") == 2


def test_a_rule_that_parts_nothing_is_not_drawn() -> None:
    _, markup = writer(
        Rule(), line("A"), Heading(2, (Text("H"),)), Rule(), line("B"), Rule(), Rule(), line("C")
    )
    assert markup.count('class="rule"') == 1
    _, markup = writer(line("A"), Rule())
    assert "rule" not in markup


@pytest.mark.parametrize(
    ("href", "meant"),
    [
        ("https://www.google.com/url?q=https://quay.example/&sa=D&ust=17", "https://quay.example/"),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fq.example%2Fa%3Futm_source%3Dx%26b%3D1",
            "https://q.example/a?b=1",
        ),
        (
            "https://www.google.com/search?q=https://quay.example/",
            "https://www.google.com/search?q=https://quay.example/",
        ),
        ("https://www.google.com/url?q=javascript:x", "https://www.google.com/url?q=javascript:x"),
        (
            "https://google.com/url?q=https://google.com/url",
            "https://google.com/url?q=https://google.com/url",
        ),
    ],
)
def test_an_address_that_only_counts_the_click_is_left_for_the_one_meant(href: str, meant: str) -> None:
    assert clean(href) == meant
