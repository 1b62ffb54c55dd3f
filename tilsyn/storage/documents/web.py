"""A web page: what a reader sees of it, a line for each block; its headings are those it calls so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tilsyn.domain.findings.document_text import DocumentText, Line
from tilsyn.domain.text import one_line
from tilsyn.storage.documents.encodings import decoded
from tilsyn.storage.documents.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_STATED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_DECLARED = re.compile(r"\s*<\?xml[^>]*\?>", re.IGNORECASE)
_HEAD = 4096
_UNREAD = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "object", "select", "textarea", "button"}
)
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd"),
        *("label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    }
)
_TITLES = {f"h{level}": level for level in range(1, 7)}


def web_page_of(raw: bytes) -> DocumentText:
    from lxml import etree, html

    text = _DECLARED.sub("", _decoded(raw), count=1)
    if not text.strip():
        return DocumentText()
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)  # who waits for us bounds it
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError):
        raise Refused("broken") from None
    if any(each.level == etree.ErrorLevels.FATAL for each in parser.error_log):
        raise Refused("broken")  # what came after that was not read, and nothing else would tell
    return DocumentText(tuple(Line(each, None, level) for each, level in _lines(root)))


def _decoded(raw: bytes) -> str:
    """By what the page itself says, where that is an encoding that reads it."""
    stated = _STATED.search(raw[:_HEAD])
    if stated and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode(stated[1].decode())
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(raw)


def _lines(root: _Element) -> Iterator[tuple[str, int | None]]:
    """Each block's text on one line, in the order it is read; a heading keeps its level whatever stands inside it."""
    held: list[str] = []
    level: int | None = None
    for tag, text, begins in _parts(root):
        if tag is not None and (tag not in _INLINE):
            if (line := one_line("".join(held))) or tag in _TITLES:
                if line:
                    yield line, level
                held.clear()
            level = (_TITLES[tag] if begins else None) if tag in _TITLES else level
        held.append(text.replace("\xad", ""))
    if line := one_line("".join(held)):
        yield line, level


def _parts(root: _Element) -> Iterator[tuple[str | None, str, bool]]:
    """Every element's beginning and end with the text that follows it; without what no reader sees. No recursion."""
    from lxml import etree

    hidden = 0
    for event, each in etree.iterwalk(root, events=("start", "end")):
        tag = each.tag if isinstance(each.tag, str) else ""
        if event == "start":
            hidden += tag in _UNREAD
            yield tag, "" if hidden else (each.text or ""), True
        else:
            hidden -= tag in _UNREAD
            yield tag, "" if hidden else (each.tail or ""), False
