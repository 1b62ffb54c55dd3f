"""Arguments and options that several commands share, and how a case is opened from them."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from unicodedata import category, normalize

import typer

from tilsyn import __version__
from tilsyn.cli import asking, console
from tilsyn.cli.asking import asked_again, tries_at
from tilsyn.cli.completion import case_files, template_names
from tilsyn.cli.doubted_names import warn_of_names
from tilsyn.domain.world import World
from tilsyn.errors import CaseHasTwoNames, PassphraseUnread, UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.services.editions import Shelf
    from tilsyn.services.open_case import Desk
    from tilsyn.storage.outgoing import Consent

CasePath = Annotated[
    Path, typer.Argument(metavar="SAG", help="Sagens fil, fx nordkaj.tilsyn.", autocompletion=case_files)
]
By = Annotated[str | None, typer.Option("--by", envvar="TILSYN_BY", metavar="INITIALER", help="Hvem der skriver.")]
Json = Annotated[bool, typer.Option("--json", help="Skriv JSON på stdout.")]
Plain = Annotated[bool, typer.Option("--plain", help="Linje for linje, uden fuld skærm.")]


def only_dash(ctx: typer.Context, param: typer.CallbackParam, given: str | None) -> str | None:
    """A text is never an argument: shell history and process list would keep it. What was written is not repeated."""
    del ctx
    if given is not None and given != "-":
        option = param.opts[0]
        raise UsageProblem(
            f"Teksten til {option} kan ikke stå på kommandolinjen.",
            f"Skriv {option} - og send teksten på stdin, eller udelad den, så bliver der spurgt.",
        )
    return given


Reason = Annotated[
    str | None,
    typer.Option(
        "--reason",
        metavar="-",
        callback=only_dash,
        help="Begrundelsen fra stdin; uden valget bliver der spurgt om den.",
    ),
]
PRINTED = "trykkes i rapporten"
PrintedReason = Annotated[
    str | None,
    typer.Option(
        "--reason",
        metavar="-",
        callback=only_dash,
        help="Begrundelsen, som bliver trykt i rapporten; fra stdin, og uden valget bliver der spurgt om den.",
    ),
]


def output_path(given: str | Path) -> Path:
    """A name for an output, or a command's own for it. An empty one, refused as any, would mean where one stands."""
    return Path(given)


def Output(metavar: str, about: str = "Den fil, der skrives.") -> Any:  # noqa: N802, ANN401  reads as the others do
    """`-o`: every command that writes a file takes it, and with it `Overwrite`."""
    return typer.Option("-o", "--output", metavar=metavar, parser=output_path, help=about)


Overwrite = Annotated[
    bool, typer.Option("--overwrite", help="Erstat også en fil, der er ændret, siden tilsyn skrev den.")
]


def consent(*, overwrite: bool) -> Consent:
    """Whether a file that may have been changed is replaced: as the option says, else as a person says, once a file."""
    from tilsyn.errors import changed_file

    @cache
    def may_replace(path: Path) -> bool:
        if overwrite or not console.interactive():
            return overwrite
        return asking.agreed(f"{changed_file(path)} Skal den erstattes? (j/n)")

    return may_replace


def world() -> World:
    """The real clock and randomness, passed in from here and nowhere else."""
    return World(lambda: datetime.now().astimezone(), os.urandom, f"tilsyn {__version__}", datetime.astimezone)


def passphrase(path: Path, variable: str = "TILSYN_PASSPHRASE") -> str:
    """The variable, else a hidden prompt that says whose; without a terminal a usage error that names the variable."""
    from tilsyn.domain.text import name_shown

    return _given_or_asked(variable, f"Adgangssætning til {name_shown(path.name)}: ")


def _given_or_asked(variable: str, prompt: str) -> str:
    given = os.environ.get(variable)
    if given is not None:
        return given
    if not console.interactive():
        raise UsageProblem(
            "Sagen er krypteret, og adgangssætningen mangler.", f"Sæt {variable}, eller kør i en terminal."
        )
    return console.hidden(prompt)


def new_passphrase(path: Path) -> str:
    """Asked for twice, and compared as the key is made of it (NFC); empty is refused, and so is what nobody can see."""
    from tilsyn.domain.text import name_shown

    given = os.environ.get("TILSYN_PASSPHRASE")
    if given is None:
        if not console.interactive():
            raise UsageProblem(
                "En ny sag skal have en adgangssætning.", "Sæt TILSYN_PASSPHRASE, eller brug --unencrypted."
            )
        given = console.hidden(f"Ny adgangssætning til {name_shown(path.name)}: ")
        if normalize("NFC", given) != normalize("NFC", console.hidden("Gentag adgangssætningen: ")):
            raise PassphraseUnread("De to adgangssætninger er ikke ens.", "Prøv igen. Sagen er ikke oprettet.")
    if all(category(each)[0] in "ZC" for each in given):  # blanks, and what a copied blank may bring along
        raise PassphraseUnread("Adgangssætningen er tom.", "Vælg en sætning, du kan huske, eller brug --unencrypted.")
    return given


