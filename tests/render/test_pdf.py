import io
import re
from functools import cache
from itertools import cycle

import page
import pikepdf
import pypdfium2
import pytest

from convert.design import PAPERS, Design, list_brands, list_layouts, load_design
from convert.model import (
    Article,
    Cell,
    Code,
    Foreign,
    Image,
    Item,
    List,
    Origin,
    Paragraph,
    Publication,
    Quote,
    Row,
    Table,
    Text,
)
from convert.model.text import plain
from convert.model.walk import descend
from convert.render import render
from convert.render.picture import Shelf
from convert.render.press import ShelfFetcher
from convert.seal import is_ours


@cache
def typeset(publication: Publication, design: Design) -> bytes:
    return render(publication, design).data


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    pages = "\n".join(p.get_textpage().get_text_range() for p in document)
    document.close()
    return " ".join(re.sub("[\ufffe\xad\u200b]|-?\x02", "", re.sub(r"[-\ufffe]\r\n", "", pages)).split())


def letters(text: str) -> str:
    """Without white space and hyphens, which a line may add or take."""
    return re.sub(r"[\s\u00ad\u200b\ufffe-]", "", text)


def faults(data: bytes) -> list[str]:
    return [f"{f.rule_id} {f.message}" for f in page.validate_pdf_bytes(data, profile="ua1").failures]


@pytest.mark.parametrize(("brand", "paper"), list(zip(list_brands(), cycle(PAPERS), strict=False)))
@pytest.mark.parametrize("layout", list_layouts())
def test_every_layout_brand_and_paper_gives_an_accessible_file(
    everything: Publication, layout: str, brand: str, paper: str
) -> None:
    rendition = render(everything, load_design(layout, brand, paper))
    assert faults(rendition.data) == []
    assert {r.code for r in rendition.remarks} <= ({"sides-overrun"} if layout == "handout" else set())
    assert rendition.pages == len(pikepdf.open(io.BytesIO(rendition.data)).pages)


def test_every_word_of_the_article_is_on_paper(everything: Publication, design: Design) -> None:
    printed = letters(text_of(typeset(everything, design)))
    article = everything.articles[0]
    lines = plain((*article.body, *article.notes)).replace("\t", "\n").split("\n")
    facts = [article.title, article.dek, article.site, article.section, article.copyright]
    facts += [v for p in article.byline for v in (p.name, p.role, p.affiliation)]
    facts += [v for r in article.related for v in (r.title, r.teaser)]
    facts += [
        "14 March 2026",
        "April 2026",
        "20 November 2026",
        "quay.example/2026/03/corridor",
        "Photo: J. Ferrante",
    ]
    missing = [
        w for line in (*lines, *filter(None, facts)) for w in line.split() if letters(w) not in printed
    ]
    assert [w for w in missing if not re.search("[א-ת]", w)] == []


def test_the_same_values_give_the_same_bytes(everything: Publication, design: Design) -> None:
    assert render(everything, design).data == typeset(everything, design)


def test_the_file_says_that_it_is_archival_and_accessible(everything: Publication, design: Design) -> None:
    with pikepdf.open(io.BytesIO(typeset(everything, design))) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().decode()
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == "Four Capitals, One Corridor"
        assert str(pdf.docinfo["/Author"]) == "Mirel Okonjo, Aylin Vardan"
        assert str(pdf.docinfo["/Creator"]) == "convert-press"
        assert "/OutputIntents" in pdf.Root
    assert 'pdfaid:part="3"' in xmp
    assert 'pdfaid:conformance="A"' in xmp
    assert 'pdfuaid:part="1"' in xmp
    assert xmp.count("<rdf:RDF") == 1


def test_bookmarks_are_the_title_and_the_headings_below_it(everything: Publication, design: Design) -> None:
    with pikepdf.open(io.BytesIO(typeset(everything, design))) as pdf, pdf.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Four Capitals, One Corridor"
        names = [item.title for item in top.children]
    assert names[:2] == ["What the ledgers hold", "What to do"]
    assert names[-4:] == ["Notes", "Links in the text", "Further reading", "Source"]


def test_only_fonts_of_ours_are_in_the_file(everything: Publication, design: Design) -> None:
    with pikepdf.open(io.BytesIO(typeset(everything, design))) as pdf:
        names = {
            str(o["/BaseFont"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o
        }
    assert names
    assert {name.split("+")[1][:6] for name in names} == {"Press-"}


def test_links_are_live_and_lead_only_to_safe_schemes(everything: Publication, design: Design) -> None:
    with pikepdf.open(io.BytesIO(typeset(everything, design))) as pdf:
        notes = [a for p in pdf.pages for a in p.get("/Annots", [])]
        targets = {str(a["/A"]["/URI"]) for a in notes if "/A" in a}
    assert "https://port.example/l?id=4" in targets
    assert {t.partition(":")[0] for t in targets} <= {"https", "mailto"}
    assert any("/Dest" in a for a in notes)


def test_an_annotated_file_is_no_longer_ours(everything: Publication, design: Design) -> None:
    data = typeset(everything, design)
    assert is_ours(data)
    assert not is_ours(data + b"\n% a note")
    assert not is_ours(data.replace(b"%PDF-1.7", b"%PDF-1.6"))


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://x.example/",
        "data:image/png;base64,AAAA",
        "asset:other",
        "asset:../x",
        "ASSET:x",
    ],
)
def test_the_fetcher_serves_nothing_but_the_shelf(url: str) -> None:
    shelf = Shelf()
    shelf.put("x", "image/png", b"bytes")
    fetcher = ShelfFetcher(shelf)
    assert fetcher.fetch("asset:x").read() == b"bytes"
    with pytest.raises(ValueError, match="Not one of ours"):
        fetcher.fetch(url)


