"""Data that is hostile: linked data of pages, articles as JSON, folders with plans and brands, names of files."""

import json
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from benchmarks.siege_markup import ASKED, OURS
from benchmarks.story import DEEP, FIRST, PROSE, page


def linked() -> Iterator[tuple[str, str, str]]:
    """Linked data and other heads that are deep, wide, in a ring, or of the wrong kind."""
    start = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"Two ledgers"'
    for name, data in {
        "million": f'{start},"keywords":[{",".join(["1"] * 1_000_000)}]}}',
        "million-objects": f'{{"@graph":[{",".join(["{}"] * 1_000_000)}]}}',
        "million-keys": "{" + ",".join(f'"k{n}":{n}' for n in range(400_000)) + "}",
        "keys-alike": start + ',"author":"Ann Writer"' * 100_000 + "}",
        "types": '{"@type":[' + '"NewsArticle",' * 100_000 + '"Person"],"headline":{"@value":["a",{"@id":"#"}]}}',
        "author-deep": start + ',"author":{"@type":"Person","name":' * 900 + '"Ann"' + "}" * 900 + "}",
        "author-ring": f'{{"@graph":[{start},"@id":"#a","author":{{"@id":"#b"}}}},{{"@id":"#b","@type":"Person","name":{{"@id":"#b"}},"author":{{"@id":"#a"}},"worksFor":{{"@id":"#b"}}}}]}}',
        "ring-of-many": f'{{"@graph":[{",".join(json.dumps({"@id": f"#{n}", "@type": "Article", "mainEntity": {"@id": f"#{(n + 1) % 20_000}"}, "isPartOf": {"@id": f"#{n - 1}"}}) for n in range(20_000))}]}}',
        "escapes": start + ',"description":"' + "\\u202e\\ud800\\u0000" * 30_000 + '"}',
        "numbers": start + ',"datePublished":-9e999,"author":1e400,"image":[NaN,Infinity],"url":{"a":' + "9" * 4000 + "}}",
        "dates": start + ',"datePublished":["0000-00-00","99999-99-99T99:99:99+99:99","' + "2024-01-01" * 9000 + '"]}',
        "images": start + f',"image":[{",".join(f"{chr(34)}{ASKED}/{n}.png{chr(34)}" for n in range(9000))},"file://{OURS}.png"]}}',
        "body": start + ',"articleBody":"' + "<p>" * 100_000 + '"}', "comment": f"<!-- {start}}} -->", "cut": start,
        "cdata": f"//<![CDATA[\n{start}}}\n//]]>", "two": f"{start}}}{start}}}" * 900, "mark": "\ufeff" * 900 + start + "}",
    }.items():  # fmt: skip
        yield (
            f"data-{name}",
            page(f"<p>{DEEP}</p>", f"<script type='application/ld+json'>{data}</script>"),
            "",
        )
    micro = "<div itemscope itemtype=http://schema.org/Article itemref='a b'><span itemprop=author id=a>"
    yield "data-microdata", page(micro * 3000 + DEEP), ""
    yield "data-state", page(DEEP, "<script>window.__STATE__={" + '"a":{"b":[' * 90_000 + "</script>"), ""


