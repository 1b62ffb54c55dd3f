"""The parts of `.ci/windows` that are no shell: lists of needs, signatures, and the folder one can carry.

Standard library only, and pip's own reading of requirements: it runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
import zipfile
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = {"sys_platform": "win32", "python_version": "3.13", "platform_system": "Windows", "os_name": "nt"}
NOT_THERE = ("ruff", "mypy", "import-linter", "build", "uv")
"""What looks at the code rather than running it: once, on Linux, is enough."""
SIGNERS = ("Python Software Foundation", "Microsoft Windows Software Compatibility Publisher")
"""Python's own files, and Microsoft's two runtime libraries that Python ships unchanged."""
LIBRARIES = {".exe", ".dll", ".pyd"}
COMMAND = """@echo off
setlocal
"%~dp0python\\python.exe" -m tilsyn %*
exit /b %ERRORLEVEL%
"""
READ_ME = """tilsyn {version} til Windows

Pak hele mappen ud, hvor du vil have den, fx i Dokumenter. Der skal ikke installeres noget, og du behøver ikke
være administrator. Åbn en terminal i mappen (skriv cmd i Stifinders adresselinje), og prøv:

    tilsyn demo --out demo
    tilsyn --help

Mappen indeholder Python fra python.org (signeret), de biblioteker, tilsyn bruger, og tilsyn selv. Den bruger
intet netværk og skriver intet i registreringsdatabasen. INDHOLD.sha256 har en kontrolsum for hver fil.
Mere står i docs/installation.md og docs/sikkerhed.md i projektet.
"""


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]  # type: ignore[no-any-return]


def needs(which: str) -> None:
    """Requirements that hold on Windows, a line each: what a user needs (`run`), or the tests besides (`tests`)."""
    stated = project()
    lines = list(stated["dependencies"])  # type: ignore[call-overload]
    if which == "tests":
        lines += stated["optional-dependencies"]["test"]  # type: ignore[index]
    for line in [*lines, *(["colorama", "tzdata"] if which == "tests" else [])]:
        need = Requirement(line)
        development = need.name in NOT_THERE or need.name.startswith("types-") or need.name.endswith("-stubs")
        if not development and (need.marker is None or need.marker.evaluate(WINDOWS)):
            print(f"{need.name}{need.specifier}")


def lock(folder: str, *, without: str | None = None) -> None:
    """Every wheel of a folder as `name==version --hash=…`, but for those another folder holds too."""
    known = {path.name for path in Path(without).glob("*.whl")} if without else set()
    for wheel in sorted(Path(folder).glob("*.whl"), key=lambda path: path.name.lower()):
        if wheel.name not in known:
            name, version = wheel.name.split("-")[:2]
            print(f"{name}=={version} --hash=sha256:{_digest(wheel)}")


def signatures(folder: str) -> None:
    """Each executable and library carries a signature of a known signer over a digest that fits. Exits 1 otherwise."""
    looked_at = sorted(path for path in Path(folder).rglob("*") if path.suffix.lower() in LIBRARIES)
    wrong = [path.name for path in looked_at if not _signed(path)]
    print(f"{len(looked_at)} executables and libraries of Python: {len(wrong)} without a fitting signature")
    if wrong or not looked_at:
        sys.exit(f"not signed as Python's own: {', '.join(wrong) or 'nothing found'}")


def _signed(path: Path) -> bool:
    shown = subprocess.run(
        ["osslsigncode", "verify", "-in", str(path)], capture_output=True, text=True, check=False
    ).stdout
    digests = re.findall(r"^(?:Current|Calculated) message digest\s*:\s*(\w+)", shown, re.MULTILINE)
    signer = re.search(r"Signer #0:\s+Subject: .*?CN=(.+)", shown)
    fits = digests[::2] == digests[1::2]  # a file may be signed twice: each time as stated, and as computed
    return bool(digests) and fits and signer is not None and signer[1].strip() in SIGNERS


def dress(folder: str) -> None:
    """Add what a person meets first: the command and a page to read. CRLF, since Notepad is what opens them."""
    version = str(project()["version"])
    Path(folder, "tilsyn.cmd").write_bytes(COMMAND.replace("\n", "\r\n").encode("ascii"))
    page = READ_ME.format(version=version).replace("\n", "\r\n")
    Path(folder, "LÆSMIG.txt").write_bytes(page.encode("utf-8-sig"))


def pack(folder: str, target: str) -> None:
    """The folder as a zip, the same bytes for the same files, with a checksum of each inside."""
    top = Path(folder)
    files = sorted(path for path in top.rglob("*") if path.is_file())
    sums = "".join(f"{_digest(path)}  {path.relative_to(top).as_posix()}\n" for path in files)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files:
            _add(archive, f"{top.name}/{path.relative_to(top).as_posix()}", path.read_bytes())
        _add(archive, f"{top.name}/INDHOLD.sha256", sums.encode())
    size = Path(target).stat().st_size
    unpacked = sum(path.stat().st_size for path in files)
    print(f"{target}: {size / 1e6:.1f} MB, {unpacked / 1e6:.1f} MB unpacked, {len(files)} files")
    print(f"sha256 {_digest(Path(target))}")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


def demo(bundle: str) -> None:
    """Run the demo from the unpacked folder in a path with blanks and æøå, and hold what it writes against Linux's."""
    with tempfile.TemporaryDirectory() as made:
        place = Path(made, "Sager på Ærø", "tilsyn æøå")
        zipfile.ZipFile(bundle).extractall(place)
        there = next(place.iterdir())
        _windows(there, "demo", "--out", "demo ud")
        _windows(there, "export", r"demo ud\nordkaj.tilsyn", "-o", r"demo ud\nordkaj.json")
        here = _linux(Path(made))
        compare(there / "demo ud", here)


