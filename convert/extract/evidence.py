"""What the page says of its article, held against each block; and what it says twice."""

import math

import numpy as np

from convert.dom import Tree
from convert.extract.declaration import declare
from convert.extract.grid import Grid
from convert.extract.shingle import Words
from convert.extract.standing import Columns


def describe_evidence(tree: Tree, texts: list[str], grid: Grid, c: Columns) -> None:
    """Title, description, the author's own copy of the body, and the same text elsewhere on the page."""
    told = declare(tree)
    said = Words(texts)
    for name, text in (("title", told.title), ("description", told.description)):
        wanted = Words([text]).word
        shared = said.count(np.isin(said.word, wanted))
        c[name + "_shared"] = shared / np.maximum(said.length, 1)
        c[name + "_covered"] = np.minimum(shared / max(len(wanted), 1), 1)
    match = np.minimum(c["title_shared"], c["title_covered"]) + 0.2 * c["is_h1"]
    place = int(np.argmax(match)) if match.max(initial=0) >= 0.5 else -1
    at = np.arange(grid.n)
    c["after_title"] = at - place if place >= 0 else np.full(grid.n, -999)
    before = grid.sums["size"][:-1]
    c["size_after_title"] = before - before[place] if place >= 0 else np.full(grid.n, -1.0)
    runs = np.maximum(said.count(said.whole), 1)
    body = Words([told.body])
    c["in_body"] = said.count(said.whole & np.isin(said.run, body.run)) / runs
    c["has_body"] = np.full(grid.n, math.log1p(len(told.body)))
    c["page_article"] = np.full(grid.n, told.is_article)
    earlier, later = said.repeats()
    c["said_before"] = said.count(earlier) / runs
    c["said_again"] = said.count(later) / runs
    of = grid.copy_of
    c["copies"] = np.bincount(of, minlength=grid.n)[of]
    c["copy"] = of != at
