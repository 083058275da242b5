"""Tables of data, and tables that only place boxes."""

from collections.abc import Callable

from convert.extract.structure import Structure
from convert.model import Figure, Paragraph, Table
from convert.model.text import inline, plain

Read = Callable[[str], Structure]


def only_table(made: Structure) -> Table:
    (block,) = made.body
    assert isinstance(block, Table)
    return block


def test_head_foot_and_caption_are_kept(read: Read) -> None:
    table = only_table(
        read(
            "<table><caption>Ships</caption><tfoot><tr><td>sum<td>3</tfoot>"
            "<thead><tr><th>port<th>n</thead><tbody><tr><th>Sarn<td>3</table>"
        )
    )
    assert (table.head, table.foot, inline(table.caption)) == (1, 1, "Ships")
    assert [[cell.header for cell in row.cells] for row in table.rows] == [
        [True, True],
        [True, False],
        [False, False],
    ]
    assert (
        plain(row_blocks for row in table.rows[-1:] for cell in row.cells for row_blocks in cell.blocks)
        == "sum\n3"
    )


def test_spans_are_clamped(read: Read) -> None:
    table = only_table(
        read("<table><tr><th colspan=1000000000>a<th>b<tr><td rowspan=0>1<td rowspan=x>2</table>")
    )
    assert [cell.colspan for cell in table.rows[0].cells] == [99, 1]
    assert [cell.rowspan for cell in table.rows[1].cells] == [1, 1]


def test_a_first_row_in_bold_is_the_head(read: Read) -> None:
    html = "<table><tr><td><b>port</b><td><b>n</b><tr><td>Sarn<td>3<tr><td>Holm<td>2</table>"
    assert only_table(read(html)).head == 1


def test_the_source_line_belongs_to_the_table(read: Read) -> None:
    table = only_table(read("<table><tr><th>a<th>b<tr><td>1<td>2</table><p>Quelle: Hafenamt</p>"))
    assert inline(table.source) == "Quelle: Hafenamt"


def test_the_caption_of_a_figure_goes_to_its_table(read: Read) -> None:
    html = "<figure><table><tr><th>a<th>b<tr><td>1<td>2</table><figcaption>All we know</figcaption></figure>"
    assert inline(only_table(read(html)).caption) == "All we know"


def test_a_table_that_places_boxes_is_opened(read: Read) -> None:
    body = read("<table><tr><td><table><tr><td>menu</table><td><p>Text one.</p><p>Text two.</p></table>").body
    assert [type(block) for block in body] == [Paragraph] * 3
    assert plain(body) == "menu\nText one.\nText two."


def test_a_table_of_a_picture_above_its_caption_is_a_figure(read: Read) -> None:
    (block,) = read("<table><tr><td><a href=/b.jpg><img src=/a.jpg></a><tr><td>The quay</table>").body
    assert isinstance(block, Figure)
    assert inline(block.caption) == "The quay"


def test_a_loose_caption_below_a_table_is_its_own(read: Read) -> None:
    rows = "<table><tr><th>Port<th>Ships<tr><td>Sarn<td>3</table>"
    table = only_table(read(f"{rows}<p class=MsoCaption>Table 1: Ships by port</p>"))
    assert inline(table.caption) == "Table 1: Ships by port"
