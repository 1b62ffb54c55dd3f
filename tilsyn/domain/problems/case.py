"""The S codes: what still stands between a case and a report, in Danish."""

from __future__ import annotations

from tilsyn.domain.problems.kind import Kind, Severity

_ROWS: tuple[tuple[str, Severity, str, str], ...] = (
    ("S001", "error", "Bedømmelsen af {id} mangler.", "Skriv den med tilsyn score SAG {id}."),
    ("S002", "error", "{id} har en tekst, men ingen score.", "Giv scoren med tilsyn score SAG {id}."),
    ("S003", "error", "Bedømmelsen af {id} nævner ingen kilde.", "Vælg kilderne med tilsyn score SAG {id}."),
    (
        "S004",
        "error",
        "Det er ikke afklaret, om {id} gælder for tilbudstypen: kilderne er ikke enige.",
        "Registrér valget med tilsyn scope SAG {id} --use ja|nej --reason -.",
    ),
    ("S005", "error", "{what} mangler en vurdering.", "Skriv den med tilsyn assess SAG {named}."),
    (
        "S006",
        "error",
        "Et påbud mangler en frist.",
        "Tilføj fristen med tilsyn followup SAG {post} --deadline dd-mm-åååå.",
    ),
    (
        "S007",
        "error",
        "Skærpet tilsyn løber mere end seks måneder fra tilsynets dato.",
        "Skærpet tilsyn gælder højst seks måneder ad gangen. Ret fristen med tilsyn followup SAG {post}.",
    ),
    (
        "S008",
        "error",
        "Skærpet tilsyn står uden et påbud.",
        "Skærpet tilsyn følges af et påbud. Tilføj det med tilsyn followup SAG --kind paabud.",
    ),
    (
        "S009",
        "error",
        "Der står {count} forskellige udgaver af {what} fra hver sin computer.",
        "Vælg eller skriv den, der skal gælde: gentag registreringen, så afløser den begge.",
    ),
    (
        "S010",
        "error",
        "Grundlaget bærer ikke bedømmelsen af {id}.",
        "Find grundlaget andre steder, eller skriv bedømmelsen om.",
    ),
    (
        "S011",
        "error",
        "Bedømmelsen af {id} hviler på noget, der siden er trukket tilbage.",
        "Læs bedømmelsen igen, og gem den på ny med tilsyn score SAG {id}.",
    ),
    (
        "S012",
        "error",
        "Der står noget, der ligner et CPR-nummer, i {what}.",
        "Ret teksten, eller bekræft med tilsyn protect SAG POST --as ikke-cpr, at det ikke er et CPR-nummer.",
    ),
    (
        "S013",
        "error",
        "{what} fra {origin} er ikke undersøgt, og fristen {deadline} var nået ved sidste besøg.",
        "Undersøg det, og skriv hvordan det står: tilsyn followup SAG {post} --status STATUS.",
    ),
    (
        "S014",
        "error",
        "Sagen har intet grundlag: hverken svar, noter eller dokumenter.",
        "Begynd med tilsyn interview SAG, eller skriv noter ind med tilsyn note SAG.",
    ),
    (
        "S015",
        "error",
        "Valget af, om {id} gælder for tilbuddet, er videreført fra {date} og skal bekræftes.",
        "Bekræft det, eller vælg om: tilsyn scope SAG {id} --use ja|nej --reason -.",
    ),
    (
        "S020",
        "warning",
        "Ordlyden er ikke fundet, og derfor tæller det ikke med: {ids}.",
        "Har I den, så giv sagen den med tilsyn model supplement FIL --case SAG.",
    ),
    ("S021", "warning", "{id} hviler på én metode.", "Overvej, om noget kan ses eller læses, der belyser det samme."),
    ("S022", "warning", "{id} hviler på én gruppe af kilder.", "Overvej, om andre end {group} kan belyse det samme."),
    (
        "S023",
        "warning",
        "Bedømmelsen af {id} nævner {source}, som ikke har noget noteret der.",
        "Notér det, kilden bidrog med, eller tag kilden ud.",
    ),
    (
        "S024",
        "warning",
        "Der står noget, der ligner et CPR-nummer, i {what}.",
        "Ret teksten: CPR-numre hører ikke til her.",
    ),
    ("S025", "warning", "{count} er endnu ikke lagt på plads.", "Læg dem på plads med tilsyn sort SAG."),
    (
        "S026",
        "warning",
        "Teksten kan pege på enkeltpersoner: der er kun få samtaler med {group}.",
        "Læs teksten igennem med de øjne, der kender stedet. Tal og flertal om små grupper kan genkendes.",
    ),
    (
        "S027",
        "warning",
        "Temavurderingen gentager ordret en sætning fra {id}.",
        "Skriv, hvad der går igen på tværs, og hvad det betyder for borgerne.",
    ),
    (
        "S028",
        "warning",
        "Oplysningerne om {id} er forskellige.",
        "Skriv i bedømmelsen, hvad der lægges til grund og hvorfor.",
    ),
    ("S029", "warning", "{text}", "Kontrollér, hvilken udgave der skal bruges: tilsyn model list."),
    (
        "S030",
        "warning",
        "Der er ingen samtale med borgere.",
        "Tal med nogen, eller skriv hvorfor ikke: tilsyn plan SAG --not-interviewed borger.",
    ),
    ("S031", "warning", "{label} er ikke afsluttet.", "Afslut med tilsyn encounter SAG {id} --outcome gennemført."),
    (
        "S032",
        "warning",
        "Nogen har sagt noget, der kan kræve handling: {text}",
        "Overvej underretning. En mistænkt har ret til ikke at udtale sig. Punktet forlader aldrig sagen.",
    ),
    (
        "S034",
        "warning",
        "Bedømmelsen af {id} gentager ordret et længere stykke fra {others}.",
        "Skriv til hver indikator, hvad der er set, hørt og læst om netop den.",
    ),
    (
        "S035",
        "warning",
        "Bedømmelsen af {id} gentager ordret et længere stykke fra rapporten af {date}.",
        "Skriv, hvad der er set, hørt og læst denne gang.",
    ),
    (
        "S037",
        "warning",
        "{label} slutter {end}, før den begynder {start}.",
        "Ret den med tilsyn encounter SAG {id} --start … eller --end ….",
    ),
    (
        "S038",
        "warning",
        "Svaret på {id} er sagt uden for den tid, {label} varede.",
        "Se efter, om klokkeslættet eller samtalens start og slut er skrevet forkert.",
    ),
    (
        "S039",
        "warning",
        "{what}: {second} ligger før {first}.",
        "Se efter, hvilken af de to datoer der er skrevet forkert.",
    ),
    (
        "S040",
        "error",
        "{what} ({where}).",
        "Kopiér filen, før der sker mere med den, og hent den seneste sikkerhedskopi.",
    ),
    (
        "S050",
        "warning",
        "Første afsnit af bedømmelsen af {id} bruger ikke scorens gradord.",
        "Lad første sætning svare på indikatorens egne ord, med gradordet fra den score, du selv har givet.",
    ),
    ("S051", "warning", "Teksten kan pege på en person.", "Skriv om gruppen eller praksis, ikke om den enkelte."),
    ("S052", "warning", "Teksten gengiver besøget.", "Skriv, hvad der er lagt vægt på, ikke besøgets rækkefølge."),
    ("S053", "warning", "Teksten siger en hensigt eller ros.", "Skriv, hvad der gøres, og hvordan det er belyst."),
    (
        "S054",
        "warning",
        "Teksten tæller svar.",
        "Spørgsmålene er til at undersøge med. Skriv, hvad oplysningerne viser.",
    ),
    ("S055", "warning", "Teksten bruger et tal som grund.", "Begrund med det, der er set, hørt og læst denne gang."),
    ("S056", "warning", "Teksten sammenligner eller rangordner.", "Skriv om dette tilbud; små forskelle siger lidt."),
    (
        "S057",
        "warning",
        "Teksten taler om overtrædelse.",
        "Anvisninger er vejledende, hvor loven ikke selv siger det. Se tilsyn ref.",
    ),
    (
        "S058",
        "warning",
        "Bedømmelsen af {id} slutter ikke med sine kilder.",
        "Slut med en linje, der begynder med Kilder: og nævner typerne.",
    ),
    ("S033", "warning", "{count} er markeret til eftersyn.", "Se dem med tilsyn log SAG."),
)

CASE_KINDS: dict[str, Kind] = {code: Kind(severity, text, hint) for code, severity, text, hint in _ROWS}
