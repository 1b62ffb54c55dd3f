"""What a shell may fill in: commands, case files, indicators, and the codes of sources that anyone may see.

It says nothing but that, writes nothing, and asks for nothing: where a case cannot be read it is silent.
"""

from __future__ import annotations

import os
import re
from contextlib import ExitStack, contextmanager, redirect_stderr, suppress
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tilsyn.domain.library.edition import QualityModel
    from tilsyn.services.open_case import Desk

VARIABLE = "_TILSYN_COMPLETE"
SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
CASE_NAMES = "*.tilsyn"
A_MOMENT = 100
"""Milliseconds: who struck Tab waits for no other window that writes."""
Offered = list[tuple[str, str]]
"""Values, each with a few words about it."""


def complete() -> int:
    """Answer the shell that asks by the variable. Whatever goes wrong, nothing is said and nothing is offered."""
    from tilsyn.cli import console
    from tilsyn.cli.app import command

    console.prepare_streams()
    with redirect_stderr(StringIO()):
        try:
            from typer import completion

            _teach(completion)
            return completion.shell_complete(command(), {}, "tilsyn", VARIABLE, os.environ[VARIABLE])
        except SystemExit as told:  # fish asks by the exit code whether there is anything
            return int(told.code or 0)
        except BaseException:  # noqa: BLE001  a key pressed halfway through a line must not break it
            return 0


def _teach(completion: Any) -> None:  # noqa: ANN401  typer's module is not typed here
    """Typer's shells, and of two of them how a value with a blank in it is written."""
    completion.completion_init()
    known = completion.shell_completion

    class Bash(known.get_completion_class("bash")):  # type: ignore[misc]  # typer's class has no public type
        def format_completion(self, item: Any) -> str:  # noqa: ANN401  as above
            return _for_bash(str(item.value))

    class PowerShell(known.get_completion_class("powershell")):  # type: ignore[misc]  # as above
        def get_completion_args(self) -> tuple[list[str], str]:
            asked = os.environ.get("_TYPER_COMPLETE_ARGS", "")
            os.environ["_TYPER_COMPLETE_ARGS"] = asked.replace("\\", "\\\\")  # it escapes nothing here
            args, incomplete = super().get_completion_args()
            return args, incomplete.lstrip("'\"")

        def format_completion(self, item: Any) -> str:  # noqa: ANN401  as above
            value, _, about = super().format_completion(item).partition(":::")
            quoted = f"'{value.replace(chr(39), chr(39) * 2)}'" if re.search(r"[^\w./\\:-]", value) else value
            return f"{quoted}:::{about}"

    known.add_completion_class(Bash, "bash")
    known.add_completion_class(PowerShell, "powershell")
    known.add_completion_class(PowerShell, "pwsh")


def _for_bash(value: str) -> str:
    """As it stands on the line: with its blanks escaped, or as it is inside the quotes that were begun."""
    words = os.environ.get("COMP_WORDS", "").split("\n")
    place = int(os.environ.get("COMP_CWORD") or 0)
    begun = words[place] if place < len(words) else ""
    return value if begun[:1] in {"'", '"'} else re.sub(r"([^\w@%+=:,./-])", r"\\\1", value)


def case_files(incomplete: str) -> list[str]:
    """Case files in the folder that is named so far; where there is none, the shell offers what it finds itself."""
    cut = max(map(incomplete.rfind, "/\\" if os.name == "nt" else "/")) + 1
    before, begun = incomplete[:cut], incomplete[cut:]
    found = sorted(each.name for each in Path(before or ".").expanduser().glob(CASE_NAMES))
    return [f"{before}{name}" for name in found if name.startswith(begun)]


def indicators(ctx: typer.Context) -> Offered:
    """Of the case's own edition where it can be read without asking, else of the newest."""
    with _reading(ctx) as desk:
        return _rated(desk.model if desk else _newest())


def _rated(model: QualityModel) -> Offered:
    return [(unit.id, unit.text) for unit in model.rated() if unit.text]


def _newest() -> QualityModel:
    from tilsyn.cli.options import shelf, world

    return shelf().edition(None, world().now()[:10]).model


def template_names() -> Offered:
    """The program's Word templates, and the office's own."""
    from tilsyn.cli.options import own_templates
    from tilsyn.services.leaving.templates import listed

    return [(each.name, each.what) for each in listed(own_templates())]


