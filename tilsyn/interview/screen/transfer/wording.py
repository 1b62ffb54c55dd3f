"""What the list of fields says, in Danish."""

from __future__ import annotations

KEYS = "Enter kopiér · n næste · f ændrede · v vis teksten · q luk (og Enter) · F1"
LETTERS = {
    "n": "næste, der ikke er overført",
    "f": "kun de ændrede, eller alle",
    "v": "vis hele teksten",
    "q": "luk",
}
KEYS_COPIED = "Sat ind? Mellemrum eller Enter: overført · v vis teksten · Esc: ikke endnu"
KEYS_BY_HAND = "Skift og mus: markér · Mellemrum eller Enter: overført · Esc: luk"
SENT = (
    "teksten er sendt til terminalen, men det kan ikke ses herfra, om den nåede udklipsholderen. "
    "Kom den ikke med, så markér den selv."
)
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
  Et bogstav står i linjen nederst og gør intet, før du trykker Enter:
  n næste felt, der ikke er overført, eller som er ændret
  f kun de felter, der er ændret siden overført; f igen: alle
  v vis hele teksten
  q luk · F9 sluk skærmen · F10 lyst eller mørkt

Udklipsholderen bliver ryddet efter 60 sekunder, og når du lukker, hvis den stadig \
holder teksten. Windows kan gemme kopier i udklipshistorikken (Win+V): slå den fra \
under Indstillinger, System, Udklipsholder."""
