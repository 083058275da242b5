"""How large an input may be. What is past a limit is refused before it is parsed, or before it is typeset."""

from typing import Annotated

import msgspec


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table [limits] of convert.toml: each can be raised there by whoever has the time and the memory.

    The largest of 1,237 real pages has 5 MB and 60,000 tags; a page with its pictures in it has up to 40 MB.
    A line of pasted text costs 50 microseconds, a tag 100, a page of print 100 milliseconds. `letters` are
    those of one word.
    """

    megabytes: Annotated[int, msgspec.Meta(ge=1)] = 50
    tags: Annotated[int, msgspec.Meta(ge=1)] = 500_000
    lines: Annotated[int, msgspec.Meta(ge=1)] = 100_000
    pages: Annotated[int, msgspec.Meta(ge=1)] = 1_000
    letters: Annotated[int, msgspec.Meta(ge=1)] = 100_000
