"""Some children's facts in the order in which they happened, and which fact of a matter comes first, last or next.

"None" is one padding row after the last: it has no day (0), no moment and no code, so nothing needs a mask.
A matter is a number; after the matters come the children as a whole, then one that is nowhere and holds nothing.
"""

from copy import copy
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from lantern.law.columns_rows import CHILD, KIND_CODES, Code, Facts, rows_of
from lantern.law.scalar import FIRST_DAY, LAST_DAY, OUT_OF_RANGE, OutOfRange

Rows = NDArray[np.intp]
_NO_ROWS: Rows = np.empty(0, np.intp)


class Batch:
    """The facts of `children` (a range of rows of `facts`) that were seen by `day` and `minute`."""

    def __init__(self, facts: Facts, children: slice, day: int, minute: int) -> None:
        start = children.start
        mine = rows_of(facts, children)
        order = _in_order(mine, day, minute)
        self.none = len(order)
        self.origin = np.append(order + start, -1).astype(np.int32)
        self.kind = np.append(mine.kind[order], np.uint8(0))
        self.earliest = np.append(mine.earliest[order], np.int32(0))
        self.latest = np.append(mine.latest[order], np.int32(0))
        self.at = np.append(mine.at[order], np.int32(-1))
        # The padding row's word is one past the last code: what is missing is not what is unknown to the vocabulary.
        self.outcome = np.append(mine.outcome[order], np.uint8(255))
        self.answer = np.append(mine.answer[order], np.uint8(255))
        opens = mine.opens[order]
        self.opening: Rows = np.flatnonzero(opens)
        self.matter_kind = opens[self.opening]
        self._place(mine, order, start)
        self._kept: dict[tuple[str, object], Rows] = {}

    def _place(self, mine: Facts, order: Rows, start: int) -> None:
        """In which matter each fact stands, and each matter under which."""
        n, matters = self.none, len(self.opening)
        child = mine.child[order]
        family = np.cumsum(np.diff(child, prepend=child[:1]) != 0) + matters
        self.nowhere = int(family[-1]) + 1 if n else matters
        self.slots = self.nowhere + 1
        number = np.full(n + 1, self.nowhere)
        number[self.opening] = np.arange(matters)
        sorted_at = np.full(len(mine.child) + 1, n)
        sorted_at[order] = np.arange(n)
        named = mine.matter[order]
        inside = np.where(named >= 0, named - start, len(mine.child))
        self.place: Rows = np.where(named == CHILD, family, number[sorted_at[inside]])
        self.parent: Rows = np.append(self.place[self.opening], np.full(self.slots - matters, self.nowhere))
        self.child_of: Rows = family[self.opening]

    @cached_property
    def _by_kind(self) -> dict[int, Rows]:
        """The rows of each kind there is, in order."""
        return _grouped(self.kind[:-1])

    @cached_property
    def _opened_by_kind(self) -> dict[int, Rows]:
        """The matters that facts of each kind opened."""
        return _grouped(self.kind[self.opening])

    @cached_property
    def own(self) -> "Batch":
        """The same facts, where what opened a matter stands in that matter alone."""
        other = copy(self)
        other.place = self.place.copy()
        other.place[self.opening] = self.nowhere
        other._kept = {}
        return other

    def standing(self, kinds: tuple[str, ...]) -> tuple[Rows, Rows]:
        """The facts of these kinds, in order, and where each stands: an opening also in the matter that it opens."""
        codes = [KIND_CODES[kind] for kind in kinds]
        standing = [self._by_kind[code] for code in codes if code in self._by_kind]
        opened = [self._opened_by_kind[code] for code in codes if code in self._opened_by_kind]
        rows = np.concatenate([*standing, *(self.opening[matters] for matters in opened), _NO_ROWS])
        places = np.concatenate([*(self.place[found] for found in standing), *opened, _NO_ROWS])
        if len(standing) + len(opened) > 1:
            by_row = np.argsort(rows, kind="stable")
            rows, places = rows[by_row], places[by_row]
        return rows, places

    def first(self, kinds: tuple[str, ...]) -> Rows:
        """The first fact of any of these kinds, for every matter and child."""
        key = "first", kinds
        if key not in self._kept:
            present = [kind for kind in kinds if KIND_CODES[kind] in self._by_kind]
            if len(present) > 1:
                self._kept[key] = np.minimum.reduce([self.first((kind,)) for kind in present])
            else:
                self._kept[key] = self._assigned(tuple(present), slice(None, None, -1))
        return self._kept[key]

    def last(self, kinds: tuple[str, ...]) -> Rows:
        """The last fact of any of these kinds, for every matter and child."""
        key = "last", kinds
        if key not in self._kept:
            self._kept[key] = self._assigned(kinds, slice(None))
        return self._kept[key]

    def last_by(self, kinds: tuple[str, ...], before: tuple[str, ...]) -> Rows:
        """The last of these kinds no later than the day of the first of `before`; the first, if all are later."""
        key = "last", (kinds, before)
        if key not in self._kept:
            limit = self.earliest[self.first(before)]
            rows, places = self.standing(kinds)
            in_time = (limit[places] == 0) | (self.earliest[rows] <= limit[places])
            found = self.first(kinds).copy()
            found[places[in_time]] = rows[in_time]
            found[self.nowhere] = self.none
            self._kept[key] = found
        return self._kept[key]

    def next_after(self, kinds: tuple[str, ...], matter: Rows, after: Rows) -> Rows:
        """The first fact of these kinds that stands in each matter after another; after none, the first of all."""
        rows, places = self.standing(kinds)
        after = np.where(after == self.none, -1, after)
        key = np.sort(places * (self.none + 1) + rows)
        found = np.append(key, np.iinfo(np.intp).max)[
            np.searchsorted(key, matter * (self.none + 1) + after, side="right")
        ]
        at, row = np.divmod(found, self.none + 1)
        return np.where(at == matter, row, self.none)

    def ended(self, kinds: tuple[str, ...]) -> Rows:
        """For every matter, the first of these kinds in it, in what it stands under, or in the child as a whole."""
        key = "ended", kinds
        if key not in self._kept:
            own = self.first(kinds)
            matters = len(self.opening)
            found = np.minimum(own[:matters], own[self.child_of])
            up = self.parent[:matters]
            # A chain is no longer than one child's matters, so that matters standing in a circle end too.
            for _ in range(int(np.bincount(self.child_of).max(initial=0))):
                if (up == self.nowhere).all():
                    break
                found = np.minimum(found, own[up])
                up = self.parent[up]
            self._kept[key] = found
        return self._kept[key]

    def _assigned(self, kinds: tuple[str, ...], direction: slice) -> Rows:
        # Of several values given to one place, numpy keeps the last.
        rows, places = self.standing(kinds)
        found = np.full(self.slots, self.none)
        found[places[direction]] = rows[direction]
        found[self.nowhere] = self.none
        return found


def _grouped(codes: Code) -> dict[int, Rows]:
    """Where each code stands, for every code there is."""
    if not len(codes):
        return {}
    order = np.argsort(codes, kind="stable")
    found, starts = np.unique(codes[order], return_index=True)
    return dict(zip(found.tolist(), np.split(order, starts[1:]), strict=True))


def _in_order(mine: Facts, day: int, minute: int) -> Rows:
    """The rows seen by then, child by child in the order (earliest day, moment, given)."""
    seen = np.flatnonzero((mine.earliest < day) | ((mine.earliest == day) & (mine.at <= minute)))
    if len(seen) and (mine.earliest[seen].min() < FIRST_DAY or max(day, mine.latest[seen].max()) > LAST_DAY):
        raise OutOfRange(OUT_OF_RANGE)
    # 15 bits hold the days from 1980 to 2069, and 26 the minutes from 1970 to 2097.
    key = mine.child[seen].astype(np.int64) << 41
    key |= (mine.earliest[seen] - FIRST_DAY).astype(np.int64) << 26
    key |= mine.at[seen].astype(np.int64) + 1
    return seen if (key[1:] >= key[:-1]).all() else seen[np.argsort(key, kind="stable")]
