"""What becomes of a logo on the way into a design."""

import io
from pathlib import Path

import pytest
from PIL import Image

from convert.design import Logo, load_design
from convert.design.emblem import study
from convert.errors import DesignError

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="10mm"><path d="M0 0h9v9z"/></svg>'


def logo(folder: Path, name: str, data: bytes, height: float = 10) -> Logo | None:
    (folder / name).write_bytes(data)
    text = f'[institution]\nname = "X"\n[mark]\nfile = "{name}"\nheight = {height}\n'
    (folder / "brand.toml").write_text(text, "utf-8")
    return load_design(brand=f"{folder}/").logo


def picture(kind: str, mode: str = "RGB", size: tuple[int, int] = (600, 300)) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size, "#336699").save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "kind", "mode"),
    [("a.png", "PNG", "RGBA"), ("a.JPG", "JPEG", "CMYK"), ("a.webp", "WEBP", "RGB"), ("a.gif", "GIF", "P")],
)
def test_a_picture_is_written_anew_and_no_finer_than_a_press_shows(
    tmp_path: Path, name: str, kind: str, mode: str
) -> None:
    made = logo(tmp_path, name, picture(kind, mode))
    assert made is not None
    assert (made.name, made.media_type) == ("logo.png", "image/png")
    with Image.open(io.BytesIO(made.data)) as written:
        assert written.format == "PNG"
        assert written.height == 236
        assert written.mode in ("RGB", "RGBA")


def test_a_drawing_stays_as_it_is(tmp_path: Path) -> None:
    made = logo(tmp_path, "a.svg", DRAWING)
    assert made is not None
    assert made.data == DRAWING
    assert study(made).ratio == 3
    assert study(made).colours == ("#000000",)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.png", b"GIF89a", "is no picture that can be read"),
        ("a.png", picture("PNG")[:200], "is damaged or cut off"),
        ("a.png", picture("PNG", "1", (40000, 1100)), "more than 40 million pixels"),
        ("a.svg", b"<svg><foreignObject/></svg>", "holds a <foreignObject>, which cannot be printed"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&c;</svg>', "is no SVG drawing that can be read"),
        ("a.svg", b" " * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
    ],
)
def test_a_logo_that_cannot_be_used_is_said_with_file_and_key(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    with pytest.raises(DesignError) as error:
        logo(tmp_path, name, data)
    assert f"brand.toml: mark.file '{name}'" in str(error.value)
    assert said in str(error.value)
