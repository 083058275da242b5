"""Reading a piece of HTML the way the cascade does."""

from collections.abc import Callable

import pytest

from convert import dom
from convert.extract.structure import Structure, build
from convert.soup import soften

BASE = "https://example.org/report/"


@pytest.fixture
def read() -> Callable[[str], Structure]:
    """HTML -> Structure, with an address to resolve links against."""

    def read(html: str) -> Structure:
        return build(soften(dom.parse(html).body), BASE)

    return read
