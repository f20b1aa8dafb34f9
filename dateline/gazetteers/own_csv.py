"""A CSV file as entries: comma, semicolon or tab, its columns in any order, their names in any case."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.gazetteers.curated_schema import shown
from dateline.gazetteers.own_file import Entry, Table
from dateline.gazetteers.own_schema import COLUMNS, columns

SECOND_READING = 5_000_000  # characters read again after quotation marks left open; then what these took in is lost
_DELIMITERS = ",;\t"
_NEEDED = ("name", "lat", "lon")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def read_csv(text: str) -> Table:
    """Never raises. A row that the CSV reader refuses is an entry with a fault, and reading goes on behind it."""
    # The delimiter is the one by which the first line names the most columns.
    options = [_Rows(text, delimiter) for delimiter in _DELIMITERS]
    rows, header = max(((r, _header(r)) for r in options), key=lambda option: len(columns(tuple(option[1]))))
    found = columns(tuple(header))
    missing = [f"{key} (or {', '.join(COLUMNS[key][1:])})" for key in _NEEDED if key not in found]
    if missing:
        given = shown(", ".join(header)) if header else "nothing"
        what = f"the first line must name the columns; it has none for {'; '.join(missing)}, but {given}"
        return Table(fault=what, line=rows.line)
    unread = tuple(shown(cell.strip()) for n, cell in enumerate(header) if n not in found.values() and cell.strip())
    return Table(_entries(rows, found, len(header)), unread)


class _Rows:
    """The rows of a text. After a row that is broken it goes on with the next line, whatever an open quotation mark took in."""

    def __init__(self, text: str, delimiter: str) -> None:
        self.line = 0  # where the row began that was read last
        self._text = text
        self._delimiter = delimiter
        self._spare = SECOND_READING
        self.lost = 0  # up to which line a broken row took the lines after it with it
        self._start(0, 0)

    def _start(self, position: int, line: int) -> None:
        self._before = line
        self._ends = [position]  # of the lines of the row that is being read; the first is where it begins
        self._reader = csv.reader(self._lines(position), delimiter=self._delimiter, strict=True)

    def _lines(self, position: int) -> Iterator[str]:
        # One at a time, so that a large file stands in memory once. Only the ends that CSV knows are ends.
        for match in _LINE.finditer(self._text, position):
            self._ends.append(match.end())
            yield match[0]

    def read(self) -> list[str] | None:
        """The next row; None at the end. Raises csv.Error for a row that is broken."""
        self.line = self._before + self._reader.line_num + 1
        del self._ends[:-1]
        try:
            return next(self._reader, None)
        except csv.Error:
            self.lost = 0
            taken = self._ends[-1] - self._ends[1] if len(self._ends) > 2 else 0
            if taken > self._spare:
                self.lost = self._before + self._reader.line_num
            elif taken:
                self._spare -= taken
                self._start(self._ends[1], self.line)
            raise


def _header(rows: _Rows) -> list[str]:
    """The first row that is not blank."""
    try:
        while (cells := rows.read()) is not None:
            if any(map(str.strip, cells)):
                return cells
    except csv.Error:
        return []
    return []


def _entries(rows: _Rows, found: Mapping[str, int], width: int) -> Iterator[Entry]:
    while True:
        try:
            cells = rows.read()
        except csv.Error as error:
            lost = f" All lines up to {rows.lost} are lost with it." if rows.lost else ""
            yield Entry(rows.line, fault=f"broken CSV ({error}); is a quotation mark left open?{lost}")
            continue
        if cells is None:
            return
        if any(map(str.strip, cells)):
            yield _entry(rows.line, cells, found, width)


def _entry(line: int, cells: Sequence[str], found: Mapping[str, int], width: int) -> Entry:
    if any(map(str.strip, cells[width:])):
        what = (
            f"{len(cells)} cells where the first line has {width}; a text with a delimiter in it needs quotation marks"
        )
        return Entry(line, fault=what)
    return Entry(line, {key: cells[n] for key, n in found.items() if n < len(cells) and cells[n].strip()})
