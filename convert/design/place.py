"""Where layouts, brands and fonts are that come with the install."""

from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder of layouts: in the installed package, else in the repository."""
    package = Path(__file__).parents[1]
    installed = package / "_layouts"
    return installed if installed.is_dir() else package.parent / "layouts"
