"""What is half-typed in the short fields beside a text: kept as a draft of its own, and offered back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tilsyn.domain.addresses import Slot
from tilsyn.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tilsyn.interview.screen.judging.gestures import JudgingGestures


class Lines:
    """The fields of one text by name; only those that differ from what stands are kept."""

    def __init__(self, gestures: JudgingGestures, slot: str) -> None:
        self._gestures = gestures
        self._slot = Slot.beside("lines", slot)

    def found(self) -> dict[str, str]:
        """What was half-typed last time."""
        draft = self._gestures.draft(self._slot)
        try:
            held = json.loads(draft.text) if draft else {}
        except ValueError:
            return {}
        return {str(name): str(text) for name, text in held.items()} if isinstance(held, dict) else {}

    def keep(self, typed: Mapping[str, str]) -> str:
        """Keep them, or forget them where there are none; gives why they could not be kept, else nothing."""
        try:
            if typed:
                self._gestures.keep_draft(self._slot, json.dumps(typed, ensure_ascii=False))
            else:
                self._gestures.drop_draft(self._slot)
        except CaseError as refused:
            return refused.message
        return ""
