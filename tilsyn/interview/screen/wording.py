"""What the full screen says, in Danish."""

from __future__ import annotations

VALUE_KEYS = (
    ("j", "ja", "ja"),
    ("d", "delvist", "delvist"),
    ("n", "nej", "nej"),
    ("v", "ved_ikke", "ved ikke"),
    ("ø", "oensker_ikke", "ønsker ikke"),
    ("i", "ikke_relevant", "ikke relevant"),
    ("f", "ikke_fundet", "ikke fundet"),
)
ONLY_TEXT = "kun tekst"
NOTE_REST = "Note · Enter: skriv"
NOTE_WRITING = "NOTE · du skriver her · Esc: gem og videre"
KEYS_ASKING = "Enter skriv · s næste · b tilbage · g gå · / søg · ? + e q · F9 sluk · F1"
KEYS_WRITING = "Esc gem og videre  Ctrl+S gem og bliv  Ctrl+Z fortryd  F9 sluk skærmen"
NOTHING_SAVED = "Intet gemt endnu"
SAVED = "Gemt kl. {clock}"
PROGRESS = "{answered} af {asked} besvaret"
TYPING = "{size} tegn ikke gemt endnu"
DRAFT_SAVED = "kladde gemt kl. {clock} ({size} tegn)"
DRAFT_FAILED = "KLADDEN KUNNE IKKE GEMMES: {why}"
NOT_SAVED = "IKKE GEMT. {why} Råd: {hint}"
RECOVERED = "Ikke færdigskrevet: {who}, {question}, {at}, {size}. Teksten står i noten. Enter: skriv videre."
RECOVERED_LOOSE = "Ikke færdigskrevet: {who}, en løs note, {at}, {size}. Tryk + for at skrive videre."
FIRST_QUESTION = "Det er det første spørgsmål."
NO_SUCH_QUESTION = "Spørgsmålet {wanted} findes ikke. Intet er ændret."
NOTHING_FOUND = "Ingen spørgsmål med de ord."
FINISHED = "Ikke flere spørgsmål."
LEFT = "{left} er sprunget over. Gå til dem med g og nummeret, eller klik i listen."
STOP = "q: luk samtalen · b: tilbage"
NO_QUESTIONS = "Ingen spørgsmål er tænkt til den kilde. Luk med q, og prøv --all eller en --group."
OFFICIAL = "Officielt: "
STANDS = "Står nu"
HINT = "Vink: "
NEEDS_TEXT = "Et svar uden værdi skal have en tekst: skriv den, og tryk Esc."
GO_TO = "Gå til spørgsmål, fx 4.a.3"
SEARCH = "Søg i spørgsmålene"
FOUND = "Fundet · Enter: gå til · Esc: luk"
OWN_QUESTION = "Dit eget spørgsmål, her"
LOOSE_NOTE = "LØS NOTE · du skriver her · Esc: gem"
DIRECTIVES = "Anvisninger · Esc: luk"
UNKNOWN_DIRECTIVE = "(kendes ikke i sagens retningslinjer)"
NO_DIRECTIVES = "Spørgsmålet nævner ingen anvisning."
HELP_TITLE = "Hjælp · Esc: luk"
HELP = """\
Uden for noten:
  j ja · d delvist · n nej · v ved ikke · ø (eller o) ønsker ikke
  i ikke relevant · f ikke fundet (kun dokumenter) · t kun tekst, uden værdi
  Et bogstav gemmer svaret og flytter til noten.
  Enter, eller et hvilket som helst andet tegn: skriv i noten
  s næste uden at svare · b tilbage · g gå til et nummer · / søg
  ? anvisninger · + løs note · e eget spørgsmål · q luk
  Pil op og ned, Page Up og Page Down ruller spørgsmålet

I noten:
  Esc gem og videre · Ctrl+S gem og bliv ved spørgsmålet
  Ctrl+Z fortryd · Ctrl+Y gentag

Altid:
  F1 hjælp · F9 sluk skærmen · F10 lyst eller mørkt
  Ctrl+C afbryd; kladden beholdes

Tegn i listen:  {answered} besvaret · {core} kerne · {supplement} supplement
Alt, der står som gemt, ligger i sagens fil. Det halvskrevne gemmes hvert andet sekund."""
OPENING_TITLE = "Før samtalen: sig det her, og sæt kryds ved det, der er sagt"
OPENING_KEYS = "tal eller mellemrum: kryds · Enter: begynd samtalen · F9 sluk skærmen"
PIN_CHOOSE = (
    "Skærmen er slukket.\n\nVælg en PIN på mindst 4 tegn til denne samtale, og tryk Enter.\nEsc: tænd uden PIN."
)
PIN_AGAIN = "Skærmen er slukket.\n\nSkriv den samme PIN igen, og tryk Enter."
PIN_DIFFERS = "De to var ikke ens.\n\nVælg en PIN på mindst 4 tegn, og tryk Enter.\nEsc: tænd uden PIN."
PIN_SHORT = "Den er for kort.\n\nVælg en PIN på mindst 4 tegn, og tryk Enter.\nEsc: tænd uden PIN."
PIN_SET = "PIN er valgt. Skærmen er slukket.\n\nSkriv PIN, og tryk Enter for at tænde."
PIN_ASK = "Skærmen er slukket.\n\nSkriv PIN, og tryk Enter for at tænde."
PIN_WRONG = "Forkert PIN. Forsøg tilbage: {left}.\n\nSkriv PIN, og tryk Enter for at tænde."
CLOSED_BY_PIN = "Samtalen er lukket efter for mange forkerte PIN. Alt, der er meldt gemt, er gemt."
CLOSED = "Samtalen er lukket. {progress}."
