"""What a reader should know although nothing failed: remarks, and the table of their codes.

A remark is a value. Every stage returns those it has; only the command line prints them. The
code is stable (scripts may match on it), the sentence is plain: what happened, where, what we
did about it, what the user can do.
"""

import re
from collections.abc import Iterable
from typing import Final, Literal

import msgspec

EXCERPT_LENGTH: Final = 80
"""Characters of the page that a remark or a trail entry quotes; about a line of a terminal."""


LONGEST_VALUE: Final = 500
"""Characters of one thing that a sentence tells, of which the longest, a list of words, has about 300."""


NAMED: Final = 3
"""How many of several like things a sentence names; all of them are in `Remark.details`."""


class Remark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One observation: a stable code, a plain sentence, and the words of the page it is about.

    `details` has a line for each thing where the sentence is about several.
    """

    code: str
    sentence: str
    excerpt: str = ""
    details: tuple[str, ...] = ()


TABLE: Final[dict[str, str]] = {
    # reading
    "encoding-guessed": (
        "It is not said how the letters of this file are stored; we read them as {encoding}."
        " If letters look wrong, save it again as UTF-8."
    ),
    "encoding-overruled": (
        "The page says its letters are stored as {declared}, which they are not; we read them as"
        " {encoding}. Nothing to do unless letters look wrong."
    ),
    "encoding-damaged": (
        "{count} letter(s) could not be read as {encoding}; \N{REPLACEMENT CHARACTER} stands for each."
        " Save it again as UTF-8 to get back what is missing."
    ),
    "encoding-mended": (
        "Letters of this file had been spoiled when it was stored before; we read them as what they were"
        " meant to be, as in \u201c{words}\u201d. Nothing to do unless letters look wrong."
    ),
    "characters-removed": (
        "{count} control or invisible characters that cannot be printed were removed. Nothing to do."
    ),
    "nesting-flattened": (
        "Boxes nested more than {limit} deep were flattened; their words are kept. Nothing to do."
    ),
    # extraction
    "title-missing": (
        'No title was found, so the brief is headed by its first words. Give one with --set title="...".'
    ),
    "date-ambiguous": (
        'The date "{text}" can be read day first or month first; we read it as {date}.'
        " Give it with --set date=YYYY-MM-DD if that is wrong."
    ),
    "block-flattened": (
        "A {kind} could not be kept in its shape and was set as plain paragraphs. Compare it with the page."
    ),
    "article-uncertain": (
        "Only {words} words were taken for the article and {left_out} were left out, so the wrong ones may"
        " have been chosen. {look}."
    ),
    "article-listlike": (
        "This looks like a list of articles or goods and not like one article: little of it is whole"
        " sentences. If you want one of them, open it in the browser, save that page, and convert it."
    ),
    "article-walled": (
        "This is perhaps only the beginning of the article: the page says below it \u201c{notice}\u201d."
        " If you may read the rest, sign in, save the page again, and convert that."
    ),
    "text-left-out": (
        "{words} words that may belong to the article were left out. Look at them with convert explain; if"
        " they do, copy the article in the browser and convert what you pasted."
    ),
    "link-dropped": (
        "The link of \u201c{text}\u201d leads to {target}, which cannot be printed or followed safely;"
        " its words are kept without the link. If it is a page of the same site, say where the article"
        " is from with --url."
    ),
    # pictures
    "picture-missing": (
        "{pictures} could not be had: {reason}. A frame with the description stands in the place of {each}."
        " {remedy}"
    ),
    "picture-offline": (
        "{pictures} would have to be fetched from the network, and --offline was given. A frame with the"
        " description stands in the place of {each}. To have the pictures, leave out --offline, or save the"
        " page with them (in the browser: Save as, Web page complete)."
    ),
    "picture-refused": (
        "{pictures} could not be used: {reason}. A frame with the description stands in the place of {each}."
    ),
    "font-missing": (
        "There is no font called {family!r}, which the brand names as type.{use}; one of ours was used. Put"
        " its files into the folder fonts/ beside brand.toml."
    ),
    "portrait-missing": (
        "The photo {name} of {person} was not used: {reason}. The byline stands without it; put the picture"
        " beside the people file."
    ),
    "picture-coarse": (
        "{count} picture(s) will look coarse on paper, with fewer than {least} dots to an inch: {names}. Use"
        " larger files if there are any."
    ),
    # design and output
    "glyph-missing": (
        "Our fonts have no sign for {characters}, used in: {where}. A box stands in its place."
    ),
    "font-east": (
        "Chinese, Japanese and Korean letters need a font that does not come with the install: {characters},"
        " used in: {where}. A box stands in the place of each. Install it with:"
        ' pip install "convert-press[cjk]" (or Noto Sans CJK of your system), and run the command again.'
    ),
    "layout-simplified": (
        "The typesetter could not lay out this article in the full design, so a plainer one was used."
        " Nothing is missing; look at the boxes and pictures."
    ),
    "columns-given-up": (
        "In columns, words would have been lost or printed over others, so it was set in one column."
        " Nothing is missing."
    ),
    "notes-given-up": (
        "At the foot of pages, notes would have been lost, so they stand at the end. Nothing is missing."
    ),
    "sides-closing": (
        "The article fits on {sides} side(s), but its source and imprint do not: it was set on {pages}."
        " Shorten it a little, or take another layout."
    ),
    "sides-overrun": (
        "The article is about {words} words too long for {sides} side(s) and was set on {pages}; nothing is"
        " left out. Shorten it (--to json gives a file to edit), or take another layout."
    ),
    "fit-changed": "To make it {pages} page(s), {changes}. Nothing is left out.",
    "fit-long": (
        "It is about {words} words too long for {wanted} page(s), even where {changes}; it was set as usual,"
        " on {pages}. Shorten it (--to json gives a file to edit), or ask for more pages."
    ),
    "fit-short": (
        "It fills {pages} and not {wanted} page(s), even where {changes}; so it was set as usual. Ask for"
        " fewer pages."
    ),
    "fit-jumps": (
        "It can be made {tight} page(s) or {pages}, but not {wanted}, for a picture or a table goes over as a"
        " whole. It was set as usual."
    ),
    "label-untranslated": ("There are no labels for the language {language}; English ones were used."),
    # the finished file, read back
    "words-missing": (
        "{count} of the article's words did not reach the paper: {words}, first missing in"
        " \u201c{line}\u201d. Compare the PDF with the page."
    ),
    "picture-unprinted": "{count} of the article's pictures did not reach the paper: {names}.",
    "link-unprinted": "{count} of the article's links cannot be followed in the PDF: {targets}.",
    "source-unattached": "The page it was made from is not attached to the PDF as it should be: {names}.",
    "page-overrun": "Words or pictures reach past the edge of the sheet on page {pages}.",
    "page-overprinted": "Words are printed over other words on page {pages}.",
    "heading-stranded": "A heading is parted from its text at the foot of page {pages}.",
    "line-alone": "A single line of a paragraph stands by itself on page {pages}.",
    "caption-parted": "A caption is parted from its picture or table on page {pages}.",
    "page-empty": "Nothing is printed on page {pages}.",
    "page-hollow": "Most of page {pages} is left white, since what follows did not fit on it in one piece.",
    "page-short": "The last page, {pages}, holds a few lines only.",
    "file-unreadable": "The finished PDF could not be read back and was not checked: {reason}.",
}
"""Code -> sentence with its blanks. Codes are never renamed or given another meaning."""


ADVICE: Final[dict[str, tuple[str, str, str]]] = {
    "title-missing": (
        'Give one with --set title="...".',
        'Give one in issue.toml: title = "..." under [article."{name}"].',
        'Give one with: convert {name} --to json -o NEW.json --set title="..." and put NEW.json in the place'
        " of the page.",
    ),
    "date-ambiguous": (
        "Give it with --set date=YYYY-MM-DD if that is wrong.",
        'If that is wrong, give it in issue.toml: date = YYYY-MM-DD under [article."{name}"].',
        "If that is wrong: convert {name} --to json -o NEW.json --set date=YYYY-MM-DD and put NEW.json in the"
        " place of the page.",
    ),
    "link-dropped": (
        "say where the article is from with --url.",
        'say where the article is from in issue.toml: url = "https://..." under [article."{name}"].',
        "say where the article is from: convert {name} --to json -o NEW.json --url ADDRESS and put NEW.json"
        " in the place of the page.",
    ),
}
"""Code -> what its sentence advises for one article, and what helps in a newsletter and in a batch, where a
flag would hold for all articles."""


def advise(told: Remark, place: Literal["newsletter", "batch"], name: str) -> Remark:
    """The remark with advice that works where it is made; `name` is that of the article's file."""
    if told.code not in ADVICE:
        return told
    alone, *others = ADVICE[told.code]
    better = others[("newsletter", "batch").index(place)].format(name=name)
    return msgspec.structs.replace(
        told,
        sentence=told.sentence.replace(alone, better),
        details=tuple(line.replace(alone, better) for line in told.details),
    )


