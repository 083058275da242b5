"""What stands in a gap of the text: short pieces between chosen ones, and headings over nothing."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Final

from convert.dom import Node
from convert.extract.segment import Block

PIECES: Final = frozenset("p blockquote ul ol dl pre h2 h3 h4 h5 h6".split())
"""Elements of running text; boxes between them may hold anything."""

LIKELY: Final = 0.15
"""Score from which such a piece is kept between two chosen ones."""

SPOKEN: Final = 0.35
"""The same for a paragraph, which may also ask for a subscription."""

SURE: Final = 0.85
"""Score from which a heading stays though nothing stands under it: it may head a picture or a link."""

REPEATED: Final = 40
"""Letters from which on a text that stands twice is printed once, as in `locate`."""

MOST_GAP: Final = 6
"""Blocks in a row that are filled in at most; a longer gap is another text."""

ESTABLISHED: Final = 3
"""Chosen pieces that make their parent a container of the text."""

CAPTION: Final = 700
"""Letters of a caption, as in `settle.figure`."""

CLIMB: Final = 4
"""Elements between the words and their caption."""

MEDIA: Final = ("img", "picture", "video", "iframe", "svg")

LEVEL: Final = {f"h{level}": level for level in range(1, 7)}


def fill_gaps(blocks: Sequence[Block], chains: Sequence[list[Node]]) -> None:
    """Keep pieces with few links that stand among chosen pieces of the same container."""
    pieces = [_piece(chain) for chain in chains]
    held = Counter(
        piece.parent.order
        for block, piece in zip(blocks, pieces, strict=True)
        if block.kept and piece is not None and piece.parent is not None
    )
    said = {block.text for block in blocks if block.kept and len(block.text) >= REPEATED}
    gap: list[int] = []
    before: int | None = None
    for place, block in enumerate(blocks):
        piece = pieces[place]
        parent = piece.parent.order if piece is not None and piece.parent is not None else None
        if not block.kept:
            gap.append(place)
            continue
        if (
            gap
            and parent is not None
            and parent == before
            and held[parent] >= ESTABLISHED
            and len(gap) <= MOST_GAP
        ):
            for inner in gap:
                one = pieces[inner]
                if one is not None and one.parent is piece.parent and _fits(blocks[inner], one):
                    blocks[inner].kept = blocks[inner].text not in said
        gap, before = [], parent


def _piece(chain: Sequence[Node]) -> Node | None:
    """The outermost element of running text that a block stands in, not counting its own container."""
    found = [node for node in islice(chain, 12) if node.tag in PIECES]
    return found[-1] if found else None


def _fits(block: Block, piece: Node) -> bool:
    if piece.tag in LEVEL:
        return block.score >= SPOKEN
    enough = SPOKEN if piece.tag == "p" else LIKELY
    return block.score >= enough and block.linked * 2 <= len(block.text) and not block.controls


def keep_captions(blocks: Sequence[Block], chains: Sequence[list[Node]]) -> None:
    """Keep the captions of pictures in a box with kept text, of kept tables, and the titles of what folds."""
    around = {node.order for block, chain in zip(blocks, chains, strict=True) if block.kept for node in chain}
    for block, chain in zip(blocks, chains, strict=True):
        if block.kept or len(block.text) > CAPTION or block.linked * 2 > len(block.text):
            continue
        caption = next((node for node in chain[:CLIMB] if node.tag == "figcaption"), None)
        titled = any(
            node.tag in ("caption", "summary") and node.parent is not None and node.parent.order in around
            for node in chain[:CLIMB]
        )
        if titled:
            block.kept = True
        if caption is None or caption.parent is None or caption.parent.order not in around:
            continue
        before = caption.parent.children[: caption.parent.children.index(caption)]
        block.kept = any(node.tag in MEDIA or node.find(*MEDIA) for node in before[-3:])


def leave_idle_headings(blocks: Sequence[Block]) -> None:
    """A heading is left out where all that stood under it is."""
    heading: Block | None = None
    dropped = False
    for block in (*blocks, None):
        level = LEVEL.get(_heading(block), 0) if block is not None else 1
        if block is not None and not level:
            if block.kept:
                heading = None
            else:
                dropped = True
            continue
        if heading is not None and dropped and LEVEL[_heading(heading)] >= level:
            heading.kept = heading.score >= SURE
        dropped = False
        heading = block if block is not None and block.kept else None


def _heading(block: Block) -> str:
    return next((node.tag for node in (block.home, *block.home.ancestors()) if node.tag in LEVEL), "")
