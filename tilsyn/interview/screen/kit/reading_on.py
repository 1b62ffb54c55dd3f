"""Keys that read on in a part of the screen: each moves it before the next one is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget

LINES = ("up", "down")
PAGES = ("pageup", "pagedown")
ENDS = ("home", "end")


def read_on(pane: Widget, key: str) -> None:
    """A line, a page or to the end, by the key that is named so.

    Textual's own lines and pages move when the screen is next drawn, from where it stood when the key came: of two
    keys that come before it is drawn, one would be lost. The ends are where they are once it is drawn.
    """
    if key in ENDS:
        (pane.scroll_home if key == "home" else pane.scroll_end)(animate=False)
        return
    page = max(pane.scrollable_content_region.height, 1)
    rows = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}[key]
    pane.scroll_to(y=pane.scroll_y + rows, animate=False, immediate=True)
