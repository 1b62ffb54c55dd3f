"""The S1 codes: what is wrong with an exchange file, in Danish. Texts, notes, reasons and quotes are never repeated."""

from __future__ import annotations

from tilsyn.domain.problems.kind import Kind, Severity

_FORM: tuple[tuple[str, Severity, str, str], ...] = (
    ("S101", "error", "Filen er ikke skrevet som UTF-8.", "Gem den igen som UTF-8, og prøv igen."),
    (
        "S102",
        "error",
        "Filen er ikke gyldig JSON: {why}.",
        "Ret filen på det sted. Den skal kunne åbnes af et program, der læser JSON.",
    ),
    (
        "S103",
        "error",
        "Filen er bygget op i alt for mange lag.",
        "En udvekslingsfil har højst en håndfuld lag. Er det den rigtige fil?",
    ),
    ("S104", "error", "Nøglen »{key}« står mere end én gang.", "Behold den ene; ellers går den anden tabt."),
    (
        "S105",
        "error",
        "Det er ikke en udvekslingsfil: format er {given}.",
        'Filen skal begynde med "format": "tilsyn-exchange/1".',
    ),
    (
        "S106",
        "error",
        "Filen hører til udgaven »{given}«, og sagen følger {edition}.",
        "Numrene betyder ikke det samme i to udgaver. Læs filen ind i en sag med samme udgave.",
    ),
    ("S107", "error", "Nøglen »{key}« kendes ikke.", "{advice}"),
    ("S108", "error", "{key} mangler.", "Tilføj {key}."),
    ("S109", "error", "{given} skal være {expected}.", "Ret værdien, eller udelad nøglen, hvis den må mangle."),
    ("S110", "error", "»{given}« kan ikke stå her.", "Vælg mellem: {allowed}."),
    (
        "S111",
        "error",
        "»{given}« er ikke en score her.",
        "Vælg mellem: {allowed}. Tal skrives uden anførselstegn og uden komma.",
    ),
    (
        "S112",
        "error",
        "»{given}« kan ikke bruges som id.",
        "Brug et UUID, eller udelad id: så får posten selv et, der er det samme hver gang.",
    ),
    ("S113", "error", "{key} er tom.", "Skriv teksten, eller udelad posten."),
    ("S114", "error", "{first} og {second} kan ikke stå i samme post.", "Behold den ene: de siger det samme."),
    (
        "S115",
        "error",
        "{key} mangler: metode og dato hører sammen.",
        "Skriv både method og date, så bliver der oprettet en samtale, eller ingen af dem.",
    ),
    (
        "S116",
        "error",
        "Filen er {what}.",
        "Vælg en udvekslingsfil (.json) eller et udfyldt ark (.xlsx) fra tilsyn export. En hel sag flyttes som fil.",
    ),
)

