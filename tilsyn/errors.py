"""What can go wrong and is expected: one Danish sentence, one *Råd*, one exit code (interface.md, Exit codes)."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class ExitCode(IntEnum):
    """The program's exit codes; scripts rely on them."""

    DONE = 0
    ANSWER_IS_NO = 1
    USAGE = 2
    QUESTIONNAIRE = 3
    CASE = 4
    OUTPUT = 5
    OUR_FAULT = 70
    INTERRUPTED = 130


_LONGEST_PATH = 200


def _short(path: Path) -> str:
    """Its name; a name of thousands of letters would push the advice off the screen."""
    from tilsyn.domain.text import name_shown  # whoever raises is above us; what a name may show is said there alone

    return name_shown(path.name or str(path))


def _shown(path: Path) -> str:
    from tilsyn.domain.text import name_shown

    return name_shown(str(path), _LONGEST_PATH)


class TilsynError(Exception):
    """Everything expected: what and where in `message`, what to do about it in `hint`."""

    exit_code: ClassVar[ExitCode] = ExitCode.OUR_FAULT
    unsaved: str = ""
    """What a person had just typed, where no place was left to keep it."""
    kept: bool = False
    """Whether what she had just typed is half-typed in the case, and comes back."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageProblem(TilsynError):
    """An argument is wrong or missing."""

    exit_code = ExitCode.USAGE


class AnswerIsNo(TilsynError):
    """The answer asked for is no; `problems` are printed before the sentence."""

    exit_code = ExitCode.ANSWER_IS_NO

    def __init__(self, message: str, hint: str, problems: Sequence[object] = ()) -> None:
        super().__init__(message, hint)
        self.problems = tuple(problems)


class QuestionnaireError(TilsynError):
    """A questionnaire or a template stops the command; `problems` say where."""

    exit_code = ExitCode.QUESTIONNAIRE

    def __init__(self, message: str, hint: str, problems: Sequence[object] = ()) -> None:
        super().__init__(message, hint)
        self.problems = tuple(problems)


class CaseError(TilsynError):
    """The case file cannot be opened or written."""

    exit_code = ExitCode.CASE


_ANOTHER_NAME = "Vælg et andet navn eller en anden mappe."
_ANOTHER_FILE = "Kontrollér filnavnet. En sag oprettes med: tilsyn new SAG.tilsyn --provider … --service-type …"


class NotACase(CaseError):
    """A file of another kind, a folder, or nothing at all."""

    def __init__(self, path: Path, why: str, hint: str = _ANOTHER_FILE) -> None:
        super().__init__(f"{_short(path)} er ikke en tilsynssag: {why}.", hint)


class CaseCutOff(NotACase):
    """What there is of it is ours, but not all of it is there."""

    def __init__(self, path: Path, why: str = "noget af filen mangler, så den kan ikke læses som en sag") -> None:
        super().__init__(
            path,
            why,
            "Vent, hvis den er ved at blive kopieret eller synkroniseret. Hent ellers sikkerhedskopien, eller kopiér "
            "sagen igen derfra, hvor den er hel.",
        )


class CaseHasTwoNames(CaseError):
    """A hard link: what a broken-off writing leaves behind is found under one name alone."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_short(path)} er den samme fil som en med et andet navn (et hard link). Et nedbrud kan koste et svar.",
            "Lav en rigtig kopi med et nyt navn, og arbejd videre i den. Her kan sagen stadig læses.",
        )


class LooksTheSame(CaseError):
    """Names that differ only in how a letter as å is put together."""

    def __init__(self, path: Path, *, new: bool) -> None:
        how = "Der findes allerede en fil" if new else "Der findes flere filer"
        super().__init__(
            f"{how} med et navn, der ser ud som {_short(path)}, men er skrevet med andre tegn.",
            "Vælg et andet filnavn." if new else "Giv den ene et andet navn, og prøv igen.",
        )


class CaseMissing(CaseError):
    def __init__(self, path: Path) -> None:
        where = "denne mappe" if str(path.parent) == "." else _shown(path.parent)
        super().__init__(
            f"{_short(path)} findes ikke i {where}.",
            "Kontrollér mappe og filnavn, eller opret sagen med tilsyn new.",
        )


