"""What a header tells of what its writer had before them, where another window had written since (header version 2)."""

from __future__ import annotations

import itertools
import json
from functools import reduce
from typing import TYPE_CHECKING, Any

import pytest

from tests.test_casefile_rewritten import _newest, _store
from tilsyn.domain.journal.case import Case, apply
from tilsyn.domain.journal.entries import ENTRY_VERSION, Judgement, Note, Protect, Source, Withdrawal
from tilsyn.domain.journal.seal import chain_faults, unseal
from tilsyn.domain.world import World
from tilsyn.storage import casefile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import apsw

    from tilsyn.domain.journal.entries import Entry

    Run = Callable[..., tuple[int, str, str]]


def _open(path: Path, world: World) -> casefile.CaseFile:
    return casefile.open_case(path, lambda: "", world)


def _note(name: str, text: str = "tekst") -> Note:
    return Note(record=name, id=name, text=text, at_items=("4.a",))


def _judgement(source: str) -> Judgement:
    return Judgement(record="j", indicator="4.a", text="Tekst.", score=4, sources=(f"source|{source}",))


def test_who_wrote_alone_had_seen_all_and_nothing_is_said_of_it(case_path: Path, world: World) -> None:
    with _open(case_path, world) as file:
        file.append([_note("1"), _note("2")], "MKV")
    with _open(case_path, world) as file:
        file.append([_note("3")], "JHB")
        assert {each.header.seen for each in file.case.entries.values()} == {None}
        assert {each.header.v for each in file.case.entries.values()} == {ENTRY_VERSION}
        rows = file._database.rows()
    assert not any(b'"seen"' in each.sealed.header for each in rows)


def test_a_gesture_tells_what_its_writer_had_before_them(case_path: Path, world: World) -> None:
    with _open(case_path, world) as mine, _open(case_path, world) as other:
        before = tuple(mine.case.heads)
        (unseen,) = other.append([_note("1")], "JHB")
        first, second = mine.append([_note("2"), _note("3")], "MKV")
        (after,) = mine.append([_note("4")], "MKV")
        assert (first.header.parents, first.header.seen) == ((unseen.id,), before)
        assert (second.header.parents, second.header.seen) == ((first.id,), before)
        assert after.header.seen is None
        assert [mine.case.knew(each, unseen) for each in (first, second, after)] == [False, False, True]
        assert [mine.case.knew(second, each) for each in (first, mine.case.entries[before[0]])] == [True, True]
        assert mine.verify().ok


def _withdrawn_in_another_window(path: Path, world: World, *, looked: bool) -> None:
    source = Source(record="s", id="s", code="Borger 1", group="borger")
    with _open(path, world) as mine:
        said, _ = mine.append([_note("1"), source], "MKV")
        with _open(path, world) as other:
            other.append([Withdrawal(record="w", target=said.id, reason="fortrudt")], "JHB")
        if looked:
            mine.refresh()
        mine.append([_judgement("s")], "MKV")


@pytest.mark.parametrize("looked", [False, True])
def test_a_judgement_by_one_who_had_not_seen_the_withdrawal_is_to_be_read_again(
    case_path: Path, world: World, run: Run, *, looked: bool
) -> None:
    _withdrawn_in_another_window(case_path, world, looked=looked)
    blocking = json.loads(run("status", case_path, "--json")[1])["blocking"]
    assert ("S011" in [each["code"] for each in blocking]) is not looked


def test_a_correction_by_one_who_had_not_seen_the_protection_is_protected_as_on_another_laptop(
    case_path: Path, world: World
) -> None:
    with _open(case_path, world) as mine, _open(case_path, world) as other:
        (said,) = other.append([_note("1")], "JHB")
        mine.refresh()
        other.append([Protect(record="p", target=said.id, protection="whistleblow", reason="x")], "JHB")
        (corrected,) = mine.append([_note("1", "rettet")], "MKV")
        assert mine.case.protection_of(corrected) == "whistleblow"
    with _open(case_path, world) as read:
        assert read.case == mine.case
        assert read.case.protection_of(read.case.entries[corrected.id]) == "whistleblow"


def _branches(path: Path, world: World) -> tuple[list[Any], list[Any]]:
    """The rows of a case and of a copy of it; in the case two windows wrote unseen of each other."""
    copy = path.with_name("kopi.tilsyn")
    with _open(path, world) as mine, _open(path, world) as other:
        mine.backup_to(copy)
        other.append([_note("1")], "JHB")
        mine.append([_note("2"), _note("3")], "MKV")
        with _open(copy, world) as elsewhere:
            elsewhere.append([_note("4")], "CD")
            return mine._database.rows(), elsewhere._database.rows()


def _knowing(case: Case) -> set[tuple[str, str]]:
    entries: list[Entry] = list(case.entries.values())
    return {(one.id, other.id) for one, other in itertools.product(entries, entries) if case.knew(one, other)}


def test_in_a_union_of_branches_who_had_seen_what_is_the_same_in_any_order(case_path: Path, world: World) -> None:
    here, there = _branches(case_path, world)
    folded = []
    for rows in (here + there, there + here, [*reversed(here), *there]):
        sealed = list({each.sealed.id: each.sealed for each in rows}.values())
        assert list(chain_faults(sealed)) == []
        folded.append(reduce(apply, unseal(sealed), Case()))
    assert folded[0] == folded[1] == folded[2]
    assert _knowing(folded[0]) == _knowing(folded[1]) == _knowing(folded[2])
    by = {each.payload.id: each for each in folded[0].entries.values() if isinstance(each.payload, Note)}
    assert not any(folded[0].knew(by[one], by[other]) for one in "234" for other in "14" if one != other)
    assert folded[0].knew(by["3"], by["2"])


@pytest.fixture
def raw(case_path: Path, run: Run) -> apsw.Connection:
    import apsw

    run("source", case_path, "Borger 1", "--group", "borger")
    return apsw.Connection(str(case_path))


NOT_SEEN: dict[str, Callable[[dict[str, Any], list[str]], object]] = {
    "what never was": lambda head, _: head.update(seen=["0" * 64]),
    "itself": lambda head, ids: head.update(seen=[ids[-1]]),
    "just what it rests on": lambda head, _: head.update(seen=head["parents"]),
    "nothing": lambda head, _: head.update(seen=[]),
    "null": lambda head, _: head.update(seen=None),
    "one thing twice": lambda head, ids: head.update(seen=[ids[0], ids[0]]),
    "before the version that tells it": lambda head, ids: head.update(seen=[ids[0]], v=1),
}


@pytest.mark.parametrize("what", NOT_SEEN)
def test_what_nobody_can_have_had_before_them_is_found(
    case_path: Path, raw: apsw.Connection, run: Run, what: str
) -> None:
    head, stated, ids = _newest(raw)
    NOT_SEEN[what](head, ids)
    _store(raw, head, json.dumps(stated, separators=(",", ":"), ensure_ascii=False).encode())
    raw.close()
    for command in ("verify", "status"):
        code, out, err = run(command, case_path)
        assert code != 0
        assert "det, der var set" in out + err
