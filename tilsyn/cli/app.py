"""The commands and where they live. `--help` imports none of them; each is imported when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from tilsyn import __version__
from tilsyn.cli import console
from tilsyn.cli.danish import USAGE_ERROR, DanishCommand, DanishGroup, danish_usage
from tilsyn.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("cases", "Opret en sag."),
    "case": ("cases", "Vis eller ret sagens stamdata, besøg, afdelinger og plan."),
    "focus": ("cases", "Sæt tilsynets fokus, én gang for sagen."),
    "source": ("fieldwork", "Tilføj en kilde med en kode, aldrig et navn."),
    "encounter": ("fieldwork", "Opret, ret eller afslut en samtale, observation eller dokumentgennemgang."),
    "interview": ("fieldwork", "Gennemfør en samtale, eller skriv ind fra papir."),
    "note": ("fieldwork", "Notér noget, løst eller på en indikator."),
    "sort": ("fieldwork", "Læg løse noter på plads."),
    "score": ("judging", "Bedøm en indikator: først teksten, så scoren. Med --json: scoreoversigten."),
    "assess": ("judging", "Skriv vurderingen af et kriterium, et tema, helheden, økonomien eller konklusionen."),
    "followup": ("judging", "Tilføj eller ret et opfølgningspunkt."),
    "scope": ("judging", "Registrér valget, hvor det er omstridt, om en indikator gælder."),
    "status": ("overview", "Hvor står sagen, og hvad mangler der?"),
    "log": ("overview", "Vis sagens poster."),
    "verify": ("overview", "Efterprøv, at sagens fil er hel og uændret."),
    "protect": ("overview", "Beskyt en post, eller ophæv beskyttelsen."),
    "withdraw": ("overview", "Træk en oplysning tilbage, så den ikke bruges mere."),
    "redact": ("overview", "Fjern indholdet af en post for altid."),
    "report": ("outputs", "Skriv tilsynsrapporten som Word-dokument."),
    "checklist": ("frames", "Vis en spørgeramme, som sagen står, punkt for punkt."),
    "notes": ("leaving", "Skriv et notat pr. samtale til myndighedens egen sag."),
    "paste": ("leaving", "Overfør rapportens felter et ad gangen til myndighedens eget system."),
    "plan": ("planning", "Vis eller skriv planen for besøget: grundlag, program, dokumenter, hvem vi vil møde."),
    "guide": ("planning", "Skriv samtaleguiden til papir."),
    "document add": ("documents", "Læg et dokument eller et foto i sagen som grundlag."),
    "document list": ("documents", "Vis sagens dokumenter og citaterne fra dem."),
    "document get": ("documents", "Tag en gemt fil ud af sagen igen, som den blev lagt i."),
    "document quote": ("documents", "Citér et dokument, til en eller flere indikatorer."),
    "template list": ("templates", "Vis Word-skabelonerne, programmets og jeres egne."),
    "template copy": ("templates", "Kopiér en Word-skabelon, så I kan rette den."),
    "template check": ("templates", "Kontrollér en Word-skabelon, før den bruges."),
    "letter": ("lettering", "Skriv brevet om et anmeldt besøg, med et opslag til borgerne."),
    "export": (
        "outputs",
        "Skriv arbejdsbogen (.xlsx), ark til udfyldning, en formular eller en udvekslingsfil (.json).",
    ),
    "import": ("outputs", "Læs en udvekslingsfil, et udfyldt ark eller svar på en formular ind i sagen."),
    "compare": ("comparing", "Hold to tilsyn med det samme tilbud op mod hinanden."),
    "office": ("office", "Vis eller ret socialtilsynets egne oplysninger: navn, logo, konsulenter."),
    "demo": ("demo", "Se et helt, opdigtet tilsyn fra samtale til rapport."),
    "model": ("library", "Vis, list og kontrollér udgaver af kvalitetsmodellen."),
    "ref": ("library", "Slå en anvisning, en indikator eller et spørgsmål op."),
}
"""A name of two words is a verb under its command; the first of them may be a command by itself, or not."""
NOTHING_ALONE = "Skriv en af kommandoerne her efter den."
ALIASES = {
    "dokument": "document",
    "skabelon": "template",
    "samtale": "interview",
    "notér": "note",
    "sortér": "sort",
    "vurdér": "score",
    "rapport": "report",
    "spørgeramme": "checklist",
    "kontor": "office",
}


def examples(*lines: str) -> str:
    """What stands last on a command's help page: each of them a line that runs as it stands."""
    return "\n\n".join(f"Eksempel: {line}" for line in lines)


def verbs_of(name: str) -> list[str]:
    """The verbs that may follow a command's name."""
    return [each.partition(" ")[2] for each in COMMANDS if each.startswith(f"{name} ")]


def flat(words: Sequence[str]) -> list[str]:
    """With a command and its verb as one name, where the second word is a verb of the first: `document add`.

    Whoever has a case of that name writes ./add.
    """
    name = " ".join((ALIASES.get(words[0], words[0]), *words[1:2])) if words else ""
    return [name, *words[2:]] if name in COMMANDS and " " in name else list(words)


