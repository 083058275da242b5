"""The font for Chinese, Japanese and Korean: 20 MB, and so not among ours but used where it is installed."""

import importlib.util
import os
import re
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = "NotoSansCJK-Regular.ttc"
"""Noto Sans CJK, which has the letters as each of the languages draws them (OFL)."""

PACKAGE: Final = "noto_cjk_sans_otc"
"""The package of the extra "cjk"."""

FOLDERS: Final = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "~/Library/Fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "%LOCALAPPDATA%/Microsoft/Windows/Fonts",
    "%WINDIR%/Fonts",
)
"""Where systems keep fonts."""

LETTERS: Final = re.compile(
    "[\u1100-\u11ff\u2e80-\u303f\u3041-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Letters and signs of these languages."""

DRAWN: Final = {"ja": "JP", "ko": "KR", "zh-tw": "TC", "zh-hant": "TC", "zh-hk": "HK", "zh": "SC"}
"""Language -> the family that draws letters as it does."""

KANA: Final = re.compile("[\u3041-\u30ff]")
HANGUL: Final = re.compile("[\u1100-\u11ff\uac00-\ud7ff]")


@cache
def find_font() -> Path | None:
    """The font file, if it is installed: as the extra, else among the system's fonts."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec and spec.origin and (file := Path(spec.origin).with_name(FILE)).is_file():
        return file
    for name in FOLDERS:
        folder = Path(os.path.expandvars(name)).expanduser()
        for home, _, files in os.walk(folder):
            if FILE in files:
                return Path(home, FILE)
    return None


def family(language: str | None, words: str) -> str:
    """The family for a document: by its language; else by the letters that only one language has."""
    tag = (language or "").lower().replace("_", "-")
    known = next((drawn for name, drawn in DRAWN.items() if tag == name or tag.startswith(f"{name}-")), None)
    if known is None:
        known = "JP" if KANA.search(words) else "KR" if HANGUL.search(words) else "SC"
    return f"Noto Sans CJK {known}"