def source_codes(ctx: typer.Context) -> Offered:
    """Never a protected one: what is offered is what any list shows, and no digits of anyone's."""
    from tilsyn.domain.cpr import mask_cpr
    from tilsyn.domain.values import GROUPS

    with _reading(ctx) as desk:
        shown = desk.visible().sources.values() if desk else ()
        offered = [(each.code, GROUPS[each.group]) for each in shown]
    return [(code, group) for code, group in offered if mask_cpr(code) == code]


def documents(ctx: typer.Context) -> Offered:
    """By title, else by type; where two are called the same, by id. Never a protected one."""
    return _documents(ctx, kept=False)


def kept_documents(ctx: typer.Context) -> Offered:
    """Those of which the case keeps the file itself."""
    return _documents(ctx, kept=True)


def _documents(ctx: typer.Context, *, kept: bool) -> Offered:
    with _reading(ctx) as desk:
        held = list(desk.masked().documents.values()) if desk else []
    names = [each.title or each.type for each in held]
    known = [name if names.count(name) == 1 else each.id[:8] for name, each in zip(names, held, strict=True)]
    return [(name, each.type) for name, each in zip(known, held, strict=True) if each.kept_file or not kept]


def frames() -> Offered:
    """The frames of the library."""
    from tilsyn.cli.options import shelf

    return [(each.id, each.title) for each in shelf().library.frames.values()]


@contextmanager
def _reading(ctx: typer.Context) -> Iterator[Desk | None]:
    """The case that is named on the line, where looking at it asks for nothing and changes nothing."""
    from tilsyn.cli.options import world
    from tilsyn.services.open_case import CaseKey, opened

    named = ctx.params.get("case")
    with ExitStack() as held:
        desk = None
        if named:
            with suppress(
                Exception
            ):  # wrong passphrase, damaged, locked, no case at all: then there is nothing to offer
                path = Path(str(named)).expanduser()  # a shell hands over what stands on the line
                if _at_rest(path):
                    desk = held.enter_context(opened(path, CaseKey(_given_passphrase, world()), waits=A_MOMENT))
        yield desk


def _at_rest(path: Path) -> bool:
    """Whether nothing waits to be undone in it: merely opening it would."""
    from tilsyn.storage.sight import Sight, look

    real = path.resolve()
    return look(path) is Sight.FILE and not real.with_name(f"{real.name}-journal").exists()


def _given_passphrase() -> str:
    return os.environ["TILSYN_PASSPHRASE"]


def script(shell: str) -> str:
    """What a shell must read to ask us. Raises UsageProblem for one that is not known."""
    from typer._completion_shared import get_completion_script

    if shell not in SHELLS:
        raise _unknown(shell)
    return get_completion_script(prog_name="tilsyn", complete_var=VARIABLE, shell=shell)


def install(shell: str) -> Path:
    """Write it where the shell looks, and give the file. Raises UsageProblem where one must do it oneself."""
    from typer._completion_shared import install as write

    if shell in {"powershell", "pwsh"}:  # typer would lift the restrictions on scripts for the user
        raise UsageProblem(
            "I PowerShell slås det til i profilen, og den ændrer programmet ikke selv.",
            "Kør: tilsyn --show-completion powershell >> $PROFILE",
        )
    if shell not in SHELLS:
        raise _unknown(shell)
    return write(shell=shell, prog_name="tilsyn", complete_var=VARIABLE)[1]


def _unknown(shell: str) -> UsageProblem:
    return UsageProblem(
        f"Skallen {shell[:20]} kendes ikke." if shell else "Det kan ikke ses, hvilken skal det er.",
        "Nævn den: tilsyn --show-completion bash, zsh, fish eller powershell.",
    )


def running_shell() -> str:
    """The shell that the command was started from; "" where it cannot be told."""
    from typer._completion_shared import _get_shell_name  # typer finds it, and has no public name for that

    return _get_shell_name() or ""


def with_shell(words: list[str]) -> list[str]:
    """The two options without a value mean the shell one stands in."""
    asked = words[:1] in (["--show-completion"], ["--install-completion"])
    return [*words, running_shell()] if asked and len(words) == 1 else words


def asked_now() -> bool:
    """Whether a shell asks, and no person."""
    return bool(os.environ.get(VARIABLE))