def typed() -> Iterator[tuple[str, str, str]]:
    """Articles as JSON that nobody wrote in good faith."""
    text = {"type": "text", "text": f"{PROSE} {FIRST}"}
    prose = {"type": "paragraph", "content": [text]}
    start = {"title": "Two ledgers", "body": [prose]}
    link = {"type": "link", "href": "https://e.org/\x01\x07x", "content": [text]}
    bodies: Mapping[str, object] = {
        "control-link": [{"type": "paragraph", "content": [link]}],
        "links": [{"type": "paragraph", "content": [link | {"href": h}]} for h in ("javascript:1", "file:///etc/passwd", "HTTP:x", "http://[", "", "mailto:a\nb", "tel:" + "1" * 9000)],
        "control-text": [{"type": "paragraph", "content": [{"type": "text", "text": "Word\x00\x1b[31m\u202e\ud800 " * 900}]}, prose],
        "empty": [{"type": "paragraph", "content": []}] * 3000 + [prose],
        "code": [{"type": "code", "text": "\t" * 9000 + "x\n" * 900, "language": "\x07" * 99}, prose],
        "formula": [{"type": "paragraph", "content": [{"type": "math", "text": "x" * 900, "mathml": "<math><script>1</script>" + "<mrow>" * 9000, "tex": "\\frac{" * 900}]}, prose],
        "notes": [{"type": "paragraph", "content": [{"type": "note_ref", "label": "1" * 900, "target": "\x00"}, text]}],
        "picture": [{"type": "figure", "images": [{"src": s, "alt": "x" * 9000} for s in (f"file://{OURS}.png", f"{OURS}.png", f"{ASKED}/a", "\x00", "../" * 900)]}, prose],
        "table": [{"type": "table", "rows": [{"cells": [{"blocks": [prose], "colspan": -1, "rowspan": 0}] * 60}] * 3}],
        "heading": [{"type": "heading", "level": n, "content": [text]} for n in (1, 6, 0, 7)],
    }  # fmt: skip
    for name, body in bodies.items():
        yield f"typed-{name}.json", json.dumps(start | {"body": body}), ""
    for key, value in {
        "title": "\ud800\x00", "title-list": [], "dek": "d " * 9000, "byline": [{"name": "A\x07\u202e"}] * 900, "language": "\x00x", "published": "2024-99-99",
        "site": "s\n" * 900, "origin": {"url": "javascript:alert(1)", "name": "../../x\x00"}, "notes": {"a": 1}, "related": [{"title": "t", "href": f"file://{OURS}.txt"}] * 900,
        "direction": "up", "reading": {"remarks": [{"code": "x", "sentence": "\x1b[31m" * 900}], "trail": []}, "lead": {"type": "figure", "images": []}, "section": "\u0301" * 900,
    }.items():  # fmt: skip
        yield f"typed-head-{key}.json", json.dumps(start | {key.partition("-")[0]: value}), ""
    for name, told in {"list": "[1,2]", "string": '"title"', "true": "true", "twice": "{}{}", "key": '{"title":"a","title":["b"],"body":[]}', "comment": "// x\n{}",
                       "clipboard": json.dumps({"text/html": f"<p>{PROSE}", "text/plain": FIRST}), "clipboards": json.dumps([{"type": "text/html", "data": "<p>" * 9000}])}.items():  # fmt: skip
        yield f"typed-{name}.json", told, ""
    for name, head in {
        "far": "EndHTML:99999999999999999999",
        "minus": "StartHTML:-1\r\nEndHTML:-9",
        "deep": "StartFragment:" * 9000,
        "ours": f"SourceURL:file://{OURS}.html",
    }.items():
        clip = f"Version:0.9\r\n{head}\r\nSourceURL:javascript:alert(1)\r\n" + page(DEEP)
        yield f"clipboard-{name}", clip, ""


class Folder(NamedTuple):
    """Files by their names, and what the command is given; {0} stands for their folder."""

    name: str
    files: Mapping[str, str | bytes]
    arguments: tuple[str, ...]


STORY: Final = page("<p>A word.</p>")


