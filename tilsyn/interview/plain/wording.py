"""What the interview itself says, in Danish."""

from __future__ import annotations

HELP = (
    "j ja · d delvist · n nej · v ved ikke · ø ønsker ikke · i ikke relevant · f ikke fundet (dokumenter) · "
    "t kun tekst; "
    "derefter noten, afsluttet med . · d 7.a.4 kun det ene af flere numre · "
    "s spring over · b tilbage · g 4.a.3 gå til · /ord søg · ? anvisninger · "
    "+ løs note · e eget spørgsmål · q stop"
)
VALUE_ALONE = (
    "Intet er gemt. Skriv {letter} alene på linjen, tryk Enter, og skriv så noten; slut med en linje med . alene."
)
PAPER_HELP = 'skriv fx "4.a.1 Hun siger …", "4.a.1 j: Hun siger …" eller "- fortsat" lige efter et svar.'
OFFICIAL = "Officielt"
OWN_OF = "Eget spørgsmål ({place})"
ONLY_ONE = "Svaret gælder kun {question}; g {first} er for dem alle."
LONE_LETTER = (
    "»{letter}« står alene efter nummeret. Er det svaret, så sæt et kolon efter: {question} {letter}: … "
    "Er det noten, så begynd med t: …"
)
LINES_OFFERED = "{count} fra sidst er ikke skrevet ind. Skriv dem rettet, eller kun . for at lægge dem væk:"
LINES_WAIT = "{count} fra sidst er ikke skrevet ind; kør --paper i en terminal for at se dem."
LINES_PUT_AWAY = "Linjerne fra sidst er lagt væk."
LINES_KEPT = "De er beholdt og vises, næste gang du skriver ind fra papir. Ret dem, og skriv kun dem ind igen."
LINES_NOT_KEPT = "Ret dem, og skriv kun dem ind igen."
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
