"""One edition of the quality model: what is asked. Read-only data; nothing here is "gældende" (domain.md 3-5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, Self, get_args

from pydantic import Field, model_validator

from tilsyn.domain.addresses import Place
from tilsyn.domain.library.library_record import LibraryRecord, Text
from tilsyn.domain.library.wording import KindWords, Look, Priority, Setting, Swap, Target, Variant
from tilsyn.domain.record import IsoDate
from tilsyn.domain.values import AskGroup, Method, ScriptGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Duty = Literal["tilbud", "kommune", "begge"]
Applies = Literal["applies", "contested", "exempt"]
Level = Literal["indicator", "criterion", "theme"]
ASK_GROUPS: tuple[AskGroup, ...] = get_args(AskGroup)


class Provenance(LibraryRecord, shown="Hvor ordlyden er fra."):
    """Where an edition's wording stands: title, publisher, date as printed, and the file or number to find it by."""

    title: Text
    """Kildens titel."""
    publisher: Text
    """Hvem der har udgivet den."""
    date: Text
    """Datoen, som den er trykt."""
    file: Text
    """Fil eller nummer, den kan findes på."""


class LibraryFile(LibraryRecord):
    """How every file of the library begins."""

    format: str
    id: Text
    """Id, som filen kendes på, fx KM2021."""
    version: Annotated[int, Field(ge=1)]
    """Filens eget versionsnummer; sæt det op, hver gang noget ændres."""
    title: Text
    """Titel, som den står i rapporten."""
    source: Provenance
    """Hvor ordlyden er fra."""


class Quoted(LibraryRecord, shown="Kildens egne ord, og hvor de står."):
    """A passage of the source, word for word, and its place there."""

    place: Text
    """Hvor i kilden, fx Mål, metoder og tilbudstyper (s. 3 ff.)."""
    paragraphs: tuple[Text, ...]
    """Afsnittene, ordret; et afsnit, der er brudt af en ny side, er samlet."""


class Passage(LibraryRecord, shown="Det faglige grundlag om ét emne, som kilden beskriver det."):
    """What the source says on one subject: for the consultant's eye, never a yardstick by itself (domain.md 3)."""

    id: Text
    """Id, som det kan slås op på, fx recovery."""
    title: Text
    """Emnet med vores ord."""
    at: tuple[Text, ...] = ()
    """Hvor det vises: et tema, et kriterium eller en indikator, fx theme:4 eller 3.a."""
    quotes: tuple[Quoted, ...]
    """Kildens ord, sted for sted."""


class Question(LibraryRecord, shown="Et officielt spørgsmål og det, man siger højt og ser efter."):
    """A prompt worth examining; never scored. `ask` holds main question and follow-ups per source group."""

    id: Text
    """Spørgsmålets id, fx 4.a.1."""
    text: Text
    """Kildens egne ord."""
    reference_text: str = ""
    """Henvisningen, som den er trykt, fx Se anvisning 3.1.5."""
    references: tuple[str, ...] = ()
    """Anvisningerne som id, fx NR2020:3.1.5."""
    reading: str | None = None
    """Sådan læses en slåfejl i kilden."""
    gist: str | None = None
    """Kernen i én linje, til konsulenten."""
    topic: str = ""
    """Emnet (id), der bestemmer, hvor i samtalen spørgsmålet kommer."""
    family: str | None = None
    """Familien (id), når ét talt spørgsmål dækker flere officielle."""
    priority: dict[AskGroup, Priority] = {}
    """core eller supplement for hver kildegruppe."""
    duty: Duty = "tilbud"
    """Hvis pligt det handler om: tilbud, kommune eller begge."""
    parts: tuple[Text, ...] = ()
    """Korte navne på delene, når spørgsmålet har flere."""
    sensitive: tuple[Text, ...] = ()
    """Det følsomme, spørgsmålet kan røre ved."""
    applies_to: tuple[str, ...] | None = None
    """Tilbudstyper (id), spørgsmålet stilles til; null: alle."""
    ask: dict[AskGroup, tuple[Text, ...]] = {}
    """For hver kildegruppe: hovedspørgsmålet og en til tre opfølgninger."""
    hints: dict[AskGroup, Text] = {}
    """Et råd til konsulenten om en gruppes spørgsmål."""
    look: Look = Look()
    """Hvad man ser efter i dokumenter og på stedet."""
    not_for_groups: dict[AskGroup, Text] = {}
    """Hvorfor en gruppe ikke spørges; heller ikke gennem spørgsmålets familie."""
    variants: tuple[Variant, ...] = ()
    """Andre ord, når sagen er en anden; det første, der passer, bruges."""
    addition: bool = False
    """true, når spørgsmålet er vores eget, og kilden ikke har noget: det er ikke officielt, og id'et ender på .t1."""
    groups: tuple[AskGroup, ...] = ()
    """Kildegrupperne, mens ask endnu mangler."""
    methods: tuple[Method, ...] = ()
    """Metoderne, mens look endnu mangler."""

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


