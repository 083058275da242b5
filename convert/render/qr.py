"""A picture that a telephone reads as an address."""

import io
from functools import lru_cache
from typing import Final

import segno

QUIET_ZONE: Final = 4
"""Empty modules around the code, as ISO/IEC 18004 asks."""


@lru_cache(maxsize=256)
def draw_qr(address: str) -> bytes | None:
    """The code as SVG, black on white; None where the address is longer than a code can hold."""
    try:
        code = segno.make(address, error="m", micro=False)
    except segno.DataOverflowError:
        return None
    out = io.BytesIO()
    code.save(out, kind="svg", border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True, xmldecl=False)
    return out.getvalue()
