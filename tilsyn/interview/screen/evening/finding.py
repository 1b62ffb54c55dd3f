"""`g 9.a` and `/ord` in the evening: to an indicator by its number, or by words in it and in what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.danish import item_id
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.text import quote
from tilsyn.interview.screen.kit.dialogs import Choose, LandsBeside
from tilsyn.interview.screen.kit.letter_line import GOES_ON, reads_as_number
from tilsyn.services.judging import evening

if TYPE_CHECKING:
    from collections.abc import Collection

    from tilsyn.services.judging.evening import EveningLook

GO, SEARCH = "g", "/"


class Finds(LandsBeside):
    """Part of a screen of the evening that goes to an indicator."""

    seen: EveningLook

    def places(self) -> Collection[str]:
        """What one may go to, as it is typed."""
        return [each.unit.id for each in self.seen.card.states]

    def go_to(self, place: str) -> None:
        """Go there."""

    def say(self, notice: str) -> None:
        """Say it until the next key."""

    def letter_means(self, letter: str) -> str | None:  # noqa: ARG002  a subclass's to read
        """What one letter of the screen's own means."""
        return None

    def act(self, letter: str) -> None:
        """Do what one letter of the screen's own means."""

    def means(self, text: str) -> str | None:
        """`g` and a number that exists, or may yet; `/` and words; else the screen's own letters."""
        typed = text.strip().lower()
        if typed.startswith(SEARCH):
            return f"søg efter {typed[1:].strip()}" if typed[1:].strip() else f"søg efter {GOES_ON}"
        if typed.startswith(GO):
            wanted = typed[1:].strip()
            place = self._place_of(wanted)
            if place or (reads_as_number(wanted) and not self._begins(wanted)):
                return f"gå til {place or wanted}"
            return f"gå til indikator, fx g 9.a {GOES_ON}" if self._begins(wanted) else None
        return self.letter_means(typed)

    def _begins(self, wanted: str) -> bool:
        return any(each.startswith(wanted) for each in self.places())

    def _place_of(self, wanted: str) -> str:
        """The place of that number; of a question's number its indicator. Empty where there is none."""
        meant = item_id(wanted, self.places())
        if meant in self.places():
            return meant
        every = self.seen.desk.asked()
        asked = every.find(item_id(wanted, every.ids()))
        unit = asked.unit.id if asked and asked.unit else ""
        return unit if unit in self.places() else ""

    def read(self, text: str) -> None:
        """Go, search, or what the letter means."""
        typed = text.lower()
        if typed.startswith(GO):
            self._to_number(typed[1:].strip())
        elif typed.startswith(SEARCH):
            self._search(text[1:])
        else:
            self.act(typed)

    def _to_number(self, wanted: str) -> None:
        place = self._place_of(wanted)
        if place:
            self.go_to(place)
        else:
            self.say(f"Indikatoren {quote(wanted)} findes ikke. Intet er ændret.")

    def _search(self, words: str) -> None:
        found = [(place, self.marks.fit(mask_cpr(told))) for place, told in evening.found(self.seen, words)]
        if not found:
            self.say("Intet fundet med de ord.")
            return
        title = self.marks.fit("Fundet · Enter: gå til · Esc: luk")
        self.app.push_screen(Choose(title, found, self.marks), self._chosen)  # type: ignore[attr-defined]  # of a screen

    def _chosen(self, place: str | None) -> None:
        if place:
            self.go_to(place)
