"""Going through a value of the model from outside in."""

from collections.abc import Iterator

import msgspec


def descend(value: object) -> Iterator[msgspec.Struct]:
    """Every struct at or below `value` in reading order; the reading's evidence is not part of it."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            stack.extend(reversed(item))
        elif isinstance(item, msgspec.Struct):
            yield item
            stack.extend(
                getattr(item, field) for field in reversed(item.__struct_fields__) if field != "reading"
            )
