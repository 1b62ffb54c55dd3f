"""All problems of one kind in one line: what `status` says of the S codes before it is asked for more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tilsyn.domain.addresses import CASE, Place
from tilsyn.domain.problems.case import CASE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tilsyn.domain.problems import Problem


class Summed(NamedTuple):
    """How several of a kind are said at once: a sentence with their number, and which fact tells them apart.

    No fact: they are told apart by where they stand. `one` is for a single one, where its own sentence would not do.
    `at_one`: what is counted is a place where several may be found, so each place counts once; and so it is said where
    all are at one.
    """

    many: str
    fact: str = ""
    one: str = ""
    at_one: str = ""


SUMMED: dict[str, Summed] = {
    "S001": Summed("{count} {units} mangler", one="1 {unit} mangler"),
    "S002": Summed("{count} {units} har en tekst, men ingen score"),
    "S003": Summed("{count} bedømmelser nævner ingen kilde"),
    "S004": Summed("Om {count} {units} gælder for tilbudstypen, er ikke afklaret"),
    "S005": Summed("{count} vurderinger mangler", one="1 vurdering mangler"),
    "S006": Summed("{count} påbud mangler en frist"),
    "S007": Summed("{count} skærpede tilsyn løber mere end seks måneder"),
    "S008": Summed("Skærpet tilsyn står uden et påbud"),
    "S009": Summed(
        "{count} steder står der flere udgaver fra hver sin computer",
        "what",
        at_one="1 sted står der flere udgaver fra hver sin computer",
    ),
    "S010": Summed("Grundlaget bærer ikke {count} bedømmelser"),
    "S011": Summed("{count} bedømmelser hviler på noget, der siden er trukket tilbage"),
    "S012": Summed("{count} steder står der noget, der ligner et CPR-nummer", "what"),
    "S013": Summed("{count} punkter fra sidst er ikke undersøgt, og fristen var nået ved sidste besøg", "what"),
    "S014": Summed("Sagen har intet grundlag: intet svar, ingen note og intet dokument, der siger noget"),
    "S015": Summed("{count} valg af, om en indikator gælder, er videreført og skal bekræftes"),
    "S020": Summed("Ordlyden er ikke fundet", "ids"),
    "S021": Summed("{count} {units} hviler på én metode"),
    "S022": Summed("{count} {units} hviler på én gruppe af kilder"),
    "S023": Summed(
        "{count} bedømmelser nævner kilder, som ikke har noget noteret der",
        at_one="1 bedømmelse nævner kilder, som ikke har noget noteret der",
    ),
    "S024": Summed("{count} steder står der noget, der ligner et CPR-nummer", "what"),
    "S025": Summed("{count} slags noter er ikke lagt på plads", "count"),
    "S026": Summed("{count} tekster kan pege på enkeltpersoner", at_one="1 tekst kan pege på enkeltpersoner"),
    "S027": Summed("Temavurderinger gentager ordret sætninger fra {count} bedømmelser", "id"),
    "S028": Summed("Oplysningerne er forskellige om {count} {units}"),
    "S029": Summed("Loven er ændret siden udgaven", "text"),
    "S030": Summed("Der er ingen samtale med borgere"),
    "S031": Summed("{count} samtaler er ikke afsluttet", "label"),
    "S033": Summed("Svar er markeret til eftersyn", "count"),
    "S034": Summed("{count} bedømmelser gentager ordret et længere stykke fra en anden"),
    "S035": Summed("{count} bedømmelser gentager ordret et længere stykke fra den tidligere rapport"),
    "S037": Summed("{count} samtaler slutter, før de begynder", "label"),
    "S038": Summed("{count} svar er sagt uden for den tid, samtalen varede", "id"),
    "S039": Summed("{count} datoer ligger i forkert rækkefølge", "what"),
    "S040": Summed("{count} fejl i filen", "what"),
    "S041": Summed("{count} tider blev skrevet, før de var der", "what"),
    "S042": Summed("Høringen blev sat som afsluttet før fristen", "deadline"),
    "S043": Summed("{count} besøg ligger efter rapportens dato", "visit"),
    "S044": Summed("Fristen var gået, da der blev bedt om {count} dokumenter", "what"),
    "S063": Summed("Punkter fra sidst står som ikke undersøgt", "count"),
    "S070": Summed("Høringen er ikke afsluttet", "stage"),
    "S071": Summed("Det står ikke, hvorfor rapporten ikke har været i høring"),
    "S072": Summed("{count} samtaler eller gennemgange er ikke afsluttet", "label"),
    "S073": Summed("{count} temaer har ingen ord i rapporten"),
    "S074": Summed("Det står ikke, hvilket socialtilsyn rapporten kommer fra"),
    "S075": Summed("Ændret, siden den endelige rapport blev lavet", "what"),
    "S076": Summed("Der er lavet flere endelige rapporter, hver på sin computer, til", "receiver"),
    "S077": Summed("Noget i {count} endelige rapporter er maskeret", "receiver"),
    "S078": Summed("Noget i {count} endelige rapporter må ikke længere vises", "receiver"),
    "S079": Summed("Ansøgeren er ikke godkendt, så intet kan sendes til Tilbudsportalen"),
    "S080": Summed("Ansøgeren er ikke godkendt, så udkastet kan ikke sendes til Tilbudsportalen"),
    "S081": Summed("{count} endelige rapporter svarer ikke længere til sagen", "receiver"),
    "S050": Summed("{count} bedømmelser bruger ikke scorens gradord i første afsnit"),
    "S051": Summed("{count} tekster kan pege på en person"),
    "S052": Summed("{count} tekster gengiver besøget"),
    "S053": Summed("{count} tekster siger en hensigt eller ros"),
    "S054": Summed("{count} tekster tæller svar"),
    "S055": Summed("{count} tekster bruger et tal som grund"),
    "S056": Summed("{count} tekster sammenligner eller rangordner"),
    "S057": Summed("{count} tekster taler om overtrædelse"),
    "S058": Summed("{count} bedømmelser slutter ikke med sine kilder"),
    "S062": Summed("{count} scorer er andre end sidst, uden at der står hvorfor"),
    "S061": Summed("{count} nøglesætninger står ikke længere i vurderingen af temaet"),
    "S060": Summed("{count} påbud mangler hjemmel eller den regel, der ikke er overholdt"),
}
"""Every S code but S032: what may oblige someone is never put together with anything else."""
_SHAPES = {"first": r"\S+", "second": r"\S+"}
"""Facts that are dates: what someone wrote before them may hold the sentence's own marks."""
_UNITS = {"indicator": ("indikator", "indikatorer"), "criterion": ("kriterium", "kriterier")}


