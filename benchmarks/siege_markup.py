"""Pages whose markup is hostile: style, links, heads, elements that nobody uses, and much of one thing."""

from collections.abc import Iterator
from typing import Final

from benchmarks.story import DEEP, PROSE, page

OURS: Final = "/canary/canary"
"""Beginning of the files beside the corpus that no page may read, in place of which the true one is put."""

ASKED: Final = "http://127.0.0.1:9"


def styled() -> Iterator[tuple[str, str, str]]:
    """CSS that asks, counts, repeats or hides."""
    sheets = {
        "faces": "".join(
            f"@font-face{{font-family:F{n};src:url({ASKED}/f{n}.woff2),local('x'),url(file://{OURS}.ttf)}}"
            for n in range(2000)
        ),
        "imports": f"@import '{ASKED}/a.css';@import url(file://{OURS}.css) print;@import url(data:text/css,p{{}});" * 99,
        "content": f"p::before{{content:url({ASKED}/c.png) attr(href url) url(file://{OURS}.png)}}",
        "counters": "p::before{counter-increment:a 999999999;content:counters(a,'" + "x" * 99_999 + "',hebrew)}" * 9,
        "variables": "".join(f":root{{--v{n}:var(--v{n + 1}) var(--v{n + 1})}}" for n in range(60)) + "p{color:var(--v0)}",
        "calc": "p{width:" + "calc(1px + " * 9000 + "1px" + ")" * 9000 + "}",
        "selectors": "p:not(" * 5000 + "a" + ")" * 5000 + "{display:none}",
        "has": "*:has(*:has(* *)) * * * * *{color:red}" * 900,
        "page": "@page{size:1e9mm 1px;margin:-9e9px;@top-left{content:element(x)}}p{position:running(x);float:footnote}",
        "attachment": f"p{{-weasy-link:url(file:///etc/passwd);link:url(javascript:1);anchor:attr(id)}}@page{{background:url({ASKED}/b)}}",
        "columns": "article{columns:99999 1px;column-gap:1e9px}p{display:grid;grid-template:repeat(99999,1px)/repeat(99999,1px)}",
        "open": "p{color:red;" * 9000 + '"' + "\\" * 9999, "comment": "/*" * 99_999,
        "escapes": "\\75\\72\\6c(" + f"file://{OURS}.txt)" + "\\0" * 9999, "charset": '@charset "utf-16";p{}',
        "hidden": "article *{font-size:0;opacity:0;color:transparent;clip-path:inset(100%);text-indent:-9999px}",
    }  # fmt: skip
    for name, sheet in sheets.items():
        yield f"style-{name}", page(f"<p>{DEEP} is here.</p>", f"<style>{sheet}</style>"), ""
    expression = "width:expression(alert(1));behavior:url(#x);-moz-binding:url(file:///etc/passwd);"
    own = f"background:url('{ASKED}/s.png');list-style-image:url(file://{OURS}.png);content:'{'x' * 9999}';{expression}"
    yield "style-of-elements", page(f'<p style="{own}">{DEEP} <b style="{own}">b</b></p>' * 300), ""


SCHEMES: Final = (
    "javascript:alert(1)", "jav&#x09;ascript:alert(1)", "&#x1;javascript:x", "java&#10;script:x", "vbscript:x",
    "data:text/html;base64,PHNjcmlwdD4=", "data:application/pdf,x", "file://host/share", "\\\\host\\share\\x",
    "file:///etc/passwd", "////host/x", "http:/\\host", "http://[::1]/", "http://a\u3002b/", "http://\u202egro.e/",
    "mailto:a@b.org?bcc=c@d.org&attach=/etc/passwd&body=x", "mailto:a@b.org%0aBcc:c@d.org", "tel:+1;ext=2", "tel:*%2306%23",
    "ms-settings:x", "search-ms:query=x", "jar:http://e.org!/", "view-source:http://e.org", "x" * 9000,
    "https://e.org/" + "%" * 3000, "https://" + "a." * 3000 + "org", "https://e.org:99999/", "https://u:p@e.org/",
    "https://e.org/\x00\x01\x07", "#" + "x" * 9000, "?" + "a=b&" * 3000, "HTTPS://E.ORG/\u00e9\ud800", "https://", "http:",
)  # fmt: skip


