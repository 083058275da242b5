"""Bytes to letters."""

import pytest

from convert.charset import CANDIDATES, SPOKEN, decode

RUSSIAN = (
    "Правительство обсудило вопросы развития торговли с соседними странами. Министр сообщил,"
    " что перевозки по железной дороге выросли почти на треть. "
)
GREEK = "Η κυβέρνηση ανακοίνωσε νέα μέτρα για το εμπόριο με τις γειτονικές χώρες της περιοχής. "
TURKISH = "Bakanlık, komşu ülkelerle ticareti güçlendiren yeni önlemler açıkladı; ihracat artıyor. "
FRENCH = "Le gouvernement a annoncé de nouvelles mesures ; les échanges avec les voisins s'améliorent. "
CHINESE = "政府宣布了新的贸易措施，与邻国的关系正在加强，出口也在增长。"
JAPANESE = "政府は貿易に関する新しい措置を発表しました。隣国との関係は強化されています。"
KOREAN = "정부는 무역에 관한 새로운 조치를 발표했다. 이웃 나라와의 관계가 강화되고 있다. "

STORED = [
    (RUSSIAN, "windows-1251"),
    (RUSSIAN, "koi8-r"),
    (RUSSIAN, "iso-8859-5"),
    (RUSSIAN, "utf-16"),
    (RUSSIAN, "utf-16-le"),
    (GREEK, "iso-8859-7"),
    (TURKISH, "iso-8859-9"),
    (FRENCH, "windows-1252"),
    (CHINESE, "gb18030"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "iso2022_jp"),
    (KOREAN, "euc-kr"),
]


def page(text: str, declared: str | None) -> str:
    meta = f'<meta charset="{declared}">' if declared else ""
    return f"<html><head>{meta}</head><body><p>{text * 5}</p></body></html>"


@pytest.mark.parametrize(("text", "encoding"), STORED, ids=[f"{e}" for _, e in STORED])
def test_a_page_that_declares_its_encoding_reads_without_a_remark(text: str, encoding: str) -> None:
    decoded = decode(page(text, encoding).encode(encoding))
    assert text in decoded.text
    assert decoded.remarks == ()


@pytest.mark.parametrize(("text", "encoding"), STORED, ids=[f"{e}" for _, e in STORED])
def test_a_page_that_lies_about_its_encoding_still_reads_right(text: str, encoding: str) -> None:
    assert text in decode(page(text, "utf-8").encode(encoding)).text


@pytest.mark.parametrize(("text", "encoding"), STORED[:3], ids=[f"{e}" for _, e in STORED[:3]])
def test_a_guess_is_said_in_words(text: str, encoding: str) -> None:
    codes = [r.code for r in decode(page(text, None).encode(encoding)).remarks]
    assert codes == ["encoding-guessed"]


@pytest.mark.parametrize("encoding", CANDIDATES)
def test_every_encoding_that_may_be_guessed_has_a_name_that_people_know(encoding: str) -> None:
    assert SPOKEN[encoding][0].isupper()
    assert "_" not in SPOKEN[encoding]


def test_a_byte_order_mark_beats_the_declaration() -> None:
    decoded = decode(b"\xef\xbb\xbf" + page(RUSSIAN, "windows-1251").encode())
    assert RUSSIAN in decoded.text
    assert not decoded.text.startswith("\ufeff")


def test_a_cut_letter_does_not_turn_utf8_into_something_else() -> None:
    data = page(RUSSIAN, None).encode()
    decoded = decode(data[: len(data) // 2] + data[len(data) // 2 + 1 :])
    assert decoded.encoding == "utf-8"
    assert [r.code for r in decoded.remarks] == ["encoding-damaged"]


def test_invisible_and_turning_characters_are_removed_and_counted() -> None:
    decoded = decode("pay\u202e001\u202c \x00now\x07 \U000e0041".encode())
    assert decoded.text == "pay001 now "
    assert "5 control" in decoded.remarks[0].sentence


@pytest.mark.parametrize("data", [b"\xff", b"\xfe\xff", b"\x00", bytes(range(256)), b"\xff\xfe\x00\xd8"])
def test_any_bytes_give_text(data: bytes) -> None:
    assert isinstance(decode(data).text, str)
