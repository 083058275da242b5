"""Our own JSON: an Article that `--to json` wrote, perhaps edited by hand."""

import json

import msgspec

from convert.errors import SourceFormatError
from convert.model import Article, Page
from convert.sources.raw import Raw


def recognises(raw: Raw) -> bool:
    """An object in braces, in a file called .json or with the keys that every Article has."""
    start = raw.decoded.text[:2000].lstrip()
    return start.startswith("{") and (raw.suffix == ".json" or '"title"' in start or '"body"' in start)


def read(raw: Raw) -> Page:
    """Check that the JSON is an Article; the sentence names the line or the key that is wrong."""
    text = raw.decoded.text
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise SourceFormatError(
            f"{raw.name} is not whole JSON{where}: {getattr(error, 'msg', error)}; undo the last edit there."
        ) from error
    try:
        msgspec.json.decode(text, type=Article)
    except (msgspec.ValidationError, RecursionError) as error:
        raise SourceFormatError(
            f"{raw.name} is JSON, but not an article as we write it: {error}. Compare it with: convert schema"
        ) from error
    return raw.page("article", text)