class Rated(LibraryRecord):
    """What a score may stand on: applicability per service type, and the questions worth examining."""

    id: Text
    in_guideline: bool = True
    """false, når punktet findes i kvalitetsmodellen, men ikke i den kilde, udgaven er skrevet af."""
    not_for: tuple[str, ...] = ()
    """Tilbudstyper (id), som punktet ikke gælder for."""
    only_for: tuple[str, ...] = ()
    """Tilbudstyper (id), som punktet kun gælder for; tom: alle."""
    contested_for: tuple[str, ...] = ()
    """Tilbudstyper (id), hvor kilderne er uenige: konsulenten vælger."""
    questions: tuple[Question, ...] = ()
    """Spørgsmålene, som med fordel kan undersøges, i nummerorden."""
    note: str | None = None
    """Hvor ordlyden er fra, eller hvad man skal vide om punktet."""

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


class Indicator(Rated, shown="En indikator."):
    """`text` is None where the wording has not been found: it neither counts nor blocks."""

    id: Text
    """Indikatorens id: kriteriets nummer, punktum, bogstav."""
    text: str | None
    """Indikatorens ordlyd; null, når den ikke er fundet: så tæller den ikke med."""


class Criterion(Rated, shown="Et kriterium."):
    id: Text
    """Kriteriets nummer, i citationstegn."""
    title: Text
    """Kriteriets ordlyd."""
    indicators: tuple[Indicator, ...] = ()
    """Kriteriets indikatorer; tom, når kriteriet selv får score."""


class Theme(LibraryRecord, shown="Et tema."):
    number: Annotated[int, Field(ge=1)]
    """Temaets nummer."""
    title: Text
    """Temaets navn."""
    framing: tuple[Text, ...] = ()
    """Kildens rammesætning, ordret: afsnittene mellem temaets overskrift og dets første kriterium."""
    framing_place: str = ""
    """Hvor i kilden rammesætningen står."""
    criteria: tuple[Criterion, ...]
    """Temaets kriterier."""


class Step(LibraryRecord, shown="Et trin på en skala."):
    """One step of a scale."""

    value: Annotated[int, Field(ge=1, le=5)] | Literal["forventes", "forventes_ikke"]
    """1-5, forventes eller forventes_ikke."""
    label: Text
    """Ordene for trinnet."""


class ServiceType(LibraryRecord, shown="En tilbudstype."):
    id: Text
    """Id, fx 101-ambulant."""
    label: Text
    """Tilbudstypen, som den skrives."""
    setting: Literal["ambulant", "doegn"]
    """ambulant eller doegn."""
    words: Setting | None = None
    """Hvis ord der bruges: ambulant, dag, doegn eller botilbud; null: som setting."""
    valid_to: IsoDate | None = None
    """Sidste dag, tilbudstypen findes, ÅÅÅÅ-MM-DD."""
    definition: Text | None = None
    """Kildens egne ord: linjen i dens liste over tilbudstyper og på nye linjer afsnittet; null, når den ingen har."""
    definition_place: str = ""
    """Hvor i kilden ordene står."""


class FollowUpKind(LibraryRecord, shown="En slags opfølgningspunkt."):
    """`decision` kinds are printed outside `internal` only when announced (meddelt); domain.md 8."""

    id: Text
    """Id, fx udviklingspunkt."""
    label: Text
    """Navnet, som det skrives."""
    decision: bool = False
    """true, når det er en afgørelse."""


class Script(LibraryRecord, shown="Ord til en samtale."):
    opening: Text
    """Det, der siges først."""
    opening_several: str = ""
    """Det, der siges først, når der er flere i samme stilling; tom: det samme."""
    closing: str = ""
    """Det, der siges til sidst."""
    closing_several: str = ""
    """Det, der siges til sidst, når der er flere i samme stilling; tom: det samme."""
    targets: tuple[str, ...] = ()
    """Målgrupper (id under targets), ordene er til; tom: alle."""


class Family(LibraryRecord, shown="Ét talt spørgsmål for flere officielle."):
    """One conversation question for several official ones; made by hand."""

    id: Text
    """Familiens id."""
    title: Text
    """Familiens navn."""
    questions: tuple[Text, ...]
    """De officielle spørgsmål (id); svarets værdi går til det første."""
    ask: dict[AskGroup, tuple[Text, ...]] = {}
    """For hver kildegruppe: hovedspørgsmålet og en til tre opfølgninger."""
    hints: dict[AskGroup, Text] = {}
    """Et råd til konsulenten om familiens egne ord til en gruppe; spørgsmålenes egne vink vises ikke ved dem."""
    not_for_groups: dict[AskGroup, tuple[Text, ...]] = {}
    """For en kildegruppe: de af spørgsmålene (id), som familiens ord til den ikke besvarer."""
    variants: tuple[Variant, ...] = ()
    """Andre ord, når sagen er en anden; det første, der passer, bruges."""


