"""The M codes: what can be wrong in a file of the library, in Danish.

M05x is the wording of spoken questions: `model check` says no to it, but no command refuses an edition for its style.
"""

from __future__ import annotations

from tilsyn.domain.problems.kind import Kind, Severity

STYLE_CODES = frozenset({"M050", "M051", "M052", "M053", "M054", "M055", "M056", "M057", "M058", "M059"})
_ROWS: tuple[tuple[str, Severity, str, str], ...] = (
    ("M001", "error", "Filen kan ikke læses.", "Kontrollér, at den findes, og at du har adgang til den."),
    (
        "M002",
        "error",
        "Filen fylder mere end 4 MB.",
        "En udgave fylder under 1 MB. Kontrollér, at det er den rette fil.",
    ),
    (
        "M003",
        "error",
        "Filen er ikke gemt med tegnsættet UTF-8.",
        "Åbn filen i det program, den er skrevet i, og gem den igen som UTF-8.",
    ),
    (
        "M004",
        "error",
        "Filen kan ikke læses som YAML fra denne linje.",
        "Se på linjen og linjen over: mangler et kolon eller et citationstegn, eller er indrykningen skæv?",
    ),
    (
        "M005",
        "error",
        "Nøglen '{key}' står to gange; første gang på linje {first}.",
        "Slet den ene, eller saml indholdet under én nøgle.",
    ),
    (
        "M006",
        "error",
        "Mærket {tag} kan ikke bruges.",
        "Slet mærket. En fil må kun holde tekst, tal, true, false og null.",
    ),
    ("M007", "error", "{what}.", "Tilføj det, der mangler, eller slet punktet."),
    (
        "M008",
        "error",
        "Filen folder sig ud til mere, end den må.",
        "Skriv indholdet ud i stedet for at genbruge det med & og *, og læg højst 40 niveauer i hinanden.",
    ),
    ("M009", "error", "*{name} henviser til noget, der ikke står tidligere.", "Skriv indholdet ud i stedet."),
    (
        "M010",
        "error",
        "Filens format kendes ikke.",
        "Begynd filen med format: tilsyn-edition/1, tilsyn-directives/1, tilsyn-checklist/1 eller tilsyn-law/1.",
    ),
    ("M011", "error", "Ukendt nøgle '{key}'{suggestion}", "Her kan stå: {known}."),
    ("M012", "error", "Nøglen '{key}' mangler.", "Tilføj '{key}'. Alle nøgler står i tilsyn model schema."),
    ("M013", "error", "'{key}' skal være {expected}, men er læst som {found}.", "{advice}"),
    ("M014", "error", "'{key}' kan ikke være '{value}'.", "Vælg mellem {known}."),
    ("M015", "error", "'{key}' har ikke den rette form.", "{advice}"),
    ("M016", "error", "Id'et {id} findes også i {other}.", "Giv den ene fil et andet id, eller flyt den."),
    (
        "M017",
        "error",
        "'{id}' kan ikke bruges som id.",
        "Skriv id'et med små bogstaver og tal, skilt af punktum eller bindestreg.",
    ),
    ("M018", "error", "Filen holder mere end ét dokument.", "Læg det, der står efter ---, i sin egen fil."),
    (
        "M019",
        "error",
        "Filen er {what}.",
        "Vælg tekstfilen med udgaven, retningslinjen, loven eller spørgerammen; den begynder med format: tilsyn-…",
    ),
    ("M020", "error", "Kildegruppen '{group}' kendes ikke{suggestion}", "Vælg mellem {known}."),
    ("M021", "error", "Metoden '{method}' kendes ikke.", "Vælg mellem {known}."),
    ("M022", "error", "Id'et {id} står mere end én gang; første gang {first}.", "Giv hvert punkt sit eget id."),
    (
        "M023",
        "error",
        "{id} hører ikke under {parent}.",
        "Flyt punktet, eller giv det et id, der begynder med {prefix}",
    ),
    ("M024", "error", "{id} står efter {before}.", "Sæt punkterne i nummerorden."),
    (
        "M025",
        "error",
        "Skalaen {scale} passer ikke: {what}.",
        "drift skal have hvert trin fra 1 til 5 én gang, nygodkendelse forventes og forventes_ikke.",
    ),
    (
        "M027",
        "error",
        "Tilbudstypen '{service_type}' kendes ikke.",
        "Tilføj den under service_types, eller vælg mellem {known}.",
    ),
    ("M030", "error", "Emnet '{topic}' kendes ikke.", "Tilføj det under topics, eller vælg mellem {known}."),
    ("M031", "error", "Familien '{family}' kendes ikke.", "Tilføj den under families, eller slet family her."),
    (
        "M032",
        "error",
        "Familien {family} nævner {question}, som ikke findes.",
        "Ret id'et, eller slet det af familien.",
    ),
    (
        "M033",
        "error",
        "{question} står i familier to gange: {first} og {family}.",
        "Lad hvert spørgsmål stå i én familie.",
    ),
    (
        "M034",
        "error",
        "{question} og familien {family} siger ikke det samme.",
        "Skriv family: {family} ved spørgsmålet og {question} under familiens questions, eller slet begge.",
    ),
    (
        "M035",
        "error",
        "Anvisningen '{reference}' findes ikke{suggestion}",
        "Se dem, der findes, med tilsyn model show {catalogue}.",
    ),
    (
        "M036",
        "error",
        "Anvisningerne '{catalogue}' findes ikke i biblioteket.",
        "Læg filen med dem ved siden af, eller ret navnet.",
    ),
    (
        "M037",
        "error",
        "Henvisningen '{reference}' bruger anvisninger, der ikke er nævnt under directives.",
        "Tilføj dem under directives, eller skriv henvisningen som NR2020:3.1.5.",
    ),
    (
        "M038",
        "error",
        "Kriterium {id} har {what}, men udgaven bedømmer på et andet niveau.",
        "Ret rated_level, eller flyt spørgsmålene til det niveau, der bedømmes.",
    ),
    ("M039", "error", "valid_from ligger efter valid_to.", "Ret datoerne."),
    (
        "M040",
        "error",
        "Gruppen {group} står både under ask og not_for_groups.",
        "Slet den det ene sted: enten kan gruppen spørges, eller også er der en grund til at lade være.",
    ),
    ("M041", "error", "Retningslinjen '{guideline}' kendes ikke.", "Tilføj den under guidelines, eller ret nummeret."),
    ("M042", "error", "Loven '{law}' findes ikke i biblioteket.", "Læg filen med den ved siden af, eller ret navnet."),
    (
        "M043",
        "error",
        "{provision} findes ikke i loven, som biblioteket har den.",
        "Ret henvisningen; se, hvad der findes, med tilsyn model show {law}.",
    ),
    ("M044", "error", "§ {section} har ikke stk. {number}, hvor det skulle stå.", "Sæt stykkerne i orden fra stk. 1."),
    ("M050", "error", "Samme ordlyd som {other}.", "Spørg hver gruppe om det, netop den kan vide."),
    ("M051", "error", "Hovedspørgsmålet er på {length} tegn.", "Hold det mellem 20 og 220 tegn."),
    ("M052", "error", "Opfølgningen er på {length} tegn.", "Hold den mellem 8 og 220 tegn."),
    (
        "M053",
        "error",
        "Teksten slutter ikke som noget, man siger højt.",
        'Slut med "?", eller med "." når sidste sætning begynder med Fortæl, Beskriv, Vis eller Tænk.',
    ),
    (
        "M054",
        "error",
        "Teksten begynder med udsagnsordet »{word}« og lægger op til ja eller nej.",
        "Begynd med Hvordan, Hvad, Hvornår, Hvem eller Fortæl.",
    ),
    ("M055", "error", "»Hvorfor« lyder som en anklage.", "Spørg, hvad der skete, eller hvordan det kom dertil."),
    ("M056", "error", "»{word}« er et fagord.", "Skriv, hvad det er, med ord man bruger til daglig."),
    ("M057", "error", "Tiltalen passer ikke til gruppen: »{word}«.", "{advice}"),
    ("M058", "error", "Seks ord i træk fra den officielle tekst: »{words}«.", "Spørg til det samme med egne ord."),
    (
        "M059",
        "error",
        "Borgerens kernespørgsmål har {count} opfølgninger.",
        "Nøjes med to: guiden til en borger skal kunne nås på 40 minutter.",
    ),
    (
        "M060",
        "error",
        "'{place}' er hverken et tema, et kriterium eller en indikator i udgaven.",
        "Skriv fx theme:4, criterion:3 eller 3.a, eller slet linjen.",
    ),
    (
        "M061",
        "error",
        "Kildens ord og stedet, de står, hører sammen; {missing} mangler.",
        "Skriv begge dele, så enhver kan slå efter, eller slet det, der står alene.",
    ),
    (
        "M062",
        "error",
        "Metoden '{method}' står ikke i det faglige grundlag under passages.",
        "Skriv den, som kilden nævner den, eller tilføj afsnittet, den står i.",
    ),
    ("M063", "error", "Ordene »{words}« står ikke i noget spørgsmål.", "Skriv dem, som de står, eller slet linjen."),
    (
        "M064",
        "error",
        "{id} må ikke kunne forveksles: et eget tillæg og et officielt spørgsmål har hver sin slags id.",
        "Et eget tillæg har addition: true, et id som 7.a.t1 og ingen henvisninger; et officielt har ingen af delene.",
    ),
    ("M065", "error", "Det står ikke, hvornår ordene bruges.", "Skriv settings, targets eller kinds under when."),
    (
        "M066",
        "error",
        "Målgruppen '{target}' kendes ikke.",
        "Tilføj den under targets, eller vælg mellem {known}.",
    ),
    (
        "M067",
        "error",
        "Familien {family} undtager {question}, som den ikke har.",
        "Ret id'et, eller slet det under familiens not_for_groups.",
    ),
    ("M068", "error", "En familie har ingen look; ingen får det at se.", "Flyt det til spørgsmålets egen variant."),
)

LIBRARY_KINDS: dict[str, Kind] = {code: Kind(severity, text, hint) for code, severity, text, hint in _ROWS}
