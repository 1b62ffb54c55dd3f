"""Frames (spørgerammer): questionnaires outside the quality model. Their values are readings; nothing scores."""

from __future__ import annotations

from typing import Literal

from tilsyn.domain.addresses import asked_id, frame_of, item_of
from tilsyn.domain.library.edition import Duty, LibraryFile, Question
from tilsyn.domain.library.library_record import LibraryRecord, Text
from tilsyn.domain.library.wording import Look
from tilsyn.domain.values import AnswerValue, AskGroup, Binding, DateKind

Reading = Literal["value", "k_of_n", "dates"]
CoursePart = Literal["organisering", "borgerforloeb"]
COURSE_PARTS: dict[CoursePart, str] = {"organisering": "Organisering", "borgerforloeb": "Borgerens forløb"}
"""The two parts of the national guidelines."""
READ_IN_DOCUMENTS: dict[Reading, tuple[AnswerValue, ...]] = {
    "value": ("daekkende", "ufuldstaendig", "i_strid_med_kilden", "ikke_fundet", "ikke_relevant"),
    "k_of_n": ("ja", "nej", "ved_ikke", "ikke_fundet", "ikke_relevant"),
    "dates": ("ved_ikke", "ikke_fundet", "ikke_relevant"),
}
"""What a document is read as where the item does not say: a file of a sample has it or has it not."""


class FrameItem(LibraryRecord, shown="Et punkt i spørgerammen."):
    """One point to go through. `text` is official wording alone; `title` is ours."""

    id: Text
    """Punktets id, fx 3.1.3.2, F1 eller psykiatri.aftale, i citationstegn."""
    heading: str = ""
    """Afsnittet, aktøren eller stedet, punktet står under; ens overskrifter står sammen."""
    title: Text
    """Punktets korte navn, med egne ord."""
    text: Text | None = None
    """Kildens egne ord, nøjagtigt; udeladt, når kilden ingen har."""
    binding: Binding = "unknown"
    """law: lov; recommended: anbefaling; unknown: ikke afklaret."""
    basis: Text | None = None
    """Bestemmelsen, når punktet er lov, fx SEL § 101, stk. 4."""
    reference: Text | None = None
    """Kildens egen linje om lovgivning og referencer."""
    duty: Duty = "tilbud"
    """Hvis pligt det handler om: tilbud, kommune eller begge."""
    feeds: tuple[Text, ...] = ()
    """Indikatorer (id), som punktet kan blive grundlag for; det sker aldrig af sig selv."""
    kind: Reading = "value"
    """value: en læsning; k_of_n: hvor mange af hvor mange; dates: datoer, hver med sin art."""
    values: tuple[AnswerValue, ...] = ()
    """Det, et dokument kan læses som; tom: de sædvanlige."""
    events: tuple[DateKind, ...] = ()
    """Arterne af datoer, der spørges om, når slagsen er dates."""
    parts: tuple[Text, ...] = ()
    """Delene, når punktet har flere."""
    ask: dict[AskGroup, tuple[Text, ...]] = {}
    """For hver kildegruppe: hovedspørgsmålet og opfølgninger."""
    look: Look = Look()
    """Hvad man ser efter i dokumenter og på stedet."""
    hints: dict[AskGroup, Text] = {}
    """Et råd til konsulenten om en gruppes spørgsmål."""
    note: Text | None = None
    """Hvad man skal vide om punktet, med egne ord."""
    words: tuple[tuple[Text, ...], ...] = ()
    """Ord og ordstammer, punktet kan findes på i en tekst."""
    test: dict[AskGroup, tuple[Text, ...]] = {}
    """Et løfte, der kan prøves på stedet, som spørgsmål til en kildegruppe."""

    @property
    def readings(self) -> tuple[AnswerValue, ...]:
        """What a document may be read as at this point."""
        return self.values or READ_IN_DOCUMENTS[self.kind]

    @property
    def spoken(self) -> dict[AskGroup, tuple[Text, ...]]:
        """What is said to each group: its questions, else what tests a promise with it."""
        return {**self.test, **self.ask}

    def question(self, frame: str) -> Question:
        """As a question like any other, by the id that its answers have."""
        return Question(
            id=asked_id(frame, self.id),
            text=self.text or self.title,
            gist=self.title,
            topic=self.heading,
            duty=self.duty,
            parts=self.parts,
            ask=self.spoken,
            look=self.look,
            hints=self.hints,
        )


class FrameOpening(LibraryRecord, shown="Et afsnit, kilden begynder med; begge dele er dens egne ord."):
    """A paragraph of the source that stands before its points: official wording, exact, and no point to go through."""

    heading: str = ""
    """Kildens overskrift over afsnittet, nøjagtigt; tom, når den ingen har."""
    text: Text
    """Afsnittets ordlyd, nøjagtigt."""


class CourseStep(LibraryRecord, shown="Et trin i forløbet, med de spørgsmål, der belyser det."):
    """A step of how a place is organised or of a citizen's course, and what is asked about it, here or elsewhere."""

    id: Text
    """Trinnets id."""
    part: CoursePart
    """organisering: stedets indretning; borgerforloeb: borgerens forløb."""
    title: Text
    """Trinnets navn."""
    questions: tuple[Text, ...] = ()
    """Spørgsmål i udgaven (4.a.1) og punkter i spørgerammer (kerneydelser:3.1.6.1), hvert højst ét sted."""
    additions: dict[Text, Text] = {}
    """Programmets egne spørgsmål i udgaven (7.a.t1), som også belyser trinnet, hvert med grunden."""

    @property
    def lit_by(self) -> tuple[str, ...]:
        """All that lights it: what the sources ask, and what the program asks besides."""
        return (*self.questions, *self.additions)


class Frame(LibraryFile, shown="En spørgeramme uden for kvalitetsmodellen."):
    """One frame, whole. Its canonical JSON is copied into a case by the first gesture that uses it."""

    format: Literal["tilsyn-checklist/1"]
    """Altid tilsyn-checklist/1."""
    edition: str = ""
    """Hvilken udgave af kilden det er; vises altid øverst."""
    note: Text | None = None
    """Hvad man skal vide om hele spørgerammen, med egne ord."""
    framing: tuple[FrameOpening, ...] = ()
    """Det, kilden begynder med, ordret; vises øverst."""
    steps: tuple[CourseStep, ...] = ()
    """Trin, som hele tilsynet kan ses efter: hvad der er belyst, og hvad der ikke er."""
    off_course: dict[Text, Text] = {}
    """Programmets egne spørgsmål i udgaven, der ikke hører til noget trin, hvert med grunden."""
    unlit_told_at: tuple[Text, ...] = ()
    """Temaer, fx theme:3, hvor det nævnes, hvilke trin der ikke er belyst."""
    items: tuple[FrameItem, ...]
    """Punkterne."""

    def find(self, identifier: str) -> FrameItem | None:
        """An item by its own id, or by that of its question."""
        own = item_of(identifier) if frame_of(identifier) == self.id else identifier
        return next((each for each in self.items if each.id == own), None)

    def ids(self) -> list[str]:
        """The ids of its questions, in order."""
        return [asked_id(self.id, each.id) for each in self.items]

    def in_order(self) -> list[FrameItem]:
        """As the file has them, but what stands under one heading stands together."""
        order = list(dict.fromkeys(each.heading for each in self.items))
        return sorted(self.items, key=lambda each: order.index(each.heading))
