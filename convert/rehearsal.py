"""A page and a paste of our own, read before anybody's: what reading needs is worked out then.

Of the expressions that it compiles, later runs make use; a process that others are forked from has everything
loaded that they need.
"""

import os
import sys
from functools import cache
from pathlib import Path
from typing import Final

from convert import pattern

PAGE: Final = """\
<!DOCTYPE html>
<html lang="en"><head><title>The lock keepers' ledger | Lowland Water Review</title>
<meta property="og:site_name" content="Lowland Water Review"></head>
<body><nav><a href="/a">Home</a> <a href="/b">Water</a></nav>
<main><article><h1>The lock keepers' ledger</h1>
<p class="dek">Forty years of notes say when the canal runs dry, and nobody had added them up.</p>
<p class="byline">By Ada Brandt and Dr Jonas Ferreira, Lowland Institute | Monday, 4 March 2024, 9:30</p>
<p>Updated on 5 March 2024</p><p>Share on Facebook</p><p>Listen to this article</p>
<p>Every evening the keeper of the third lock wrote down a number. The canal company never asked for the
numbers, and the books went to a shelf above the stove, where they stayed dry when the cellars did not.</p>
<figure><img src="lock.jpg" alt="A lock" width="800" height="500"><figcaption>The third lock.
Photo: Ada Brandt</figcaption></figure>
<h2>Key takeaways</h2>
<ul><li>The canal was too low for barges on eleven days a year.</li><li>It is now forty.</li></ul>
<p>The books say more than the gauges do<sup><a href="#n1" id="r1">1</a></sup>, for a gauge is read once a
week, and a lock is worked whenever a barge comes by, on Sundays too and in the night.</p>
<blockquote><p>We wrote it down since it was our water.</p><cite>A keeper</cite></blockquote>
<table><tr><th>Year</th><th>Days</th></tr><tr><td>1984</td><td>11</td></tr><tr><td>2023</td><td>40</td></tr>
</table><p>Source: Lowland Water Review</p>
<p>Read more: <a href="/c">What a barge carries</a></p>
<p>What is to be done is no secret. A second basin above the third lock would hold the water of one wet month,
and the land for it has belonged to the company since the canal was dug.</p>
<h2>Notes</h2><ol><li id="n1">Ledger of the third lock, 1984, p. 12. <a href="#r1">Back</a></li></ol>
<aside class="box"><h4>About the author</h4><p>Ada Brandt is an editor of the Lowland Water Review.</p>
</aside>
<p>Reviewed by Dr Jonas Ferreira</p>
</article><aside><h3>Related articles</h3><ul><li><a href="/d">A dam that nobody opens</a></li>
<li><a href="/e">Who owns the rain of a wet year</a></li><li><a href="/f">Six barges</a></li></ul></aside>
</main><footer>© 2024 Lowland Institute. All rights reserved. <a href="/p">Privacy</a></footer></body></html>
"""

PASTE: Final = """\
Home
Water

The lock keepers' ledger
By Ada Brandt, Monday, 4 March 2024
Share this

Every evening the keeper of the third lock wrote down a number. The canal company never asked for the numbers,
and the books went to a shelf above the stove, where they stayed dry when the cellars did not.[1]

- The canal was too low for barges on eleven days a year.
- It is now forty.

What is to be done is no secret. A second basin above the third lock would hold the water of one wet month.

[1] Ledger of the third lock, 1984, p. 12.

Related articles
A dam that nobody opens
Who owns the rain of a wet year

© 2024 Lowland Institute. All rights reserved.
"""


def rehearse() -> None:
    """Read the page and the paste."""
    from convert.extract import extract
    from convert.extract.doubt import doubts
    from convert.model import Page

    for page in (Page("html", PAGE), Page("text", PASTE)):
        doubts(extract(page), "rehearsal")


@cache
def store() -> pattern.Store | None:
    """The expressions that earlier runs compiled, in use from the first call on; newly written words that we
    know articles by make a new collection."""
    with os.scandir(Path(__file__).parent / "extract" / "vocabulary") as entries:
        states = sorted((entry.name, entry.stat().st_size, entry.stat().st_mtime_ns) for entry in entries)
    return pattern.use_kept(repr(states).encode(), fresh="convert.extract" not in sys.modules)


def prepare(several: bool = False) -> None:
    """Where no earlier run has compiled the expressions, do it now and keep them.

    With `several` documents to be read in children of this process, load what each of them would.
    """
    kept = store()
    if kept is not None and kept.open:
        kept.learn(rehearse)
    elif several:
        rehearse()
