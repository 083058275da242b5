"""What the page says of its article, held against each block; and what it says twice."""

import math

import numpy as np

from convert.extract.declaration import Declaration
from convert.extract.grid import Grid
from convert.extract.shingle import Words, among
from convert.extract.standing import Columns


def describe_evidence(told: Declaration, said: Words, grid: Grid, c: Columns) -> None:
    """Title, description, the author's own copy of the body, and the same text elsewhere on the page.

    `said` are the words of the blocks, then of title, description and body.
    """
    n = grid.n
    length = np.maximum(said.length[:n], 1)
    for text, name in enumerate(("title", "description"), n):
        wanted = said.word[said.of(text)]
        shared = said.count(among(said.word, wanted))[:n]
        c[name + "_shared"] = shared / length
        c[name + "_covered"] = np.minimum(shared / max(len(wanted), 1), 1)
    match = np.minimum(c["title_shared"], c["title_covered"]) + 0.2 * c["is_h1"]
    place = int(np.argmax(match)) if match.max(initial=0) >= 0.5 else -1
    at = np.arange(n)
    c["after_title"] = at - place if place >= 0 else np.full(n, -999)
    before = grid.sums["size"][:-1]
    c["size_after_title"] = before - before[place] if place >= 0 else np.full(n, -1.0)
    runs = np.maximum(said.count(said.whole)[:n], 1)
    body = said.run[said.of(n + 2)]
    c["in_body"] = said.count(said.whole & among(said.run, body))[:n] / runs
    c["has_body"] = np.full(n, math.log1p(len(told.body)))
    c["page_article"] = np.full(n, told.is_article)
    earlier, later = said.repeats(n)
    c["said_before"] = said.count(earlier)[:n] / runs
    c["said_again"] = said.count(later)[:n] / runs
    of = grid.copy_of
    c["copies"] = np.bincount(of, minlength=n)[of]
    c["copy"] = of != at
