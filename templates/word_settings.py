"""Word's settings for every paper of ours: today's Word, Danish, spelling shown; for the scripts alone."""  # noqa: INP001  a script

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.parser import parse_xml

if TYPE_CHECKING:
    from docx.document import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
    '<w:themeFontLang w:val="da-DK"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
)


def settle_settings(document: Document) -> None:
    """In place of those of the empty document we start from, which Word opens in compatibility mode."""
    element = document.settings.element
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f'<w:holder xmlns:w="{W}">{SETTINGS}</w:holder>')):
        element.append(child)
