"""How large an input may be, and what it may cost. What is past a limit is told by name, with the way to
raise it; most is refused before it is parsed, or before it is typeset."""

from typing import Annotated

import msgspec

Count = Annotated[int, msgspec.Meta(ge=1)]


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table [limits] of convert.toml: each can be raised there by whoever has the time and the memory.

    The largest of 1,237 real pages has 5 MB and 60,000 tags; a page with its pictures in it has up to 40 MB.
    A line of pasted text costs 50 microseconds, a tag 100. `pieces` are what is set one by one: lines, cells,
    words in bold, links; each costs up to 2 milliseconds and 40 kB, so that `memory` and `seconds` have to go
    up with them. `letters` are those of one word. `memory` is in megabytes. `pictures` are those of one
    document; `pixels`, in millions, are those of one picture, `all_pixels` of all that are decoded; the
    cameras in use make 12 to 24 million.
    """

    megabytes: Count = 50
    tags: Count = 500_000
    lines: Count = 100_000
    pages: Count = 1_000
    pieces: Count = 25_000
    letters: Count = 100_000
    pictures: Count = 400
    pixels: Count = 40
    all_pixels: Count = 1_000
    seconds: Count = 120
    memory: Count = 1_000
