"""What the list of fields says, in Danish."""

from __future__ import annotations

WHERE = "Overfør · {counts}"
KEYS = "Enter kopiér · n næste · f ændrede · v vis hele teksten · q luk · F1 hjælp"
KEYS_PENDING = "Sat ind? Mellemrum eller Enter: overført · v vis teksten · Esc: ikke endnu"
COPIED = "{title}: kopieret. Sæt teksten ind i jeres eget system, og tryk så mellemrum eller Enter her."
SENT = (
    "{title}: teksten er sendt til terminalen, men det kan ikke ses herfra, om den nåede udklipsholderen. "
    "Kom den ikke med, så markér den selv."
)
EMPTIED = "{title}: feltet er tomt nu. Slet det i jeres eget system, og tryk så mellemrum eller Enter her."
TICKED = "{title}: sat som overført."
NOT_YET = "{title}: ikke sat som overført."
MEANWHILE = "Der er rettet i sagen imens. Se feltet, som det er nu, og tryk Enter igen."
COPY_FIRST = "Tryk Enter for at kopiere feltet først."
ALL_DONE = "Alle felter er overført, som de står nu."
NONE_CHANGED = "Ingen felter er ændret, siden de blev overført."
ONLY_CHANGED = "Kun ændrede felter. f: vis alle."
BY_HAND_PENDING = "Skift og mus: markér · Mellemrum eller Enter: overført · Esc: luk"
BY_HAND = "{title} · Skift og mus: markér · Esc: luk"
BY_HAND_ADVICE = (
    "Linjerne er brudt, så de passer på skærmen. Hele teksten, linje for linje: tilsyn paste SAG {place}\n\n{text}"
)
CLOSING = "{counts}. {clipboard}"
LEFT_CLEAR = "Udklipsholderen holder ikke længere teksten."
LEFT_UNKNOWN = "Terminalens udklipsholder kan stadig holde den sidste tekst: kopiér noget andet."
LEFT_UNTOUCHED = "Udklipsholderen er ikke brugt."
# A paragraph is one line, broken where the window ends.
HELP = """\
Hvert felt i rapporten, som tilbuddet må se den, med tilstand i ord:
  ikke overført · overført med dato · ændret siden overført

Enter kopierer feltets tekst til udklipsholderen. Sæt den ind i jeres eget system. \
Tryk så mellemrum eller Enter: først da er det overført. Esc: ikke endnu.

  Pil op og ned, Page Up og Page Down, Home, End: vælg et felt
  n næste felt, der ikke er overført, eller som er ændret
  f kun de felter, der er ændret siden overført; f igen: alle
  v vis hele teksten
  q luk · F9 sluk skærmen · F10 lyst eller mørkt

Udklipsholderen bliver ryddet efter 60 sekunder, og når du lukker, hvis den stadig \
holder teksten. Windows kan gemme kopier i udklipshistorikken (Win+V): slå den fra \
under Indstillinger, System, Udklipsholder."""
