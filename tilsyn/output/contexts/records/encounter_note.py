"""The note of one encounter."""

from typing import Annotated, TypedDict

from tilsyn.output.contexts.records.authority import AuthorityPart
from tilsyn.output.contexts.records.report import NamedValue
from tilsyn.output.contexts.records.working import PhotoPart


class SaidAnswer(TypedDict):
    """An answer, to one question or to several at once."""

    numre: Annotated[list[str], "numre på de spørgsmål, der er besvaret på én gang"]
    afsnit: Annotated[str, "overskriften, ved det første svar under den"]
    spoergsmaal: Annotated[str, "det, der blev spurgt om; et eget spørgsmål som det blev stillet"]
    spurgt: Annotated[str, "ordene, det blev sagt med; kun hvor det er mærket"]
    vaerdi: Annotated[str, "værdien i ord"]
    dele: Annotated[list[str], "værdier for spørgsmålets dele"]
    note: Annotated[str, "noten"]
    afvigelser: Annotated[list[str], "hvem der sagde noget andet, og hvad"]
    begrundelse: Annotated[str, "begrundelsen"]
    kl: Annotated[str, "klokkeslættet, da det blev sagt; en anden dag end samtalens skrives ud"]
    tid: Annotated[str, "hvornår det blev rettet"]
    besvaret: Annotated[bool, "falsk for et eget spørgsmål, ingen har svaret på"]


class SaidNote(TypedDict):
    """A loose note."""

    tekst: Annotated[str, "den løse note"]
    citat: Annotated[bool, "sand for et citat"]
    sted: Annotated[str, "stedet i dokumentet"]
    hoerer_til: Annotated[list[str], "hvor noten hører til"]
    kl: Annotated[str, "klokkeslættet, da det blev sagt"]
    tid: Annotated[str, "hvornår det blev rettet"]


class WrittenDown(TypedDict):
    """When the note was taken."""

    foerst: Annotated[str, "hvornår det første blev skrevet"]
    sidst: Annotated[str, "hvornår det sidste blev skrevet"]
    tekst: Annotated[str, "hvornår og hvordan det blev skrevet, på én linje"]


class EncounterNote(TypedDict):
    """`notat.docx`: who, when, what was promised, what was said."""

    format: Annotated[str, "kontraktens udgave, tilsyn-notat/1"]
    titel: Annotated[str, "Notat om samtale, om observation eller om gennemgang af dokumenter"]
    betegnelse: Annotated[str, "samtalens kode eller kilder, som man læser dem"]
    kode: Annotated[str, "samtalens kode, som notatets fil hedder efter"]
    myndighed: AuthorityPart
    tilbud: Annotated[str, "tilbuddets navn"]
    udgave: Annotated[str, "kvalitetsmodellens udgave, KM2021"]
    hoved: list[NamedValue]
    overskrift: Annotated[str, "overskriften over svarene"]
    svar: list[SaidAnswer]
    egne: list[SaidAnswer]
    noter: list[SaidNote]
    fotos: list[PhotoPart]
    noteret: WrittenDown
    stand: Annotated[str, "tidspunktet for den seneste oplysning i notatet"]
    sha256: Annotated[str, "kontrolsum af indholdet"]
