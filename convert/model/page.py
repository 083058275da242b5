"""A page: decoded input, before anything was understood."""

from typing import Literal

import msgspec

from convert.model.article import Origin
from convert.remarks import Remark


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Decoded input and where it came from.

    `kind` says what `text` holds: an HTML document, plain text, or an Article in JSON. `folder` is
    the absolute path of the folder that pictures with relative addresses may be read from, None
    for standard input. All of a `whole` page is the article: somebody wrote it so, without a menu.
    `data` are the bytes as they came.
    """

    kind: Literal["html", "text", "article"]
    text: str
    origin: Origin = Origin()
    folder: str | None = None
    remarks: tuple[Remark, ...] = ()
    whole: bool = False
    data: bytes = b""
