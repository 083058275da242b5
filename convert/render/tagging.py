"""Mends what the typesetter writes, most of all its structure tree, so that the file is PDF/UA-1.

Works on the objects of the file just before they are written; `pdf.objects` are dictionaries whose
references read b"12 0 R". Each step names the rule of the Matterhorn protocol that it satisfies.
"""

from typing import Any, Final

import pydyf

from convert.render.table import MAX_COLUMNS

Element = dict[str, Any]

DEEP: Final = 16
"""Elements within elements below which those that say nothing are left out: PDFium, which reads files aloud
in browsers and for our own check, knows none that are more than 32 deep."""


def repair_tags(document: object, pdf: Any) -> None:
    """The finisher that is handed to the typesetter."""
    tree = Tree(pdf)
    for element in list(tree.elements):
        match kind(element):
            case "/LI":
                wrap_body(tree, element)
            case "/TH":
                set_scope(tree, element)
            case "/TD":
                drop_headers(element)
            case "/Table":
                square_table(tree, element)
    claim_links(tree)
    raise_deep(tree)
    fill_maps(pdf)


class Tree:
    """The structure elements of a file, found by their references."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        objects: list[Any] = [o for o in pdf.objects if isinstance(o, dict)]
        self.by_number = {o.number: o for o in objects}
        self.elements: list[Element] = [o for o in self.by_number.values() if o.get("Type") == "/StructElem"]

    def at(self, reference: Any) -> Any:
        """The object of a reference, or None for a number of marked content."""
        text = reference.decode() if isinstance(reference, bytes) else reference
        return self.by_number.get(int(text.split()[0])) if isinstance(text, str) else None

    def parent(self, element: Element) -> Any:
        return self.at(element["P"])

    def add(self, element: Element) -> Any:
        self.pdf.add_object(element)
        self.by_number[self.pdf.objects[-1].number] = element
        return element.reference  # type: ignore[attr-defined] # set when added


def kind(element: Any) -> str:
    return str(element.get("S", "")) if isinstance(element, dict) else ""


def wrap_body(tree: Tree, item: Element) -> None:
    """7.2-20: a list item holds a label and a body, and nothing beside them."""
    loose = [k for k in item["K"] if kind(tree.at(k)) not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(loose), "P": item.reference}  # type: ignore[attr-defined] # set when added
    )
    if "Pg" in item:
        body["Pg"] = item["Pg"]
    reference = tree.add(body)
    for kid in loose:
        if (element := tree.at(kid)) is not None and "P" in element:
            element["P"] = reference
    first = item["K"].index(loose[0])
    kept = [k for k in item["K"] if k not in loose]
    kept.insert(min(first, len(kept)), reference)
    item["K"] = pydyf.Array(kept)


def set_scope(tree: Tree, header: Element) -> None:
    """7.5-1: a header cell says whether it heads a column or a row; then cells need no list of headers."""
    section = tree.parent(tree.parent(header) or {"P": b""}) if tree.parent(header) else None
    scope = "/Column" if kind(section) == "/THead" else "/Row"
    attributes = header.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
    attributes["Scope"] = scope
    header.pop("ID", None)


def drop_headers(cell: Element) -> None:
    """7.5-1: the lists of headers that were written go wrong with spans."""
    if isinstance(cell.get("A"), dict):
        cell["A"].pop("Headers", None)


def square_table(tree: Tree, table: Element) -> None:
    """7.2-43: all rows cover the same columns, also where a page ends within a cell that spans rows.

    A table that goes over a page becomes an element on each; there, spans end with the page's last
    row, and rows begun on the page before get empty cells in the places that are covered.
    """
    sections = [[row for row in kids(tree, part) if kind(row) == "/TR"] for part in kids(tree, table)]
    taken: list[list[int]] = []
    for rows in sections:
        spans = [0] * MAX_COLUMNS
        for index, row in enumerate(rows):
            column = 0
            for cell in kids(tree, row):
                while column < MAX_COLUMNS and spans[column] > index:
                    column += 1
                attributes = cell.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
                if attributes.get("RowSpan", 1) > len(rows) - index:
                    attributes["RowSpan"] = len(rows) - index
                width = attributes.get("ColSpan", 1)
                spans[column : column + width] = [index + attributes.get("RowSpan", 1)] * width
                column += width
            taken.append([place for place, end in enumerate(spans) if end > index])
    columns = max((len(places) for places in taken), default=0)
    for row, places in zip((row for rows in sections for row in rows), taken, strict=True):
        for _ in range(columns - len(places)):
            empty = {"Type": "/StructElem", "S": "/TD", "K": pydyf.Array(), "P": reference_of(row)}
            row["K"].append(tree.add(pydyf.Dictionary(empty)))


def kids(tree: Tree, element: Element) -> list[Element]:
    """The structure elements directly below."""
    found = [tree.at(kid) for kid in element.get("K", ())]
    return [kid for kid in found if isinstance(kid, dict) and kid.get("Type") == "/StructElem"]


def reference_of(element: Any) -> Any:
    return element.reference


def claim_links(tree: Tree) -> None:
    """7.18.5-1: the annotation of a link belongs to the Link element, also where emphasis is within."""
    nums = tree.at(tree.pdf.catalog["StructTreeRoot"])["ParentTree"]
    numbers = tree.at(nums)["Nums"]
    places = {numbers[i]: i + 1 for i in range(0, len(numbers), 2)}
    for element in tree.elements:
        if kind(element) == "/Link":
            continue
        for kid in [k for k in element["K"] if is_object_reference(tree, k)]:
            owner = tree.parent(element)
            while isinstance(owner, dict) and kind(owner) not in ("/Link", "/Document"):
                owner = tree.parent(owner) if "P" in owner else None
            if kind(owner) != "/Link":
                continue
            element["K"].remove(kid)
            owner["K"].append(kid)
            annotation = tree.at(tree.at(kid)["Obj"])
            numbers[places[annotation["StructParent"]]] = owner.reference


def raise_deep(tree: Tree) -> None:
    """What is in elements without a meaning, such as bold in bold in bold, belongs to what they are in, where
    they are many (ISO 32000-1, 14.8.4.2: the contents of NonStruct are those of its parent)."""
    stack = [(root, 0) for root in tree.elements if kind(root) == "/Document"]
    while stack:
        element, depth = stack.pop()
        if depth >= DEEP:
            take_in(tree, element)
        stack += [(kid, depth + 1) for kid in kids(tree, element)]


def take_in(tree: Tree, element: Element) -> None:
    """Put what is in meaningless elements below an element in the place of these."""
    found = []
    line = list(reversed(element["K"]))
    while line:
        part = line.pop()
        kid = tree.at(part)
        if kind(kid) == "/NonStruct" and len(kids(tree, kid)) == len(kid["K"]):
            line += reversed(kid["K"])
            kid.clear()
            continue
        if kind(kid):
            kid["P"] = reference_of(element)
        found.append(part)
    element["K"] = pydyf.Array(found)


def is_object_reference(tree: Tree, kid: Any) -> bool:
    target = tree.at(kid)
    return isinstance(target, dict) and target.get("Type") == "/OBJR"


def fill_maps(pdf: Any) -> None:
    """7.21.7: every sign stands for some character; the second sign of one for a joiner (U+200D)."""
    for stream in pdf.objects:
        if isinstance(stream, pydyf.Stream) and b"begincmap" in stream.stream:
            stream.stream = [
                line[:-2] + b"<200d>" if isinstance(line, bytes) and line.endswith(b" <>") else line
                for line in stream.stream
            ]
