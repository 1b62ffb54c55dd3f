"""Judging line by line: text to ".", a line of sources, a line with the score; a reason where a mark stands before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import time_text
from tilsyn.domain.ground import code_of
from tilsyn.errors import UsageProblem
from tilsyn.interview.plain import Interrupted, read_text
from tilsyn.services import judging

if TYPE_CHECKING:
    from tilsyn.domain.edition import RatedUnit
    from tilsyn.interview.plain import Streams
    from tilsyn.services.desk import Desk


def judge_in_lines(desk: Desk, indicator: str, streams: Streams, by: str | None) -> None:
    """One judgement. Nothing pre-selects or proposes a score (domain.md 5.1)."""
    unit = judging.judged_unit(desk, indicator)
    desk.who(by)
    _show(desk, unit, streams)
    try:
        verdict = _read(desk, unit, streams)
    except Interrupted as stopped:
        if stopped.text.strip():
            desk.file.save_draft(f"judgement|{unit.id}", stopped.text)
        raise
    streams.say(f"gemt {judging.judge(desk, unit.id, verdict, by)}")


def _show(desk: Desk, unit: RatedUnit, streams: Streams) -> None:
    streams.say(f"{unit.id} {unit.text}")
    draft = next((each for each in desk.file.drafts() if each.slot == f"judgement|{unit.id}"), None)
    if draft:
        streams.say(f"Ikke færdigskrevet, {time_text(draft.at)}:\n{draft.text}")
    streams.say(f"Kilder, der kan nævnes: {'; '.join(judging.usable_sources(desk)) or 'ingen endnu'}")
    earlier = judging.earlier(desk, unit)
    if earlier:
        named = "; ".join(filter(None, (code_of(slot, desk.visible()) for slot in earlier.sources)))
        streams.say(f"Står nu: {earlier.text}\n({named or 'ingen kilder'}; score {earlier.score or 'ingen'})")
    streams.say("Bedømmelse (afslut med en linje, hvor der kun står .):")


def _read(desk: Desk, unit: RatedUnit, streams: Streams) -> judging.Verdict:
    text, ended = read_text(streams)
    if not text.strip():
        raise UsageProblem(
            f"Bedømmelsen af {unit.id} er tom. Intet er gemt.", "Skriv bedømmelsen først; scoren kommer bagefter."
        )
    sources = "" if ended else _line(streams, "Kilder, delt med semikolon:")
    score = "" if ended else _line(streams, f"Score ({_scale(desk)}; tom linje: endnu ingen):")
    reason = _line(streams, "Begrundelse for ændringen:") if judging.needs_reason(desk) and not ended else None
    return judging.Verdict(text, judging.named_sources(sources), score, reason)


def _scale(desk: Desk) -> str:
    return ", ".join(f"{step.value} {step.label}" for step in desk.model.scale(desk.case.fields().kind))


def _line(streams: Streams, ask: str) -> str:
    streams.say(ask)
    return streams.read() or ""
