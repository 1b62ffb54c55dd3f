"""An open case with what its commands need: the file, its own edition and catalogues, and who is writing."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from tilsyn.domain.addresses import Place, Slot
from tilsyn.domain.danish import either, item_id, listed
from tilsyn.domain.findings.codes import encounter_of, fits, likely_group, source_of
from tilsyn.domain.findings.doubted_names import CALLING, people_doubted
from tilsyn.domain.findings.privacy import LookedAt
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.initials import initials
from tilsyn.domain.journal.entries import Opened, UsedSupplement, frames_named
from tilsyn.domain.library.asked import AllAsked
from tilsyn.domain.text import quote
from tilsyn.errors import CaseNewer, UsageProblem
from tilsyn.services.frames import FramesOfCase, copied
from tilsyn.services.recorded_here import RecordedHere

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from tilsyn.domain.findings.doubted_names import Called
    from tilsyn.domain.findings.reading import Reading
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Encounter, Entry, Payload, Source
    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import QualityModel, RatedUnit
    from tilsyn.domain.library.frame import Frame
    from tilsyn.domain.library.laws import Law
    from tilsyn.domain.world import World
    from tilsyn.services.editions import Shelf
    from tilsyn.services.frames import FrameCopy
    from tilsyn.storage.casefile import CaseFile


CPR_WARNING = (
    "Teksten ser ud til at indeholde et CPR-nummer. Den er gemt, men ret den: CPR-numre hører ikke til i sagen."
)

NEW_SOURCE = 'tilsyn source SAG "{code}" --group {group}'
"""How one is made whose code the case has not."""

PROTECTED_ONE = "Er {what} beskyttet, så brug id'et fra tilsyn log SAG --protected."
"""Said of every code that is not known, whether anything is hidden or not."""


MOST_NAMED = 8
NONE_YET = "Der er ikke oprettet nogen endnu."


class CaseKey(NamedTuple):
    """How a case is opened: the passphrase is asked for only when the file turns out to need one."""

    passphrase: Callable[[], str]
    world: World


class Desk:
    """One open case. The edition comes from the case itself, so next year's file never changes last year's score.

    `saved_at` is the time of the last gesture that was recorded here; None before the first. `gestures`: how many.
    """

    def __init__(self, file: CaseFile) -> None:
        self.file = file
        opened = file.case.one(Opened, "opened")
        if opened is None:
            raise _no_edition()
        self._opened = opened
        self.read_copies()
        self.recorded = RecordedHere()
        self.library: Callable[[], Shelf] = lambda: _shipped(file.world)
        self._frames = FramesOfCase(file)
        self._at_hand: dict[str, FrameCopy] = {}
        self._asked: AllAsked | None = None
        self._seen: dict[bool, Visible] = {}
        self._readings: dict[bool, Reading] = {}
        self._read_at = self.case.changes
        self._looked = LookedAt()
        self._cpr = False
        self._doubted: dict[Called, None] = {}
        self.names_agreed: set[str] = set()
        file.summarise = self._in_short
        self.saved_at: str | None = None
        self.gestures = 0

    def read_copies(self) -> None:
        """The edition and what it cites, from the case's own copies, with its supplement. Raises CaseNewer."""
        self.model, self.catalogues, self.laws = self.copies_in(self.case)

    def copies_in(self, case: Case) -> tuple[QualityModel, tuple[Catalogue, ...], tuple[Law, ...]]:
        """The same of the case as it stood at another time."""
        model, catalogues, laws = self.official()
        used = case.one(UsedSupplement, "supplement")
        if used is not None:
            model, catalogues = _completed(self.file, used, model, catalogues)
        return model, catalogues, laws

    def official(self) -> tuple[QualityModel, tuple[Catalogue, ...], tuple[Law, ...]]:
        """The same without the supplement."""
        return _own_copies(self.file, self._opened)

    @property
    def case(self) -> Case:
        return self.file.case

    @property
    def world(self) -> World:
        return self.file.world

    def frames(self) -> tuple[Frame, ...]:
        """The frames that the case uses, from its own copies."""
        return self._frames.all()

    def frames_shown(self) -> tuple[Frame, ...]:
        """The same where one looks: one that only a hidden conversation used stands in no list and goes by no name."""
        return self._frames.shown(self.visible())

    def at_hand(self, wanted: str) -> Frame:
        """A frame of the library, by id or path: its copy goes into the case with the first answer to a point of it.

        Raises QuestionnaireError where there is none, or it is broken.
        """
        from tilsyn.storage.frame_files import frame_in

        copy = copied(*frame_in(self.library().library, wanted))
        self._at_hand[copy.frame.id] = copy
        return next((each for each in self.frames() if each.id == copy.frame.id), copy.frame)

    def asked(self) -> AllAsked:
        """Every question there is here: of the edition, of the frames used, and of those that are at hand."""
        used = self.frames()
        new = [copy.frame for name, copy in self._at_hand.items() if name not in {each.id for each in used}]
        if self._asked is None or self._asked.frames != (*used, *new):
            self._asked = AllAsked(self.model, (*used, *new))
        return self._asked

    def visible(self) -> Visible:
        """What may be seen now; made anew only when the case has changed."""
        return self._visible(masked=False)

    def masked(self) -> Visible:
        """The same with CPR numbers masked, as it may stand on a screen or on paper."""
        return self._visible(masked=True)

    def reading(self, *, masked: bool = False) -> Reading:
        """What is found in the case as it stands, each finding once until something is recorded."""
        from tilsyn.domain.findings.reading import Reading  # most commands ask for no readiness

        visible = self._visible(masked=masked)
        if masked not in self._readings:
            self._readings[masked] = Reading(self.case, self.model, visible)
        return self._readings[masked]

    def _visible(self, *, masked: bool) -> Visible:
        if self._read_at != self.case.changes:
            self._seen, self._readings, self._read_at = {}, {}, self.case.changes
        if masked not in self._seen:
            self._seen[masked] = Visible(self.case, masked=masked, looked=self._looked)
        return self._seen[masked]

    def who(self, given: str | None) -> str:
        """`--by`, else TILSYN_BY (both arrive in `given`), else the case's only inspector."""
        by = self.visible().fields.by
        if given is not None:
            return initials(given)
        if len(by) == 1:
            return by[0]
        raise who_writes()

    def add(  # noqa: PLR0913  what a gesture is, and what it does besides
        self,
        payloads: Sequence[Payload],
        by: str | None,
        *,
        drop_draft: str | None = None,
        check: Callable[[Case], None] | None = None,
        brought_back: Collection[str] = (),
        blobs: Mapping[str, bytes] | None = None,
    ) -> list[Entry]:
        """Append in one gesture, as whoever is writing; `check` may refuse it by the case as it stands then.

        Every text that enters a case by a command passes here. `brought_back`, `blobs`: as `CaseFile.append`.
        """
        who = self.who(by)
        first = self._used_first(payloads)
        used = [each.used(self.world) for each in first]
        kept = dict(blobs or {})
        for each in first:
            kept |= each.blobs
        written = self.file.append(
            [*used, *payloads], who, blobs=kept, drop_draft=drop_draft, check=check, brought_back=brought_back
        )
        entries = written[len(used) :]
        self.recorded.gesture(self.case, entries)
        self.saved_at = entries[-1].header.at if entries else self.saved_at
        self.gestures += bool(entries)
        self._look_for_cpr(entries)
        self._look_for_names(entries)
        return entries

    def _used_first(self, payloads: Sequence[Payload]) -> list[FrameCopy]:
        """Copies of the frames that are spoken of here for the first time: they come into the case with it."""
        named = dict.fromkeys(each for payload in payloads for each in frames_named(payload))
        return [self._at_hand[each] for each in named if each in self._at_hand and not self.case.live(Slot.frame(each))]

    def word_since(self, entries: int) -> str:
        """What to say after a gesture: nothing that stands so already is written again."""
        return "gemt" if len(self.case.entries) > entries else "uændret"

    def _in_short(self) -> str:
        """What the file leaves of itself when it is let go of."""
        from tilsyn.domain.findings.summary import summarised

        return summarised(self.reading().card, self.visible()).model_dump_json()

    def redact(self, target: str, reason: str, by: str | None) -> None:
        """Remove an entry's content for good."""
        self._look_for_cpr([self.file.redact(target, reason, self.who(by))])

    def _look_for_cpr(self, entries: Sequence[Entry]) -> None:
        stated = [(each, each.payload) for each in entries if each.payload is not None]
        self._cpr |= any(
            self._looked.masked(each, said) is not said and not self.case.cleared(each) for each, said in stated
        )

    def cpr_recorded(self) -> bool:
        """Whether what was recorded since this was last asked holds what looks like a CPR number: said once."""
        found, self._cpr = self._cpr, False
        return found

    def _look_for_names(self, entries: Sequence[Entry]) -> None:
        agreed = self.names_agreed
        for each in entries:
            if isinstance(each.payload, CALLING):
                found = people_doubted(self.case, self.visible(), each.payload, besides=each.id, agreed=agreed)
                self._doubted |= dict.fromkeys(found)

    def names_recorded(self) -> tuple[Called, ...]:
        """How those are called who may have been named since this was last asked: said once."""
        found, self._doubted = tuple(self._doubted), {}
        return found

    def unit(self, identifier: str) -> RatedUnit:
        """A rated item by id. Raises UsageProblem naming what exists nearby."""
        wanted = item_id(identifier, (unit.id for unit in self.model.rated()))
        found = next((unit for unit in self.model.rated() if unit.id == wanted), None)
        if found is None:
            raise unknown(f"indikatoren {quote(identifier)}", [unit.id for unit in self.model.rated()], wanted)
        return found

    def worded(self, identifier: str) -> RatedUnit:
        """The same, where its wording is known: nothing that is put at another would stand in any paper."""
        unit = self.unit(identifier)
        if unit.text is None:
            raise UsageProblem(
                f"Ordlyden af {unit.id} er ikke fundet, så den kan ikke bruges.",
                "Har I den, så giv sagen den med tilsyn model supplement FIL --case SAG; vælg ellers kriteriet.",
            )
        return unit

    def source(self, code: str) -> Source:
        """A source by its code; one that is protected answers to its id alone. Raises where two have the code."""
        found = source_of(self.case, self.visible(), code)
        if found is None:
            raise unknown_source(self.visible(), code, NEW_SOURCE)
        return found

    def encounter(self, identifier: str) -> Encounter:
        """An encounter by id (8 characters of it, or of any of its posts, are enough), code or label.

        One that is protected answers to its id alone.
        """
        shown = self.visible()
        for each in dict.fromkeys((identifier, _dated_as_labels_are(identifier))):
            found = encounter_of(self.case, shown, each)
            if found is not None:
                return found
        raise unknown_encounter(shown, identifier)

    def post(self, identifier: str) -> Entry:
        """An entry by the first 8 or more characters of its id; a hidden one never stands in a visible one's way."""
        found = [entry for entry in self.case.entries.values() if fits(entry.id, identifier)]
        if len(found) > 1:
            found = [entry for entry in found if self.visible().shown_as(entry)]
        if len(found) != 1:
            raise no_such_post(identifier)
        return found[0]


