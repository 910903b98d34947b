"""Costs and answers of queries, asked in Chromium."""

import statistics
from pathlib import Path

from . import chromium, documents
from .documents import KnownItem, Queries
from .index import Sites
from .report import difference, head, kilobytes, line, quick, show

# One of each session is enough: every letter is a query.
TYPED = 12


def wire(sites: Sites, sessions: int) -> Queries:
    """Prints the bytes of first and later queries of both."""
    queries = documents.queries(sites.root, sites.ours, sessions)
    own = chromium.measure("wire ours", sites.folders, sessions=queries.sessions)
    peer = chromium.measure("wire theirs", sites.folders, sessions=queries.sessions, worker=True)
    lean = chromium.measure("wire theirs", sites.folders, sessions=queries.sessions, worker=False)
    print(head(f"Over the wire, kB, {sites.incidents:,} incidents", "pmsite", "Pagefind", "without its worker", "pmsite / Pagefind"))
    for title, places in PLACES.items():
        columns = [bytes_at(result, places) for result in (own, peer, lean)]
        ratios = [mine / other for mine, other in zip(columns[0], columns[1], strict=True)]
        print(line(title, *map(kilobytes, columns), show(ratios, 2)))
    typed = [chromium.measure(name, sites.folders, words=queries.words) for name in ("typed ours", "typed theirs")]
    columns = [[cost["bytes"] + cost["after"] for cost in result] for result in typed]
    ratios = [mine / other for mine, other in zip(*columns, strict=True)]
    print(line("a word typed letter by letter, in all", *map(kilobytes, columns), "", show(ratios, 2)))
    print(line("first query, requests", *(show([session[0]["requests"] for session in result], 0) for result in (own, peer, lean)), ""))
    for title, places in PLACES.items():
        print(line(f"{title}: what follows the results", kilobytes(bytes_at(own, places, "after")), "", "", ""))
    worst = max((session[0] for session in own), key=lambda cost: cost["bytes"])
    print(f"\nWords in {min(queries.frequencies):,} to {max(queries.frequencies):,} incidents. The largest first query, {worst['query']}:")
    for path, size in sorted(worst["files"], key=lambda file: -file[1]):
        print(f"{size:9,}  {path}", flush=True)
    return queries


PLACES = {"first query, a word": [0], "later, a word": [1, 3], "later, two words": [2, 4], "later, either": [1, 2, 3, 4]}


def bytes_at(result: list[list[dict]], places: list[int], field: str = "bytes") -> list[int]:
    return [session[place][field] for session in result for place in places]


def keys(sites: Sites, queries: Queries) -> None:
    """Prints the times from key to painted list, and of both those from call to data."""
    some = queries.sessions[:: max(1, len(queries.sessions) // TYPED)]
    typed = [session[0] for session in some] + [session[2] for session in some[::3]]
    ask = {"queries": typed, "rounds": 2}
    rows = {
        "pmsite, key to painted list": chromium.measure("keys ours", sites.folders, **ask),
        "pmsite, call to data": chromium.measure("calls ours", sites.folders, **ask),
        "Pagefind, call to data": chromium.measure("calls theirs", sites.folders, worker=True, **ask),
        "Pagefind without its worker, call to data": chromium.measure("calls theirs", sites.folders, worker=False, **ask),
    }
    print(head(f"Letter by letter, ms, {sites.incidents:,} incidents", "median", "nine of ten", "most", "keys"))
    for name, (first, second) in rows.items():
        print(line(f"{name}, typed for the first time", *quick(first), len(first)))
        print(line(f"{name}, typed again", *quick(second), len(second)), flush=True)


def quality(sites: Sites, count: int) -> None:
    """Prints how well both find documents by phrases from them."""
    items = documents.known_items(sites.ours, count)
    print(head(f"{len(items)} phrases from {sites.incidents} documents, mean reciprocal rank at 10", "pmsite", "Pagefind", "difference, 95% of bootstraps", "first", "among ten", "nothing found"))
    for title, queries in {"as written": [item.phrase for item in items], "with a typo": [item.misspelt for item in items]}.items():
        answers = [chromium.measure(name, sites.folders, queries=queries) for name in ("ranks ours", "ranks theirs")]
        own, other = ([reciprocal(item, urls) for item, urls in zip(items, found, strict=True)] for found in answers)
        mean, low, high = difference(own, other)
        counts = [f"{sum(map(fits, own))} : {sum(map(fits, other))}" for fits in (lambda rank: rank == 1, lambda rank: rank > 0)]
        empty = " : ".join(str(sum(not urls for urls in found)) for found in answers)
        means = (f"{statistics.fmean(ranks):.3f}" for ranks in (own, other))
        print(line(title, *means, f"{mean:+.3f} ({low:+.3f} to {high:+.3f})", *counts, empty), flush=True)


def reciprocal(item: KnownItem, urls: list[str]) -> float:
    """One over the rank of the document; nothing if it is not among those shown."""
    return next((1 / (rank + 1) for rank, url in enumerate(urls) if url.endswith(item.url)), 0)


def growth(results: list[tuple[int, Path, Path]], sessions: int) -> None:
    """Prints the bytes of pmsite's queries for corpora of several sizes: (incidents, root, site)."""
    print(head("Over the wire, kB", *PLACES, "first query, what follows the results", "index.json as sent"))
    for incidents, root, site in results:
        queries = documents.queries(root, site, sessions)
        own = chromium.measure("wire ours", {"site": site}, sessions=queries.sessions)
        index = next(size for path, size in own[0][0]["files"] if path.endswith("/index.json"))
        columns = [kilobytes(bytes_at(own, places)) for places in PLACES.values()]
        print(line(f"{incidents:,} incidents", *columns, kilobytes(bytes_at(own, [0], "after")), f"{index / 1e3:.1f}"), flush=True)
