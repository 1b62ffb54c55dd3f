"""The T codes: what is wrong with a Word template, in Danish (docs/skabelon.md)."""

from __future__ import annotations

from tilsyn.domain.problems.kind import Kind, Severity

_ROWS: tuple[tuple[str, Severity, str, str], ...] = (
    (
        "T001",
        "error",
        "Filen er ikke et Word-dokument, der kan læses.",
        "Gem skabelonen som .docx i Word, og prøv igen.",
    ),
    (
        "T002",
        "error",
        "Mærkerne går ikke op ved »{excerpt}«.",
        "Hvert {{%p for … %}} skal have sit {{%p endfor %}}, og hvert {{%p if … %}} sit {{%p endif %}}.",
    ),
    (
        "T003",
        "error",
        "Pladsholderen {name} findes ikke{suggestion}{place}.",
        "Alle pladsholdere står i docs/skabelon.md.",
    ),
    (
        "T004",
        "error",
        "{name} rummer flere oplysninger og kan ikke skrives direkte{place}.",
        "Gennemløb den med {{%p for … in {name} %}}, eller skriv en af dens oplysninger.",
    ),
    (
        "T005",
        "error",
        "{name} må en skabelon ikke bruge{place}.",
        "En skabelon kan skrive pladsholdere, gennemløbe lister og vælge med if. Intet andet bliver udført.",
    ),
    (
        "T006",
        "error",
        "Dokumentet kan ikke samles: et mærke står på tværs af afsnit, rækker eller celler.",
        "Giv hvert mærke sit eget afsnit ({{%p … %}}) eller sin egen tabelrække ({{%tr … %}}).",
    ),
    (
        "T007",
        "warning",
        "Skabelonen har ikke pladsholderen {name}; {what} kommer ikke med.",
        "Sæt pladsholderen ind, hvis oplysningen skal med i rapporten.",
    ),
    (
        "T008",
        "error",
        "Skabelonen mærker ikke et udkast: pladsholderen udkast bruges ikke.",
        "Skriv for eksempel {{% if udkast %}}UDKAST{{% endif %}} i sidehovedet.",
    ),
    (
        "T009",
        "warning",
        "Skabelonen har intet diagram med den alternative tekst [[radar]]; spindelvævet kommer ikke med.",
        "Kopiér diagrammet fra den medfølgende skabelon.",
    ),
    (
        "T010",
        "error",
        "Billedet med den alternative tekst [[radar]] er ikke et radardiagram med regneark.",
        "Kopiér diagrammet fra den medfølgende skabelon.",
    ),
    (
        "T011",
        "error",
        "{name} er ikke en liste og kan ikke gennemløbes{place}.",
        "Skriv pladsholderen direkte. Listerne står i docs/skabelon.md.",
    ),
    (
        "T012",
        "error",
        "Oplysningen {name} er ikke med i alle rapporter.",
        "Spørg først, om delen er der: {{%p if spindelvaev %}} … {{%p endif %}}, og det samme med interne.",
    ),
    (
        "T013",
        "error",
        "Skabelonen gentager sig selv ud over alle mål.",
        "Se efter løkker inde i hinanden og regnestykker. Gennemløb hver liste kun, hvor den skrives.",
    ),
    (
        "T014",
        "error",
        "Skabelonen er for stor: {what}.",
        "Fjern store billeder og indlejrede filer, eller begynd forfra med tilsyn template copy.",
    ),
    (
        "T015",
        "error",
        "Skabelonen rummer makroer, og dem følger der ikke nogen af med ud i en rapport.",
        "Gem den i Word som almindeligt dokument (.docx), ikke som .docm, .dotm eller .dotx.",
    ),
    (
        "T016",
        "error",
        "Skabelonen henter noget udefra ({what}), hver gang rapporten åbnes.",
        "Sæt billedet ind i dokumentet i stedet for at linke til det.",
    ),
    (
        "T017",
        "warning",
        "Typografien »{name}« bruges, men findes ikke i skabelonen; teksten får almindelig brødtekst.",
        "Opret typografien i Word, eller giv afsnittet en anden.",
    ),
    (
        "T018",
        "error",
        "Dokumentet har ingen pladsholdere, så intet fra sagen ville komme med.",
        "Tag en kopi af den medfølgende skabelon med tilsyn template copy, og ret den i Word.",
    ),
)

TEMPLATE_KINDS: dict[str, Kind] = {code: Kind(severity, text, hint) for code, severity, text, hint in _ROWS}
