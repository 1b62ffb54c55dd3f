"""What was gathered: who said what, who differs, what nobody told; the notes; and the keys to all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.values import BINDINGS
from tilsyn.output.excel.sheets.layout import Column, Sheet, listing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from tilsyn.output.contexts.records.workbook import CaseWorkbook

# A laptop's 1,366 pixels hold about 180 characters: indicator, group, source, reading, note and wording at once. On an
# A4 on its side 167 of them, with the columns' edges, are printed in 8 points: what is not folded is no wider.
VOICES = (
    Column("Tema", 14, "tema"),
    Column("Indikator", 9, "indikator"),
    Column("Spørgsmål", 9, "spoergsmaal"),
    Column("Gruppe", 17, "gruppe"),
    Column("Kilde", 17, "kilde"),
    Column("Samtale", 11, "samtale"),
    Column("Læsning", 9, "laesning", choices="Læsning"),
    Column("Note", 35, "note"),
    Column("Ordlyd", 27, "ordlyd"),
    Column("Samme note ved", 12, "faelles", folded=True),
    Column("Afvigelser", 14, "afvigelser"),
    Column("Begrundelse", 18, "begrundelse", folded=True),
    Column("Delsvar", 14, "delsvar", folded=True),
    Column("Officielt eller eget", 12, "art", folded=True),
    Column("Samtalespørgsmål", 18, "familie", folded=True),
    Column("Metode", 14, "metode", folded=True),
    Column("Sagt", 16, "sagt", "date", folded=True),
    Column("Noteret", 16, "noteret", "date", folded=True),
    Column("Noteret hvordan", 12, "noteret_hvordan", folded=True),
    Column("Pligt", 9, "pligt", folded=True),
    Column("Anvisninger", 16, "anvisninger", folded=True),
)
DIFFERENCES = (
    Column("Tema", 14, "tema"),
    Column("Indikator", 9, "indikator"),
    Column("Spørgsmål", 9, "spoergsmaal"),
    Column("Gruppe", 17, "gruppe"),
    Column("Kilde", 17, "kilde"),
    Column("Samtale", 11, "samtale"),
    Column("Læsning", 9, "laesning"),
    Column("Forskellig fra", 18, "forskellig_fra"),
    Column("Note", 32, "note"),
    Column("Ordlyd", 26, "ordlyd"),
)
UNEXAMINED = (
    Column("Tema", 14, "tema"),
    Column("Indikator", 9, "indikator"),
    Column("Spørgsmål", 9, "spoergsmaal"),
    Column("Gruppe eller metode", 17, "gruppe"),
    Column("Hvorfor", 13, "hvorfor", choices="Hvorfor"),
    Column("Belyst af", 18, "belyst_af"),
    Column("Samtale", 11, "samtale"),
    Column("Begrundelse", 16, "begrundelse"),
    Column("Indikatorens tilstand", 12, "tilstand"),
    Column("Ordlyd", 41, "ordlyd"),
)
NOTES = (
    Column("Tema", 14, "tema"),
    Column("Hører til", 10, "hoerer_til"),
    Column("Gruppe", 17, "gruppe"),
    Column("Kilde", 17, "kilde"),
    Column("Samtale", 11, "samtale"),
    Column("Citat", 6, "citat", choices="Ja eller nej"),
    Column("Note", 36, "note"),
    Column("Sted", 11, "sted"),
    Column("Dokument", 13, "dokument"),
    Column("Sagt", 16, "sagt", "date"),
    Column("Hører også til", 9, "ogsaa"),
)
ENCOUNTERS = (
    Column("Samtale", 11, "samtale"),
    Column("Metode", 11, "metode"),
    Column("Form", 9, "form"),
    Column("Gruppe", 17, "gruppe"),
    Column("Kilde", 17, "kilde"),
    Column("Start", 16, "start", "date"),
    Column("Slut", 16, "slut", "date", folded=True),
    Column("Emne", 18, "emne"),
    Column("Sted", 12, "sted"),
    Column("Udvalgt", 12, "udvalgt"),
    Column("Andre til stede", 16, "til_stede"),
    Column("Oplyst om", 28, "oplyst", folded=True),
    Column("Udfald", 11, "udfald", choices="Udfald"),
    Column("Må citeres", 8, "citat", choices="Ja eller nej"),
    Column("Ført af", 20, "af", folded=True),
    Column("Afdeling", 14, "afdeling", folded=True),
    Column("Deltagere", 10, "deltagere", "number", folded=True),
    Column("Læst op", 8, "laest_op", folded=True, choices="Ja eller nej"),
    Column("Spor", 12, "spor", folded=True),
)
PAPERS = (
    Column("Dokument", 40, "dokument"),
    Column("Type", 26, "type"),
    Column("Status", 15, "status", choices="Dokumentstatus"),
    Column("Anmodet", 12, "anmodet", "date"),
    Column("Frist", 12, "frist", "date"),
    Column("Modtaget", 12, "modtaget", "date"),
    Column("Dateret", 12, "dateret", "date"),
    Column("Sider", 7, "sider", "number"),
    Column("Hvordan ordene er blevet til", 20, "tilblivelse"),
)
DIRECTIVES = (
    Column("Anvisning", 15, "id"),
    Column("Emne", 42, "emne"),
    Column("Retningslinje", 27, "retningslinje"),
    Column("Binding", 18, "binding"),
    Column("Berørt i sagen", 9, "berort", choices="Ja eller nej"),
    Column("Indikatorer", 13, "indikatorer"),
    Column("Spørgsmål", 22, "spoergsmaal"),
    Column("Hvad der er læst", 16, "kendt"),
)


def voice_sheet(book: CaseWorkbook) -> Sheet:
    return listing("Spørgsmål", "tSpoergsmaal", VOICES, book["spoergsmaal"], kept=4)


def difference_sheet(book: CaseWorkbook) -> Sheet:
    return listing("Forskellige oplysninger", "tForskellige", DIFFERENCES, book["forskelle"], kept=4)


def unexamined_sheet(book: CaseWorkbook) -> Sheet:
    return listing("Ikke belyst", "tIkkeBelyst", UNEXAMINED, book["ikke_belyst"], kept=4)


def note_sheet(book: CaseWorkbook) -> Sheet:
    return listing("Noter", "tNoter", NOTES, book["noter"], kept=3)


def encounter_sheet(book: CaseWorkbook) -> Sheet:
    return listing("Samtaler", "tSamtaler", ENCOUNTERS, book["samtaler"], kept=2)


def paper_sheet(book: CaseWorkbook) -> Sheet:
    return listing("Dokumenter", "tDokumenter", PAPERS, book["dokumenter"], kept=2)


def directive_sheet(book: CaseWorkbook) -> Sheet:
    return listing("Anvisninger", "tAnvisninger", DIRECTIVES, _directives(book), kept=2)


def _directives(book: CaseWorkbook) -> Iterator[dict[str, Any]]:
    for each in book["anvisninger"]:
        yield {
            **each,
            "binding": each["bindingstekst"] or BINDINGS[each["binding"]],
            "berort": "ja" if each["berort"] else "nej",
            "indikatorer": ", ".join(each["indikatorer"]),
            "spoergsmaal": ", ".join(each["spoergsmaal"]),
        }
