"""The chosen part of a page as BeautifulSoup, the tree that passes rewrite and restructure.

BeautifulSoup is several times slower than the tree of `dom.py`, which holds the whole page, and far easier to
change.
"""

from collections.abc import Callable, Iterator
from typing import Final

from convert.dom import BLOCK, Node
from convert.lean import without

with without("cchardet", "chardet", "charset_normalizer", "html5lib", "lxml"):
    # It looks for parsers and guesses of letters, and is given neither text nor bytes to read.
    from bs4 import BeautifulSoup, Tag
    from bs4.element import AttributeValueList, Comment, NavigableString, PageElement

VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())


class _Element(Tag):
    """A Tag whose class holds what is alike in all of ours, two thirds of its attributes: sooner made."""

    parser_class = namespace = prefix = sourceline = sourcepos = known_xml = None
    parent = next_element = previous_element = next_sibling = previous_sibling = None
    cdata_list_attributes = preserve_whitespace_tags = None
    hidden = can_be_empty_element = False
    interesting_string_types = Tag.MAIN_CONTENT_STRING_TYPES
    attribute_value_list_class = AttributeValueList
    _namespaces: dict[str, str] = {}  # noqa: RUF012 - bs4 declares it so


def soften(node: Node, keep: Callable[[Node], bool] | None = None) -> BeautifulSoup:
    """A BeautifulSoup document that holds a copy of `node`, without the nodes that `keep` refuses.

    A refused node is left out with all below it; of a block that parts a line, as an advertisement in the
    middle of a text, an empty div stays, and of a break in an element without words the break. Attributes
    are strings, `class` as well. The tree is linked by hand as the parsers of bs4 do it: `append` takes
    four times as long.
    """
    soup = BeautifulSoup("", "html.parser")
    last: PageElement = soup
    parent: Tag = soup
    around: list[tuple[Tag, Iterator[Node]]] = []
    left = iter((node,))
    while True:
        source = next(left, None)
        if source is None:
            if not around:
                return soup
            parent, left = around.pop()
            continue
        name = source.tag
        refused = keep is not None and not keep(source)
        if refused and not (name := _mark(source, parent)):
            continue
        made: PageElement
        if name == "#text":
            made = str.__new__(NavigableString, source.data)
            made.next_element = made.next_sibling = made.previous_sibling = None
        else:
            made = tag = _Element.__new__(_Element)
            tag.name = name
            tag.contents = []
            tag.attrs = {} if refused else {**source.attrs}
            if name in VOID:
                tag.can_be_empty_element = True
        made.parent = parent
        made.previous_element = last
        last.next_element = made
        siblings = parent.contents
        if siblings:
            made.previous_sibling = siblings[-1]
            siblings[-1].next_sibling = made
        siblings.append(made)
        last = made
        if source.children and not refused:
            around.append((parent, left))
            parent, left = tag, iter(source.children)


def _mark(refused: Node, parent: Tag) -> str:
    """The name of the empty element that stands for a refused node, "" where none is needed."""
    if not _ends_in_line(parent):
        return ""
    if refused.tag in BLOCK:
        return "div"
    return "br" if refused.tag != "#text" and refused.find("br") is not None else ""


def release(soup: BeautifulSoup) -> None:
    """Let go of all elements of a soup, which hold one another; none of them can be used afterwards."""
    node: PageElement | None = soup
    while node is not None:
        following = node.next_element
        node.parent = node.next_element = node.previous_element = None
        node.next_sibling = node.previous_sibling = None
        node = following
    vars(soup).clear()


def _ends_in_line(tag: Tag) -> bool:
    """Whether the last thing in an element, blanks apart, belongs to a line of text."""
    for last in reversed(tag.contents[-2:]):
        if isinstance(last, Tag):
            return last.name not in BLOCK
        if str(last).strip():
            return True
    return False


def is_text(node: object) -> bool:
    """Whether a BeautifulSoup node is text that a reader sees (comments are not)."""
    return isinstance(node, NavigableString) and not isinstance(node, Comment)
