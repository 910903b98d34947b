"""Writes intervals.csv: rate ratios with exact 95 % intervals, as scipy works them out.

pmsite takes the bounds from quantiles of the beta distribution. scipy's binomtest looks for the share at
which the binomial distribution's own tail is 2.5 %, so the two ways have only the question in common.
A Rust test (src/trends/ratio.rs) compares what pmsite says with this table. To write it anew:

    pip install scipy==1.17.1 && python tests/statistics/intervals.py
"""

import csv
import pathlib

from scipy.stats import binom, binomtest

TAIL = 0.025
YEAR, LEAP, QUARTER, LONG_QUARTER = 365, 366, 90, 92

# Incidents in the later period and in the earlier one.
SMALL = [(later, earlier) for later in range(0, 13) for earlier in range(0, 13) if later + earlier > 0]
LARGE = [(20, 20), (30, 12), (12, 30), (55, 40), (140, 100), (0, 40), (40, 0), (1, 99), (500, 450),
         (2000, 2210), (9000, 1000), (1, 9999), (30000, 20000)]
DAYS = [(YEAR, YEAR), (YEAR, LEAP), (QUARTER, LONG_QUARTER), (31, YEAR)]


def row(later, later_days, earlier, earlier_days):
    n = later + earlier
    bounds = binomtest(later, n).proportion_ci(confidence_level=1 - 2 * TAIL, method="exact")
    exposure = earlier_days / later_days
    odds = lambda share: "" if share == 1 else repr(float(share / (1 - share) * exposure))
    expected = later_days / (later_days + earlier_days)
    most, fewest = binom.sf(later - 1, n, expected), binom.cdf(later, n, expected)
    if min(binom.pmf(n, n, expected), binom.pmf(0, n, expected)) > TAIL:
        reading = "too-few"
    elif most < TAIL:
        reading = "more"
    elif fewest < TAIL:
        reading = "fewer"
    else:
        reading = "within-chance"
    ratio = "" if earlier == 0 else repr(later / earlier * exposure)
    return [later, later_days, earlier, earlier_days, ratio, odds(bounds.low), odds(bounds.high), reading]


if __name__ == "__main__":
    path = pathlib.Path(__file__).with_suffix(".csv")
    with path.open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["later", "later_days", "earlier", "earlier_days", "ratio", "low", "high", "reading"])
        for later_days, earlier_days in DAYS:
            for later, earlier in SMALL + LARGE:
                out.writerow(row(later, later_days, earlier, earlier_days))
