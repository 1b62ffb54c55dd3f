"""Questions beyond those a listener is asked: any answer from any source is accepted (interface.md, Plain)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.flow import Narrowing, Prompt, prompts

if TYPE_CHECKING:
    from collections.abc import Collection

    from tilsyn.domain.findings.flow import Listener
    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.library.edition import QualityModel, Question, RatedUnit


def beyond(model: QualityModel, visible: Visible, who: Listener, narrowing: Narrowing, wanted: str) -> Prompt | None:
    """A prompt for any question of the edition, its family with it; None where there is no question of that id.

    In a narrowed interview the family is narrowed too.
    """
    found = next(((unit, question) for unit, question in model.questions() if question.id == wanted), None)
    if found is None:
        return None
    units = (found[0].id,) if narrowing.in_model_order else tuple(unit.id for unit in model.rated())
    every = prompts(model, visible, who, Narrowing(indicators=units, everything=True))
    return next((prompt for prompt in every if wanted in prompt.ids), None) or _alone(*found, who)


def without(prompt: Prompt, served: Collection[str]) -> Prompt:
    """The prompt without the questions that another one serves: two prompts must not state one answer."""
    kept = [place for place, each in enumerate(prompt.ids) if each not in served]
    return prompt._replace(
        ids=tuple(prompt.ids[place] for place in kept),
        questions=tuple(prompt.questions[place] for place in kept),
        units=tuple(prompt.units[place] for place in kept),
    )


def _alone(unit: RatedUnit, question: Question, who: Listener) -> Prompt:
    """A question the case leaves out, where its indicator does not apply: what was said about it is still accepted."""
    words = next((spoken for group, spoken in question.ask.items() if group in who.groups), ())
    look = None if who.speaks else getattr(question.look, who.method, None)
    return Prompt((question.id,), (question,), (unit,), None, words, look, core=False, topic=question.topic)
