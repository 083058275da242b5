"""After the rehearsal there is little left to work out when a page is read."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from convert import rehearsal
from convert.extract import extract
from convert.model import Page
from convert.pattern import compiler

PAGE = """<html lang="de"><head><title>Der Deich</title></head><body><article><h1>Der Deich</h1>
<p>Von Ada Brandt, 3. Mai 2024</p><p>Der Deich hat einen zweiten Namen, den niemand aufschreibt, und er steht
seit dem Winter offen.</p><p>Wer ihn schließt, der weiß, was ein Sommer kostet.</p></article></body></html>"""


def test_reading_a_page_afterwards_compiles_hardly_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    rehearsal.rehearse()
    letters: list[int] = []
    plain = compiler.compile

    def count(pattern: str, flags: int = 0) -> re.Pattern[str]:
        letters.append(len(pattern))
        compiled: re.Pattern[str] = plain(pattern, flags)
        return compiled

    monkeypatch.setattr(compiler, "compile", count)
    extract(Page("html", PAGE))
    assert sum(letters) < 1000


def test_the_page_of_the_rehearsal_reads_as_an_article() -> None:
    article = extract(Page("html", rehearsal.PAGE))
    assert article.title == "The lock keepers' ledger"
    assert article.related
    assert article.notes


def test_the_paste_of_the_rehearsal_reads_as_an_article() -> None:
    assert extract(Page("text", rehearsal.PASTE)).title == "The lock keepers' ledger"


@pytest.mark.parametrize(("before", "kept"), [("", True), ("import convert; convert.extract; ", False)])
def test_only_a_process_that_has_read_nothing_before_keeps_what_it_compiles(
    before: str, kept: bool, tmp_path: Path
) -> None:
    program = f"{before}from convert import rehearsal; rehearsal.prepare()"
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True, timeout=60)
    assert any(tmp_path.rglob("patterns-*")) is kept