class VerbGroup(DanishGroup):
    """A command that is nothing without one of its verbs."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002  typer's context has no public type
        return verbs_of(str(self.name))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401  as above
        return LazyGroup.get_command(self, ctx, f"{self.name} {cmd_name}")  # type: ignore[arg-type]  # it reads the table

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401  as above
        self.commands = dict.fromkeys(self.list_commands(ctx), None)  # type: ignore[assignment]  # to suggest from
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:  # noqa: ANN401  as above
        return [*_offered(self.list_commands(ctx), incomplete, f"{self.name} "), *_options(self, ctx, incomplete)]

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  as above
        with formatter.section("Kommandoer"):
            formatter.write_dl([(each, COMMANDS[f"{self.name} {each}"][1]) for each in self.list_commands(ctx)])


def _offered(names: Iterable[str], incomplete: str, before: str = "") -> list[Any]:
    """From the table: to ask each command for its help would import them all."""
    from typer.core import CompletionItem  # type: ignore[attr-defined]  # typer's own, without a public name

    told = {name: before + ALIASES.get(name, name) for name in names if name.startswith(incomplete)}
    return [CompletionItem(name, help=COMMANDS[known][1] if known in COMMANDS else "") for name, known in told.items()]


def _options(made: TyperGroup, ctx: Any, incomplete: str) -> list[Any]:  # noqa: ANN401  as above
    return super(TyperGroup, made).shell_complete(ctx, incomplete)


class LazyGroup(DanishGroup):
    """Finds commands by name in the table above, and imports only the one that is called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002  typer's context has no public type
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002  as above
        name = ALIASES.get(cmd_name, cmd_name)
        if name not in COMMANDS:
            return VerbGroup(name=name, help=NOTHING_ALONE, rich_markup_mode=None) if verbs_of(name) else None
        module = import_module(f"tilsyn.cli.{COMMANDS[name][0]}")
        return typer.main.get_group(module.app).commands[name]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401  as above
        names = dict.fromkeys([*(each.partition(" ")[0] for each in COMMANDS), *ALIASES], None)
        self.commands = names  # type: ignore[assignment]  # names to suggest from
        return super().resolve_command(ctx, flat(args))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:  # noqa: ANN401  as above
        names = dict.fromkeys([*(each.partition(" ")[0] for each in COMMANDS), *(ALIASES if incomplete else ())])
        return [*_offered(names, incomplete), *_options(self, ctx, incomplete)]

    def verbs_told(self, name: str) -> list[tuple[str, str]]:
        """Each verb of a command, with what it does."""
        return [(f"{name} {each}", COMMANDS[f"{name} {each}"][1]) for each in verbs_of(name)]

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002  as above
        with formatter.section("Kommandoer"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


app = typer.Typer(
    name="tilsyn", cls=LazyGroup, rich_markup_mode=None, add_completion=False, no_args_is_help=False,
    help="Tilsyn med sociale tilbud: samtaler ud fra kvalitetsmodellen, bedømmelser, rapport og matrix.",
    epilog="Hver kommando har sin egen hjælp, fx: tilsyn new --help",
)  # fmt: skip


def _version(asked: bool) -> None:
    if asked:
        console.out(f"tilsyn {__version__}")
        raise typer.Exit


def _show_completion(shell: str | None) -> None:
    if shell is not None:
        from tilsyn.cli import completion

        console.out(completion.script(shell))
        raise typer.Exit


def _install_completion(shell: str | None) -> None:
    if shell is not None:
        from tilsyn.cli import completion

        console.written(completion.install(shell))
        console.out("Udfyldning med Tab virker, når du åbner et nyt terminalvindue.")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Vis versionen.", callback=_version, is_eager=True)
    ] = False,
    install_completion: Annotated[
        str | None, typer.Option(metavar="[SKAL]", callback=_install_completion, help="Slå udfyldning med Tab til.")
    ] = None,
    show_completion: Annotated[
        str | None,
        typer.Option(metavar="[SKAL]", callback=_show_completion, help="Vis det, skallen skal læse til det."),
    ] = None,
) -> None:
    """Tilsyn med sociale tilbud: samtaler ud fra kvalitetsmodellen, bedømmelser, rapport og matrix."""
    del version, install_completion, show_completion
    if ctx.invoked_subcommand is None:
        console.out(ctx.get_help())


def group() -> typer.Typer:
    """An app for one command group, speaking Danish."""
    made = typer.Typer(cls=DanishGroup, rich_markup_mode=None, add_completion=False)
    made.callback()(_nothing)
    return made


def _nothing() -> None:
    """Makes a group of an app that would otherwise collapse into its only command."""


def command() -> Any:  # noqa: ANN401  typer's command has no public type
    """The whole of the program as typer sees it."""
    return typer.main.get_command(app)


def invoke(argv: list[str]) -> int:
    """Parse and run; usage errors of typer's become ours. Returns the exit code."""
    try:
        code = command().main(args=argv, prog_name="tilsyn", standalone_mode=False)
    except USAGE_ERROR as error:
        raise danish_usage(error, ALIASES) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    if code == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else int(ExitCode.DONE)


__all__ = ["DanishCommand", "app", "group", "invoke"]
