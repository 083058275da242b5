"""Footnotes and endnotes: the references in the text, the notes below it, the links back.

A reference is a short label that links to a place in the same content; the box at that place is
the note. Names of classes and ids only help where the label alone could be something else.
"""

import re
from functools import partial
from typing import Final
from urllib.parse import unquote

from bs4.element import PageElement, Tag

from convert.extract import address
from convert.extract.content import HEADINGS, Content, attribute, classes, has_own_text
from convert.extract.settle import Reader, bracket, register
from convert.extract.settle.label import LABEL, REASON, STEP, bare, leads_back, take_marks
from convert.extract.settle.notebox import box_at, heads_notes, is_announced
from convert.extract.settle.raised import find_raised
from convert.model import Note

NAMED: Final = re.compile(r"fn|foot|note|cite|(^|[^a-z])ref|endnote", re.IGNORECASE)
"""Names of ids and classes that the usual makers of notes give."""

INLINE: Final = re.compile(
    r" \S*(sidenote|side-note|marginnote|margin-note|footnotes?-footnote__note|inline-?footnote)\S* "
)
"""Classes of notes that stand in the text itself, beside their label."""


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
        self._find()
        if not self._references:
            self._enter_raised()
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
            blocks = bare(self._content.trail, self._reader.blocks(nodes), label)
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
            box = box_at(content, target) if content.precedes(a, target) else None
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
        more, staying = register.complete(called, partial(is_announced, self._content), self._content.is_gone)
        for key, (box, label) in more.items():
            self._boxes[key] = ([box], label)
        for key in staying & self._boxes.keys():
            del self._boxes[key]
        self._references = {k: v for k, v in self._references.items() if id(v[0]) not in staying}

    def _enter_raised(self) -> None:
        """Enter raised numbers that lead nowhere, with the notes that they count."""
        for n, (tag, box) in enumerate(find_raised(self._content), start=1):
            self._references[id(tag)] = (box, str(n))
            self._boxes[id(box)] = ([box], str(n))

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
        ordered = sorted(self._boxes.items(), key=lambda item: content.place(item[1][0][0]))
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
                only_notes = only_notes or (
                    not said and heading is not None and heads_notes(content, heading)
                )
                notes += 1
            elif heading is not None and has_own_text(tag) and not content.is_gone(tag):
                said += not any(parent is heading for parent in tag.parents)

    def _take_back_links(self, box: Tag) -> None:
        """Links from the note to its references; the printed note has none."""
        take_marks(self._content, box)
        for a in self._content.within(box, "a"):
            fragment = self._fragment(a)
            text = self._content.text(a)
            if not (fragment and len(text) <= 30):
                continue
            target = self._content.identified.get(fragment)
            if leads_back(a, text) or (target is not None and self._refers(target)):
                self._content.take_small(a, STEP, REASON)

    def _refers(self, target: Tag) -> bool:
        """Whether there is a reference at a place of the text."""
        around = [target, *self._content.within(target, "a")[:4], *list(target.parents)[:2]]
        following = target.find_next("a")
        if isinstance(following, Tag):
            around.append(following)
        return any(id(tag) in self._references for tag in around)

    def _read_inline(self, tag: Tag, label: str) -> tuple[str, str]:
        name = f"aside-{len(self._inline) + 1}"
        self._inline.append(Note(name, label, self._reader.blocks(list(tag.contents))))
        return name, label


def _contents(box: Tag, is_first: bool) -> list[PageElement]:
    if not is_first:
        return [box]
    if box.name == "tr":
        return [node for cell in box.find_all(["td", "th"], recursive=False) for node in cell.contents]
    return list(box.contents)
