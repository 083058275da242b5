"""How far a batch is: a bar on a terminal, a plain line now and then elsewhere."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self

import click

from convert.cli import voice

if TYPE_CHECKING:
    from convert.batch import Outcome

EVERY: Final = 10.0
"""Seconds between two plain lines."""


class Progress:
    """Tells how many are done, how many failed, how fast it goes, and how long it will take."""

    def __init__(self, total: int, quiet: bool) -> None:
        self.total = total
        self.done = self.built = self.failed = 0
        self.began = self.told = time.monotonic()
        self.quiet = quiet
        self.bar: Any = None
        if not quiet and sys.stderr.isatty():
            self.bar = click.progressbar(
                length=total, file=sys.stderr, show_pos=True, item_show_func=lambda _: self.rate()
            )

    def __enter__(self) -> Self:
        if self.bar:
            self.bar.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar:
            self.bar.__exit__(kind, error, trace)

    def tell(self, outcome: "Outcome") -> None:
        """One more is done."""
        self.done += 1
        self.built += outcome.status != "unchanged"
        self.failed += outcome.status == "failed"
        if self.bar:
            self.bar.update(1, outcome)
        elif not self.quiet and time.monotonic() - self.told >= EVERY:
            self.told = time.monotonic()
            left = (self.total - self.done) / max(self.speed(), 1e-9)
            voice.say(f"{self.done} of {self.total} done, {self.rate()}, about {left:.0f} seconds left.")

    def speed(self) -> float:
        """Articles a second, of those that were built."""
        return self.built / max(time.monotonic() - self.began, 1e-9)

    def rate(self) -> str:
        """Failures and speed in words."""
        return f"{self.failed} failed, {self.speed():.1f} a second"
