from hypothesis import given
from hypothesis import strategies as st

from convert.extract.pasted.wrap import read

MAIL = """\
The committee met on Tuesday to consider the proposal that had been put
before it in the spring, and found that the costs were higher than any
of the members had expected when the work began.

A second meeting is planned for the autumn. By then the engineers will
have measured the flow of the river at three places, and the well-known
question of the old bridge will have been answered, one way or another.

- the first item of a list that is long enough to be broken at the same
  column as the text
- the second item
"""


def texts(source: str) -> list[str]:
    return [line.text for line in read(source)[0]]


def test_paragraphs_broken_at_a_fixed_width_are_joined() -> None:
    joined = texts(MAIL)
    assert len(joined) == 4
    assert joined[0].endswith("expected when the work began.")
    assert joined[2].startswith("- the first item")
    assert joined[2].endswith("broken at the same column as the text")


def test_a_menu_of_short_lines_is_not_joined() -> None:
    menu = ["Home", "About the institute", "Publications and reports", "Our people", "Events in the region"]
    assert texts("\n".join(menu)) == menu


def test_one_paragraph_a_line_stays_as_it_is() -> None:
    paragraphs = [("word " * 60).strip() + ".", ("other " * 80).strip() + "."]
    assert texts("\n".join(paragraphs)) == paragraphs


def test_a_word_divided_at_a_line_end_is_made_whole() -> None:
    source = (
        "The regional co-operation council published its yearly report on the\n"
        "state of the ports along the coast; it says that inland ship-\n"
        "ping has grown, that rail trans-\n"
        "port has not, and that the minis-\n"
        "try of transport will have to decide in the spring what to do about\n"
        "it, since the money for both is not there and will not come this year.\n"
    )
    [line], _ = read(source)
    assert "shipping has grown" in line.text
    assert "rail transport has" in line.text
    assert "ministry of" in line.text
    assert "co-operation" in line.text


def test_a_lone_hyphen_at_a_line_end_is_kept() -> None:
    source = MAIL.replace("well-known\nquestion", "well-\nknown question")
    assert "well-known question" in " ".join(texts(source))


def test_line_numbers_count_the_source_and_gaps_the_empty_lines() -> None:
    (first, second), _ = read("One\r\n\r\n\r\nTwo")
    assert (first.number, first.gap) == (1, 0)
    assert (second.number, second.gap) == (4, 2)


def test_cells_are_the_parts_between_tabs() -> None:
    [line], _ = read("Country\tArea\tPeople")
    assert line.cells == ("Country", "Area", "People")


def test_letters_that_nobody_sees_are_left_out() -> None:
    assert texts("\ufeffCas\u00adpian\u200b Sea\u202e") == ["Caspian Sea"]


def test_an_item_goes_on_where_its_words_began_though_the_column_is_narrower() -> None:
    source = (
        MAIL
        + "\n  1. A short item\n     that goes on\n     twice.\n"
        + "  2. Another\n\n     with a paragraph of its own\n"
    )
    assert texts(source)[-3:] == [
        "1. A short item that goes on twice.",
        "2. Another",
        "with a paragraph of its own",
    ]


def test_a_rule_is_not_joined_with_the_paragraph_below_it() -> None:
    source = MAIL.replace("A second meeting", "-" * 70 + "\nA second meeting")
    assert "-" * 70 in texts(source)


def test_the_fields_of_a_mail_stay_apart() -> None:
    head = (
        "Von: Das Sekretariat des Vereins der kleinen Netze <sekretariat@netze.example>\nBetreff: Licht\n\n"
    )
    assert texts(head + MAIL)[1] == "Betreff: Licht"


SHORT = """\
Warum die Stadt ihre Treppen wieder zählt

In den siebziger Jahren verschwanden die Treppen hinter Rampen. Heute
werden sie wieder gezählt – nicht aus Sehnsucht, sondern weil niemand
mehr weiß, wem sie gehören.

  * Weniger Umwege
  * Trockene Keller
"""

PDF = """\
Few substances are moved as often and discussed as rarely as the mud of a
tidal harbour. Each spring the dredgers come, take away what the winter
has brought, and drop it where the current will return it by autumn, and
nobody has asked in earnest whether it might be left where it is, as the
{number}

Journal of Small Harbours
harbour masters did before the war. We measured the depth at forty points
in each of three harbours before and after the work, and compared it with
what was paid, which was more than the whole coast spends on its lamps.
{second}

Journal of Small Harbours
The result is plain in two of the three cases and open in the last, where
a storm interrupted the work for eleven days and took one of our gauges.
"""


def test_a_few_lines_cut_in_mid_sentence_are_a_wrapped_text() -> None:
    assert [text[:12] for text in texts(SHORT)] == [
        "Warum die St",
        "In den siebz",
        "* Weniger Um",
        "* Trockene K",
    ]


def test_a_paragraph_goes_on_behind_page_number_and_running_head() -> None:
    lines, folios = read(PDF.format(number="14", second="15"))
    assert len(lines) == 2
    assert "as the harbour masters did" in lines[0].text
    assert [line.text for line in folios] == [
        "14",
        "Journal of Small Harbours",
        "15",
        "Journal of Small Harbours",
    ]


def test_numbers_that_do_not_go_up_by_one_are_no_page_numbers() -> None:
    _, folios = read(PDF.format(number="14", second="30"))
    assert not folios


def test_numbers_of_a_list_in_unwrapped_text_are_no_page_numbers() -> None:
    lines, folios = read(
        "\n\n".join(f"{n}\n\n{'Words of the paragraph that follows. ' * 6}" for n in range(1, 6))
    )
    assert not folios
    assert len(lines) == 10


def test_lines_of_proportional_type_are_joined() -> None:
    lines = [""]
    for word in MAIL.replace("\n", " ").split() + MAIL.lower().split():
        if len(lines[-1]) + len(word) > (84, 75, 80, 73, 82)[len(lines) % 5]:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    assert len(texts("\n".join(lines))) < 4 < len(lines)


@given(st.text(max_size=300))
def test_every_letter_and_digit_stays_in_order(source: str) -> None:
    def solid(text: str) -> str:
        return "".join(c for c in text if c.isalnum())

    assert solid("".join(texts(source))) == solid(source)
