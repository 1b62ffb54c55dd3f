"""The command line's own words in Danish: help pages and usage errors, typer's included."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from tilsyn.errors import UsageProblem

USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]  # typer's UsageError has no public name
_HELP = (
    (r"^Usage: ", "Brug: "),
    (r"^Options:", "Valg:"),
    (r"^Arguments:", "Argumenter:"),
    (r"^Commands:", "Kommandoer:"),
    (r"Show this message and exit\.", "Vis denne hjælp."),
    (r"\[OPTIONS\]", "[VALG]"),
    (r"COMMAND \[ARGS\]\.\.\.", "KOMMANDO …"),
    (r"\[required\]", "[skal med]"),
    (r"; required\]", "; skal med]"),
    (r"\[default:", "[ellers:"),
)
_MESSAGES = (
    (r"^No such option:? '?([^ '.]+)'?.*", r"Valget \1 kendes ikke.", "Se valgene med --help."),
    (r"^No such command '?([^'.]+)'?.*", r"Kommandoen \1 kendes ikke.", "Se kommandoerne med tilsyn --help."),
    (r"^Missing command.*", "Kommandoen mangler.", "Se kommandoerne med tilsyn --help."),
    (r"^Missing (?:argument|option|parameter)s? '?([^'.]+)'?.*", r"\1 mangler.", "Se kommandoens --help."),
    (
        r"^Option '?([^ ']+)'? requires (?:an|\d+) arguments?.*",
        r"Valget \1 mangler en værdi.",
        "Se kommandoens --help.",
    ),
    (r"^Option '?([^ ']+)'? does not take a value.*", r"Valget \1 tager ingen værdi.", "Se kommandoens --help."),
    (
        r"^Got unexpected extra argument\(s\) \((.*)\).*",
        r"Der er for mange argumenter: \1.",
        "Sæt et navn med mellemrum i anførselstegn.",
    ),
    (r"^Invalid value for '?([^:']+?)'?: .*", r"Værdien af \1 kan ikke bruges.", "Se kommandoens --help."),
)


def danish_help(text: str) -> str:
    """A help page with typer's own words put into Danish."""
    for pattern, words in _HELP:
        text = re.sub(pattern, words, text, flags=re.MULTILINE)
    return text


def danish_usage(error: Exception) -> UsageProblem:
    """A usage error of typer's as ours; the given value is quoted only as far as the option's name."""
    message = getattr(error, "format_message", lambda: str(error))().splitlines()[0]
    command = getattr(getattr(error, "ctx", None), "info_name", None)
    if message.startswith("Got unexpected extra argument") and command in TAKES_TEXT:
        return text_on_stdin(command)
    for pattern, words, hint in _MESSAGES:
        if re.match(pattern, message, re.DOTALL):
            return UsageProblem(re.sub(pattern, words, message)[:200], _near(error) or hint)
    return UsageProblem("Kommandoen er ikke skrevet rigtigt.", "Se kommandoens --help.")


TAKES_TEXT = frozenset(
    {"note", "notér", "assess", "followup", "score", "vurdér", "protect", "withdraw", "redact", "scope", "plan"}
)
"""Commands whose text or reason someone may think belongs on the command line."""


def text_on_stdin(command: str) -> UsageProblem:
    """What one too many may be the text itself: it is not repeated."""
    return UsageProblem(
        "Der står mere på kommandolinjen, end kommandoen tager. Tekst skrives aldrig der.",
        f"Kør tilsyn {command} uden den: så bliver der spurgt om teksten, eller den læses fra stdin.",
    )


def _near(error: Exception) -> str | None:
    near = getattr(error, "possibilities", None)
    found = re.search(r"Did you mean (.+?)\?", str(getattr(error, "message", "")))
    names = ", ".join(near) if near else found[1].replace("'", "") if found else None
    return f"Mente du {names}?" if names else None


class DanishCommand(TyperCommand):
    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  typer's context has no public type
        return danish_help(super().get_help(ctx))


class DanishGroup(TyperGroup):
    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  typer's context has no public type
        return danish_help(super().get_help(ctx))
