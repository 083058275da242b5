"""Rendition -> Verdict: the finished file is read back and held against what was to be printed.

`paper` reads the file, `wanted` says what must be in it, `loss` compares the two, `fault` looks at the pages,
`inspect` for what acts or hides; `proofread` has a damaged file set anew. Nothing here trusts the layout or
asks the typesetter. `brand` and `wording` look at a brand before anything is printed in it.
"""

from convert.check.verdict import check

__all__ = ["check"]
