"""Writes tests/statistics/survival.json: what lifelines makes of some cases, for the tests of
src/trends/survival.rs to compare with. Those tests need neither Python nor this script.

    pip install lifelines
    python3 tests/statistics/survival.py
"""

import json
import pathlib
import random

from lifelines import KaplanMeierFitter


def case(name, events, censored):
    durations = events + censored
    observed = [1] * len(events) + [0] * len(censored)
    fit = KaplanMeierFitter(alpha=0.05).fit(durations, observed)
    table = fit.event_table
    band = fit.confidence_interval_survival_function_
    steps = []
    for day in sorted(set(events)):
        share = float(fit.survival_function_at_times(day).iloc[0])
        # At 0 the formula is undefined, and lifelines fills in a number.
        lower, upper = (float(end) for end in band.loc[day]) if 0 < share < 1 else (None, None)
        row = table.loc[day]
        share = 0.0 if row["at_risk"] == row["observed"] else share
        if share == 0:
            lower = upper = None
        steps.append([day, int(row["at_risk"]), int(row["observed"]), share, lower, upper])
    quantile = lambda share: next((s[0] for s in steps if s[3] <= share + 1e-12), None)
    median = fit.median_survival_time_ if events else float("inf")
    assert (None if median == float("inf") else int(median)) == quantile(0.5), name
    return {
        "name": name,
        "events": events,
        "censored": censored,
        "steps": steps,
        "median": quantile(0.5),
        "quarter_done": quantile(0.75),
    }


def drawn(seed, size, share):
    """Lengths as those of real actions: many short, few very long, some not done."""
    source = random.Random(seed)
    days = [int(source.lognormvariate(3.5, 1.4)) for _ in range(size)]
    done = [source.random() < share for _ in days]
    return [d for d, f in zip(days, done) if f], [d for d, f in zip(days, done) if not f]


CASES = [
    # Freireich and others, 1963: the 6-MP arm, the textbook example.
    case("leukaemia", [6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]),
    case("all done", [1, 2, 3, 4], []),
    case("one done", [7], []),
    case("one done of two", [7], [7]),
    case("done on the day of the incident", [0, 0, 0, 5, 12], [0, 3, 30]),
    case("ties", [10] * 7 + [20] * 5, [10] * 3 + [20] * 4 + [40]),
    case("all done on one day", [14] * 12, []),
    case("never half", [3, 9], [40] * 20),
    case("exactly half", [2, 5], [9, 9]),
    case("few done", *drawn(1, 40, 0.15)),
    case("half done", *drawn(2, 120, 0.5)),
    case("most done", *drawn(3, 300, 0.9)),
]

path = pathlib.Path(__file__).with_suffix(".json")
path.write_text("[\n" + ",\n".join(json.dumps(case) for case in CASES) + "\n]\n")
print(f"{path}: {len(CASES)} cases")
