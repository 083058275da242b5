"""`convert explain FILE`: how an article was read, which facts won over which, and what was left out."""

import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap
from typing import Any, Final

import click
import msgspec

from convert.cli import voice
from convert.cli.option import READING, VERBOSE, options, set_loudness, settings_from
from convert.model import Article, Fact, Page, Removal
from convert.remarks import gather_alike, shorten

MARGIN: Final = 16
"""Columns before a value: the longest name of a fact ("date printed" is 12) and a gap."""

NAMES: Final = {"byline": "author", "published": "date", "printed": "date printed", "lead": "picture"}
"""Facts that people know by another name: the one they have in `--set`, or that says what is meant."""

WIDEST: Final = 100
"""Lines longer than this are hard to follow with the eye."""


@click.command(short_help="Show how an article was read.")
@click.argument("source", metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
@options(READING, VERBOSE)
def explain(source: str, as_json: bool, verbose: bool, **chosen: Any) -> None:
    """Show how FILE was read.

    Each fact (title, authors, date ...) with the place it was found in and the other values that
    it was preferred to; each part of the page that was left out, with the reason and its first
    words (all of its words with --verbose); and the remarks.
    """
    from convert.confine import Limits, confined
    from convert.pipeline import extract_page, refuse_nothing
    from convert.settings import limits_of
    from convert.sources import read

    set_loudness(verbose)
    voice.invite(source)
    settings = settings_from(**chosen)
    said, limits = settings.overrides, limits_of(settings)

    def open_page() -> tuple[Page, Article]:
        page = read(source, url=said.url, limits=limits)
        return page, extract_page(page, source, said)

    page, article = confined(open_page, voice.name_source(source), Limits.of(limits))
    if as_json:
        told = msgspec.json.encode({"origin": article.origin, **msgspec.structs.asdict(article.reading)})
        voice.put(msgspec.json.format(told, indent=2))
    else:
        width = min(shutil.get_terminal_size().columns, WIDEST)
        for line in report(article, width, whole=verbose):
            voice.show(line)
    refuse_nothing(article, page, source)


def report(article: Article, width: int, whole: bool = False) -> Iterator[str]:
    """The reading in lines of at most `width` columns; `whole` shows all words of what was left out."""
    reading = article.reading
    yield article.origin.name or "(no name)"
    yield "\nFacts"
    if not reading.facts:
        yield "  none"
    for fact in reading.facts:
        yield from _fact(fact, width)
    yield f"\nText: {_contents(article)}"
    yield f"\nLeft out: {_left_out(reading.trail)}"
    for number, pieces in enumerate(_regions(reading.trail, whole), 1):
        yield from _region(number, pieces, width, whole)
    remarks = gather_alike(reading.remarks)
    yield f"\nRemarks: {len(remarks) or 'none'}"
    for remark in remarks:
        yield from wrap(
            f"{remark.sentence} [{remark.code}]", width, initial_indent="  - ", subsequent_indent="    "
        )
        for words in remark.details if whole else filter(None, (remark.excerpt,)):
            yield f"    {_quoted(words)}"


def _fact(fact: Fact, width: int) -> Iterator[str]:
    name = f"  {NAMES.get(fact.name, fact.name):<{MARGIN - 3}} "
    gap = " " * MARGIN
    yield from wrap(fact.value, width, initial_indent=name, subsequent_indent=gap) or [name]
    yield from wrap(f"found in: {fact.witness}", width, initial_indent=gap, subsequent_indent=gap)
    for rival in fact.rivals:
        told = f"preferred to {_quoted(shorten(rival.value))} in: {rival.witness}"
        yield from wrap(told, width, initial_indent=gap, subsequent_indent=gap + "  ")


def _regions(trail: tuple[Removal, ...], apart: bool) -> Iterator[list[Removal]]:
    """What was left out one after the other for the same reason, or each piece by itself."""
    if apart:
        yield from ([removal] for removal in trail)
    else:
        yield from (
            list(pieces) for _, pieces in groupby(trail, lambda removal: (removal.step, removal.reason))
        )


def _region(number: int, pieces: list[Removal], width: int, whole: bool) -> Iterator[str]:
    first = pieces[0]
    text = " ".join(" ".join(removal.text for removal in pieces).split())
    words = len(text.split())
    gap = " " * 6
    told = f"{first.step}: {first.reason}"
    yield from wrap(told, width, initial_indent=f"  {number:>2}. ", subsequent_indent=gap)
    more = f" and {len(pieces) - 1} more after it" if len(pieces) > 1 else ""
    where = first.where.removesuffix(" > #text")
    yield from wrap(
        f"at {where}{more}", width, initial_indent=gap, subsequent_indent=gap + "  ", break_on_hyphens=False
    )
    if words:
        told = f"{_quoted(text if whole else shorten(text))} ({words} word{'s' if words > 1 else ''})"
        yield from wrap(told, width, initial_indent=gap, subsequent_indent=gap)


def _left_out(trail: tuple[Removal, ...]) -> str:
    words = sum(len(removal.text.split()) for removal in trail)
    return f"{words} words in {len(trail)} pieces" if trail else "nothing"


def _contents(article: Article) -> str:
    """What the body holds, in numbers: "7 paragraphs, 1 table, 2 related articles"."""
    kinds = Counter(type(block).__name__.lower() for block in article.body)
    kinds["note"] = len(article.notes)
    kinds["related article"] = len(article.related)
    counted = [f"{count} {kind}{_plural(kind, count)}" for kind, count in kinds.items() if count]
    return ", ".join(counted) or "nothing"


def _plural(kind: str, count: int) -> str:
    return "" if count == 1 or kind.endswith("s") else "s"


def _quoted(text: str) -> str:
    return f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}"