def who_writes() -> UsageProblem:
    """Nothing is written by nobody."""
    return UsageProblem("Det fremgår ikke, hvem der skriver.", "Tilføj --by INITIALER, eller sæt TILSYN_BY.")


def no_such_post(identifier: str) -> UsageProblem:
    """Said of one that is hidden too, where nothing may be done with it."""
    return UsageProblem(
        f"Posten {quote(identifier)} findes ikke, eller flere poster begynder sådan.",
        "Slå posten op med tilsyn log SAG, og skriv mindst 8 tegn af den.",
    )


def _dated_as_labels_are(label: str) -> str:
    """As the label has it, "Borger 1 2023-10-24", from "Borger 1 24-10-2023"."""
    return re.sub(r"\b(\d\d)-(\d\d)-(\d{4})\b", r"\3-\2-\1", label)


def known_place(places: Sequence[str], typed: str, named: Callable[[Place], str] = Place.name) -> Place:
    """One of the places that a model has, from how a person names it. Raises UsageProblem naming those nearby."""
    wanted = Place(item_id(Place.of(typed), places))
    if wanted in places:
        return wanted
    raise unknown(f"stedet {quote(typed.strip())}", [named(Place(each)) for each in places], named(wanted))


def unknown(what: str, existing: Sequence[str], wanted: str, where: str = "i sagen") -> UsageProblem:
    """A usage error that names what is spelled nearly so; else what there is, as much of it as can be read."""
    from difflib import get_close_matches

    near = get_close_matches(wanted, existing, n=3, cutoff=0.5)
    there_is = listed(existing) if len(existing) <= MOST_NAMED else f"{', '.join(existing[:MOST_NAMED])} …"
    hint = f"Mente du {either(near)}?" if near else f"Der er {there_is}." if existing else NONE_YET
    return UsageProblem(f"{what[0].upper()}{what[1:]} findes ikke {where}.", hint)


