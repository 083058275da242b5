"""The TOML files of layouts and brands as structs, with errors that say where and what was meant."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from convert.errors import DesignError
from convert.spelling import hint
from convert.toml import line_of, read

T = TypeVar("T", bound=msgspec.Struct)

MUST_BE: Final = (
    (r"Expected `str` matching.*#\[0-9A", "must be a colour such as #1f4e79"),
    (r"Expected `str` matching.*\{1,60\}", "must be the name of a font family: letters, digits, spaces"),
    (r"Expected `str` matching.*@", "must be a mail address"),
    (r"Expected `str` matching.*https", "must be an address that begins with https://"),
    (r"Expected `str` matching.*A-Za-z", "must be a language such as en, fr or pt-BR"),
    (r"Expected `str\b", "must be text in quotation marks"),
    (r"Expected `array\b", "must be a list in square brackets"),
    (r"Expected `object\b", "must be a table"),
    (r"Expected `int` (.. \d+)", r"must be a whole number \1"),
    (r"Expected `float` (.. \d+)", r"must be a number \1"),
    (r"Expected `(?:int|float).*", "must be a number"),
    (r"Object missing required field `(\w+)`", r"the key \1 is missing"),
)
"""What msgspec says -> what we say."""


def read_table(path: Path, kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The file as nested tables; DesignError where it is no TOML or has keys that `kind` has not."""
    table, text = read(path)
    for complaint in find_unknown(table, kind, path, text):
        raise DesignError(complaint)
    return table


def find_unknown(
    table: dict[str, Any], kind: type[msgspec.Struct], path: Path, text: str, prefix: str = ""
) -> Iterator[str]:
    """A sentence for each key that the struct has no field for, with the nearest one it has."""
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    for key, value in table.items():
        if key not in fields:
            where = f"{path}, line {line_of(text, key, prefix.rstrip('.'))}"
            yield f"{where}: there is no key {prefix + key!r}. {hint(key, fields)}".rstrip()
            continue
        below = [t for t in getattr(fields[key], "__args__", (fields[key],)) if is_struct(t)]
        if below and isinstance(value, dict):
            named = getattr(fields[key], "__origin__", None) is dict
            for name, inner in value.items() if named else [("", value)]:
                if isinstance(inner, dict):
                    yield from find_unknown(
                        inner, below[0], path, text, f"{prefix}{key}.{name and name + '.'}"
                    )


def find_wrong(
    table: dict[str, Any], kind: type[msgspec.Struct], path: Path, text: str, prefix: str = ""
) -> Iterator[str]:
    """A sentence on each table of the file with a value that is not what it should be, the innermost first.

    A key that is missing is no fault: it may be inherited.
    """
    for field in msgspec.structs.fields(kind):
        below = [t for t in getattr(field.type, "__args__", ()) if is_struct(t)]
        value = table.get(field.encode_name)
        if below and getattr(field.type, "__origin__", None) is dict and isinstance(value, dict):
            for name, inner in value.items():
                if isinstance(inner, dict):
                    yield from find_wrong(inner, below[0], path, text, f"{prefix}{field.encode_name}.{name}.")
    try:
        msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        if (
            "missing required" not in str(error)
            and "`$[...]" not in str(error)
            and "[...]." not in str(error)
        ):
            yield complain(error, path, text, prefix)


def is_struct(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def fill(table: dict[str, Any], kind: type[T], path: Path, text: str = "") -> T:
    """The table as a struct; DesignError names the file, the line and the key that is missing or wrong."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        raise DesignError(complain(error, path, text)) from None


def complain(error: msgspec.ValidationError, path: Path, text: str, prefix: str = "") -> str:
    """What msgspec says of the table `prefix`, in plain words; the line where `text` holds the key."""
    message, _, place = str(error).partition(" - at ")
    where = prefix + re.sub(r"^(key in )?`?\$?\.?|`$", "", place)
    for pattern, plain in MUST_BE:
        if found := re.match(pattern, message):
            message = found.expand(plain)
            break
    table, _, key = where.rpartition(".")
    line = line_of(text, key, table) if key and "[" not in where else 1
    at = f"{path}, line {line}" if line > 1 or text else str(path)
    return f"{at}: {where + ' ' if where else ''}{message}."


def overlay(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """`own` laid over `base`, table by table."""
    merged = dict(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = overlay(merged[key], value) if both else value
    return merged


def quote(text: str) -> str:
    """A text as TOML writes it: in quotation marks, on lines of its own where it has several."""
    escaped = re.sub(
        r'[\x00-\x08\x0b-\x1f\x7f"\\]',
        lambda c: "\\" + c[0] if c[0] in '"\\' else f"\\u{ord(c[0]):04x}",
        text,
    )
    if "\n" in text:
        return f'"""\n{escaped}"""'
    return f'"{escaped}"'.replace("\t", "\\t")
