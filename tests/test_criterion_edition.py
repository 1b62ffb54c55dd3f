"""An edition without an indicator level works through everything: the rated level is data (domain.md 4)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

Run = Callable[..., tuple[int, str, str]]
EDITION = """
format: tilsyn-edition/1
id: PRØVE
version: 1
title: "En lille udgave uden indikatorer (opdigtet)"
source: {title: "Opdigtet", publisher: "Projektet", date: "2023", file: "denne fil"}
valid_from: "2023-01-01"
averaging: one_stage
rated_level: criterion
labels: {indicator: "Bedømmelse", criterion: "Bedømmelse", theme: "Vurdering"}
scales:
  drift:
    - {value: 5, label: "meget høj"}
    - {value: 4, label: "høj"}
    - {value: 3, label: "middel"}
    - {value: 2, label: "lav"}
    - {value: 1, label: "meget lav"}
  nygodkendelse:
    - {value: forventes, label: "forventes"}
    - {value: forventes_ikke, label: "forventes ikke"}
service_types:
  - {id: "101-ambulant", label: "§ 101", setting: ambulant}
followup_kinds:
  - {id: udviklingspunkt, label: "Udviklingspunkt"}
topics:
  - {id: alt, title: "Alt"}
themes:
  - number: 1
    title: "Det hele"
    criteria:
      - id: "1"
        title: "Tilbuddet kender sin målgruppe"
        questions:
          - id: "1.1"
            text: "Kender stedet dem, der kommer?"
            topic: alt
            ask:
              borger:
                - "Hvordan fandt de ud af, hvad du havde brug for?"
                - "Hvad skete der så?"
      - id: "2"
        title: "Tilbuddet følger op"
        questions:
          - id: "2.1"
            text: "Bliver der fulgt op?"
            topic: alt
            ask:
              borger:
                - "Hvornår talte I sidst om, hvordan det går?"
                - "Hvem tog det op?"
"""


@pytest.mark.slow
def test_from_questions_to_report_and_matrix_without_indicators(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TILSYN_OFFICE", str(tmp_path / "kontor.json"))
    edition, case = tmp_path / "proeve.yaml", tmp_path / "sag.tilsyn"
    edition.write_text(EDITION, encoding="utf-8")
    assert run("model", "check", edition)[0] == 0
    new = ("new", case, "--provider", "Prøven (opdigtet)", "--service-type", "101-ambulant", "--by", "MKV")
    assert run(*new, "--date", "2023-10-24", "--edition", edition, "--unencrypted")[0] == 0
    run("source", case, "Borger 1", "--group", "borger")
    code, out, _ = run("interview", case, "--source", "Borger 1", typed="j\nDe spurgte\n.\nd\n\n")
    assert (code, [line for line in out.splitlines() if line.startswith("gemt")]) == (0, ["gemt 1.1", "gemt 2.1"])
    for criterion, score in (("1", 4), ("2", 3)):
        run("score", case, criterion, "--plain", typed=f"Teksten om {criterion}.\n.\nBorger 1\n{score}\n")
    document = json.loads(run("score", case, "--json")[1])
    theme = document["themes"][0]
    assert (document["rated_level"], document["method"], theme["mean"], theme["display"]) == (
        "criterion", "one_stage", "7/2", "3,5",
    )  # fmt: skip
    rated = [(each["id"], each["score"], each["indicators"]) for each in theme["criteria"]]
    assert rated == [("1", 4, []), ("2", 3, [])]
    run("assess", case, "theme:1", typed="Temaet i ord.")
    run("assess", case, "overall", typed="Det hele i ord.")
    label = out.splitlines()[0].partition(" · ")[0]
    run("encounter", case, label, "--outcome", "gennemfoert")
    assert [each["code"] for each in json.loads(run("status", case, "--json")[1])["blocking"]] == ["S070", "S074"]
    assert run("office", "--set", "navn=Socialtilsyn Prøven (opdigtet)")[0] == 0
    run("case", case, "--set", "tilstand=ingen bemærkninger", "--set", "kontor=nu")
    assert json.loads(run("status", case, "--json")[1])["blocking"] == []
    assert run("report", case, "-o", tmp_path / "r.docx", "--final")[0] == 0
    assert run("export", case, "-o", tmp_path / "m.xlsx")[0] == 0
    sheets = tmp_path / "ark.xlsx"
    assert run("export", case, "--fill", "-o", sheets)[0] == 0
    assert run("import", case, sheets)[1] == "0 skrevet, 6 fandtes i forvejen\n"
    book = openpyxl.load_workbook(sheets)
    book["Bedømmelser"]["C2"], book["Bedømmelser"]["A2"] = "Rettet.", 1
    book["Svar"]["A2"], book["Svar"]["E2"] = 1.1, "Rettet."  # a program may take an id for a number
    book.save(sheets)
    assert run("import", case, sheets)[1] == "2 skrevet, 4 fandtes i forvejen\n"
    from docx import Document

    text = "\n".join(each.text for each in Document(str(tmp_path / "r.docx")).paragraphs)
    assert "Teksten om 1." in text
    assert "UDKAST" not in text