def unknown_source(visible: Visible, code: str, how: str) -> UsageProblem:
    """A code that the case has not: first how it is made, since the nearest one may be another person's."""
    known = [source.code for source in visible.sources.values()]
    refused = unknown(f"kilden {quote(code)}", known, code)
    made = how.format(code=quote(code), group=likely_group(code) or "borger")
    near = f" {refused.hint}" if known else ""
    return UsageProblem(refused.message, f"En ny kilde: {made}.{near} {PROTECTED_ONE.format(what='kilden')}")


def unknown_encounter(visible: Visible, identifier: str) -> UsageProblem:
    """The same of a conversation."""
    refused = unknown(f"samtalen {quote(identifier)}", [each.label for each in visible.encounters.values()], identifier)
    return UsageProblem(refused.message, f"{refused.hint} {PROTECTED_ONE.format(what='samtalen')}")


def _shipped(world: World) -> Shelf:
    """The library of whoever opens a case without saying where else to look."""
    from tilsyn.services.editions import Shelf

    return Shelf.of((), world)


def _no_edition() -> UsageProblem:
    return UsageProblem("Sagen har ingen udgave af kvalitetsmodellen.", "Kør tilsyn verify SAG.")


def _own_copies(file: CaseFile, opened: Opened) -> tuple[QualityModel, tuple[Catalogue, ...], tuple[Law, ...]]:
    """A case made before acts were kept has none."""
    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.domain.library.laws import Law

    try:
        model = QualityModel.model_validate_json(file.blob(opened.edition.sha256))
        catalogues = tuple(Catalogue.model_validate_json(file.blob(each.sha256)) for each in opened.catalogues)
        return model, catalogues, tuple(Law.model_validate_json(file.blob(each.sha256)) for each in opened.laws)
    except ValidationError as error:  # the copy is as it was written, so a newer program wrote it
        raise CaseNewer(file.path) from error


def _completed(
    file: CaseFile, used: UsedSupplement, model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> tuple[QualityModel, tuple[Catalogue, ...]]:
    from tilsyn.domain.library.supplement import Supplement, marked, supplemented

    try:
        supplement = Supplement.model_validate_json(file.blob(used.kept.sha256))
    except ValidationError as error:  # as above
        raise CaseNewer(file.path) from error
    return supplemented(model, supplement), marked(catalogues, supplement)


@contextmanager
def opened(path: Path, key: CaseKey, *, waits: int | None = None) -> Iterator[Desk]:
    """Open a case for one command. Errors, and what `waits` is: storage.casefile.open_case."""
    from tilsyn.storage.casefile import open_case

    with open_case(path, key.passphrase, key.world, waits=waits) as file:
        yield Desk(file)
