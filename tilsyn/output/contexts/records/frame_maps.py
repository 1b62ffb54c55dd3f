"""The maps that frames make of an inspection: for the consultant's own eyes, in the report's internal part."""

from typing import Annotated, TypedDict


class StepRow(TypedDict):
    """A step of a course, and what the inspection has on it."""

    afsnit: Annotated[str, "organisering eller borgerens forløb"]
    trin: Annotated[str, "trinnet"]
    samtaler: Annotated[str, "grupperne, hver med antallet af samtaler; »ikke belyst«, når der intet er"]
    set: Annotated[str, "antal observationer"]
    laest: Annotated[str, "antal gennemgange"]


class ActorLine(TypedDict):
    """One actor on the map of collaboration."""

    aktoer: Annotated[str, "aktøren"]
    stand: Annotated[str, "aftalens stand: written, told, none, irrelevant eller unread"]
    aftale: Annotated[str, "aftalen i ord"]
    kontakt: Annotated[str, "hvem der har fortalt om kontakten, og hvad der sidst blev noteret"]
    sager: Annotated[str, "k af n"]
    bemaerk: Annotated[str, "en sætning, når aktøren er i sagerne uden en aftale, vi har læst"]
    moedt: Annotated[bool, "sand, når der er kontakt, eller når vi selv har hørt aktøren"]
    hoert: Annotated[str, "i hvor mange samtaler vi selv har hørt aktøren"]


class SideRow(TypedDict):
    """Answers to who does what, beside each other."""

    ledelse: Annotated[str, "ledelsens svar"]
    kommune: Annotated[str, "kommunens svar"]
    samarbejdspartner: Annotated[str, "samarbejdspartnerens svar"]


class FrameMaps(TypedDict):
    """All the maps; a list is empty where the case uses no frame that makes it."""

    trin: list[StepRow]
    om_trin: Annotated[list[str], "hvad man skal vide om kortet over trinnene"]
    aktoerer: list[ActorLine]
    tegning: Annotated[str, "samarbejdskortet i ord, til den, der ikke kan se tegningen"]
    sider: list[SideRow]
