"""The office on paper: who sends it, who stands behind the initials, and what a draft says where nobody knows."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest

from tests import papers_handed_in as papers
from tests.reporting import parts, told_context, whole_text
from tests.telling import Told
from tests.test_way_out import ordinary
from tilsyn.domain.library.directives import Catalogue
from tilsyn.domain.library.edition import QualityModel
from tilsyn.domain.office import Authority, Consultant
from tilsyn.domain.values import Audience
from tilsyn.output.contexts import context
from tilsyn.output.contexts.guide_part import guide
from tilsyn.output.contexts.letter_part import letter
from tilsyn.output.contexts.notes_part import notes
from tilsyn.output.word.letter import render_letter
from tilsyn.output.word.notes import render_notes
from tilsyn.output.word.report import render

NORD = Authority(
    name="Socialtilsyn Nord & Vest", address="Havnegade 1, 9990 Nordby", phone="12 34 56 78", email="post@nord.example",
    website="nord.example", whistleblow_contact="whistle@nord.example",
    people={"MKV": Consultant(name="Maja K. Vester", title="tilsynskonsulent")},
)  # fmt: skip
Catalogues = tuple[Catalogue, ...]


def visit() -> Told:
    told = ordinary()
    told.field(announced=True, by=["mkv", "JHO"], stage="udkast")
    return told


def report(told: Told, model: QualityModel, catalogues: Catalogues, audience: Audience, office: Any = NORD) -> Any:
    return context(told.case, model, catalogues, audience, authority=office)


def values(made: Any, part: str) -> dict[str, str]:
    return {each["navn"]: each["vaerdi"] for each in made[part]}


@pytest.mark.parametrize("audience", ["provider", "internal"])
def test_a_report_says_who_sends_it_and_who_stands_behind_the_initials(
    model: QualityModel, catalogues: Catalogues, audience: Audience
) -> None:
    made = report(visit(), model, catalogues, audience)
    assert made["myndighed"] == {
        "navn": "Socialtilsyn Nord & Vest", "kendt": True, "adresse": "Havnegade 1, 9990 Nordby",
        "telefon": "12 34 56 78",
        "mail": "post@nord.example", "websted": "nord.example", "logo": "", "whistleblower": "whistle@nord.example",
        "konsulenter": [
            {"navn": "Maja K. Vester", "titel": "tilsynskonsulent", "initialer": "mkv"},
            {"navn": "", "titel": "", "initialer": "JHO"},
        ],
    }  # fmt: skip
    assert values(made, "stamoplysninger")["Udarbejdet af"] == "Maja K. Vester, tilsynskonsulent; JHO"
    assert values(made, "praktisk")["Udført af"] == "Maja K. Vester, tilsynskonsulent; JHO"


def test_each_visit_stands_on_a_line_of_its_own(model: QualityModel, catalogues: Catalogues) -> None:
    told = visit()
    told.field(visits=[{"date": "2023-10-19", "announced": False}, {"date": "2023-10-24", "announced": True}])
    said = values(report(told, model, catalogues, "provider"), "praktisk")["Besøg"]
    assert said.split("\n") == ["19-10-2023 (uanmeldt)", "24-10-2023 (anmeldt)"]


def test_the_portal_sees_the_authority_and_no_consultant(model: QualityModel, catalogues: Catalogues) -> None:
    made = report(visit(), model, catalogues, "portal")
    assert (made["myndighed"]["navn"], made["myndighed"]["konsulenter"]) == (NORD.name, [])
    assert "Vester" not in whole_text(render(made))


def test_a_draft_without_an_office_says_so_and_keeps_the_initials(model: QualityModel, catalogues: Catalogues) -> None:
    made = report(visit(), model, catalogues, "provider", None)
    package = render(made)
    assert "[socialtilsyn]" in whole_text(package)
    assert values(made, "stamoplysninger")["Udarbejdet af"] == "mkv og JHO"
    assert docx.Document(BytesIO(package)).core_properties.author == ""


def test_the_papers_are_the_authoritys_own_by_their_properties(model: QualityModel, catalogues: Catalogues) -> None:
    told = visit()
    for package in (
        render(report(told, model, catalogues, "provider")),
        render_letter(letter(told.case, model, NORD)),
        render_notes(notes(told.case, model, authority=NORD)),
    ):
        assert docx.Document(BytesIO(package)).core_properties.author == "Socialtilsyn Nord & Vest"
    assert guide(told.case, model, ["borger"], authority=NORD)["myndighed"]["navn"] == NORD.name


def test_title_and_footer_name_the_authority(model: QualityModel, catalogues: Catalogues) -> None:
    package = render(report(visit(), model, catalogues, "provider"))
    made = docx.Document(BytesIO(package))
    lines = [each.text.replace("\u00a0", " ") for each in made.paragraphs]
    ahead = lines[: lines.index("Tilsynsrapport")]
    assert ahead[1:5] == ["Socialtilsyn Nord & Vest", "Havnegade 1, 9990 Nordby", "12 34 56 78", "post@nord.example"]
    assert made.sections[0].footer.paragraphs[0].text.startswith("Socialtilsyn Nord & Vest · ")


def test_a_logo_stands_small_on_the_first_page_and_says_what_it_is() -> None:
    told = told_context()
    told["myndighed"]["logo"] = "ab" * 32
    package = render(told, pictures={"ab" * 32: papers.photo((1600, 900), "PNG")})
    body = parts(package)["word/document.xml"].decode()
    assert 'descr="Socialtilsynets logo"' in body
    assert [name for name in parts(package) if name.startswith("word/media/")] == ["word/media/image1.png"]
    assert "abab" not in body
    assert docx.Document(BytesIO(package)).inline_shapes[0].height.cm <= 2.01


def test_a_letter_is_filled_in_from_what_the_office_says(model: QualityModel) -> None:
    told = visit()
    page = whole_text(render_letter(letter(told.case, model, NORD)))
    for said in (
        "Socialtilsyn Nord & Vest", "Havnegade 1, 9990 Nordby", "12 34 56 78\npost@nord.example",
        "Maja K. Vester, tilsynskonsulent", "JHO [navn, stilling og telefon]",
        "Man får fat i ordningen her: whistle@nord.example.",
        "12 34 56 78, post@nord.example, Havnegade 1, 9990 Nordby",
    ):  # fmt: skip
        assert said in page
    assert "[Socialtilsynets navn]" not in page
    assert "[telefon og e-mail]" not in page


def test_a_letter_keeps_room_for_what_nobody_has_said(model: QualityModel) -> None:
    page = whole_text(render_letter(letter(visit().case, model, Authority(phone="12 34 56 78"))))
    for room in ("[Socialtilsynets navn]", "[adresse]", "her: [telefon, e-mail og adresse].", "mkv [navn, stilling"):
        assert room in page
    assert "12 34 56 78" in page
    assert "[socialtilsyn]" not in page
