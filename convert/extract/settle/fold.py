"""What opens a part of the text on a screen is its heading on paper, whatever element it is made of."""

from typing import Final

from bs4 import Tag

from convert.dom import BLOCK
from convert.extract.content import HEADINGS, Content, attribute, elements
from convert.extract.panel import FEW, FOLDS, LINKED, LONGEST, ROLES
from convert.extract.settle.label import LABEL

NEVER: Final = HEADINGS | frozenset("summary dt td th caption figcaption label".split())
"""What is a title already, or stands in a table."""

SHORTEST: Final = 40
"""Letters of a part that folds; less is another button."""

LEVEL: Final = "h4"
"""Where no heading tells; the outline closes the gap above it."""


def name_titles(content: Content) -> None:
    """Make headings of the titles of parts that fold."""
    acting = [tag for tag in content.named("a", "button", "div", "span", "p") if _acts(tag)]
    for tag in acting:
        title = tag
        size = content.size(tag)
        while title.parent is not None and content.size(title.parent) == size:
            title = title.parent
        box = title.parent
        if box is None or len(box.contents) > FEW or not 0 < size <= LONGEST:
            continue
        if content.holds(title, *NEVER, "img"):
            continue
        if any(parent.name in NEVER for parent in (title, *list(title.parents)[:4])):
            continue
        panel = next((other for other in _behind(title, box) if content.size(other)), None)
        said = content.size(panel) if panel is not None else 0
        if panel is None or said < max(size, SHORTEST) or content.size(box) != size + said:
            continue
        if LABEL.match(content.text(title)) or panel.name not in BLOCK - HEADINGS:
            continue
        if content.linked(panel) <= LINKED * said:
            title.name = LEVEL


def _acts(tag: Tag) -> bool:
    """Whether a click on an element does something on the page itself, as `panel.acts`."""
    attrs = tag.attrs
    if tag.name == "button":
        return True
    if tag.name == "a":
        href = attribute(tag, "href")
        placed = "name" in attrs or "id" in attrs
        return href.startswith(("#", "javascript:")) or not (href or placed)
    return attrs.get("role") in ROLES or any(name in attrs for name in FOLDS)


def _behind(title: Tag, box: Tag) -> list[Tag]:
    inner = elements(box)
    return inner[next(i for i, tag in enumerate(inner) if tag is title) + 1 :]
