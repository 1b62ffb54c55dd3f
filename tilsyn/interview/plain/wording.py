"""What the interview itself says, in Danish."""

from __future__ import annotations

HELP = (
    "j ja · d delvist · n nej · v ved ikke · ø ønsker ikke · i ikke relevant · f ikke fundet (dokumenter) · "
    "t kun tekst; "
    "derefter noten, afsluttet med . · s spring over · b tilbage · u fortryd · k kun kernen, eller alt · "
    "g 4.a.3 gå til · /ord søg · ? anvisninger · + løs note · e eget spørgsmål · q stop"
)
CORE_ALONE = "Nu stilles kun kernespørgsmålene. k igen: alle."
CORE_DONE = "Ikke flere kernespørgsmål. De andre kommer næste gang."
EVERYTHING = "Nu stilles alle spørgsmål. k igen: kun kernen."
VALUE_ALONE = (
    "Intet er gemt. Skriv {letter} alene på linjen, tryk Enter, og skriv så noten; slut med en linje med . alene."
)
PAPER_HELP = 'skriv fx "4.a.1 Hun siger …", "4.a.1 j: Hun siger …" eller "- fortsat" lige efter et svar.'
EMPTY_ANSWER = "Et svar uden værdi skal have en tekst. Intet er gemt."
CPR_WARNING = (
    "Teksten ser ud til at indeholde et CPR-nummer. Den er gemt, men ret den: CPR-numre hører ikke til i sagen."
)
UNFINISHED = "Ikke færdigskrevet: {what}, {at} ({size}):"
USE_DRAFT_HERE = (
    "Tast {letter}. Skriv så teksten igen, eller kun . for at bruge den, som den står. Den er her, til der står gemt."
)
USE_DRAFT = "Skriv teksten igen, eller kun . for at bruge den, som den står. Den er her, til der står gemt."
KEPT = "Det halve er beholdt og bliver vist igen næste gang."
UNSAVED = "Det, du lige har skrevet, kunne ikke gemmes i sagen. Her er det, så det kan kopieres:"
PASTED_AS_ONE = "Det indsatte var på flere linjer; her er det læst som én."
PASTED_HERE = (
    "Det indsatte er på flere linjer, og her spørges om et bogstav eller en kommando. Intet er gemt. "
    "Skriv først svarets bogstav eller t, og indsæt det så igen."
)
DRAFT_HINT = "Bedømmelsen er beholdt: kør kommandoen igen, og skriv kun . i stedet for teksten."
