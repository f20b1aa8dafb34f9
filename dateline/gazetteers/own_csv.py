"""A CSV file as entries: comma, semicolon or tab, its columns in any order, their names in any case."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dateline.gazetteers.curated_schema import shown
from dateline.gazetteers.own_file import Entry, Table
from dateline.gazetteers.own_schema import COLUMNS, columns

_DELIMITERS = ",;\t"
_NEEDED = ("name", "lat", "lon")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def read_csv(text: str) -> Table:
    """Never raises. A row that the CSV reader refuses is an entry with a fault, and reading goes on behind it."""
    # The delimiter is the one by which the first line names the most columns.
    readers = [csv.reader(_lines(text), delimiter=delimiter, strict=True) for delimiter in _DELIMITERS]
    reader, header = max(((r, _header(r)) for r in readers), key=lambda option: len(columns(option[1])))
    found = columns(header)
    missing = [f"{key} (or {', '.join(COLUMNS[key][1:])})" for key in _NEEDED if key not in found]
    if missing:
        given = shown(", ".join(header)) if header else "nothing"
        what = f"the first line must name the columns; it has none for {'; '.join(missing)}, but {given}"
        return Table(fault=what, line=reader.line_num)
    unread = tuple(shown(cell.strip()) for n, cell in enumerate(header) if n not in found.values() and cell.strip())
    return Table(_entries(reader, found, len(header)), unread)


def _lines(text: str) -> Iterator[str]:
    """One at a time, so that a large file stands in memory once. Only the ends that CSV knows are ends."""
    return (match[0] for match in _LINE.finditer(text))


def _header(reader: Any) -> list[str]:
    """The first row that is not blank."""
    try:
        return next((cells for cells in reader if any(map(str.strip, cells))), [])
    except csv.Error:
        return []


def _entries(reader: Any, found: Mapping[str, int], width: int) -> Iterator[Entry]:
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            taken = f", and with it the lines up to {reader.line_num}" if reader.line_num > line else ""
            yield Entry(line, fault=f"broken CSV ({error}){taken}; is a quotation mark left open?")
            continue
        if any(map(str.strip, cells)):
            yield _entry(line, cells, found, width)


def _entry(line: int, cells: Sequence[str], found: Mapping[str, int], width: int) -> Entry:
    if any(map(str.strip, cells[width:])):
        what = (
            f"{len(cells)} cells where the first line has {width}; a text with a delimiter in it needs quotation marks"
        )
        return Entry(line, fault=what)
    return Entry(line, {key: cells[n] for key, n in found.items() if n < len(cells) and cells[n].strip()})
