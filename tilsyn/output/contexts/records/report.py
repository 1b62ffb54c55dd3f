"""The report, and what the matrix and the fields for pasting are taken from."""

from typing import Annotated, TypedDict

from tilsyn.domain.danish import either
from tilsyn.domain.values import STATES
from tilsyn.output.contexts.audiences import AUDIENCES
from tilsyn.output.contexts.records.authority import AuthorityPart
from tilsyn.output.contexts.records.occasions import OccasionPart, PaperPart
from tilsyn.output.contexts.records.report_form import FormPart
from tilsyn.output.contexts.records.working import WorkingMaterial


class NamedValue(TypedDict):
    """A line of facts."""

    navn: Annotated[str, "oplysningens navn"]
    vaerdi: Annotated[str, "oplysningen"]


class MasterValue(NamedValue):
    """A line of master data."""

    portal: Annotated[bool, "sand, hvis den er til Tilbudsportalen"]


class ScaleStep(TypedDict):
    """A step of the edition's scale."""

    vaerdi: Annotated[str, "trinnet, 5"]
    tekst: Annotated[str, "trinnets ord"]


class EditionPart(TypedDict):
    """The edition, and how it counts."""

    id: Annotated[str, "udgavens betegnelse, KM2021"]
    titel: Annotated[str, "kvalitetsmodellens titel"]
    kilde: Annotated[str, "kvalitetsmodellens kilde"]
    tillaeg: Annotated[list[str], "det, socialtilsynet har føjet til kvalitetsmodellen, og hvem der har gjort det"]
    niveau: Annotated[str, "det niveau, der gives score på: indicator eller criterion"]
    metode: Annotated[str | None, "two_stage, one_stage eller ingen"]
    metodetekst: Annotated[str, "hvordan temaernes værdier er regnet ud"]
    skala: list[ScaleStep]


class Assessed(TypedDict):
    """An assessment in words."""

    overskrift: Annotated[str, "vurderingens overskrift"]
    afsnit: Annotated[list[str], "vurderingens afsnit"]
    mangler: Annotated[str, "en sætning, hvis vurderingen mangler"]


class RatedPart(TypedDict):
    """What is given a score: an indicator, in some editions a criterion."""

    id: Annotated[str, "indikatorens betegnelse, 4.a"]
    tekst: Annotated[str, "indikatorens officielle ordlyd"]
    overskrift: Annotated[str, "Bedømmelse; for en videreført også hvorfra"]
    afsnit: Annotated[list[str], "bedømmelsens afsnit"]
    mangler: Annotated[str, "en sætning, hvis bedømmelsen eller scoren mangler"]
    score: Annotated[str, "scoren, 1-5; tom ved nygodkendelse"]
    scoretekst: Annotated[str, "scorens ord: i høj grad opfyldt"]
    tilstand: Annotated[str, either(STATES)]
    tilstandstekst: Annotated[str, "hvorfra en videreført score er, eller hvorfor der ikke er en score"]
    kilder: Annotated[str, "de kilder, konsulenten har valgt til bedømmelsen, i én sætning"]
    grundlag: Annotated[str, "alt, bedømmelsen bygger på, i én sætning: samtaler, observationer og dokumenter"]
    tidligere: Annotated[str, "scoren i den tidligere rapport: Score 2022: 4"]
    aendring: Annotated[str, "hvorfor scoren er en anden end i den tidligere rapport, og hvilken det er"]
    forbehold: Annotated[list[str], "forbehold for indikatoren"]


class CriterionName(TypedDict):
    """Which criterion."""

    id: Annotated[str, "kriteriets nummer"]
    titel: Annotated[str, "kriteriets ordlyd"]


class CriterionPart(CriterionName, Assessed):
    """A criterion, and what is rated under it: itself or its indicators."""

    bedoemmelse: RatedPart | None
    indikatorer: list[RatedPart]


class ThemeName(TypedDict):
    """Which theme."""

    nummer: Annotated[int, "temaets nummer"]
    titel: Annotated[str, "temaets titel"]


