"""What the keys do where one judges, in Danish, and the sentences of more than one of its screens."""

from __future__ import annotations

STATUS_KEYS = {
    "o": "opfyldt",
    "d": "delvist",
    "i": "ikke_opfyldt",
    "b": "bortfaldet",
    "v": "viderefoeres",
    "u": "ikke_undersoegt",
}
RECOVERED_LINES = "Det halvskrevne i de korte felter står der igen; det er ikke gemt i sagen endnu."
NOT_SAVED = "Der er noget, der ikke er gemt. Teksten beholdes som kladde, valgene gør ikke. Ctrl+S: gem · Esc: luk"
TEXT_NOT_SAVED = "Teksten er ikke gemt i sagen; den beholdes som kladde. Ctrl+S: gem · Esc: luk"
WHY_CHANGED = "Udkastet er delt: hvorfor ændres vurderingen?"
WHY_SCOPE = "Hvorfor?"

TEXT_REST = "Bedømmelse · Enter: skriv"
TEXT_WRITING = "BEDØMMELSE · du skriver her · Esc: videre til kilderne"
NOTHING_NEW = "Der er ikke ændret noget."

KEYS_READING = "Enter skriv · Tab kilder, score · f tidligere · ? anvisning (Enter) · Esc · F1"
KEYS_READING_FRAMED = "Enter skriv · Tab kilder, score · f før · r ramme · ? anvisninger · Esc · F1"
LETTERS_READING = {"f": "vis den tidligere bedømmelse", "?": "anvisninger", "q": "luk"}
FRAMED = {"r": "hvad kilden siger om temaet"}
FRAMED_TITLE = "Det faglige grundlag, kildens egne ord · Esc: luk"
KEYS_TEXT = "Esc videre til kilderne  Ctrl+S gem  F7/F8 rul grundlaget  F9 sluk"
KEYS_SOURCES = "mellemrum: vælg · Enter: videre til scoren · Ctrl+S gem · Esc ud"
KEYS_SCORE = "{keys} og Enter: vælg og gem · pil og Enter: vælg · Esc ud"
KEYS_REASON = "Enter eller Ctrl+S: gem · Esc ud"

ASSESS_REST = "Vurdering · Enter: skriv"
ASSESS_WRITING = "VURDERING · du skriver her · Esc: gem og luk · Ctrl+S: gem"
KEYS_ASSESS = "Enter skriv · pil og Page Up/Down ruller · Esc luk · F9 sluk · F1 hjælp"
KEYS_ASSESS_FRAMED = "Enter skriv · r ramme · pil og Page Up/Down ruller · Esc luk · F9 sluk · F1"
KEYS_ASSESS_THEME = "Enter skriv · n nøglesætning · pilene ruller · Esc luk · F9 sluk · F1 hjælp"
KEYS_ASSESS_THEME_FRAMED = "Enter skriv · n nøglesætning · r ramme · pilene ruller · Esc luk · F9 · F1"
LEAD = {"n": "vælg temaets nøglesætning"}
LEAD_TITLE = "Nøglesætning: den sætning, der står for temaet · Enter: vælg · Esc: lad den stå"
NO_TEXT_YET = "Gem vurderingen først: nøglesætningen er en af dens egne sætninger."
KEYS_ASSESS_WRITING = "Esc gem og luk  Ctrl+S gem og bliv  F7/F8 rul teksterne  F9 sluk"

KEYS_POINTS = (
    "Bogstav og Enter: o opfyldt · d delvist · i ikke opfyldt · b bortfaldet\n"
    "v videreføres · u ikke undersøgt · a afgørelse · + nyt · Enter ret · Esc · F1"
)
LETTERS_POINTS = {"+": "skriv et nyt punkt", "a": "afgørelse", "q": "luk"}
KEYS_POINT = "Tab næste felt · Ctrl+S gem · Esc luk; teksten beholdes som kladde"

HELP = """\
Bedømmelse, i denne rækkefølge: tekst, kilder, score.
  Enter, eller bare en sætning: skriv teksten
  Tab og Shift+Tab flytter mellem trinene; Ctrl+S gemmer det, der står
  Kilder: mellemrum eller klik sætter kryds, Enter går videre
  Score: tallet (ved nygodkendelse bogstavet) og Enter vælger og gemmer,
    - er endnu ingen score; Backspace tager et valg tilbage
  Begrundelse, kun når udkastet er delt
  Forskel fra sidst: hvorfor scoren er en anden end i den tidligere rapport
  Bogstaver og tal står i en linje og gør intet før Enter; Esc tømmer den
  g vælg, om indikatoren gælder, hvor udgaven er i tvivl
  f tidligere bedømmelse · ? anvisninger · F7 og F8 ruller grundlaget
  r det faglige grundlag: hvad kilden siger om temaet, ordret med sted
  En tekst kan gemmes uden score.

Vurdering:
  Enter skriv · Esc gem og luk · Ctrl+S gem og bliv · F7 og F8 ruller teksterne
  r det faglige grundlag, ved et tema eller et kriterium
  n den af temaets egne sætninger, der står for det; ellers den første

Opfølgning:
  o opfyldt · d delvist · i ikke opfyldt · b bortfaldet · v videreføres
  u ikke undersøgt · a afgørelse · + nyt punkt · Enter ret teksten

F2 læser en lang besked helt. Esc lukker. Det halvskrevne beholdes som kladde.
Til eftersyn er ord til øjet: de vurderer intet og retter intet."""
