"""A new brand from a name, a logo and two colours: a folder that can be used at once."""

import re
import unicodedata
from pathlib import Path
from typing import Final

from convert import outside
from convert.design.brand import Brand, Colours, Institution, Mark
from convert.design.colour import ALIKE, VISIBLE, contrast
from convert.design.emblem import Emblem, study
from convert.design.lineage import FILE
from convert.design.logo import read_logo
from convert.design.palette import derive
from convert.errors import DesignError, OutputError
from convert.toml import quote

HEIGHT: Final = 14.0
"""Millimetres at which a logo is printed if it is not too wide."""

WIDTH: Final = 70.0
"""Millimetres that a new logo takes at most."""

LEAST: Final = 7.0
"""Millimetres below which a logo cannot be read."""

TEMPLATE: Final = """\
# The brand of {name}. Every line with a # before it can be used by taking the # away.
# See it in all layouts: convert proof --brand {shown}
# Ask what will print badly: convert brand check {shown}

# The language of the words in this file.
language = "{language}"

# The series that a brief belongs to. With a register (a file beside this one) it gets the next number.
# series = "Policy Brief"
# register = "series.toml"

[institution]
name = {quoted}
# A shorter name for the foot of the page, and the line under the name.
# short = {quoted}
# tagline = ""
# How you are reached; all of it stands at the end of a publication.
# address = ""
# phone = ""
# email = ""
# url = "https://"
# social = ["https://"]

{mark}
# Colours, as #rrggbb. They were made of {first} and {second}; text was darkened until it can be read.
[colour]
# running text, and the paper
ink = "{ink}"
paper = "{paper}"
# bylines, captions, small print
muted = "{muted}"
# heads and marks of lists
accent = "{accent}"
# the ground of boxes
tint = "{tint}"
# thin rules
line = "{line}"
# the band at the head of the first page, and the words on it
band = "{band}"
band_ink = "{band_ink}"

# Fonts. Ours are Press Serif, Press Sans, Press Display (for titles) and Press Mono. Yours go into the folder
# fonts/ beside this file (.ttf, .otf).
[type]
text = "Press Serif"
display = "Press Display"
sans = "Press Sans"
mono = "Press Mono"

# What stands on every publication; an empty line begins a new paragraph.
[boilerplate]
# about = "Who you are, in two sentences."
# disclaimer = "Whose views these are."
# licence = "What others may do with the text."
# funding = "Who paid for it."

# The same in another language, for articles in that language; what is left out is said as above.
# [words.fr]
# tagline = ""
# about = ""
# disclaimer = ""

# What one series says otherwise, and the number it begins with.
# [for-series."Policy Brief"]
# start = 1
# disclaimer = ""

# Posts, photos and addresses of your authors go into people.toml beside this file:
#   ["Ada Brandt"]
#   spellings = ["A. Brandt"]
#   post = "Senior Fellow"
#   photo = "ada-brandt.jpg"
#   mail = "ada@institute.example"
"""

MARK: Final = """\
# The logo: the file beside this one, and how many millimetres high it is printed.
[mark]
file = {file}
height = {height:g}
"""

NO_MARK: Final = """\
# The logo: a file beside this one (.svg, .png, .jpg), and how many millimetres high it is printed.
# [mark]
# file = "logo.svg"
# height = 14
"""


def found(name: str, folder: Path, logo: Path | None, first: str, second: str, language: str) -> Colours:
    """Write the folder of a new brand and give its colours; DesignError for a logo that cannot be used,
    OutputError where there is such a folder already."""
    if folder.exists():
        raise OutputError(f"{folder} is there already and was left as it is; choose another place with -o.")
    emblem, mark = None, NO_MARK
    kept = None
    if logo:
        kept = f"logo{logo.suffix.lower()}"
        read = read_logo(Brand(Institution(name), mark=Mark(str(logo), 2 * WIDTH)))
        assert read is not None
        emblem = study(read)
        height = min(HEIGHT, WIDTH / emblem.ratio) if emblem.ratio else HEIGHT
        mark = MARK.format(file=quote(kept), height=max(round(height * 2) / 2, LEAST))
    colours = derive(first, second, lambda ground: is_seen(emblem, ground))
    text = TEMPLATE.format(
        name=" ".join(name.split()), quoted=quote(" ".join(name.split())), shown=f"./{folder.name}/",
        mark=mark, language=language, first=first, second=second,
        **{key: getattr(colours, key) for key in colours.__struct_fields__},
    )  # fmt: skip
    if logo and kept:
        data, _ = outside.read_file(logo, outside.MAX_PICTURE)
        outside.write_whole(folder / kept, data)
    outside.write_whole(folder / FILE, text.encode())
    return colours


def is_seen(emblem: Emblem | None, ground: str) -> bool:
    """Whether a logo can be seen on a ground: most of it stands out, and no box of its own ground shows."""
    if emblem is None or not emblem.colours:
        return True
    if emblem.ground:
        return contrast(emblem.ground, ground) <= ALIKE
    return contrast(emblem.colours[0], ground) >= VISIBLE


def name_folder(name: str) -> str:
    """What the folder of a brand is called: "Institut für Häfen" -> "institut-fur-hafen"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    if not slug:
        raise DesignError(f"{name!r} has no letters for the name of a folder; give one with -o FOLDER/.")
    return slug