def folders() -> Iterator[Folder]:
    """Plans, brands, people, settings and names that are hostile."""
    stories = {"1.html": STORY, "2.html": STORY}
    plans = {
        "order-outside": f'title = "x"\norder = ["../../etc/passwd", "{OURS}.html", "1.html"]', "order-many": f"order = {['1.html'] * 20_000}",
        "order-odd": 'order = ["1.html\\u0000", "", ".", "..", "con"]', "title": 'title = "' + "t" * 9000 + '"', "title-controls": 'title = "a\\u0007\\u202e\\u001b[31mb"',
        "note": 'note = """' + "<script>*" * 9000 + '"""', "deep": "a = " + "[" * 9000, "dots": ".".join(["a"] * 9000) + " = 1", "keys": "".join(f"k{n} = 1\n" for n in range(60_000)),
        "number": "number = " + "9" * 9000, "bytes": "title = '\x00'", "sections": "[[sections]]\nname = 's'\nstories = ['1.html']\n" * 3000, "dates": "date = 9999-99-99",
        "events": '[[events]]\ntitle = "e"\nday = 2024-01-01\nurl = "javascript:1"\n' * 900, "url": '[article."1.html"]\nurl = "file:///etc/passwd"', "wishes": "".join(f'[article."{n}"]\ntitle = "x"\n' for n in range(20_000)),
        "team": '[[team]]\nname = "' + "n" * 3000 + '"\nphoto = "/etc/passwd"', "picture": f'cover = "{OURS}.png"\nbanner = "{ASKED}/x.png"',
    }  # fmt: skip
    for name, plan in plans.items():
        yield Folder(f"plan-{name}", stories | {"issue.toml": plan}, ("newsletter", "{0}"))
    yield Folder("plan-latin", stories | {"issue.toml": b"title = '\xe9'"}, ("newsletter", "{0}"))
    brands = {
        "extends-self": 'extends = "{0}/b"', "extends-outside": 'extends = "/etc"', "logo-outside": '[mark]\nfile = "/etc/passwd"', "logo-asks": f'[mark]\nfile = "{ASKED}/x.svg"', "logo-up": f'[mark]\nfile = "..{OURS}.svg"',
        "colour": '[colour]\nink = "red;}*{background:url(file:///etc/passwd)"', "type": '[type]\ntext = "x\\";src:url(file:///etc/passwd)"', "height": "[mark]\nheight = 1e308", "series": 'series = "' + "s" * 9000 + '"',
        "about": '[boilerplate]\nabout = """' + "<img src=file:///etc/passwd> {{7*7}} " * 3000 + '"""', "url": '[institution]\nname = "x"\nurl = "javascript:alert(1)"', "language": 'language = "../../x"', "deep": "a = " + "{a=" * 900,
        "name": '[institution]\nname = "\\u202e\\u0007' + "\\U000E0041" * 99 + 'x"', "many": "".join(f"[a.b{n}]\n" for n in range(60_000)),
    }  # fmt: skip
    for name, brand in brands.items():
        files = {"a.html": STORY, "b/brand.toml": brand, "b/x.svg": "<svg/>"}
        yield Folder(f"brand-{name}", files, ("make", "{0}/a.html", "--brand", "{0}/b"))
    settings = {
        "lists": "limits = []",
        "layout": 'layout = "../../etc"',
        "limits": "[limits]\nmemory = 99999999999999999999",
        "minus": "[limits]\npages = -1",
        "people": 'people = "/etc/passwd"',
        "bytes": "\x00",
        "deep": "[" * 9000,
    }
    for name, told in settings.items():
        yield Folder(
            f"settings-{name}",
            {"a.html": STORY, "convert.toml": told},
            ("make", "{0}/a.html", "--config", "{0}/convert.toml"),
        )
    for number, name in enumerate(
        (
            "a\x07\x1b[31m.html",
            "-o.html",
            "a\nb.html",
            "\u202efdp.html",
            "a\udcff.html",
            "%s%n.html",
            " .html",
            "~.html",
            "a;b|c&d.html",
            "\u0301" * 90 + ".html",
            "*.html",
            "\U000e0041.html",
        )
    ):
        yield Folder(f"called-{number}", {name: STORY}, ("make", f"{{0}}/{name}"))
        yield Folder(
            f"called-{number}-named",
            {name: STORY},
            ("make", f"{{0}}/{name}", "--set", f"title={name}", "--set", "author=\x1b\u202eA"),
        )
    for number, wish in enumerate(
        (
            "title=" + "t" * 9000,
            "date=9999999",
            "date=\u0663",
            "author=" + "a, " * 3000,
            "language=\x07",
            "url=file:///etc/passwd",
            "site=" + "\ud800",
            "nothing",
            "=",
            "title=",
        )
    ):
        yield Folder(f"set-{number}", {"a.html": STORY}, ("make", "{0}/a.html", "--set", wish))
    for number, wish in enumerate(
        ("javascript:1", "http://", "http://[", "file:///x", "http://e.org/" + "a" * 90_000, "\x00", "")
    ):
        yield Folder(f"url-{number}", {"a.html": STORY}, ("make", "{0}/a.html", "--url", wish))
