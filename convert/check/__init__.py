"""Rendition -> Verdict: the finished file is read back and held against what was to be printed.

`paper` reads the file, `wanted` says what must be in it, `loss` compares the two, `sheet` looks at
the pages, `inspect` for what acts or hides. Nothing here trusts the layout or asks the typesetter.
"""

from convert.check.verdict import check

__all__ = ["check"]
