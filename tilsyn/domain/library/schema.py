"""JSON Schema of the library's files, with draft-07 keywords and Danish descriptions, for editors that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel

DRAFT = "http://json-schema.org/draft-07/schema#"
_RATED = {
    "in_guideline": "false, når punktet findes i kvalitetsmodellen, men ikke i den kilde, udgaven er skrevet af.",
    "not_for": "Tilbudstyper (id), som punktet ikke gælder for.",
    "only_for": "Tilbudstyper (id), som punktet kun gælder for; tom: alle.",
    "contested_for": "Tilbudstyper (id), hvor kilderne er uenige: konsulenten vælger.",
    "questions": "Spørgsmålene, som med fordel kan undersøges, i nummerorden.",
    "note": "Hvor ordlyden er fra, eller hvad man skal vide om punktet.",
}
_HEAD = {
    "id": "Id, som filen kendes på, fx KM2021.",
    "version": "Filens eget versionsnummer; sæt det op, hver gang noget ændres.",
    "title": "Titel, som den står i rapporten.",
    "source": "Hvor ordlyden er fra.",
}
_BINDING = {
    "binding": "law: lov; recommended: anbefaling; unknown: ikke afklaret.",
    "basis": "Den bestemmelse, der gør punktet til lov.",
    "note": "Hvad man skal vide om bindingen eller ordlyden.",
}
DESCRIPTIONS: dict[str, dict[str, str]] = {
    "QualityModel": {
        "": "En udgave af kvalitetsmodellen: det, der spørges om, og det, der bedømmes.",
        "format": "Altid tilsyn-edition/1.",
        **_HEAD,
        "valid_from": "Første dag, udgaven gælder, ÅÅÅÅ-MM-DD.",
        "valid_to": "Sidste dag, udgaven gælder, ÅÅÅÅ-MM-DD; null, når den ikke er kendt.",
        "law_note": "En sætning, der vises for tilsyn efter en dato, hvor loven er ændret.",
        "averaging": "two_stage: middel af kriteriernes middel; one_stage: ét middel over temaets indikatorer.",
        "rated_level": "Det niveau, der får score: indicator eller criterion.",
        "labels": "Overskriften over teksten på hvert niveau.",
        "scales": "Skalaen for drift (1-5) og for nygodkendelse (to udfald).",
        "service_types": "Tilbudstyperne.",
        "followup_kinds": "Slagsene af opfølgningspunkter.",
        "directives": "De anvisninger, spørgsmålene henviser til, fx NR2020.",
        "topics": "Emnerne i den rækkefølge, en samtale tager dem.",
        "informed": "Det, der siges ved samtalens begyndelse.",
        "scripts": "Åbning og afslutning for hver kildegruppe.",
        "families": "Ét talt spørgsmål for flere officielle.",
        "themes": "Temaerne i nummerorden.",
    },
    "Theme": {"": "Et tema.", "number": "Temaets nummer.", "title": "Temaets navn.", "criteria": "Temaets kriterier."},
    "Criterion": {
        "": "Et kriterium.",
        "id": "Kriteriets nummer, i citationstegn.",
        "title": "Kriteriets ordlyd.",
        "indicators": "Kriteriets indikatorer; tom, når kriteriet selv får score.",
        **_RATED,
    },
    "Indicator": {
        "": "En indikator.",
        "id": "Indikatorens id: kriteriets nummer, punktum, bogstav.",
        "text": "Indikatorens ordlyd; null, når den ikke er fundet: så tæller den ikke med.",
        **_RATED,
    },
    "Question": {
        "": "Et officielt spørgsmål og det, man siger højt og ser efter.",
        "id": "Spørgsmålets id, fx 4.a.1.",
        "text": "Kildens egne ord.",
        "reference_text": "Henvisningen, som den er trykt, fx Se anvisning 3.1.5.",
        "references": "Anvisningerne som id, fx NR2020:3.1.5.",
        "reading": "Sådan læses en slåfejl i kilden.",
        "gist": "Kernen i én linje, til konsulenten.",
        "topic": "Emnet (id), der bestemmer, hvor i samtalen spørgsmålet kommer.",
        "family": "Familien (id), når ét talt spørgsmål dækker flere officielle.",
        "priority": "core eller supplement for hver kildegruppe.",
        "duty": "Hvis pligt det handler om: tilbud, kommune eller begge.",
        "parts": "Korte navne på delene, når spørgsmålet har flere.",
        "sensitive": "Det følsomme, spørgsmålet kan røre ved.",
        "applies_to": "Tilbudstyper (id), spørgsmålet stilles til; null: alle.",
        "ask": "For hver kildegruppe: hovedspørgsmålet og en til tre opfølgninger.",
        "hints": "Et råd til konsulenten om en gruppes spørgsmål.",
        "look": "Hvad man ser efter i dokumenter og på stedet.",
        "not_for_groups": "Hvorfor en gruppe ikke spørges.",
        "groups": "Kildegrupperne, mens ask endnu mangler.",
        "methods": "Metoderne, mens look endnu mangler.",
    },
    "Look": {
        "": "Anvisninger til konsulenten, ikke spørgsmål.",
        "dokument": "Hvad man ser efter i dokumenter.",
        "observation": "Hvad man ser efter på stedet.",
    },
    "Step": {
        "": "Et trin på en skala.",
        "value": "1-5, forventes eller forventes_ikke.",
        "label": "Ordene for trinnet.",
    },
    "ServiceType": {
        "": "En tilbudstype.",
        "id": "Id, fx 101-ambulant.",
        "label": "Tilbudstypen, som den skrives.",
        "setting": "ambulant eller doegn.",
        "valid_to": "Sidste dag, tilbudstypen findes, ÅÅÅÅ-MM-DD.",
    },
    "FollowUpKind": {
        "": "En slags opfølgningspunkt.",
        "id": "Id, fx udviklingspunkt.",
        "label": "Navnet, som det skrives.",
        "decision": "true, når det er en afgørelse.",
    },
    "Script": {"": "Ord til en samtale.", "opening": "Det, der siges først.", "closing": "Det, der siges til sidst."},
    "Family": {
        "": "Ét talt spørgsmål for flere officielle.",
        "id": "Familiens id.",
        "title": "Familiens navn.",
        "questions": "De officielle spørgsmål (id); svarets værdi går til det første.",
        "ask": "For hver kildegruppe: hovedspørgsmålet og en til tre opfølgninger.",
    },
    "Choice": {"": "Et valg med navn.", "id": "Id.", "title": "Navnet, som det vises."},
    "LawNote": {"": "En ændring i loven.", "since": "Fra hvilken dag, ÅÅÅÅ-MM-DD.", "text": "Sætningen, der vises."},
    "Labels": {
        "": "Overskrifter.",
        "indicator": "Over indikatorens tekst.",
        "criterion": "Over kriteriets tekst.",
        "theme": "Over temaets tekst.",
    },
    "Provenance": {
        "": "Hvor ordlyden er fra.",
        "title": "Kildens titel.",
        "publisher": "Hvem der har udgivet den.",
        "date": "Datoen, som den er trykt.",
        "file": "Fil eller nummer, den kan findes på.",
    },
    "Catalogue": {
        "": "Anvisningerne i én udgave af de nationale retningslinjer.",
        "format": "Altid tilsyn-directives/1.",
        **_HEAD,
        "guidelines": "Retningslinjerne med titel.",
        "directives": "Anvisningerne i nummerorden.",
    },
    "Guideline": {
        "": "En retningslinje.",
        "number": "Nummeret, fx 3.1.",
        "title": "Titlen; null, når den ikke står i vores kilder.",
    },
    "Directive": {
        "": "En anvisning.",
        "number": "Nummeret, fx 3.1.2b.",
        "guideline": "Den retningslinje, anvisningen står i.",
        "subject": "Emnet på én linje, med egne ord.",
        "text": "Ordlyden, hvor vi har den.",
        "intro": "Ordene før punkterne.",
        **_BINDING,
        "points": "Punkterne, hver med sin egen binding.",
        "also": "Anvisninger om det samme i andre udgaver.",
        "verified": "false, når nummeret ikke findes i nogen indholdsfortegnelse, vi har.",
    },
    "Point": {"": "Et punkt i en anvisning.", "text": "Punktets ordlyd.", **_BINDING},
    "Neighbour": {"": "En anvisning om det samme.", "id": "Id, fx NR2016:3.1.5.", "reason": "Hvorfor de hører sammen."},
    "Checklist": {
        "": "En spørgeramme uden for kvalitetsmodellen.",
        "format": "Altid tilsyn-checklist/1.",
        **_HEAD,
        "items": "Punkterne i nummerorden.",
    },
    "ChecklistItem": {
        "": "Et punkt i spørgerammen.",
        "id": "Punktets id, fx 1 eller F1, i citationstegn.",
        "title": "Punktets navn.",
        "text": "Punktets ordlyd eller forklaring.",
        "parts": "Delene, når punktet har flere.",
    },
}


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schema of a file: `definitions` instead of `$defs`, our descriptions instead of English titles."""
    raw = model.model_json_schema(ref_template="#/definitions/{model}")
    definitions = raw.pop("$defs", {})
    return {
        "$schema": DRAFT,
        **_described(model.__name__, raw),
        "definitions": {name: _described(name, each) for name, each in definitions.items()},
    }


def _described(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    words = DESCRIPTIONS[name]
    properties = {key: _property(words[key], each) for key, each in schema["properties"].items()}
    return {**schema, "title": name, "description": words[""], "properties": properties}


def _property(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Draft-07 ignores what stands beside a $ref, so the reference goes one level down."""
    plain = {key: each for key, each in schema.items() if key not in {"title", "$ref"}}
    if "$ref" in schema:
        plain["allOf"] = [{"$ref": schema["$ref"]}]
    return {"description": description, **plain}
