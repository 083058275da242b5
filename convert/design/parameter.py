"""What a layout lets one choose: each parameter's type, range and default, and reading what was given for it.

In layout.toml::

    [parameters.columns]
    type = "whole"
    default = 2
    least = 1
    most = 2
    description = "columns of running text"
"""

import re
from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from convert.errors import DesignError
from convert.spelling import nearest

Value = bool | int | float | str
"""What a parameter holds; a length is text such as "20mm", a choice one of its words."""

MILLIMETRES: Final = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72}
"""Units of a length."""

LENGTH: Final = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)\s*(mm|cm|in|pt)")

WORDS: Final = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


class Parameter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One choice; `least` and `most` bound whole numbers, numbers and lengths, `choices` are the words of a
    choice."""

    type: Literal["switch", "whole", "number", "length", "choice"]
    default: Value
    description: str
    least: int | float | str | None = None
    most: int | float | str | None = None
    choices: tuple[str, ...] = ()

    def expects(self) -> str:
        """What may be given, in words: "yes or no", "a length from 10mm to 30mm"."""
        if self.type == "switch":
            return "yes or no"
        if self.type == "choice":
            return " or ".join(self.choices)
        kind = {"whole": "a whole number", "number": "a number", "length": "a length"}[self.type]
        return f"{kind} from {self.least} to {self.most}"

    def read(self, given: Value) -> Value:
        """What was given (text from a command line, or a value from a file) as a value of this parameter.

        Raises ValueError where it is of another type or out of range.
        """
        if self.type == "switch":
            return given if isinstance(given, bool) else _switch(given)
        if isinstance(given, bool):
            raise ValueError(given)
        if self.type == "choice":
            if str(given) not in self.choices:
                raise ValueError(given)
            return str(given)
        measure = millimetres if self.type == "length" else float
        if not measure(self.least or 0) <= measure(given) <= measure(self.most or 0):
            raise ValueError(given)
        if self.type == "length":
            return "".join(str(given).split())
        return int(str(given)) if self.type == "whole" else float(given)


def _switch(given: Value) -> bool:
    try:
        return WORDS[str(given).strip().casefold()]
    except KeyError:
        raise ValueError(given) from None


def millimetres(given: Value) -> float:
    """A length in millimetres; ValueError where it is none. Nothing has no unit."""
    if given == 0:
        return 0.0
    found = LENGTH.fullmatch(str(given).strip())
    if not found:
        raise ValueError(given)
    return float(found[1]) * MILLIMETRES[found[2]]


def choose(known: Mapping[str, Parameter], given: Mapping[str, Value], layout: str) -> dict[str, Value]:
    """A value for every parameter: what was given, else the default. DesignError says what may be given."""
    for key in given:
        if key not in known:
            told = f"The layout {layout!r} has no parameter {key!r}; it has: {', '.join(sorted(known))}."
            near = nearest(key, known)
            raise DesignError(told + (f" Did you mean {near}?" if near else ""))
    chosen: dict[str, Value] = {}
    for name, parameter in known.items():
        value = given.get(name, parameter.default)
        try:
            chosen[name] = parameter.read(value)
        except ValueError:
            told = f"The parameter {name!r} of the layout {layout!r} must be {parameter.expects()}"
            raise DesignError(f"{told}, not {value!r}.") from None
    return chosen
