"""What a report rests on: occasions and documents."""

from typing import Annotated, TypedDict


class OccasionPart(TypedDict):
    """Conversations with a group, or one conversation, observation or review."""

    hvad: Annotated[str, "hvad der er gjort: 5 samtaler med borgere, Samtale med ledelsen, Rundvisning"]
    form: Annotated[str, "samtalens form; tom, hvor gruppen er for lille til at blive talt"]
    udvalgt: Annotated[str, "hvordan de, der er talt med, er udvalgt"]
    hvornaar: Annotated[str, "dagen, eller den første og den sidste"]


class PaperPart(TypedDict):
    """A document that was asked for or seen."""

    navn: Annotated[str, "dokumentets titel, dets egen dato og hvor teksten er fra"]
    anmodet: Annotated[str, "hvornår der er bedt om det"]
    modtaget: Annotated[str, "hvornår det er modtaget, eller at det ikke er det"]
