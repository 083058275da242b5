"""Footnotes and endnotes: the references in the text, the notes below it, the links back.

A reference is a short label that links to a place in the same content; the box at that place is
the note. Names of classes and ids only help where the label alone could be something else.
"""

import re
from itertools import islice
from typing import Final
from urllib.parse import unquote

from bs4.element import PageElement, Tag

from convert.extract import address, words
from convert.extract.content import HEADINGS, Content, attribute, classes, elements, has_own_text
from convert.extract.settle import Reader, bracket, register
from convert.extract.trail import visible
from convert.model import Block, Inline, Note, Paragraph, Shift, Text
from convert.model.text import inline

LABEL: Final = re.compile(
    r"(?:[\[(]\s*(\S{1,4}|\w{1,8}\.?\s?\d{1,3})\s*[\])]|(\d{1,4}|[a-z]|[ivx]{1,6}|[*†‡§¶#]{1,4}|[⁰¹²³⁴-⁹]{1,4}))[.:,]?$"
)
"""What a page prints for a reference: [12], (a), [note 3], 12, iv, *."""

NAMED: Final = re.compile(r"fn|foot|note|cite|(^|[^a-z])ref|endnote", re.IGNORECASE)
"""Names of ids and classes that the usual makers of notes give."""

INLINE: Final = re.compile(
    r" \S*(sidenote|side-note|marginnote|margin-note|footnotes?-footnote__note|inline-?footnote)\S* "
)
"""Classes of notes that stand in the text itself, beside their label."""

BACK: Final = re.compile(r"^[\[(]?[↩↵⏎⤴↑↖⬆🔙^]+[\ufe0e\ufe0f]?[\])]?$")
ARROW: Final = re.compile(r"\s*[↩↵⏎⤴]\ufe0e?\ufe0f?\s*$")
BACKLINK: Final = re.compile(
    r" \S*(back-?link|backref|back-?to-?ref|footnote-?back|return-?link)\S* ", re.IGNORECASE
)
"""Classes of links back, whatever they print: "^ a b", "Jump up"."""

BOX: Final = frozenset("li p div dd aside section blockquote tr article".split())

RAISED: Final = re.compile(r"[1-9]\d?")
UNIT: Final = re.compile(r"(?:^|[\s\d])[^\W\d]{1,2}$")
"""What stands before a power: m, km, x; a reference after a word so short is not told from it."""

FEWEST_UNLINKED: Final = 2
"""Raised numbers from 1 on that are references without links; a single one may be a power."""

MOST_RAISED: Final = 300
"""Raised numbers that are looked at; with two figures there are 99 notes, each called three times."""

AFTER: Final = 300
"""Characters that may follow a list of notes: a line on the author, on rights."""

LONGEST: Final = 6_000
"""Characters of one note; what is longer is a section of the text that a number links to."""


