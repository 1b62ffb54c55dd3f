"""What the evening view says, in Danish."""

from __future__ import annotations

TITLE = "Aftenvisning"
ASSESSED = "vurdering skrevet"
NOT_ASSESSED = "vurdering mangler"
THEME = "Tema {number} {title}"
CRITERION = "Kriterium {id} {title}"

LOOSE_ONE = ("løs note venter", "løse noter venter")
NO_LOOSE = "Ingen løse noter"
LOOSE_KEY = " (l)"
UNCLOSED = ("samtale er ikke afsluttet", "samtaler er ikke afsluttet")
ALL_CLOSED = "alle samtaler er afsluttet"
NONE_HELD = "ingen samtaler endnu"
KEYS_OVERVIEW = "Enter stemmerne · b bedøm · v vurdering · l løse noter · o opfølgning · q luk · F1"
KEYS_OVERVIEW_WIDE = "Pil op og ned vælger · " + KEYS_OVERVIEW + " hjælp · F9 sluk skærmen"
NOT_WRITTEN_HERE = "Her skrives der ikke. Åbn en indikator, og sæt teksten ind som note dér."
NOT_RATED = "Stå på en indikator, og tryk igen."
CLOSED = "Aftenvisningen er lukket. Alt, der er meldt gemt, er gemt."

OWN = "Eget spørgsmål"
QUESTION = "spørgsmål {id}"
NOTHING_HEARD = "Intet er noteret her endnu. + skriver en note."
KEYS_VOICES = "pil: næste · j d n v ø i t: værdi · p dele · + note · b bedøm · ? · Esc · F1"
KEYS_VOICES_WIDE = (
    "Pil op/ned: stemme · venstre/højre: indikator · j d n v ø i (f) værdi, t fjerner · p dele · + note · b bedøm · "
    "? ordlyd og anvisninger · Esc"
)
WHY_IRRELEVANT = "Hvorfor er det ikke relevant her? · Enter: gem · Esc: fortryd"
RECOVERED_NOTE = "Ikke færdigskrevet: en note til {place}, {at}, {size}. Tryk + for at skrive videre."
NOTE_TO = "NOTE TIL {id} · du skriver her · Esc: gem"
DIRECTIVES = "Ordlyd og anvisninger · Esc: luk"
FIRST = "Det er den første indikator."
LAST = "Det er den sidste indikator."
NOTHING_NEW = "Den værdi står der allerede. Intet er ændret."
MEANWHILE = "Der er rettet i sagen imens. Læs igen, hvad der står."
PARTS = "Dele · j d n v ø i (f) t · Enter: gem · Esc: fortryd"
NO_PARTS = "Spørgsmålet har ingen dele."

SORTING = "Løse noter"
ALL_NOTES = "Alle noter"
OF = "{title} · {number} af {count}"
LIES = "Ligger på {places}."
IS_LOOSE = "Hører ikke til noget endnu."
PLACE_REST = "Hvor hører den til? · Enter: skriv"
PLACE_WRITING = "HVOR HØRER DEN TIL? fx 4.a; tema 4 · Enter: gem · pil ned: listen"
KEYS_SORTING = "Enter vælg sted · s spring over · b tilbage · a alle noter · Esc luk · F1"
KEYS_PLACING = "Enter gem · pil ned til listen · ; deler flere · Esc ud"
KEYS_PICKING = "mellemrum eller Enter: vælg · Ctrl+S gem · Esc tilbage til linjen"
HALF_PLACED = "Stedet var skrevet halvt; det er ikke gemt endnu. Enter: skriv videre."
NO_NOTES = "Der er ingen løse noter."
NO_NOTES_AT_ALL = "Der er ingen noter."
NO_MORE = "Det var den sidste. Esc: luk · b: tilbage · a: alle noter"
NO_PLACE = "Skriv, hvor noten hører til, eller spring den over med Esc og s."
FIRST_NOTE = "Det er den første note."
PUT = "Lagt på {places}. Fortryd: b, og læg den et andet sted."
LOOSENED = "Noten er løs igen."

HELP_OVERVIEW = """\
Oversigten:
  Pil op og ned, Page Up og Page Down, eller musen: vælg
  Enter eller klik: stemmerne om en indikator; ellers vurderingen
  b bedøm · q luk
  v vurdering af det, du står på · o opfølgningspunkter
  l løse noter
  Der står, hvilke samtaler og metoder en indikator bygger på,
  aldrig hvor mange der svarede det ene eller det andet."""
HELP_VOICES = """\
Stemmerne om en indikator:
  Pil op og ned: næste stemme · Page Up og Page Down: rul
  Pil til venstre og højre: forrige og næste indikator
  j ja · d delvist · n nej · v ved ikke · ø (eller o) ønsker ikke
  i ikke relevant (spørger hvorfor) · t fjern værdien
  f ikke fundet (kun dokumenter)
  Værdien er din læsning af det, der blev sagt. Den gemmes med
  det samme, og kun på den stemme, du står på. Teksten og tiderne
  bliver, som de var.
  p spørgsmålets dele, hvor det har flere
  + note til indikatoren · b bedøm
  ? ordlyd og anvisninger · Esc tilbage"""
HELP_SORTING = """\
Løse noter:
  Enter: skriv stedet, fx 4.a; kriterium 4; tema 4
  Pil ned: vælg i listen med mellemrum · Ctrl+S gem
  s spring over · b tilbage · Esc luk
  a alle noter, også dem, der er lagt på plads
  Hver note er gemt, når der står Gemt. Læg den et andet sted
  for at fortryde; en tom linje gør den løs igen."""
HELP_ALWAYS = """\
Altid:
  F1 hjælp · F9 sluk skærmen · F10 lyst eller mørkt
  Ctrl+C afbryd"""
