"""The way through the questions: where one is, where one came from, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.flow import next_open

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tilsyn.domain.findings.flow import Prompt


class Way:
    """Knows the prompts and the place among them; nothing of the case."""

    def __init__(self, prompts: list[Prompt]) -> None:
        self.prompts = prompts
        self.place: int | None = None
        self._visited: list[Prompt] = []
        self._skipped: set[str] = set()

    @property
    def current(self) -> Prompt | None:
        return None if self.place is None else self.prompts[self.place]

    def move(self, place: int | None) -> None:
        """Go to a place; the one left can be gone back to."""
        if self.current is not None:
            self._visited.append(self.current)
        self.place = place

    def back(self) -> bool:
        """To the question before this one in the order they were shown; False at the first."""
        while self._visited:
            prompt = self._visited.pop()
            if prompt is not self.current:
                self.place = self.prompts.index(prompt)
                return True
        return False

    def skip(self) -> None:
        """The current question is not asked again in this session, unless gone to."""
        if self.current is not None:
            self._skipped.update(self.current.ids)

    def advance(self, answered: Collection[str]) -> None:
        """To the next open question; after the last one to those that were jumped over, never to those skipped."""
        here = -1 if self.place is None else self.place
        passed = {*answered, *self._skipped}
        later = next_open(self.prompts, passed, here + 1)
        self.move(next_open(self.prompts, passed, 0) if later is None else later)

    def reorder(self, ordered: Sequence[Prompt]) -> None:
        """The same questions in another order; one stays where one is."""
        here = self.current
        self.prompts[:] = ordered
        self.place = None if here is None else self.prompts.index(here)
