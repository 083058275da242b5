"""Settings: defaults, then convert.toml, then CONVERT_* variables, then flags; the later wins.

A convert.toml is looked for in the working directory and upward from there; the first one found
counts. It holds the names of `Settings` as keys, what a layout lets one choose in [params], and how large an
input may be in [limits]::

    layout = "brief"
    brand = "institute"
    paper = "Letter"

    [params]
    qr = false

    [limits]
    pages = 2000

A key that is not known is an error that names the file, the line and the nearest known key.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Final, get_args, get_type_hints

import msgspec

from convert import toml
from convert.errors import DesignError
from convert.model import Limits
from convert.override import Overrides
from convert.spelling import hint, nearest

FILE: Final = "convert.toml"
VARIABLE: Final = "CONVERT_"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What can be chosen for a run; `origins` tells for each name where its value came from."""

    layout: Annotated[str, msgspec.Meta(description="The arrangement of the page")] = "brief"
    brand: Annotated[str, msgspec.Meta(description="Colours, type, mark and small print")] = "orrery"
    paper: Annotated[str, msgspec.Meta(description="The size of the sheet: A4 or Letter, or both")] = "A4"
    to: Annotated[str, msgspec.Meta(description="What to make: pdf, html or json")] = "pdf"
    archive: Annotated[bool, msgspec.Meta(description="Attach the page as it was read to the PDF")] = False
    offline: Annotated[bool, msgspec.Meta(description="Fetch nothing from the network")] = False
    strict: Annotated[bool, msgspec.Meta(description="Fail (exit 4) where there were remarks")] = False
    series: Annotated[str, msgspec.Meta(description="The series to appear in and have a number of")] = ""
    register: Annotated[str, msgspec.Meta(description="The file that keeps the numbers of series")] = ""
    people: Annotated[str, msgspec.Meta(description="A file of posts, photos and addresses")] = ""
    params: Annotated[
        dict[str, bool | int | float | str], msgspec.Meta(description="What the layout lets one choose")
    ] = {}
    limits: Annotated[dict[str, int], msgspec.Meta(description="How large an article may be")] = {}
    overrides: Overrides = Overrides()
    origins: dict[str, str] = {}


TYPES: Final[dict[str, Any]] = {
    name: kind
    for name, kind in get_type_hints(Settings, include_extras=True).items()
    if name not in ("overrides", "origins")
}
"""The settings that a file, a variable or a flag can give, with their types."""

TABLES: Final = ("params", "limits")
"""Settings that are tables, whose keys are told of one by one."""

MUST_BE: Final = {str: "text in quotation marks", bool: "true or false"}


def limits_of(settings: Settings) -> Limits:
    """The limits that hold: ours, but for those that are set."""
    return Limits(**settings.limits)


def description(name: str) -> str:
    """What a setting is for, in a few words."""
    return str(get_args(TYPES[name])[1].description)


def load(
    flags: Mapping[str, Any] | None = None,
    overrides: Overrides | None = None,
    start: Path | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """The settings for a run.

    `flags` are those of the command line; one that is None was not given. `start` is the working
    directory, `environ` the environment; both default to the process's own. Raises DesignError.
    """
    file = find(start or Path.cwd())
    layers = [
        *([_from_file(file)] if file else []),
        _from_environment(os.environ if environ is None else environ),
        _from_flags(flags or {}),
    ]
    values: dict[str, Any] = {}
    tables: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
    origins = dict.fromkeys(TYPES, "default")
    for layer in layers:
        for name, value, origin in layer:
            if name in TABLES:
                tables[name].update(value)
                origins.update((f"{name}.{key}", origin) for key in value)
            else:
                values[name] = value
                origins[name] = origin
    for name, table in tables.items():
        if table:
            del origins[name]
    return Settings(
        **values,
        params=tables["params"],
        limits=tables["limits"],
        overrides=overrides or Overrides(),
        origins=origins,
    )


def find(start: Path) -> Path | None:
    """The convert.toml that counts in a folder: its own, or the nearest in a folder above it."""
    here = start.absolute()
    return next((folder / FILE for folder in (here, *here.parents) if (folder / FILE).is_file()), None)


Given = tuple[str, Any, str]
"""Name, value, and where it came from."""


def _from_file(path: Path) -> Iterator[Given]:
    table, text = toml.read(path)
    for name, value in table.items():
        where = f"{path}, line {toml.line_of(text, name)}"
        if name not in TYPES:
            raise DesignError(f"{where}: there is no setting {name!r}. {hint(name, TYPES)}")
        if name in TABLES and isinstance(value, dict):
            for key, inner in value.items():
                inner_where = f"{path}, line {toml.line_of(text, key, name)}"
                yield name, _checked(name, {key: inner}, inner_where), inner_where
        else:
            yield name, _beside(path, name, _checked(name, value, where)), where


def _beside(path: Path, name: str, value: Any) -> Any:
    """A layout, brand or other file that is given as a path counts from the file that names it."""
    if name in ("register", "people") and value:
        return str(path.parent / value)
    if name in ("layout", "brand") and "/" in value:
        return str(path.parent / value)
    if name == "layout" and (path.parent / "layouts" / value / "layout.toml").is_file():
        return str(path.parent / "layouts" / value)
    return value


def _from_environment(environ: Mapping[str, str]) -> Iterator[Given]:
    known = TYPES.keys() - set(TABLES)
    for variable, value in environ.items():
        if not variable.startswith(VARIABLE):
            continue
        name = variable.removeprefix(VARIABLE).lower()
        where = f"variable {variable}"
        if name in known:
            yield name, _checked(name, value, where, strict=False), where
        elif (close := nearest(name, known)) is not None:
            raise DesignError(f"{where}: there is no such setting. Did you mean {VARIABLE}{close.upper()}?")


def _from_flags(flags: Mapping[str, Any]) -> Iterator[Given]:
    for name, value in flags.items():
        if name == "params":
            for key, inner in value.items():
                yield name, {key: inner}, f"flag --param {key}"
        elif value is not None:
            yield name, value, f"flag --{name}"


def _checked(name: str, value: Any, where: str, strict: bool = True) -> Any:
    kind = TYPES[name]
    if name == "limits" and isinstance(value, dict):
        return _checked_limits(value, where)
    try:
        return msgspec.convert(value, kind, strict=strict)
    except msgspec.ValidationError as error:
        must = MUST_BE.get(get_args(kind)[0], "a table")
        if isinstance(value, dict) and name == "params":
            name, must = next(iter(value), name), "true, false, a number or text in quotation marks"
        raise DesignError(f"{where}: {name} must be {must}.") from error


def _checked_limits(value: dict[str, Any], where: str) -> dict[str, int]:
    """One limit; DesignError where there is no such limit, or it is no number above 0."""
    name, number = next(iter(value.items()))
    if name not in Limits.__struct_fields__:
        raise DesignError(f"{where}: there is no limit {name!r}. {hint(name, Limits.__struct_fields__)}")
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        raise DesignError(f"{where}: {name} must be a whole number above 0.")
    return {name: number}