def linked() -> Iterator[tuple[str, str, str]]:
    """Addresses in every attribute that takes one."""
    ways = {
        "a": "<p>See <a href='{0}'>leads{1}on</a> there.</p>",
        "download": "<p>See <a download='../../x' ping='{0}' href='{0}'>leads{1}on</a> there.</p>",
        "area": "<map name=m><area href='{0}' alt='leads{1}on'></map><img usemap=#m src=x alt=y>",
        "quote": "<blockquote cite='{0}'><p>It leads{1}on to more.</p></blockquote>",
        "picture": "<figure><a href='{0}'><img src='{0}' alt='leads{1}on'></a><figcaption>Where it leads.</figcaption></figure>",
        "video": "<video src='{0}' poster='{0}'>leads{1}on</video><iframe src='{0}' title='leads{1}on'></iframe>",
        "drawing": "<svg width=9 height=9><a href='{0}' xlink:href='{0}'><text>leads{1}on</text></a></svg>",
        "formula": "<math href='{0}'><mtext href='{0}'>leads{1}on</mtext></math>",
    }  # fmt: skip
    for name, way in ways.items():
        yield f"link-{name}", page("".join(way.format(link, n) for n, link in enumerate(SCHEMES))), ""
    for name in (
        "canonical",
        "attachment",
        "icon",
        "amphtml",
        "preload",
        "stylesheet",
        "author",
        "license",
        "next",
    ):
        tags = "".join(
            f"<link rel={name} href='{link}'>" for link in (*SCHEMES, f"file://{OURS}.txt", f"{ASKED}/l")
        )
        yield f"head-link-{name}", page(f"<a rel={name} href='file://{OURS}.txt'>{DEEP}</a>", tags), ""
    for name, base in {"data": "data:text/html,", "unc": "\\\\host\\share\\", "port": "http://e.org:99999999/",
                       "host": "http://" + "a" * 9000, "half": "http://[", "ours": f"{ASKED}/"}.items():  # fmt: skip
        many = f"<base href='{base}'>" * 500
        yield (
            f"head-base-{name}",
            page(f"<p><a href=x>one</a> <a href=//y>{DEEP}</a><img src=z.png alt=a>", many),
            "",
        )
    for name, content in {
        "deep": "0;url=" * 9000,
        "data": "0;url=data:text/html,x",
        "minus": "-1e9;URL='file:///etc/passwd'",
    }.items():
        yield f"head-refresh-{name}", page(DEEP, f'<meta http-equiv=refresh content="{content}">' * 50), ""
    names = (
        "og:image",
        "og:url",
        "twitter:image",
        "citation_author",
        "citation_pdf_url",
        "dc.date",
        "dcterms.created",
        "keywords",
        "robots",
    )
    for name in names:
        values = "".join(f"<meta name='{name}' property='{name}' content='{link}'>" for link in SCHEMES)
        yield f"head-meta-{name.replace(':', '-')}", page(DEEP, values), ""


