"""A colleague changes a post while a reason is typed: nothing is undone by one who never saw it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conversing import desk_of, entry_count, notes
from tilsyn.cli import console
from tilsyn.domain.journal.entries import Answer, Encounter, Note, Payload, Source
from tilsyn.services.keeping import records

Run = Callable[..., tuple[int, str, str]]
Meanwhile = Callable[[Callable[[], None]], None]
KINDS: tuple[type[Payload], ...] = (Note, Answer, Encounter, Source)


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """What another window does before the reason has been read."""

    def while_typing(act: Callable[[], None]) -> None:
        def slow() -> str:
            act()
            return "fordi"

        monkeypatch.setattr(console, "read_all", slow)

    return while_typing


@pytest.fixture
def told(run: Run, case_path: Path) -> Path:
    assert run("source", case_path, "Borger 1", "--group", "borger")[0] == 0
    assert run("interview", case_path, "--source", "Borger 1", "--plain", typed="j\nHEMMELIG ja\n.\nq\n")[0] == 0
    assert run("note", case_path, typed="HEMMELIG")[0] == 0
    return case_path


def post_of(path: Path, kind: type[Payload]) -> str:
    with desk_of(path) as desk:
        return next(entry.id[:8] for entry, _ in desk.case.of(kind))


def marked(path: Path, post: str, protection: str) -> None:
    with desk_of(path) as desk:
        records.protect(desk, post, protection, "x", "AB")


def protection(path: Path, post: str) -> str:
    with desk_of(path) as desk:
        return desk.case.protection_of(desk.post(post))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_mark_that_was_set_meanwhile_is_not_lifted(
    run: Run, told: Path, kind: type[Payload], meanwhile: Meanwhile
) -> None:
    post = post_of(told, kind)
    marked(told, post, "fortrolig")
    meanwhile(lambda: marked(told, post, "whistleblow"))
    code, out, err = run("protect", told, post, "--as", "normal", "--reason", "-")
    assert (code, out) == (4, "")
    assert "er ændret fra et andet vindue imens. Intet er gemt." in err
    assert "Råd: Se, hvad der står nu" in err
    assert "whistleblow" not in err
    assert protection(told, post) == "whistleblow"


def test_what_protects_more_is_never_refused(run: Run, told: Path, meanwhile: Meanwhile) -> None:
    post = post_of(told, Note)
    marked(told, post, "fortrolig")
    meanwhile(lambda: marked(told, post, "normal"))
    assert run("protect", told, post, "--as", "whistleblow", "--reason", "-")[0] == 0
    assert protection(told, post) == "whistleblow"


def test_a_mark_one_has_seen_is_lifted(run: Run, told: Path) -> None:
    post = post_of(told, Note)
    marked(told, post, "whistleblow")
    assert run("protect", told, post, "--as", "normal", "--reason", "-", typed="aftalt")[0] == 0
    assert protection(told, post) == "normal"


@pytest.mark.parametrize("verb", ["withdraw", "redact"])
def test_a_post_that_was_protected_meanwhile_is_neither_withdrawn_nor_masked(
    run: Run, told: Path, verb: str, meanwhile: Meanwhile
) -> None:
    post = post_of(told, Note)
    meanwhile(lambda: marked(told, post, "whistleblow"))
    code, out, err = run(verb, told, post, "--reason", "-")
    assert (code, out, "andet vindue imens" in err) == (4, "", True)
    with desk_of(told) as desk:
        entry = desk.post(post)
        assert entry.payload is not None
        assert not desk.case.is_gone(entry)


@pytest.mark.parametrize("verb", ["withdraw", "redact"])
def test_a_post_that_went_meanwhile_is_as_gone_as_was_asked_for(
    run: Run, told: Path, verb: str, meanwhile: Meanwhile
) -> None:
    post = post_of(told, Note)

    def gone() -> None:
        with desk_of(told) as desk:
            (records.withdraw if verb == "withdraw" else records.redact)(desk, post, "x", "AB")

    meanwhile(gone)
    before = entry_count(told)
    run(verb, told, post, "--reason", "-")
    assert entry_count(told) == before + 1


def test_a_note_that_was_sorted_meanwhile_stays_where_a_colleague_put_it(
    run: Run, told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = console.Terminal.read

    def slow(terminal: console.Terminal) -> str | None:
        with desk_of(told) as desk:
            for entry, _ in records.loose(desk):
                records.place_note(desk, entry, ["5.a"], "AB")
        return shown(terminal)

    monkeypatch.setattr(console.Terminal, "read", slow)
    _, out, _ = run("sort", told, "--plain", typed="4.a\ns\n")
    assert "lagt på plads fra et andet vindue imens" in out
    assert [each.at_items for each in notes(told)] == [("5.a",)]
