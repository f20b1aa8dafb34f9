"""Bad input gets a clear message where the user looks, and the rest works on."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import TOP, App, Seen

Look = Callable[..., Seen]
FAULTY = """places:
  - {id: sudzha, name: Sudzha, lat: 51.19, lon: 35.27, kind: town, source: a test}
  - {id: nowhere, name: Nowhere, lat: 951, lon: 35.27, kind: town, source: a test}
  - {id: sourceless, name: Sourceless, lat: 51, lon: 35, kind: town}
"""


@pytest.fixture(scope="module")
def odd_app(tmp_path_factory: pytest.TempPathFactory, start_app: Callable[..., App]) -> App:
    """Articles that are empty, without places, not text, and wrongly dated; a places.yaml with faults."""
    folder = tmp_path_factory.mktemp("odd")
    shutil.copy(TOP / "dateline/data/articles/kursk-2025-03.md", folder)
    (folder / "empty.md").write_text("", "utf-8")
    (folder / "placeless.md").write_text("Nothing happened to anybody.\n", "utf-8")
    (folder / "binary.md").write_bytes(b"\xff\xfe\x00\x01")
    (folder / "surrogate.md").write_bytes(b"Shells fell in Sudzha \xed\xa0\x80 on Sunday.")
    (folder / "misdated.md").write_text("---\npublished: tomorrow\n---\nShells fell in Sudzha.\n", "utf-8")
    (folder / "places.yaml").write_text(FAULTY, "utf-8")
    return start_app({"DATELINE_ARTICLES": str(folder), "DATELINE_PLACES": str(folder / "places.yaml")})


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?article=empty", "The article is empty"),
        ("?article=placeless", "No place name was found"),
        ("?article=binary", "is not UTF-8 text"),
        ("?article=surrogate", "is not UTF-8 text"),
        ("?article=misdated", "'tomorrow' is not a date like 2025-03-09"),
        ("?article=unheard-of", "There is no article “unheard-of” here. The first article is shown instead."),
        ("?place=atlantis", "a place that this article does not have on its map: atlantis"),
    ],
)
def test_message_where_the_user_looks(odd_app: App, look: Look, query: str, message: str) -> None:
    seen = look().open(odd_app.at(query))
    assert any(message in notice for notice in seen.page.locator(".notice").all_inner_texts())
    assert seen.said == []


def test_faults_of_places_yaml_are_told_and_the_sound_entries_used(odd_app: App, look: Look) -> None:
    seen = look().open(odd_app.at("?place=sudzha"))
    notices = " ".join(seen.page.locator(".notice").all_inner_texts())
    assert "places.yaml:3" in notices
    assert "nowhere" in notices
    assert "places.yaml:4" in notices
    assert "source" in notices
    assert "places.yaml, kept by hand: a test" in seen.page.locator(".dossier dl").inner_text()


@pytest.mark.parametrize("kind", ["missing", "wrong version", "no database"])
def test_without_its_gazetteer_the_app_says_so(
    kind: str, tmp_path: Path, start_app: Callable[..., App], look: Look
) -> None:
    path = tmp_path / "gazetteer.sqlite"
    if kind == "wrong version":
        with sqlite3.connect(path) as database:
            database.execute("PRAGMA user_version = 999")
            database.execute("CREATE TABLE place (id INTEGER)")
        database.close()
    elif kind == "no database":
        path.write_text("not a database at all", "utf-8")
    app = start_app({"DATELINE_GAZETTEER": str(path)})
    seen = look().open(app.at("?place=sudzha"))
    message = seen.page.locator(".notice").first.inner_text()
    assert "gazetteer.sqlite" in message
    assert str(tmp_path) not in message  # no paths of the machine for visitors
    assert "python -m dateline.gazetteers.build" in message
    assert "only the places of places.yaml are known" in message
    assert seen.page.locator(".dossier .excerpt").count() == 4  # the curated places are still there
