"""What the interview itself says, in Danish."""

from __future__ import annotations

HELP = (
    "j ja · d delvist · n nej · v ved ikke · ø ønsker ikke · i ikke relevant · f ikke fundet (dokumenter) · "
    "t kun tekst; "
    "derefter noten, afsluttet med . · s spring over · b tilbage · g 4.a.3 gå til · /ord søg · ? anvisninger · "
    "+ løs note · e eget spørgsmål · q stop"
)
CPR_WARNING = "Noten ser ud til at indeholde et CPR-nummer. Den er gemt, men ret den: CPR-numre hører ikke til i sagen."
VALUE_WORDS = {
    "ja": "ja",
    "delvist": "delvist",
    "nej": "nej",
    "ved_ikke": "ved ikke",
    "oensker_ikke": "ønsker ikke at svare",
    "ikke_relevant": "ikke relevant",
    "ikke_fundet": "ikke fundet",
}
