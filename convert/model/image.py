"""A picture as the article names it; its bytes are an Asset of the publication."""

import msgspec


class Candidate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Another file of the same picture (srcset): address, width in pixels or density, whichever is told."""

    src: str
    width: int | None = None
    density: float | None = None


class Image(msgspec.Struct, frozen=True, tag="image", forbid_unknown_fields=True, omit_defaults=True):
    """Where a picture is and what it shows.

    `src` is an absolute http(s) address, a data: address, or a path relative to the input file.
    `alt` None: the page says nothing; "": the page says that it is decoration. `width` and
    `height` are the pixels that the page claims, None where it does not.
    """

    src: str
    alt: str | None = None
    width: int | None = None
    height: int | None = None
    candidates: tuple[Candidate, ...] = ()
