"""What the finished file was found to hold when it was read back."""

import msgspec

from convert.remarks import Remark


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words, pictures and link targets of the articles, how many of them are in the file, and its pages.

    `losses` name what is not there, `faults` what is wrong with the pages.
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

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """All that is to be remarked, losses first."""
        return self.losses + self.faults

    @property
    def sentence(self) -> str:
        """The verdict in one line: the numbers where all is well, else what is not."""
        told = [remark.sentence for remark in self.losses] or [f"Nothing lost: {self._numbers()}."]
        told += [remark.sentence for remark in self.faults]
        more = f" ({len(told) - 2} more remarks on it.)" if len(told) > 3 else ""
        return " ".join(told if not more else told[:2]) + more

    def _numbers(self) -> str:
        counts = (
            (self.words, "word"),
            (self.pictures, "picture"),
            (self.links, "link"),
            (self.pages, "page"),
        )
        return ", ".join(f"{count:,} {name}{'' if count == 1 else 's'}" for count, name in counts if count)
