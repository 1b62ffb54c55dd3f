"""What was gathered: who said what, who differs, what nobody told; the notes; and the keys to all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.values import BINDINGS
from tilsyn.output.excel.sheets.layout import Column, Sheet, listing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from tilsyn.output.contexts.records.workbook import CaseWorkbook

# A laptop's 1,366 pixels hold about 180 characters: indicator, group, source, reading, note and wording at once.
VOICES = (
    Column("Tema", 14, "tema"),
    Column("Indikator", 9, "indikator"),
    Column("Spørgsmål", 10, "spoergsmaal"),
    Column("Gruppe", 17, "gruppe"),
    Column("Kilde", 17, "kilde"),
    Column("Samtale", 13, "samtale"),
    Column("Læsning", 11, "laesning", choices="Læsning"),
    Column("Note", 48, "note"),
    Column("Ordlyd", 32, "ordlyd"),
    Column("Samme note ved", 12, "faelles"),
    Column("Afvigelser", 24, "afvigelser"),
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
    Column("Spørgsmål", 10, "spoergsmaal"),
    Column("Gruppe", 17, "gruppe"),
    Column("Kilde", 17, "kilde"),
    Column("Samtale", 15, "samtale"),
    Column("Læsning", 10, "laesning"),
    Column("Forskellig fra", 24, "forskellig_fra"),
    Column("Note", 46, "note"),
    Column("Ordlyd", 34, "ordlyd"),
)
UNEXAMINED = (
    Column("Tema", 16, "tema"),
    Column("Indikator", 9, "indikator"),
    Column("Spørgsmål", 10, "spoergsmaal"),
    Column("Gruppe eller metode", 18, "gruppe"),
    Column("Hvorfor", 19, "hvorfor", choices="Hvorfor"),
    Column("Belyst af", 26, "belyst_af"),
    Column("Samtale", 16, "samtale"),
    Column("Begrundelse", 26, "begrundelse"),
    Column("Indikatorens tilstand", 12, "tilstand"),
    Column("Ordlyd", 40, "ordlyd"),
)
NOTES = (
    Column("Tema", 16, "tema"),
    Column("Hører til", 11, "hoerer_til"),
    Column("Gruppe", 17, "gruppe"),
    Column("Kilde", 17, "kilde"),
    Column("Samtale", 16, "samtale"),
    Column("Citat", 7, "citat", choices="Ja eller nej"),
    Column("Note", 66, "note"),
    Column("Sted", 18, "sted"),
    Column("Dokument", 18, "dokument"),
    Column("Sagt", 16, "sagt", "date"),
    Column("Hører også til", 14, "ogsaa"),
)
ENCOUNTERS = (
    Column("Samtale", 14, "samtale"),
    Column("Metode", 11, "metode"),
    Column("Form", 10, "form"),
    Column("Gruppe", 17, "gruppe"),
    Column("Kilde", 16, "kilde"),
    Column("Start", 16, "start", "date"),
    Column("Slut", 16, "slut", "date"),
    Column("Emne", 22, "emne"),
    Column("Sted", 13, "sted"),
    Column("Udvalgt", 16, "udvalgt"),
    Column("Andre til stede", 18, "til_stede"),
    Column("Oplyst om", 28, "oplyst"),
    Column("Udfald", 11, "udfald", choices="Udfald"),
    Column("Må citeres", 9, "citat", choices="Ja eller nej"),
    Column("Ført af", 14, "af"),
    Column("Afdeling", 14, "afdeling", folded=True),
    Column("Deltagere", 10, "deltagere", "number", folded=True),
    Column("Læst op", 8, "laest_op", folded=True, choices="Ja eller nej"),
    Column("Spor", 12, "spor", folded=True),
)
PAPERS = (
    Column("Dokument", 44, "dokument"),
    Column("Type", 30, "type"),
    Column("Status", 16, "status", choices="Dokumentstatus"),
    Column("Anmodet", 13, "anmodet", "date"),
    Column("Frist", 13, "frist", "date"),
    Column("Modtaget", 13, "modtaget", "date"),
    Column("Dateret", 13, "dateret", "date"),
    Column("Sider", 7, "sider", "number"),
    Column("Hvordan ordene er blevet til", 22, "tilblivelse"),
)
DIRECTIVES = (
    Column("Anvisning", 16, "id"),
    Column("Emne", 46, "emne"),
    Column("Retningslinje", 30, "retningslinje"),
    Column("Binding", 20, "binding"),
    Column("Berørt i sagen", 10, "berort", choices="Ja eller nej"),
    Column("Indikatorer", 14, "indikatorer"),
    Column("Spørgsmål", 22, "spoergsmaal"),
    Column("Hvad der er læst", 18, "kendt"),
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
