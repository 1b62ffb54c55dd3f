"""The list to the left: topics in conversation order, a row and a mark for each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text
from textual.widgets.option_list import Option

from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.interview.screen.kit.choice_list import ChoiceList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.flow import Prompt
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.session import Session


LEGEND = "{core} kerne {supplement} supplement {answered} besvaret"
LEGEND_OF_POINTS = "{core} punkt {answered} besvaret"
"""A frame has no core: all of its points are asked."""
AT_MOST, BESIDE = 44, 60
"""Columns it takes at the most, and those that the question must keep beside it."""


class Topics(ChoiceList):
    """Never takes the focus: its keys belong to the question, and the mouse can choose in it."""

    can_focus = False
    _needs = 0

    def draw(self, session: Session, marks: Marks) -> None:
        """Write the list anew, with the question asked in sight."""
        answered, flagged, current = session.answered(), session.flags(), session.current
        rows = list(_rows(session))
        options = [
            Option(marks.fit(row), disabled=True)
            if isinstance(row, str)
            else Option(_row(row, row is current, _mark(row, answered, flagged, marks), marks), id=row.ids[0])
            for row in rows
        ]
        words = LEGEND_OF_POINTS if session.narrowing.frame else LEGEND
        legend = words.format(core=marks.core, supplement=marks.supplement, answered=marks.answered)
        self.set_options([Option(marks.fit(legend), disabled=True), *options])
        self.highlighted = next((place for place, row in enumerate(rows, 1) if row is current), None)
        self._needs = max((_cells(each.prompt) for each in self.options), default=0) + 1

    def fit_beside(self, width: int) -> None:
        """It has the width it needs, as far as the question has room beside it, or it folds away."""
        wanted = min(self._needs, AT_MOST)
        self.display = width - wanted >= BESIDE
        self.styles.width = wanted


def listed_rows(session: Session, marks: Marks) -> Iterator[tuple[Prompt, str]]:
    """All questions, each with its mark, number and words."""
    answered, flagged = session.answered(), session.flags()
    for prompt in session.prompts:
        words = mask_cpr(short_title(prompt))
        yield prompt, f"{_mark(prompt, answered, flagged, marks)}{prompt.ids[0]}  {words}"


def _rows(session: Session) -> Iterator[str | Prompt]:
    """Prompts with a heading before each new topic; a question of one's own stands with the one before it."""
    titles = {topic.id: topic.title for topic in session.desk.model.topics}
    heading = ""
    for prompt in session.prompts:
        unit = prompt.units[0].id if prompt.units else ""
        found = unit if session.route.in_model_order else titles.get(prompt.topic, prompt.topic if prompt.point else "")
        if found and found != heading:
            heading = found
            yield heading
        yield prompt


def _mark(prompt: Prompt, answered: set[str], flagged: set[str], marks: Marks) -> str:
    done = any(each in answered for each in prompt.ids)
    own = "+" if prompt.own else ""
    mark = marks.answered if done else own or (marks.core if prompt.core else marks.supplement)
    return f"{mark}{marks.flagged if flagged & set(prompt.ids) else ' '}"


def _row(prompt: Prompt, here: bool, mark: str, marks: Marks) -> Text:  # noqa: FBT001  a mark in the row
    words = f"{marks.here if here else ' '}{mark}{prompt.ids[0]} {marks.fit(mask_cpr(short_title(prompt)))}"
    return Text(words, style="dim" if mark[0] == marks.answered and not here else "", no_wrap=True, overflow="ellipsis")


def _cells(prompt: object) -> int:
    return prompt.cell_len if isinstance(prompt, Text) else cell_len(str(prompt))


def short_title(prompt: Prompt) -> str:
    """A few words for a question: its family's, its gist, or how it begins."""
    return prompt.family.title if prompt.family else prompt.lead.gist or (prompt.ask or (prompt.lead.text,))[0]
