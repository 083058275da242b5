"""The TOML files of layouts and brands as structs, with errors that say where and what was meant."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec

from convert.errors import DesignError
from convert.spelling import hint
from convert.toml import line_of, read

T = TypeVar("T", bound=msgspec.Struct)


def read_table(path: Path, kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The file as nested tables; DesignError where it is no TOML or has keys that `kind` has not."""
    table, text = read(path)
    refuse_unknown(table, kind, path, text, "")
    return table


def refuse_unknown(
    table: dict[str, Any], kind: type[msgspec.Struct], path: Path, text: str, prefix: str
) -> None:
    """DesignError for the first key that the struct has no field for, with the nearest one it has."""
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    for key, value in table.items():
        if key not in fields:
            where = f"{path}, line {line_of(text, key, prefix.rstrip('.'))}"
            raise DesignError(f"{where}: there is no key {prefix + key!r}. {hint(key, fields)}".rstrip())
        below = [t for t in getattr(fields[key], "__args__", (fields[key],)) if is_struct(t)]
        if below and isinstance(value, dict):
            named = getattr(fields[key], "__origin__", None) is dict
            for name, inner in value.items() if named else [("", value)]:
                if isinstance(inner, dict):
                    refuse_unknown(inner, below[0], path, text, f"{prefix}{key}.{name and name + '.'}")


def is_struct(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


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
