"""The interview guide: as the case gives it, and as a page of it is laid out for its template."""

from typing import Annotated, NotRequired, TypedDict

from tilsyn.output.contexts.records.authority import AuthorityPart


class ScriptLine(TypedDict):
    """Words to say at the beginning or the end."""

    hvis: Annotated[str, "hvornår ordene skal siges, hvis ikke altid"]
    tekst: Annotated[str, "ordene"]


class GuideHead(TypedDict):
    """What stands at the head of every page."""

    format: Annotated[str, "kontraktens udgave, tilsyn-guide/1"]
    titel: Annotated[str, "Samtaleguide"]
    myndighed: AuthorityPart
    tilbud: Annotated[str, "tilbuddets navn"]
    dato: Annotated[str, "tilsynets dato"]
    stand: Annotated[str, "tidspunktet for den seneste oplysning, guiden bygger på"]
    udgave: Annotated[str, "kvalitetsmodellens udgave, KM2021"]
    fokus: Annotated[list[str], "indikatorer i fokus"]


class GuideQuestion(TypedDict):
    """A question to ask, in its own words, or (`tekst`) something to look for."""

    numre: list[str]
    kerne: NotRequired[bool]
    hoved: NotRequired[str]
    opfoelgning: NotRequired[list[str]]
    vink: NotRequired[str]
    foelsomt: NotRequired[bool]
    tekst: NotRequired[str]


class GuideTopic(TypedDict):
    """A topic and its questions."""

    titel: str
    spoergsmaal: list[GuideQuestion]


class GuideGround(TypedDict):
    """What the source of the edition says on one subject, word for word."""

    titel: Annotated[str, "emnet"]
    sted: Annotated[str, "hvor i kilden det står"]
    afsnit: Annotated[list[str], "kildens ord, et afsnit for hvert"]


class GuideSection(TypedDict):
    """A conversation with one group, what to look for in documents or on the spot, or the ground of one theme."""

    art: str
    gruppe: str
    titel: str
    foran: NotRequired[str]
    sagt: NotRequired[list[str]]
    aabning: NotRequired[list[ScriptLine]]
    emner: list[GuideTopic]
    afslutning: NotRequired[list[ScriptLine]]
    grundlag: NotRequired[list[GuideGround]]
    kilde: NotRequired[str]


class Guide(GuideHead):
    """What to ask and look for; `output/word/guide.py` lays each section out."""

    afsnit: list[GuideSection]


class PageQuestion(TypedDict):
    """A question and the room to write beside it."""

    nummer: Annotated[str, "det nummer, værdien skrives på"]
    andre_numre: Annotated[list[str], "andre numre, spørgsmålet gælder for"]
    langt_nummer: Annotated[str, "nummeret, når margenen er for smal til det; så er nummer tomt"]
    kerne: Annotated[bool, "sand for et kernespørgsmål"]
    maerkes: Annotated[bool, "sand, når det skal stå, at det er kerne, fordi afsnittet har andre også"]
    tekst: Annotated[str, "spørgsmålet, eller det, der skal ses efter"]
    opfoelgning: Annotated[list[str], "opfølgende spørgsmål"]
    vink: Annotated[str, "et vink til den, der spørger"]
    foelsomt: Annotated[
        bool, "sand for et følsomt spørgsmål til borgere eller pårørende; vinket skal også stå i en liste"
    ]
    linjer: Annotated[list[str], "en tom linje at skrive på; så mange, som der er plads til"]


class PageTopic(TypedDict):
    """A topic of a page."""

    titel: Annotated[str, "emnets titel"]
    spoergsmaal: list[PageQuestion]


class PageBody(TypedDict):
    """A section laid out."""

    art: Annotated[str, "samtale, dokument, observation eller tema"]
    gruppe: Annotated[str, "kildegruppen; dokument, observation eller temaer"]
    titel: Annotated[str, "afsnittets titel"]
    foran: Annotated[str, "det, der gælder for hver række, når der ses efter; tom, når rækkerne siger det selv"]
    sagt: Annotated[list[str], "det, der skal være sagt først"]
    aabning: list[ScriptLine]
    emner: list[PageTopic]
    supplerende: list[PageTopic]
    afslutning: list[ScriptLine]
    grundlag: list[GuideGround]
    kilde: Annotated[str, "kilden til et temas faglige grundlag"]


class GuidePage(GuideHead):
    """`interviewguide.docx`: one section of the guide."""

    afsnit: PageBody
