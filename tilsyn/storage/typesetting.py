"""What only a program that lays out pages knows: a paper as PDF, and the page each heading stands on.

LibreOffice is asked where it is; on Windows else Word. Neither is needed to write a paper. What is handed over lies in
a folder of its own that only this user may read, and goes with it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.errors import TypesetterFailed, TypesetterMissing
from tilsyn.storage import left_behind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PREFIX = "tilsyn-pdf-"
_FOLDER = re.compile(_PREFIX + "[a-z0-9_]{8}")
SECONDS = 180
"""How long a layout may take: one report takes some two."""
_NAMES = ("soffice", "libreoffice")
_PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": (
        r"%ProgramFiles%\LibreOffice\program\soffice.com",
        r"%ProgramFiles(x86)%\LibreOffice\program\soffice.com",
    ),
}
_WORD = (
    r"%ProgramFiles%\Microsoft Office\root\Office16\WINWORD.EXE",
    r"%ProgramFiles(x86)%\Microsoft Office\root\Office16\WINWORD.EXE",
)
_EXPORT = "/org.openoffice.Office.Common/Filter/PDF/Export"
_SETTINGS = ("UseTaggedPDF", "ExportBookmarks", "PDFUACompliance")
"""Read aloud by a screen reader, with an outline: that is also how the pages of headings are known."""
_BY_WORD = (
    "$w = New-Object -ComObject Word.Application; $w.Visible = $false; $w.DisplayAlerts = 0; try { "
    "$d = $w.Documents.Open($args[0], $false, $true); "
    "$d.ExportAsFixedFormat($args[1], 17, $false, 0, 0, 1, 1, 0, $true, $true, 1, $true, $true, $false); "
    "$d.Close($false) } finally { $w.Quit() }"
)
"""Word's own words: read only, PDF, headings as outline, tagged. Not tried with a Word; there was none."""


class Typesetter(NamedTuple):
    """A program that lays out pages; `word` is asked in another way than LibreOffice."""

    program: str
    word: bool = False


def typesetter(surroundings: Mapping[str, str] = os.environ, system: str = sys.platform) -> Typesetter | None:
    """The program that is there, if any."""
    named = (shutil.which(each, path=surroundings.get("PATH")) for each in _NAMES)
    for found in (*named, *_standing(_PLACES.get(system, ()), surroundings)):
        if found:
            return Typesetter(found)
    shell = shutil.which("powershell", path=surroundings.get("PATH")) if system == "win32" else None
    has_word = any(_standing(_WORD, surroundings))
    return Typesetter(shell, word=True) if shell and has_word else None


def _standing(places: Sequence[str], surroundings: Mapping[str, str]) -> Iterator[str]:
    for each in places:
        path = each
        for name in ("ProgramFiles(x86)", "ProgramFiles"):
            path = path.replace(f"%{name}%", surroundings.get(name, ""))
        if Path(path).is_file():
            yield path


def as_pdf(paper: bytes, by: Typesetter | None = None) -> bytes:
    """A Word document as tagged PDF. Raises TypesetterMissing, TypesetterFailed."""
    program = by or typesetter()
    if program is None:
        raise TypesetterMissing
    left_behind.clear_folders(Path(gettempdir()), _FOLDER)
    with TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "papir.docx").write_bytes(paper)
        _laid_out(program, folder)
        with suppress(OSError):
            return (folder / "papir.pdf").read_bytes()
    raise TypesetterFailed(program.program)


def _laid_out(program: Typesetter, folder: Path) -> None:
    command = _word_command(program, folder) if program.word else _office_command(program, folder)
    surroundings = {name: each for name, each in os.environ.items() if not name.startswith("TILSYN_")}
    try:
        subprocess.run(  # noqa: S603  a program that this user has installed, by its own path
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=surroundings, check=False, timeout=SECONDS, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError):
        raise TypesetterFailed(program.program) from None


def _office_command(program: Typesetter, folder: Path) -> list[str]:
    """With a profile of its own: one that is open beside keeps its settings, and is not talked into printing this."""
    profile = folder / "profil"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
    return [
        program.program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "pdf", "--outdir", str(folder), str(folder / "papir.docx"),
    ]  # fmt: skip


def _word_command(program: Typesetter, folder: Path) -> list[str]:
    script = folder / "til-pdf.ps1"
    script.write_text(_BY_WORD, encoding="ascii")
    papers = [str(folder / "papir.docx"), str(folder / "papir.pdf")]
    return [program.program, "-NoProfile", "-ExecutionPolicy", "Bypass", "-File", str(script), *papers]


def _profile() -> str:
    told = "".join(
        f'<item oor:path="{_EXPORT}"><prop oor:name="{name}" oor:op="fuse"><value>true</value></prop></item>'
        for name in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{told}</oor:items>"
    )


def heading_pages(pdf: bytes) -> list[tuple[str, int]]:
    """Every heading in order, with the number of its page: from 1, as the outline tells; none of what is no PDF."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return []
    try:
        return list(_outline(document))
    finally:
        document.close()


def _outline(document: object) -> Iterator[tuple[str, int]]:
    for each in document.get_toc():  # type: ignore[attr-defined]  # pypdfium2 is untyped
        place = each.get_dest()
        index = place.get_index() if place else None
        if index is not None:
            yield each.get_title(), index + 1
