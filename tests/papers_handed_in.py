"""Small files as they are handed in, made here: a PDF, a Word document, a photo, and what goes wrong with each."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Set = tuple[str, int, bool]
"""A line of a PDF: its words, the size they are set in, and whether they are bold."""
BODY, TITLE = 11, 18


def pdf(pages: Sequence[Iterable[str | Set]], *, extra: str = "", more: Iterable[bytes] = (), draws: str = "") -> bytes:
    """A PDF with these lines on its pages; with `draws` each page draws object number 5 as well, under that name.

    `extra` stands in the trailer, `more` are further objects, from number 5 on.
    """
    resources = "/Font << /F1 3 0 R /F2 4 0 R >>" + (f" /XObject << /{draws} 5 0 R >>" if draws else "")
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    }
    for each in more:
        objects[len(objects) + 2] = each
    objects[2] = b""
    kids = []
    for page in pages:
        lines = [*_drawn(page), *([f"/{draws} Do"] if draws else [])]
        content = zlib.compress("\n".join(lines).encode("cp1252"))
        stream, leaf = max(objects) + 1, max(objects) + 2
        head = f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n".encode()
        objects[stream] = head + content + b"\nendstream"
        kids.append(f"{leaf} 0 R")
        objects[leaf] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> "
            f"/Contents {stream} 0 R >>"
        ).encode()
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _with_table(objects, extra)


def _drawn(lines: Iterable[str | Set]) -> Iterable[str]:
    yield "BT"
    at = 800
    for line in lines:
        words, size, bold = (line, BODY, False) if isinstance(line, str) else line
        escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        yield f"/F{2 if bold else 1} {size} Tf 1 0 0 1 50 {at} Tm ({escaped}) Tj"
        at -= size + 5
    yield "ET"


def _with_table(objects: dict[int, bytes], extra: str) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number in sorted(objects):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for number in sorted(objects):
        out += f"{places[number]:010d} 00000 n \n".encode()
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def picture_pdf() -> bytes:
    """Two scanned pages: a picture on each, and no text."""
    return pdf([[], []])


def encrypted_pdf() -> bytes:
    """Locked with a passphrase nobody knows."""
    lock = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >>"
    return pdf([["Hemmeligt"]], extra="/Encrypt 5 0 R /ID [<00><00>]", more=[lock])


def endless_pdf(depth: int = 12, width: int = 12) -> bytes:
    """One page on which a form draws twelve forms, each of which draws twelve, and so on: it is never done."""
    forms = []
    for number in range(depth):
        below = 6 + number
        last = number == depth - 1
        drawn = b"BT /F1 9 Tf (x) Tj ET" if last else b"/G Do " * width
        resources = "/Font << /F1 3 0 R >>" + ("" if last else f" /XObject << /G {below} 0 R >>")
        head = f"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {resources} >> /Length {len(drawn)} >>"
        forms.append(head.encode() + b"\nstream\n" + drawn + b"\nendstream")
    return pdf([["Side 1"]], more=forms, draws="G")


def word(paragraphs: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]] = ()) -> bytes:
    """A Word document: (style, text) for each paragraph, then one table."""
    import docx

    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word_bomb(megabytes: int = 600) -> bytes:
    """A Word document whose text is a handful of kilobytes, and unpacked a great many megabytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, zipfile.ZipFile(io.BytesIO(word([]))) as real:
        for each in real.infolist():
            if each.filename != "word/document.xml":
                archive.writestr(each, real.read(each))
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(b" " * (1 << 20))
    return out.getvalue()


def photo(size: tuple[int, int] = (40, 30), form: str = "JPEG", *, turned: bool = False) -> bytes:
    """A picture with a place and a camera in it; `turned` by a quarter, as a telephone held upright leaves it."""
    from PIL import Image

    made = Image.new("RGB", size, (200, 40, 40))
    exif = made.getexif()
    exif[0x010F] = "Telefonens navn"
    exif[0x0112] = 6 if turned else 1
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    made.save(out, form, exif=exif)
    return out.getvalue()


def huge_photo() -> bytes:
    """The head of a picture of 100 megapixels: it says how large it is before anything is drawn."""
    head = b"\x89PNG\r\n\x1a\n"
    size = (10_000).to_bytes(4, "big")
    chunk = b"IHDR" + size + size + bytes([8, 2, 0, 0, 0])
    return (
        head
        + (13).to_bytes(4, "big")
        + chunk
        + zlib.crc32(chunk).to_bytes(4, "big")
        + _chunk(b"IDAT")
        + _chunk(b"IEND")
    )


def _chunk(kind: bytes, content: bytes = b"") -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")
