"""What of a brand will print badly, in plain words: before anything is printed in it."""

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Final

from convert.check.finding import Finding, bad, note
from convert.check.wording import look_at_files, look_at_fonts, look_at_signs, look_at_words
from convert.design.brand import Brand
from convert.design.colour import ALIKE, READABLE, VISIBLE, contrast, lightness, unreadable
from convert.design.emblem import Emblem, study
from convert.design.lineage import Ancestor, find_faults, join, trace
from convert.design.logo import INCH, read_logo
from convert.design.palette import APART
from convert.errors import DesignError

OFFICE: Final = 150
PRESS: Final = 300
"""Dots an inch below which a logo looks coarse from an office printer, and on a press."""

ROOM: Final = 110.0
"""Millimetres for the logo in a masthead of A4, with number and date beside it."""

FAINT: Final = 1.25
"""Contrast of a rule with paper below which an office printer may lose it."""

DARK: Final = 85.0
"""Lightness of a tint below which it takes away from the text on it in grey: about 15 % black."""

DIFFERENT: Final = 90
"""Difference of two colours (their channels' differences added) from which on people call them two."""


def assess(name: str) -> list[Finding]:
    """Everything about a brand that is worth a word, the bad first; nothing where all is well."""
    try:
        chain = trace(name)
        faults = [fault for ancestor in chain for fault in find_faults(ancestor)]
        brand = join(_known(chain) if faults else chain)
    except DesignError as error:
        return [bad(str(error))]
    found = [bad(fault) for fault in faults]
    for look in LOOKS:
        try:
            found += look(brand, chain)
        except DesignError as error:
            found.append(bad(str(error)))
    return sorted(dict.fromkeys(found), key=lambda finding: finding.state)


def _known(chain: list[Ancestor]) -> list[Ancestor]:
    """The chain without the tables that are faulty, so that the rest can be looked at."""
    kept = []
    for ancestor in chain:
        table = dict(ancestor.table)
        for key in list(table):
            alone = Ancestor(ancestor.folder, {key: table[key]}, ancestor.text)
            if key != "institution" and any(find_faults(alone)):
                del table[key]
        kept.append(Ancestor(ancestor.folder, table, ancestor.text))
    return kept


def look_at_colours(brand: Brand, _: list[Ancestor]) -> Iterator[Finding]:
    """Contrast of text, of rules and of tints."""
    colour = brand.colour
    for text, ground, measured in unreadable(colour):
        yield bad(
            f"Text in {text} ({getattr(colour, text)}) on {ground} ({getattr(colour, ground)}) has a"
            f" contrast of {measured:.1f}, and {READABLE} is the least that can be read. Make one of them"
            " darker or lighter.",
        )
    if contrast(colour.line, colour.paper) < FAINT:
        yield note(f"Rules in line ({colour.line}) are so faint that a printer may lose them.")
    if lightness(colour.tint) < DARK:
        yield note(
            f"The ground of boxes, tint ({colour.tint}), is darker than 15 % grey and takes away from the"
            " text.",
        )


def look_at_grey(brand: Brand, _: list[Ancestor]) -> Iterator[Finding]:
    """Colours that are two in colour and one in grey."""
    colour = brand.colour
    for one, other in (("accent", "muted"), ("band", "paper")):
        first, second = getattr(colour, one), getattr(colour, other)
        if first.lower() != second.lower() and same_grey(first, second):
            yield note(
                f"Printed in grey, {one} ({first}) and {other} ({second}) look the same. Make one of them"
                " darker if they are to be told apart.",
            )


def same_grey(one: str, other: str) -> bool:
    """Whether people call two colours different and a grey print does not."""
    channels = [abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return abs(lightness(one) - lightness(other)) < APART / 2 and sum(channels) >= DIFFERENT


def look_at_logo(brand: Brand, _: list[Ancestor]) -> Iterator[Finding]:
    """Whether the logo is fine enough, fits, and can be seen on its ground, in colour and in grey."""
    logo = read_logo(brand)
    if logo is None or brand.mark is None:
        yield note("There is no logo ([mark] file); the name of the institution is set in its place.")
        return
    emblem = study(logo)
    if not emblem.ratio:
        yield bad("The logo says neither its viewBox nor its size, so it cannot be scaled.")
    if emblem.ratio * logo.height > ROOM:
        yield bad(
            f"The logo is {emblem.ratio * logo.height:.0f} mm wide at a height of {logo.height:g} mm, and the"
            f" masthead has room for {ROOM:.0f} mm. Set mark.height to {ROOM / emblem.ratio:.0f} or less.",
        )
    yield from _coarse(emblem, logo.height)
    yield from _unseen(emblem, brand)
    for one, other in combinations(emblem.colours[:4], 2):
        if same_grey(one, other):
            yield note(f"Printed in grey, {one} and {other} of the logo look the same.")


def _coarse(emblem: Emblem, height: float) -> Iterator[Finding]:
    if emblem.pixels is None or not height:
        return
    fine = emblem.pixels / (height / INCH)
    wanted = f"A drawing (.svg), or a picture {PRESS / INCH * height:.0f} pixels high, is sharp everywhere."
    if fine < OFFICE:
        yield bad(f"The logo has {fine:.0f} dots an inch and will look coarse on paper. {wanted}")
    elif fine < PRESS:
        yield note(f"The logo has {fine:.0f} dots an inch: enough for an office, not for a press. {wanted}")


def _unseen(emblem: Emblem, brand: Brand) -> Iterator[Finding]:
    band = brand.colour.band
    if emblem.ground and contrast(emblem.ground, band) > ALIKE:
        yield bad(
            f"The logo brings its own ground ({emblem.ground}), which shows as a box on the band ({band})."
            f" Save it with a transparent ground, or set colour.band to {emblem.ground}.",
        )
    ground = emblem.ground or band
    if emblem.colours and max(contrast(c, ground) for c in emblem.colours) < VISIBLE:
        yield bad(
            f"Nothing of the logo ({', '.join(emblem.colours[:4])}) stands out from its ground ({ground})."
            " Choose another colour.band, or a logo made for it.",
        )


LOOKS: Final[tuple[Callable[[Brand, list[Ancestor]], Iterator[Finding]], ...]] = (
    look_at_colours,
    look_at_grey,
    look_at_logo,
    look_at_fonts,
    look_at_signs,
    look_at_words,
    look_at_files,
)