class CaseExists(CaseError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{_short(path)} findes i forvejen og bliver ikke overskrevet.", "Vælg et andet filnavn.")


class WrongPassphrase(CaseError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_short(path)} kan ikke åbnes med den adgangssætning.",
            "Prøv igen, og tjek store og små bogstaver. Filen er ikke ændret.",
        )


class PassphraseUnread(UsageProblem):
    """What was typed for one cannot be one, whatever the case."""


class CaseDamaged(CaseError):
    def __init__(self, path: Path, where: str) -> None:
        super().__init__(
            f"{_short(path)} er beskadiget: {where}.",
            "Kopiér filen, før der sker mere med den, og hent den seneste sikkerhedskopi frem. Se også tilsyn verify.",
        )


class CopyNotRedacted(CaseError):
    """A copy made before the file got a newer form holds the same words, and cannot be written in."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Posten står også i kopien {_short(path)}, og der kan den ikke fjernes. Intet er fjernet.",
            "Slet kopien, hvis du ikke skal bruge den mere, og maskér posten igen.",
        )


class CaseNewer(CaseError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_short(path)} er skrevet af en nyere udgave af tilsyn.",
            "Opdatér tilsyn på denne computer. Filen er ikke ændret.",
        )


class CaseLocked(CaseError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_short(path)} er i brug et andet sted.",
            "Afslut den anden samtale eller kommando, og prøv igen.",
        )


class ChangedMeanwhile(CaseError):
    """What was decided about has changed since it was looked at, from another window."""

    def __init__(self, post: str) -> None:
        super().__init__(
            f"Posten {post} er ændret fra et andet vindue imens. Intet er gemt.",
            "Se, hvad der står nu: tilsyn log SAG (--protected viser også det beskyttede). Gør det så om, hvis det "
            "stadig skal gælde.",
        )


class CaseNotWritten(CaseError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Der kunne ikke skrives i {_short(path)}; intet af det seneste er gemt.",
            "Er disken fuld, eller er filen skrivebeskyttet? Skaf plads, og prøv igen. Det tidligere gemte er urørt.",
        )


class CaseWithoutLock(CaseNotWritten):
    """Some shares have no locks: nothing would keep a second session away."""

    def __init__(self, path: Path) -> None:
        CaseError.__init__(
            self,
            f"Drevet, som {_short(path)} ligger på, kan ikke holde en sag for én ad gangen.",
            "Kopiér sagen til en lokal disk, hold samtalen der, og kopiér den tilbage bagefter.",
        )


class CaseReplaced(CaseNotWritten):
    """Under an open case its file was put back, emptied or moved: nothing is written in what stands there now."""

    def __init__(self, path: Path) -> None:
        CaseError.__init__(
            self,
            f"{_short(path)} er skiftet ud, mens du havde den åben, så der bliver ikke gemt noget i den.",
            "Kopiér din tekst til et andet sted, luk sagen, og læg den rigtige fil tilbage, før du fortsætter.",
        )


class CaseNameTaken(CaseNotWritten):
    """The name is that of another case's journal or lock."""

    def __init__(self, path: Path) -> None:
        CaseError.__init__(self, f"Navnet {_short(path)} hører til en anden sags fil.", "Vælg et andet filnavn.")


class CaseOutOfReach(CaseNotWritten):
    """A name too long, links in a ring, a closed folder."""

    def __init__(self, path: Path) -> None:
        CaseError.__init__(
            self,
            f"{_short(path)} kan ikke oprettes.",
            "Vælg et kortere navn eller en anden mappe, som du har adgang til.",
        )


class CaseNameRefused(CaseNotWritten):
    """The system gives that name to no file, or a path of that length."""

    def __init__(self, path: Path, why: str) -> None:
        CaseError.__init__(self, f"{_short(path)} kan ikke være navnet på en sag: {why}.", _ANOTHER_NAME)


class CaseFolderMissing(CaseNotWritten):
    def __init__(self, path: Path) -> None:
        CaseError.__init__(self, f"Mappen {_shown(path.parent)} findes ikke.", "Opret mappen, eller vælg en anden.")


