"""The working material of a report: for the consultant's own eyes, and what the matrix is made of."""

from typing import Annotated, TypedDict

from tilsyn.output.contexts.records.frame_maps import FrameMaps
from tilsyn.output.contexts.records.frame_page import FramePart
from tilsyn.output.contexts.records.voices import CitedPart, GroundPart, HeldRow, VoiceGroup


class GapRow(TypedDict):
    """What stands between the case and a final report."""

    kode: Annotated[str, "fejlkode"]
    sted: Annotated[str, "hvor"]
    tekst: Annotated[str, "hvad"]
    raad: Annotated[str, "råd"]
    i_listen: Annotated[bool, "sand, når noget mangler; ellers siges det ved indikatoren"]


class QuestionRow(TypedDict):
    """A question, asked or not."""

    id: Annotated[str, "spørgsmålets nummer"]
    indikator: Annotated[str, "indikatoren"]
    tema: Annotated[str, "temaet"]
    tekst: Annotated[str, "spørgsmålets ordlyd"]
    anvisninger: Annotated[list[str], "anvisninger"]
    pligt: Annotated[str, "tilbud, kommune eller begge"]
    familie: Annotated[str, "det samtalespørgsmål, det stilles under"]
    egne: Annotated[bool, "sand for egne spørgsmål"]
    svar: Annotated[int, "antal samtaler med svar"]
    samtaler: Annotated[str, "samtalerne"]


class AnswerRow(TypedDict):
    """What one encounter said to one question."""

    spoergsmaal: Annotated[str, "spørgsmålets nummer"]
    indikator: Annotated[str, "indikatoren"]
    spoergsmaalstekst: Annotated[str, "spørgsmålets ordlyd"]
    samtale: Annotated[str, "samtalen"]
    metode: Annotated[str, "metoden"]
    gruppe: Annotated[str, "kildegruppen"]
    kilder: Annotated[str, "kilderne"]
    vaerdi: Annotated[str, "værdien, eller at svaret kun er hørt sammen med et andet og ikke aflæst"]
    dele: Annotated[str, "værdier for spørgsmålets dele"]
    note: Annotated[str, "noten"]
    afvigelser: Annotated[str, "hvem der sagde noget andet"]
    begrundelse: Annotated[str, "begrundelsen"]
    sagt: Annotated[str, "hvornår det blev sagt"]
    noteret: Annotated[str, "hvornår det blev noteret"]
    kilde_til_note: Annotated[str, "direkte, fra papir eller efter hukommelsen"]
    familie: Annotated[str, "det samtalespørgsmål, svaret kom under"]


class NoteRow(TypedDict):
    """A loose note."""

    tekst: Annotated[str, "noten"]
    samtale: Annotated[str, "samtalen"]
    hoerer_til: Annotated[list[str], "hvor noten hører til"]
    sted: Annotated[str, "stedet i dokumentet"]
    citat: Annotated[bool, "sand for et citat"]
    sagt: Annotated[str, "hvornår det blev sagt"]


class PhotoPart(TypedDict):
    """A photo with its caption."""

    billede: Annotated[str, "billedet, i et afsnit for sig"]
    tekst: Annotated[str, "billedteksten"]
    samtale: Annotated[str, "den observation eller gennemgang, det hører til"]


class ScoreRow(TypedDict):
    """A score, or the mean above it."""

    niveau: Annotated[str, "tema, kriterium eller indikator"]
    id: Annotated[str, "nummer"]
    titel: Annotated[str, "ordlyd"]
    score: Annotated[int | str | None, "score"]
    middel: Annotated[str | None, "den nøjagtige værdi, 35/9"]
    visning: Annotated[str, "værdien afrundet"]
    tilstand: Annotated[str, "som for en indikator"]
    tilstandstekst: Annotated[str, "som for en indikator"]
    grundlag: Annotated[str, "hvad værdien bygger på"]
    tekst: Annotated[str, "teksten"]
    kilder: Annotated[str, "kilderne"]


class TriangulationRow(TypedDict):
    """What an indicator rests on."""

    indikator: Annotated[str, "indikatoren"]
    metoder: Annotated[str, "metoder"]
    grupper: Annotated[str, "kildegrupper"]
    samtaler: Annotated[int, "antal samtaler"]
    noter: Annotated[int, "antal noter"]
    forskellige: Annotated[bool, "sand, hvis oplysningerne er forskellige"]
    bemaerkning: Annotated[str, "en bemærkning"]


class WorkingMaterial(TypedDict):
    """The internal part of a report."""

    mangler: list[GapRow]
    koder: list[HeldRow]
    grundlag: list[GroundPart]
    oevrige: list[VoiceGroup]
    anvisninger: CitedPart
    spoergsmaal: list[QuestionRow]
    svar: list[AnswerRow]
    noter: list[NoteRow]
    fotos: list[PhotoPart]
    scorer: list[ScoreRow]
    sammenhold: list[TriangulationRow]
    rammer: list[FramePart]
    kort: FrameMaps
