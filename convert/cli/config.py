"""`convert config`: each setting, its value, and where that came from."""

import json
from pathlib import Path
from typing import Any

import click
import msgspec

from convert.cli import voice
from convert.cli.option import CONDUCT, DESIGN, PRINT, options, settings_from
from convert.settings import FILE, TABLES, TYPES, Settings, description, find, limits_of


@click.command(short_help="Show each setting and where it came from.")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@options(DESIGN, PRINT, CONDUCT)
def config(as_json: bool, **chosen: Any) -> None:
    """Show each setting, its value, and where that came from.

    The default counts least, then convert.toml (in this folder or the nearest above it), then a
    CONVERT_ variable such as CONVERT_BRAND, then a flag such as --brand.
    """
    settings = settings_from(**chosen)
    values = _values(settings)
    if as_json:
        told = {
            name: {"value": value, "origin": settings.origins.get(name, "default")}
            for name, value in values.items()
        }
        voice.put(json.dumps(told, indent=2, ensure_ascii=False))
        return
    file = find(Path.cwd())
    voice.show(str(file) if file else f"There is no {FILE} in this folder or above it.")
    for name, value in values.items():
        voice.show(f"\n{name} = {json.dumps(value, ensure_ascii=False)}")
        voice.show(
            f"    {description(name.partition('.')[0])}. From: {settings.origins.get(name, 'default')}"
        )


def _values(settings: Settings) -> dict[str, Any]:
    """Name -> value, each limit and each parameter of the layout by itself as in `origins`."""
    values = {name: getattr(settings, name) for name in TYPES if name not in TABLES}
    limits = msgspec.to_builtins(limits_of(settings))
    told = {f"limits.{name}": value for name, value in limits.items()}
    return values | told | {f"params.{name}": value for name, value in settings.params.items()}
