"""The authority that sends a document, and its consultants."""

from typing import Annotated, TypedDict


class ConsultantPart(TypedDict):
    """A consultant of the case."""

    navn: Annotated[str, "konsulentens navn; tomt, hvor kun initialerne kendes"]
    titel: Annotated[str, "konsulentens titel"]
    initialer: Annotated[str, "konsulentens initialer"]


class AuthorityPart(TypedDict):
    """Who sends the document (`tilsyn office`)."""

    navn: Annotated[str, "socialtilsynets navn; [socialtilsyn], hvor sagen ikke har det"]
    kendt: Annotated[bool, "sand, hvis sagen har socialtilsynets navn"]
    adresse: Annotated[str, "socialtilsynets adresse"]
    telefon: Annotated[str, "socialtilsynets telefonnummer"]
    mail: Annotated[str, "socialtilsynets e-mail"]
    websted: Annotated[str, "socialtilsynets hjemmeside"]
    logo: Annotated[str, "logoet: et afsnit, hvor der kun står denne pladsholder, bliver til billedet"]
    whistleblower: Annotated[str, "hvor whistleblowerordningen kan kontaktes"]
    konsulenter: list[ConsultantPart]
