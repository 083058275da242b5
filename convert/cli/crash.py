"""A fault of ours: the user gets a sentence, we get the traceback."""

import tempfile
import traceback
from pathlib import Path

EXIT_CODE = 70
"""EX_SOFTWARE of sysexits.h: an internal software error."""


def keep(error: Exception) -> str:
    """Write the traceback to a file and return the sentence that names it.

    Where no file can be written the sentence carries the traceback itself.
    """
    what = f"This is a fault in convert and not in your file ({type(error).__name__})."
    return keep_words(what, "".join(traceback.format_exception(error)))


def keep_words(what: str, details: str) -> str:
    """The same for a traceback that was written elsewhere; `what` begins the sentence."""
    import platformdirs

    try:
        folder = Path(platformdirs.user_log_dir("convert-press", appauthor=False))
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=folder, prefix="fault-", suffix=".txt", delete=False
        ) as file:
            file.write(details)
    except OSError:
        return f"{what} Please report it with these lines:\n{details}"
    return f"{what} Please report it with the details in {file.name}"
