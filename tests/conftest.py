"""Fixtures that several rooms share: the real edition, cases folded from payloads, and no network at all."""

from __future__ import annotations

import functools
import gc
import hashlib
import inspect
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import CodeType
from typing import Any

import hypothesis
import pytest
import typer.main

from tests.conversing import PASSPHRASE, laid_down
from tests.telling import Ticking, Told
from tilsyn.domain.library.directives import Catalogue
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.world import World
from tilsyn.storage import database, library, typesetting
from tilsyn.storage.library import Edition, Library, load_library
from tilsyn.storage.sight import Sight, look

ROOT = Path(__file__).parent.parent
TYPESETTER = typesetting.typesetter
SETTINGS = database.SETTINGS
# No test knows the office of whoever runs it, nor may one be written where none was asked for.
os.environ["TILSYN_OFFICE"] = str(ROOT / "pyproject.toml" / "kontor.json")
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


def _goes_on(_signal: int, _frame: object) -> None:
    """As ignored as it was, but only here."""


def _hear_in_children() -> None:
    """Let what the tests start hear a hang-up and an interrupt where we are told to ignore them (nohup, `&`, some CI).

    A program inherits what is ignored, and one that waits for a signal it ignores waits for ever. What is handled, if
    only by doing nothing, it does not inherit: one place, for every way to start one.
    """
    for name in ("SIGHUP", "SIGINT", "SIGTERM", "SIGQUIT"):
        known = getattr(signal, name, None)
        if known is not None and signal.getsignal(known) is signal.SIG_IGN:
            signal.signal(known, _goes_on)


_hear_in_children()
# No test depends on how fast the machine is.
hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("patient")


@pytest.hookimpl(optionalhook=True)  # the tests run without xdist too, one after the other
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One worker more than there are cores: a test that sits at a terminal mostly waits, and leaves its core to it.

    The daily tests have none of these, and a worker more would only collect them all once more.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores if config.getoption("markexpr") == "not slow" else cores + 1


def pytest_collection_finish() -> None:
    """A run is many short lives beside what all of them use: that is never looked through again, and these seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow whatever plays a screen or sits at a terminal; a module or a test may say so itself besides."""
    for item in items:
        if isinstance(item, pytest.Function) and (_tells_a_story(item) or _AT_A_TERMINAL & set(item.fixturenames)):
            item.add_marker(pytest.mark.slow)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many tests were not run, for each reason; a whole module counts as one."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(each.longrepr[2]).removeprefix("Skipped: ") for each in skipped)
    for reason, count in reasons.most_common():
        terminalreporter.write_line(f"skipped {count} x {reason}")


_AT_A_TERMINAL = {"sit", "terminal", "talking", "forked"}


def _tells_a_story(test: pytest.Function) -> bool:
    """A story for a pilot is an asynchronous function within the test."""
    inner = [each for each in test.function.__code__.co_consts if isinstance(each, CodeType)]
    return any(each.co_flags & inspect.CO_COROUTINE for each in inner)


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_made_twice() -> Iterator[None]:
    """Keys, libraries, a case's edition and commands are remembered by all they are made of: the same, in less time.

    A key takes a quarter of a second by design, and the shipped editions are read by every new case. What is tested of
    either imports it by name, or makes it of something new.
    """
    made: dict[Any, Library] = {}

    def load(folders: Iterable[Path], trusted: Path | None = None) -> Library:
        named = tuple(folders)
        holds = tuple((each, tuple((file.name, file.read_bytes()) for file in _readable(each))) for each in named)
        if (holds, trusted) not in made:
            made[holds, trusted] = load_library(named, trusted)
        return made[holds, trusted]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashlib, "scrypt", functools.lru_cache(maxsize=256)(hashlib.scrypt))
        patch.setattr(library, "load_library", load)
        for copied in (QualityModel, Catalogue):
            patch.setattr(copied, "model_validate_json", functools.lru_cache(maxsize=64)(copied.model_validate_json))
        patch.setattr(typer.main, "get_group", functools.lru_cache(typer.main.get_group))
        yield


def _readable(folder: Path) -> list[Path]:
    if look(folder) is not Sight.FOLDER:
        return []
    return sorted(each for each in folder.glob("*") if look(each) is Sight.FILE and os.access(each, os.R_OK))


@pytest.fixture(scope="session", autouse=True)
def _no_disk_is_waited_for() -> Iterator[None]:
    """No test takes the power away: what is written is handed to the system, and nobody waits until the disk has it.

    What the program does about it is tested where the settings are asked for (`synced`) and in processes of their own.
    """
    quicker = tuple(each for each in database.SETTINGS if not each.startswith("synchronous"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "SETTINGS", (*quicker, "synchronous=OFF"))
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> None:
    """A case is opened with the settings that the program has."""
    monkeypatch.setattr(database, "SETTINGS", SETTINGS)


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_laid_out() -> Iterator[None]:
    """No program counts a report's pages, as on a machine without one: a second and more for each report.

    What is tested of the pages asks for `laid_out`, or imports the typesetter by name.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typesetting, "typesetter", lambda: None)
        yield


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """What lays out pages here, if anything does, is asked by what runs in this process too."""
    monkeypatch.setattr(typesetting, "typesetter", TYPESETTER)


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
    monkeypatch.setenv("TILSYN_PASSPHRASE", PASSPHRASE)

    def call(*argv: object, typed: str | bytes = "") -> tuple[int, str, str]:
        raw = typed.encode() if isinstance(typed, str) else typed
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
        code = main([str(each) for each in argv])
        captured = capfd.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture(scope="session")
def _new_case(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file that `new` makes, made once: a thousand tests begin with a copy of it."""
    return _made(tmp_path_factory.mktemp("ny") / "nordkaj.tilsyn", "--unencrypted")


@pytest.fixture(scope="session")
def _sealed_case(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An encrypted one with Borger 1, made once: a passphrase takes its time."""
    return _made(tmp_path_factory.mktemp("ny") / "nordkaj.tilsyn", source=("Borger 1", "--group", "borger"))


def _made(path: Path, *options: str, source: tuple[str, ...] = ()) -> bytes:
    new = ("--provider", "Nordkaj (opdigtet)", "--service-type", "101-ambulant", "--date", "2023-10-24", "--by", "MKV")
    for each in (("new", str(path), *new, *options), *([("source", str(path), *source)] if source else [])):
        subprocess.run(
            [sys.executable, "-m", "tilsyn", *each], cwd=ROOT, env={**os.environ, "TILSYN_PASSPHRASE": PASSPHRASE},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True,
        )  # fmt: skip
    return path.read_bytes()


@pytest.fixture
def sealed_path(tmp_path: Path, _sealed_case: bytes) -> Path:
    """An encrypted case of an ambulant provider with Borger 1; `run` knows its passphrase."""
    return laid_down(tmp_path / "Nord å.tilsyn", _sealed_case)


@pytest.fixture
def case_path(tmp_path: Path, _new_case: bytes) -> Path:
    """A new, unencrypted case of an ambulant provider."""
    return laid_down(tmp_path / "nordkaj.tilsyn", _new_case)
