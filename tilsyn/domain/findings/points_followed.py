"""What became of an inspection's follow-up points at the next: found again by origin, words and indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from tilsyn.domain.findings.followups import is_earlier
from tilsyn.domain.journal.entries import FollowUp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tilsyn.domain.findings.visible import Visible
    from tilsyn.domain.values import Became

    Alike = Callable[[FollowUp, FollowUp], bool]

CLOSED = frozenset({"opfyldt", "bortfaldet"})


class PointFollowed(NamedTuple):
    """One follow-up point as it stood then, and as it stands now; either may be absent."""

    then: FollowUp | None
    now: FollowUp | None
    became: Became

    @property
    def stands(self) -> FollowUp:
        """As it stands now; where nobody has taken it up, as it stood."""
        return cast("FollowUp", self.now or self.then)

    @property
    def reworded(self) -> bool:
        return self.then is not None and self.now is not None and not _same_words(self.then, self.now)


def points_followed(then: Visible, now: Visible) -> list[PointFollowed]:
    """Every point of both, those of the earlier inspection first; each is found again at most once."""
    earlier = [point for _, point in then.of(FollowUp)]
    later = [point for _, point in now.of(FollowUp)]
    found = _found_again(earlier, later, then.fields.date)
    met = {later[at].id for at in found.values()}
    known = [_known_before(point, later[found[at]] if at in found else None) for at, point in enumerate(earlier)]
    return [*known, *(_met_now(point, now) for point in later if point.id not in met)]


def _known_before(point: FollowUp, again: FollowUp | None) -> PointFollowed:
    if again is not None:
        return PointFollowed(point, again, "found")
    return PointFollowed(point, None, "closed" if point.status in CLOSED else "not_found")


def _met_now(point: FollowUp, now: Visible) -> PointFollowed:
    return PointFollowed(None, point, "from_before" if is_earlier(point, now) else "new")


def _found_again(earlier: Sequence[FollowUp], later: Sequence[FollowUp], date: str) -> dict[int, int]:
    """By place in both lists. What is surest is found first, so that a likeness takes nothing from what is the same."""
    found: dict[int, int] = {}
    for alike, alone in _likenesses(date):
        for at, then in enumerate(earlier):
            could = [each for each, now in enumerate(later) if each not in found.values() and alike(then, now)]
            if at in found or not could:
                continue
            rivals = [each for each, other in enumerate(earlier) if each not in found and alike(other, later[could[0]])]
            if not alone or len(could) == len(rivals) == 1:
                found[at] = could[0]
    return found


def _likenesses(date: str) -> Iterator[tuple[Alike, bool]]:
    """The same words from the same report; the same words; what was put otherwise: only where it can be no other."""

    def of_it(then: FollowUp, now: FollowUp) -> bool:
        return now.origin == (then.origin or date)

    yield (lambda then, now: of_it(then, now) and _same_words(then, now) and _same_place(then, now)), False
    yield (lambda then, now: of_it(then, now) and _same_words(then, now)), False
    yield (lambda then, now: not now.origin and _same_words(then, now) and _same_place(then, now)), False
    yield (lambda then, now: of_it(then, now) and _is_placed(then) and _same_place(then, now)), True


def _same_words(then: FollowUp, now: FollowUp) -> bool:
    return _plain(then.text) == _plain(now.text)


def _same_place(then: FollowUp, now: FollowUp) -> bool:
    return (then.kind, then.indicator, then.law) == (now.kind, now.indicator, now.law)


def _is_placed(point: FollowUp) -> bool:
    """Whether more is known of it than its words: a decision has its law, anything else may have an indicator."""
    return bool(point.indicator or point.law)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
