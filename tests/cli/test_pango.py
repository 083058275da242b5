"""Without the typesetter's libraries the user learns what to do, and is shown no traceback."""

import subprocess
import sys
from pathlib import Path

WITHOUT_PANGO = """\
import sys
import _cffi_backend

class FFI(_cffi_backend.FFI):
    def dlopen(self, name, *flags):
        if name and "pango" in name:
            raise OSError(f"cannot load library {name!r}")
        return super().dlopen(name, *flags)

_cffi_backend.FFI = FFI
from convert.cli import main
sys.exit(main(["note.txt"]))
"""


def test_a_missing_library_is_one_sentence_that_leads_to_the_doctor(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "A tale\n\nIt is told in one short paragraph, and then it is over.\n", "utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_PANGO], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (40, "")
    assert "Pango" in done.stderr
    assert "convert doctor" in done.stderr
    assert done.stderr.count("\n") == 1
