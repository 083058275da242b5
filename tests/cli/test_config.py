"""`convert config` tells each value and where it came from."""

import json
from pathlib import Path

from convert.model import Limits
from convert.settings import TYPES
from tests.cli.conftest import Type


def test_each_setting_is_told_with_its_origin(type_in: Type, desk: Path) -> None:
    Path("convert.toml").write_text('paper = "Letter"\n[params]\nnotes = false\n', "utf-8")
    code, out, _ = type_in("config", "--json", "--brand", "ours")
    told = json.loads(out)
    assert code == 0
    assert told.keys() == TYPES.keys() - {"params", "limits"} | {"params.notes"} | {
        f"limits.{name}" for name in Limits.__struct_fields__
    }
    assert told["paper"] == {"value": "Letter", "origin": f"{desk / 'convert.toml'}, line 1"}
    assert told["params.notes"] == {"value": False, "origin": f"{desk / 'convert.toml'}, line 3"}
    assert told["brand"]["origin"] == "flag --brand"
    assert told["strict"]["origin"] == "default"


def test_people_see_the_same_in_words(type_in: Type, desk: Path) -> None:
    code, out, _ = type_in("config")
    assert code == 0
    assert "There is no convert.toml" in out
    assert "From: default" in out


def test_a_wrong_file_is_told_and_exits_30(type_in: Type, desk: Path) -> None:
    Path("convert.toml").write_text('papre = "Letter"\n', "utf-8")
    code, _, err = type_in("config")
    assert code == 30
    assert "line 1" in err
    assert "Did you mean paper?" in err
