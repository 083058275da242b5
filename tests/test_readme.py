"""What README.md says of Python is so."""

import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_the_example_in_the_readme_makes_a_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    found = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert found
    exec(found[1], {})
    assert Path("brief.pdf").read_bytes().startswith(b"%PDF-")
