"""Two inspections of one provider held against each other: for the consultant, in Word and Excel."""

from typing import Annotated, TypedDict


class ComparedSide(TypedDict):
    """One of the two inspections."""

    tilbud: Annotated[str, "tilbuddets navn, som det står i den sag"]
    dato: Annotated[str, "tilsynets dato"]
    tilsynstype: Annotated[str, "tilsynstypen"]
    stadie: Annotated[str, "hvor langt sagen er, fx udkast eller endelig"]
    udgave: Annotated[str, "udgaven af kvalitetsmodellen, id og titel"]
    metodetekst: Annotated[str, "hvordan værdierne er regnet"]
    fokus: Annotated[str, "tilsynets fokus; tom, når der intet er sat"]


class ComparedMean(TypedDict):
    """A theme's or a criterion's value at one of the two."""

    middel: Annotated[str, "værdien; en streg, når der ingen er"]
    noejagtig: Annotated[str, "værdien nøjagtigt, som brøk; tom, når der ingen er"]
    grundlag: Annotated[str, "n af m, og hvor mange der er videreført"]


class ComparedRating(TypedDict):
    """What one of the two says of an indicator."""

    score: Annotated[str, "scoren; ved nygodkendelse dens ord; tom, når der ingen er"]
    tilstand: Annotated[str, "om den er videreført, ikke i fokus, ikke gælder eller mangler; tom, når den er bedømt"]
    undersoegt: Annotated[str, "hvem der er talt med om den, og hvordan, i ord"]
    afsnit: Annotated[list[str], "bedømmelsen"]


class ComparedRated(TypedDict):
    """An indicator that has the same id and the same wording in both."""

    id: Annotated[str, "indikatorens id"]
    tekst: Annotated[str, "indikatorens ordlyd"]
    tidligere: ComparedRating
    senere: ComparedRating
    sammenholdt: Annotated[str, "ændret, uændret, eller hvorfor scorerne ikke er holdt op mod hinanden"]
    samme_tekst: Annotated[bool, "sand, når bedømmelsen er ordret den samme ved begge"]
    begrundelse: Annotated[str, "grunden til ændringen, som den er skrevet i den senere sag"]


class ComparedMeans(TypedDict):
    """A value at both."""

    titel: Annotated[str, "titlen"]
    tidligere: ComparedMean
    senere: ComparedMean
    bemaerk: Annotated[str, "at de to værdier ikke bygger på det samme; ellers tom"]


class ComparedCriterion(ComparedMeans):
    """A criterion, with its indicators."""

    id: Annotated[str, "kriteriets id"]
    indikatorer: list[ComparedRated]


class ComparedTheme(ComparedMeans):
    """A theme of the later edition, with its criteria."""

    nummer: Annotated[str, "temaets nummer"]
    kriterier: list[ComparedCriterion]


class ComparedAlone(TypedDict):
    """What one edition alone has in these words."""

    hvornaar: Annotated[str, "tidligere eller senere"]
    niveau: Annotated[str, "tema, kriterium eller indikator"]
    id: Annotated[str, "nummeret i den udgave"]
    tekst: Annotated[str, "ordlyden i den udgave"]
    score: Annotated[str, "scoren eller værdien"]
    tilstand: Annotated[str, "tilstanden eller grundlaget"]
    hvorfor: Annotated[str, "hvorfor den ikke er holdt op mod noget"]
    afsnit: Annotated[list[str], "bedømmelsen"]


class ComparedPoint(TypedDict):
    """A follow-up point at one of the two."""

    tekst: Annotated[str, "punktet"]
    status: Annotated[str, "statussen"]
    frist: Annotated[str, "fristen"]
    afgoerelse: Annotated[str, "hvor langt en afgørelse er, med dato"]


class ComparedPoints(TypedDict):
    """A follow-up point, and what became of it."""

    type: Annotated[str, "fx udviklingspunkt eller påbud"]
    indikator: Annotated[str, "indikatoren"]
    oprindelse: Annotated[str, "det tilsyn, punktet stammer fra"]
    hjemmel: Annotated[str, "hjemlen for en afgørelse"]
    blev: Annotated[str, "om punktet er fundet igen, er nyt, eller var afsluttet"]
    omskrevet: Annotated[bool, "sand, når punktet har andre ord i den senere sag"]
    tidligere: ComparedPoint
    senere: ComparedPoint


class ComparedExamined(TypedDict):
    """What each of the two rests on: people, papers, what was seen."""

    titel: Annotated[str, "fx Samtaler eller Dokumenter"]
    tidligere: Annotated[list[str], "ved det tidligere tilsyn"]
    senere: Annotated[list[str], "ved det senere tilsyn"]


class ComparisonPage(TypedDict):
    """`sammenligning.docx`: one provider at two inspections."""

    format: Annotated[str, "kontraktens udgave, tilsyn-sammenligning/1"]
    tilbud: Annotated[str, "tilbuddets navn, som det står i den senere sag"]
    til: Annotated[str, "hvem papiret er til: intern brug"]
    raekkefoelge: Annotated[str, "hvilket tilsyn der er det tidligere"]
    tidligere: ComparedSide
    senere: ComparedSide
    bemaerkninger: Annotated[list[str], "hvad man skal vide, før man læser de to sammen"]
    aendrede: Annotated[list[str], "de scorer, der er ændret, i modellens orden, fx 4.a 3 → 5"]
    temaer: list[ComparedTheme]
    hver_for_sig: list[ComparedAlone]
    opfoelgning: list[ComparedPoints]
    undersoegt: list[ComparedExamined]
    stand: Annotated[str, "tidspunktet for den seneste oplysning i de to sager"]
    sha256: Annotated[str, "kontrolsum af indholdet"]
