"""What the full screen says, in Danish."""

from __future__ import annotations

ONLY_TEXT = "kun tekst"
NOTE_REST = "Note · Enter: skriv"
NOTE_WRITING = "NOTE · du skriver her · Esc: gem og videre"
KEYS_ASKING = "Enter skriv · s næste · b tilbage · + note · F8 afslut · F9 sluk · F1 hjælp"
KEYS_WRITING = "Esc gem og videre · Ctrl+S gem og bliv · F2 citat · F4 fortroligt · F9 sluk"
NOTHING_SAVED = "Intet gemt endnu"
SAVED = "Gemt kl. {clock}"
PROGRESS = "{answered} af {asked} besvaret"
TYPING = "{size} tegn ikke gemt endnu"
DRAFT_SAVED = "kladde gemt kl. {clock} ({size} tegn)"
DRAFT_FAILED = "KLADDEN KUNNE IKKE GEMMES: {why}"
NOT_SAVED = "IKKE GEMT. {why} Råd: {hint}"
RECOVERED = "Ikke færdigskrevet: {who}, {question}, {at}, {size}. Teksten står i noten. Enter: skriv videre."
RECOVERED_HALFWAY = "Ikke færdigskrevet: {who}, {what}, {at}, {size}. Tryk {key} for at skrive videre."
RECOVERED_BESIDE = {
    "note": ("en løs note", "+"),
    "own": ("dit eget spørgsmål", "e"),
    "deviates": ("hvad en i gruppen sagde til {question}", "F7 ved {question}"),
    "place": ("sted og citat", "F7"),
}
CLOSED_ELSEWHERE = "Samtalen er afsluttet fra et andet vindue. Svaret er gemt og føjet til."
FIRST_QUESTION = "Det er det første spørgsmål."
NO_SUCH_QUESTION = "Spørgsmålet {wanted} findes ikke. Intet er ændret."
NOTHING_FOUND = "Intet fundet med de ord."
FINISHED = "Ikke flere spørgsmål."
LEFT = "{left} er sprunget over. Gå til dem med g og nummeret, eller klik i listen."
STOP = "F8: afslut samtalen · b: tilbage · q: stop, og lad den stå åben"
NO_QUESTIONS = "Ingen spørgsmål er tænkt til den kilde. Luk med q, og prøv --all eller en --group."
OFFICIAL = "Officielt: "
OWN_OF = "Eget spørgsmål ({place}): "
STANDS = "Står nu"
HINT = "Vink: "
NEEDS_TEXT = "Et svar uden værdi skal have en tekst: skriv den, og tryk Esc."
GO_TO = "Gå til spørgsmål, fx 4.a.3"
SEARCH = "Søg i spørgsmål, anvisninger og egne noter"
FOUND = "Fundet · Enter: gå til · Esc: luk"
OWN_QUESTION = "Dit eget spørgsmål, her"
LOOSE_NOTE = "LØS NOTE · du skriver her · Esc: gem · F4: fortroligt"
HIDDEN_NOTE = "LØS NOTE, FORTROLIGT · du skriver her · Esc: gem · F4: ikke fortroligt"
DIRECTIVES = "Anvisninger · Esc: luk"
UNKNOWN_DIRECTIVE = "(kendes ikke i sagens retningslinjer)"
NO_DIRECTIVES = "Spørgsmålet nævner ingen anvisning."
MORE_BELOW = "Pil ned og Page Down: der er mere"
HELP_TITLE = "Hjælp · Esc: luk"
HELP = """\
Uden for noten:
  j ja · d delvist · n nej · v ved ikke · ø (eller o) ønsker ikke
  i ikke relevant · f ikke fundet (kun dokumenter) · t kun tekst, uden værdi
  Et bogstav gemmer svaret og flytter til noten.
  Enter, eller et hvilket som helst andet tegn: skriv i noten
  s næste uden at svare · b tilbage · g gå til et nummer · / søg
  ? anvisninger · + løs note · e eget spørgsmål · q stop
  Pil op og ned, Page Up og Page Down ruller spørgsmålet

I noten:
  Esc gem og videre · Ctrl+S gem og bliv ved spørgsmålet
  Ctrl+Z fortryd · Ctrl+Y gentag

Begge steder:
  F2 citat, »…« om det, der er sagt ordret
  F3 vend tilbage til spørgsmålet, mærket {flagged} i listen
  F4 fortroligt: »du må ikke skrive, at det kommer fra mig«
  F5 hvornår det blev sagt · F6 nogen kommer eller går
  F7 i en gruppe: hvem der sagde noget andet
     ved dokumenter og observation: sted og citat
  F8 afslut samtalen · Ctrl+O modellens rækkefølge
  Ctrl+P alle kommandoer · F9 sluk skærmen · F10 lyst eller mørkt
  Ctrl+C afbryd; kladden beholdes

Tegn i listen:  {answered} besvaret · {core} kerne · {supplement} supplement
Alt, der står som gemt, ligger i sagens fil. Det halvskrevne gemmes hvert andet sekund."""
FLAGGED = "Mærket: vend tilbage til det. F3 fjerner mærket."
UNFLAGGED = "Mærket er fjernet."
HIDDEN = "Fortroligt: svaret kan ikke ses igen og kommer ikke i noget, der forlader sagen."
UNHIDDEN = "Ikke fortroligt alligevel."
STAYS_HIDDEN = "Svaret er gemt som fortroligt. Det ophæves med tilsyn protect."
SAID_AT = "Hvornår blev det sagt? Fx 14.20"
COME_OR_GO = "Hvem kommer? Kode eller rolle. Den, der går, med minus: - Leder"
WHO_DEVIATES = "Hvem sagde noget andet? · Enter: vælg · Esc: luk"
DEVIATES = "Hvad sagde {who}?"
DEVIATED = "Gemt: {who} sagde noget andet."
NO_GROUP = "F7 er til gruppesamtaler. Her er kun én kilde med."
PLACE_READ = "Sted og citat · Esc i citatet: gem"
PLACE_SEEN = "Sted og iagttagelse · Esc i teksten: gem"
WHERE_READ = "Sted, fx side 3 · Enter: videre til citatet"
WHERE_SEEN = "Sted, fx venteværelset · Enter: videre til teksten"
QUOTED = "CITAT, ordret · du skriver her · Esc: gem"
SEEN = "HVAD DER SKER · du skriver her · Esc: gem"
MODEL_ORDER = "Modellens rækkefølge. Ctrl+O: tilbage til samtalens."
TOPIC_ORDER = "Samtalens rækkefølge."
WHICH_TITLE = "Hvilken samtale?"
WHICH_KEYS = "pil op og ned · Enter: vælg · Esc: luk · F9 sluk skærmen"
NEW_CONVERSATIONS = (
    ("samtale", "Ny samtale (flere kilder er en gruppe)"),
    ("telefon", "Ny telefonsamtale"),
    ("observation", "Ny observation"),
    ("dokument", "Ny gennemgang af dokumenter"),
)
WHICH_WHO = "Med hvem? Kode, aldrig navn: Borger 1. Flere: Borger 1; Borger 2"
WHICH_GROUP = "Ny i sagen: {codes}. Hvilken gruppe?"
WHICH_TITLED = {
    "observation": "Hvad ses der på? Fx Modtagelsen",
    "dokument": "Hvad læses der? Fx 8 af 61 sager",
}
NOTHING_OPENED = "Ingen samtale er åbnet."
SHEET_TITLE = "ind fra papir"
SHEET_HOW = (
    "En linje til hvert svar: »4.a.1 Hun siger …« eller med værdi »4.a.1 j: Hun siger …«.\n"
    "»- fortsat« hører til linjen over. »14:20 4.a.1 …« siger, hvornår det blev sagt."
)
SHEET_NOTE = "PAPIR · du skriver her"
SHEET_KEYS = "Ctrl+S gem linjerne · Esc gem og luk · Ctrl+Z fortryd · F9 sluk skærmen"
SHEET_RECOVERED = "Linjerne her er ikke gemt som svar endnu. Ret dem, og tryk Ctrl+S."
SHEET_DONE = "Papiret er skrevet ind. {progress}."
SHEET_REFUSED = "Linje {number} er ikke gemt: {why}"
SHEET_SAVED = "Gemt: {count}."
PALETTE = "Alle kommandoer · skriv for at finde · Enter: udfør · Esc: luk"
MARK_FLAG = "! vend tilbage"
MARK_HIDDEN = "FORTROLIGT"
MARK_SAID_AT = "sagt kl. {clock}"
MARK_DEVIATES = "{who} sagde noget andet: {note}"
CLOSING_TITLE = "Før I går: sig det her, og sæt kryds ved det, der er sagt"
CLOSING_SEEN = "Før du afslutter: det, der er sat til at vende tilbage til"
CLOSING_NOTHING = "Før du afslutter: intet er sat til at vende tilbage til"
CLOSING_SEEN_KEYS = "g gennemført · a afbrudt · Esc tilbage"
CLOSING_KEYS = "tal eller mellemrum: kryds · g gennemført · a afbrudt · Esc tilbage"
QUOTE_OK = "Der må citeres"
READ_BACK = "Hovedpunkterne er læst op"
READ_ALOUD = "Læs op, og spørg, hvad der skal rettes:"
COME_BACK = "! Vend tilbage til {question} {words}"
CORE_LEFT = "Kerne, ikke spurgt endnu: {question} {words}"
OWN_LEFT = "Eget spørgsmål, ikke stillet endnu: {question} {words}"
ENDED = {
    "gennemfoert": "Samtalen er afsluttet som gennemført. {progress}.",
    "afbrudt": "Samtalen er afsluttet som afbrudt. {progress}.",
}
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
PROOF_ASK = "Skærmen er slukket.\n\nSkriv sagens adgangssætning, og tryk Enter for at tænde."
PROOF_TRIED = "Skærmen er slukket.\n\nEt øjeblik …"
PROOF_WRONG = (
    "Forkert adgangssætning. Forsøg tilbage: {left}.\n\nSkriv sagens adgangssætning, og tryk Enter for at tænde."
)
ENTER_ASK = "Skærmen er slukket.\n\nTryk Enter for at tænde."
CLOSED_BY_PIN = "Samtalen er lukket efter for mange forkerte PIN. Alt, der er meldt gemt, er gemt."
CLOSED_BY_PROOF = "Samtalen er lukket efter for mange forkerte adgangssætninger. Alt, der er meldt gemt, er gemt."
CLOSED = "Samtalen står åben, til den afsluttes. {progress}."
