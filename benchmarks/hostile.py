"""What is thrown at us: strategies for pages, damage and titles that nobody wrote in good faith."""

import re

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

ALPHABET = re.compile(r"kept\d+x")
"""Words that can be told from all others, so that each can be looked for in what came of the page."""

TAGS = (
    "div p span a b i em strong font h1 h2 h3 ul ol li dl dt dd table tr td th thead tbody caption figure"
    " figcaption img picture source section article aside nav header footer main blockquote pre code br hr"
    " sup sub small abbr time address details summary form button input select option label ruby rt math mi"
    " mo svg g text foreignObject title style script template noscript iframe object embed video audio center"
    " u s del ins mark q cite kbd var base meta link html body head frameset textarea xmp plaintext custom-x"
).split()

NAMES = (
    "class id href src srcset style title alt lang dir rel itemprop property name content datetime colspan"
    " rowspan width height role aria-hidden hidden onclick data-src type value start charset http-equiv"
).split()

VALUES = (
    "", "byline", "author", "article-body", "related", "footnote", "caption", "headline", "comment", "share",
    "#x", "#fn1", "fn1", "javascript:alert(1)", "file:///etc/passwd", "//host/x", "\\\\host\\x", "http://[::1",
    "http://x/\x00", "data:text/html,x", "data:image/png;base64,AAAA", "mailto:a@b", "tel:1", "a.png 1e9w",
    "a.png -1x, b.png 99999999999999999999w", "999999999999", "-1", "1e9", "NaN", "rtl", "xx-\u0130", "und",
    "2024-02-30", "0000-00-00T99:99", "9999999-01-01", "utf-16", "display:none", "position:fixed;width:1e9px",
    "x" * 3000, "\u202etxt", "{{ 7*7 }}", "</script>", "'\"><", "attachment", "canonical", "en\ud800",
)  # fmt: skip

WORDS = (
    "The committee decided on Tuesday that the report should be published in full.", "By A. Writer",
    "Published 3 March 2024", "12.13.2024", "Related articles", "Share this", "1", "[1]", "\u00a9 2024",
    "$x^2$",
    "\\frac{1}{\\frac{1}{x}}", "%PDF-1.7", "\u0627\u0644\u0639", "\U0001f469\u200d\U0001f469",
    "e" + "\u0301" * 300,
    "\u200b\u200b", "a" * 5000, "&#0;&#xd800;&#x110000;&amp", "<!--", "]]>", "\t\r\n\x0b\x0c", "\ufeff",
    "\u2028",
    "http://example.org/" + "a/" * 900, "\u0130\u0130", "9" * 400, "(" * 300, "\u00ad" * 100, "- " * 200,
)  # fmt: skip


def pages() -> SearchStrategy[bytes]:
    """A page of elements within elements, in some encoding, now and then with one part very often."""
    words = st.one_of(
        st.integers(0, 999).map(lambda n: f"kept{n}x said that the plan would be carried out, and it was. "),
        st.sampled_from(WORDS),
        st.text(max_size=30),
    )
    attributes = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)), max_size=3)

    def element(inner: SearchStrategy[str]) -> SearchStrategy[str]:
        made = st.builds(
            _element, st.sampled_from(TAGS), attributes, st.lists(inner, max_size=5), st.integers(0, 9)
        )
        many = st.builds(lambda part, n: part[:2000] * n, inner, st.sampled_from((2, 30, 400)))
        return st.one_of(made, made, made, many)

    body = st.lists(st.recursive(words, element, max_leaves=40), min_size=1, max_size=6).map("".join)
    encodings = st.sampled_from(("utf-8",) * 8 + ("utf-16", "cp1251", "shift_jis", "utf-7", "gb18030"))
    return st.builds(_page, body, encodings, st.booleans())


def _element(tag: str, attributes: list[tuple[str, str]], inner: list[str], closing: int) -> str:
    told = "".join(f' {name}="{value}"' for name, value in attributes)
    return f"<{tag}{told}>{''.join(inner)}" + ("" if closing == 0 else f"</{tag}>")


def _page(body: str, encoding: str, whole: bool) -> bytes:
    head = "<!doctype html><html><head><title>kept1000x is the headline of it</title></head><body>"
    text = f"{head}{body}</body></html>" if whole else body
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf-8") else "replace")


def damaged_pages(good: list[bytes]) -> SearchStrategy[bytes]:
    """A good page that was cut, doubled, mixed with another, or had its bytes changed."""
    place = st.floats(0, 1, exclude_max=True)
    pieces = st.one_of(
        st.binary(max_size=8),
        st.sampled_from(TAGS).map(lambda tag: f"<{tag}>".encode()),
        st.sampled_from(TAGS).map(lambda tag: f"</{tag}>".encode()),
        st.sampled_from(VALUES + WORDS).map(lambda text: text.encode("utf-8", "surrogatepass")),
    )
    edit = st.tuples(st.sampled_from(("insert", "cut", "repeat", "swap", "flip")), place, place, pieces)
    return st.builds(
        _damage, st.sampled_from(good), st.sampled_from(good), st.lists(edit, min_size=1, max_size=8)
    )


def _damage(page: bytes, other: bytes, edits: list[tuple[str, float, float, bytes]]) -> bytes:
    data = bytearray(page)
    for kind, first, second, piece in edits:
        start, length = int(first * len(data)), int(second * 400)
        if kind == "insert":
            data[start:start] = piece
        elif kind == "cut":
            del data[start : start + length]
        elif kind == "repeat":
            data[start:start] = bytes(data[start : start + length]) * (int(second * 50) + 1)
        elif kind == "swap":
            data[start : start + length] = other[int(second * len(other)) :][:length]
        elif len(data) > start:
            data[start] ^= int(second * 255) + 1
    return bytes(data[:400_000])


def titles() -> SearchStrategy[str]:
    """Headings made to break a name of a file, markup, metadata, or a terminal."""
    parts = st.one_of(
        st.text(max_size=40),
        st.sampled_from(VALUES + WORDS),
        st.sampled_from(
            ("CON", "NUL.txt", "..", "../../etc/passwd", "a/b", "C:\\x", "x" * 300, "trailing. ", "~", "-rf",
             "$(id)",
             "`id`", "\x1b]0;x\x07", "<?xml", "]]>", "<b>", "{% raw %}", "%00", "\u202egnp.exe", "a\nb",
             "\U000e0041")
        ),
    )  # fmt: skip
    return st.lists(parts, min_size=1, max_size=4).map("".join)
