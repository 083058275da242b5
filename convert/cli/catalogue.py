"""What there is to choose from, a line each: layouts, brands."""

import json
from collections.abc import Callable, Iterable

from convert.cli import voice
from convert.errors import ConvertError


def catalogue(names: Iterable[str], describe: Callable[[str], str], width: int, as_json: bool) -> None:
    """Show names, `width` letters wide, each with its description, or that it cannot be used and why."""
    told: dict[str, str] = {}
    for name in names:
        try:
            told[name] = describe(name)
        except ConvertError as error:
            told[name] = f"(cannot be used: {error})"
    if as_json:
        voice.put(json.dumps(told, indent=2, ensure_ascii=False))
        return
    for name, description in told.items():
        voice.show(f"{name:<{width}} {description}")
