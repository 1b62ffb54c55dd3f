"""Judging line by line: text to ".", a line of sources, a line with the score; a reason where a mark stands before."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, TypeVar

from tilsyn.domain.addresses import Slot
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.library.supplement import ANCHORS, anchor_lines
from tilsyn.errors import CaseLocked, UsageProblem
from tilsyn.interview.ground_beside import ground_beside
from tilsyn.interview.plain.typed_lines import interactive, offer, read_kept, read_line, say_saved
from tilsyn.services.conversation.answering import Receipt
from tilsyn.services.drafts import Keeper
from tilsyn.services.judging import judge
from tilsyn.services.judging.score_changes import differs, where_from
from tilsyn.services.judging.view import titles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tilsyn.domain.library.edition import RatedUnit
    from tilsyn.interview.plain.typed_lines import Streams, Typed
    from tilsyn.services.open_case import Desk

T = TypeVar("T")
HELD = "Sagen er åben i en samtale eller et andet vindue: hvad der er sagt, vises ikke imens."


def judge_in_lines(desk: Desk, indicator: str, streams: Streams, by: str | None) -> None:
    """One judgement. Nothing pre-selects or proposes a score (domain.md 5.1).

    A text is never lost with what is refused after it: it is kept, and offered back next time.
    """
    unit = judge.judged_unit(desk, indicator)
    desk.who(by)
    with _ground_said(desk, unit, streams):
        _judge(desk, unit, streams, by)


@contextmanager
def _ground_said(desk: Desk, unit: RatedUnit, streams: Streams) -> Iterator[None]:
    """The wording and who said what of it; while a conversation is held that stays away (domain.md 7).

    As on the screen no conversation is begun while it stands there.
    """
    from tilsyn.storage.lock import SessionLock

    streams.say(f"{unit.id} {unit.text}")
    with ExitStack() as held:
        try:
            held.enter_context(SessionLock(desk.file.path))
        except CaseLocked:
            streams.say(HELD)
        else:
            told = "".join(words for words, _ in ground_beside(desk, unit))
            for line in (*told.rstrip().split("\n"), ""):
                streams.say(line)
        yield


def _judge(desk: Desk, unit: RatedUnit, streams: Streams, by: str | None) -> None:
    keeper = Keeper(desk, Slot.judgement(unit.id))
    _show(desk, unit, streams)
    offer(streams, keeper, unit.id)
    streams.say("Bedømmelse (afslut med en linje, hvor der kun står .):")
    typed = read_kept(streams, keeper)
    if not typed.text.strip():
        raise UsageProblem(f"Bedømmelsen af {unit.id} er tom. Intet er gemt.", judge.TEXT_FIRST)
    try:
        with keeper.holding(typed.text):
            verdict = _read(desk, unit, streams, typed)
            if judge.stands_so(desk, unit.id, verdict):
                keeper.drop()
                streams.say(f"uændret {unit.id}")
                return
            saved = judge.judge(desk, unit.id, verdict, by)
    except UsageProblem as refused:
        again = "Bedømmelsen er beholdt: kør kommandoen igen, og skriv kun . i stedet for teksten."
        raise UsageProblem(refused.message, f"{refused.hint} {again}") from None
    say_saved(streams, Receipt((saved,), desk.cpr_recorded()))


def _show(desk: Desk, unit: RatedUnit, streams: Streams) -> None:
    titles = titles_of(desk)
    codes = [f"{each} ({titles[each]})" if each in titles else each for each in judge.usable_sources(desk)]
    streams.say(f"Kilder, der kan nævnes: {mask_cpr('; '.join(codes)) or 'ingen endnu'}")
    earlier = judge.earlier(desk, unit)
    if earlier:
        named = "; ".join(judge.named_codes(desk, earlier))
        streams.say(f"Står nu: {mask_cpr(earlier.text)}\n({named or 'ingen kilder'}; score {earlier.score or 'ingen'})")
        if earlier.change:
            streams.say(f"Forskel fra sidst: {mask_cpr(earlier.change)}")


def _read(desk: Desk, unit: RatedUnit, streams: Streams, typed: Typed) -> judge.Verdict:
    if typed.ended:
        return judge.Verdict(typed.text, (), "")
    sources = _asked(streams, "Kilder, delt med semikolon:", lambda line: _sources(desk, line))
    _say_anchors(desk, unit, streams)
    score = _asked(streams, f"Score ({_scale(desk)}; tom linje: endnu ingen):", lambda line: _score(desk, line))
    reason = _asked(streams, "Begrundelse for ændringen:", _reason) if judge.needs_reason(desk) else None
    return judge.Verdict(typed.text, sources, score, reason, _change(desk, unit, score, streams))


def _change(desk: Desk, unit: RatedUnit, score: str, streams: Streams) -> str | None:
    """Last, and only of a score that is another than before; an empty line leaves what stands."""
    found = differs(desk, unit, score)
    if found is None:
        return None
    streams.say(f"Hvorfor er scoren en anden end {where_from(found)}? (trykkes i rapporten; tom linje: lad det stå)")
    return (read_line(streams) or "").strip() or None


def _say_anchors(desk: Desk, unit: RatedUnit, streams: Streams) -> None:
    lines = anchor_lines(desk.model, unit, desk.visible().fields.kind)
    for line in [f"{ANCHORS}:", *(f"  {each}" for each in lines)] if lines else ():
        streams.say(line)


def _asked(streams: Streams, ask: str, check: Callable[[str], T]) -> T:
    """One line; a person is asked again until it is right, a pipe is refused."""
    while True:
        streams.say(ask)
        line = read_line(streams)
        try:
            return check(line or "")
        except UsageProblem as refused:
            if line is None or not interactive(streams):
                raise
            streams.warn(f"{refused.message}\nRåd: {refused.hint}")


def _sources(desk: Desk, line: str) -> tuple[str, ...]:
    codes = judge.named_sources(line)
    for code in codes:
        judge.source_slot(desk, code)
    return codes


def _score(desk: Desk, line: str) -> str:
    judge.parse_score(desk, line)
    return line


def _reason(line: str) -> str:
    if not line.strip():
        raise UsageProblem("Begrundelsen er tom.", "Udkastet er delt: skriv en linje om, hvorfor bedømmelsen ændres.")
    return line


def _scale(desk: Desk) -> str:
    return ", ".join(f"{step.value} {step.label}" for step in desk.model.scale(desk.visible().fields.kind))
