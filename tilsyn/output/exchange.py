"""The exchange file: the dict made by the context, as UTF-8 JSON in the order it was made in, one line a value."""

from __future__ import annotations

import json
from typing import Any


def exchange_bytes(document: dict[str, Any]) -> bytes:
    """The same document gives the same bytes. The checksum comes at the door (storage.outgoing)."""
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
