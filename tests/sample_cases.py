"""The sample cases, made as one makes a case, each once in a run: whoever needs one gets a copy of the file."""

from __future__ import annotations

import functools
import io
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from tests.conversing import laid_down
from tests.samples_read import ROOT, Sample
from tilsyn.cli import main


def tilsyn(*argv: object, typed: str = "") -> int:
    """The program itself, and what is typed for it; what it says is left out."""
    held, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
    try:
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            return main([str(each) for each in argv])
    finally:
        sys.stdin = held


def sample_case(folder: Path, name: str = "nordkaj") -> Path:
    """The case of a sample, unencrypted."""
    return laid_down(folder / f"{name}.tilsyn", _made(name))


def sealed_case(folder: Path, name: str, report: str) -> Path:
    """The case of a sample when its final report for the provider is written, and that report beside it."""
    case, sent = _sealed(name, report)
    (folder / report).write_bytes(sent)
    return laid_down(folder / f"{name}.tilsyn", case)


def demo_folder(folder: Path) -> Path:
    """What `demo` leaves behind: a case with the passphrase demo, a report and a matrix."""
    folder.mkdir()
    for name, content in _demo().items():
        laid_down(folder / name, content)
    return folder


@functools.cache
def _made(name: str) -> bytes:
    stated = Sample(name).told["case"]
    types = [word for each in stated["service_types"] for word in ("--service-type", each)]
    by = [word for each in stated["by"] for word in ("--by", each)]
    fixed = ["--provider", stated["provider"], "--kind", stated["kind"], "--date", stated["date"], "--unencrypted"]
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / f"{name}.tilsyn"
        assert tilsyn("new", case, *fixed, *types, *by) == 0
        file = ROOT / "samples" / f"{name}.json"
        assert tilsyn("import", case, file, "--by", stated["by"][0], "--update-case") == 0
        return case.read_bytes()


@functools.cache
def _sealed(name: str, report: str) -> tuple[bytes, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        case = sample_case(Path(folder), name)
        assert tilsyn("report", case, "-o", case.with_name(report), "--final") == 0
        return case.read_bytes(), case.with_name(report).read_bytes()


@functools.cache
def _demo() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "demo"
        assert tilsyn("demo", "--out", folder) == 0
        return {each.name: each.read_bytes() for each in folder.iterdir()}
