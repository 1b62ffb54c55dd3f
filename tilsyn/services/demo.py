"""The demo's stage: a fictional case made ready to be replayed, judged and written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.addresses import Slot
from tilsyn.domain.world import World
from tilsyn.services.judging import judge
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
PLAYED = frozenset({"answers", "judgements", "assessments"})
IN_THE_EVENING = frozenset({"notes", "followups", "samples", "not_interviewed", "alerts", "checklists"})
EVENING = "2023-10-27T19:30:00+02:00"


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


def prepare(desk: Desk, playing: Stage, name: str = SAMPLE) -> None:
    """Import what is known before the visit, and who is met on it; answers and judgements are played."""
    kept = {key: part for key, part in playing.sample.items() if key not in PLAYED | IN_THE_EVENING}
    outputs.import_document(desk, json.dumps(kept).encode(), name, None)


def catch_up(desk: Desk, playing: Stage, name: str = SAMPLE) -> None:
    """Import what was written down in the evening; what was said in confidence too, which nothing plays aloud."""
    playing.replay.move_to(EVENING)
    written = {key: part for key, part in playing.sample.items() if key in IN_THE_EVENING}
    hidden = [each for each in playing.sample["answers"] if each.get("protection", "normal") != "normal"]
    hidden += [each for each in playing.sample["answers"] if _of_tip(each, playing.sample)]
    unique = list({json.dumps(each, sort_keys=True): each for each in hidden}.values())
    headed = {key: playing.sample[key] for key in ("format", "edition")}
    outputs.import_document(desk, json.dumps({**headed, **written, "answers": unique}).encode(), name, None)


def _of_tip(answer: dict[str, Any], sample: dict[str, Any]) -> bool:
    tips = {each["code"] for each in sample["sources"] if each["group"] == "anonym"}
    held = {each["code"] for each in sample["encounters"] if set(each.get("sources", ())) & tips}
    return answer.get("encounter") in held or answer.get("source") in tips


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


def _post(desk: Desk, note: str) -> str:
    entry = desk.visible().entry(Slot.note(note))
    return entry.id if entry else ""


def judge_all(desk: Desk, playing: Stage) -> Iterator[str]:
    """Every judgement and assessment of the sample, one gesture each."""
    playing.replay.move_to("2023-11-02T09:00:00+01:00")
    for each in playing.sample["judgements"]:
        verdict = judge.Verdict(each["text"], tuple(each["sources"]), str(each["score"]), each.get("reason"))
        yield judge.judge(desk, each["indicator"], verdict, None)
    for each in playing.sample["assessments"]:
        yield judge.assess(desk, each["at"], each["text"], None)


def write(desk: Desk, playing: Stage) -> list[Path]:
    """The report for the provider, as a draft, and the matrix."""
    report, matrix = playing.folder / REPORT, playing.folder / MATRIX
    outputs.write_report(desk, report, "provider", final=False, may_replace=playing.may_replace)
    outputs.export(desk, matrix, may_replace=playing.may_replace)
    return [report, matrix]
