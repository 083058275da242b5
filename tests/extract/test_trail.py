"""What enters the trail, and how it says where."""

from convert import dom
from convert.extract.trail import Trail, selector, visible, where
from convert.model import Removal
from convert.soup import soften


def test_a_removal_without_words_is_not_entered() -> None:
    trail = Trail()
    trail.add("pass", "reason", "p", " \n ")
    trail.gather("pass", "reason", "p", "")
    assert list(trail.entries()) == []


def test_like_small_removals_are_told_together() -> None:
    trail = Trail()
    trail.gather("code", "numbers", "pre", "1")
    trail.add("pass", "reason", "p", "words  here")
    trail.gather("code", "numbers", "pre", "2")
    assert list(trail.entries()) == [
        Removal("pass", "reason", "p", "words here"),
        Removal("code", "numbers", "pre", "1 2"),
    ]


def test_a_place_is_a_short_path() -> None:
    soup = soften(dom.parse("<main><div id=a class='x y z'><p><b>word</b></p></div></main>").body)
    assert soup.b is not None
    assert where(soup.b) == "main > div#a.x.y > p > b"
    assert selector(soup.b) == "b"


def test_visible_text_parts_blocks_and_not_inline_elements() -> None:
    soup = soften(dom.parse("<p><b>T</b>he</p><p>end<br>now<script>no()</script><!-- no --></p>").body)
    assert visible(soup).split() == ["The", "end", "now"]
