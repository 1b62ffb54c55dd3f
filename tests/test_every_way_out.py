"""Every command that lets something out of a case says the same, byte for byte, before and after a tip came in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import pytest

from tests.conversing import desk_of
from tests.finishing import final
from tests.sample_cases import sample_case
from tilsyn.domain.journal.entries import (
    Alert,
    Answer,
    ChecklistPlace,
    Document,
    Encounter,
    Note,
    OwnQuestion,
    Payload,
    Source,
)
from tilsyn.services.open_case import Desk

pytestmark = pytest.mark.slow  # some thirty commands, twice

Run = Callable[..., tuple[int, str, str]]
Arrival = Callable[[Desk], list[Payload]]
FILES: dict[str, tuple[str, ...]] = {
    **{f"{each}.docx": ("report", "--audience", each) for each in ("portal", "provider", "internal")},
    "endelig.docx": ("report", "--final"),
    "arbejdsbog.xlsx": ("export",),
    "ark.xlsx": ("export", "--fill"),
    "formular.xlsx": ("export", "--xlsform"),
    "sag.json": ("export",),
    "guide.docx": ("guide",),
    "brev.docx": ("letter",),
    "notater.docx": ("notes",),
}
FRAMES = ("kerneydelser", "rundvisning", "kvalitetsstandard")
SAID: tuple[tuple[str, ...], ...] = (
    ("status", "--json"), ("log", "--json"), ("case", "--json"), ("score", "--json"), ("plan", "--json"),
    ("paste", "--json"),
)  # fmt: skip
HIDDEN = "HEMMELIG"


def a_tip(desk: Desk) -> list[Payload]:
    """With a source, a conversation, answers, notes, a question of its own, a document and what is quoted from it."""
    new = desk.world.new_id
    source = Source(record=new(), id=new(), code="Anonym 9", group="anonym", about=HIDDEN, protection="whistleblow")
    paper = Document(
        record=new(), id=new(), type=HIDDEN, title=HIDDEN, status="modtaget", municipality=HIDDEN,
        protection="whistleblow",
    )  # fmt: skip
    talk = Encounter(
        record=new(), id=new(), code="S99", sources=(source.id,), start="2026-10-20T09:00:00.000+02:00",
        department=HIDDEN, protection="whistleblow",
    )  # fmt: skip
    review = Encounter(record=new(), id=new(), method="dokument", documents=(paper.id,), title=HIDDEN)
    asked = OwnQuestion(record=new(), id=new(), code="4.a.e9", at="4.a", text=HIDDEN, encounter=talk.id)
    said = {"value": "nej", "note": f"{HIDDEN} 010180-1234", "asked": HIDDEN, "at_items": ("4.a",)}
    return [
        source, paper, talk, review, asked,
        *(Answer.model_validate({"record": new(), "question": each, "encounter": talk.id, **said})
          for each in ("4.a.1", "9.a.3", "4.a.e9")),
        Answer(record=new(), question="4.a.1", encounter=review.id, value="ja", note=HIDDEN),
        Note(record=new(), id=new(), text=HIDDEN, encounter=talk.id, at_items=("4.a", "theme:4")),
        Note(record=new(), id=new(), text=HIDDEN, document=paper.id, at_items=("4.a",), quote=True),
        Note(record=new(), id=new(), text=HIDDEN, at_items=("4.a",), protection="fortrolig"),
        ChecklistPlace(
            record=new(), id=new(), checklist="kvalitetsstandard", item="1", quote=HIDDEN, document=paper.id
        ),
        Alert(record=new(), id=new(), text=HIDDEN, encounter=talk.id),
    ]  # fmt: skip


def a_confidence(desk: Desk) -> list[Payload]:
    """In a conversation that may be seen: to a question that was not asked openly, to one that was, to a frame's."""
    new, visible = desk.world.new_id, desk.visible()
    given = next(each for _, each in visible.answers() if each.note)
    there = {each.question for _, each in visible.answers() if each.encounter == given.encounter}
    unasked = next(each for each in desk.asked().ids() if each not in there)
    desk.at_hand("rundvisning")
    point = desk.at_hand("kerneydelser")
    hidden = {"note": HIDDEN, "asked": HIDDEN, "protection": "fortrolig"}
    return [
        given.model_copy(update={"record": new(), **hidden}),
        *(Answer.model_validate({"record": new(), "question": each, "encounter": given.encounter, **hidden})
          for each in (unasked, f"{point.id}:{point.items[0].id}")),
    ]  # fmt: skip


def let_out(run: Run, case: Path, earlier: Path, folder: Path) -> dict[str, object]:
    """What each command writes and says, of a copy of the case that always has the same name."""
    folder.mkdir()
    held = folder / "sag.tilsyn"
    copyfile(case, held)
    found: dict[str, object] = {}
    for name, (command, *options) in FILES.items():
        code, out, err = run(command, held, "-o", folder / name, *options)
        assert code == 0, (name, err)
        found[name] = (folder / name).read_bytes(), out, err
    for command, *options in SAID:
        found[command] = run(command, held, *options)
    for frame in FRAMES:
        found[frame] = run("checklist", held, frame, "--json")
    found["document"] = run("document", "list", held, "--json")
    found["ref"] = run("ref", "4.a", "--case", held, "--json")
    for one, other in ((held, earlier), (earlier, held)):
        found[f"compare {one.name}"] = run("compare", one, other, "--json")
    return {name: _without(each, folder) for name, each in found.items()}


def _without(said: object, folder: Path) -> object:
    """Where it was written is ours to choose."""
    return tuple(each.replace(str(folder), "") if isinstance(each, str) else each for each in said)  # type: ignore[attr-defined]


@pytest.mark.parametrize("arrival", [a_tip, a_confidence])
def test_no_command_lets_out_that_something_is_hidden(run: Run, tmp_path: Path, arrival: Arrival) -> None:
    case = sample_case(tmp_path, "havblik")
    assert final(run, case)[0] == 0
    later = tmp_path / "senere.tilsyn"
    made = ("--provider", "Havblik", "--service-type", "101-doegn", "--date", "2024-11-01", "--by", "MKV")
    assert run("new", later, *made, "--unencrypted", "--from", case)[0] == 0
    before = let_out(run, case, later, tmp_path / "a")
    with desk_of(case) as desk:
        desk.add(arrival(desk), "MKV")
    after = let_out(run, case, later, tmp_path / "b")
    assert [name for name in before if before[name] != after[name]] == []
    assert HIDDEN not in str(after)
