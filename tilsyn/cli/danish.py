"""The command line's own words in Danish: help pages and usage errors, typer's included."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from tilsyn.cli import console
from tilsyn.cli.lookalikes import as_they_stand
from tilsyn.errors import UsageProblem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]  # typer's UsageError has no public name
SEE_HELP = "Se kommandoens --help."
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
    (r"\[env var: ", "[ellers fra: "),
    (r"<str>", "TEKST"),
    (r"<int>", "TAL  "),
)
_MESSAGES = (
    (r"^No such option:? '?([^ '.]+)'?.*", r"Valget \1 kendes ikke.", SEE_HELP),
    (r"^No such command '?([^'.]+)'?.*", r"Kommandoen \1 kendes ikke.", "Se kommandoerne med tilsyn --help."),
    (r"^Missing command.*", "Kommandoen mangler.", "Se kommandoerne med tilsyn --help."),
    (r"^Missing (?:argument|option|parameter)s? '?([^'.]+)'?.*", r"\1 mangler.", SEE_HELP),
    (
        r"^Option '?([^ ']+)'? requires (?:an|\d+) arguments?.*",
        r"Valget \1 mangler en værdi.",
        SEE_HELP,
    ),
    (r"^Option '?([^ ']+)'? does not take a value.*", r"Valget \1 tager ingen værdi.", SEE_HELP),
    (
        r"^Got unexpected extra argument\(s\) \((.*)\).*",
        r"Der er for mange argumenter: \1.",
        "Sæt et navn med mellemrum i anførselstegn.",
    ),
    (
        r"^Invalid value for '?([^:']+?)'?: .* is not a valid (?:int|integer|float).*",
        r"Værdien af \1 kan ikke bruges.",
        "Skriv et helt tal.",
    ),
    (r"^Invalid value for '?([^:']+?)'?: .*", r"Værdien af \1 kan ikke bruges.", SEE_HELP),
)


def danish_help(text: str) -> str:
    """A help page with typer's own words put into Danish."""
    first, line_end, rest = text.partition("\n")
    text = f"{re.sub(r'[{}]', '', first)}{line_end}{rest}"
    for pattern, words in _HELP:
        text = re.sub(pattern, words, text, flags=re.MULTILINE)
    return text


def danish_usage(error: Exception, aliases: Mapping[str, str]) -> UsageProblem:
    """A usage error of typer's as ours; the given value is quoted only as far as the option's name."""
    message = getattr(error, "format_message", lambda: str(error))().splitlines()[0]
    command = getattr(getattr(error, "ctx", None), "info_name", None)
    if message.startswith("Got unexpected extra argument") and command in TAKES_TEXT:
        return text_on_stdin(command)
    for pattern, words, hint in _MESSAGES:
        if re.match(pattern, message, re.DOTALL):
            return UsageProblem(re.sub(pattern, words, message)[:200], _near(error, aliases) or _help_of(error, hint))
    return UsageProblem("Kommandoen er ikke skrevet rigtigt.", _help_of(error, SEE_HELP))


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


def _near(error: Exception, aliases: Mapping[str, str]) -> str | None:
    """What may have been meant: each command once, by the name that is nearest to what was typed."""
    from tilsyn.domain.danish import listed  # only a mistake needs it, and every command starts here

    found = re.search(r"Did you mean (.+?)\?", str(getattr(error, "message", "")))
    near = getattr(error, "possibilities", None) or re.findall(r"[^\s,']+", found[1] if found else "")
    once = {aliases.get(name, name): name for name in reversed(near) if name != "or"}
    return f"Mente du {listed(reversed(once.values()), 'eller')}?" if once else None


def _help_of(error: Exception, hint: str) -> str:
    """With the command's own name where typer knows it, so that the line can be typed as it stands."""
    path = getattr(getattr(error, "ctx", None), "command_path", "")
    if path.split()[:1] != ["tilsyn"]:
        return hint
    return hint.replace(SEE_HELP, f"Se {path} --help.").replace("tilsyn --help", f"{path} --help")