class Choice(LibraryRecord, shown="Et valg med navn."):
    """An id and its Danish title: topics in conversation order, what is said at the start."""

    id: Text
    """Id."""
    title: Text
    """Navnet, som det vises."""


class LawNote(LibraryRecord, shown="En ændring i loven."):
    """A sentence shown by `new` from a date on, where the law has moved on since the edition."""

    since: IsoDate
    """Fra hvilken dag, ÅÅÅÅ-MM-DD."""
    text: Text
    """Sætningen, der vises."""


class Labels(LibraryRecord, shown="Overskrifter."):
    indicator: Text
    """Over indikatorens tekst."""
    criterion: Text
    """Over kriteriets tekst."""
    theme: Text
    """Over temaets tekst."""


class RatedUnit(NamedTuple):
    """One item of the rated level, and where it stands."""

    id: str
    text: str | None
    theme: Theme
    criterion: Criterion
    item: Rated


class QualityModel(LibraryFile, shown="En udgave af kvalitetsmodellen: det, der spørges om, og det, der bedømmes."):
    """One edition, whole. Its canonical JSON is copied into every case."""

    format: Literal["tilsyn-edition/1"]
    """Altid tilsyn-edition/1."""
    valid_from: IsoDate
    """Første dag, udgaven gælder, ÅÅÅÅ-MM-DD."""
    valid_to: IsoDate | None = None
    """Sidste dag, udgaven gælder, ÅÅÅÅ-MM-DD; null, når den ikke er kendt."""
    law_note: LawNote | None = None
    """En sætning, der vises for tilsyn efter en dato, hvor loven er ændret."""
    averaging: Literal["one_stage", "two_stage"]
    """two_stage: middel af kriteriernes middel; one_stage: ét middel over temaets indikatorer."""
    rated_level: Literal["indicator", "criterion"]
    """Det niveau, der får score: indicator eller criterion."""
    labels: Labels
    """Overskriften over teksten på hvert niveau."""
    scales: dict[Literal["drift", "nygodkendelse"], tuple[Step, ...]]
    """Skalaen for drift (1-5) og for nygodkendelse (to udfald)."""
    service_types: tuple[ServiceType, ...]
    """Tilbudstyperne."""
    followup_kinds: tuple[FollowUpKind, ...]
    """Slagsene af opfølgningspunkter."""
    directives: tuple[str, ...] = ()
    """De anvisninger, spørgsmålene henviser til, fx NR2020."""
    laws: tuple[str, ...] = ()
    """De love, en sag skal kunne citere ordret, fx SEL."""
    topics: tuple[Choice, ...] = ()
    """Emnerne i den rækkefølge, en samtale tager dem."""
    informed: tuple[Choice, ...] = ()
    """Det, der siges ved samtalens begyndelse."""
    scripts: dict[ScriptGroup, Script] = {}
    """Åbning og afslutning for hver kildegruppe."""
    families: tuple[Family, ...] = ()
    """Ét talt spørgsmål for flere officielle."""
    targets: tuple[Target, ...] = ()
    """Målgrupper, der har deres egne ord."""
    swaps: tuple[Swap, ...] = ()
    """Ord, der siges på en anden måde i en bestemt slags sag."""
    kinds: tuple[KindWords, ...] = ()
    """De slags tilsyn, der har deres egne ord: det, der ingen har, spørges der ikke om."""
    methods: tuple[Text, ...] = ()
    """Metoderne, som kilden nævner dem, ordret."""
    methods_for: tuple[str, ...] = ()
    """Indikatorer (id), hvor metoderne bydes til som ord, når dokumenter gennemgås."""
    passages: tuple[Passage, ...] = ()
    """Det faglige grundlag ud over temaernes rammesætning, ordret med sted."""
    themes: tuple[Theme, ...]
    """Temaerne i nummerorden."""

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

    def unworded(self) -> frozenset[str]:
        """Items whose wording nobody has found: they count nowhere, and stand in no paper."""
        return frozenset(unit.id for unit in self.rated() if unit.text is None)

    def worded(self, places: Iterable[str]) -> list[str]:
        """The places that a paper may name."""
        unworded = self.unworded()
        return [each for each in places if each not in unworded]

    def named(self, places: Iterable[str]) -> list[str]:
        """The same as they are read in a sentence: 4.a, tema 4, samlet vurdering."""
        return [Place(each).text() for each in self.worded(places)]

    def questions(self) -> Iterator[tuple[RatedUnit, Question]]:
        """Every official question in model order, with what it belongs to."""
        return ((unit, question) for unit in self.rated() for question in unit.item.questions)

    def scale(self, kind: str) -> tuple[Step, ...]:
        """The scale of a kind of case: nygodkendelse has its own, everything else 1-5 (domain.md 5.5)."""
        return self.scales["nygodkendelse" if kind == "nygodkendelse" else "drift"]

    def label_of(self, kind: str, score: object) -> str | None:
        return next((step.label for step in self.scale(kind) if step.value == score), None)
