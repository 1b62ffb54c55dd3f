"""The case workbook: every list a sheet of its own, each row as it is read there."""

from typing import Annotated, TypedDict

from tilsyn.output.contexts.records.authority import AuthorityPart
from tilsyn.output.contexts.records.frame_page import FramePart
from tilsyn.output.contexts.records.report import DirectivePart, EditionPart, MasterValue, NamedValue, SourcesPart


class MeanRow(TypedDict):
    """A theme or a criterion with its mean, and last time's."""

    niveau: Annotated[str, "tema eller kriterium"]
    nummer: Annotated[str, "temaets eller kriteriets nummer"]
    titel: Annotated[str, "titlen"]
    middel: Annotated[str | None, "den nøjagtige værdi, 35/9"]
    bedoemt: Annotated[int, "hvor mange indikatorer værdien bygger på"]
    af: Annotated[int, "hvor mange der skal bedømmes"]
    sidst: Annotated[str | None, "den tidligere rapports værdi, regnet på samme måde"]
    grundlag: Annotated[str, "hvad værdien bygger på"]


class SpiderLine(TypedDict):
    """One line of the spider."""

    navn: Annotated[str, "hvad linjen er"]
    vaerdier: Annotated[list[str | None], "temaernes nøjagtige værdier; ingen, hvor temaet ikke er helt bedømt"]


class Spider(TypedDict):
    """The spider over the themes: this time's line first, then last time's where there is one."""

    kategorier: Annotated[list[str], "temaernes titler"]
    linjer: list[SpiderLine]
    tekst: Annotated[str, "spindelvævet i ord"]


class IndicatorRow(TypedDict):
    """A rated item across all conversations."""

    tema: Annotated[str, "temaets nummer og titel"]
    indikator: Annotated[str, "indikatoren"]
    ordlyd: Annotated[str, "indikatorens ordlyd"]
    tilstand: Annotated[str, "hvor langt bedømmelsen er"]
    score: Annotated[int | str | None, "score"]
    belyst_af: Annotated[str, "hvor mange slags kilder der har givet oplysninger, eller den ene, der har"]
    tegn: Annotated[list[str], "et tegn for hver samtale, i samtalernes orden"]


class SaidRow(TypedDict):
    """One question, and what one conversation said to it; a question that nobody was asked has one row."""

    tema: Annotated[str, "temaets nummer og titel"]
    indikator: Annotated[str, "indikatoren, kriteriet eller temaet"]
    spoergsmaal: Annotated[str, "spørgsmålets nummer"]
    gruppe: Annotated[str, "kildegruppen"]
    kilde: Annotated[str, "kilderne"]
    samtale: Annotated[str, "samtalen"]
    laesning: Annotated[str, "konsulentens læsning"]
    note: Annotated[str, "noten; hvor samme note er delt af flere spørgsmål, ved hvilket den står"]
    ordlyd: Annotated[str, "spørgsmålets ordlyd"]
    afvigelser: Annotated[str, "hvem i en gruppe der sagde noget andet"]
    delsvar: Annotated[str, "værdier for spørgsmålets dele"]
    begrundelse: Annotated[str, "begrundelsen"]
    faelles: Annotated[str, "de andre spørgsmål, som samme note er svar på"]
    art: Annotated[str, "officielt spørgsmål, eget spørgsmål eller punkt i en spørgeramme"]
    familie: Annotated[str, "det samtalespørgsmål, det blev stillet som"]
    metode: Annotated[str, "metoden"]
    sagt: Annotated[str, "hvornår det blev sagt"]
    noteret: Annotated[str, "hvornår det blev noteret"]
    noteret_hvordan: Annotated[str, "direkte, fra papir eller efter hukommelsen"]
    pligt: Annotated[str, "tilbud, kommune eller begge"]
    anvisninger: Annotated[str, "anvisninger, spørgsmålet henviser til"]


class DifferenceRow(TypedDict):
    """One voice that others differ from."""

    tema: Annotated[str, "temaets nummer og titel"]
    indikator: Annotated[str, "indikatoren"]
    spoergsmaal: Annotated[str, "spørgsmålets nummer"]
    gruppe: Annotated[str, "kildegruppen"]
    kilde: Annotated[str, "kilden"]
    samtale: Annotated[str, "samtalen"]
    laesning: Annotated[str, "konsulentens læsning"]
    forskellig_fra: Annotated[str, "hvem der siger noget andet, og hvad"]
    note: Annotated[str, "noten"]
    ordlyd: Annotated[str, "spørgsmålets ordlyd"]


class UnexaminedRow(TypedDict):
    """One question that one group, or one way of looking, has told nothing of."""

    tema: Annotated[str, "temaets nummer og titel"]
    indikator: Annotated[str, "indikatoren"]
    spoergsmaal: Annotated[str, "spørgsmålets nummer"]
    gruppe: Annotated[str, "gruppen eller metoden; tom, hvor det gælder alle"]
    hvorfor: Annotated[str, "ikke stillet, stillet uden resultat, ikke relevant eller gælder ikke"]
    belyst_af: Annotated[str, "hvem der har givet oplysninger om spørgsmålet"]
    samtale: Annotated[str, "samtaler, hvor det blev stillet"]
    begrundelse: Annotated[str, "begrundelsen, hvor der er en"]
    tilstand: Annotated[str, "indikatorens tilstand"]
    ordlyd: Annotated[str, "spørgsmålets ordlyd"]


