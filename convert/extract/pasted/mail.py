"""What a mail program and a mailing list put around a text: headers, tags of the subject, the way out."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from convert.extract.pasted.line import Line
from convert.extract.pasted.sentence import weigh_words
from convert.extract.pasted.wrap import is_field
from convert.extract.words import alternatives

FOOTER_LINES: Final = 4
"""Lines at the end of the article in which the list says how to leave it; the address may stand below."""

FOOTER_WORDS: Final = 60
"""Longest paragraph about leaving a list; a longer one is the article's, whatever it speaks of."""

FEWEST_FIELDS: Final = 2
"""Fields from which a head is that of a mail; one alone may be 'Date: ...' above an article."""

HEAD_LINES: Final = 8
"""Lines at the top in which a mail names its sender."""

SIGNATURE: Final = re.compile(r"[-–—_=*]{2,}")
"""The line that mail programs put before what is no part of the letter (RFC 3676), and others like it."""

TAG: Final = r"\[[^\[\]]{1,40}\]"
"""The name of a list, or '[EXTERNAL]', that programs put before a subject."""


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s*(?:{TAG}|{alternatives('pasted', 'reply')}\s?(?:\[\d+\])?[:：]))+\s*(?=\S)", re.IGNORECASE
    )


@cache
def _sender() -> re.Pattern[str]:
    """'From: Jane Doe <jane@example.org>'; without a colon only before an address in brackets."""
    field = alternatives("pasted", "sender")
    name, address = r"([^<>@\[\]:：\"]{2,60}?)", r"[<\[(](?:mailto:)?[^\s<>@]{1,80}@[^\s<>@]{1,200}[>\])]"
    return re.compile(
        rf"(?:{field}\s?[:：]\s*{name}\s*(?:{address})?|(?:{field}\s+)?{name}\s*{address})", re.IGNORECASE
    )


@cache
def _leaving() -> re.Pattern[str]:
    end = r"(?:(?!\w)|(?<=[\u3000-\u9fff]))"
    return re.compile(rf"(?:^|[.!?。！？]\s*){alternatives('pasted', 'leave_list')}{end}", re.IGNORECASE)


def count_headers(lines: Sequence[Line]) -> int:
    """The lines at the top that are the head of a mail, 'From: ...' to 'Subject: ...'; 0 without one."""
    count = next((at for at, line in enumerate(lines) if not is_field(line.text)), len(lines))
    return count if count >= FEWEST_FIELDS else 0


def find_sender(lines: Sequence[Line]) -> tuple[str, int] | None:
    """Who wrote a mail, as its head has it and as the letter is signed, and the line of the head.

    A mail that nobody signs by the name or first name of its sender was sent on.
    """
    for at, line in enumerate(lines[:HEAD_LINES]):
        if found := _sender().fullmatch(line.text):
            name = (found[1] or found[2]).strip(" '\"")
            signed = {name.casefold(), name.split(" ", 1)[0].casefold()}
            below = (
                each.text.strip(" ,.–—-").casefold() for each in lines[max(at, count_headers(lines)) + 1 :]
            )
            return (name, at) if any(text in signed for text in below) else None
    return None


def clean_subject(text: str) -> str:
    """A subject without 'Re:', 'Fwd:' and the tags of lists in front; as it is where nothing else is left."""
    found = _prefix().match(text)
    return text[found.end() :] if found else text


def find_footer(lines: Sequence[Line], own: Sequence[bool]) -> int:
    """The first of the last lines in which a list says how to leave it; `len(lines)` where none does."""
    last = [at for at, kept in enumerate(own) if kept][-FOOTER_LINES:]
    for at in last[1:]:
        if weigh_words(lines[at].text) <= FOOTER_WORDS and _leaving().search(lines[at].text):
            return at - 1 if SIGNATURE.fullmatch(lines[at - 1].text) else at
    return len(lines)
