"""`ref` in lines: what is known of a directive, a provision, a question or an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tilsyn.domain.addresses import Place
from tilsyn.domain.danish import counted, label_text, listed
from tilsyn.domain.values import BINDINGS, CERTAINTIES, GROUPS_MANY, METHODS_COUNTED, OTHER_TREATMENTS, VALUES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Json = dict[str, Any]
_UNREAD = "ikke læst endnu"
_NO_WORDS = "(ordlyden er ikke fundet)"


def reference_lines(found: Json) -> list[str]:
    """All that is known, a line each."""
    if "frame" in found:
        return list(_point(found))
    if "law_title" in found:
        return list(_provision(found))
    if "subject" in found:
        return list(_directive(found))
    return list(_item(found))


def _item(found: Json) -> Iterator[str]:
    """A question or an indicator with its directives, a theme with its indicators; then the source's words."""
    from tilsyn.services.source_words import framed_lines

    yield f"{_called(found['id'])}  {found['text'] or _NO_WORDS}"
    if "supplied" in found:
        yield f"{found['supplied']}."
    if "indicators" in found:
        yield from (f"  {each['id']}  {each['text'] or _NO_WORDS}" for each in found["indicators"])
    else:
        yield from (f"  {each['id']}  {each['subject']}{_examined_by(each)}" for each in found.get("directives", ()))
    if "framing" in found:
        yield from framed_lines(found)


def _called(place: str) -> str:
    at = Place(place)
    return at.title() if at.level in {"theme", "criterion"} else place


def _examined_by(directive: Json) -> str:
    case = directive.get("case")
    return f" · {_by_whom(case)}" if case else ""


def _directive(found: Json) -> Iterator[str]:
    law = f" · lov: {found['basis']}" if found["binding"] == "law" else ""
    title = found["guideline_title"] or "titel ukendt"
    yield f"{found['id']}  {found['subject']}{law}"
    yield f"Retningslinje {found['guideline']} {title}"
    yield from _words(found)
    yield _known_by(found)
    yield f"Spørgsmål: {', '.join(found['questions']) or 'ingen spørgsmål'}"
    if found["indicators"]:
        yield f"Indikatorer: {', '.join(found['indicators'])}"
    if found["below"]:
        yield f"Herunder: {', '.join(found['below'])}"
    yield from _laws(found["law"])
    yield from _neighbours(found)
    if case := found.get("case"):
        yield from _in_case(found, case)


def _words(found: Json) -> Iterator[str]:
    """The wording where it is known; a split of our own is said to be that."""
    if found["text"]:
        yield f"»{found['text']}«"
    if found["intro"]:
        yield from (each for each in found["intro"].splitlines() if each)
    if found["points"] and not found["text"]:
        yield "Punkter (vores opdeling):"
    for each in found["points"]:
        law = f": {each['basis']}" if each["basis"] else ""
        note = f"; {each['note']}" if each["note"] else ""
        yield f"  - {each['text']} ({BINDINGS[each['binding']]}{law}{note})"
    note = f" {found['note'][0].upper()}{found['note'][1:]}." if found["note"] else ""
    yield f"Binding: {BINDINGS[found['binding']]}.{note}"


def _known_by(found: Json) -> str:
    """What `verified` says: never more than what has been read."""
    source = found["source"]
    match found["known_by"]:
        case "text":
            return f"Ordlyden er læst i »{source['title']}« ({source['publisher']}, {source['date']})."
        case "title":
            return "Kun nummer og titel er kendt; ordlyden er ikke læst."
        case "number":
            return "Kun nummeret er kendt, som det er citeret; ordlyden er ikke læst, og emnet er vores egne ord."
        case _:
            return (
                "Nummeret er gengivet, som det er citeret, men passer ikke til nogen indholdsfortegnelse, vi kender; "
                "ordlyden er ikke læst."
            )


