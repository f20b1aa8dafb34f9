"""Many articles in one run: the rows, resuming, bad lines, several processes."""

import json
from pathlib import Path
from typing import Any

import pytest

from dateline import batch, settings
from dateline.__main__ import main
from dateline.errors import ArticleError

TEXTS = {
    "a": "Shelling of Sumy went on, Kyiv said.",
    "b": "Russian troops left Kharkiv.",
    "c": "Nothing is named here.",
}
KEYS = "start end text sense weak shown reason lat lon name country geo_precision".split()


def _source(tmp_path: Path, lines: list[str] | None = None) -> Path:
    path = tmp_path / "in.jsonl"
    lines = lines or [json.dumps({"id": key, "text": text}) for key, text in TEXTS.items()]
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def _rows(path: Path) -> dict[str, Any]:
    return {row["id"]: row["mentions"] for row in map(json.loads, path.read_text("utf-8").splitlines())}


def test_rows(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert main(["batch", str(_source(tmp_path)), str(target)]) == 0
    rows = _rows(target)
    assert list(rows) == ["a", "b", "c"]
    sumy, kyiv = rows["a"]
    assert list(sumy) == KEYS
    assert (sumy["text"], sumy["sense"], sumy["shown"], sumy["country"], sumy["geo_precision"]) == (
        "Sumy",
        "literal",
        "map",
        "UA",
        1,
    )
    assert (sumy["start"], sumy["end"], sumy["weak"]) == (12, 16, False)
    assert (round(sumy["lat"], 1), round(sumy["lon"], 1)) == (50.9, 34.8)
    assert (kyiv["sense"], kyiv["shown"], kyiv["country"]) == ("metonym", "actor", "UA")
    assert rows["c"] == []


def test_who_says_what_and_when(tmp_path: Path) -> None:
    """As `read --to json` has it; the days are counted from the line's own date."""
    text = "On Saturday two villages near Sumy were shelled, Kyiv said."
    line = json.dumps({"id": "1", "text": text, "published": "2025-03-09"})
    both = _source(tmp_path, [line, json.dumps({"id": "2", "text": text})])
    for jobs in ("1", "2"):
        target = tmp_path / f"out{jobs}.jsonl"
        assert main(["batch", str(both), str(target), "--jobs", jobs]) == 0
        dated, undated = map(json.loads, target.read_text("utf-8").splitlines())
        assert list(dated) == ["id", "mentions", "claims", "dates", "figures"]
        claim = dated["claims"][0]
        assert (claim["speaker"], claim["side"], claim["status"]) == ("Kyiv", "ukraine", "claimed")
        assert claim["time"] == {"first": "2025-03-08", "last": "2025-03-08", "precision": 1}
        assert claim["mentions"] == [text.index("Sumy")]
        assert dated["figures"][0]["counts"] == "villages"
        assert undated["claims"][0]["time"] is None


def test_mentions_alone(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert main(["batch", str(_source(tmp_path)), str(target), "--no-claims"]) == 0
    assert all(list(json.loads(row)) == ["id", "mentions"] for row in target.read_text("utf-8").splitlines())


def test_every_sense_has_its_point(tmp_path: Path) -> None:
    """An adjective its country's, a name inside an organisation's its town's."""
    target = tmp_path / "out.jsonl"
    text = "Russian troops fought the Kursk Police near Kharkiv, said Washington."
    main(["batch", str(_source(tmp_path, [json.dumps({"id": "1", "text": text})])), str(target)])
    found = {m["sense"]: m for m in _rows(target)["1"]}
    assert found.keys() == {"adjectival", "nested", "literal", "metonym"}
    assert all(m["lat"] is not None and m["lon"] is not None for m in found.values())
    assert found["adjectival"]["country"] == "RU"


def test_resumes_after_an_interruption(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = _source(tmp_path), tmp_path / "out.jsonl"
    main(["batch", str(source), str(target)])
    whole = target.read_bytes()
    first = whole.splitlines(keepends=True)[0]
    target.write_bytes(first + b'{"id": "b", "ment')
    assert main(["batch", str(source), str(target)]) == 0
    assert target.read_bytes() == whole
    assert "2 articles read, 1 were there already" in capsys.readouterr().err


def test_several_processes_give_the_same_file(tmp_path: Path) -> None:
    lines = [json.dumps({"id": n, "text": f"Day {n}: {TEXTS['a']} {TEXTS['b']}"}) for n in range(100)]
    source = _source(tmp_path, lines)
    for jobs in ("1", "2"):
        assert main(["batch", str(source), str(tmp_path / f"{jobs}.jsonl"), "--jobs", jobs]) == 0
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("3", "not an object with an id and a text"),
        ('{"id": 1}', "not an object with an id and a text"),
        ('{"id": 1, "text": null}', "not an object with an id and a text"),
        ('{"id": "a", "text": "again"}', "the id 'a' was given before, in line 1"),
        ('{"id": 1, "text": "x", "published": "yesterday"}', "'yesterday' is not a date"),
        ('{"id": 1, "text": "x", "title": 5}', "title: 5 is not text"),
        (json.dumps({"id": 1, "text": "x" * 1_000_001}), "1,000,001 characters"),
    ],
)
def test_a_bad_line_is_said_and_skipped(
    line: str, fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = [json.dumps({"id": key, "text": text}) for key, text in TEXTS.items()]
    target = tmp_path / "out.jsonl"
    assert main(["batch", str(_source(tmp_path, [good[0], line, *good[1:]])), str(target)]) == 1
    told = capsys.readouterr().err
    assert "line 2: " in told
    assert fault in told
    assert list(_rows(target)) == ["a", "b", "c"]


def test_a_surrogate_and_a_date(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    line = '{"id": "\\ud800", "text": "\\ud800 In Sumy.", "published": "2025-03-09T10:00:00Z", "source": "x"}'
    assert main(["batch", str(_source(tmp_path, [line])), str(target)]) == 0
    assert [m["start"] for m in _rows(target)["\ud800"]] == [5]


def test_a_target_that_holds_something_else_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "notes.txt"
    target.write_text("my notes\n", "utf-8")
    assert main(["batch", str(_source(tmp_path)), str(target)]) == 2
    assert target.read_text("utf-8") == "my notes\n"
    assert "left as it is" in capsys.readouterr().err


def test_a_missing_input_leaves_no_output(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"nowhere\.jsonl"):
        batch.run(tmp_path / "nowhere.jsonl", tmp_path / "out.jsonl", settings.places_file(), told=print)
    assert not (tmp_path / "out.jsonl").exists()


def test_the_source_is_never_overwritten(tmp_path: Path) -> None:
    source = _source(tmp_path)
    before = source.read_bytes()
    assert main(["batch", str(source), str(source)]) == 2
    assert source.read_bytes() == before


def test_descriptions_are_weak_rows(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    text = "Shells fell on Kupiansk. The town was empty."
    main(["batch", str(_source(tmp_path, [json.dumps({"id": "a", "text": text})])), str(target)])
    name, weak = _rows(target)["a"]
    assert [(m["text"], m["weak"]) for m in (name, weak)] == [("Kupiansk", False), ("The town", True)]
    assert (weak["lat"], weak["lon"], weak["name"], weak["shown"]) == (name["lat"], name["lon"], name["name"], "map")


def test_a_place_of_unknown_position_has_its_area_s_point_and_its_own_name(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    text = "They took the villages of Qwertivka and Asdfivka in Kursk region."
    main(["batch", str(_source(tmp_path, [json.dumps({"id": "a", "text": text})])), str(target)])
    first, second, kursk = _rows(target)["a"]
    assert [m["name"] for m in (first, second, kursk)] == ["Qwertivka", "Asdfivka", "Kursk Oblast"]
    assert (first["lat"], first["lon"]) == (second["lat"], second["lon"]) == (kursk["lat"], kursk["lon"])
    assert (first["shown"], first["geo_precision"], first["country"]) == ("map", 3, "RU")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_with_a_gazetteer_of_ones_own(jobs: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own, target = tmp_path / "own.csv", tmp_path / "out.jsonl"
    own.write_text("name,lat,lon,country\nStaro Lebedivo,51.23,35.08,UA\nB,x,1,UA\n", "utf-8")
    source = _source(tmp_path, [json.dumps({"id": "a", "text": "Shelling hit Staro Lebedivo."})])
    assert main(["batch", str(source), str(target), "--jobs", jobs, "--gazetteer", str(own)]) == 0
    assert [(m["lat"], m["lon"], m["shown"]) for m in _rows(target)["a"]] == [(51.23, 35.08, "map")]
    assert "dateline: own.csv:3: lat must be a number" in capsys.readouterr().err
