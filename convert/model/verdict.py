"""What the finished file was found to hold when it was read back."""

import msgspec

from convert.remarks import Remark


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words, pictures and link targets of the articles, how many of them are in the file, and its pages.

    `losses` name what is not there, `faults` what is wrong with the pages; `left_out` counts the words
    of the input that were not read as the article, which no file can show to be missing. `attached` are
    the SHA-256 of the inputs that were found in the file, `missing` counts pictures that could not be had;
    `boxed`: there are letters for which no font was found.
    """

    words: int
    words_found: int
    pictures: int
    pictures_found: int
    links: int
    links_found: int
    pages: int
    losses: tuple[Remark, ...] = ()
    faults: tuple[Remark, ...] = ()
    left_out: int = 0
    attached: tuple[str, ...] = ()
    missing: int = 0
    boxed: bool = False

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """All that is to be remarked, losses first."""
        return self.losses + self.faults

    @property
    def sentence(self) -> str:
        """The verdict in one line: the numbers where all is well, else what is not."""
        told = [remark.sentence for remark in self.losses]
        told = told or [f"Everything kept is printed: {self._numbers()}{self._rest()}.{self._archive()}"]
        told += [remark.sentence for remark in self.faults]
        more = f" ({len(told) - 2} more remarks on it.)" if len(told) > 3 else ""
        return " ".join(told if not more else told[:2]) + more

    def _rest(self) -> str:
        """What a reader must know before trusting the numbers: they are of what was kept."""
        told = ""
        if self.missing:
            told += f"; {self.missing:,} picture{'s' * (self.missing > 1)} could not be had"
        if self.boxed:
            told += "; letters for which there is no font stand as boxes"
        if self.left_out:
            were = "word of the input was" if self.left_out == 1 else "words of the input were"
            told += f"; {self.left_out:,} {were} left out (convert explain shows them)"
        return told

    def _archive(self) -> str:
        """That the input is in the file, and what it is known by."""
        hashes = ", ".join(f"{known[:16]}\N{HORIZONTAL ELLIPSIS}" for known in self.attached)
        return f" The page it was made from is attached to it (SHA-256 {hashes})." if hashes else ""

    def _numbers(self) -> str:
        counts = (
            (self.words, "word"),
            (self.pictures, "picture"),
            (self.links, "link"),
            (self.pages, "page"),
        )
        return ", ".join(f"{count:,} {name}{'' if count == 1 else 's'}" for count, name in counts if count)
