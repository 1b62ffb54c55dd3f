"""One provider at two inspections: what is held against each other, what is not, and what became of the points."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.telling import Told
from tests.test_criterion_edition import EDITION
from tilsyn.domain.findings.points_followed import PointFollowed, points_followed
from tilsyn.domain.findings.same_provider import provider_differs
from tilsyn.domain.findings.two_inspections import Inspection, RatedPair, TwoInspections, two_inspections
from tilsyn.domain.findings.visible import Visible
from tilsyn.domain.journal.entries import EarlierJudgement, Focus, FollowUp, Judgement, Previous, Protect
from tilsyn.domain.journal.fields import CaseFields
from tilsyn.domain.library.edition import QualityModel
from tilsyn.output.contexts import Known, known_inside
from tilsyn.output.contexts.compare_part import ANOTHER_BASIS, NO_REASON, comparison, held
from tilsyn.services.compared_lines import comparison_lines
from tilsyn.storage.library import load_library

if TYPE_CHECKING:
    from tilsyn.domain.library.directives import Catalogue
    from tilsyn.output.contexts.records.comparison import ComparedRated, ComparisonPage

DATED = "Det tidligere tilsyn er af 12-10-2022."


def told(date: str, **fields: Any) -> Told:
    made = Told()
    made.field(date=date, **fields)
    return made


@pytest.fixture
def then() -> Told:
    return told("2022-10-12")


@pytest.fixture
def now() -> Told:
    return told("2023-10-24")


def known(said: Told, model: QualityModel) -> Known:
    return known_inside(said.case, model, (), ())


def two(then: Told, now: Told, model: QualityModel, later: QualityModel | None = None) -> TwoInspections:
    return two_inspections(held(known(then, model)), held(known(now, later or model)))


def page(then: Told, now: Told, model: QualityModel, later: QualityModel | None = None) -> ComparisonPage:
    return comparison(known(then, model), known(now, later or model), DATED)


def pair(found: TwoInspections, wanted: str) -> RatedPair:
    every = (each for theme in found.themes for criterion in theme.criteria for each in criterion.rated)
    return next(each for each in every if each.now.unit.id == wanted)


def row(made: ComparisonPage, wanted: str) -> ComparedRated:
    every = (each for theme in made["temaer"] for criterion in theme["kriterier"] for each in criterion["indikatorer"])
    return next(each for each in every if each["id"] == wanted)


def judge(said: Told, indicator: str, score: int, **more: Any) -> None:
    said.say(
        Judgement.model_validate(
            {"record": said.id(), "indicator": indicator, "text": "Tekst.", "score": score, **more}
        )
    )


def other_edition(model: QualityModel, **wordings: str) -> QualityModel:
    """The edition with other words for some indicators (4_a="…"); an empty one takes the indicator out."""
    stated = model.model_dump(mode="json") | {"id": "KM2030"}
    for theme in stated["themes"]:
        for criterion in theme["criteria"]:
            kept = [each for each in criterion["indicators"] if wordings.get(each["id"].replace(".", "_"), "-")]
            for each in kept:
                each["text"] = wordings.get(each["id"].replace(".", "_"), each["text"])
            criterion["indicators"] = kept
    return QualityModel.model_validate_json(json.dumps(stated))


def test_a_score_that_moved_is_told_with_the_reason_that_was_written(
    then: Told, now: Told, model: QualityModel
) -> None:
    judge(then, "4.a", 3)
    judge(now, "4.a", 5, change="Der er kommet faste møder.")
    assert pair(two(then, now, model), "4.a").moved is True
    made = row(page(then, now, model), "4.a")
    assert (made["tidligere"]["score"], made["senere"]["score"], made["sammenholdt"]) == ("3", "5", "ændret")
    assert made["begrundelse"] == "Der er kommet faste møder."


def test_no_reason_is_made_up_where_none_was_written(then: Told, now: Told, model: QualityModel) -> None:
    judge(then, "4.a", 3)
    judge(now, "4.a", 5)
    judge(then, "4.b", 3)
    judge(now, "4.b", 3)
    made = page(then, now, model)
    assert row(made, "4.a")["begrundelse"] == NO_REASON
    assert (row(made, "4.b")["sammenholdt"], row(made, "4.b")["begrundelse"]) == ("uændret", "")


def test_what_is_carried_over_was_not_judged_again_and_cannot_have_moved(
    then: Told, now: Told, model: QualityModel
) -> None:
    judge(then, "4.a", 3)
    now.say(Focus(record=now.id(), indicators=("1.a",), reason="Aftalt."))
    earlier = EarlierJudgement(indicator="4.a", text="Tekst.", score=4)  # the earlier case has been corrected since
    now.say(Previous(record=now.id(), date="2022-10-12", edition=model.id, judgements=(earlier,)))
    found = pair(two(then, now, model), "4.a")
    assert (found.compared, found.moved) == ("not_again", None)
    made = row(page(then, now, model), "4.a")
    assert made["senere"]["tilstand"] == "Videreført fra rapporten af 12-10-2022"
    assert made["samme_tekst"] is True


def test_the_four_states_without_a_new_score_are_kept_apart(then: Told, now: Told, model: QualityModel) -> None:
    judge(then, "4.a", 3)
    now.say(Focus(record=now.id(), indicators=("4.a",), reason="Aftalt."))
    states = {each: row(page(then, now, model), each)["senere"]["tilstand"] for each in ("4.a", "4.b", "6.a")}
    assert states == {"4.a": "mangler", "4.b": "Ikke i fokus ved dette tilsyn", "6.a": "Gælder ikke for tilbudstypen"}
    found = two(then, now, model)
    assert [pair(found, each).compared for each in ("4.a", "4.b", "6.a")] == ["one_side", "unscored", "unscored"]


def test_words_of_a_new_approval_are_not_held_against_numbers(now: Told, model: QualityModel) -> None:
    approved = told("2022-10-12", kind="nygodkendelse")
    approved.judge("4.a", "forventes")
    judge(now, "4.a", 4)
    found = pair(two(approved, now, model), "4.a")
    assert (found.compared, found.moved) == ("other_scale", None)
    made = page(approved, now, model)
    assert row(made, "4.a")["tidligere"]["score"] == model.label_of("nygodkendelse", "forventes")
    assert any("nygodkendelse" in each for each in made["bemaerkninger"])
    assert all(theme["tidligere"]["middel"] == "–" for theme in made["temaer"])


def test_two_new_approvals_have_one_scale(model: QualityModel) -> None:
    one, other = told("2022-10-12", kind="nygodkendelse"), told("2023-10-24", kind="nygodkendelse")
    one.judge("4.a", "forventes_ikke")
    other.judge("4.a", "forventes")
    made = page(one, other, model)
    assert (pair(two(one, other, model), "4.a").moved, made["bemaerkninger"]) == (True, [])


def test_means_stand_with_their_basis_and_nothing_is_computed_between_them(
    then: Told, now: Told, model: QualityModel
) -> None:
    for said, scores in ((then, (3, 4)), (now, (5, 4))):
        judge(said, "4.a", scores[0])
        judge(said, "4.b", scores[1])
    theme = next(each for each in page(then, now, model)["temaer"] if each["nummer"] == "4")
    assert (theme["tidligere"]["middel"], theme["tidligere"]["grundlag"]) == ("3,5", "2 af 6")
    assert (theme["senere"]["noejagtig"], theme["bemaerk"]) == ("9/2", "")
    assert not any("1,0" in line for line in comparison_lines(page(then, now, model), everything=True))


def test_the_same_number_with_other_words_is_two_things(then: Told, now: Told, model: QualityModel) -> None:
    later = other_edition(model, **{"4_a": "Borgerne bestemmer selv.", "4_b": ""})
    judge(then, "4.a", 3)
    judge(then, "4.b", 2)
    judge(now, "4.a", 5)
    found = two(then, now, model, later)
    alone = {(each.edition, each.state.unit.id): each.why for each in found.rated_alone}
    assert alone == {("earlier", "4.a"): "reworded", ("earlier", "4.b"): "gone", ("later", "4.a"): "reworded"}
    made = page(then, now, model, later)
    assert "4.a" not in {
        each["id"] for theme in made["temaer"] for criterion in theme["kriterier"] for each in criterion["indikatorer"]
    }
    assert [(each["hvornaar"], each["id"], each["score"]) for each in made["hver_for_sig"]] == [
        ("tidligere", "4.a", "3"),
        ("tidligere", "4.b", "2"),
        ("senere", "4.a", "5"),
    ]
    assert any("KM2021 og KM2030" in each for each in made["bemaerkninger"])
    theme = next(each for each in made["temaer"] if each["nummer"] == "4")
    assert theme["bemaerk"] == ANOTHER_BASIS


def test_the_same_words_under_another_number_are_told_and_not_joined(
    then: Told, now: Told, model: QualityModel
) -> None:
    words = next(unit.text for unit in model.rated() if unit.id == "4.a")
    later = other_edition(model, **{"4_a": "", "4_b": str(words)})
    gone = {
        each.state.unit.id: each.elsewhere
        for each in two(then, now, model, later).rated_alone
        if each.edition == "earlier"
    }
    assert gone == {"4.a": "4.b", "4.b": ""}


def test_a_theme_of_the_same_number_and_another_name_is_another_theme(
    then: Told, now: Told, model: QualityModel
) -> None:
    stated = model.model_dump(mode="json") | {"id": "KM2030"}
    stated["themes"][0]["title"] = "Økonomi"
    later = QualityModel.model_validate_json(json.dumps(stated))
    found = two(then, now, model, later)
    assert (found.themes[0].then, found.themes[1].then is None) == (None, False)
    assert [(each.level, each.id) for each in found.means_alone] == [("theme", "1")]


def test_another_way_of_making_means_is_said(then: Told, now: Told, model: QualityModel) -> None:
    later = QualityModel.model_validate_json(json.dumps(model.model_dump(mode="json") | {"averaging": "one_stage"}))
    assert any("regnet på hver sin måde" in each for each in page(then, now, model, later)["bemaerkninger"])
    assert page(then, now, model)["bemaerkninger"] == []


def test_what_is_asked_may_be_put_otherwise_without_a_word_about_it(then: Told, now: Told, model: QualityModel) -> None:
    stated = model.model_dump(mode="json")
    stated["themes"][0]["criteria"][0]["indicators"][0]["questions"][0]["text"] = "Hvordan går det?"
    assert page(then, now, model, QualityModel.model_validate_json(json.dumps(stated)))["bemaerkninger"] == []
    stated["themes"][0]["criteria"][0]["indicators"][0]["text"] = "Noget andet."
    later = QualityModel.model_validate_json(json.dumps(stated))
    assert any("KM2021 i to udformninger" in each for each in page(then, now, model, later)["bemaerkninger"])


def test_what_moved_stands_first_in_the_order_of_the_model(then: Told, now: Told, model: QualityModel) -> None:
    for indicator, scores in {"5.a": (5, 1), "4.a": (3, 4), "4.b": (2, 2)}.items():
        judge(then, indicator, scores[0])
        judge(now, indicator, scores[1])
    made = page(then, now, model)
    assert made["aendrede"] == ["4.a 3 → 4", "5.a 5 → 1"]
    assert "Ændret: 4.a 3 → 4; 5.a 5 → 1" in list(comparison_lines(made, everything=False))


def test_an_edition_that_rates_criteria_is_compared_by_them(tmp_path: Path) -> None:
    file = tmp_path / "prøve.yaml"
    file.write_text(EDITION, encoding="utf-8")
    small = load_library([tmp_path]).models["PRØVE"]
    then, now = told("2022-10-12"), told("2023-10-24")
    judge(then, "1", 3)
    judge(now, "1", 4)
    made = page(then, now, small)
    criterion = made["temaer"][0]["kriterier"][0]
    assert (criterion["senere"]["middel"], made["temaer"][0]["senere"]["middel"]) == ("", "4,0")
    assert [(each["id"], each["sammenholdt"]) for each in criterion["indikatorer"]] == [("1", "ændret")]
    lines = list(comparison_lines(made, everything=False))
    assert "    1     3 → 4 · ændret" in lines


def test_who_was_spoken_with_is_told_in_words_and_no_value_is_counted(
    then: Told, now: Told, model: QualityModel
) -> None:
    leader = then.source("Leder", "ledelse")
    talk = then.encounter(leader)
    then.answer(talk, "4.a.1", "nej", "Vi gør det ikke.")
    made = page(then, now, model)
    assert row(made, "4.a")["tidligere"]["undersoegt"] == "samtale med ledelsen"
    assert made["undersoegt"] == [{"titel": "Samtaler", "tidligere": ["Samtale med ledelsen"], "senere": []}]
    assert not any(word in json.dumps(made, ensure_ascii=False) for word in ("Vi gør det ikke", '"nej"'))


def test_what_is_protected_leaves_no_trace_in_either(
    then: Told, now: Told, model: QualityModel, catalogues: tuple[Catalogue, ...]
) -> None:
    judge(then, "4.a", 3)
    judge(now, "4.a", 4)
    before = page(then, now, model)
    for said in (then, now):
        hidden = said.source("Borger 9", "borger", "whistleblow")
        talk = said.encounter(hidden)
        said.answer(talk, "4.a.1", "nej", "Hemmeligt.", protection="whistleblow")
        told_of = {"record": said.id(), "id": said.id(), "kind": "udviklingspunkt", "text": "Hemmeligt punkt."}
        (entry,) = said.say(FollowUp.model_validate(told_of))
        said.say(Protect(record=said.id(), target=entry.id, protection="fortrolig", reason="Sagt i fortrolighed."))
    assert page(then, now, model) == before


def test_numbers_of_people_are_masked(then: Told, now: Told, model: QualityModel) -> None:
    judge(now, "4.a", 4, text="Om 010190-1234.", change="Se 010190-1234.")
    made = json.dumps(page(then, now, model), ensure_ascii=False)
    assert "010190" not in made
    assert "[CPR fjernet]" in made


# follow-up


def point(said: Told, text: str, **more: Any) -> None:
    stated = {"record": said.id(), "id": said.id(), "kind": "udviklingspunkt", "text": text}
    said.say(FollowUp.model_validate(stated | more))


def followed(then: Told, now: Told) -> list[PointFollowed]:
    return points_followed(Visible(then.case), Visible(now.case))


def test_a_point_is_found_again_by_its_origin_and_words(then: Told, now: Told) -> None:
    point(then, "At skrive planer.", indicator="3.b")
    point(now, "At skrive  planer.", indicator="3.b", origin="2022-10-12", status="opfyldt")
    (only,) = followed(then, now)
    assert (only.became, only.now and only.now.status, only.reworded) == ("found", "opfyldt", False)


def test_a_point_put_in_other_words_is_found_by_its_indicator_where_it_can_be_no_other(then: Told, now: Told) -> None:
    point(then, "At skrive planer.", indicator="3.b")
    point(now, "At skrive og følge planer.", indicator="3.b", origin="2022-10-12")
    assert [(each.became, each.reworded) for each in followed(then, now)] == [("found", True)]
    point(then, "At holde møder.", indicator="3.b")
    assert [each.became for each in followed(then, now)] == ["not_found", "not_found", "from_before"]


def test_a_decision_put_in_other_words_is_found_by_its_law(then: Told, now: Told) -> None:
    point(then, "At ansætte.", kind="paabud", law="§ 8")
    point(now, "At ansætte en leder.", kind="paabud", law="§ 8", origin="2022-10-12")
    point(now, "At udarbejde en plan.", kind="paabud", law="§ 9", origin="2022-10-12")
    assert [each.became for each in followed(then, now)] == ["found", "from_before"]


def test_points_that_say_the_same_are_each_found_once(then: Told, now: Told) -> None:
    for _ in range(2):
        point(then, "At skrive planer.", indicator="3.b")
        point(now, "At skrive planer.", indicator="3.b", origin="2022-10-12")
    assert [each.became for each in followed(then, now)] == ["found", "found"]


def test_what_is_new_closed_lost_and_from_before_is_told_apart(then: Told, now: Told) -> None:
    point(then, "Afsluttet.", status="opfyldt")
    point(then, "Tabt af syne.")
    point(now, "Nyt.")
    point(now, "Fra 2019.", origin="2019-05-01")
    assert [(each.stands.text, each.became) for each in followed(then, now)] == [
        ("Afsluttet.", "closed"),
        ("Tabt af syne.", "not_found"),
        ("Nyt.", "new"),
        ("Fra 2019.", "from_before"),
    ]


def test_a_decision_stands_as_far_as_it_had_come_each_time(then: Told, now: Told, model: QualityModel) -> None:
    order = {"kind": "paabud", "law": "§ 8", "deadline": "2023-01-01"}
    point(then, "At ansætte.", decision="varslet", decision_date="2022-11-01", **order)
    point(now, "At ansætte.", decision="meddelt", decision_date="2022-12-01", origin="2022-10-12", **order)
    (made,) = page(then, now, model)["opfoelgning"]
    assert (made["tidligere"]["afgoerelse"], made["senere"]["afgoerelse"]) == (
        "varslet 01-11-2022",
        "meddelt 01-12-2022",
    )
    assert (made["hjemmel"], made["senere"]["frist"], made["oprindelse"]) == ("§ 8", "01-01-2023", "12-10-2022")


# the provider


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ({"provider": "Nordkaj"}, {"provider": "nord kaj "}, None),
        ({"provider": "Nordkaj"}, {"provider": "Solbakken"}, "navn"),
        ({"provider": "Nordkaj", "portal_id": "1"}, {"provider": "Nordkaj Nord", "portal_id": "1"}, None),
        ({"provider": "Nordkaj", "portal_id": "1"}, {"provider": "Nordkaj", "portal_id": "2"}, "id på Tilbudsportalen"),
        ({"provider": "Nordkaj", "cvr": "11111111"}, {"provider": "Nordkaj", "cvr": "22222222"}, "CVR-nummer"),
        ({"provider": "Nordkaj", "cvr": "11111111"}, {"provider": "Solbakken", "cvr": "11111111"}, "navn"),
        ({"provider": "Nordkaj", "cvr": "11111111"}, {"provider": "Nordkaj"}, None),
    ],
)
def test_one_provider_is_known_by_its_id_else_by_name_and_number(
    one: dict[str, str], other: dict[str, str], what: str | None
) -> None:
    found = provider_differs(CaseFields(**one), CaseFields(**other))  # type: ignore[arg-type]  # names are texts here
    assert (found and found.what) == what


def test_the_scale_is_of_the_kind_of_inspection(now: Told, model: QualityModel) -> None:
    approved = told("2022-10-12", kind="nygodkendelse")
    sides = [held(known(each, model)) for each in (approved, now)]
    assert all(isinstance(each, Inspection) for each in sides)
    assert sides[0].scale != sides[1].scale