_MEANING: tuple[tuple[str, Severity, str, str], ...] = (
    ("S120", "error", "{what} »{given}« findes ikke.", "{advice}"),
    ("S121", "error", "Koden »{given}« står mere end én gang i filen.", "En kode hører til én. Giv den anden en ny."),
    (
        "S122",
        "error",
        "Koden »{given}« bruges både om en kilde og om en samtale.",
        "Giv samtalen en anden kode, så det er klart, hvad en bedømmelse henviser til.",
    ),
    (
        "S123",
        "error",
        "Det er ikke til at se, hvilken samtale med »{given}« der menes: der er {count}.",
        "Skriv encounter med samtalens kode i stedet for source.",
    ),
    (
        "S124",
        "error",
        "»{given}« kan ikke stå som kilde her.",
        "Find grundlaget andre steder, og nævn det.",
    ),
    (
        "S125",
        "error",
        "»{given}« er en samtale; bedømmelsen skal nævne den, der talte.",
        "Skriv kildens kode. Kun observationer og dokumentgennemgange nævnes ved deres egen kode.",
    ),
    (
        "S126",
        "error",
        "{given} gælder ikke for tilbuddet og kan ikke bedømmes.",
        "Tag bedømmelsen ud, eller ret tilbudstypen eller valget under scope.",
    ),
    (
        "S127",
        "error",
        "Ordlyden af {given} er ikke fundet, så den kan ikke bedømmes.",
        "Tag bedømmelsen ud, eller giv sagen ordlyden med tilsyn model supplement FIL --case SAG.",
    ),
    (
        "S128",
        "error",
        "Udgaven er ikke i tvivl om, hvorvidt {given} gælder for tilbudstypen.",
        "Valget registreres kun, hvor kilderne er uenige. Tag det ud af filen.",
    ),
    (
        "S129",
        "error",
        "Der er en score, men ingen bedømmelse.",
        "Skriv bedømmelsen først; scoren kommer bagefter.",
    ),
    (
        "S130",
        "error",
        "{field} er udfyldt med noget andet i sagen{difference}.",
        "Er det den rigtige sag? Læs ind med --update-case, hvis filens oplysninger skal gælde.",
    ),
    (
        "S131",
        "error",
        "Id'et »{given}« står i sagen med andet indhold, og den udgave gælder ikke længere{difference}.",
        "Giv posten i filen et nyt id, eller udelad id, hvis den skal afløse det, der nu står i sagen.",
    ),
    (
        "S132",
        "error",
        "Id'et »{given}« hører til noget andet i sagen{difference}.",
        "Et id kan ikke flyttes. Giv posten i filen et nyt id, eller udelad id.",
    ),
    (
        "S133",
        "error",
        "Filen siger to forskellige ting om det samme; det første står ved {first}.",
        "Behold den ene.",
    ),
    (
        "S134",
        "error",
        "Koden »{given}« er nummeret på et af udgavens egne spørgsmål.",
        "Giv dit eget spørgsmål en anden kode, fx 4.a.e1.",
    ),
    ("S135", "error", "Det kan ikke rettes ved indlæsning.", "Ret det i sagen selv, eller tag posten ud af filen."),
    ("S136", "error", "Samtalen slutter, før den begynder.", "Ret start eller end."),
    (
        "S137",
        "error",
        "»{given}« kan ikke stå sammen med andre i en samtale, der ikke er beskyttet.",
        "Skriv samtalen med »{given}« for sig; så er den også beskyttet.",
    ),
    (
        "S138",
        "error",
        "Koden »{given}« hører til {count} i sagen.",
        "Træk den ene tilbage i sagen, og opret den igen med sin egen kode.",
    ),
    (
        "S139",
        "error",
        "Der kan ikke være udtrukket {drawn} af {population}.",
        "Ret n eller N: n er de udtrukne, N alle, der var at vælge imellem.",
    ),
    (
        "S140",
        "warning",
        "Der står noget, der ligner et CPR-nummer.",
        "Det er læst ind, som det står, og skjules i udkast og udtræk. Ret teksten: CPR-numre hører ikke til her.",
    ),
    (
        "S141",
        "error",
        "Filen er skrevet med et andet tillæg til udgaven ({given}), og sagen {stands}.",
        "Ordene kan være andre. Giv sagen det samme med tilsyn model supplement FIL --case SAG, hvis det er jeres.",
    ),
    (
        "S142",
        "warning",
        "Filen nævner ikke noget tillæg til udgaven, og sagen {stands}.",
        "Filen er læst som skrevet til udgaven alene; se efter, om det passer.",
    ),
    (
        "S143",
        "error",
        "Tallene k og n kan ikke passe sammen.",
        "Skriv dem begge: n er alle, der er talt, og k dem af dem, det gælder. De, der ikke kan ses, står i unknown.",
    ),
    ("S144", "error", "Kun et tema har en nøglesætning.", "Tag lead ud, eller skriv den ved temaets vurdering."),
    (
        "S145",
        "error",
        "{count} dokumenter hedder »{given}«.",
        "Skriv det id, som dokumentet har i filen, i stedet for titlen.",
    ),
    (
        "S147",
        "warning",
        "{who} ligner et navn.",
        "Skriv en kode eller en rolle, fx »Borger 1« eller »Leder«. Er det ikke et navn, så lad det stå.",
    ),
    (
        "S149",
        "error",
        "Filen sætter sagen tilbage fra »{held}« til »{given}«.",
        "Tag stage ud af filen, eller sæt den selv tilbage: tilsyn case SAG --set tilstand={given} --reason -.",
    ),
    ("S146", "error", "Sådan kan der ikke svares her: {what}.", "{advice}"),
)

