"""What the tests stand on: the versions they run with, the signals their children hear, and which are slow."""

from __future__ import annotations

import inspect
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.needing import needs_signals

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DEPENDENCIES = [Requirement(each) for each in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"])]
PINS = [
    Requirement(line)
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("needed", DEPENDENCIES, ids=str)
def test_every_dependency_has_a_pin_within_its_range(needed: Requirement) -> None:
    pinned = [pin for pin in PINS if canonicalize_name(pin.name) == canonicalize_name(needed.name)]
    assert len(pinned) == 1, f"{needed.name} stands {len(pinned)} times in constraints.txt"
    (exact,) = pinned[0].specifier
    assert exact.operator == "=="
    assert needed.specifier.contains(exact.version), f"{pinned[0]} is outside {needed}"


def test_every_pin_is_exact_and_stands_once() -> None:
    names = [canonicalize_name(pin.name) for pin in PINS]
    assert len(names) == len(set(names))
    for pin in PINS:
        assert [each.operator for each in pin.specifier] == ["=="], pin


@needs_signals
@pytest.mark.slow
def test_a_child_hears_what_we_were_told_to_ignore() -> None:
    heard = "import signal; print(*(signal.getsignal(each) == signal.SIG_DFL for each in (1, 15)))"
    script = (
        "import signal, subprocess, sys\n"
        "for each in (1, 15): signal.signal(each, signal.SIG_IGN)\n"
        "import tests.conftest\n"
        f"subprocess.run([sys.executable, '-c', {heard!r}], check=True)\n"
        "signal.raise_signal(1)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "True True\n"), done.stderr
    assert signal.getsignal(signal.SIGINT) is not signal.SIG_IGN


def test_what_tells_a_story_to_a_screen_is_marked_slow(request: pytest.FixtureRequest) -> None:
    async def story() -> None:
        """As every test of a screen has one, this one has it too."""

    assert request.node.get_closest_marker("slow")
    assert inspect.iscoroutinefunction(story)


@pytest.mark.slow
def test_the_tests_run_without_xdist() -> None:
    """One after the other, as where it is not installed."""
    without = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*without, f"{Path(__file__)}::{test_every_pin_is_exact_and_stands_once.__name__}"],
        cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
