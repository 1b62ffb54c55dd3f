"""The demo's stage: a fictional case made ready to be replayed, judged and written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.world import World
from tilsyn.services.judging import judge, leads
from tilsyn.services.keeping import records
from tilsyn.services.leaving import outputs
from tilsyn.services.planning import cases
from tilsyn.services.supplements import NONE
from tilsyn.storage.outgoing import Door, never

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tilsyn.services.editions import Shelf
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.outgoing import Consent

PASSPHRASE = "demo"  # noqa: S105  printed on purpose: the demo holds nothing real
CASE = "nordkaj.tilsyn"
REPORT = "report.docx"
MATRIX = "matrix.xlsx"
SAMPLE = "nordkaj.json"
PLAYED = frozenset({"answers", "judgements", "assessments", "encounters"})
IN_THE_EVENING = frozenset({"notes", "followups", "samples", "not_interviewed", "alerts", "checklists", "documents"})
KNOWN_AFTERWARDS = frozenset({"end", "outcome", "participants", "present", "read_back"})
"""Of an encounter: nothing is recorded before it happened."""
PLANNED = "2023-10-17T09:00:00+02:00"
EVENING = "2023-11-01T19:30:00+01:00"
HEARD = "2023-11-24T10:00:00+01:00"
OF_THE_HEARING = frozenset({"stage", "hearing_deadline"})
"""Of the case's own fields: they are known when the judgements are written."""


class Replay:
    """A clock that follows the sample's own times, so that the demo's journal reads like the visit.

    Its randomness is counted out: the same demo on every machine, down to the ids, so that one may be held against
    another. Nothing in it is real, and its passphrase is printed.
    """

    def __init__(self, start: str) -> None:
        self.at = datetime.fromisoformat(start)
        self._drawn = 0

    def move_to(self, moment: str | None) -> None:
        """Never backwards: what was said earlier than the last entry was recorded after it."""
        if moment:
            self.at = max(self.at, datetime.fromisoformat(moment))

    def clock(self) -> datetime:
        self.at += timedelta(milliseconds=700)
        return self.at

    def counted_bytes(self, length: int) -> bytes:
        """As many bytes as asked for, other ones each time, the same ones in each demo."""
        self._drawn += 1
        return hashlib.shake_128(f"tilsyn demo {self._drawn}".encode()).digest(length)

    def world(self, real: World) -> World:
        """Without a zone: the sample's own offset holds, wherever the demo is played."""
        return World(self.clock, self.counted_bytes, real.app)


class Stage(NamedTuple):
    """What the demo plays: the sample, its clock, and where the files go."""

    sample: dict[str, Any]
    replay: Replay
    folder: Path
    may_replace: Consent = never

    @property
    def case(self) -> Path:
        return self.folder / CASE


def stage(folder: Path, may_replace: Consent = never) -> Stage:
    """Read the shipped sample, and make the folder. Refuses what would be refused at the end, before it is played."""
    from tilsyn.resources import samples
    from tilsyn.storage.placing import refuse_taken

    sample = json.loads((samples() / SAMPLE).read_text(encoding="utf-8"))
    playing = Stage(sample, Replay("2023-09-25T10:00:00+02:00"), folder, may_replace)
    out = Door(None, may_replace)
    out.make_folder(folder)
    refuse_taken(playing.case)
    for name in (REPORT, MATRIX):
        out.check(folder / name)
    return playing


def create(playing: Stage, shelf: Shelf) -> Desk:
    """A new case with the sample's own master data."""
    from tilsyn.services.open_case import Desk

    stated = playing.sample["case"]
    wanted = cases.NewCase(
        provider=stated["provider"],
        service_types=tuple(stated["service_types"]),
        kind=stated["kind"],
        date=stated["date"],
        by=tuple(stated["by"]),
        edition=playing.sample["edition"],
        announced=stated.get("announced"),
        supplement=NONE,
    )
    world = playing.replay.world(shelf.world)
    prepared = cases.prepare(playing.case, wanted, replace(shelf, world=world))
    return Desk(cases.create_case(playing.case, PASSPHRASE, prepared, world))


def prepare(desk: Desk, playing: Stage) -> None:
    """Import what is known before the visit; what is said, seen and judged is played."""
    sample = playing.sample
    kept = {key: part for key, part in sample.items() if key not in PLAYED | IN_THE_EVENING}
    visits = [each for each in sample["case"]["visits"] if each["announced"]]
    planned = {**_before_the_hearing(sample), "visits": visits}
    sources = [each for each in sample["sources"] if not _tips(each)]
    own = _own_questions(sample, None)
    _import(desk, playing, {**kept, "case": planned, "sources": sources, "own_questions": own})
    _tipped(desk, playing)


def _own_questions(sample: dict[str, Any], code: str | None) -> list[dict[str, Any]]:
    """What was thought of in an encounter, and for those who sat there; of none: thought of before the visit."""
    return [each for each in sample["own_questions"] if each.get("encounter") == code]


def _tipped(desk: Desk, playing: Stage) -> None:
    """What is told from outside is written down as it is told; the visits nobody is told of are planned later."""
    sample = playing.sample
    held = [each for each in sample["encounters"] if _is_tip(each["code"], sample)]
    days = {each["start"][:10] for each in held}
    told = {
        "sources": [each for each in sample["sources"] if _tips(each)],
        "encounters": held,
        "answers": [each for each in sample["answers"] if _of_tip(each, sample)],
        "notes": [each for each in sample["notes"] if _of_tip(each, sample) and each["said_at"][:10] in days],
    }
    playing.replay.move_to(max((each["end"] for each in held), default=None))
    _import(desk, playing, told)
    playing.replay.move_to(PLANNED)
    _import(desk, playing, {"case": _before_the_hearing(sample)}, update_case=True)


