"""How the means are made, in words, and user text cut into paragraphs."""

from __future__ import annotations

import re

METHOD_TEXTS = {
    "two_stage": "Et kriteriums værdi er gennemsnittet af dets bedømte indikatorer, og et temas værdi er gennemsnittet "
    "af dets kriterier (to trin). Der regnes uden mellemafrunding og afrundes én gang til én decimal.",
    "one_stage": "Et temas værdi er gennemsnittet af alle temaets bedømte indikatorer (ét trin). Der regnes uden "
    "mellemafrunding og afrundes én gang til én decimal.",
    None: "Ved nygodkendelse bedømmes hver indikator for sig. Der beregnes ingen gennemsnit.",
}


def paragraphs(text: str) -> list[str]:
    """User text as paragraphs: blank lines part them, single line ends stay inside."""
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text) if part.strip()]
