"""What performance claims rest on: medians and ratios within one run, on the machine it runs on.

    python benchmarks/run.py

Nothing here is asserted and nothing here is a test: machines differ, ratios within one run travel.
"""

from __future__ import annotations

import secrets
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tilsyn.domain.journal.entries import Answer, CaseField, Encounter, Payload, Source
from tilsyn.domain.world import World
from tilsyn.services.editions import Shelf
from tilsyn.storage.casefile import CaseFile, create, open_case
from tilsyn.storage.keys import HEADER_BYTES, Key, derive_key

WORLD = World(lambda: datetime.now().astimezone(), secrets.token_bytes, "tilsyn benchmark")
MANY = 5000
STARTS = 20


def timed(work: Callable[[], object], times: int = 15) -> list[float]:
    """Milliseconds per call."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return spent


def say(what: str, spent: list[float], against: list[float] | None = None) -> None:
    ratio = f"  {statistics.median(spent) / statistics.median(against):5.2f}x" if against else ""
    worst = sorted(spent)[int(len(spent) * 0.99)]
    sys.stdout.write(f"{what:58} median {statistics.median(spent):9.2f} ms  p99 {worst:9.2f} ms{ratio}\n")


def new_case(folder: Path, name: str, answers: int) -> CaseFile:
    """A case of one citizen with that many answers, spread over encounters of 40."""
    shelf = Shelf.of([], WORLD)
    edition = shelf.edition("KM2021", "")
    opened, blobs = shelf.copies(edition)
    fields = {"provider": "Benchmark", "service_types": ["101-ambulant"], "date": "2023-10-24", "by": ["MKV"]}
    stated: list[Payload] = [opened, *(CaseField(record=WORLD.new_id(), field=k, value=v) for k, v in fields.items())]  # type: ignore[arg-type]
    file = create(folder / name, "benchmark", stated, blobs, "MKV", WORLD)
    questions = [question.id for _, question in edition.model.questions()]
    borger = WORLD.new_id()
    payloads: list[Payload] = [Source(record=borger, id=borger, code="Borger 1", group="borger")]
    for number in range(answers):
        if number % 40 == 0:
            held = WORLD.new_id()
            payloads.append(Encounter(record=held, id=held, sources=(borger,)))
        question = questions[number % 40]
        payloads.append(answer(question, held, number))
    file.append(payloads, "MKV")
    return file


def answer(question: str, encounter: str, number: int) -> Answer:
    note = f"Hun siger nummer {number}: " + "det er sådan, det er. " * 8
    return Answer(record=WORLD.new_id(), question=question, encounter=encounter, value="ja", note=note)


def one_more(file: CaseFile) -> Callable[[], object]:
    encounter = next(file.case.of(Encounter))[1].id
    return lambda: file.append([answer("4.a.1", encounter, 0)], "MKV")


def bare_commit(folder: Path) -> Callable[[], object]:
    """One row in a bare database of the same cipher and settings: what no program can go below."""
    import apsw

    connection = apsw.Connection(str(folder / "bare.db"))
    connection.pragma("cipher", "sqlcipher")
    connection.pragma("legacy", 4)
    connection.execute(f"PRAGMA key=\"x'{secrets.token_hex(48)}'\"")
    connection.pragma("synchronous", "EXTRA")
    connection.execute("CREATE TABLE a(x)")
    return lambda: connection.execute("INSERT INTO a VALUES(randomblob(800))")


def command(*argv: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, "-m", "tilsyn", *argv], capture_output=True, check=True)


def gestures(folder: Path) -> None:
    bare = timed(bare_commit(folder), 200)
    small, large = new_case(folder, "small.tilsyn", 50), new_case(folder, "large.tilsyn", MANY)
    few, many = timed(one_more(small), 200), timed(one_more(large), 200)
    say("one bare commit, same cipher and settings", bare)
    say("an answer committed, case of 50 answers", few, bare)
    say(f"an answer committed, case of {MANY} answers", many, few)
    large.close()
    small.close()


def whole_case(folder: Path) -> None:
    path = folder / "large.tilsyn"
    derived = timed(lambda: open_case(path, lambda: "benchmark", WORLD).close(), 5)
    say(f"a case of {MANY} answers opened, passphrase derived", derived)
    from tilsyn.output.contexts import context
    from tilsyn.output.contexts.workbook_part import workbook
    from tilsyn.output.excel.case_workbook import workbook_bytes
    from tilsyn.output.word.report import render
    from tilsyn.services.open_case import Desk

    with open_case(path, lambda: "benchmark", WORLD) as file:
        desk = Desk(file)
        book = workbook(desk.case, desk.model, desk.catalogues)
        say("its context", timed(lambda: context(desk.case, desk.model, desk.catalogues, "internal"), 3))
        say("its workbook's context", timed(lambda: workbook(desk.case, desk.model, desk.catalogues), 3))
        say("its workbook", timed(lambda: workbook_bytes(book), 3))
        provider = context(desk.case, desk.model, desk.catalogues, "provider")
        say("its provider report", timed(lambda: render(provider), 5))
        tracemalloc.start()
        workbook_bytes(book)
        sys.stdout.write(
            f"{'its workbook, peak of Python memory':58} {tracemalloc.get_traced_memory()[1] / 1e6:16.1f} MB\n"
        )


def bare_opening(path: Path, key: Key) -> Callable[[], object]:
    """The same file opened by SQLite with the same cipher and settings, and nothing read: what none goes below."""
    import apsw

    from tilsyn.storage.database import SETTINGS

    def opened() -> None:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        connection.pragma("cipher", "sqlcipher")
        connection.pragma("legacy", 4)
        connection.pragma("key", key.pragma)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.close()

    return opened


def read_in_short(folder: Path) -> None:
    """A case read by what it left of itself: beside SQLite's own opening, and against the whole case."""
    from tilsyn.services.in_short import in_short
    from tilsyn.services.open_case import CaseKey, Desk

    path = folder / "large.tilsyn"
    key = derive_key("benchmark", path.read_bytes()[:HEADER_BYTES])
    with open_case(path, lambda: key, WORLD) as file:
        Desk(file)
        one_more(file)()
        left = timed(lambda: file.__exit__(None, None, None), 1)
    given = CaseKey(lambda: key, WORLD)  # type: ignore[arg-type,return-value]  # a passphrase is asked for otherwise
    if in_short(path, given) is None:
        raise SystemExit("the case left nothing of itself")
    bare = timed(bare_opening(path, key), 200)
    short = timed(lambda: in_short(path, given), 200)
    say("a changed case of that size let go of, with its summary", left)
    say("SQLite's own opening of it", bare)
    say("it read by its summary alone", short, bare)
    say("it opened whole, key given", timed(lambda: open_case(path, lambda: key, WORLD).close(), 5), short)


