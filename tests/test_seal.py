from collections.abc import Callable

import pytest

from convert.seal import PLACEHOLDER, is_ours, seal

MARKED = f"<meta content='{PLACEHOLDER}'>words".encode()
PLAIN = b'{\n  "title": "words"\n}\n'


@pytest.mark.parametrize("data", [MARKED, PLAIN, b"", MARKED + MARKED])
def test_what_was_sealed_is_ours(data: bytes) -> None:
    assert is_ours(seal(data))


@pytest.mark.parametrize("data", [MARKED, PLAIN])
@pytest.mark.parametrize(
    "change",
    [lambda d: d.replace(b"words", b"works"), lambda d: d + b"x", lambda d: d + b"\n", lambda d: d[1:]],
)
def test_what_was_changed_since_is_not(data: bytes, change: Callable[[bytes], bytes]) -> None:
    assert not is_ours(change(seal(data)))


@pytest.mark.parametrize("data", [MARKED, PLAIN, b"", b"%PDF-1.7", PLACEHOLDER.encode()])
def test_what_was_never_sealed_is_not_ours(data: bytes) -> None:
    assert not is_ours(data)


def test_the_seal_of_json_is_white_space() -> None:
    assert seal(PLAIN).strip() == PLAIN.strip()


def test_an_editor_that_trims_lines_breaks_the_seal() -> None:
    assert not is_ours(seal(PLAIN).rstrip() + b"\n")