class ThemePart(ThemeName, Assessed):
    """A theme with its value, and its criteria."""

    lead: Annotated[str, "temaets nøglesætning: den valgte af vurderingens egne sætninger, ellers den første"]
    middel: Annotated[str, "temaets værdi, 3,9 eller –"]
    sidst: Annotated[str, "temaets værdi i den tidligere rapport; tom, hvor den ikke kan sammenlignes"]
    grundlag: Annotated[str, "hvad værdien bygger på"]
    fordeling: Annotated[str, "ved nygodkendelse: hvilke indikatorer der fik hvilken vurdering; ellers tom"]
    kriterier: list[CriterionPart]


class SpiderPart(TypedDict):
    """The spider over the themes' values."""

    kategorier: Annotated[list[str], "temaernes titler"]
    vaerdier: Annotated[list[str | None], "temaernes nøjagtige værdier, 7/2"]
    visninger: Annotated[list[str], "temaernes afrundede værdier"]
    viderefoert: Annotated[list[bool], "sand ved et tema, hvor noget er videreført"]
    tidligere: Annotated[
        list[str | None], "temaernes nøjagtige værdier i den tidligere rapport; ingen, hvor der ingen er"
    ]
    tidligere_navn: Annotated[str, "hvad linjen fra den tidligere rapport kaldes"]
    tekst: Annotated[str, "spindelvævet i ord"]


class EconomyPart(TypedDict):
    """One economy assessment."""

    titel: Annotated[str, "afsnittets titel"]
    afsnit: Annotated[list[str], "tekstens afsnit"]


class FollowUpPart(TypedDict):
    """One follow-up point."""

    gruppe: Annotated[str, "ved det første af nye punkter, af tidligere punkter og af afgørelser: deres overskrift"]
    type: Annotated[str, "opfølgningspunktets type"]
    tekst: Annotated[str, "opfølgningspunktet"]
    indikator: Annotated[str, "indikatoren"]
    status: Annotated[str, "status"]
    frist: Annotated[str, "fristen"]
    oprindelse: Annotated[str, "hvor punktet stammer fra"]
    lov: Annotated[str, "hjemlen: den bestemmelse, afgørelsen træffes efter"]
    regel: Annotated[str, "reglen, der ikke er overholdt"]
    afgoerelse: Annotated[str, "afgørelsens stand og dato"]


class SourcesPart(TypedDict):
    """Sources of data of one kind."""

    titel: Annotated[str, "datakildens art"]
    punkter: Annotated[list[str], "en datakilde"]


class DirectivePart(TypedDict):
    """A directive that the report rests on."""

    id: Annotated[str, "anvisningens nummer med udgave, NR2020:3.1.5"]
    nummer: Annotated[str, "anvisningens nummer, 3.1.5"]
    maerke: Annotated[str, "det, der står foran nummeret i en tekst, NR2020"]
    udgave: Annotated[str, "hvem der har udgivet de nationale retningslinjer, anvisningen står i, og hvornår"]
    emne: Annotated[str, "anvisningens emne"]
    retningslinje: Annotated[str, "retningslinjens nummer og titel"]
    binding: Annotated[str, "law, recommended eller unknown"]
    bindingstekst: Annotated[str, "lovhjemlen, hvis anvisningen er lov"]
    spoergsmaal: Annotated[list[str], "numre på de spørgsmål, der henviser til anvisningen"]
    indikatorer: Annotated[
        list[str], "indikatorer, hvis bedømmelse nævner anvisningen; internt dem, hvis spørgsmål henviser til den"
    ]
    verificeret: Annotated[bool, "falsk, hvis nummeret ikke passer til nogen indholdsfortegnelse, vi kender"]
    kendt: Annotated[str, "hvad vi har læst: ordlyden, eller kun nummeret, som det er citeret"]
    berort: Annotated[bool, "sand, hvis en bedømmelse bygger på anvisningen"]


