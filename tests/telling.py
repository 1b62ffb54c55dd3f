"""Telling a case in payloads, in memory: what a gesture would have recorded, with a clock that only ticks."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from tilsyn.domain.journal.case import Case, apply
from tilsyn.domain.journal.entries import Answer, CaseField, Encounter, Judgement, Source
from tilsyn.domain.journal.seal import Sealed, Stamp, seal, unseal
from tilsyn.domain.world import World

if TYPE_CHECKING:
    from tilsyn.domain.journal.entries import Entry, Payload


class Ticking:
    """A world whose clock moves a second a look, and whose randomness counts: the same every time."""

    def __init__(self, start: str = "2023-10-24T09:00:00+02:00") -> None:
        self.at = datetime.fromisoformat(start)
        self.drawn = 0

    def clock(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def random_bytes(self, count: int) -> bytes:
        self.drawn += 1
        return hashlib.shake_128(str(self.drawn).encode()).digest(count)

    def world(self) -> World:
        return World(self.clock, self.random_bytes, "tilsyn test")


class Told:
    """A case told in payloads: seals and folds each as one gesture would, in memory."""

    def __init__(self) -> None:
        self.case = Case()
        self.rows: list[Sealed] = []
        self.world = Ticking().world()
        self.field(provider="Nordkaj (opdigtet)", service_types=["101-ambulant"], date="2023-10-24", by=["MKV"])

    def say(self, *payloads: Payload, supersede: bool = True) -> list[Entry]:
        made = []
        for payload in payloads:
            earlier = [entry.id for entry in self.case.live(payload.slot)] if supersede else []
            stamp = Stamp("MKV", self.world.now(), "tilsyn test", tuple(self.case.heads), self.case.lamport + 1)
            row = seal(payload, earlier, stamp, self.world.random_bytes(16))
            entry = unseal([row])[0]
            self.rows.append(row)
            apply(self.case, entry)
            made.append(entry)
        return made

    def id(self) -> str:
        return self.world.new_id()

    def field(self, **stated: Any) -> None:
        self.say(*(CaseField(record=self.id(), field=name, value=value) for name, value in stated.items()))

    def source(self, code: str = "Borger 1", group: str = "borger", protection: str = "normal") -> Source:
        identity = self.id()
        made = Source.model_validate(
            {"record": identity, "id": identity, "code": code, "group": group, "protection": protection}
        )
        self.say(made)
        return made

    def encounter(self, *sources: Source, method: str = "interview", **more: Any) -> Encounter:
        identity = self.id()
        stated = {"record": identity, "id": identity, "method": method, "start": "2023-10-24T10:00:00.000+02:00"}
        made = Encounter.model_validate({**stated, "sources": tuple(each.id for each in sources), **more})
        self.say(made)
        return made

    def answer(
        self, encounter: Encounter, question: str, value: str | None = None, note: str = "", **more: Any
    ) -> Entry:
        stated = {"record": self.id(), "question": question, "encounter": encounter.id, "value": value, "note": note}
        return self.say(Answer.model_validate({**stated, **more}))[0]

    def judge(self, indicator: str, score: int | str | None, text: str = "Tekst.", *sources: str) -> Entry:
        stated = {"record": self.id(), "indicator": indicator, "text": text, "score": score, "sources": sources}
        return self.say(Judgement.model_validate(stated))[0]
