"""Short lines that say what they are, and what follows them."""

import numpy as np
import pytest

from convert import dom
from convert.extract.cue import FAR, IDEAS, describe_cues
from convert.extract.grid import Grid
from convert.extract.letter import Letters
from convert.extract.segment import segment
from convert.extract.shingle import Words
from convert.extract.standing import Columns

COLUMN = {idea: place for place, (_, idea) in enumerate(IDEAS)}
LONG = "The ferry between the two banks ran for the last time on a grey morning and nobody seemed to mind"


def cues(*lines: str) -> Columns:
    layout = segment(dom.parse("".join(f"<p>{line}</p>" for line in lines)))
    letters = Letters([b.text for b in layout.blocks])
    columns: Columns = {}
    describe_cues(Words(letters), Grid(layout, letters), columns)
    return columns


@pytest.mark.parametrize(
    ("line", "idea"),
    [
        ("Related articles", "cue"),
        ("RELATED ARTICLES:", "cue"),
        ("Lesen Sie auch", "cue"),
        ("About the author", "author_note"),
        ("Об авторе", "author_note"),
        ("References", "notes"),
        ("Share", "share"),
    ],
)
def test_a_phrase_of_the_vocabulary_is_its_idea_in_any_case_and_language(line: str, idea: str) -> None:
    assert cues(line, "A ferry")["cue"][COLUMN[idea]].tolist() == [1, 0]


def test_a_phrase_in_running_text_says_nothing() -> None:
    assert not cues(f"{LONG} related articles")["cue"].any()


def test_words_of_a_phrase_in_two_blocks_are_no_phrase() -> None:
    assert not cues("About the", "author")["cue"][COLUMN["author_note"]].any()


def test_the_blocks_after_a_cue_know_how_far_it_is() -> None:
    since = cues("A ferry", "Related articles", "Two", "Three")["since_cue"][COLUMN["cue"]]
    assert since.tolist() == [FAR, 0, 1, 2]


def test_every_page_has_the_same_columns() -> None:
    assert np.shape(cues("Hello")["cue"]) == (len(IDEAS), 1)