def _windows(folder: Path, *words: str) -> None:
    _started([*["wine", "cmd", "/c", "tilsyn.cmd"], *words], folder)


def _linux(work: Path) -> Path:
    environment = work / "linux"
    venv.create(environment, with_pip=True)
    pip = [str(environment / "bin" / "pip"), "install", "-q", "-c", str(ROOT / "constraints.txt"), str(ROOT)]
    subprocess.run(pip, check=True, capture_output=True)
    program = str(environment / "bin" / "tilsyn")
    _started([program, "demo", "--out", "demo"], work)
    _started([program, "export", "demo/nordkaj.tilsyn", "-o", "demo/nordkaj.json"], work)
    return work / "demo"


def _started(words: list[str], folder: Path) -> None:
    """With pipes at every end, as Wine wants them without a terminal."""
    world = {**os.environ, "TILSYN_PASSPHRASE": "demo"}
    ran = subprocess.run(words, cwd=folder, env=world, input=b"", capture_output=True, check=False)
    if ran.returncode:
        sys.exit(f"{' '.join(words)}: exit {ran.returncode}\n{(ran.stdout + ran.stderr).decode(errors='replace')}")


def compare(windows: Path, linux: Path) -> None:
    """The exchange file byte for byte; report and workbook with the same parts and content. Exits 1 otherwise."""
    wrong = [] if _digest(windows / "nordkaj.json") == _digest(linux / "nordkaj.json") else ["nordkaj.json"]
    for name in ("report.docx", "matrix.xlsx"):
        one, other = _parts(windows / name), _parts(linux / name)
        wrong += [f"{name}: {part}" for part in sorted({*one, *other}) if one.get(part) != other.get(part)]
    if wrong:
        sys.exit(f"Windows and Linux differ: {', '.join(wrong)}")
    print("the bundle's demo and Linux's: the same exchange file, report and workbook")


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def main(verb: str, *words: str) -> None:
    match verb:
        case "lock":
            lock(words[0], without=words[2] if len(words) > 1 else None)
        case "version":
            print(project()["version"])
        case _:
            {"needs": needs, "signatures": signatures, "dress": dress, "zip": pack, "demo": demo}[verb](*words)


if __name__ == "__main__":
    main(*sys.argv[1:])
