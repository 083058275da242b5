"""Makes the font files in layouts/_fonts from the variable fonts they were drawn as.

    python layouts/_fonts/build.py SOURCES [layouts/_fonts]

SOURCES is a folder that holds the original files (any depth): the packages fontpkg-source-serif-4,
fontpkg-source-sans-3, fontpkg-source-code-pro, fontpkg-noto-sans, manimgx-fonts (Noto Emoji) and
pymupdf-fonts (FiraGO), unpacked, and DejaVu Sans.
Needed only when a font is to be renewed, never by an install: a variable font costs every PDF a
quarter of its processor time and puts the clock into its bytes (see DECISIONS.md).

The OFL reserves the names 'Source' and 'Fira' to the originals, so the instances have names of their own.
"""

import base64
import io
import runpy
import sys
import zlib
from pathlib import Path
from typing import Any
from unicodedata import category

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FEATURES = (
    "kern mark mkmk liga locl ccmp lnum onum tnum pnum sups subs frac case ordn zero"
    " init medi fina isol rlig calt curs"
).split()
"""What the style sheets and the shaping of Arabic use; stylistic sets and small capitals are left out."""

SERIF, SERIF_ITALIC = "SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"
SANS, SANS_ITALIC = "SourceSans3[wght].ttf", "SourceSans3-Italic[wght].ttf"
MONO = "SourceCodePro[wght].ttf"

TEXT: tuple[tuple[str, dict[str, float], str, int, bool], ...] = (
    (SERIF, {"opsz": 11, "wght": 400}, "Press Serif", 400, False),
    (SERIF_ITALIC, {"opsz": 11, "wght": 400}, "Press Serif", 400, True),
    (SERIF, {"opsz": 11, "wght": 680}, "Press Serif", 700, False),
    (SERIF_ITALIC, {"opsz": 11, "wght": 680}, "Press Serif", 700, True),
    (SERIF, {"opsz": 40, "wght": 600}, "Press Display", 600, False),
    (SANS, {"wght": 400}, "Press Sans", 400, False),
    (SANS_ITALIC, {"wght": 400}, "Press Sans", 400, True),
    (SANS, {"wght": 640}, "Press Sans", 700, False),
    (SANS_ITALIC, {"wght": 640}, "Press Sans", 700, True),
    (MONO, {"wght": 420}, "Press Mono", 400, False),
)
"""Original file, place on its axes, family, weight as CSS names it, italic."""

WORLD = [
    *(0x20, 0xA0, 0x200C, 0x200D, 0x200E, 0x200F, 0x25CC),
    *(*range(0x0590, 0x0780), *range(0x10A0, 0x1100), *range(0x1C90, 0x1CC0), *range(0x2D00, 0x2D30)),
    *(*range(0xFB1D, 0xFE00), *range(0xFE70, 0xFEFF)),
]
"""Hebrew, Arabic and Georgian, which FiraGO draws to match a sans."""

SPACES = {0x20, 0xA0, 0x2009, 0x202F}
"""A run of words in one script is set in one font with the spaces in it."""

JOINERS = {0x20, 0xA0, 0x200D, 0x20E3, 0xFE0F, *range(0x1F3FB, 0x1F400), *range(0x1F1E6, 0x1F200)}
"""What puts pictures together: joiner, skin tones, letters of flags."""

INDIC = {*range(0x0900, 0x0E00), *range(0x1CD0, 0x1D00), *range(0xA830, 0xA840), *range(0xA8E0, 0xA900)}
"""Scripts whose shaping needs more features than are kept here."""


def cut(font: TTFont, unicodes: list[int]) -> None:
    """Leave only these characters, and only the features that are used."""
    options = Options(layout_features=FEATURES, hinting=False, notdef_outline=True, name_IDs=["*"])
    options.recalc_timestamp = False
    options.drop_tables += ["STAT", "DSIG", "MATH", "FFTM", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=unicodes)
    subsetter.subset(font)


def name(font: TTFont, family: str, weight: int, italic: bool) -> str:
    """Give the font its own name and place in the family; returns its PostScript name."""
    style = ("Bold" if weight >= 700 else "") + ("Italic" if italic else "") or "Regular"
    postscript = f"{family.replace(' ', '')}-{style}"
    table: Any = font["name"]
    kept = {n: table.getDebugName(n) for n in (0, 5, 13, 14)}
    table.names = []
    own = {1: family, 2: style, 3: postscript, 4: f"{family} {style}", 6: postscript}
    for number, text in {**own, **kept}.items():
        if text:
            table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    bold = weight >= 700
    font["OS/2"].fsSelection = (
        font["OS/2"].fsSelection & ~0b1100001 | italic << 0 | bold << 5 | (not (bold or italic)) << 6
    )
    font["head"].macStyle = bold << 0 | italic << 1
    return postscript


def original(folder: Path, file: str) -> Path:
    return next(iter(sorted(folder.rglob(file.replace("[", "[[]")))))


