"""The list to the left: topics in conversation order, a row and a mark for each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tilsyn.domain.findings.privacy import mask_cpr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.findings.flow import Prompt
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.session import Session


class Topics(OptionList):
    """Never takes the focus: its keys belong to the question, and the mouse can choose in it."""

    can_focus = False

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
        self.set_options(options)
        self.highlighted = next((place for place, row in enumerate(rows) if row is current), None)


def _rows(session: Session) -> Iterator[str | Prompt]:
    """Prompts with a heading before each new topic; a question of one's own stands with the one before it."""
    titles = {topic.id: topic.title for topic in session.desk.model.topics}
    heading = ""
    for prompt in session.prompts:
        unit = prompt.units[0].id if prompt.units else ""
        found = unit if session.route.in_model_order else titles.get(prompt.topic, "")
        if found and found != heading:
            heading = found
            yield heading
        yield prompt


def _mark(prompt: Prompt, answered: set[str], flagged: set[str], marks: Marks) -> str:
    done = any(each in answered for each in prompt.ids)
    mark = marks.answered if done else marks.core if prompt.core else marks.supplement
    return f"{mark}{marks.flagged if flagged & set(prompt.ids) else ' '}"


def _row(prompt: Prompt, here: bool, mark: str, marks: Marks) -> Text:  # noqa: FBT001  a mark in the row
    words = f"{marks.here if here else ' '}{mark}{prompt.ids[0]} {marks.fit(mask_cpr(short_title(prompt)))}"
    return Text(words, style="dim" if mark[0] == marks.answered and not here else "", no_wrap=True, overflow="crop")


def short_title(prompt: Prompt) -> str:
    """A few words for a question: its family's, its gist, or how it begins."""
    return prompt.family.title if prompt.family else prompt.lead.gist or (prompt.ask or (prompt.lead.text,))[0]
