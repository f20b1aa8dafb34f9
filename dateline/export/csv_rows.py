"""Story to CSV (RFC 4180): a row for each statement in each excerpt. UTF-8 with the mark that spreadsheets look for."""

import csv
import io
import re

from dateline.export.excerpts import told
from dateline.export.table import COLUMNS, Cell, rows
from dateline.model import Story

# What a spreadsheet takes for the beginning of a formula, spaces and what is invisible apart:
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile(r"[^\S\t\r]*[=+\-@＝＋－＠\t\r\0]|[\s\u200b-\u200f\u2060\ufeff]+[=+\-@＝＋－＠]")


def to_csv(story: Story, *, weak: bool = False) -> str:
    """With a first line of names, and the mark U+FEFF before it; line ends are CR LF. `weak`: with the descriptions."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(COLUMNS)
    table.writerows(map(_cell, row.values()) for row in rows(told(story, weak=weak)))
    return "\ufeff" + out.getvalue()


def _cell(value: Cell) -> Cell:
    """Text that could be a formula has an apostrophe before it; a number stays one."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
