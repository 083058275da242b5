"""Where words may be parted: what the typesetter knows of a language, read once and kept."""

import sys
from pathlib import Path
from typing import Any, Final

from convert.kept import keep

MOST: Final = 500
"""Words of which it is remembered where they are parted: those of thirty pages. A process that sets many
articles would else hold the words of all."""


class Few(dict[str, Any]):
    """A dict that forgets all when it is full."""

    def __setitem__(self, word: str, points: Any) -> None:
        if len(self) >= MOST:
            self.clear()
        super().__setitem__(word, points)


def keep_patterns(plain: Any) -> Any:
    """What is to stand for pyphen.HyphDict: reading its files takes as long as setting two pages."""

    class Patterns(plain):  # type: ignore[misc] # its base has no types
        def __init__(self, path: Path) -> None:
            def parse() -> dict[str, Any]:
                super(Patterns, self).__init__(path)
                found: dict[str, Any] = self.patterns
                return found

            state, version = path.stat(), sys.modules[plain.__module__].__dict__.get("__version__")
            source = f"{version} {path.name} {state.st_size} {state.st_mtime_ns}".encode()
            self.patterns = keep("hyphens", source, parse)
            self.cache = Few()
            self.maxlen = max(map(len, self.patterns))

    return Patterns