def _before_the_hearing(sample: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in sample["case"].items() if name not in OF_THE_HEARING}


def begin(desk: Desk, playing: Stage, code: str) -> None:
    """An encounter as it is known when it begins; when it is the first of its day, the day before is closed."""
    (found,) = (each for each in playing.sample["encounters"] if each["code"] == code)
    today = playing.replay.at.date().isoformat()
    if today < found["start"][:10]:
        _close_day(desk, playing, today)
    playing.replay.move_to(found["start"])
    begun = {key: value for key, value in found.items() if key not in KNOWN_AFTERWARDS}
    _import(desk, playing, {"encounters": [begun], "own_questions": _own_questions(playing.sample, code)})


def _close_day(desk: Desk, playing: Stage, day: str) -> None:
    """In the evening its encounters are closed, and what is left of the day is written down."""
    held = [each for each in playing.sample["encounters"] if each["start"][:10] == day]
    if not held or _is_tip(held[0]["code"], playing.sample):
        return
    playing.replay.move_to(playing.replay.at.replace(hour=21, minute=30).isoformat())
    notes = [each for each in playing.sample["notes"] if each["said_at"][:10] == day]
    _import(desk, playing, {"encounters": held, "notes": notes})


def catch_up(desk: Desk, playing: Stage) -> None:
    """Import what was written down at last; what was said in confidence too, which nothing plays aloud.

    A tip is stated again with what was noted of it later: by its code alone no file reaches it.
    """
    sample = playing.sample
    playing.replay.move_to(EVENING)
    written = {key: part for key, part in sample.items() if key in IN_THE_EVENING}
    hidden = [each for each in sample["answers"] if each.get("protection", "normal") != "normal"]
    tips = [each for each in sample["sources"] if _tips(each)]
    _import(desk, playing, {**written, "sources": tips, "encounters": sample["encounters"], "answers": hidden})


def _import(desk: Desk, playing: Stage, parts: dict[str, Any], *, update_case: bool = False) -> None:
    headed = {key: playing.sample[key] for key in ("format", "edition")}
    content = json.dumps({**headed, **parts}).encode()
    outputs.import_document(desk, content, SAMPLE, None, update_case=update_case)


def _tips(source: dict[str, Any]) -> bool:
    return bool(source["group"] == "anonym")


def _is_tip(code: str, sample: dict[str, Any]) -> bool:
    tips = {each["code"] for each in sample["sources"] if _tips(each)}
    return any(set(each.get("sources", ())) & tips for each in sample["encounters"] if each["code"] == code)


def _of_tip(said: dict[str, Any], sample: dict[str, Any]) -> bool:
    return _is_tip(said.get("encounter", ""), sample)


def open_answers(sample: dict[str, Any]) -> list[dict[str, Any]]:
    """The answers the demo plays, by encounter in the order they took place."""
    starts = {each["code"]: each.get("start") or "" for each in sample["encounters"]}
    played = [
        each for each in sample["answers"] if each.get("protection", "normal") == "normal" and not _of_tip(each, sample)
    ]
    return sorted(played, key=lambda each: starts.get(each["encounter"], ""))


def afterthoughts(desk: Desk) -> None:
    """One entry that should never have been there, masked; one statement taken back."""
    named = records.add_note(desk, "Notat med et navn, der ikke skulle have været skrevet ned.", (), None, None)
    taken_back = records.add_note(desk, "Udtalelse, som medarbejderen ringede og trak tilbage.", (), None, None)
    records.redact(desk, _post(desk, named.id), "Indeholdt et navn", None)
    records.withdraw(desk, _post(desk, taken_back.id), "Trukket tilbage pr. telefon", None)


def answers(desk: Desk) -> int:
    """How many there are, as `status` counts them: an answer said to several questions is one to each."""
    return sum(1 for _ in desk.visible().answers())


def _post(desk: Desk, note: str) -> str:
    entry = desk.visible().entry(Slot.note(note))
    return entry.id if entry else ""


def judge_all(desk: Desk, playing: Stage) -> Iterator[str]:
    """Every judgement and assessment of the sample, one gesture each."""
    playing.replay.move_to("2023-11-02T09:00:00+01:00")
    for each in playing.sample["judgements"]:
        said = each["text"], tuple(each["sources"]), str(each["score"])
        verdict = judge.Verdict(*said, each.get("reason"), each.get("change"))
        yield judge.judge(desk, each["indicator"], verdict, None)
    for each in playing.sample["assessments"]:
        yield judge.assess(desk, each["at"], each["text"], None)
        if "lead" in each:
            leads.choose_lead(desk, each["at"], each["lead"], None)


def hear(desk: Desk, playing: Stage) -> None:
    """The draft has been in hearing, and the deadline has passed: the final report waits for nothing more."""
    playing.replay.move_to(HEARD)
    _import(desk, playing, {"case": playing.sample["case"]}, update_case=True)


def write(desk: Desk, playing: Stage) -> list[Path]:
    """The report for the provider, as a draft, and the matrix."""
    report, matrix = playing.folder / REPORT, playing.folder / MATRIX
    outputs.write_report(desk, report, "provider", outputs.Form(may_replace=playing.may_replace))
    outputs.export(desk, matrix, may_replace=playing.may_replace)
    return [report, matrix]
