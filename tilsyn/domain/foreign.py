"""What a file is by its first bytes, in words for a person who chose the wrong one; its name says nothing."""

from __future__ import annotations

_STARTS = (
    (b"%PDF-", "en PDF-fil"),
    (b"TSN", "en tilsynssag"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "en Office-fil i et ældre format"),
    (b"{\\rtf", "en tekst fra et skriveprogram (RTF)"),
    (b"\x89PNG\r\n", "et billede"),
    (b"\xff\xd8\xff", "et billede"),
    (b"GIF8", "et billede"),
    (b"II*\0", "et billede"),
    (b"MM\0*", "et billede"),
    (b"\x1f\x8b", "en komprimeret fil"),
    (b"7z\xbc\xaf", "en komprimeret fil"),
    (b"Rar!\x1a", "en komprimeret fil"),
)
_SQLITE = b"SQLite format 3\0"
_OUR_APPLICATION = slice(68, 72)
_INSIDE = (
    (b"word/document", "et Word-dokument"),
    (b"xl/workbook", "et Excel-ark"),
    (b"ppt/presentation", "en PowerPoint-fil"),
    (b"opendocument.text", "et dokument fra LibreOffice"),
    (b"opendocument.spreadsheet", "et regneark fra LibreOffice"),
)
_MARKUP = (b"<!doctype html", b"<html", b"<?xml")


def foreign(content: bytes) -> str | None:
    """As in: Filen er »et Excel-ark«; None for what may be a text, whatever it says."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((words for name, words in _INSIDE if name in content), "en zip-fil")
    if content.startswith(_SQLITE):
        return "en ukrypteret tilsynssag" if content[_OUR_APPLICATION] == b"TSN1" else "en database"
    if content[4:8] == b"ftyp" or (content[:4] == b"RIFF" and content[8:12] == b"WEBP"):
        return "et billede eller en film"
    if content[:100].lstrip().lower().startswith(_MARKUP):
        return "en webside eller en XML-fil"
    return next((words for start, words in _STARTS if content.startswith(start)), None)
