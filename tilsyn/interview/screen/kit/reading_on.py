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

    Textual's own actions move when the screen is next drawn, from where it stood when the key came: of two keys that
    come before it is drawn, one would be lost.
    """
    page, whole = max(pane.scrollable_content_region.height, 1), pane.max_scroll_y
    rows = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -whole, "end": whole}[key]
    pane.scroll_to(y=pane.scroll_y + rows, animate=False, immediate=True)