def _laws(named: Sequence[Json]) -> Iterator[str]:
    for each in named:
        how = "gør det til lov" if each["as"] == "basis" else "nævnt i bemærkningen"
        yield f"{each['id']} ({how}){': »' + each['text'] + '«' if each['text'] else ''}"


def _neighbours(found: Json) -> Iterator[str]:
    if not found["also"]:
        among = [_known_of(*each) for each in found["also_among"].items()]
        yield from (f"Om det samme i {each}: ingen fundet." for each in among)
        return
    yield "Om det samme i en anden udgave (sammenholdt i hånden efter emnet; numrene siger intet):"
    for each in found["also"]:
        sure = CERTAINTIES.get(each["certainty"] or "", "ikke angivet, hvor sikkert")
        yield f"  {each['id']}  {each['subject'] or ''} ({sure})"
        yield f"    {each['reason']}"


_FEW = 3


def _known_of(catalogue: str, guidelines: Sequence[str]) -> str:
    """Where little is known of a catalogue, that nothing is found there says little."""
    return f"{catalogue} (af den kender vi kun {listed(guidelines)})" if len(guidelines) <= _FEW else catalogue


def _in_case(found: Json, case: Json) -> Iterator[str]:
    yield ""
    asked = found["questions"] or found["below"]
    yield f"I sagen: {_by_whom(case) if asked else 'ingen spørgsmål i sagens udgave henviser til den'}"
    for each in case["questions"]:
        yield from _asked(each)
    yield from _untouched(case)
    for indicator, notes in case["notes_at"].items():
        laid = counted(notes, "note", "noter")
        yield f"Ved {indicator} ligger {laid} uden spørgsmål, som også kan handle om noget andet."
    if case["judgements"]:
        yield f"Nævnt i bedømmelsen af {listed(case['judgements'])}."
    yield from _each_examined("Herunder", case["below"])
    yield from _each_examined("Om det samme", case["also"])


def _by_whom(case: Json) -> str:
    """As in: belyst i 3 samtaler (borgere og ledelse) og 1 dokumentgennemgang."""
    if not case["examined"]:
        return "ikke belyst"
    held = {answer["encounter"]: answer["method"] for answer in _counting(case)}
    parts = []
    for method, (one, many) in METHODS_COUNTED.items():
        number = sum(each == method for each in held.values())
        if number:
            who = (
                f" ({listed(GROUPS_MANY.get(each, each) for each in case['groups'])})" if method == "interview" else ""
            )
            parts.append(f"{counted(number, one, many)}{who}")
    differing = " · oplysningerne er forskellige" if case["differs"] else ""
    return f"belyst i {listed(parts)}{differing}"


def _counting(case: Json) -> list[Json]:
    return [answer for each in case["questions"] for answer in each["answers"] if answer["counts"]]


def _asked(question: Json) -> Iterator[str]:
    if not question["answers"]:
        return
    yield f"  {question['id']}  {question['text']}"
    for value, number in question["values"].items():
        said = [each for each in question["answers"] if each["counts"] and (each["value"] or "unread") == value]
        yield f"    {VALUES.get(value, _UNREAD)} {number}: {_who(said)}"
    noted = [each for each in question["answers"] if each["counts"] and each["note"]]
    if noted:
        yield f"    {counted(len(noted), 'note', 'noter')}: {_who(noted)}"
    if question["differs"]:
        yield "    Oplysningerne er forskellige."
    for track, about in OTHER_TREATMENTS.items():
        set_aside = [each for each in question["answers"] if each["track"] == track]
        if set_aside:
            yield f"    Om {about}, tæller ikke med her: {_who(set_aside)}"


def _who(answers: Iterable[Json]) -> str:
    return ", ".join(dict.fromkeys(_voice(each) for each in answers))


def _voice(answer: Json) -> str:
    """As in: Borger 2 (S4; 1 sagde noget andet), and what was read or seen by its title."""
    otherwise = f"{answer['deviates']} sagde noget andet" if answer["deviates"] else ""
    held = label_text(answer["encounter"])
    who = listed(answer["sources"]) or answer["title"] or held
    inside = "; ".join(each for each in (held, otherwise) if each and each != who)
    return f"{who} ({inside})" if inside else who


