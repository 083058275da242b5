"""How the command line speaks: one voice for stderr, and words of a page made harmless for a terminal."""

import io
import os
import re
import sys
from collections.abc import Container, Iterable
from contextlib import suppress

import click

from convert.model import Rendition
from convert.remarks import Remark

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Control characters, which can steer a terminal, those that turn the direction of a line, and tags."""

LONGEST = 4000
"""Characters of a line, fifty on most terminals; a path has up to 4,096, and is told whole on stdout."""


def harmless(text: str) -> str:
    """The text without what could steer a terminal; line breaks and tabs stay."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def say(sentence: str) -> None:
    """A failure or a remark about the run, on stderr."""
    tell(f"convert: {sentence}")


def tell(line: str) -> None:
    """A line on stderr; where that cannot be written the run goes on."""
    told = line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}\N{HORIZONTAL ELLIPSIS}"
    with suppress(OSError):
        click.echo(harmless(told), err=True)


def name_source(source: str) -> str:
    """An input as a remark names it."""
    return "standard input" if source == "-" else source


def tell_remarks(source: str, remarks: Iterable[Remark], excerpts: bool) -> None:
    """The remarks about one input, on stderr: sentence and code, and on request the words they are about."""
    for remark in remarks:
        tell(f"{name_source(source)}: {remark.sentence} [{remark.code}]")
        if excerpts:
            for line in remark.details:
                tell(f"    - {line}")
            if remark.excerpt and not remark.details:
                tell(f"    \N{LEFT DOUBLE QUOTATION MARK}{remark.excerpt}\N{RIGHT DOUBLE QUOTATION MARK}")


def tell_rendition(source: str, rendition: Rendition, details: bool, known: Container[Remark] = ()) -> None:
    """What was remarked, and the verdict on the finished file in one line; with `details` each of its remarks
    by itself and the words that remarks are about. Remarks that are `known` are not told again."""
    verdict = rendition.verdict
    told = verdict.remarks if verdict and not details else ()
    new = (remark for remark in rendition.remarks if remark not in told and remark not in known)
    tell_remarks(source, new, excerpts=details)
    if verdict:
        tell(f"{name_source(source)}: {verdict.sentence}")


def invite(source: str) -> None:
    """Tell somebody who is to type or paste the input that we wait for it, and how it ends."""
    if source == "-" and sys.stdin.isatty():
        say(
            "Paste the text or page here; end with Ctrl-D on a line of its own (Windows: Ctrl-Z, then Enter)."
        )


def show(text: str = "") -> None:
    """A line of a report, on stdout."""
    put(harmless(text))


def put(product: str | bytes, end: bytes = b"\n") -> None:
    """A product, on stdout, letter for letter."""
    if isinstance(product, str):
        click.echo(product)
    else:
        sys.stdout.flush()
        click.echo(product + end, nl=False)


def place(path: str | os.PathLike[str]) -> None:
    """Where a product is, on stdout: byte for byte for a program, made harmless for somebody who reads it."""
    if sys.stdout.isatty():
        show(os.fsencode(path).decode("utf-8", "replace"))
    else:
        put(os.fsencode(path))


def make_safe() -> None:
    """Letters that the terminal's encoding lacks are shown as codes and do not end the run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def fall_silent() -> None:
    """Let nothing more be written to a reader that went away, not even when Python exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
