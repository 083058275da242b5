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

MUST_BE: Final = (
    (r"Expected `str` matching.*#\[0-9A", "must be a colour such as #1f4e79"),
    (r"Expected `str` matching.*\{1,60\}", "must be the name of a font family: letters, digits, spaces"),
    (r"Expected `str` matching.*@", "must be a mail address"),
    (r"Expected `str` matching.*https", "must be an address that begins with https://"),
    (r"Expected `str` matching.*A-Za-z", "must be a language such as en, fr or pt-BR"),
    (r"Expected `str` matching.*\\d\{4\}", "must be a day such as 2026-03-20"),
    (r"Expected `str\b", "must be text in quotation marks"),
    (r"Expected `array\b", "must be a list in square brackets"),
    (r"Expected `object\b", "must be a table"),
    (r"Expected `int` >= (\d+)", r"must be a whole number of \1 or more"),
    (r"Expected `int` (.. \d+)", r"must be a whole number \1"),
    (r"Expected `float` (.. \d+)", r"must be a number \1"),
    (r"Expected `(?:int|float).*", "must be a number"),
    (r"Expected `bool\b", "must be true or false"),
    (r"Object missing required field `(\w+)`", r"the key \1 is missing"),
)
"""What msgspec says -> what we say."""

BARE: Final = re.compile(r"""\s*([\w-]+)\s*=\s*([^\s"'\[{#](?:[^"'#]*[^"'#\s])?)\s*(?:#.*)?""")
"""A line with a value that is no text in quotation marks, no list and no table."""

LARGEST: Final = 1_000_000
"""Bytes of a file; the register of a house with ten thousand people has fewer."""

DEEPEST: Final = 20
"""How often values may lie in values; ours do three times."""

NESTED: Final = "{} has values nested more deeply than anything that we read as TOML."


def read(path: Path) -> tuple[dict[str, Any], str]:
    """The tables of a file and its text; DesignError, in plain words, where it is not TOML."""
    try:
        if path.exists() and not path.is_file():
            raise DesignError(f"{path} is no file that can be read as TOML.")
        if path.exists() and path.stat().st_size > LARGEST:
            raise DesignError(
                f"{path} has more than a megabyte, which is more than anything we read as TOML."
            )
        text = path.read_text("utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise DesignError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise DesignError(f"{path} is not stored as UTF-8. Save it anew as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise DesignError(_explain(path, text, error)) from error
    except RecursionError as error:
        raise DesignError(NESTED.format(path)) from error
    except ValueError as error:
        raise DesignError(f"{path} has a number of more digits than any that it may have.") from error
    if _is_deep(table):
        raise DesignError(NESTED.format(path))
    return table, text


def _explain(path: Path, text: str, error: tomllib.TOMLDecodeError) -> str:
    """Where a file is no TOML and, where a value without quotation marks is to blame, that it is."""
    place = re.search(r"\(at line (\d+)", str(error))
    line = text.splitlines()[int(place[1]) - 1] if place and int(place[1]) <= text.count("\n") + 1 else ""
    bare = BARE.fullmatch(line)
    if place and bare:
        return f"{path}, line {place[1]}: {bare[1]} must be in quotation marks: {bare[1]} = {quote(bare[2])}"
    return f"{path} is not valid TOML: {error}. How to write it: https://toml.io"


def _is_deep(table: dict[str, Any]) -> bool:
    """Whether values lie in values more often than in any file of ours."""
    level: list[Any] = [table]
    for _ in range(DEEPEST):
        level = [
            inner
            for value in level
            if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
    return bool(level)


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
    """The file as a struct, with dates as text (ISO 8601); DesignError for the first thing that is wrong."""
    table, text = read(path)
    table = _written(table)
    for complaint in find_unknown(table, kind, path, text):
        raise DesignError(complaint)
    return fill(table, kind, path, text)


def read_table(path: Path, kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The file as nested tables; DesignError where it is no TOML or has keys that `kind` has not."""
    table, text = read(path)
    for complaint in find_unknown(table, kind, path, text):
        raise DesignError(complaint)
    return table


def find_unknown(value: Any, kind: Any, path: Path, text: str, prefix: str = "") -> Iterator[str]:
    """A sentence for each key below `value` that no struct of `kind` has, with the nearest one it has."""
    if isinstance(value, list):
        for item in value:
            for inner in get_args(kind):
                yield from find_unknown(item, inner, path, text, prefix)
    elif isinstance(value, dict) and is_struct(kind):
        fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
        for key, inner in value.items():
            if key in fields:
                yield from find_unknown(inner, fields[key], path, text, f"{prefix}{key}.")
            else:
                where = f"{path}, line {line_of(text, key, prefix.rstrip('.'))}"
                yield f"{where}: there is no key {prefix + key!r}. {hint(key, fields)}".rstrip()
    elif isinstance(value, dict) and get_origin(kind) is dict:
        for key, inner in value.items():
            yield from find_unknown(inner, get_args(kind)[1], path, text, f"{prefix}{key}.")
    elif isinstance(value, dict):
        for inner in filter(is_struct, get_args(kind)):
            yield from find_unknown(value, inner, path, text, prefix)


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
        wrong = next(find_wrong(table, kind, path, text), None)
        raise DesignError(wrong or complain(error, path, text)) from None


def complain(error: msgspec.ValidationError, path: Path, text: str, prefix: str = "") -> str:
    """What msgspec says of the table `prefix`, in plain words; the line where `text` holds the key."""
    message, _, place = str(error).partition(" - at ")
    names, called = _steps(place)
    table, _, key = (prefix + ".".join(names)).rpartition(".")
    where = prefix + called
    missing = re.match(r"Object missing required field `(\w+)`", message)
    for pattern, plain in MUST_BE:
        if found := re.match(pattern, message):
            message = found.expand(plain)
            break
    line = line_of(text, key, table) if key else 1
    at = f"{path}, line {line}" if line > 1 or text else str(path)
    return f"{at}: {where}{': ' if missing else ' '}{message}." if where else f"{at}: {message}."


def _steps(place: str) -> tuple[list[str], str]:
    """The keys on the way to a place of msgspec's ("$.event[1].date"), and how we call it: "event 2.date"."""
    steps = re.findall(r"\.([\w-]+)|\[(\d+)\]", place)
    called = ""
    for name, number in steps:
        called += f"{'.' if called else ''}{name}" if name else f" {int(number) + 1}"
    return [name for name, _ in steps if name], called


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


def _written(value: Any) -> Any:
    """The value with dates as people write them."""
    if isinstance(value, dict):
        return {key: _written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_written(inner) for inner in value]
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value
