"""Bytes to letters."""

import codecs
import time

import pytest

from convert.charset import CANDIDATES, SPOKEN, WIDE, decode, hush, printable

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

POLISH = "Rząd ogłosił nowe środki; eksport wciąż rośnie, gdyż umowy są już podpisane i też źle nie będzie. "
CZECH = "Vláda oznámila nová opatření na podporu obchodu se sousedními zeměmi; vývoz stále roste. "
HUNGARIAN = "A kormány új intézkedéseket jelentett be a kereskedelem erősítésére; az export továbbra is nő. "
UKRAINIAN = "Уряд обговорив питання розвитку торгівлі із сусідніми країнами. Перевезення зросли на третину. "
TAIWANESE = "政府宣布了新的貿易措施，與鄰國的關係正在加強，出口也在增長。部長說明年會繼續擴大合作。"
HEBREW = "הממשלה הודיעה על צעדים חדשים לחיזוק הסחר עם המדינות השכנות. השר אמר כי היצוא גדל. "
ARABIC = "أعلنت الحكومة إجراءات جديدة لتعزيز التجارة مع الدول المجاورة. وقال الوزير إن الصادرات تنمو. "

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
    (POLISH, "iso-8859-2"),
    (POLISH, "windows-1250"),
    (CZECH, "iso-8859-2"),
    (HUNGARIAN, "windows-1250"),
    (UKRAINIAN, "koi8-u"),
    (UKRAINIAN, "windows-1251"),
    (TURKISH, "windows-1254"),
    (TAIWANESE, "big5"),
    (JAPANESE, "euc-jp"),
    (HEBREW, "windows-1255"),
    (ARABIC, "windows-1256"),
    (CHINESE, "utf-16-be"),
]


def page(text: str, declared: str | None) -> str:
    meta = f'<meta charset="{declared}">' if declared else ""
    return f"<html><head>{meta}</head><body><p>{text * 5}</p></body></html>"


@pytest.mark.parametrize(("text", "encoding"), STORED, ids=[f"{e}" for _, e in STORED])
def test_a_page_that_declares_its_encoding_reads_without_a_remark(text: str, encoding: str) -> None:
    decoded = decode(page(text, encoding).encode(encoding))
    assert text in decoded.text
    assert decoded.remarks == ()


LIES = ["utf-8", "iso-8859-1", "windows-1251", "koi8-r", "shift_jis", "gb2312", "utf-16", None]


@pytest.mark.parametrize("declared", LIES)
@pytest.mark.parametrize(("text", "encoding"), STORED, ids=[f"{e}" for _, e in STORED])
def test_a_page_that_lies_about_its_encoding_still_reads_right(
    text: str, encoding: str, declared: str | None
) -> None:
    assert text in decode(page(text, declared).encode(encoding)).text


def test_letters_of_no_mark_and_four_bytes_each_are_read() -> None:
    assert RUSSIAN in decode(page(RUSSIAN, "utf-8").encode("utf-32-le")).text


@pytest.mark.parametrize("text", ["It’s a “test” – really.", "Señor Peña met Ms Müller in Malmö and Kraków."])
def test_a_few_foreign_names_do_not_overrule_what_an_english_page_says(text: str) -> None:
    decoded = decode(page(text, "windows-1252").encode("cp1252"))
    assert text in decoded.text
    assert decoded.remarks == ()


@pytest.mark.parametrize("bulk", [b"x" * 3_000_000 + b"\xe9" * 3_000_000, b"\xe9" + b"<script " * 400_000])
def test_pages_made_to_be_slow_to_decode_are_not(bulk: bytes) -> None:
    began = time.process_time()
    decode(bulk)
    assert time.process_time() - began < 4


def test_letters_far_down_in_a_page_tell_its_encoding() -> None:
    decoded = decode(b"<p>" + b"plain words " * 10_000 + RUSSIAN.encode("koi8-r") * 3)
    assert RUSSIAN in decoded.text


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


