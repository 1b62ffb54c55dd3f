"""The last door: what is kept of a fault of ours, however its exceptions hang together."""

from __future__ import annotations

import pytest

from tilsyn.cli.faults import bare_trace


def _raised(fault: Exception, cause: BaseException | None = None) -> Exception:
    with pytest.raises(type(fault)) as caught:
        raise fault from cause
    return caught.value


def test_a_fault_that_is_its_own_cause_is_told_once() -> None:
    fault = ValueError("hemmeligt")
    fault.__cause__ = fault
    assert bare_trace(_raised(fault, fault)).splitlines()[1:] == ["ValueError", *_frames()]


def _frames() -> list[str]:
    return [line for line in bare_trace(_raised(ValueError())).splitlines() if line.startswith("  ")]


@pytest.mark.parametrize("link", ["__cause__", "__context__"])
def test_faults_that_lead_to_each_other_in_a_ring_are_each_told_once(link: str) -> None:
    ring = [KeyError(), TypeError(), OSError()]
    for one, next_one in zip(ring, [*ring[1:], ring[0]], strict=True):
        setattr(one, link, next_one)
    assert bare_trace(ring[0]).splitlines()[1:] == ["KeyError", "TypeError", "OSError"]


def test_what_a_fault_is_a_group_of_is_told_without_its_words() -> None:
    inner = KeyError("hemmeligt")
    group = ExceptionGroup("hemmelig", [_raised(TypeError("hemmelig"), inner), ExceptionGroup("x", [inner, OSError()])])
    told = bare_trace(group)
    assert "hemmelig" not in told
    assert [line for line in told.splitlines()[1:] if not line.startswith("  ")] == [
        "ExceptionGroup",
        "TypeError",
        "KeyError",
        "ExceptionGroup",
        "OSError",
    ]
