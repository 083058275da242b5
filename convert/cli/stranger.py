"""Arguments meant for another program: ImageMagick and Windows have a `convert` too."""

import re
from typing import Final

from convert.errors import UsageError

PICTURE: Final = re.compile(r"\.(jpe?g|png|gif|bmp|tiff?|webp|heic|ico|psd|svg|eps|ppm|xcf)(\[\d+\])?$", re.I)
"""The endings ImageMagick is given most; [0] picks a frame."""

OPERATOR: Final = frozenset(
    "-resize -crop -quality -density -rotate -strip -thumbnail -scale -geometry -colorspace -background"
    " -flatten -alpha -depth -append +append -trim -gravity -extent -auto-orient -format -type -negate"
    " -flip -flop -blur -sharpen -fill -draw -annotate -pointsize -monochrome -level -normalize -coalesce"
    " -layers -delay -loop -border -bordercolor -compress -units +profile +repage -composite -transparent"
    " -fuzz".split()
)
"""Operators of ImageMagick; none is an option of ours, all of ours of that length begin with two dashes."""

DRIVE: Final = re.compile(r"[a-z]:$", re.I)
DRIVE_OPTION: Final = re.compile(r"/(fs:.*|v|x|cvtarea:.*|nosecurity)$", re.I)
"""What Windows' convert.exe takes, which turns a FAT drive into an NTFS one."""

TAKES_VALUE: Final = ("-o", "--output", "--set", "--param", "--url", "--layout", "--brand", "--logo")
"""Options of ours whose value may look like anything."""


def refuse(words: list[str]) -> None:
    """Raise UsageError, in two plain lines, where the words are meant for another `convert`."""
    free = [
        word
        for before, word in zip(["", *words], words, strict=False)
        if before not in TAKES_VALUE and "=" not in word
    ]
    if any(DRIVE_OPTION.match(word) for word in free) and any(DRIVE.match(word) for word in free):
        raise UsageError(
            "This looks like Windows' program convert, which changes the format of a drive;"
            " this one makes PDF briefs of web articles and has not touched the drive.\n"
            r"convert: For the drive, type C:\Windows\System32\convert.exe;"
            " to see which convert is which: convert-press doctor"
        )
    if any(word in OPERATOR or PICTURE.search(word) for word in free):
        raise UsageError(
            "This looks like ImageMagick's program convert, which changes pictures;"
            " this one makes PDF briefs of web articles and has changed nothing.\n"
            "convert: For pictures, type magick (or /usr/bin/convert) in place of convert;"
            " to see which convert is which: convert-press doctor"
        )
