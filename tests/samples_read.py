"""The samples as the tests read them: what stands at a place of the hand-made tables in `tests/bearing`.

A place is one of
  `S8 1.a.1`             what came out about a question in an encounter, deviating voices too
  `S7 note 1`            a note of that encounter, in the order of the file; `S15 valgt` is who chose whom to meet
  `note 9.a`             the notes of no encounter that are placed there
  `dok TITLE`, `udvalg OF`, `ikke interviewet GROUP`, `stam FIELD`, `opfølgning 8.b`, `tidligere 8.b`
  `SEL 101.4`            the words of the act, as our source prints them
  `4.a`, `theme:4`, `economy:pris`  a judgement or an assessment, for an assessment to rest on
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

import yaml

ROOT = Path(__file__).parent.parent
NAMES = ("nordkaj", "solbakken", "havblik")
JUDGED = re.compile(r"\d+\.[a-e]|(?:criterion|theme):\d+|economy:[a-z]+|overall")
PROTECTED = {"fortrolig", "whistleblow"}


class Row(NamedTuple):
    """One sentence of a text, and the words that stand at the places it rests on."""

    at: str
    says: str
    borne: dict[str, list[str]]


class Standing(NamedTuple):
    """What stands at a place: its words, whose they are, and by whom the people were chosen."""

    words: str
    groups: frozenset[str] = frozenset()
    encounter: str | None = None
    selected_by: str | None = None


class Sample:
    """One sample, looked up by place."""

    def __init__(self, name: str) -> None:
        self.told: dict[str, Any] = json.loads((ROOT / "samples" / f"{name}.json").read_text(encoding="utf-8"))
        self.encounters: dict[str, Any] = {each["code"]: each for each in self.told["encounters"]}
        self.groups = {each["code"]: each["group"] for each in self.told["sources"]}
        self.texts = {each["indicator"]: each["text"] for each in self.told["judgements"]}
        self.texts |= {each["at"]: each["text"] for each in self.told["assessments"]}

    def at(self, place: str) -> Standing:
        """What stands there; KeyError where nothing does, or nothing that may be seen."""
        kind, _, rest = place.partition(" ")
        if kind in self.encounters:
            return self._of(self.encounters[kind], rest)
        if not rest and JUDGED.fullmatch(place):
            return Standing(self.texts[place])
        return Standing(" ".join(self._beside(kind, rest)))

    def _of(self, encounter: dict[str, Any], what: str) -> Standing:
        code = encounter["code"]
        groups = frozenset(self.groups[each] for each in encounter.get("sources", ()))
        if what == "valgt":
            words = encounter["selected_by"]
        elif what.startswith("note "):
            words = _seen(self._notes(code)[int(what.removeprefix("note ")) - 1])["text"]
        else:
            words = self._answer(code, what)
        return Standing(words, groups, code, encounter.get("selected_by"))

    def _notes(self, code: str) -> list[dict[str, Any]]:
        return [each for each in self.told["notes"] if each.get("encounter") == code]

    def _answer(self, code: str, question: str) -> str:
        found = [each for each in self.told["answers"] if (each["encounter"], each["question"]) == (code, question)]
        if len(found) != 1:
            raise KeyError(code, question)
        return " ".join([_seen(found[0])["note"], *(each["note"] for each in found[0].get("deviates", ()))])

    def _beside(self, kind: str, rest: str) -> list[str]:
        told = self.told
        tables: dict[str, list[str]] = {
            "note": [_seen(each)["text"] for each in told["notes"] if rest in each.get("at_items", ())],
            "dok": [each["status"] for each in told["documents"] if each.get("title", each["type"]) == rest],
            "udvalg": [f"{each['n']} af {each['N']}" for each in told.get("samples", ()) if each["of"] == rest],
            "ikke": [
                each["reason"] for each in told["not_interviewed"] if each["group"] == rest.removeprefix("interviewet ")
            ],
            "stam": [str(told["case"][rest])] if kind == "stam" else [],
            "opfølgning": [
                f"{each['text']} {each.get('status', '')}" for each in told["followups"] if each["indicator"] == rest
            ],
            "tidligere": [
                each["text"] for each in told.get("previous", {}).get("judgements", ()) if each["indicator"] == rest
            ],
            "SEL": _provision(rest) if kind == "SEL" else [],
        }
        if not tables[kind]:
            raise KeyError(kind, rest)
        return tables[kind]


def _seen(entry: dict[str, Any]) -> dict[str, Any]:
    if entry.get("protection") in PROTECTED:
        msg = "protected: a lead, never a ground"
        raise KeyError(msg)
    return entry


def _provision(number: str) -> list[str]:
    act = yaml.safe_load((ROOT / "questionnaires" / "SEL.yaml").read_text(encoding="utf-8"))
    section, _, subsection = number.partition(".")
    return [
        each["text"]
        for part in act["sections"]
        if part["number"] == section
        for each in part["subsections"]
        if str(each["number"]) == subsection
    ]


def table(name: str) -> list[Row]:
    """The hand-made table of a sample."""
    text = (ROOT / "tests" / "bearing" / f"{name}.yaml").read_text(encoding="utf-8")
    told = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  the safe one, in C where it is
    return [Row(at, row["says"], row.get("borne", {})) for at, rows in told.items() for row in rows]
