"""The way through the questions: where one is, where one came from, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tilsyn.domain.findings.flow import next_open

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tilsyn.domain.findings.flow import Prompt


class Way:
    """Knows the prompts and the place among them; nothing of the case. `from_core`: it begins with the core."""

    def __init__(self, prompts: list[Prompt], *, from_core: bool = False) -> None:
        self.prompts = prompts
        self.place: int | None = None
        self.core_only = False
        self._from_core = from_core
        self._visited: list[Prompt] = []
        self._skipped: set[str] = set()

    @property
    def current(self) -> Prompt | None:
        return None if self.place is None else self.prompts[self.place]

    @property
    def asked(self) -> list[Prompt]:
        """All of them, or the core alone; whatever one goes to oneself is asked besides."""
        return [each for each in self.prompts if each.core or not self.core_only]

    def narrow(self, *, core: bool) -> bool:
        """To the core, or to everything; whether it is the core now: where all or nothing is core, nothing narrows."""
        self.core_only = core and {each.core for each in self.prompts} == {True, False}
        return self.core_only

    def turn(self) -> tuple[int, int]:
        """Which of those that are asked one is at, and of how many; of all of them at a question gone to besides."""
        here = self.current
        among = self.asked if here in self.asked else self.prompts
        return (among.index(here) + 1 if here else 0), len(among)

    def first_open(self, passed: Collection[str]) -> int | None:
        """Where a conversation begins: the first question of the core, and what stands before it at the end."""
        core = (place for place, prompt in enumerate(self.prompts) if prompt.core)
        return self._open(passed, next(core, 0) if self._from_core else 0, 0)

    def _open(self, passed: Collection[str], *starts: int) -> int | None:
        beside = (each for prompt in self.prompts if self.core_only and not prompt.core for each in prompt.ids)
        closed = {*passed, *beside}
        found = (next_open(self.prompts, closed, start) for start in starts)
        return next((each for each in found if each is not None), None)

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

    def drop(self, prompt: Prompt) -> None:
        """A question that is no more: one is back at the one before it."""
        here, at = self.current, self.prompts.index(prompt)
        self.prompts.remove(prompt)
        self._visited = [each for each in self._visited if each is not prompt]
        if here is not prompt:
            self.place = None if here is None else self.prompts.index(here)
        else:
            self.place = max(at - 1, 0) if self.prompts else None

    def skip(self) -> None:
        """The current question is not asked again in this session, unless gone to."""
        if self.current is not None:
            self._skipped.update(self.current.ids)

    def advance(self, answered: Collection[str]) -> None:
        """To the next open question; after the last one to those that were jumped over, never to those skipped."""
        passed = {*answered, *self._skipped}
        later = None if self.place is None else self._open(passed, self.place + 1)
        self.move(self.first_open(passed) if later is None else later)

    def reorder(self, ordered: Sequence[Prompt]) -> None:
        """The same questions in another order; one stays where one is."""
        here = self.current
        self.prompts[:] = ordered
        self.place = None if here is None else self.prompts.index(here)
