"""The walk of a typed note, from key to journal (docs/arkitektur.md), held against what is really entered.

What draws the screen, watches the clock or reads the case is no step of it, and is left out with all that it calls.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Self

from textual.pilot import Pilot

import tilsyn
from tests.conversing import answers, desk_of
from tests.playing import play, press, shown, until
from tilsyn.interview.screen.conversation.app import Interview
from tilsyn.interview.screen.kit.glyphs import Marks
from tilsyn.services.conversation.opening import Asked, chosen, narrowed
from tilsyn.services.conversation.session import Session

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(tilsyn.__file__).parent
ROOMS = ("interview", "services", "storage")
WALK = {
    "interview/screen/kit/typed_ahead.py": "gives each key its turn",
    "interview/screen/conversation/screen.py": "lets the editor have it, and records when it is left",
    "interview/screen/kit/editor.py": "takes it in, and says how it is left",
    "interview/screen/kit/draft_field.py": "keeps it within two seconds",
    "services/drafts.py": "by the place it belongs to; and has the marks that wait for the answer",
    "services/conversation/session.py": "knows what is new, and records it",
    "services/conversation/route.py": "knows which question is at hand",
    "services/conversation/answering.py": "guards what stands, and makes the answer's fields",
    "services/open_case.py": "is where every text enters a case",
    "storage/casefile.py": "is the journal",
}
WITHIN = {"storage/database.py", "storage/drafts.py", "storage/stored_bytes.py"}
"""Within the journal: a transaction, and the tables beside it."""
BESIDE = {
    "interview/screen/kit/base_app.py",  # any touch puts the darkness off
    "interview/screen/conversation/question_text.py",  # what is drawn
    "interview/screen/kit/clipped.py",  # likewise
    "interview/screen/conversation/question_area.py",  # likewise
    "interview/screen/kit/glyphs.py",  # likewise
    "services/conversation/methods.py",  # whether a letter more means something here
    "interview/screen/import_ahead.py",  # before: what is imported while nobody asks for it
    "storage/beside.py",  # likewise
    "services/conversation/going_on.py",  # before: is it over, though nobody has closed it?
    "services/conversation/attendance.py",  # afterwards: has another window closed the conversation?
    "services/conversation/typed_reading.py",  # beside: was what is kept as a note meant as a reading?
    "services/conversation/typed_value.py",  # likewise: was a word alone meant as a value?
    "services/recorded_here.py",  # afterwards: what undo would take back
}
LOOKS = frozenset({
    "draw", "draw_saved", "open", "look", "line", "on_focus", "on_blur", "on_descendant_focus", "on_descendant_blur",
    "_draw_rule", "_draw_question", "_display", "_look_at_clock", "_look_for_cpr",
})  # fmt: skip


class Trace:
    """Which modules of the house are entered while it stands open."""

    def __init__(self) -> None:
        self.entered: set[str] = set()

    def __enter__(self) -> Self:
        sys.setprofile(self._look)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _look(self, frame: FrameType, event: str, _: Any) -> None:
        here = Path(frame.f_code.co_filename)
        if event == "call" and here.is_relative_to(ROOT) and not _is_looked_at(frame):
            self.entered.add(here.relative_to(ROOT).as_posix())


def _is_looked_at(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_name in LOOKS and Path(frame.f_code.co_filename).is_relative_to(ROOT):
            return True
        frame = frame.f_back
    return False


def test_a_typed_note_goes_the_way_the_map_tells_of(run: Run, case_path: Path) -> None:
    trace = Trace()

    async def story(pilot: Pilot[str]) -> None:
        with trace:
            await press(pilot, "Hun siger")
            await until(pilot, lambda: "kladde gemt" in shown(pilot))
            await press(pilot, " det igen", "<ctrl+s>")

    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    with desk_of(case_path) as desk:
        asked = Asked(source="Borger 1", themes=(4,))
        session = Session(desk, chosen(desk, asked, "MKV"), narrowed(desk, asked), "MKV")
        play(Interview(session, Marks()), story)
    assert answers(case_path)["4.a.1"].note == "Hun siger det igen"
    crossed = {each for each in trace.entered if each.startswith(ROOMS)}
    assert crossed - BESIDE - WITHIN == set(WALK)
