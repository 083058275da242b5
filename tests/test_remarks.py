"""Remarks of one kind are made one, and name the first of what they are about."""

from convert.remarks import ADVICE, TABLE, Remark, advise, gather_alike, name_several, remark


def test_like_remarks_become_one_at_the_place_of_the_first() -> None:
    links = [remark("link-dropped", f"/page-{n}", text=f"/page-{n}", target=f"/page-{n}") for n in range(9)]
    other = remark("title-missing")
    told = gather_alike([links[0], other, *links[1:]])
    assert [each.code for each in told] == ["link-dropped", "title-missing"]
    assert told[0].sentence.startswith(links[0].sentence)
    assert told[0].sentence.endswith(
        "The same goes for 8 more: \u201c/page-1\u201d, \u201c/page-2\u201d, \u201c/page-3\u201d and 5 more."
    )
    assert told[0].details == tuple(f"/page-{n}" for n in range(9))


def test_a_remark_by_itself_is_left_as_it_is() -> None:
    alone = Remark("title-missing", "A sentence.", "words")
    assert gather_alike([alone]) == (alone,)


def test_names_are_told_once_and_the_rest_is_counted() -> None:
    assert name_several("ab") == "a, b"
    assert name_several("abcabcde") == "a, b, c and 2 more"


def test_words_agree_with_their_numbers_and_large_ones_have_commas() -> None:
    one, many = (remark("fit-changed", pages=pages, changes="nothing").sentence for pages in (1, 1200))
    assert "make it 1 page, " in one
    assert "make it 1,200 pages, " in many


def test_advice_for_one_article_is_replaced_by_what_helps_among_many() -> None:
    for code, (alone, *_) in ADVICE.items():
        assert alone in TABLE[code]
    told = advise(remark("title-missing"), "newsletter", "01.html")
    assert told.sentence.endswith('Give one in issue.toml: title = "..." under [article."01.html"].')
    assert "convert 01.html --to json" in advise(remark("title-missing"), "batch", "01.html").sentence
    other = remark("page-empty", pages="2")
    assert advise(other, "batch", "01.html") == other


def test_what_a_remark_quotes_of_the_input_is_clipped() -> None:
    told = remark("link-dropped", text="x" * 90_000, target="word " * 90_000)
    assert len(told.sentence) < 1500
    assert "\u2026" in told.sentence
