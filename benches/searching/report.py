"""Figures to lines of tables."""

import random
import statistics

from peers.measure import Spread

SEED = 1
DRAWS = 10_000


def show(numbers: list[float], digits: int = 1, scale: float = 1) -> str:
    """`12.3 (10.1–20.4)`: the middle, the least and the most."""
    return Spread.of([number / scale for number in numbers]).show(digits)


def kilobytes(numbers: list[float]) -> str:
    return show(numbers, 1, 1_000)


def percentile(numbers: list[float], share: float) -> float:
    """The least number that `share` of all do not exceed."""
    ordered = sorted(numbers)
    return ordered[min(len(ordered) - 1, max(0, -int(-share * len(ordered) // 1) - 1))]


def quick(numbers: list[float]) -> list[str]:
    """Cells for times in milliseconds: the middle, nine of ten, the most."""
    return [f"{number:.1f}" for number in (statistics.median(numbers), percentile(numbers, 0.9), max(numbers))]


def line(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def head(*titles: str) -> str:
    """The head of a table whose first column is text and all others are numbers."""
    return f"\n{line(*titles)}\n{line('---', *('---:' for _ in titles[1:]))}"


def difference(ours: list[float], theirs: list[float]) -> tuple[float, float, float]:
    """Mean of the differences, pair by pair, with a 95% interval: bootstrap over the pairs."""
    pairs = [own - other for own, other in zip(ours, theirs, strict=True)]
    random_ = random.Random(SEED)
    means = sorted(statistics.fmean(random_.choices(pairs, k=len(pairs))) for _ in range(DRAWS))
    return statistics.fmean(pairs), means[int(0.025 * DRAWS)], means[int(0.975 * DRAWS)]
