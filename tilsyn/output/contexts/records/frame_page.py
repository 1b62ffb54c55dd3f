"""A frame as a case stands, for the consultant alone: internal report, matrix, and a paper of its own."""

from typing import Annotated, TypedDict

from tilsyn.output.contexts.records.frame_maps import ActorLine, SideRow, StepRow


class FrameVoice(TypedDict):
    """One answer to a point, or what one document was read as."""

    samtale: Annotated[str, "samtalen eller gennemgangen"]
    emne: Annotated[str, "hvad der blev set eller læst, fx Sag 1"]
    metode: Annotated[str, "samtale, observation eller dokument"]
    gruppe: Annotated[str, "kildegruppen"]
    vaerdi: Annotated[str, "værdien i ord"]
    laest: Annotated[list[str], "det, der er talt, datoerne, og hvad svaret er grundlag for"]
    note: Annotated[str, "noten"]


class FramePlace(TypedDict):
    """A place in a document that bears on a point."""

    citat: Annotated[str, "ordene"]
    sted: Annotated[str, "hvor de står"]
    delen: Annotated[str, "den del af punktet, de er til"]
    kommune: Annotated[str, "hvis standard de står i, når der er flere"]
    bemaerk: Annotated[list[str], "hvad man skal vide om stedet"]


class PointRow(TypedDict):
    """One point of a frame, with all that is known of it."""

    id: Annotated[str, "punktets id"]
    titel: Annotated[str, "punktets korte navn"]
    ordlyd: Annotated[str, "kildens egne ord; tom, når den ingen har"]
    binding: Annotated[str, "lov, anbefaling eller ikke afklaret; tom, når kilden ingen ord har for punktet"]
    henvisning: Annotated[str, "kildens egen linje om lovgivning og referencer"]
    pligt: Annotated[str, "hvis pligt det er, når det ikke kun er tilbuddets"]
    roert: Annotated[bool, "sand, når noget er svaret, læst eller fundet"]
    laesning: Annotated[str, "det, der vides, i få ord"]
    talt: Annotated[str, "k af n"]
    beregnet: Annotated[list[str], "det, der kan opgøres af datoerne, og det, der ikke kan"]
    steder: list[FramePlace]
    ved_siden: Annotated[
        list[str],
        "hvad en søgning fandt ud over stederne: kun nævnt, ikke fundet, og det, der måske ikke passer sammen",
    ]
    stemmer: list[FrameVoice]
    kan_bruges: Annotated[list[str], "indikatorer, punktet kan blive grundlag for"]
    grundlag: Annotated[list[str], "indikatorer, det er gjort til grundlag for"]


class FrameHeading(TypedDict):
    """What stands under one heading."""

    titel: Annotated[str, "overskriften"]
    punkter: list[PointRow]
    uroert: Annotated[list[str], "id'erne på de punkter, der ikke er rørt"]


class FramePart(TypedDict):
    """One frame that is used in the case."""

    id: Annotated[str, "spørgerammens id"]
    titel: Annotated[str, "spørgerammens titel"]
    udgave: Annotated[str, "hvilken udgave af kilden det er"]
    kilde: Annotated[str, "kilden"]
    bemaerkning: Annotated[str, "hvad man skal vide om hele rammen"]
    udtraek: Annotated[str, "udtrækket af sager"]
    dateret: Annotated[str, "det læste dokuments dato"]
    soegt: Annotated[list[str], "hvor der er søgt, hvornår det er fra, og hvad der gælder hele dokumentet"]
    afsnit: list[FrameHeading]


class FramePage(TypedDict):
    """`spoergeramme.docx`: one frame, point by point."""

    format: Annotated[str, "kontraktens udgave, tilsyn-spoergeramme/1"]
    tilbud: Annotated[str, "tilbuddets navn"]
    ramme: FramePart
    kort: list[ActorLine]
    tegning: Annotated[str, "samarbejdskortet i ord, til den, der ikke kan se tegningen"]
    sider: list[SideRow]
    trin: list[StepRow]
    om_trin: Annotated[list[str], "hvad man skal vide om kortet over trinnene"]
    stand: Annotated[str, "tidspunktet for den seneste oplysning"]
    sha256: Annotated[str, "kontrolsum af indholdet"]
