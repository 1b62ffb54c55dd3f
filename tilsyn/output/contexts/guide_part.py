"""The interview guide as a plain dict: what to ask and look for, and nothing that was found.

It reads the case only to know which questions apply and are in focus, in which words, and which the consultant has
thought of herself. Answers, notes, judgements and sources are never looked at, nor is the reason for the focus, so what
is found during the visit changes no byte of a guide.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import Place, item_of
from tilsyn.domain.danish import date_text, listed, natural_key
from tilsyn.domain.findings.flow import TEXT_METHODS, Listener, Narrowing, prompts, words_for
from tilsyn.domain.findings.openings import is_for_case, printed_closings, printed_openings, worded
from tilsyn.domain.findings.put_to import put_to
from tilsyn.domain.findings.scoring import applicability, focused, in_focus
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import CaseField, Focus, Office, Opened, OwnQuestion, Payload, Scope, UsedSupplement
from tilsyn.domain.library.framing import framing_of
from tilsyn.domain.library.supplement import edition_name
from tilsyn.domain.moments import moment
from tilsyn.domain.values import DATE_KINDS, GROUPS_GUIDED
from tilsyn.output.contexts.authority_part import authority_part

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from tilsyn.domain.findings.flow import Prompt
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.journal.entries import Entry
    from tilsyn.domain.library.edition import QualityModel, RatedUnit, Script
    from tilsyn.domain.library.frame import Frame
    from tilsyn.domain.library.framing import Framing
    from tilsyn.domain.office import Authority
    from tilsyn.output.contexts.records.guide import (
        Guide,
        GuideGround,
        GuideQuestion,
        GuideSection,
        GuideTopic,
        ScriptLine,
    )

TITLES = {
    **{group: f"Samtale med {whom}" for group, whom in GROUPS_GUIDED.items()},
    "dokument": "Gennemgang af dokumenter",
    "observation": "Observation",
}
"""What a guide has a section for: source groups, documents and observation."""
THEMES = "temaer"
"""The pages of the themes, one each, for the consultant's eye alone: never part of what one group is asked."""
_ADDITIONS = {
    "borger": (("gruppe", "I en gruppe"), ("ung", "Er borgeren under 18 år")),
    "medarbejder": (("gruppe", "I en gruppe"),),
}
_CONCERNED = frozenset(("borger", "paaroerende"))
"""Who may be the one a sensitive question is about, or stand near: for others one line above the list says enough."""
_OTHER = "Andre spørgsmål"
_OWN = "Egne spørgsmål"
_RESTS_ON: tuple[type[Payload], ...] = (Opened, UsedSupplement, CaseField, Focus, Scope, Office)


class Planned(NamedTuple):
    """What decides which questions are asked: a frame's, where one is chosen."""

    model: QualityModel
    visible: Visible
    frame: Frame | None = None

    def asked(self, who: Listener) -> list[Prompt]:
        """What one listener is asked."""
        return prompts(self.model, self.visible, who, Narrowing(frame=self.frame))

    def title(self, group: str) -> str:
        """Of a section: a frame says which it is, and which edition of its source."""
        frame = self.frame
        return " · ".join(filter(None, (TITLES[group], frame.title, frame.edition))) if frame else TITLES[group]


def guide(
    case: Case,
    model: QualityModel,
    groups: Sequence[str],
    frame: Frame | None = None,
    authority: Authority | None = None,
) -> Guide:
    """The guide for some of TITLES, in their order, and for THEMES; one with nothing to ask is left out.

    `frame`: of its points alone, and of no theme; `authority`: the office as the case keeps it.
    """
    planned = Planned(model, Visible(case, masked=True), frame)
    fields = planned.visible.fields
    sections = (_section(group, planned) for group in TITLES if group in groups)
    grounds = _themes(planned) if THEMES in groups and frame is None else ()
    return {
        "format": "tilsyn-guide/1",
        "titel": "Samtaleguide",
        "myndighed": authority_part(authority, fields.by),
        "tilbud": fields.provider,
        "dato": date_text(fields.date),
        "stand": stand(planned.visible, (entry for entry, _ in planned.visible.own_questions())),
        "udgave": edition_name(model),
        "fokus": sorted(focused(model, planned.visible), key=natural_key),
        "afsnit": [*(section for section in sections if section["emner"]), *grounds],
    }


def stand(visible: Visible, own: Iterable[Entry]) -> str:
    """When the newest entry was recorded that a guide rests on; `own`: the questions of one's own that it asks."""
    entries = [*own, *(entry for kind in _RESTS_ON for entry, _ in visible.of(kind))]
    return max((entry.header.at for entry in entries), key=moment)


def _section(group: str, planned: Planned) -> GuideSection:
    if group in TEXT_METHODS:
        before = "" if planned.frame else words_for(planned.model, planned.visible).before(group)
        topics = _topics(planned.asked(Listener(group, ())), planned.model, lambda prompt: _looked(prompt, before))
        own = _own(group, planned, alone=not topics)
        title = planned.title(group)
        return {"art": group, "gruppe": group, "titel": title, "foran": before, "emner": [*topics, *own]}
    asked = planned.asked(Listener("interview", (group,)))
    topics = _topics(asked, planned.model, lambda prompt: _spoken(prompt, group))
    return {
        "art": "samtale",
        "gruppe": group,
        "titel": planned.title(group),
        "sagt": [each.title for each in planned.model.informed],
        "aabning": list(_said(group, planned, printed_openings)),
        "emner": [*topics, *_own(group, planned, alone=not topics)],
        "afslutning": list(_said(group, planned, printed_closings)),
    }


