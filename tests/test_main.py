"""The command line: exit codes, what is said where, and what a process loads."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.__main__ import main
from dateline.corrections import Correction, Verdict, added
from dateline.export.forms import FORMS
from dateline.links import encoded
from dateline.model import Coordinates

ROOT = Path(__file__).parent.parent


def _run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, *arguments], input=stdin, capture_output=True, cwd=ROOT, timeout=60)


def _stdin(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="ascii"))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes("Дрони: Drones hit Sudzha.\r\n".encode())
    return path


def test_a_shipped_article_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "kursk-2025-03"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Russia is advancing in Kursk")
    assert "83 mentions of places" in out
    assert err == ""


def test_a_file_as_json(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(report), "--to", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["article"]["id"] == "report"
    assert told["article"]["text"] == "Дрони: Drones hit Sudzha.\r\n"
    assert [(m["start"], m["text"], m["shown"]) for m in told["mentions"]] == [(18, "Sudzha", "map")]


@pytest.mark.parametrize(
    ("form", "sign"), [("json", '"The town"'), ("geojson", '"weak": true'), ("text", "taken to mean")]
)
def test_descriptions_where_they_are_asked_for(
    form: str, sign: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for asked in ([], ["--weak"]):
        _stdin(monkeypatch, b"Drones hit Sudzha. The town was dark.")
        assert main(["read", "-", "--to", form, *asked]) == 0
        assert (sign in capsys.readouterr().out) is bool(asked)


def test_what_a_person_corrected_as_a_link_holds_it(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = added("Sudzha", Coordinates(50, 36))
    text = encoded([Correction("Sudzha", Verdict.PLACE, place=there), Correction("Kyiv", Verdict.NONE)])
    assert main(["read", str(report), "--to", "json", "--corrections", text]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(p["id"], p["provenance"], p["lat"]) for p in told["places"]] == [(there.id, "manual", 50)]
    assert [m["reason"] for m in told["mentions"]] == ["added by hand"]
    assert "“Kyiv” applied to nothing" in " ".join(told["notices"])
    assert main(["read", str(report), "--to", "geojson", "--corrections", text]) == 0
    assert '"provenance": "manual"' in capsys.readouterr().out
    assert main(["read", str(report), "--corrections", text]) == 0
    assert "a person" in capsys.readouterr().out


def test_corrections_that_cannot_be_read_are_a_notice(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(report), "--corrections", "AAAA"]) == 0
    assert "! What the link corrects could not be read" in capsys.readouterr().out


def test_a_file_as_geojson(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(report), "--to", "geojson"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [feature["id"] for feature in told["features"]] == ["sudzha"]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_to_a_file_and_to_standard_output(
    form: str, report: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = tmp_path / f"story{FORMS[form].suffix}"
    out.write_text("what was there before", "utf-8")
    assert main(["read", str(report), "--to", form, "--out", str(out)]) == 0
    assert capsysbinary.readouterr().out == b""
    assert main(["read", str(report), "--to", form]) == 0
    assert capsysbinary.readouterr().out == out.read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {out.name, report.name}


def test_a_terminal_cannot_show_what_is_binary(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["read", "kursk-2025-03", "--to", "gpkg"]) == 2
    assert capsys.readouterr() == ("", "dateline: A terminal cannot show gpkg: say --out FILE.\n")


def test_a_file_that_cannot_be_written(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for out in (tmp_path, tmp_path / "nosuch" / "story.csv"):
        assert main(["read", str(report), "--to", "csv", "--out", str(out)]) == 2
        assert f"dateline: {out.name} cannot be written: " in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [report.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no /dev/null")
def test_a_device_is_written_to_and_stays(report: Path) -> None:
    assert main(["read", str(report), "--out", os.devnull]) == 0
    assert not Path(os.devnull).is_file()


def test_a_filter_keeps_what_it_asks_for(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["read", "kursk-2025-03", "--to", "geojson", "--filter"]
    assert main([*asked, "side=ukraine&status=claimed&from=2025-03-01"]) == 0
    told = json.loads(capsys.readouterr().out)
    said = [s for f in told["features"] for e in f["properties"]["excerpts"] for s in e["statements"]]
    assert {(s["side"], s["status"]) for s in said} == {("ukraine", "claimed")}
    assert all(s["time"]["last"] >= "2025-03-01" for s in said)


def test_a_filter_that_keeps_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "kursk-2025-03", "--to", "geojson", "--filter", "from=2030-01-01"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["features"] == []
    assert err == "dateline: The filter keeps no place of this article.\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("side=mars", "side “mars”, which this article does not have"),
        ("from=yesterday", "the day “yesterday”, which is none"),
        ("sides=russia", "There is no filter “sides”, only side, speaker, status, event, in, from, to."),
    ],
)
def test_a_filter_that_cannot_be_used(text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "story.json"
    assert main(["read", "kursk-2025-03", "--to", "json", "--filter", text, "--out", str(out)]) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_standard_input(mark: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _stdin(monkeypatch, mark + "Суджа: shells fell in Sudzha.".encode())
    assert main(["read", "-", "--to", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["article"]["id"] == "standard-input"
    assert [m["start"] for m in told["mentions"]] == [0, 22]


@pytest.mark.parametrize("raw", [b"", b" \n\t"])
def test_an_empty_article_is_read_and_said_so(
    raw: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("text", "json", "geojson"):
        _stdin(monkeypatch, raw)
        assert main(["read", "-", "--to", form]) == 0
    assert "The article is empty: there is nothing to read." in capsys.readouterr().out


def test_input_that_is_no_utf8(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _stdin(monkeypatch, b"Kyiv \xe9")
    assert main(["read", "-"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", "dateline: standard input is not UTF-8 text (byte 5)\n")


def test_a_file_that_is_no_utf8(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    assert main(["read", str(tmp_path / "latin.txt")]) == 2
    assert capsys.readouterr().err == "dateline: latin.txt is not UTF-8 text (byte 3)\n"


@pytest.mark.parametrize("name", ["nosuch.txt", "no-such-article", "../nosuch"])
def test_an_unknown_article(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", name]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"dateline: {Path(name).name} cannot be read: ")


def test_a_folder_is_no_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path)]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_an_article_with_a_wrong_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "dated.md"
    path.write_text("---\npublished: 9.3.2025\n---\nHello.", "utf-8")
    assert main(["read", str(path)]) == 2
    assert "is not a date like 2025-03-09" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["read"], ["read", "x", "--to", "shp"], ["write"], ["read", "a", "b"], ["check", "a", "b"]],
)
def test_a_wrong_command_shows_the_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: python -m dateline")


def test_help_names_the_shipped_articles(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["read", "--help"])
    assert left.value.code == 0
    assert "kursk-2025-03" in capsys.readouterr().out


def test_a_gazetteer_that_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATELINE_GAZETTEER", str(tmp_path / "nosuch.sqlite"))
    assert main(["read", "kursk-2025-03"]) == 2
    assert "dateline: The gazetteer" in (err := capsys.readouterr().err)
    assert "is missing. Build it with" in err


def test_a_places_file_that_is_missing_is_a_notice(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(report), "--places", "nosuch.yaml", "--to", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["notices"] == ["nosuch.yaml: no such file"]
    assert [m["shown"] for m in told["mentions"]] == ["map"]


def test_places_of_ones_own(tmp_path: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("ignore:\n  - {name: Sudzha, because: a test}\n", "utf-8")
    assert main(["read", str(report), "--places", str(own), "--to", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["mentions"] == []


VILLAGES = "name,lat,lon,country\nStaro Lebedivo,51.23,35.08,UA\nBroken,x,y,UA\n"


@pytest.fixture
def villages(tmp_path: Path) -> Path:
    path = tmp_path / "villages.csv"
    path.write_text(VILLAGES, "utf-8")
    (tmp_path / "report.txt").write_text("Shelling hit Staro Lebedivo.", "utf-8")
    return path


@pytest.mark.parametrize("given", ["option", "setting"])
def test_a_gazetteer_of_ones_own(
    given: str, villages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report, fronts = villages.with_name("report.txt"), villages.with_name("none.geojson")
    arguments = ["read", str(report), "--to", "json"]
    if given == "setting":
        monkeypatch.setenv("DATELINE_GAZETTEERS", os.pathsep.join(["", str(villages), str(fronts)]))
    else:
        arguments += ["--gazetteer", str(villages), "--gazetteer", str(fronts)]
    assert main(arguments) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(p["name"], p["lat"], p["provenance"]) for p in told["places"]] == [("Staro Lebedivo", 51.23, "curated")]
    assert len(told["notices"]) == 2  # one a file; the story is told all the same
    assert told["notices"][0].startswith("villages.csv:3: lat must be a number")
    assert told["notices"][1] == "none.geojson: no such file"


def test_its_faults_are_said_where_the_output_has_no_room_for_them(
    villages: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = str(villages.with_name("report.txt"))
    assert main(["read", report, "--to", "geojson", "--gazetteer", str(villages)]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["features"][0]["properties"]["source"] == "villages.csv"
    assert err.startswith("dateline: villages.csv:3: lat must be a number")


def test_check_of_a_gazetteer_of_ones_own(villages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(villages)]) == 1
    assert capsys.readouterr().out.endswith("villages.csv: 1 place; 2 faults, 1 row set aside\n")
    fronts = villages.with_name("fronts.geojson")
    fronts.write_text('{"type": "FeatureCollection", "features": []}', "utf-8")
    assert main(["check", str(fronts)]) == 0
    assert capsys.readouterr().out == "fronts.geojson: 0 places; no faults\n"


@pytest.mark.parametrize(
    ("yaml", "code", "said"),
    [
        ("places: []\n", 0, "own.yaml: 0 places, 0 preferences, 0 ignored names; no faults"),
        ("places:\n  - {id: x}\n", 1, "own.yaml:2:"),
    ],
)
def test_check(tmp_path: Path, yaml: str, code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(yaml, "utf-8")
    assert main(["check", str(own)]) == code
    assert said in capsys.readouterr().out


def test_the_shipped_places_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out.endswith("no faults\n")


def test_as_a_process_whatever_the_terminal() -> None:
    done = _run("-m", "dateline", "read", "-", stdin="Бої за Суджа.".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Бої за Суджа." in done.stdout.decode("utf-8")
    assert _run("-m", "dateline", "read", "nosuch").returncode == 2


HEAVY = "streamlit streamlit_folium folium branca pandas numpy dateline.draw dateline.ui".split()


@pytest.mark.parametrize(
    "module", ["dateline.pipeline", "dateline.__main__", "dateline.export.geojson", "dateline.views.panel"]
)
def test_the_library_loads_no_screen(module: str) -> None:
    done = _run("-c", f"import {module}, sys; print(*(m for m in {HEAVY!r} if m in sys.modules))")
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, b"", b"")


def test_reading_loads_no_screen_either() -> None:
    code = (
        "import sys; from dateline.__main__ import main; main(['read', 'kursk-2025-03']); "
        f"print('|', *(m for m in {HEAVY!r} if m in sys.modules))"
    )
    assert _run("-c", code).stdout.decode("utf-8").rpartition("|")[2].strip() == ""
