"""Where a product goes: its kind by its name, its name by its source, and nobody else's file replaced."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from convert import outside
from convert.check.inspect import inspect
from convert.check.proofread import PDF
from convert.confine import Limits
from convert.errors import OutputError, UsageError
from convert.model import Rendition
from convert.render import FORMATS
from convert.seal import is_ours
from convert.settings import Settings

STDIN_NAME: Final = "article"
"""What the output of standard input is called when only a folder was given."""

STREAM: Final = "-"
"""Standard input as a source, standard output as a target."""

ENDING: Final = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}")
"""What ends a name as kinds of file do (.docx, .pages); "No. 3" and "v1.2" do not."""


PRESS: Final = ("archive", "fit", "bleed", "duplex", "booklet", "grey")
"""Flags that say something of a PDF and of no other product."""


def choose_format(settings: Settings, output: str | None) -> Settings:
    """The settings with the kind of product that the ending of the name `output` stands for.

    UsageError where a flag says another kind, and where there is no such kind.
    """
    if settings.to not in FORMATS:
        FORMATS[settings.to]  # raises, with the nearest name
    chosen = _by_ending(settings, output)
    refuse_unfit(chosen, [chosen.to])
    return chosen


def refuse_unfit(settings: Settings, formats: Sequence[str]) -> None:
    """UsageError where a flag is about a PDF (PRESS) and none of the `formats` is one, or about pictures and
    none shows any."""
    unfit = PRESS if "pdf" not in formats else ()
    for name in (*unfit, "pictures") if {*formats} == {"json"} else unfit:
        value, origin = settings.params.get(name), settings.origins.get(f"params.{name}", "")
        if name == "archive":
            value, origin = settings.archive, settings.origins.get(name, "")
        if value and origin.startswith("flag"):
            raise UsageError(
                f"--{name} is for a PDF{' or a web page' * (name == 'pictures')}, and what is made is"
                f" {' and '.join(formats)}; leave it out."
            )


def _by_ending(settings: Settings, output: str | None) -> Settings:
    """The settings with the kind of product that the ending of the name `output` stands for."""
    if output is None or output == STREAM or is_folder(output):
        return settings
    ending = Path(output).suffix.lower()
    kinds = {f".{name}": name for name in FORMATS}
    told = ", ".join(kinds)
    kinds[".htm"] = "html"
    if kinds.get(ending) == settings.to or not ENDING.fullmatch(ending):
        return settings
    if ending not in kinds:
        raise UsageError(f"{output}: we do not write {ending} files. The ending says what is made: {told}.")
    if settings.origins.get("to", "default").startswith("flag"):
        raise UsageError(
            f"{output} ends in {ending}, and --to {settings.to} asks for another kind; leave --to out,"
            f" or name the file .{settings.to}."
        )
    origins = settings.origins | {"to": f"the ending of {output}"}
    return msgspec.structs.replace(settings, to=kinds[ending], origins=origins)


def is_folder(output: str) -> bool:
    """Whether products go into `output`, not to it: it ends in a slash or is a folder."""
    return output != STREAM and (output.endswith(("/", "\\")) or os.path.isdir(output))


def target_for(source: str, output: str | None, suffix: str, label: str = "") -> Path:
    """Where the product of a source goes: beside it, to the file `output`, or into the folder `output`;
    `label` ends its name before the suffix.

    Raises UsageError where a name is missing, or where the product would be its own source.
    """
    stem = STDIN_NAME if source == STREAM else Path(source).stem
    if output is None:
        if source == STREAM:
            raise UsageError("Standard input has no name; say where the result goes with -o FILE.")
        target = Path(source).with_name(stem + label + suffix)
    elif is_folder(output):
        target = Path(output) / (stem + label + suffix)
    else:
        target = Path(output)
        target = target.with_name(target.stem + label + target.suffix) if label else target
    if source != STREAM and os.path.exists(target) and target.samefile(source):
        raise UsageError(f"{target} is the input itself; say where the result goes with -o FILE.")
    return target


def publish(rendition: Rendition, target: Path, force: bool = False) -> None:
    """Look a rendition through and write it whole. A file that we did not write, or that was changed since,
    is only replaced with `force`. Raises OutputError."""
    if not force and os.path.lexists(target):
        _refuse_foreign(target)
    look_through(rendition)
    outside.write_whole(target, rendition.data)


def look_through(rendition: Rendition) -> None:
    """OutputError where a PDF holds what acts or hides: asked of the very bytes that go out, by the process
    that never saw the article, whatever the one that made them has found."""
    if rendition.media_type == PDF:
        inspect(rendition.data, rendition.verdict.attached if rendition.verdict else ())


def is_as_written(path: Path) -> bool:
    """Whether a file is ours and as we wrote it; OSError or Unreachable where it cannot be read."""
    return is_ours(outside.read_file(path, Limits().file)[0])


def _refuse_foreign(target: Path) -> None:
    """OutputError unless `target` is a file of ours that nobody has touched."""
    remedy = "It was left as it is; name another file with -o, or replace it with --force."
    if target.is_dir():
        raise OutputError(f"{target} is a folder. {remedy.partition(';')[0]}; name a file with -o.")
    try:
        ours = is_as_written(target)
    except (OSError, outside.Unreachable) as error:
        raise OutputError(f"{target} is there already and cannot be checked. {remedy}") from error
    if not ours:
        raise OutputError(
            f"{target} is there already and is not (or no longer) as convert wrote it. {remedy}"
        )
