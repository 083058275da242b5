"""The chosen content while it is being read: its elements with what a glance tells about each.

Nothing is cut out of the tree. A pass *takes* an element: it is marked as gone and its words
enter the trail; whoever reads on passes over it. One walk gathers all that passes ask for, so that
each of them looks only at the few elements it is about.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString

from convert.dom import BLOCK
from convert.extract.trail import UNSPOKEN, Trail, flat, visible, where
from convert.remarks import Remark, remark

HOLDERS: Final = BLOCK | frozenset("iframe video audio object embed".split())
"""What stands as a block wherever it is; a picture may be a part of a line."""

HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())

SMALL: Final = 500
"""Characters of the largest block that a pass of `clean` takes by its words."""


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
        self._at: dict[int, int] = {}
        self._end: list[int] = []
        self._named: defaultdict[str, list[int]] = defaultdict(list)
        self._classed: dict[str, list[Tag]] = {}
        self._parents: list[int] = []
        self._size: list[int] = []
        self._linked: list[int] = []
        self._holds_block: list[bool] = []
        self._pictured: Counter[str] = Counter()
        self._small: list[int] = []
        self._texts: dict[int, str] = {}
        self._remarks: dict[tuple[str, str], Remark] = {}
        self._walk()
        self._sum_up()

    def _walk(self) -> None:
        """Give each element its place in document order."""
        stack: list[tuple[Tag, int]] = [(self.soup, -1)]
        while stack:
            node, parent = stack.pop()
            place = len(self.tags)
            self.tags.append(node)
            self._parents.append(parent)
            self._at[id(node)] = place
            name = node.name
            self._named[name].append(place)
            if attrs := node.attrs:
                self._enter_names(node, name, attrs)
            size = 0
            if name not in UNSPOKEN:
                for child in reversed(node.contents):
                    if isinstance(child, Tag):
                        stack.append((child, place))
                    elif not isinstance(child, Comment):
                        size += len(child.strip())  # type: ignore[attr-defined] # no element, so a text
            self._size.append(size)

    def _enter_names(self, node: Tag, name: str, attrs: Mapping[str, object]) -> None:
        if "class" in attrs and (told := classes(node)):
            self._classed.setdefault(told, []).append(node)
        if "id" in attrs:
            self.identified.setdefault(str(attrs["id"]).strip(), node)
        if "name" in attrs and name == "a":
            self.identified.setdefault(str(attrs["name"]).strip(), node)

    def _sum_up(self) -> None:
        """From the last element to the first: what is inside each."""
        tags, parents, sizes = self.tags, self._parents, self._size
        count = len(tags)
        self._end = ends = list(range(1, count + 1))
        self._linked = linked = [0] * count
        self._holds_block = holds = [False] * count
        for place in range(count - 1, 0, -1):
            name, above, size = tags[place].name, parents[place], sizes[place]
            if size:
                if size <= SMALL and name in BLOCK:
                    self._small.append(place)
                if name == "a":
                    linked[place] = size if tags[place].attrs.get("href") else 0
                sizes[above] += size
                linked[above] += linked[place]
            if ends[above] < ends[place]:
                ends[above] = ends[place]
            if holds[place] or name in HOLDERS:
                holds[above] = True
        self._small.reverse()

    def named(self, *names: str) -> list[Tag]:
        """All elements of these names that are still there, name by name in document order."""
        tags = [self.tags[place] for name in names for place in self._named.get(name, ())]
        return [tag for tag in tags if not self.is_gone(tag)] if self.gone else tags

    def within(self, box: Tag, *names: str) -> list[Tag]:
        """All elements of these names inside a box, gone or not, name by name in document order."""
        place = self._at.get(id(box))
        if place is None:
            return [tag for tag in box.find_all(list(names)) if isinstance(tag, Tag)]
        found = []
        for name in names:
            if places := self._named.get(name):
                low, high = bisect_right(places, place), bisect_left(places, self._end[place])
                found += [self.tags[at] for at in places[low:high]]
        return found

    def holds(self, box: Tag, *names: str) -> bool:
        """Whether there is an element of one of these names inside a box."""
        place = self._at.get(id(box))
        if place is None:
            return box.find(list(names)) is not None
        for name in names:
            if places := self._named.get(name):
                low = bisect_right(places, place)
                if low < len(places) and places[low] < self._end[place]:
                    return True
        return False

    def below(self, box: Tag) -> list[Tag]:
        """All elements inside a box in document order, but for those whose text nobody sees."""
        place = self._at.get(id(box))
        if place is None:
            return [tag for tag in box.find_all(True) if isinstance(tag, Tag)]
        return self.tags[place + 1 : self._end[place]]

    def classed(self, names: re.Pattern[str]) -> list[Tag]:
        """All elements in whose classes (as `classes` tells them) the pattern is found."""
        return [tag for told, tags in self._classed.items() if names.search(told) for tag in tags]

    def small(self, most: int) -> Iterator[Tag]:
        """Blocks of 1 to `most` characters, which are SMALL at most, in document order."""
        return (self.tags[place] for place in self._small if self._size[place] <= most)

    def outermost(self, most: int) -> Iterator[Tag]:
        """The same without those in a box of the same words."""
        size, parents = self._size, self._parents
        for place in self._small:
            if size[place] <= most and size[parents[place]] != size[place]:
                yield self.tags[place]

    def is_gone(self, tag: Tag) -> bool:
        """Whether the element or one it stands in was taken."""
        if not self.gone:
            return False
        at: Tag | None = tag
        while at is not None and id(at) not in self.gone:
            at = at.parent
        return at is not None

    def place(self, tag: Tag) -> int:
        """Where the element stands in document order, counted from 0."""
        return self._at[id(tag)]

    def precedes(self, tag: Tag, other: Tag) -> bool:
        """Whether an element stands before another."""
        return self._at[id(tag)] < self._at[id(other)]

    def size(self, tag: Tag | None) -> int:
        """Characters of text in the element, as it came."""
        place = self._at.get(id(tag))
        return self._size[place] if place is not None else 0

    def linked(self, tag: Tag) -> int:
        """Characters of text inside links in the element, as it came."""
        place = self._at.get(id(tag))
        return 0 if place is None else self._size[place] if tag.name == "a" else self._linked[place]

    def alike(self, tag: Tag) -> int:
        """How many elements have the very same classes."""
        return len(self._classed.get(classes(tag), ()))

    def pictured(self, src: str) -> int:
        """How many img elements name this very file in their src."""
        if not self._pictured:
            self._pictured.update(attribute(img, "src") for img in self.named("img"))
        return self._pictured[src]

    def holds_block(self, tag: Tag) -> bool:
        """Whether there is a block, and not only a line, inside the element."""
        place = self._at.get(id(tag))
        return place is not None and self._holds_block[place]

    def text(self, tag: Tag) -> str:
        """The words that are still in the element, on one line."""
        if tag.name in UNSPOKEN:
            return ""
        if len(tag.contents) == 1 and type(tag.contents[0]) is NavigableString and id(tag) not in self.gone:
            return flat(tag.contents[0])
        if (told := self._texts.get(id(tag))) is None:
            told = flat(visible(tag, self.gone))
            if len(told) <= SMALL:
                self._texts[id(tag)] = told
        return told

    def hide(self, *tags: Tag) -> None:
        """Pass over elements from now on; whoever calls this keeps their words elsewhere."""
        self.gone.update(map(id, tags))
        self._texts.clear()

    def show(self, *tags: Tag) -> None:
        """Read elements again that were hidden."""
        self.gone.difference_update(map(id, tags))
        self._texts.clear()

    def take(self, tag: Tag, step: str, reason: str) -> None:
        """Mark an element as gone and enter its words into the trail."""
        if not self.is_gone(tag):
            self.trail.add(step, reason, where(tag), self.text(tag))
            self.hide(tag)

    def take_small(self, tag: Tag, step: str, reason: str) -> None:
        """The same for one of many like elements, which the trail tells together."""
        if not self.is_gone(tag):
            self.trail.gather(step, reason, where(tag), self.text(tag))
            self.hide(tag)

    def note(self, code: str, excerpt: str = "", **values: object) -> None:
        """Make a remark; the same remark about the same words is made once."""
        made = remark(code, excerpt, **values)
        self._remarks.setdefault((made.code, made.sentence), made)

    def forget(self) -> None:
        """Let go of all elements, once everything is read."""
        for index in (self.tags, self.identified, self._named, self._classed, self._at, self._texts):
            index.clear()

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
