"""From what was asked for on the command line to a session: which encounter, which questions."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, get_args

from tilsyn.domain.danish import listed
from tilsyn.domain.findings.codes import source_of
from tilsyn.domain.findings.flow import Narrowing
from tilsyn.domain.journal.entries import Encounter, Source
from tilsyn.domain.moments import moment
from tilsyn.domain.text import quote
from tilsyn.domain.values import Form, Group, Method, Track
from tilsyn.domain.words import choices, meant
from tilsyn.errors import UsageProblem
from tilsyn.services.conversation.attendance import from_the_first
from tilsyn.services.conversation.session import Session
from tilsyn.services.frames import frame_called
from tilsyn.services.open_case import unknown_source
from tilsyn.services.planning.preparing import add_encounter, add_source, encounter_label
from tilsyn.services.planning.protected_ones import refuse_mixed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.services.open_case import Desk

SOURCE_HERE = 'tilsyn interview SAG --source "{code}" --group {group}'
"""How a source is made that is asked for here."""


class Asked(NamedTuple):
    """The options of `tilsyn interview`."""

    source: str | None = None
    encounter: str | None = None
    group: str | None = None
    indicators: tuple[str, ...] = ()
    themes: tuple[int, ...] = ()
    everything: bool = False
    paper: bool = False
    others: tuple[str, ...] = ()
    form: str | None = None
    method: str | None = None
    title: str | None = None
    checklist: str | None = None
    track: str | None = None


@contextmanager
def sitting(desk: Desk, asked: Asked, by: str | None) -> Iterator[Session]:
    """A session of the encounter that was asked for, under the case's session lock; refusals come before anything."""
    from tilsyn.storage.lock import SessionLock

    desk.who(by)
    asked = worded(asked)
    narrowing = narrowed(desk, asked)
    with SessionLock(desk.file.path):
        encounter = chosen(desk, asked, by)
        _check_continued(desk, encounter, asked)
        yield Session(desk, encounter, narrowing, by, asked.group)


def worded(asked: Asked) -> Asked:
    """With its words as the journal has them. Raises UsageProblem for others, and for two that contradict.

    Before anything is made or continued: an open conversation takes no form, so nothing else would look at it.
    """
    words = (
        ("group", "Gruppen", Group),
        ("form", "Formen", Form),
        ("method", "Metoden", Method),
        ("track", "Sporet", Track),
    )
    for option, name, known in words:
        word, allowed = getattr(asked, option), get_args(known)
        if word is not None and meant(word, allowed) not in allowed:
            raise UsageProblem(f"{name} »{quote(word)}« kendes ikke.", f"Vælg mellem: {choices(allowed)}.")
    named = {option: meant(getattr(asked, option) or "", get_args(known)) or None for option, _, known in words}
    made = asked._replace(**named)  # type: ignore[arg-type]  # its words are all of text
    _refuse_contradictions(made)
    return made


def _refuse_contradictions(asked: Asked) -> None:
    looks = asked.method not in {None, "interview"}
    if asked.source and asked.encounter:
        raise UsageProblem("--source og --encounter siger begge, hvilken samtale det er.", "Behold den ene.")
    if looks and asked.form and not asked.encounter:
        raise UsageProblem("--form er kun for samtaler.", f"Udelad --form, eller udelad --method {asked.method}.")


def _check_continued(desk: Desk, encounter: Encounter, asked: Asked) -> None:
    """What stands keeps its form and its name: another one is stated with `encounter`, not in passing."""
    is_open = encounter.outcome is None
    state, go_on = ("åben", "fortsætte") if is_open else ("afsluttet", "rette i den")
    otherwise = ", eller afslut den først" if is_open else ""
    for option in ("form", "method", "title", "track"):
        wanted = getattr(asked, option)
        if wanted is not None and wanted != getattr(encounter, option):
            raise UsageProblem(
                f"{encounter_label(desk, encounter)} er {state} og har en anden --{option}.",
                f"Udelad --{option} for at {go_on}, ret den med tilsyn encounter SAG {encounter.id[:8]} "
                f"--{option} …{otherwise}.",
            )


def narrowed(desk: Desk, asked: Asked) -> Narrowing:
    numbers = [theme.number for theme in desk.model.themes]
    for number in asked.themes:
        if number not in numbers:
            raise UsageProblem(f"Tema {number} findes ikke.", f"Udgaven har tema {listed(map(str, numbers))}.")
    indicators = tuple(desk.unit(each).id for each in asked.indicators)
    frame = frame_called(desk, asked.checklist) if asked.checklist is not None else None
    return Narrowing(indicators, asked.themes, asked.everything, frame)


def chosen(desk: Desk, asked: Asked, by: str | None) -> Encounter:
    """The encounter to continue, or a new one starting now; a closed one only where it is named, to be corrected."""
    if asked.encounter:
        return desk.encounter(asked.encounter)
    if asked.source:
        return _of_sources(desk, asked, by)
    if asked.method and asked.method != "interview":
        return _looked_at(desk, asked, by)
    held = standing_open(desk)
    if len(held) == 1:
        return held[0]
    raise UsageProblem("Det fremgår ikke, hvem samtalen er med.", _choices(desk, held) or _none_open(desk))