MEGABYTE = 1_000_000


def numbers() -> None:
    """The search for CPR numbers, which runs on every text that leaves: prose as it is, and crowds of digits."""
    from tilsyn.domain.cpr import cpr_places

    prose = (
        "Borgerne fortæller, at de har været glade for samtalerne siden 24-10-2023, og at § 101, stk. 4 er overholdt "
        "i 8 af 61 sager – det er godt. "
    )
    texts = {
        "prose without a number": "Borgerne fortæller, at de har været glade for samtalerne. ",
        "prose with dates and numbers": prose,
        "dates with times": "24-10-2023 14.20 til 15.10\n",
        "telephone numbers": "21 12 44 55\n",
        "numbers in pairs": "12 11 10 13 14 ",
        "nothing but digits": "0",
        "CPR numbers": "010180-1234 ",
        "digits parted by what is not seen": "0\u200b1\u200b",
    }
    for what, part in texts.items():
        text = part * (MEGABYTE // len(part))
        say(f"CPR numbers in 1 MB: {what}", timed(lambda text=text: cpr_places(text), 5))  # type: ignore[misc]


def starts() -> None:
    """Each in turn, so that what else the machine does falls on all of them alike."""
    commands: dict[str, Callable[[], object]] = {
        "python -c ''": lambda: subprocess.run([sys.executable, "-c", ""], check=True),
        "tilsyn --help": command("--help"),
        "tilsyn ref 4.a.1, against --help": command("ref", "4.a.1"),
        "tilsyn model show KM2021 --json, against --help": command("model", "show", "KM2021", "--json"),
    }
    spent: dict[str, list[float]] = {what: [] for what in commands}
    for _ in range(STARTS):
        for what, started in commands.items():
            spent[what] += timed(started, 1)
    bare, helped, *others = commands
    say(bare, spent[bare])
    say(helped, spent[helped], spent[bare])
    for what in others:
        say(what, spent[what], spent[helped])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        gestures(Path(folder))
        whole_case(Path(folder))
        read_in_short(Path(folder))
        numbers()
        if sys.platform != "win32":  # it needs a pseudo terminal
            sys.path.insert(0, str(Path(__file__).parents[1]))
            from benchmarks.screen import screen

            screen(Path(folder) / "screen")
    starts()


if __name__ == "__main__":
    main()
