"""Arguments and options that several commands share, and how a case is opened from them."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tilsyn import __version__
from tilsyn.cli import console
from tilsyn.domain.world import World
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.services.desk import Desk
    from tilsyn.services.editions import Shelf

CasePath = Annotated[Path, typer.Argument(metavar="SAG", help="Sagens fil, fx nordkaj.tilsyn.")]
By = Annotated[str | None, typer.Option("--by", envvar="TILSYN_BY", metavar="INITIALER", help="Hvem der skriver.")]
Json = Annotated[bool, typer.Option("--json", help="Skriv JSON på stdout.")]
Plain = Annotated[bool, typer.Option("--plain", help="Linje for linje, uden fuld skærm.")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEKST|-", help="Begrundelsen; - læser den fra stdin.")]


def world() -> World:
    """The real clock and randomness, passed in from here and nowhere else."""
    return World(lambda: datetime.now().astimezone(), secrets.token_bytes, f"tilsyn {__version__}")


def passphrase() -> str:
    """TILSYN_PASSPHRASE, else a hidden prompt; without a terminal a usage error that names the variable."""
    given = os.environ.get("TILSYN_PASSPHRASE")
    if given is not None:
        return given
    if not console.interactive():
        raise UsageProblem(
            "Sagen er krypteret, og adgangssætningen mangler.", "Sæt TILSYN_PASSPHRASE, eller kør i en terminal."
        )
    return console.hidden("Adgangssætning: ")


def new_passphrase() -> str:
    """Asked for twice; empty is refused."""
    given = os.environ.get("TILSYN_PASSPHRASE")
    if given is None:
        if not console.interactive():
            raise UsageProblem(
                "En ny sag skal have en adgangssætning.", "Sæt TILSYN_PASSPHRASE, eller brug --unencrypted."
            )
        given = console.hidden("Ny adgangssætning: ")
        if given != console.hidden("Gentag adgangssætningen: "):
            raise UsageProblem("De to adgangssætninger er ikke ens.", "Prøv igen. Sagen er ikke oprettet.")
    if not given:
        raise UsageProblem("Adgangssætningen er tom.", "Vælg en sætning, du kan huske, eller brug --unencrypted.")
    return given


@contextmanager
def desk(path: Path) -> Iterator[Desk]:
    """The case, open for one command. What looks like a CPR number is kept, whatever brought it, and said."""
    from tilsyn.services.desk import Key, opened

    with opened(path, Key(passphrase, world())) as made:
        try:
            yield made
        finally:
            warn_of_cpr(found=made.cpr_recorded())


def warn_of_cpr(*, found: bool) -> None:
    """It is kept, and said: never with the digits."""
    if found:
        from tilsyn.interview.wording import CPR_WARNING

        console.err(CPR_WARNING)


def shelf() -> Shelf:
    """Where editions are looked for: TILSYN_LIBRARY, the user's data folder, the shipped."""
    from platformdirs import user_data_path

    from tilsyn.services.editions import Shelf

    named = os.environ.get("TILSYN_LIBRARY")
    return Shelf.of([*([Path(named)] if named else []), user_data_path("tilsyn", appauthor=False)], world())


def reason_text(given: str | None) -> str:
    """A reason from --reason, stdin or a person."""
    return console.text_from(given, "--reason", "Begrundelse").strip()
