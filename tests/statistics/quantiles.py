"""Writes quantiles.csv: quartiles of whole numbers, as NumPy works them out with method "linear",
which is definition 7 of Hyndman and Fan.

A Rust test (src/trends/distribution.rs) compares what pmsite says with this table. To write it anew:

    pip install numpy==2.4.6 && python tests/statistics/quantiles.py
"""

import csv
import pathlib

import numpy

# Made by hand, and with the tail that durations have: most are minutes, some are days.
BY_HAND = [[5], [1, 2], [0, 0, 0], [1, 2, 3, 4], [60, 60, 60, 3600, 86400], list(range(1, 11)),
           [0, 60, 120, 300, 600, 900, 1800, 3600, 7200, 94608000]]


def made():
    generator = numpy.random.default_rng(20240401)
    for size in [10, 11, 12, 13, 47, 100, 333]:
        yield sorted(int(value) for value in generator.lognormal(mean=8, sigma=1.5, size=size))


if __name__ == "__main__":
    path = pathlib.Path(__file__).with_suffix(".csv")
    with path.open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["lower", "median", "upper", "sorted"])
        for values in [*BY_HAND, *made()]:
            quartiles = numpy.quantile(values, [0.25, 0.5, 0.75], method="linear")
            out.writerow([*(repr(float(value)) for value in quartiles), " ".join(map(str, values))])
