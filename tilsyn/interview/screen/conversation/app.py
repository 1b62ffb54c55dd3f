"""The application that holds one conversation: it opens on the opening words, or on the question left last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.interview.screen.conversation.opening_words import OpeningWords
from tilsyn.interview.screen.conversation.paper_sheet import PaperSheet
from tilsyn.interview.screen.conversation.screen import Conversation
from tilsyn.interview.screen.kit.base_app import Sitting

if TYPE_CHECKING:
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.session import Session

HELP = """\
Uden for noten:
  j ja · d delvist · n nej · v ved ikke · ø (eller o) ønsker ikke
  i ikke relevant · f ikke fundet (kun dokumenter) · t kun tekst, uden værdi
  Et bogstav gemmer svaret og flytter til noten.
  Enter, eller et hvilket som helst andet tegn: skriv i noten
  s næste uden at svare · b tilbage · g gå til et nummer · / søg
  ? anvisninger · + løs note · e eget spørgsmål · q stop
  Pil op og ned, Page Up og Page Down ruller spørgsmålet

I noten:
  Esc gem og videre · Ctrl+S gem og bliv ved spørgsmålet
  Ctrl+Z fortryd · Ctrl+Y gentag

Begge steder:
  F2 citat, »…« om det, der er sagt ordret
  F3 vend tilbage til spørgsmålet, mærket {flagged} i listen
  F4 fortroligt: »du må ikke skrive, at det kommer fra mig«
  F5 hvornår det blev sagt · F6 nogen kommer eller går
  F7 i en gruppe: hvem der sagde noget andet
     ved dokumenter og observation: sted og citat
  F8 afslut samtalen · Ctrl+O modellens rækkefølge
  Ctrl+R læs igennem, hvad der er skrevet; Enter retter det
  Ctrl+P alle kommandoer · F9 sluk skærmen · F10 lyst eller mørkt
  Ctrl+C afbryd; kladden beholdes

Tegn i listen:  {answered} besvaret · {core} kerne · {supplement} supplement
Alt, der står som gemt, ligger i sagens fil. Det halvskrevne gemmes hvert andet sekund."""


class Interview(Sitting):
    """One conversation, and nothing else of the case (domain.md 7)."""

    def __init__(self, session: Session, marks: Marks, *, paper: bool = False, **sitting: Any) -> None:  # noqa: ANN401  of Sitting
        super().__init__(marks, **sitting)
        self.session = session
        self._paper = paper

    @property
    def help_text(self) -> str:
        marks = self.marks
        return HELP.format(answered=marks.answered, core=marks.core, supplement=marks.supplement, flagged=marks.flagged)

    def begin(self) -> None:
        """The opening words first, where nothing has been said yet; from paper nothing is asked."""
        if self._paper:
            self.push_screen(PaperSheet(self.session, self.marks))
            return
        conversation = Conversation(self.session, self.marks)
        self.push_screen(conversation)
        if self.session.script() and self._is_beginning:
            self.push_screen(OpeningWords(self.session, self.marks), lambda _: conversation.open())

    @property
    def _is_beginning(self) -> bool:
        """Whether nothing has happened yet: then the opening words come first."""
        here = self.session
        return not (here.saved_at or here.encounter.informed or (here.current and here.draft().found()))
