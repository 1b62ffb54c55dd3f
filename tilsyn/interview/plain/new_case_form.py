"""`new` as a short form, line by line: few questions, one step back, and nothing made before the last of them."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tilsyn.domain.danish import date_text, typed_date
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.initials import initials
from tilsyn.domain.library.framing import definition_line
from tilsyn.domain.text import clean, name_shown, quote
from tilsyn.errors import CaseError, CaseFolderMissing, PassphraseUnread, TilsynError, UsageProblem, WrongPassphrase
from tilsyn.interview.plain.typed_lines import read_line
from tilsyn.services import supplements
from tilsyn.services.planning import cases
from tilsyn.services.planning.case_fields import unknown_word
from tilsyn.storage.sight import Sight, look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tilsyn.domain.library.edition import ServiceType
    from tilsyn.interview.plain.typed_lines import Streams
    from tilsyn.services.editions import Shelf

INTRODUCTION = (
    "Ny sag: {name}. En tom linje tager det, der står i [ ], b går et skridt tilbage, Ctrl-C stopper. "
    "Sagen bliver først oprettet, når du er færdig."
)
NOT_MADE = "Sagen er ikke oprettet; intet er skrevet."
BACK, NONE = "b", "-"
ANNOUNCED = {"a": True, "anmeldt": True, "u": False, "uanmeldt": False}
_UNSAID = "ikke afgjort endnu"
_SKIP = "spring over"


class GivenOptions(NamedTuple):
    """What the command line said: "" and () where it said nothing. `initials` are offered, never taken unasked.

    `tries` is how often the earlier case's passphrase is asked for before the file itself is asked about again.
    """

    path: Path
    asked: cases.NewCase
    earlier: Path | None
    initials: str
    tries: int = 1


class FormQuestion(NamedTuple):
    """One question: what is said, and how a line is read. An empty line is read too, and may be refused."""

    field: str
    words: Callable[[], Iterable[str]]
    read: Callable[[str], Any]


def lacks(asked: cases.NewCase, earlier: Path | None = None) -> bool:
    """Whether anything is missing that a case cannot be made without; an earlier case has both."""
    return earlier is None and not (asked.provider and asked.service_types)


def ready(path: Path, asked: cases.NewCase) -> str:
    """What now, in one line that can be copied: an announced visit is planned, any other may begin."""
    case = f'"{path}"' if " " in str(path) else str(path)
    if asked.announced:
        return f"Klar: tilsyn plan {case}"
    by = "" if len(asked.by) == 1 else " --by INITIALER"
    return f'Klar: tilsyn interview {case} --source "Borger 1" --group borger{by}'


@contextmanager
def nothing_made(streams: Streams) -> Iterator[None]:
    """Who stops before the end is told that there is no case."""
    try:
        yield
    except KeyboardInterrupt:
        streams.warn(f"\n{NOT_MADE}")
        raise


class Guided:
    """The form: what has been said so far, and the questions that the command line has not answered."""

    def __init__(self, given: GivenOptions, streams: Streams, shelf: Shelf) -> None:
        self.given = given
        self.streams = streams
        self.shelf = shelf
        self.today = shelf.world.now()[:10]
        self.said: dict[str, Any] = {**given.asked._asdict(), "earlier": given.earlier}
        self._offered: dict[str, tuple[ServiceType, ...]] = {}
        self._inherited: cases.Inherited | None = None
        self._questions = [
            FormQuestion("earlier", self._ask_earlier, self._earlier),
            FormQuestion("provider", lambda: self._line("Tilbuddets navn", self.said["provider"]), self._provider),
            FormQuestion("date", self._ask_date, self._date),
            FormQuestion("service_types", self._ask_types, self._types),
            FormQuestion("kind", self._ask_kind, self._kind),
            FormQuestion("announced", self._ask_announced, self._announced),
            FormQuestion("by", self._ask_initials, self._initials),
        ]

    def fill(self, desk: cases.DeskOpener) -> tuple[cases.NewCase, cases.Prepared]:
        """Ask until the case could be made. The earlier case comes first: what it brings is offered, not asked for."""
        self._desk = desk
        self._refuse_at_once()
        self.streams.say(mask_cpr(self.introduction()))
        self._go_through([each for each in self._questions if self.said[each.field] in ("", (), None)])
        brought = self._inherited
        inherit = (lambda: brought) if brought else None
        return self.asked, cases.prepare(self.given.path, self.asked, self.shelf, inherit)

    def introduction(self) -> str:
        """What is said before the first question."""
        return INTRODUCTION.format(name=name_shown(self.given.path.name))

    @property
    def asked(self) -> cases.NewCase:
        return cases.NewCase(**{name: self.said[name] for name in cases.NewCase._fields})

    def _refuse_at_once(self) -> None:
        """What the command line got wrong, in the contract's order, before anything is typed in vain."""
        asked = self.given.asked
        whole = asked._replace(
            provider=asked.provider or "-",
            service_types=asked.service_types or ("-",),
            kind=asked.kind or "drift",
            date=asked.date or self.today,
            by=asked.by or ("X",),
        )
        cases.check(whole, self.given.path)
        if look(self.given.path.parent) is not Sight.FOLDER:
            raise CaseFolderMissing(self.given.path)
        if asked.supplement is not None:
            supplements.chosen(self.shelf, asked.supplement, self.shelf.edition(asked.edition, whole.date).model)
        known = [each.id for each in self._service_types()]
        for each in asked.service_types:
            if each not in known:
                raise unknown_word("tilbudstypen", each, known)

    def _go_through(self, questions: list[FormQuestion]) -> None:
        place = 0
        while place < len(questions):
            place += self._step(questions[place], first=place == 0)

    def _step(self, question: FormQuestion, *, first: bool) -> int:
        """Ask until the line can be read: a step forward, or one back. Only the question itself is said twice."""
        *above, asking = question.words()
        for words in above:
            self.streams.say(words)
        while True:
            self.streams.say(asking)
            line = self._typed()
            if line.lower() == BACK and not first:
                return -1
            try:
                self.said[question.field] = self._unless_back(line, question)
            except (UsageProblem, CaseError) as refused:
                self._refuse(refused)
            else:
                return 1

    def _unless_back(self, line: str, question: FormQuestion) -> Any:  # noqa: ANN401  each field has its own type
        if line.lower() == BACK:
            raise UsageProblem("Det er det første spørgsmål.", "Svar på det, eller stop med Ctrl-C.")
        return question.read(line)

    def _typed(self) -> str:
        line = read_line(self.streams)
        if line is None:
            raise UsageProblem(NOT_MADE, "Kør tilsyn new igen, eller skriv --provider og --service-type.")
        return " ".join(clean(line).split())

    def _refuse(self, refused: TilsynError) -> None:
        self.streams.say(mask_cpr(f"{refused.message} Råd: {refused.hint}"))

    def _line(self, words: str, standing: str = "") -> list[str]:
        return ["", f"{words} [{standing}]:" if standing else f"{words}:"]

    def _provider(self, line: str) -> str:
        if not (line or self.said["provider"]):
            raise UsageProblem("Tilbuddets navn mangler.", "Skriv navnet, som det står på Tilbudsportalen.")
        return line or str(self.said["provider"])

    def _ask_date(self) -> list[str]:
        return self._line("Tilsynets dato, dd-mm-åååå", self._standing_date())

    def _standing_date(self) -> str:
        stated = self.said["date"]
        return date_text(stated) if stated else f"{date_text(self.today)}, i dag"

    def _date(self, line: str) -> str:
        return typed_date(line or self.said["date"] or self.today)

    def _service_types(self) -> tuple[ServiceType, ...]:
        on = self.said["date"] or self.today
        if on not in self._offered:
            self._offered[on] = self.shelf.edition(self.given.asked.edition, on).model.service_types
        return self._offered[on]

    def _ask_types(self) -> list[str]:
        offered = [line for number, each in enumerate(self._service_types(), 1) for line in _offered(number, each)]
        return ["", *offered, *self._line("Tilbudstype, ved nummer; flere deles med ;", self._named_types())[1:]]

    def _named_types(self) -> str:
        return "; ".join(self.said["service_types"])

    def _types(self, line: str) -> tuple[str, ...]:
        known = [each.id for each in self._service_types()]
        chosen = [each.strip() for each in (line or self._named_types()).split(";") if each.strip()]
        if not chosen:
            raise UsageProblem("Tilbudstypen mangler.", f"Skriv et nummer fra 1 til {len(known)}.")
        return tuple(dict.fromkeys(_chosen(each, known, "tilbudstypen") for each in chosen))

    def _ask_kind(self) -> list[str]:
        kinds = _kinds()
        offered = [f"  {number:>2}  {label}" for number, label in enumerate(kinds.values(), 1)]
        return ["", *offered, *self._line("Slags tilsyn, ved nummer", kinds[self.said["kind"] or "drift"])[1:]]

    def _kind(self, line: str) -> str:
        return _chosen(line, list(_kinds()), "tilsynstypen") if line else self.said["kind"] or "drift"

    def _ask_announced(self) -> list[str]:
        standing = {True: "anmeldt", False: "uanmeldt", None: _UNSAID}[self.said["announced"]]
        return self._line("Anmeldt eller uanmeldt besøg, a eller u", standing)

    def _announced(self, line: str) -> bool | None:
        if line and line != NONE and line.lower() not in ANNOUNCED:
            raise UsageProblem(f"»{quote(line)}« er hverken a eller u.", "Skriv a for anmeldt eller u for uanmeldt.")
        stated: bool | None = self.said["announced"] if not line else ANNOUNCED.get(line.lower())
        return stated

    def _ask_initials(self) -> list[str]:
        standing = "; ".join(self.said["by"]) or self.given.initials
        return self._line("Dine initialer; flere konsulenter deles med ;", standing)

    def _initials(self, line: str) -> tuple[str, ...]:
        stated = line or "; ".join(self.said["by"]) or self.given.initials
        read = tuple(dict.fromkeys(initials(each) for each in stated.split(";") if each.strip()))
        if not read:
            raise UsageProblem("Dine initialer mangler.", "Skriv dem, eller sæt TILSYN_BY én gang for alle.")
        return read

    def _ask_earlier(self) -> list[str]:
        standing = str(self.said["earlier"] or _SKIP)
        return self._line("En tidligere sag at bygge videre på (filens navn; - for ingen)", standing)

    def _earlier(self, line: str) -> Path | None:
        """The case to build on, opened at once. What cannot be opened is asked about again."""
        if line == NONE or not (line or self.said["earlier"]):
            self._build_on_nothing()
            return None
        path = Path(line.strip('"')) if line else self.said["earlier"]
        if look(path) is not Sight.FILE:
            raise UsageProblem(
                f"{name_shown(str(path))} findes ikke.", "Kontrollér mappe og filnavn, eller skriv - for ingen."
            )
        if path != self.said["earlier"] or self._inherited is None:
            self._build_on(path)
        return path

    def _build_on_nothing(self) -> None:
        if self._inherited:
            asked = self.given.asked
            self.said.update(provider=asked.provider, service_types=asked.service_types)
        self._inherited = None

    def _opened(self, path: Path) -> cases.Inherited:
        """A mistyped passphrase is asked for again at once: the next line must not be the name of a file, and shown."""
        for _ in range(self.given.tries - 1):
            try:
                return cases.inherit(path, self._desk, self.shelf.world)
            except (WrongPassphrase, PassphraseUnread) as refused:
                self._refuse(refused)
        try:
            return cases.inherit(path, self._desk, self.shelf.world)
        except (WrongPassphrase, PassphraseUnread) as refused:
            raise UsageProblem(
                f"{quote(path.name)} blev ikke åbnet, og her spørges igen om en fils navn: det kan ses på skærmen.",
                "Skriv navnet for at prøve igen, eller - for ingen. Skriv ikke adgangssætningen her.",
            ) from refused

    def _build_on(self, path: Path) -> None:
        """Open it once, and offer its name and types; those of another that was named before go again."""
        self.streams.say(f"{name_shown(path.name)} åbnes med sin egen adgangssætning.")
        self._inherited = self._opened(path)
        offered = cases.completed(self.given.asked, self._inherited)
        known = {each.id for each in self._service_types()}
        types = tuple(each for each in offered.service_types if each in known)
        self.said.update(provider=offered.provider, service_types=types)


def _offered(number: int, each: ServiceType) -> Iterator[str]:
    """A type in the list, and below it the source's own line about it, where it has one."""
    yield f"  {number:>2}  {each.label}" + (f" (til {date_text(each.valid_to)})" if each.valid_to else "")
    if line := definition_line(each.definition):
        yield f"      {line}"


def _kinds() -> dict[str, str]:
    from tilsyn.domain.values import CASE_KINDS

    return CASE_KINDS


def _chosen(typed: str, known: list[str], what: str) -> str:
    """By its number in the list, or by its own name."""
    if typed.isdecimal() and 1 <= int(typed) <= len(known) and typed not in known:
        return known[int(typed) - 1]
    if typed not in known:
        raise UsageProblem(f"{what[0].upper()}{what[1:]} »{quote(typed)}« kendes ikke.", f"Vælg 1 til {len(known)}.")
    return typed
