#!/usr/bin/env python3
"""Recomputes the numbers of a built site's trends pages from its incidents.json alone, and compares.

    python3 tests/figures/reproduce.py _site        exit 0: every number is the same; 1: they differ

Needs nothing but Python. It shares no code with pmsite: what it knows is what docs/export.md and
docs/figures.md say. It reads what a reader sees, the tables and sentences of the pages:

- coverage: for each fact, how many incidents it is known of;
- durations and detection lags: how many, median and quartiles (Hyndman and Fan's type 7);
- counts by quarter or year, for all and for each cause that stands on its own;
- causes by trigger and by service: every cell that names both, every row, every column;
- how incidents were found, in all and by period;
- the comparisons: both counts, the ratio, and its exact 95 % interval (Clopper and Pearson).
"""

import json
import re
import sys
from datetime import date, timedelta
from html.parser import HTMLParser
from math import comb
from pathlib import Path
from urllib.parse import unquote

VOID = {"meta", "link", "input", "img", "br", "hr", "wbr"}
MONTHS = 3


class Element:
    def __init__(self, tag, attributes):
        self.tag, self.attributes, self.children = tag, attributes, []

    def all(self, tag, wanted=""):
        for child in self.children:
            if isinstance(child, Element):
                classes = (child.attributes.get("class") or "").split()
                if child.tag == tag and (not wanted or wanted in classes):
                    yield child
                yield from child.all(tag, wanted)

    def first(self, tag, wanted=""):
        return next(self.all(tag, wanted), None)

    def text(self):
        parts = [child if isinstance(child, str) else child.text() for child in self.children if self.tag != "svg"]
        return " ".join("".join(parts).split()) if self.tag in ("td", "th", "p", "figcaption") else "".join(parts)


class Tree(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        element = Element(tag, dict(attributes))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attributes):
        self.open[-1].children.append(Element(tag, dict(attributes)))

    def handle_endtag(self, tag):
        while len(self.open) > 1 and self.open.pop().tag != tag:
            pass

    def handle_data(self, data):
        self.open[-1].children.append(data)


def number(text):
    found = re.search(r"-?[\d,]+(?:\.\d+)?", text)
    return float(found[0].replace(",", "")) if found else None


def day(time):
    """The day on the clock of the time's own zone."""
    return date.fromisoformat(time[:10])


def quarter(of):
    return f"{of.year} Q{(of.month - 1) // MONTHS + 1}"


def duration(seconds):
    """As the pages write it: two units at most, the rest cut off."""
    seconds = int(seconds)
    minutes, hours, days = seconds // 60, seconds // 3600, seconds // 86400
    if days:
        return f"{days} d" + (f" {hours % 24} h" if hours % 24 else "")
    if hours:
        return f"{hours} h" + (f" {minutes % 60} min" if minutes % 60 else "")
    return f"{minutes} min" if minutes else f"{seconds} s"


def quantile(sorted_values, share):
    """Hyndman and Fan (1996), type 7."""
    at = (len(sorted_values) - 1) * share
    low = int(at)
    high = min(low + 1, len(sorted_values) - 1)
    return sorted_values[low] + (at - low) * (sorted_values[high] - sorted_values[low])


def binomial(n, share, counts):
    return sum(comb(n, k) * share**k * (1 - share) ** (n - k) for k in counts)


def interval(earlier, later, days_earlier, days_later):
    """Exact interval of the rate ratio, by bisection on the binomial distribution itself."""
    n = earlier + later

    def bisect(rising):
        low, high = 0.0, 1.0
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if rising(middle) < 0.025 else (low, middle)
        return (low + high) / 2

    low = 0.0 if later == 0 else bisect(lambda share: binomial(n, share, range(later, n + 1)))
    high = 1.0 if earlier == 0 else 1 - bisect(lambda other: binomial(n, 1 - other, range(0, later + 1)))
    ratio = lambda share: float("inf") if share >= 1 else share / (1 - share) * days_earlier / days_later
    return ratio(low), ratio(high)


