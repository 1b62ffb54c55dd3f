"""S170 to S179: what is wrong with the submissions of a form. What was said is never repeated."""

from __future__ import annotations

from tilsyn.domain.problems.kind import Kind, Severity

_ROWS: tuple[tuple[str, Severity, str, str], ...] = (
    (
        "S170",
        "error",
        "Filen med indsendelser kan ikke læses: {why}.",
        "Hent den igen fra ODK Central eller Kobo som CSV eller JSON, og læs den ind, som den er.",
    ),
    (
        "S171",
        "error",
        "Det er ikke svar på en formular fra tilsyn: {why}.",
        "Brug en formular fra tilsyn export SAG --xlsform, og hent svarene med felternes navne, ikke med deres tekst.",
    ),
    (
        "S172",
        "error",
        "Formularen er skrevet af en anden sag.",
        "Læs svarene ind i den sag, som formularen er skrevet af.",
    ),
    (
        "S173",
        "error",
        "Indsendelsen har intet id (instanceID).",
        "Hent svarene igen med alle kolonner: uden id kan det samme komme ind to gange.",
    ),
    (
        "S174",
        "error",
        "Indsendelsen står også i {first} og siger ikke det samme der.",
        "Slet den ene, eller hent svarene igen.",
    ),
    ("S175", "error", "»{given}« kan ikke læses som {what}.", "{advice}"),
    (
        "S176",
        "error",
        "Kildens kode mangler.",
        "Skriv koden i feltet kilde, fx Borger 1: uden den er det ikke til at se, hvem der talte.",
    ),
    (
        "S177",
        "error",
        "Gruppen mangler, og »{given}« er ikke en kilde i sagen.",
        "Skriv gruppen i feltet gruppe, eller opret kilden med tilsyn source SAG KODE --group GRUPPE.",
    ),
    (
        "S178",
        "error",
        "»{given}« er {held} {where} og {stated} i indsendelsen.",
        "Ret feltet gruppe, eller giv kilden sin egen kode i feltet kilde.",
    ),
    ("S179", "warning", "{what}.", "{advice}"),
)

SUBMISSION_KINDS: dict[str, Kind] = {code: Kind(severity, text, hint) for code, severity, text, hint in _ROWS}