class ProvisionPart(TypedDict):
    """A provision of an act that the report uses, as far as our source prints it."""

    id: Annotated[str, "bestemmelsen: SEL § 101, stk. 4"]
    lov: Annotated[str, "lovens navn"]
    emne: Annotated[str, "bestemmelsens emne, med vores ord"]
    ordlyd: Annotated[str, "ordlyden, nøjagtigt som kilden trykker den; tom, hvor det er hele paragraffen"]
    kilde: Annotated[str, "hvor ordlyden er læst"]
    brugt: Annotated[list[str], "hvor rapporten bruger den: indikatorer, opfølgningspunkter og anvisninger"]


class ShownParts(TypedDict):
    """What is for the reader (audiences.SEES), empty or not: a template asks this, and never who the reader is."""

    praktisk: Annotated[bool, "sand, hvis praktiske oplysninger og fokus er for modtageren"]
    alle_stamoplysninger: Annotated[bool, "sand, hvis også stamoplysninger uden stjerne er for modtageren"]
    vaerdier: Annotated[bool, "sand, hvis temaernes værdier er for modtageren"]
    kriterier: Annotated[bool, "sand, hvis kriterier, bedømmelser og scorer er for modtageren"]
    konklusion: Annotated[bool, "sand, hvis konklusionen er for modtageren"]
    oekonomi: Annotated[bool, "sand, hvis økonomien er for modtageren"]
    opfoelgning: Annotated[bool, "sand, hvis opfølgningspunkter er for modtageren"]
    datakilder: Annotated[bool, "sand, hvis datakilder er for modtageren"]
    metode: Annotated[bool, "sand, hvis metoden bag værdierne og skalaen er for modtageren"]
    anvisninger: Annotated[bool, "sand, hvis anvisninger er for modtageren"]


class Copy(TypedDict):
    """Which copy this is."""

    format: Annotated[str, "kontraktens udgave, tilsyn-context/1"]
    audience: Annotated[str, f"modtageren: {either(AUDIENCES)}"]
    udkast: Annotated[bool, "sand, så længe rapporten er et udkast"]
    dele: ShownParts


class AroundThemes(TypedDict):
    """What stands around the themes; `frame.py` fills it."""

    titel: Annotated[str, "rapportens titel: Tilsynsrapport"]
    form: FormPart
    myndighed: AuthorityPart
    tilbud: Annotated[str, "tilbuddets navn"]
    tilsynstype: Annotated[str, "tilsynstypen"]
    omraade: Annotated[str, "området"]
    dato: Annotated[str, "besøgenes datoer, ellers tilsynets dato"]
    rapportdato: Annotated[
        str, "rapportens dato, hvis sagen siger den; ellers, og i et udkast, den dag, den seneste oplysning er fra"
    ]
    sagsnummer: Annotated[str, "socialtilsynets sagsnummer"]
    stand: Annotated[str, "tidspunktet for den seneste oplysning i rapporten"]
    udgave: EditionPart
    praktisk: list[NamedValue]
    stamoplysninger: list[MasterValue]
    fokus: Annotated[str, "tilsynets fokus og begrundelsen for det"]
    samlet_vurdering: Assessed
    konklusion: Assessed | None
    oekonomi: list[EconomyPart]
    opfoelgning: list[FollowUpPart]
    datakilder: list[SourcesPart]
    anledninger: list[OccasionPart]
    dokumenter: list[PaperPart]
    stikproever: Annotated[list[str], "en stikprøve: hvad, hvor mange af hvor mange, og hvem der har udtrukket den"]
    ikke_undersoegt: Annotated[list[str], "noget, tilsynet ikke har undersøgt, og hvorfor"]
    anvisninger: list[DirectivePart]
    lovbestemmelser: list[ProvisionPart]
    forbehold: Annotated[list[str], "forbehold for hele rapporten"]


class Report(Copy, AroundThemes):
    """Everything one audience may see of a case. A part that is a record or None is not in every report."""

    temaer: list[ThemePart]
    spindelvaev: SpiderPart | None
    interne: WorkingMaterial | None
    sha256: Annotated[str, "kontrolsum af indholdet"]
