"""An unannounced visit, today, from a doorway: the fewest lines between a file that is not there and a question."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.danish import date_text, either
from tilsyn.domain.findings.codes import likely_group
from tilsyn.domain.like_a_name import unlike_a_code
from tilsyn.domain.text import name_shown, quote
from tilsyn.errors import UsageProblem
from tilsyn.interview.plain.new_case_form import BACK, FormQuestion, GivenOptions, Guided
from tilsyn.services.planning.cases import NewCase

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tilsyn.interview.plain.typed_lines import Streams
    from tilsyn.services.editions import Shelf

WELCOME = (
    "{name} findes ikke endnu. Ny sag: uanmeldt besøg i dag, {date}. Den bliver oprettet, når du har svaret; "
    "Ctrl-C stopper, {back} går et skridt tilbage, og alt kan rettes bagefter med tilsyn case."
)
MEANT = "Mente du {near}? Så stop med Ctrl-C."
LIKE_A_NAME = "Koden ligner et navn."
GROUP_UNSEEN = "Af koden »{code}« ses det ikke, hvilken gruppe kilden hører til."
GROUP_HINT = "Skriv fx Borger 1, Pårørende 1, Medarbejder 1, Leder eller Kommune 1."


class FirstSource(NamedTuple):
    """Who is spoken to first, as far as the command line says."""

    code: str = ""
    group: str | None = None


class Doorway(Guided):
    """The form of `new`, most of it answered: today, unannounced. Left are name, types, and who speaks first."""

    def __init__(self, path: Path, by: str | None, streams: Streams, shelf: Shelf, first: FirstSource) -> None:
        today = shelf.world.now()[:10]
        asked = NewCase("", (), "drift", today, (by,) if by else (), None, announced=False)
        super().__init__(GivenOptions(path, asked, None, ""), streams, shelf)
        self._group = first.group
        self._given = first.code
        self._doubted = first.code if unlike_a_code(first.code) else ""
        self.said["source"] = self._source(first.code) if first.code and not self._doubted else ""
        wanted = {"provider", "service_types", "by"}
        self._questions = [
            *(each for each in self._questions if each.field in wanted),
            FormQuestion("source", self._ask_source, self._source),
        ]

    @property
    def first(self) -> FirstSource:
        """Who is spoken to, and the group that the code names where no other was stated."""
        code = str(self.said["source"])
        return FirstSource(code, self._group or likely_group(code))

    def introduction(self) -> str:
        """What is about to be made; where a case of nearly that name lies beside it, that one was perhaps meant."""
        path = self.given.path
        told = WELCOME.format(name=name_shown(path.name), date=date_text(self.today), back=BACK)
        near = get_close_matches(path.name, _cases_beside(path), n=3)
        return f"{MEANT.format(near=either(map(name_shown, near)))} {told}" if near else told

    def _ask_source(self) -> list[str]:
        is_doubted = bool(self._doubted) and self._doubted == self._given
        doubt = f"{LIKE_A_NAME} Er det ikke et navn, så skriv den igen. " if is_doubted else ""
        return self._line(f"{doubt}Hvem taler du med først? En kode som Borger 1")

    def _source(self, line: str) -> str:
        if not line:
            raise UsageProblem("Kilden mangler.", GROUP_HINT)
        if unlike_a_code(line) and line != self._doubted:
            self._doubted = line
            raise UsageProblem(LIKE_A_NAME, f"{GROUP_HINT} Er det ikke et navn, så skriv den igen.")
        if self._group is None and likely_group(line) is None:
            raise UsageProblem(GROUP_UNSEEN.format(code=line), GROUP_HINT)
        return line

    def _initials(self, line: str) -> tuple[str, ...]:
        stated = super()._initials(line)
        if any(map(likely_group, stated)):  # else what is typed next, a passphrase perhaps, stands in the open
            raise UsageProblem(
                f"»{quote(line.strip())}« er en kilde og ikke dine initialer.", "Skriv fx MKV; kilden kommer bagefter."
            )
        return stated

    def _ask_initials(self) -> list[str]:
        return self._line("Dine initialer")


def _cases_beside(path: Path) -> Iterable[str]:
    try:
        return sorted(each.name for each in path.parent.glob("*.tilsyn"))
    except OSError:
        return ()
