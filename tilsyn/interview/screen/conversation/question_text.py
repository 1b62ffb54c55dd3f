"""The question as it is read: what to say, large; the official words small; what stands already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from tilsyn.domain.addresses import Place
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.library.directives import find_directive
from tilsyn.domain.values import VALUES, VALUES_ON_SCREEN
from tilsyn.interview.screen.kit import wording
from tilsyn.services.conversation.answering import ASCII_LETTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

    from tilsyn.domain.findings.flow import Prompt
    from tilsyn.interview.screen.conversation.gestures import Gestures
    from tilsyn.interview.screen.conversation.marking import Marking
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.session import Session


def question_text(gestures: Gestures, marks: Marks) -> Text:
    """The whole of the current question, or the end of the conversation."""
    prompt = gestures.session.current
    parts = _finished(gestures) if prompt is None else [*_spoken(prompt), *_beside(gestures, prompt)]
    return Text.assemble(*((marks.fit(words), style) for words, style in parts))


def _spoken(prompt: Prompt) -> Iterator[tuple[str, str]]:
    for number, words in enumerate(prompt.ask):
        yield (f"{mask_cpr(words)}\n\n", "bold") if number == 0 else (f"  - {words}\n", "")
    if prompt.look:
        yield f"{prompt.look}\n", "bold"


def _beside(gestures: Gestures, prompt: Prompt) -> Iterator[tuple[str, str]]:
    for hint in _hints(gestures.session, prompt):
        yield f"\n{wording.HINT}{hint}\n", "italic"
    yield _official(prompt), "dim"
    for said in gestures.apart(prompt):
        value = VALUES.get(said.value or "", "ingen værdi")
        yield f"\n{wording.STANDS} ({said.question}): {value}. {mask_cpr(said.note)}".rstrip(), ""


def _official(prompt: Prompt) -> str:
    lead = prompt.lead
    family = f" · {prompt.family.title}" if prompt.family and len(prompt.ids) > 1 else ""
    reading = f"\n({lead.reading})" if lead.reading else ""
    called = wording.OWN_OF.format(place=Place(prompt.place).text()) if prompt.own else wording.OFFICIAL
    return f"\n{' '.join(prompt.ids)}{family}\n{called}{mask_cpr(lead.text)}{reading}"


def _hints(session: Session, prompt: Prompt) -> list[str]:
    hints = (prompt.lead.hints.get(group) for group in session.groups)  # type: ignore[call-overload]  # others have none
    return [hint for hint in hints if hint]


def _finished(gestures: Gestures) -> list[tuple[str, str]]:
    left, script = gestures.session.left(), gestures.script()
    if not gestures.session.prompts:
        return [(wording.NO_QUESTIONS, "")]
    lines = [wording.FINISHED, *([wording.LEFT.format(left=left)] if left else []), wording.STOP]
    return [("\n".join(lines), ""), (f"\n\n{script.closing}" if script else "", "bold")]


class Packed:
    """A letter and its word are never parted by the end of a line."""

    def __init__(self, pairs: Sequence[Text]) -> None:
        self.pairs = pairs

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        line = Text()
        for pair in self.pairs:
            if line and line.cell_len + pair.cell_len > options.max_width:
                yield line
                line = Text()
            line.append_text(pair)
        yield line


def values_text(letters: dict[str, str | None], chosen: str | None, marks: Marks) -> Packed:
    """The letters and what they mean here; the value that stands is turned round, and marked without colour too."""
    pairs = []
    for letter, value in letters.items():
        if value and letter != ASCII_LETTER:
            words = VALUES_ON_SCREEN[value]
            key = letter if marks.fit(letter) == letter else "o"
            before, after = "[]" if value == chosen else "  "
            pairs.append(Text(f"{before}{key} {marks.fit(words)}{after}", _clicked(letter, chosen=value == chosen)))
    return Packed([*pairs, Text(f" t {wording.ONLY_TEXT} ", _clicked("t", chosen=False))])


def _clicked(letter: str, *, chosen: bool) -> Style:
    """The mouse can do what the letter does."""
    return Style(bold=chosen or None, reverse=chosen or None, meta={"letter": letter})


def marks_text(marking: Marking) -> str:
    """What is set on the question: a flag, fortrolig, when it was said, who said otherwise."""
    at = marking.said_at
    return " · ".join(
        filter(
            None,
            (
                wording.MARK_FLAG if marking.flagged else "",
                wording.MARK_HIDDEN if marking.hidden else "",
                wording.MARK_SAID_AT.format(clock=at[11:16].replace(":", ".")) if at else "",
                *(wording.MARK_DEVIATES.format(who=code, note=mask_cpr(note)) for code, note in marking.deviations()),
            ),
        )
    )


def directives_text(session: Session) -> str:
    """The official questions asked here, and the directives they name."""
    lines: list[str] = []
    for question in session.current.questions if session.current else ():
        lines.append(f"{question.id}: {mask_cpr(question.text)} {question.reference_text}".rstrip())
        lines += [f"  {reference}  {_subject(session, reference)}" for reference in question.references]
        lines += [] if question.references else [f"  {wording.NO_DIRECTIVES}"]
    return "\n".join(lines)


def _subject(session: Session, reference: str) -> str:
    found = find_directive(session.desk.catalogues, reference)
    if found is None:
        return wording.UNKNOWN_DIRECTIVE
    directive = found[1]
    points = [f"\n    - {point.text}" for point in directive.points]
    return "".join((directive.subject, f"\n    {directive.text}" if directive.text else "", *points))
