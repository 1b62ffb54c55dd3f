"""F6: only what names someone is a presence; any other line is a text, and a coming that was none is mended there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conversing import answers, desk_of, drafts, encounters, entry_count
from tests.playing import burst, press, shown
from tests.test_screen import sit
from tilsyn.domain.journal.entries import Deviation
from tilsyn.errors import UsageProblem
from tilsyn.interview.screen.conversation.coming import ASKS_FIRST, MEND, ComingLine
from tilsyn.interview.screen.conversation.screen import Conversation
from tilsyn.interview.screen.kit.dialogs import Pick
from tilsyn.services.conversation import attendance, comings
from tilsyn.services.conversation.answering import Said
from tilsyn.services.conversation.comings import CAME, REMOVE, STAYED, WENT, ComesOrGoes, Mending
from tilsyn.services.conversation.opening import Asked, chosen, narrowed
from tilsyn.services.conversation.session import Session

Run = Callable[..., tuple[int, str, str]]
THEME_4 = Asked(source="Borger 1", themes=(4,))


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    for code, group in (("Borger 1", "borger"), ("Borger 2", "borger"), ("Leder", "ledelse")):
        assert run("source", case_path, code, "--group", group)[0] == 0
    return case_path


@contextmanager
def session_at(path: Path) -> Iterator[Session]:
    with desk_of(path) as desk:
        yield Session(desk, chosen(desk, THEME_4, "MKV"), narrowed(desk, THEME_4), "MKV")


def codes(session: Session) -> set[str]:
    return {session.desk.visible().sources[each].code for each in session.encounter.sources}


def mending(session: Session, what: str, who: str) -> Mending:
    return next(each for each in comings.mendings(session) if each.what == what and each.who == who)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "someone"),
    [
        ("Leder", True), ("borger 2", True), ("En medarbejder", True), ("to vikarer", True), ("Borgerens mor", True),
        ("mor til Borger 2", True), ("Afdelingsleder", True), ("K7", True), ("- Leder", True), ("-en vikar", True),
        ("jeg er enig", False), ("Jeg er enig", False), ("ja", False), ("Nej", False), ("min mor sagde ja", False),
        ("Hun siger, at lederen kom", False), ("- han siger nej", False), ("i morgen", False), ("", False),
        ("Lederen.", False), ("det ved min kontaktperson godt", False),
    ],
)  # fmt: skip
def test_only_a_code_or_a_role_names_someone(path: Path, line: str, someone: bool) -> None:
    with session_at(path) as session:
        assert comings.names_someone(session, ComesOrGoes.of(line)) is someone


def test_a_coming_that_was_a_mistake_goes_and_takes_the_part_it_gave_with_it(path: Path) -> None:
    with session_at(path) as session:
        attendance.come(session, "Leder")
        attendance.come(session, "En vikar")
        attendance.leave(session, "Borger 1")
        assert codes(session) == {"Borger 1", "Leder"}
        for who in ("Leder", "En vikar", "Borger 1"):
            comings.mend(session, mending(session, REMOVE, who))
        assert (codes(session), session.encounter.present) == ({"Borger 1"}, ())


def test_times_are_mended_and_a_going_alone_can_go(path: Path) -> None:
    with session_at(path) as session:
        attendance.come(session, "Leder")
        attendance.leave(session, "Leder")
        comings.mend(session, mending(session, CAME, "Leder"), "8.50")
        with pytest.raises(UsageProblem, match="kan ikke gå, før"):
            comings.mend(session, mending(session, WENT, "Leder"), "8.40")
        with pytest.raises(UsageProblem, match="ikke et klokkeslæt"):
            comings.mend(session, mending(session, WENT, "Leder"), "jeg er enig")
        assert comings.mend(session, mending(session, WENT, "Leder"), "9:10") == (
            "Rettet: Leder kom kl. 08.50, gik kl. 09.10."
        )
        comings.mend(session, mending(session, STAYED, "Leder"))
        assert session.encounter.present == ("Leder kom kl. 08.50",)


def test_a_group_goes_on_as_it_was_begun_also_once_another_has_come_in(path: Path) -> None:
    group = Asked(source="Borger 1", others=("Borger 2",))
    with desk_of(path) as desk:
        begun = chosen(desk, group, "MKV")
        attendance.come(Session(desk, begun, narrowed(desk, group), "MKV"), "Leder")
        assert chosen(desk, group, "MKV").id == begun.id
        assert chosen(desk, group._replace(others=("Borger 2", "Leder")), "MKV").id == begun.id
        assert chosen(desk, group._replace(others=("Leder",)), "MKV").id != begun.id


def test_one_who_has_gone_does_not_go_again_and_comes_back_as_another_stay(path: Path) -> None:
    with session_at(path) as session:
        for line in ("Leder", "- Leder"):
            comings.take(session, ComesOrGoes.of(line))
        gone = session.encounter.present
        with pytest.raises(UsageProblem, match="tidspunktet står, som det stod"):
            comings.take(session, ComesOrGoes.of("- leder"))
        assert session.encounter.present == gone
        comings.take(session, ComesOrGoes.of("Leder"))
        comings.take(session, ComesOrGoes.of("- Leder"))
        assert session.encounter.present[:1] == gone
        assert len(session.encounter.present) == 2


def test_one_who_has_said_something_stays(path: Path) -> None:
    with session_at(path) as session:
        attendance.come(session, "Borger 2")
        other = session.desk.source("Borger 2").id
        session.record(Said("ja", "Ja", deviates=(Deviation(source=other, note="Nej"),)))
        with pytest.raises(UsageProblem, match="står for at have sagt noget"):
            comings.mend(session, mending(session, REMOVE, "Borger 2"))
        assert codes(session) == {"Borger 1", "Borger 2"}


@pytest.mark.slow
@pytest.mark.parametrize("how", ["typed", "in one read"])
def test_a_sentence_typed_there_is_asked_about_and_gone_on_with_in_the_note(path: Path, how: str) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f6>")
        await (press(pilot, "jeg er enig") if how == "typed" else burst(pilot, "jeg er enig"))
        assert ASKS_FIRST in " ".join(shown(pilot).replace("║", "").split())
        await press(pilot, "<enter>")
        assert isinstance(pilot.app.screen, Pick)
        await press(pilot, "<enter>", " med dem.", "<escape>")

    sit(path, story, THEME_4)
    assert encounters(path)[0].present == ()
    assert answers(path)["4.a.1"].note == "jeg er enig med dem."
    assert drafts(path) == []


@pytest.mark.slow
def test_who_types_on_after_enter_has_said_that_it_is_text(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f6>", "jeg er enig\nog det er de andre også", "<escape>", ".", "<escape>")

    sit(path, story, THEME_4)
    assert answers(path)["4.a.1"].note == "jeg er enig\nog det er de andre også."
    assert (encounters(path)[0].present, drafts(path)) == ((), [])


@pytest.mark.slow
def test_what_is_asked_about_is_kept_with_esc_and_a_sentence_never_is_anyone(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f6>", "Hun siger, at det er koldt.\n")
        assert "kommer ind" not in shown(pilot)
        await press(pilot, "<escape>", "<f6>")
        assert "Hun siger, at det er koldt." in shown(pilot)
        await press(pilot, "<escape>", "<f8>")
        assert "det, der står under F6" in shown(pilot)
        await press(pilot, "<escape>", "<f6>", "<ctrl+u>", "Tolk\n", "<down>", "<enter>")

    sit(path, story, THEME_4)
    assert [each.split(" kom ")[0] for each in encounters(path)[0].present] == ["Tolk"]
    assert drafts(path) == []


@pytest.mark.slow
def test_a_coming_is_told_before_enter_refused_by_undo_and_mended_where_it_says(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f6>", "Leder")
        assert "Enter: Leder kommer ind · kl. 09.00" in shown(pilot)
        await press(pilot, "<enter>", "<escape>", "u\n")
        assert "F6 og pil ned retter, hvem der kom og gik" in " ".join(shown(pilot).split())
        await press(pilot, "<f6>")
        assert MEND in shown(pilot)
        await press(pilot, "<down>")
        assert "det var en fejl, fjern det" in shown(pilot)
        await press(pilot, "<down>", "<enter>", "8.30\n")
        assert "Rettet: Leder kom kl. 08.30." in " ".join(shown(pilot).split())
        await press(pilot, "<f6>", "<down>", "<enter>")
        assert "Fjernet: Leder kom kl. 08.30. Leder deltager ikke" in " ".join(shown(pilot).split())
        assert isinstance(pilot.app.screen, Conversation)

    sit(path, story, THEME_4)
    (held,) = encounters(path)
    assert (held.present, len(held.sources)) == ((), 1)


@pytest.mark.slow
def test_in_a_closed_conversation_f6_only_mends(path: Path) -> None:
    with session_at(path) as session:
        attendance.come(session, "Leder")
        attendance.end(session, attendance.Ending("gennemfoert"))
        closed = session.encounter

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f6>")
        assert not isinstance(pilot.app.screen, ComingLine)
        await press(pilot, "<enter>", "<f6>")
        assert "Ingen er kommet eller gået" in shown(pilot)

    sit(path, story, Asked(encounter=closed.id))
    (held,) = encounters(path)
    assert (held.present, held.end, held.outcome) == ((), closed.end, closed.outcome)
    assert entry_count(path)


def test_one_who_has_not_come_does_not_go(path: Path) -> None:
    with session_at(path) as session:
        with pytest.raises(UsageProblem, match="den, der ikke er kommet, kan ikke gå"):
            attendance.leave(session, "Leder")
        assert not session.encounter.present
        attendance.leave(session, "Borger 1")
        attendance.leave(session, "En vikar", from_first=True)
        assert [line.split(" gik")[0] for line in session.encounter.present] == ["Borger 1", "En vikar"]


@pytest.mark.slow
@pytest.mark.parametrize(("keys", "stands"), [(["<down>", "<enter>"], 1), (["<enter>"], 0), (["<escape>"], 0)])
def test_of_one_who_goes_and_has_not_come_it_is_asked_whether_she_was_there(
    path: Path, keys: list[str], stands: int
) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f6>", "- Leder")
        assert "for det står ikke, at Leder er kommet" in " ".join(re.sub("[║│]", " ", shown(pilot)).split())
        await press(pilot, "<enter>")
        assert "Det står ikke, at Leder er kommet" in " ".join(shown(pilot).split())
        await press(pilot, *keys)
        assert isinstance(pilot.app.screen, Conversation)

    sit(path, story, THEME_4)
    (held,) = encounters(path)
    assert len(held.present) == stands
    kept: list[str] = [half.text for half in drafts(path)]
    assert kept == (["- Leder"] if keys == ["<escape>"] else [])
