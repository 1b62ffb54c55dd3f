"""A context in which every text is a word of its own, and ways to read what a Word document says."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, cast
from zipfile import ZipFile

from docx import Document
from lxml import etree

from tilsyn.output.contexts.audiences import known_audience, shown_parts
from tilsyn.output.word.template_contract import CONTRACT, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STAND = "2023-11-02T10:15:00.000+01:00"
_READABLE = {f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"}


def told_context(**changes: object) -> Any:
    """All parts present, lists of two, each text «where.it.stands»; what templates choose by is set to real values."""
    made = cast("dict[str, Any]", _told("", CONTRACT))
    made.update(format="tilsyn-context/1", audience="internal", udkast=True, stand=STAND)
    made["udgave"].update(niveau="indicator", metode="two_stage")
    made["spindelvaev"].update(kategorier=["Første", "Andet", "Tredje"], vaerdier=["7/2", None, "35/9"])
    made["spindelvaev"].update(tidligere=["3/1", None, "4/1"], viderefoert=[False, False, True])
    made["stamoplysninger"][1]["portal"] = ""
    made["opfoelgning"][0]["afgoerelse"] = ""
    for theme in made["temaer"]:
        theme["kriterier"][0]["bedoemmelse"] = None
        theme["kriterier"][1]["indikatorer"] = []
    rated = made["temaer"][0]["kriterier"][0]["indikatorer"]
    for ground, indicator in zip(made["interne"]["grundlag"], rated, strict=True):
        ground["id"] = indicator["id"]
    made.update(changes)
    made["dele"] = shown_parts(known_audience(made["audience"]))
    return made


def _told(where: str, shape: Shape) -> object:
    if isinstance(shape, dict):
        return {name: _told(f"{where}.{name}".lstrip("."), part) for name, part in shape.items()}
    if isinstance(shape, list):
        return [_told(f"{where}{number}", shape[0]) for number in (1, 2)]
    return f"«{where}»"


def words(told: object) -> set[str]:
    """Every «word» of a context, or of a part of it."""
    if isinstance(told, dict):
        return {word for part in told.values() for word in words(part)}
    if isinstance(told, list):
        return {word for part in told for word in words(part)}
    return {told} if isinstance(told, str) and told.startswith("«") else set()


def parts(package: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(package: bytes, part: str = "word/document.xml") -> Any:
    return etree.fromstring(parts(package)[part])


def paragraphs(package: bytes, part: str = "word/document.xml") -> list[str]:
    """The paragraphs of a part, tables too, with tabs and line breaks as such; a space is one, however it breaks."""
    return ["".join(_pieces(paragraph)).replace("\u00a0", " ") for paragraph in tree(package, part).iter(f"{W}p")]


def _pieces(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter(*_READABLE):
        in_style = node.getparent().tag == f"{W}tabs"
        yield {"t": node.text or "", "tab": "" if in_style else "\t", "br": "\n", "noBreakHyphen": "-"}[
            etree.QName(node).localname
        ]


def plain(package: bytes, between: str = "") -> str:
    """The body's words, a paragraph a line; a space or a hyphen is one, however it breaks. `between`: of its runs."""
    read = (f"{W}t", f"{W}noBreakHyphen")
    lines = (
        between.join("-" if each.tag == read[1] else each.text or "" for each in paragraph.iter(*read))
        for paragraph in tree(package).find(f"{W}body").iter(f"{W}p")
    )
    return "\n".join(lines).replace(f"{between}-{between}", "-").replace("\u00a0", " ")


def whole_text(package: bytes) -> str:
    read = [name for name in parts(package) if name.startswith(("word/document", "word/header", "word/footer"))]
    return "\n".join(line for name in read for line in paragraphs(package, name))


def styled(package: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph outside tables."""
    return [(each.style.name or "", each.text) for each in Document(BytesIO(package)).paragraphs if each.style]
