"""Fixtures that several rooms share: the real edition, cases folded from payloads, and no network at all."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.telling import Ticking, Told
from tilsyn.domain.directives import Catalogue
from tilsyn.domain.edition import QualityModel
from tilsyn.domain.world import World
from tilsyn.storage.library import Edition

ROOT = Path(__file__).parent.parent
_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind")


def _no_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in _NETWORK and not (event == "socket.bind" and arguments[1] == "") and not _to_itself(event, arguments):
        message = f"a test touched the network: {event}"
        raise AssertionError(message)


def _to_itself(event: str, arguments: tuple[object, ...]) -> bool:
    """Windows has no pipe that asyncio could wait on: its loop wakes itself through a pair of loopback sockets."""
    address = arguments[1] if sys.platform == "win32" and event in {"socket.bind", "socket.connect"} else None
    return isinstance(address, tuple) and address[0] in {"127.0.0.1", "::1"}


sys.addaudithook(_no_network)


@pytest.fixture
def world() -> World:
    return Ticking().world()


def _shipped() -> Edition:
    from tilsyn.storage.library import find_complete

    return find_complete("KM2021", [ROOT / "questionnaires"])


@pytest.fixture(scope="session")
def model() -> QualityModel:
    """The shipped edition KM2021."""
    return _shipped().model


@pytest.fixture(scope="session")
def catalogues() -> tuple[Catalogue, ...]:
    return _shipped().catalogues


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Run one command in this process: (exit code, stdout, stderr). `typed` is what stands on stdin."""
    import io

    from tilsyn.cli import main

    monkeypatch.delenv("TILSYN_BY", raising=False)
    monkeypatch.setenv("TILSYN_PASSPHRASE", "en lang sætning")

    def call(*argv: object, typed: str | bytes = "") -> tuple[int, str, str]:
        raw = typed.encode() if isinstance(typed, str) else typed
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        code = main([str(each) for each in argv])
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def case_path(tmp_path: Path, run: Callable[..., tuple[int, str, str]]) -> Path:
    """A new, unencrypted case of an ambulant provider."""
    path = tmp_path / "nordkaj.tilsyn"
    code, _, err = run(
        "new", path, "--provider", "Nordkaj (opdigtet)", "--service-type", "101-ambulant",
        "--date", "2023-10-24", "--by", "MKV", "--unencrypted",
    )  # fmt: skip
    assert code == 0, err
    return path
