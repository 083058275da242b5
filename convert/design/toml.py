"""Reading the TOML files of layouts and brands, with errors that say where and what was meant."""

import difflib
import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from convert.errors import DesignError

T = TypeVar("T", bound=msgspec.Struct)


def read_table(path: Path, kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The file as nested tables; DesignError where it is no TOML or has keys that `kind` has not."""
    try:
        text = path.read_text("utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise DesignError(f"{path} cannot be read: {error}.") from None
    except tomllib.TOMLDecodeError as error:
        raise DesignError(f"{path} is not TOML: {error}.") from None
    refuse_unknown(table, kind, path, text, "")
    return table


def refuse_unknown(
    table: dict[str, Any], kind: type[msgspec.Struct], path: Path, text: str, prefix: str
) -> None:
    """DesignError for the first key that the struct has no field for, with the nearest one it has."""
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    for key, value in table.items():
        if key not in fields:
            near = difflib.get_close_matches(key, fields, 1)
            known = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(sorted(fields))}."
            raise DesignError(f"{path}{line_of(key, text)}: there is no key {prefix + key!r}; {known}")
        below = [t for t in getattr(fields[key], "__args__", (fields[key],)) if is_struct(t)]
        if below and isinstance(value, dict):
            refuse_unknown(value, below[0], path, text, f"{prefix}{key}.")


def is_struct(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def line_of(key: str, text: str) -> str:
    """", line N" for the first line that sets the key or opens the table of that name."""
    found = re.search(rf"^[ \t]*(?:\[(?:[\w.-]+\.)?)?{re.escape(key)}\s*[\]=.]", text, re.MULTILINE)
    return f", line {text.count(chr(10), 0, found.start()) + 1}" if found else ""


def fill(table: dict[str, Any], kind: type[T], path: Path) -> T:
    """The table as a struct; DesignError names the file and the key that is missing or wrong."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        message, _, place = str(error).partition(" - at ")
        where = place.strip("`").removeprefix("$.") or "the file"
        raise DesignError(f"{path}: {where}: {message}.") from None


def overlay(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """`own` laid over `base`, table by table."""
    merged = dict(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = overlay(merged[key], value) if both else value
    return merged
