from convert.extract.pasted.block import build
from convert.extract.pasted.wrap import read
from convert.model import Block, Heading, List, Paragraph, Quote, Rule, Table, Text
from convert.model.text import inline, plain

PROSE = "The ministers met for two days and agreed on a plan that all can put before their parliaments."


def blocks(source: str) -> tuple[Block, ...]:
    return build(read(source)[0])


def test_a_short_line_above_a_paragraph_is_a_heading() -> None:
    found = blocks(f"{PROSE}\n\nWhat comes next\n\n{PROSE}")
    assert [type(b) for b in found] == [Paragraph, Heading, Paragraph]


def test_a_short_sentence_is_no_heading() -> None:
    found = blocks(f"{PROSE}\n\nThat was all.\n\n{PROSE}")
    assert [type(b) for b in found] == [Paragraph] * 3


def test_the_last_line_is_no_heading() -> None:
    assert isinstance(blocks(f"{PROSE}\n\nBaku, in summer")[-1], Paragraph)


def test_markdown_marks_are_read_as_what_they_mean() -> None:
    found = blocks(f"## Trade\n\n{PROSE}\n\n- oil\n- gas\n\n> It was late.\n> Very late.\n\n***\n\n{PROSE}")
    assert [type(b) for b in found] == [Heading, Paragraph, List, Quote, Rule, Paragraph]
    assert plain(found[:1]) == "Trade"
    assert plain(found[3:4]).strip() == "It was late. Very late."


def test_an_underlined_line_is_a_heading() -> None:
    assert blocks(f"Trade\n-----\n{PROSE}")[0] == Heading(2, (Text("Trade"),))


def test_bullets_as_word_processors_copy_them_are_items() -> None:
    [found] = blocks("•\tfirst point\n•\tsecond point")
    assert isinstance(found, List)
    assert plain([found]) == "first point\nsecond point"


def test_numbers_in_order_are_an_ordered_list() -> None:
    [found] = blocks("3. Kazakhstan\n4. Uzbekistan")
    assert isinstance(found, List)
    assert (found.ordered, found.start) == (True, 3)


def test_numbered_headings_keep_their_number() -> None:
    found = blocks(f"1. Roads\n\n{PROSE}\n\n2. Rails\n\n{PROSE}")
    assert [type(b) for b in found] == [Heading, Paragraph, Heading, Paragraph]
    assert plain(found[2:3]) == "2. Rails"


def test_a_dialogue_with_dashes_is_no_list() -> None:
    found = blocks("— Где вы были?\n— Дома, — сказал он.")
    assert all(isinstance(b, Paragraph) for b in found)


def test_lines_below_a_colon_that_hang_together_are_a_list() -> None:
    parts = "A new port\nA second track\nA joint office"
    found = blocks(f"{PROSE}\n\nThe plan has three parts:\n\n{parts}\n\n{PROSE}")
    assert [type(b) for b in found] == [Paragraph, Paragraph, List, Paragraph]


def test_short_sentences_with_gaps_are_no_list() -> None:
    found = blocks("He came.\n\nHe saw.\n\nHe left.")
    assert all(isinstance(b, Paragraph) for b in found)


def test_lines_of_tabs_are_a_table_with_its_header() -> None:
    [found] = blocks("Country\tTrade\tShare\nKazakhstan\t220\t41 %\nUzbekistan\t90\t")
    assert isinstance(found, Table)
    assert found.head == 1
    assert found.rows[0].cells[0].header
    assert [len(row.cells) for row in found.rows] == [3, 3, 3]
    assert plain([found]).split() == "Country Trade Share Kazakhstan 220 41 % Uzbekistan 90".split()


def test_a_table_of_pipes_is_read_without_its_rule() -> None:
    [found] = blocks("| a | b |\n|---|---|\n| 1 | 2 |")
    assert isinstance(found, Table)
    assert [len(found.rows), found.head] == [2, 1]


def test_a_quotation_with_a_dash_and_a_name_keeps_who_said_it() -> None:
    [found] = blocks("“We share a history and a sea.”\n— Ilham Aliyev, president")
    assert isinstance(found, Quote)
    assert inline(found.attribution) == "Ilham Aliyev, president"


def test_bullets_above_a_table_are_a_list_and_the_table_stays_one() -> None:
    found = blocks("•\tfirst point\n•\tsecond point\n\nPort\tJanuary\nSkarn\t12\nVernes\t9")
    assert [type(b) for b in found] == [List, Table]


def test_a_short_line_above_the_first_number_is_a_heading() -> None:
    found = blocks(f"{PROSE}\n\nThe work in three parts\n1. Sound\n2. Ask\n3. Light\n\n{PROSE}")
    assert [type(b) for b in found] == [Paragraph, Heading, List, Paragraph]


def test_dashes_below_a_colon_with_semicolons_are_items() -> None:
    found = blocks("Мешают парковки:\n— их нельзя убрать;\n— их нельзя спрятать;\n— за них отвечают трое.")
    assert [type(b) for b in found] == [Paragraph, List]
    assert "—" not in plain(found[1:])