ELEMENTS: Final = {
    "plaintext-early": f"<plaintext><p>{DEEP} stands here.", "xmp": f"<xmp><p>{DEEP}</p></xmp>" * 300,
    "noscript": "<noscript>" * 3000 + DEEP, "noframes": f"<noframes><p>{DEEP}</p></noframes>" * 90,
    "frameset": f"<frameset cols=1,1><frame src=file://{OURS}.html><frame src={ASKED}/></frameset>" * 90,
    "details": "<details><summary>more</summary>" * 3000 + DEEP, "dialog": f"<dialog open><p>{DEEP} says {PROSE}</p></dialog>" * 40,
    "template": "<template>" * 3000 + "<p>word</p>", "slots": "<x-a><slot name=x>" * 3000 + DEEP,
    "shadow": "<div><template shadowrootmode=open>" * 300 + f"<p>{DEEP}</p>",
    "ruby": "<p><ruby>" + "\u6e2f<rp>(<rt>minato<rp>)" * 9000 + "</ruby>", "ruby-deep": "<ruby>a<rt>" * 900 + DEEP,
    "popover": f"<div popover id=x><p>{DEEP} {PROSE}</div>" * 40, "marquee": f"<marquee>{DEEP}" * 900,
    "isindex": "<isindex>" * 900 + "<keygen>" * 900 + "<bgsound src=x>" * 900, "blink": f"<blink><tt><big>{DEEP}" * 300,
    "image": "<image src=x>" * 3000 + DEEP, "menu": "<menu><menuitem>" * 3000 + DEEP, "body-again": f"<body><html><head><title>x</title>{DEEP}" * 900,
    "optgroup": "<select><optgroup label=x><option>" * 900 + f"</select>{DEEP}", "meter": f"<meter><progress><output>{DEEP}" * 300,
    "ids": "".join(f"<p id=x>See <a href=#x name=x>part {n}</a> of the ledger, which tells it all.</p>" for n in range(2000)),
    "hidden": f"<div hidden inert aria-hidden=true><p>{PROSE} {DEEP}</div>" * 90, "bdo": "<bdo dir=rtl>" * 900 + DEEP,
    "lang": "".join(f"<p lang='{'x' * n}-{n}'>Word of {n} is said here by the keeper." for n in range(1500)),
    "wbr": "<p>" + "a<wbr>" * 20_000 + DEEP, "nobr": "<nobr>" + "word " * 9000 + DEEP, "insdel": f"<ins><del>{DEEP} " * 900,
    "cdata-svg": f"<svg><![CDATA[<p>{DEEP}</p>]]></svg>" * 900, "pi": f"<?xml-stylesheet href='file://{OURS}.css'?>" * 900 + DEEP,
    "xinclude": f"<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file://{OURS}.txt' parse=text />{DEEP}",
    "headings-deep": "".join(f"<h{n % 6 + 1}>Part {n} of it</h{n % 6 + 1}><p>{PROSE}" for n in range(300)),
    "colspan": "<table>" + f"<tr><td colspan=65535>{DEEP}<td rowspan=65534>b" * 300 + "</table>", "cols": "<table>" + "<col span=1000>" * 3000 + f"<tr><td>{DEEP}</table>",
    "headers": "<table>" + "".join(f"<tr><th id=h{n} headers='{'h1 ' * 900}'>a<td headers=h{n + 1}>b" for n in range(200)) + "</table>",
    "table-in-p": f"<p><table><p>{DEEP}" * 300, "caption": f"<table><caption>{PROSE * 200} {DEEP}</caption><tr><td>1</table>",
    "word-cell": "<table>" + f"<tr><td>{'w' * 900}<td>{'v' * 900}" * 20 + "</table>", "width": "<table width=99999999><tr><td width=1e9 nowrap>" + "word " * 400 + "</table>",
    "mtable": "<math><mtable>" + "<mtr>" + "<mtd><mn>1</mn></mtd>" * 60 + "</mtr>" * 60 + "</mtable></math>" + DEEP,
    "mpadded": "<math><mpadded width=1e9px height=-1e9px><mspace width=1e9em /><mo stretchy=true minsize=1e9px>(</mo><mi>x</mi></mpadded></math>" * 99 + DEEP,
    "notes-ring": "".join(f"<p>It is so.<sup><a href=#n{n} id=r{n}>{n}</a></sup>" for n in range(1, 300)) + "<h2>Notes</h2><ol>" + "".join(f"<li id=n{n}>See<sup><a href=#n{n % 299 + 1}>{n % 299 + 1}</a></sup> there." for n in range(1, 300)) + "</ol>",
    "notes-many": "".join(f"<p>It is.<a href=#n{n}>[{n}]</a>" for n in range(20_000)) + "".join(f"<p id=n{n}>{n}. See <a href=#n{(n + 7) % 20_000}>that</a>" for n in range(20_000)),
    "links-many": "<p>" + " ".join(f"<a href=/{n}>w{n}</a>" for n in range(100_000)),
    "breaks": f"<p>{DEEP}" + "<br>" * 20_000 + "end", "rules": "<hr>" * 9000 + DEEP, "empty": "<p></p><div></div><p>&nbsp;</p>" * 20_000 + DEEP,
}  # fmt: skip


def elements() -> Iterator[tuple[str, str, str]]:
    """Elements that nobody uses, or much of one."""
    for name, markup in ELEMENTS.items():
        yield f"element-{name}", page(markup), ""


def titled() -> Iterator[tuple[str, str, str]]:
    """Names without end, of which there is one too many, or which are signs only."""
    plain = page("")
    for name, title in {
        "words": "word " * 3000, "one-word": "w" * 1900, "address": "https://e.org/" + "a/" * 800, "dots": "." * 900,
        "lines": "a<br>b" * 500, "marks": "<b><i>x</i></b>" * 500, "nested": "<h1>" * 500 + "Two", "emoji": "\U0001f469\u200d\U0001f4bb" * 300,
        "blank": "\u3000\u00a0\u200b", "quotes": "\"'\u201c" * 300, "braces": "{{{}}}{%%}%s%n$(x)`y`", "path": "../../../../etc/passwd\\..\\con",
    }.items():  # fmt: skip
        yield (
            f"name-{name}",
            plain.replace("<h1>Two ledgers", f"<h1>{title}").replace(
                "<title>Two ledgers", f"<title>{title[:3000]}"
            ),
            "",
        )
        by = f"<p class=byline rel=author>By <a rel=author href=/x>{title}</a></p><time datetime='{title[:99]}'>{title[:99]}</time>"
        yield (
            f"name-{name}-author",
            page(by + DEEP, f'<meta name=author content="{title[:2000].replace(chr(34), "")}">'),
            "",
        )
