"""`new` as a form: what it asks, what it takes, and that nothing is made before the last line."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conversing import COMPILED, CTRL_C, PASSPHRASE, Lines, answers, desk_of
from tests.needing import needs_a_terminal
from tests.telling import Ticking
from tilsyn.errors import CaseExists, CaseFolderMissing, PassphraseUnread, TilsynError, UsageProblem, WrongPassphrase
from tilsyn.interview.plain.doorway import Doorway, FirstSource
from tilsyn.interview.plain.new_case_form import NOT_MADE, GivenOptions, Guided, lacks, nothing_made, ready
from tilsyn.interview.plain.start import run_interview
from tilsyn.services.conversation.opening import Asked
from tilsyn.services.editions import Shelf
from tilsyn.services.open_case import Desk
from tilsyn.services.planning.cases import NewCase, create_case

Run = Callable[..., tuple[int, str, str]]
NOTHING = NewCase("", (), "", "", (), None, None)
TODAY = "2023-10-24"
UNANNOUNCED = ("", "Nordkaj (opdigtet)", "", "1", "", "u", "MKV")
"""All that is typed for an unannounced visit today."""
QUESTIONS = ("tidligere sag", "Tilbuddets navn:", "dato,", "nummer; flere", "Slags tilsyn", "Anmeldt", "initialer")
INVITATION = "Klar: tilsyn interview"


def shelf() -> Shelf:
    return Shelf.of([], Ticking().world())


def form(
    path: Path, streams: Lines, asked: NewCase = NOTHING, earlier: Path | None = None, initials: str = ""
) -> Guided:
    return Guided(GivenOptions(path, asked, earlier, initials), streams, shelf())


def filled(path: Path, *typed: str, asked: NewCase = NOTHING, initials: str = "") -> tuple[NewCase, Lines]:
    """What the form makes of these lines; all of them are needed."""
    streams = Lines(*typed)
    made, _ = form(path, streams, asked, initials=initials).fill(desk_of)
    assert streams.read() is None
    return made, streams


def test_seven_lines_make_an_unannounced_visit(tmp_path: Path) -> None:
    made, streams = filled(tmp_path / "ny.tilsyn", *UNANNOUNCED)
    expected = NewCase("Nordkaj (opdigtet)", ("101-ambulant",), "drift", TODAY, ("MKV",), None, announced=False)
    assert made == expected
    places = [streams.told.index(each) for each in QUESTIONS]
    assert places == sorted(places)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_an_unannounced_visit_is_ready_within_a_dozen_lines(tmp_path: Path) -> None:
    """From nothing to the first question: two commands, the form, and a passphrase typed twice."""
    path = tmp_path / "ny.tilsyn"
    typed = ["tilsyn new ny.tilsyn", *UNANNOUNCED, PASSPHRASE, PASSPHRASE]
    asked, made = form(path, Lines(*UNANNOUNCED)).fill(desk_of)
    create_case(path, PASSPHRASE, made, Ticking().world()).close()
    typed.append(ready(path, asked).removeprefix("Klar: "))
    streams = Lines()
    with desk_of(path) as desk:
        run_interview(desk, Asked(source="Borger 1", group="borger"), streams, None)
    assert len(streams.asked) == 1
    assert len(typed) <= 12
    assert typed[-1] == f'tilsyn interview {path} --source "Borger 1" --group borger'


def test_what_the_command_line_says_is_not_asked_again(tmp_path: Path) -> None:
    said = NewCase("Nordkaj", (), "opfoelgning", "2023-11-01", ("MKV",), None, announced=True)
    made, streams = filled(tmp_path / "ny.tilsyn", "", "101-ambulant", asked=said)
    assert made == said._replace(service_types=("101-ambulant",))
    assert not [each for each in ("Tilbuddets", "dato", "Slags", "Anmeldt", "initialer") if each in streams.told]


def test_several_types_and_inspectors_a_kind_and_a_date_as_on_paper(tmp_path: Path) -> None:
    typed = ("-", "Nordkaj", "2.11.2023", "1; 13;1", "2", "Anmeldt", "MKV; JTH")
    made, _ = filled(tmp_path / "ny.tilsyn", *typed)
    assert made.service_types == ("101-ambulant", "141-sul")
    assert (made.date, made.kind, made.by, made.announced) == ("2023-11-02", "opfoelgning", ("MKV", "JTH"), True)


def test_empty_lines_decide_nothing_but_what_is_shown(tmp_path: Path) -> None:
    made, streams = filled(tmp_path / "ny.tilsyn", "", "Nordkaj", "", "1", "", "", "MKV")
    assert (made.kind, made.date, made.by, made.announced) == ("drift", TODAY, ("MKV",), None)
    for shown in ("[Driftsorienteret tilsyn]", "[24-10-2023, i dag]", "[ikke afgjort endnu]", "[spring over]"):
        assert shown in streams.told


def test_ones_own_initials_are_offered_and_somebody_makes_the_case(tmp_path: Path) -> None:
    lines = [*UNANNOUNCED]
    for typed, by in (("", ("MKV",)), ("JTH", ("JTH",)), ("JTH; AB;JTH", ("JTH", "AB"))):
        lines[6] = typed
        assert filled(tmp_path / "ny.tilsyn", *lines, initials="MKV")[0].by == by
    for nobody, says in (("", "Dine initialer mangler."), ("-", "Initialerne skal være én persons."), (";", "mangler")):
        made, streams = filled(tmp_path / "ny.tilsyn", *UNANNOUNCED[:6], nobody, *UNANNOUNCED[6:])
        assert (made.by, says in streams.told) == (filled(tmp_path / "ny.tilsyn", *UNANNOUNCED)[0].by, True)


@pytest.mark.parametrize(
    ("place", "wrong", "says"),
    [
        (1, "", "Tilbuddets navn mangler."),
        (2, "i går", "Datoen »i går« kan ikke læses. Råd: Skriv den som dd-mm-åååå, fx 24-10-2023."),
        (2, "2023-02-30", "Datoen »2023-02-30« findes ikke."),
        (2, "2023-W43-2", "kan ikke læses."),
        (3, "", "Tilbudstypen mangler. Råd: Skriv et nummer fra 1 til 13."),
        (3, "14", "Tilbudstypen »14« kendes ikke. Råd: Vælg 1 til 13."),
        (3, "1;nej", "Tilbudstypen »nej« kendes ikke."),
        (4, "6", "Tilsynstypen »6« kendes ikke."),
        (5, "måske", "»måske« er hverken a eller u. Råd: Skriv a for anmeldt"),
        (0, "væk.tilsyn", "væk.tilsyn findes ikke. Råd: Kontrollér mappe og filnavn"),
    ],
)
def test_a_mistaken_line_is_asked_again_with_what_is_wrong(tmp_path: Path, place: int, wrong: str, says: str) -> None:
    made, streams = filled(tmp_path / "ny.tilsyn", *UNANNOUNCED[:place], wrong, *UNANNOUNCED[place:])
    assert says in streams.told
    assert streams.told.count(QUESTIONS[place]) == 2
    assert made == filled(tmp_path / "ny.tilsyn", *UNANNOUNCED)[0]


def test_a_cpr_number_typed_by_mistake_is_not_said_back(tmp_path: Path) -> None:
    _, streams = filled(tmp_path / "ny.tilsyn", "", "Nordkaj", "010180-1234", *UNANNOUNCED[2:])
    assert "1234" not in streams.told


def test_b_goes_back_and_an_empty_line_keeps_what_was_said(tmp_path: Path) -> None:
    typed = ("b", "", "Nordkai", "2023-11-01", "b", "b", "Nordkaj", "", "1", "b", "", "3", "b", "", "u", "b", "", "MKV")
    made, streams = filled(tmp_path / "ny.tilsyn", *typed)
    assert made == NewCase("Nordkaj", ("101-ambulant",), "skaerpet", "2023-11-01", ("MKV",), None, announced=False)
    assert "Det er det første spørgsmål." in streams.told
    for shown in ("[Nordkai]", "[01-11-2023]", "[101-ambulant]", "[Skærpet tilsyn]", "[uanmeldt]"):
        assert shown in streams.told


@pytest.mark.parametrize("place", range(len(UNANNOUNCED)))
def test_an_interrupt_makes_nothing_and_says_so(tmp_path: Path, place: int) -> None:
    streams = Lines(*UNANNOUNCED[:place], CTRL_C)
    with pytest.raises(KeyboardInterrupt), nothing_made(streams):
        form(tmp_path / "ny.tilsyn", streams).fill(desk_of)
    assert [each.strip() for each in streams.warned] == [NOT_MADE]
    assert list(tmp_path.iterdir()) == []


def test_the_end_of_input_is_a_refusal_that_says_that_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match=NOT_MADE) as refused:
        form(tmp_path / "ny.tilsyn", Lines("", "Nordkaj")).fill(desk_of)
    assert "--service-type" in refused.value.hint


@pytest.mark.parametrize(
    ("asked", "name", "fault"),
    [
        (NOTHING._replace(kind="hvad"), "ny.tilsyn", UsageProblem),
        (NOTHING._replace(date="i går"), "ny.tilsyn", UsageProblem),
        (NOTHING._replace(service_types=("nej",)), "ny.tilsyn", UsageProblem),
        (NOTHING._replace(edition="X"), "ny.tilsyn", TilsynError),
        (NOTHING, "gammel.tilsyn", CaseExists),
        (NOTHING, "mappe/ny.tilsyn", CaseFolderMissing),
    ],
)
def test_what_is_wrong_from_the_start_is_refused_before_anything_is_typed(
    tmp_path: Path, asked: NewCase, name: str, fault: type[TilsynError]
) -> None:
    (tmp_path / "gammel.tilsyn").write_bytes(b"x")
    streams = Lines()
    with pytest.raises(fault):
        form(tmp_path / name, streams, asked).fill(desk_of)
    assert streams.said == []


def test_an_earlier_case_is_built_on_and_one_that_does_not_open_is_asked_about_again(
    tmp_path: Path, case_path: Path, run: Run
) -> None:
    from tilsyn.domain.journal.entries import CaseField

    assert run("case", case_path, "--set", "address=Havnevej 1")[0] == 0
    broken = tmp_path / "brudt.tilsyn"
    broken.write_bytes(b"ingen sag")
    streams = Lines(str(broken), f'"{case_path}"', "", "", "", "2", "u", "MKV")
    asked, made = form(tmp_path / "ny.tilsyn", streams).fill(desk_of)
    assert "brudt.tilsyn er ikke en tilsynssag" in streams.told
    assert streams.told.count("nordkaj.tilsyn åbnes med sin egen adgangssætning.") == 1
    for offered in ("[Nordkaj (opdigtet)]", "[101-ambulant]"):
        assert offered in streams.told
    assert (asked.provider, asked.service_types) == ("Nordkaj (opdigtet)", ("101-ambulant",))
    stated = {each.field: each.value for each in made.payloads if isinstance(each, CaseField)}
    assert (stated["address"], stated["provider"]) == ("Havnevej 1", "Nordkaj (opdigtet)")
    assert (tmp_path / "ny.tilsyn").exists() is False


def test_what_an_earlier_case_offers_may_be_others_and_goes_with_it(tmp_path: Path, case_path: Path) -> None:
    streams = Lines(str(case_path), "b", "-", "Havly", "", "13", "", "u", "MKV")
    asked, made = form(tmp_path / "ny.tilsyn", streams).fill(desk_of)
    assert (asked.provider, asked.service_types) == ("Havly", ("141-sul",))
    assert "previous" not in {each.slot for each in made.payloads}


def test_a_mistyped_passphrase_of_the_earlier_case_is_asked_for_again_and_never_a_file_name(
    tmp_path: Path, case_path: Path
) -> None:
    opened = []

    @contextmanager
    def opener(path: Path) -> Iterator[Desk]:
        opened.append(path)
        if len(opened) == 1:
            raise WrongPassphrase(path)
        if len(opened) == 2:
            raise PassphraseUnread("Adgangssætningen er på flere linjer.", "Skriv den på én linje.")
        with desk_of(path) as desk:
            yield desk

    streams = Lines(str(case_path), "", "", "", "", "", "MKV")
    given = GivenOptions(tmp_path / "ny.tilsyn", NOTHING, None, "", tries=3)
    asked, _ = Guided(given, streams, shelf()).fill(opener)
    assert asked.provider == "Nordkaj (opdigtet)"
    assert streams.told.count("tidligere sag") == 1
    assert "kan ikke åbnes med den adgangssætning" in streams.told


def test_before_a_name_is_asked_for_in_the_clear_it_is_said_that_no_passphrase_belongs_there(
    case_path: Path, tmp_path: Path
) -> None:
    @contextmanager
    def opener(path: Path) -> Iterator[Desk]:
        raise WrongPassphrase(path)
        yield  # a generator all the same

    streams = Lines(str(case_path), "-", "Nordkaj", "", "1", "", "", "MKV")
    asked, _ = Guided(GivenOptions(tmp_path / "ny.tilsyn", NOTHING, None, "", tries=3), streams, shelf()).fill(opener)
    assert (asked.provider, streams.read()) == ("Nordkaj", None)
    assert streams.told.count("kan ikke åbnes med den adgangssætning") == 2
    assert streams.told.count("Skriv ikke adgangssætningen her.") == 1


def test_what_now_depends_on_whether_the_visit_is_announced(tmp_path: Path) -> None:
    made = NOTHING._replace(by=("MKV",))
    assert ready(Path("ny.tilsyn"), made._replace(announced=True)) == "Klar: tilsyn plan ny.tilsyn"
    assert ready(Path("min sag.tilsyn"), made).startswith(f'{INVITATION} "min sag.tilsyn" --source')
    assert ready(Path("ny.tilsyn"), NOTHING).endswith("--by INITIALER")
    assert "\n" not in ready(tmp_path, made)


@pytest.mark.parametrize(("missing", "named"), [(0, "--provider"), (2, "--service-type")])
def test_without_a_terminal_a_missing_option_is_a_usage_error_that_names_it(
    tmp_path: Path, run: Run, missing: int, named: str
) -> None:
    options = ["--provider", "Nordkaj", "--service-type", "101-ambulant"]
    code, out, err = run("new", tmp_path / "ny.tilsyn", *options[:missing], *options[missing + 2 :], "--unencrypted")
    assert (code, out) == (2, "")
    assert "mangler" in err.splitlines()[0]
    assert named in err
    assert err.splitlines()[-1].startswith("Råd: ")
    assert list(tmp_path.iterdir()) == []


def test_the_form_opens_only_where_something_is_missing() -> None:
    whole = NOTHING._replace(provider="Nordkaj", service_types=("101-ambulant",))
    assert not lacks(whole)
    assert lacks(whole._replace(provider=""))
    assert lacks(whole._replace(service_types=()))
    assert not lacks(NOTHING, Path("gammel.tilsyn"))


@needs_a_terminal
@pytest.mark.slow
def test_in_a_real_terminal_from_nothing_to_the_first_question(tmp_path: Path) -> None:
    import pexpect

    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[1]), "HOME": str(tmp_path), **COMPILED}

    def spawn(*argv: str) -> pexpect.spawn:
        return pexpect.spawn(
            sys.executable, ["-m", "tilsyn", *argv], env={**env, "LANG": "C.UTF-8"}, cwd=tmp_path,
            dimensions=(50, 100), timeout=120, encoding="utf-8",
        )  # fmt: skip

    made = spawn("new", "ny.tilsyn")
    for each in UNANNOUNCED:
        made.expect_exact("> ")
        made.sendline(each)
    for wrong_then_right in (PASSPHRASE, "en anden", PASSPHRASE, PASSPHRASE):
        made.expect_exact("adgangssætning")
        made.sendline(wrong_then_right)
    made.expect_exact(INVITATION)
    made.expect(pexpect.EOF)
    assert made.wait() == 0
    talk = spawn("interview", "ny.tilsyn", "--source", "Borger 1", "--group", "borger", "--plain")
    talk.expect_exact("Adgangssætning")
    talk.sendline(PASSPHRASE)
    talk.expect_exact("Officielt:")
    talk.expect_exact("> ")
    talk.sendline("q")
    talk.expect(pexpect.EOF)
    assert talk.wait() == 0
    assert answers(tmp_path / "ny.tilsyn") == {}


def at_the_door(path: Path, streams: Lines, first: FirstSource = FirstSource(), by: str | None = "MKV") -> Doorway:  # noqa: B008  a value
    return Doorway(path, by, streams, shelf(), first)


def test_from_a_doorway_three_lines_make_an_unannounced_visit_of_today(tmp_path: Path) -> None:
    streams = Lines("Nordkaj (opdigtet)", "1", "Borger 1")
    form = at_the_door(tmp_path / "ny.tilsyn", streams)
    made, _ = form.fill(desk_of)
    expected = NewCase("Nordkaj (opdigtet)", ("101-ambulant",), "drift", TODAY, ("MKV",), None, announced=False)
    assert (made, form.first, streams.read()) == (expected, FirstSource("Borger 1", "borger"), None)
    assert streams.told.startswith("ny.tilsyn findes ikke endnu. Ny sag: uanmeldt besøg i dag, 24-10-2023.")
    assert list(tmp_path.iterdir()) == []


def test_the_doorway_asks_for_initials_only_where_nobody_has_said_them(tmp_path: Path) -> None:
    streams = Lines("Nordkaj", "1", "", "Borger 1", "AB", "Afdelingens leder")
    form = at_the_door(tmp_path / "ny.tilsyn", streams, by=None)
    assert form.fill(desk_of)[0].by == ("AB",)
    assert "»Borger 1« er en kilde og ikke dine initialer." in streams.told
    assert form.first == FirstSource("Afdelingens leder", "ledelse")
    assert "sæt TILSYN_BY" in streams.told


def test_the_doorway_takes_who_was_named_and_asks_about_a_name(tmp_path: Path) -> None:
    given = FirstSource("Nordby", "kommune")
    form = at_the_door(tmp_path / "ny.tilsyn", Lines("Nordkaj", "1", "Nordby"), given)
    form.fill(desk_of)
    assert form.first == given
    assert at_the_door(tmp_path / "ny.tilsyn", Lines(), FirstSource("Mor 1")).first.group == "paaroerende"
    streams = Lines("Nordkaj", "1", "", "Mette Jensen", "K 7", "Medarbejder 2")
    form = at_the_door(tmp_path / "ny.tilsyn", streams)
    form.fill(desk_of)
    assert form.first == FirstSource("Medarbejder 2", "medarbejder")
    assert streams.told.count("Koden ligner et navn.") == 1
    assert "Af koden »K 7« ses det ikke" in streams.told


def test_a_name_that_was_taken_back_is_not_doubted_when_the_question_comes_again(tmp_path: Path) -> None:
    streams = Lines("Nordkaj", "1", "Mette Jensen", "b", "1", "Borger 1")
    form = at_the_door(tmp_path / "ny.tilsyn", streams)
    form.fill(desk_of)
    assert form.first == FirstSource("Borger 1", "borger")
    assert streams.told.count("Koden ligner et navn.") == 1


def test_a_mistyped_file_is_held_against_those_that_lie_beside_it(case_path: Path) -> None:
    form = at_the_door(case_path.with_name("nordkja.tilsyn"), Lines())
    assert form.introduction().startswith(f"Mente du {case_path.name}? Så stop med Ctrl-C.")
    with pytest.raises(CaseExists):
        at_the_door(case_path, Lines()).fill(desk_of)


def test_where_nobody_can_answer_a_missing_file_is_a_missing_file(tmp_path: Path, run: Run) -> None:
    code, out, err = run("interview", tmp_path / "ny.tilsyn", "--source", "Borger 1")
    assert (code, out) == (4, "")
    assert "findes ikke" in err
    assert list(tmp_path.iterdir()) == []
