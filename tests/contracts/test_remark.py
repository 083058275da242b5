"""What every remark has: a sentence in the table, filled in wherever it is made."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import convert
from convert.remarks import TABLE

SOURCE = Path(convert.__file__).parent


def calls() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where a remark is made, its code, and the blanks it fills (None: not to be seen in the source)."""
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and "remark" in (
                getattr(node.func, "id", None),
                getattr(node.func, "attr", None),
            ):
                named = {keyword.arg for keyword in node.keywords}
                filled = None if None in named else {str(name) for name in named} - {"excerpt"}
                for code in codes(node.args[0]):
                    yield f"{file.relative_to(SOURCE)}:{node.lineno}", code, filled


def codes(node: ast.expr) -> list[str]:
    """The codes an argument may be: a literal, or one of two."""
    if isinstance(node, ast.IfExp):
        return [*codes(node.body), *codes(node.orelse)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


CALLS = sorted(calls(), key=lambda call: call[:2])


@pytest.mark.parametrize(
    ("where", "code", "filled"), CALLS, ids=[f"{where}-{code}" for where, code, _ in CALLS]
)
def test_every_remark_is_in_the_table_and_has_its_blanks_filled(
    where: str, code: str, filled: set[str] | None
) -> None:
    blanks = {blank for _, blank, _, _ in string.Formatter().parse(TABLE[code]) if blank}
    assert filled is None or blanks == filled


@pytest.mark.parametrize("code", TABLE)
def test_every_code_of_the_table_is_used(code: str) -> None:
    assert any(
        f'"{code}"' in file.read_text("utf-8") for file in SOURCE.rglob("*.py") if file.name != "remarks.py"
    )


@pytest.mark.parametrize("code", TABLE)
def test_every_sentence_reads_as_one(code: str) -> None:
    sentence = TABLE[code]
    assert sentence[0].isupper() or sentence[0] in "{0123456789"
    assert sentence.rstrip()[-1] in '.}"'
    assert "  " not in sentence