class Notes:
    """The notes of one content; made before the text is read, so that notes are not read as text."""

    def __init__(self, content: Content, reader: Reader) -> None:
        self._content = content
        self._reader = reader
        self._references: dict[int, tuple[Tag, str]] = {}
        self._boxes: dict[int, tuple[list[Tag], str]] = {}
        self._names: dict[int, str] = {}
        self._inline: list[Note] = []
        self._inline_labels: dict[int, str] = {}
        self._position: dict[int, int] = {}
        self._find()
        if not self._references:
            self._find_unlinked()
        if self._boxes:
            self._set_apart()
        self._find_inline()

    def reference(self, tag: Tag) -> tuple[str, str] | None:
        """The id and label of the note that an element refers to."""
        found = self._references.get(id(tag))
        if found is not None:
            box, label = found
            return self._names[id(box)], label
        printed = self._inline_labels.get(id(tag))
        return self._read_inline(tag, printed) if printed else None

    def finish(self) -> tuple[Note, ...]:
        """All notes in the order of the page, those inside the text first."""
        notes = list(self._inline)
        for boxes, label in self._boxes.values():
            self._content.show(*boxes)
            nodes = [node for box in boxes for node in _contents(box, box is boxes[0])]
            for box in boxes:
                self._take_back_links(box)
            blocks = self._without_sign(self._without_label(self._reader.blocks(nodes), label))
            notes.append(Note(self._names[id(boxes[0])], label, blocks))
        return tuple(notes)

    def _find(self) -> None:
        """Fill references and boxes."""
        content = self._content
        groups: list[list[Tag]] = []
        for a in content.named("a"):
            fragment = self._fragment(a)
            target = content.identified.get(fragment) if fragment else None
            if target is None or content.size(a) > 14:
                continue
            match = LABEL.match(content.text(a))
            if match is None:
                continue
            box = self._box(target) if self._precedes(a, target) else None
            if box is None or any(parent is box for parent in a.parents):
                continue
            group = bracket.framed(a)
            if self._is_evident(a, target, bool(group) or match[1] is not None):
                if group and group[0] is a:
                    groups.append(group)
                label = match[1] or match[2]
                self._references[id(a)] = (box, label)
                self._boxes.setdefault(id(box), ([box], label))
        self._complete_lists()
        for group in groups:
            if all(id(a) in self._references for a in group):
                bracket.unframe(group)

    def _complete_lists(self) -> None:
        """Take the other notes of a numbered list along, or leave the list as it stands."""
        called = {key: (boxes[0], label) for key, (boxes, label) in self._boxes.items()}
        more, staying = register.complete(called, self._is_announced, self._content.is_gone)
        for key, (box, label) in more.items():
            self._boxes[key] = ([box], label)
        for key in staying & self._boxes.keys():
            del self._boxes[key]
        self._references = {k: v for k, v in self._references.items() if id(v[0]) not in staying}

    def _find_unlinked(self) -> None:
        """Raised numbers 1, 2, 3 ... that lead nowhere, where there are as many notes at the end."""
        content = self._content
        raised = [tag for tag in content.named("sup") if RAISED.fullmatch(content.text(tag))][:MOST_RAISED]
        starts: dict[int, Tag] = {}
        calls: list[Tag] = []
        for tag in raised:
            box = self._box(tag)
            if box is not None and _begins(box, tag):
                starts[id(tag)] = box
            elif content.text(tag) == str(len(calls) + 1) and not UNIT.search(
                str(tag.previous_sibling or "")
            ):
                calls.append(tag)
        if len(calls) < FEWEST_UNLINKED:
            return
        begun = [(content.text(tag), starts[id(tag)]) for tag in raised if id(tag) in starts]
        if [label for label, _ in begun] == [str(n + 1) for n in range(len(calls))]:
            boxes = [box for _, box in begun]
        else:
            boxes = self._last_list(len(calls))
        if boxes and self._precedes(calls[-1], boxes[0]):
            for n, (tag, box) in enumerate(zip(calls, boxes, strict=True), start=1):
                self._references[id(tag)] = (box, str(n))
                self._boxes[id(box)] = ([box], str(n))

    def _last_list(self, count: int) -> list[Tag]:
        """The items of a numbered list that ends the content, if there are as many."""
        lists = [tag for tag in self._content.named("ol") if attribute(tag, "start") in ("", "1")]
        for tag in lists[-1:]:
            items = [part for part in elements(tag) if part.name == "li"]
            chain = [tag, *tag.parents]
            after = sum(
                self._content.size(part) if isinstance(part, Tag) else len(str(part).strip())
                for box in chain
                for part in box.next_siblings
            )
            if len(items) == count and after <= AFTER and self._is_announced(tag):
                return items
        return []

    def _is_announced(self, box: Tag) -> bool:
        """Whether a rule or a heading such as "Notes" stands before a list: numbers alone may be of steps."""
        content = self._content
        if any(part.name == "hr" for part in islice(box.find_previous_siblings(True), 1)):
            return True
        before = [tag for tag in content.tags if tag.name in HEADINGS and self._precedes(tag, box)]
        return bool(before) and self._heads_notes(before[-1])

    def _heads_notes(self, heading: Tag) -> bool:
        said = self._content.text(heading).strip(" :.").casefold()
        return said in words.words("aside", "notes")

    def _precedes(self, a: Tag, target: Tag) -> bool:
        """Whether the link stands before its target; the links back from notes do not."""
        if not self._position:
            self._position = {id(tag): i for i, tag in enumerate(self._content.tags)}
        return self._position[id(a)] < self._position[id(target)]

    def _find_inline(self) -> None:
        """Notes that stand in the text; the label before one is printed in the place of the note."""
        content = self._content
        for tag in content.named("span", "small", "aside"):
            if not INLINE.search(classes(tag)) or not content.text(tag):
                continue
            before = tag.previous_sibling
            label = LABEL.match(content.text(before)) if isinstance(before, Tag) else None
            if label and isinstance(before, Tag):
                content.hide(before)
            self._inline_labels[id(tag)] = (label[1] or label[2]) if label else "*"

    def _fragment(self, a: Tag) -> str:
        """The place in the same page; pasted content has only absolute addresses and none of its own."""
        href = attribute(a, "href")
        if self._content.base is None and "#" in href:
            return unquote(href.partition("#")[2])
        return address.fragment(href, self._content.base)

    def _box(self, target: Tag) -> Tag | None:
        """The note at a place: the box itself, or the one that begins there."""
        box = target
        while box.name not in BOX:
            if box.parent is None or box.name in HEADINGS or box.name in ("[document]", "body", "table"):
                return None
            box = box.parent
        size = self._content.size(box)
        if not 1 < size <= LONGEST or self._content.holds(box, *HEADINGS):
            return None
        if box is not target and len(_text_before(box, target)) > 4:
            return None
        item = box.parent
        if box.name in ("p", "div") and item is not None and item.name == "li":
            alone = not _text_before(item, box) and not self._content.holds(item, *HEADINGS)
            return item if alone and self._content.size(item) <= LONGEST else box
        return box

    def _is_evident(self, a: Tag, target: Tag, bracketed: bool) -> bool:
        """Whether a short link is a reference and not, say, the number of a page or a chapter."""
        around = classes(target.parent) if target.parent is not None else ""
        names = " ".join(
            (attribute(target, "id"), around, classes(a), attribute(a, "id"), attribute(a, "role"))
        )
        if bracketed or self._content.holds(a, "sup") or NAMED.search(names):
            return True
        return any(parent.name == "sup" for parent in list(a.parents)[:3])

    def _set_apart(self) -> None:
        """Keep the notes out of the text, in the order of the page, and headings that held only them."""
        content = self._content
        ordered = sorted(self._boxes.items(), key=lambda item: self._position[item[0]])
        self._boxes = dict(ordered)
        inner = {id(box) for boxes, _ in self._boxes.values() for box in content.below(boxes[0])}
        for key in [key for key in self._boxes if key in inner]:
            del self._boxes[key]
        self._references = {k: v for k, v in self._references.items() if id(v[0]) in self._boxes}
        for boxes, _ in self._boxes.values():
            boxes.extend(self._continued(boxes[0]))
        for n, (key, (boxes, _)) in enumerate(self._boxes.items(), start=1):
            self._names[key] = f"note-{n}"
            content.hide(*boxes)
        self._take_emptied_headings()

    def _continued(self, box: Tag) -> list[Tag]:
        """Further paragraphs of a note: those between it and the next."""
        found: list[Tag] = []
        if box.name not in ("p", "div"):
            return found
        for sibling in box.next_siblings:
            if not isinstance(sibling, Tag):
                continue
            if id(sibling) in self._boxes:
                return found
            if sibling.name not in ("p", "ul", "ol", "blockquote") or len(found) == 4:
                break
            found.append(sibling)
        return []

    def _take_emptied_headings(self) -> None:
        content = self._content
        heading: Tag | None = None
        said = notes = 0
        only_notes = False
        for tag in [*content.tags, None]:
            if tag is None or tag.name in HEADINGS:
                if heading is not None and notes and (not said or only_notes):
                    content.take(heading, "notes", "heading of the notes, which stand apart")
                heading, said, notes, only_notes = tag, 0, 0, False
            elif id(tag) in self._boxes:
                only_notes = only_notes or (not said and heading is not None and self._heads_notes(heading))
                notes += 1
            elif heading is not None and has_own_text(tag) and not content.is_gone(tag):
                said += not any(parent is heading for parent in tag.parents)

    def _take_back_links(self, box: Tag) -> None:
        """Links from the note to its references; the printed note has none."""
        for part in self._content.within(box, "span", "b", "sup"):
            if BACKLINK.search(classes(part)):
                self._content.take_small(part, "notes", "labels of the notes and links back to the text")
        for a in self._content.within(box, "a"):
            fragment = self._fragment(a)
            text = self._content.text(a)
            if not (fragment and len(text) <= 30):
                continue
            target = self._content.identified.get(fragment)
            if (
                BACK.match(text)
                or BACKLINK.search(classes(a))
                or (target is not None and self._refers(target))
            ):
                self._content.take_small(a, "notes", "labels of the notes and links back to the text")

    def _refers(self, target: Tag) -> bool:
        """Whether there is a reference at a place of the text."""
        around = [target, *self._content.within(target, "a")[:4], *list(target.parents)[:2]]
        following = target.find_next("a")
        if isinstance(following, Tag):
            around.append(following)
        return any(id(tag) in self._references for tag in around)

    def _without_label(self, blocks: tuple[Block, ...], label: str) -> tuple[Block, ...]:
        """The label that the page printed before the note is in Note.label."""
        if not blocks or not isinstance(blocks[0], Paragraph):
            return blocks
        content: list[Inline] = list(blocks[0].content)
        first = content[0]
        if isinstance(first, Shift) and LABEL.match(inline(first.content).strip()):
            self._content.trail.gather(
                "notes", "labels of the notes and links back to the text", "notes", inline(first.content)
            )
            content.pop(0)
            first = content[0] if content else Text("")
        if isinstance(first, Text):
            mark = re.match(
                rf"\s*(?:[\[(]?{re.escape(label)}[\])]?(?:[.:)\]]\s*|\s+))?[\s.:)\],;^|]*", first.text
            )
            cut = mark.end() if mark else 0
            self._content.trail.gather(
                "notes", "labels of the notes and links back to the text", "notes", first.text[:cut]
            )
            rest = first.text[cut:]
            content = [Text(rest), *content[1:]] if rest else content[1:]
        if not content:
            return blocks[1:]
        return (Paragraph(tuple(content), blocks[0].direction), *blocks[1:])

    def _without_sign(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """An arrow back to the text that is no link any more."""
        last = blocks[-1] if blocks else None
        if not isinstance(last, Paragraph) or not isinstance(last.content[-1], Text):
            return blocks
        words = last.content[-1].text
        bare = ARROW.sub("", words)
        if bare == words or not (bare or last.content[:-1]):
            return blocks
        content = (*last.content[:-1], *([Text(bare)] if bare else []))
        return (*blocks[:-1], Paragraph(content, last.direction))

    def _read_inline(self, tag: Tag, label: str) -> tuple[str, str]:
        name = f"aside-{len(self._inline) + 1}"
        self._inline.append(Note(name, label, self._reader.blocks(list(tag.contents))))
        return name, label


def _begins(box: Tag, tag: Tag) -> bool:
    """Whether a box begins with an element."""
    at = tag
    while at is not box:
        if at.parent is None or any(visible(node).strip() for node in at.previous_siblings):
            return False
        at = at.parent
    return True


def _contents(box: Tag, is_first: bool) -> list[PageElement]:
    if not is_first:
        return [box]
    if box.name == "tr":
        return [node for cell in box.find_all(["td", "th"], recursive=False) for node in cell.contents]
    return list(box.contents)


def _text_before(box: Tag, target: Tag) -> str:
    """The words of a box that stand before an element in it."""
    pieces: list[str] = []
    for node in box.descendants:
        if node is target:
            break
        if not isinstance(node, Tag):
            pieces.append(visible(node))
    return "".join(pieces).strip()
