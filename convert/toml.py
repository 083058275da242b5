"""Reading the TOML files that people write, and finding the line that a complaint is about."""

import re
import tomllib
from pathlib import Path
from typing import Any

from convert.errors import DesignError


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
            here = header[1].strip("\"'")
            if re.match(opened, header[1]):
                return number
        elif (here == table and re.match(alone, line)) or (table and not here and re.match(dotted, line)):
            return number
    return 1
