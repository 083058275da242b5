"""Words for another program called convert."""

from pathlib import Path

import pytest

from convert.cli import stranger
from tests.cli.conftest import Type


@pytest.mark.parametrize(
    "line",
    [
        "in.png -resize 50% out.jpg",
        "in.png out.jpg",
        "-density 300 paper.pdf page.png",
        "photo.JPEG[0] -strip photo.webp",
        "page.html -quality 80 page.pdf",
    ],
)
def test_words_for_imagemagick_get_two_lines_and_exit_2(type_in: Type, desk: Path, line: str) -> None:
    code, out, err = type_in(*line.split())
    assert (code, out) == (2, "")
    assert err.count("\n") == 2
    assert "ImageMagick" in err


@pytest.mark.parametrize("line", ["D: /fs:ntfs", "d: /FS:NTFS /v", "E: /v /fs:ntfs"])
def test_words_for_windows_get_two_lines_and_exit_2(type_in: Type, desk: Path, line: str) -> None:
    code, out, err = type_in(*line.split())
    assert (code, out) == (2, "")
    assert err.count("\n") == 2
    assert "Windows" in err


@pytest.mark.parametrize(
    "line",
    [
        "article.html",
        "/home/ada/fs/article.html -o /v",
        "a.html b.txt -o out/ --set title=photo.png",
        "article.html -o cover.png",
        "- -v",
        "explain /v/x.html",
    ],
)
def test_words_for_us_are_left_alone(line: str) -> None:
    stranger.refuse(line.split())