def _themes(planned: Planned) -> Iterator[GuideSection]:
    """A page for each theme in focus: what the source says of it, for the consultant's eye alone.

    What another theme opens with stands on its own page, and what they all open with says nothing of any.
    """
    model = planned.model.model_dump(mode="json")
    source = planned.model.source
    numbers = dict.fromkeys(unit.theme.number for unit in planned.model.rated() if _is_planned(unit, planned.visible))
    opening = {words for theme in planned.model.themes for words in theme.framing}
    for number in numbers:
        framing = framing_of(model, Place.theme(number))
        if framing and framing.words:
            yield {
                "art": "tema",
                "gruppe": THEMES,
                "titel": f"{Place.theme(number).title()}: {framing.theme['title']}",
                "emner": [],
                "grundlag": list(_grounds(framing, opening)),
                "kilde": f"{source.title}, {source.publisher}, {source.date}",
            }


def _is_planned(unit: RatedUnit, visible: Visible) -> bool:
    return unit.text is not None and in_focus(unit.id, visible) and applicability(unit.item, visible)[0] != "exempt"


def _grounds(framing: Framing, opening: Collection[str]) -> Iterator[GuideGround]:
    own = [words for words in framing.words if words not in framing.alike]
    yield {"titel": "Rammesætning", "sted": framing.place, "afsnit": own}
    for passage in framing.passages:
        for quote in passage["quotes"]:
            words = [each for each in quote["paragraphs"] if each not in opening]
            if words:
                yield {"titel": passage["title"], "sted": quote["place"], "afsnit": words}


def _topics(asked: Sequence[Prompt], model: QualityModel, row: Callable[[Prompt], GuideQuestion]) -> list[GuideTopic]:
    """In conversation order, core before supplement within each topic."""
    titles = {topic.id: topic.title for topic in model.topics}
    found = groupby(asked, key=lambda prompt: titles.get(prompt.topic, (prompt.point and prompt.topic) or _OTHER))
    return [
        {"titel": title, "spoergsmaal": [row(each) for each in sorted(topic, key=lambda prompt: not prompt.core)]}
        for title, topic in found
    ]


def _numbers(prompt: Prompt) -> list[str]:
    """As they are written on paper: within a frame a point goes by its own id, which is what there is room for."""
    return [item_of(each) if prompt.point else each for each in prompt.ids]


def _spoken(prompt: Prompt, group: str) -> GuideQuestion:
    """An edition without spoken words has only its official text to show."""
    words = prompt.ask or (prompt.lead.text,)
    return {
        "numre": _numbers(prompt),
        "kerne": prompt.core,
        "hoved": words[0],
        "opfoelgning": list(words[1:]),
        "vink": dict(prompt.hints).get(group, ""),
        "foelsomt": group in _CONCERNED and any(question.sensitive for question in prompt.questions),
    }


def _looked(prompt: Prompt, before: str) -> GuideQuestion:
    """`before`: what stands once above them all, and is not said again in each."""
    if prompt.point:
        item = prompt.point.item
        dates = f"Datoer, hver med sit sted: {listed(DATE_KINDS[each] for each in item.events)}." if item.events else ""
        words = ". ".join(filter(None, (item.title, prompt.look)))
        return {"numre": _numbers(prompt), "tekst": " ".join(filter(None, (words, dates)))}
    return {"numre": _numbers(prompt), "tekst": (prompt.look or prompt.lead.text).removeprefix(before).lstrip()}


def _own(group: str, planned: Planned, *, alone: bool) -> Iterator[GuideTopic]:
    """What the consultant has asked besides, for whom she asked or planned it; what names nobody is for all.

    `alone`: nothing else is asked of the group, as of the citizens of a place that has none yet; what is for all makes
    no conversation with them. Beside the points of a frame there is none: hers belong to the edition.
    """
    if planned.frame is not None:
        return
    found = [own for own in put_to(group, planned.visible) if own.encounter or own.groups or not alone]
    rows = [_own_row(own, group) for own in found]
    if rows:
        yield {"titel": _OWN, "spoergsmaal": rows}


def _own_row(own: OwnQuestion, group: str) -> GuideQuestion:
    if group in TEXT_METHODS:
        return {"numre": [own.code], "tekst": own.text}
    return {"numre": [own.code], "kerne": True, "hoved": own.text, "opfoelgning": [], "vink": "", "foelsomt": False}


def _said(
    group: str, planned: Planned, printed: Callable[[Script, str, Visible], Iterable[tuple[str, str]]]
) -> Iterator[ScriptLine]:
    """First or last, as `printed` has it, each with the condition for saying it."""
    for condition, script in _scripts(group, planned):
        for which, words in printed(script, group, planned.visible):
            yield {"hvis": condition or which, "tekst": words}


def _scripts(group: str, planned: Planned) -> Iterator[tuple[str, Script]]:
    """The words to say, and those to add for a group or for someone under 18, where there may be anyone."""
    for name, condition in ((group, ""), *_ADDITIONS.get(group, ())):
        script = planned.model.scripts.get(name)  # type: ignore[call-overload]  # a group without a script has none
        if script and is_for_case(script, planned.model, planned.visible):
            yield condition, worded(script, planned.model, planned.visible)
