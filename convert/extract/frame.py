"""The words that stand with a picture: caption and credit, by their marks or by their place."""

import re
from typing import Final

from convert.dom import Node
from convert.extract.credit import read_credit
from convert.extract.visible import glimpse, inside
from convert.extract.witness import Evidence

LONGEST_CAPTION: Final = 280
"""Letters of words beside a picture that nothing calls a caption; longer ones are running text."""

SOON: Final = 30
"""Nodes behind a picture's box, buttons to share it, within which a caption outside any figure stands."""

BESIDE: Final = 40
"""Letters in such a box besides caption and credit: a label, a button to enlarge the picture."""

BRACKETS: Final = re.compile(r"^\(([^()]*)\)$")
"""A credit that is set in brackets as a whole."""

CAPTION: Final = re.compile(
    r"caption|legend|(?:image|photo|img|media|picture|figure)[_-]{0,2}(?:text|desc|info|title)", re.IGNORECASE
)
CREDIT: Final = re.compile(
    r"credit|copyright|photographer|owner|attribution|(?:image|caption)_*-?source|photo-?by|(?:image|photo|media)[_-]{0,2}(?:source|owner|rights|author)",
    re.IGNORECASE,
)


def words_around(page: Evidence, node: Node, taken: frozenset[int]) -> tuple[str, str | None, set[int]]:
    """Caption, credit, and the elements that print picture and both: a figure, or a box just around it."""
    box = inside(node, "figure") or _box_around(node)
    captions, credits, marked = _marked_words(page, box)
    orders: set[int] = {box.order}
    if box.tag != "figure" and _holds_more(box, captions, credits):
        orders = {node.order, *marked}
    if not captions and not credits and (text := _lone_words(page, node, box, taken)):
        captions.append(text)
    following = _after(page, box)
    if following is not None and not captions and not credits:
        names = following.get("class")
        text = glimpse(following, 300)
        if (
            text
            and len(text) <= LONGEST_CAPTION
            and (CAPTION.search(names) or CREDIT.search(names) or read_credit(text).caption == "")
        ):
            (credits if CREDIT.search(names) else captions).append(text)
            orders.add(following.order)
    loose = None if captions or credits else _loose_caption(page, box)
    if loose is not None:
        captions.append(glimpse(loose, LONGEST_CAPTION))
        orders.add(loose.order)
    caption, named = read_credit(" ".join(captions))
    if credits:
        told = read_credit(" ".join(dict.fromkeys(credits)))
        caption = caption or (told.caption if told.credit else "")
        named = told.credit or BRACKETS.sub(r"\1", told.caption) or None
    if glimpse(box, 500) and not captions and not credits and box.tag != "figure":
        orders.discard(box.order)
        orders.add(node.order)
    return caption, named, orders


def _holds_more(box: Node, captions: list[str], credits: list[str]) -> bool:
    """Whether a box with a marked caption or credit has running text besides: a short article, whole."""
    said = sum(map(len, (*captions, *credits)))
    return said > 0 and len(glimpse(box, 500)) > said + BESIDE


def _box_around(node: Node) -> Node:
    """The largest box around a picture that holds no other, no headline and no running text."""
    box = node.parent if node.parent is not None and node.parent.tag == "picture" else node
    for _ in range(4):
        parent = box.parent
        if (
            parent is None
            or parent.tag in ("body", "main", "article", "p")
            or len(glimpse(parent, 500)) > 400
            or _pictures(parent) > 1
            or any(c.tag in ("h1", "h2", "time") for c in list(parent.iter())[:80])
        ):
            break
        box = parent
    return box


def _marked_words(page: Evidence, box: Node) -> tuple[list[str], list[str], list[int]]:
    """Captions and credits as class names and figcaption tell them, and the orders of these elements."""
    captions: list[str] = []
    credits: list[str] = []
    marked: list[Node] = []
    for part in [*box.iter()][:400]:
        if any(part.order in page.below(m) for m in marked):
            continue
        names = _names(part)
        if part.tag != "figcaption" and not CAPTION.search(names) and not CREDIT.search(names):
            continue
        inner = next((n for n in part.iter() if n is not part and CREDIT.search(_names(n))), None)
        text = glimpse(part, 600)
        if inner is not None and (credit := glimpse(inner, 200)):
            credits.append(credit)
            captions.append(" ".join(text.replace(credit, " ", 1).split()).strip(" |"))
        elif part.tag != "figcaption" and CREDIT.search(names) and not CAPTION.search(part.get("class")):
            credits.append(text)
        else:
            captions.append(text)
        marked.append(part)
    return [c for c in captions if c], credits, [node.order for node in marked]


def _names(node: Node) -> str:
    return f"{node.get('class')} {node.get('itemprop')}"


def _lone_words(page: Evidence, node: Node, box: Node, taken: frozenset[int]) -> str:
    """The words of a picture's own box below it, which are a caption whatever it is called; "" for none."""
    while box is not node and (only := [c for c in box.children if c.tag != "#text"]) and len(only) == 1:
        box = only[0]
    lines = [*page.lines(page.after(node), page.after(box))] if box is not node else []
    plain = all(line.order not in taken and line.linked < 0.5 for line in lines)
    text = " ".join(line.text for line in lines)
    worded = 2 * sum(map(str.isalpha, text)) > len(text)
    return text if plain and worded and 1 <= len(lines) <= 2 and len(text) <= LONGEST_CAPTION else ""


def _pictures(node: Node) -> int:
    return sum(1 for n in node.iter() if n.tag == "img")


def _loose_caption(page: Evidence, box: Node) -> Node | None:
    """A figcaption soon behind a picture's box that stands in no figure and so is of no other picture."""
    for node in page.nodes[page.after(box) : page.after(box) + SOON]:
        if node.tag in ("figure", "h1", "h2", "p"):
            return None
        if node.tag == "figcaption":
            return node if inside(node, "figure") is None and glimpse(node, LONGEST_CAPTION) else None
    return None


def _after(page: Evidence, box: Node) -> Node | None:
    """The next element behind a picture's box."""
    order = page.after(box)
    for node in page.nodes[order : order + 4]:
        if node.tag not in ("#text", "br", "source", "script", "style"):
            return node
    return None
