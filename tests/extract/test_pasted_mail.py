import pytest

from convert.extract.pasted import read_pasted
from convert.extract.pasted.mail import clean_subject
from convert.model import Article, Page
from convert.model.text import plain

MAIL = """\
Von: Verein der Uferwege <post@uferwege.example>
An: mitglieder@uferwege.example
Betreff: AW: [Uferwege] Ein Steg ist keine Brücke

Ein Steg ist keine Brücke

Der Verein hat im Herbst alle Stege am unteren See vermessen und dabei
gefunden, dass mehr als die Hälfte schmaler ist, als die Ordnung von
1974 es verlangt. Gesperrt wurde trotzdem keiner, und das ist richtig.

Ein schmaler Steg zwingt zwei Leute, die sich begegnen, miteinander zu
reden. Wer ausweichen will, muss warten, und wer wartet, sieht den See.
Mehr hat eine Ordnung für Wege am Wasser noch nie erreicht, und es wird
auch der neuen nicht gelingen, die nun in der Schublade liegt.

{ending}
"""
LEAVING = {
    "de": "Sie erhalten diese Nachricht. Um sich abzumelden, schreiben Sie an weg@uferwege.example.",
    "fr": "Pour vous désabonner, écrivez à weg@uferwege.example.",
    "tr": "Listeden ayrılmak için weg@uferwege.example adresine yazın.",
    "ru": "Чтобы отписаться, напишите на weg@uferwege.example.",
    "zh": "如需退订请写信至 weg@uferwege.example。",
}


def read(ending: str) -> Article:
    return read_pasted(Page("text", MAIL.format(ending=ending)))


@pytest.mark.parametrize("language", LEAVING)
def test_how_to_leave_the_list_is_not_printed(language: str) -> None:
    article = read(LEAVING[language])
    assert "weg@uferwege" not in plain(article.body)
    assert any("weg@uferwege" in r.text and "mailing list" in r.reason for r in article.reading.trail)


def test_a_last_paragraph_that_speaks_of_leaving_stays() -> None:
    ending = "Manche Mitglieder wollten den Verein verlassen und sich abmelden; sie sind dann doch geblieben."
    assert ending in plain(read(ending).body)


def test_the_subject_is_the_title_and_the_head_of_the_mail_is_neither_site_nor_section() -> None:
    article = read("")
    assert (article.title, article.site, article.section) == ("Ein Steg ist keine Brücke", None, None)
    assert sum(r.reason == "head of the mail" for r in article.reading.trail) == 2


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: Fwd: [list] Ports agree", "Ports agree"),
        ("RE[2]: Ports agree", "Ports agree"),
        ("Ynt: [EXTERNAL] Limanlar anlaştı", "Limanlar anlaştı"),
        ("回复：港口达成协议", "港口达成协议"),
        ("Ports: a reply [updated]", "Ports: a reply [updated]"),
        ("[list]", "[list]"),
        ("Reform: who pays", "Reform: who pays"),
    ],
)
def test_what_programs_put_before_a_subject_is_cut(subject: str, title: str) -> None:
    assert clean_subject(subject) == title


LETTER = (
    "Dear all,\n\nI spent Friday at the pumping station at Ten Mile Bank and want to set down what I saw "
    "before the meeting. Two of the three pumps run and the third is being kept for its parts.\n\n"
    "The operators keep a diary in which the level of the river has been written daily since 1934.\n\n"
)


@pytest.mark.parametrize(
    "head",
    [
        "From: Ada Brockhurst <ada@fen.example>\nSent: Monday, 9 September 2024 08:14\nSubject: The pumps\n",
        "Von: Ada Brockhurst\nGesendet: Montag, 9. September 2024 08:14\nBetreff: The pumps\n",
        "The pumps\n\nFrom Ada Brockhurst <ada@fenland.example>\nDate Mon 9/9/2024 8:14 AM\n",
    ],
)
@pytest.mark.parametrize(("end", "authors"), [("Ada", ["Ada Brockhurst"]), ("Bram Oduya", [])])
def test_the_sender_is_the_author_where_the_letter_is_signed_so(
    head: str, end: str, authors: list[str]
) -> None:
    article = read_pasted(Page("text", f"{head}\n{LETTER}With good wishes,\n{end}\n"))
    assert article.title == "The pumps"
    assert [person.name for person in article.byline] == authors
