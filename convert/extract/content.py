"""The chosen content while it is being read: its elements with what a glance tells about each.

Nothing is cut out of the tree. A pass *takes* an element: it is marked as gone and its words
enter the trail; whoever reads on passes over it. One walk gathers all that passes ask for, so that
each of them looks only at the few elements it is about.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final, Literal

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString

from convert.dom import BLOCK
from convert.extract.trail import UNSPOKEN, Trail, flat, visible, where
from convert.remarks import Remark, remark

BOXES: Final = BLOCK | frozenset("iframe video audio object embed img picture".split())
"""What may stand as a block; `img` only does when it is not part of a line."""

HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())


class Content:
    """The soup of the chosen content, its index, and the trail and remarks of reading it.

    Elements are known by `id()`: BeautifulSoup compares and hashes them by their whole markup.
    """

    def __init__(
        self,
        soup: BeautifulSoup | Tag,
        base: str | None = None,
        direction: Literal["ltr", "rtl"] = "ltr",
    ) -> None:
        self.soup = soup
        self.base = base
        self.direction = direction
        self.trail = Trail()
        self.gone: set[int] = set()
        self.tags: list[Tag] = []
        self.identified: dict[str, Tag] = {}
        self._named: defaultdict[str, list[Tag]] = defaultdict(list)
        self._size: defaultdict[int, int] = defaultdict(int)
        self._linked: defaultdict[int, int] = defaultdict(int)
        self._holds_block: set[int] = set()
        self._alike: Counter[str] = Counter()
        self._remarks: dict[tuple[str, str], Remark] = {}
        self._walk()

    def _walk(self) -> None:
        stack: list[object] = [self.soup]
        while stack:
            node = stack.pop()
            if not isinstance(node, Tag):
                continue
            self.tags.append(node)
            name, attrs = node.name, node.attrs
            self._named[name].append(node)
            if "id" in attrs:
                self.identified.setdefault(str(attrs["id"]).strip(), node)
            if "name" in attrs and name == "a":
                self.identified.setdefault(str(attrs["name"]).strip(), node)
            if name in UNSPOKEN:
                continue
            size = 0
            for child in node.contents:
                if isinstance(child, NavigableString) and not isinstance(child, Comment):
                    size += len(child.strip())
            if size:
                self._size[id(node)] += size
            stack.extend(reversed(node.contents))
        for node in reversed(self.tags):
            parent = node.parent
            if parent is None or node is self.soup:
                continue
            own, above = id(node), id(parent)
            size = self._size.get(own, 0)
            if size:
                self._size[above] += size
            linked = size if node.name == "a" and node.get("href") else self._linked.get(own, 0)
            if linked:
                self._linked[above] += linked
            if own in self._holds_block or (node.name in BOXES and node.name not in ("img", "picture")):
                self._holds_block.add(above)

    def named(self, *names: str) -> list[Tag]:
        """All elements of these names that are still there, name by name in document order."""
        return [tag for name in names for tag in self._named.get(name, ()) if not self.is_gone(tag)]

    def outermost(self, most: int) -> Iterator[Tag]:
        """Elements of 1 to `most` characters; of boxes around the same words only the outermost."""
        for tag in self.tags:
            size = self._size.get(id(tag), 0)
            if 0 < size <= most and self._size.get(id(tag.parent), 0) != size:
                yield tag

    def is_gone(self, tag: Tag) -> bool:
        """Whether the element or one it stands in was taken."""
        if not self.gone:
            return False
        at: Tag | None = tag
        while at is not None and id(at) not in self.gone:
            at = at.parent
        return at is not None

    def size(self, tag: Tag) -> int:
        """Characters of text in the element, as it came."""
        return self._size.get(id(tag), 0)

    def linked(self, tag: Tag) -> int:
        """Characters of text inside links in the element, as it came."""
        return self.size(tag) if tag.name == "a" else self._linked.get(id(tag), 0)

    def alike(self, tag: Tag) -> int:
        """How many elements have the very same classes."""
        if not self._alike:
            self._alike.update(map(classes, self.tags))
        return self._alike[classes(tag)]

    def holds_block(self, tag: Tag) -> bool:
        """Whether there is a block, and not only a line, inside the element."""
        return id(tag) in self._holds_block

    def text(self, tag: Tag) -> str:
        """The words that are still in the element, on one line."""
        if len(tag.contents) == 1 and type(tag.contents[0]) is NavigableString and id(tag) not in self.gone:
            return flat(tag.contents[0]) if tag.name not in UNSPOKEN else ""
        return flat(visible(tag, self.gone)) if tag.name not in UNSPOKEN else ""

    def take(self, tag: Tag, step: str, reason: str) -> None:
        """Mark an element as gone and enter its words into the trail."""
        if not self.is_gone(tag):
            self.trail.add(step, reason, where(tag), self.text(tag))
            self.gone.add(id(tag))

    def take_small(self, tag: Tag, step: str, reason: str) -> None:
        """The same for one of many like elements, which the trail tells together."""
        if not self.is_gone(tag):
            self.trail.gather(step, reason, where(tag), self.text(tag))
            self.gone.add(id(tag))

    def note(self, code: str, excerpt: str = "", **values: object) -> None:
        """Make a remark; the same remark about the same words is made once."""
        made = remark(code, excerpt, **values)
        self._remarks.setdefault((made.code, made.sentence), made)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        return tuple(self._remarks.values())


def classes(tag: Tag) -> str:
    """The classes of an element in lower case, parted by spaces, a space at both ends.

    They are asked for often, so the answer replaces the attribute.
    """
    value = tag.attrs.get("class")
    if not value:
        return ""
    if isinstance(value, str) and value[0] == " ":
        return value
    told = f" {value if isinstance(value, str) else ' '.join(value)} ".lower()
    tag.attrs["class"] = told
    return told


def attribute(tag: Tag, name: str) -> str:
    """The attribute without white space at its ends, or "" where it is not there."""
    value = tag.attrs.get(name)
    if value is None:
        return ""
    return (value if isinstance(value, str) else " ".join(value)).strip()


def elements(tag: Tag) -> list[Tag]:
    """The elements directly inside, without the text between them."""
    return [child for child in tag.contents if isinstance(child, Tag)]


def has_own_text(tag: Tag) -> bool:
    """Whether words stand directly inside the element."""
    return any(
        isinstance(child, NavigableString) and not isinstance(child, Comment) and child.strip()
        for child in tag.contents
    )
