"""One edition of the quality model: what is asked. Read-only data; nothing here is "gældende" (domain.md 3-5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, Self, get_args

from pydantic import Field, model_validator

from tilsyn.domain.record import IsoDate, Record
from tilsyn.domain.values import AskGroup, Method, ScriptGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Duty = Literal["tilbud", "kommune", "begge"]
Priority = Literal["core", "supplement"]
Applies = Literal["applies", "contested", "exempt"]
Level = Literal["indicator", "criterion", "theme"]
ASK_GROUPS: tuple[AskGroup, ...] = get_args(AskGroup)
Text = Annotated[str, Field(min_length=1)]


class Provenance(Record):
    """Where an edition's wording stands: title, publisher, date as printed, and the file or number to find it by."""

    title: Text
    publisher: Text
    date: Text
    file: Text


class Look(Record):
    """Instructions, not questions, for documents and observation."""

    dokument: Text | None = None
    observation: Text | None = None


class Question(Record):
    """A prompt worth examining; never scored. `ask` holds main question and follow-ups per source group."""

    id: Text
    text: Text
    reference_text: str = ""
    references: tuple[str, ...] = ()
    reading: str | None = None
    gist: str | None = None
    topic: str = ""
    family: str | None = None
    priority: dict[AskGroup, Priority] = {}
    duty: Duty = "tilbud"
    parts: tuple[Text, ...] = ()
    sensitive: tuple[Text, ...] = ()
    applies_to: tuple[str, ...] | None = None
    ask: dict[AskGroup, tuple[Text, ...]] = {}
    hints: dict[AskGroup, Text] = {}
    look: Look = Look()
    not_for_groups: dict[AskGroup, Text] = {}
    groups: tuple[AskGroup, ...] = ()
    methods: tuple[Method, ...] = ()

    @model_validator(mode="after")
    def _derive(self) -> Self:
        """Groups and methods follow from `ask` and `look`; they are stated only while those texts are missing.

        Set past the freezing, which begins once the record is made: a validator before it would lose JSON's strictness.
        """
        groups = self.groups or tuple(group for group in self.ask if group != "ung")
        looked = [name for name in ("observation", "dokument") if getattr(self.look, name)]
        object.__setattr__(self, "groups", groups)
        object.__setattr__(self, "methods", self.methods or (*(["interview"] if groups else []), *looked))
        return self

    def is_for(self, service_types: Iterable[str]) -> bool:
        return self.applies_to is None or bool(set(self.applies_to) & set(service_types))


class Rated(Record):
    """What a score may stand on: applicability per service type, and the questions worth examining."""

    id: Text
    in_guideline: bool = True
    not_for: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()
    contested_for: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    note: str | None = None

    def applies(self, service_types: Iterable[str]) -> Applies:
        """Three-valued: it applies if it does to at least one service type; contested until a choice is recorded."""
        verdicts = {self._applies_to_one(each) for each in service_types}
        if not verdicts or "applies" in verdicts:
            return "applies"
        return "contested" if "contested" in verdicts else "exempt"

    def _applies_to_one(self, service_type: str) -> Applies:
        if service_type in self.not_for or (self.only_for and service_type not in self.only_for):
            return "exempt"
        return "contested" if service_type in self.contested_for else "applies"

    def applies_to_some_only(self, service_types: Iterable[str]) -> tuple[str, ...]:
        """The service types it applies to, where it is not all of them (domain.md 6: say which)."""
        types = tuple(service_types)
        some = tuple(each for each in types if self._applies_to_one(each) != "exempt")
        return some if len(some) < len(types) else ()


class Indicator(Rated):
    """`text` is None where the wording has not been found: it neither counts nor blocks."""

    text: str | None


class Criterion(Rated):
    title: Text
    indicators: tuple[Indicator, ...] = ()


class Theme(Record):
    number: Annotated[int, Field(ge=1)]
    title: Text
    criteria: tuple[Criterion, ...]


class Step(Record):
    """One step of a scale."""

    value: Annotated[int, Field(ge=1, le=5)] | Literal["forventes", "forventes_ikke"]
    label: Text


class ServiceType(Record):
    id: Text
    label: Text
    setting: Literal["ambulant", "doegn"]
    valid_to: IsoDate | None = None


class FollowUpKind(Record):
    """`decision` kinds are printed outside `internal` only when announced (meddelt); domain.md 8."""

    id: Text
    label: Text
    decision: bool = False


class Script(Record):
    opening: Text
    closing: str = ""


class Family(Record):
    """One conversation question for several official ones; made by hand."""

    id: Text
    title: Text
    questions: tuple[Text, ...]
    ask: dict[AskGroup, tuple[Text, ...]] = {}


class Choice(Record):
    """An id and its Danish title: topics in conversation order, what is said at the start."""

    id: Text
    title: Text


class LawNote(Record):
    """A sentence shown by `new` from a date on, where the law has moved on since the edition."""

    since: IsoDate
    text: Text


class Labels(Record):
    indicator: Text
    criterion: Text
    theme: Text


class RatedUnit(NamedTuple):
    """One item of the rated level, and where it stands."""

    id: str
    text: str | None
    theme: Theme
    criterion: Criterion
    item: Rated


class QualityModel(Record):
    """One edition, whole. Its canonical JSON is copied into every case."""

    format: Literal["tilsyn-edition/1"]
    id: Text
    version: Annotated[int, Field(ge=1)]
    title: Text
    source: Provenance
    valid_from: IsoDate
    valid_to: IsoDate | None = None
    law_note: LawNote | None = None
    averaging: Literal["one_stage", "two_stage"]
    rated_level: Literal["indicator", "criterion"]
    labels: Labels
    scales: dict[Literal["drift", "nygodkendelse"], tuple[Step, ...]]
    service_types: tuple[ServiceType, ...]
    followup_kinds: tuple[FollowUpKind, ...]
    directives: tuple[str, ...] = ()
    topics: tuple[Choice, ...] = ()
    informed: tuple[Choice, ...] = ()
    scripts: dict[ScriptGroup, Script] = {}
    families: tuple[Family, ...] = ()
    themes: tuple[Theme, ...]

    def criteria(self) -> Iterator[tuple[Theme, Criterion]]:
        return ((theme, criterion) for theme in self.themes for criterion in theme.criteria)

    def rated(self) -> Iterator[RatedUnit]:
        """The items a score stands on, in model order: indicators, or criteria where the edition has none."""
        for theme, criterion in self.criteria():
            if self.rated_level == "criterion":
                yield RatedUnit(criterion.id, criterion.title, theme, criterion, criterion)
            else:
                for each in criterion.indicators:
                    yield RatedUnit(each.id, each.text, theme, criterion, each)

    def questions(self) -> Iterator[tuple[RatedUnit, Question]]:
        """Every official question in model order, with what it belongs to."""
        return ((unit, question) for unit in self.rated() for question in unit.item.questions)

    def scale(self, kind: str) -> tuple[Step, ...]:
        """The scale of a kind of case: nygodkendelse has its own, everything else 1-5 (domain.md 5.5)."""
        return self.scales["nygodkendelse" if kind == "nygodkendelse" else "drift"]

    def label_of(self, kind: str, score: object) -> str | None:
        return next((step.label for step in self.scale(kind) if step.value == score), None)
