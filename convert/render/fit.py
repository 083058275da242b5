"""Making a document fit its pages: a ladder of settings from loose to tight, and the step that is taken.

Space and leading give way first, then the size of type down to its floor, then the height of pictures, all
within the bounds of the layout ([ease] in layout.toml).
"""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from convert.design import Design
from convert.design.design import USUAL
from convert.design.parameter import millimetres
from convert.remarks import Remark, remark
from convert.render.tighten import count_beyond

STEPS: Final = 4
"""Steps of each kind; a fifth of a page apart on two pages, which is less than a picture."""

PRESSING: Final = (2, 5, 8)
"""Steps that are tried where there is a page more than there may be: half of the space; all of it and a
quarter of the size; all of both."""

SAVING: Final = (2, 4, 5, -STEPS)
"""Steps that are tried, one after the other, where the last page holds next to nothing: half of the space;
all of it; a quarter of the size as well, which nobody sees; or, to fill it, as much space as may be added."""

SMALLER: Final = (0.5, 1.0)
"""Parts of what pictures may lose that are tried where those that did not fit leave pages half empty."""

LONG: Final = 8
"""Pages from which on a little space here and there moves the end of the text by more than a page."""

A_LITTLE: Final = (0.95, 1.06, 0.9)
"""Parts of the usual space that are tried then."""


VERY_LONG: Final = 40
"""Pages from which on another layout, which costs 4 seconds or more, is not worth a page of paper."""


class Setting(NamedTuple):
    """Parts of the usual: space between blocks, leading, size of type, greatest height of pictures."""

    space: float = 1.0
    leading: float = 1.0
    scale: float = 1.0
    picture: float = 1.0

    def sheet(self) -> str:
        """As the custom properties that style sheets multiply with."""
        values = (f"--{name}:{round(value, 4)};" for name, value in self._asdict().items())
        return f":root{{{''.join(values)}}}"

    def tell(self, size: float) -> str:
        """What is not as usual, in words; `size` is that of running text in points."""
        told = []
        if self.space != 1:
            told.append(f"the space between paragraphs is {self.space:.0%} of the usual")
        if self.scale != 1:
            told.append(f"the type is of {size * self.scale:.1f} instead of {size:g} pt")
        if self.picture != 1:
            told.append(f"pictures are at most {self.picture:.0%} as high")
        return ", ".join(told)


class Ladder(NamedTuple):
    """Settings from the loosest to the tightest; `usual` is the place of the usual one."""

    steps: tuple[Setting, ...]
    usual: int

    def smaller(self, pages: int) -> list[Setting]:
        """The settings that may save a document of so many pages the white at their feet."""
        least = self.steps[-1].picture
        return [Setting(picture=_mix(least, part)) for part in SMALLER] if pages < VERY_LONG else []

    def saving(self, pages: int, beyond: bool = False) -> list[Setting]:
        """The settings that may save a document of so many pages its last, which may not be (`beyond`), or
        fill it."""
        if pages >= VERY_LONG:
            return []
        if pages >= LONG:
            return [Setting(space) for space in A_LITTLE]
        last = len(self.steps) - 1
        found = (self.steps[min(max(self.usual + n, 0), last)] for n in (PRESSING if beyond else SAVING))
        return [setting for setting in dict.fromkeys(found) if setting != Setting()]


def points(design: Design) -> float:
    """The size of running text."""
    return millimetres(dict(design.parameters).get("size", USUAL)) / 25.4 * 72


def climb(design: Design) -> Ladder:
    """The ladder of a design."""
    ease, size = design.ease, points(design)
    least, most = (millimetres(bound) / 25.4 * 72 / size for bound in ease.size)
    fixed = dict(design.parameters).get("edition") == "large-print"
    least, most = (1.0, 1.0) if fixed else (min(least, 1.0), max(most, 1.0))
    shares = [n / STEPS for n in range(1, STEPS + 1)]
    tight = [Setting(_mix(ease.space[0], s), _mix(ease.leading[0], s)) for s in shares]
    tight += [tight[-1]._replace(scale=_mix(least, s)) for s in shares]
    tight += [tight[-1]._replace(picture=_mix(ease.picture[0], s)) for s in shares]
    loose = [Setting(_mix(ease.space[1], s), _mix(ease.leading[1], s)) for s in shares]
    loose += [loose[-1]._replace(scale=_mix(most, s)) for s in shares]
    steps = tuple(dict.fromkeys((*reversed(loose), Setting(), *tight)))
    return Ladder(steps, steps.index(Setting()))


def _mix(bound: float, share: float) -> float:
    """From 1 towards a bound."""
    return 1 + (bound - 1) * share


def fit_to(
    wanted: int, usual: Any, settled: Any, ladder: Ladder, lay: Callable[[Setting], Any], size: float
) -> tuple[Any, tuple[Remark, ...]]:
    """So many pages, and what was changed for it; or `settled`, which is made where no number is asked for,
    and by how much it cannot be done."""
    for made in (settled, usual):
        if len(made.pages) == wanted:
            return made, ()
    if found := fit(ladder, wanted, usual, lay):
        setting, typeset = found
        return typeset, (remark("fit-changed", pages=wanted, changes=setting.tell(size)),)
    pages = len(settled.pages)
    last = ladder.steps[-1 if pages > wanted else 0]
    changes = last.tell(size)
    if pages < wanted:
        return settled, (remark("fit-short", wanted=wanted, pages=pages, changes=changes),)
    tightest = lay(last) or settled
    if len(tightest.pages) < wanted:
        return settled, (remark("fit-jumps", wanted=wanted, pages=pages, tight=len(tightest.pages)),)
    words = count_beyond(tightest.pages, wanted)
    return settled, (remark("fit-long", wanted=wanted, pages=pages, changes=changes, words=words),)


def fit(ladder: Ladder, wanted: int, usual: Any, lay: Callable[[Setting], Any]) -> tuple[Setting, Any] | None:
    """The setting nearest to the usual that makes `wanted` pages, and what it makes; None where none does.

    `usual` is what the usual setting made, `lay` makes it in another, or None where it cannot be laid. At
    most four layouts, since a tighter setting hardly ever takes more pages.
    """
    tighter = len(usual.pages) > wanted
    steps = ladder.steps[ladder.usual + 1 :] if tighter else ladder.steps[: ladder.usual][::-1]
    found: tuple[Setting, Any] | None = None
    low, high = 0, len(steps)
    while low < high:
        middle = (low + high) // 2
        made = lay(steps[middle])
        count = len(made.pages) if made else wanted
        if made and count == wanted:
            found = (steps[middle], made)
        if count <= wanted if tighter else count >= wanted:
            high = middle
        else:
            low = middle + 1
    return found
