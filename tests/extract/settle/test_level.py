"""Lists whose levels a word processor writes side by side."""

from collections.abc import Callable

from convert.extract.structure import Structure
from convert.model import List
from convert.model.text import plain

Read = Callable[[str], Structure]


def kix(level: int, *items: str, name: str = "a1") -> str:
    return f"<ul class='c1 lst-kix_{name}-{level} start'>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def test_levels_become_lists_in_lists(read: Read) -> None:
    (made,) = read(kix(0, "Oak") + kix(1, "root", "bark") + kix(2, "cork") + kix(0, "Elm")).body
    assert isinstance(made, List)
    assert [plain(item.blocks) for item in made.items] == ["Oak\nroot\nbark\ncork", "Elm"]
    inner = made.items[0].blocks[1]
    assert isinstance(inner, List)
    assert [len(item.blocks) for item in inner.items] == [1, 2]


def test_words_between_them_part_two_lists(read: Read) -> None:
    assert len(read(kix(0, "Oak") + "<p>Then came the storm.</p>" + kix(0, "Elm")).body) == 3


def test_lists_of_two_names_stay_two(read: Read) -> None:
    assert len(read(kix(0, "Oak") + kix(0, "Elm", name="b2")).body) == 2


def test_a_deeper_level_that_comes_first_is_a_list_as_well(read: Read) -> None:
    (made,) = read(kix(1, "root") + kix(0, "Oak")).body[:1]
    assert isinstance(made, List)