def embedded(path: Path) -> bytes:
    """The font that a module of pymupdf-fonts carries."""
    values = runpy.run_path(str(path)).values()
    data = max((v for v in values if isinstance(v, bytes | str)), key=len)
    raw = base64.b64decode(data) if isinstance(data, str) else data
    return raw if raw[:4] in (b"\0\1\0\0", b"OTTO") else zlib.decompress(raw)


def build(sources: Path, out: Path) -> None:
    covered: set[int] = set()
    for file, axes, family, weight, italic in TEXT:
        font = TTFont(original(sources, file), recalcTimestamp=False)
        unicodes = sorted(font.getBestCmap())
        if family != "Press Display":
            covered.update(unicodes)
        cut(font, unicodes)
        font = instantiateVariableFont(font, axes, static=True)
        font.save(out / f"{name(font, family, weight, italic)}.ttf")
    for file, weight in (("FiraGO_Regular.py", 400), ("FiraGO_Bold.py", 700)):
        font = TTFont(io.BytesIO(embedded(original(sources, file))), recalcTimestamp=False)
        wanted = [c for c in WORLD if c in font.getBestCmap()]
        covered.update(wanted)
        cut(font, wanted)
        font.save(out / f"{name(font, 'Press World', weight, False)}.ttf")
    for file, weight in (("DejaVuSans.ttf", 400), ("DejaVuSans-Bold.ttf", 700)):
        font = TTFont(original(sources, file), recalcTimestamp=False)
        wanted = [c for c in font.getBestCmap() if c not in covered or c in SPACES]
        cut(font, wanted)
        font.save(out / f"{name(font, 'Press Signs', weight, False)}.ttf")
        if weight == 400:
            signs = set(wanted)
    font = TTFont(original(sources, "NotoEmoji[wght].ttf"), recalcTimestamp=False)
    pictures = {c for c in font.getBestCmap() if c > 0xFF} - covered - signs
    cut(font, sorted(pictures | JOINERS))
    font = instantiateVariableFont(font, {"wght": 400}, static=True)
    font.save(out / f"{name(font, 'Press Emoji', 400, False)}.ttf")
    covered |= pictures
    font = TTFont(original(sources, "NotoSans[wdth,wght].ttf"), recalcTimestamp=False)
    rest = font.getBestCmap().keys() - covered - signs - INDIC | SPACES
    cut(font, sorted(rest))
    font = instantiateVariableFont(font, {"wdth": 100, "wght": 400}, static=True)
    font.save(out / f"{name(font, 'Press More', 400, False)}.ttf")
    used = {c for file in out.glob("*.ttf") if "Last" not in file.name for c in TTFont(file).getBestCmap()}
    build_last(out, used)


def build_last(out: Path, used: set[int]) -> None:
    """A font of empty boxes for every other character, each a glyph of its own.

    So a character that no font can show is a box on paper, but is still itself in the text of the
    file, and no file holds the glyph '.notdef', which PDF/UA forbids (7.21.8).
    """
    planes = (range(0xA0, 0x10000), range(0x1F000, 0x1FB00))
    wanted = [
        c
        for plane in planes
        for c in plane
        if c not in used and category(chr(c)) not in ("Cn", "Cs", "Cc", "Cf")
    ]
    blank = [0x20, 0xA0, *range(0x200B, 0x2010), 0x2060, *range(0xFE00, 0xFE10), *range(0xE0020, 0xE0080)]
    wanted = [c for c in wanted if c not in blank]
    names = ["box", *(f"u{c:X}" for c in wanted)]
    pen = TTGlyphPen(None)
    for edge in (((60, 0), (60, 700), (540, 700), (540, 0)), ((100, 40), (500, 40), (500, 660), (100, 660))):
        pen.moveTo(edge[0])
        for point in edge[1:]:
            pen.lineTo(point)
        pen.closePath()
    outlines = {"box": pen.glyph(), ".notdef": pen.glyph()}
    for own in names[1:]:
        pen = TTGlyphPen(outlines)
        pen.addComponent("box", (1, 0, 0, 1, 0, 0))
        outlines[own] = pen.glyph()
    empty = [f"u{c:X}" for c in blank]
    outlines |= {own: TTGlyphPen(None).glyph() for own in empty}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names, *empty])
    builder.setupCharacterMap(dict(zip([*wanted, *blank], [*names[1:], *empty], strict=True)))
    builder.setupGlyf(outlines)
    widths = dict.fromkeys((".notdef", *names), (600, 60))
    builder.setupHorizontalMetrics(widths | {own: (250 if own in ("u20", "uA0") else 0, 0) for own in empty})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost(keepGlyphNames=False)
    builder.setupNameTable({})
    builder.setupHead(unitsPerEm=1000, created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.font.save(out / f"{name(builder.font, 'Press Last', 400, False)}.ttf")


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "layouts/_fonts"))
