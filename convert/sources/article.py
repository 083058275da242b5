"""Our own JSON: an Article that `--to json` wrote, perhaps edited by hand."""

import json
import re
from typing import Final

import msgspec

from convert import model
from convert.errors import SourceFormatError
from convert.model import Article, Page
from convert.sources.raw import Raw
from convert.spelling import hint

UNKNOWN: Final = re.compile(r"Object contains unknown field `(.+?)`(?: - at `(.+)`)?$")
MISSING: Final = re.compile(r"Object missing required field `(.+?)`(?: - at `(.+)`)?$")
"""What msgspec says of a key that a struct has not, or has to have; the place is left out at the top."""


def recognises(raw: Raw) -> bool:
    """JSON by its name, or an object or list that is whole JSON or has keys that every Article has."""
    start = raw.decoded.text[:2000].lstrip()
    if raw.suffix == ".json":
        return True
    if not start.startswith(("{", "[")):
        return False
    return '"title"' in start or '"body"' in start or _is_json(raw.decoded.text)


def read(raw: Raw) -> Page:
    """Check that the JSON is an Article; the sentence names the line or the key that is wrong."""
    text = raw.decoded.text
    try:
        json.loads(text)
    except RecursionError as error:
        raise SourceFormatError(_too_deep(raw.name)) from error
    except json.JSONDecodeError as error:
        raise SourceFormatError(
            f"{raw.name} is not whole JSON in line {error.lineno}: {error.msg}; undo the last edit there."
        ) from error
    except ValueError as error:
        raise SourceFormatError(
            f"{raw.name} has a number of more digits than any number in an article has."
        ) from error
    try:
        msgspec.json.decode(text, type=Article)
    except RecursionError as error:
        raise SourceFormatError(_too_deep(raw.name)) from error
    except msgspec.DecodeError as error:
        raise SourceFormatError(_complaint(raw.name, text, str(error))) from error
    return raw.page("article", text)


def _too_deep(name: str) -> str:
    """That values stand in values more often than anything of an article does."""
    return (
        f"{name} is JSON that is nested too deeply to be an article as we write it."
        " How an article is written: convert schema"
    )


def _complaint(name: str, text: str, told: str) -> str:
    """What is wrong with JSON that is no Article."""
    look_up = "How an article is written: convert schema"
    if "surrogate" in told:
        told = "it has an escape that is half a letter, \\ud800 to \\udfff by itself; remove it"
    unknown, missing = UNKNOWN.match(told), MISSING.match(told)
    if unknown:
        key = unknown[1]
        line = text[: max(text.find(json.dumps(key)), 0)].count("\n") + 1
        near = hint(key, Article.__struct_fields__ if unknown[2] is None else _fields())
        return f"{name}, line {line}: an article has no {json.dumps(key)} there. {near or look_up}"
    if missing and missing[2] is None:
        return f"{name} is JSON, but not an article as we write it: it has no {missing[1]!r}. {look_up}"
    return f"{name} is JSON, but not an article as we write it: {told}. {look_up}"


def _fields() -> set[str]:
    """The keys of all values of the model."""
    kinds = (getattr(model, name) for name in model.__all__)
    return {field for kind in kinds for field in getattr(kind, "__struct_fields__", ())}


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