class PlacedNoteRow(TypedDict):
    """A loose note at one of the places it belongs to."""

    tema: Annotated[str, "temaets nummer og titel"]
    hoerer_til: Annotated[str, "stedet"]
    gruppe: Annotated[str, "kildegruppen"]
    kilde: Annotated[str, "kilderne"]
    samtale: Annotated[str, "samtalen"]
    citat: Annotated[str, "ja for et citat"]
    note: Annotated[str, "noten"]
    sted: Annotated[str, "stedet i bygningen eller dokumentet"]
    dokument: Annotated[str, "dokumentet, citatet er fra"]
    sagt: Annotated[str, "hvornår det blev sagt"]
    ogsaa: Annotated[str, "andre steder, noten hører til"]


class EncounterRow(TypedDict):
    """A conversation, an observation, a review of documents."""

    samtale: Annotated[str, "samtalen, som den hedder i de andre ark"]
    metode: Annotated[str, "samtale, observation eller dokument"]
    form: Annotated[str, "formen"]
    gruppe: Annotated[str, "kildegrupper"]
    kilde: Annotated[str, "kilderne"]
    start: Annotated[str, "begyndt"]
    slut: Annotated[str, "sluttet"]
    emne: Annotated[str, "hvad der blev set eller læst"]
    sted: Annotated[str, "stedet"]
    afdeling: Annotated[str, "afdelingen"]
    deltagere: Annotated[int | None, "antal deltagere"]
    til_stede: Annotated[str, "andre, der var til stede"]
    udvalgt: Annotated[str, "hvordan deltagerne blev udvalgt"]
    oplyst: Annotated[str, "hvad der blev oplyst om"]
    udfald: Annotated[str, "gennemført eller afbrudt"]
    citat: Annotated[str, "om der må citeres"]
    laest_op: Annotated[str, "om det er læst op for den, der talte"]
    spor: Annotated[str, "stof, alkohol eller begge"]
    af: Annotated[str, "hvem der førte den"]


class PaperRow(TypedDict):
    """A document that was asked for or came."""

    dokument: Annotated[str, "dokumentets titel"]
    type: Annotated[str, "arten"]
    status: Annotated[str, "om det er modtaget"]
    anmodet: Annotated[str, "hvornår der blev bedt om det"]
    frist: Annotated[str, "fristen"]
    modtaget: Annotated[str, "hvornår det kom"]
    dateret: Annotated[str, "dokumentets egen dato"]
    sider: Annotated[int | None, "antal sider"]
    tilblivelse: Annotated[str, "hvordan ordene er blevet til"]


class PointOfFollowUp(TypedDict):
    """A follow-up point."""

    type: Annotated[str, "typen"]
    indikator: Annotated[str, "indikatoren"]
    punkt: Annotated[str, "punktet"]
    status: Annotated[str, "status"]
    frist: Annotated[str, "fristen"]
    fra: Annotated[str, "om punktet er nyt eller fra et tidligere tilsyn"]
    oprindelse: Annotated[str, "den rapport, det stammer fra"]
    afgoerelse: Annotated[str, "afgørelsens stand"]
    afgoerelsesdato: Annotated[str, "afgørelsens dato"]
    lov: Annotated[str, "hjemlen"]
    regel: Annotated[str, "reglen, der ikke er overholdt"]


class JudgedRow(TypedDict):
    """A judgement of a rated item, or the assessment of a criterion, a theme, the economy or the whole."""

    tema: Annotated[str, "temaets nummer og titel"]
    niveau: Annotated[str, "indikator, kriterium, tema, økonomi eller helhed"]
    sted: Annotated[str, "4.a, kriterium 4, tema 4, samlet vurdering"]
    ordlyd: Annotated[str, "ordlyd eller titel"]
    score: Annotated[int | str | None, "score"]
    tekst: Annotated[str, "teksten"]
    tilstand: Annotated[str, "hvor langt bedømmelsen er"]
    om_tilstanden: Annotated[str, "hvorfra en videreført score er, eller hvorfor der ikke er en score"]
    scoretekst: Annotated[str, "scorens ord"]
    sidst: Annotated[int | str | None, "den tidligere rapports score"]
    aendring: Annotated[str, "hvorfor scoren er en anden end i den tidligere rapport"]
    kilder: Annotated[str, "de kilder, bedømmelsen nævner"]
    metoder: Annotated[str, "metoder, der er brugt"]
    grupper: Annotated[str, "grupper, der er hørt"]
    forbehold: Annotated[str, "forbehold"]


class CaseWorkbook(TypedDict):
    """Everything in the case that may be seen, as the consultant works in it; never for the provider."""

    format: Annotated[str, "kontraktens udgave, tilsyn-workbook/1"]
    myndighed: AuthorityPart
    tilbud: Annotated[str, "tilbuddets navn"]
    tilsynstype: Annotated[str, "tilsynstypen"]
    dato: Annotated[str, "tilsynets dato"]
    stand: Annotated[str, "tidspunktet for den seneste oplysning"]
    niveau: Annotated[str, "det, der gives score på: indikator eller kriterium"]
    udgave: EditionPart
    overblik: list[MeanRow]
    spindelvaev: Spider | None
    matrix: list[IndicatorRow]
    spoergsmaal: list[SaidRow]
    forskelle: list[DifferenceRow]
    ikke_belyst: list[UnexaminedRow]
    noter: list[PlacedNoteRow]
    samtaler: list[EncounterRow]
    dokumenter: list[PaperRow]
    anvisninger: list[DirectivePart]
    rammer: list[FramePart]
    opfoelgning: list[PointOfFollowUp]
    bedoemmelser: list[JudgedRow]
    stamoplysninger: list[NamedValue | MasterValue]
    fokus: Annotated[str, "tilsynets fokus og begrundelsen for det"]
    datakilder: list[SourcesPart]
    forbehold: Annotated[list[str], "forbehold"]
