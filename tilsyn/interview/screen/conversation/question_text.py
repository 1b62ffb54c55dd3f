"""The question as it is read: what to say, large; the official words small; what stands already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from tilsyn.domain.addresses import Place
from tilsyn.domain.findings.frame_words import beside_point, head_of, official_words, read_words, told_of
from tilsyn.domain.findings.nobody_yet import why_no_questions
from tilsyn.domain.findings.privacy import mask_cpr
from tilsyn.domain.library.directives import find_directive
from tilsyn.domain.values import FORMS_ON_SCREEN, VALUES, VALUES_ON_SCREEN
from tilsyn.interview.screen.kit.draft_field import SaveLine
from tilsyn.services.conversation.answering import ASCII_LETTER
from tilsyn.services.conversation.closed import left_words
from tilsyn.services.conversation.half_typed import left_half
from tilsyn.services.conversation.methods import OFFER, offered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

    from tilsyn.domain.findings.flow import Prompt
    from tilsyn.domain.journal.entries import Answer
    from tilsyn.interview.screen.kit.glyphs import Marks
    from tilsyn.services.conversation.marking import Marking
    from tilsyn.services.conversation.session import Session

CORRECTS = "Samtalen er afsluttet; her rettes i den. Tider og udfald bliver; nye svar: efter hukommelsen. Ctrl+R: alt."
"""What is said as a closed conversation opens: nobody shall believe that it goes on."""
CORRECTS_BRIEFLY = "Samtalen er afsluttet; her rettes i den. Nye svar: efter hukommelsen."
"""The same where something half-typed is told of below it."""


def question_text(session: Session, marks: Marks, *, official: bool = False) -> Text:
    """All there is to say at the current question, or the end of the conversation; with the official words too."""
    prompt = session.current
    if prompt is None:
        parts = _finished(session)
    else:
        parts = [*_spoken(prompt), *_beside(session, prompt)]
        parts += [(f"\n{official_text(session)}", "dim")] if official else []
    text = Text.assemble(*((marks.fit(words), style) for words, style in parts))
    text.rstrip()
    return text


def _spoken(prompt: Prompt) -> Iterator[tuple[str, str]]:
    for number, words in enumerate(prompt.ask):
        yield (f"{mask_cpr(words)}\n\n", "bold") if number == 0 else (f"  - {words}\n", "")
    if prompt.look:
        yield f"{prompt.look}\n", "bold"


def _beside(session: Session, prompt: Prompt) -> Iterator[tuple[str, str]]:
    if offered(session):
        yield f"\n{OFFER}\n", "italic"
    for _, hint in prompt.hints:
        yield f"\nVink: {hint}\n", "italic"
    if prompt.point:
        # what is of this case comes before what is always there, which would press it below a small screen's fold
        read = [words for said in session.shown(prompt) for words in read_words(said)]
        yield (f"\nStår nu: {mask_cpr(' · '.join(read))}\n" if read else ""), "bold"
        found = "".join(f"\n{words}" for words in session.found.lines(prompt.point))
        yield (f"{found}\n" if found else ""), "italic"
        yield "\n" + "\n".join(beside_point(prompt.point.item)) + "\n", ""
    for said in _apart(session, prompt):
        value = VALUES.get(said.value or "", "ingen værdi")
        yield f"\nStår nu ({said.question}): {value}. {mask_cpr(said.note)}".rstrip(), ""


def official_text(session: Session) -> str:
    """What a value would be an answer to; a question of one's own is nobody's official one."""
    prompt = session.current
    if prompt is None:
        return ""
    reading = f" ({prompt.lead.reading})" if prompt.lead.reading else ""
    if prompt.point:
        return official_words(prompt.point.item)
    if prompt.own:
        return f"Dit eget spørgsmål ({Place(prompt.place).text()}). Det står ikke i kvalitetsmodellen."
    return f"{prompt.official}: {mask_cpr(prompt.lead.text)}{reading}"


def more_text(marks: Marks, *, below: bool, above: bool, writing: bool) -> str:
    """Whether more is said than stands there, and the keys that turn to it."""
    down, up = ("▼", "▲") if marks.drawn else ("v", "^")
    if below:
        return f"{down} mere ({'PgDn' if writing else 'pil ned'})"
    return f"{up} mere ({'PgUp' if writing else 'pil op'})" if above else ""


def rule_text(session: Session, marks: Marks, more: str) -> str:
    """The line above the official words: whether there is more above it, the numbers, and what the mark says."""
    prompt = session.current
    if prompt is None:
        return more
    weight = f"{marks.core} kerne" if prompt.core else f"{marks.supplement} supplement"
    kind = prompt.topic if prompt.point else "dit eget" if prompt.own else weight
    family = prompt.family.title if prompt.family and len(prompt.ids) > 1 else ""
    edition = prompt.point.frame.edition if prompt.point else ""
    return " · ".join(filter(None, (more, " ".join(prompt.ids), kind, family, edition)))


def _apart(session: Session, prompt: Prompt) -> list[Answer]:
    """Those of a family that have been read apart: the next answer may be for them too, so they are shown."""
    shown = {said.question: said for said in session.shown(prompt)}
    lead = shown.pop(prompt.ids[0], None)
    apart = [said for said in shown.values() if not said.says_nothing]
    return [said for said in apart if said.value or lead is None or said.note != lead.note]


def _finished(session: Session) -> list[tuple[str, str]]:
    left, script = session.left(), session.script()
    if not session.prompts:
        why = why_no_questions(session.groups, session.desk.visible())
        return [(f"{why} Luk med q og Enter, og prøv --all eller en --group.", "")]
    over = f"{left} er sprunget over. Gå til dem med g og nummeret, eller vælg i listen med Ctrl+L."
    core = session.route.core_only
    lines = [
        "Ikke flere kernespørgsmål. Ctrl+K, eller k og Enter: alle spørgsmål." if core else "Ikke flere spørgsmål.",
        *([over] if left else []),
        "F8: afslut samtalen · b og Enter: tilbage · q og Enter: stop, og lad den stå åben",
    ]
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


def values_text(
    letters: dict[str, str | None], chosen: str | None, marks: Marks, would_be: str | None = None
) -> Packed:
    """The letters and what they mean here; the value that stands is turned round, and marked without colour too.

    `would_be`: what the letter in the key line would make it, once Enter is pressed.
    """
    pairs = []
    for letter, value in letters.items():
        if value and letter != ASCII_LETTER:
            words = VALUES_ON_SCREEN[value]
            key = letter if marks.fit(letter) == letter else "o"
            before, after = "><" if value == would_be else "[]" if value == chosen else "  "
            style = _clicked(letter, chosen=value == chosen, would_be=value == would_be)
            pairs.append(Text(f"{before}{key} {marks.fit(words)}{after}", style))
    return Packed([*pairs, Text(" t kun tekst ", Style(meta={"letter": "t"}))])


def _clicked(letter: str, *, chosen: bool, would_be: bool) -> Style:
    """The mouse can do what the letter does."""
    return Style(
        bold=(chosen or would_be) or None, reverse=chosen or None, underline=would_be or None, meta={"letter": letter}
    )


def marks_text(marking: Marking) -> str:
    """What is set on the question: a flag, fortrolig, when it was said, who said otherwise."""
    at = marking.said_at
    return " · ".join(
        filter(
            None,
            (
                "! vend tilbage" if marking.flagged else "",
                "FORTROLIGT" if marking.hidden else "",
                f"{'set' if marking.seen else 'sagt'} kl. {time_of_day(at)}" if at else "",
                *(f"{code} sagde noget andet: {mask_cpr(note)}" for code, note in marking.deviations()),
            ),
        )
    )


def where_text(session: Session, who: str) -> str:
    """Which conversation this is, in what form, since when, and how far along."""
    held = session.encounter
    since = f"fra kl. {time_of_day(held.start)}" if held.start and len(held.start) > len("2023-10-24") else ""
    number = "" if session.current is None else "{}/{}".format(*session.route.turn())
    number += " · kun kernen" if session.route.core_only else ""
    form = FORMS_ON_SCREEN.get(held.form or held.method, "")
    corrects = "RETTER, afsluttet" if session.corrects else "EFTER HUKOMMELSEN" if session.is_late else ""
    frame = session.narrowing.frame
    return " · ".join(filter(None, (who, corrects, held.title, form, since, number, frame.title if frame else "")))


def time_of_day(at: str) -> str:
    """The hour and the minute of an ISO time, as one says it."""
    return at[11:16].replace(":", ".")


def progress(session: Session) -> str:
    """How many of the questions that are asked are answered; and what is answered besides, where the core alone is."""
    asked, answered = session.route.asked, session.answered()
    besides = sum(each not in asked and not answered.isdisjoint(each.ids) for each in session.prompts)
    more = f", desuden {besides} supplerende" if besides else ""
    return f"{len(asked) - session.left()} af {len(asked)} besvaret{more}"


def save_line(session: Session) -> SaveLine:
    """What a screen of this conversation says of what is saved."""
    return SaveLine(lambda: session.saved.at, lambda: progress(session))


def stays_open(session: Session) -> str:
    """What to say after the screen has closed, and the conversation has not; or was closed before."""
    left = left_half(session.desk, session.encounter)
    if session.corrects:
        said = left_words(session.encounter, corrected=session.saved.anything)
    else:
        said = f"Samtalen står åben, til den afsluttes. {progress(session)}."
    return " ".join(filter(None, (said, left)))


def directives_text(session: Session) -> str:
    """The official questions asked here, and the directives they name."""
    point = session.current.point if session.current else None
    if point:
        return "\n".join((f"{point.item.id}  {point.item.title}", *told_of(point.item), "", *head_of(point.frame)))
    lines: list[str] = []
    for question in session.current.questions if session.current else ():
        lines.append(f"{question.id}: {mask_cpr(question.text)} {question.reference_text}".rstrip())
        lines += [f"  {reference}  {_subject(session, reference)}" for reference in question.references]
        lines += [] if question.references else ["  Spørgsmålet nævner ingen anvisning."]
    return "\n".join(lines)


def _subject(session: Session, reference: str) -> str:
    found = find_directive(session.desk.catalogues, reference)
    if found is None:
        return "(kendes ikke i sagens retningslinjer)"
    directive = found[1]
    points = [f"\n    - {point.text}" for point in directive.points]
    return "".join((directive.subject, f"\n    {directive.text}" if directive.text else "", *points))
