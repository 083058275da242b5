"""Pages whose shape is hostile: one thing very often, without an end, within itself, or overloaded."""

from collections.abc import Iterator
from typing import Final

from benchmarks.story import DEEP, page, words

NESTING: Final = (
    "div span blockquote ul ol table p b i a font section article form button details summary dl em sup q"
    " center object fieldset label h2 ruby nav figure pre code select option svg math template noscript"
    " iframe x-box marquee li dd address main textarea frameset caption thead colgroup"
).split()


def rows(count: int, columns: int) -> str:
    return "".join(f"<tr>{''.join(f'<td>c{r}x{c}</td>' for c in range(columns))}</tr>" for r in range(count))


def many() -> Iterator[tuple[str, str]]:
    """One thing very often, at a size that is refused and at one that is printed."""
    for scale in (1, 20):
        n = 50_000 // scale
        kinds = {
            "bold": "<p>" + " ".join(f"<b>w{i}</b>" for i in range(n)),
            "cells": f"<table>{rows(n // 10, 10)}</table>",
            "one-row": f"<table>{rows(1, n)}</table>",
            "one-column": f"<table>{rows(n, 1)}</table>",
            "200-columns": f"<table>{rows(400 // scale, 200)}</table>",
            "tables": f"<table>{rows(2, 2)}</table>" * (n // 15),
            "lines": "<p>" + "<br>".join(f"line {i}" for i in range(2 * n)),
            "preformatted": "<pre>" + "\n".join(f"line {i}" for i in range(2 * n)) + "</pre>",
            "links": "<p>" + " ".join(f"See <a href='https://e.org/{i}'>report {i}</a>." for i in range(n)),
            "items": "<ul>" + "".join(f"<li>item {i}" for i in range(n)) + "</ul>",
            "terms": "<dl>" + "".join(f"<dt>t{i}<dd>d{i}" for i in range(n // 2)) + "</dl>",
            "headings": "".join(f"<h2>Heading {i}</h2><p>Words for {i} follow.</p>" for i in range(n // 5)),
            "paragraphs": "".join(f"<p>Paragraph {i} says a thing.</p>" for i in range(n)),
            "quotations": "".join(f"<blockquote><p>Quote {i} says.</blockquote>" for i in range(n // 10)),
            "figures": "".join(
                f"<figure><img src=p{i}.png alt=x><figcaption>Caption {i}</figcaption></figure>"
                for i in range(n // 10)
            ),
            "raised": "<p>" + " ".join(f"x<sup>{i}</sup>" for i in range(n)),
            "programs": "".join(f"<pre><code>x = {i}\ny = x\n</code></pre>" for i in range(n // 10)),
            "notes": "".join(
                f"<p>Word {i} has one<sup><a href=#f{i} id=r{i}>{i}</a></sup>." for i in range(1, n // 10)
            )
            + "<h2>Notes</h2><ol>"
            + "".join(f"<li id=f{i}>See report {i}. <a href=#r{i}>^</a>" for i in range(1, n // 10))
            + "</ol>",
            "formulas": "".join(
                f"<p>Then <math><mfrac><mi>a</mi><mn>{i}</mn></mfrac></math>." for i in range(n // 20)
            ),
            "forms": "<form action=http://h/><input value=x><button>Go</button></form>" * (n // 10),
            "frames": "<iframe src=http://127.0.0.1:9/></iframe>" * (n // 10),
            "rules": "<p>x</p><hr>" * (n // 10),
            "drawings": "<svg width=9 height=9><circle r=3 /></svg>" * (n // 3),
        }
        for name, markup in kinds.items():
            yield f"many-{name}-{n}", page(markup)


def long() -> Iterator[tuple[str, str]]:
    """Words and lines without an end."""
    for size in (15_001, 90_000, 2_000_000):
        yield f"long-word-{size}", page("<p>" + ("abcdefghij" * (size // 10)) + "</p>")
    runs = {
        "chinese": "\u6e2f\u53e3\u8239\u9577", "thai": "\u0e01\u0e32\u0e23\u0e17\u0e14", "accents": "\u0301",
        "joiners": "\u200d", "soft-hyphens": "\u00ad", "hard-spaces": "\u00a0", "turns": "\u202e\u202d",
        "tag-letters": "\U000e0041", "dots": ".", "digits": "9", "brackets": "(", "strokes": "a/",
        "hyphens": "a-",
        "ligatures": "\ufdfa", "spaces": " ", "line-feeds": "\n", "at": "@", "lines-of-unicode": "word\u2028",
        "quotes": '"\u201c\u2019', "mixed-ways": "\u05d0a", "less-than": "< ", "amp": "&amp;",
        "broken-amp": "&",
        "prices": "$1 $2 ", "posts": "a@b.example.org ", "dates": "3 March 2024, 12/13/2024. ",
        "faces": "\U0001f469 ",
    }  # fmt: skip
    for name, run in runs.items():
        yield f"long-{name}", page("<p>a" + run * (60_000 // len(run)) + f"b {DEEP}</p>")
        yield f"long-program-{name}", page("<pre>a" + run * (20_000 // len(run)) + f"b {DEEP}</pre>")
    for size in (8_000, 600_000):
        yield f"long-paragraph-{size}", page(f"<p>{words(size)}</p>")
        for box in ("li", "blockquote", "td", "figcaption", "caption", "h2", "th", "dd"):
            around = {"li": "ul", "td": "table", "figcaption": "figure", "caption": "table", "dd": "dl"}.get(
                box, "div"
            )
            yield f"long-{box}-{size}", page(f"<{around}><{box}>{words(size // 2)}</{box}></{around}>")


def nested() -> Iterator[tuple[str, str]]:
    """Boxes in boxes, with and without their ends."""
    for tag in NESTING:
        yield f"nested-{tag}", page(f"<{tag}>" * 100_000 + DEEP)
        yield f"nested-{tag}-closed", page(f"<{tag}>" * 3000 + DEEP + f"</{tag}>" * 3000)
    for name, opened in {
        "lists": "<ul><li>x", "cells": "<table><tr><td>x", "styles": "<p><b><i><u>", "fonts": "<font><p>",
        "crossed": "<b><p></b><i></p><u></i><div></u>", "foreign": "<svg><foreignObject><div>",
        "annotations": "<math><annotation-xml encoding='text/html'><div>", "ends": "</div>",
        "breaks": "</br>",
        "loose-rows": "<tr><td>", "links": "<a href=https://e.org/>x",
    }.items():  # fmt: skip
        yield f"nested-{name}", page(opened * 20_000 + DEEP)
    for tag, count in (("mfrac", 500), ("msup", 500), ("msqrt", 500), ("mrow", 100_000)):
        yield (
            f"nested-{tag}",
            page(f"<p><math>{f'<{tag}><mn>1</mn>' * count}x{f'</{tag}>' * count}</math> in it"),
        )
    for name, part in {"frac": r"\frac{1}{", "sqrt": r"\sqrt{", "sup": "x^{", "braces": "{"}.items():
        yield (
            f"nested-tex-{name}",
            page(f"<p>So $$ {part * 500}x{'}' * 500} $$ it is.</p><script>MathJax={{}}</script>"),
        )


def overloaded() -> Iterator[tuple[str, str]]:
    """Attributes, ids, classes, spans, entities, comments, declarations."""
    yield "attributes-of-one", page("<p " + " ".join(f"a{i}=1" for i in range(100_000)) + f">{DEEP}")
    yield "attributes-of-each", page(("<p " + " ".join(f"a{i}=1" for i in range(100)) + ">word") * 2000)
    yield "ids-alike", page("<p id=x>word <a href='#x'>to it</a></p>" * 5000)
    for name in ("class", "id", "style", "title", "lang", "href"):
        yield (
            f"attribute-{name}",
            page(f"<p {name}='{'value ' * 200_000}'><a {name}='{'v' * 500_000}'>x</a>{DEEP}"),
        )
    for value in ("1e9", "1000000000", "-5", "0", "9" * 20, "NaN", "1.5", "' 7 '"):
        yield (
            f"span-{value.strip(chr(39)).strip()[:12]}",
            page(
                f"<table><tr><td colspan={value} rowspan={value}>{DEEP}<td>b<tr><td>c</table>"
                f"<ol start={value}><li>x</ol>"
            ),
        )
    yield "span-columns", page(f"<table><colgroup><col span=1000000000></colgroup><tr><td>{DEEP}</table>")
    yield (
        "span-stairs",
        page(
            "<table>"
            + "".join(
                "<tr>" + "".join(f"<td rowspan={c} colspan=2>r{r}c{c}" for c in range(1, 31))
                for r in range(60)
            )
            + "</table>"
        ),
    )
    laughs = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    for name, entities, asked in (
        ("laughs", f'<!ENTITY a "lol">{laughs}', "&j;"),
        ("outside", '<!ENTITY j SYSTEM "file:///etc/passwd">', "&j;"),
    ):
        declaration = f'<?xml version="1.0"?><!DOCTYPE html [{entities}]>'
        yield f"entities-{name}", declaration + page(f"<p>{asked}</p>")
        yield f"entities-{name}.xhtml", declaration + page(f"<p>{asked}</p>")
    yield "entities-numbers", page("<p>" + "".join(f"&#{n};" for n in range(66_000)))
    for name, run in {
        "comments": "<!-- x -->" * 100_000, "comment-open": "<!-- " + "x " * 500_000,
        "comment-dashes": "<!--" + "-" * 10**6,
        "cdata": f"<![CDATA[{'<p>x</p>' * 20_000}]]>", "tag-name": f"<{'x' * 10**6}>",
        "tag-strokes": f"<p{'/' * 500_000}>",
        "tag-quotes": f"<p {chr(34) + chr(39)}" * 100_000,
        "tags-of-all-names": "".join(f"<x{i}>w</x{i}>" for i in range(50_000)),
        "choices": f"<select>{'<option>x' * 100_000}</select>",
        "field": f"<textarea>{'word ' * 100_000}</textarea>",
        "script": f"<script>{'var a = 1;' * 300_000}</script>",
        "plaintext": "<plaintext>" + "<p>x</p>" * 9000,
    }.items():  # fmt: skip
        yield (
            f"markup-{name}",
            page(f"{run}<p>{DEEP if name not in ('comment-open', 'comment-dashes') else ''}"),
        )
    yield "doctypes", "<!doctype html>" * 100_000 + page("")
    yield "instructions", "<?php x ?>" * 50_000 + page("")
    yield "tags-too-many", page("<p>x" * 900_000)
