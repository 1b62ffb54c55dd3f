"""How the screen looks. No colour carries a meaning alone; no line is drawn that cp850 lacks."""

from __future__ import annotations

widths = [(0, "-narrow"), (72, "-usual"), (120, "-wide")]
NOTICE_ROWS, MARKED_ROWS = 3, 2
"""At the most; what is more ends with "…"."""
LOW, SHORT = 18, 30
"""Rows of a screen on which everything but the question and the note is kept to a line, or to two."""

LOOK = """
Screen { layout: vertical; }
#where { height: 1; padding: 0 1; background: $primary; color: $text; text-style: bold;
         text-wrap: nowrap; text-overflow: ellipsis; }
#topics { height: 1fr; border: none; padding: 0; background: $surface; scrollbar-size-vertical: 1;
          text-wrap: nowrap; text-overflow: ellipsis; overflow-x: hidden; }
#topics:focus { border: none; }
#topics > .option-list--option-disabled { color: $text-muted; text-style: bold; }
#asking { width: 1fr; }
#question { height: 1fr; min-height: 1; padding: 0 1; scrollbar-size-vertical: 1; }
#asked { height: auto; }
#rule, #line { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
#rule { background: $surface; color: $text-muted; }
#line { background: $accent; color: $text; text-style: bold; }
.-writing #line { background: $background; color: $text-muted; text-style: none; }
#official { height: auto; padding: 0 1; }
#notice { height: auto; max-height: 3; padding: 0 1; text-style: bold; color: $text-warning; }
#typed { height: auto; max-height: 2; padding: 0 1; text-style: bold; }
.beside #typed { max-height: 3; }
#marked { height: auto; max-height: 2; padding: 0 1; text-style: italic; }
#values { height: auto; padding: 0 1; }
#note, #loose { height: 7; border: solid $secondary; padding: 0; scrollbar-size-vertical: 1; }
#note:focus, #loose:focus { border: double $accent; border-title-color: $text; border-title-style: bold; }
.-short #note { height: 5; }
.-low #note { height: 3; }
.-low.-writing #note { height: 4; }
.-low.-writing #values { display: none; }
.-wide #note { height: 14; }
.-wide .-short #note, .-short .-wide #note { height: 6; }
.-low #marked { max-height: 1; }
#saved { height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
#saved.-trouble { height: auto; background: $error; color: $text; text-style: bold; text-wrap: wrap; }
#keys { height: 1; padding: 0 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
.-undotted #where, .-undotted #saved, .-undotted #keys, .-undotted #rule, .-undotted #line, .-undotted #topics {
          text-overflow: clip; }
ModalScreen { align: center middle; }
.beside { width: 90%; max-width: 100; height: auto; max-height: 90%; border: double $accent; padding: 0 1;
          background: $surface; }
.beside Input, #pin { border: none; height: 1; padding: 0; background: $panel; }
.beside Static { height: auto; }
.beside OptionList { border: none; height: auto; max-height: 16; padding: 0; scrollbar-size-vertical: 1; }
#loose { width: 90%; max-width: 100; height: 12; }
.beside #loose { width: 100%; height: 9; }
.-low #loose, .-low .beside #loose { height: 3; }
.-low .beside { width: 100%; max-height: 100%; }
.trouble { width: 90%; max-width: 100; height: auto; padding: 0 1; background: $error; color: $text; text-style: bold; }
.beside .trouble { width: 100%; max-width: 100%; }
#spoken { height: 1fr; padding: 1; }
#told { height: auto; max-height: 10; border: none; padding: 0 1; }
#sheet { height: 1fr; border: double $accent; border-title-color: $text; padding: 0; }
#refused { height: auto; max-height: 50%; }
#refused #notice { max-height: 100; }
.-ascii #sheet { border: ascii $accent; }
#which { height: 1fr; border: none; padding: 1; }
#which > .option-list--option-disabled { text-style: bold; }
Dark { align: center middle; }
#dark { width: 60; max-width: 90%; height: auto; }
#pin { width: 30; }
.-ascii #note, .-ascii #loose, .-ascii .beside { border: ascii $secondary; }
.-ascii #note:focus, .-ascii #loose:focus { border: ascii $accent; text-style: none; }
"""


def size_classes(columns: int, rows: int) -> dict[str, bool]:
    """Which classes a screen has for its size; those of `widths` as Textual gives them, once it has told the size."""
    wide = max(least for least, _ in widths if columns >= least)
    return {"-low": rows < LOW, "-short": rows < SHORT, **{name: least == wide for least, name in widths}}
