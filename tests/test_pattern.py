"""Expressions from the cache are those that re would compile."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from convert.pattern import Store, compiler, use_kept

PLAIN = compiler.compile

SAMPLES = (
    (r"(?P<day>\d{1,2})\.\s*(?P<month>[A-ZÄ]\w+)", 0, "am 3. Mai"),
    (r"(?-i:[Bb]y)\s+(\w+)", re.IGNORECASE, "By ADA"),
    (rb"\x1b\$[@B]([!-~]+)", 0, b"\x1b$B!!"),
    (r"(?s)a.b|(?=c)c++", 0, "a\nb"),
    ("straße", re.IGNORECASE, "STRAßE"),
    (r"(?<=x)y", re.VERBOSE, "xy"),
)


@pytest.fixture(autouse=True)
def as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A cache of one's own, and re as it was, afterwards."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for name in ("compile", "_code"):
        monkeypatch.setattr(compiler, name, getattr(compiler, name))
    re.purge()
    yield
    re.purge()


def learn_samples(store: Store) -> None:
    store.learn(lambda: [re.compile(pattern, flags) for pattern, flags, _ in SAMPLES])


@contextmanager
def another_run() -> Iterator[list[object]]:
    """Another run, and what is compiled in it."""
    compiled: list[object] = []
    plain = compiler.compile, compiler._code

    def compile_anew(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        made: re.Pattern[str] = PLAIN(pattern, flags)
        return made

    re.purge()
    compiler.compile = compile_anew
    try:
        assert use_kept(b"words")
        yield compiled
    finally:
        compiler.compile, compiler._code = plain


def test_a_later_run_compiles_nothing_that_was_learned() -> None:
    plain = [re.compile(pattern, flags) for pattern, flags, _ in SAMPLES]
    re.purge()
    learn_samples(Store(b"words"))
    with another_run() as compiled:
        again = [re.compile(pattern, flags) for pattern, flags, _ in SAMPLES]
    assert not compiled
    for now, before, (_, _, text) in zip(again, plain, SAMPLES, strict=True):
        assert now is not before
        assert (now.pattern, now.flags, now.groups, now.groupindex) == (
            before.pattern, before.flags, before.groups, before.groupindex,
        )  # fmt: skip
        found = now.search(text)  # type: ignore[call-overload] # text of the kind of its expression
        expected = before.search(text)  # type: ignore[call-overload] # text of the kind of its expression
        assert (found.span(), found.groups(), found.groupdict(), found.lastgroup) == (
            expected.span(), expected.groups(), expected.groupdict(), expected.lastgroup,
        )  # fmt: skip


def test_bytes_are_not_taken_for_text() -> None:
    Store(b"words").learn(lambda: re.compile("abc"))
    with another_run() as compiled:
        assert re.compile(b"abc").search(b"abc")
    assert compiled == [b"abc"]


def test_what_a_document_brings_is_not_kept() -> None:
    learn_samples(Store(b"words"))
    re.compile("a name in somebody's article")
    with another_run() as compiled:
        re.compile("a name in somebody's article")
    assert compiled == ["a name in somebody's article"]


def test_an_error_in_an_expression_is_told_as_ever() -> None:
    learn_samples(Store(b"words"))
    with pytest.raises(re.error):
        re.compile("(")


def test_new_words_make_a_new_collection() -> None:
    learn_samples(Store(b"words"))
    assert not Store(b"words").open
    assert Store(b"other words").open


@pytest.mark.parametrize("entry", [(0, b"\xff\xff\xff\x7f", 0, {}, (None,)), (0, b"abc"), None, "words"])
def test_an_entry_that_is_damaged_is_compiled_as_usual(entry: object) -> None:
    store = Store(b"words")
    store.known = {("a+b", 0): entry}  # type: ignore[dict-item] # what may not be there is there
    assert store.look_up("a+b").fullmatch("aab")