def standing_open(desk: Desk) -> list[Encounter]:
    """What may be continued, and may be shown."""
    shown = desk.visible().encounters.values()
    whole = {each.id: each for _, each in desk.case.of(Encounter)}
    return [whole.get(held.encounter.id, held.encounter) for held in shown if held.encounter.outcome is None]


def standing_closed(desk: Desk) -> list[Encounter]:
    """What may be corrected, and may be shown; the last first."""
    held = [each for each in desk.visible().encounters.values() if each.encounter.outcome is not None]
    held.sort(key=lambda each: moment(each.encounter.start or each.entry.header.at), reverse=True)
    return [desk.encounter(each.encounter.id) for each in held]


def new_codes(desk: Desk, asked: Asked) -> list[str]:
    """Those of its codes that would be made: who is asked for and not known yet, where a group is named."""
    codes = dict.fromkeys(filter(None, (asked.source, *asked.others))) if asked.group else ()
    return [code for code in codes if source_of(desk.case, desk.visible(), code) is None]


def names_none(asked: Asked) -> bool:
    """Whether nothing says which conversation is meant."""
    return not (asked.source or asked.encounter or asked.method)


def _of_sources(desk: Desk, asked: Asked, by: str | None) -> Encounter:
    """The open conversation with just these, or a new one; several together are a group."""
    codes = tuple(dict.fromkeys((asked.source or "", *asked.others)))
    looks = asked.method not in {None, "interview"}
    known = [source_of(desk.case, desk.visible(), code) for code in codes]
    # before a source is made: what is refused leaves nothing behind
    if looks and not all(known):
        raise _nobody_speaks(asked)
    _refuse_company(desk, dict(zip(codes, known, strict=True)), asked.group)
    sources = [_source(desk, code, asked.group, by) for code in codes]
    wanted = {source.id for source in sources}
    held = _open_with(desk, wanted)
    if len(held) > 1:
        raise UsageProblem(f"{codes[0]} har flere åbne samtaler.", _choices(desk, held))
    if looks and not held:
        raise _nobody_speaks(asked)
    stated = {"method": "interview", "form": asked.form, "title": asked.title, "track": asked.track}
    return held[0] if held else add_encounter(desk, [source.id for source in sources], by, stated)


def _nobody_speaks(asked: Asked) -> UsageProblem:
    return UsageProblem(f"--method {asked.method} har ingen --source: der er ingen, der taler.", "Udelad den ene.")


def _refuse_company(desk: Desk, called: dict[str, Source | None], group: str | None) -> None:
    """A tip has its own conversations, and so has whoever is protected."""
    tips = {code for code, source in called.items() if source is None and group == "anonym"}
    others = {code: source for code, source in called.items() if code not in tips}
    if tips and any(source.id in desk.visible().sources for source in others.values() if source):
        raise UsageProblem(
            "En henvendelse (gruppen anonym) kan ikke stå i en samtale med andre. Intet er gemt.",
            "Hold den for sig, kun med sin egen kode.",
        )
    refuse_mixed(desk, others, how=SOURCE_HERE)


def _open_with(desk: Desk, wanted: set[str]) -> list[Encounter]:
    """The open ones; a protected one only of someone who is protected herself, and never in a list (domain.md 7)."""
    shown = [each for each in standing_open(desk) if _is_with(desk, each, wanted)]
    if shown or wanted <= desk.visible().sources.keys():
        return shown
    held = (each for _, each in desk.case.of(Encounter) if each.outcome is None)
    return [each for each in held if _is_with(desk, each, wanted)][-1:]


def _is_with(desk: Desk, encounter: Encounter, wanted: set[str]) -> bool:
    """One person is found in a group too; a group is only found by all of it, or by all that it was begun with."""
    taking_part = set(encounter.sources)
    return (
        wanted <= taking_part if len(wanted) == 1 else wanted in (taking_part, {*from_the_first(desk.case, encounter)})
    )


def _source(desk: Desk, code: str, group: str | None, by: str | None) -> Source:
    found = source_of(desk.case, desk.visible(), code)
    if found is None and group is None:
        raise unknown_source(desk.visible(), code, SOURCE_HERE)
    return found or add_source(desk, code, by, {"group": group})


def _looked_at(desk: Desk, asked: Asked, by: str | None) -> Encounter:
    """The open observation or document review of that title, or a new one."""
    held = [each for each in standing_open(desk) if each.method == asked.method]
    titled = [each for each in held if each.title == asked.title]
    stated = {"method": asked.method, "title": asked.title, "track": asked.track}
    return titled[0] if titled else add_encounter(desk, (), by, stated)


def _none_open(desk: Desk) -> str:
    """How one begins; and how what was closed last is set right."""
    closed = [_named(desk, each) for each in standing_closed(desk)[:1]]
    correct = f" En afsluttet rettes med --encounter, fx {closed[0]}." if closed else ""
    return f'Tilføj --source "KODE".{correct}'


def _choices(desk: Desk, held: list[Encounter]) -> str:
    named = [_named(desk, each) for each in held]
    return f"Vælg med --encounter: {', '.join(named)}." if named else ""


def _named(desk: Desk, encounter: Encounter) -> str:
    """The names that `--encounter` takes; with what was seen or read, which is what one knows it by.

    A word before the id: its digits right after those of a day are taken for a CPR number.
    """
    title = f"»{quote(encounter.title)}«, " if encounter.title else ""
    return f"{encounter_label(desk, encounter)} ({title}id {encounter.id[:8]})"
