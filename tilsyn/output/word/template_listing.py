"""docs/skabelon.md, made from the documents' records; a test compares the two and says how to write it anew."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from tilsyn.domain.danish import listed
from tilsyn.output.contexts.audiences import AUDIENCES, SEES
from tilsyn.output.word.template_contract import CONTRACT, OPTIONAL, PAPERS
from tilsyn.output.word.word_text import FILTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tilsyn.output.word.template_contract import Shape

_WIDTH = 118
_OPENING = """# Word-skabelonen

Rapporten skrives ud fra et Word-dokument. Det er et almindeligt dokument: tag en kopi, åbn den i Word, ret skrifttyper,
farver, logo, faste sætninger og rækkefølge, og gem den som .docx. Alt, hvad der ikke er et mærke, står uændret i
rapporten.

    tilsyn template copy tilsynsrapport vores.docx
    tilsyn template check vores.docx
    tilsyn report SAG -o rapport.docx --template vores.docx

Lægges den i jeres egen mappe (`tilsyn template list` siger, hvor den er), kan den nævnes ved navn: `--template vores`.
Programmet tager aldrig en anden skabelon end den, der er nævnt. `letter`, `guide` og `notes` har det samme valg.

Rapporten har tre skabeloner, bygget af de samme dele:

| navn | til |
|---|---|
| `tilsynsrapport` | alle slags sager og alle modtagere; det, der ikke er med i en rapport, bliver udeladt |
| `portal` | uddraget til Tilbudsportalen: kun det, der står dér |
| `godkendelse` | rapporten om en ansøgning om godkendelse: uden værdier og spindelvæv |

De to sidste er kortere at rette i, og en sag bliver den samme rapport af dem som af den første. Hedder jeres egen
noget, der begynder sådan (`portal-vores.docx`), kan den kun bruges til den slags rapport.

Denne side er aftalen mellem skabelon og program; den ændres kun med en linje i
CHANGELOG.md.

## Mærker

| mærke | betyder |
|---|---|
"""
_MARKS = (
    ("{{ tilbud }}", "skriv oplysningen her"),
    ("{{ udgave.titel }}", "punktum går ind i en gruppe af oplysninger"),
    (
        "{%p for tema in temaer %}` … `{%p endfor %}",
        "gentag afsnittene imellem; hvert mærke står alene i sit eget afsnit, som forsvinder",
    ),
    (
        "{%tr for punkt in opfoelgning %}` … `{%tr endfor %}",
        "gentag tabelrækkerne imellem; hvert mærke har sin egen række, som forsvinder",
    ),
    ("{%p if fokus %}` … `{%p else %}` … `{%p endif %}", "kun hvis der er noget at skrive"),
    ("{% if udkast %}UDKAST{% endif %}", "det samme inde i et afsnit"),
    (r"{{ anvisning.indikatorer\|join(', ') }}", "en liste på én linje"),
)
_NO_MORE = "Mere kan en skabelon ikke: den kører i en lukket kasse og udfører ingen kode."
_RULES = """\
Tekster kommer ordret ind, også `&`, `<`, `{{` og tabulatorer, og linjeskift bliver til linjeskift i afsnittet. En
tekst på flere afsnit er en liste (`afsnit`) og skrives med en løkke, så hvert afsnit får den typografi, skabelonen
giver det.

## Hvad der bliver gjort bagefter

- **Spindelvævet.** Radardiagrammet med den alternative tekst `[[radar]]` får temaernes titler og værdier, også i det
  regneark, der åbnes med »Rediger data«. Et tema uden værdi bryder linjen, og er noget af et tema videreført, er mærket
  firkantet og hult. Diagrammets anden linje er den tidligere rapport; uden en sådan tages den væk sammen med
  forklaringen. Farver, størrelse og akser er skabelonens. Er der intet spindelvæv (nygodkendelse, Tilbudsportalen),
  fjernes diagrammet. Det kan kopieres fra den medfølgende skabelon til en anden.
- **Indholdsfortegnelsen.** Words eget felt udfyldes med overskrifterne som links, og Word sætter sidetal på, når
  dokumentet åbnes og man svarer ja til at opdatere felter.
- **Lister.** Linjer, der er skrevet med »- « eller »1. « foran i en brødtekst, får typografien Punkt eller Tal, hvis
  skabelonen har dem; en brødtekst er et afsnit i Bedømmelse, Vurdering, Videreført, Konklusion, Brødtekst eller Normal.
- **Det, der hører sammen.** »§ 101«, »stk. 4« og datoer bliver på én linje.
- **Henvisninger.** Et nummer i tegntypografien Henvisning bliver et link til den overskrift (niveau 3 og derunder), der
  ender på det: `4.a` til »Indikator 4.a«.
- **Egenskaber.** Titlen bliver rapportens titel og tilbuddets navn; datoerne er den seneste oplysnings, så den samme
  sag giver den samme fil, byte for byte. Indholdets kontrolsum står som egenskaben Identifikator.

## Hvad en skabelon skal have

