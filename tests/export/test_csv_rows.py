"""CSV: every field comes back, and no cell of text is a formula to a spreadsheet."""

import csv
import io

import pytest

from dateline.export.csv_rows import _cell, to_csv
from dateline.export.excerpts import told
from dateline.export.strong import strong
from dateline.export.table import COLUMNS, Cell, rows
from dateline.filters import Filter, filtered
from dateline.model import Story

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")
INVISIBLE = " \n\u00a0\u200b\u2060\ufeff"


def _read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.encode().decode("utf-8-sig"), newline=""), strict=True))


def _kept(cell: str, was: Cell) -> str:
    return cell.removeprefix("'") if isinstance(was, str) and not was.startswith("'") else cell


def _comes_back(story: Story) -> list[dict[str, str]]:
    before = list(rows(told(story)))
    after = _read(to_csv(story))
    assert len(before) == len(after)
    for was, now in zip(before, after, strict=True):
        assert list(was) == list(now) == list(COLUMNS)
        assert [_kept(now[c], was[c]) for c in COLUMNS] == ["" if v is None else str(v) for v in was.values()]
    return after


def test_every_cell_comes_back(heard_story: Story) -> None:
    after = _comes_back(heard_story)
    row = next(r for r in after if r["place"] == "sudzha" and r["speaker"] == "Yuriy Butusov")
    text = heard_story.article.text
    assert text[int(row["start"]) : int(row["end"])] == row["quote"]
    assert (row["side"], row["status"], row["event_type"], row["first_day"]) == (
        "ukraine",
        "claimed",
        "Battles",
        "2025-03-08",
    )
    assert row["mentioned"] == "1867-1873 literal"
    assert (row["geo_precision"], row["where_prec"], row["provenance"]) == ("1", "1", "curated")
    assert (row["article"], row["published"]) == ("kursk-2025-03", "2025-03-09")


def test_it_is_rfc_4180_with_the_mark_of_utf_8(heard_story: Story) -> None:
    raw = to_csv(heard_story).encode()
    assert raw.startswith(b"\xef\xbb\xbfplace,name,")
    assert raw.endswith(b"\r\n")


def test_no_cell_is_a_formula(hostile: Story, evil: list[str]) -> None:
    after = _comes_back(hostile)
    assert len({row["place"] for row in after}) == len(evil)
    numbers = {name for name, kind in COLUMNS.items() if kind is not str}
    for row in after:
        for name, cell in row.items():
            assert name in numbers or not cell.lstrip(INVISIBLE).startswith(FORMULA), repr(cell)
    assert after[0]["publisher"] == "'=1+1"


@pytest.mark.parametrize(
    "text", ["=1", " +1", "\t1", "\r1", "\0", "\u3000＝1", "\n=1", "\u200b@x", "\ufeff-1", "\u2028=1"]
)
def test_a_formula_is_quoted(text: str) -> None:
    assert _cell(text) == f"'{text}"


@pytest.mark.parametrize("value", [-1, -0.5, 0, None, "", "a=1", "1-2", "‘=’", "'=1", "– a dash"])
def test_all_else_is_left(value: Cell) -> None:
    assert _cell(value) == value


def test_a_place_and_a_statement_are_a_row_each(heard_story: Story) -> None:
    kept = filtered(heard_story, Filter(side=frozenset({"russia"})))
    found = told(kept)
    count = sum(len(excerpt.statements) for place in found.places for excerpt in place.excerpts)
    after = _comes_back(kept)
    assert len(after) == count > 0
    assert {row["side"] for row in after} == {"russia"}
    assert all(row["quoted"] in ("yes", "no") for row in after)


def test_without_claims_a_row_is_an_excerpt(story: Story) -> None:
    after = _comes_back(story)
    assert len(after) == sum(len(dossier.excerpts) for dossier in strong(story).places)
    assert {row["speaker"] for row in after} == {""}
