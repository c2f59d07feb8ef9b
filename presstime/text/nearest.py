"""Nearest: the name that was probably meant, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that differs least from the word, if close enough to be a slip; ties go to the first
    in order. Case does not count; two letters changed about count as one slip."""
    folded = word.casefold()
    limit = max(1, (len(folded) + 1) // 3)
    best: tuple[int, str] | None = None
    for choice in sorted(choices):
        other = choice.casefold()
        if abs(len(other) - len(folded)) > limit:
            continue
        distance = _distance(folded, other, limit)
        if distance <= limit and (best is None or distance < best[0]):
            best = (distance, choice)
    return best[1] if best else None


def _distance(left: str, right: str, limit: int) -> int:
    """Optimal string alignment distance; anything above the limit may come back as limit + 1."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        new = [i]
        for j, b in enumerate(right, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > limit:
            return limit + 1
        before, row = row, new
    return row[-1]