def summed(found: Iterable[Problem], rated_level: str) -> Iterator[str]:
    """One line a kind, the kinds in the order in which they were found."""
    kinds: dict[str, list[Problem]] = {}
    for each in found:
        kinds.setdefault(each.code, []).append(each)
    for code, same in kinds.items():
        if code in SUMMED:
            yield _line(SUMMED[code], same, rated_level)
        else:
            yield from (_alone(each) for each in same)


def _line(words: Summed, same: Sequence[Problem], rated_level: str) -> str:
    if len(same) == 1 and not words.one:
        return _alone(same[0])
    unit, units = _UNITS.get(rated_level, _UNITS["indicator"])
    count = len({_stands(words, each) for each in same}) if words.at_one else len(same)
    said = ((words.one or words.at_one) if count == 1 else words.many).format(count=count, unit=unit, units=units)
    told = _told_apart(words, same)
    return f"{said}: {told}" if told else said


def _alone(found: Problem) -> str:
    """Its own sentence, with its place where the sentence does not name it."""
    where = found.place()
    names_it = found.at in {None, CASE} or where.casefold() in found.text.casefold()
    return found.text.removesuffix(".") if names_it else f"{where}: {found.text.removesuffix('.')}"


def _stands(words: Summed, found: Problem) -> str:
    return _fact(found, words.fact) if words.fact else found.at or CASE


def _told_apart(words: Summed, same: Sequence[Problem]) -> str:
    if words.fact:
        return ", ".join(dict.fromkeys(_fact(each, words.fact) for each in same))
    return places_text([each.at for each in same if each.at and each.at != CASE])


def _fact(found: Problem, name: str) -> str:
    """One of the facts that the sentence was made of."""
    words = re.escape(CASE_KINDS[found.code].text).replace(r"\{", "{").replace(r"\}", "}")
    shaped = re.sub(r"{(\w+)}", lambda each: f"(?P<{each[1]}>{_SHAPES.get(each[1], '.+?')})", words)
    facts = re.fullmatch(shaped, found.text, re.DOTALL)
    return facts[name] if facts else found.text


def places_text(found: Iterable[str]) -> str:
    """Each place once: 1.a 2.a; those with a word before them share it: kriterium 1 2 · tema 4 · samlet vurdering."""
    words: dict[str, list[str]] = {}
    for place in map(Place, dict.fromkeys(found)):
        numbered = place.is_item or place.level in {"criterion", "theme", "question"}
        ids = words.setdefault(place.text().removesuffix(place.id).strip() if numbered else place.text(), [])
        ids.extend([place.id] if numbered else [])
    return " · ".join(" ".join(filter(None, [word, *ids])) for word, ids in words.items())
