"""What a browser does not show is told in the trail; nothing of a page disappears without a name."""

import time

import pytest

import convert
from convert.model import Article, Origin, Page
from convert.model.text import plain

SHOWN = "<p>The wheel turned for the first time since the flood, and nobody had greased the bearings.</p>"
SAID = "Seventeen ships came into the harbour that night, and nobody counted them."


def read(markup: str) -> Article:
    page = f"<html><body><article><h1>The mill</h1>{SHOWN * 3}{markup}</article></body></html>"
    return convert.extract(Page(kind="html", text=page, origin=Origin(name="mill")))


def told(article: Article) -> str:
    return " ".join(removal.text for removal in article.reading.trail if removal.step == "hide")


WAYS = {
    "a frame": f"<iframe><p>{SAID}</p></iframe>",
    "a frame that never ends": f"<iframe><p>{SAID}</p>{SHOWN}",
    "a frame in a frame": f"<iframe><iframe><p>{SAID}</p></iframe></iframe>",
    "the page of a frame": f'<iframe srcdoc="&lt;p&gt;{SAID}&lt;/p&gt;"></iframe>',
    "an object": f"<object data=a.swf><p>{SAID}</p></object>",
    "an object that never ends": f"<object><p>{SAID}</p>{SHOWN}",
    "an object in an object": f"<object><object><b>{SAID}</b></object></object>",
    "an applet": f"<applet><p>{SAID}</applet>",
    "a drawing": f"<svg><foreignObject><p>{SAID}</p></foreignObject></svg>",
    "a drawing that never ends": f"<svg><foreignObject><p>{SAID}</p>{SHOWN}",
    "what describes a drawing": f"<svg><desc>{SAID}</desc></svg>",
    "a template": f"<template><p>{SAID}</p></template>",
    "a template that never ends": f"<template><p>{SAID}</p>{SHOWN}",
    "a template in a template": f"<template><template><p>{SAID}</p></template></template>",
    "old browsers": f"<noembed><p>{SAID}</p></noembed>",
    "older browsers": f"<noframes><p>{SAID}</p></noframes>",
    "older browsers, no end": f"<noframes><p>{SAID}</p>{SHOWN}",
    "a note to a formula": f"<math><annotation-xml encoding='text/html'><p>{SAID}</annotation-xml></math>",
    "a film": f"<video src=a.mp4><p>{SAID}</p></video>",
    "a script that never ends": f"<script><p>{SAID}</p>{SHOWN}",
    "a style sheet that never ends": f"<style><p>{SAID}</p>{SHOWN}",
    "a comment that never ends": f"<!-- <p>{SAID}</p>{SHOWN}",
}


@pytest.mark.parametrize("markup", WAYS.values(), ids=WAYS.keys())
def test_words_that_are_not_shown_are_in_the_trail_with_a_reason(markup: str) -> None:
    article = read(markup)
    assert SAID in told(article)
    assert "<" not in told(article)
    assert SAID not in plain(article.body)
    assert "The wheel turned" in plain(article.body)


@pytest.mark.parametrize(
    "markup",
    [
        "<svg><title>Share on Facebook</title></svg>",
        "<script>var a = '<p>one two three four five six</p>'; var b = 2;</script>",
        "<script>var a = '<p>one two three four five six</p>'</script><!-- <p>one two three four</p> -->",
        "<script><!-- \n one two three four five six </script><p>The mill stands where it stood.</p>",
        "<math><annotation encoding='application/x-tex'>{\\frac {a}{b}} + \\sum x = y</annotation></math>",
        "<iframe src='https://film.example/1'></iframe>",
    ],
)
def test_names_of_icons_scripts_and_formulas_are_no_words_that_are_lost(markup: str) -> None:
    assert told(read(markup)) == ""


def test_where_more_is_hidden_than_shown_a_remark_says_so() -> None:
    codes = [remark.code for remark in read(f"<iframe>{f'<p>{SAID}</p>' * 9}").reading.remarks]
    assert codes.count("text-left-out") == 1
    assert "text-left-out" not in [remark.code for remark in read(WAYS["a frame"]).reading.remarks]


@pytest.mark.parametrize("tag", ["iframe", "template", "object", "desc", "noframes", "video"])
def test_a_single_hidden_word_is_told(tag: str) -> None:
    hidden = f"<{tag}>Seventeen</{tag}>"
    assert told(read(f"<svg>{hidden}</svg>" if tag == "desc" else hidden)) == "Seventeen"


def test_the_same_hidden_words_are_told_once() -> None:
    assert told(read(f"<svg><desc>{SAID}</desc></svg>" * 20)) == SAID


@pytest.mark.parametrize(
    "markup",
    ["<iframe>" + "<" * 300_000, "<template>" * 3_000 + SAID, "<!--" * 100_000, "<script><script " * 20_000,
     "<object>" * 20_000 + SAID, "<svg><desc>one two three four five" * 5_000, "<iframe><style" * 30_000],
)  # fmt: skip
def test_what_is_hidden_in_excess_is_looked_through_at_once(markup: str) -> None:
    began = time.process_time()
    read(markup)
    assert time.process_time() - began < 3
