"""Days of the Solar Hijri calendar of Iran and Afghanistan as days of the Gregorian one.

K. M. Borkowski, The Persian calendar for 3000 years, Earth, Moon and Planets 74 (1996): leap years
follow a cycle of 33 years from 1210 to 1634 (1831 to 2255), which is as far as this goes.
"""

from datetime import date, timedelta
from typing import Final

FIRST, LAST = 1210, 1633
"""Years of this calendar, of which the next New Year is known too."""

CYCLE: Final = 33
"""Years with eight leap years among them."""

BEFORE: Final = 294
"""Leap years before 1210, counted as in the paper (its table of breaks)."""


def gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day, or None where this calendar has no such day or the year is out of reach."""
    if not FIRST <= year <= LAST or not 1 <= month <= 12 or not 1 <= day <= (31 if month <= 6 else 30):
        return None
    passed = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    found = _new_year(year) + timedelta(passed + day - 1)
    return found if found < _new_year(year + 1) else None


def _new_year(year: int) -> date:
    """The Gregorian day of 1 Farvardin, in March 621 years later."""
    after = year - FIRST
    leaps = BEFORE + after // CYCLE * 8 + (after % CYCLE + 3) // 4
    common = year + 621
    others = common // 4 - (common // 100 + 1) * 3 // 4 - 150
    return date(common, 3, 20 + leaps - others)
