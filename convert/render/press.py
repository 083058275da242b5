"""The press, which makes pages. The only file that knows WeasyPrint, which it mends.

The typesetter is given markup made by `html` and style sheets made by us, and a fetcher that
serves the publication's own pictures and nothing else in the world.
"""

import io
import logging
import re
import warnings
from collections.abc import Iterable
from contextlib import redirect_stdout
from datetime import datetime
from functools import lru_cache
from typing import Any, Final

from PIL import ImageFile

from convert import model
from convert.design import Design
from convert.errors import OutputError
from convert.render.column import finish_columns, keep_columns, pass_columns
from convert.render.declaration import kept_declarations
from convert.render.document import Document
from convert.render.east import find_font
from convert.render.feature import Single, free_features
from convert.render.fit import Setting, climb
from convert.render.font import only_ours
from convert.render.hang import hang_spaces
from convert.render.hyphenation import keep_patterns
from convert.render.label import labels
from convert.render.later import put_off
from convert.render.line import recall_lines
from convert.render.picture import LOCAL, Shelf
from convert.render.style import Styles, share_styles
from convert.render.window import narrow

try:
    with (
        warnings.catch_warnings(), only_ours(), kept_declarations(), put_off("fontTools", "weasyprint"),
        redirect_stdout(io.StringIO())
    ):  # fmt: skip
        # Its look at the system's fonts would be a warning on a machine that has none.
        warnings.simplefilter("ignore")
        from weasyprint import CSS, HTML, Attachment, css
        from weasyprint.css.counters import CounterStyle
        from weasyprint.layout import block, inline, preferred
        from weasyprint.text import line_break
        from weasyprint.text.ffi import ffi, fontconfig, pango, pangoft2
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher, URLFetcherResponse
except OSError as error:
    raise OutputError(
        "Pango, a library of the typesetter, is missing or broken. To see what to type, type: convert doctor"
    ) from error

VARIANT: Final = "pdf/a-3a"
NOWHERE: Final = "about:invalid"
"""Base of relative addresses: there is none."""

LISTED: Final = ".contents { display: block !important }"
"""What is added where a list of contents is to be seen."""

Typeset = Any
"""What the typesetter made: pages, and metadata."""

EASIER: Final = (
    "* { columns: auto !important; column-span: none !important }",
    "* { columns: auto !important; column-span: none !important; break-before: auto !important;"
    " break-after: auto !important; break-inside: auto !important } tr { break-inside: avoid !important }",
    "* { columns: auto !important; float: none !important; break-inside: auto !important }"
    " div, header { display: block !important }",
)
"""What is added where the full design cannot be laid out, until it can: no columns; no say in where pages
end; no boxes beside each other."""

FAULTS: Final = (
    AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError, ZeroDivisionError,
)  # fmt: skip
"""What the typesetter has been seen to stop with."""

logger = logging.getLogger("weasyprint")
logger.setLevel(logging.ERROR)
logger.addFilter(lambda told: "No anchor" not in str(told.msg))  # a lost note, which we tell ourselves
ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets it for all; a picture that is cut off is to be told
inline.split_first_line = narrow(recall_lines(hang_spaces(inline.split_first_line)))
preferred.split_first_line = narrow(recall_lines(preferred.split_first_line))
line_break.Layout.setup = free_features(line_break.Layout.setup, pango, ffi.NULL)
css.ComputedStyle, css.AnonymousStyle = share_styles(css.ComputedStyle, css.AnonymousStyle)
block.find_earlier_page_break = pass_columns(block.find_earlier_page_break)
block.columns_layout = finish_columns(block.columns_layout)
block.block_box_layout = keep_columns(block.block_box_layout)
line_break.pyphen.HyphDict = keep_patterns(line_break.pyphen.HyphDict)

LOGICAL: Final = frozenset(
    find(block="ttb", inline=way) for find in css.PHYSICAL_FUNCTIONS.values() for way in ("ltr", "rtl")
)
"""Properties of sides by the way lines and blocks go."""


