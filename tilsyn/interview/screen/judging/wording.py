"""What the judging screens say, in Danish."""

from __future__ import annotations

HELP = ""