def test_a_piece_that_is_absent_leaves_no_gap(design: Design) -> None:
    bare = Publication((Article("Bare", (Paragraph((Text("One line."),)),)),))
    rendition = render(bare, design)
    words = text_of(rendition.data)
    assert rendition.pages == 1
    assert not re.search("Published|By|Notes|Further|Source|None", words)


def test_right_to_left_articles_are_accessible_too(everything: Publication, design: Design) -> None:
    article = Article("أربع عواصم", everything.articles[0].body, language="ar", direction="rtl")
    data = render(Publication((article,), everything.assets), design).data
    assert faults(data) == []
    assert "صفحة" in text_of(data) or "ﺔﺤﻔﺻ" in text_of(data)


def test_a_character_without_a_sign_is_found_before_it_is_a_box(design: Design) -> None:
    article = Article("\U00012000", (Paragraph((Text("An unknown sign: \U00012000."),)),), language="tlh")
    remarks = render(Publication((article,)), design).remarks
    assert {r.code for r in remarks} == {"glyph-missing", "label-untranslated"}
    assert "\U00012000" in next(r.sentence for r in remarks if r.code == "glyph-missing")


def test_a_tower_of_lists_keeps_its_words(design: Design) -> None:
    block: List | Quote = List((Item((Paragraph((Text("bottom"),)),)),))
    for _ in range(150):
        block = Quote((List((Item((block,)),)),))
    rendition = render(Publication((Article("Tower", (block,), language="en"),)), design)
    assert "bottom" in text_of(rendition.data)


def test_nothing_of_a_wide_table_leaves_the_sheet(design: Design) -> None:
    row = Row(tuple(lettered(f"cell{i}") for i in range(14)))
    table = Table((Row(tuple(lettered(f"Heading{i} of measurements") for i in range(14))), row, row), head=1)
    data = render(Publication((Article("Wide", (table,), language="en"),)), design).data
    document = pypdfium2.PdfDocument(data)
    seen = set()
    for sheet in document:
        words = sheet.get_textpage()
        for i in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(i)
            assert left > 20
            assert right < sheet.get_width() - 20
            seen.update(words.get_text_bounded(left, bottom, right, top).split())
    document.close()
    assert {f"cell{i}" for i in range(14)} <= seen


def lettered(text: str) -> Cell:
    return Cell((Paragraph((Text(text),)),))


def test_a_picture_that_could_not_be_had_is_named(everything: Publication, design: Design) -> None:
    images = [i for i in descend(everything.articles[0].body) if isinstance(i, Image) and i.src == "gone.png"]
    assert images
    assert "Picture not available: A lost map" in text_of(typeset(everything, design))


def lines_of(count: int) -> Publication:
    """An article that ends with a source, so many short paragraphs long."""
    body = tuple(Paragraph((Text(f"Paragraph number {i} says little."),)) for i in range(count))
    return Publication((Article("Long", body, language="en", origin=Origin("https://a.example/x")),))


def sheets(publication: Publication, design: Design) -> list[str]:
    document = pypdfium2.PdfDocument(render(publication, design).data)
    words = [sheet.get_textpage().get_text_range() for sheet in document]
    document.close()
    return words


def test_the_last_page_is_left_to_the_source_alone_only_where_text_fills_the_page_before(
    design: Design,
) -> None:
    for count in range(18, 40, 6):
        *before, last = sheets(lines_of(count), design)
        assert "Paragraph number" in last or f"Paragraph number {count - 1}" in before[-1]
        assert f"Paragraph number {count - 1}" in "".join((*before, last))


def test_a_page_that_would_hold_next_to_nothing_is_saved(
    design: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = {count: len(sheets(lines_of(count), design)) for count in range(18, 26, 2)}
    monkeypatch.setattr("convert.render.pdf.is_lonely", lambda pages: False)
    loose = {count: len(sheets(lines_of(count), design)) for count in counts}
    assert all(counts[c] in (loose[c], loose[c] - 1) for c in counts)
    assert sum(counts.values()) < sum(loose.values())


def test_foreign_words_in_a_text_from_right_to_left_are_not_hyphenated(design: Design) -> None:
    name = "internationalisation"
    words = tuple(Foreign((Text(f"{name} {name} {'x' * n} "),), "en", "ltr") for n in range(30))
    article = Article("عنوان", (Paragraph(words),), language="ar", direction="rtl")
    assert text_of(render(Publication((article,)), design).data).count(name) == 60


def test_no_page_ends_with_the_empty_box_of_a_program(design: Design) -> None:
    program = Code("\n".join(f"line_{n} = " + "x" * 60 for n in range(4)))
    for count in range(24, 34, 2):
        body = (*lines_of(count).articles[0].body, program, *lines_of(4).articles[0].body)
        data = render(Publication((Article("Long", body, language="en"),)), design).data
        document = pypdfium2.PdfDocument(data)
        for sheet in document:
            boxes = [o.get_bounds() for o in sheet.get_objects() if o.type == 2]
            tall = [b for b in boxes if b[3] - b[1] > 9 and b[0] > 150]
            words = sheet.get_textpage().get_text_range()
            assert len(tall) == 0 or "line_0" in words
        document.close()