class ShelfFetcher(URLFetcher):  # type: ignore[misc] # its base has no types
    """Serves the pictures on the shelf under their own scheme, and refuses every other address."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(allowed_protocols=(LOCAL.rstrip(":"),), allow_redirects=False)
        self.shelf = shelf

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        file = self.shelf.files.get(url.removeprefix(LOCAL)) if url.startswith(LOCAL) else None
        if file is None:
            raise ValueError(f"Not one of ours: {url[:80]}")
        return URLFetcherResponse(url, file.data, {"Content-Type": file.media_type})


class Press:
    """What every build with one design shares: fonts and parsed style sheets."""

    def __init__(self, design: Design) -> None:
        with only_ours():
            self.fonts = FontConfiguration()
        self.fonts.styles = Styles(LOGICAL)
        self.fonts.font_features = Single()
        self.rest = dict(design.tokens).get("type-rest", "")
        self.add_fonts(design.fonts)
        self.counters = CounterStyle()
        self.listed = self.parse(LISTED)
        self.easier = [self.parse(sheet) for sheet in EASIER]
        usual = [sheet for name, sheet in design.styles if name.rpartition("/")[2] != "web.css"]
        self.sheets = [self.parse(sheet) for sheet in (design.token_sheet(), *usual)]
        self.ladder = climb(design)

    def add_fonts(self, files: Iterable[str]) -> None:
        """Let the typesetter see more font files."""
        known = [fontconfig.FcConfigAppFontAddFile(self.fonts._config, file.encode()) for file in files]
        if known:
            pangoft2.pango_fc_font_map_config_changed(ffi.cast("PangoFcFontMap *", self.fonts.font_map))

    def parse(self, sheet: str) -> Any:
        return CSS(
            string=sheet,
            base_url=NOWHERE,
            url_fetcher=ShelfFetcher(Shelf()),
            font_config=self.fonts,
            counter_style=self.counters,
        )

    @lru_cache(maxsize=8)  # noqa: B019 - a press lives as long as the process
    def east(self, family: str) -> Any:
        """A style sheet that has a font for Chinese, Japanese and Korean before our font of boxes."""
        self.add_fonts([str(find_font())])
        *ours, last = self.rest.split(", ")
        return self.parse(f":root{{--type-rest:{', '.join((*ours, chr(34) + family + chr(34), last))}}}")

    @lru_cache(maxsize=32)  # noqa: B019 - a press lives as long as the process
    def ease(self, setting: Setting) -> Any:
        """A setting of the ladder as a style sheet."""
        return self.parse(setting.sheet())

    @lru_cache(maxsize=32)  # noqa: B019 - a press lives as long as the process
    def foot(self, language: str, direction: str) -> Any:
        """The running foot: title where lines begin, numbers in the words of the language where they end."""
        words = re.split(r"(\{pages?\})", labels(language)["page"])
        counters = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
        numbers = " ".join(counters.get(w) or f'"{w}"' for w in words if w)
        left, right = ("string(running)", numbers) if direction == "ltr" else (numbers, "string(running)")
        return self.parse(f":root{{--foot-left:{left};--foot-right:{right};--numbers:{numbers}}}")


@lru_cache(maxsize=4)
def press(design: Design) -> Press:
    """The press of a design, set up once in a process."""
    return Press(design)


class Draft:
    """A document as the typesetter has read it, for as many layouts as it takes, which share its pictures."""

    def __init__(self, document: Document) -> None:
        self.page = HTML(
            string=document.markup,
            base_url=NOWHERE,
            url_fetcher=ShelfFetcher(document.shelf),
            media_type="print",
        )
        self.pictures: dict[Any, Any] = {}
        self.lines: dict[Any, Any] = {}


def lay_out(draft: Draft, tools: Press, sheets: list[Any]) -> Typeset:
    """Break the document into pages."""
    tools.fonts.lines = draft.lines
    tools.fonts.styles.tidy()
    return draft.page.render(
        stylesheets=sheets,
        font_config=tools.fonts,
        counter_style=tools.counters,
        pdf_variant=VARIANT,
        cache=draft.pictures,
    )


def lay_out_easier(draft: Draft, tools: Press, sheets: list[Any]) -> Typeset:
    """The same in the first of the easier designs that can be laid out. The typesetter's layout of columns
    and of boxes that must not be split has faults."""
    for sheet in tools.easier[:-1]:
        try:
            return lay_out(draft, tools, [*sheets, sheet])
        except FAULTS:
            continue
    return lay_out(draft, tools, [*sheets, tools.easier[-1]])


def attach(source: model.Attachment) -> Attachment:
    """An input as an associated file of the PDF (ISO 19005-3, 6.8): its source, with its hash."""
    day = datetime.fromisoformat((source.day or "1970-01-01")[:10].ljust(10, "0"))
    return Attachment(
        file_obj=io.BytesIO(source.data),
        name=source.name,
        description=f"The page that this document was made from. SHA-256: {source.sha256}",
        created=day,
        modified=day,
        relationship="Source",
    )
