"""A form for tablets as a plain dict: what an interview would ask of each group, and nothing that was found.

It asks what a conversation in the case would ask, one's own planned questions beside their item too. What was asked of
others on the spot stays with them (domain.md 7), so nothing that is found during the visit changes a byte of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Place
from tilsyn.domain.findings.codes import outward_codes, own_questions
from tilsyn.domain.findings.flow import Listener, Narrowing, prompts
from tilsyn.domain.findings.put_to import planned_besides, with_own
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.proposals.identity import export_id
from tilsyn.domain.typed_words import TYPED
from tilsyn.domain.values import GROUPS, GROUPS_GUIDED
from tilsyn.domain.xlsform import own_name
from tilsyn.output.contexts.guide_part import guide, stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tilsyn.domain.findings.flow import Prompt
    from tilsyn.domain.journal.case import Case
    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.output.contexts.records.guide import GuideSection, ScriptLine
    from tilsyn.output.contexts.records.xlsform import TabletForm, TabletQuestion, TabletSection

FORMAT = "tilsyn-xlsform/1"
_PROTECTED = "anonym"


def tablet_form(case: Case, model: QualityModel, groups: Sequence[str], narrowing: Narrowing) -> TabletForm:
    """The form for some groups, in their order; one that is asked nothing has no section of its own."""
    visible = Visible(case, masked=True)
    printed = guide(case, model, [each for each in groups if each in GROUPS_GUIDED])
    sections = {each["gruppe"]: each for each in printed["afsnit"]}
    asked = {group: _asked(group, model, visible, narrowing) for group in groups}
    topics = {topic.id: topic.title for topic in model.topics}
    return {
        "format": FORMAT,
        "sag": export_id(case.id),
        "titel": f"Samtale · {printed['tilbud']} · {printed['dato']}",
        "stand": stand(visible, (entry for entry, own in visible.own_questions() if own.encounter is None)),
        "grupper": [(group, _called(group)) for group in groups],
        "afsnit": [
            _section(group, asked[group], sections.get(group), topics, opened=not narrowing.in_model_order)
            for group in groups
            if asked[group]
        ],
    }


def _asked(group: str, model: QualityModel, visible: Visible, narrowing: Narrowing) -> list[Prompt]:
    """Of one's own by the codes that they go by outside the case; of two that go by one code, the first."""
    who = Listener("interview", (group,))
    asked, outward = prompts(model, visible, who, narrowing), outward_codes(visible).own
    first = {own.id for _, own in own_questions(visible).values()}
    planned = (own for own in planned_besides(asked, model, visible, who, narrowing) if own.id in first)
    return with_own(asked, [own.model_copy(update={"code": outward[own.id]}) for own in planned], model, narrowing)


def _called(group: str) -> str:
    """As it is chosen on the tablet: a tip must be told from what anyone else says."""
    return f"{TYPED[group]} henvendelse (bliver beskyttet i sagen)" if group == _PROTECTED else GROUPS[group]


def _section(
    group: str, asked: Iterable[Prompt], printed: GuideSection | None, topics: dict[str, str], *, opened: bool
) -> TabletSection:
    """With --indicator or --theme there is no opening (interface.md, Plain interview)."""
    said = printed if opened else None
    return {
        "gruppe": group,
        "titel": GROUPS[group].capitalize(),
        "aabning": _lines(said.get("aabning", ())) if said else [],
        "spoergsmaal": [_question(each, group, topics) for each in asked],
        "afslutning": _lines(said.get("afslutning", ())) if said else [],
    }


def _lines(script: Iterable[ScriptLine]) -> list[str]:
    return [": ".join(filter(None, (each["hvis"], each["tekst"]))) for each in script]


def _question(prompt: Prompt, group: str, topics: dict[str, str]) -> TabletQuestion:
    """An edition without spoken words has only its official text to show."""
    spoken = prompt.ask or (prompt.lead.text,)
    return {
        "navn": own_name(prompt.ids[0]) if prompt.own else prompt.ids[0],
        "numre": list(prompt.ids),
        "emne": topics.get(prompt.topic, ""),
        "hoved": spoken[0],
        "opfoelgning": list(spoken[1:]),
        "vink": dict(prompt.hints).get(group, ""),
        "officielt": _belongs_to(prompt),
    }


def _belongs_to(prompt: Prompt) -> list[str]:
    if prompt.own:
        return [f"Eget spørgsmål, hører til {Place(prompt.place).text()}"]
    return [f"{prompt.official} {each.id}: {each.text}" for each in prompt.questions]
