"""Foreign pictures in, our own out."""

import io

import pytest
from PIL import Image, ImageDraw

from convert.compose.picture import GRAINS, develop
from convert.compose.refusal import Refused


def photograph(width: int = 300, height: int = 200, mode: str = "RGB") -> Image.Image:
    """A picture with more colours than a drawing has."""
    image = Image.new("RGB", (width, height))
    image.putdata([(x % 256, y % 256, (x + y) % 256) for y in range(height) for x in range(width)])
    return image.convert(mode)


def stored(image: Image.Image, format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("format", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF"])
def test_every_format_we_read_becomes_a_jpeg_or_png(format: str) -> None:
    asset = develop(stored(photograph(), format), "x")
    assert asset.media_type in ("image/jpeg", "image/png")
    assert (asset.width, asset.height) == (300, 200)


def test_a_drawing_stays_sharp() -> None:
    image = Image.new("RGB", (300, 200), "white")
    ImageDraw.Draw(image).line((0, 0, 299, 199), "navy", 3)
    assert develop(stored(image, "PNG"), "x").media_type == "image/png"


def test_no_metadata_gets_through() -> None:
    image = photograph()
    exif = Image.Exif()
    exif[0x010E] = "taken at the back door"
    assert b"back door" not in develop(stored(image, "JPEG", exif=exif), "x").data


def test_a_picture_lying_on_its_side_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    asset = develop(stored(photograph(), "JPEG", exif=exif), "x")
    assert (asset.width, asset.height) == (200, 300)


def test_transparent_parts_are_white_paper() -> None:
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    out = Image.open(io.BytesIO(develop(stored(image, "PNG"), "x").data)).convert("RGB")
    assert out.getpixel((20, 20)) == (255, 255, 255)


def test_ink_colours_become_screen_colours() -> None:
    out = Image.open(io.BytesIO(develop(stored(photograph(mode="CMYK"), "JPEG"), "x").data))
    assert out.mode == "RGB"


def test_more_pixels_than_print_can_show_are_scaled_down() -> None:
    assert develop(stored(photograph(3000, 100), "JPEG"), "x").width == GRAINS["office"].width


def test_equal_bytes_give_equal_pictures() -> None:
    data = stored(photograph(), "PNG")
    assert develop(data, "x") == develop(data, "x")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"<!doctype html><p>not found", "web page"),
        (b"nonsense", "not a picture"),
        (stored(photograph(), "JPEG")[:400], "damaged|not a picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "not a picture"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(data: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        develop(data, "x")


def test_a_small_file_of_very_many_pixels_is_not_decoded() -> None:
    data = stored(Image.new("1", (12_000, 12_000)), "PNG")
    assert len(data) < 100_000
    with pytest.raises(Refused, match="million pixels"):
        develop(data, "x")


def test_a_picture_that_is_cut_off_is_refused_when_the_typesetter_is_loaded_too() -> None:
    import convert.render.pdf  # noqa: F401 - loaded for what it sets in Pillow

    buffer = io.BytesIO()
    Image.effect_noise((200, 200), 60).save(buffer, "PNG")
    with pytest.raises(Refused, match="damaged or cut off"):
        develop(buffer.getvalue()[:9000], "a.png")
