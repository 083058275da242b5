"""One thing to know about a brand before anything is printed in it."""

from typing import Literal

import msgspec


class Finding(msgspec.Struct, frozen=True):
    """A sentence; `state` is bad where it will print badly, note where it may be meant so."""

    state: Literal["bad", "note"]
    sentence: str


def bad(sentence: str) -> Finding:
    """What will print badly, or not at all."""
    return Finding("bad", sentence)


def note(sentence: str) -> Finding:
    """What may be meant so."""
    return Finding("note", sentence)