Uden `udkast` bliver skabelonen afvist: et udkast skal kunne kendes. Mangler en anden bærende oplysning, advares der
(T007), for den kommer så ikke med. Pladsholdere, der ikke findes, mærker, der ikke går op, og kode bliver afvist, før
noget skrives; fejlene står i docs/fejlkoder.md.

En skabelon er en fremmed fil. Derfor bliver makroer, billeder, der hentes udefra, og filer, der fylder for meget,
afvist; løkker og tekster tælles, så intet kan gentage sig i det uendelige; og stien til den skabelon, Word selv brugte,
følger ikke med ud.
"""
_READER = """\
En skabelon spørger aldrig, hvem modtageren er, men om en del er for modtageren: `{%p if dele.oekonomi %}`. En del, der
ikke er det, er tom. `audience` (modtageren) er der stadig for de skabeloner, der er skrevet med den. Hvem der ser hvad:
"""
_ALL = """## Alle pladsholdere

Et navn med punktum efter en liste bruges inde i løkken: `temaer.titel` er `{{ tema.titel }}` mellem
`{%p for tema in temaer %}` og `{%p endfor %}`. »Sand« og »falsk« er til at vælge efter med `if`; skrevet direkte
bliver de til ja og nej. `bedoemmelse` er udfyldt i udgaver, der giver score på kriterier, og tom i andre.
"""
_TABLE = "| pladsholder | art | indhold |\n|---|---|---|\n"
_OTHERS = """## Andre papirer

De er skrevet ud fra hver sin skabelon ved siden af rapportens, med de samme mærker og i den samme lukkede kasse.
Tekster, der er ens i alle sager, står i skabelonen.
"""
_PAPERS = {
    "brev.docx": """### Brevet: `brev.docx`

Brevet om et anmeldt besøg og opslaget til borgerne. Det, kun myndigheden ved, står i [kantede parenteser] og udfyldes
i hånden.
""",
    "notat.docx": """### Notatet: `notat.docx`

Ét notat om én samtale. Flere notater i samme dokument er skrevet efter hinanden, hvert på sin side med sit eget
sidehoved.
""",
    "interviewguide.docx": """### Samtaleguiden: `interviewguide.docx`

Ét afsnit af guiden: en samtale, en gennemgang af dokumenter, en observation eller, til konsulenten alene, et temas
faglige grundlag; `art` siger hvilket. Hvert afsnit begynder på en ny side med sit eget sidehoved. Et sektionsskift i et
tomt afsnit flyttes op i afsnittet før, så det ikke koster en linje.
""",
    "spoergeramme.docx": """### Spørgerammen: `spoergeramme.docx`

Én spørgeramme, som sagen står, til eget brug: hvert punkt med det, der er sagt, læst og talt. Den udleveres ikke.
""",
    "sammenligning.docx": """### Sammenligningen: `sammenligning.docx`

Ét tilbud ved to tilsyn, til eget brug: scorer, bedømmelser, opfølgning og det undersøgte. Den udleveres ikke.
""",
}


def as_markdown() -> str:
    """The whole page: what a template may do, and every placeholder of every paper."""
    marks = "".join(f"| `{mark}` | {meaning} |\n" for mark, meaning in _MARKS)
    filters = f"Filtre: {listed(_code(sorted(FILTERS)))}. {_NO_MORE}"
    papers = [f"{_PAPERS[name]}\n{_table(made)}" for name, made in PAPERS.items()]
    parts = (f"{_OPENING}{marks}", f"{fill(filters, _WIDTH)}\n", _RULES, _parts(), _ALL, _table(CONTRACT), _OTHERS)
    return "\n".join([*parts, *papers])


def _parts() -> str:
    missing = listed(_code(name for name in CONTRACT if name in OPTIONAL))
    said = f"{missing} er ikke med i alle rapporter: spørg først med `{{%p if interne %}}`."
    return f"{said}\n\n{_READER}\n{_who_sees_what()}"


def _who_sees_what() -> str:
    """The parts that not every audience sees, from the one table."""
    head = "| del | " + " | ".join(_code(AUDIENCES)) + " |\n|---|" + "---|" * len(AUDIENCES) + "\n"
    return head + "".join(
        f"| {_part(part)} | {' | '.join('ja' if each in seen else 'nej' for each in AUDIENCES)} |\n"
        for part, seen in SEES.items()
        if seen != frozenset(AUDIENCES)
    )


def _part(row: str) -> str:
    name, colon, of_it = row.partition(":")
    return f"`{name}`{colon}{of_it}"


def _table(shape: Shape) -> str:
    return _TABLE + "".join(f"| `{name}` | {kind} | {words} |\n" for name, kind, words in _rows(shape))


def _rows(shape: Shape, name: str = "") -> Iterator[tuple[str, str, str]]:
    if isinstance(shape, dict):
        for key, part in shape.items():
            yield from _rows(part, f"{name}.{key}".lstrip("."))
    elif isinstance(shape, str):
        yield name, "værdi", shape
    elif isinstance(shape[0], str):
        yield name, "liste", shape[0]
    else:
        yield name, "liste", "se de næste linjer"
        yield from _rows(shape[0], name)


def _code(names: Iterable[str]) -> Iterator[str]:
    return (f"`{each}`" for each in names)