@pytest.mark.parametrize("text", [RUSSIAN, FRENCH, TURKISH, CHINESE, KOREAN])
@pytest.mark.parametrize("stray", [1, 5])
def test_stray_bytes_do_not_turn_utf8_that_nobody_declared_into_something_else(text: str, stray: int) -> None:
    words = page(text, None).encode().split(b" ")
    for n in range(stray):
        words[n * len(words) // stray] += b"\x96"
    decoded = decode(b" ".join(words))
    assert decoded.encoding == "utf-8"
    assert [r.code for r in decoded.remarks] == ["encoding-damaged"]


@pytest.mark.parametrize(
    "declared", ["hz-gb-2312", "iso-2022-kr", "x-user-defined", "replacement", "none-such"]
)
def test_an_encoding_that_nobody_reads_is_as_good_as_none(declared: str) -> None:
    assert decode(page(RUSSIAN, declared).encode("koi8-r")).encoding == "koi8_r"


def test_noughts_between_the_letters_of_a_page_in_single_bytes_do_not_make_it_a_wide_one() -> None:
    decoded = decode(b"<p>a\0b\0c</p>" * 300)
    assert decoded.text == "<p>abc</p>" * 300
    assert decoded.encoding == "utf-8"


def test_surrogates_that_a_program_wrote_are_read_as_utf8() -> None:
    two, one = "\ud83d\ude00".encode("utf-8", "surrogatepass"), "\ud800".encode("utf-8", "surrogatepass")
    decoded = decode(b"<p>The mill " + two + b" stands " + one + b" still.")
    assert decoded.text == "<p>The mill \U0001f600 stands \N{REPLACEMENT CHARACTER} still."
    assert decoded.encoding == "utf-8"


def test_invisible_and_turning_characters_are_removed_and_counted() -> None:
    decoded = decode("pay\u202e001\u202c \x00now\x07 \U000e0041".encode())
    assert decoded.text == "pay001 now "
    assert "5 control" in decoded.remarks[0].sentence


@pytest.mark.parametrize("data", [b"\xff", b"\xfe\xff", b"\x00", bytes(range(256)), b"\xff\xfe\x00\xd8"])
def test_any_bytes_give_text(data: bytes) -> None:
    assert isinstance(decode(data).text, str)


@pytest.mark.parametrize("padding", ["\0", "\u202e\u202d", "\U000e0041\U000e0042"])
def test_a_page_padded_with_what_nobody_sees_is_still_a_page(padding: str) -> None:
    page = f"<html><body><p>{padding * 5000}The harbour master keeps two ledgers.</p></body></html>".encode()
    assert decode(page).is_text(len(page))
    assert "master keeps two" in decode(page).text
    letters = padding.encode() * 5000 + b"SQLite format 3"
    assert not decode(letters).is_text(len(letters))


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_mark_of_utf_16_is_not_believed_of_a_page_in_single_bytes(mark: bytes) -> None:
    page = "<html><body><p>Nine ships came through the na\u00efve caf\u00e9.</p></body></html>"
    assert decode(mark + page.encode()).text == page
    wide = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert decode(mark + page.encode(wide)).text == page
    swapped = "utf-16-be" if mark == codecs.BOM_UTF16_LE else "utf-16-le"
    assert decode(mark + page.encode(swapped)).text == page


def test_a_mark_of_utf_32_is_not_believed_of_a_page_that_is_none() -> None:
    page = "<html><body><p>Nine ships came through the na\u00efve caf\u00e9.</p></body></html>"
    assert decode(codecs.BOM_UTF32_BE + page.encode()).text.lstrip("\0\ufeff") == page
    assert decode(codecs.BOM_UTF32_LE + page.encode("utf-16-le")).text == page


def test_a_mark_of_utf_8_is_not_believed_of_letters_that_are_none() -> None:
    for text, encoding in STORED:
        if not encoding.startswith(("utf", "iso2022")):
            decoded = decode(codecs.BOM_UTF8 + page(text, None).encode(encoding))
            assert text in decoded.text
            assert [remark.code for remark in decoded.remarks] == ["encoding-overruled"]
            assert text in decode(codecs.BOM_UTF8 + page(text, encoding).encode(encoding)).text
    cut = decode(codecs.BOM_UTF8 + page(RUSSIAN, None).encode()[:-9].replace(b"\xd0\xb0", b"\xd0", 1))
    assert cut.encoding == "utf-8"


def test_signs_that_draw_nothing_are_a_few_in_a_row_and_a_blank_among_them_stays() -> None:
    assert hush("ships" + "\u200e\u200f" * 900 + "mate") == "ships" + "\u200e\u200f" * 4 + "mate"
    assert hush("ships" + "\u00ad" * 9 + " \u2060" * 900 + "mate") == "ships" + "\u00ad" * 8 + " mate"
    assert hush("Schiff\u00adfahrt \u200f(\u05d0)\u200f") == "Schiff\u00adfahrt \u200f(\u05d0)\u200f"


def test_blanks_without_an_end_fill_no_pages_and_lines_end_in_line_feeds() -> None:
    assert (
        printable("two" + "\u3000" * 9000 + "ships\u2003came") == "two" + "\u3000" * WIDE + "ships\u2003came"
    )
    assert printable("two" + " \u00a0" * 9000 + "ships").count("\u00a0") == WIDE // 2
    assert printable("    " * 99 + "code") == "    " * 99 + "code"
    assert printable("one \u2029two\x85three\ffour") == "one \ntwo\nthree\nfour"


@pytest.mark.parametrize("wrong", ["latin-1", "windows-1252"])
@pytest.mark.parametrize("beside", ["", "日本"])
def test_letters_that_were_spoiled_when_they_were_stored_are_mended(wrong: str, beside: str) -> None:
    meant = "The keeper’s café – it ‘opened’ for the mill’s feast."
    spoiled = meant.encode().decode(wrong)
    decoded = decode(f"<p>{spoiled}</p><p>{beside}</p>".encode())
    assert decoded.text == f"<p>{meant}</p><p>{beside}</p>"
    assert [remark.code for remark in decoded.remarks] == ["encoding-mended"]
    assert "keeper’s" in decoded.remarks[0].sentence


def test_controls_that_are_quotation_marks_of_windows_are_mended() -> None:
    assert decode("<p>\x93It\x92s here\x94</p>".encode()).text == "<p>“It’s here”</p>"


@pytest.mark.parametrize(
    "said", ["ÂGE DE PIERRE, COÛT 3 €", "SÃO PAULO, AÇÃO – «NÃO»", "Ðað er Ñandú", "“Âmago” and ‘Ñandú’"]
)
def test_capitals_with_accents_are_not_taken_for_spoiled_letters(said: str) -> None:
    assert decode(f"<p>{said}</p>".encode()) == (f"<p>{said}</p>", "utf-8", (), 0)