def _untouched(case: Json) -> Iterator[str]:
    missing = case["not_touched"]
    if missing["questions"] and case["examined"]:
        yield f"Ikke berørt: {', '.join(missing['questions'])}"
    if missing["groups"]:
        groups = listed(GROUPS_MANY.get(each, each) for each in missing["groups"])
        yield f"Kan spørges, men er ikke hørt om det: {groups}"
    ways = [METHODS_COUNTED[each][1] for each in missing["methods"] if each != "interview"]
    if ways:
        yield f"Ikke brugt: {listed(ways)}"


def _each_examined(heading: str, rows: Sequence[Json]) -> Iterator[str]:
    for words, state in (("belyst", True), ("ikke belyst", False)):
        held = [each["id"] for each in rows if each["examined"] is state]
        if held:
            yield f"{heading}, {words}: {', '.join(held)}"


def _provision(found: Json) -> Iterator[str]:
    yield f"{found['id']}  {found['subject']} · lov"
    if found["text"]:
        yield f"»{found['text']}«"
    yield from (f"{each['basis']}: »{each['text']}«" for each in found["points"])
    if found["note"]:
        yield found["note"]
    yield _known_by(found)
    yield f"Ukendt, fordi kilden ikke trykker det: {_flowing(found['unknown'])}."
    for how, words in (("basis", "Gør til lov"), ("note", "Nævnt ved")):
        named = [f"{each['id']} {each['subject']}" for each in found["directives"] if each["as"] == how]
        if named:
            yield f"{words}:"
            yield from (f"  {each}" for each in named)
    if found["questions"]:
        yield f"Spørgsmål, der nævner den: {', '.join(found['questions'])}"
    if case := found.get("case"):
        yield from _provision_in_case(case)


def _flowing(parts: Sequence[str]) -> str:
    return "; ".join(f"{each[0].lower()}{each[1:]}" for each in parts)


def _provision_in_case(case: Json) -> Iterator[str]:
    yield ""
    named = f"nævnt i bedømmelsen af {listed(case['judgements'])}" if case["judgements"] else "ikke i en bedømmelse"
    yield f"I sagen: {named}."
    for each in case["followups"]:
        where = f" ved {each['indicator']}" if each["indicator"] else ""
        cited = " · ".join(text for text in (each["law"], each["basis"]) if text)
        yield f"  {each['entry']}  {each['kind']}{where}: {cited}"
    yield from _each_examined("Anvisninger, der nævner den", case["directives"])


def _point(found: Json) -> Iterator[str]:
    """A point of a frame: where it stands, the source's words, how binding they are."""
    basis = f": {found['basis']}" if found["basis"] else ""
    yield f"{found['id']}  {found['title']}"
    yield from filter(None, (f"{found['frame_title']} · {found['edition']}".strip(" ·"), found["heading"]))
    if found["text"]:
        yield f"Kilden: {found['text']}"
    yield f"Binding: {BINDINGS[found['binding']]}{basis}"
    if found["reference"]:
        yield f"Kildens henvisning: {found['reference']}"
    if found["indicators"]:
        yield f"Kan bruges som grundlag for: {', '.join(found['indicators'])}"
    if found["note"]:
        yield found["note"]
    if "case" in found:
        yield from ("", f"I sagen: {found['case']['told']}")
        yield from (f"  {_answered(each)}" for each in found["case"]["answers"])


def _answered(answer: Json) -> str:
    """As in: Leder 1 (Leder 1 24-10-2023): ja · note · grundlag for 8.a. What was noted is not told."""
    ground = f"grundlag for {listed(answer['at_items'])}" if answer["at_items"] else ""
    told = (VALUES.get(answer["value"] or "", ""), "note" if answer["note"] else "", ground)
    return f"{_voice(answer)}: {' · '.join(filter(None, told)) or 'noteret'}"