def _through_our_door(help_option: Any) -> Any:  # noqa: ANN401  typer's option has no public type
    """The help page is written like any other line: typer ends with its own code where nobody reads it."""
    if help_option is not None:
        help_option.callback = _show_help
    return help_option


def _show_help(ctx: Any, _option: object, asked: bool) -> None:  # noqa: ANN401  as above
    if asked and not ctx.resilient_parsing:
        console.out(ctx.get_help())
        ctx.exit()


CLEARED = {
    "encounter": ("identifier", frozenset({"title", "place", "department", "code"})),
    "followup": ("post", frozenset({"law", "basis", "deadline", "decision_date", "indicator"})),
}
"""What may be given empty: a field of what stands, named by the argument before it, is emptied so."""


def _refuse_empty(command: str, opts: Mapping[str, Any], params: Iterable[Any]) -> None:
    """A script's empty variable says nothing: taken for "not given" it would put what follows somewhere else."""
    named, may_be = CLEARED.get(command, ("", frozenset()))
    for param in params:
        given = opts.get(param.name)
        values = given if isinstance(given, list | tuple) else (given,)
        empty = any(isinstance(each, str) and _shows_nothing(each) for each in values)
        if empty and not (param.name in may_be and opts.get(named)):
            option = param.param_type_name == "option"
            name = param.opts[0] if option else (param.metavar or param.name.upper()).strip("[].…")
            raise UsageProblem(
                f"Værdien af {name} er tom.",
                f"{LEFT_OUT.format(name=name)} {EMPTY_VARIABLE}" if not param.required else EMPTY_VARIABLE,
            )


def _shows_nothing(text: str) -> bool:
    if text.isascii():
        return not text.strip()
    from tilsyn.domain.text import shows_nothing  # what it brings along takes time that every command would pay

    return shows_nothing(text)


LEFT_OUT = "Skriv en værdi, eller udelad {name} helt."
EMPTY_VARIABLE = "Kommer den fra et script, så se efter, om variablen er tom."


class DanishCommand(TyperCommand):
    """A command that takes no option twice: the last would win, and the first be lost without a word.

    And nothing that is empty, where that is no value. Of a file nothing is asked here: whoever opens it says what is
    wrong with it, and typer only that something is.
    """

    def __init__(self, *arguments: Any, **stated: Any) -> None:  # noqa: ANN401  as below
        super().__init__(*arguments, **stated)
        for each in self.params:
            kind: Any = getattr(each, "type", None)
            if hasattr(kind, "readable"):
                kind.readable = False

    def parse_args(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401  as below
        if ctx.resilient_parsing:  # a shell asks what may follow: an option that waits for its value hides the rest
            return super().parse_args(ctx, args[:-1] if args[-1:] and args[-1].startswith("-") else args)
        opts, _, given = self.make_parser(ctx).parse_args(list(args))
        for option in {each.name: each for each in given if not getattr(each, "multiple", True)}.values():
            if sum(each is option for each in given) > 1 and option.param_type_name == "option":
                names = " og ".join((*option.opts[:1], *option.secondary_opts[:1]))
                raise UsageProblem(f"{names} er skrevet mere end én gang.", "Behold den ene.")
        _refuse_empty(str(ctx.info_name), opts, given)
        rest = super().parse_args(ctx, args)
        as_they_stand(ctx.params, [each for each in self.params if (ctx.info_name, each.name) != ("new", "case")])
        return rest

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401  as below
        return _through_our_door(super().get_help_option(ctx))

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  typer's context has no public type
        return danish_help(super().get_help(ctx))

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  as above
        """The verbs that may stand after its name, before the example."""
        told = getattr(getattr(ctx.parent, "command", None), "verbs_told", None)
        if told and (rows := told(ctx.info_name)):
            with formatter.section("Også"):
                formatter.write_dl(rows)
        super().format_epilog(ctx, formatter)


class DanishGroup(TyperGroup):
    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401  as below
        return _through_our_door(super().get_help_option(ctx))

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  typer's context has no public type
        return danish_help(super().get_help(ctx))
