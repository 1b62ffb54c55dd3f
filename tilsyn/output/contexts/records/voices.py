"""The ground of each rated item by group of voices: the working paper's part of an internal report."""

from typing import Annotated, TypedDict


class HeldRow(TypedDict):
    """An encounter: the key to a code."""

    kode: Annotated[str, "samtalens kode, S4"]
    hvad: Annotated[str, "metode og form"]
    hvem: Annotated[str, "kildernes koder, eller hvad der blev set"]
    hvornaar: Annotated[str, "dag og klokkeslæt"]


class AskedRow(TypedDict):
    """A question of an item."""

    nummer: Annotated[str, "spørgsmålets nummer"]
    tekst: Annotated[str, "spørgsmålets ordlyd"]
    belyst: Annotated[bool, "sand, når der er svaret"]


class VoiceRow(TypedDict):
    """What was said or seen once, with the questions it answers."""

    samtale: Annotated[str, "samtalens kode; tom for en note uden samtale"]
    familie: Annotated[str, "det samtalespørgsmål, flere numre blev spurgt som"]
    numre: Annotated[
        str, "spørgsmålenes numre med det læste: 4.a.1 ja · 10.b.1 nej; for en note hvor den også hører til"
    ]
    sted: Annotated[str, "stedet i et dokument"]
    citat: Annotated[bool, "sand for et citat"]
    tekst: Annotated[str, "noten"]
    dele: Annotated[str, "værdier for spørgsmålets dele"]
    afvigelser: Annotated[str, "hvem der sagde noget andet"]
    begrundelse: Annotated[str, "begrundelsen"]


class VoiceGroup(TypedDict):
    """The voices of one group."""

    gruppe: Annotated[str, "kildegruppen, eller hvor det hører til"]
    stemmer: list[VoiceRow]


class ElsewhereRow(TypedDict):
    """Voices of an item that stand at another."""

    sted: Annotated[str, "hvor de står"]
    stemmer: Annotated[str, "samtalerne med spørgsmålenes numre"]


class GroundPart(TypedDict):
    """What a rated item rests on."""

    id: Annotated[str, "indikatorens betegnelse, eller kriteriets, hvor der gives score på kriterier"]
    hviler_paa: Annotated[str, "hvor mange gange, og ved hvilke metoder"]
    forskellige: Annotated[bool, "sand, hvis oplysningerne er forskellige"]
    bemaerkning: Annotated[str, "en bemærkning om bredden af grundlaget"]
    spoergsmaal: list[AskedRow]
    grupper: list[VoiceGroup]
    andre_steder: list[ElsewhereRow]


class CitedRow(TypedDict):
    """A directive that no question has touched."""

    nummer: Annotated[str, "anvisningens nummer, NR2020 3.1.5"]
    emne: Annotated[str, "anvisningens emne; med lov eller anbefaling, hvor vi har læst det"]
    spoergsmaal: Annotated[str, "numre på de spørgsmål, der henviser til den"]


class CitedPart(TypedDict):
    """The directives that the edition's questions cite."""

    uberoert: list[CitedRow]
    beroert: Annotated[list[str], "nummeret på en anvisning, som et besvaret spørgsmål henviser til"]