PLURAL: Final = re.compile(r"([\d,]+ (\w+))\(s\)")
"""A word that agrees with the number before it."""


def remark(code: str, /, excerpt: str = "", **values: object) -> Remark:
    """Fill the sentence of `code`; a code that is not in the table is a bug (KeyError).

    Numbers get their commas, and "2 page(s)" becomes "2 pages". What is quoted of the input is clipped.
    """
    told = {name: _said(value) for name, value in values.items()}
    sentence = PLURAL.sub(lambda m: m[1] if m[1] == f"1 {m[2]}" else f"{m[1]}s", TABLE[code].format(**told))
    return Remark(code, sentence.strip(), shorten(excerpt))


def _said(value: object) -> object:
    if type(value) is str and len(value) > LONGEST_VALUE:
        return shorten(value, LONGEST_VALUE)
    return f"{value:,}" if type(value) is int else value


def name_several(names: Iterable[str]) -> str:
    """The first few names, and how many there are besides: "a.png, b.png and 5 more"."""
    known = list(dict.fromkeys(names))
    more = len(known) - NAMED
    return ", ".join(known[:NAMED]) + (f" and {more} more" if more > 0 else "")


def gather_alike(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """The remarks with those of one code made into one, at the place of the first."""
    groups: dict[str, list[Remark]] = {}
    for each in remarks:
        groups.setdefault(each.code, []).append(each)
    return tuple(_join(group) for group in groups.values())


def _join(group: list[Remark]) -> Remark:
    first, *others = group
    if not others:
        return first
    names = name_several(f"\u201c{shorten(each.excerpt, 40)}\u201d" for each in others if each.excerpt)
    sentence = f"{first.sentence} The same goes for {len(others)} more{': ' if names else ''}{names}."
    details = tuple(line for each in group for line in each.details or (each.excerpt or each.sentence,))
    return Remark(first.code, sentence, first.excerpt, details)


def shorten(text: str, length: int = EXCERPT_LENGTH) -> str:
    """The first words of `text` on one line, at most `length` characters, cut at a space."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    head = flat[: length - 1]
    return (head[: head.rfind(" ")] if " " in head[length // 2 :] else head) + "\N{HORIZONTAL ELLIPSIS}"
