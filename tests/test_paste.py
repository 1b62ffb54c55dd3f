"""The report's fields moved one at a time: what is in them, what is ticked, and that a tick changes nothing else."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from textual.pilot import Pilot

import tilsyn
from tests.conversing import desk_of, entry_count
from tests.playing import Story, play, press, shown, until
from tests.telling import Told
from tilsyn.domain.findings.privacy import has_cpr
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import Assessment, FollowUp, Protect, Transfer
from tilsyn.domain.library.directives import Catalogue
from tilsyn.domain.library.edition import QualityModel
from tilsyn.interview.screen import start
from tilsyn.interview.screen.kit.glyphs import Marks, marks_for
from tilsyn.interview.screen.transfer.app import Transferring
from tilsyn.interview.screen.transfer.clipboard import Keeping
from tilsyn.interview.screen.transfer.screen import Fields
from tilsyn.output.contexts import context
from tilsyn.output.contexts.exchange_part import exchange
from tilsyn.output.contexts.paste_part import MASTER, fields
from tilsyn.output.contexts.workbook_part import workbook
from tilsyn.output.excel.case_workbook import workbook_bytes
from tilsyn.output.exchange.file import exchange_bytes
from tilsyn.output.word.report import render
from tilsyn.services.leaving.notes_and_paste import CHANGED, ReportFields, digest_of, field_at, field_name

Run = Callable[..., tuple[int, str, str]]


class Held:
    """A clipboard; a broken one takes nothing, and an unreadable one tells nothing."""

    def __init__(self, *, works: bool = True) -> None:
        self.text: str | None = "noget fra før" if works else None
        self.works = works

    def put(self, text: str) -> bool:
        if self.works:
            self.text = text
        return self.works

    def get(self) -> str | None:
        return self.text


@pytest.fixture
def path(run: Run, case_path: Path) -> Path:
    """A case with a theme in two paragraphs, and a whole."""
    assert run("assess", case_path, "theme:4", typed="Første afsnit.\n\nAndet <b>afsnit</b> & mere.")[0] == 0
    assert run("assess", case_path, "overall", typed="Om 010180-1234 i det hele.")[0] == 0
    return case_path


def states(run: Run, path: Path) -> dict[str, str]:
    lines = run("paste", path)[1].splitlines()
    return {place: words for place, words, _ in (line.split("\t") for line in lines)}


def sit(path: Path, clipboard: Held, story: Story, **more: float) -> Transferring:
    """One sitting on a screen of 80 by 24."""
    with desk_of(path) as desk:
        app = Transferring(ReportFields(desk, "MKV"), Keeping(clipboard), Marks())
        if more:
            setattr(app, "begin", lambda: app.push_screen(Fields(app.fields, app.keeping, app.marks, **more)))  # noqa: B010  typed
        play(app, story)
        return app


async def go_to(pilot: Pilot[str], place: str) -> None:
    """Down the list to a field."""
    assert isinstance(pilot.app, Transferring)
    places = [each.place for each in pilot.app.fields.standings()]
    await press(pilot, "<home>", *["<down>"] * places.index(place))


def told_case() -> Told:
    told = Told()
    told.field(address="Kajen 1", phone="00 00 00 00", ownership="kommunal")
    borger = told.source()
    samtale = told.encounter(borger)
    told.answer(samtale, "4.a.1", "ja", "HEMMELIG note")
    told.judge("4.a", 4, "Bedømmelsen.\n\nAfsnit to.", f"source|{borger.id}")
    for at in ("overall", "conclusion", "theme:4", "criterion:4", "economy:pris"):
        told.say(Assessment(record=told.id(), at=at, text=f"Tekst om {at}"))
    for text, decision in (("Et punkt", None), ("SKJULT påbud", "varslet")):
        kind = "udviklingspunkt" if decision is None else "paabud"
        point = {"record": told.id(), "id": told.id(), "kind": kind, "text": text, "decision": decision}
        told.say(FollowUp.model_validate({**point, "indicator": "4.a", "deadline": "2024-01-31"}))
    return told


def texts(told: Told, model: QualityModel, catalogues: tuple[Catalogue, ...]) -> dict[str, str]:
    made = context(told.case, model, catalogues, "provider")
    return {each.place: each.text for each in fields(made) if each.text}


def test_every_field_of_the_report_is_there_as_plain_text(
    model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    found = texts(told_case(), model, catalogues)
    assert found["master:address"] == "Kajen 1"
    assert found["master:ownership"] == "kommunalt tilbud"
    assert found["overall"] == "Tekst om overall"
    assert found["conclusion"] == "Tekst om conclusion"
    assert found["theme:4"] == "Tekst om theme:4"
    assert found["criterion:4"] == "Tekst om criterion:4"
    assert found["4.a"] == "Bedømmelsen.\n\nAfsnit to."
    assert found["4.a:score"] == "4 – i høj grad opfyldt"
    assert "3.c" not in found
    assert found["4.a:kilder"] == "Kilder: samtale med en eller flere borgere."
    assert found["economy:pris"] == "Tekst om economy:pris"
    assert found["followups"] == "Udviklingspunkt: Et punkt\nIndikator: 4.a\nFrist: 31-01-2024"
    order = list(found)
    assert (
        order.index("overall")
        < order.index("conclusion")
        < order.index("theme:4")
        < order.index("criterion:4")
        < order.index("4.a")
    )
    assert order[-2:] == ["economy:pris", "followups"]


def test_every_row_of_master_data_has_a_place(model: QualityModel, catalogues: tuple[Catalogue, ...]) -> None:
    told = told_case()
    told.field(
        manager="Leder", target_groups=["18 til 65 år"], cvr="00000000", portal_id="1", approval="2020",
        departments=["Hus B"], staff=["3 socialrådgivere"],
        capacity=[{"service_type": "101-ambulant", "places": 3, "enrolled": None, "as_of": None}],
    )  # fmt: skip
    rows = context(told.case, model, catalogues, "provider")["stamoplysninger"]
    assert {row["navn"] for row in rows} == set(MASTER)


def test_no_field_tells_what_the_provider_may_not_see(model: QualityModel, catalogues: tuple[Catalogue, ...]) -> None:
    told = told_case()
    before = texts(told, model, catalogues)
    assert "HEMMELIG" not in str(before)
    assert "SKJULT" not in str(before)
    kilde = told.source("Anonym 1", "anonym", protection="whistleblow")
    told.answer(told.encounter(kilde), "4.a.1", "nej", "HEMMELIGT svar", protection="whistleblow")
    assert texts(told, model, catalogues) == before
    entry = told.case.current("assessment|theme:4")
    assert entry
    told.say(Protect(record=told.id(), target=entry.id, protection="fortrolig", reason="x"))
    assert "theme:4" not in texts(told, model, catalogues)


@pytest.mark.slow
def test_a_tick_changes_no_byte_of_what_leaves(model: QualityModel, catalogues: tuple[Catalogue, ...]) -> None:
    told = told_case()

    def leaves() -> list[bytes]:
        made = [context(told.case, model, catalogues, each) for each in ("portal", "provider", "internal")]
        book = workbook_bytes(workbook(told.case, model, catalogues))
        return [*map(render, made), book, exchange_bytes(exchange(told.case, model))]

    before = leaves()
    told.say(Transfer(record=told.id(), place="theme:4", digest="0" * 64))
    assert leaves() == before


def test_a_digest_is_never_taken_for_a_cpr_number() -> None:
    texts = [str(number) for number in range(2000)]
    assert not any(has_cpr(digest_of("", text)) for text in texts)
    assert not any(has_cpr(sha256(text.encode()).hexdigest()) for text in texts)


def test_a_tick_counts_nowhere(run: Run, path: Path) -> None:
    before = run("status", path, "--json")[1]
    assert run("paste", path, "theme:4", "--done")[0] == 0
    assert run("status", path, "--json")[1] == before
    assert json.loads(run("verify", path, "--json")[1])["ok"]


def test_fields_are_listed_printed_and_ticked_in_lines(run: Run, path: Path) -> None:
    code, out, err = run("paste", path)
    assert code == 0
    assert "theme:4\tikke overført\tTema 4 Sundhed og trivsel: vurdering" in out.splitlines()
    assert "ingen felter ændret siden overført" in err
    assert run("paste", path, "theme:4")[1] == "Første afsnit.\n\nAndet <b>afsnit</b> & mere.\n"
    code, out, err = run("paste", path, "overall")
    assert out == "Om [CPR fjernet] i det hele.\n"
    assert "Et CPR-nummer er fjernet" in err
    assert run("paste", path, "theme:4", "--done")[:2] == (0, "gemt tema 4: overført\n")
    assert states(run, path)["theme:4"].startswith("overført ")
    assert run("assess", path, "theme:4", typed="Nyt afsnit.")[0] == 0
    code, out, err = run("paste", path, "--plain")
    assert "theme:4\tændret siden overført" in out
    assert "1 felt ændret siden overført" in err
    row = next(each for each in json.loads(run("paste", path, "--json")[1]) if each["at"] == "theme:4")
    assert row["state"] == "ændret siden overført"
    assert row["changed_at"] > row["transferred_at"]
    assert set(row) == {"at", "title", "state", "transferred_at", "changed_at"}
    assert run("assess", path, "theme:4", typed="Første afsnit.\n\nAndet <b>afsnit</b> & mere.")[0] == 0
    assert states(run, path)["theme:4"].startswith("overført ")


def test_a_receipt_names_the_field_in_danish(run: Run, path: Path) -> None:
    said = {"overall": "samlet vurdering", "theme:4": "tema 4", "stamdata:navn": "stamdata:tilbud"}
    for field, words in said.items():
        assert run("paste", path, field, "--done")[:2] == (0, f"gemt {words}: overført\n")


def test_a_field_that_lost_its_text_is_still_said_to_have_changed(run: Run, path: Path) -> None:
    assert run("paste", path, "theme:4", "--done")[0] == 0
    post = next(row["post"] for row in json.loads(run("log", path, "--json")[1]) if row["place"] == "theme:4")
    assert run("withdraw", path, post, "--reason", "-", typed="forkert")[0] == 0
    assert states(run, path)["theme:4"] == "ændret siden overført"
    assert run("paste", path, "theme:4")[:2] == (0, "\n")


@pytest.mark.parametrize(("argv", "says"), [(["theme:5"], "tema:4"), (["--done"], "hvilket felt")])
def test_a_wrong_or_missing_field_is_a_usage_error(run: Run, path: Path, argv: list[str], says: str) -> None:
    code, out, err = run("paste", path, *argv)
    assert (code, out) == (2, "")
    assert says in err
    assert "Råd:" in err


def test_enter_copies_and_only_a_second_key_ticks(run: Run, path: Path) -> None:
    clipboard = Held()

    async def story(pilot: Pilot[str]) -> None:
        before = entry_count(path)
        await go_to(pilot, "theme:4")
        await press(pilot, "<space>")
        assert "Tryk Enter for at kopiere" in shown(pilot)
        await press(pilot, "<enter>")
        assert clipboard.text == "Første afsnit.\n\nAndet <b>afsnit</b> & mere."
        assert "Mellemrum eller Enter: overført" in shown(pilot)
        assert entry_count(path) == before
        await press(pilot, "<escape>", "<space>")
        assert entry_count(path) == before
        await press(pilot, "<enter>", "<space>")
        assert entry_count(path) == before + 1
        assert "Gemt kl." in shown(pilot)
        assert "overført 25-10-2023 kl. 09.0" in shown(pilot)
        await press(pilot, "q\n")

    closed = sit(path, clipboard, story)
    assert "ikke længere teksten" in str(closed.return_value)
    assert clipboard.text == ""
    assert states(run, path)["theme:4"].startswith("overført ")


def test_moving_on_leaves_the_field_unticked_and_n_finds_the_next(run: Run, path: Path) -> None:
    clipboard = Held()

    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>", "<down>", "<space>", "<up>", "<enter>", "<enter>")
        await press(pilot, "<home>", "n\n", "<enter>")
        assert clipboard.text != "Nordkaj (opdigtet)"
        await press(pilot, "q\n")

    sit(path, clipboard, story)
    found = states(run, path)
    assert [place for place, words in found.items() if words.startswith("overført")] == ["master:provider"]


def test_only_the_changed_are_shown_and_the_header_counts_them(run: Run, path: Path) -> None:
    for place in ("theme:4", "overall"):
        assert run("paste", path, place, "--done")[0] == 0
    assert run("assess", path, "theme:4", typed="Nyt afsnit.")[0] == 0

    async def story(pilot: Pilot[str]) -> None:
        assert "1 felt ændret siden overført" in shown(pilot)
        await press(pilot, "f\n")
        assert "Tema 4" in shown(pilot)
        assert "Samlet vurdering" not in shown(pilot)
        await press(pilot, "v\n")
        assert "tilsyn paste SAG tema:4" in shown(pilot)
        await press(pilot, "<escape>", "<enter>", "<enter>")
        assert "ingen felter ændret siden overført" in shown(pilot)
        assert "Samlet vurdering" in shown(pilot)
        await press(pilot, "f\n")
        assert "Ingen felter er ændret" in shown(pilot)
        await press(pilot, "q\n")

    sit(path, Held(), story)


def test_without_a_clipboard_the_terminal_is_tried_and_the_text_shown(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>")
        assert "kan ikke ses herfra" in " ".join(shown(pilot).split())
        assert pilot.app.clipboard == "Nordkaj (opdigtet)"
        await press(pilot, "<escape>", "<enter>")
        assert "sat som overført" in shown(pilot)
        await press(pilot, "q\n")

    closed = sit(path, Held(works=False), story)
    assert "kopiér noget andet" in str(closed.return_value)


def test_the_box_with_the_text_takes_the_key_that_is_named_below_it(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<enter>")
        assert "Mellemrum eller Enter: overført" in shown(pilot)
        await press(pilot, "<space>")
        assert "sat som overført" in shown(pilot)
        await press(pilot, "v\n", "<space>")
        assert "sat som overført" in shown(pilot)
        await press(pilot, "<enter>", "<escape>", "<escape>")
        assert "ikke sat som overført" in shown(pilot)
        await press(pilot, "q\n")

    sit(path, Held(works=False), story)


def test_help_leaves_no_word_alone_in_the_middle_of_a_sentence(path: Path) -> None:
    async def story(pilot: Pilot[str]) -> None:
        await press(pilot, "<f1>")
        lines = [each.strip() for each in re.findall("║(.*?)║", shown(pilot))]
        assert "overført. Esc: ikke endnu." in lines
        assert [line for line in lines if line.isalpha()] == []
        await press(pilot, "<escape>", "q\n")

    sit(path, Held(), story)


def test_the_clipboard_is_cleared_in_time_and_a_masked_number_said(path: Path) -> None:
    clipboard = Held()

    async def story(pilot: Pilot[str]) -> None:
        await go_to(pilot, "overall")
        await press(pilot, "<enter>")
        assert clipboard.text == "Om [CPR fjernet] i det hele."
        assert "Et CPR-nummer er fjernet" in " ".join(shown(pilot).split())
        fields = pilot.app.screen
        assert isinstance(fields, Fields)
        assert fields._due is not None  # it would ring in an hour, so that no slow machine is too late for the above
        fields.set_timer(0.01, fields._forget)
        await until(pilot, lambda: clipboard.text == "")
        assert "ikke længere teksten" in shown(pilot)

    sit(path, clipboard, story, forget_after=3600.0)


def test_what_another_has_put_in_the_clipboard_stays() -> None:
    clipboard = Held()
    keeping = Keeping(clipboard)
    assert keeping.clear()
    assert clipboard.text == "noget fra før"
    keeping.put("vores")
    clipboard.text = "hendes eget"
    assert keeping.clear()
    assert clipboard.text == "hendes eget"


def test_an_interrupted_sitting_leaves_no_text(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clipboard = Held()

    def interrupted(make: Callable[[Marks], Transferring]) -> str:
        app = make(Marks())
        assert app.keeping.put(app.fields.standings()[0].text)
        assert clipboard.text == "Nordkaj (opdigtet)"
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "run_sitting", interrupted)
    with desk_of(path) as desk, pytest.raises(KeyboardInterrupt):
        start.run_transfer(desk, "MKV", clipboard)
    assert clipboard.text == ""


def test_an_old_console_can_write_every_word(path: Path) -> None:
    with desk_of(path) as desk:
        app = Transferring(ReportFields(desk, "MKV"), Keeping(Held()), marks_for("cp850"))

        async def play() -> None:
            async with app.run_test(size=(80, 24)) as pilot:
                await press(pilot, "<end>", "<enter>")
                shown(pilot).encode("cp850")
                await press(pilot, "v\n")
                shown(pilot).encode("cp850")

        asyncio.run(play())


def test_a_field_ticked_twice_unseen_is_no_conflict() -> None:
    told = told_case()
    for digest in ("00", "11"):
        told.say(Transfer(record=told.id(), place="theme:4", digest=digest), supersede=False)
    assert [each.slot for each in told.case.conflicts()] == ["transfer|theme:4"]
    assert Visible(told.case).conflicts() == []


def test_only_the_very_text_that_was_copied_can_be_ticked(run: Run, path: Path) -> None:
    with desk_of(path) as desk:
        fields = ReportFields(desk, "MKV")
        assert fields.tick() is None
        assert not fields.look_again()
        fields.copied = next(each for each in fields.standings() if each.place == "theme:4")
        assert run("assess", path, "theme:4", typed="REVET OM")[0] == 0
        ticked = fields.tick()
        assert ticked is not None
        assert "Første afsnit." in ticked.text
        assert desk.saved_at
        assert fields.tick() is None
        assert fields.look_again()
        assert next(each.state for each in fields.standings() if each.place == "theme:4") == CHANGED


def test_every_field_is_named_in_danish_where_one_is_told_what_to_type(run: Run, path: Path) -> None:
    with desk_of(path) as desk:
        places = [each.place for each in ReportFields(desk, "MKV").standings()]
        for each in places:
            assert field_at(desk, field_name(each)).place == each

    async def story(pilot: Pilot[str]) -> None:
        await go_to(pilot, "master:provider")
        await press(pilot, "v\n")
        assert "tilsyn paste SAG stamdata:" in " ".join(shown(pilot).split())

    sit(path, Held(), story)


def test_the_keys_fit_on_a_screen_of_80_columns() -> None:
    rooms = Path(tilsyn.__file__).parent / "interview"
    lines = re.findall(r'^(KEYS\w*) = "(.*)"$', "\n".join(map(_text, rooms.rglob("*.py"))), re.MULTILINE)
    assert [name for name, words in lines if not name.endswith("_WIDE") and len(words) > 78] == []


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
