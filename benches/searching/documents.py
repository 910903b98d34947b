"""The words of a site's documents, and queries made of them."""

import json
import math
import random
import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

STOP = set(
    "a an and are as at be been but by for from had has have he if in into is it its no not of on or so such than that the "
    "their then there these they this to was were which will with would".split()
)
SEED = 1


def incidents(site: Path) -> list[dict]:
    return json.loads((site / "incidents.json").read_text())


@dataclass(frozen=True)
class Queries:
    """Queries of a session each: a word first, then a word, two words, a word, two words."""

    sessions: list[list[str]]
    words: list[str]
    frequencies: list[int]
    """Documents that hold each of `words`."""


def queries(root: Path, site: Path, sessions: int) -> Queries:
    """Words spread evenly over the logarithm of how many documents hold them, and pairs of a document."""
    random_ = random.Random(SEED)
    documents = [words(root / incident["source"]) for incident in incidents(site)]
    frequency = Counter(word for document in documents for word in document)
    firsts = spread(frequency, sessions, random_, set())
    laters = spread(frequency, 2 * sessions, random_, set(firsts))
    random_.shuffle(laters)
    pairs = [pair(documents, random_) for _ in range(2 * sessions)]
    plan = [[first, laters[2 * at], pairs[2 * at], laters[2 * at + 1], pairs[2 * at + 1]] for at, first in enumerate(firsts)]
    return Queries(plan, firsts, [frequency[word] for word in firsts])


def words(source: Path) -> list[str]:
    """Plain words of a document's body, each once; sorted, so that a seed gives the same queries again."""
    body = source.read_text(errors="replace").split("\n---\n", 1)[-1]
    found = re.findall(r"(?<![\w./:@+&=\\-])[A-Za-z][A-Za-z0-9]{2,}(?![\w/:@+&=\\-])", body)
    return sorted({word.lower() for word in found} - STOP)


def spread(frequency: Counter, count: int, random_: random.Random, taken: set[str]) -> list[str]:
    """`count` words whose frequencies are near even steps from 1 to the most frequent, on a logarithmic scale."""
    top = math.log(max(frequency.values()))
    candidates = sorted(word for word in frequency if word not in taken)
    random_.shuffle(candidates)
    chosen = []
    for step in range(count):
        goal = top * step / max(1, count - 1)
        nearest = min(candidates, key=lambda word: abs(math.log(frequency[word]) - goal))
        candidates.remove(nearest)
        chosen.append(nearest)
    return chosen


def pair(documents: list[list[str]], random_: random.Random) -> str:
    """Two words of one document."""
    while True:
        document = random_.choice(documents)
        if len(document) > 1:
            return " ".join(random_.sample(document, 2))


@dataclass(frozen=True)
class KnownItem:
    """A phrase that a reader remembers of a document, and the same as typed in haste."""

    url: str
    phrase: str
    misspelt: str


def known_items(site: Path, count: int) -> list[KnownItem]:
    """Phrases of two to four words from inside the texts of documents, as their pages show them."""
    random_ = random.Random(SEED)
    pages = sorted(incident["url"] for incident in incidents(site))
    random_.shuffle(pages)
    items, empty = [], set()
    while len(items) < count and len(empty) < len(pages):
        for url in pages:
            if url in empty or len(items) == count:
                continue
            phrase = remembered(sentences((site / url).read_text()), random_)
            if phrase is None:
                empty.add(url)
            else:
                items.append(KnownItem(url, " ".join(phrase), misspell(phrase, random_)))
    return items


def remembered(sentences: list[list[str]], random_: random.Random) -> list[str] | None:
    """A phrase with a word of at least five letters, in a place drawn evenly from all places."""
    length = random_.randint(2, 4)
    phrases = [sentence[at : at + length] for sentence in sentences for at in range(len(sentence) - length + 1)]
    fit = [phrase for phrase in phrases if all(map(is_plain, phrase)) and any(map(is_long, phrase))]
    return random_.choice(fit) if fit else None


def is_plain(word: str) -> bool:
    """Nothing that either program would take for an operator."""
    return re.fullmatch(r"\w(?:[\w'’./_+-]*\w)?", word) is not None


def is_long(word: str) -> bool:
    return re.fullmatch(r"[A-Za-z]{5,}", word) is not None and word.lower() not in STOP


def misspell(phrase: list[str], random_: random.Random) -> str:
    """One slip in one word of at least five letters: a letter wrong, missing, too many, or two swapped."""
    at = random_.choice([index for index, word in enumerate(phrase) if is_long(word)])
    word = phrase[at]
    while True:
        place = random_.randrange(len(word))
        letter = random_.choice("abcdefghijklmnopqrstuvwxyz")
        slip = random_.choice(
            [
                word[:place] + letter + word[place + 1 :],
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :],
            ]
        )
        if slip.lower() != word.lower():
            return " ".join([*phrase[:at], slip, *phrase[at + 1 :]])


def sentences(html: str) -> list[list[str]]:
    """The sentences of a document's own text, as lists of words without the punctuation around them."""
    reader = Prose()
    reader.feed(html)
    reader.close()
    found = (re.sub(r"\s+", " ", block) for block in "".join(reader.text).split("\0"))
    parts = (part for block in found for part in re.split(r"(?<=[.!?:;])[\"'”’)]*\s", block))
    return [[word for raw in part.split() if (word := raw.strip(".,;:!?\"'“”‘’()[]{}<>*…–—"))] for part in parts]


class Prose(HTMLParser):
    """The text of `<div class="prose">`; "\\0" between blocks."""

    BLOCKS = {"p", "li", "td", "th", "div", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "br", "dt", "dd", "tr"}
    SILENT = {"pre", "svg", "style", "script"}

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.depth = 0
        self.silent = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "div" and (self.depth > 0 or "prose" in (dict(attributes).get("class") or "").split()):
            self.depth += 1
        if tag in self.SILENT:
            self.silent += 1
        if tag in self.BLOCKS:
            self.text.append("\0")

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self.depth > 0:
            self.depth -= 1
        if tag in self.SILENT:
            self.silent -= 1
        if tag in self.BLOCKS:
            self.text.append("\0")

    def handle_data(self, data: str) -> None:
        if self.depth > 0 and self.silent == 0:
            self.text.append(data)
