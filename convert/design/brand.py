"""What a brand holds: brand.toml as people write it, and the same as a value that can be hashed."""

from typing import Annotated, Any, Final

import msgspec

Colour = Annotated[str, msgspec.Meta(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""A colour as #rrggbb."""

Family = Annotated[str, msgspec.Meta(pattern=r"^[\w .-]{1,60}$")]
"""The name of a font family."""

Millimetres = Annotated[float, msgspec.Meta(ge=0, le=600)]

Tag = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A language (BCP 47): "en", "pt-BR"."""

Number = Annotated[int, msgspec.Meta(ge=1, le=1_000_000)]


class Institution(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who publishes; `short` stands in the running foot, `social` holds addresses or handles."""

    name: str
    short: str | None = None
    tagline: str | None = None
    address: str | None = None
    phone: str | None = None
    url: str | None = None
    email: str | None = None
    social: tuple[str, ...] = ()


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The logo: a file in the brand's folder, and the height it is printed at."""

    file: str
    height: Millimetres = 12.0


class Colours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The palette. `band` is the ground of the masthead, `tint` that of boxes, `line` that of rules."""

    ink: Colour = "#1a1a1a"
    paper: Colour = "#ffffff"
    muted: Colour = "#595959"
    accent: Colour = "#1f4e79"
    tint: Colour = "#f2f4f6"
    line: Colour = "#b8bec6"
    band: Colour = "#ffffff"
    band_ink: Colour = "#1a1a1a"


class Type(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The families: running text, titles, headings and small print, program text."""

    text: Family = "Press Serif"
    display: Family = "Press Display"
    sans: Family = "Press Sans"
    mono: Family = "Press Mono"


class Boilerplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Paragraphs that stand on every publication; a paragraph ends at an empty line."""

    about: str | None = None
    disclaimer: str | None = None
    licence: str | None = None
    funding: str | None = None


class Words(Boilerplate, frozen=True, forbid_unknown_fields=True):
    """[words.fr]: what the brand says in another language; what is left out is said in the brand's own.

    An empty text takes a paragraph away.
    """

    name: str | None = None
    short: str | None = None
    tagline: str | None = None
    address: str | None = None


class SeriesWords(Boilerplate, frozen=True, forbid_unknown_fields=True):
    """[for-series."Policy Brief".words.fr]: what a series says in that language; `name` is its own."""

    name: str | None = None


class Series(Boilerplate, frozen=True, forbid_unknown_fields=True):
    """[for-series."Policy Brief"]: what a series says otherwise, and the first number it hands out."""

    start: Number = 1
    words: dict[Tag, SeriesWords] = {}


class BrandFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """brand.toml. `language` is that of its own words, `register` the file that keeps the numbers."""

    institution: Institution
    extends: str | None = None
    language: Tag = "en"
    series: str | None = None
    register: str | None = None
    mark: Mark | None = None
    colour: Colours = Colours()
    type: Type = Type()
    boilerplate: Boilerplate = Boilerplate()
    words: dict[Tag, Words] = {}
    for_series: dict[str, Series] = msgspec.field(name="for-series", default_factory=dict)


class Wording(msgspec.Struct, frozen=True):
    """What is said in one language, for one series or (None) for all: keys of Words with their texts."""

    language: str
    series: str | None
    texts: tuple[tuple[str, str], ...]

    def get(self, key: str) -> str | None:
        """The text of a key; None where this wording leaves it to another."""
        return dict(self.texts).get(key)


class Brand(msgspec.Struct, frozen=True):
    """A brand with all that it extends: who publishes, in what colours and type, and in what words.

    `language` is that of the institution's own words, `starts` the first number of a series.
    """

    institution: Institution
    language: str = "en"
    series: str | None = None
    register: str | None = None
    mark: Mark | None = None
    colour: Colours = Colours()
    type: Type = Type()
    wordings: tuple[Wording, ...] = ()
    starts: tuple[tuple[str, int], ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language that it has words in, its own first."""
        return tuple(dict.fromkeys((self.language, *(w.language for w in self.wordings))))


BOILERPLATE: Final = Boilerplate.__struct_fields__
"""The paragraphs, in the order in which they are printed."""


def settle(file: BrandFile) -> Brand:
    """The brand of a file that its ancestors have been laid under."""
    own = file.institution
    said = {"name": own.name, "short": own.short, "tagline": own.tagline, "address": own.address}
    wordings = [_wording(file.language, None, {**said, **_texts(file.boilerplate)})]
    wordings += [_wording(language, None, _texts(words)) for language, words in file.words.items()]
    for name, series in file.for_series.items():
        wordings.append(_wording(file.language, name, {k: getattr(series, k) for k in BOILERPLATE}))
        wordings += [_wording(language, name, _texts(words)) for language, words in series.words.items()]
    return Brand(
        institution=own,
        language=file.language,
        series=file.series,
        register=file.register,
        mark=file.mark,
        colour=file.colour,
        type=file.type,
        wordings=tuple(wordings),
        starts=tuple((name, series.start) for name, series in file.for_series.items()),
    )


def _texts(words: msgspec.Struct) -> dict[str, Any]:
    return {key: getattr(words, key) for key in words.__struct_fields__}


def _wording(language: str, series: str | None, texts: dict[str, str | None]) -> Wording:
    return Wording(language, series, tuple((key, text) for key, text in texts.items() if text is not None))
