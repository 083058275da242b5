from convert.extract.pasted.hole import fill, keep_clean
from convert.extract.pasted.wrap import read

ABOVE = "The ministers met for two days and agreed on a plan."
BELOW = "Nobody has read it yet, but everybody has an opinion of it."


def filled(between: str, above: str = ABOVE) -> list[str]:
    """The lines that are added between two that were chosen."""
    lines, _ = read(f"{above}\n\n{between}\n\n{BELOW}")
    known = [line.text in (*above.split("\n"), BELOW) or "\t" in line.text for line in lines]
    kept = fill(lines, known)
    return [line.text for line, before, after in zip(lines, known, kept, strict=True) if after > before]


def test_a_sentence_and_its_heading_between_chosen_lines_are_the_articles() -> None:
    assert filled("What it says\n\nThe plan has three parts.") == [
        "What it says",
        "The plan has three parts.",
    ]
    assert filled("¿Por qué?") == ["¿Por qué?"]


def test_calls_offers_and_credits_between_chosen_lines_are_not() -> None:
    for line in (
        "Advertisement",
        "Share this",
        "Sign up for our free newsletter and read it every day.",
        "Read also: Who pays for rain",
        "Photo: Ida Marsh/Estuary Pictures",
        "Read also\nWho pays for rain\nRain is paid for by all who do not own an umbrella.",
    ):
        assert filled(line) == [], line


def test_what_stands_below_a_heading_that_stays_out_is_judged_alone() -> None:
    assert filled("Advertisement\n\nThe plan has three parts.") == ["The plan has three parts."]


def test_the_source_of_a_table_comes_along() -> None:
    lines, _ = read(f"{ABOVE}\n\nPort\tShips\nMarren\t40\nSource: own count\n\n{BELOW}")
    assert fill(lines, [True, True, True, False, True])[3]


def test_the_heading_of_an_abstract_comes_along() -> None:
    lines, _ = read(f"Abstract\n\n{ABOVE}\n\n{BELOW}")
    assert fill(lines, [False, True, True]) == [True] * 3


def test_a_long_text_is_left_as_the_trees_have_it() -> None:
    assert filled("The plan has three parts.", above="\n".join([ABOVE] * 60)) == []


def test_a_text_that_is_nearly_all_article_has_no_hole_unless_a_line_is_of_a_page() -> None:
    text = "\n\n".join([ABOVE, BELOW] * 3)
    for beside, whole in (("Type: oak", True), ("Home Blog", False), ("© 2024 Marren", False)):
        lines, _ = read(f"{text}\n\n{beside}\n\n{ABOVE}")
        assert all(keep_clean(lines, [*[True] * 6, False, True])) == whole, beside
        assert not all(keep_clean(lines, [*[True] * 2, *[False] * 5, True]))