_SHEETS: tuple[tuple[str, Severity, str, str], ...] = (
    (
        "S150",
        "error",
        "Filen er et Excel-ark, men ikke et til udfyldelse fra tilsyn.",
        "Skriv et med tilsyn export SAG --fill -o ark.xlsx, og sæt det, der skal læses ind, i det.",
    ),
    ("S151", "error", "Filen er låst med en adgangskode.", "Gem den uden adgangskode, og prøv igen."),
    ("S152", "error", "Filen har makroer.", "Gem den som .xlsx uden makroer, og prøv igen."),
    (
        "S153",
        "error",
        "Filen henter oplysninger fra andre filer eller databaser.",
        "Sæt dem ind som værdier, fjern kæderne (Data, Rediger kæder), gem, og prøv igen.",
    ),
    (
        "S154",
        "error",
        "Filen fylder meget mere, når den bliver pakket ud, end et udfyldt ark gør.",
        "Kopiér rækkerne over i et nyt ark: tilsyn export SAG --fill -o ark.xlsx.",
    ),
    (
        "S155",
        "error",
        "Filen kan ikke læses: den er beskadiget eller ikke den projektmappe, den giver sig ud for.",
        "Åbn den i Excel eller LibreOffice, gem den som .xlsx, og prøv igen.",
    ),
    (
        "S156",
        "error",
        "Filen er for stor at læse ({why}).",
        "Slet det, der ikke hører til arket, eller kopiér rækkerne over i et nyt (tilsyn export SAG --fill).",
    ),
    ("S157", "error", "Arket er skrevet af en anden sag.", "Læs det ind i den sag, det er skrevet af."),
    ("S158", "error", "{what} mangler.", "{advice}"),
    (
        "S159",
        "warning",
        "Kolonnen »{given}« kendes ikke og er ikke læst.",
        "Skal det med i sagen, så skriv det i en af arkets egne kolonner.",
    ),
    (
        "S160",
        "error",
        "Cellerne er flettet, så det ikke er til at se, hvilken række teksten hører til.",
        "Ophæv fletningen, og skriv teksten i hver af de rækker, den gælder.",
    ),
    (
        "S161",
        "error",
        "Cellen er en formel uden en værdi, der kan læses.",
        "Skriv teksten selv. Begynder den med =, så sæt en apostrof foran.",
    ),
    (
        "S162",
        "warning",
        "Cellen er en formel; dens værdi er læst, som den stod, da filen blev gemt.",
        "Sæt den ind som værdi, hvis den skal stå fast.",
    ),
    ("S163", "error", "»{given}« kan ikke læses som {what}.", "Skriv {allowed}."),
    (
        "S164",
        "error",
        "Rækkens id hører ikke til noget, der kan rettes med arket.",
        "Vis den skjulte kolonne id, og tøm cellen, hvis rækken skal læses ind som ny; ellers slet rækken.",
    ),
    (
        "S165",
        "error",
        "Det står på en anden måde i sagen, end da arket blev skrevet{difference}.",
        "Skriv arket igen med tilsyn export SAG --fill, og ret i det, eller ret i sagen selv.",
    ),
    (
        "S166",
        "error",
        "Rækken findes i sagen, og dér står der »{given}«: den kan ikke flyttes til noget andet.",
        "Skriv »{given}« igen. Er det et nyt svar, så skriv det i en tom række.",
    ),
    (
        "S167",
        "error",
        "Rækkens id står også ved {first}.",
        "Behold den ene række, eller tøm cellen med id i den anden.",
    ),
    (
        "S168",
        "warning",
        "{what}; i sagen er intet slettet.",
        "Skal noget væk i sagen, så brug tilsyn withdraw.",
    ),
    (
        "S169",
        "warning",
        "Cellen er tømt; det, der står i sagen, bliver stående.",
        "Skal det væk i sagen, så ret det dér, eller brug tilsyn withdraw.",
    ),
)

EXCHANGE_KINDS: dict[str, Kind] = {
    code: Kind(severity, text, hint) for code, severity, text, hint in (*_FORM, *_MEANING, *_SHEETS)
}
