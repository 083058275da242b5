"""The words of blocks however deep they are nested, by a walk without recursion."""

from collections.abc import Iterable

from convert.model import (
    Block,
    Break,
    Code,
    CodeSpan,
    Embed,
    Emphasis,
    Figure,
    Foreign,
    Link,
    Math,
    NoteRef,
    Shift,
    Text,
)
from convert.model.walk import descend


def lines(blocks: Iterable[Block]) -> list[str]:
    """A line for each paragraph, caption, cell or title, in reading order."""
    found: list[str] = [""]
    for part in descend(tuple(blocks)):
        match part:
            case Text() | CodeSpan() | Math():
                found[-1] += part.text
            case NoteRef():
                found[-1] += part.label
            case Break():
                found[-1] += " "
            case Emphasis() | Foreign() | Link() | Shift():
                pass
            case Code():
                found += [part.text, ""]
            case Figure() if part.credit:
                found += [part.credit, ""]
            case Embed():
                found += [part.title or "", part.href, ""]
            case _:
                found.append("")
    return [" ".join(line.split()) for line in found if line.strip()]
