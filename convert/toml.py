"""Reading the TOML files that people write, with complaints that name file, line and what was meant."""

import datetime
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeVar, get_args, get_origin

import msgspec

from convert.errors import DesignError
from convert.spelling import hint

T = TypeVar("T", bound=msgspec.Struct)

MUST_BE: Final = {
    "str": "text in quotation marks",
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "array": "a list in square brackets",
    "object": "a table",
}
"""What msgspec calls a kind of value -> what people call it."""


def read(path: Path) -> tuple[dict[str, Any], str]:
    """The tables of a file and its text; DesignError, in plain words, where it is not TOML."""
    try:
        text = path.read_text("utf-8")
        return tomllib.loads(text), text
    except OSError as error:
        raise DesignError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise DesignError(f"{path} is not stored as UTF-8. Save it anew as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise DesignError(f"{path} is not valid TOML: {error}. How to write it: https://toml.io") from error


def line_of(text: str, key: str, table: str = "") -> int:
    """The line, counted from 1, on which a TOML text gives `key` of `table`, or opens the table `key`.

    `table` is written with dots where tables lie in one another. 1 where the key is not to be found.
    """
    here = ""
    name = rf"""["']?{re.escape(key)}["']?"""
    alone = rf"\s*{name}\s*[.=]"
    dotted = rf"\s*{re.escape(table)}\s*(\.\s*{name}\s*[.=]|=\s*\{{.*{name}\s*=)"
    opened = rf"(?:{re.escape(table)}\.)?{name}\s*(\.|$)" if table else rf"{name}\s*(\.|$)"
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
            here = re.sub(r"[\"']", "", header[1])
            if re.match(opened, header[1]):
                return number
        elif (here == table and re.match(alone, line)) or (table and not here and re.match(dotted, line)):
            return number
    return 1


def read_struct(path: Path, kind: type[T]) -> T:
    """The file as a struct; dates become text (ISO 8601).

    DesignError names file, line and key where one is unknown (with the nearest that is known), is missing, or
    holds something else than it should.
    """
    table, text = read(path)
    for where, key, known in _unknown(table, kind, ()):
        line = line_of(text, key, ".".join(where))
        called = ".".join((*where, key))
        raise DesignError(f"{path}, line {line}: there is no key {called!r}. {hint(key, known)}".rstrip())
    try:
        return msgspec.convert(_written(table), kind)
    except msgspec.ValidationError as error:
        raise DesignError(_complaint(error, path, text)) from None


def _unknown(
    value: Any, kind: Any, where: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str, list[str]]]:
    """Each key below `value` that no struct of `kind` has: the tables it is in, the key, the known ones."""
    if isinstance(value, list):
        for item in value:
            for inner in get_args(kind):
                yield from _unknown(item, inner, where)
    elif isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
        for key, inner in value.items():
            if key in fields:
                yield from _unknown(inner, fields[key], (*where, key))
            else:
                yield where, key, list(fields)
    elif isinstance(value, dict) and get_origin(kind) is dict:
        for key, inner in value.items():
            yield from _unknown(inner, get_args(kind)[1], (*where, key))


def _written(value: Any) -> Any:
    """The value with dates as people write them."""
    if isinstance(value, dict):
        return {key: _written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_written(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value


def _complaint(error: msgspec.ValidationError, path: Path, text: str) -> str:
    """What msgspec says, in plain words and with the line."""
    message, _, place = str(error).partition(" - at ")
    steps = re.findall(r"\.([\w-]+)|\[(\d+|\.\.\.)\]", place.strip("`").removeprefix("key in ")) or [("", "")]
    names = [name for name, _ in steps if name]
    if missing := re.search(r"missing required field `(.+?)`", message):
        key, table = (names or [""])[-1], ".".join(names[:-1])
        inside = f" in {_called(steps)}" if names else ""
        return f"{path}, line {line_of(text, key, table)}: {missing[1]} is missing{inside}."
    where = f"{path}, line {line_of(text, (names or [''])[-1], '.'.join(names[:-1]))}"
    if expected := re.match(r"Expected `(\w+)", message):
        return f"{where}: {_called(steps)} must be {MUST_BE.get(expected[1], expected[1])}."
    return f"{where}: {_called(steps)}: {message[0].lower()}{message[1:]}."


def _called(steps: list[tuple[str, str]]) -> str:
    """A place as people say it: "event 2, date"."""
    words: list[str] = []
    for name, number in steps:
        if name:
            words.append(name)
        elif number.isdigit() and words:
            words[-1] += f" {int(number) + 1}"
    return ", ".join(words) or "the file"
