"""What the keys of the evening view do, in Danish."""

from __future__ import annotations

KEYS_OVERVIEW = "Enter stemmer · b bedøm · v vurdér · l løse · o opfølgning · g 9.a · /ord · F1"
KEYS_OVERVIEW_FRAMES = "Enter stemmer · b bedøm · v vurdér · l løse · r rammer · o opfølgning · F1"
KEYS_OVERVIEW_WIDE = "Bogstav og Enter · " + KEYS_OVERVIEW + " hjælp · F9 sluk skærmen"
KEYS_VOICES = "bogstav og Enter: j d n v ø i t · p dele · + note · b bedøm · Enter: ret · F1"
KEYS_VOICES_WIDE = (
    "Pil: stemme, indikator · bogstav og Enter: j d n v ø i (f) værdi, t fjerner · p dele · + note · "
    "b bedøm · Enter alene: ret · g 9.a · /ord · Esc"
)
WHY_IRRELEVANT = "Hvorfor er det ikke relevant her?"
PLACE_REST = "Hvor hører den til? · Enter: skriv"
PLACE_WRITING = "HVOR HØRER DEN TIL? fx 4.a; tema 4 · Enter: gem · pil ned: listen"
KEYS_SORTING = "Enter sted · Ctrl+R ret · s videre · b tilbage · a alle (og Enter) · Esc · F1"
LETTERS_SORTING = {"s": "spring over", "b": "tilbage", "a": "alle noter, eller kun de løse", "q": "luk"}
KEYS_PLACING = "Enter gem · pil ned til listen · ; deler flere · Esc ud"
KEYS_PICKING = "mellemrum eller Enter: vælg · Ctrl+S gem · Esc tilbage til linjen"

LETTERS_OVERVIEW = {
    "b": "bedøm det, du står på",
    "v": "skriv vurderingen",
    "l": "læg løse noter på plads",
    "o": "opfølgningspunkter",
    "r": "spørgerammer",
    "q": "luk",
}
LETTERS_VOICES = {
    "b": "bedøm",
    "+": "skriv en note",
    "p": "spørgsmålets dele",
    "?": "ordlyd og anvisninger",
    "q": "luk",
}
HOW = """\
Et bogstav står i linjen nederst og gør intet, før du trykker Enter.
  Esc tømmer linjen. En sætning bliver altid til tekst."""

HELP_OVERVIEW = """\
Oversigten:
  Pil op og ned, Page Up og Page Down, eller musen: vælg
  Enter eller klik: stemmerne om en indikator; ellers vurderingen
  b bedøm · q luk
  v vurdering af det, du står på · o opfølgningspunkter
  r spørgerammer, og hvad svarene er grundlag for
  l løse noter · g 9.a gå til · /ord søg i ordlyd og i det, der er sagt
  En sætning, du skriver eller sætter ind, bliver en note til det,
  du står på.
  Der står, hvilke samtaler og metoder en indikator bygger på,
  aldrig hvor mange der svarede det ene eller det andet."""
HELP_VOICES = """\
Stemmerne om en indikator:
  Pil op og ned: næste stemme · Page Up og Page Down: rul
  Pil til venstre og højre: forrige og næste indikator
  j ja · d delvist · n nej · v ved ikke · ø (eller o) ønsker ikke
  i ikke relevant (spørger hvorfor) · t fjern værdien
  f ikke fundet (kun dokumenter)
  Ved et punkt i en spørgeramme læses et dokument som j dækkende,
  d ufuldstændig, n i strid med kilden, f ikke fundet
  Værdien er din læsning af det, der blev sagt. Den gemmes med
  det samme, og kun på den stemme, du står på. Teksten og tiderne
  bliver, som de var.
  Enter: ret teksten og værdien. Det står som rettet, og tiderne
  bliver, som de var.
  p spørgsmålets dele, hvor det har flere
  + note til indikatoren (en sætning åbner den selv) · b bedøm
  g 9.a gå til · /ord søg
  ? ordlyd og anvisninger · Esc tilbage"""
HELP_SORTING = """\
Løse noter:
  Enter: skriv stedet, fx 4.a; kriterium 4; tema 4
  Pil ned: vælg i listen med mellemrum · Ctrl+S gem
  Ctrl+R: ret notens tekst · s spring over · b tilbage · Esc luk
  a alle noter, også dem, der er lagt på plads
  Hver note er gemt, når der står Gemt. Læg den et andet sted
  for at fortryde; en tom linje gør den løs igen."""
HELP_ALWAYS = f"""\
{HOW}

Altid:
  F1 hjælp · F9 sluk skærmen · F10 lyst eller mørkt
  Ctrl+C afbryd"""
