from convert.extract.pasted.line import split
from convert.extract.pasted.thread import is_stamp, leave

TEXT = "The lock keeper has written to the council four times, and each time the council thanked him.\n" * 12
NAMES = ("Orla Tennant", "Bram", "Ilse Vantongeren", "M. Oduya")


def chosen(*heads: str) -> str:
    entries = "".join(
        f"{head}\nDecember 18, 2025, 10:0{at} pm\nI saw the lock.\n" for at, head in enumerate(heads)
    )
    lines = split(f"Orla Tennant\nDecember 1, 2025, 9:00 am\n{TEXT}{entries}")
    return "\n".join(
        line.text for line, own in zip(lines, leave(lines, [True] * len(lines)), strict=True) if own
    )


def test_what_several_wrote_below_the_article_is_left_out() -> None:
    assert "I saw the lock" not in chosen(*NAMES)
    assert "thanked him" in chosen(*NAMES)


def test_two_names_with_their_minutes_are_no_thread() -> None:
    assert "I saw the lock" in chosen(*NAMES[:2])


def test_a_chronicle_with_headings_stays() -> None:
    assert "I saw the lock" in chosen(
        "The Lock Opens", "The council writes", "The Council Waits", "The lock shuts"
    )


def test_a_stamp_has_day_and_minute() -> None:
    assert is_stamp("18. Dezember 2025 um 10:02 Uhr")
    assert not is_stamp("18. Dezember 2025")
    assert not is_stamp("10:02")
