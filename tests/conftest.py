"""What holds for every test: no network but this machine's own, no settings from outside."""

import ipaddress
import os
import socket
from pathlib import Path
from typing import Any

import pytest

CONNECT = socket.socket.connect


def connect_to_this_machine_only(self: socket.socket, address: Any) -> None:
    if self.family in (socket.AF_INET, socket.AF_INET6) and not ipaddress.ip_address(address[0]).is_loopback:
        raise AssertionError(f"a test reached for the network: {address}")
    CONNECT(self, address)


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Cut off the network, forget CONVERT_ variables, and keep what is written in a folder of the test."""
    monkeypatch.setattr(socket.socket, "connect", connect_to_this_machine_only)
    for name in os.environ:
        if name.startswith("CONVERT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / "state"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
