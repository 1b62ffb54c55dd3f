"""What the judging screens say, in Danish."""

from __future__ import annotations

STATUS_KEYS = {
    "o": "opfyldt",
    "d": "delvist",
    "i": "ikke_opfyldt",
    "b": "bortfaldet",
    "v": "viderefoeres",
    "u": "ikke_undersoegt",
}
RECOVERED = "Ikke færdigskrevet: {at}, {size}. Teksten står i feltet; intet af den er gemt i sagen endnu."

OLDER = "Kladden er ældre end det, der nu står i sagen (gemt {at}): læs det, før du gemmer."
RECOVERED_LINES = "Det halvskrevne i de korte felter står der igen; det er ikke gemt i sagen endnu."
SEVERAL_TEXTS = "Der står flere vurderinger på samme tid. Den, du gemmer, afløser dem alle."
STANDS_NOW = "Står nu i sagen ({at}, {who})"

SCOPES = {True: "{id} gælder for tilbuddet", False: "{id} gælder ikke for tilbuddet"}
CHOOSE_SCOPE = "Gælder {id}? · Enter: vælg · Esc: fortryd"
WHY_SCOPE = "Hvorfor? · Enter: gem · Esc: fortryd"


TITLE = "{id} {label}"
STEPS = ("Tekst", "Kilder", "Score", "Begrundelse for ændringen")
TEXT_REST = "Bedømmelse · Enter: skriv"
TEXT_WRITING = "BEDØMMELSE · du skriver her · Esc: videre til kilderne"
REASON = "Begrundelse for ændringen"
NOT_WRITTEN = "ikke skrevet endnu"
SIZE = "{size} tegn"
NONE_CHOSEN = "ingen valgt endnu"
NO_SOURCES = "Der er ingen kilder i sagen endnu."
SOURCE_ROW = "{code} · noteret her"
SCORE_WAITS = "vælges, når der er en tekst"
SCORE_OPEN = "ikke valgt endnu"
SCORE_STANDS = "{score} står, til du vælger"
NOT_YET = "endnu ingen score"
REASON_NEEDED = "skal skrives, for udkastet er delt"
EMPTY = "Bedømmelsen er tom."
TEXT_FIRST = "Skriv bedømmelsen først; scoren kommer bagefter."
LOOK = "Til eftersyn (du afgør selv, om der skal ændres noget):"
WHOLE = "F2: læs det hele"
NOTICE = "Til eftersyn · Esc: luk"
SAVED_WITHOUT_SCORE = "Teksten er gemt uden score. Det står i tilsyn status, til scoren er valgt."
NOTHING_NEW = "Der er ikke ændret noget."
NOT_ALL_SAVED = "Der er noget, der ikke er gemt. Teksten beholdes som kladde, valgene gør ikke. Ctrl+S: gem · Esc: luk"
DRAFT_STAYS = "Teksten er ikke gemt i sagen; den beholdes som kladde. Ctrl+S: gem · Esc: luk"
DIRECTIVES = "Anvisninger · Esc: luk"

KEYS_READING = "Enter skriv · 2 kilder · 3 score · f tidligere · ? anvisninger · Esc luk · F1"
KEYS_TEXT = "Esc videre til kilderne  Ctrl+S gem  F7/F8 rul grundlaget  F9 sluk"
KEYS_SOURCES = "mellemrum: vælg · Enter: videre til scoren · Ctrl+S gem · Esc ud"
KEYS_SCORE = "{keys}: vælg · Enter: gem · Esc ud"
KEYS_REASON = "Enter eller Ctrl+S: gem · Esc ud"

ASSESS_REST = "Vurdering · Enter: skriv"
ASSESS_WRITING = "VURDERING · du skriver her · Esc: gem og luk · Ctrl+S: gem"
KEYS_ASSESS = "Enter skriv · pil og Page Up/Down ruller · Esc luk · F9 sluk · F1 hjælp"
KEYS_ASSESS_WRITING = "Esc gem og luk  Ctrl+S gem og bliv  F7/F8 rul teksterne  F9 sluk"
MEAN = "Regnet ud: {mean} · {basis}{method}. Kun en hjælp til læsningen."
METHOD_NAMES = {"two_stage": " (gennemsnit i to trin)", "one_stage": " (gennemsnit i ét trin)", None: ""}
NOTHING_BELOW = "Der er ikke skrevet noget endnu, som vurderingen kan bygge på."
REPEATS = "Teksten gentager ordret en sætning fra {id}."
REPEATS_HINT = "Skriv, hvad der går igen, og hvad det betyder for borgerne."

POINTS = "Opfølgningspunkter"
NO_POINTS = "Der er ingen opfølgningspunkter endnu. Tryk + for at skrive et."
FROM_EARLIER = "fra tilsynet {date}"
FROM_THIS = "dette tilsyn"
ALSO = "Også skrevet: {text}"
SEVERAL_POINTS = "Punktet står i flere udgaver."
SEVERAL_POINTS_HINT = "Skriv dem sammen med Enter; det, du gemmer, afløser dem alle."
NO_STATUS = "ingen status"
UNEXAMINED = "IKKE UNDERSØGT"
DEADLINE = "frist {date}"
KEYS_POINTS = (
    "o opfyldt · d delvist · i ikke opfyldt · b bortfaldet · v videreføres\n"
    "u ikke undersøgt · a afgørelse · + nyt punkt · Enter ret · Esc luk · F9 · F1"
)
CHOOSE_DECISION = "Afgørelse · Enter: vælg · Esc: lad den stå"
NO_DECISION = "Kun vilkår, påbud og skærpet tilsyn er afgørelser."
DECISION_DATE = "Afgørelsens dato, fx 24-10-2023 (tom: ingen)"
KIND = "Type · pil op og ned"
POINT_REST = "Teksten"
POINT_WRITING = "TEKSTEN · du skriver her"
INDICATOR = "Indikator, fx 5.c"
FINAL_DATE = "Frist, fx 01-03-2024"
LAW = "Bestemmelse"
NEW_POINT = "Nyt opfølgningspunkt"
CHANGED_POINT = "Ret punktet"
KEYS_POINT = "Tab næste felt · Ctrl+S gem · Esc luk; teksten beholdes som kladde"

HELP = """\
Bedømmelse, i denne rækkefølge: tekst, kilder, score.
  Enter, 1 eller et stort bogstav: skriv teksten
  2 kilder: mellemrum eller klik sætter kryds, Enter går videre
  3 score: tallet (ved nygodkendelse bogstavet) vælger, - er endnu ingen score, Enter gemmer
    Backspace tager et valg tilbage
  4 begrundelse, kun når udkastet er delt
  Tab og Shift+Tab flytter mellem dem; Ctrl+S gemmer det, der står
  g vælg, om indikatoren gælder, hvor udgaven er i tvivl
  f tidligere bedømmelse · ? anvisninger · F7 og F8 ruller grundlaget
  En tekst kan gemmes uden score.

Vurdering:
  Enter skriv · Esc gem og luk · Ctrl+S gem og bliv · F7 og F8 ruller teksterne

Opfølgning:
  o opfyldt · d delvist · i ikke opfyldt · b bortfaldet · v videreføres
  u ikke undersøgt · a afgørelse · + nyt punkt · Enter ret teksten

F2 læser en lang besked helt. Esc lukker. Det halvskrevne beholdes som kladde.
Til eftersyn er ord til øjet: de vurderer intet og retter intet."""