class Page:
    def __init__(self, site, path, incidents, fold):
        self.path, self.fold, self.faults, self.checked = path, fold, [], 0
        self.document = Tree((site / path).read_text(encoding="utf-8")).open[0]
        self.incidents = [it for it in incidents if self.holds(it)]
        self.library = incidents
        self.titles = {}
        for link in self.document.all("a"):
            target = link.attributes.get("href") or ""
            found = re.search(r"(?:^|/)trends/causes/(.+)\.html$|^(?:\.\./)*(?:trends/)?causes/(.+)\.html$", target)
            if found:
                self.titles[link.text().strip()] = unquote(found[1] or found[2])

    def holds(self, incident):
        kind, _, name = self.path.removesuffix(".html").removeprefix("trends").removeprefix("/").partition("/")
        if kind == "causes":
            return any(self.below(cause, name) for cause in incident["causes"])
        if kind == "services":
            return any(self.fold(service) == self.fold(name) for service in incident["services"])
        if kind == "years":
            return (incident["start"] or "")[:4] == name if name != "undated" else not incident["start"]
        return True

    def below(self, cause, path):
        cause, path = self.fold(cause), self.fold(path)
        return cause == path or cause.startswith(path + "/")

    def check(self, what, found, expected):
        self.checked += 1
        same = found == expected
        if isinstance(found, float) and isinstance(expected, float):
            same = found == expected or abs(found - expected) <= 0.06 * abs(expected)
        if not same:
            self.faults.append(f"{self.path}: {what}: the page says {found!r}, incidents.json gives {expected!r}")

    def run(self):
        self.coverage()
        self.times("durations-after", "duration_seconds")
        self.times("lags-after", "detection_lag_seconds")
        self.over_time()
        self.matrices()
        self.found()
        self.comparisons()

    def coverage(self):
        fields = ["start", "end", "detected", "severity", "causes", "trigger", "services", "detection"]
        table = self.document.first("table", "coverage")
        rows = list(table.first("tbody").all("tr"))
        self.check("facts of the coverage", len(rows), len(fields))
        for field, row in zip(fields, rows):
            known = sum(1 for it in self.incidents if it[field] not in (None, []))
            cells = re.findall(r"[\d,]+", row.first("td").text())
            self.check(f"coverage of {field}", [int(cell.replace(",", "")) for cell in cells[:2]],
                       [known, len(self.incidents)])

    def times(self, anchor, field):
        values = sorted(it[field] for it in self.incidents if it[field] is not None)
        caption = next((it for it in self.document.all("figcaption") if it.attributes.get("id") == anchor), None)
        if caption is None:
            self.check(f"{field} without a chart", 0 if not values else len(values), 0)
            return
        text = caption.text()
        self.check(f"n of {field}", int(number(re.search(r"n = ([\d,]+)", text)[1])), len(values))
        bold = [it.text() for it in caption.all("b")]
        if len(values) >= 10:
            expected = [duration(quantile(values, share)) for share in (0.25, 0.75, 0.5)]
            self.check(f"quartiles and median of {field}", bold, expected)
        else:
            self.check(f"quartiles of fewer than ten {field}", bold, [])

    def dated(self):
        return [it for it in self.incidents if it["start"]]

    def over_time(self):
        tables = [it for it in self.document.all("table", "numbers")]
        for table in tables[:1]:
            header = [it.text() for it in table.first("thead").all("th")]
            for row in table.first("tbody").all("tr"):
                label = row.first("th").text()
                inside = [it for it in self.dated() if label in (quarter(day(it["start"])), it["start"][:4].lstrip("0"))]
                for title, cell in zip(header[1:], row.all("td")):
                    if title == "All":
                        expected = len(inside)
                    elif title == "Uncategorised":
                        expected = sum(1 for it in inside if not it["causes"])
                    elif title in self.titles:
                        expected = sum(1 for it in inside if any(self.below(c, self.titles[title]) for c in it["causes"]))
                    else:
                        continue
                    self.check(f"{title} in {label}", int(number(cell.text())), expected)

    def matrices(self):
        for table in self.document.all("table", "matrix"):
            field = "trigger" if "trigger" in table.first("caption").text() else "services"
            columns = [it.text() for it in table.first("thead").all("th")][2:]
            has_link = [it.first("a") is not None for it in table.first("thead").all("th")][2:]
            values = lambda it: [self.fold(v) for v in (it[field] if field == "services" else [it[field]]) if v]
            for row in table.first("tbody").all("tr"):
                link = row.first("th").first("a")
                target = link and re.search(r"causes/(.+)\.html$", link.attributes["href"])
                if not target:
                    continue
                cause = unquote(target[1])
                with_cause = [it for it in self.incidents if any(self.below(c, cause) for c in it["causes"])]
                cells = list(row.all("td"))
                self.check(f"{cause}, all", int(number(cells[0].text())), len(with_cause))
                for title, linked, cell in zip(columns, has_link, cells[1:]):
                    if linked:
                        expected = sum(1 for it in with_cause if self.fold(title) in values(it))
                        self.check(f"{cause} and {title}", int(number(cell.text())), expected)
                    elif title == "none named":
                        expected = sum(1 for it in with_cause if not values(it))
                        self.check(f"{cause} and none named", int(number(cell.text())), expected)

    def found(self):
        legend = next((it for it in self.document.all("ul", "legend")), None)
        names = ["monitoring", "engineer", "customer", "partner", "chance"]
        if legend is None:
            return
        for item in legend.all("li"):
            words, count = item.text().split(), int(number(item.first("span", "count").text()))
            if words[0] in names:
                self.check(f"found by {words[0]}", count, sum(1 for it in self.incidents if it["detection"] == words[0]))
            elif words[0] == "unknown":
                self.check("found, unknown", count, sum(1 for it in self.incidents if "detection" in it["gaps"]))
        tables = list(self.document.all("table", "numbers"))
        for table in tables[1:2]:
            header = [it.text().lower() for it in table.first("thead").all("th")]
            for row in table.first("tbody").all("tr"):
                label = row.first("th").text()
                inside = [it for it in self.dated() if label in (quarter(day(it["start"])), it["start"][:4].lstrip("0"))]
                for title, cell in zip(header[1:], row.all("td")):
                    if title in names:
                        self.check(f"{title} in {label}", int(number(cell.text())),
                                   sum(1 for it in inside if it["detection"] == title))

    def comparisons(self):
        section = next((it for it in self.document.all("section")
                        if any(h.attributes.get("id") == "before" for h in it.all("h2"))), None)
        if section is None:
            return
        periods = None
        for child in section.children:
            if not isinstance(child, Element):
                continue
            days = re.findall(r"(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)", child.text())
            if child.tag == "p" and len(days) == 2:
                periods = [(date.fromisoformat(a), date.fromisoformat(b)) for a, b in days]
            if child.tag == "table" and periods:
                self.compare(child, periods)

    def compare(self, table, periods):
        # A year is compared with the one before, whose incidents are no part of the page's own.
        pool = self.library if self.path.startswith("trends/years/") else self.incidents
        inside = lambda it, period: it["start"] and period[0] <= day(it["start"]) <= period[1]
        length = lambda period: (period[1] - period[0] + timedelta(days=1)).days
        for row in table.first("tbody").all("tr"):
            title, link = row.first("th").text(), row.first("th").first("a")
            target = link and re.search(r"causes/(.+)\.html$", link.attributes["href"])
            if title == "All incidents":
                chosen = pool
            elif title == "Uncategorised":
                chosen = [it for it in pool if not it["causes"]]
            elif target:
                chosen = [it for it in pool if any(self.below(c, unquote(target[1])) for c in it["causes"])]
            else:
                continue
            later, earlier = (sum(1 for it in chosen if inside(it, period)) for period in periods)
            cells = list(row.all("td"))
            self.check(f"{title} earlier", int(number(cells[0].text())), earlier)
            self.check(f"{title} later", int(number(cells[1].text())), later)
            shown = re.search(r"\(([\d.,]+|0) to ([\d.,]+|∞)\)", cells[2].text())
            if shown and earlier + later <= 1000:
                low, high = interval(earlier, later, length(periods[1]), length(periods[0]))
                self.check(f"{title}, lower end of the interval", float(shown[1].replace(",", "")), low)
                if shown[2] != "∞":
                    self.check(f"{title}, upper end of the interval", float(shown[2].replace(",", "")), high)


def main():
    site = Path(sys.argv[1])
    incidents = json.loads((site / "incidents.json").read_text(encoding="utf-8"))
    fold = lambda text: re.sub(r"-+", "-", re.sub(r"[^\w/]+|_+", "-", text.casefold())).strip("-")
    pages = [path.relative_to(site).as_posix() for path in [site / "trends.html", *sorted(site.glob("trends/**/*.html"))]]
    checked, faults = 0, []
    for path in pages:
        page = Page(site, path, incidents, fold)
        page.run()
        checked += page.checked
        faults += page.faults
    for fault in faults[:40]:
        print(fault)
    print(f"{len(pages)} pages: {checked} numbers compared, {len(faults)} differ")
    return 1 if faults or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