def chosen_passphrase(path: Path) -> str:
    """The same, asked for again where a person mistyped it."""
    return asked_again(partial(new_passphrase, path), tries_at("TILSYN_PASSPHRASE"))


@contextmanager
def desk(path: Path, known: str | None = None, tries: int | None = None) -> Iterator[Desk]:
    """The case, open for one command. What looks like a CPR number is kept, whatever brought it, and said.

    `known`: its passphrase, where it has just been chosen and need not be asked for again. `tries`: how often a person
    may mistype it, where the command itself goes on after that.
    """
    from tilsyn.services.open_case import CaseKey, opened

    key = CaseKey(partial(passphrase, path) if known is None else lambda: known, world())
    with ExitStack() as held:
        made = asked_again(lambda: held.enter_context(opened(path, key)), tries or tries_at("TILSYN_PASSPHRASE"))
        made.library = shelf
        before = len(made.case.entries)
        try:
            yield made
        finally:
            warn_of_cpr(found=made.cpr_recorded())
            warn_of_names(made.names_recorded())
            if made.file.kept_copy is not None:
                _tell_of_copy(made.file.kept_copy)
            if len(made.case.entries) > before and made.file.has_two_names:
                _warn_of_two_names(made)


def _tell_of_copy(copy: Path) -> None:
    """Once, where the file was brought to a newer form: it holds all that the case held."""
    from tilsyn.domain.text import name_shown

    console.err(
        f"Bemærk: sagens fil har fået tilsyns nye form. Som den var før, ligger den i kopien {name_shown(copy.name)}.\n"
        "Råd: Slet kopien, når du har set, at sagen er, som den skal være."
    )


def _warn_of_two_names(made: Desk) -> None:
    """Where something was written: to read such a case harms nothing."""
    told = CaseHasTwoNames(made.file.path)
    console.err(f"Bemærk: {told.message}\nRåd: {told.hint}")


def warn_if_synchronised(case: Path) -> None:
    """One line where the case lies in OneDrive or the like: it may be put back there while it is open."""
    from tilsyn.domain.text import name_shown
    from tilsyn.storage.synced import service

    if found := service(Path(os.path.realpath(case)), os.environ):
        console.err(
            f"Bemærk: {name_shown(case.name)} ligger i en mappe, der synkroniseres ({found}). "
            "Læg den helst på en lokal disk, mens du arbejder."
        )


def warn_of_cpr(*, found: bool) -> None:
    """It is kept, and said: never with the digits."""
    if found:
        from tilsyn.services.open_case import CPR_WARNING

        console.err(CPR_WARNING)


def own_templates() -> Path:
    """Where the office's own Word templates lie: beside its editions, in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("tilsyn", appauthor=False) / "templates"


def template_named(named: str | None) -> bytes | None:
    """What --template names; None where it names nothing."""
    from tilsyn.services.leaving.templates import template_bytes

    return template_bytes(named, own_templates()) if named is not None else None


Template = Annotated[
    str | None,
    typer.Option(
        "--template",
        metavar="FIL.docx|NAVN",
        help="Jeres egen skabelon: en fil, eller et navn fra template list.",
        autocompletion=template_names,
    ),
]


def shelf() -> Shelf:
    """Where editions are looked for: TILSYN_LIBRARY, the user's data folder, the shipped."""
    from platformdirs import user_data_path

    from tilsyn.services.editions import Shelf

    named = os.environ.get("TILSYN_LIBRARY")
    own = Path(named) if named else None
    return Shelf.of([user_data_path("tilsyn", appauthor=False)], world(), own, console.err)


def office_file() -> Path:
    """Where the office's own data stand: TILSYN_OFFICE, else the user's configuration folder (%APPDATA% in Windows)."""
    from platformdirs import user_config_path

    named = os.environ.get("TILSYN_OFFICE")
    return Path(named) if named else user_config_path("tilsyn", appauthor=False, roaming=True) / "kontor.json"


@contextmanager
def reason_text(given: str | None, open_case: Desk, by: str | None, *, told: str = "") -> Iterator[str]:
    """A reason from stdin ("-") or a person; hers is said back where what it was for is refused. `told`: its reader."""
    from tilsyn.services.drafts import said_back

    open_case.who(by)
    reason = console.dash_or_asked(given, "--reason", "Begrundelse", told).strip()
    with said_back(reason if console.interactive() else ""):
        yield reason
