"""What the documents say can be typed, works: every command and option named, every example in a help page run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.test_supplement import SUPPLEMENT
from tilsyn.cli.app import COMMANDS

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TYPED = {
    "note": "Noget om stemningen",
    "assess": "Vurderingen i ord.",
    "followup": "Et punkt",
    "interview": "j\nEt svar\n.\nq\n",
    "score": "Bedømmelsen.\n.\nBorger 1\n4\n",
    "sort": "q\n",
    "document quote": "tekst",
    "focus": "Opfølgning på 2022",
    "scope": "Guidelinen spørger til den",
    "protect": "Sagt i fortrolighed",
    "withdraw": "Borgeren trak det tilbage",
    "redact": "Et navn",
}


def commands_in(document: Path) -> Iterator[list[str]]:
    blocks = re.findall(r"```sh\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL)
    for line in "\n".join(blocks).splitlines():
        found = re.search(r"(?:^|&& )(tilsyn .*)", line)
        if found:
            yield shlex.split(found[1], comments=True)[1:]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_and_option_in_a_document_exists(document: Path, run: Run) -> None:
    for argv in commands_in(document):
        if argv[0].startswith("-"):
            continue
        flat = " ".join(argv[:2])
        name = argv[:2] if argv[0] == "model" or flat in COMMANDS else argv[:1]
        assert flat in COMMANDS or argv[0] in COMMANDS, argv
        page = run(*name, "--help")[1]
        for option in (each.partition("=")[0] for each in argv if re.match(r"--?[a-z]", each)):
            assert option in page, (document.name, argv)


PROSE = set(
    re.findall(
        r"\w+",
        "af det der efter en er et fra følges gemmer gælder har hos i ikke kan løber med men må og om på skal skrev "
        "skriver som står til var ved",
    )
)
"""Words that may follow the noun, an inspection or the program; any other word there is read as a command."""


def danish_texts() -> Iterator[tuple[str, str]]:
    """(where, text): the documents, and every text in the program that a person may come to read."""
    import ast

    for document in DOCUMENTS:
        yield document.name, document.read_text(encoding="utf-8")
    for path in (ROOT / "tilsyn").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        spoken = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}  # docstrings are checked too
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                yield (
                    path.name,
                    "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values),
                )
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken:
                yield path.name, node.value


@pytest.mark.slow
def test_every_command_that_a_text_names_exists(run: Run) -> None:
    from tilsyn.cli.app import ALIASES, verbs_of

    verbs = {"model": set(re.findall(r"^ {2}([a-z]+) ", run("model", "--help")[1], re.MULTILINE))}
    assert verbs["model"] >= {"list", "check"}
    known = {*(each.partition(" ")[0] for each in COMMANDS), *ALIASES}
    verbs |= {each: set(verbs_of(each)) for each in known if verbs_of(each) and each not in COMMANDS}
    unknown, named = list[tuple[str, str]](), set[str]()
    for where, text in danish_texts():
        for word, after in re.findall(r"(?<![.\w-])tilsyn ([a-zæøåé]{2,})(?: ([a-z]+))?", text):
            if word in PROSE:
                continue
            named.add(word)
            if word not in known or (word in verbs and after and after not in verbs[word]):
                unknown.append((where, f"{word} {after}".strip()))
    assert unknown == []
    assert len(named) > 20


def examples() -> list[tuple[str, list[str]]]:
    """(command, example) in an order that a case can follow."""
    import typer.main

    found = list[tuple[str, list[str]]]()
    for name, (module, _) in COMMANDS.items():
        group = typer.main.get_group(__import__(f"tilsyn.cli.{module}", fromlist=["app"]).app)
        command = group.commands[name]
        subcommands = getattr(command, "commands", {name: command})
        for sub, each in subcommands.items():
            key = name if sub == name else f"{name} {sub}"
            lines = str(each.epilog).split("\n\n")
            found += [(key, shlex.split(line.removeprefix("Eksempel: "))[1:]) for line in lines]
    return found


@pytest.mark.slow
def test_every_example_in_a_help_page_runs(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import json

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TILSYN_PASSPHRASE", "en lang sætning")
    for file in ("note.txt", "tema4.txt", "punkt.txt", "kvalitetsstandard.txt"):
        (tmp_path / file).write_text("tekst", encoding="utf-8")
    (tmp_path / "KM2021.yaml").write_bytes((ROOT / "questionnaires" / "KM2021.yaml").read_bytes())
    (tmp_path / "kontoret.yaml").write_text(SUPPLEMENT, encoding="utf-8")
    (library := tmp_path / "library").mkdir()
    named = (
        (ROOT / "tests" / "frames" / "ramme.yaml").read_text(encoding="utf-8").replace("id: ramme", "id: kerneydelser")
    )
    (library / "kerneydelser.yaml").write_text(named, encoding="utf-8")
    monkeypatch.setenv("TILSYN_LIBRARY", str(library))
    monkeypatch.setenv("TILSYN_OFFICE", str(tmp_path / "opsætning" / "kontor.json"))
    for name, argv in examples():
        plain = argv[: argv.index("<")] if "<" in argv else argv[: argv.index(">")] if ">" in argv else argv
        if name == "import":
            assert run("export", "nordkaj.tilsyn", "-o", "nordkaj.json")[0] == 0
        if name == "compare" and not (tmp_path / "nordkaj-2024.tilsyn").exists():
            assert run("new", "nordkaj-2024.tilsyn", "--from", "nordkaj.tilsyn", "--by", "MKV")[0] == 0
        if name == "document get":
            assert run("document", "add", "nordkaj.tilsyn", "kvalitetsstandard.txt", "--store")[0] == 0
        if name == "verify":
            head = json.loads(run("verify", "nordkaj.tilsyn", "--json")[1])["heads"][0]
            plain = [*plain[:-1], head]
        if "3f2a91c0" in plain:
            run("note", "nordkaj.tilsyn", typed="Noget, der skal væk")
            post = json.loads(run("log", "nordkaj.tilsyn", "--json")[1])[-1]["post"]
            plain = [post if each == "3f2a91c0" else each for each in plain]
        code, _, err = run(*plain, typed=TYPED.get(name, ""))
        assert code == (1 if name == "status" else 0), (name, plain, err)


def test_the_readme_has_exactly_two_set_up_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for mark in ("main", "test"):
        block = re.search(rf"<!-- {mark} -->\n```sh\n(.*?)\n```\n<!-- /{mark} -->", text, re.DOTALL)
        assert block
        assert "\n" not in block[1]
        assert block[1].startswith("python3 -m pip install")


def test_no_document_names_a_path_of_a_machine() -> None:
    for path in [*DOCUMENTS, ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md"]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"/(work|tmp|root|home)/", text), path


def test_the_changelog_and_the_program_agree_on_the_version() -> None:
    from tilsyn import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
