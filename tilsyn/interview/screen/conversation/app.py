"""The application that holds one conversation: it opens on the opening words, or on the question left last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.interview.screen.conversation.screen import Conversation
from tilsyn.interview.screen.import_ahead import import_afterwards
from tilsyn.interview.screen.kit.base_app import Sitting

if TYPE_CHECKING:
    from textual.screen import Screen

    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.session import Session

STANDS = 0.5
"""Seconds after which the first question stands on nearly any machine."""
HELP = """\
Alt, hvad du skriver, er tekst. Dobbelt ramme: du skriver her.

I noten:
  Ctrl+N gem, og skriv ved næste spørgsmål
  Esc eller Tab gem, og gå til tasterne · Ctrl+S gem og bliv
  Ctrl+Z fortryd i teksten · Ctrl+Y gentag
  Page Up og Page Down ruller spørgsmålet: {more} mere

Ved tasterne: skriv, se hvad det betyder, tryk Enter. Esc tømmer.
  j ja · d delvist · n nej · v ved ikke · ø (eller o) ønsker ikke
  i ikke relevant · f ikke fundet (kun dokumenter)
  t eller Tab skriv i noten · Enter alene: næste spørgsmål
  s næste · b tilbage · g 4.a.3 gå til · /ord søg · ? anvisninger
  u fortryd det sidste, skridt for skridt · k kun kernen, alt
  + løs note · e eget spørgsmål · h hvordan du spurgte · q stop
  I en spørgeramme: k 6 8 er 6 af 8 · k 6 8 1: én til ikke set
  dato henvendelse 03-01-2023 · a eller grundlag 3.d: som grundlag
  Hvor et dokument læses: j dækkende · d ufuldstændig
  n i strid med kilden · f ikke fundet · i ikke relevant
  m metoderne, som kilden nævner dem, hvor de bydes til
  Det, der ikke kan være en tast, bliver til tekst i noten.
  Med det samme: Ctrl+Z fortryd · Ctrl+Y hent igen · Ctrl+K kernen
  Backspace på den tomme linje tager svaret her tilbage
  Page Up og Page Down forrige og næste i listen · pil ruller

Begge steder:
  F2 citat, »…« om det, der er sagt ordret
  F3 vend tilbage til spørgsmålet, mærket {flagged} i listen
  F4 fortroligt: »du må ikke skrive, at det kommer fra mig«
  F5 hvornår det blev sagt
  F6 nogen kommer eller går; pil ned retter det
  F7 i en gruppe: hvem der sagde noget andet
     ved dokumenter og observation: sted og citat
  F8 afslut samtalen · Ctrl+L listen · Ctrl+O modellens rækkefølge
  Ctrl+R læs igennem, hvad der er skrevet; Enter retter det
  Ctrl+P alle kommandoer · F9 sluk skærmen · F10 lyst eller mørkt
  Ctrl+C afbryd; kladden beholdes

Tegn i listen:
  {answered} besvaret · {core} kerne · {supplement} supplement · + dit eget
Det, der står som gemt, ligger i sagens fil.
Det halvskrevne gemmes hvert andet sekund."""


class Interview(Sitting):
    """One conversation, and nothing else of the case (domain.md 7)."""

    def __init__(self, session: Session, marks: Marks, *, paper: bool = False, **sitting: Any) -> None:  # noqa: ANN401  of Sitting
        super().__init__(marks, **sitting)
        self.session = session
        self._paper = paper

    @property
    def help_text(self) -> str:
        return HELP.format(more="▼" if self.marks.drawn else "v", **self.marks._asdict())

    def get_default_screen(self) -> Screen[None]:
        """What it opens on; from paper nothing is asked.

        Pushed over an empty first screen it would be laid out beside that one, and painted late and in two halves.
        """
        if self._paper:
            # With all of the plain way from paper behind it, and few begin so: the first question does not wait for it.
            from tilsyn.interview.screen.conversation.paper_sheet import PaperSheet

            return PaperSheet(self.session, self.marks)
        self.session.keep_to_core(core=self.session.speaks)
        return Conversation(self.session, self.marks)

    def begin(self) -> None:
        """Before the first question the opening words, where nothing has been said yet."""
        conversation = self.screen
        if not isinstance(conversation, Conversation):
            return
        self.set_timer(STANDS, import_afterwards)
        if self.session.is_late:
            from tilsyn.interview.screen.conversation.going_on import ask_whether

            ask_whether(self, self.session, self.marks, lambda: self._first(conversation))
        elif self.session.script() and self._is_beginning:
            self._first(conversation)

    def _first(self, conversation: Conversation) -> None:
        """What is over is not opened with the words one says first."""
        if self.session.script() and self._is_beginning and not self.session.is_late:
            from tilsyn.interview.screen.conversation.opening_words import OpeningWords

            self.push_screen(OpeningWords(self.session, self.marks), lambda _: conversation.begin())
        else:
            conversation.begin()

    @property
    def _is_beginning(self) -> bool:
        """Whether nothing has happened yet: then the opening words come first."""
        here = self.session
        return not (here.saved.at or here.encounter.informed or (here.current and here.draft().found()))