class CaseUnreadable(CaseError):
    """The operating system does not hand the file out."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_short(path)} kan ikke læses.", "Kontrollér, at du har adgang til filen, og at drevet er tilsluttet."
        )


class GivenFileUnreadable(TilsynError):
    """The operating system does not hand out a file that was named: it was named rightly."""

    exit_code = ExitCode.CASE

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_shown(path)} kan ikke læses.",
            "Kontrollér, at du har adgang til filen, og at intet andet program har låst den.",
        )


class VaultsComeLater(CaseError):
    """Key scheme 2 is reserved in the format; nothing writes it yet."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_short(path)} er låst med en fælles nøgleboks, og det kan denne udgave af tilsyn ikke åbne endnu.",
            "Opdatér tilsyn på denne computer. Filen er ikke ændret.",
        )


class OutputBlocked(TilsynError):
    """An output cannot be written; nearly always since Word or Excel has it open."""

    exit_code = ExitCode.OUTPUT

    def __init__(self, path: Path, hint: str = "Luk filen i Word eller Excel, og prøv igen.") -> None:
        super().__init__(f"{_shown(path)} kan ikke skrives.", hint)
        self.path = path


class TypesetterMissing(TilsynError):
    """Nothing here lays out pages."""

    exit_code = ExitCode.OUTPUT

    def __init__(self) -> None:
        super().__init__(
            "Der er hverken LibreOffice eller Word på denne computer til at lave en PDF.",
            "Installér LibreOffice, eller åbn Word-filen og vælg Gem som PDF.",
        )


class TypesetterFailed(TilsynError):
    """The program that lays out pages was there, and made nothing."""

    exit_code = ExitCode.OUTPUT

    def __init__(self, program: str) -> None:
        super().__init__(
            f"{program} lavede ingen PDF.",
            "Prøv igen, når andre vinduer med programmet er lukket, eller åbn Word-filen og vælg Gem som PDF.",
        )


class OutputFolderMissing(TilsynError):
    exit_code = ExitCode.OUTPUT

    def __init__(self, path: Path) -> None:
        super().__init__(f"Mappen {_shown(path.parent)} findes ikke.", "Opret mappen, eller vælg en anden.")
        self.path = path


class OutputOutOfReach(OutputBlocked):
    """A name too long, links in a ring, a closed folder: nothing that Word could have caused."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "Vælg et kortere navn eller en anden mappe, som du har adgang til.")


class OutputReadOnly(OutputBlocked):
    def __init__(self, path: Path) -> None:
        TilsynError.__init__(
            self,
            f"{_short(path)} er skrivebeskyttet.",
            "Vælg et andet navn, eller fjern skrivebeskyttelsen under filens egenskaber.",
        )
        self.path = path


class OutputNameRefused(OutputBlocked):
    """The system gives that name to no file, or a path of that length."""

    def __init__(self, path: Path, why: str) -> None:
        TilsynError.__init__(self, f"{_short(path)} kan ikke skrives: {why}.", _ANOTHER_NAME)
        self.path = path


class OutputKept(TilsynError):
    """What may be a person's own work is not written over."""

    exit_code = ExitCode.OUTPUT

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{changed_file(path)} Den bliver ikke overskrevet.",
            "Vælg et andet navn, eller tilføj --overwrite, hvis det, der står i filen nu, må gå tabt.",
        )
        self.path = path


def changed_file(path: Path) -> str:
    """What is known of a file in the way of an output."""
    return f"{_short(path)} er ændret, siden tilsyn skrev den, eller er skrevet af noget andet."


class OutputIsTheCase(UsageProblem):
    """The open case, or a name that its journal or lock needs."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_short(path)} er selve sagen eller hører til den og bliver ikke overskrevet.", "Vælg et andet navn."
        )


class CaseInTheWay(TilsynError):
    """Another case, of any name, or what belongs to it; no option lifts this."""

    exit_code = ExitCode.OUTPUT

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{_short(path)} er en tilsynssag eller hører til en og bliver ikke overskrevet.", "Vælg et andet navn."
        )
