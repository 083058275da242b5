"""`convert doctor` finds what is missing and says what to type."""

import json
import os
from pathlib import Path

import pytest

from convert.cli import checkup
from tests.cli.conftest import Type


def test_here_everything_is_found_and_a_trial_page_is_made(type_in: Type, desk: Path) -> None:
    code, out, _ = type_in("doctor", "--json")
    findings = json.loads(out)
    assert [f for f in findings if f["state"] == "bad"] == []
    assert code == 0
    assert {"Python", "libraries", "fonts", "trial"} <= {f["subject"] for f in findings}


def test_missing_libraries_exit_1_with_the_command_for_this_system(
    type_in: Type, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkup, "_load", lambda file: None)
    code, out, err = type_in("doctor")
    assert code == 1
    assert "not found: GObject, Pango" in out
    assert checkup.how_to_install_pango() in out
    assert "Something is missing" in err


@pytest.mark.parametrize(
    ("release", "says"),
    [
        ({"ID": "debian"}, "apt-get install libpango-1.0-0"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "apt-get install libpango-1.0-0"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "dnf install pango"),
        ({"ID": "alpine"}, "apk add pango"),
        ({"ID": "opensuse-leap", "ID_LIKE": "suse opensuse"}, "zypper install"),
        ({"ID": "manjaro", "ID_LIKE": "arch"}, "pacman -S pango"),
        ({"ID": "plan9"}, "your system's package manager"),
    ],
)
def test_each_system_gets_its_own_command(
    release: dict[str, str], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("platform.freedesktop_os_release", lambda: release)
    assert says in checkup.how_to_install_pango()


def test_another_convert_on_the_path_is_named_as_the_winner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, ours = tmp_path / "first", tmp_path / "ours"
    for folder in (first, ours):
        folder.mkdir()
        (folder / "convert").touch(mode=0o755)
    monkeypatch.setattr("sysconfig.get_path", lambda _: str(ours))
    monkeypatch.setenv("PATH", os.pathsep.join([str(first), str(ours)]))
    (finding,) = checkup.programs()
    assert finding.state == "note"
    assert f"{first / 'convert'} wins over {ours / 'convert'}" in finding.told
    assert str(ours / "convert-press") in finding.remedy
    monkeypatch.setenv("PATH", str(ours))
    (finding,) = checkup.programs()
    assert finding.state == "good"
